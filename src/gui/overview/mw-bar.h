/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MW_TYPE_BAR (mw_bar_get_type ())
G_DECLARE_FINAL_TYPE (MwBar, mw_bar, MW, BAR, GtkWidget)

GtkWidget *mw_bar_new (GtkOrientation orientation) G_GNUC_WARN_UNUSED_RESULT;
void mw_bar_add_part (MwBar *self, double fraction, const char *style);
void mw_bar_add_mark (MwBar *self, double fraction);

G_END_DECLS
