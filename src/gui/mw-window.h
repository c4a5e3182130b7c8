/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_WINDOW (mw_window_get_type ())
G_DECLARE_FINAL_TYPE (MwWindow, mw_window, MW, WINDOW, AdwApplicationWindow)

MwWindow *mw_window_new (GtkApplication *application, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void mw_window_set_workspace (MwWindow *self, MwWorkspace *workspace);
void mw_window_show_loading (MwWindow *self);
void mw_window_show_open_failure (MwWindow *self, const char *path, const GError *error);
void mw_window_show_toast (MwWindow *self, const char *text, gboolean with_undo);

G_END_DECLS
