/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>
#include <zip.h>

#include "mw-error.h"
#include "mw-merged-cells.h"
#include "mw-test.h"
#include "mw-xlsx-reader.h"

#define RELS_HEAD "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

typedef struct
{
  const char *workbook;
  const char *rels;
  const char *strings;
  const char *styles;
  const char *sheet;
  const char *sheet_name;
} Parts;

static const Parts plain = {
  .workbook = "<workbook xmlns:r='x'><workbookPr/><sheets><sheet name='Leeswijzer' sheetId='1' state='hidden' r:id='rId9'/>"
              "<sheet name='Contracten ' sheetId='2' r:id='rId1'/></sheets></workbook>",
  .rels = RELS_HEAD "<Relationship Id='rId1' Type='" OFFICE "worksheet' Target='worksheets/sheet1.xml'/>"
                    "<Relationship Id='rId9' Type='" OFFICE "worksheet' Target='worksheets/none.xml'/>"
                    "<Relationship Id='rId2' Type='" OFFICE "sharedStrings' Target='/xl/sharedStrings.xml'/>"
                    "<Relationship Id='rId3' Type='" OFFICE "styles' Target='styles.xml'/></Relationships>",
  .strings = "<sst><si><t>Nummer</t></si><si><r><t>Rijk</t></r><r><t>e tekst</t></r><rPh><t>weg</t></rPh></si><si><t>a_x000D_\nb</t></si></sst>",
  .styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\-mm\\-yyyy'/><numFmt numFmtId='165' formatCode='\"dag\" 0.00'/></numFmts>"
            "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>",
  .sheet = "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>In de cel</t></is></c></row>"
           "<row r='3'><c r='A3'><v>46022</v></c><c r='B3' s='1'><v>46022</v></c><c r='C3' s='2'><v>46022.75</v></c><c r='D3' s='3'><v>46022</v></c></row>"
           "<row><c t='s'><v>1</v></c><c><v>0.10000000000000001</v></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c t='d'><v>2026-12-31T00:00:00</v></c><c t='str'><v>uit formule</v></c><c t='s'><v>2</v></c><c t='s'><v>999</v></c></row>"
           "</sheetData></worksheet>",
  .sheet_name = "xl/worksheets/sheet1.xml",
};

static void
add_part (zip_t *zip, const char *name, const char *text)
{
  zip_source_t *source;

  if (text == NULL)
    return;
  source = zip_source_buffer (zip, text, strlen (text), 0);
  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8), >=, 0);
}

static char *
write_workbook (MwFixture *fixture, const Parts *parts)
{
  char *path = mw_fixture_get_path (fixture, "t.xlsx");
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  add_part (zip, "xl/workbook.xml", parts->workbook);
  add_part (zip, "xl/_rels/workbook.xml.rels", parts->rels);
  add_part (zip, "xl/sharedStrings.xml", parts->strings);
  add_part (zip, "xl/styles.xml", parts->styles);
  add_part (zip, parts->sheet_name, parts->sheet);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

static char *
read_all (const char *path, const char *sheet, GError **error)
{
  static const char kinds[] = { '.', 't', 'n', 'd', 'b', 'e' };
  g_autoptr (MwTableReader) reader = mw_xlsx_reader_open (path, sheet, error);
  GString *all = g_string_new (NULL);

  for (;;)
    {
      g_autoptr (MwRow) row = NULL;
      if (reader == NULL || !mw_table_reader_next (reader, &row, error))
        {
          g_string_free (all, TRUE);
          return NULL;
        }
      if (row == NULL)
        return g_string_free (all, FALSE);
      g_string_append_printf (all, "%u:", row->number);
      for (guint i = 0; i < row->cells->len; i++)
        g_string_append_printf (all, "%c%s|", kinds[mw_row_get (row, i)->kind], mw_row_get (row, i)->text != NULL ? mw_row_get (row, i)->text : "");
      g_string_append_c (all, '\n');
    }
}

static void
test_cells (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_workbook (fixture, &plain);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = read_all (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (all, ==, "1:tNummer|.|tIn de cel|\n"
                            "3:n46022|d2025-12-31|d2025-12-31|n46022|\n"
                            "4:tRijke tekst|n0.1|b1|e#N/A|d2026-12-31|tuit formule|ta\nb|.|\n");
}

/* A percent format shows 0.05 as 5 %; what it shows is what was meant. */
static void
test_percent_format (MwFixture *fixture, gconstpointer unused)
{
  Parts parts = plain;
  g_autofree char *path = NULL;
  g_autofree char *all = NULL;

  parts.styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.0 %'/><numFmt numFmtId='165' formatCode='0 \"%\"'/></numFmts>"
                 "<cellXfs><xf numFmtId='0'/><xf numFmtId='9'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>";
  parts.sheet = "<worksheet><sheetData><row r='1'><c><v>0.05</v></c><c s='1'><v>0.05</v></c><c s='2'><v>0.025</v></c><c s='3'><v>5</v></c><c><v>NaN</v></c><c><v>12345678901234567168</v></c></row></sheetData></worksheet>";
  path = write_workbook (fixture, &parts);
  all = read_all (path, NULL, NULL);
  g_assert_cmpstr (all, ==, "1:n0.05|t5%|t2.5%|n5|eNaN|n12345678901234567168|\n");
}

/* A supplier written once beside three contracts is the supplier of all three. */
static void
test_merged_downwards (MwFixture *fixture, gconstpointer unused)
{
  Parts parts = plain;
  g_autofree char *path = NULL;
  g_autoptr (MwMergedCells) merged = NULL;
  g_autoptr (MwTableReader) reader = NULL;
  static const char *const suppliers[] = { "Een", "Een", "Een", NULL, NULL };

  parts.sheet = "<worksheet><sheetData>"
                "<row r='1'><c r='A1' t='inlineStr'><is><t>1</t></is></c><c r='B1' t='inlineStr'><is><t>Een</t></is></c></row>"
                "<row r='2'><c r='A2' t='inlineStr'><is><t>2</t></is></c></row>"
                "<row r='3'><c r='A3' t='inlineStr'><is><t>3</t></is></c><c r='B3'/></row>"
                "<row r='4'><c r='A4' t='inlineStr'><is><t>4</t></is></c></row>"
                "<row r='5'/></sheetData><mergeCells><mergeCell ref='B1:B3'/><mergeCell ref='C1:D1'/></mergeCells></worksheet>";
  path = write_workbook (fixture, &parts);
  g_assert_true (mw_merged_cells_load (path, NULL, &merged, NULL));
  for (guint round = 0; round < 2; round++)
    {
      g_clear_object (&reader);
      reader = mw_xlsx_reader_open (path, NULL, NULL);
      mw_merged_cells_restart (merged);
      for (guint i = 0; i < G_N_ELEMENTS (suppliers); i++)
        {
          g_autoptr (MwRow) row = NULL;
          g_assert_true (mw_table_reader_next (reader, &row, NULL));
          mw_merged_cells_fill (merged, row);
          g_assert_cmpstr (mw_row_get (row, 1)->text, ==, suppliers[i]);
          g_assert_cmpint (mw_row_get (row, 1)->doubt, ==, suppliers[i] != NULL ? MW_CELL_MERGED : MW_CELL_SURE);
        }
    }
}

static char *
read_cells (MwFixture *fixture, const Parts *plain_parts, const char *cells)
{
  Parts parts = *plain_parts;
  g_autofree char *sheet = g_strconcat ("<worksheet><sheetData><row r='1'>", cells, "</row></sheetData></worksheet>", NULL);
  g_autofree char *path = NULL;

  parts.sheet = sheet;
  path = write_workbook (fixture, &parts);
  return read_all (path, NULL, NULL);
}

/* What another program wrote in an odd way is read whole, or not as a number. */
static void
test_odd_cells (MwFixture *fixture, gconstpointer unused)
{
  static const char *const cells[][2] = {
    { "<c t='inlineStr'><v>1.0</v><is><t>C-17</t></is></c>", "tC-17" },
    { "<c t='inlineStr'><v>C-18</v></c>", "tC-18" },
    { "<c><is><t>C-19</t></is></c>", "tC-19" },
    { "<c t='str'><v>ja</v><is><t>nee</t></is></c>", "tja" },
    { "<c><v>1234567,89</v></c>", "t1234567,89" },
    { "<c t='n'><v>1.234.567</v></c>", "t1.234.567" },
    { "<c s='1'><v>46022,5</v></c>", "t46022,5" },
    { "<c><v> 12\n</v></c>", "n12" },
    { "<c><v>0x10</v></c>", "t0x10" },
    { "<c><v>12 000</v></c>", "t12 000" },
    { "<c><v>1</v><v>2</v></c>", "n1" },
    { "<c><v>1E+40</v></c>", "n1e+40" },
    { "<c t='d'><v>2025-12-31T23:00:00Z</v></c>", "t2025-12-31T23:00:00Z" },
    { "<c t='d'><v>volgende week</v></c>", "tvolgende week" },
    { "<c t='inlineStr'><is><t>_xD83C__xDF33_ a_x000D_b_x000D_\nc _xD83C_</t></is></c>", "t\360\237\214\263 a\nb\nc _xD83C_" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *all = read_cells (fixture, &plain, cells[i][0]);
      g_autofree char *expected = g_strdup_printf ("1:%s|\n", cells[i][1]);
      g_assert_cmpstr (all, ==, expected);
    }
}

static const MwCell *
read_one_cell (MwFixture *fixture, const Parts *parts, MwRow **row)
{
  g_autofree char *path = write_workbook (fixture, parts);
  g_autoptr (MwTableReader) reader = mw_xlsx_reader_open (path, NULL, NULL);

  g_assert_true (mw_table_reader_next (reader, row, NULL));
  return mw_row_get (*row, 0);
}

/* A formula without a result is told; one whose result is an empty text has one. */
static void
test_doubtful_cells (MwFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *cell;
    gboolean left_to_excel;
    MwCellDoubt doubt;
  } cells[] = {
    { "<c><f>A2</f><v></v></c>", FALSE, MW_CELL_NOT_CALCULATED },
    { "<c><f>A2</f></c>", FALSE, MW_CELL_NOT_CALCULATED },
    { "<c t='str'><f>A2</f></c>", FALSE, MW_CELL_NOT_CALCULATED },
    { "<c t='str'><f>A2</f><v></v></c>", FALSE, MW_CELL_SURE },
    { "<c><f>A2</f><v>0</v></c>", FALSE, MW_CELL_SURE },
    { "<c><f>A2</f><v>0</v></c>", TRUE, MW_CELL_NOT_CALCULATED },
    { "<c><f>A2</f><v>5</v></c>", TRUE, MW_CELL_SURE },
    { "<c><v>0</v></c>", TRUE, MW_CELL_SURE },
    { "<c t='s'><v>999</v></c>", FALSE, MW_CELL_DAMAGED },
    { "<c t='s'><v>een</v></c>", FALSE, MW_CELL_DAMAGED },
    { "<c t='s'><v> 1 </v></c>", FALSE, MW_CELL_SURE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      Parts parts = plain;
      g_autoptr (MwRow) row = NULL;
      g_autofree char *sheet = g_strconcat ("<worksheet><sheetData><row r='1'>", cells[i].cell, "</row></sheetData></worksheet>", NULL);
      parts.sheet = sheet;
      if (cells[i].left_to_excel)
        parts.workbook = "<workbook xmlns:r='x'><sheets><sheet name='A' sheetId='2' r:id='rId1'/></sheets><calcPr fullCalcOnLoad='1'/></workbook>";
      g_assert_cmpint (read_one_cell (fixture, &parts, &row)->doubt, ==, cells[i].doubt);
      g_assert_cmpint (mw_row_is_empty (row), ==, g_str_equal (cells[i].cell, "<c t='str'><f>A2</f><v></v></c>"));
    }
}

/* One shared text of 1 MB, used in a thousand cells, stays within what a cell can be. */
static void
test_long_text (MwFixture *fixture, gconstpointer unused)
{
  Parts parts = plain;
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  g_autofree char *strings = g_strconcat ("<sst><si><t>", text, "</t></si><si><t>kort</t></si></sst>", NULL);
  g_autoptr (MwRow) row = NULL;
  const MwCell *cell;

  parts.strings = strings;
  parts.sheet = "<worksheet><sheetData><row r='1'><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row></sheetData></worksheet>";
  cell = read_one_cell (fixture, &parts, &row);
  g_assert_cmpuint (strlen (cell->text), ==, MW_CELL_MAX_LENGTH);
  g_assert_cmpint (cell->doubt, ==, MW_CELL_CUT);
  g_assert_cmpstr (mw_row_get (row, 1)->text, ==, "kort");
}

static void
test_rows_without_numbers (MwFixture *fixture, gconstpointer unused)
{
  Parts parts = plain;
  g_autofree char *path = NULL;
  g_autofree char *all = NULL;

  parts.sheet = "<worksheet><sheetData><row><c r='A5'><v>1</v></c><c r='B5'><v>2</v></c></row><row><c r='A6'><v>3</v></c></row><row><c><v>4</v></c></row></sheetData></worksheet>";
  path = write_workbook (fixture, &parts);
  all = read_all (path, NULL, NULL);
  g_assert_cmpstr (all, ==, "5:n1|n2|\n6:n3|\n7:n4|\n");
}

static void
test_sheets (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_workbook (fixture, &plain);
  g_auto (GStrv) sheets = mw_xlsx_reader_list_sheets (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpuint (g_strv_length (sheets), ==, 1);
  g_assert_cmpstr (sheets[0], ==, "Contracten ");
  all = read_all (path, "contracten", &error);
  g_assert_no_error (error);
  g_assert_null (read_all (path, "Anders", &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
}

/* Prefixed namespaces, the 1904 system, absolute targets and backslashes in part names. */
static void
test_other_writers (MwFixture *fixture, gconstpointer unused)
{
  Parts parts = plain;
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  parts.workbook = "<x:workbook xmlns:x='y' xmlns:rel='z'><x:workbookPr date1904='1'/><x:sheets><x:sheet name='A' sheetId='1' rel:id='rId1'/></x:sheets></x:workbook>";
  parts.sheet = "<x:worksheet xmlns:x='y'><x:sheetData><x:row r='1'><x:c s='1'><x:v>44560</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  parts.sheet_name = "xl\\worksheets\\sheet1.xml";
  g_autofree char *path = write_workbook (fixture, &parts);
  all = read_all (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (all, ==, "1:d2025-12-31|\n");
}

static void
assert_fails (MwFixture *fixture, const Parts *parts, MwError code)
{
  g_autofree char *path = write_workbook (fixture, parts);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = read_all (path, NULL, &error);

  g_assert_null (all);
  g_assert_error (error, MW_ERROR, (int) code);
}

static void
test_bad_packages (MwFixture *fixture, gconstpointer unused)
{
  Parts parts = plain;

  parts.sheet = "<worksheet><sheetData><row r='1'><c><v>1</v>";
  assert_fails (fixture, &parts, MW_ERROR_CORRUPT);
  parts.sheet = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><worksheet>&b;</worksheet>";
  assert_fails (fixture, &parts, MW_ERROR_INVALID);
  parts.sheet = NULL;
  assert_fails (fixture, &parts, MW_ERROR_NOT_FOUND);
  parts.workbook = "<workbook><sheets/></workbook>";
  assert_fails (fixture, &parts, MW_ERROR_INVALID);
  parts.rels = NULL;
  assert_fails (fixture, &parts, MW_ERROR_NOT_FOUND);
}

/* Each byte of a package turned over in turn: never a crash, always rows or an error. */
static void
test_flipped_bytes (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_workbook (fixture, &plain);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize i = 0; i < size; i += 3)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *all = NULL;
      data[i] ^= 0x55;
      g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
      all = read_all (path, NULL, &error);
      g_assert_true (all != NULL || error != NULL);
      data[i] ^= 0x55;
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/xlsx-reader/cells-of-every-type", test_cells);
  mw_test_add ("/xlsx-reader/percent-formats", test_percent_format);
  mw_test_add ("/xlsx-reader/merged-downwards", test_merged_downwards);
  mw_test_add ("/xlsx-reader/odd-cells", test_odd_cells);
  mw_test_add ("/xlsx-reader/doubtful-cells", test_doubtful_cells);
  mw_test_add ("/xlsx-reader/long-text-is-cut", test_long_text);
  mw_test_add ("/xlsx-reader/rows-without-numbers", test_rows_without_numbers);
  mw_test_add ("/xlsx-reader/sheets-and-names", test_sheets);
  mw_test_add ("/xlsx-reader/files-of-other-writers", test_other_writers);
  mw_test_add ("/xlsx-reader/bad-packages-have-true-reasons", test_bad_packages);
  mw_test_add ("/xlsx-reader/flipped-bytes-never-crash", test_flipped_bytes);
  return g_test_run ();
}
