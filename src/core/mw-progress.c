/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-progress.h"

#include <string.h>

#include "mw-contract.h"
#include "mw-date.h"

/*
 * How far a contract is with its duty: planned, realised, and what could be expected today. What is expected
 * grows evenly over the term. No contribution written down is not the same as nothing done: then it is unknown.
 */

/* Returns: how much of the term has passed today, by days */
static gboolean
elapsed (const MwRecord *contract, const GDate *today, gint64 *passed, gint64 *total)
{
  GDate start;
  GDate end;

  if (!mw_record_get_date (contract, MW_CONTRACT_START_DATE, &start) || !mw_record_get_date (contract, MW_CONTRACT_END_DATE, &end) || g_date_compare (&end, &start) < 0)
    return FALSE;
  *total = g_date_days_between (&start, &end) + 1;
  *passed = CLAMP (g_date_days_between (&start, today) + 1, 0, *total);
  return TRUE;
}

static void
compute_expected (const MwRecord *contract, const MwDuty *duty, const GDate *today, MwProgress *progress)
{
  gint64 passed;
  gint64 total;

  if (duty->applies == MW_NO || !duty->amount_known || !elapsed (contract, today, &passed, &total))
    return;
  progress->expected_known = mw_money_scale (duty->amount, &passed, 1, &total, 1, &progress->expected, NULL);
}

/* A row with a cap counts for no more than its part of the duty. */
static gboolean
add_capped (const MwDuty *duty, const MwCappedSum *capped, MwMoney *sum)
{
  MwMoney amount = capped->sum;
  MwMoney most;

  if (!duty->amount_known || !mw_money_share (duty->amount, capped->cap_bp, &most, NULL))
    return FALSE;
  if (amount.cents > most.cents)
    amount = most;
  return mw_money_add (*sum, amount, sum, NULL);
}

static void
compute_realised (const MwDuty *duty, const MwProgressInput *input, MwProgress *progress)
{
  progress->nothing_recorded = input->n_realised == 0;
  progress->realised = input->realised;
  progress->realised_known = input->n_realised > 0 && input->realised_unknown == 0;
  for (guint i = 0; input->capped != NULL && i < input->capped->len; i++)
    {
      if (!add_capped (duty, &g_array_index (input->capped, MwCappedSum, i), &progress->realised))
        progress->realised_known = FALSE;
    }
}

/* What is known may be enough to say that it is not behind, though there is more that is not. */
static MwTristate
judge_behind (const MwDuty *duty, const MwProgressInput *input, const MwProgress *progress)
{
  MwMoney least;

  if (duty->applies == MW_NO || input->behind_bp < 0)
    return MW_NO;
  if (duty->applies == MW_UNKNOWN || !progress->expected_known || progress->nothing_recorded)
    return MW_UNKNOWN;
  if (!mw_money_share (progress->expected, 10000 - input->behind_bp, &least, NULL))
    return MW_UNKNOWN;
  if (progress->realised.cents >= least.cents)
    return MW_NO;
  return progress->realised_known ? MW_YES : MW_UNKNOWN;
}

/**
 * mw_progress_compute:
 * @progress: (out caller-allocates)
 */
void
mw_progress_compute (const MwRecord *contract, const MwDuty *duty, const MwProgressInput *input, const GDate *today, MwProgress *progress)
{
  memset (progress, 0, sizeof *progress);
  progress->planned = input->planned;
  progress->planned_known = input->planned_unknown == 0;
  compute_realised (duty, input, progress);
  compute_expected (contract, duty, today, progress);
  progress->behind = judge_behind (duty, input, progress);
}

/**
 * mw_progress_get_percentage:
 *
 * Returns: how much of the duty is realised, rounded down, so that 100 is never said too early; -1 where unknown
 */
int
mw_progress_get_percentage (const MwProgress *progress, const MwDuty *duty)
{
  if (duty->applies != MW_YES || !duty->amount_known || duty->amount.cents == 0)
    return -1;
  if (progress->nothing_recorded || (!progress->realised_known && progress->realised.cents == 0))
    return -1;
  return (int) MIN (progress->realised.cents / duty->amount.cents * 100 + progress->realised.cents % duty->amount.cents * 100 / duty->amount.cents, 9999);
}
