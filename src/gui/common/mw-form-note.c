/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-form-row.h"

#include <glib/gi18n.h>

/* Fields of several lines. */

static GtkTextBuffer *
buffer_of (MwFormRow *row)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->inner));
}

static void
show_note (MwFormRow *row)
{
  const char *text = mw_record_get_text (mw_record_form_get_record (row->form), row->field);

  g_free (row->shown);
  row->shown = g_strdup (text != NULL ? text : "");
  /* This is no act that Ctrl+Z in the field takes back; GTK sees to that here. */
  gtk_text_buffer_set_text (buffer_of (row), row->shown, -1);
}

static char *
dup_note_text (MwFormRow *row)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer_of (row), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (row), &start, &end, FALSE);
}

static gboolean
commit_note (MwFormRow *row)
{
  MwRecord *record = mw_record_form_get_record (row->form);
  g_autoptr (MwRecord) before = mw_record_copy (record);
  char *text = dup_note_text (row);

  mw_record_set_text (record, row->field, text);
  g_free (row->shown);
  row->shown = text;
  if (mw_record_field_equals (record, before, row->field))
    return TRUE;
  mw_form_row_look_for_persons (row);
  mw_record_form_field_edited (row->form, row->field);
  return TRUE;
}

static void
leave_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  mw_form_row_commit (user_data);
}

void
mw_form_row_init_note (MwFormRow *row)
{
  const char *label = mw_field_get_label (mw_form_row_get_field (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (label);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  row->widget = adw_preferences_row_new ();
  row->inner = gtk_text_view_new ();
  row->show = show_note;
  row->commit = commit_note;
  row->dup_text = dup_note_text;
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (row->inner), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (row->inner), FALSE);
  gtk_widget_set_size_request (row->inner, -1, 60);
  gtk_widget_add_css_class (row->inner, "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->inner), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (box, "note-box");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), row->inner);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->widget), FALSE);
  gtk_widget_set_focusable (row->widget, FALSE);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), row);
  gtk_widget_add_controller (row->inner, focus);
  mw_form_row_let_escape_restore (row, row->inner);
}
