/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_TALK_ROW (mw_talk_row_get_type ())
G_DECLARE_FINAL_TYPE (MwTalkRow, mw_talk_row, MW, TALK_ROW, GtkListBoxRow)

GtkWidget *mw_talk_row_new (MwWorkspace *workspace, MwTalkBoard *board, const MwTalkEntry *entry);
const MwTalkEntry *mw_talk_row_get_entry (MwTalkRow *self);

G_END_DECLS
