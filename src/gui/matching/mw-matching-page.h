/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_MATCHING_PAGE (mw_matching_page_get_type ())
G_DECLARE_FINAL_TYPE (MwMatchingPage, mw_matching_page, MW, MATCHING_PAGE, AdwBin)

void mw_matching_page_set_workspace (MwMatchingPage *self, MwWorkspace *workspace, GSettings *settings);
void mw_matching_page_set_category (MwMatchingPage *self, gint64 category_id);

G_END_DECLS
