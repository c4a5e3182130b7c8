/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-record.h"

G_BEGIN_DECLS

#define MW_TYPE_SIDE_ROW (mw_side_row_get_type ())
G_DECLARE_FINAL_TYPE (MwSideRow, mw_side_row, MW, SIDE_ROW, GtkListBoxRow)

GtkWidget *mw_side_row_new (const MwRecord *record, const char *about, gboolean places_known, gint64 places);
const MwRecord *mw_side_row_get_record (MwSideRow *self);
void mw_side_row_set_linkable (MwSideRow *self, gboolean linkable);

G_END_DECLS
