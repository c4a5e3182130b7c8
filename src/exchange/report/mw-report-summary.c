/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-date.h"
#include "mw-report-book.h"

/*
 * The page that directors read: key figures beside those of the report before, what asks for a decision, and three
 * charts. It prints on one page. A figure that follows from another sheet is a formula over its cells.
 */

static const MwSheetColumn columns[] = {
  { NULL, 48, MW_SHEET_LABEL },
  { NULL, 18, MW_SHEET_MONEY },
  { NULL, 34, MW_SHEET_NOTE },
  { NULL, 16, MW_SHEET_MONEY },
  { NULL, 16, MW_SHEET_MONEY },
  { NULL, 16, MW_SHEET_MONEY },
  { NULL, 2, MW_SHEET_NOTE },
};

enum
{
  COLUMN_LABEL,
  COLUMN_VALUE,
  COLUMN_UNKNOWN,
  COLUMN_BEFORE,
  COLUMN_DIFFERENCE,
  COLUMN_CORRECTED,
  COLUMN_CHARTS = 7,
};

/* Where what stands. */
#define FIRST_FIGURE 4
#define DECISIONS (FIRST_FIGURE + MW_N_FIGURES + 1)

/* Pixels; as many rows high as fit three below each other beside the figures. */
#define CHART_WIDTH 580
#define CHART_HEIGHT 315
#define CHART_ROWS 16

/* In a chart more than this many bars cannot be read. */
#define MAX_BARS 8

/* @least: whether it may be more */
static MwSheetStyle
get_style (MwFigureId id, gboolean least)
{
  static const MwSheetStyle styles[] = {
    [MW_FIGURE_COUNT] = MW_SHEET_COUNT,
    [MW_FIGURE_MONEY] = MW_SHEET_MONEY,
    [MW_FIGURE_SHARE] = MW_SHEET_SHARE,
    [MW_FIGURE_TENTHS] = MW_SHEET_TENTHS,
  };

  MwSheetStyle style = styles[mw_figure_get_info (id)->unit];

  return least ? mw_sheet_style_get_least (style) : style;
}

typedef struct
{
  MwReportSheetId sheet;
  MwSheetFormulaKind kind;
  guint column;
  const char *text; /* msgid */
  guint summed;
} Derivation;

/* Which figures follow from which cells; without a column there is no formula. */
static const Derivation derivations[MW_N_FIGURES] = {
  [MW_FIGURE_CONTRACTS] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_COUNT, MW_CONTRACTS_COLUMN_TITLE },
  [MW_FIGURE_VALUE] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_SUM, MW_CONTRACTS_COLUMN_VALUE },
  [MW_FIGURE_WITH_DUTY] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_COUNT_IF, MW_CONTRACTS_COLUMN_DUTY, N_ ("yes") },
  [MW_FIGURE_VALUE_WITH_DUTY] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_SUM_IF, MW_CONTRACTS_COLUMN_DUTY, N_ ("yes"), MW_CONTRACTS_COLUMN_VALUE },
  [MW_FIGURE_WITHOUT_DUTY] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_COUNT_IF, MW_CONTRACTS_COLUMN_DUTY, N_ ("no") },
  [MW_FIGURE_DUTY_UNKNOWN] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_COUNT_IF, MW_CONTRACTS_COLUMN_DUTY, N_ ("unknown") },
  [MW_FIGURE_VALUE_DUTY_UNKNOWN] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_SUM_IF, MW_CONTRACTS_COLUMN_DUTY, N_ ("unknown"), MW_CONTRACTS_COLUMN_VALUE },
  [MW_FIGURE_DUTY] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_SUM, MW_CONTRACTS_COLUMN_AMOUNT },
  [MW_FIGURE_PLANNED] = { MW_REPORT_SHEET_PROGRESS, MW_FORMULA_SUM_IF, MW_PROGRESS_COLUMN_DUTY, N_ ("yes"), MW_PROGRESS_COLUMN_PLANNED },
  [MW_FIGURE_REALISED] = { MW_REPORT_SHEET_PROGRESS, MW_FORMULA_SUM_IF, MW_PROGRESS_COLUMN_DUTY, N_ ("yes"), MW_PROGRESS_COLUMN_REALISED },
  [MW_FIGURE_EXPECTED] = { MW_REPORT_SHEET_PROGRESS, MW_FORMULA_SUM_IF, MW_PROGRESS_COLUMN_DUTY, N_ ("yes"), MW_PROGRESS_COLUMN_EXPECTED },
  [MW_FIGURE_BEHIND] = { MW_REPORT_SHEET_PROGRESS, MW_FORMULA_COUNT_IF, MW_PROGRESS_COLUMN_BEHIND, N_ ("yes") },
  [MW_FIGURE_PLAN_OVERDUE] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_COUNT_IF, MW_CONTRACTS_COLUMN_OVERDUE, N_ ("yes") },
  [MW_FIGURE_EXPIRING] = { MW_REPORT_SHEET_CONTRACTS, MW_FORMULA_COUNT_IF, MW_CONTRACTS_COLUMN_EXPIRING, N_ ("yes") },
  [MW_FIGURE_PLACES_WANTED] = { MW_REPORT_SHEET_GROUPS, MW_FORMULA_SUM, MW_GROUPS_COLUMN_WANTED },
  [MW_FIGURE_PLACES_LINKED] = { MW_REPORT_SHEET_GROUPS, MW_FORMULA_SUM, MW_GROUPS_COLUMN_LINKED },
};

static guint
count_rows (const MwReport *report, MwReportSheetId sheet)
{
  return sheet == MW_REPORT_SHEET_GROUPS ? report->groups->len : report->totals.count;
}

/* Returns: whether the figure follows from cells that are in the workbook */
static gboolean
make_formula (const MwReportBook *book, MwFigureId id, MwSheetFormula *formula)
{
  const Derivation *derivation = &derivations[id];
  guint n_rows = count_rows (book->report, derivation->sheet);
  guint sheet = book->sheets[derivation->sheet];

  if (derivation->column == 0 || sheet == MW_REPORT_NO_SHEET || n_rows == 0)
    return FALSE;
  formula->kind = derivation->kind;
  formula->range = (MwSheetRange){ sheet, derivation->column, 1, n_rows };
  formula->text = derivation->text != NULL ? _ (derivation->text) : NULL;
  formula->summed = (MwSheetRange){ sheet, derivation->summed, 1, n_rows };
  return TRUE;
}

/* Where few people are meant, as much as may be told. */
static void
put_people (MwReportBook *book, guint sheet, guint row)
{
  g_autofree char *told = mw_people_total_format (&book->report->people, book->report->below, book->report->notation);

  mw_report_book_put_text (book, sheet, row, COLUMN_VALUE, told);
}

static void
put_value (MwReportBook *book, guint sheet, guint row, MwFigureId id)
{
  const MwFigure *figure = &book->report->figures[id];
  MwSheetStyle style = get_style (id, mw_figure_is_least (figure));
  MwSheetFormula formula;

  if (!figure->known)
    {
      if (id == MW_FIGURE_PERSONS)
        put_people (book, sheet, row);
      return;
    }
  if (make_formula (book, id, &formula))
    mw_sheet_writer_put_formula (book->writer, sheet, row, COLUMN_VALUE, &formula, figure->value, style);
  else
    mw_sheet_writer_put_number (book->writer, sheet, row, COLUMN_VALUE, figure->value, style);
}

static void
put_past (MwReportBook *book, guint sheet, guint row, MwFigureId id)
{
  const MwReportPast *past = book->report->past;
  const MwFigure *now = &book->report->figures[id];
  const MwFigure *before;

  if (past == NULL || !past->reported[id].known)
    return;
  before = &past->reported[id];
  mw_sheet_writer_put_number (book->writer, sheet, row, COLUMN_BEFORE, before->value, get_style (id, mw_figure_is_least (before)));
  if (now->known)
    mw_sheet_writer_put_number (book->writer, sheet, row, COLUMN_DIFFERENCE, now->value - before->value, get_style (id, FALSE));
  if (past->now[id].known && past->now[id].value != before->value)
    mw_sheet_writer_put_number (book->writer, sheet, row, COLUMN_CORRECTED, past->now[id].value - before->value, get_style (id, FALSE));
}

/* Returns: (transfer full): a name for the cell, of what it is called */
static char *
make_name (const char *label)
{
  g_autofree char *plain = g_str_to_ascii (label, "C");
  /* Without a word before it a name could be that of a sheet, which some programs take for it. */
  GString *name = g_string_new (_ ("Figure_"));

  for (const char *p = plain; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (name, *p);
      else if (name->len > 0 && name->str[name->len - 1] != '_')
        g_string_append_c (name, '_');
    }
  return g_string_free (name, FALSE);
}

static void
write_figures (MwReportBook *book, guint sheet)
{
  for (guint i = 0; i < MW_N_FIGURES; i++)
    {
      const MwFigureInfo *info = mw_figure_get_info ((MwFigureId) i);
      g_autofree char *unknown = mw_figure_describe_unknown ((MwFigureId) i, &book->report->figures[i]);
      g_autofree char *name = make_name (_ (info->label));
      guint row = FIRST_FIGURE + i;
      mw_report_book_put_text (book, sheet, row, COLUMN_LABEL, _ (info->label));
      mw_sheet_writer_put_note (book->writer, sheet, row, COLUMN_LABEL, _ (info->definition));
      put_value (book, sheet, row, (MwFigureId) i);
      mw_sheet_writer_put_text (book->writer, sheet, row, COLUMN_UNKNOWN, unknown, MW_SHEET_NOTE);
      put_past (book, sheet, row, (MwFigureId) i);
      mw_sheet_writer_define_name (book->writer, name, sheet, row, COLUMN_VALUE);
    }
}

static void
write_head (MwReportBook *book, guint sheet)
{
  const MwReport *report = book->report;
  g_autofree char *date = mw_date_format (&report->today, report->notation);
  g_autofree char *period = mw_report_describe_period (report);
  /* Translators: the first is a category, the second a date. */
  g_autofree char *about = g_strdup_printf (_ ("%s, as of %s"), report->scope, date);
  g_autofree char *contracts = mw_report_describe_contracts (report);
  g_autofree char *counted = g_strdup_printf (_ ("Contracts: %s. Talks and persons: %s."), contracts, period);
  g_autofree char *before = NULL;

  mw_sheet_writer_put_text (book->writer, sheet, 0, 0, _ ("Social return: overview"), MW_SHEET_TITLE);
  mw_sheet_writer_put_text (book->writer, sheet, 1, 0, about, MW_SHEET_NOTE);
  mw_sheet_writer_put_text (book->writer, sheet, 2, 0, counted, MW_SHEET_NOTE);
  mw_sheet_writer_put_text (book->writer, sheet, 3, COLUMN_LABEL, _ ("Key figure"), MW_SHEET_HEADER);
  mw_sheet_writer_put_text (book->writer, sheet, 3, COLUMN_VALUE, _ ("Now"), MW_SHEET_NUMBER_HEADER);
  mw_sheet_writer_put_text (book->writer, sheet, 3, COLUMN_UNKNOWN, _ ("What is left out"), MW_SHEET_HEADER);
  if (report->past == NULL)
    return;
  before = mw_date_format (&report->past->date, report->notation);
  g_autofree char *reported = g_strdup_printf (_ ("Reported on %s"), before);
  mw_sheet_writer_put_text (book->writer, sheet, 3, COLUMN_BEFORE, reported, MW_SHEET_NUMBER_HEADER);
  mw_sheet_writer_put_text (book->writer, sheet, 3, COLUMN_DIFFERENCE, _ ("Difference"), MW_SHEET_NUMBER_HEADER);
  mw_sheet_writer_put_text (book->writer, sheet, 3, COLUMN_CORRECTED, _ ("Of which corrected afterwards"), MW_SHEET_NUMBER_HEADER);
}

static void
write_decisions (MwReportBook *book, guint sheet, const GPtrArray *decisions)
{
  guint row = DECISIONS;

  mw_sheet_writer_put_text (book->writer, sheet, row++, 0, _ ("What asks for a decision"), MW_SHEET_HEADING);
  for (guint i = 0; i < decisions->len; i++)
    mw_sheet_writer_put_text (book->writer, sheet, row++, 0, g_ptr_array_index (decisions, i), MW_SHEET_NOTE);
  if (decisions->len == 0)
    mw_sheet_writer_put_text (book->writer, sheet, row++, 0, _ ("Nothing at this moment."), MW_SHEET_NOTE);
}

static void
write_quarters (MwReportBook *book, guint sheet, guint row)
{
  const GPtrArray *quarters = book->report->quarters;

  mw_sheet_writer_put_text (book->writer, sheet, row++, 0, _ ("Contracts that end, per quarter"), MW_SHEET_HEADING);
  mw_sheet_writer_put_text (book->writer, sheet, row, 0, _ ("Quarter"), MW_SHEET_HEADER);
  mw_sheet_writer_put_text (book->writer, sheet, row, 1, _ ("Contract value"), MW_SHEET_NUMBER_HEADER);
  mw_sheet_writer_put_text (book->writer, sheet, row, 2, _ ("Contracts"), MW_SHEET_NUMBER_HEADER);
  mw_sheet_writer_put_text (book->writer, sheet, row++, 3, _ ("Duty"), MW_SHEET_NUMBER_HEADER);
  for (guint i = 0; i < quarters->len; i++, row++)
    {
      const MwReportQuarter *quarter = g_ptr_array_index (quarters, i);
      g_autofree char *label = mw_report_quarter_get_label (quarter);
      mw_report_book_put_text (book, sheet, row, 0, label);
      mw_report_book_put_sum (book, sheet, row, 1, &quarter->totals.value);
      mw_report_book_put_count (book, sheet, row, 2, quarter->totals.count);
      mw_report_book_put_sum (book, sheet, row, 3, &quarter->totals.duty);
    }
}

static void
add_group_chart (MwReportBook *book, guint sheet)
{
  guint bars = MIN (book->report->groups->len, MAX_BARS);
  MwSheetChart chart = {
    .title = _ ("Places per target group"),
    .description = _ ("Bar chart of wanted and linked places per target group; the figures stand on the sheet with target groups."),
    .row = 0,
    .column = COLUMN_CHARTS,
    .width = CHART_WIDTH,
    .height = CHART_HEIGHT,
    .data = { book->sheets[MW_REPORT_SHEET_GROUPS], MW_GROUPS_COLUMN_NAME, 1, bars },
    .series = { { MW_GROUPS_COLUMN_WANTED, _ ("Wanted places"), 0xC9D3E6 }, { MW_GROUPS_COLUMN_LINKED, _ ("Linked places"), 0x1A5FB4 } },
    .n_series = 2,
    .unit = MW_SHEET_COUNT,
  };

  if (bars > 0 && chart.data.sheet != MW_REPORT_NO_SHEET)
    mw_sheet_writer_add_chart (book->writer, sheet, &chart);
}

static void
add_supplier_chart (MwReportBook *book, guint sheet)
{
  guint bars = MIN (book->report->suppliers->len, MAX_BARS);
  MwSheetChart chart = {
    .title = _ ("Suppliers: duty and progress"),
    .description = _ ("Bar chart of duty, expected today and realised per supplier, the largest duties; the figures stand on the sheet with suppliers."),
    .row = CHART_ROWS,
    .column = COLUMN_CHARTS,
    .width = CHART_WIDTH,
    .height = CHART_HEIGHT,
    .data = { book->sheets[MW_REPORT_SHEET_SUPPLIERS], MW_SUPPLIERS_COLUMN_NAME, 1, bars },
    .series = { { MW_SUPPLIERS_COLUMN_DUTY, _ ("Duty amount"), 0xC9D3E6 }, { MW_SUPPLIERS_COLUMN_EXPECTED, _ ("Expected today"), 0x5E5C64 }, { MW_SUPPLIERS_COLUMN_REALISED, _ ("Realised"), 0x1A5FB4 } },
    .n_series = 3,
    .unit = MW_SHEET_MONEY,
  };

  if (bars > 0 && chart.data.sheet != MW_REPORT_NO_SHEET)
    mw_sheet_writer_add_chart (book->writer, sheet, &chart);
}

static void
add_quarter_chart (MwReportBook *book, guint sheet, guint first)
{
  guint n = book->report->quarters->len;
  MwSheetChart chart = {
    .upright = TRUE,
    .title = _ ("Value of contracts that end, per quarter"),
    .description = _ ("Column chart of the value of the contracts that end in each quarter; the figures stand in the table beside it."),
    .row = 2 * CHART_ROWS,
    .column = COLUMN_CHARTS,
    .width = CHART_WIDTH,
    .height = CHART_HEIGHT,
    .data = { sheet, 0, first, first + MAX (n, 1) - 1 },
    .series = { { 1, _ ("Contract value"), 0x1A5FB4 } },
    .n_series = 1,
    .unit = MW_SHEET_MONEY,
  };

  if (n > 0)
    mw_sheet_writer_add_chart (book->writer, sheet, &chart);
}

static void
write_sheet (MwReportBook *book, guint sheet)
{
  g_autoptr (GPtrArray) decisions = mw_report_list_decisions (book->report);
  guint quarters = DECISIONS + 1 + MAX (decisions->len, 1) + 1;

  add_group_chart (book, sheet);
  add_supplier_chart (book, sheet);
  add_quarter_chart (book, sheet, quarters + 2);
  write_head (book, sheet);
  write_figures (book, sheet);
  write_decisions (book, sheet, decisions);
  write_quarters (book, sheet, quarters);
}

const MwReportSheet mw_report_summary_sheet = {
  .part = MW_REPORT_SUMMARY,
  .title = N_ ("Summary"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .one_page = TRUE,
  .write = write_sheet,
};
