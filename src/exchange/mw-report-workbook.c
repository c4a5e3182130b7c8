/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-report"

#include "config.h"
#include "mw-report-workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-rule-set.h"

/*
 * The workbook for directors. Text is always written as text, so that nothing that a supplier typed
 * becomes a formula; what is unknown stays blank and is counted. It is written beside its place and
 * moved there when it is whole.
 */

/* Above this number of rows Excel's own tables would need all rows in memory at once. */
#define MAX_CELL_TEXT 32767
#define MAX_TABLE_ROWS 20000

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
  gboolean use_tables;
  const MwReport *report;
} Writer;

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

static lxw_format *
add_format (Writer *writer, const char *number_format)
{
  lxw_format *format = workbook_add_format (writer->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

static void
add_formats (Writer *writer)
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
}

/* The only place where an amount becomes a floating point number: in the cell, which knows no other. */
static void
write_money (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, MwMoney money)
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

static void
write_text (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *escaped = NULL;
  g_autofree char *fitting = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = strstr (text, "_x") != NULL ? escape_text (text) : g_strdup (text);
  fitting = fit_text (escaped);
  worksheet_write_string (sheet, row, column, fitting, format);
}

static void
write_count (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, gint64 count)
{
  worksheet_write_number (sheet, row, column, (double) count, writer->count);
}

static void
write_date (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const GDate *date)
{
  lxw_datetime value = { g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 0, 0, 0 };

  worksheet_write_datetime (sheet, row, column, &value, writer->date);
}

static void
write_field (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];
  gint64 integer;
  GDate date;

  if (!mw_record_is_known (record, field))
    return;
  if (description->type == MW_FIELD_DATE && mw_record_get_date (record, field, &date))
    write_date (writer, sheet, row, column, &date);
  else if (description->type == MW_FIELD_MONEY && mw_record_get_integer (record, field, &integer))
    write_money (writer, sheet, row, column, (MwMoney){ integer });
  else if (description->type == MW_FIELD_PERCENTAGE && mw_record_get_integer (record, field, &integer))
    worksheet_write_number (sheet, row, column, (double) integer / 10000.0, writer->percentage);
  else
    {
      g_autofree char *text = mw_record_format_field (record, field, writer->report->notation);
      write_text (sheet, row, column, text, writer->label);
    }
}

/* What Excel takes in a page header. */
#define MAX_HEADER 250

static void
set_up_print (lxw_worksheet *sheet, const char *name, lxw_row_t header_row)
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
static lxw_worksheet *
add_sheet (Writer *writer, const char *name)
{
  return workbook_add_worksheet (writer->workbook, name);
}

typedef struct
{
  const char *label;
  double width;
} Column;

static void
write_headers (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, const Column *columns, gsize n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);
      worksheet_write_string (sheet, row, (lxw_col_t) i, _ (columns[i].label), writer->header);
    }
  worksheet_freeze_panes (sheet, row + 1, 1);
}

/* Makes the rows a real table with the headers given, so that a reader can filter and sort at once. */
static void
finish_table (Writer *writer, lxw_worksheet *sheet, const char *name, lxw_row_t header_row, lxw_row_t rows, const Column *columns, gsize n_columns)
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

static lxw_row_t
write_figure (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, const char *label, gint64 count, const char *note)
{
  write_text (sheet, row, 0, label, writer->label);
  write_count (writer, sheet, row, 1, count);
  write_text (sheet, row, 2, note, writer->note);
  return row + 1;
}

/* @unknown: of how many of @count contracts it is not known; a sum of which nothing is known stays blank */
static lxw_row_t
write_amount (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, const char *label, MwMoney amount, guint unknown, guint count)
{
  g_autofree char *note = g_strdup_printf (ngettext ("unknown for %u contract", "unknown for %u contracts", unknown), unknown);

  write_text (sheet, row, 0, label, writer->label);
  if (unknown == 0 || unknown < count)
    write_money (writer, sheet, row, 1, amount);
  if (unknown > 0)
    write_text (sheet, row, 2, note, writer->note);
  return row + 1;
}

static lxw_row_t
write_key_figures (Writer *writer, lxw_worksheet *sheet, lxw_row_t row)
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
  row = write_figure (writer, sheet, row, _ ("Action plans overdue"), totals->plan_overdue, NULL);
  row = write_figure (writer, sheet, row, _ ("Expiring within six months"), totals->expiring, _ ("end date or notice date"));
  return row;
}

static void
add_group_chart (Writer *writer, lxw_worksheet *sheet, const char *sheet_name, lxw_row_t first, lxw_row_t last)
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
  worksheet_insert_chart_opt (sheet, 14, 5, chart, &options);
}

static void
write_groups (Writer *writer, lxw_worksheet *sheet, const char *sheet_name, lxw_row_t row)
{
  const GPtrArray *groups = writer->report->groups;
  lxw_row_t first = row + 2;

  write_text (sheet, row, 0, _ ("Places per target group"), writer->heading);
  if (groups->len == 0)
    {
      write_text (sheet, row + 1, 0, _ ("Nothing was asked yet."), writer->note);
      return;
    }
  write_text (sheet, row + 1, 0, _ ("Target group"), writer->header);
  write_text (sheet, row + 1, 1, _ ("Wanted"), writer->header);
  write_text (sheet, row + 1, 2, _ ("Linked"), writer->header);
  write_text (sheet, row + 1, 3, _ ("Requests without a number"), writer->header);
  for (guint i = 0; i < groups->len; i++)
    {
      const MwReportGroup *group = g_ptr_array_index (groups, i);
      write_text (sheet, first + i, 0, group->name, writer->label);
      if (group->wanted > 0 || group->wanted_unknown == 0)
        write_count (writer, sheet, first + i, 1, group->wanted);
      write_count (writer, sheet, first + i, 2, group->linked);
      write_count (writer, sheet, first + i, 3, group->wanted_unknown);
    }
  add_group_chart (writer, sheet, sheet_name, first, first + groups->len - 1);
}

static void
write_overview (Writer *writer)
{
  const char *name = _ ("Overview");
  lxw_worksheet *sheet = add_sheet (writer, name);
  g_autofree char *date = mw_date_format (&writer->report->today, writer->report->notation);
  /* Translators: the first is a category, the second a date. */
  g_autofree char *about = g_strdup_printf (_ ("%s, as of %s"), writer->report->scope, date);
  lxw_row_t row;

  worksheet_set_column (sheet, 0, 0, 40, NULL);
  worksheet_set_column (sheet, 1, 1, 18, NULL);
  worksheet_set_column (sheet, 2, 2, 18, NULL);
  worksheet_set_column (sheet, 3, 3, 24, NULL);
  worksheet_set_row (sheet, 0, 24, NULL);
  write_text (sheet, 0, 0, _ ("Social return: overview"), writer->title);
  write_text (sheet, 1, 0, about, writer->note);
  row = write_key_figures (writer, sheet, 3);
  write_groups (writer, sheet, name, row + 1);
  set_up_print (sheet, about, 0);
  worksheet_fit_to_pages (sheet, 1, 1);
}

static const Column contract_columns[] = {
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
  { N_ ("Duty"), 10 },
  { N_ ("Percentage"), 11 },
  { N_ ("Duty amount"), 18 },
  { N_ ("Action plan due"), 14 },
  { N_ ("Plan overdue"), 10 },
  { N_ ("Linked places"), 10 },
  { N_ ("Why"), 60 },
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
join_reasons (const Writer *writer, const MwContractFacts *facts)
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

static void
write_contract_row (Writer *writer, lxw_worksheet *sheet, lxw_row_t row, const MwContractFacts *facts)
{
  const MwDuty *duty = &facts->duty;
  g_autofree char *reasons = join_reasons (writer, facts);

  write_field (writer, sheet, row, 0, facts->contract, MW_CONTRACT_NUMBER);
  write_field (writer, sheet, row, 1, facts->contract, MW_CONTRACT_TITLE);
  write_text (sheet, row, 2, facts->supplier, writer->label);
  write_text (sheet, row, 3, facts->client, writer->label);
  write_text (sheet, row, 4, facts->category, writer->label);
  write_field (writer, sheet, row, 5, facts->contract, MW_CONTRACT_KIND);
  write_field (writer, sheet, row, 6, facts->contract, MW_CONTRACT_START_DATE);
  write_field (writer, sheet, row, 7, facts->contract, MW_CONTRACT_END_DATE);
  write_field (writer, sheet, row, 8, facts->contract, MW_CONTRACT_VALUE);
  write_field (writer, sheet, row, 9, facts->contract, MW_CONTRACT_WAGE_SUM);
  write_text (sheet, row, 10, tristate_label (duty->applies), writer->label);
  if (duty->percentage_known && duty->applies != MW_NO)
    worksheet_write_number (sheet, row, 11, (double) duty->percentage_bp / 10000.0, writer->percentage);
  if (duty->applies == MW_YES && duty->amount_known)
    write_money (writer, sheet, row, 12, duty->amount);
  if (duty->applies == MW_YES && duty->plan_due_known)
    write_date (writer, sheet, row, 13, &duty->plan_due);
  if (duty->applies == MW_YES && duty->plan_overdue != MW_UNKNOWN)
    write_text (sheet, row, 14, tristate_label (duty->plan_overdue), writer->label);
  if (facts->places_linked > 0)
    write_count (writer, sheet, row, 15, facts->places_linked);
  write_text (sheet, row, 16, reasons, writer->label);
}

static gboolean
write_contracts (Writer *writer, GCancellable *cancellable, GError **error)
{
  const char *name = _ ("Contracts");
  lxw_worksheet *sheet = add_sheet (writer, name);
  lxw_row_t row = 0;

  write_headers (writer, sheet, 0, contract_columns, G_N_ELEMENTS (contract_columns));
  for (;;)
    {
      g_autoptr (MwContractFacts) facts = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !writer->report->next (writer->report->next_data, &facts, error))
        return FALSE;
      if (facts == NULL)
        break;
      write_contract_row (writer, sheet, ++row, facts);
    }
  finish_table (writer, sheet, "Contracten", 0, row, contract_columns, G_N_ELEMENTS (contract_columns));
  set_up_print (sheet, name, 0);
  return TRUE;
}

static void
write_links (Writer *writer)
{
  static const Column columns[] = {
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
  lxw_worksheet *sheet = add_sheet (writer, name);

  write_headers (writer, sheet, 0, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < writer->report->links->len; i++)
    {
      const MwReportLink *link = g_ptr_array_index (writer->report->links, i);
      lxw_row_t row = i + 1;
      write_text (sheet, row, 0, link->initiative, writer->label);
      write_text (sheet, row, 1, link->supplier, writer->label);
      write_text (sheet, row, 2, link->nomination, writer->label);
      write_text (sheet, row, 3, link->asked_by, writer->label);
      write_text (sheet, row, 4, link->target_group, writer->label);
      write_text (sheet, row, 5, link->contract, writer->label);
      write_count (writer, sheet, row, 6, link->places);
      write_text (sheet, row, 7, link->status, writer->label);
      if (link->since_known)
        write_date (writer, sheet, row, 8, &link->since);
    }
  finish_table (writer, sheet, "Koppelingen", 0, writer->report->links->len, columns, G_N_ELEMENTS (columns));
  set_up_print (sheet, name, 0);
}

static lxw_row_t
write_definitions (Writer *writer, lxw_worksheet *sheet, lxw_row_t row)
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
    { N_ ("Linked places"), N_ ("Places in links that were not rejected. They are counts of places, never of persons.") },
    { N_ ("Unknown"), N_ ("A sum covers only what is known; beside it stands for how many contracts it is not.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++, row++)
    {
      write_text (sheet, row, 0, _ (definitions[i].term), writer->header);
      write_text (sheet, row, 1, _ (definitions[i].meaning), writer->label);
    }
  return row;
}

static void
write_explanation (Writer *writer)
{
  const char *name = _ ("Explanation");
  lxw_worksheet *sheet = add_sheet (writer, name);
  lxw_row_t row = 2;

  worksheet_set_column (sheet, 0, 0, 30, NULL);
  worksheet_set_column (sheet, 1, 1, 90, NULL);
  write_text (sheet, 0, 0, name, writer->title);
  row = write_definitions (writer, sheet, row) + 1;
  write_text (sheet, row++, 0, _ ("Rule sets"), writer->heading);
  for (guint i = 0; i < writer->report->rule_sets->len; i++, row++)
    {
      const MwRecord *rule_set = g_ptr_array_index (writer->report->rule_sets, i);
      g_autofree char *source = g_strdup_printf (_ ("Source: %s"), mw_record_get_text (rule_set, MW_RULE_SET_SOURCE));
      write_text (sheet, row, 0, mw_record_get_title (rule_set), writer->header);
      write_text (sheet, row, 1, source, writer->label);
    }
  row++;
  write_text (sheet, row, 0, _ ("Data as of"), writer->header);
  write_date (writer, sheet, row++, 1, &writer->report->today);
  write_text (sheet, row, 0, _ ("Made with"), writer->header);
  write_text (sheet, row, 1, "Maatwerk " PACKAGE_VERSION, writer->label);
  set_up_print (sheet, name, 0);
}

/* A fixed moment of making, so that the same data and date give the same bytes. */
static void
set_properties (Writer *writer)
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
  Writer writer = { .report = report, .use_tables = !options.constant_memory };
  gboolean written;
  lxw_error code;

  if (!can_be_made (part, path, error))
    return FALSE;
  writer.workbook = workbook_new_opt (part, &options);
  add_formats (&writer);
  set_properties (&writer);
  write_overview (&writer);
  written = write_contracts (&writer, cancellable, error);
  write_links (&writer);
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
