/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_MATCH_ROW (mw_match_row_get_type ())
G_DECLARE_FINAL_TYPE (MwMatchRow, mw_match_row, MW, MATCH_ROW, AdwActionRow)

GtkWidget *mw_match_row_new (MwWorkspace *workspace, MwRecord *match, const char *title);
MwRecord *mw_match_row_get_match (MwMatchRow *self);

G_END_DECLS
