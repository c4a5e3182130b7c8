/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-facts.h"

#include "mw-contract.h"
#include "mw-date.h"

/* What lists and reports show of a contract beside its own fields, and the sums over many of them. */

void
mw_contract_facts_free (MwContractFacts *facts)
{
  g_clear_object (&facts->contract);
  g_clear_object (&facts->rule_set);
  g_free (facts->supplier);
  g_free (facts->client);
  g_free (facts->category);
  g_free (facts);
}

/* Whether the end, or the last day to give notice, lies between today and some months ahead. */
static gboolean
is_expiring (const MwRecord *contract, const GDate *today)
{
  static const guint fields[] = { MW_CONTRACT_NOTICE_DATE, MW_CONTRACT_END_DATE };
  GDate limit = *today;
  GDate date;

  mw_date_add_months (&limit, MW_EXPIRING_MONTHS);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (mw_record_get_date (contract, fields[i], &date) && g_date_compare (&date, today) >= 0 && g_date_compare (&date, &limit) <= 0)
        return TRUE;
    }
  return FALSE;
}

/* Fills in what follows from the contract, its rule set and the date. */
void
mw_contract_facts_compute (MwContractFacts *facts, const MwProgressInput *input, const GDate *today)
{
  mw_duty_compute (facts->contract, &facts->terms, today, &facts->duty);
  mw_progress_compute (facts->contract, &facts->duty, input, today, &facts->progress);
  facts->expiring = is_expiring (facts->contract, today);
}

static void
get_progress (const MwContractFacts *facts, MwContractFigures *figures)
{
  const MwProgress *progress = &facts->progress;

  figures->planned = progress->planned;
  figures->planned_known = progress->planned_known ? 1 : 0;
  figures->realised = progress->realised;
  figures->realised_known = progress->realised_known ? 1 : 0;
  figures->nothing_recorded = progress->nothing_recorded ? 1 : 0;
  figures->expected = progress->expected;
  figures->expected_known = progress->expected_known ? 1 : 0;
  figures->behind = progress->behind;
  figures->percentage = (gint16) mw_progress_get_percentage (progress, &facts->duty);
}

MwContractFigures
mw_contract_facts_get_figures (const MwContractFacts *facts)
{
  MwContractFigures figures = { 0 };
  guint missing_field = 0;

  figures.value_known = mw_record_get_money (facts->contract, MW_CONTRACT_VALUE, &figures.value) ? 1 : 0;
  figures.applies = facts->duty.applies;
  figures.duty_known = facts->duty.applies == MW_YES && facts->duty.amount_known;
  if (figures.duty_known)
    figures.duty = facts->duty.amount;
  figures.plan_overdue = facts->duty.plan_overdue == MW_YES;
  figures.expiring = facts->expiring ? 1 : 0;
  figures.places_linked = facts->places_linked;
  figures.missing = (guint8) mw_duty_count_missing (&facts->duty, &missing_field);
  figures.missing_field = (guint8) missing_field;
  figures.amount_missing_field = (guint8) facts->duty.amount_missing;
  get_progress (facts, &figures);
  return figures;
}

gboolean
mw_contract_figures_pass (const MwContractFigures *figures, MwContractFilter filter)
{
  switch (filter)
    {
    case MW_CONTRACT_FILTER_DUTY:
      return figures->applies == MW_YES;
    case MW_CONTRACT_FILTER_UNKNOWN:
      return figures->applies == MW_UNKNOWN;
    case MW_CONTRACT_FILTER_PLAN_OVERDUE:
      return figures->plan_overdue;
    case MW_CONTRACT_FILTER_EXPIRING:
      return figures->expiring;
    case MW_CONTRACT_FILTER_BEHIND:
      return figures->behind == MW_YES;
    case MW_CONTRACT_FILTER_ALL:
    case MW_N_CONTRACT_FILTERS:
    default:
      return TRUE;
    }
}

/* Adds @amount to @sum where @wanted. */
static gboolean
add_if (gboolean wanted, MwMoney amount, MwMoney *sum, GError **error)
{
  return !wanted || mw_money_add (*sum, amount, sum, error);
}

/* Without a duty there is nothing to be ahead of or behind. */
static gboolean
add_progress (MwContractTotals *totals, const MwContractFigures *figures, GError **error)
{
  if (figures->applies != MW_YES)
    return TRUE;
  totals->planned_incomplete += !figures->planned_known;
  totals->nothing_recorded += figures->nothing_recorded;
  totals->realised_incomplete += !figures->nothing_recorded && !figures->realised_known;
  totals->expected_unknown += !figures->expected_known;
  totals->behind += figures->behind == MW_YES ? 1 : 0;
  totals->behind_unknown += figures->behind == MW_UNKNOWN ? 1 : 0;
  return add_if (TRUE, figures->planned, &totals->planned, error) && add_if (TRUE, figures->realised, &totals->realised, error) && add_if (figures->duty_known, figures->realised, &totals->realised_of_duty, error) && add_if (figures->value_known, figures->realised, &totals->realised_of_value, error) && add_if (figures->expected_known, figures->expected, &totals->expected, error);
}

static gboolean
add_gap (MwContractTotals *totals, const MwContractFigures *figures, GError **error)
{
  MwContractGap *gap = figures->missing > 1 ? &totals->several_gaps : &totals->gaps[figures->missing_field];

  if (figures->applies == MW_YES && !figures->duty_known)
    totals->amount_gaps[figures->amount_missing_field]++;
  if (figures->missing == 0)
    return TRUE;
  gap->count++;
  gap->value_unknown += !figures->value_known;
  return add_if (figures->value_known, figures->value, &gap->value, error);
}

/**
 * mw_contract_totals_add:
 *
 * Returns: %FALSE with %MW_ERROR_INVALID where a sum does not fit any more
 */
gboolean
mw_contract_totals_add (MwContractTotals *totals, const MwContractFigures *figures, GError **error)
{
  gboolean with_duty = figures->applies == MW_YES;
  gboolean unknown = figures->applies == MW_UNKNOWN;

  totals->count++;
  totals->value_unknown += !figures->value_known;
  totals->duty_count += with_duty ? 1 : 0;
  totals->duty_unknown += unknown ? 1 : 0;
  totals->duty_amount_unknown += with_duty && !figures->duty_known;
  totals->value_with_duty_unknown += with_duty && !figures->value_known;
  totals->value_duty_unknown_unknown += unknown && !figures->value_known;
  totals->plan_overdue += figures->plan_overdue;
  totals->expiring += figures->expiring;
  totals->places_linked += figures->places_linked;
  return add_progress (totals, figures, error) && add_gap (totals, figures, error) && add_if (figures->value_known, figures->value, &totals->value, error) && add_if (figures->duty_known, figures->duty, &totals->duty, error) && add_if (figures->value_known && with_duty, figures->value, &totals->value_with_duty, error) && add_if (figures->value_known && unknown, figures->value, &totals->value_duty_unknown, error);
}
