/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-xlsx-writer"

#include "config.h"
#include "mw-xlsx-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "mw-error.h"
#include "mw-seal.h"

/*
 * A workbook for Excel, by libxlsxwriter. Text is always written as text, so that nothing that a supplier typed
 * becomes a formula.
 */

/* Above this number of rows Excel's own tables would need all rows in memory at once. */
#define MAX_TABLE_ROWS 20000

/* Two lines, in points: not every program makes room for a header that wraps. */
#define HEADER_HEIGHT 30
#define TITLE_HEIGHT 24

/* What a cell, a page header beside its own codes, and a property hold at most, in the units of UTF-16. */
#define MAX_CELL_TEXT 32767
#define MAX_HEADER 250
#define MAX_PROPERTY 255

/* What libxlsxwriter takes for the size of a chart, in pixels. */
#define CHART_WIDTH 480.0
#define CHART_HEIGHT 288.0

struct _MwXlsxWriter
{
  MwSheetWriter parent_instance;

  lxw_workbook *workbook; /* its closing frees it */
  lxw_format *formats[MW_N_SHEET_STYLES];
  lxw_format *totals[MW_N_SHEET_STYLES];
  lxw_format *alert;
  GPtrArray *sheets; /* lxw_worksheet, of the workbook */
  gboolean constant_memory;
};

G_DEFINE_FINAL_TYPE (MwXlsxWriter, mw_xlsx_writer, MW_TYPE_SHEET_WRITER)

static lxw_worksheet *
get_sheet (MwSheetWriter *writer, guint sheet)
{
  return g_ptr_array_index (MW_XLSX_WRITER (writer)->sheets, sheet);
}

/* Each ends in the room of a space, so that what stands to the right does not touch a text that follows. */
static const char *
get_number_format (MwSheetStyle style, MwNotation notation)
{
  switch (style)
    {
    case MW_SHEET_LEAST_MONEY:
      return "\"≥\u00a0\"[$€-413] #,##0.00_ ;\"≥\u00a0\"-[$€-413] #,##0.00_ ";
    case MW_SHEET_LEAST_SHARE:
      return "\"≥\u00a0\"0.00%_ ";
    case MW_SHEET_LEAST_COUNT:
      return "\"≥\u00a0\"#,##0_ ";
    case MW_SHEET_LEAST_TENTHS:
      return "\"≥\u00a0\"#,##0.0_ ";
    case MW_SHEET_MONEY:
      /* Excel itself shows the marks of the reader's own language. */
      return "[$€-413] #,##0.00_ ;-[$€-413] #,##0.00_ ";
    case MW_SHEET_DATE:
      return notation == MW_NOTATION_DUTCH ? "dd-mm-yyyy_ " : "yyyy-mm-dd_ ";
    case MW_SHEET_SHARE:
      return "0.00%_ ";
    case MW_SHEET_COUNT:
      return "#,##0_ ";
    case MW_SHEET_TENTHS:
      return "#,##0.0_ ";
    case MW_SHEET_TITLE:
    case MW_SHEET_HEADING:
    case MW_SHEET_HEADER:
    case MW_SHEET_NUMBER_HEADER:
    case MW_SHEET_LABEL:
    case MW_SHEET_NOTE:
    case MW_N_SHEET_STYLES:
    default:
      return NULL;
    }
}

static lxw_format *
add_format (MwXlsxWriter *self, MwSheetStyle style)
{
  lxw_format *format = workbook_add_format (self->workbook);
  const char *number_format = get_number_format (style, mw_sheet_writer_get_notation (MW_SHEET_WRITER (self)));

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

static void
add_formats (MwXlsxWriter *self)
{
  for (guint i = 0; i < MW_N_SHEET_STYLES; i++)
    {
      self->formats[i] = add_format (self, (MwSheetStyle) i);
      self->totals[i] = add_format (self, (MwSheetStyle) i);
      format_set_bold (self->totals[i]);
      if (mw_sheet_style_get_header ((MwSheetStyle) i) == MW_SHEET_NUMBER_HEADER)
        format_set_align (self->totals[i], LXW_ALIGN_RIGHT);
      format_set_top (self->totals[i], LXW_BORDER_THIN);
    }
  format_set_bold (self->formats[MW_SHEET_TITLE]);
  format_set_font_size (self->formats[MW_SHEET_TITLE], 16);
  format_set_bold (self->formats[MW_SHEET_HEADING]);
  format_set_font_size (self->formats[MW_SHEET_HEADING], 12);
  for (guint i = MW_SHEET_HEADER; i <= MW_SHEET_NUMBER_HEADER; i++)
    {
      format_set_bold (self->formats[i]);
      format_set_bottom (self->formats[i], LXW_BORDER_THIN);
      format_set_text_wrap (self->formats[i]);
    }
  format_set_align (self->formats[MW_SHEET_NUMBER_HEADER], LXW_ALIGN_RIGHT);
  format_set_text_wrap (self->formats[MW_SHEET_LABEL]);
  format_set_font_color (self->formats[MW_SHEET_NOTE], 0x595959);
  /* Bold and in a box: it also reads in black and white. */
  self->alert = workbook_add_format (self->workbook);
  format_set_bold (self->alert);
  format_set_border (self->alert, LXW_BORDER_THIN);
  format_set_font_color (self->alert, 0x9C0006);
}

/* What a character must be written as; %NULL for itself. */
typedef const char *(*Escape) (const char *p);

static const char *
escape_nothing (const char *p)
{
  return NULL;
}

/* Ampersands begin a code in a page header. */
static const char *
escape_in_header (const char *p)
{
  return *p == '&' ? "&&" : NULL;
}

/* Where Excel would see one of its own escapes (_x0041_) in what somebody typed, the underscore is escaped. */
static const char *
escape_in_cell (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && strspn (p + 2, "0123456789abcdefABCDEF") >= 4 && p[6] == '_' ? "_x005F_" : NULL;
}

/**
 * fit_text:
 * @max: units of UTF-16, in which Excel counts: two for a character such as 🌳
 *
 * Returns: (transfer full): @text escaped; one that is too long is cut, and says so
 */
static char *
fit_text (const char *text, gsize max, Escape escape)
{
  GString *fitting = g_string_sized_new (strlen (text));
  gsize units = 0;
  gsize cut = 0; /* where the sign that something is missing still fits */

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *escaped = escape (p);
      units += escaped != NULL ? strlen (escaped) : (g_utf8_get_char (p) > 0xffff ? 2U : 1U);
      if (units > max)
        {
          g_string_truncate (fitting, cut);
          g_string_append (fitting, "…");
          break;
        }
      if (escaped != NULL)
        g_string_append (fitting, escaped);
      else
        g_string_append_unichar (fitting, g_utf8_get_char (p));
      if (units < max)
        cut = fitting->len;
    }
  return g_string_free (fitting, FALSE);
}

/* A fixed moment of making, so that the same data and date give the same bytes. */
static void
mw_xlsx_writer_set_properties (MwSheetWriter *writer, const MwSheetProperties *properties)
{
  const GDate *date = &properties->date;
  struct tm created = { .tm_year = g_date_get_year (date) - 1900, .tm_mon = (int) g_date_get_month (date) - 1, .tm_mday = g_date_get_day (date), .tm_hour = 12 };
  g_autofree char *title = fit_text (properties->title, MAX_PROPERTY, escape_nothing);
  g_autofree char *subject = fit_text (properties->subject, MAX_PROPERTY, escape_nothing);
  g_autofree char *category = fit_text (properties->category, MAX_PROPERTY, escape_nothing);
  lxw_doc_properties own = {
    .title = title,
    .subject = subject,
    .category = category,
    .comments = (char *) "Maatwerk " PACKAGE_VERSION,
    .created = timegm (&created),
  };

  workbook_set_properties (MW_XLSX_WRITER (writer)->workbook, &own);
  workbook_set_custom_property_string (MW_XLSX_WRITER (writer)->workbook, MW_SEAL_PROPERTY, MW_SEAL_BLANK);
}

static void
set_up_print (lxw_worksheet *sheet, const MwSheetSpec *spec)
{
  g_autofree char *heading = fit_text (spec->heading, MAX_HEADER, escape_in_header);
  g_autofree char *header = g_strconcat ("&L", heading, NULL);

  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_fit_to_pages (sheet, 1, spec->one_page ? 1 : 0);
  worksheet_set_header (sheet, header);
  worksheet_set_footer (sheet, "&LMaatwerk&R&P / &N");
  if (!spec->one_page)
    worksheet_repeat_rows (sheet, 0, spec->header_row);
}

static void
mw_xlsx_writer_add_sheet (MwSheetWriter *writer, guint index, const MwSheetSpec *spec)
{
  MwXlsxWriter *self = MW_XLSX_WRITER (writer);
  lxw_worksheet *sheet = workbook_add_worksheet (self->workbook, spec->title);

  if (index == 0)
    add_formats (self);
  g_ptr_array_add (self->sheets, sheet);
  for (guint i = 0; i < spec->n_columns; i++)
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, spec->columns[i].width, NULL);
  if (!spec->one_page && spec->table != NULL)
    {
      worksheet_set_row (sheet, spec->header_row, HEADER_HEIGHT, NULL);
      worksheet_freeze_panes (sheet, spec->header_row + 1, 1);
    }
  if (spec->table == NULL)
    worksheet_set_row (sheet, 0, TITLE_HEIGHT, NULL);
  set_up_print (sheet, spec);
}

static void
mw_xlsx_writer_put_text (MwSheetWriter *writer, guint sheet, guint row, guint column, const char *text, MwSheetStyle style)
{
  lxw_format *format = MW_XLSX_WRITER (writer)->formats[style];
  g_autofree char *fitting = NULL;

  /* Most texts need no change. */
  if (strstr (text, "_x") == NULL && strlen (text) <= MAX_CELL_TEXT)
    {
      worksheet_write_string (get_sheet (writer, sheet), row, (lxw_col_t) column, text, format);
      return;
    }
  fitting = fit_text (text, MAX_CELL_TEXT, escape_in_cell);
  worksheet_write_string (get_sheet (writer, sheet), row, (lxw_col_t) column, fitting, format);
}

/* The only place where an amount becomes a floating point number: in the cell, which knows no other. */
static double
to_double (gint64 number, MwSheetStyle style)
{
  switch (mw_sheet_style_get_unit (style))
    {
    case MW_SHEET_MONEY:
      return (double) number / 100.0;
    case MW_SHEET_SHARE:
      return (double) number / 10000.0;
    case MW_SHEET_TENTHS:
      return (double) number / 10.0;
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
      return (double) number;
    }
}

static void
mw_xlsx_writer_put_number (MwSheetWriter *writer, guint sheet, guint row, guint column, gint64 number, MwSheetStyle style)
{
  worksheet_write_number (get_sheet (writer, sheet), row, (lxw_col_t) column, to_double (number, style), MW_XLSX_WRITER (writer)->formats[style]);
}

static void
mw_xlsx_writer_put_date (MwSheetWriter *writer, guint sheet, guint row, guint column, const GDate *date)
{
  lxw_datetime value = { g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 0, 0, 0 };

  worksheet_write_datetime (get_sheet (writer, sheet), row, (lxw_col_t) column, &value, MW_XLSX_WRITER (writer)->formats[MW_SHEET_DATE]);
}

static void
append_range (MwSheetWriter *writer, GString *formula, guint own_sheet, const MwSheetRange *range)
{
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell_abs (first, range->first_row, (lxw_col_t) range->column, 1, 1);
  lxw_rowcol_to_cell_abs (last, range->last_row, (lxw_col_t) range->column, 1, 1);
  if (range->sheet != own_sheet)
    g_string_append_printf (formula, "'%s'!", mw_sheet_writer_get_spec (writer, range->sheet)->title);
  g_string_append_printf (formula, "%s:%s", first, last);
}

/* Of cells that are all blank the sum is no zero. */
static char *
make_known_sum (MwSheetWriter *writer, guint own_sheet, const MwSheetRange *range)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  append_range (writer, cells, own_sheet, range);
  return g_strdup_printf ("=IF(SUBTOTAL(102,%s)=0,\"\",SUBTOTAL(109,%s))", cells->str, cells->str);
}

static char *
make_formula (MwSheetWriter *writer, guint own_sheet, const MwSheetFormula *formula)
{
  static const char *const starts[] = {
    [MW_FORMULA_COUNT] = "=COUNTA(",
    [MW_FORMULA_SUM] = "=SUM(",
    [MW_FORMULA_SHOWN_COUNT] = "=SUBTOTAL(103,",
    [MW_FORMULA_SHOWN_SUM] = "=SUBTOTAL(109,",
    [MW_FORMULA_SHOWN_KNOWN_SUM] = "",
    [MW_FORMULA_COUNT_IF] = "=COUNTIF(",
    [MW_FORMULA_SUM_IF] = "=SUMIF(",
  };
  GString *text;

  if (formula->kind == MW_FORMULA_SHOWN_KNOWN_SUM)
    return make_known_sum (writer, own_sheet, &formula->range);
  text = g_string_new (starts[formula->kind]);
  append_range (writer, text, own_sheet, &formula->range);
  if (formula->text != NULL)
    g_string_append_printf (text, ",\"%s\"", formula->text);
  if (formula->kind == MW_FORMULA_SUM_IF)
    {
      g_string_append_c (text, ',');
      append_range (writer, text, own_sheet, &formula->summed);
    }
  g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static void
write_formula (MwSheetWriter *writer, guint sheet, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style, lxw_format *format)
{
  g_autofree char *text = make_formula (writer, sheet, formula);

  worksheet_write_formula_num (get_sheet (writer, sheet), row, (lxw_col_t) column, text, format, to_double (value, style));
}

static void
mw_xlsx_writer_put_formula (MwSheetWriter *writer, guint sheet, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style)
{
  write_formula (writer, sheet, row, column, formula, value, style, MW_XLSX_WRITER (writer)->formats[style]);
}

static void
mw_xlsx_writer_put_note (MwSheetWriter *writer, guint sheet, guint row, guint column, const char *text)
{
  lxw_comment_options options = { .author = (char *) "Maatwerk", .x_scale = 2.2, .y_scale = 1.4 };

  worksheet_write_comment_opt (get_sheet (writer, sheet), row, (lxw_col_t) column, text, &options);
}

static void
add_alerts (MwXlsxWriter *self, lxw_worksheet *sheet, const MwSheetSpec *spec, guint n_rows)
{
  for (guint i = 0; i < spec->n_columns; i++)
    {
      g_autofree char *value = spec->columns[i].alert != NULL ? g_strdup_printf ("\"%s\"", _ (spec->columns[i].alert)) : NULL;
      lxw_conditional_format format = { .type = LXW_CONDITIONAL_TYPE_CELL, .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO, .value_string = value, .format = self->alert };
      if (value != NULL)
        worksheet_conditional_format_range (sheet, spec->header_row + 1, (lxw_col_t) i, spec->header_row + n_rows, (lxw_col_t) i, &format);
    }
}

/* Only the rows: not every program understands the formulas that a table has for its own totals. */
static void
add_table (MwXlsxWriter *self, lxw_worksheet *sheet, const MwSheetSpec *spec, guint n_rows)
{
  g_autofree lxw_table_column *described = g_new0 (lxw_table_column, spec->n_columns);
  g_autofree lxw_table_column **list = g_new0 (lxw_table_column *, spec->n_columns + 1);
  lxw_table_options options = { .name = (char *) spec->table, .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .style_type_number = 1 };

  for (guint i = 0; i < spec->n_columns; i++)
    {
      described[i].header = _ (spec->columns[i].label);
      described[i].header_format = self->formats[mw_sheet_style_get_header (spec->columns[i].style)];
      list[i] = &described[i];
    }
  options.columns = list;
  worksheet_add_table (sheet, spec->header_row, 0, spec->header_row + n_rows, (lxw_col_t) (spec->n_columns - 1), &options);
}

static void
mw_xlsx_writer_put_total (MwSheetWriter *writer, guint sheet, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style)
{
  write_formula (writer, sheet, row, column, formula, value, style, MW_XLSX_WRITER (writer)->totals[style]);
}

static void
mw_xlsx_writer_put_total_text (MwSheetWriter *writer, guint sheet, guint row, guint column, const char *text, MwSheetStyle style)
{
  worksheet_write_string (get_sheet (writer, sheet), row, (lxw_col_t) column, text, MW_XLSX_WRITER (writer)->totals[style]);
}

static void
mw_xlsx_writer_finish_table (MwSheetWriter *writer, guint index, guint n_rows)
{
  MwXlsxWriter *self = MW_XLSX_WRITER (writer);
  const MwSheetSpec *spec = mw_sheet_writer_get_spec (writer, index);
  lxw_worksheet *sheet = get_sheet (writer, index);

  if (n_rows == 0)
    return;
  add_alerts (self, sheet, spec, n_rows);
  if (self->constant_memory)
    worksheet_autofilter (sheet, spec->header_row, 0, spec->header_row + n_rows, (lxw_col_t) (spec->n_columns - 1));
  else
    add_table (self, sheet, spec, n_rows);
}

static void
add_series (lxw_chart *chart, const char *sheet, const MwSheetChart *described, const MwSheetSeries *series)
{
  lxw_chart_series *added = chart_add_series (chart, NULL, NULL);
  lxw_chart_fill fill = { .color = series->colour };
  lxw_chart_line edge = { .color = 0x404040, .width = 0.5 };
  const MwSheetRange *data = &described->data;

  chart_series_set_categories (added, sheet, data->first_row, (lxw_col_t) data->column, data->last_row, (lxw_col_t) data->column);
  chart_series_set_values (added, sheet, data->first_row, (lxw_col_t) series->column, data->last_row, (lxw_col_t) series->column);
  chart_series_set_name (added, series->name);
  chart_series_set_fill (added, &fill);
  chart_series_set_line (added, &edge);
  if (described->unit == MW_SHEET_COUNT)
    chart_series_set_labels (added);
}

static void
mw_xlsx_writer_add_chart (MwSheetWriter *writer, guint index, const MwSheetChart *described)
{
  MwXlsxWriter *self = MW_XLSX_WRITER (writer);
  lxw_chart *chart = workbook_add_chart (self->workbook, described->upright ? LXW_CHART_COLUMN : LXW_CHART_BAR);
  const char *sheet = mw_sheet_writer_get_spec (writer, described->data.sheet)->title;
  lxw_chart_options options = { .description = (char *) described->description, .x_scale = described->width / CHART_WIDTH, .y_scale = described->height / CHART_HEIGHT };

  for (guint i = 0; i < described->n_series; i++)
    add_series (chart, sheet, described, &described->series[i]);
  chart_title_set_name (chart, described->title);
  /* In a chart of bars the categories stand on the vertical axis; the first belongs on top. */
  if (!described->upright)
    chart_axis_set_reverse (chart->y_axis);
  if (described->unit == MW_SHEET_MONEY)
    chart_axis_set_num_format (described->upright ? chart->y_axis : chart->x_axis, "[$€-413] #,##0");
  chart_legend_set_position (chart, described->n_series > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  worksheet_insert_chart_opt (get_sheet (writer, index), described->row, (lxw_col_t) described->column, chart, &options);
}

static void
mw_xlsx_writer_define_name (MwSheetWriter *writer, const char *name, guint sheet, guint row, guint column)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *place = NULL;

  lxw_rowcol_to_cell_abs (cell, row, (lxw_col_t) column, 1, 1);
  place = g_strdup_printf ("='%s'!%s", mw_sheet_writer_get_spec (writer, sheet)->title, cell);
  workbook_define_name (MW_XLSX_WRITER (writer)->workbook, name, place);
}

static gboolean
mw_xlsx_writer_save (MwSheetWriter *writer, GError **error)
{
  MwXlsxWriter *self = MW_XLSX_WRITER (writer);
  lxw_error code;

  errno = 0;
  code = workbook_close (g_steal_pointer (&self->workbook));
  if (code == LXW_NO_ERROR)
    return TRUE;
  g_debug ("libxlsxwriter: %s", lxw_strerror (code));
  g_set_error_literal (error, MW_ERROR, errno == ENOSPC ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, _ ("The workbook cannot be written there."));
  return FALSE;
}

/* What is thrown away is closed too, for only that frees it; the caller removes the file. */
static void
mw_xlsx_writer_finalize (GObject *object)
{
  MwXlsxWriter *self = MW_XLSX_WRITER (object);

  if (self->workbook != NULL)
    workbook_close (self->workbook);
  g_ptr_array_unref (self->sheets);

  G_OBJECT_CLASS (mw_xlsx_writer_parent_class)->finalize (object);
}

static void
mw_xlsx_writer_class_init (MwXlsxWriterClass *klass)
{
  MwSheetWriterClass *writer_class = MW_SHEET_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mw_xlsx_writer_finalize;
  writer_class->set_properties = mw_xlsx_writer_set_properties;
  writer_class->add_sheet = mw_xlsx_writer_add_sheet;
  writer_class->put_text = mw_xlsx_writer_put_text;
  writer_class->put_number = mw_xlsx_writer_put_number;
  writer_class->put_date = mw_xlsx_writer_put_date;
  writer_class->put_formula = mw_xlsx_writer_put_formula;
  writer_class->put_note = mw_xlsx_writer_put_note;
  writer_class->put_total = mw_xlsx_writer_put_total;
  writer_class->put_total_text = mw_xlsx_writer_put_total_text;
  writer_class->finish_table = mw_xlsx_writer_finish_table;
  writer_class->add_chart = mw_xlsx_writer_add_chart;
  writer_class->define_name = mw_xlsx_writer_define_name;
  writer_class->save = mw_xlsx_writer_save;
}

static void
mw_xlsx_writer_init (MwXlsxWriter *self)
{
  self->sheets = g_ptr_array_new ();
}

/**
 * mw_xlsx_writer_new:
 * @path: of a file that can be made there
 * @n_rows: of its longest sheet; where there are very many, rows go straight to the disk
 *
 * Returns: (transfer full)
 */
MwSheetWriter *
mw_xlsx_writer_new (const char *path, guint n_rows)
{
  MwXlsxWriter *self = g_object_new (MW_TYPE_XLSX_WRITER, NULL);
  lxw_workbook_options options = { .constant_memory = n_rows > MAX_TABLE_ROWS };

  self->constant_memory = options.constant_memory;
  self->workbook = workbook_new_opt (path, &options);
  return MW_SHEET_WRITER (self);
}
