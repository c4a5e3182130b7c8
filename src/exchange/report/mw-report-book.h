/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-report.h"
#include "mw-sheet-writer.h"

G_BEGIN_DECLS

/*
 * The workbook for directors is built from sheets, each of which describes itself here. One more is a file of its own,
 * and a line in the table of mw-report-book.c.
 */

typedef enum
{
  MW_REPORT_SHEET_SUMMARY,
  MW_REPORT_SHEET_CONTRACTS,
  MW_REPORT_SHEET_PROGRESS,
  MW_REPORT_SHEET_LINKS,
  MW_REPORT_SHEET_GROUPS,
  MW_REPORT_SHEET_REALISED,
  MW_REPORT_SHEET_SUPPLIERS,
  MW_REPORT_SHEET_TALKS,
  MW_REPORT_SHEET_MISSING,
  MW_REPORT_SHEET_CORRECTIONS,
  MW_REPORT_SHEET_EXPLANATION,
  MW_N_REPORT_SHEETS,
} MwReportSheetId;

/* What a sheet is called that is left out. */
#define MW_REPORT_NO_SHEET G_MAXUINT

/**
 * MwReportBook:
 * @sheets: what each sheet is called in @writer, %MW_REPORT_NO_SHEET where it is left out
 * @rows: how many rows the sheets have by now that are written contract by contract
 *
 * A workbook that is being written.
 */
typedef struct
{
  MwSheetWriter *writer;
  const MwReport *report;
  guint sheets[MW_N_REPORT_SHEETS];
  guint rows[MW_N_REPORT_SHEETS];
} MwReportBook;

/**
 * MwReportSheet:
 * @part: by which it is chosen
 * @title: msgid of what stands on its tab
 * @table: (nullable): name of its table
 * @is_needed: (nullable): whether there is anything to tell
 * @write: (nullable): writes all of it
 * @write_contract: (nullable): writes a row for one contract, where there is one to write
 */
typedef struct
{
  MwReportPart part;
  const char *title;
  const char *table;
  const MwSheetColumn *columns;
  guint n_columns;
  gboolean one_page;
  gboolean (*is_needed) (const MwReport *report);
  void (*write) (MwReportBook *book, guint sheet);
  gboolean (*write_contract) (MwReportBook *book, guint sheet, guint row, const MwContractFacts *facts);
} MwReportSheet;

extern const MwReportSheet mw_report_summary_sheet;
extern const MwReportSheet mw_report_contracts_sheet;
extern const MwReportSheet mw_report_progress_sheet;
extern const MwReportSheet mw_report_links_sheet;
extern const MwReportSheet mw_report_groups_sheet;
extern const MwReportSheet mw_report_realised_sheet;
extern const MwReportSheet mw_report_suppliers_sheet;
extern const MwReportSheet mw_report_talks_sheet;
extern const MwReportSheet mw_report_missing_sheet;
extern const MwReportSheet mw_report_corrections_sheet;
extern const MwReportSheet mw_report_explanation_sheet;

gboolean mw_report_book_write (MwReportBook *book, GCancellable *cancellable, GError **error);

void mw_report_book_put_text (MwReportBook *book, guint sheet, guint row, guint column, const char *text);
void mw_report_book_put_field (MwReportBook *book, guint sheet, guint row, guint column, const MwRecord *record, guint field);
void mw_report_book_put_money (MwReportBook *book, guint sheet, guint row, guint column, MwMoney money);
void mw_report_book_put_sum (MwReportBook *book, guint sheet, guint row, guint column, const MwSum *sum);
void mw_report_book_put_count (MwReportBook *book, guint sheet, guint row, guint column, gint64 count);
const char *mw_report_describe_known (const MwProgress *progress);

/* The columns that other sheets point to. */
enum
{
  MW_CONTRACTS_COLUMN_TITLE = 1,
  MW_CONTRACTS_COLUMN_STATE = 8,
  MW_CONTRACTS_COLUMN_VALUE,
  MW_CONTRACTS_COLUMN_WAGE_SUM,
  MW_CONTRACTS_COLUMN_DUTY,
  MW_CONTRACTS_COLUMN_PERCENTAGE,
  MW_CONTRACTS_COLUMN_AMOUNT,
  MW_CONTRACTS_COLUMN_PLAN_DUE,
  MW_CONTRACTS_COLUMN_OVERDUE,
  MW_CONTRACTS_COLUMN_EXPIRING,
  MW_CONTRACTS_COLUMN_LINKED,
  MW_CONTRACTS_COLUMN_WHY,
};

enum
{
  MW_PROGRESS_COLUMN_DUTY = 3,
  MW_PROGRESS_COLUMN_AMOUNT = 4,
  MW_PROGRESS_COLUMN_PLANNED = 5,
  MW_PROGRESS_COLUMN_REALISED = 6,
  MW_PROGRESS_COLUMN_EXPECTED = 8,
  MW_PROGRESS_COLUMN_BEHIND = 9,
};

enum
{
  MW_GROUPS_COLUMN_NAME,
  MW_GROUPS_COLUMN_WANTED,
  MW_GROUPS_COLUMN_LINKED,
};

enum
{
  MW_SUPPLIERS_COLUMN_NAME,
  MW_SUPPLIERS_COLUMN_DUTY = 5,
  MW_SUPPLIERS_COLUMN_EXPECTED = 7,
  MW_SUPPLIERS_COLUMN_REALISED = 8,
};

G_END_DECLS
