/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-error.h"
#include "mw-sum.h"
#include "mw-test.h"

/* What is known of it, whether there is more, and whether anything is known at all. */
static void
test_words (void)
{
  static const struct
  {
    MwSum sum;
    const char *full;
    const char *brief;
  } cases[] = {
    { { { 0 }, 0, 0 }, "€\u00a00", "€\u00a00" },
    { { { 15750000 }, 13, 0 }, "€\u00a0157.500", "€\u00a0157.500" },
    { { { 15750000 }, 13, 12 }, "≥\u00a0€\u00a0157.500", "≥\u00a0€\u00a0157.500" },
    { { { 0 }, 13, 13 }, "unknown", "unknown" },
    { { { 0 }, 13, 12 }, "≥\u00a0€\u00a00", "≥\u00a0€\u00a00" },
    /* A part of the only one is known. */
    { { { 100 }, 1, 1 }, "≥\u00a0€\u00a01", "≥\u00a0€\u00a01" },
    { { { 126000000 }, 2, 0 }, "€\u00a01.260.000", "€1,3 m" },
    /* What is at least so much is never rounded up. */
    { { { 126000000 }, 2, 1 }, "≥\u00a0€\u00a01.260.000", "≥\u00a0€1,2 m" },
    { { { 99999999 }, 2, 1 }, "≥\u00a0€\u00a0999.999,99", "≥\u00a0€\u00a0999.999" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = mw_sum_format (&cases[i].sum, MW_NOTATION_DUTCH);
      g_autofree char *brief = mw_sum_format_short (&cases[i].sum, MW_NOTATION_DUTCH);
      g_assert_cmpstr (full, ==, cases[i].full);
      g_assert_cmpstr (brief, ==, cases[i].brief);
    }
}

static void
test_add (void)
{
  g_autoptr (GError) error = NULL;
  MwSum sum = { 0 };

  g_assert_true (mw_sum_is_known (&sum));
  g_assert_true (mw_sum_add (&sum, (MwMoney){ 0 }, FALSE, NULL));
  g_assert_false (mw_sum_is_known (&sum));
  g_assert_true (mw_sum_add (&sum, (MwMoney){ 300 }, TRUE, NULL));
  g_assert_true (mw_sum_is_known (&sum));
  g_assert_false (mw_sum_is_whole (&sum));
  g_assert_cmpint (sum.amount.cents, ==, 300);
  g_assert_cmpuint (sum.count, ==, 2);
  g_assert_cmpuint (sum.unknown, ==, 1);
  g_assert_false (mw_sum_add (&sum, (MwMoney){ G_MAXINT64 }, FALSE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_cmpint (sum.amount.cents, ==, 300);
  g_assert_cmpuint (sum.count, ==, 2);
  g_assert_cmpuint (sum.unknown, ==, 1);
}

static void
test_ratio (void)
{
  MwSum whole = { { 1000 }, 2, 0 };
  MwSum quarter = { { 250 }, 2, 1 };
  MwSum unknown = { { 0 }, 2, 2 };
  MwSum nothing = { 0 };

  g_assert_cmpint (mw_sum_get_ratio (&quarter, &whole), ==, 2500);
  g_assert_cmpint (mw_sum_get_ratio (&nothing, &whole), ==, 0);
  g_assert_cmpint (mw_sum_get_ratio (&unknown, &whole), ==, -1);
  g_assert_cmpint (mw_sum_get_ratio (&quarter, &unknown), ==, -1);
  g_assert_cmpint (mw_sum_get_ratio (&quarter, &nothing), ==, -1);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/sum/words", test_words);
  g_test_add_func ("/sum/add", test_add);
  g_test_add_func ("/sum/ratio", test_ratio);
  return g_test_run ();
}
