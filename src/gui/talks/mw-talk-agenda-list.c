/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-talk-agenda-list"

#include "config.h"
#include "mw-talk-agenda-list.h"

#include <glib/gi18n.h>

#include "mw-agenda-item.h"
#include "mw-conversation.h"
#include "mw-dialogs.h"
#include "mw-plain.h"
#include "mw-record-dialog.h"

/*
 * What a talk will be about: the points on its agenda, in the order of the user, and what is proposed from the data. A
 * proposal becomes a point when it is taken over, and is then the user's own.
 */

/* So many days are proposed at most. */
#define MOST_DAYS 4

struct _MwTalkAgendaList
{
  AdwBin parent_instance;

  /* Template children */
  AdwPreferencesGroup *days;
  AdwPreferencesGroup *agenda;
  AdwPreferencesGroup *proposed;

  /* Owned */
  MwWorkspace *workspace;
  MwRecord *talk;
  GPtrArray *points;    /* MwRecord, on the agenda */
  GPtrArray *proposals; /* (nullable) MwRecord, not in the file */
  GCancellable *running;
  GPtrArray *agenda_rows; /* widgets in the groups, borrowed */
  GPtrArray *proposed_rows;
  GPtrArray *day_rows;
};

G_DEFINE_FINAL_TYPE (MwTalkAgendaList, mw_talk_agenda_list, ADW_TYPE_BIN)

static GtkWindow *
window_of (MwTalkAgendaList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalkAgendaList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (window_of (self), _ ("The agenda was not changed"), error);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* Numbers all points from 1 on, and binds those that only waited for a talk to this one. */
static void
save_order (MwTalkAgendaList *self, GPtrArray *points)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < points->len; i++)
    {
      MwRecord *copy = mw_record_copy (g_ptr_array_index (points, i));
      mw_record_set_integer (copy, MW_AGENDA_ITEM_POSITION, i + 1);
      mw_record_set_reference (copy, MW_AGENDA_ITEM_CONVERSATION, mw_record_get_id (self->talk));
      g_ptr_array_add (copies, copy);
    }
  mw_workspace_save_points_async (self->workspace, copies, saved_cb, g_object_ref (self));
}

static guint
get_index (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "mw-index"));
}

static void
move (MwTalkAgendaList *self, guint from, int step)
{
  g_autoptr (GPtrArray) moved = NULL;
  gint64 to = (gint64) from + step;
  gpointer point;

  if (to < 0 || to >= (gint64) self->points->len)
    return;
  moved = g_ptr_array_copy (self->points, (GCopyFunc) (GCallback) g_object_ref, NULL);
  g_ptr_array_set_free_func (moved, g_object_unref);
  point = g_ptr_array_steal_index (moved, from);
  g_ptr_array_insert (moved, (int) to, point);
  save_order (self, moved);
}

static void
move_up_cb (GtkButton *button, MwTalkAgendaList *self)
{
  move (self, get_index (button), -1);
}

static void
move_down_cb (GtkButton *button, MwTalkAgendaList *self)
{
  move (self, get_index (button), 1);
}

static void
remove_cb (GtkButton *button, MwTalkAgendaList *self)
{
  mw_workspace_delete_async (self->workspace, &mw_agenda_item_table, mw_record_get_id (g_ptr_array_index (self->points, get_index (button))), saved_cb, g_object_ref (self));
}

static void
take_cb (GtkButton *button, MwTalkAgendaList *self)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new ();

  g_ptr_array_extend (points, self->points, NULL, NULL);
  g_ptr_array_add (points, g_ptr_array_index (self->proposals, get_index (button)));
  save_order (self, points);
}

static void
take_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkAgendaList *self = MW_TALK_AGENDA_LIST (widget);
  g_autoptr (GPtrArray) points = g_ptr_array_new ();

  g_ptr_array_extend (points, self->points, NULL, NULL);
  for (guint i = 0; self->proposals != NULL && i < self->proposals->len; i++)
    {
      if (!mw_talk_proposal_is_on_agenda (g_ptr_array_index (self->proposals, i), self->points))
        g_ptr_array_add (points, g_ptr_array_index (self->proposals, i));
    }
  if (points->len > 0)
    save_order (self, points);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkAgendaList *self = MW_TALK_AGENDA_LIST (widget);
  g_autoptr (MwRecord) point = mw_record_new (&mw_agenda_item_table);

  mw_record_set_reference (point, MW_AGENDA_ITEM_SUPPLIER, mw_record_get_reference (self->talk, MW_CONVERSATION_SUPPLIER));
  mw_record_set_reference (point, MW_AGENDA_ITEM_CONVERSATION, mw_record_get_id (self->talk));
  mw_record_set_integer (point, MW_AGENDA_ITEM_POSITION, self->points->len + 1);
  mw_record_dialog_present (window_of (self), self->workspace, point);
}

static void
point_activated_cb (AdwActionRow *row, MwTalkAgendaList *self)
{
  mw_record_dialog_present (window_of (self), self->workspace, g_ptr_array_index (self->points, get_index (row)));
}

static void
add_button (GtkWidget *row, const char *icon, const char *label, guint index, GCallback callback, MwTalkAgendaList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_sensitive (button, !mw_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "mw-index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (const MwRecord *point, const char *number)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *kind = mw_record_format_field (point, MW_AGENDA_ITEM_KIND, MW_NOTATION_ISO);
  const char *answer = mw_record_get_text (point, MW_AGENDA_ITEM_ANSWER);
  g_autofree char *numbered = g_strdup_printf ("%s%s", number, mw_record_get_title (point));
  g_autofree char *about = g_strdup_printf ("%s%s%s", kind, answer != NULL ? " · " : "", answer != NULL ? answer : "");

  mw_plain_row_set (row, numbered, about);
  return row;
}

static void
add_point (MwTalkAgendaList *self, guint index)
{
  const MwRecord *point = g_ptr_array_index (self->points, index);
  g_autofree char *number = g_strdup_printf ("%u  ", index + 1);
  GtkWidget *row = make_row (point, number);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "mw-index", GUINT_TO_POINTER (index));
  g_signal_connect (row, "activated", G_CALLBACK (point_activated_cb), self);
  if (index > 0)
    add_button (row, "go-up-symbolic", _ ("Earlier"), index, G_CALLBACK (move_up_cb), self);
  if (index + 1 < self->points->len)
    add_button (row, "go-down-symbolic", _ ("Later"), index, G_CALLBACK (move_down_cb), self);
  add_button (row, "list-remove-symbolic", _ ("Remove"), index, G_CALLBACK (remove_cb), self);
  adw_preferences_group_add (self->agenda, row);
  g_ptr_array_add (self->agenda_rows, row);
}

static void
show_points (MwTalkAgendaList *self)
{
  clear_rows (self->agenda, self->agenda_rows);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  self->points = mw_workspace_list_points (self->workspace, self->talk);
  for (guint i = 0; i < self->points->len; i++)
    add_point (self, i);
  if (self->points->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();
      mw_plain_row_set (row, _ ("Nothing on the agenda yet"), NULL);
      adw_preferences_group_add (self->agenda, row);
      g_ptr_array_add (self->agenda_rows, row);
    }
}

static void
show_proposals (MwTalkAgendaList *self)
{
  clear_rows (self->proposed, self->proposed_rows);
  for (guint i = 0; self->proposals != NULL && i < self->proposals->len; i++)
    {
      const MwRecord *proposal = g_ptr_array_index (self->proposals, i);
      GtkWidget *row;
      if (mw_talk_proposal_is_on_agenda (proposal, self->points))
        continue;
      row = make_row (proposal, "");
      add_button (row, "list-add-symbolic", _ ("Put on the agenda"), i, G_CALLBACK (take_cb), self);
      adw_preferences_group_add (self->proposed, row);
      g_ptr_array_add (self->proposed_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->proposed), self->proposed_rows->len > 0);
}

static void
choose_day_cb (GtkButton *button, MwTalkAgendaList *self)
{
  const GDate *date = g_object_get_data (G_OBJECT (button), "mw-date");
  g_autoptr (MwRecord) talk = mw_record_copy (self->talk);

  mw_record_set_date (talk, MW_CONVERSATION_DATE, date);
  mw_workspace_save_async (self->workspace, talk, saved_cb, g_object_ref (self));
}

static void
add_day (MwTalkAgendaList *self, const MwTalkDay *day)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Choose"));
  g_autofree char *why = mw_talk_date_describe (&day->date, mw_workspace_get_notation (self->workspace));
  g_autofree char *spoken = g_strdup_printf (_ ("Choose %s"), why);

  mw_plain_row_set (row, why, day->contract);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !mw_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "mw-date", g_date_copy (&day->date.date), (GDestroyNotify) g_date_free);
  g_signal_connect (button, "clicked", G_CALLBACK (choose_day_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->days, row);
  g_ptr_array_add (self->day_rows, row);
}

/* Only for a talk that has no day yet; the first few are enough to choose from. */
static void
show_days (MwTalkAgendaList *self, const GArray *days)
{
  gboolean dated = mw_record_is_known (self->talk, MW_CONVERSATION_DATE);

  clear_rows (self->days, self->day_rows);
  for (guint i = 0; !dated && i < days->len && i < MOST_DAYS; i++)
    add_day (self, &g_array_index (days, MwTalkDay, i));
  gtk_widget_set_visible (GTK_WIDGET (self->days), self->day_rows->len > 0);
}

static void
proposed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalkAgendaList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwTalkProposals) proposals = mw_workspace_propose_talk_finish (MW_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  if (proposals == NULL)
    {
      clear_rows (self->proposed, self->proposed_rows);
      mw_plain_group_set (self->proposed, NULL, error->message);
      return;
    }
  self->proposals = g_ptr_array_ref (proposals->points);
  show_proposals (self);
  show_days (self, proposals->days);
}

static void
stop (MwTalkAgendaList *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
mw_talk_agenda_list_dispose (GObject *object)
{
  MwTalkAgendaList *self = MW_TALK_AGENDA_LIST (object);

  stop (self);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->agenda_rows, g_ptr_array_unref);
  g_clear_pointer (&self->proposed_rows, g_ptr_array_unref);
  g_clear_pointer (&self->day_rows, g_ptr_array_unref);
  g_clear_object (&self->talk);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_talk_agenda_list_parent_class)->dispose (object);
}

static void
mw_talk_agenda_list_class_init (MwTalkAgendaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_talk_agenda_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-talk-agenda-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MwTalkAgendaList, days);
  gtk_widget_class_bind_template_child (widget_class, MwTalkAgendaList, agenda);
  gtk_widget_class_bind_template_child (widget_class, MwTalkAgendaList, proposed);
  gtk_widget_class_install_action (widget_class, "agenda.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "agenda.take-all", NULL, take_all_action);
}

static void
mw_talk_agenda_list_init (MwTalkAgendaList *self)
{
  self->agenda_rows = g_ptr_array_new ();
  self->proposed_rows = g_ptr_array_new ();
  self->day_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_talk_agenda_list_set_workspace (MwTalkAgendaList *self, MwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.add", !mw_workspace_is_read_only (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.take-all", !mw_workspace_is_read_only (workspace));
}

/* Only a talk that is still to come is prepared. */
void
mw_talk_agenda_list_show (MwTalkAgendaList *self, const MwRecord *talk)
{
  gboolean another = self->talk == NULL || mw_record_get_id (self->talk) != mw_record_get_id (talk);

  g_clear_object (&self->talk);
  self->talk = mw_record_copy (talk);
  if (another)
    g_clear_pointer (&self->proposals, g_ptr_array_unref);
  show_points (self);
  show_proposals (self);
  clear_rows (self->days, self->day_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->days), FALSE);
  stop (self);
  if (g_strcmp0 (mw_record_get_text (talk, MW_CONVERSATION_STATUS), "planned") != 0)
    return;
  self->running = g_cancellable_new ();
  mw_workspace_propose_talk_async (self->workspace, talk, self->running, proposed_cb, g_object_ref (self));
}
