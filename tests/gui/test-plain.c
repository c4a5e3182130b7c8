/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-connection.h"
#include "mw-error.h"
#include "mw-open-failure.h"
#include "mw-plain.h"
#include "mw-shown.h"
#include "mw-talk-row.h"

/*
 * Text that looks like markup, in everything that has a name: each page and dialog shows it as it is. A label that takes
 * it for markup complains, which ends a test.
 */

#define LIKE_MARKUP " & Zn <b>"

/* As another program may leave the file. Titles of all records get it, and so do the places of talks. */
static void
rename_everything (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_WRITE, &error);
  const MwTable *const *table;

  g_assert_no_error (error);
  for (table = mw_tables_get_all (); *table != NULL; table++)
    {
      const MwField *title = &(*table)->fields[(*table)->title_field];
      g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = \"%s\" || '" LIKE_MARKUP "'", (*table)->name, title->column, title->column);
      if (title->type == MW_FIELD_TEXT && !mw_connection_execute (connection, sql, &error))
        g_error ("%s: %s", sql, error->message);
    }
}

static void
set_up (MwShown *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  mw_fixture_set_up (&self->base, NULL);
  g_assert_true (mw_workspace_create_file (self->base.path, TRUE, &self->base.today, &error));
  rename_everything (self->base.path);
  self->workspace = mw_workspace_open (self->base.path, MW_ACCESS_WRITE, &self->base.today, &error);
  g_assert_no_error (error);
  mw_shown_present (self);
}

static guint
count_shown (GtkWidget *root, const char *part)
{
  guint n = GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_shown (child, part);
  return n;
}

static void
assert_plain (GtkWidget *root)
{
  mw_test_await (count_shown (root, LIKE_MARKUP) > 0);
  g_assert_cmpuint (count_shown (root, "&amp;"), ==, 0);
  g_assert_cmpuint (count_shown (root, "&lt;"), ==, 0);
}

static void
test_pages (MwShown *self, gconstpointer unused)
{
  static const char *const pages[] = { "talks", "overview", "matching", "contracts" };
  static const char *const views[] = { "matrix", "plan", "list" };
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (window, "win.page", "s", pages[i]);
      assert_plain (window);
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (window, "win.page", "s", "matching");
      gtk_widget_activate_action (window, "matching.view", "s", views[i]);
      assert_plain (window);
    }
  gtk_widget_activate_action (window, "win.page", "s", "talks");
  mw_test_await (mw_gui_test_count (window, MW_TYPE_TALK_ROW) > 5);
  for (guint i = 0; i < 6; i++)
    {
      row = mw_gui_test_find (window, MW_TYPE_TALK_ROW, i);
      gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
      g_main_context_iteration (NULL, FALSE);
    }
  assert_plain (window);
}

static void
test_dialogs (MwShown *self, gconstpointer unused)
{
  static const char *const actions[] = { "win.show-contacts", "win.show-room", "win.show-rules", "win.new-contract", "win.new-talk" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *dialog;
      g_test_message ("%s", actions[i]);
      gtk_widget_activate_action (GTK_WIDGET (self->window), actions[i], NULL);
      dialog = mw_shown_find_dialog (ADW_TYPE_WINDOW);
      g_assert_nonnull (dialog);
      if (!g_str_has_prefix (actions[i], "win.new"))
        assert_plain (dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

/* Nor does it come behind a dialog, where nobody reads it: it waits until that is gone. */
static void
test_toast (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-rules", NULL);
  dialog = mw_shown_find_dialog (ADW_TYPE_PREFERENCES_WINDOW);
  mw_test_await (gtk_widget_get_mapped (dialog));
  mw_window_show_toast (self->window, "Eerste bericht", FALSE);
  mw_window_show_toast (self->window, "Tweede bericht", FALSE);
  g_assert_cmpuint (count_shown (GTK_WIDGET (self->window), "Tweede bericht"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mw_test_await (count_shown (GTK_WIDGET (self->window), "Tweede bericht") == 1);
  g_assert_cmpuint (count_shown (GTK_WIDGET (self->window), "Eerste bericht"), ==, 0);
  mw_window_show_toast (self->window, "Jansen" LIKE_MARKUP, FALSE);
  mw_test_await (count_shown (GTK_WIDGET (self->window), "Jansen" LIKE_MARKUP) == 1);
}

/* The name and the reason stand there as they are; that there is no backup is added to the reason. */
static void
test_open_failure (void)
{
  MwOpenFailure *page = g_object_ref_sink (g_object_new (MW_TYPE_OPEN_FAILURE, NULL));
  g_autoptr (GError) error = g_error_new_literal (MW_ERROR, MW_ERROR_CORRUPT, "Het is <stuk> & weg.");

  mw_open_failure_show (page, "/nergens/Jansen" LIKE_MARKUP ".maatwerk", error);
  g_assert_cmpuint (count_shown (GTK_WIDGET (page), "“Jansen" LIKE_MARKUP ".maatwerk”"), ==, 1);
  mw_test_await (count_shown (GTK_WIDGET (page), "Het is <stuk> & weg.\n") == 1);
  g_object_unref (page);
}

static void
test_helpers (void)
{
  GtkWidget *row = g_object_ref_sink (mw_plain_row_new ("a" LIKE_MARKUP, "b" LIKE_MARKUP));
  GtkWidget *group = g_object_ref_sink (adw_preferences_group_new ());

  mw_plain_group_set (ADW_PREFERENCES_GROUP (group), "c" LIKE_MARKUP, "d" LIKE_MARKUP);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  for (const char *letter = "abcd"; *letter != '\0'; letter++)
    {
      g_autofree char *text = g_strdup_printf ("%c" LIKE_MARKUP, *letter);
      g_assert_cmpuint (count_shown (group, text), ==, 1);
    }
  g_object_unref (row);
  g_object_unref (group);
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  g_test_add ("/plain/pages", MwShown, NULL, set_up, test_pages, mw_shown_tear_down);
  g_test_add ("/plain/dialogs", MwShown, NULL, set_up, test_dialogs, mw_shown_tear_down);
  g_test_add ("/plain/toast", MwShown, NULL, set_up, test_toast, mw_shown_tear_down);
  g_test_add_func ("/plain/open-failure", test_open_failure);
  g_test_add_func ("/plain/helpers", test_helpers);
  return g_test_run ();
}
