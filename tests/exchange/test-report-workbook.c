/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>
#include <zip.h>

#include "mw-contract.h"
#include "mw-error.h"
#include "mw-report-workbook.h"
#include "mw-rule-set.h"
#include "mw-test.h"
#include "mw-xlsx-reader.h"

typedef struct
{
  guint left;
  guint fail_after;
} Source;

static gboolean
next_contract (gpointer data, MwContractFacts **facts, GError **error)
{
  Source *source = data;
  GDate today;

  *facts = NULL;
  if (source->left == source->fail_after)
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
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_TITLE, "+1+1");
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_NUMBER, "00042");
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_END_DATE, "2026-12-31");
  mw_record_set_money ((*facts)->contract, MW_CONTRACT_VALUE, (MwMoney){ 123456789 });
  mw_contract_facts_compute (*facts, &(MwProgressInput){ .behind_bp = -1 }, &today);
  return TRUE;
}

static MwReport
make_report (MwFixture *fixture, Source *source)
{
  MwReport report = { .scope = (char *) "Inhuur", .today = fixture->today, .notation = MW_NOTATION_DUTCH, .next = next_contract, .next_data = source };

  report.totals.count = source->left;
  report.links = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_report_link_free);
  report.groups = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_report_group_free);
  report.realised = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_report_realised_free);
  report.rule_sets = g_ptr_array_new ();
  MwReportGroup *group = g_new0 (MwReportGroup, 1);
  group->name = g_strdup ("Statushouders");
  group->wanted = 25;
  group->linked = 5;
  g_ptr_array_add (report.groups, group);
  return report;
}

static void
clear_report (MwReport *report)
{
  g_ptr_array_unref (report->links);
  g_ptr_array_unref (report->groups);
  g_ptr_array_unref (report->realised);
  g_ptr_array_unref (report->rule_sets);
}

static char *
find_cell (const char *path, const char *sheet, guint wanted_row, guint column, MwCellKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwTableReader) reader = mw_xlsx_reader_open (path, sheet, &error);

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (MwRow) row = NULL;
      g_assert_true (mw_table_reader_next (reader, &row, NULL));
      g_assert_nonnull (row);
      if (row->number == wanted_row)
        {
          *kind = mw_row_get (row, column)->kind;
          return g_strdup (mw_row_get (row, column)->text);
        }
    }
}

/* Read back by our own reader: text stays text, amounts and dates are numbers, unknown is blank. */
static void
test_cells (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  Source source = { 3, G_MAXUINT };
  MwReport report = make_report (fixture, &source);
  static const struct
  {
    guint column;
    MwCellKind kind;
    const char *text;
  } cells[] = {
    { 0, MW_CELL_TEXT, "00042" },
    { 1, MW_CELL_TEXT, "+1+1" },
    { 2, MW_CELL_TEXT, "=HYPERLINK(\"http://kwaad\")" },
    { 6, MW_CELL_EMPTY, NULL },
    { 7, MW_CELL_DATE, "2026-12-31" },
    { 8, MW_CELL_NUMBER, "1234567.89" },
    { 9, MW_CELL_EMPTY, NULL },
    { 10, MW_CELL_TEXT, "unknown" },
  };

  g_assert_true (mw_report_workbook_write (&report, path, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      MwCellKind kind;
      g_autofree char *text = find_cell (path, "Contracts", 2, cells[i].column, &kind);
      g_assert_cmpint (kind, ==, cells[i].kind);
      g_assert_cmpstr (text, ==, cells[i].text);
    }
  g_auto (GStrv) sheets = mw_xlsx_reader_list_sheets (path, NULL);
  g_assert_cmpuint (g_strv_length (sheets), ==, 6);
  clear_report (&report);
}

static char *
read_part (const char *path, const char *name)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  zip_stat_t stat;
  g_assert_cmpint (zip_stat (zip, name, 0, &stat), ==, 0);
  char *text = g_malloc0 (stat.size + 1);
  zip_file_t *file = zip_fopen (zip, name, 0);

  g_assert_cmpint (zip_fread (file, text, stat.size), ==, (gint64) stat.size);
  zip_fclose (file);
  zip_discard (zip);
  return text;
}

/* Real tables, frozen headers, print set-up, a chart that a screen reader can tell of, and no formula. */
static void
test_package (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  Source source = { 3, G_MAXUINT };
  MwReport report = make_report (fixture, &source);

  g_assert_true (mw_report_workbook_write (&report, path, NULL, NULL));
  g_autofree char *sheet = read_part (path, "xl/worksheets/sheet2.xml");
  g_autofree char *table = read_part (path, "xl/tables/table1.xml");
  g_autofree char *drawing = read_part (path, "xl/drawings/drawing1.xml");
  g_autofree char *properties = read_part (path, "docProps/core.xml");
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
  g_assert_null (strstr (sheet, "<f>"));
  g_assert_nonnull (strstr (table, "ref=\"A1:Q4\""));
  g_assert_nonnull (strstr (drawing, "descr=\"Bar chart"));
  g_assert_nonnull (strstr (properties, "<dc:subject>Inhuur</dc:subject>"));
  clear_report (&report);
}

static void
test_same_bytes (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  gsize first_size = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
      g_autofree char *data = NULL;
      gsize size;
      Source source = { 3, G_MAXUINT };
      MwReport report = make_report (fixture, &source);
      g_assert_true (mw_report_workbook_write (&report, path, NULL, NULL));
      clear_report (&report);
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      if (first == NULL)
        {
          first = g_steal_pointer (&data);
          first_size = size;
        }
      else
        g_assert_cmpmem (first, first_size, data, size);
    }
}

/* What stood there stays there, and nothing half is left behind. */
static void
test_failure_leaves_the_old (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "r.xlsx", "oud", -1);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  Source source = { 5, 2 };
  MwReport report = make_report (fixture, &source);

  g_assert_false (mw_report_workbook_write (&report, path, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FAILED);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, "oud");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  clear_report (&report);
}

static void
test_no_such_folder (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  Source source = { 1, G_MAXUINT };
  MwReport report = make_report (fixture, &source);

  g_assert_false (mw_report_workbook_write (&report, "/nergens/r.xlsx", NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
  clear_report (&report);
}

static void
add_realised (MwReport *report, gint64 persons, gint64 hours, gint64 lasting)
{
  MwReportRealised *realised = g_new0 (MwReportRealised, 1);

  realised->supplier = g_strdup ("Firma");
  realised->contributions = 1;
  realised->persons = persons;
  realised->hours = hours;
  realised->lasting = lasting;
  realised->value = (MwMoney){ 1000000 };
  g_ptr_array_add (report->realised, realised);
}

static void
assert_cell (const char *path, guint row, guint column, const char *text)
{
  MwCellKind kind;
  g_autofree char *found = find_cell (path, "Realised", row, column, &kind);

  g_assert_cmpstr (found, ==, text);
}

/* Four people are not told of, nor what would betray them; five are; of those, four in lasting work are not. */
static void
test_small_numbers (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  Source source = { 0, G_MAXUINT };
  MwReport report = make_report (fixture, &source);

  report.protect_below = 5;
  report.job_minutes = 1530;
  add_realised (&report, 4, 144, 2);
  add_realised (&report, 5, 102, 4);
  add_realised (&report, 0, 0, 0);
  add_realised (&report, 0, 24, 0);
  ((MwReportRealised *) g_ptr_array_index (report.realised, 3))->persons_unknown = 1;
  add_realised (&report, 10, 360, 9);
  add_realised (&report, 10, 360, 10);
  g_assert_true (mw_report_workbook_write (&report, path, NULL, NULL));
  assert_cell (path, 2, 3, "< 5");
  assert_cell (path, 2, 4, NULL);
  assert_cell (path, 2, 5, NULL);
  assert_cell (path, 2, 6, NULL);
  assert_cell (path, 2, 7, "10000");
  assert_cell (path, 3, 3, "5");
  assert_cell (path, 3, 4, "102");
  assert_cell (path, 3, 5, "4");
  assert_cell (path, 3, 6, NULL);
  assert_cell (path, 4, 3, "0");
  /* Nobody counted them: they may be few. */
  assert_cell (path, 5, 3, NULL);
  assert_cell (path, 5, 4, NULL);
  assert_cell (path, 5, 5, NULL);
  /* Nine of ten would tell of the one. */
  assert_cell (path, 6, 3, "10");
  assert_cell (path, 6, 6, NULL);
  assert_cell (path, 7, 6, "10");
  clear_report (&report);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/report-workbook/cells-have-their-types", test_cells);
  mw_test_add ("/report-workbook/package-is-fit-for-directors", test_package);
  mw_test_add ("/report-workbook/small-numbers-of-people", test_small_numbers);
  mw_test_add ("/report-workbook/same-data-same-bytes", test_same_bytes);
  mw_test_add ("/report-workbook/failure-leaves-the-old-file", test_failure_leaves_the_old);
  mw_test_add ("/report-workbook/no-such-folder", test_no_such_folder);
  return g_test_run ();
}
