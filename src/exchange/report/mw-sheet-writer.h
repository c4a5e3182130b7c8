/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-money.h"

G_BEGIN_DECLS

/**
 * MwSheetStyle:
 * @MW_SHEET_TITLE: what the sheet is about
 * @MW_SHEET_HEADER: above a column
 * @MW_SHEET_NUMBER_HEADER: above a column of numbers or dates, which stand to the right
 * @MW_SHEET_NOTE: what is less important
 * @MW_SHEET_MONEY: whole cents
 * @MW_SHEET_SHARE: basis points
 * @MW_SHEET_TENTHS: a number with one decimal, in tenths
 * @MW_SHEET_LEAST_MONEY: as @MW_SHEET_MONEY, of which a part is unknown; the others likewise
 *
 * What a cell is, which decides how it looks and how its number is meant.
 */
typedef enum
{
  MW_SHEET_TITLE,
  MW_SHEET_HEADING,
  MW_SHEET_HEADER,
  MW_SHEET_NUMBER_HEADER,
  MW_SHEET_LABEL,
  MW_SHEET_NOTE,
  MW_SHEET_MONEY,
  MW_SHEET_DATE,
  MW_SHEET_SHARE,
  MW_SHEET_COUNT,
  MW_SHEET_TENTHS,
  MW_SHEET_LEAST_MONEY,
  MW_SHEET_LEAST_SHARE,
  MW_SHEET_LEAST_COUNT,
  MW_SHEET_LEAST_TENTHS,
  MW_N_SHEET_STYLES,
} MwSheetStyle;

/* What stands below a column. */
typedef enum
{
  MW_SHEET_TOTAL_NONE,
  MW_SHEET_TOTAL_COUNT,
  MW_SHEET_TOTAL_SUM,
} MwSheetTotal;

/**
 * MwSheetColumn:
 * @label: msgid
 * @width: in characters
 * @style: of its cells
 * @alert: (nullable): msgid of the text that asks for attention in this column
 * @definition: (nullable): msgid of the note at its header
 */
typedef struct
{
  const char *label;
  double width;
  MwSheetStyle style;
  MwSheetTotal total;
  const char *alert;
  const char *definition;
} MwSheetColumn;

/**
 * MwSheetSpec:
 * @title: what stands on its tab, without the characters that may not, and 31 at most
 * @table: name of the table on it
 * @heading: what stands above each printed page
 * @header_row: where the headers of the columns stand
 * @one_page: whether it is printed on a single page
 */
typedef struct
{
  const char *title;
  const char *table;
  const char *heading;
  const MwSheetColumn *columns;
  guint n_columns;
  guint header_row;
  gboolean one_page;
} MwSheetSpec;

/**
 * MwSheetRange:
 *
 * Cells of one column, both ends included.
 */
typedef struct
{
  guint sheet;
  guint column;
  guint first_row;
  guint last_row;
} MwSheetRange;

/**
 * MwSheetFormulaKind:
 * @MW_FORMULA_COUNT: cells that are not blank
 * @MW_FORMULA_SHOWN_COUNT: of the rows that a filter shows
 * @MW_FORMULA_SHOWN_SUM: of the rows that a filter shows
 * @MW_FORMULA_SHOWN_KNOWN_SUM: likewise, but nothing where all cells that are shown are blank
 * @MW_FORMULA_COUNT_IF: cells that hold a text
 * @MW_FORMULA_SUM_IF: of the cells beside those that hold a text
 */
typedef enum
{
  MW_FORMULA_COUNT,
  MW_FORMULA_SUM,
  MW_FORMULA_SHOWN_COUNT,
  MW_FORMULA_SHOWN_SUM,
  MW_FORMULA_SHOWN_KNOWN_SUM,
  MW_FORMULA_COUNT_IF,
  MW_FORMULA_SUM_IF,
} MwSheetFormulaKind;

/**
 * MwSheetFormula:
 * @range: what is counted; of @MW_FORMULA_SUM_IF where the text is looked for
 * @text: (nullable): that is looked for
 * @summed: of @MW_FORMULA_SUM_IF what is added up
 */
typedef struct
{
  MwSheetFormulaKind kind;
  MwSheetRange range;
  const char *text;
  MwSheetRange summed;
} MwSheetFormula;

typedef struct
{
  guint column;
  const char *name;
  guint32 colour;
} MwSheetSeries;

#define MW_SHEET_MAX_SERIES 3

/**
 * MwSheetChart:
 * @upright: columns, else bars that lie
 * @description: what it shows, for who cannot see it
 * @row: where its upper left corner stands
 * @width: in pixels
 * @data: the cells of the categories; those of a series stand beside them
 * @unit: of the values
 */
typedef struct
{
  gboolean upright;
  const char *title;
  const char *description;
  guint row;
  guint column;
  guint width;
  guint height;
  MwSheetRange data;
  MwSheetSeries series[MW_SHEET_MAX_SERIES];
  guint n_series;
  MwSheetStyle unit;
} MwSheetChart;

/**
 * MwSheetProperties:
 * @date: that it is said to be made, so that the same data give the same bytes
 */
typedef struct
{
  const char *title;
  const char *subject;
  const char *category;
  GDate date;
} MwSheetProperties;

#define MW_TYPE_SHEET_WRITER (mw_sheet_writer_get_type ())
G_DECLARE_DERIVABLE_TYPE (MwSheetWriter, mw_sheet_writer, MW, SHEET_WRITER, GObject)

struct _MwSheetWriterClass
{
  GObjectClass parent_class;

  void (*set_properties) (MwSheetWriter *self, const MwSheetProperties *properties);
  void (*add_sheet) (MwSheetWriter *self, guint sheet, const MwSheetSpec *spec);
  void (*put_text) (MwSheetWriter *self, guint sheet, guint row, guint column, const char *text, MwSheetStyle style);
  void (*put_number) (MwSheetWriter *self, guint sheet, guint row, guint column, gint64 number, MwSheetStyle style);
  void (*put_date) (MwSheetWriter *self, guint sheet, guint row, guint column, const GDate *date);
  void (*put_formula) (MwSheetWriter *self, guint sheet, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style);
  void (*put_note) (MwSheetWriter *self, guint sheet, guint row, guint column, const char *text);
  void (*put_total) (MwSheetWriter *self, guint sheet, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style);
  void (*put_total_text) (MwSheetWriter *self, guint sheet, guint row, guint column, const char *text, MwSheetStyle style);
  void (*finish_table) (MwSheetWriter *self, guint sheet, guint n_rows);
  void (*add_chart) (MwSheetWriter *self, guint sheet, const MwSheetChart *chart);
  void (*define_name) (MwSheetWriter *self, const char *name, guint sheet, guint row, guint column);
  gboolean (*save) (MwSheetWriter *self, GError **error);
};

void mw_sheet_writer_set_notation (MwSheetWriter *self, MwNotation notation);
MwSheetStyle mw_sheet_style_get_header (MwSheetStyle style);
MwSheetStyle mw_sheet_style_get_unit (MwSheetStyle style);
MwSheetStyle mw_sheet_style_get_least (MwSheetStyle style);
MwNotation mw_sheet_writer_get_notation (MwSheetWriter *self);
void mw_sheet_writer_set_properties (MwSheetWriter *self, const MwSheetProperties *properties);
guint mw_sheet_writer_add_sheet (MwSheetWriter *self, const MwSheetSpec *spec);
const MwSheetSpec *mw_sheet_writer_get_spec (MwSheetWriter *self, guint sheet);
void mw_sheet_writer_put_text (MwSheetWriter *self, guint sheet, guint row, guint column, const char *text, MwSheetStyle style);
void mw_sheet_writer_put_number (MwSheetWriter *self, guint sheet, guint row, guint column, gint64 number, MwSheetStyle style);
void mw_sheet_writer_put_date (MwSheetWriter *self, guint sheet, guint row, guint column, const GDate *date);
void mw_sheet_writer_put_formula (MwSheetWriter *self, guint sheet, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style);
void mw_sheet_writer_put_note (MwSheetWriter *self, guint sheet, guint row, guint column, const char *text);
void mw_sheet_writer_count_unknown (MwSheetWriter *self, guint sheet, guint column, gint64 n);
void mw_sheet_writer_finish_table (MwSheetWriter *self, guint sheet, guint n_rows);
void mw_sheet_writer_add_chart (MwSheetWriter *self, guint sheet, const MwSheetChart *chart);
void mw_sheet_writer_define_name (MwSheetWriter *self, const char *name, guint sheet, guint row, guint column);
gboolean mw_sheet_writer_save (MwSheetWriter *self, GError **error);

G_END_DECLS
