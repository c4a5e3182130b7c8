/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-sheet-writer.h"

#include <glib/gi18n-lib.h>

#include "mw-text.h"

/*
 * A workbook as the parts of a report write it, whatever kind of file becomes of it. All texts that go into one pass
 * here, and are made such that XML can hold them. Rows of a sheet come in their
 * order, for a long sheet goes straight to the disk; those of several sheets may come by turns. What the columns add
 * up to is kept here, so that what a total says and what its formula makes of the cells are the same number.
 */

/* What a column adds up to, of how many cells, and how many of what it adds up are not known. */
typedef struct
{
  gint64 total;
  guint n_cells;
  gint64 unknown;
} Column;

typedef struct
{
  MwSheetSpec spec;
  Column *columns;
} Sheet;

typedef struct
{
  GPtrArray *sheets; /* Sheet */
  MwNotation notation;
} MwSheetWriterPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MwSheetWriter, mw_sheet_writer, G_TYPE_OBJECT)

static MwSheetWriterPrivate *
get_private (MwSheetWriter *self)
{
  return mw_sheet_writer_get_instance_private (self);
}

static Sheet *
get_sheet (MwSheetWriter *self, guint sheet)
{
  return g_ptr_array_index (get_private (self)->sheets, sheet);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free ((char *) sheet->spec.title);
  g_free ((char *) sheet->spec.table);
  g_free ((char *) sheet->spec.heading);
  g_free (sheet->columns);
  g_free (sheet);
}

static void
mw_sheet_writer_finalize (GObject *object)
{
  g_ptr_array_unref (get_private (MW_SHEET_WRITER (object))->sheets);

  G_OBJECT_CLASS (mw_sheet_writer_parent_class)->finalize (object);
}

static void
mw_sheet_writer_class_init (MwSheetWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_sheet_writer_finalize;
}

static void
mw_sheet_writer_init (MwSheetWriter *self)
{
  get_private (self)->sheets = g_ptr_array_new_with_free_func (sheet_free);
}

/* How dates are shown; amounts follow the program that opens the file. */
void
mw_sheet_writer_set_notation (MwSheetWriter *self, MwNotation notation)
{
  get_private (self)->notation = notation;
}

MwNotation
mw_sheet_writer_get_notation (MwSheetWriter *self)
{
  return get_private (self)->notation;
}

void
mw_sheet_writer_set_properties (MwSheetWriter *self, const MwSheetProperties *properties)
{
  g_autofree char *title = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *category = NULL;
  MwSheetProperties portable = *properties;

  portable.title = mw_text_make_portable (properties->title, &title);
  portable.subject = mw_text_make_portable (properties->subject, &subject);
  portable.category = mw_text_make_portable (properties->category, &category);
  MW_SHEET_WRITER_GET_CLASS (self)->set_properties (self, &portable);
}

/* What the number of a cell is, whether or not a part of it is unknown. */
MwSheetStyle
mw_sheet_style_get_unit (MwSheetStyle style)
{
  static const MwSheetStyle units[] = { MW_SHEET_MONEY, MW_SHEET_SHARE, MW_SHEET_COUNT, MW_SHEET_TENTHS };

  return style >= MW_SHEET_LEAST_MONEY && style <= MW_SHEET_LEAST_TENTHS ? units[style - MW_SHEET_LEAST_MONEY] : style;
}

/* @style: of a number; how it looks where it may be more. */
MwSheetStyle
mw_sheet_style_get_least (MwSheetStyle style)
{
  for (MwSheetStyle least = MW_SHEET_LEAST_MONEY; least <= MW_SHEET_LEAST_TENTHS; least++)
    {
      if (mw_sheet_style_get_unit (least) == style)
        return least;
    }
  return style;
}

/* What stands above cells of a style. */
MwSheetStyle
mw_sheet_style_get_header (MwSheetStyle style)
{
  return style >= MW_SHEET_MONEY && style < MW_N_SHEET_STYLES ? MW_SHEET_NUMBER_HEADER : MW_SHEET_HEADER;
}

static void
put_headers (MwSheetWriter *self, guint index, const MwSheetSpec *spec)
{
  for (guint i = 0; i < spec->n_columns; i++)
    {
      if (spec->columns[i].label == NULL)
        continue;
      mw_sheet_writer_put_text (self, index, spec->header_row, i, _ (spec->columns[i].label), mw_sheet_style_get_header (spec->columns[i].style));
      if (spec->columns[i].definition != NULL)
        mw_sheet_writer_put_note (self, index, spec->header_row, i, _ (spec->columns[i].definition));
    }
}

/**
 * mw_sheet_writer_add_sheet:
 * @spec: its texts are copied; its columns must stay as they are
 *
 * Headers at the first row are written at once; those further down when the rows above them are, by
 * mw_sheet_writer_put_text().
 *
 * Returns: what the sheet is called in the other functions
 */
guint
mw_sheet_writer_add_sheet (MwSheetWriter *self, const MwSheetSpec *spec)
{
  GPtrArray *sheets = get_private (self)->sheets;
  g_autofree char *heading = NULL;
  Sheet *sheet = g_new0 (Sheet, 1);
  guint index = sheets->len;

  sheet->spec = *spec;
  sheet->spec.title = g_strdup (spec->title);
  sheet->spec.table = g_strdup (spec->table);
  sheet->spec.heading = g_strdup (mw_text_make_portable (spec->heading, &heading));
  sheet->columns = g_new0 (Column, spec->n_columns + 1);
  g_ptr_array_add (sheets, sheet);
  MW_SHEET_WRITER_GET_CLASS (self)->add_sheet (self, index, &sheet->spec);
  if (spec->header_row == 0)
    put_headers (self, index, spec);
  return index;
}

const MwSheetSpec *
mw_sheet_writer_get_spec (MwSheetWriter *self, guint sheet)
{
  return &get_sheet (self, sheet)->spec;
}

/* Counts a cell in what stands below its column. */
static void
count_cell (MwSheetWriter *self, guint index, guint row, guint column, gint64 number)
{
  Sheet *sheet = get_sheet (self, index);

  if (column >= sheet->spec.n_columns || row <= sheet->spec.header_row)
    return;
  sheet->columns[column].n_cells++;
  if (sheet->spec.columns[column].total == MW_SHEET_TOTAL_COUNT)
    sheet->columns[column].total++;
  else if (sheet->spec.columns[column].total == MW_SHEET_TOTAL_SUM)
    sheet->columns[column].total += number;
}

/* @text: (nullable): nothing is written for nothing */
void
mw_sheet_writer_put_text (MwSheetWriter *self, guint sheet, guint row, guint column, const char *text, MwSheetStyle style)
{
  g_autofree char *made = NULL;
  const char *portable = text != NULL ? mw_text_make_portable (text, &made) : "";

  if (*portable == '\0')
    return;
  count_cell (self, sheet, row, column, 0);
  MW_SHEET_WRITER_GET_CLASS (self)->put_text (self, sheet, row, column, portable, style);
}

void
mw_sheet_writer_put_number (MwSheetWriter *self, guint sheet, guint row, guint column, gint64 number, MwSheetStyle style)
{
  count_cell (self, sheet, row, column, number);
  MW_SHEET_WRITER_GET_CLASS (self)->put_number (self, sheet, row, column, number, style);
}

void
mw_sheet_writer_put_date (MwSheetWriter *self, guint sheet, guint row, guint column, const GDate *date)
{
  count_cell (self, sheet, row, column, 0);
  MW_SHEET_WRITER_GET_CLASS (self)->put_date (self, sheet, row, column, date);
}

/* @value: what the formula makes of the cells, shown where nothing is worked out again */
void
mw_sheet_writer_put_formula (MwSheetWriter *self, guint sheet, guint row, guint column, const MwSheetFormula *formula, gint64 value, MwSheetStyle style)
{
  MW_SHEET_WRITER_GET_CLASS (self)->put_formula (self, sheet, row, column, formula, value, style);
}

/* To be called after the cell that it is about, before any other. */
void
mw_sheet_writer_put_note (MwSheetWriter *self, guint sheet, guint row, guint column, const char *text)
{
  g_autofree char *made = NULL;

  MW_SHEET_WRITER_GET_CLASS (self)->put_note (self, sheet, row, column, mw_text_make_portable (text, &made));
}

/**
 * mw_sheet_writer_count_unknown:
 * @n: how many of what the column adds up are not known, or not wholly
 *
 * A blank cell may be unknown, or not apply; only who writes the row knows which. The total then says what it leaves out.
 */
void
mw_sheet_writer_count_unknown (MwSheetWriter *self, guint sheet, guint column, gint64 n)
{
  get_sheet (self, sheet)->columns[column].unknown += n;
}

/* A sum, or a count, of the rows that a filter shows. Where nothing is known of what it adds up it is no zero. */
static void
put_total (MwSheetWriter *self, guint index, guint row, guint column, guint n_rows)
{
  const MwSheetSpec *spec = mw_sheet_writer_get_spec (self, index);
  const Column *own = &get_sheet (self, index)->columns[column];
  gboolean is_sum = spec->columns[column].total == MW_SHEET_TOTAL_SUM;
  MwSheetStyle style = is_sum ? spec->columns[column].style : MW_SHEET_COUNT;
  MwSheetFormula formula = { .kind = is_sum ? MW_FORMULA_SHOWN_SUM : MW_FORMULA_SHOWN_COUNT, .range = { index, column, spec->header_row + 1, spec->header_row + n_rows } };

  if (is_sum && own->unknown > 0 && own->n_cells == 0)
    {
      MW_SHEET_WRITER_GET_CLASS (self)->put_total_text (self, index, row, column, _ ("unknown"), style);
      return;
    }
  if (is_sum && own->unknown > 0)
    {
      formula.kind = MW_FORMULA_SHOWN_KNOWN_SUM;
      style = mw_sheet_style_get_least (style);
    }
  MW_SHEET_WRITER_GET_CLASS (self)->put_total (self, index, row, column, &formula, own->total, style);
}

static void
put_totals (MwSheetWriter *self, guint index, guint row, guint n_rows)
{
  const MwSheetSpec *spec = mw_sheet_writer_get_spec (self, index);

  if (spec->columns[0].total == MW_SHEET_TOTAL_NONE)
    MW_SHEET_WRITER_GET_CLASS (self)->put_total_text (self, index, row, 0, _ ("Total"), MW_SHEET_LABEL);
  for (guint i = 0; i < spec->n_columns; i++)
    {
      if (spec->columns[i].total != MW_SHEET_TOTAL_NONE)
        put_total (self, index, row, i, n_rows);
    }
}

/* Below the totals: how many of what a column adds up are not known. Of all rows, whatever a filter shows. */
static void
put_unknowns (MwSheetWriter *self, guint index, guint row)
{
  const Sheet *sheet = get_sheet (self, index);
  gboolean labelled = FALSE;

  for (guint i = 0; i < sheet->spec.n_columns; i++)
    {
      if (sheet->spec.columns[i].total != MW_SHEET_TOTAL_SUM || sheet->columns[i].unknown == 0)
        continue;
      if (!labelled && i > 0)
        mw_sheet_writer_put_text (self, index, row, 0, _ ("Not or not wholly known, in all rows"), MW_SHEET_NOTE);
      labelled = TRUE;
      MW_SHEET_WRITER_GET_CLASS (self)->put_number (self, index, row, i, sheet->columns[i].unknown, MW_SHEET_COUNT);
    }
}

/* Makes the rows below the headers a table that can be filtered and sorted, with its totals. */
void
mw_sheet_writer_finish_table (MwSheetWriter *self, guint sheet, guint n_rows)
{
  guint last = mw_sheet_writer_get_spec (self, sheet)->header_row + n_rows;

  if (n_rows > 0)
    {
      put_totals (self, sheet, last + 1, n_rows);
      put_unknowns (self, sheet, last + 2);
    }
  MW_SHEET_WRITER_GET_CLASS (self)->finish_table (self, sheet, n_rows);
}

/* The names of its series are msgids that were translated. */
void
mw_sheet_writer_add_chart (MwSheetWriter *self, guint sheet, const MwSheetChart *chart)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  MwSheetChart portable = *chart;

  portable.title = mw_text_make_portable (chart->title, &title);
  portable.description = mw_text_make_portable (chart->description, &description);
  MW_SHEET_WRITER_GET_CLASS (self)->add_chart (self, sheet, &portable);
}

/* @name: of letters, digits and "_", beginning with a letter */
void
mw_sheet_writer_define_name (MwSheetWriter *self, const char *name, guint sheet, guint row, guint column)
{
  MW_SHEET_WRITER_GET_CLASS (self)->define_name (self, name, sheet, row, column);
}

gboolean
mw_sheet_writer_save (MwSheetWriter *self, GError **error)
{
  return MW_SHEET_WRITER_GET_CLASS (self)->save (self, error);
}
