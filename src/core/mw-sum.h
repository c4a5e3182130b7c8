/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-money.h"

G_BEGIN_DECLS

/**
 * MwSum:
 * @amount: of what is known
 * @count: of how many amounts it is the sum
 * @unknown: how many of those are not known, or not wholly
 *
 * A sum that does not forget what it leaves out. One type for all sums of amounts, so that no list, report or dialog
 * decides for itself what an unknown part means: nothing known is unknown and not zero, and a part that is unknown makes
 * it a lower bound.
 */
typedef struct
{
  MwMoney amount;
  guint count;
  guint unknown;
} MwSum;

MwSum mw_sum_of (MwMoney amount, gboolean whole);
gboolean mw_sum_add (MwSum *sum, MwMoney amount, gboolean whole, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_sum_is_known (const MwSum *sum);
gboolean mw_sum_is_whole (const MwSum *sum);
gint64 mw_sum_get_ratio (const MwSum *part, const MwSum *whole);
char *mw_sum_format (const MwSum *sum, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *mw_sum_format_short (const MwSum *sum, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *mw_sum_mark_least (const char *text, gboolean least) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
