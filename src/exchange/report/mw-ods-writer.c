/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-ods-writer"

#include "config.h"
#include "mw-ods-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "mw-date.h"
#include "mw-error.h"
#include "mw-ods-private.h"
#include "mw-sum.h"

/*
 * An OpenDocument workbook, version 1.3. The rows of each sheet go to a file of their own that has no name, and are put
 * one after the other at the end; so a long list needs no memory. Amounts are written as text in whole cents, and are
 * never a floating point number.
 */

typedef struct
{
  MwSheetChart chart; /* with texts of its own */
  guint number;
  gboolean placed;
} Placed;

typedef struct
{
  FILE *rows;
  gint64 row;      /* that is being written; -1 before the first */
  guint column;    /* that comes next */
  GString *cell;   /* that waits for a note: what stands before the note */
  GString *inside; /* and what stands after it */
  GPtrArray *charts;
  guint n_rows; /* of the finished table */
  gboolean headed;
} Sheet;

struct _MwOdsWriter
{
  MwSheetWriter parent_instance;

  char *path;
  GPtrArray *sheets; /* Sheet */
  GString *names;
  MwSheetProperties properties;
  guint n_charts;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (MwOdsWriter, mw_ods_writer, MW_TYPE_SHEET_WRITER)

static void
placed_free (gpointer data)
{
  Placed *placed = data;

  g_free ((char *) placed->chart.title);
  g_free ((char *) placed->chart.description);
  g_free (placed);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  if (sheet->rows != NULL)
    fclose (sheet->rows);
  g_string_free (sheet->cell, TRUE);
  g_string_free (sheet->inside, TRUE);
  g_ptr_array_unref (sheet->charts);
  g_free (sheet);
}

static Sheet *
get_sheet (MwSheetWriter *writer, guint sheet)
{
  return g_ptr_array_index (MW_ODS_WRITER (writer)->sheets, sheet);
}

/* A disk that is full is noticed at the end, when the file is asked. */
static void
put (Sheet *sheet, const char *xml)
{
  if (sheet->rows != NULL)
    fputs (xml, sheet->rows);
}

static void
flush_cell (Sheet *sheet)
{
  if (sheet->cell->len == 0)
    return;
  put (sheet, sheet->cell->str);
  put (sheet, sheet->inside->str);
  put (sheet, "</table:table-cell>");
  g_string_truncate (sheet->cell, 0);
  g_string_truncate (sheet->inside, 0);
}

static void
skip_columns (Sheet *sheet, guint column)
{
  g_autofree char *xml = NULL;

  if (column <= sheet->column)
    return;
  xml = g_strdup_printf ("<table:table-cell table:number-columns-repeated=\"%u\"/>", column - sheet->column);
  put (sheet, xml);
  sheet->column = column;
}

static Placed *
find_chart (Sheet *sheet, gint64 row)
{
  for (guint i = 0; i < sheet->charts->len; i++)
    {
      Placed *placed = g_ptr_array_index (sheet->charts, i);
      if (!placed->placed && placed->chart.row == row)
        return placed;
    }
  return NULL;
}

/* A chart stands in a cell to the right of all others of its row. */
static void
place_charts (Sheet *sheet)
{
  Placed *placed;

  while ((placed = find_chart (sheet, sheet->row)) != NULL)
    {
      g_autofree char *frame = mw_ods_make_frame (&placed->chart, placed->number);
      placed->placed = TRUE;
      skip_columns (sheet, placed->chart.column);
      put (sheet, "<table:table-cell>");
      put (sheet, frame);
      put (sheet, "</table:table-cell>");
      sheet->column++;
    }
}

static void
close_row (Sheet *sheet, const MwSheetSpec *spec)
{
  if (sheet->row < 0)
    return;
  flush_cell (sheet);
  place_charts (sheet);
  if (sheet->column == 0)
    put (sheet, "<table:table-cell/>");
  put (sheet, "</table:table-row>");
  /* The rows up to the headers are printed on each page. */
  if (!sheet->headed && spec->table != NULL && sheet->row == spec->header_row)
    {
      put (sheet, "</table:table-header-rows>");
      sheet->headed = TRUE;
    }
}

static const char *
get_row_start (const MwSheetSpec *spec, gint64 row)
{
  if (!spec->one_page)
    return "<table:table-row table:style-name=\"ro\">";
  return row == 0 ? "<table:table-row table:style-name=\"rt\">" : "<table:table-row table:style-name=\"rf\">";
}

static void
go_to_row (MwSheetWriter *writer, guint index, gint64 row)
{
  Sheet *sheet = get_sheet (writer, index);
  const MwSheetSpec *spec = mw_sheet_writer_get_spec (writer, index);

  while (sheet->row < row)
    {
      close_row (sheet, spec);
      sheet->row++;
      sheet->column = 0;
      if (sheet->row == 0 && spec->table != NULL)
        put (sheet, "<table:table-header-rows>");
      put (sheet, get_row_start (spec, sheet->row));
    }
}

static void
open_cell (MwSheetWriter *writer, guint index, guint row, guint column, const char *style)
{
  Sheet *sheet = get_sheet (writer, index);

  go_to_row (writer, index, row);
  flush_cell (sheet);
  skip_columns (sheet, column);
  sheet->column = column + 1;
  g_string_append_printf (sheet->cell, "<table:table-cell table:style-name=\"%s\"", style);
}

/* The value as the file keeps it, and as it is shown. */
static void
append_value (Sheet *sheet, gint64 number, MwSheetStyle style, MwNotation notation)
{
  const char *sign = number < 0 ? "-" : "";
  gint64 size = ABS (number);
  g_autofree char *shown = NULL;
  g_autofree char *marked = NULL;

  switch (mw_sheet_style_get_unit (style))
    {
    case MW_SHEET_MONEY:
      g_string_append_printf (sheet->cell, " office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"%s%" G_GINT64_FORMAT ".%02d\">", sign, size / 100, (int) (size % 100));
      shown = mw_money_format ((MwMoney){ number }, notation);
      break;
    case MW_SHEET_SHARE:
      g_string_append_printf (sheet->cell, " office:value-type=\"percentage\" office:value=\"%s%" G_GINT64_FORMAT ".%04d\">", sign, size / 10000, (int) (size % 10000));
      shown = mw_basis_points_format (number, notation);
      break;
    case MW_SHEET_TENTHS:
      g_string_append_printf (sheet->cell, " office:value-type=\"float\" office:value=\"%s%" G_GINT64_FORMAT ".%d\">", sign, size / 10, (int) (size % 10));
      shown = mw_tenths_format (number, notation);
      break;
    case MW_SHEET_TITLE:
    case MW_SHEET_HEADING:
    case MW_SHEET_HEADER:
    case MW_SHEET_NUMBER_HEADER:
    case MW_SHEET_LABEL:
    case MW_SHEET_NOTE:
    case MW_SHEET_DATE:
    case MW_SHEET_COUNT:
    case MW_SHEET_LEAST_MONEY:
    case MW_SHEET_LEAST_SHARE:
    case MW_SHEET_LEAST_COUNT:
    case MW_SHEET_LEAST_TENTHS:
    case MW_N_SHEET_STYLES:
    default:
      g_string_append_printf (sheet->cell, " office:value-type=\"float\" office:value=\"%" G_GINT64_FORMAT "\">", number);
      shown = mw_count_format (number, notation);
    }
  marked = mw_sum_mark_least (shown, mw_sheet_style_get_unit (style) != style);
  g_string_append_printf (sheet->inside, "<text:p>%s</text:p>", marked);
}

static void
mw_ods_writer_set_properties (MwSheetWriter *writer, const MwSheetProperties *properties)
{
  MwOdsWriter *self = MW_ODS_WRITER (writer);

  self->properties = *properties;
  self->properties.title = g_strdup (properties->title);
  self->properties.subject = g_strdup (properties->subject);
  self->properties.category = g_strdup (properties->category);
}

static void
mw_ods_writer_add_sheet (MwSheetWriter *writer, guint index, const MwSheetSpec *spec)
{
  MwOdsWriter *self = MW_ODS_WRITER (writer);
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->rows = tmpfile ();
  self->failed = self->failed || sheet->rows == NULL;
  sheet->row = -1;
  sheet->cell = g_string_new (NULL);
  sheet->inside = g_string_new (NULL);
  sheet->charts = g_ptr_array_new_with_free_func (placed_free);
  g_ptr_array_add (self->sheets, sheet);
}

/* Columns that may ask for attention have a style of their own. */
static char *
choose_style (MwSheetWriter *writer, guint index, guint row, guint column, MwSheetStyle style)
{
  const MwSheetSpec *spec = mw_sheet_writer_get_spec (writer, index);
  gboolean alerted = spec->table != NULL && row > spec->header_row && column < spec->n_columns && spec->columns[column].alert != NULL;

  return mw_ods_name_style (style, alerted ? MW_ODS_ALERTED : MW_ODS_PLAIN, index, column);
}

static void
put_text (MwSheetWriter *writer, guint index, guint row, guint column, const char *text, const char *style)
{
  g_autofree char *paragraphs = mw_ods_make_paragraphs (text);
  Sheet *sheet = get_sheet (writer, index);

  open_cell (writer, index, row, column, style);
  g_string_append (sheet->cell, " office:value-type=\"string\">");
  g_string_append (sheet->inside, paragraphs);
}

static void
mw_ods_writer_put_text (MwSheetWriter *writer, guint index, guint row, guint column, const char *text, MwSheetStyle style)
{
  g_autofree char *name = choose_style (writer, index, row, column, style);

  put_text (writer, index, row, column, text, name);
}

static void
mw_ods_writer_put_number (MwSheetWriter *writer, guint index, guint row, guint column, gint64 number, MwSheetStyle style)
{
  g_autofree char *name = mw_ods_name_style (style, MW_ODS_PLAIN, index, column);

  open_cell (writer, index, row, column, name);
  append_value (get_sheet (writer, index), number, style, mw_sheet_writer_get_notation (writer));
}

static void
mw_ods_writer_put_date (MwSheetWriter *writer, guint index, guint row, guint column, const GDate *date)
{
  g_autofree char *name = mw_ods_name_style (MW_SHEET_DATE, MW_ODS_PLAIN, index, column);
  g_autofree char *iso = mw_date_to_iso (date);
  g_autofree char *shown = mw_date_format (date, mw_sheet_writer_get_notation (writer));
  Sheet *sheet = get_sheet (writer, index);

  open_cell (writer, index, row, column, name);
  g_string_append_printf (sheet->cell, " office:value-type=\"date\" office:date-value=\"%s\">", iso);
  g_string_append_printf (sheet->inside, "<text:p>%s</text:p>", shown);
}

static char *
make_formula (MwSheetWriter *writer, const MwSheetFormula *formula)
{
  static const char *const starts[] = {
    [MW_FORMULA_COUNT] = "of:=COUNTA(",
    [MW_FORMULA_SUM] = "of:=SUM(",
    /* Not 103 and 109, which leave out rows hidden by hand too: Gnumeric does not know them. */
    [MW_FORMULA_SHOWN_COUNT] = "of:=SUBTOTAL(3;",
    [MW_FORMULA_SHOWN_SUM] = "of:=SUBTOTAL(9;",
    [MW_FORMULA_SHOWN_KNOWN_SUM] = "of:=IF(SUBTOTAL(2;",
    [MW_FORMULA_COUNT_IF] = "of:=COUNTIF(",
    [MW_FORMULA_SUM_IF] = "of:=SUMIF(",
  };
  GString *text = g_string_new (starts[formula->kind]);
  g_autofree char *range = mw_ods_name_range (writer, &formula->range, TRUE);
  g_autofree char *summed = formula->kind == MW_FORMULA_SUM_IF ? mw_ods_name_range (writer, &formula->summed, TRUE) : NULL;

  g_string_append_printf (text, "[%s]", range);
  /* Of cells that are all blank the sum is no zero. */
  if (formula->kind == MW_FORMULA_SHOWN_KNOWN_SUM)
    g_string_append_printf (text, ")=0;\"\";SUBTOTAL(9;[%s])", range);
  if (formula->text != NULL)
    g_string_append_printf (text, ";\"%s\"", formula->text);
  if (summed != NULL)
    g_string_append_printf (text, ";[%s]", summed);
  g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static void
put_formula (MwSheetWriter *writer, guint index, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style, MwOdsVariant variant)
{
  g_autofree char *name = mw_ods_name_style (style, variant, index, column);
  g_autofree char *plain = make_formula (writer, formula);
  g_autofree char *text = mw_ods_escape (plain);
  Sheet *sheet = get_sheet (writer, index);

  open_cell (writer, index, row, column, name);
  g_string_append_printf (sheet->cell, " table:formula=\"%s\"", text);
  append_value (sheet, value, style, mw_sheet_writer_get_notation (writer));
}

static void
mw_ods_writer_put_formula (MwSheetWriter *writer, guint index, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style)
{
  put_formula (writer, index, row, column, formula, value, style, MW_ODS_PLAIN);
}

static void
mw_ods_writer_put_note (MwSheetWriter *writer, guint index, guint row, guint column, const char *text)
{
  Sheet *sheet = get_sheet (writer, index);
  g_autofree char *paragraphs = mw_ods_make_paragraphs (text);

  if (sheet->cell->len > 0)
    g_string_append_printf (sheet->cell, "<office:annotation><dc:creator>Maatwerk</dc:creator>%s</office:annotation>", paragraphs);
}

static void
mw_ods_writer_put_total (MwSheetWriter *writer, guint index, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style)
{
  put_formula (writer, index, row, column, formula, value, style, MW_ODS_TOTAL);
}

static void
mw_ods_writer_put_total_text (MwSheetWriter *writer, guint index, guint row, guint column, const char *text, MwSheetStyle style)
{
  g_autofree char *name = mw_ods_name_style (style, MW_ODS_TOTAL, index, column);

  put_text (writer, index, row, column, text, name);
}

static void
mw_ods_writer_finish_table (MwSheetWriter *writer, guint index, guint n_rows)
{
  get_sheet (writer, index)->n_rows = n_rows;
}

static void
mw_ods_writer_add_chart (MwSheetWriter *writer, guint index, const MwSheetChart *chart)
{
  MwOdsWriter *self = MW_ODS_WRITER (writer);
  Placed *placed = g_new0 (Placed, 1);

  placed->chart = *chart;
  placed->chart.title = g_strdup (chart->title);
  placed->chart.description = g_strdup (chart->description);
  placed->number = ++self->n_charts;
  g_ptr_array_add (get_sheet (writer, index)->charts, placed);
}

static void
mw_ods_writer_define_name (MwSheetWriter *writer, const char *name, guint sheet, guint row, guint column)
{
  g_autofree char *cell = mw_ods_name_cell (mw_sheet_writer_get_spec (writer, sheet)->title, column, row, TRUE);
  g_autofree char *text = mw_ods_escape (cell);

  g_string_append_printf (MW_ODS_WRITER (writer)->names, "<table:named-range table:name=\"%s\" table:base-cell-address=\"%s\" table:cell-range-address=\"%s\"/>", name, text, text);
}

/* What is below the last row with text still holds the charts that stand there. */
static void
finish_sheet (MwSheetWriter *writer, guint index)
{
  Sheet *sheet = get_sheet (writer, index);

  for (guint i = 0; i < sheet->charts->len; i++)
    {
      const Placed *placed = g_ptr_array_index (sheet->charts, i);
      if (!placed->placed && placed->chart.row > sheet->row)
        go_to_row (writer, index, placed->chart.row);
    }
  if (sheet->row < 0)
    go_to_row (writer, index, 0);
  close_row (sheet, mw_sheet_writer_get_spec (writer, index));
  if (sheet->row >= 0 && !sheet->headed && mw_sheet_writer_get_spec (writer, index)->table != NULL)
    put (sheet, "</table:table-header-rows>");
}

static gboolean
copy_rows (FILE *from, FILE *to)
{
  char buffer[65536];
  size_t n;

  if (fflush (from) != 0 || ferror (from) || fseek (from, 0, SEEK_SET) != 0)
    return FALSE;
  while ((n = fread (buffer, 1, sizeof buffer, from)) > 0)
    {
      if (fwrite (buffer, 1, n, to) != n)
        return FALSE;
    }
  return !ferror (from);
}

static gboolean
write_sheet (MwSheetWriter *writer, guint index, FILE *content)
{
  const MwSheetSpec *spec = mw_sheet_writer_get_spec (writer, index);
  g_autofree char *title = mw_ods_escape (spec->title);

  finish_sheet (writer, index);
  fprintf (content, "<table:table table:name=\"%s\" table:style-name=\"ta%u\">", title, index);
  for (guint i = 0; i < spec->n_columns; i++)
    fprintf (content, "<table:table-column table:style-name=\"co%u_%u\" table:default-cell-style-name=\"Default\"/>", index, i);
  if (!copy_rows (get_sheet (writer, index)->rows, content))
    return FALSE;
  fputs ("</table:table>", content);
  return TRUE;
}

static void
write_database_ranges (MwSheetWriter *writer, FILE *content)
{
  MwOdsWriter *self = MW_ODS_WRITER (writer);

  fputs ("<table:database-ranges>", content);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MwSheetSpec *spec = mw_sheet_writer_get_spec (writer, i);
      guint n_rows = get_sheet (writer, i)->n_rows;
      g_autofree char *first = mw_ods_name_cell (spec->title, 0, spec->header_row, FALSE);
      /* Not every program takes the sheet of the first cell to be that of the last. */
      g_autofree char *last = mw_ods_name_cell (spec->title, spec->n_columns - 1, spec->header_row + n_rows, FALSE);
      g_autofree char *range = g_strconcat (first, ":", last, NULL);
      g_autofree char *text = mw_ods_escape (range);
      if (spec->table != NULL && n_rows > 0)
        fprintf (content, "<table:database-range table:name=\"%s\" table:target-range-address=\"%s\" table:display-filter-buttons=\"true\"/>", spec->table, text);
    }
  fputs ("</table:database-ranges>", content);
}

static gboolean
write_content (MwSheetWriter *writer, FILE *content)
{
  MwOdsWriter *self = MW_ODS_WRITER (writer);
  g_autoptr (GString) styles = g_string_new (NULL);

  mw_ods_append_cell_styles (styles, writer, self->sheets->len);
  fprintf (content, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content %s><office:automatic-styles>%s</office:automatic-styles><office:body><office:spreadsheet>", mw_ods_get_namespaces (), styles->str);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      if (!write_sheet (writer, i, content))
        return FALSE;
    }
  if (self->names->len > 0)
    fprintf (content, "<table:named-expressions>%s</table:named-expressions>", self->names->str);
  write_database_ranges (writer, content);
  fputs ("</office:spreadsheet></office:body></office:document-content>", content);
  return fflush (content) == 0 && !ferror (content);
}

static void
add_charts (MwSheetWriter *writer, MwOdsPackage *package)
{
  MwOdsWriter *self = MW_ODS_WRITER (writer);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      GPtrArray *charts = get_sheet (writer, i)->charts;
      for (guint j = 0; j < charts->len; j++)
        {
          const Placed *placed = g_ptr_array_index (charts, j);
          g_autofree char *folder = g_strdup_printf ("Object %u/", placed->number);
          g_autofree char *name = g_strconcat (folder, "content.xml", NULL);
          mw_ods_package_list (package, folder, "application/vnd.oasis.opendocument.chart");
          mw_ods_package_add (package, name, "text/xml", mw_ods_make_chart (writer, &placed->chart));
        }
    }
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, MW_ERROR, errno == ENOSPC ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, _ ("There is no room for the files that the workbook is made of. Make room on the disk and try again."));
  return FALSE;
}

static gboolean
mw_ods_writer_save (MwSheetWriter *writer, GError **error)
{
  MwOdsWriter *self = MW_ODS_WRITER (writer);
  g_autoptr (MwOdsPackage) package = NULL;
  FILE *content = self->failed ? NULL : tmpfile ();

  errno = 0;
  if (content == NULL || !write_content (writer, content))
    {
      if (content != NULL)
        fclose (content);
      return fail (error);
    }
  package = mw_ods_package_new (self->path);
  mw_ods_package_add_file (package, "content.xml", "text/xml", content);
  mw_ods_package_add (package, "styles.xml", "text/xml", mw_ods_make_styles (writer, self->sheets->len));
  mw_ods_package_add (package, "settings.xml", "text/xml", mw_ods_make_settings (writer, self->sheets->len));
  mw_ods_package_add (package, "meta.xml", "text/xml", mw_ods_make_meta (&self->properties));
  add_charts (writer, package);
  return mw_ods_package_save (package, error);
}

static void
mw_ods_writer_finalize (GObject *object)
{
  MwOdsWriter *self = MW_ODS_WRITER (object);

  g_free (self->path);
  g_ptr_array_unref (self->sheets);
  g_string_free (self->names, TRUE);
  g_free ((char *) self->properties.title);
  g_free ((char *) self->properties.subject);
  g_free ((char *) self->properties.category);

  G_OBJECT_CLASS (mw_ods_writer_parent_class)->finalize (object);
}

static void
mw_ods_writer_class_init (MwOdsWriterClass *klass)
{
  MwSheetWriterClass *writer_class = MW_SHEET_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mw_ods_writer_finalize;
  writer_class->set_properties = mw_ods_writer_set_properties;
  writer_class->add_sheet = mw_ods_writer_add_sheet;
  writer_class->put_text = mw_ods_writer_put_text;
  writer_class->put_number = mw_ods_writer_put_number;
  writer_class->put_date = mw_ods_writer_put_date;
  writer_class->put_formula = mw_ods_writer_put_formula;
  writer_class->put_note = mw_ods_writer_put_note;
  writer_class->put_total = mw_ods_writer_put_total;
  writer_class->put_total_text = mw_ods_writer_put_total_text;
  writer_class->finish_table = mw_ods_writer_finish_table;
  writer_class->add_chart = mw_ods_writer_add_chart;
  writer_class->define_name = mw_ods_writer_define_name;
  writer_class->save = mw_ods_writer_save;
}

static void
mw_ods_writer_init (MwOdsWriter *self)
{
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->names = g_string_new (NULL);
}

/* Returns: (transfer full): writes to @path when it is saved */
MwSheetWriter *
mw_ods_writer_new (const char *path)
{
  MwOdsWriter *self = g_object_new (MW_TYPE_ODS_WRITER, NULL);

  self->path = g_strdup (path);
  return MW_SHEET_WRITER (self);
}
