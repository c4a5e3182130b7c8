/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-contract.h"
#include "mw-report-book.h"

/* The sheets with a row for each contract: what it is and why it carries a duty, and how far it is. */

static const MwSheetColumn contract_columns[] = {
  { N_ ("Number"), 16, MW_SHEET_LABEL },
  { N_ ("Title"), 42, MW_SHEET_LABEL, MW_SHEET_TOTAL_COUNT },
  { N_ ("Supplier"), 28, MW_SHEET_LABEL },
  { N_ ("Client"), 16, MW_SHEET_LABEL },
  { N_ ("Category"), 26, MW_SHEET_LABEL },
  { N_ ("Kind"), 12, MW_SHEET_LABEL },
  { N_ ("Start date"), 12, MW_SHEET_DATE },
  { N_ ("End date"), 12, MW_SHEET_DATE },
  { N_ ("Status"), 18, MW_SHEET_LABEL, .definition = N_ ("Whether the contract runs on the date of this report. Unknown where a date is missing that decides, or where the end date has passed but it may have been extended or have renewed itself.") },
  { N_ ("Contract value"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM, .definition = N_ ("As the contract states it, in euros excluding VAT. A blank cell is not known; it is not zero.") },
  { N_ ("Wage sum"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  { N_ ("Duty"), 13, MW_SHEET_LABEL, .alert = N_ ("unknown"), .definition = N_ ("Whether the contract carries the social return duty by the rule set of its category: yes, no, or unknown where an input is missing.") },
  { N_ ("Percentage"), 11, MW_SHEET_SHARE },
  { N_ ("Duty amount"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM, .definition = N_ ("The agreed amount, else the percentage of the contract or of the rule set over the basis that the rule set names.") },
  { N_ ("Action plan due"), 14, MW_SHEET_DATE },
  { N_ ("Plan overdue"), 10, MW_SHEET_LABEL, .alert = N_ ("yes"), .definition = N_ ("The action plan was due before the date of this report and has not been received.") },
  { N_ ("Expiring"), 10, MW_SHEET_LABEL, .alert = N_ ("yes"), .definition = N_ ("The end date or the notice date lies within six months of the date of this report.") },
  { N_ ("Linked places"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM, .definition = N_ ("Places in links under the contract that were not rejected. Those without a contract are in no row.") },
  { N_ ("Why"), 60, MW_SHEET_LABEL },
};

static const MwSheetColumn progress_columns[] = {
  { N_ ("Number"), 16, MW_SHEET_LABEL },
  { N_ ("Title"), 42, MW_SHEET_LABEL, MW_SHEET_TOTAL_COUNT },
  { N_ ("Supplier"), 28, MW_SHEET_LABEL },
  { N_ ("Duty"), 13, MW_SHEET_LABEL, .alert = N_ ("unknown") },
  { N_ ("Duty amount"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  { N_ ("Planned"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM, .definition = N_ ("The value of links that were agreed, by the value table that holds for the contract.") },
  { N_ ("Realised"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM, .definition = N_ ("The value of contributions up to the date of this report. Where nothing is recorded the cell is blank: that is not the same as nothing done.") },
  { N_ ("Of what was realised is known"), 18, MW_SHEET_LABEL },
  { N_ ("Expected today"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM, .definition = N_ ("The part of the duty that belongs to the part of the term that has passed, by days.") },
  { N_ ("Behind"), 10, MW_SHEET_LABEL, .alert = N_ ("yes"), .definition = N_ ("Less is realised than expected today, by more than the preferences of the file allow.") },
  { N_ ("Plan overdue"), 10, MW_SHEET_LABEL, .alert = N_ ("yes") },
};

static char *
join_reasons (const MwReport *report, const MwContractFacts *facts)
{
  GString *reasons = g_string_new (NULL);

  for (guint i = 0; i < MW_N_DUTY_CONDITIONS; i++)
    {
      if (facts->rule_set == NULL && i > MW_DUTY_VARIANT)
        break;
      if (facts->duty.conditions[i] != facts->duty.applies || (i == MW_DUTY_VARIANT && facts->duty.applies == MW_YES))
        continue;
      g_autofree char *reason = mw_duty_describe_condition (&facts->duty, (MwDutyCondition) i, facts->contract, facts->rule_set, report->notation);
      g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "; " : "", reason);
    }
  return g_string_free (reasons, FALSE);
}

/* Without a duty there is no amount; where it is unknown whether there is one, so is the amount. */
static void
put_amount (MwReportBook *book, guint sheet, guint row, guint column, const MwDuty *duty, MwMoney amount, gboolean whole)
{
  gboolean with_duty = duty->applies == MW_YES;
  MwSum sum = mw_sum_of (with_duty ? amount : (MwMoney){ 0 }, with_duty && whole);

  if (duty->applies != MW_NO)
    mw_report_book_put_sum (book, sheet, row, column, &sum);
}

static void
put_duty (MwReportBook *book, guint sheet, guint row, const MwContractFacts *facts)
{
  const MwDuty *duty = &facts->duty;

  put_amount (book, sheet, row, MW_CONTRACTS_COLUMN_AMOUNT, duty, duty->amount, duty->amount_known);
  mw_report_book_put_text (book, sheet, row, MW_CONTRACTS_COLUMN_DUTY, mw_tristate_get_label (duty->applies));
  if (duty->percentage_known && duty->applies != MW_NO)
    mw_sheet_writer_put_number (book->writer, sheet, row, MW_CONTRACTS_COLUMN_PERCENTAGE, duty->percentage_bp, MW_SHEET_SHARE);
  if (duty->applies == MW_YES && duty->plan_due_known)
    mw_sheet_writer_put_date (book->writer, sheet, row, MW_CONTRACTS_COLUMN_PLAN_DUE, &duty->plan_due);
  if (duty->applies == MW_YES && duty->plan_overdue != MW_UNKNOWN)
    mw_report_book_put_text (book, sheet, row, MW_CONTRACTS_COLUMN_OVERDUE, mw_tristate_get_label (duty->plan_overdue));
}

static gboolean
write_contract (MwReportBook *book, guint sheet, guint row, const MwContractFacts *facts)
{
  static const struct
  {
    guint column;
    guint field;
  } terms[] = { { 5, MW_CONTRACT_KIND }, { 6, MW_CONTRACT_START_DATE }, { 7, MW_CONTRACT_END_DATE }, { MW_CONTRACTS_COLUMN_VALUE, MW_CONTRACT_VALUE }, { MW_CONTRACTS_COLUMN_WAGE_SUM, MW_CONTRACT_WAGE_SUM } };
  g_autofree char *reasons = join_reasons (book->report, facts);

  mw_report_book_put_field (book, sheet, row, 0, facts->contract, MW_CONTRACT_NUMBER);
  mw_report_book_put_field (book, sheet, row, MW_CONTRACTS_COLUMN_TITLE, facts->contract, MW_CONTRACT_TITLE);
  mw_report_book_put_text (book, sheet, row, 2, facts->supplier);
  mw_report_book_put_text (book, sheet, row, 3, facts->client);
  mw_report_book_put_text (book, sheet, row, 4, facts->category);
  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    mw_report_book_put_field (book, sheet, row, terms[i].column, facts->contract, terms[i].field);
  mw_report_book_put_text (book, sheet, row, MW_CONTRACTS_COLUMN_STATE, mw_contract_state_get_label (facts->state));
  put_duty (book, sheet, row, facts);
  mw_report_book_put_text (book, sheet, row, MW_CONTRACTS_COLUMN_EXPIRING, mw_tristate_get_label (facts->expiring ? MW_YES : MW_NO));
  if (facts->places_linked > 0)
    mw_report_book_put_count (book, sheet, row, MW_CONTRACTS_COLUMN_LINKED, facts->places_linked);
  mw_report_book_put_text (book, sheet, row, MW_CONTRACTS_COLUMN_WHY, reasons);
  return TRUE;
}

static gboolean
write_progress (MwReportBook *book, guint sheet, guint row, const MwContractFacts *facts)
{
  const MwDuty *duty = &facts->duty;
  const MwProgress *progress = &facts->progress;

  mw_report_book_put_field (book, sheet, row, 0, facts->contract, MW_CONTRACT_NUMBER);
  mw_report_book_put_field (book, sheet, row, 1, facts->contract, MW_CONTRACT_TITLE);
  mw_report_book_put_text (book, sheet, row, 2, facts->supplier);
  mw_report_book_put_text (book, sheet, row, MW_PROGRESS_COLUMN_DUTY, mw_tristate_get_label (duty->applies));
  put_amount (book, sheet, row, MW_PROGRESS_COLUMN_AMOUNT, duty, duty->amount, duty->amount_known);
  put_amount (book, sheet, row, MW_PROGRESS_COLUMN_PLANNED, duty, progress->planned, progress->planned_known);
  put_amount (book, sheet, row, MW_PROGRESS_COLUMN_REALISED, duty, progress->realised, progress->realised_known);
  if (duty->applies != MW_NO)
    mw_report_book_put_text (book, sheet, row, 7, mw_report_describe_known (progress));
  put_amount (book, sheet, row, MW_PROGRESS_COLUMN_EXPECTED, duty, progress->expected, progress->expected_known);
  mw_report_book_put_text (book, sheet, row, MW_PROGRESS_COLUMN_BEHIND, mw_tristate_get_label (progress->behind));
  mw_report_book_put_text (book, sheet, row, 10, mw_tristate_get_label (duty->plan_overdue));
  return TRUE;
}

const MwReportSheet mw_report_contracts_sheet = {
  .part = MW_REPORT_CONTRACTS,
  .title = N_ ("Contracts"),
  .table = N_ ("Table_contracts"),
  .columns = contract_columns,
  .n_columns = G_N_ELEMENTS (contract_columns),
  .write_contract = write_contract,
};

const MwReportSheet mw_report_progress_sheet = {
  .part = MW_REPORT_PROGRESS,
  .title = N_ ("Duty and progress"),
  .table = N_ ("Table_progress"),
  .columns = progress_columns,
  .n_columns = G_N_ELEMENTS (progress_columns),
  .write_contract = write_progress,
};
