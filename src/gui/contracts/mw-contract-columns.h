/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "mw-contract-list.h"

G_BEGIN_DECLS

void mw_contract_columns_add (GtkColumnView *view, MwNotation notation);
void mw_contract_columns_show_sort (GtkColumnView *view, MwContractSort sort, gboolean descending);
gboolean mw_contract_columns_find_sort (GtkColumnView *view, MwContractSort *sort, gboolean *descending);
void mw_contract_columns_set_narrow (GtkColumnView *view, gboolean narrow);
char *mw_contract_columns_format_duty (const MwContractFacts *facts, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
