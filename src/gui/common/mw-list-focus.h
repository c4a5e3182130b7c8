/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mw_list_focus_let_tab_leave (GtkWidget *list);
gboolean mw_list_focus_enter_row (GtkWidget *row, GtkDirectionType direction);

G_END_DECLS
