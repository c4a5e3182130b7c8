/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-book.h"

#include <glib/gi18n-lib.h>

/* Makes the sheets that were chosen, and writes them; all that have a row for each contract in one pass. */

static const MwReportSheet *const all_sheets[MW_N_REPORT_SHEETS] = {
  [MW_REPORT_SHEET_SUMMARY] = &mw_report_summary_sheet,
  [MW_REPORT_SHEET_CONTRACTS] = &mw_report_contracts_sheet,
  [MW_REPORT_SHEET_PROGRESS] = &mw_report_progress_sheet,
  [MW_REPORT_SHEET_LINKS] = &mw_report_links_sheet,
  [MW_REPORT_SHEET_GROUPS] = &mw_report_groups_sheet,
  [MW_REPORT_SHEET_REALISED] = &mw_report_realised_sheet,
  [MW_REPORT_SHEET_SUPPLIERS] = &mw_report_suppliers_sheet,
  [MW_REPORT_SHEET_TALKS] = &mw_report_talks_sheet,
  [MW_REPORT_SHEET_MISSING] = &mw_report_missing_sheet,
  [MW_REPORT_SHEET_CORRECTIONS] = &mw_report_corrections_sheet,
  [MW_REPORT_SHEET_EXPLANATION] = &mw_report_explanation_sheet,
};

void
mw_report_book_put_text (MwReportBook *book, guint sheet, guint row, guint column, const char *text)
{
  mw_sheet_writer_put_text (book->writer, sheet, row, column, text, MW_SHEET_LABEL);
}

void
mw_report_book_put_money (MwReportBook *book, guint sheet, guint row, guint column, MwMoney money)
{
  mw_sheet_writer_put_number (book->writer, sheet, row, column, money.cents, MW_SHEET_MONEY);
}

/* What is unknown stays blank, as does the sum of nothing, and is counted below the column; of what is known in part it is said that it may be more. */
void
mw_report_book_put_sum (MwReportBook *book, guint sheet, guint row, guint column, const MwSum *sum)
{
  MwSheetStyle style = mw_sum_is_whole (sum) ? MW_SHEET_MONEY : MW_SHEET_LEAST_MONEY;

  if (sum->count > 0 && mw_sum_is_known (sum))
    mw_sheet_writer_put_number (book->writer, sheet, row, column, sum->amount.cents, style);
  mw_sheet_writer_count_unknown (book->writer, sheet, column, sum->unknown);
}

void
mw_report_book_put_count (MwReportBook *book, guint sheet, guint row, guint column, gint64 count)
{
  mw_sheet_writer_put_number (book->writer, sheet, row, column, count, MW_SHEET_COUNT);
}

static void
put_formatted (MwReportBook *book, guint sheet, guint row, guint column, const MwRecord *record, guint field)
{
  g_autofree char *text = mw_record_format_field (record, field, book->report->notation);

  mw_report_book_put_text (book, sheet, row, column, text);
}

static void
put_amount (MwReportBook *book, guint sheet, guint row, guint column, const MwRecord *record, guint field)
{
  MwMoney amount = { 0 };
  gboolean known = mw_record_get_money (record, field, &amount);
  MwSum sum = mw_sum_of (amount, known);

  mw_report_book_put_sum (book, sheet, row, column, &sum);
}

/* What is unknown stays blank. */
void
mw_report_book_put_field (MwReportBook *book, guint sheet, guint row, guint column, const MwRecord *record, guint field)
{
  MwFieldType type = mw_record_get_table (record)->fields[field].type;
  gint64 integer;
  GDate date;

  if (type == MW_FIELD_TEXT)
    mw_report_book_put_text (book, sheet, row, column, mw_record_get_text (record, field));
  else if (type == MW_FIELD_MONEY)
    put_amount (book, sheet, row, column, record, field);
  else if (!mw_record_is_known (record, field))
    return;
  else if (type == MW_FIELD_DATE && mw_record_get_date (record, field, &date))
    mw_sheet_writer_put_date (book->writer, sheet, row, column, &date);
  else if (type == MW_FIELD_PERCENTAGE && mw_record_get_integer (record, field, &integer))
    mw_sheet_writer_put_number (book->writer, sheet, row, column, integer, MW_SHEET_SHARE);
  else
    put_formatted (book, sheet, row, column, record, field);
}

/* How much is known of what was realised. */
const char *
mw_report_describe_known (const MwProgress *progress)
{
  if (progress->nothing_recorded)
    return _ ("nothing recorded");
  return progress->realised_known ? _ ("all") : _ ("a part");
}

static gboolean
is_chosen (const MwReportBook *book, const MwReportSheet *sheet)
{
  return (book->report->parts & (guint) sheet->part) != 0 && (sheet->is_needed == NULL || sheet->is_needed (book->report));
}

static guint
add_sheet (MwReportBook *book, const MwReportSheet *sheet)
{
  g_autofree char *heading = g_strdup_printf ("%s – %s", book->report->scope, _ (sheet->title));
  MwSheetSpec spec = { .title = _ (sheet->title), .table = sheet->table != NULL ? _ (sheet->table) : NULL, .heading = heading, .columns = sheet->columns, .n_columns = sheet->n_columns, .one_page = sheet->one_page };

  return mw_sheet_writer_add_sheet (book->writer, &spec);
}

static void
write_contract (MwReportBook *book, const MwContractFacts *facts)
{
  for (guint i = 0; i < MW_N_REPORT_SHEETS; i++)
    {
      if (book->sheets[i] != MW_REPORT_NO_SHEET && all_sheets[i]->write_contract != NULL && all_sheets[i]->write_contract (book, book->sheets[i], book->rows[i] + 1, facts))
        book->rows[i]++;
    }
}

static gboolean
has_contract_sheets (const MwReportBook *book)
{
  for (guint i = 0; i < MW_N_REPORT_SHEETS; i++)
    {
      if (book->sheets[i] != MW_REPORT_NO_SHEET && all_sheets[i]->write_contract != NULL)
        return TRUE;
    }
  return FALSE;
}

/* All sheets at once, so that a long list is read from the file only once. */
static gboolean
write_contracts (MwReportBook *book, GCancellable *cancellable, GError **error)
{
  while (has_contract_sheets (book))
    {
      g_autoptr (MwContractFacts) facts = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !book->report->next (book->report->next_data, &facts, error))
        return FALSE;
      if (facts == NULL)
        break;
      write_contract (book, facts);
    }
  for (guint i = 0; i < MW_N_REPORT_SHEETS; i++)
    {
      if (book->sheets[i] != MW_REPORT_NO_SHEET && all_sheets[i]->write_contract != NULL)
        mw_sheet_writer_finish_table (book->writer, book->sheets[i], book->rows[i]);
    }
  return TRUE;
}

/* Returns: %FALSE with the reason for which a contract could not be read, or that it was cancelled */
gboolean
mw_report_book_write (MwReportBook *book, GCancellable *cancellable, GError **error)
{
  /* First all sheets, for they point to each other. */
  for (guint i = 0; i < MW_N_REPORT_SHEETS; i++)
    book->sheets[i] = is_chosen (book, all_sheets[i]) ? add_sheet (book, all_sheets[i]) : MW_REPORT_NO_SHEET;
  for (guint i = 0; i < MW_N_REPORT_SHEETS; i++)
    {
      if (book->sheets[i] != MW_REPORT_NO_SHEET && all_sheets[i]->write != NULL)
        all_sheets[i]->write (book, book->sheets[i]);
    }
  return write_contracts (book, cancellable, error);
}
