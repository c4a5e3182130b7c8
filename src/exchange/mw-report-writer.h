/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <xlsxwriter.h>

#include "mw-report-workbook.h"

G_BEGIN_DECLS

/*
 * What all sheets of the director workbook are written with. Text is always written as text, so that nothing that a
 * supplier typed becomes a formula.
 */

typedef struct
{
  lxw_workbook *workbook;
  lxw_format *title;
  lxw_format *heading;
  lxw_format *header;
  lxw_format *label;
  lxw_format *note;
  lxw_format *money;
  lxw_format *date;
  lxw_format *percentage;
  lxw_format *count;
  lxw_format *tenths;
  gboolean use_tables;
  const MwReport *report;
} MwReportWriter;

/* A column of a sheet: msgid of its header, and its width in characters. */
typedef struct
{
  const char *label;
  double width;
} MwReportColumn;

void mw_report_writer_add_formats (MwReportWriter *writer);
lxw_worksheet *mw_report_writer_add_sheet (MwReportWriter *writer, const char *name);
void mw_report_writer_write_money (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, MwMoney money);
void mw_report_writer_write_text (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);
void mw_report_writer_write_count (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, gint64 count);
void mw_report_writer_write_date (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const GDate *date);
void mw_report_writer_write_field (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const MwRecord *record, guint field);
void mw_report_writer_write_headers (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwReportColumn *columns, gsize n_columns);
void mw_report_writer_finish_table (MwReportWriter *writer, lxw_worksheet *sheet, const char *name, lxw_row_t header_row, lxw_row_t rows, const MwReportColumn *columns, gsize n_columns);
void mw_report_writer_set_up_print (lxw_worksheet *sheet, const char *name, lxw_row_t header_row);

void mw_report_write_realised (MwReportWriter *writer);

G_END_DECLS
