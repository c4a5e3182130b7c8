/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-table-reader.h"

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
  g_free (((MwCell *) data)->text);
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

/* @length: -1 where @text ends in a zero; an empty text makes no cell */
void
mw_row_set (MwRow *row, guint column, MwCellKind kind, const char *text, gssize length)
{
  MwCell *cell;

  if (length == 0 || (length < 0 && *text == '\0'))
    return;
  if (column >= row->cells->len)
    g_array_set_size (row->cells, column + 1);
  cell = &g_array_index (row->cells, MwCell, column);
  g_free (cell->text);
  cell->kind = kind;
  cell->text = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
}

/* Returns: (transfer none): never %NULL; beyond the last cell all are empty */
const MwCell *
mw_row_get (const MwRow *row, guint column)
{
  static const MwCell empty = { MW_CELL_EMPTY, NULL };

  return column < row->cells->len ? &g_array_index (row->cells, MwCell, column) : &empty;
}

gboolean
mw_row_is_empty (const MwRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const MwCell *cell = &g_array_index (row->cells, MwCell, i);
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
