/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_OVERVIEW_PAGE (mw_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (MwOverviewPage, mw_overview_page, MW, OVERVIEW_PAGE, AdwBin)

void mw_overview_page_set_workspace (MwOverviewPage *self, MwWorkspace *workspace);
void mw_overview_page_set_category (MwOverviewPage *self, gint64 category_id);
gboolean mw_overview_page_save_picture (MwOverviewPage *self, const char *path, GError **error);

G_END_DECLS
