/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwCellKind:
 * @MW_CELL_EMPTY: nothing
 * @MW_CELL_TEXT: text, to be understood by the column
 * @MW_CELL_NUMBER: a number, in plain notation with a dot
 * @MW_CELL_DATE: a date, as ISO text
 * @MW_CELL_BOOLEAN: "1" or "0"
 * @MW_CELL_ERROR: an error value such as #N/A
 */
typedef enum
{
  MW_CELL_EMPTY,
  MW_CELL_TEXT,
  MW_CELL_NUMBER,
  MW_CELL_DATE,
  MW_CELL_BOOLEAN,
  MW_CELL_ERROR,
} MwCellKind;

/**
 * MwCellDoubt:
 * @MW_CELL_SURE: the cell says what it says
 * @MW_CELL_MERGED: it stands once for several rows
 * @MW_CELL_CURRENCY: it is shown in another currency than the euro
 * @MW_CELL_UNIT: it is shown with words that may make another amount of it, such as "k"
 * @MW_CELL_NOT_CALCULATED: a formula that no program worked out yet
 * @MW_CELL_DAMAGED: it refers to a text that is not there
 * @MW_CELL_GARBLED: some of its characters are stored in another way than those of the file
 * @MW_CELL_CUT: it was longer than %MW_CELL_MAX_LENGTH
 *
 * Why a cell may not mean what its text says. What that does to a value, its column decides.
 */
typedef enum
{
  MW_CELL_SURE,
  MW_CELL_MERGED,
  MW_CELL_CURRENCY,
  MW_CELL_UNIT,
  MW_CELL_NOT_CALCULATED,
  MW_CELL_DAMAGED,
  MW_CELL_GARBLED,
  MW_CELL_CUT,
} MwCellDoubt;

/* What a cell of Excel can hold, in characters. */
#define MW_CELL_MAX_LENGTH 32767

/**
 * MwCell:
 * @shown: (nullable): what the user sees of a number, where its format makes something else of it: "000123"
 */
typedef struct
{
  MwCellKind kind;
  MwCellDoubt doubt;
  char *text;
  char *shown;
} MwCell;

/**
 * MwRow:
 * @number: as the user sees it, the first is 1
 * @cells: (element-type MwCell): up to the last one that is not empty
 */
typedef struct
{
  guint number;
  GArray *cells;
} MwRow;

MwRow *mw_row_new (guint number) G_GNUC_WARN_UNUSED_RESULT;
void mw_row_free (MwRow *row);
void mw_row_set (MwRow *row, guint column, MwCellKind kind, const char *text, gssize length);
void mw_row_set_doubt (MwRow *row, guint column, MwCellDoubt doubt);
void mw_row_set_shown (MwRow *row, guint column, const char *shown);
void mw_row_copy_cell (MwRow *row, guint column, const MwCell *cell);
const MwCell *mw_row_get (const MwRow *row, guint column);
gboolean mw_row_is_empty (const MwRow *row);
const char *mw_cell_get_shown (const MwCell *cell);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRow, mw_row_free)

/**
 * MwTableReader:
 *
 * Rows of cells from one table of a file, one at a time, so that a large file needs no more memory than
 * a small one.
 */
#define MW_TYPE_TABLE_READER (mw_table_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (MwTableReader, mw_table_reader, MW, TABLE_READER, GObject)

struct _MwTableReaderClass
{
  GObjectClass parent_class;

  gboolean (*next) (MwTableReader *self, MwRow **row, GError **error);
  double (*get_progress) (MwTableReader *self);
};

gboolean mw_table_reader_next (MwTableReader *self, MwRow **row, GError **error);
double mw_table_reader_get_progress (MwTableReader *self);

G_END_DECLS
