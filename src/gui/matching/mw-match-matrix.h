/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "mw-match-board.h"

G_BEGIN_DECLS

#define MW_TYPE_MATCH_MATRIX (mw_match_matrix_get_type ())
G_DECLARE_FINAL_TYPE (MwMatchMatrix, mw_match_matrix, MW, MATCH_MATRIX, GtkWidget)

void mw_match_matrix_set_board (MwMatchMatrix *self, MwMatchBoard *board);
const MwPair *mw_match_matrix_get_pair (MwMatchMatrix *self);
void mw_match_matrix_move_to (MwMatchMatrix *self, int row, int column);
void mw_match_matrix_move_to_pair (MwMatchMatrix *self, gint64 initiative_id, gint64 nomination_id);
char *mw_match_matrix_describe (MwMatchMatrix *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
