/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mw_entry_text_show (GtkEditable *entry, const char *text);

G_END_DECLS
