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

typedef struct
{
  MwCellKind kind;
  char *text;
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
const MwCell *mw_row_get (const MwRow *row, guint column);
gboolean mw_row_is_empty (const MwRow *row);
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
