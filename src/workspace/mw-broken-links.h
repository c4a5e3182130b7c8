/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-match-board.h"

G_BEGIN_DECLS

/**
 * MwBrokenLink:
 * @match: (unowned): a link that still takes places
 * @fit: of its pair, as it is now
 * @ended: its initiative ended
 * @withdrawn: its request was withdrawn
 * @given: places of the initiative that are linked, where there are fewer; else 0
 * @taken: places that are linked to the request, where it wants fewer; else 0
 *
 * A link that somebody made, though by now something speaks against it: one side was changed since.
 */
typedef struct
{
  const MwRecord *match;
  const MwSupply *supply;
  const MwDemand *demand;
  MwFit fit;
  gboolean ended;
  gboolean withdrawn;
  gint64 given;
  gint64 taken;
} MwBrokenLink;

GArray *mw_broken_links_find (MwMatchBoard *board) G_GNUC_WARN_UNUSED_RESULT;
GStrv mw_broken_link_list_reasons (const MwBrokenLink *broken) G_GNUC_WARN_UNUSED_RESULT;
char *mw_broken_link_describe (const MwBrokenLink *broken) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
