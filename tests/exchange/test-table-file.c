/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-error.h"
#include "mw-table-file.h"
#include "mw-test.h"

static void
assert_refused (MwFixture *fixture, const char *name, const char *data, gssize size, const char *word)
{
  g_autofree char *path = mw_fixture_write (fixture, name, data, size);
  g_autoptr (GError) error = NULL;
  MwTableFileKind kind;

  g_assert_false (mw_table_file_detect (path, &kind, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
  g_assert_nonnull (strstr (error->message, word));
}

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void
test_true_reasons (MwFixture *fixture, gconstpointer unused)
{
  static const char locked[] = OLE "....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char ods[] = "PK\3\4....mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

  static const char old[] = OLE "....W\0o\0r\0k\0b\0o\0o\0k\0";
  static const char word[] = OLE "....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";

  assert_refused (fixture, "t.xlsx", old, sizeof old, "old Excel");
  assert_refused (fixture, "t.xls", word, sizeof word, "Word");
  assert_refused (fixture, "t.xls", OLE "............", 20, "not an Excel workbook");
  assert_refused (fixture, "t.xls", "<html><table>", 13, "web page");
  assert_refused (fixture, "t.csv", "\xEF\xBB\xBF <?xml ", 10, "XML");
  assert_refused (fixture, "t.csv", "[ {\"a\": 1} ]", 12, "JSON");
  assert_refused (fixture, "t.xlsx", locked, sizeof locked, "password");
  assert_refused (fixture, "t.xlsx", ods, sizeof ods, "OpenDocument");
  assert_refused (fixture, "~$t.xlsx", "xx", 2, "lock file");
  assert_refused (fixture, "t.csv", "", 0, "empty");
  assert_refused (fixture, "t.csv", "%PDF-1.7", 8, "PDF");
}

static void
test_contents_decide (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = mw_fixture_write (fixture, "t.xlsx", "a;b\n", -1);
  g_autofree char *package = mw_fixture_write (fixture, "t.csv", "PK\3\4........", 12);
  MwTableFileKind kind;

  g_assert_true (mw_table_file_detect (text, &kind, NULL));
  g_assert_cmpint (kind, ==, MW_TABLE_FILE_TEXT);
  g_assert_true (mw_table_file_detect (package, &kind, NULL));
  g_assert_cmpint (kind, ==, MW_TABLE_FILE_XLSX);
}

static void
test_nothing_there (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  MwTableFileKind kind;

  g_assert_false (mw_table_file_detect (fixture->path, &kind, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mw_table_file_detect (fixture->folder, &kind, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/table-file/refuses-with-the-true-reason", test_true_reasons);
  mw_test_add ("/table-file/contents-decide-not-the-name", test_contents_decide);
  mw_test_add ("/table-file/nothing-there", test_nothing_there);
  return g_test_run ();
}
