/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mw-contract-detail.h"
#include "mw-contract.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-record-dialog.h"
#include "mw-record-form.h"
#include "mw-shown.h"
#include "mw-talks-page.h"

/* Fields as they are typed in, in the details beside the list and in a form of its own. */

static GtkWidget *
find_title (MwShown *self)
{
  return mw_gui_test_find (mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACT_DETAIL, 0), ADW_TYPE_ENTRY_ROW, 0);
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
can_undo (MwShown *self)
{
  g_autofree char *label = mw_workspace_get_undo_label (self->workspace);

  return label != NULL;
}

static gboolean
can_redo (MwShown *self)
{
  g_autofree char *label = mw_workspace_get_redo_label (self->workspace);

  return label != NULL;
}

static void
type_and_save (MwShown *self, const char *text)
{
  GtkWidget *title = find_title (self);

  gtk_widget_grab_focus (title);
  gtk_editable_set_text (GTK_EDITABLE (title), text);
  g_signal_emit_by_name (title, "apply");
  mw_test_await (can_undo (self));
  mw_test_settle ();
}

/* What was undone is not saved again by a field that still has the keyboard. */
static void
test_undo_wins (MwShown *self, gconstpointer unused)
{
  g_autofree char *old = g_strdup (text_of (find_title (self)));
  g_autoptr (MwContractRow) row = g_list_model_get_item (mw_shown_get_contracts (self), 0);
  g_autoptr (MwRecord) read = NULL;

  type_and_save (self, "AAA titel");
  mw_workspace_undo_async (self->workspace, NULL, NULL);
  mw_test_await (g_str_equal (text_of (find_title (self)), old));
  mw_test_await (can_redo (self));
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  mw_shown_save_another (self);
  read = mw_workspace_read_contract (self->workspace, mw_contract_row_get_id (row), NULL);
  g_assert_cmpstr (mw_record_get_title (read), ==, old);
}

/* Ctrl+Z in a field takes back what is typed there; after that, and after it was saved, it is the window's. */
static void
test_undo_in_field (MwShown *self, gconstpointer unused)
{
  g_autofree char *old = g_strdup (text_of (find_title (self)));
  GtkWidget *title = find_title (self);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (title)));

  gtk_widget_grab_focus (title);
  g_assert_false (can_undo (self));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (text_of (title), ==, old);
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (text_of (title), ==, old);
  type_and_save (self, "AAA titel");
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (text_of (title), ==, "AAA titel");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  mw_test_await (g_str_equal (text_of (title), old));
  mw_test_await (!can_undo (self));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == text);
  g_signal_emit_by_name (text, "insert-at-cursor", "X");
  g_assert_cmpstr (text_of (title), !=, old);
  /* The window has nothing to undo, so the key is the field's. */
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (text_of (title), ==, old);
}

/* Escape gives back what was there, in a line and in a note; a refresh of the contract leaves alone what is typed. */
static void
test_escape_in_field (MwShown *self, gconstpointer unused)
{
  g_autofree char *old = g_strdup (text_of (find_title (self)));
  GtkWidget *detail = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACT_DETAIL, 0);
  GtkWidget *title = find_title (self);
  GtkWidget *note = mw_gui_test_find (detail, GTK_TYPE_TEXT_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note));
  g_autofree char *kept = NULL;
  g_autofree char *back = NULL;

  gtk_widget_grab_focus (title);
  gtk_editable_set_text (GTK_EDITABLE (title), "Anders");
  mw_gui_test_press (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (title))), GDK_KEY_Escape);
  g_assert_cmpstr (text_of (title), ==, old);
  gtk_widget_grab_focus (note);
  gtk_text_buffer_set_text (buffer, "Half", -1);
  mw_shown_save_another (self);
  g_object_get (buffer, "text", &kept, NULL);
  g_assert_cmpstr (kept, ==, "Half");
  mw_gui_test_press (note, GDK_KEY_Escape);
  g_object_get (buffer, "text", &back, NULL);
  g_assert_cmpstr (back, !=, "Half");
}

/* A change shows elsewhere in the details too, which stay where they were scrolled to. */
static void
test_scroll_stays (MwShown *self, gconstpointer unused)
{
  GtkWidget *detail = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACT_DETAIL, 0);
  GtkWidget *viewport = gtk_widget_get_ancestor (find_title (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  MwContractRow *row = g_list_model_get_item (mw_shown_get_contracts (self), 0);
  g_autoptr (MwRecord) changed = mw_record_copy (mw_contract_row_get_facts (row)->contract);

  g_object_unref (row);
  mw_test_await (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place) + 400);
  gtk_adjustment_set_value (place, 400);
  mw_record_set_text (changed, MW_CONTRACT_NOTE, "Iets anders");
  mw_record_set_text (changed, MW_CONTRACT_TITLE, "Zzz, dat achteraan komt");
  mw_workspace_save_async (self->workspace, changed, NULL, NULL);
  mw_test_await (g_str_equal (text_of (find_title (self)), "Zzz, dat achteraan komt"));
  mw_gui_test_draw (detail);
  g_assert_cmpint ((int) gtk_adjustment_get_value (place), ==, 400);
}

/* The row that a widget of a form stands in, which may have rows inside. */
static GtkWidget *
row_of (GtkWidget *widget)
{
  GtkWidget *row = NULL;

  for (; widget != NULL && !MW_IS_RECORD_FORM (widget); widget = gtk_widget_get_parent (widget))
    row = ADW_IS_PREFERENCES_ROW (widget) ? widget : row;
  return row;
}

static gboolean
says (GtkWidget *root, const char *text)
{
  for (guint i = 0; i < mw_gui_test_count (root, GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = mw_gui_test_find (root, GTK_TYPE_LABEL, i);
      if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the keyboard is in the row of that name, and all of its height can be seen. */
static gboolean
is_at (GtkWidget *dialog, const char *label)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  GtkWidget *row = focus != NULL ? row_of (focus) : NULL;
  GtkWidget *scroller = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  graphene_rect_t place;

  if (row == NULL || scroller == NULL || !gtk_widget_compute_bounds (focus, scroller, &place))
    return FALSE;
  return says (row, label) && place.size.height > 0 && place.origin.y >= 0 && place.origin.y + place.size.height <= (float) gtk_widget_get_height (scroller);
}

static void
assert_field_shown (MwShown *self, const MwRecord *record, guint field)
{
  const char *label = mw_field_get_label (&mw_record_get_table (record)->fields[field]);
  GtkWidget *dialog;

  mw_record_dialog_present_at (GTK_WINDOW (self->window), self->workspace, record, field);
  dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
  g_test_message ("%s", label);
  mw_test_await (is_at (dialog, label));
  gtk_window_close (GTK_WINDOW (dialog));
  mw_test_await (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG) == NULL);
}

/* Whatever a reason came from is shown, and can be typed in at once: a field of each type, high and low in its form. */
static void
test_field_is_shown (MwShown *self, gconstpointer unused)
{
  const guint initiative_fields[] = { MW_INITIATIVE_TITLE, MW_INITIATIVE_LEVEL_MAX, MW_INITIATIVE_REGIONS, MW_INITIATIVE_END_DATE };
  const guint nomination_fields[] = { MW_NOMINATION_TARGET_GROUP, MW_NOMINATION_REGIONS, MW_NOMINATION_PRIORITY };
  g_autoptr (MwRecord) initiative = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_initiative_table), 0);
  g_autoptr (MwRecord) nomination = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_nomination_table), 0);
  g_autoptr (MwRecord) match = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_match_table), 0);

  for (gsize i = 0; i < G_N_ELEMENTS (initiative_fields); i++)
    assert_field_shown (self, initiative, initiative_fields[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (nomination_fields); i++)
    assert_field_shown (self, nomination, nomination_fields[i]);
  assert_field_shown (self, match, MW_MATCH_NOTE);
}

static guint
count_errors (GtkWidget *form)
{
  guint count = 0;

  for (guint i = 0; i < mw_gui_test_count (form, ADW_TYPE_PREFERENCES_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (form, ADW_TYPE_PREFERENCES_ROW, i);
      count += gtk_widget_has_css_class (row, "form-message") && gtk_widget_get_visible (row);
    }
  return count;
}

static GtkWidget *
find_entry (GtkWidget *form, const char *title)
{
  for (guint i = 0; i < mw_gui_test_count (form, ADW_TYPE_ENTRY_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (form, ADW_TYPE_ENTRY_ROW, i);
      if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
        return row;
    }
  g_error ("no field “%s”", title);
}

/* All that is wrong is told at once, whole, and every field keeps its name. */
static void
test_all_wrong_is_told (MwShown *self, gconstpointer unused)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  GtkWidget *dialog;

  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Advies");
  dialog = GTK_WIDGET (mw_record_dialog_present (GTK_WINDOW (self->window), self->workspace, contract));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "Start date")), "2026-05-01");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "End date")), "2026-04-01");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "Latest end date")), "2026-03-01");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "Award date")), "31-2-2026");
  gtk_widget_activate_action (dialog, "record.save", NULL);
  g_assert_cmpuint (count_errors (dialog), ==, 3);
  g_assert_true (gtk_widget_has_css_class (find_entry (dialog, "End date"), "error"));
  g_assert_true (says (dialog, "The end date lies before the start date."));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "End date")), "2027-04-01");
  gtk_widget_activate_action (dialog, "record.save", NULL);
  g_assert_cmpuint (count_errors (dialog), ==, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static const char *
get_name (GtkDropDown *drop_down)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (drop_down));
}

/* A key on the closed list of suppliers begins a search, which finds parts of names; Enter takes the first. */
static void
test_supplier_is_found (MwShown *self, gconstpointer unused)
{
  g_autoptr (MwRecord) initiative = mw_record_new (&mw_initiative_table);
  GtkWidget *dialog = GTK_WIDGET (mw_record_dialog_present (GTK_WINDOW (self->window), self->workspace, initiative));
  GtkDropDown *suppliers = GTK_DROP_DOWN (mw_gui_test_find (dialog, GTK_TYPE_DROP_DOWN, 0));
  GtkWidget *search = mw_gui_test_find (GTK_WIDGET (suppliers), GTK_TYPE_SEARCH_ENTRY, 0);
  g_autofree char *wanted = NULL;

  gtk_drop_down_set_selected (suppliers, 5);
  wanted = g_strdup (get_name (suppliers));
  gtk_drop_down_set_selected (suppliers, 0);
  gtk_widget_grab_focus (GTK_WIDGET (suppliers));
  g_assert_true (mw_gui_test_press (GTK_WIDGET (suppliers), GDK_KEY_a));
  mw_test_await (gtk_widget_get_mapped (search));
  g_assert_cmpstr (text_of (search), ==, "a");
  /* It does so where the list has the keys too, as after a click. */
  gtk_widget_grab_focus (mw_gui_test_find (GTK_WIDGET (suppliers), GTK_TYPE_LIST_VIEW, 0));
  g_assert_true (mw_gui_test_press (mw_gui_test_find (GTK_WIDGET (suppliers), GTK_TYPE_POPOVER, 0), GDK_KEY_b));
  g_assert_cmpstr (text_of (search), ==, "b");
  /* All but its first letter, which no other name has. */
  gtk_editable_set_text (GTK_EDITABLE (search), g_utf8_next_char (wanted));
  mw_test_settle ();
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (get_name (suppliers), ==, wanted);
  mw_test_await (!gtk_widget_get_mapped (search));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Ctrl+F searches where somebody is. */
static void
test_search_talks (MwShown *self, gconstpointer unused)
{
  GtkWidget *talks = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_TALKS_PAGE, 0);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "talks");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  g_assert_true (gtk_widget_get_mapped (talks));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), mw_gui_test_find (talks, GTK_TYPE_SEARCH_ENTRY, 0)));
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_shown_add ("/fields/undo-wins", test_undo_wins);
  mw_shown_add ("/fields/undo-in-field", test_undo_in_field);
  mw_shown_add ("/fields/escape-in-field", test_escape_in_field);
  mw_shown_add ("/fields/scroll-stays", test_scroll_stays);
  mw_shown_add ("/fields/field-is-shown", test_field_is_shown);
  mw_shown_add ("/fields/all-wrong-is-told", test_all_wrong_is_told);
  mw_shown_add ("/fields/supplier-is-found", test_supplier_is_found);
  mw_shown_add ("/fields/search-talks", test_search_talks);
  return g_test_run ();
}
