/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-missing-input.h"
#include "mw-test.h"

static void
set_gap (MwContractTotals *totals, guint field, guint count, gint64 cents, guint value_unknown)
{
  totals->gaps[field] = (MwSum){ { cents }, count, value_unknown };
}

static void
assert_words (const MwMissingInput *input, const char *what, const char *effect)
{
  g_autofree char *first = mw_missing_input_describe (input, MW_NOTATION_ENGLISH);
  g_autofree char *second = mw_missing_input_describe_effect (input, MW_NOTATION_ENGLISH);

  g_assert_cmpstr (first, ==, what);
  g_assert_cmpstr (second, ==, effect);
}

/* € 12 million first, though it takes more contracts than the € 3 million; what needs more than one field after that. */
static void
test_what_settles_most_comes_first (void)
{
  MwContractTotals totals = { .several_gaps = { { 9900000000 }, 8, 0 } };
  g_autoptr (GArray) inputs = NULL;

  set_gap (&totals, MW_CONTRACT_VALUE, 1, 0, 1);
  set_gap (&totals, MW_CONTRACT_WAGE_SUM, 4, 1200000000, 0);
  set_gap (&totals, MW_CONTRACT_RULE_SET, 2, 300000000, 1);
  totals.amount_gaps[MW_CONTRACT_PERCENTAGE] = 3;
  inputs = mw_missing_inputs_list (&totals);
  g_assert_cmpuint (inputs->len, ==, 5);
  assert_words (&g_array_index (inputs, MwMissingInput, 0), "Fill in “Wage sum” of 4 contracts", "settles the duty on €12.0 m");
  assert_words (&g_array_index (inputs, MwMissingInput, 1), "Choose the rules for the category of 2 contracts", "settles the duty on ≥\u00a0€3.0 m; of 1 the value is unknown");
  assert_words (&g_array_index (inputs, MwMissingInput, 2), "Fill in “Contract value” of 1 contract", "their value is unknown too");
  assert_words (&g_array_index (inputs, MwMissingInput, 3), "8 contracts lack more than one field", "worth €99.0 m");
  assert_words (&g_array_index (inputs, MwMissingInput, 4), "Fill in “Percentage” of 3 contracts", "then the amount of the duty is known");
}

static void
test_nothing_missing (void)
{
  MwContractTotals totals = { .count = 3, .duty_count = 3 };
  g_autoptr (GArray) inputs = mw_missing_inputs_list (&totals);

  g_assert_cmpuint (inputs->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/missing-input/what-settles-most-comes-first", test_what_settles_most_comes_first);
  g_test_add_func ("/missing-input/nothing-missing", test_nothing_missing);
  return g_test_run ();
}
