/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mw-category.h"
#include "mw-column-row.h"
#include "mw-import-dialog.h"
#include "mw-shown.h"

static GtkStack *
stack_of (GtkWidget *dialog)
{
  return GTK_STACK (mw_gui_test_find (dialog, GTK_TYPE_STACK, 0));
}

static void
await_page (GtkWidget *dialog, const char *page)
{
  mw_test_await (g_strcmp0 (gtk_stack_get_visible_child_name (stack_of (dialog)), page) == 0);
}

/* Returns: the assistant at its first page, with @data as the register */
static GtkWidget *
present (MwShown *self, const char *data, gint64 category_id)
{
  g_autofree char *path = mw_fixture_write (&self->base, "r.csv", data, -1);

  mw_import_dialog_present (GTK_WINDOW (self->window), self->workspace, path, category_id);
  return mw_shown_find_dialog (MW_TYPE_IMPORT_DIALOG);
}

/* @nth: of the columns, from 0 */
static GtkDropDown *
find_drop_down (GtkWidget *dialog, guint nth, const char *name)
{
  GtkWidget *row = mw_gui_test_find (dialog, MW_TYPE_COLUMN_ROW, nth);

  return GTK_DROP_DOWN (gtk_widget_get_template_child (row, MW_TYPE_COLUMN_ROW, name));
}

static AdwComboRow *
category_row (GtkWidget *dialog)
{
  return ADW_COMBO_ROW (gtk_widget_get_template_child (dialog, MW_TYPE_IMPORT_DIALOG, "category_row"));
}

static GtkWidget *
next_button (GtkWidget *dialog)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, MW_TYPE_IMPORT_DIALOG, "next_button"));
}

static const char *
chosen_category (GtkWidget *dialog)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (category_row (dialog)));
}

static void
test_import (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog = present (self, "Nummer;Titel\nN-1;Iets nieuws\n", MW_CATEGORY_ALL);

  await_page (dialog, "columns");
  /* Without a category no rules can be chosen, so it is asked. */
  g_assert_false (gtk_widget_is_sensitive (next_button (dialog)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), GTK_WIDGET (category_row (dialog))) || gtk_window_get_focus (GTK_WINDOW (dialog)) == GTK_WIDGET (category_row (dialog)));
  adw_combo_row_set_selected (category_row (dialog), 1);
  g_assert_true (gtk_widget_is_sensitive (next_button (dialog)));
  gtk_widget_activate_action (dialog, "import.next", NULL);
  await_page (dialog, "summary");
  g_assert_cmpuint (g_list_model_get_n_items (mw_shown_get_contracts (self)), ==, 67);
  gtk_widget_activate_action (dialog, "import.import", NULL);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 68);
  mw_test_await (mw_shown_find_dialog (MW_TYPE_IMPORT_DIALOG) == NULL);
}

/* The category that is open in the window is chosen; else the column that gives it, where there is one. */
static void
test_category (MwShown *self, gconstpointer unused)
{
  g_autoptr (MwRecord) category = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_category_table), 0);
  GtkWidget *dialog = present (self, "Nummer;Titel;Categorie\nN-1;A;Schoonmaak\n", mw_record_get_id (category));

  await_page (dialog, "columns");
  g_assert_cmpstr (chosen_category (dialog), ==, mw_record_get_title (category));
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = present (self, "Nummer;Titel;Categorie\nN-1;A;Schoonmaak\n", MW_CATEGORY_ALL);
  await_page (dialog, "columns");
  g_assert_cmpstr (chosen_category (dialog), ==, "Per row, from column “Categorie”");
  g_assert_true (gtk_widget_is_sensitive (next_button (dialog)));
  mw_gui_test_choose (find_drop_down (dialog, 2, "target"), 0);
  g_assert_cmpstr (chosen_category (dialog), ==, "Choose a category");
  g_assert_false (gtk_widget_is_sensitive (next_button (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A file that is not a register is refused in the dialog, with the reason. */
static void
test_refuses (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog = present (self, "%PDF-1.4", MW_CATEGORY_ALL);

  await_page (dialog, "failed");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static const char *
subtitle_of (GtkWidget *dialog, guint nth)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (mw_gui_test_find (dialog, MW_TYPE_COLUMN_ROW, nth)));
}

/* How dates, amounts and percentages are written is chosen at the column, as often as one likes. */
static void
test_choose_form (MwShown *self, gconstpointer unused)
{
  static const struct
  {
    guint position;
    const char *samples[3];
  } chosen[] = {
    { 1, { "2027-04-03", "€1,234", "1 %" } },
    { 2, { "2027-03-04", "1.23", "100 %" } },
    { 0, { "two ways", "two ways", "two ways" } },
    { 2, { "2027-03-04", "1.23", "100 %" } },
  };
  GtkWidget *dialog = present (self, "Nummer;Titel;Einddatum;Waarde;SR %\n1;A;03/04/2027;1.234;1\n", MW_CATEGORY_ALL);

  await_page (dialog, "columns");
  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      for (guint column = 0; column < 3; column++)
        {
          mw_gui_test_choose (find_drop_down (dialog, 2 + column, "form"), chosen[i].position);
          g_test_message ("%s", subtitle_of (dialog, 2 + column));
          g_assert_nonnull (strstr (subtitle_of (dialog, 2 + column), chosen[i].samples[column]));
        }
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A column that becomes something else offers what is to be said of that, and another column loses it. */
static void
test_choose_target (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog = present (self, "Nummer;Titel;Einddatum;Anders\n1;A;03/04/2027;04/05/2027\n", MW_CATEGORY_ALL);
  guint end;

  await_page (dialog, "columns");
  end = gtk_drop_down_get_selected (find_drop_down (dialog, 2, "target"));
  mw_gui_test_choose (find_drop_down (dialog, 3, "target"), end);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_drop_down (dialog, 2, "target")), ==, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_drop_down (dialog, 3, "form"))));
  mw_gui_test_choose (find_drop_down (dialog, 3, "form"), 1);
  g_assert_nonnull (strstr (subtitle_of (dialog, 3), "2027-05-04"));
  mw_gui_test_choose (find_drop_down (dialog, 3, "target"), 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_drop_down (dialog, 3, "form"))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_shown_add ("/importing/import", test_import);
  mw_shown_add ("/importing/category", test_category);
  mw_shown_add ("/importing/refuses", test_refuses);
  mw_shown_add ("/importing/choose-form", test_choose_form);
  mw_shown_add ("/importing/choose-target", test_choose_target);
  return g_test_run ();
}
