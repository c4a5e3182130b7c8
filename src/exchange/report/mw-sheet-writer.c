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

typedef struct
{
  MwSheetSpec spec;
  gint64 *totals;
  guint n_rows;
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
  g_free (sheet->totals);
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
  sheet->totals = g_new0 (gint64, spec->n_columns + 1);
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
  if (sheet->spec.columns[column].total == MW_SHEET_TOTAL_COUNT)
    sheet->totals[column]++;
  else if (sheet->spec.columns[column].total == MW_SHEET_TOTAL_SUM)
    sheet->totals[column] += number;
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

/* Makes the rows below the headers a table that can be filtered and sorted, with its totals. */
void
mw_sheet_writer_finish_table (MwSheetWriter *self, guint sheet, guint n_rows)
{
  get_sheet (self, sheet)->n_rows = n_rows;
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

/* How many rows the finished table of a sheet has. */
guint
mw_sheet_writer_get_table_rows (MwSheetWriter *self, guint sheet)
{
  return get_sheet (self, sheet)->n_rows;
}

/* What stands below a column: a count, or a sum in the unit of its style. */
gint64
mw_sheet_writer_get_total (MwSheetWriter *self, guint sheet, guint column)
{
  return get_sheet (self, sheet)->totals[column];
}
