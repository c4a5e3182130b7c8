/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-plan-draft.h"

G_BEGIN_DECLS

#define MW_TYPE_PLAN_LINK_ROW (mw_plan_link_row_get_type ())
G_DECLARE_FINAL_TYPE (MwPlanLinkRow, mw_plan_link_row, MW, PLAN_LINK_ROW, AdwExpanderRow)

GtkWidget *mw_plan_link_row_new (const MwPlanDraft *draft, const MwPlanLink *link, gboolean kept, gboolean read_only);
const MwPlanLink *mw_plan_link_row_get_link (MwPlanLinkRow *self);
gboolean mw_plan_link_row_has_warnings (MwPlanLinkRow *self);
gint64 mw_plan_link_row_get_places (MwPlanLinkRow *self);

G_END_DECLS
