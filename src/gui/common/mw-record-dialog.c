/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-record-dialog"

#include "config.h"
#include "mw-record-dialog.h"

#include <glib/gi18n.h>

#include "mw-contribution.h"
#include "mw-conversation.h"
#include "mw-dialogs.h"
#include "mw-history-dialog.h"
#include "mw-organisation.h"
#include "mw-record-form.h"

/* A window to add, change or delete one record: an initiative, a nomination, an organisation, a category. */

struct _MwRecordDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  MwRecordForm *form;
  GtkWidget *warnings;
  GtkLabel *warning;
  GtkLabel *explanation;
  GtkWidget *delete_button;
  GtkWidget *history_button;

  /* Owned */
  MwWorkspace *workspace;
  GCancellable *reading; /* days for a talk */

  /* Borrowed */
  gpointer owner; /* weak: who is told, while it lives */
  MwRecordSaved saved;
  gpointer saved_data;
};

/* So many days are a hint; the talk itself has them to choose from. */
#define MOST_DAYS 3

G_DEFINE_FINAL_TYPE (MwRecordDialog, mw_record_dialog, ADW_TYPE_WINDOW)

/* A version that contracts began with should stay as it was, so what holds already is better copied than changed. */
static char *
warn_of_users (MwRecordDialog *self, const MwRecord *rules)
{
  guint users = mw_record_get_id (rules) != 0 ? mw_workspace_count_users (self->workspace, rules) : 0;

  if (users == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u category chose this: what you change here changes for its contracts too, also for earlier ones. For a new version make a copy, and choose that from a day on.",
                                    "%u categories chose this: what you change here changes for their contracts too, also for earlier ones. For a new version make a copy, and choose that from a day on.",
                                    users),
                          users);
}

/* A contribution and a link have a value, which follows what is filled in; rules have users. */
static char *
explain (MwRecordDialog *self, const MwRecord *record)
{
  const MwTable *table = mw_record_get_table (record);
  MwValue value;

  if (table == &mw_contribution_table)
    return mw_workspace_value_contribution (self->workspace, record, &value);
  if (table == &mw_match_table)
    return mw_workspace_describe_link (self->workspace, record);
  if (table == &mw_rule_set_table || table == &mw_value_table_table)
    return warn_of_users (self, record);
  return g_strdup ("");
}

static void
show_explanation (MwRecordDialog *self, const char *text)
{
  gtk_label_set_label (self->explanation, text);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), *text != '\0');
}

/* A hint that cannot be read is left out: the talk can be planned without it. */
static void
days_proposed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = mw_workspace_propose_days_finish (MW_WORKSPACE (object), result, &error);
  g_autofree char *list = days != NULL && self->workspace != NULL ? mw_talk_proposal_describe_days (days, MOST_DAYS, mw_workspace_get_notation (self->workspace)) : NULL;
  g_autofree char *text = list != NULL && *list != '\0' ? g_strdup_printf ("%s\n%s", _ ("Good days for this talk:"), list) : g_strdup ("");

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->workspace != NULL)
    show_explanation (self, text);
}

static void
stop_reading (MwRecordDialog *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* For a talk that is still to get its day. */
static void
propose_days (MwRecordDialog *self, const MwRecord *talk)
{
  stop_reading (self);
  if (!mw_conversation_is (talk, "planned") || mw_record_is_known (talk, MW_CONVERSATION_DATE) || !mw_record_is_known (talk, MW_CONVERSATION_SUPPLIER))
    {
      show_explanation (self, "");
      return;
    }
  self->reading = g_cancellable_new ();
  mw_workspace_propose_days_async (self->workspace, talk, self->reading, days_proposed_cb, g_object_ref (self));
}

static void
edited_cb (MwRecordDialog *self)
{
  const MwRecord *record = mw_record_form_get_record (self->form);
  g_autofree char *text = NULL;

  if (mw_record_get_table (record) == &mw_conversation_table)
    {
      propose_days (self, record);
      return;
    }
  text = explain (self, record);
  show_explanation (self, text);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This was not saved"), error);
      return;
    }
  if (act->record_id != 0)
    mw_record_set_id (mw_record_form_get_record (self->form), act->record_id);
  if (self->saved != NULL && self->owner != NULL)
    self->saved (mw_record_form_get_record (self->form), self->saved_data);
  mw_dialogs_finish (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwRecordDialog *self = MW_RECORD_DIALOG (widget);

  if (!mw_record_form_commit (self->form))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (widget, FALSE);
  mw_workspace_save_async (self->workspace, mw_record_form_get_record (self->form), saved_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This was not deleted"), error);
      return;
    }
  mw_dialogs_finish (GTK_WINDOW (self));
}

/* Does not ask: it can be undone. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwRecordDialog *self = MW_RECORD_DIALOG (widget);
  MwRecord *record = mw_record_form_get_record (self->form);

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (widget, FALSE);
  mw_workspace_delete_async (self->workspace, mw_record_get_table (record), mw_record_get_id (record), deleted_cb, g_object_ref (self));
}

static void
show_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwRecordDialog *self = MW_RECORD_DIALOG (widget);

  mw_history_dialog_present (GTK_WINDOW (self), self->workspace, mw_record_form_get_record (self->form));
}

static void
discard_asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRecordDialog) self = user_data;

  if (mw_dialogs_ask_finish (result))
    mw_dialogs_finish (GTK_WINDOW (self));
}

static gboolean
mw_record_dialog_close_request (GtkWindow *window)
{
  MwRecordDialog *self = MW_RECORD_DIALOG (window);

  if (mw_workspace_is_read_only (self->workspace) || !mw_record_form_is_changed (self->form))
    return GTK_WINDOW_CLASS (mw_record_dialog_parent_class)->close_request (window);
  mw_dialogs_ask_discard_async (window, discard_asked_cb, g_object_ref (self));
  return TRUE;
}

static void
mw_record_dialog_dispose (GObject *object)
{
  MwRecordDialog *self = MW_RECORD_DIALOG (object);

  if (self->owner != NULL)
    g_object_remove_weak_pointer (self->owner, &self->owner);
  self->owner = NULL;
  stop_reading (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_record_dialog_parent_class)->dispose (object);
}

static void
mw_record_dialog_class_init (MwRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_RECORD_FORM);
  G_OBJECT_CLASS (klass)->dispose = mw_record_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mw_record_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwRecordDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MwRecordDialog, form);
  gtk_widget_class_bind_template_child (widget_class, MwRecordDialog, warnings);
  gtk_widget_class_bind_template_child (widget_class, MwRecordDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, MwRecordDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, MwRecordDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, MwRecordDialog, history_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.show-history", NULL, show_history_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "record.save", NULL);
}

static void
mw_record_dialog_init (MwRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer none): for a new record one without an id; it is shown, and destroys itself */
MwRecordDialog *
mw_record_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record)
{
  MwRecordDialog *self = g_object_new (MW_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);
  const MwTable *table = mw_record_get_table (record);
  gboolean is_new = mw_record_get_id (record) == 0;
  g_autofree char *title = is_new ? g_strdup_printf (_ ("New: %s"), _ (table->label)) : g_strdup (_ (table->label));

  self->workspace = g_object_ref (workspace);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, mw_record_get_title (record));
  gtk_window_set_title (GTK_WINDOW (self), title);
  /* A contact is forgotten instead, from the list of contacts. */
  gtk_widget_set_visible (self->delete_button, !is_new && table != &mw_contact_table);
  gtk_widget_set_visible (self->history_button, !is_new);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", !mw_workspace_is_read_only (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", !mw_workspace_is_read_only (workspace));
  /* What a link is worth changes with its first fields, and the day of a talk is one of them, so it stands beside them. */
  if (table == &mw_match_table || table == &mw_conversation_table)
    gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->explanation))), GTK_WIDGET (self->explanation), self->warnings);
  mw_record_form_set_workspace (self->form, workspace);
  mw_record_form_set_wide (self->form, TRUE);
  mw_record_form_set_record (self->form, record);
  edited_cb (self);
  mw_record_form_focus_first (self->form);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* For a record that has no name of its own, such as a link. */
void
mw_record_dialog_set_subtitle (MwRecordDialog *self, const char *subtitle)
{
  adw_window_title_set_subtitle (self->title, subtitle);
}

/* @warnings: sentences that stand above the form; they stop nobody */
void
mw_record_dialog_set_warnings (MwRecordDialog *self, char **warnings)
{
  g_autofree char *text = g_strjoinv ("\n", warnings);

  gtk_label_set_label (self->warning, text);
  gtk_widget_set_visible (self->warnings, *text != '\0');
}

/* As mw_record_dialog_present(), with the keyboard at @field. */
void
mw_record_dialog_present_at (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record, guint field)
{
  mw_record_form_focus_field (mw_record_dialog_present (parent, workspace, record)->form, field);
}

/**
 * mw_record_dialog_present_for:
 * @owner: a #GObject; @saved is not called once it is gone
 */
void
mw_record_dialog_present_for (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record, gpointer owner, MwRecordSaved saved, gpointer user_data)
{
  MwRecordDialog *self = mw_record_dialog_present (parent, workspace, record);

  self->owner = owner;
  g_object_add_weak_pointer (owner, &self->owner);
  self->saved = saved;
  self->saved_data = user_data;
}

/* Sets the kind of a new organisation by the field that it is added from. */
void
mw_record_dialog_prepare_organisation (MwRecord *record, const char *column)
{
  const char *kind = "public_body";

  if (g_str_equal (column, "supplier_id"))
    kind = "supplier";
  else if (g_str_equal (column, "partner_id"))
    kind = "partner";
  mw_record_set_text (record, MW_ORGANISATION_KIND, kind);
}
