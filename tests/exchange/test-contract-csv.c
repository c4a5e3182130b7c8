/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-csv.h"
#include "mw-error.h"
#include "mw-made-up.h"
#include "mw-test.h"

#define TITLE "Een \"titel\"; met alles"

static void
test_lines (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "l.csv");
  g_autofree char *data = NULL;
  g_auto (GStrv) lines = NULL;
  MwMadeUp source = { 2, G_MAXUINT, TITLE };

  g_assert_true (mw_contract_csv_write (MW_TEST_OVER (path), MW_NOTATION_DUTCH, mw_made_up_next, &source, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_true (g_str_has_prefix (data, "\xef\xbb\xbf\"Number\";\"Title\";\"Supplier\""));
  lines = g_strsplit (data, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  /* No formula, no lost zero, exact cents, and nothing where nothing is known. */
  g_assert_true (g_str_has_prefix (lines[1], "\"00042\";\"Een \"\"titel\"\"; met alles\";\"'=HYPERLINK(\"\"http://kwaad\"\")\";;;;\"31-12-2026\";\"Unknown\";\"1234567,89\";\"unknown\";;;"));
}

static void
test_failures (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "l.csv", "oud", -1);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  MwMadeUp source = { 1, 1, TITLE };

  g_assert_false (mw_contract_csv_write (MW_TEST_OVER (path), MW_NOTATION_ENGLISH, mw_made_up_next, &source, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FAILED);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, "oud");
  g_assert_false (mw_fixture_has_parts (fixture));
  g_clear_error (&error);
  g_assert_false (mw_contract_csv_write (MW_TEST_TO ("/nergens/l.csv"), MW_NOTATION_ENGLISH, mw_made_up_next, &source, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/contract-csv/lines", test_lines);
  mw_test_add ("/contract-csv/failures", test_failures);
  return g_test_run ();
}
