/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MW_TYPE_COLUMNS_LAYOUT (mw_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (MwColumnsLayout, mw_columns_layout, MW, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
