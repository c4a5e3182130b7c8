/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-form-row"

#include "config.h"
#include "mw-form-row.h"

#include <glib/gi18n.h>

#include "mw-personal-data.h"

/* What all rows of a form share; each type of row is in a file of its own. */

const MwField *
mw_form_row_get_field (MwFormRow *row)
{
  return &mw_record_get_table (mw_record_form_get_record (row->form))->fields[row->field];
}

static void
init_by_type (MwFormRow *row)
{
  switch (mw_form_row_get_field (row)->type)
    {
    case MW_FIELD_NOTE:
      mw_form_row_init_note (row);
      break;
    case MW_FIELD_YES_NO:
    case MW_FIELD_CHOICE:
      mw_form_row_init_choice (row);
      break;
    case MW_FIELD_REFERENCE:
      mw_form_row_init_reference (row);
      break;
    case MW_FIELD_CODES:
      mw_form_row_init_codes (row);
      break;
    case MW_FIELD_TEXT:
    case MW_FIELD_INTEGER:
    case MW_FIELD_MONEY:
    case MW_FIELD_PERCENTAGE:
    case MW_FIELD_DATE:
    default:
      mw_form_row_init_entry (row);
      break;
    }
}

/* @form: must have a record; to be shown once it is in its list */
MwFormRow *
mw_form_row_new (MwRecordForm *form, guint field)
{
  MwFormRow *row = g_new0 (MwFormRow, 1);
  const MwField *description;
  g_autofree char *title = NULL;

  row->form = form;
  row->field = field;
  description = mw_form_row_get_field (row);
  init_by_type (row);
  title = g_markup_escape_text (mw_field_get_label (description), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), title);
  if (description->explanation != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (description->explanation), -1);
  gtk_widget_set_tooltip_text (row->widget, description->explanation != NULL ? _ (description->explanation) : NULL);
  return row;
}

void
mw_form_row_free (MwFormRow *row)
{
  g_clear_pointer (&row->choices, g_ptr_array_unref);
  g_free (row->shown);
  g_free (row);
}

static GtkWidget *
make_message (MwFormRow *row)
{
  GtkWidget *line = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *list = gtk_widget_get_parent (row->widget);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row->widget));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (line, "form-message");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  gtk_list_box_insert (GTK_LIST_BOX (list), line, index + 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
  return line;
}

/* @message: (nullable): a sentence that stands below the field, whole and beside nothing else */
static void
set_message (MwFormRow *row, const char *message, const char *style)
{
  const char *const styles[] = { "error", "warning" };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      gtk_widget_remove_css_class (row->widget, styles[i]);
      if (row->message != NULL)
        gtk_widget_remove_css_class (row->message, styles[i]);
    }
  if (row->message != NULL)
    gtk_widget_set_visible (row->message, message != NULL);
  if (message == NULL)
    return;
  if (row->message == NULL)
    row->message = make_message (row);
  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row->message))), message);
  gtk_widget_add_css_class (row->widget, style);
  gtk_widget_add_css_class (row->message, style);
}

/* Only numbers of people belong in the file; what looks like more is told, and not forbidden. */
void
mw_form_row_look_for_persons (MwFormRow *row)
{
  const MwField *field = mw_form_row_get_field (row);
  const GDate *today = mw_workspace_get_today (mw_record_form_get_workspace (row->form));
  MwPersonalData found;

  if (row->wrong || (field->type != MW_FIELD_TEXT && field->type != MW_FIELD_NOTE) || (field->flags & MW_FIELD_CODE))
    return;
  found = mw_personal_data_find (mw_record_get_text (mw_record_form_get_record (row->form), row->field), today);
  set_message (row, mw_personal_data_describe (found), "warning");
}

/* While a value is put on the screen, the change is not the user's. */
void
mw_form_row_show (MwFormRow *row)
{
  row->showing = TRUE;
  mw_form_row_set_error (row, NULL);
  row->show (row);
  row->showing = FALSE;
  mw_form_row_look_for_persons (row);
}

/* Whether the field holds something that the user typed and that is not in the record. */
gboolean
mw_form_row_is_typed (MwFormRow *row)
{
  g_autofree char *text = row->dup_text != NULL ? row->dup_text (row) : NULL;

  return g_strcmp0 (row->shown, text) != 0;
}

/* In a window of its own Escape closes the form, which asks first. */
static gboolean
escape_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, MwFormRow *row)
{
  GtkRoot *root = gtk_widget_get_root (row->widget);

  if (key != GDK_KEY_Escape || !mw_form_row_is_typed (row) || gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    return GDK_EVENT_PROPAGATE;
  mw_form_row_show (row);
  return GDK_EVENT_STOP;
}

/* Escape in a field gives back what was there before it was typed in. */
void
mw_form_row_let_escape_restore (MwFormRow *row, GtkWidget *text)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (escape_cb), row);
  gtk_widget_add_controller (text, keys);
}

gboolean
mw_form_row_commit (MwFormRow *row)
{
  return row->showing || row->commit (row);
}

/* @message: (nullable): stands below the field until it is mended */
void
mw_form_row_set_error (MwFormRow *row, const char *message)
{
  row->wrong = message != NULL;
  set_message (row, message, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_STATE_INVALID, message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
