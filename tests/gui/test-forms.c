/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-gui-test.h"
#include "mw-initiative.h"
#include "mw-record-dialog.h"
#include "mw-record-form.h"

static MwRecordForm *
show_form (GtkWidget **window, MwWorkspace *workspace, const MwRecord *record)
{
  MwRecordForm *form = g_object_new (MW_TYPE_RECORD_FORM, NULL);

  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), GTK_WIDGET (form));
  mw_record_form_set_workspace (form, workspace);
  mw_record_form_set_record (form, record);
  gtk_window_present (GTK_WINDOW (*window));
  return form;
}

/* Every kind of record has a form with a row per field that is not hidden. */
static void
test_every_table (MwFixture *fixture, gconstpointer unused)
{
  MwWorkspace *workspace = mw_gui_test_open_demo (fixture);

  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      g_autoptr (MwRecord) record = mw_record_new (*table);
      GtkWidget *window;
      MwRecordForm *form = show_form (&window, workspace, record);
      guint shown = 0;
      for (guint i = 0; i < (*table)->n_fields; i++)
        shown += (*table)->fields[i].flags & (MW_FIELD_HIDDEN | MW_FIELD_CHOSEN) ? 0 : 1;
      g_test_message ("%s", (*table)->name);
      g_assert_cmpuint (mw_gui_test_count (GTK_WIDGET (form), ADW_TYPE_PREFERENCES_ROW), >=, shown);
      g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &form);
      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      gtk_window_destroy (GTK_WINDOW (window));
      mw_test_await (form == NULL);
    }
  mw_gui_test_close (workspace);
}

static void
count_cb (MwRecordForm *form, guint field, guint *count)
{
  ++*count;
}

/* What is typed is taken in; what is wrong is said at the field and changes nothing. */
static void
test_typing (MwFixture *fixture, gconstpointer unused)
{
  MwWorkspace *workspace = mw_gui_test_open_demo (fixture);
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  GtkWidget *window;
  MwRecordForm *form;
  GtkWidget *title;
  guint edited = 0;

  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Oud");
  form = show_form (&window, workspace, contract);
  title = mw_gui_test_find (GTK_WIDGET (form), ADW_TYPE_ENTRY_ROW, 0);
  g_signal_connect (form, "edited", G_CALLBACK (count_cb), &edited);
  gtk_editable_set_text (GTK_EDITABLE (title), "Nieuw");
  g_assert_true (mw_record_form_commit (form));
  g_assert_cmpstr (mw_record_get_title (mw_record_form_get_record (form)), ==, "Nieuw");
  g_assert_cmpuint (edited, ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (title), "  ");
  g_assert_false (mw_record_form_commit (form));
  g_assert_true (gtk_widget_has_css_class (title, "error"));
  g_assert_cmpstr (mw_record_get_title (mw_record_form_get_record (form)), ==, "Nieuw");
  g_assert_cmpuint (edited, ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (title), "Goed");
  g_assert_true (mw_record_form_commit (form));
  g_assert_false (gtk_widget_has_css_class (title, "error"));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  mw_gui_test_close (workspace);
}

static GtkWidget *
find_note (MwRecordForm *form)
{
  return mw_gui_test_find (GTK_WIDGET (form), GTK_TYPE_TEXT_VIEW, 0);
}

/* What looks like a BSN is told at the field, and may be saved all the same; in a number of a contract nobody looks. */
static void
test_persons_are_told_of (MwFixture *fixture, gconstpointer unused)
{
  MwWorkspace *workspace = mw_gui_test_open_demo (fixture);
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  GtkWidget *window;
  MwRecordForm *form;
  GtkWidget *row;

  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Advies");
  mw_record_set_text (contract, MW_CONTRACT_NUMBER, "111222333");
  form = show_form (&window, workspace, contract);
  g_assert_false (gtk_widget_has_css_class (mw_gui_test_find (GTK_WIDGET (form), ADW_TYPE_ENTRY_ROW, 1), "warning"));
  row = gtk_widget_get_ancestor (find_note (form), ADW_TYPE_PREFERENCES_ROW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_note (form))), "Gestart, bsn 1112.22.333", -1);
  g_assert_true (mw_record_form_commit (form));
  g_assert_true (gtk_widget_has_css_class (row, "warning"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_note (form))), "Gestart", -1);
  g_assert_true (mw_record_form_commit (form));
  g_assert_false (gtk_widget_has_css_class (row, "warning"));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  mw_gui_test_close (workspace);
}

static void
saved_cb (MwRecord *record, gpointer place)
{
  *(gint64 *) place = mw_record_get_id (record);
}

static void
test_dialog_saves (MwFixture *fixture, gconstpointer unused)
{
  MwWorkspace *workspace = mw_gui_test_open_demo (fixture);
  GtkWidget *parent = gtk_window_new ();
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;
  gint64 saved = 0;

  gtk_window_present (GTK_WINDOW (parent));
  mw_record_dialog_present_for (GTK_WINDOW (parent), workspace, contract, parent, saved_cb, &saved);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (MW_IS_RECORD_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  /* Without a title nothing is saved. */
  gtk_widget_activate_action (dialog, "record.save", NULL);
  g_assert_cmpint (saved, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (mw_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "Advies");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (dialog, "record.save", NULL);
  mw_test_await (saved != 0);
  mw_test_await (dialog == NULL);
  g_autoptr (MwRecord) read = mw_workspace_read_contract (workspace, saved, NULL);
  g_assert_cmpstr (mw_record_get_title (read), ==, "Advies");
  gtk_window_destroy (GTK_WINDOW (parent));
  mw_gui_test_close (workspace);
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_test_add ("/forms/every-table-has-one", test_every_table);
  mw_test_add ("/forms/typing-is-understood-or-told", test_typing);
  mw_test_add ("/forms/persons-are-told-of", test_persons_are_told_of);
  mw_test_add ("/forms/dialog-saves", test_dialog_saves);
  return g_test_run ();
}
