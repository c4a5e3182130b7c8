/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-facts.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-test.h"

static MwContractFacts
make_facts (MwRecord *contract, const char *notice, const char *end)
{
  MwContractFacts facts = { .contract = contract };
  MwProgressInput input = { .behind_bp = -1 };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  mw_record_set_text (contract, MW_CONTRACT_NOTICE_DATE, notice);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, end);
  mw_contract_facts_compute (&facts, &input, &today);
  return facts;
}

/* Six months from 23 November 2026 is 23 May 2027, that day included. */
static void
test_expiring (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);

  g_assert_true (make_facts (contract, NULL, "2026-11-23").expiring);
  g_assert_true (make_facts (contract, NULL, "2027-05-23").expiring);
  g_assert_false (make_facts (contract, NULL, "2027-05-24").expiring);
  g_assert_false (make_facts (contract, NULL, "2026-11-22").expiring);
  g_assert_true (make_facts (contract, "2027-01-01", "2028-01-01").expiring);
  g_assert_false (make_facts (contract, NULL, NULL).expiring);
}

static gboolean
add (MwContractTotals *totals, const MwContractFacts *facts, GError **error)
{
  MwContractFigures figures = mw_contract_facts_get_figures (facts);

  return mw_contract_totals_add (totals, &figures, error);
}

static void
test_totals_count_unknown (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  MwContractFacts facts = make_facts (contract, NULL, NULL);
  MwContractTotals totals = { 0 };

  g_assert_true (add (&totals, &facts, NULL));
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 100 });
  g_assert_true (add (&totals, &facts, NULL));
  g_assert_cmpuint (totals.count, ==, 2);
  g_assert_cmpuint (totals.value.unknown, ==, 1);
  g_assert_cmpint (totals.value.amount.cents, ==, 100);
  g_assert_cmpuint (totals.duty_unknown, ==, 2);
  g_assert_cmpuint (totals.value_duty_unknown.unknown, ==, 1);
  g_assert_cmpuint (totals.value_with_duty.unknown, ==, 0);
}

static void
assert_sum (const MwSum *sum, gint64 cents, guint count, guint unknown)
{
  g_assert_cmpint (sum->amount.cents, ==, cents);
  g_assert_cmpuint (sum->count, ==, count);
  g_assert_cmpuint (sum->unknown, ==, unknown);
}

/* By hand: all is known of one, a part of what is realised of another; the third may carry a duty, the last does not. */
static void
test_sums (void)
{
  MwContractFigures all[] = {
    { .value = { 1000 }, .value_known = 1, .applies = MW_YES, .duty = { 50 }, .duty_known = 1, .planned = { 10 }, .planned_known = 1, .realised = { 20 }, .realised_known = 1, .expected = { 30 }, .expected_known = 1, .behind = MW_YES },
    { .value = { 2000 }, .value_known = 1, .applies = MW_YES, .planned = { 5 }, .realised = { 7 }, .behind = MW_UNKNOWN },
    { .applies = MW_UNKNOWN, .realised = { 99 }, .realised_known = 1, .planned = { 99 }, .planned_known = 1, .behind = MW_UNKNOWN },
    { .value = { 4000 }, .value_known = 1, .applies = MW_NO, .realised = { 99 }, .realised_known = 1, .planned_known = 1, .behind = MW_NO },
  };
  MwContractTotals totals = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_true (mw_contract_totals_add (&totals, &all[i], NULL));
  assert_sum (&totals.value, 7000, 4, 1);
  assert_sum (&totals.value_with_duty, 3000, 2, 0);
  assert_sum (&totals.value_without_duty, 4000, 1, 0);
  assert_sum (&totals.value_duty_unknown, 0, 1, 1);
  assert_sum (&totals.duty, 50, 3, 2);
  assert_sum (&totals.planned, 15, 3, 2);
  assert_sum (&totals.realised, 27, 3, 2);
  assert_sum (&totals.realised_of_duty, 20, 1, 0);
  assert_sum (&totals.realised_of_value, 27, 2, 1);
  assert_sum (&totals.expected, 30, 3, 2);
  g_assert_cmpuint (totals.behind, ==, 1);
  g_assert_cmpuint (totals.behind_unknown, ==, 2);
}

/* Realised under a contract without a known duty or value is no part of what it is set against. */
static void
test_bases_match (void)
{
  MwContractTotals totals = { 0 };
  MwContractFigures known = { .value = { 1000 }, .duty = { 50 }, .realised = { 20 }, .value_known = 1, .duty_known = 1, .applies = MW_YES, .realised_known = 1 };
  MwContractFigures unknown = { .realised = { 90 }, .applies = MW_YES, .realised_known = 1 };

  g_assert_true (mw_contract_totals_add (&totals, &known, NULL));
  g_assert_true (mw_contract_totals_add (&totals, &unknown, NULL));
  g_assert_cmpint (totals.realised.amount.cents, ==, 110);
  g_assert_cmpint (totals.realised_of_duty.amount.cents, ==, 20);
  g_assert_cmpint (totals.realised_of_value.amount.cents, ==, 20);
}

static void
test_totals_overflow (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GError) error = NULL;
  MwContractFacts facts = make_facts (contract, NULL, NULL);
  MwContractTotals totals = { 0 };

  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ G_MAXINT64 });
  g_assert_true (add (&totals, &facts, &error));
  g_assert_false (add (&totals, &facts, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/contract-facts/bases-match", test_bases_match);
  g_test_add_func ("/contract-facts/expiring-by-end-or-notice", test_expiring);
  g_test_add_func ("/contract-facts/sums", test_sums);
  g_test_add_func ("/contract-facts/totals-count-what-is-unknown", test_totals_count_unknown);
  g_test_add_func ("/contract-facts/totals-do-not-overflow", test_totals_overflow);
  return g_test_run ();
}
