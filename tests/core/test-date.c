/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-date.h"
#include "mw-test.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    MwDateOrder order;
    const char *iso; /* NULL: refused */
    MwDateOrder seen;
  } cases[] = {
    { "31-12-2026", MW_DATE_ORDER_UNKNOWN, "2026-12-31", MW_DATE_ORDER_DAY_FIRST },
    { "31/12/26", MW_DATE_ORDER_UNKNOWN, "2026-12-31", MW_DATE_ORDER_DAY_FIRST },
    { "12/31/2026", MW_DATE_ORDER_UNKNOWN, "2026-12-31", MW_DATE_ORDER_MONTH_FIRST },
    { "2026-12-31", MW_DATE_ORDER_UNKNOWN, "2026-12-31", MW_DATE_ORDER_YEAR_FIRST },
    { "2026-12-31T00:00:00", MW_DATE_ORDER_UNKNOWN, "2026-12-31", MW_DATE_ORDER_YEAR_FIRST },
    { "31 december 2026", MW_DATE_ORDER_UNKNOWN, "2026-12-31", MW_DATE_ORDER_UNKNOWN },
    { "31-dec-26", MW_DATE_ORDER_UNKNOWN, "2026-12-31", MW_DATE_ORDER_UNKNOWN },
    { "1 mrt. 2027", MW_DATE_ORDER_UNKNOWN, "2027-03-01", MW_DATE_ORDER_UNKNOWN },
    { "01-02-2026", MW_DATE_ORDER_UNKNOWN, NULL, MW_DATE_ORDER_UNKNOWN },
    { "01-02-2026", MW_DATE_ORDER_DAY_FIRST, "2026-02-01", MW_DATE_ORDER_UNKNOWN },
    { "01-02-2026", MW_DATE_ORDER_MONTH_FIRST, "2026-01-02", MW_DATE_ORDER_UNKNOWN },
    { "31-02-2026", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
    { "29-02-2028", MW_DATE_ORDER_DAY_FIRST, "2028-02-29", MW_DATE_ORDER_DAY_FIRST },
    { "257-01-2026", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
    { "2026-01-260", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
    { "2026-12-mei", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
    { "12 30 mei", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
    { "24 Maanden", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
    { "onbekend", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
    { "", MW_DATE_ORDER_DAY_FIRST, NULL, MW_DATE_ORDER_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      MwDateOrder seen;
      gboolean understood = mw_date_read (cases[i].text, cases[i].order, &date, &seen);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (understood, ==, cases[i].iso != NULL);
      if (!understood)
        continue;
      g_autofree char *iso = mw_date_to_iso (&date);
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpint (seen, ==, cases[i].seen);
    }
}

static void
test_iso_is_strict (void)
{
  static const char *const wrong[] = { "2026-2-1", "2026-02-30", "26-02-01", "2026/02/01", "2026-02-01 ", "", NULL };
  GDate date;

  g_assert_true (mw_date_from_iso ("2026-02-28", &date));
  g_assert_false (mw_date_from_iso (NULL, &date));
  for (guint i = 0; wrong[i] != NULL; i++)
    g_assert_false (mw_date_from_iso (wrong[i], &date));
}

/* A contract names its last day, so half a year runs from 1 January to 30 June. */
static void
test_whole_months (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    int months;
  } cases[] = {
    { "2026-01-01", "2026-06-30", 6 },
    { "2026-01-01", "2026-06-29", 5 },
    { "2026-01-15", "2026-07-14", 6 },
    { "2026-01-31", "2026-02-28", 1 },
    { "2024-01-01", "2026-12-31", 36 },
    { "2026-01-01", "2026-01-01", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate from;
      GDate to;
      g_assert_true (mw_date_from_iso (cases[i].from, &from));
      g_assert_true (mw_date_from_iso (cases[i].to, &to));
      g_test_message ("%s", cases[i].to);
      g_assert_cmpint (mw_date_whole_months (&from, &to), ==, cases[i].months);
    }
}

static void
test_serials (void)
{
  GDate date;
  g_autofree char *iso = NULL;
  g_autofree char *mac = NULL;
  g_autofree char *first = NULL;
  g_autofree char *march = NULL;

  g_assert_true (mw_date_from_serial (46022, FALSE, &date));
  iso = mw_date_to_iso (&date);
  g_assert_cmpstr (iso, ==, "2025-12-31");
  g_assert_true (mw_date_from_serial (44560, TRUE, &date));
  mac = mw_date_to_iso (&date);
  g_assert_cmpstr (mac, ==, "2025-12-31");
  g_assert_true (mw_date_from_serial (1, FALSE, &date));
  first = mw_date_to_iso (&date);
  g_assert_cmpstr (first, ==, "1900-01-01");
  g_assert_false (mw_date_from_serial (60, FALSE, &date));
  g_assert_true (mw_date_from_serial (61, FALSE, &date));
  march = mw_date_to_iso (&date);
  g_assert_cmpstr (march, ==, "1900-03-01");
  g_assert_false (mw_date_from_serial (0, FALSE, &date));
  g_assert_false (mw_date_from_serial (99999999, FALSE, &date));
}

static void
test_format (void)
{
  GDate date;

  g_assert_true (mw_date_from_iso ("2026-03-01", &date));
  g_autofree char *dutch = mw_date_format (&date, MW_NOTATION_DUTCH);
  g_autofree char *english = mw_date_format (&date, MW_NOTATION_ENGLISH);
  g_assert_cmpstr (dutch, ==, "01-03-2026");
  g_assert_cmpstr (english, ==, "2026-03-01");
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/date/reads-registers", test_read);
  g_test_add_func ("/date/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/date/whole-months-include-the-last-day", test_whole_months);
  g_test_add_func ("/date/serials-of-both-systems", test_serials);
  g_test_add_func ("/date/formats-by-notation", test_format);
  return g_test_run ();
}
