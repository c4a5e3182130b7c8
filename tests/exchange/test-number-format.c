/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-number-format.h"
#include "mw-test.h"

typedef struct
{
  const char *code;
  const char *number;
  const char *shown; /* NULL where it is as the number itself */
  MwCellDoubt doubt;
} Case;

static void
test_amounts (void)
{
  static const Case cases[] = {
    { "General", "250", NULL, MW_CELL_SURE },
    { "0", "250", NULL, MW_CELL_SURE },
    { "#,##0.00", "250", NULL, MW_CELL_SURE },
    { "_-* #,##0.00\\ [$€-413]_-;-* #,##0.00\\ [$€-413]_-", "250", NULL, MW_CELL_SURE },
    { "_ \"€\"\\ * #,##0_ ;_ \"€\"\\ * \\-#,##0_ ;_ \"€\"\\ * \"-\"_ ;_ @_ ", "250", NULL, MW_CELL_SURE },
    { "[$-413]#,##0", "250", NULL, MW_CELL_SURE },
    { "[$EUR]\\ #,##0", "250", NULL, MW_CELL_SURE },
    { "#,##0\" euro\"", "250", NULL, MW_CELL_SURE },
    { "[Red]#,##0\",-\"", "250", NULL, MW_CELL_SURE },
    { "#,##0;[Red]\"nvt\"", "250", NULL, MW_CELL_SURE },
    /* Another currency, by its mark, its code or as a word. */
    { "[$$-409]#,##0.00", "100000", "$100000", MW_CELL_CURRENCY },
    { "\"$\"#,##0", "250", "$250", MW_CELL_CURRENCY },
    { "$#,##0", "250", "$250", MW_CELL_CURRENCY },
    { "[$USD]\\ #,##0", "250", "USD 250", MW_CELL_CURRENCY },
    { "#,##0\\ [$kr-41D]", "250", "250 kr", MW_CELL_CURRENCY },
    { "#,##0\\ \"£\"", "250", "250 £", MW_CELL_CURRENCY },
    { "#,##0\" USD\"", "250", "250 USD", MW_CELL_UNIT },
    /* Words of which it is not known what they do to the number. */
    { "#,##0\" k\"", "250", "250 k", MW_CELL_UNIT },
    { "0.0\" mln\"", "1.2", "1.2 mln", MW_CELL_UNIT },
    { "\"€ \"0.0\" mln\"", "1.2", "€ 1.2 mln", MW_CELL_UNIT },
    { "0\" %\"", "5", "5 %", MW_CELL_UNIT },
    { "0\\%", "5", "5%", MW_CELL_UNIT },
    { "#,##0\" x € 1.000\"", "250", "250 x € 1.000", MW_CELL_UNIT },
    { "#,##0\".000\"", "250", "250.000", MW_CELL_UNIT },
    { "General\" k\"", "250", "250 k", MW_CELL_UNIT },
    { "#,##0\" per jaar\"", "250", "250 per jaar", MW_CELL_UNIT },
    /* Divided for the eye: the number is whole. */
    { "#,##0,\"K\"", "250000", NULL, MW_CELL_SURE },
    { "#,##0,,.0\" mln\"", "1250000", NULL, MW_CELL_SURE },
    { "0.0,,\" mln\"", "1250000", NULL, MW_CELL_SURE },
    { "[>=1000000]0.0,,\" mln\";[>=1000]0,\"k\";0", "1250000", NULL, MW_CELL_SURE },
    { "[>=1000000]0.0,,\" mln\";0\" k\"", "250", "250 k", MW_CELL_UNIT },
    { "#,##0,\" mln\"", "250000", "250000 mln", MW_CELL_UNIT },
    /* Digits in their places. */
    { "000000", "123", "000123", MW_CELL_SURE },
    { "00000000", "123456", "00123456", MW_CELL_SURE },
    { "000", "123456", NULL, MW_CELL_SURE },
    { "00-00-00", "12345", "01-23-45", MW_CELL_SURE },
    { "0000\\ 0000", "12345678", "1234 5678", MW_CELL_SURE },
    { "00.00", "5", NULL, MW_CELL_SURE },
    { "000000", "12.5", NULL, MW_CELL_SURE },
    { "000000", "-5", NULL, MW_CELL_SURE },
    { "\"C-\"0000", "12", "C-0012", MW_CELL_UNIT },
    { "###0", "12", NULL, MW_CELL_SURE },
    /* Nothing that hangs or reads too far. */
    { "\"open", "1", "open", MW_CELL_UNIT },
    { "[$", "1", NULL, MW_CELL_SURE },
    { "0\\", "1", "1\\", MW_CELL_SURE },
    { "", "1", NULL, MW_CELL_SURE },
    { ";;;", "1", NULL, MW_CELL_SURE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MwNumberFormat) format = mw_number_format_new (cases[i].code);
      g_autofree char *shown = mw_number_format_show (format, cases[i].number);
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (mw_number_format_get_doubt (format), ==, cases[i].doubt);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_false (mw_number_format_is_date (format));
      g_assert_false (mw_number_format_is_percent (format));
    }
}

static void
test_dates_and_percents (void)
{
  static const char *const dates[] = { "dd\\-mm\\-yyyy", "[$-413]d mmmm yyyy;@", "mmm-yy", "d/m", "yyyy-mm-dd hh:mm:ss", NULL };
  static const char *const percents[] = { "0%", "0.0 %", "0%;-0%", NULL };
  static const char *const neither[] = { "hh:mm", "[h]:mm:ss", "\"dag\" 0.00", "\\d0", "0 \"%\"", "0\\%", "[Red]0", "@", NULL };

  for (gsize i = 0; dates[i] != NULL; i++)
    {
      g_autoptr (MwNumberFormat) format = mw_number_format_new (dates[i]);
      g_assert_true (mw_number_format_is_date (format));
    }
  for (gsize i = 0; percents[i] != NULL; i++)
    {
      g_autoptr (MwNumberFormat) format = mw_number_format_new (percents[i]);
      g_assert_true (mw_number_format_is_percent (format));
    }
  for (gsize i = 0; neither[i] != NULL; i++)
    {
      g_autoptr (MwNumberFormat) format = mw_number_format_new (neither[i]);
      g_assert_false (mw_number_format_is_date (format) || mw_number_format_is_percent (format));
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/number-format/amounts-and-numbers", test_amounts);
  g_test_add_func ("/number-format/dates-and-percents", test_dates_and_percents);
  return g_test_run ();
}
