/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_CATEGORY_SIDEBAR (mw_category_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MwCategorySidebar, mw_category_sidebar, MW, CATEGORY_SIDEBAR, AdwBin)

void mw_category_sidebar_set_workspace (MwCategorySidebar *self, MwWorkspace *workspace);
void mw_category_sidebar_select (MwCategorySidebar *self, gint64 category_id);
gint64 mw_category_sidebar_get_selected (MwCategorySidebar *self);
char *mw_category_sidebar_get_selected_name (MwCategorySidebar *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
