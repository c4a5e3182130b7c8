/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_PLAN_VIEW (mw_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (MwPlanView, mw_plan_view, MW, PLAN_VIEW, AdwBin)

void mw_plan_view_set_workspace (MwPlanView *self, MwWorkspace *workspace);
void mw_plan_view_show_board (MwPlanView *self, MwMatchBoard *board, gint64 category_id);
void mw_plan_view_stop (MwPlanView *self);

G_END_DECLS
