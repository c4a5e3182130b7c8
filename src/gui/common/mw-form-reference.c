/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-form-row.h"

#include <glib/gi18n.h>

#include "mw-name-search.h"
#include "mw-record-dialog.h"

/* Fields that refer to another record: a list that can be searched, and where it makes sense a button to add one. */

/* In characters: how wide a name may be beside its label, in a window of its own and in the details. */
#define WIDE_NAME 30
#define NARROW_NAME 13

static guint
position_of (MwFormRow *row, gint64 id)
{
  for (guint i = 0; i < row->choices->len; i++)
    {
      if (mw_record_get_id (g_ptr_array_index (row->choices, i)) == id)
        return i + 1;
    }
  return 0;
}

/* What can be chosen may depend on another field, and on what was added since, so it is listed anew. */
static void
show_reference (MwFormRow *row)
{
  MwRecord *record = mw_record_form_get_record (row->form);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&row->choices, g_ptr_array_unref);
  row->choices = mw_workspace_list_choices (mw_record_form_get_workspace (row->form), record, row->field);
  gtk_string_list_append (names, mw_field_get_empty_label (mw_form_row_get_field (row)));
  for (guint i = 0; i < row->choices->len; i++)
    gtk_string_list_take (names, mw_workspace_describe_choice (mw_record_form_get_workspace (row->form), g_ptr_array_index (row->choices, i)));
  mw_name_search_set_names (GTK_DROP_DOWN (row->inner), names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->inner), position_of (row, mw_record_get_reference (record, row->field)));
}

static gboolean
commit_reference (MwFormRow *row)
{
  MwRecord *record = mw_record_form_get_record (row->form);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (row->inner));
  gint64 id = selected > 0 && selected <= row->choices->len ? mw_record_get_id (g_ptr_array_index (row->choices, selected - 1)) : 0;
  gboolean edited = id != mw_record_get_reference (record, row->field);
  g_autoptr (GError) error = NULL;

  if (edited)
    mw_record_set_reference (record, row->field, id);
  if (!mw_record_check_field (record, row->field, &error))
    {
      mw_form_row_set_error (row, error->message);
      return FALSE;
    }
  mw_form_row_set_error (row, NULL);
  if (edited)
    mw_record_form_field_edited (row->form, row->field);
  return TRUE;
}

static void
selected_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  mw_form_row_commit (user_data);
}

static void
added_cb (MwRecord *added, gpointer user_data)
{
  MwFormRow *row = user_data;

  mw_record_set_integer (mw_record_form_get_record (row->form), row->field, mw_record_get_id (added));
  mw_form_row_show (row);
  mw_record_form_field_edited (row->form, row->field);
}

static void
add_clicked_cb (GtkButton *button, gpointer user_data)
{
  MwFormRow *row = user_data;
  const MwField *field = mw_form_row_get_field (row);
  g_autoptr (MwRecord) record = mw_record_new (field->target);

  mw_record_dialog_prepare_organisation (record, field->column);
  mw_record_dialog_present_for (GTK_WINDOW (gtk_widget_get_root (row->widget)), mw_record_form_get_workspace (row->form), record, row->form, added_cb, row);
}

static void
add_button (MwFormRow *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Add a new one for “%s”"), mw_field_get_label (mw_form_row_get_field (row)));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (add_clicked_cb), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->widget), button);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer width)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (width != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (width));
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (name));
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), gtk_string_object_get_string (name));
}

/*
 * A long name must not make the whole form wide; in the list that opens it has all the room.
 *
 * @width: in characters, 0 for all that it needs
 */
static GtkListItemFactory *
make_factory (int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), GINT_TO_POINTER (width));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  return factory;
}

void
mw_form_row_init_reference (MwFormRow *row)
{
  const MwField *field = mw_form_row_get_field (row);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkListItemFactory) button_factory = make_factory (mw_record_form_is_wide (row->form) ? WIDE_NAME : NARROW_NAME);
  g_autoptr (GtkListItemFactory) list_factory = make_factory (0);

  row->widget = adw_action_row_new ();
  row->inner = gtk_drop_down_new (NULL, expression);
  row->show = show_reference;
  row->commit = commit_reference;
  gtk_drop_down_set_factory (GTK_DROP_DOWN (row->inner), button_factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (row->inner), list_factory);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (row->inner), TRUE);
  gtk_widget_set_valign (row->inner, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->inner, "reference");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->inner), GTK_ACCESSIBLE_PROPERTY_LABEL, mw_field_get_label (field), -1);
  /* GTK 4.8 leaves the button inside without a name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (row->inner)), GTK_ACCESSIBLE_PROPERTY_LABEL, mw_field_get_label (field), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->widget), row->inner);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->widget), row->inner);
  if (field->target == &mw_organisation_table)
    add_button (row);
  g_signal_connect (row->inner, "notify::selected", G_CALLBACK (selected_cb), row);
}
