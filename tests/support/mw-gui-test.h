/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-test.h"
#include "mw-workspace.h"

G_BEGIN_DECLS

void mw_gui_test_init (int *argc, char ***argv);
MwWorkspace *mw_gui_test_open_demo (MwFixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
void mw_gui_test_close (MwWorkspace *workspace);
GtkWidget *mw_gui_test_find (GtkWidget *root, GType type, guint nth);
guint mw_gui_test_count (GtkWidget *root, GType type);
GtkWidget *mw_gui_test_find_button (GtkWidget *root, const char *label);
gboolean mw_gui_test_says (GtkWidget *widget, const char *part);
gboolean mw_gui_test_press (GtkWidget *widget, guint key);
void mw_gui_test_draw (GtkWidget *widget);
void mw_gui_test_set_text_size (guint percent);
void mw_gui_test_choose (GtkDropDown *drop_down, guint position);
int mw_gui_test_measure_width (GtkWidget *widget);

G_END_DECLS
