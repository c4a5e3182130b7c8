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
  facts->term = mw_contract_get_term (facts->contract);
  facts->state = mw_contract_term_get_state (&facts->term, g_date_get_julian (today), g_date_get_julian (today));
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
  figures.term = facts->term;
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

/* Adds what is known of an amount to a sum. */
static gboolean
add_known (MwSum *sum, gboolean known, MwMoney amount, GError **error)
{
  return mw_sum_add (sum, known ? amount : (MwMoney){ 0 }, known, error);
}

/* Under a contract that may carry the duty there may be more than is counted. */
static gboolean
add_realised (MwContractTotals *totals, const MwContractFigures *figures, GError **error)
{
  gboolean with_duty = figures->applies == MW_YES;
  MwMoney realised = { with_duty ? figures->realised.cents : 0 };
  gboolean whole = with_duty && figures->realised_known;

  if (!mw_sum_add (&totals->realised, realised, whole, error))
    return FALSE;
  if (figures->duty_known && !mw_sum_add (&totals->realised_of_duty, realised, whole, error))
    return FALSE;
  return !figures->value_known || mw_sum_add (&totals->realised_of_value, realised, whole, error);
}

/* Without a duty there is nothing to be ahead of or behind. */
static gboolean
add_progress (MwContractTotals *totals, const MwContractFigures *figures, GError **error)
{
  gboolean with_duty = figures->applies == MW_YES;
  MwMoney planned = { with_duty ? figures->planned.cents : 0 };

  if (figures->applies == MW_NO)
    return TRUE;
  totals->nothing_recorded += with_duty && figures->nothing_recorded;
  totals->realised_incomplete += with_duty && !figures->nothing_recorded && !figures->realised_known;
  totals->behind += figures->behind == MW_YES ? 1 : 0;
  totals->behind_unknown += figures->behind == MW_UNKNOWN ? 1 : 0;
  return add_known (&totals->duty, figures->duty_known, figures->duty, error) && mw_sum_add (&totals->planned, planned, with_duty && figures->planned_known, error) && add_known (&totals->expected, with_duty && figures->expected_known, figures->expected, error) && add_realised (totals, figures, error);
}

static gboolean
add_gap (MwContractTotals *totals, const MwContractFigures *figures, GError **error)
{
  MwSum *gap = figures->missing > 1 ? &totals->several_gaps : &totals->gaps[figures->missing_field];

  if (figures->applies == MW_YES && !figures->duty_known)
    totals->amount_gaps[figures->amount_missing_field]++;
  return figures->missing == 0 || add_known (gap, figures->value_known, figures->value, error);
}

static MwSum *
find_value_sum (MwContractTotals *totals, guint8 applies)
{
  if (applies == MW_YES)
    return &totals->value_with_duty;
  return applies == MW_NO ? &totals->value_without_duty : &totals->value_duty_unknown;
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

  totals->count++;
  totals->duty_count += with_duty ? 1 : 0;
  totals->duty_unknown += figures->applies == MW_UNKNOWN ? 1 : 0;
  totals->duty_amount_unknown += with_duty && !figures->duty_known;
  totals->plan_overdue += figures->plan_overdue;
  totals->expiring += figures->expiring;
  totals->places_linked += figures->places_linked;
  return add_known (&totals->value, figures->value_known, figures->value, error) && add_known (find_value_sum (totals, figures->applies), figures->value_known, figures->value, error) && add_progress (totals, figures, error) && add_gap (totals, figures, error);
}
