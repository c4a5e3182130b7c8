/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-report"

#include "config.h"
#include "mw-report-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-date.h"

/* Cells, headers, tables and formats; the only place that knows how the workbook library wants them. */

/* Two lines, in points: not every program makes room for a header that wraps. */
#define HEADER_HEIGHT 30

/* What a cell holds at most. */
#define MAX_CELL_TEXT 32767

static lxw_format *
add_format (MwReportWriter *writer, const char *number_format)
{
  lxw_format *format = workbook_add_format (writer->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

void
mw_report_writer_add_formats (MwReportWriter *writer)
{
  gboolean dutch = writer->report->notation == MW_NOTATION_DUTCH;

  writer->title = add_format (writer, NULL);
  format_set_bold (writer->title);
  format_set_font_size (writer->title, 16);
  writer->heading = add_format (writer, NULL);
  format_set_bold (writer->heading);
  format_set_font_size (writer->heading, 12);
  writer->header = add_format (writer, NULL);
  format_set_bold (writer->header);
  format_set_bottom (writer->header, LXW_BORDER_THIN);
  format_set_text_wrap (writer->header);
  writer->label = add_format (writer, NULL);
  format_set_text_wrap (writer->label);
  writer->note = add_format (writer, NULL);
  format_set_font_color (writer->note, 0x595959);
  /* Excel itself shows the marks of the reader's own language. */
  writer->money = add_format (writer, "[$€-413] #,##0.00;-[$€-413] #,##0.00");
  writer->date = add_format (writer, dutch ? "dd-mm-yyyy" : "yyyy-mm-dd");
  writer->percentage = add_format (writer, "0.00%");
  writer->count = add_format (writer, "#,##0");
  writer->tenths = add_format (writer, "#,##0.0");
}

/* The only place where an amount becomes a floating point number: in the cell, which knows no other. */
void
mw_report_writer_write_money (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, MwMoney money)
{
  worksheet_write_number (sheet, row, column, (double) money.cents / 100.0, writer->money);
}

/* Where Excel would see one of its own escapes (_x0041_) in what somebody typed, the underscore is escaped. */
static char *
escape_text (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean looks_escaped = p[0] == '_' && p[1] == 'x' && strspn (p + 2, "0123456789abcdefABCDEF") >= 4 && p[6] == '_';
      g_string_append (escaped, looks_escaped ? "_x005F_" : "");
      if (!looks_escaped)
        g_string_append_c (escaped, *p);
    }
  return g_string_free (escaped, FALSE);
}

/* A cell holds so many characters and no more; a longer text is cut, and says so. */
static char *
fit_text (const char *text)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_CELL_TEXT)
    return g_strdup (text);
  cut = g_utf8_substring (text, 0, MAX_CELL_TEXT - 1);
  return g_strconcat (cut, "…", NULL);
}

void
mw_report_writer_write_text (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *escaped = NULL;
  g_autofree char *fitting = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = strstr (text, "_x") != NULL ? escape_text (text) : g_strdup (text);
  fitting = fit_text (escaped);
  worksheet_write_string (sheet, row, column, fitting, format);
}

void
mw_report_writer_write_count (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, gint64 count)
{
  worksheet_write_number (sheet, row, column, (double) count, writer->count);
}

void
mw_report_writer_write_date (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const GDate *date)
{
  lxw_datetime value = { g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 0, 0, 0 };

  worksheet_write_datetime (sheet, row, column, &value, writer->date);
}

void
mw_report_writer_write_field (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];
  gint64 integer;
  GDate date;

  if (!mw_record_is_known (record, field))
    return;
  if (description->type == MW_FIELD_DATE && mw_record_get_date (record, field, &date))
    mw_report_writer_write_date (writer, sheet, row, column, &date);
  else if (description->type == MW_FIELD_MONEY && mw_record_get_integer (record, field, &integer))
    mw_report_writer_write_money (writer, sheet, row, column, (MwMoney){ integer });
  else if (description->type == MW_FIELD_PERCENTAGE && mw_record_get_integer (record, field, &integer))
    worksheet_write_number (sheet, row, column, (double) integer / 10000.0, writer->percentage);
  else
    {
      g_autofree char *text = mw_record_format_field (record, field, writer->report->notation);
      mw_report_writer_write_text (sheet, row, column, text, writer->label);
    }
}

/* What Excel takes in a page header. */
#define MAX_HEADER 250

void
mw_report_writer_set_up_print (lxw_worksheet *sheet, const char *name, lxw_row_t header_row)
{
  g_auto (GStrv) parts = g_strsplit (name, "&", -1);
  g_autofree char *doubled = g_strjoinv ("&&", parts);
  g_autofree char *cut = g_utf8_substring (doubled, 0, MIN (g_utf8_strlen (doubled, -1), MAX_HEADER));
  g_autofree char *header = g_strconcat ("&L", cut, NULL);

  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_header (sheet, header);
  worksheet_set_footer (sheet, "&LMaatwerk&R&P / &N");
  worksheet_repeat_rows (sheet, 0, header_row);
}

/* Sheet names may not hold some characters, and at most 31 of the others; ours are short. */
lxw_worksheet *
mw_report_writer_add_sheet (MwReportWriter *writer, const char *name)
{
  return workbook_add_worksheet (writer->workbook, name);
}

void
mw_report_writer_write_headers (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwReportColumn *columns, gsize n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);
      worksheet_write_string (sheet, row, (lxw_col_t) i, _ (columns[i].label), writer->header);
    }
  worksheet_set_row (sheet, row, HEADER_HEIGHT, NULL);
  worksheet_freeze_panes (sheet, row + 1, 1);
}

/* Makes the rows a real table with the headers given, so that a reader can filter and sort at once. */
void
mw_report_writer_finish_table (MwReportWriter *writer, lxw_worksheet *sheet, const char *name, lxw_row_t header_row, lxw_row_t rows, const MwReportColumn *columns, gsize n_columns)
{
  lxw_table_options options = { .name = (char *) name, .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .style_type_number = 1 };
  g_autofree lxw_table_column *described = g_new0 (lxw_table_column, n_columns);
  g_autofree lxw_table_column **list = g_new0 (lxw_table_column *, n_columns + 1);

  if (rows == 0)
    return;
  if (!writer->use_tables)
    {
      worksheet_autofilter (sheet, header_row, 0, header_row + rows, (lxw_col_t) (n_columns - 1));
      return;
    }
  for (gsize i = 0; i < n_columns; i++)
    {
      described[i].header = _ (columns[i].label);
      described[i].header_format = writer->header;
      list[i] = &described[i];
    }
  options.columns = list;
  worksheet_add_table (sheet, header_row, 0, header_row + rows, (lxw_col_t) (n_columns - 1), &options);
}
