/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-error.h"
#include "mw-money.h"
#include "mw-test.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    MwNotation notation;
    gint64 cents;
  } cases[] = {
    { "1234", MW_NOTATION_DUTCH, 123400 },
    { "1.234", MW_NOTATION_DUTCH, 123400 },
    { "1.234", MW_NOTATION_ISO, -1 }, /* three decimals that are not zero are not rounded */
    { "1.230", MW_NOTATION_ISO, 123 },
    { "1,234", MW_NOTATION_ENGLISH, 123400 },
    { "1.234,56", MW_NOTATION_DUTCH, 123456 },
    { "€ 1.234,56", MW_NOTATION_DUTCH, 123456 },
    { "€\u00a01.234,5", MW_NOTATION_DUTCH, 123450 },
    { "EUR 12", MW_NOTATION_DUTCH, 1200 },
    { "1.234,-", MW_NOTATION_DUTCH, 123400 },
    { "1.234.567,--", MW_NOTATION_DUTCH, 123456700 },
    { "0,05", MW_NOTATION_DUTCH, 5 },
    { "1.5", MW_NOTATION_DUTCH, -1 },   /* a dot before one digit is no group mark */
    { "0.500", MW_NOTATION_DUTCH, -1 }, /* no group mark after a zero alone */
    { "0.005", MW_NOTATION_DUTCH, -1 },
    { "12.34.567", MW_NOTATION_DUTCH, -1 },
    { "1234.567", MW_NOTATION_DUTCH, -1 },
    { "abc", MW_NOTATION_DUTCH, -1 },
    { "", MW_NOTATION_DUTCH, -1 },
    { "12,", MW_NOTATION_DUTCH, -1 },
    { "99999999999999999999", MW_NOTATION_DUTCH, -1 },
    { "92233720368547758,08", MW_NOTATION_DUTCH, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MwMoney money = { 42 };
      gboolean understood = mw_money_parse (cases[i].text, cases[i].notation, &money, &error);
      g_test_message ("%s", cases[i].text);
      if (cases[i].cents >= 0)
        {
          g_assert_no_error (error);
          g_assert_cmpint (money.cents, ==, cases[i].cents);
        }
      else
        {
          g_assert_false (understood);
          g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
          g_assert_cmpint (money.cents, ==, 42);
        }
    }
}

static void
test_negative (void)
{
  MwMoney money;

  g_assert_true (mw_money_parse ("-1.234", MW_NOTATION_DUTCH, &money, NULL));
  g_assert_cmpint (money.cents, ==, -123400);
  g_assert_true (mw_money_parse ("(1.234)", MW_NOTATION_DUTCH, &money, NULL));
  g_assert_cmpint (money.cents, ==, -123400);
}

static void
test_format (void)
{
  static const struct
  {
    gint64 cents;
    MwNotation notation;
    const char *text;
  } cases[] = {
    { 123456, MW_NOTATION_DUTCH, "€\u00a01.234,56" },
    { 123400, MW_NOTATION_DUTCH, "€\u00a01.234" },
    { 5, MW_NOTATION_DUTCH, "€\u00a00,05" },
    { -123456, MW_NOTATION_DUTCH, "€\u00a0-1.234,56" },
    { 123456, MW_NOTATION_ENGLISH, "€1,234.56" },
    { 123456, MW_NOTATION_ISO, "1234.56" },
    { G_MININT64, MW_NOTATION_ISO, "-92233720368547758.08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mw_money_format ((MwMoney){ cases[i].cents }, cases[i].notation);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What is written can be read again. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      MwMoney money = { (gint64) g_test_rand_int () * 65536 + g_test_rand_int () };
      MwMoney again;
      g_autofree char *dutch = mw_money_format (money, MW_NOTATION_DUTCH);
      g_autofree char *english = mw_money_format (money, MW_NOTATION_ENGLISH);
      g_assert_true (mw_money_parse (dutch, MW_NOTATION_DUTCH, &again, NULL));
      g_assert_cmpint (again.cents, ==, money.cents);
      g_assert_true (mw_money_parse (english, MW_NOTATION_ENGLISH, &again, NULL));
      g_assert_cmpint (again.cents, ==, money.cents);
    }
}

static void
test_share (void)
{
  static const struct
  {
    gint64 base;
    gint64 basis_points;
    gint64 share;
  } cases[] = {
    { 221900000, 500, 11095000 }, /* 5 % of 2,219,000 */
    { 100, 50, 1 },               /* half a cent goes up */
    { 99, 50, 0 },
    { -100, 50, -1 },
    { 1, 10000, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MwMoney share;
      g_assert_true (mw_money_share ((MwMoney){ cases[i].base }, cases[i].basis_points, &share, NULL));
      g_assert_cmpint (share.cents, ==, cases[i].share);
    }
}

static void
test_overflow (void)
{
  g_autoptr (GError) error = NULL;
  MwMoney sum = { 7 };

  g_assert_false (mw_money_add ((MwMoney){ G_MAXINT64 }, (MwMoney){ 1 }, &sum, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (mw_money_share ((MwMoney){ G_MAXINT64 / 2 }, 500, &sum, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_cmpint (sum.cents, ==, 7);
}

static void
test_basis_points (void)
{
  gint64 points = 0;
  g_autofree char *whole = mw_basis_points_format (500, MW_NOTATION_DUTCH);
  g_autofree char *half = mw_basis_points_format (250, MW_NOTATION_DUTCH);

  g_assert_true (mw_basis_points_parse ("5 %", MW_NOTATION_DUTCH, &points, NULL));
  g_assert_cmpint (points, ==, 500);
  g_assert_true (mw_basis_points_parse ("2,5%", MW_NOTATION_DUTCH, &points, NULL));
  g_assert_cmpint (points, ==, 250);
  g_assert_false (mw_basis_points_parse ("101", MW_NOTATION_DUTCH, &points, NULL));
  g_assert_cmpstr (whole, ==, "5 %");
  g_assert_cmpstr (half, ==, "2,5 %");
}

/* Half a basis point rounds up; amounts near the limit must not overflow. */
static void
test_ratio (void)
{
  g_assert_cmpint (mw_money_get_ratio ((MwMoney){ 25 }, (MwMoney){ 100 }), ==, 2500);
  g_assert_cmpint (mw_money_get_ratio ((MwMoney){ 1 }, (MwMoney){ 20000 }), ==, 1);
  g_assert_cmpint (mw_money_get_ratio ((MwMoney){ 1 }, (MwMoney){ 20001 }), ==, 0);
  g_assert_cmpint (mw_money_get_ratio ((MwMoney){ 300 }, (MwMoney){ 100 }), ==, 30000);
  g_assert_cmpint (mw_money_get_ratio ((MwMoney){ 1 }, (MwMoney){ 0 }), ==, -1);
  g_assert_cmpint (mw_money_get_ratio ((MwMoney){ G_MAXINT64 / 2 }, (MwMoney){ G_MAXINT64 - 1 }), ==, 5000);
}

/* By hand: a minute is one and two thirds of a hundredth of an hour, so that two decimals keep every minute apart. */
static void
test_hours (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = mw_hours_format (2160, MW_NOTATION_DUTCH);
  g_autofree char *half = mw_hours_format (1530, MW_NOTATION_DUTCH);
  g_autofree char *odd = mw_hours_format (1531, MW_NOTATION_ENGLISH);
  gint64 minutes = -1;

  g_assert_cmpstr (whole, ==, "36");
  g_assert_cmpstr (half, ==, "25,5");
  g_assert_cmpstr (odd, ==, "25.52");
  for (gint64 i = 0; i <= 3600; i++)
    {
      g_autofree char *text = mw_hours_format (i, MW_NOTATION_DUTCH);
      g_assert_true (mw_hours_parse (text, MW_NOTATION_DUTCH, &minutes, NULL));
      g_assert_cmpint (minutes, ==, i);
    }
  g_assert_false (mw_hours_parse ("veel", MW_NOTATION_DUTCH, &minutes, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_cmpint (minutes, ==, 3600);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/money/parses-what-people-type", test_parse);
  g_test_add_func ("/money/parses-below-zero", test_negative);
  g_test_add_func ("/money/formats-by-notation", test_format);
  g_test_add_func ("/money/reads-what-it-writes", test_round_trip);
  g_test_add_func ("/money/shares-round-half-up", test_share);
  g_test_add_func ("/money/overflow-is-an-error", test_overflow);
  g_test_add_func ("/money/basis-points", test_basis_points);
  g_test_add_func ("/money/ratio", test_ratio);
  g_test_add_func ("/money/hours", test_hours);
  return g_test_run ();
}
