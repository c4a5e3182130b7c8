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
  g_assert_cmpuint (totals.value_unknown, ==, 1);
  g_assert_cmpint (totals.value.cents, ==, 100);
  g_assert_cmpuint (totals.duty_unknown, ==, 2);
  g_assert_cmpuint (totals.value_duty_unknown_unknown, ==, 1);
  g_assert_cmpuint (totals.value_with_duty_unknown, ==, 0);
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
  g_assert_cmpint (totals.realised.cents, ==, 110);
  g_assert_cmpint (totals.realised_of_duty.cents, ==, 20);
  g_assert_cmpint (totals.realised_of_value.cents, ==, 20);
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
  g_test_add_func ("/contract-facts/totals-count-what-is-unknown", test_totals_count_unknown);
  g_test_add_func ("/contract-facts/totals-do-not-overflow", test_totals_overflow);
  return g_test_run ();
}
