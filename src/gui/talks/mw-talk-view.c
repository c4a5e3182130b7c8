/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-talk-view"

#include "config.h"
#include "mw-talk-view.h"

#include <glib/gi18n.h>

#include "mw-agreement.h"
#include "mw-columns-layout.h"
#include "mw-conversation.h"
#include "mw-dialogs.h"
#include "mw-plain.h"
#include "mw-record-dialog.h"
#include "mw-record-form.h"
#include "mw-talk-agenda-list.h"
#include "mw-talk-sheet-dialog.h"

/*
 * One talk: how to prepare it, what was said and agreed, and the talks before it. What is edited is saved at once, as
 * an act of its own.
 */

struct _MwTalkView
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *title;
  GtkLabel *when;
  GtkStack *pages;
  MwTalkAgendaList *agenda;
  MwRecordForm *goals;
  MwRecordForm *details; /* when, where and who */
  MwRecordForm *form;    /* what came of it */
  AdwPreferencesGroup *agreements;
  AdwPreferencesGroup *earlier;

  /* Owned */
  MwWorkspace *workspace;
  MwRecord *talk;
  GPtrArray *agreement_rows; /* widgets in the groups, borrowed */
  GPtrArray *earlier_rows;
};

G_DEFINE_FINAL_TYPE (MwTalkView, mw_talk_view, ADW_TYPE_BIN)

static GtkWindow *
window_of (MwTalkView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalkView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (window_of (self), _ ("The change was not saved"), error);
}

static void
save (MwTalkView *self, const MwRecord *talk)
{
  mw_workspace_save_async (self->workspace, talk, saved_cb, g_object_ref (self));
}

/* A calendar that has the talk learns only from a cancelled one that it will not be. */
static gboolean
may_be_in_calendars (const MwRecord *talk)
{
  return mw_conversation_is (talk, "planned") && mw_record_is_known (talk, MW_CONVERSATION_DATE);
}

static void
cancel_talk (MwTalkView *self)
{
  g_autoptr (MwRecord) cancelled = mw_record_copy (self->talk);

  mw_record_set_text (cancelled, MW_CONVERSATION_STATUS, "cancelled");
  save (self, cancelled);
}

static void
show_forms (MwTalkView *self)
{
  mw_record_form_set_record (self->goals, self->talk);
  mw_record_form_set_record (self->details, self->talk);
  mw_record_form_set_record (self->form, self->talk);
}

/* What is asked about: a talk as the user wants it. */
typedef struct
{
  MwTalkView *view;
  MwRecord *talk;
} Doubt;

static Doubt *
doubt_new (MwTalkView *view, const MwRecord *talk)
{
  Doubt *doubt = g_new0 (Doubt, 1);

  doubt->view = g_object_ref (view);
  doubt->talk = mw_record_copy (talk);
  return doubt;
}

static void
doubt_free (Doubt *doubt)
{
  g_object_unref (doubt->view);
  g_object_unref (doubt->talk);
  g_free (doubt);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Doubt, doubt_free)

/* While the question stood there another talk may have been shown, or the window closed. */
static gboolean
is_still_shown (const Doubt *doubt)
{
  return doubt->view->talk != NULL && mw_record_get_id (doubt->view->talk) == mw_record_get_id (doubt->talk);
}

static void
asked_of_date_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Doubt) doubt = user_data;
  MwAnswer answer = mw_dialogs_ask_instead_finish (result);

  if (!is_still_shown (doubt))
    return;
  if (answer == MW_ANSWER_CONFIRM)
    save (doubt->view, doubt->talk);
  else if (answer == MW_ANSWER_INSTEAD)
    cancel_talk (doubt->view);
  else
    show_forms (doubt->view);
}

static void
ask_about_date (MwTalkView *self, const MwRecord *talk)
{
  mw_dialogs_ask_instead_async (window_of (self), _ ("Cancel This Talk?"), _ ("A talk without a date cannot be sent to a calendar, so one that has it already goes on showing it. A talk that was cancelled can be sent there, and is then taken away."), _ ("_Cancel the Talk"), _ ("Clear the _Date"), asked_of_date_cb, doubt_new (self, talk));
}

static void
edited_cb (MwRecordForm *form, guint field, MwTalkView *self)
{
  const MwRecord *talk = mw_record_form_get_record (form);

  if (mw_record_form_check (form) != G_MAXUINT)
    return;
  if (field == MW_CONVERSATION_DATE && may_be_in_calendars (self->talk) && !mw_record_is_known (talk, MW_CONVERSATION_DATE))
    ask_about_date (self, talk);
  else
    save (self, talk);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle, const MwRecord *record)
{
  GtkWidget *row = adw_action_row_new ();

  mw_plain_row_set (row, title, subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  if (record == NULL)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "mw-record", g_object_ref ((gpointer) record), g_object_unref);
  return row;
}

static void
agreement_activated_cb (AdwActionRow *row, MwTalkView *self)
{
  mw_record_dialog_present (window_of (self), self->workspace, g_object_get_data (G_OBJECT (row), "mw-record"));
}

static void
done_toggled_cb (GtkCheckButton *check, MwTalkView *self)
{
  g_autoptr (MwRecord) agreement = mw_record_copy (g_object_get_data (G_OBJECT (check), "mw-record"));

  if (gtk_check_button_get_active (check))
    mw_record_set_date (agreement, MW_AGREEMENT_DONE_DATE, mw_workspace_get_today (self->workspace));
  else
    mw_record_clear (agreement, MW_AGREEMENT_DONE_DATE);
  mw_workspace_save_async (self->workspace, agreement, saved_cb, g_object_ref (self));
}

static void
add_done_check (MwTalkView *self, GtkWidget *row, MwRecord *agreement)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("Done: %s"), mw_record_get_title (agreement));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), mw_record_is_known (agreement, MW_AGREEMENT_DONE_DATE));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (check, !mw_workspace_is_read_only (self->workspace));
  g_object_set_data_full (G_OBJECT (check), "mw-record", g_object_ref (agreement), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (done_toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
}

static char *
describe_agreement (MwTalkView *self, const MwRecord *agreement)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  g_autofree char *owner = mw_record_format_field (agreement, MW_AGREEMENT_OWNER, notation);
  g_autofree char *due = mw_record_format_field (agreement, MW_AGREEMENT_DUE_DATE, notation);
  g_autofree char *done = mw_record_format_field (agreement, MW_AGREEMENT_DONE_DATE, notation);
  gboolean here = mw_record_get_reference (agreement, MW_AGREEMENT_CONVERSATION) == mw_record_get_id (self->talk);
  g_autofree char *when = *done != '\0' ? g_strdup_printf (_ ("done on %s"), done) : g_strdup_printf (_ ("before %s"), *due != '\0' ? due : _ ("unknown"));

  return g_strdup_printf ("%s · %s%s", *owner != '\0' ? owner : _ ("owner unknown"), when, here ? "" : _ (" · from another talk"));
}

/* Of the whole supplier: what another talk left open belongs on this table too. */
static void
show_agreements (MwTalkView *self)
{
  g_autoptr (GPtrArray) all = mw_workspace_list_agreements (self->workspace, mw_record_get_reference (self->talk, MW_CONVERSATION_SUPPLIER));

  clear_rows (self->agreements, self->agreement_rows);
  for (guint i = 0; i < all->len; i++)
    {
      MwRecord *agreement = g_ptr_array_index (all, i);
      gboolean here = mw_record_get_reference (agreement, MW_AGREEMENT_CONVERSATION) == mw_record_get_id (self->talk);
      g_autofree char *about = NULL;
      GtkWidget *row;
      if (!here && mw_record_is_known (agreement, MW_AGREEMENT_DONE_DATE))
        continue;
      about = describe_agreement (self, agreement);
      row = add_row (self->agreements, self->agreement_rows, mw_record_get_title (agreement), about, agreement);
      add_done_check (self, row, agreement);
      g_signal_connect (row, "activated", G_CALLBACK (agreement_activated_cb), self);
    }
  if (self->agreement_rows->len == 0)
    add_row (self->agreements, self->agreement_rows, _ ("Nothing agreed yet"), "", NULL);
}

static void
earlier_activated_cb (AdwActionRow *row, MwTalkView *self)
{
  const MwRecord *talk = g_object_get_data (G_OBJECT (row), "mw-record");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-talk", "x", mw_record_get_id (talk));
}

static int
compare_talks (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (mw_record_get_text (*(MwRecord *const *) b, MW_CONVERSATION_DATE), mw_record_get_text (*(MwRecord *const *) a, MW_CONVERSATION_DATE));
}

/* Returns: (transfer full) (element-type MwRecord): the other talks with the supplier, the latest first */
static GPtrArray *
list_others (MwTalkView *self)
{
  GListModel *all = mw_workspace_get_records (self->workspace, &mw_conversation_table);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) talk = g_list_model_get_item (all, i);
      if (mw_record_field_equals (talk, self->talk, MW_CONVERSATION_SUPPLIER) && mw_record_get_id (talk) != mw_record_get_id (self->talk))
        g_ptr_array_add (others, g_steal_pointer (&talk));
    }
  g_ptr_array_sort (others, compare_talks);
  return others;
}

static void
show_earlier (MwTalkView *self)
{
  g_autoptr (GPtrArray) others = list_others (self);

  clear_rows (self->earlier, self->earlier_rows);
  for (guint i = 0; i < others->len; i++)
    {
      const MwRecord *talk = g_ptr_array_index (others, i);
      g_autofree char *date = mw_record_format_field (talk, MW_CONVERSATION_DATE, mw_workspace_get_notation (self->workspace));
      g_autofree char *status = mw_record_format_field (talk, MW_CONVERSATION_STATUS, MW_NOTATION_ISO);
      const char *outcome = mw_record_get_text (talk, MW_CONVERSATION_OUTCOME);
      g_autofree char *about = g_strdup_printf ("%s · %s%s%s", *date != '\0' ? date : _ ("without a date"), status, outcome != NULL ? "\n" : "", outcome != NULL ? outcome : "");
      GtkWidget *row = add_row (self->earlier, self->earlier_rows, mw_record_get_title (talk), about, talk);
      g_signal_connect (row, "activated", G_CALLBACK (earlier_activated_cb), self);
    }
  if (others->len == 0)
    add_row (self->earlier, self->earlier_rows, _ ("No other talks with this supplier"), "", NULL);
}

/* Where the window is narrow the form that has them is far below. */
static void
append_roles (GString *text, const MwRecord *talk)
{
  const char *roles = mw_record_get_text (talk, MW_CONVERSATION_ROLES);
  g_auto (GStrv) words = g_strsplit (roles != NULL ? roles : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    g_string_append_printf (text, "%s%s", word == words ? " · " : ", ", mw_field_get_choice_label (&mw_conversation_table.fields[MW_CONVERSATION_ROLES], *word));
}

/* Returns: (transfer full): day, time, place, phase and who takes part, as far as they are known */
static char *
describe_when (MwTalkView *self)
{
  GString *text = g_string_new (NULL);
  const char *time = mw_record_get_text (self->talk, MW_CONVERSATION_START_TIME);
  gulong minutes = (gulong) mw_conversation_get_minutes (self->talk);
  const char *place = mw_record_get_text (self->talk, MW_CONVERSATION_PLACE);
  g_autofree char *phase = mw_record_format_field (self->talk, MW_CONVERSATION_PHASE, MW_NOTATION_ISO);
  GDate date;

  if (mw_record_get_date (self->talk, MW_CONVERSATION_DATE, &date))
    {
      g_autofree char *day = mw_date_format_long (&date);
      g_string_append (text, day);
    }
  else
    g_string_append (text, _ ("Without a date"));
  if (time != NULL)
    g_string_append_printf (text, ngettext (", %s, %d minute", ", %s, %d minutes", minutes), time, (int) minutes);
  if (place != NULL)
    g_string_append_printf (text, " · %s", place);
  if (*phase != '\0')
    g_string_append_printf (text, " · %s", phase);
  append_roles (text, self->talk);
  return g_string_free (text, FALSE);
}

static void
refresh (MwTalkView *self)
{
  const MwRecord *supplier = mw_workspace_find_record (self->workspace, &mw_organisation_table, mw_record_get_reference (self->talk, MW_CONVERSATION_SUPPLIER));
  g_autofree char *title = g_strdup_printf ("%s – %s", supplier != NULL ? mw_record_get_title (supplier) : "", mw_record_get_title (self->talk));
  g_autofree char *when = describe_when (self);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->when, when);
  show_forms (self);
  mw_talk_agenda_list_show (self->agenda, self->talk);
  /* Without a day there is nothing to put in a calendar. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "talk.export", mw_record_is_known (self->talk, MW_CONVERSATION_DATE));
  show_agreements (self);
  show_earlier (self);
}

static void
add_agreement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkView *self = MW_TALK_VIEW (widget);
  g_autoptr (MwRecord) agreement = mw_record_new (&mw_agreement_table);

  mw_record_set_reference (agreement, MW_AGREEMENT_SUPPLIER, mw_record_get_reference (self->talk, MW_CONVERSATION_SUPPLIER));
  mw_record_set_reference (agreement, MW_AGREEMENT_CONVERSATION, mw_record_get_id (self->talk));
  mw_record_dialog_present (window_of (self), self->workspace, agreement);
}

static void
delete_talk (MwTalkView *self)
{
  mw_workspace_delete_async (self->workspace, &mw_conversation_table, mw_record_get_id (self->talk), saved_cb, g_object_ref (self));
}

static void
asked_to_delete_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Doubt) doubt = user_data;
  MwAnswer answer = mw_dialogs_ask_instead_finish (result);

  if (!is_still_shown (doubt))
    return;
  if (answer == MW_ANSWER_CONFIRM)
    delete_talk (doubt->view);
  else if (answer == MW_ANSWER_INSTEAD)
    cancel_talk (doubt->view);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkView *self = MW_TALK_VIEW (widget);

  if (!may_be_in_calendars (self->talk))
    delete_talk (self);
  else
    mw_dialogs_ask_instead_async (window_of (self), _ ("Cancel This Talk?"), _ ("A talk that is deleted cannot be sent to a calendar, so one that has it already goes on showing it. A talk that was cancelled can be sent there, and is then taken away."), _ ("_Cancel the Talk"), _ ("_Delete"), asked_to_delete_cb, doubt_new (self, self->talk));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkView *self = MW_TALK_VIEW (widget);

  mw_talk_sheet_dialog_present (window_of (self), self->workspace, self->talk);
}

static void
export_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalkView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  MwOutputTarget target;

  if (path == NULL || self->talk == NULL)
    return;
  target = mw_workspace_get_target (self->workspace, path, TRUE);
  if (mw_workspace_export_talk (self->workspace, self->talk, &target, now, &error))
    mw_dialogs_tell_saved (window_of (self), path, NULL);
  else
    mw_dialogs_show_failure (window_of (self), _ ("The talk was not put in a calendar file"), error);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkView *self = MW_TALK_VIEW (widget);
  g_autofree char *proposed = g_strconcat (mw_record_get_title (self->talk), ".ics", NULL);

  g_strdelimit (proposed, "/\\", '-');
  mw_dialogs_save_file_async (window_of (self), _ ("Save for the Calendar"), MW_FILES_CALENDAR, proposed, export_place_chosen_cb, g_object_ref (self));
}

static void
mw_talk_view_dispose (GObject *object)
{
  MwTalkView *self = MW_TALK_VIEW (object);

  g_clear_pointer (&self->agreement_rows, g_ptr_array_unref);
  g_clear_pointer (&self->earlier_rows, g_ptr_array_unref);
  g_clear_object (&self->talk);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_talk_view_parent_class)->dispose (object);
}

static void
mw_talk_view_class_init (MwTalkViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (MW_TYPE_RECORD_FORM);
  g_type_ensure (MW_TYPE_TALK_AGENDA_LIST);
  G_OBJECT_CLASS (klass)->dispose = mw_talk_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-talk-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, title);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, when);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, pages);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, agenda);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, goals);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, details);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, form);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, agreements);
  gtk_widget_class_bind_template_child (widget_class, MwTalkView, earlier);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "talk.add-agreement", NULL, add_agreement_action);
  gtk_widget_class_install_action (widget_class, "talk.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "talk.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "talk.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "talk.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "talk.export", NULL);
}

static void
mw_talk_view_init (MwTalkView *self)
{
  self->agreement_rows = g_ptr_array_new ();
  self->earlier_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Preparing asks what for, when and with whom; recording what came of it. */
static void
set_up_forms (MwTalkView *self)
{
  static const guint goals[] = { MW_CONVERSATION_OUR_GOAL, MW_CONVERSATION_THEIR_GOAL };
  static const guint details[] = { MW_CONVERSATION_SUPPLIER, MW_CONVERSATION_SUBJECT, MW_CONVERSATION_PHASE, MW_CONVERSATION_DATE, MW_CONVERSATION_START_TIME, MW_CONVERSATION_MINUTES, MW_CONVERSATION_FORM, MW_CONVERSATION_PLACE, MW_CONVERSATION_CONTRACTS, MW_CONVERSATION_ROLES, MW_CONVERSATION_CONTACTS };
  static const guint record[] = { MW_CONVERSATION_STATUS, MW_CONVERSATION_OUTCOME, MW_CONVERSATION_NEXT_DATE, MW_CONVERSATION_NOTE };

  mw_record_form_set_fields (self->goals, goals, G_N_ELEMENTS (goals));
  mw_record_form_set_fields (self->details, details, G_N_ELEMENTS (details));
  mw_record_form_set_fields (self->form, record, G_N_ELEMENTS (record));
  mw_record_form_set_workspace (self->goals, self->workspace);
  mw_record_form_set_workspace (self->details, self->workspace);
  mw_record_form_set_workspace (self->form, self->workspace);
  mw_record_form_set_wide (self->form, TRUE);
}

void
mw_talk_view_set_workspace (MwTalkView *self, MwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  set_up_forms (self);
  mw_talk_agenda_list_set_workspace (self->agenda, workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "talk.add-agreement", !mw_workspace_is_read_only (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "talk.delete", !mw_workspace_is_read_only (workspace));
}

/* Another talk begins with what it needs first: one that is to come with its preparation, one that was with its record. */
void
mw_talk_view_show (MwTalkView *self, const MwRecord *talk)
{
  gboolean another = self->talk == NULL || mw_record_get_id (self->talk) != mw_record_get_id (talk);

  g_clear_object (&self->talk);
  self->talk = mw_record_copy (talk);
  if (another)
    gtk_stack_set_visible_child_name (self->pages, g_strcmp0 (mw_record_get_text (talk, MW_CONVERSATION_STATUS), "planned") == 0 ? "preparation" : "record");
  refresh (self);
}
