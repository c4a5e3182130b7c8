/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-table-reader.h"

G_BEGIN_DECLS

typedef struct _MwMergedCells MwMergedCells;

gboolean mw_merged_cells_load (const char *path, const char *sheet, MwMergedCells **merged, GError **error);
void mw_merged_cells_free (MwMergedCells *self);
void mw_merged_cells_restart (MwMergedCells *self);
void mw_merged_cells_fill (MwMergedCells *self, MwRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwMergedCells, mw_merged_cells_free)

G_END_DECLS
