/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-merged-cells.h"

#include "mw-xlsx-reader.h"

/*
 * Cells that were merged downwards: a supplier that is written once beside three contracts is the supplier
 * of all three. A workbook tells of them after the last row, hence a pass of its own over the sheet.
 */

typedef struct
{
  guint first_row;
  guint last_row;
  guint column;
  MwRow *written; /* (nullable): of one cell: what stands in the first row, once that was seen */
} Merge;

struct _MwMergedCells
{
  GArray *merges;  /* Merge, by first row */
  guint next;      /* the first that begins below the rows that were seen */
  GPtrArray *open; /* Merge, borrowed, that may reach the rows to come */
};

static void
merge_clear (gpointer data)
{
  g_clear_pointer (&((Merge *) data)->written, mw_row_free);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Merge *first = a;
  const Merge *second = b;

  return first->first_row < second->first_row ? -1 : first->first_row > second->first_row;
}

/**
 * mw_merged_cells_load:
 * @merged: (out) (transfer full) (nullable): %NULL where nothing is merged downwards
 */
gboolean
mw_merged_cells_load (const char *path, const char *sheet, MwMergedCells **merged, GError **error)
{
  g_autoptr (GArray) ranges = mw_xlsx_reader_list_merges (path, sheet, error);
  MwMergedCells *self;

  if (ranges == NULL)
    return FALSE;
  *merged = NULL;
  if (ranges->len == 0)
    return TRUE;
  self = g_new0 (MwMergedCells, 1);
  self->open = g_ptr_array_new ();
  self->merges = g_array_sized_new (FALSE, TRUE, sizeof (Merge), ranges->len);
  g_array_set_clear_func (self->merges, merge_clear);
  for (guint i = 0; i < ranges->len; i++)
    {
      const MwXlsxMerge *range = &g_array_index (ranges, MwXlsxMerge, i);
      Merge merge = { .first_row = range->first_row, .last_row = range->last_row, .column = range->column };
      g_array_append_val (self->merges, merge);
    }
  g_array_sort (self->merges, compare_rows);
  *merged = self;
  return TRUE;
}

void
mw_merged_cells_free (MwMergedCells *self)
{
  g_ptr_array_unref (self->open);
  g_array_unref (self->merges);
  g_free (self);
}

/* The sheet is read again from its first row. */
void
mw_merged_cells_restart (MwMergedCells *self)
{
  for (guint i = 0; i < self->merges->len; i++)
    merge_clear (&g_array_index (self->merges, Merge, i));
  g_ptr_array_set_size (self->open, 0);
  self->next = 0;
}

static void
fill_cell (Merge *merge, MwRow *row)
{
  const MwCell *cell = mw_row_get (row, merge->column);

  if (merge->first_row == row->number && cell->text != NULL)
    {
      mw_row_set_doubt (row, merge->column, cell->doubt != MW_CELL_SURE ? cell->doubt : MW_CELL_MERGED);
      g_clear_pointer (&merge->written, mw_row_free);
      merge->written = mw_row_new (row->number);
      mw_row_copy_cell (merge->written, 0, mw_row_get (row, merge->column));
    }
  else if (cell->text == NULL && merge->written != NULL && !mw_row_is_empty (row))
    mw_row_copy_cell (row, merge->column, mw_row_get (merge->written, 0));
}

/* Rows must come in their order. What stands in more than one of them is in doubt, as an amount cannot. */
void
mw_merged_cells_fill (MwMergedCells *self, MwRow *row)
{
  while (self->next < self->merges->len && g_array_index (self->merges, Merge, self->next).first_row <= row->number)
    g_ptr_array_add (self->open, &g_array_index (self->merges, Merge, self->next++));
  for (guint i = self->open->len; i > 0; i--)
    {
      Merge *merge = g_ptr_array_index (self->open, i - 1);
      if (merge->last_row < row->number)
        g_ptr_array_remove_index_fast (self->open, i - 1);
      else
        fill_cell (merge, row);
    }
}
