/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-csv.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-test.h"

typedef struct
{
  guint left;
  gboolean fails;
} Source;

/* What a supplier typed is ugly on purpose. */
static gboolean
next_contract (gpointer data, MwContractFacts **facts, GError **error)
{
  Source *source = data;
  GDate today;

  *facts = NULL;
  if (source->fails)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_FAILED, "halfway");
      return FALSE;
    }
  if (source->left-- == 0)
    return TRUE;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  *facts = g_new0 (MwContractFacts, 1);
  (*facts)->contract = mw_record_new (&mw_contract_table);
  (*facts)->supplier = g_strdup ("=HYPERLINK(\"http://kwaad\")");
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_TITLE, "Een \"titel\"; met alles");
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_NUMBER, "00042");
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_END_DATE, "2026-12-31");
  mw_record_set_money ((*facts)->contract, MW_CONTRACT_VALUE, (MwMoney){ 123456789 });
  mw_contract_facts_compute (*facts, &(MwProgressInput){ .behind_bp = -1 }, &today);
  return TRUE;
}

static void
test_lines (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "l.csv");
  g_autofree char *data = NULL;
  g_auto (GStrv) lines = NULL;
  Source source = { 2, FALSE };

  g_assert_true (mw_contract_csv_write (path, MW_NOTATION_DUTCH, next_contract, &source, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_true (g_str_has_prefix (data, "\xef\xbb\xbf\"Number\";\"Title\";\"Supplier\""));
  lines = g_strsplit (data, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  /* No formula, no lost zero, exact cents, and nothing where nothing is known. */
  g_assert_true (g_str_has_prefix (lines[1], "\"00042\";\"Een \"\"titel\"\"; met alles\";\"'=HYPERLINK(\"\"http://kwaad\"\")\";;;;\"31-12-2026\";\"1234567,89\";\"unknown\";;;"));
}

static void
test_failures (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "l.csv", "oud", -1);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  Source source = { 1, TRUE };

  g_assert_false (mw_contract_csv_write (path, MW_NOTATION_ENGLISH, next_contract, &source, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FAILED);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, "oud");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (mw_contract_csv_write ("/nergens/l.csv", MW_NOTATION_ENGLISH, next_contract, &source, NULL, &error));
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
