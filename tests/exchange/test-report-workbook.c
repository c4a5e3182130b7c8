/* SPDX-License-Identifier: EUPL-1.2 */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <zip.h>

#include "mw-contract.h"
#include "mw-error.h"
#include "mw-made-up.h"
#include "mw-report-workbook.h"
#include "mw-rule-set.h"
#include "mw-test.h"
#include "mw-xlsx-reader.h"

static MwReport *
make_report (MwFixture *fixture, MwMadeUp *source)
{
  MwReport *report = mw_report_new ();
  MwReportGroup *group = mw_report_ensure_group (report, 1, "Statushouders");

  report->scope = g_strdup ("Inhuur");
  report->today = fixture->today;
  report->until = fixture->today;
  report->notation = MW_NOTATION_DUTCH;
  report->next = mw_made_up_next;
  report->next_data = source;
  report->totals.count = source->left;
  group->wanted = 25;
  group->linked = 5;
  return report;
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
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);
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
    { 8, MW_CELL_TEXT, "Unknown" }, /* when it began is not known */
    { 9, MW_CELL_NUMBER, "1234567.89" },
    { 10, MW_CELL_EMPTY, NULL },
    { 11, MW_CELL_TEXT, "unknown" },
  };

  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      MwCellKind kind;
      g_autofree char *text = find_cell (path, "Contracts", 2, cells[i].column, &kind);
      g_assert_cmpint (kind, ==, cells[i].kind);
      g_assert_cmpstr (text, ==, cells[i].text);
    }
  g_auto (GStrv) sheets = mw_xlsx_reader_list_sheets (path, NULL);
  g_assert_cmpuint (g_strv_length (sheets), ==, 10);
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

static void
assert_total (const char *path, guint row, guint column, MwCellKind kind, const char *text)
{
  MwCellKind found_kind;
  g_autofree char *found = find_cell (path, "Contracts", row, column, &found_kind);

  g_assert_cmpstr (found, ==, text);
  g_assert_cmpint (found_kind, ==, kind);
}

/* Real tables, frozen headers, print set-up, charts that a screen reader can tell of, and totals alone are formulas. */
static void
test_package (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
  g_autofree char *sheet = read_part (path, "xl/worksheets/sheet2.xml");
  g_autofree char *table = read_part (path, "xl/tables/table1.xml");
  g_autofree char *drawing = read_part (path, "xl/drawings/drawing1.xml");
  g_autofree char *properties = read_part (path, "docProps/core.xml");
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (sheet, "<f>SUBTOTAL(109,$J$2:$J$4)</f><v>3703703.67</v>"));
  assert_total (path, 5, 10, MW_CELL_TEXT, "unknown");
  assert_total (path, 6, 10, MW_CELL_NUMBER, "3");
  assert_total (path, 6, 9, MW_CELL_EMPTY, NULL);
  g_assert_null (strstr (sheet, "<f>HYPERLINK"));
  g_assert_nonnull (strstr (table, "ref=\"A1:S4\""));
  g_assert_nonnull (strstr (drawing, "descr=\"Bar chart"));
  g_assert_nonnull (strstr (properties, "<dc:subject>Inhuur</dc:subject>"));
}

static void
fail_halfway (MwFixture *fixture, const char *name)
{
  g_autofree char *path = mw_fixture_write (fixture, name, "oud", -1);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  MwMadeUp source = { 5, 2, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  mw_report_add_quarters (report, 8);
  mw_report_complete (report);
  g_assert_false (mw_report_write (report, MW_TEST_OVER (path), NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FAILED);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, "oud");
  g_assert_false (mw_fixture_has_parts (fixture));
}

/* What stood there stays there, and nothing half is left behind; a page has no room for contracts, but reads them too. */
static void
test_failure_leaves_the_old (MwFixture *fixture, gconstpointer unused)
{
  fail_halfway (fixture, "r.xlsx");
  fail_halfway (fixture, "r.ods");
  fail_halfway (fixture, "r.pdf");
}

static void
test_no_such_folder (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  MwMadeUp source = { 1, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  g_assert_false (mw_report_write (report, MW_TEST_TO ("/nergens/r.xlsx"), NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
}

static MwReportRealised *
add_realised (MwReport *report, gint64 persons, gint64 hours, gint64 lasting)
{
  g_autofree char *supplier = g_strdup_printf ("Firma %u", report->realised->len);
  MwReportRealised *realised = mw_report_ensure_realised (report, supplier, 0, NULL, NULL);

  realised->people.contributions = 1;
  realised->people.persons = persons;
  realised->people.hours = hours;
  realised->people.lasting = lasting;
  realised->value = (MwSum){ { 1000000 }, 1, 0 };
  return realised;
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
  MwMadeUp source = { 0, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  report->below = 5;
  report->job_minutes = 1530;
  mw_report_set_register (report, 0, MW_REGISTER_YES);
  add_realised (report, 4, 144, 2);
  add_realised (report, 5, 102, 4);
  add_realised (report, 0, 0, 0);
  add_realised (report, 0, 24, 0)->people.persons_unknown = 1;
  add_realised (report, 10, 360, 9);
  add_realised (report, 10, 360, 10);
  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
  assert_cell (path, 2, 3, "< 5");
  assert_cell (path, 2, 4, NULL);
  assert_cell (path, 2, 5, NULL);
  assert_cell (path, 2, 6, NULL);
  assert_cell (path, 2, 7, NULL);
  assert_cell (path, 2, 8, "10000");
  assert_cell (path, 3, 3, "5");
  assert_cell (path, 3, 4, "102");
  assert_cell (path, 3, 5, "4");
  assert_cell (path, 3, 7, NULL);
  assert_cell (path, 4, 3, "0");
  /* Nobody counted them: they may be few. */
  assert_cell (path, 5, 3, NULL);
  assert_cell (path, 5, 4, NULL);
  assert_cell (path, 5, 5, NULL);
  /* Nine of ten would tell of the one. */
  assert_cell (path, 6, 3, "10");
  assert_cell (path, 6, 7, NULL);
  assert_cell (path, 7, 7, "10");
}

/* Key figures on the summary are formulas over the other sheets, with the value that they have. */
static void
test_summary (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  g_autofree char *sheet = NULL;
  g_autofree char *names = NULL;
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  report->totals.duty_unknown = 3;
  report->totals.value = (MwSum){ { 3 * 123456789 }, 3, 0 };
  mw_report_complete (report);
  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  names = read_part (path, "xl/workbook.xml");
  g_assert_nonnull (strstr (sheet, "<f>COUNTA('Contracts'!$B$2:$B$4)</f><v>3</v>"));
  g_assert_nonnull (strstr (sheet, "<f>SUM('Contracts'!$J$2:$J$4)</f><v>3703703.67</v>"));
  g_assert_nonnull (strstr (sheet, "<f>COUNTIF('Contracts'!$L$2:$L$4,\"unknown\")</f><v>3</v>"));
  g_assert_nonnull (strstr (sheet, "<f>SUM('Target groups'!$B$2:$B$2)</f><v>25</v>"));
  g_assert_nonnull (strstr (sheet, "<pageSetUpPr fitToPage=\"1\"/>"));
  g_assert_nonnull (strstr (names, "Figure_Contract_value"));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* The same as an OpenDocument workbook: its kind first and plain, amounts exact, text as text, the charts too. */
static void
test_ods (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.ods");
  g_autofree char *content = NULL;
  g_autofree char *chart = NULL;
  g_autofree char *manifest = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *bytes = NULL;
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  mw_report_add_quarters (report, 8);
  mw_report_complete (report);
  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpmem (bytes + 30, 8, "mimetype", 8);
  g_assert_cmpmem (bytes + 38, 46, "application/vnd.oasis.opendocument.spreadsheet", 46);
  content = read_part (path, "content.xml");
  chart = read_part (path, "Object 1/content.xml");
  manifest = read_part (path, "META-INF/manifest.xml");
  styles = read_part (path, "styles.xml");
  g_assert_nonnull (strstr (content, "office:version=\"1.3\""));
  g_assert_nonnull (strstr (content, "office:value-type=\"string\"><text:p>=HYPERLINK(&quot;http://kwaad&quot;)</text:p>"));
  g_assert_nonnull (strstr (content, "office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"1234567.89\""));
  g_assert_nonnull (strstr (content, "office:value-type=\"date\" office:date-value=\"2026-12-31\""));
  g_assert_nonnull (strstr (content, "table:formula=\"of:=SUBTOTAL(9;[$'Contracts'.$J$2:.$J$4])\" office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"3703703.67\""));
  g_assert_nonnull (strstr (content, "<svg:desc>Bar chart"));
  g_assert_nonnull (strstr (content, "<office:annotation>"));
  g_assert_nonnull (strstr (chart, "chart:values-cell-range-address=\"$'Target groups'.$B$2:.$B$2\""));
  g_assert_nonnull (strstr (manifest, "Object 2/content.xml"));
  /* As wide as one page and as long as need be; to say 0 for the length is not valid. */
  g_assert_nonnull (strstr (styles, "style:scale-to-X=\"1\""));
  g_assert_null (strstr (styles, "style:scale-to-Y"));
  g_assert_cmpuint (count (content, "<table:table "), ==, 10);
  g_assert_cmpuint (count (content, "<table:table-row"), ==, count (content, "</table:table-row>"));
  g_assert_cmpuint (count (content, "<table:table-header-rows>"), ==, count (content, "</table:table-header-rows>"));
}

/* A page is a PDF, and what is no kind of report is told so. */
static void
test_kinds (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.pdf");
  g_autofree char *odd = mw_fixture_get_path (fixture, "r.docx");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  MwMadeUp source = { 1, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  mw_report_add_quarters (report, 8);
  mw_report_complete (report);
  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_false (mw_report_write (report, MW_TEST_TO (odd), NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_MISUSE);
  g_assert_false (g_file_test (odd, G_FILE_TEST_EXISTS));
}

/* What is left out is not there, and what would point to it stands on its own. */
static void
test_parts (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  g_autofree char *sheet = NULL;
  g_auto (GStrv) sheets = NULL;
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  report->parts = MW_REPORT_SUMMARY | MW_REPORT_LINKS;
  mw_report_complete (report);
  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
  sheets = mw_xlsx_reader_list_sheets (path, NULL);
  g_assert_cmpuint (g_strv_length (sheets), ==, 2);
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  g_assert_null (strstr (sheet, "<f>"));
}

/* What a person reads in the same part may well have a comma, and so has a pair of whole numbers. */
static void
assert_no_decimal_comma (const char *name, const char *text, gssize size)
{
  g_autoptr (GRegex) number = g_regex_new ("((?<!coordsize)=\"|<v>|<c:v>|<x:Anchor>|:)-?[0-9]+,[0-9]|/MediaBox \\[[-0-9. ]+,", G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match_full (number, text, size, 0, 0, &match, NULL))
    return;
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_error ("%s: %s", name, found);
}

static void
assert_no_decimal_comma_in_parts (const char *path)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  gint64 n_parts = zip_get_num_entries (zip, 0);

  g_assert_cmpint (n_parts, >, 5);
  for (gint64 i = 0; i < n_parts; i++)
    {
      const char *name = zip_get_name (zip, (guint64) i, 0);
      g_autofree char *text = read_part (path, name);
      assert_no_decimal_comma (name, text, -1);
    }
  zip_discard (zip);
}

/* Whatever the locale that the test runs in. */
static void
test_numbers_are_for_machines (MwFixture *fixture, gconstpointer unused)
{
  for (MwReportFormat format = 0; format < MW_N_REPORT_FORMATS; format++)
    {
      g_autofree char *name = g_strconcat ("r", mw_report_format_get_suffix (format), NULL);
      g_autofree char *path = mw_fixture_get_path (fixture, name);
      g_autofree char *page = NULL;
      gsize size;
      MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
      g_autoptr (MwReport) report = make_report (fixture, &source);
      mw_report_add_quarters (report, 8);
      mw_report_complete (report);
      g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
      if (format != MW_REPORT_FORMAT_PDF)
        {
          assert_no_decimal_comma_in_parts (path);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &page, &size, NULL));
      g_assert_nonnull (memmem (page, size, "/MediaBox [", strlen ("/MediaBox [")));
      assert_no_decimal_comma (name, page, (gssize) size);
    }
}

static void
write_twice (MwFixture *fixture, const char *name)
{
  g_autofree char *path = mw_fixture_get_path (fixture, name);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size;
  gsize second_size;

  for (guint i = 0; i < 2; i++)
    {
      MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
      g_autoptr (MwReport) report = make_report (fixture, &source);
      mw_report_add_quarters (report, 8);
      mw_report_complete (report);
      g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
      g_assert_true (g_file_get_contents (path, i == 0 ? &first : &second, i == 0 ? &first_size : &second_size, NULL));
    }
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
test_same_bytes (MwFixture *fixture, gconstpointer unused)
{
  write_twice (fixture, "r.xlsx");
  write_twice (fixture, "r.ods");
  write_twice (fixture, "r.pdf");
}

/* A disk that takes no more: the failure is told, what stood there stays, and nothing half is left behind. */
static void
fail_in (MwFixture *fixture, const char *name)
{
  g_autofree char *path = mw_fixture_write (fixture, name, "oud", -1);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;
  gboolean written;
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };
  g_autoptr (MwReport) report = make_report (fixture, &source);

  mw_report_complete (report);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 2048;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = mw_report_write (report, MW_TEST_OVER (path), NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_test_message ("%s: %s", name, error != NULL ? error->message : "");
  g_assert_false (written);
  g_assert_cmpint (error->domain, ==, MW_ERROR);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, "oud");
  g_assert_false (mw_fixture_has_parts (fixture));
}

static void
test_full_disk (MwFixture *fixture, gconstpointer unused)
{
  fail_in (fixture, "r.xlsx");
  fail_in (fixture, "r.ods");
  fail_in (fixture, "r.pdf");
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/report-workbook/cells-have-their-types", test_cells);
  mw_test_add ("/report-workbook/package-is-fit-for-directors", test_package);
  mw_test_add ("/report-workbook/summary-is-formulas", test_summary);
  mw_test_add ("/report-workbook/opendocument", test_ods);
  mw_test_add ("/report-workbook/kinds-of-file", test_kinds);
  mw_test_add ("/report-workbook/parts-can-be-left-out", test_parts);
  mw_test_add ("/report-workbook/small-numbers-of-people", test_small_numbers);
  mw_test_add ("/report-workbook/numbers-are-for-machines", test_numbers_are_for_machines);
  mw_test_add ("/report-workbook/same-data-same-bytes", test_same_bytes);
  mw_test_add ("/report-workbook/failure-leaves-the-old-file", test_failure_leaves_the_old);
  mw_test_add ("/report-workbook/full-disk", test_full_disk);
  mw_test_add ("/report-workbook/no-such-folder", test_no_such_folder);
  return g_test_run ();
}
