/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

void mw_refusals_dialog_present (GtkWindow *parent, MwWorkspace *workspace);

G_END_DECLS
