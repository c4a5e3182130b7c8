/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-match-board.h"

G_BEGIN_DECLS

#define MW_TYPE_PAIR_ROW (mw_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (MwPairRow, mw_pair_row, MW, PAIR_ROW, GtkListBoxRow)

GtkWidget *mw_pair_row_new (MwMatchBoard *board, const MwPair *pair, const MwPair *best, gboolean about_demand);
void mw_pair_row_set_linkable (MwPairRow *self, gboolean linkable);
void mw_pair_row_set_asked (MwPairRow *self, gboolean asked);
gboolean mw_pair_row_is_linkable (MwPairRow *self);
const MwPair *mw_pair_row_get_pair (MwPairRow *self);

G_END_DECLS
