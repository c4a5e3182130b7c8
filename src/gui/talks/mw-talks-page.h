/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_TALKS_PAGE (mw_talks_page_get_type ())
G_DECLARE_FINAL_TYPE (MwTalksPage, mw_talks_page, MW, TALKS_PAGE, AdwBin)

void mw_talks_page_set_workspace (MwTalksPage *self, MwWorkspace *workspace);
void mw_talks_page_set_category (MwTalksPage *self, gint64 category_id);
void mw_talks_page_show_talk (MwTalksPage *self, gint64 talk_id);
void mw_talks_page_focus_search (MwTalksPage *self);

G_END_DECLS
