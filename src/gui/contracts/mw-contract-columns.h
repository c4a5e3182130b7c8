/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "mw-contract-list.h"

G_BEGIN_DECLS

/* How much of it there is for the columns. */
typedef enum
{
  MW_COLUMN_ROOM_TIGHT,
  MW_COLUMN_ROOM_NARROW,
  MW_COLUMN_ROOM_PLENTY,
} MwColumnRoom;

void mw_contract_columns_add (GtkColumnView *view, MwNotation notation);
void mw_contract_columns_show_sort (GtkColumnView *view, MwContractSort sort, gboolean descending);
gboolean mw_contract_columns_find_sort (GtkColumnView *view, MwContractSort *sort, gboolean *descending);
void mw_contract_columns_set_room (GtkColumnView *view, MwColumnRoom room);
char *mw_contract_columns_format_duty (const MwContractFacts *facts, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
