/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-table-reader.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (MwTableReader, mw_table_reader, G_TYPE_OBJECT)

static void
mw_table_reader_class_init (MwTableReaderClass *klass)
{
}

static void
mw_table_reader_init (MwTableReader *self)
{
}

static void
cell_clear (gpointer data)
{
  MwCell *cell = data;

  g_free (cell->text);
  g_free (cell->shown);
}

MwRow *
mw_row_new (guint number)
{
  MwRow *row = g_new0 (MwRow, 1);

  row->number = number;
  row->cells = g_array_new (FALSE, TRUE, sizeof (MwCell));
  g_array_set_clear_func (row->cells, cell_clear);
  return row;
}

void
mw_row_free (MwRow *row)
{
  g_array_unref (row->cells);
  g_free (row);
}

static MwCell *
make_cell (MwRow *row, guint column)
{
  if (column >= row->cells->len)
    g_array_set_size (row->cells, column + 1);
  return &g_array_index (row->cells, MwCell, column);
}

/* @length: -1 where @text ends in a zero; an empty text makes no cell */
void
mw_row_set (MwRow *row, guint column, MwCellKind kind, const char *text, gssize length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  gboolean is_cut = size > MW_CELL_MAX_LENGTH && g_utf8_strlen (text, (gssize) size) > MW_CELL_MAX_LENGTH;
  MwCell *cell;

  if (size == 0)
    return;
  if (is_cut)
    size = (gsize) (g_utf8_offset_to_pointer (text, MW_CELL_MAX_LENGTH) - text);
  cell = make_cell (row, column);
  cell_clear (cell);
  *cell = (MwCell){ .kind = kind, .doubt = is_cut ? MW_CELL_CUT : MW_CELL_SURE, .text = g_strndup (text, size) };
}

/* A cell without a text can be in doubt too: what it would say is not known. */
void
mw_row_set_doubt (MwRow *row, guint column, MwCellDoubt doubt)
{
  make_cell (row, column)->doubt = doubt;
}

void
mw_row_set_shown (MwRow *row, guint column, const char *shown)
{
  MwCell *cell = make_cell (row, column);

  g_free (cell->shown);
  cell->shown = g_strdup (shown);
}

void
mw_row_copy_cell (MwRow *row, guint column, const MwCell *from)
{
  MwCell *cell = make_cell (row, column);

  cell_clear (cell);
  *cell = (MwCell){ .kind = from->kind, .doubt = from->doubt, .text = g_strdup (from->text), .shown = g_strdup (from->shown) };
}

/* Returns: (transfer none) (nullable): the cell as the user sees it */
const char *
mw_cell_get_shown (const MwCell *cell)
{
  return cell->shown != NULL ? cell->shown : cell->text;
}

/* Returns: (transfer none): never %NULL; beyond the last cell all are empty */
const MwCell *
mw_row_get (const MwRow *row, guint column)
{
  static const MwCell empty = { .kind = MW_CELL_EMPTY };

  return column < row->cells->len ? &g_array_index (row->cells, MwCell, column) : &empty;
}

gboolean
mw_row_is_empty (const MwRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const MwCell *cell = &g_array_index (row->cells, MwCell, i);
      if (cell->text == NULL && cell->doubt != MW_CELL_SURE)
        return FALSE;
      for (const char *p = cell->text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          if (!g_unichar_isspace (g_utf8_get_char (p)))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * mw_table_reader_next:
 * @row: (out) (transfer full) (nullable): %NULL after the last row
 *
 * Returns: %FALSE where the file is damaged or not what it says it is
 */
gboolean
mw_table_reader_next (MwTableReader *self, MwRow **row, GError **error)
{
  g_return_val_if_fail (MW_IS_TABLE_READER (self), FALSE);

  return MW_TABLE_READER_GET_CLASS (self)->next (self, row, error);
}

/* Returns: 0 to 1, by what was read of the file */
double
mw_table_reader_get_progress (MwTableReader *self)
{
  g_return_val_if_fail (MW_IS_TABLE_READER (self), 0);

  return MW_TABLE_READER_GET_CLASS (self)->get_progress (self);
}
