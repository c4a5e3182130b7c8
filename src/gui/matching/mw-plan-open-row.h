/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

GtkWidget *mw_plan_open_row_new (MwWorkspace *workspace, const MwPlanDraft *draft, const MwPlanOpen *open);

G_END_DECLS
