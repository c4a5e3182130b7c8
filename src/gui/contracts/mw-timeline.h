/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The days of a contract on a line, with today. */
#define MW_TYPE_TIMELINE (mw_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MwTimeline, mw_timeline, MW, TIMELINE, GtkWidget)

void mw_timeline_show (MwTimeline *self, GArray *moments, const GDate *today);

G_END_DECLS
