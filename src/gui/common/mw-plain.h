/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *mw_plain_row_new (const char *title, const char *subtitle);
void mw_plain_row_set (GtkWidget *row, const char *title, const char *subtitle);
void mw_plain_group_set (AdwPreferencesGroup *group, const char *title, const char *description);
void mw_plain_page_describe (AdwStatusPage *page, const char *description);
AdwToast *mw_plain_toast_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
