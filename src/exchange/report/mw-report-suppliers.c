/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-report-book.h"

/* How each supplier stands over all its contracts, and what is talked about with it. */

static const MwSheetColumn columns[] = {
  [MW_SUPPLIERS_COLUMN_NAME] = { N_ ("Supplier"), 30, MW_SHEET_LABEL },
  { N_ ("Contracts"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
  { N_ ("Contracts with the duty"), 12, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
  { N_ ("Duty unknown"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
  { N_ ("Contract value"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  [MW_SUPPLIERS_COLUMN_DUTY] = { N_ ("Duty amount"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  { N_ ("Planned"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  [MW_SUPPLIERS_COLUMN_EXPECTED] = { N_ ("Expected today"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  [MW_SUPPLIERS_COLUMN_REALISED] = { N_ ("Realised"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  { N_ ("Realised of the duty imposed"), 14, MW_SHEET_SHARE, .definition = N_ ("Realised under contracts of which the amount of the duty is known, as a share of that amount.") },
  { N_ ("Realised of the whole spend"), 14, MW_SHEET_SHARE, .definition = N_ ("Realised under contracts of which the value is known, as a share of the value of all contracts.") },
  { N_ ("Not all is known of so many contracts"), 16, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
  { N_ ("Contracts behind"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
  { N_ ("Last talk"), 12, MW_SHEET_DATE },
  { N_ ("Next talk"), 12, MW_SHEET_DATE },
  { N_ ("Open agreements"), 12, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
};

static void
put_share (MwReportBook *book, guint sheet, guint row, guint column, const MwSum *part, const MwSum *whole)
{
  MwFigure share = mw_figure_of_share (part, whole);

  if (share.known)
    mw_sheet_writer_put_number (book->writer, sheet, row, column, share.value, mw_figure_is_least (&share) ? MW_SHEET_LEAST_SHARE : MW_SHEET_SHARE);
}

static void
put_sums (MwReportBook *book, guint sheet, guint row, const MwContractTotals *totals)
{
  mw_report_book_put_sum (book, sheet, row, 4, &totals->value);
  mw_report_book_put_sum (book, sheet, row, MW_SUPPLIERS_COLUMN_DUTY, &totals->duty);
  mw_report_book_put_sum (book, sheet, row, 6, &totals->planned);
  mw_report_book_put_sum (book, sheet, row, MW_SUPPLIERS_COLUMN_EXPECTED, &totals->expected);
  mw_report_book_put_sum (book, sheet, row, MW_SUPPLIERS_COLUMN_REALISED, &totals->realised);
  put_share (book, sheet, row, 9, &totals->realised_of_duty, &totals->duty);
  put_share (book, sheet, row, 10, &totals->realised_of_value, &totals->value);
  mw_report_book_put_count (book, sheet, row, 11, totals->realised.unknown);
}

static void
write_supplier (MwReportBook *book, guint sheet, guint row, const MwReportSupplier *supplier)
{
  const MwContractTotals *totals = &supplier->totals;

  mw_report_book_put_text (book, sheet, row, MW_SUPPLIERS_COLUMN_NAME, supplier->name != NULL ? supplier->name : _ ("unknown"));
  mw_report_book_put_count (book, sheet, row, 1, totals->count);
  mw_report_book_put_count (book, sheet, row, 2, totals->duty_count);
  mw_report_book_put_count (book, sheet, row, 3, totals->duty_unknown);
  put_sums (book, sheet, row, totals);
  mw_report_book_put_count (book, sheet, row, 12, totals->behind);
  mw_sheet_writer_count_unknown (book->writer, sheet, 12, totals->behind_unknown);
  if (supplier->last_known)
    mw_sheet_writer_put_date (book->writer, sheet, row, 13, &supplier->last_talk);
  if (supplier->next_known)
    mw_sheet_writer_put_date (book->writer, sheet, row, 14, &supplier->next_talk);
  mw_report_book_put_count (book, sheet, row, 15, supplier->agreements_open);
}

static void
write_sheet (MwReportBook *book, guint sheet)
{
  const GPtrArray *suppliers = book->report->suppliers;

  for (guint i = 0; i < suppliers->len; i++)
    write_supplier (book, sheet, i + 1, g_ptr_array_index (suppliers, i));
  mw_sheet_writer_finish_table (book->writer, sheet, suppliers->len);
}

const MwReportSheet mw_report_suppliers_sheet = {
  .part = MW_REPORT_SUPPLIERS,
  .title = N_ ("Suppliers"),
  .table = N_ ("Table_suppliers"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .write = write_sheet,
};
