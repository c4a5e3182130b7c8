/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-report-book.h"

/* What an earlier report said of a contract, and what the data say of it now, of the same day, and why. */

static const MwSheetColumn columns[] = {
  { N_ ("Number"), 16, MW_SHEET_LABEL },
  { N_ ("Title"), 42, MW_SHEET_LABEL, MW_SHEET_TOTAL_COUNT },
  { N_ ("Figure"), 22, MW_SHEET_LABEL },
  { N_ ("Reported"), 18, MW_SHEET_MONEY },
  { N_ ("Now, of the same day"), 18, MW_SHEET_MONEY },
  { N_ ("Difference"), 18, MW_SHEET_MONEY },
  { N_ ("Why"), 80, MW_SHEET_LABEL },
};

static gboolean
is_needed (const MwReport *report)
{
  return report->past != NULL;
}

static void
write_correction (MwReportBook *book, guint sheet, guint row, const MwReportCorrection *correction)
{
  mw_report_book_put_text (book, sheet, row, 0, correction->number);
  mw_report_book_put_text (book, sheet, row, 1, correction->title);
  mw_report_book_put_text (book, sheet, row, 2, _ (mw_figure_get_info (correction->figure)->label));
  if (correction->reported_known)
    mw_report_book_put_money (book, sheet, row, 3, correction->reported);
  if (correction->now_known)
    mw_report_book_put_money (book, sheet, row, 4, correction->now);
  if (correction->reported_known && correction->now_known)
    mw_report_book_put_money (book, sheet, row, 5, (MwMoney){ correction->now.cents - correction->reported.cents });
  mw_report_book_put_text (book, sheet, row, 6, correction->why);
}

static void
write_sheet (MwReportBook *book, guint sheet)
{
  const MwReportPast *past = book->report->past;

  for (guint i = 0; i < past->corrections->len; i++)
    write_correction (book, sheet, i + 1, g_ptr_array_index (past->corrections, i));
  if (past->corrections->len == 0)
    mw_sheet_writer_put_text (book->writer, sheet, 1, 0, past->lines_kept ? _ ("Nothing that was reported of a contract changed since.") : _ ("The earlier report was too long to remember each contract of it."), MW_SHEET_NOTE);
  mw_sheet_writer_finish_table (book->writer, sheet, past->corrections->len);
}

const MwReportSheet mw_report_corrections_sheet = {
  .part = MW_REPORT_CORRECTIONS,
  .title = N_ ("Changed since reported"),
  .table = N_ ("Table_changes"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .is_needed = is_needed,
  .write = write_sheet,
};
