/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-date.h"
#include "mw-report-book.h"
#include "mw-rule-set.h"
#include "mw-value-table.h"

/* What every figure means, which rules and value tables it rests on with their sources, and of when the data are. */

static const MwSheetColumn columns[] = {
  { NULL, 36, MW_SHEET_LABEL },
  { NULL, 100, MW_SHEET_LABEL },
};

static guint
put_line (MwReportBook *book, guint sheet, guint row, const char *term, const char *meaning)
{
  mw_sheet_writer_put_text (book->writer, sheet, row, 0, term, MW_SHEET_HEADER);
  mw_report_book_put_text (book, sheet, row, 1, meaning);
  return row + 1;
}

static guint
write_definitions (MwReportBook *book, guint sheet, guint row)
{
  static const struct
  {
    const char *term;
    const char *meaning;
  } more[] = {
    { N_ ("Duty"), N_ ("Whether the contract carries the social return duty by the rule set of its category: yes, no, or unknown where an input is missing.") },
    { N_ ("Full-time jobs (fte)"), N_ ("Hours a week of those contributions, in full-time jobs of the hours in the preferences of the file.") },
    { N_ ("Unknown"), N_ ("A sum covers only what is known; beside it stands for how many contracts it is not.") },
    { N_ ("Two bases"), N_ ("What is realised is set against the duty imposed and against the whole spend: a category can meet its duty and still reach little of what it spends.") },
    { N_ ("Corrected afterwards"), N_ ("What an earlier report would say now of its own day: the rest of the difference came about since.") },
  };

  for (guint i = 0; i < MW_N_FIGURES; i++)
    {
      const MwFigureInfo *info = mw_figure_get_info ((MwFigureId) i);
      row = put_line (book, sheet, row, _ (info->label), _ (info->definition));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    row = put_line (book, sheet, row, _ (more[i].term), _ (more[i].meaning));
  return row + 1;
}

/* @records: with a source each */
static guint
write_sources (MwReportBook *book, guint sheet, guint row, const char *heading, const GPtrArray *records, guint source)
{
  mw_sheet_writer_put_text (book->writer, sheet, row++, 0, heading, MW_SHEET_HEADING);
  for (guint i = 0; i < records->len; i++)
    {
      const MwRecord *record = g_ptr_array_index (records, i);
      g_autofree char *text = g_strdup_printf (_ ("Source: %s"), mw_record_get_text (record, source));
      row = put_line (book, sheet, row, mw_record_get_title (record), text);
    }
  if (records->len == 0)
    mw_sheet_writer_put_text (book->writer, sheet, row++, 0, _ ("None"), MW_SHEET_NOTE);
  return row + 1;
}

static void
write_sheet (MwReportBook *book, guint sheet)
{
  const MwReport *report = book->report;
  g_autofree char *period = mw_report_describe_period (report);
  g_autofree char *contracts = mw_report_describe_contracts (report);
  guint row = 2;

  mw_sheet_writer_put_text (book->writer, sheet, 0, 0, _ ("Explanation"), MW_SHEET_TITLE);
  row = write_definitions (book, sheet, row);
  row = write_sources (book, sheet, row, _ ("Rule sets"), report->rule_sets, MW_RULE_SET_SOURCE);
  row = write_sources (book, sheet, row, _ ("Value tables"), report->value_tables, MW_VALUE_TABLE_SOURCE);
  row = put_line (book, sheet, row, _ ("Contracts"), contracts);
  row = put_line (book, sheet, row, _ ("Talks and persons"), period);
  mw_sheet_writer_put_text (book->writer, sheet, row, 0, _ ("Data as of"), MW_SHEET_HEADER);
  mw_sheet_writer_put_date (book->writer, sheet, row++, 1, &report->today);
  put_line (book, sheet, row, _ ("Made with"), "Maatwerk " PACKAGE_VERSION);
}

const MwReportSheet mw_report_explanation_sheet = {
  .part = MW_REPORT_EXPLANATION,
  .title = N_ ("Explanation"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .write = write_sheet,
};
