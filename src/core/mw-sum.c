/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-sum.h"

#include <glib/gi18n-lib.h>

/* Sums of amounts of which some may be unknown: adding them up, setting one against another, and their words. */

/* A single amount that may be unknown, or known in part only. */
MwSum
mw_sum_of (MwMoney amount, gboolean whole)
{
  return (MwSum){ amount, 1, whole ? 0 : 1 };
}

/**
 * mw_sum_add:
 * @amount: as far as it is known, else 0
 * @whole: whether that is all of it
 *
 * Returns: %FALSE with %MW_ERROR_INVALID where the sum does not fit any more; it is then as it was
 */
gboolean
mw_sum_add (MwSum *sum, MwMoney amount, gboolean whole, GError **error)
{
  if (!mw_money_add (sum->amount, amount, &sum->amount, error))
    return FALSE;
  sum->count++;
  sum->unknown += whole ? 0 : 1;
  return TRUE;
}

/* Whether anything of it is known. The sum of nothing at all is: it is 0. */
gboolean
mw_sum_is_known (const MwSum *sum)
{
  return sum->unknown == 0 || sum->unknown < sum->count || sum->amount.cents > 0;
}

/* Whether nothing is left out of it. */
gboolean
mw_sum_is_whole (const MwSum *sum)
{
  return sum->unknown == 0;
}

/* Returns: in basis points; -1 where nothing is known of one of both, or there is nothing to divide by */
gint64
mw_sum_get_ratio (const MwSum *part, const MwSum *whole)
{
  return mw_sum_is_known (part) && mw_sum_is_known (whole) ? mw_money_get_ratio (part->amount, whole->amount) : -1;
}

/* Returns: (transfer full): @text, which says so where it is only sure that it is no less */
char *
mw_sum_mark_least (const char *text, gboolean least)
{
  return g_strconcat (least ? "≥\u00a0" : "", text, NULL);
}

/* Returns: (transfer full): such as "€ 1.234,56", "≥ € 1.234,56" or "unknown" */
char *
mw_sum_format (const MwSum *sum, MwNotation notation)
{
  g_autofree char *amount = mw_money_format (sum->amount, notation);

  return mw_sum_is_known (sum) ? mw_sum_mark_least (amount, !mw_sum_is_whole (sum)) : g_strdup (_ ("unknown"));
}

/* Returns: (transfer full): such as "€ 4,2 mln", "≥ € 4,1 mln" or "unknown" */
char *
mw_sum_format_short (const MwSum *sum, MwNotation notation)
{
  g_autofree char *amount = NULL;

  if (!mw_sum_is_known (sum))
    return g_strdup (_ ("unknown"));
  if (mw_sum_is_whole (sum))
    return mw_money_format_short (sum->amount, notation);
  amount = mw_money_format_short (mw_money_round_down_short (sum->amount), notation);
  return mw_sum_mark_least (amount, TRUE);
}
