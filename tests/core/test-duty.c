/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-duty.h"
#include "mw-rule-set.h"
#include "mw-test.h"

/* The readings of the sources, worked out by hand: domain facts 1.1, 1.2 and 1.4. */
typedef enum
{
  VALUE_ABOVE,  /* contract value above 250,000 */
  WAGE_AT_LEAST /* wage sum of at least 250,000 */
} Reading;

static MwRecord *
make_rule_set (Reading reading)
{
  MwRecord *rules = mw_record_new (&mw_rule_set_table);

  mw_record_set_text (rules, MW_RULE_SET_NAME, "Test");
  mw_record_set_text (rules, MW_RULE_SET_KINDS, "services works");
  mw_record_set_money (rules, MW_RULE_SET_THRESHOLD, (MwMoney){ 25000000 });
  mw_record_set_yes_no (rules, MW_RULE_SET_THRESHOLD_INCLUSIVE, reading == WAGE_AT_LEAST ? MW_YES : MW_NO);
  mw_record_set_text (rules, MW_RULE_SET_THRESHOLD_BASIS, reading == WAGE_AT_LEAST ? "wage_sum" : "contract_value");
  mw_record_set_text (rules, MW_RULE_SET_PERCENTAGE_BASIS, reading == WAGE_AT_LEAST ? "wage_sum" : "contract_value");
  mw_record_set_integer (rules, MW_RULE_SET_MIN_MONTHS, 6);
  mw_record_set_yes_no (rules, MW_RULE_SET_ASSUMES_SUITABLE, MW_YES);
  mw_record_set_integer (rules, MW_RULE_SET_PLAN_MONTHS, 2);
  return rules;
}

/* A services contract of half a year, above each threshold, of which all is known. */
static MwRecord *
make_contract (void)
{
  MwRecord *contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_KIND, "services");
  mw_record_set_text (contract, MW_CONTRACT_START_DATE, "2026-01-01");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2026-06-30");
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 25000001 });
  mw_record_set_money (contract, MW_CONTRACT_WAGE_SUM, (MwMoney){ 25000000 });
  mw_record_set_text (contract, MW_CONTRACT_AWARD_DATE, "2025-12-15");
  return contract;
}

static MwDuty
compute (const MwRecord *contract, const MwRecord *rules, const char *today)
{
  MwDutyTerms terms = { .rule_set = rules };
  MwDuty duty;
  GDate date;

  g_assert_true (mw_date_from_iso (today, &date));
  mw_duty_compute (contract, &terms, &date, &duty);
  return duty;
}

typedef struct
{
  Reading reading;
  guint field;
  const char *value; /* NULL: unknown */
  MwTristate applies;
} Case;

static void
test_each_condition_from_both_sides (void)
{
  static const Case cases[] = {
    { VALUE_ABOVE, MW_CONTRACT_VALUE, "250000,01", MW_YES },
    { VALUE_ABOVE, MW_CONTRACT_VALUE, "250000,00", MW_NO },
    { VALUE_ABOVE, MW_CONTRACT_VALUE, NULL, MW_UNKNOWN },
    { VALUE_ABOVE, MW_CONTRACT_WAGE_SUM, NULL, MW_YES },
    { WAGE_AT_LEAST, MW_CONTRACT_WAGE_SUM, "250000,00", MW_YES },
    { WAGE_AT_LEAST, MW_CONTRACT_WAGE_SUM, "249999,99", MW_NO },
    { WAGE_AT_LEAST, MW_CONTRACT_WAGE_SUM, NULL, MW_UNKNOWN },
    { WAGE_AT_LEAST, MW_CONTRACT_VALUE, NULL, MW_YES },
    { VALUE_ABOVE, MW_CONTRACT_KIND, "works", MW_YES },
    { VALUE_ABOVE, MW_CONTRACT_KIND, "supplies", MW_NO },
    { VALUE_ABOVE, MW_CONTRACT_KIND, NULL, MW_UNKNOWN },
    { VALUE_ABOVE, MW_CONTRACT_END_DATE, "29-06-2026", MW_NO },
    { VALUE_ABOVE, MW_CONTRACT_END_DATE, "30-06-2026", MW_YES },
    { VALUE_ABOVE, MW_CONTRACT_END_DATE, NULL, MW_UNKNOWN },
    { VALUE_ABOVE, MW_CONTRACT_START_DATE, NULL, MW_UNKNOWN },
    { VALUE_ABOVE, MW_CONTRACT_VARIANT, "none", MW_NO },
    { VALUE_ABOVE, MW_CONTRACT_VARIANT, "mvm", MW_YES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MwRecord) rules = make_rule_set (cases[i].reading);
      g_autoptr (MwRecord) contract = make_contract ();
      g_assert_true (mw_record_parse_field (contract, cases[i].field, cases[i].value != NULL ? cases[i].value : "", MW_NOTATION_DUTCH, NULL));
      MwDuty duty = compute (contract, rules, "2026-02-01");
      g_test_message ("case %u", (guint) i);
      g_assert_cmpint (duty.applies, ==, cases[i].applies);
      if (cases[i].applies == MW_UNKNOWN)
        g_assert_cmpstr (mw_duty_missing_label (&duty), ==, mw_field_get_label (&mw_contract_table.fields[cases[i].field]));
    }
}

/* One "no" decides, whatever else is missing. */
static void
test_no_beats_unknown (void)
{
  g_autoptr (MwRecord) rules = make_rule_set (VALUE_ABOVE);
  g_autoptr (MwRecord) contract = make_contract ();

  mw_record_set_text (contract, MW_CONTRACT_KIND, "supplies");
  mw_record_clear (contract, MW_CONTRACT_VALUE);
  g_assert_cmpint (compute (contract, rules, "2026-02-01").applies, ==, MW_NO);
}

static void
test_suitable (void)
{
  g_autoptr (MwRecord) rules = make_rule_set (VALUE_ABOVE);
  g_autoptr (MwRecord) contract = make_contract ();

  g_assert_true (compute (contract, rules, "2026-02-01").assumed_suitable);
  mw_record_set_yes_no (contract, MW_CONTRACT_SUITABLE, MW_NO);
  g_assert_cmpint (compute (contract, rules, "2026-02-01").applies, ==, MW_NO);
  mw_record_clear (contract, MW_CONTRACT_SUITABLE);
  mw_record_clear (rules, MW_RULE_SET_ASSUMES_SUITABLE);
  g_assert_cmpint (compute (contract, rules, "2026-02-01").applies, ==, MW_UNKNOWN);
}

static void
test_without_rule_set (void)
{
  g_autoptr (MwRecord) contract = make_contract ();
  MwDuty duty = compute (contract, NULL, "2026-02-01");

  g_assert_cmpint (duty.applies, ==, MW_UNKNOWN);
  g_assert_false (duty.amount_known);
  mw_record_set_text (contract, MW_CONTRACT_VARIANT, "none");
  g_assert_cmpint (compute (contract, NULL, "2026-02-01").applies, ==, MW_NO);
}

static void
test_amount (void)
{
  g_autoptr (MwRecord) rules = make_rule_set (VALUE_ABOVE);
  g_autoptr (MwRecord) contract = make_contract ();
  MwDuty duty = compute (contract, rules, "2026-02-01");

  g_assert_false (duty.amount_known);
  mw_record_set_integer (rules, MW_RULE_SET_PERCENTAGE, 500);
  duty = compute (contract, rules, "2026-02-01");
  g_assert_true (duty.amount_known);
  g_assert_cmpint (duty.amount.cents, ==, 1250000); /* 5 % of 250,000.01, rounded to a cent */
  mw_record_set_integer (contract, MW_CONTRACT_PERCENTAGE, 400);
  g_assert_cmpint (compute (contract, rules, "2026-02-01").amount.cents, ==, 1000000);
  mw_record_set_money (contract, MW_CONTRACT_AGREED, (MwMoney){ 777 });
  g_assert_cmpint (compute (contract, rules, "2026-02-01").amount.cents, ==, 777);
  mw_record_set_text (contract, MW_CONTRACT_KIND, "supplies");
  g_assert_false (compute (contract, rules, "2026-02-01").amount_known);
}

/* Awarded on 15 December, the plan is due on 15 February; late from the day after. */
static void
test_plan (void)
{
  g_autoptr (MwRecord) rules = make_rule_set (VALUE_ABOVE);
  g_autoptr (MwRecord) contract = make_contract ();

  g_assert_cmpint (compute (contract, rules, "2026-02-15").plan_overdue, ==, MW_NO);
  g_assert_cmpint (compute (contract, rules, "2026-02-16").plan_overdue, ==, MW_YES);
  mw_record_set_text (contract, MW_CONTRACT_PLAN_DUE_DATE, "2026-03-01");
  g_assert_cmpint (compute (contract, rules, "2026-02-16").plan_overdue, ==, MW_NO);
  g_assert_cmpint (compute (contract, rules, "2026-03-02").plan_overdue, ==, MW_YES);
  mw_record_set_text (contract, MW_CONTRACT_PLAN_RECEIVED_DATE, "2026-04-01");
  g_assert_cmpint (compute (contract, rules, "2026-05-01").plan_overdue, ==, MW_NO);
  mw_record_clear (contract, MW_CONTRACT_PLAN_RECEIVED_DATE);
  mw_record_clear (contract, MW_CONTRACT_PLAN_DUE_DATE);
  mw_record_clear (contract, MW_CONTRACT_AWARD_DATE);
  g_assert_cmpint (compute (contract, rules, "2026-05-01").plan_overdue, ==, MW_UNKNOWN);
}

static void
test_every_reason_has_words (void)
{
  g_autoptr (MwRecord) rules = make_rule_set (VALUE_ABOVE);
  g_autoptr (MwRecord) contract = make_contract ();
  MwDuty duty = compute (contract, rules, "2026-02-01");

  mw_record_set_text (contract, MW_CONTRACT_VARIANT, "mvm");
  for (guint i = 0; i < MW_N_DUTY_CONDITIONS; i++)
    {
      g_autofree char *reason = mw_duty_describe_condition (&duty, (MwDutyCondition) i, contract, rules, MW_NOTATION_DUTCH);
      g_assert_cmpstr (reason, !=, "");
    }
  g_autofree char *threshold = mw_duty_describe_condition (&duty, MW_DUTY_THRESHOLD, contract, rules, MW_NOTATION_DUTCH);
  g_assert_cmpstr (threshold, ==, "Contract value is above €\u00a0250.000");
}

/* What a rule set itself leaves open is as unknown as what a contract leaves open. */
static void
test_unfinished_rule_set (void)
{
  g_autoptr (MwRecord) rules = make_rule_set (VALUE_ABOVE);
  g_autoptr (MwRecord) contract = make_contract ();

  g_assert_cmpint (compute (contract, rules, "2026-01-01").applies, ==, MW_YES);
  mw_record_clear (rules, MW_RULE_SET_THRESHOLD_INCLUSIVE);
  g_assert_cmpint (compute (contract, rules, "2026-01-01").applies, ==, MW_YES);
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 25000000 });
  g_assert_cmpint (compute (contract, rules, "2026-01-01").applies, ==, MW_UNKNOWN);
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 99000000 });
  mw_record_clear (rules, MW_RULE_SET_THRESHOLD_BASIS);
  g_assert_cmpint (compute (contract, rules, "2026-01-01").applies, ==, MW_UNKNOWN);
}

/* Without a rule set the agreed amount and the date of the plan are known all the same. */
static void
test_agreed_without_rule_set (void)
{
  g_autoptr (MwRecord) contract = make_contract ();
  MwDuty duty;

  mw_record_set_money (contract, MW_CONTRACT_AGREED, (MwMoney){ 50000 });
  mw_record_set_text (contract, MW_CONTRACT_PLAN_DUE_DATE, "2020-01-01");
  duty = compute (contract, NULL, "2026-01-01");
  g_assert_cmpint (duty.applies, ==, MW_UNKNOWN);
  g_assert_true (duty.amount_known);
  g_assert_cmpint (duty.amount.cents, ==, 50000);
  g_assert_true (duty.plan_due_known);
  mw_record_set_text (contract, MW_CONTRACT_VARIANT, "none");
  duty = compute (contract, NULL, "2026-01-01");
  g_assert_cmpint (duty.applies, ==, MW_NO);
  g_assert_cmpint (duty.plan_overdue, ==, MW_NO);
}

/* What to fill in for the amount: first the percentage, then what it is taken of; without a basis only an agreement helps. */
static void
test_missing_for_the_amount (void)
{
  g_autoptr (MwRecord) contract = make_contract ();
  g_autoptr (MwRecord) rules = make_rule_set (VALUE_ABOVE);

  g_assert_cmpuint (compute (contract, rules, "2026-01-01").amount_missing, ==, MW_CONTRACT_PERCENTAGE);
  mw_record_set_integer (contract, MW_CONTRACT_PERCENTAGE, 500);
  mw_record_clear (contract, MW_CONTRACT_VALUE);
  g_assert_cmpuint (compute (contract, rules, "2026-01-01").amount_missing, ==, MW_CONTRACT_VALUE);
  mw_record_set_text (rules, MW_RULE_SET_PERCENTAGE_BASIS, "wage_sum");
  mw_record_clear (contract, MW_CONTRACT_WAGE_SUM);
  g_assert_cmpuint (compute (contract, rules, "2026-01-01").amount_missing, ==, MW_CONTRACT_WAGE_SUM);
  mw_record_clear (rules, MW_RULE_SET_PERCENTAGE_BASIS);
  g_assert_cmpuint (compute (contract, rules, "2026-01-01").amount_missing, ==, MW_CONTRACT_AGREED);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/duty/each-condition-from-both-sides", test_each_condition_from_both_sides);
  g_test_add_func ("/duty/one-no-decides", test_no_beats_unknown);
  g_test_add_func ("/duty/suitability-is-judged-or-assumed-by-rule", test_suitable);
  g_test_add_func ("/duty/unknown-without-a-rule-set", test_without_rule_set);
  g_test_add_func ("/duty/amount-by-agreement-or-percentage", test_amount);
  g_test_add_func ("/duty/plan-is-late-after-its-day", test_plan);
  g_test_add_func ("/duty/every-reason-has-words", test_every_reason_has_words);
  g_test_add_func ("/duty/unfinished-rule-set", test_unfinished_rule_set);
  g_test_add_func ("/duty/agreed-without-rule-set", test_agreed_without_rule_set);
  g_test_add_func ("/duty/missing-for-the-amount", test_missing_for_the_amount);
  return g_test_run ();
}
