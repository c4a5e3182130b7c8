/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-report"

#include "config.h"
#include "mw-report-workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-report-writer.h"
#include "mw-rule-set.h"

/*
 * The workbook for directors. Text is always written as text, so that nothing that a supplier typed
 * becomes a formula; what is unknown stays blank and is counted. It is written beside its place and
 * moved there when it is whole.
 */

/* Above this number of rows Excel's own tables would need all rows in memory at once. */
#define MAX_TABLE_ROWS 20000

void
mw_report_link_free (MwReportLink *link)
{
  g_free (link->initiative);
  g_free (link->supplier);
  g_free (link->nomination);
  g_free (link->asked_by);
  g_free (link->target_group);
  g_free (link->contract);
  g_free (link->status);
  g_free (link);
}

void
mw_report_group_free (MwReportGroup *group)
{
  g_free (group->name);
  g_free (group);
}

static lxw_row_t
write_figure (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const char *label, gint64 count, const char *note)
{
  mw_report_writer_write_text (sheet, row, 0, label, writer->label);
  mw_report_writer_write_count (writer, sheet, row, 1, count);
  mw_report_writer_write_text (sheet, row, 2, note, writer->note);
  return row + 1;
}

/* @unknown: of how many of @count contracts it is not known; a sum of which nothing is known stays blank */
static lxw_row_t
write_amount (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const char *label, MwMoney amount, guint unknown, guint count)
{
  g_autofree char *note = g_strdup_printf (ngettext ("unknown for %u contract", "unknown for %u contracts", unknown), unknown);

  mw_report_writer_write_text (sheet, row, 0, label, writer->label);
  if (unknown == 0 || unknown < count)
    mw_report_writer_write_money (writer, sheet, row, 1, amount);
  if (unknown > 0)
    mw_report_writer_write_text (sheet, row, 2, note, writer->note);
  return row + 1;
}

/* @share: in basis points, -1 where unknown: then it stays blank */
static lxw_row_t
write_share (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const char *label, gint64 share, const char *note)
{
  mw_report_writer_write_text (sheet, row, 0, label, writer->label);
  if (share >= 0)
    worksheet_write_number (sheet, row, 1, (double) share / 10000.0, writer->percentage);
  mw_report_writer_write_text (sheet, row, 2, note, writer->note);
  return row + 1;
}

/* A sum above zero is known in part, though it may be whole for no contract. */
static guint
count_known_in_part (const MwContractTotals *totals, MwMoney sum)
{
  return totals->duty_count + (sum.cents > 0 ? 1 : 0);
}

/* On two bases: a duty can be met while little of the whole spend has any effect. */
static lxw_row_t
write_progress_figures (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row)
{
  const MwContractTotals *totals = &writer->report->totals;
  guint incomplete = totals->nothing_recorded + totals->realised_incomplete;
  gboolean nothing = incomplete == totals->duty_count && totals->realised.cents == 0;
  g_autofree char *duty_unknown = g_strdup_printf (_ ("not all is known of %u of %u contracts with a duty; without a known amount, and left out: %u"), incomplete, totals->duty_count, totals->duty_amount_unknown);
  g_autofree char *value = mw_money_format (totals->value_duty_unknown, writer->report->notation);
  g_autofree char *spend_unknown = g_strdup_printf (_ ("of %s it is unknown whether there is a duty; without a known value, and left out: %u"), value, totals->value_unknown);

  row = write_amount (writer, sheet, row, _ ("Planned"), totals->planned, totals->planned_incomplete, count_known_in_part (totals, totals->planned));
  row = write_amount (writer, sheet, row, _ ("Realised"), totals->realised, incomplete, count_known_in_part (totals, totals->realised));
  row = write_amount (writer, sheet, row, _ ("Expected today"), totals->expected, totals->expected_unknown, count_known_in_part (totals, totals->expected));
  row = write_share (writer, sheet, row, _ ("Realised of the duty imposed"), nothing ? -1 : mw_money_get_ratio (totals->realised_of_duty, totals->duty), duty_unknown);
  row = write_share (writer, sheet, row, _ ("Realised of the whole spend"), nothing ? -1 : mw_money_get_ratio (totals->realised_of_value, totals->value), spend_unknown);
  row = write_figure (writer, sheet, row, _ ("Contracts behind"), totals->behind, NULL);
  return row;
}

static lxw_row_t
write_key_figures (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row)
{
  const MwContractTotals *totals = &writer->report->totals;
  guint without = totals->count - totals->duty_count - totals->duty_unknown;

  row = write_figure (writer, sheet, row, _ ("Contracts"), totals->count, NULL);
  row = write_amount (writer, sheet, row, _ ("Contract value"), totals->value, totals->value_unknown, totals->count);
  row = write_figure (writer, sheet, row, _ ("Contracts with the duty"), totals->duty_count, _ ("the duty applies"));
  row = write_amount (writer, sheet, row, _ ("Value of those contracts"), totals->value_with_duty, totals->value_with_duty_unknown, totals->duty_count);
  row = write_figure (writer, sheet, row, _ ("Contracts without the duty"), without, _ ("the duty does not apply"));
  row = write_figure (writer, sheet, row, _ ("Duty unknown"), totals->duty_unknown, _ ("an input is missing; see the column “Why” on the sheet with contracts"));
  row = write_amount (writer, sheet, row, _ ("Value of contracts with unknown duty"), totals->value_duty_unknown, totals->value_duty_unknown_unknown, totals->duty_unknown);
  row = write_amount (writer, sheet, row, _ ("Duty, total amount"), totals->duty, totals->duty_amount_unknown + totals->duty_unknown, totals->duty_count + totals->duty_unknown);
  row = write_progress_figures (writer, sheet, row);
  row = write_figure (writer, sheet, row, _ ("Action plans overdue"), totals->plan_overdue, NULL);
  row = write_figure (writer, sheet, row, _ ("Expiring within six months"), totals->expiring, _ ("end date or notice date"));
  return row;
}

static void
add_group_chart (MwReportWriter *writer, lxw_worksheet *sheet, const char *sheet_name, lxw_row_t first, lxw_row_t last)
{
  lxw_chart *chart = workbook_add_chart (writer->workbook, LXW_CHART_BAR);
  lxw_chart_series *wanted = chart_add_series (chart, NULL, NULL);
  lxw_chart_series *linked = chart_add_series (chart, NULL, NULL);
  lxw_chart_options options = { .description = _ ("Bar chart of wanted and linked places per target group; the figures stand in the table beside it."),
                                .x_scale = 1.3,
                                .y_scale = 1.4 };

  chart_series_set_categories (wanted, sheet_name, first, 0, last, 0);
  chart_series_set_values (wanted, sheet_name, first, 1, last, 1);
  chart_series_set_name (wanted, _ ("Wanted"));
  chart_series_set_categories (linked, sheet_name, first, 0, last, 0);
  chart_series_set_values (linked, sheet_name, first, 2, last, 2);
  chart_series_set_name (linked, _ ("Linked"));
  chart_series_set_labels (wanted);
  chart_series_set_labels (linked);
  chart_title_set_name (chart, _ ("Places per target group"));
  /* In a bar chart the categories stand on the vertical axis; the first belongs on top. */
  chart_axis_set_reverse (chart->y_axis);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  worksheet_insert_chart_opt (sheet, first - 2, 5, chart, &options);
}

static void
write_groups (MwReportWriter *writer, lxw_worksheet *sheet, const char *sheet_name, lxw_row_t row)
{
  const GPtrArray *groups = writer->report->groups;
  lxw_row_t first = row + 2;

  mw_report_writer_write_text (sheet, row, 0, _ ("Places per target group"), writer->heading);
  if (groups->len == 0)
    {
      mw_report_writer_write_text (sheet, row + 1, 0, _ ("Nothing was asked yet."), writer->note);
      return;
    }
  mw_report_writer_write_text (sheet, row + 1, 0, _ ("Target group"), writer->header);
  mw_report_writer_write_text (sheet, row + 1, 1, _ ("Wanted"), writer->header);
  mw_report_writer_write_text (sheet, row + 1, 2, _ ("Linked"), writer->header);
  mw_report_writer_write_text (sheet, row + 1, 3, _ ("Requests without a number"), writer->header);
  for (guint i = 0; i < groups->len; i++)
    {
      const MwReportGroup *group = g_ptr_array_index (groups, i);
      mw_report_writer_write_text (sheet, first + i, 0, group->name, writer->label);
      if (group->wanted > 0 || group->wanted_unknown == 0)
        mw_report_writer_write_count (writer, sheet, first + i, 1, group->wanted);
      mw_report_writer_write_count (writer, sheet, first + i, 2, group->linked);
      mw_report_writer_write_count (writer, sheet, first + i, 3, group->wanted_unknown);
    }
  add_group_chart (writer, sheet, sheet_name, first, first + groups->len - 1);
}

static void
write_overview (MwReportWriter *writer)
{
  const char *name = _ ("Overview");
  lxw_worksheet *sheet = mw_report_writer_add_sheet (writer, name);
  g_autofree char *date = mw_date_format (&writer->report->today, writer->report->notation);
  /* Translators: the first is a category, the second a date. */
  g_autofree char *about = g_strdup_printf (_ ("%s, as of %s"), writer->report->scope, date);
  lxw_row_t row;

  worksheet_set_column (sheet, 0, 0, 40, NULL);
  worksheet_set_column (sheet, 1, 1, 18, NULL);
  worksheet_set_column (sheet, 2, 2, 18, NULL);
  worksheet_set_column (sheet, 3, 3, 24, NULL);
  worksheet_set_row (sheet, 0, 24, NULL);
  mw_report_writer_write_text (sheet, 0, 0, _ ("Social return: overview"), writer->title);
  mw_report_writer_write_text (sheet, 1, 0, about, writer->note);
  row = write_key_figures (writer, sheet, 3);
  write_groups (writer, sheet, name, row + 1);
  mw_report_writer_set_up_print (sheet, about, 0);
  worksheet_fit_to_pages (sheet, 1, 1);
}

static const MwReportColumn contract_columns[] = {
  { N_ ("Number"), 16 },
  { N_ ("Title"), 42 },
  { N_ ("Supplier"), 28 },
  { N_ ("Client"), 16 },
  { N_ ("Category"), 26 },
  { N_ ("Kind"), 12 },
  { N_ ("Start date"), 12 },
  { N_ ("End date"), 12 },
  { N_ ("Contract value"), 18 },
  { N_ ("Wage sum"), 18 },
  { N_ ("Duty"), 13 },
  { N_ ("Percentage"), 11 },
  { N_ ("Duty amount"), 18 },
  { N_ ("Action plan due"), 14 },
  { N_ ("Plan overdue"), 10 },
  { N_ ("Linked places"), 10 },
  { N_ ("Why"), 60 },
};

static const MwReportColumn progress_columns[] = {
  { N_ ("Number"), 16 },
  { N_ ("Title"), 42 },
  { N_ ("Supplier"), 28 },
  { N_ ("Duty"), 13 },
  { N_ ("Duty amount"), 18 },
  { N_ ("Planned"), 18 },
  { N_ ("Realised"), 18 },
  { N_ ("Of what was realised is known"), 18 },
  { N_ ("Expected today"), 18 },
  { N_ ("Behind"), 10 },
  { N_ ("Plan overdue"), 10 },
};

static const char *
tristate_label (MwTristate value)
{
  switch (value)
    {
    case MW_YES:
      return _ ("yes");
    case MW_NO:
      return _ ("no");
    case MW_UNKNOWN:
    default:
      return _ ("unknown");
    }
}

static char *
join_reasons (const MwReportWriter *writer, const MwContractFacts *facts)
{
  GString *reasons = g_string_new (NULL);

  for (guint i = 0; i < MW_N_DUTY_CONDITIONS; i++)
    {
      if (facts->rule_set == NULL && i > MW_DUTY_VARIANT)
        break;
      if (facts->duty.conditions[i] != facts->duty.applies || (i == MW_DUTY_VARIANT && facts->duty.applies == MW_YES))
        continue;
      g_autofree char *reason = mw_duty_describe_condition (&facts->duty, (MwDutyCondition) i, facts->contract, facts->rule_set, writer->report->notation);
      g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "; " : "", reason);
    }
  return g_string_free (reasons, FALSE);
}

/* A sum of which a part has no value is there as far as it is known, and says so. */
static void
write_sums (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwProgress *progress)
{
  const char *known = progress->nothing_recorded ? _ ("nothing recorded") : (progress->realised_known ? _ ("all") : _ ("a part"));

  if (progress->planned_known || progress->planned.cents > 0)
    mw_report_writer_write_money (writer, sheet, row, 5, progress->planned);
  if (!progress->nothing_recorded)
    mw_report_writer_write_money (writer, sheet, row, 6, progress->realised);
  mw_report_writer_write_text (sheet, row, 7, known, writer->label);
  if (progress->expected_known)
    mw_report_writer_write_money (writer, sheet, row, 8, progress->expected);
  mw_report_writer_write_text (sheet, row, 9, tristate_label (progress->behind), writer->label);
}

/* Without a duty there is nothing to plan and realise; the contract is there all the same. */
static void
write_progress_row (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwContractFacts *facts)
{
  const MwDuty *duty = &facts->duty;

  mw_report_writer_write_field (writer, sheet, row, 0, facts->contract, MW_CONTRACT_NUMBER);
  mw_report_writer_write_field (writer, sheet, row, 1, facts->contract, MW_CONTRACT_TITLE);
  mw_report_writer_write_text (sheet, row, 2, facts->supplier, writer->label);
  mw_report_writer_write_text (sheet, row, 3, tristate_label (duty->applies), writer->label);
  if (duty->applies != MW_YES)
    return;
  if (duty->amount_known)
    mw_report_writer_write_money (writer, sheet, row, 4, duty->amount);
  write_sums (writer, sheet, row, &facts->progress);
  mw_report_writer_write_text (sheet, row, 10, tristate_label (duty->plan_overdue), writer->label);
}

static void
write_contract_row (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwContractFacts *facts)
{
  const MwDuty *duty = &facts->duty;
  g_autofree char *reasons = join_reasons (writer, facts);

  mw_report_writer_write_field (writer, sheet, row, 0, facts->contract, MW_CONTRACT_NUMBER);
  mw_report_writer_write_field (writer, sheet, row, 1, facts->contract, MW_CONTRACT_TITLE);
  mw_report_writer_write_text (sheet, row, 2, facts->supplier, writer->label);
  mw_report_writer_write_text (sheet, row, 3, facts->client, writer->label);
  mw_report_writer_write_text (sheet, row, 4, facts->category, writer->label);
  mw_report_writer_write_field (writer, sheet, row, 5, facts->contract, MW_CONTRACT_KIND);
  mw_report_writer_write_field (writer, sheet, row, 6, facts->contract, MW_CONTRACT_START_DATE);
  mw_report_writer_write_field (writer, sheet, row, 7, facts->contract, MW_CONTRACT_END_DATE);
  mw_report_writer_write_field (writer, sheet, row, 8, facts->contract, MW_CONTRACT_VALUE);
  mw_report_writer_write_field (writer, sheet, row, 9, facts->contract, MW_CONTRACT_WAGE_SUM);
  mw_report_writer_write_text (sheet, row, 10, tristate_label (duty->applies), writer->label);
  if (duty->percentage_known && duty->applies != MW_NO)
    worksheet_write_number (sheet, row, 11, (double) duty->percentage_bp / 10000.0, writer->percentage);
  if (duty->applies == MW_YES && duty->amount_known)
    mw_report_writer_write_money (writer, sheet, row, 12, duty->amount);
  if (duty->applies == MW_YES && duty->plan_due_known)
    mw_report_writer_write_date (writer, sheet, row, 13, &duty->plan_due);
  if (duty->applies == MW_YES && duty->plan_overdue != MW_UNKNOWN)
    mw_report_writer_write_text (sheet, row, 14, tristate_label (duty->plan_overdue), writer->label);
  if (facts->places_linked > 0)
    mw_report_writer_write_count (writer, sheet, row, 15, facts->places_linked);
  mw_report_writer_write_text (sheet, row, 16, reasons, writer->label);
}

/* Both sheets at once, so that a long list is read from the file only once. */
static gboolean
write_contracts (MwReportWriter *writer, GCancellable *cancellable, GError **error)
{
  const char *name = _ ("Contracts");
  const char *progress_name = _ ("Duty and progress");
  lxw_worksheet *sheet = mw_report_writer_add_sheet (writer, name);
  lxw_worksheet *progress = mw_report_writer_add_sheet (writer, progress_name);
  lxw_row_t row = 0;

  mw_report_writer_write_headers (writer, sheet, 0, contract_columns, G_N_ELEMENTS (contract_columns));
  mw_report_writer_write_headers (writer, progress, 0, progress_columns, G_N_ELEMENTS (progress_columns));
  for (;;)
    {
      g_autoptr (MwContractFacts) facts = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !writer->report->next (writer->report->next_data, &facts, error))
        return FALSE;
      if (facts == NULL)
        break;
      write_contract_row (writer, sheet, ++row, facts);
      write_progress_row (writer, progress, row, facts);
    }
  mw_report_writer_finish_table (writer, sheet, "Contracten", 0, row, contract_columns, G_N_ELEMENTS (contract_columns));
  mw_report_writer_finish_table (writer, progress, "Voortgang", 0, row, progress_columns, G_N_ELEMENTS (progress_columns));
  mw_report_writer_set_up_print (sheet, name, 0);
  mw_report_writer_set_up_print (progress, progress_name, 0);
  return TRUE;
}

static void
write_links (MwReportWriter *writer)
{
  static const MwReportColumn columns[] = {
    { N_ ("Initiative"), 36 },
    { N_ ("Supplier"), 28 },
    { N_ ("Request"), 40 },
    { N_ ("Asked by"), 22 },
    { N_ ("Target group"), 34 },
    { N_ ("Contract"), 18 },
    { N_ ("Places"), 9 },
    { N_ ("Status"), 14 },
    { N_ ("Since"), 12 },
  };
  const char *name = _ ("Links");
  lxw_worksheet *sheet = mw_report_writer_add_sheet (writer, name);

  mw_report_writer_write_headers (writer, sheet, 0, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < writer->report->links->len; i++)
    {
      const MwReportLink *link = g_ptr_array_index (writer->report->links, i);
      lxw_row_t row = i + 1;
      mw_report_writer_write_text (sheet, row, 0, link->initiative, writer->label);
      mw_report_writer_write_text (sheet, row, 1, link->supplier, writer->label);
      mw_report_writer_write_text (sheet, row, 2, link->nomination, writer->label);
      mw_report_writer_write_text (sheet, row, 3, link->asked_by, writer->label);
      mw_report_writer_write_text (sheet, row, 4, link->target_group, writer->label);
      mw_report_writer_write_text (sheet, row, 5, link->contract, writer->label);
      mw_report_writer_write_count (writer, sheet, row, 6, link->places);
      mw_report_writer_write_text (sheet, row, 7, link->status, writer->label);
      if (link->since_known)
        mw_report_writer_write_date (writer, sheet, row, 8, &link->since);
    }
  mw_report_writer_finish_table (writer, sheet, "Koppelingen", 0, writer->report->links->len, columns, G_N_ELEMENTS (columns));
  mw_report_writer_set_up_print (sheet, name, 0);
}

static lxw_row_t
write_definitions (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row)
{
  static const struct
  {
    const char *term;
    const char *meaning;
  } definitions[] = {
    { N_ ("Contract value"), N_ ("As the contract states it, in euros excluding VAT. A blank cell is not known; it is not zero.") },
    { N_ ("Duty"), N_ ("Whether the contract carries the social return duty by the rule set of its category: yes, no, or unknown where an input is missing.") },
    { N_ ("Duty amount"), N_ ("The agreed amount, else the percentage of the contract or of the rule set over the basis that the rule set names.") },
    { N_ ("Plan overdue"), N_ ("The action plan was due before the date of this report and has not been received.") },
    { N_ ("Expiring"), N_ ("The end date or the notice date lies within six months of the date of this report.") },
    { N_ ("Planned"), N_ ("The value of links that were agreed, by the value table that holds for the contract.") },
    { N_ ("Realised"), N_ ("The value of contributions up to the date of this report. Where nothing is recorded the cell is blank: that is not the same as nothing done.") },
    { N_ ("Expected today"), N_ ("The part of the duty that belongs to the part of the term that has passed, by days.") },
    { N_ ("Behind"), N_ ("Less is realised than expected today, by more than the preferences of the file allow.") },
    { N_ ("Persons"), N_ ("Small numbers of people of one supplier and target group are not told, nor their hours and jobs.") },
    { N_ ("Linked places"), N_ ("Places in links that were not rejected. They are counts of places, never of persons.") },
    { N_ ("Unknown"), N_ ("A sum covers only what is known; beside it stands for how many contracts it is not.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++, row++)
    {
      mw_report_writer_write_text (sheet, row, 0, _ (definitions[i].term), writer->header);
      mw_report_writer_write_text (sheet, row, 1, _ (definitions[i].meaning), writer->label);
    }
  return row;
}

static void
write_explanation (MwReportWriter *writer)
{
  const char *name = _ ("Explanation");
  lxw_worksheet *sheet = mw_report_writer_add_sheet (writer, name);
  lxw_row_t row = 2;

  worksheet_set_column (sheet, 0, 0, 30, NULL);
  worksheet_set_column (sheet, 1, 1, 90, NULL);
  mw_report_writer_write_text (sheet, 0, 0, name, writer->title);
  row = write_definitions (writer, sheet, row) + 1;
  mw_report_writer_write_text (sheet, row++, 0, _ ("Rule sets"), writer->heading);
  for (guint i = 0; i < writer->report->rule_sets->len; i++, row++)
    {
      const MwRecord *rule_set = g_ptr_array_index (writer->report->rule_sets, i);
      g_autofree char *source = g_strdup_printf (_ ("Source: %s"), mw_record_get_text (rule_set, MW_RULE_SET_SOURCE));
      mw_report_writer_write_text (sheet, row, 0, mw_record_get_title (rule_set), writer->header);
      mw_report_writer_write_text (sheet, row, 1, source, writer->label);
    }
  row++;
  mw_report_writer_write_text (sheet, row, 0, _ ("Data as of"), writer->header);
  mw_report_writer_write_date (writer, sheet, row++, 1, &writer->report->today);
  mw_report_writer_write_text (sheet, row, 0, _ ("Made with"), writer->header);
  mw_report_writer_write_text (sheet, row, 1, "Maatwerk " PACKAGE_VERSION, writer->label);
  mw_report_writer_set_up_print (sheet, name, 0);
}

/* A fixed moment of making, so that the same data and date give the same bytes. */
static void
set_properties (MwReportWriter *writer)
{
  const GDate *today = &writer->report->today;
  struct tm created = { .tm_year = g_date_get_year (today) - 1900, .tm_mon = (int) g_date_get_month (today) - 1, .tm_mday = g_date_get_day (today), .tm_hour = 12 };
  g_autofree char *subject = g_strdup (writer->report->scope);
  lxw_doc_properties properties = {
    .title = _ ("Social return: overview"),
    .subject = subject,
    .category = _ ("Director report"),
    .comments = (char *) "Maatwerk " PACKAGE_VERSION,
    .created = timegm (&created),
  };

  workbook_set_properties (writer->workbook, &properties);
}

static gboolean
fail_writing (const char *path, lxw_error code, GError **error)
{
  gboolean full = code == LXW_ERROR_ZIP_FILE_OPERATION || errno == ENOSPC;

  g_debug ("libxlsxwriter: %s", lxw_strerror (code));
  g_set_error (error, MW_ERROR, full && errno == ENOSPC ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, _ ("“%s” cannot be written. Check that the folder exists, may be written and has room."), path);
  return FALSE;
}

/* libxlsxwriter would print its own words where it cannot make the file, and only at the very end. */
static gboolean
can_be_made (const char *part, const char *path, GError **error)
{
  int fd = g_open (part, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail_writing (path, LXW_ERROR_CREATING_XLSX_FILE, error);
  return g_close (fd, error);
}

static gboolean
move_into_place (const char *part, const char *path, GError **error)
{
  if (g_rename (part, path) == 0)
    return TRUE;

  g_unlink (part);
  return fail_writing (path, LXW_ERROR_CREATING_XLSX_FILE, error);
}

/**
 * mw_report_workbook_write:
 * @path: replaced where it exists, but only by a whole workbook
 *
 * Returns: %FALSE with %MW_ERROR_NO_SPACE or %MW_ERROR_READ_ONLY, what stood at @path untouched
 */
gboolean
mw_report_workbook_write (const MwReport *report, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  lxw_workbook_options options = { .constant_memory = report->totals.count > MAX_TABLE_ROWS };
  MwReportWriter writer = { .report = report, .use_tables = !options.constant_memory };
  gboolean written;
  lxw_error code;

  if (!can_be_made (part, path, error))
    return FALSE;
  writer.workbook = workbook_new_opt (part, &options);
  mw_report_writer_add_formats (&writer);
  set_properties (&writer);
  write_overview (&writer);
  written = write_contracts (&writer, cancellable, error);
  write_links (&writer);
  mw_report_write_realised (&writer);
  write_explanation (&writer);
  errno = 0;
  code = workbook_close (writer.workbook);
  if (!written)
    {
      g_unlink (part);
      return FALSE;
    }
  if (code != LXW_NO_ERROR)
    {
      g_unlink (part);
      return fail_writing (path, code, error);
    }
  return move_into_place (part, path, error);
}
