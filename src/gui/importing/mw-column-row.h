/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-contract-source.h"

G_BEGIN_DECLS

#define MW_TYPE_COLUMN_ROW (mw_column_row_get_type ())
G_DECLARE_FINAL_TYPE (MwColumnRow, mw_column_row, MW, COLUMN_ROW, AdwActionRow)

GtkWidget *mw_column_row_new (MwContractSource *source, guint column, MwNotation notation);
void mw_column_row_refresh (MwColumnRow *self);

G_END_DECLS
