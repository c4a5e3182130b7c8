/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-talk-row.h"

#include <glib/gi18n.h>

#include "mw-agenda-item.h"
#include "mw-agreement.h"
#include "mw-conversation.h"
#include "mw-dialogs.h"
#include "mw-list-focus.h"
#include "mw-record-dialog.h"

/*
 * One line of the agenda: a talk, an agreement, a plan that is overdue, a next talk that is not planned yet, what can be
 * changed in a contract, or a supplier with whom nobody talks.
 */

struct _MwTalkRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkLabel *date;
  GtkLabel *pill;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkButton *done;
  GtkButton *plan;

  /* Owned */
  MwWorkspace *workspace;
  MwTalkBoard *board; /* which the entry is borrowed from */
  const MwTalkEntry *entry;
};

G_DEFINE_FINAL_TYPE (MwTalkRow, mw_talk_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWindow *
window_of (MwTalkRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalkRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (window_of (self), _ ("The change was not saved"), error);
}

static gboolean
is_agreement (const MwTalkEntry *entry)
{
  return entry->kind == MW_TALK_ENTRY_AGREEMENT;
}

static gboolean
is_to_plan (const MwTalkEntry *entry)
{
  return entry->kind == MW_TALK_ENTRY_NEXT || entry->kind == MW_TALK_ENTRY_SILENT;
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkRow *self = MW_TALK_ROW (widget);
  g_autoptr (MwRecord) agreement = NULL;

  if (!is_agreement (self->entry))
    return;
  agreement = mw_record_copy (self->entry->record);
  mw_record_set_date (agreement, MW_AGREEMENT_DONE_DATE, mw_workspace_get_today (self->workspace));
  mw_workspace_save_async (self->workspace, agreement, saved_cb, g_object_ref (self));
}

/* The row goes when the agenda is read anew, so the window leads on to the talk. */
static void
planned_cb (MwRecord *talk, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.show-talk", "x", mw_record_get_id (talk));
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkRow *self = MW_TALK_ROW (widget);
  GtkWindow *window = window_of (self);
  g_autoptr (MwRecord) talk = NULL;

  if (!is_to_plan (self->entry) || window == NULL)
    return;
  talk = mw_workspace_make_talk_for (self->workspace, self->board, self->entry);
  mw_record_dialog_present_for (window, self->workspace, talk, window, planned_cb, window);
}

static gboolean
mw_talk_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return mw_list_focus_enter_row (widget, direction) || GTK_WIDGET_CLASS (mw_talk_row_parent_class)->focus (widget, direction);
}

static void
mw_talk_row_dispose (GObject *object)
{
  MwTalkRow *self = MW_TALK_ROW (object);

  g_clear_object (&self->board);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_talk_row_parent_class)->dispose (object);
}

static void
mw_talk_row_class_init (MwTalkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_talk_row_dispose;
  widget_class->focus = mw_talk_row_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-talk-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwTalkRow, date);
  gtk_widget_class_bind_template_child (widget_class, MwTalkRow, pill);
  gtk_widget_class_bind_template_child (widget_class, MwTalkRow, title);
  gtk_widget_class_bind_template_child (widget_class, MwTalkRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MwTalkRow, done);
  gtk_widget_class_bind_template_child (widget_class, MwTalkRow, plan);
  gtk_widget_class_install_action (widget_class, "talk.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "talk.plan", NULL, plan_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "talk.done", NULL);
}

static void
mw_talk_row_init (MwTalkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Within two weeks the weekday says most; else the whole date. */
static char *
format_date (MwTalkRow *self)
{
  if (!self->entry->dated || self->entry->section == MW_TALK_SILENT)
    return g_strdup ("");
  if (self->entry->section == MW_TALK_THIS_WEEK || self->entry->section == MW_TALK_NEXT_WEEK)
    return mw_date_format_weekday (&self->entry->date);
  return mw_date_format (&self->entry->date, mw_workspace_get_notation (self->workspace));
}

static char *
describe_talk (MwTalkRow *self)
{
  const MwRecord *talk = self->entry->record;
  const char *time = mw_record_get_text (talk, MW_CONVERSATION_START_TIME);

  return g_strdup_printf ("%s%s%s", time != NULL ? time : "", time != NULL ? " · " : "", mw_record_get_title (talk));
}

static char *
describe_silent (MwTalkRow *self)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  g_autofree char *duty = mw_sum_format (&self->entry->duty, notation);
  g_autofree char *last = self->entry->dated ? mw_date_format (&self->entry->date, notation) : g_strdup (_ ("never"));

  return g_strdup_printf (_ ("duty %s · last talk: %s"), duty, last);
}

/* The supplier leads for a talk; for what must be done, what it is. */
static char *
make_title (MwTalkRow *self)
{
  const MwTalkEntry *entry = self->entry;

  switch (entry->kind)
    {
    case MW_TALK_ENTRY_AGREEMENT:
      return g_strdup (mw_record_get_title (entry->record));
    case MW_TALK_ENTRY_PLAN:
      return g_strdup (_ ("Action plan"));
    case MW_TALK_ENTRY_MOMENT:
      return mw_room_moment_describe (&entry->moment, mw_workspace_get_notation (self->workspace));
    case MW_TALK_ENTRY_TALK:
    case MW_TALK_ENTRY_NEXT:
    case MW_TALK_ENTRY_SILENT:
    default:
      return g_strdup (mw_talk_board_get_supplier (self->board, entry->supplier_id));
    }
}

static char *
make_subtitle (MwTalkRow *self)
{
  const MwTalkEntry *entry = self->entry;
  const char *supplier = mw_talk_board_get_supplier (self->board, entry->supplier_id);

  switch (entry->kind)
    {
    case MW_TALK_ENTRY_AGREEMENT:
      return g_strdup (supplier);
    case MW_TALK_ENTRY_PLAN:
    case MW_TALK_ENTRY_MOMENT:
      return g_strdup_printf ("%s · %s", supplier, mw_record_get_title (entry->record));
    case MW_TALK_ENTRY_NEXT:
      return g_strdup (_ ("next talk agreed, not planned yet"));
    case MW_TALK_ENTRY_SILENT:
      return describe_silent (self);
    case MW_TALK_ENTRY_TALK:
    default:
      return describe_talk (self);
    }
}

static void
set_texts (MwTalkRow *self)
{
  g_autofree char *title = make_title (self);
  g_autofree char *about = make_subtitle (self);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, about);
}

static void
show_pill (MwTalkRow *self, const char *text, const char *style)
{
  gtk_label_set_label (self->pill, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->pill), style);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), TRUE);
}

static gboolean
has_agenda (MwTalkRow *self)
{
  g_autoptr (GPtrArray) points = mw_workspace_list_points (self->workspace, self->entry->record);

  return points->len > 0;
}

static void
show_state (MwTalkRow *self)
{
  const MwTalkEntry *entry = self->entry;
  const char *status = entry->kind == MW_TALK_ENTRY_TALK ? mw_record_get_text (entry->record, MW_CONVERSATION_STATUS) : NULL;

  if (entry->section == MW_TALK_OVERDUE && entry->dated)
    {
      int days = g_date_days_between (&entry->date, mw_workspace_get_today (self->workspace));
      g_autofree char *late = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
      show_pill (self, late, "state-warning");
    }
  else if (g_strcmp0 (status, "cancelled") == 0)
    show_pill (self, _ ("cancelled"), "state-none");
  else if (g_strcmp0 (status, "planned") == 0 && has_agenda (self))
    show_pill (self, _ ("agenda"), "state-fine");
}

/* Each button says what it is for, so that a list of buttons can be told apart. */
static void
show_button (MwTalkRow *self, GtkButton *button, const char *label)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, gtk_label_get_label (self->title));

  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_buttons (MwTalkRow *self)
{
  gboolean read_only = mw_workspace_is_read_only (self->workspace);

  if (is_agreement (self->entry))
    show_button (self, self->done, _ ("Done"));
  else if (is_to_plan (self->entry))
    show_button (self, self->plan, _ ("Plan a talk"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "talk.done", !read_only && is_agreement (self->entry));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "talk.plan", !read_only && is_to_plan (self->entry));
}

/* All that stands in the row, in the order in which it is read. */
static void
set_name (MwTalkRow *self)
{
  g_autofree char *name = g_strdup_printf ("%s, %s, %s %s", gtk_label_get_label (self->date), gtk_label_get_label (self->title), gtk_label_get_label (self->subtitle), gtk_label_get_label (self->pill));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* @entry: of @board */
GtkWidget *
mw_talk_row_new (MwWorkspace *workspace, MwTalkBoard *board, const MwTalkEntry *entry)
{
  MwTalkRow *self = g_object_new (MW_TYPE_TALK_ROW, NULL);
  g_autofree char *date = NULL;

  self->workspace = g_object_ref (workspace);
  self->board = g_object_ref (board);
  self->entry = entry;
  date = format_date (self);
  gtk_label_set_label (self->date, date);
  set_texts (self);
  show_state (self);
  show_buttons (self);
  set_name (self);
  return GTK_WIDGET (self);
}

const MwTalkEntry *
mw_talk_row_get_entry (MwTalkRow *self)
{
  return self->entry;
}
