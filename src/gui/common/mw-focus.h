/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mw_focus_show (GtkWidget *widget);

G_END_DECLS
