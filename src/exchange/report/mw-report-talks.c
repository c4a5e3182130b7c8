/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-report-book.h"

/* Talks with suppliers in the period, what is planned, and what was agreed. Without outcomes: those stay in the file. */

static const MwSheetColumn columns[] = {
  { N_ ("Kind"), 12, MW_SHEET_LABEL },
  { N_ ("Supplier"), 28, MW_SHEET_LABEL },
  { N_ ("Subject or agreement"), 48, MW_SHEET_LABEL, MW_SHEET_TOTAL_COUNT },
  { N_ ("Date"), 12, MW_SHEET_DATE, .definition = N_ ("Of a talk the day on which it is or was; of an agreement the day before which it is to be done.") },
  { N_ ("Phase"), 20, MW_SHEET_LABEL },
  { N_ ("Status"), 14, MW_SHEET_LABEL },
  { N_ ("Who"), 34, MW_SHEET_LABEL },
  { N_ ("Done on"), 12, MW_SHEET_DATE },
  { N_ ("Late"), 8, MW_SHEET_LABEL, .alert = N_ ("yes") },
};

static void
write_talk (MwReportBook *book, guint sheet, guint row, const MwReportTalk *talk)
{
  mw_report_book_put_text (book, sheet, row, 0, talk->is_agreement ? _ ("Agreement") : _ ("Talk"));
  mw_report_book_put_text (book, sheet, row, 1, talk->supplier);
  mw_report_book_put_text (book, sheet, row, 2, talk->what);
  if (talk->dated)
    mw_sheet_writer_put_date (book->writer, sheet, row, 3, &talk->date);
  mw_report_book_put_text (book, sheet, row, 4, talk->phase);
  mw_report_book_put_text (book, sheet, row, 5, talk->status);
  mw_report_book_put_text (book, sheet, row, 6, talk->who);
  if (talk->done_known)
    mw_sheet_writer_put_date (book->writer, sheet, row, 7, &talk->done);
  mw_report_book_put_text (book, sheet, row, 8, mw_tristate_get_label (talk->late ? MW_YES : MW_NO));
}

static void
write_sheet (MwReportBook *book, guint sheet)
{
  const GPtrArray *talks = book->report->talks;

  for (guint i = 0; i < talks->len; i++)
    write_talk (book, sheet, i + 1, g_ptr_array_index (talks, i));
  mw_sheet_writer_finish_table (book->writer, sheet, talks->len);
}

const MwReportSheet mw_report_talks_sheet = {
  .part = MW_REPORT_TALKS,
  .title = N_ ("Talks and agreements"),
  .table = N_ ("Table_talks"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .write = write_sheet,
};
