/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-fit.h"

G_BEGIN_DECLS

#define MW_TYPE_MATCH_BOARD (mw_match_board_get_type ())
G_DECLARE_FINAL_TYPE (MwMatchBoard, mw_match_board, MW, MATCH_BOARD, GObject)

/* One initiative beside one nomination. Both are borrowed from the board. */
typedef struct
{
  const MwSupply *supply;
  const MwDemand *demand;
  MwFit fit;
} MwPair;

MwMatchBoard *mw_match_board_load (MwConnection *connection, const MwRegions *regions, gint64 category_id, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_match_board_get_supplies (MwMatchBoard *self);
GPtrArray *mw_match_board_get_demands (MwMatchBoard *self);
GPtrArray *mw_match_board_get_matches (MwMatchBoard *self);
const MwSupply *mw_match_board_find_supply (MwMatchBoard *self, gint64 initiative_id);
const MwDemand *mw_match_board_find_demand (MwMatchBoard *self, gint64 nomination_id);
MwRecord *mw_match_board_find_link (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id);
gboolean mw_match_board_is_linked (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id);
MwRecord *mw_match_board_find_ban (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id);
MwRecord *mw_match_board_find_rejected (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id);
const MwSupply *mw_match_board_find_linked_supply (MwMatchBoard *self, gint64 initiative_id);
const MwDemand *mw_match_board_find_linked_demand (MwMatchBoard *self, gint64 nomination_id);
const char *mw_match_board_get_name (MwMatchBoard *self, gint64 record_id);
const char *mw_match_board_get_group_name (MwMatchBoard *self, gint64 target_group_id);
void mw_match_board_set_weights (MwMatchBoard *self, const int *weights);
void mw_match_board_fit (MwMatchBoard *self, const MwSupply *supply, const MwDemand *demand, MwFit *fit);
const MwFitContext *mw_match_board_get_context (MwMatchBoard *self);
GArray *mw_match_board_rank (MwMatchBoard *self, const MwSupply *supply, const MwDemand *demand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
