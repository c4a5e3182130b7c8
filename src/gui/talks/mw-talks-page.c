/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-talks-page"

#include "config.h"
#include "mw-talks-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-conversation.h"
#include "mw-dialogs.h"
#include "mw-entry-text.h"
#include "mw-list-focus.h"
#include "mw-loading.h"
#include "mw-plain.h"
#include "mw-record-dialog.h"
#include "mw-talk-row.h"
#include "mw-talk-view.h"
#include "mw-text.h"

/* The agenda by week, with what is overdue on top, beside the talk that is chosen. */

struct _MwTalksPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkSearchEntry *search;
  GtkDropDown *phase;
  GtkDropDown *role;
  GtkStack *lists;
  GtkListBox *list;
  AdwStatusPage *failure;
  GtkStack *details;
  MwTalkView *talk;

  /* Owned */
  MwWorkspace *workspace;
  MwTalkBoard *board;
  GCancellable *loading;

  /* State */
  gint64 category_id;
  gint64 chosen_id; /* of a talk; 0 is none */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MwTalksPage, mw_talks_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWindow *
window_of (MwTalksPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static const MwRecord *
get_talk (const MwTalkEntry *entry)
{
  return entry->kind == MW_TALK_ENTRY_TALK ? entry->record : NULL;
}

/* The first choice is that it does not matter. */
static const char *
get_choice (GtkDropDown *drop_down, const MwChoice *choices)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : choices[selected - 1].value;
}

/* What is no talk has no phase and nobody at the table, so it is hidden as soon as one is asked. */
static gboolean
passes (MwTalksPage *self, const MwTalkEntry *entry)
{
  const MwRecord *talk = get_talk (entry);
  const char *phase = get_choice (self->phase, mw_conversation_table.fields[MW_CONVERSATION_PHASE].choices);
  const char *role = get_choice (self->role, mw_conversation_roles);
  const char *roles = talk != NULL ? mw_record_get_text (talk, MW_CONVERSATION_ROLES) : NULL;
  g_auto (GStrv) words = g_strsplit (roles != NULL ? roles : "", " ", -1);
  g_autofree char *wanted = mw_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *supplier = mw_text_fold (mw_talk_board_get_supplier (self->board, entry->supplier_id));
  g_autofree char *title = mw_text_fold (entry->record != NULL ? mw_record_get_title (entry->record) : "");

  if (phase != NULL && (talk == NULL || g_strcmp0 (mw_record_get_text (talk, MW_CONVERSATION_PHASE), phase) != 0))
    return FALSE;
  if (role != NULL && !g_strv_contains ((const char *const *) words, role))
    return FALSE;
  return strstr (supplier, wanted) != NULL || strstr (title, wanted) != NULL;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MwTalkSection section = mw_talk_row_get_entry (MW_TALK_ROW (row))->section;
  GtkWidget *label;

  if (before != NULL && mw_talk_row_get_entry (MW_TALK_ROW (before))->section == section)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (mw_talk_agenda_get_label (section));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "list-bar");
  gtk_list_box_row_set_header (row, label);
}

static void
clear_list (MwTalksPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static const MwRecord *
find_talk (MwTalksPage *self, gint64 id)
{
  return id != 0 ? mw_workspace_find_record (self->workspace, &mw_conversation_table, id) : NULL;
}

static void
show_chosen (MwTalksPage *self)
{
  const MwRecord *talk = find_talk (self, self->chosen_id);

  if (talk != NULL)
    mw_talk_view_show (self->talk, talk);
  gtk_stack_set_visible_child_name (self->details, talk != NULL ? "talk" : "none");
}

/* The keyboard stays where it was: the rows are new, the line is not. */
static void
fill_list (MwTalksPage *self)
{
  GtkListBoxRow *focused = gtk_list_box_get_selected_row (self->list);
  int index = focused != NULL ? gtk_list_box_row_get_index (focused) : -1;
  GtkWidget *focus = window_of (self) != NULL ? gtk_window_get_focus (window_of (self)) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  GtkListBoxRow *again = NULL;
  guint shown = 0;

  self->filling = TRUE;
  clear_list (self);
  for (guint i = 0; i < mw_talk_board_get_n_entries (self->board); i++)
    {
      const MwTalkEntry *entry = mw_talk_board_get_entry (self->board, i);
      GtkWidget *row;
      if (!passes (self, entry))
        continue;
      row = mw_talk_row_new (self->workspace, self->board, entry);
      gtk_list_box_append (self->list, row);
      shown++;
      if (get_talk (entry) != NULL && mw_record_get_id (entry->record) == self->chosen_id)
        again = GTK_LIST_BOX_ROW (row);
    }
  if (again == NULL && had_focus && shown > 0)
    again = gtk_list_box_get_row_at_index (self->list, CLAMP (index, 0, (int) shown - 1));
  if (again != NULL)
    gtk_list_box_select_row (self->list, again);
  if (again != NULL && had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (again));
  self->filling = FALSE;
  if (shown > 0)
    gtk_stack_set_visible_child_name (self->lists, "agenda");
  else
    gtk_stack_set_visible_child_name (self->lists, mw_talk_board_get_n_entries (self->board) == 0 ? "empty" : "nothing");
}

static void
filter_changed_cb (MwTalksPage *self)
{
  if (self->board != NULL)
    fill_list (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwTalkBoard) board = mw_workspace_load_talks_finish (MW_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  /* The file was closed meanwhile, and a form has nothing left to read from. */
  if (mw_database_get_view (mw_workspace_get_database (self->workspace)) == NULL)
    return;
  if (board == NULL)
    {
      mw_plain_page_describe (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->lists, "failed");
      return;
    }
  g_set_object (&self->board, board);
  fill_list (self);
  show_chosen (self);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0, self->board);
}

static void
reload (MwTalksPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  mw_workspace_load_talks_async (self->workspace, self->category_id, self->loading, loaded_cb, g_object_ref (self));
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MwTalksPage *self)
{
  const MwRecord *talk = row != NULL ? get_talk (mw_talk_row_get_entry (MW_TALK_ROW (row))) : NULL;

  if (self->filling || talk == NULL)
    return;
  self->chosen_id = mw_record_get_id (talk);
  show_chosen (self);
}

/* An agreement, and the contract of a plan or a moment, open in a window of their own. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwTalksPage *self)
{
  const MwTalkEntry *entry = mw_talk_row_get_entry (MW_TALK_ROW (row));

  switch (entry->kind)
    {
    case MW_TALK_ENTRY_PLAN:
      mw_record_dialog_present_at (window_of (self), self->workspace, entry->record, MW_CONTRACT_PLAN_RECEIVED_DATE);
      break;
    case MW_TALK_ENTRY_MOMENT:
      mw_record_dialog_present_at (window_of (self), self->workspace, entry->record, MW_CONTRACT_NOTICE_DATE);
      break;
    case MW_TALK_ENTRY_AGREEMENT:
      mw_record_dialog_present (window_of (self), self->workspace, entry->record);
      break;
    case MW_TALK_ENTRY_NEXT:
    case MW_TALK_ENTRY_SILENT:
      gtk_widget_activate_action (GTK_WIDGET (row), "talk.plan", NULL);
      break;
    case MW_TALK_ENTRY_TALK:
    default:
      gtk_widget_child_focus (GTK_WIDGET (self->talk), GTK_DIR_TAB_FORWARD);
    }
}

static void
agenda_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) undated = NULL;
  MwOutputTarget target;

  if (path == NULL || self->board == NULL)
    return;
  target = mw_workspace_get_target (self->workspace, path, TRUE);
  if (!mw_workspace_export_agenda (self->workspace, self->board, &target, now, &undated, &error))
    mw_dialogs_show_failure (window_of (self), _ ("The agenda was not put in a calendar file"), error);
  else
    {
      g_autofree char *left_out = g_strdup_printf (ngettext ("%u talk has no date, or one after the year 2999, and is left out.", "%u talks have no date, or one after the year 2999, and are left out.", undated->len), undated->len);
      mw_dialogs_tell_saved (window_of (self), path, undated->len > 0 ? left_out : NULL);
    }
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalksPage *self = MW_TALKS_PAGE (widget);

  if (self->board != NULL)
    mw_dialogs_save_file_async (window_of (self), _ ("Save for the Calendar"), MW_FILES_CALENDAR, _ ("Talks.ics"), agenda_place_chosen_cb, g_object_ref (self));
}

static void
fill_choices (GtkDropDown *drop_down, const char *any, const MwChoice *choices, const char *label)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, any);
  for (; choices->value != NULL; choices++)
    gtk_string_list_append (labels, _ (choices->label));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* GTK 4.8 leaves the button inside without a name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
mw_talks_page_dispose (GObject *object)
{
  MwTalksPage *self = MW_TALKS_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->board);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_talks_page_parent_class)->dispose (object);
}

static void
mw_talks_page_class_init (MwTalksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_LOADING);
  g_type_ensure (MW_TYPE_TALK_VIEW);
  G_OBJECT_CLASS (klass)->dispose = mw_talks_page_dispose;
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MW_TYPE_TALK_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-talks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, search);
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, phase);
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, role);
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, lists);
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, list);
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, details);
  gtk_widget_class_bind_template_child (widget_class, MwTalksPage, talk);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "talks.export", NULL, export_action);
}

static void
mw_talks_page_init (MwTalksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self->phase, _ ("Any phase"), mw_conversation_table.fields[MW_CONVERSATION_PHASE].choices, _ ("Phase"));
  fill_choices (self->role, _ ("Anybody"), mw_conversation_roles, _ ("Who takes part"));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  mw_list_focus_let_tab_leave (GTK_WIDGET (self->list));
}

void
mw_talks_page_set_workspace (MwTalksPage *self, MwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  mw_talk_view_set_workspace (self->talk, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
}

/* Whose suppliers to show. */
void
mw_talks_page_set_category (MwTalksPage *self, gint64 category_id)
{
  self->category_id = category_id;
  reload (self);
}

/* Chooses a talk, whatever is filtered. */
void
mw_talks_page_show_talk (MwTalksPage *self, gint64 talk_id)
{
  self->chosen_id = talk_id;
  mw_entry_text_show (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->phase, 0);
  gtk_drop_down_set_selected (self->role, 0);
  if (self->board != NULL)
    fill_list (self);
  show_chosen (self);
}

void
mw_talks_page_focus_search (MwTalksPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
