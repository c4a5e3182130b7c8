/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-shown.h"

#include "mw-contracts-page.h"
#include "mw-organisation.h"

/* Shows the workspace that the fixture has. */
void
mw_shown_present (MwShown *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->window = mw_window_new (NULL, self->settings);
  mw_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mw_test_await (mw_contract_list_get_state (mw_workspace_get_contracts (self->workspace)) == MW_LIST_READY);
}

void
mw_shown_set_up (MwShown *self, gconstpointer unused)
{
  mw_fixture_set_up (&self->base, NULL);
  self->workspace = mw_gui_test_open_demo (&self->base);
  mw_shown_present (self);
}

/* The window and all in it are really gone: nothing keeps them alive. */
void
mw_shown_tear_down (MwShown *self, gconstpointer unused)
{
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  mw_test_await (self->window == NULL);
  mw_gui_test_close (self->workspace);
  g_object_unref (self->settings);
  mw_fixture_tear_down (&self->base, NULL);
}

GListModel *
mw_shown_get_contracts (MwShown *self)
{
  return G_LIST_MODEL (mw_workspace_get_contracts (self->workspace));
}

/* Returns: (transfer none) (nullable): a window of that type */
GtkWidget *
mw_shown_find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

/* Clicks a quick filter, of which the first is all. */
void
mw_shown_filter (MwShown *self, MwContractFilter filter)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACTS_PAGE, 0);
  guint n = mw_gui_test_count (page, GTK_TYPE_TOGGLE_BUTTON);
  guint left = (guint) filter + 1;

  for (guint i = 0; i < n && left > 0; i++)
    {
      GtkWidget *button = mw_gui_test_find (page, GTK_TYPE_TOGGLE_BUTTON, i);
      if (gtk_widget_has_css_class (button, "quick-filter") && --left == 0)
        g_signal_emit_by_name (button, "clicked");
    }
  g_assert_cmpuint (left, ==, 0);
}

/* Waits for an act that is saved after all that was begun before, such as something that should not have been. */
void
mw_shown_save_another (MwShown *self)
{
  GListModel *organisations = mw_workspace_get_records (self->workspace, &mw_organisation_table);
  g_autoptr (MwRecord) organisation = g_list_model_get_item (organisations, 0);
  g_autoptr (MwRecord) changed = mw_record_copy (organisation);
  g_autoptr (GAsyncResult) result = NULL;

  mw_record_set_text (changed, MW_ORGANISATION_NOTE, "Iets anders");
  mw_workspace_save_async (self->workspace, changed, mw_test_take_result_cb, &result);
  mw_test_await (result != NULL);
}
