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
mw_contract_facts_compute (MwContractFacts *facts, const GDate *today)
{
  mw_duty_compute (facts->contract, facts->rule_set, today, &facts->duty);
  facts->expiring = is_expiring (facts->contract, today);
}

gboolean
mw_contract_facts_pass (const MwContractFacts *facts, MwContractFilter filter)
{
  switch (filter)
    {
    case MW_CONTRACT_FILTER_DUTY:
      return facts->duty.applies == MW_YES;
    case MW_CONTRACT_FILTER_UNKNOWN:
      return facts->duty.applies == MW_UNKNOWN;
    case MW_CONTRACT_FILTER_PLAN_OVERDUE:
      return facts->duty.plan_overdue == MW_YES;
    case MW_CONTRACT_FILTER_EXPIRING:
      return facts->expiring;
    case MW_CONTRACT_FILTER_ALL:
    case MW_N_CONTRACT_FILTERS:
    default:
      return TRUE;
    }
}

static gboolean
add_duty (MwContractTotals *totals, const MwDuty *duty, const MwMoney *value, GError **error)
{
  totals->duty_count += duty->applies == MW_YES;
  totals->duty_unknown += duty->applies == MW_UNKNOWN;
  totals->plan_overdue += duty->plan_overdue == MW_YES;
  if (duty->applies == MW_YES && !duty->amount_known)
    totals->duty_amount_unknown++;
  if (duty->applies == MW_YES && duty->amount_known && !mw_money_add (totals->duty, duty->amount, &totals->duty, error))
    return FALSE;
  if (value != NULL && duty->applies == MW_YES && !mw_money_add (totals->value_with_duty, *value, &totals->value_with_duty, error))
    return FALSE;
  if (value != NULL && duty->applies == MW_UNKNOWN && !mw_money_add (totals->value_duty_unknown, *value, &totals->value_duty_unknown, error))
    return FALSE;
  return TRUE;
}

/**
 * mw_contract_totals_add:
 *
 * Returns: %FALSE with %MW_ERROR_INVALID where a sum does not fit any more
 */
gboolean
mw_contract_totals_add (MwContractTotals *totals, const MwContractFacts *facts, GError **error)
{
  MwMoney value;
  gboolean value_known = mw_record_get_money (facts->contract, MW_CONTRACT_VALUE, &value);

  totals->count++;
  totals->expiring += facts->expiring ? 1 : 0;
  totals->places_linked += facts->places_linked;
  totals->value_unknown += !value_known;
  if (value_known && !mw_money_add (totals->value, value, &totals->value, error))
    return FALSE;
  return add_duty (totals, &facts->duty, value_known ? &value : NULL, error);
}
