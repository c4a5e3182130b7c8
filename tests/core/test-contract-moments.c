/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-moments.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-test.h"

static MwRecord *
make_contract (void)
{
  MwRecord *contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_AWARD_DATE, "2025-12-15");
  mw_record_set_text (contract, MW_CONTRACT_START_DATE, "2026-01-01");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2026-12-31");
  mw_record_set_integer (contract, MW_CONTRACT_REPORT_EVERY_MONTHS, 6);
  return contract;
}

/* "kind state date", a line each. */
static char *
describe (const MwRecord *contract, const MwDuty *duty, const char *today)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) moments = NULL;
  GDate date;

  g_assert_true (mw_date_from_iso (today, &date));
  moments = mw_contract_moments_list (contract, duty, &date);
  for (guint i = 0; i < moments->len; i++)
    {
      const MwMoment *moment = &g_array_index (moments, MwMoment, i);
      g_autofree char *day = mw_date_to_iso (&moment->date);
      g_string_append_printf (text, "%s %d %s\n", mw_moment_get_label (moment), moment->state, day);
    }
  return g_string_free (text, FALSE);
}

/* Reports each half year from 1 January, the last day included or not. */
static void
test_order (void)
{
  g_autoptr (MwRecord) contract = make_contract ();
  MwDuty duty = { .applies = MW_YES, .plan_due_known = TRUE, .plan_overdue = MW_YES };
  g_autofree char *overdue = NULL;
  g_autofree char *received = NULL;

  g_assert_true (mw_date_from_iso ("2026-02-15", &duty.plan_due));
  overdue = describe (contract, &duty, "2026-07-01");
  g_assert_cmpstr (overdue, ==, "Awarded 0 2025-12-15\nStart 0 2026-01-01\nAction plan due 1 2026-02-15\nReport due 2 2026-07-01\nEnd 2 2026-12-31\n");
  mw_record_set_text (contract, MW_CONTRACT_PLAN_RECEIVED_DATE, "2026-02-20");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-01-01");
  received = describe (contract, &duty, "2026-07-02");
  g_assert_cmpstr (received, ==, "Awarded 0 2025-12-15\nStart 0 2026-01-01\nAction plan received 0 2026-02-20\nReport due 0 2026-07-01\nReport due 2 2027-01-01\nEnd 2 2027-01-01\n");
}

/* Without a duty there is nothing to plan or report; what is not known is left out. */
static void
test_less_known (void)
{
  g_autoptr (MwRecord) contract = make_contract ();
  MwDuty duty = { .applies = MW_NO, .plan_due_known = TRUE };
  g_autofree char *without = NULL;
  g_autofree char *endless = NULL;

  g_assert_true (mw_date_from_iso ("2026-02-15", &duty.plan_due));
  without = describe (contract, &duty, "2026-07-01");
  g_assert_cmpstr (without, ==, "Awarded 0 2025-12-15\nStart 0 2026-01-01\nEnd 2 2026-12-31\n");
  mw_record_clear (contract, MW_CONTRACT_END_DATE);
  duty.applies = MW_UNKNOWN;
  endless = describe (contract, &duty, "2026-01-01");
  g_assert_cmpstr (endless, ==, "Awarded 0 2025-12-15\nStart 2 2026-01-01\nAction plan due 2 2026-02-15\n");
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/contract-moments/order", test_order);
  g_test_add_func ("/contract-moments/less-known", test_less_known);
  return g_test_run ();
}
