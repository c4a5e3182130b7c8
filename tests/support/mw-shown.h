/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-gui-test.h"
#include "mw-window.h"

G_BEGIN_DECLS

/* The main window with the demo in it, as a fixture. */
typedef struct
{
  MwFixture base;
  MwWorkspace *workspace;
  GSettings *settings;
  MwWindow *window;
} MwShown;

void mw_shown_present (MwShown *self);
void mw_shown_set_up (MwShown *self, gconstpointer unused);
void mw_shown_tear_down (MwShown *self, gconstpointer unused);
GListModel *mw_shown_get_contracts (MwShown *self);
GtkWidget *mw_shown_find_dialog (GType type);

void mw_shown_filter (MwShown *self, MwContractFilter filter);
void mw_shown_save_another (MwShown *self);

#define mw_shown_add(path, func) g_test_add (path, MwShown, NULL, mw_shown_set_up, func, mw_shown_tear_down)

G_END_DECLS
