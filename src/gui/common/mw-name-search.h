/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mw_name_search_set_names (GtkDropDown *drop_down, GtkStringList *names);

G_END_DECLS
