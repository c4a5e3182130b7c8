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
  MwCell cell; /* what stands in the first row, once that was seen */
} Merge;

struct _MwMergedCells
{
  GArray *merges; /* Merge, by first row */
  guint first;    /* all before it end above the rows that are still to come */
};

static void
merge_clear (gpointer data)
{
  g_clear_pointer (&((Merge *) data)->cell.text, g_free);
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
  g_array_unref (self->merges);
  g_free (self);
}

/* The sheet is read again from its first row. */
void
mw_merged_cells_restart (MwMergedCells *self)
{
  for (guint i = 0; i < self->merges->len; i++)
    merge_clear (&g_array_index (self->merges, Merge, i));
  self->first = 0;
}

/* Rows must come in their order. */
void
mw_merged_cells_fill (MwMergedCells *self, MwRow *row)
{
  while (self->first < self->merges->len && g_array_index (self->merges, Merge, self->first).last_row < row->number)
    self->first++;
  for (guint i = self->first; i < self->merges->len; i++)
    {
      Merge *merge = &g_array_index (self->merges, Merge, i);
      const MwCell *cell;
      if (merge->first_row > row->number)
        return;
      if (merge->last_row < row->number)
        continue;
      cell = mw_row_get (row, merge->column);
      if (merge->first_row == row->number && cell->text != NULL)
        {
          merge_clear (merge);
          merge->cell.kind = cell->kind;
          merge->cell.text = g_strdup (cell->text);
        }
      else if (cell->text == NULL && merge->cell.text != NULL && !mw_row_is_empty (row))
        mw_row_set (row, merge->column, merge->cell.kind, merge->cell.text, -1);
    }
}
