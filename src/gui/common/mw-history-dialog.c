/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-history-dialog"

#include "config.h"
#include "mw-history-dialog.h"

#include <glib/gi18n.h>

#include "mw-contract.h"
#include "mw-dialogs.h"
#include "mw-loading.h"
#include "mw-plain.h"

/* What happened to one record, from what to what, and a way back from each change. */

struct _MwHistoryDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkListBox *list;

  /* Owned */
  MwWorkspace *workspace;
  GCancellable *reading;
  GPtrArray *changes;

  /* State */
  const MwTable *table;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (MwHistoryDialog, mw_history_dialog, ADW_TYPE_WINDOW)

static char *
format_reference (MwHistoryDialog *self, const MwField *field, gint64 id)
{
  g_autoptr (MwRecord) contract = NULL;
  MwRecord *record = NULL;

  if (field->target == &mw_contract_table)
    record = contract = mw_workspace_read_contract (self->workspace, id, NULL);
  else
    record = mw_workspace_find_record (self->workspace, field->target, id);
  return g_strdup (record != NULL ? mw_record_get_title (record) : _ ("(deleted)"));
}

static char *
format_value (MwHistoryDialog *self, const MwRecord *record, guint field)
{
  const MwField *description = &self->table->fields[field];

  if (!mw_record_is_known (record, field))
    return g_strdup (_ ("unknown"));
  if (description->type == MW_FIELD_REFERENCE)
    return format_reference (self, description, mw_record_get_reference (record, field));
  return mw_record_format_field (record, field, mw_workspace_get_notation (self->workspace));
}

/* A set of references is told by name. */
static void
append_codes (MwHistoryDialog *self, GString *text, const MwField *field, const char *mark, const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *name = field->target != NULL ? format_reference (self, field, g_ascii_strtoll (*word, NULL, 10)) : g_strdup (mw_field_get_choice_label (field, *word));
      g_string_append_printf (text, " %s %s", mark, name);
    }
}

static void
append_field (MwHistoryDialog *self, GString *text, const MwRecordChange *change, guint field)
{
  const char *label = mw_field_get_label (&self->table->fields[field]);
  g_autofree char *before = format_value (self, change->before, field);
  g_autofree char *after = format_value (self, change->after, field);

  g_string_append_printf (text, "\n%s:", label);
  if (self->table->fields[field].type == MW_FIELD_CODES)
    {
      append_codes (self, text, &self->table->fields[field], "−", mw_record_get_text (change->before, field));
      append_codes (self, text, &self->table->fields[field], "+", mw_record_get_text (change->after, field));
    }
  else if (change->kind == MW_CHANGE_EDITED)
    g_string_append_printf (text, " %s → %s", before, after);
  else
    g_string_append_printf (text, " %s", change->kind == MW_CHANGE_ADDED ? after : before);
}

static char *
describe_change (MwHistoryDialog *self, const MwRecordChange *change)
{
  g_autofree char *moment = g_date_time_format (change->moment, mw_workspace_get_notation (self->workspace) == MW_NOTATION_DUTCH ? "%d-%m-%Y %H:%M" : "%Y-%m-%d %H:%M");
  GString *text = g_string_new (moment);

  for (guint i = 0; i < change->n_fields; i++)
    {
      if (!(self->table->fields[change->fields[i]].flags & MW_FIELD_HIDDEN))
        append_field (self, text, change, change->fields[i]);
    }
  return g_string_free (text, FALSE);
}

static void read_changes (MwHistoryDialog *self);

static void
taken_back_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This change was not taken back"), error);
  else
    read_changes (self);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwHistoryDialog *self = MW_HISTORY_DIALOG (widget);
  MwChangeKey key = { self->table, self->id, g_variant_get_int64 (parameter) };

  mw_workspace_take_back_async (self->workspace, &key, taken_back_cb, g_object_ref (self));
}

static void
add_button (GtkWidget *row, const MwRecordChange *change, const char *what)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take Back"));
  g_autofree char *spoken = g_strdup_printf (_ ("Take back: %s"), what);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", change->act->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.take-back");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_change (MwHistoryDialog *self, const MwRecordChange *change)
{
  g_autofree char *what = mw_act_describe (change->act);
  g_autofree char *how = describe_change (self, change);
  GtkWidget *row = mw_plain_row_new (what, how);

  if (change->kind == MW_CHANGE_EDITED && change->n_fields > 0 && !mw_workspace_is_read_only (self->workspace))
    add_button (row, change, what);
  gtk_list_box_append (self->list, row);
}

static void
clear_list (MwHistoryDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
changes_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = mw_workspace_list_changes_finish (MW_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (changes == NULL)
    {
      mw_plain_page_describe (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = changes;
  clear_list (self);
  for (guint i = 0; i < changes->len; i++)
    add_change (self, g_ptr_array_index (changes, i));
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "list" : "empty");
}

static void
read_changes (MwHistoryDialog *self)
{
  mw_workspace_list_changes_async (self->workspace, self->table, self->id, self->reading, changes_read_cb, g_object_ref (self));
}

static void
mw_history_dialog_dispose (GObject *object)
{
  MwHistoryDialog *self = MW_HISTORY_DIALOG (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (mw_history_dialog_parent_class)->dispose (object);
}

static void
mw_history_dialog_class_init (MwHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_history_dialog_dispose;
  g_type_ensure (MW_TYPE_LOADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwHistoryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MwHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwHistoryDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, MwHistoryDialog, list);
  gtk_widget_class_install_action (widget_class, "history.take-back", "x", take_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_history_dialog_init (MwHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
}

/* Returns: (transfer none): it is shown, and destroys itself */
MwHistoryDialog *
mw_history_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record)
{
  MwHistoryDialog *self = g_object_new (MW_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->table = mw_record_get_table (record);
  self->id = mw_record_get_id (record);
  adw_window_title_set_subtitle (self->title, mw_record_get_title (record));
  read_changes (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
