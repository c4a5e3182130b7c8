/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-window"

#include "config.h"
#include "mw-window.h"

#include <glib/gi18n.h>

#include "mw-agreement.h"
#include "mw-backups-dialog.h"
#include "mw-category-sidebar.h"
#include "mw-category.h"
#include "mw-contacts-dialog.h"
#include "mw-contract.h"
#include "mw-contracts-page.h"
#include "mw-dialogs.h"
#include "mw-due-bar.h"
#include "mw-error.h"
#include "mw-import-dialog.h"
#include "mw-initiative.h"
#include "mw-loading.h"
#include "mw-matching-page.h"
#include "mw-nomination.h"
#include "mw-open-failure.h"
#include "mw-overview-page.h"
#include "mw-plain.h"
#include "mw-record-dialog.h"
#include "mw-refusals-dialog.h"
#include "mw-report-dialog.h"
#include "mw-room-dialog.h"
#include "mw-rules-dialog.h"
#include "mw-standing-dialog.h"
#include "mw-talks-page.h"

/* The main window: the pages of one open file, and the actions that hold for all of them. */

/* The first lists come first. */
#define CHECK_AFTER_SECONDS 3

struct _MwWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  GtkStack *state_stack;
  MwOpenFailure *failure;
  GtkWidget *read_only_bar;
  MwDueBar *due_bar;
  GtkWidget *switcher;
  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  MwCategorySidebar *sidebar;
  MwContractsPage *contracts;
  MwMatchingPage *matching;
  MwTalksPage *talks;
  MwOverviewPage *overview;
  GtkWidget *undo_button;
  GtkWidget *redo_button;

  /* Owned */
  MwWorkspace *workspace;
  GSettings *settings;

  /* State */
  AdwToast *toast; /* weak: the one that tells of the last act */
  guint check;     /* waits to have the file looked over */
  char *waiting;   /* what the next toast says, when the dialog before this window is gone */
  gboolean waiting_with_undo;
};

G_DEFINE_FINAL_TYPE (MwWindow, mw_window, ADW_TYPE_APPLICATION_WINDOW)

/* Returns: (transfer none) (nullable): what keeps this window from being used, and may hide what it shows */
static GtkWidget *
find_dialog (MwWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self) && gtk_window_get_modal (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_WIDGET (window);
    }
  return NULL;
}

static void
dialog_gone_cb (GtkWidget *dialog, MwWindow *self)
{
  g_autofree char *text = g_steal_pointer (&self->waiting);

  g_signal_handlers_disconnect_by_func (dialog, dialog_gone_cb, self);
  if (text != NULL && self->workspace != NULL)
    mw_window_show_toast (self, text, self->waiting_with_undo);
}

/* Until the dialog is gone; the last one that waits is the one that is shown. */
static void
let_wait (MwWindow *self, GtkWidget *dialog, const char *text, gboolean with_undo)
{
  gboolean first = self->waiting == NULL;

  g_free (self->waiting);
  self->waiting = g_strdup (text);
  self->waiting_with_undo = with_undo;
  if (first)
    g_signal_connect_object (dialog, "unmap", G_CALLBACK (dialog_gone_cb), self, 0);
}

/* Only the last toast matters: an older one would undo something else than it says. */
void
mw_window_show_toast (MwWindow *self, const char *text, gboolean with_undo)
{
  GtkWidget *dialog = find_dialog (self);
  AdwToast *toast;

  if (dialog != NULL)
    {
      let_wait (self, dialog, text, with_undo);
      return;
    }
  toast = mw_plain_toast_new (text);
  /* An older one would come back when this one goes, with a button that undoes something else. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_set_timeout (toast, 5);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
update_undo (MwWindow *self)
{
  g_autofree char *undo = mw_workspace_get_undo_label (self->workspace);
  g_autofree char *redo = mw_workspace_get_redo_label (self->workspace);
  g_autofree char *undo_tip = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Nothing to undo"));
  g_autofree char *redo_tip = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Nothing to redo"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL && !mw_workspace_is_read_only (self->workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL && !mw_workspace_is_read_only (self->workspace));
  gtk_widget_set_tooltip_text (self->undo_button, undo_tip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tip);
}

static void
acted_cb (MwWorkspace *workspace, const char *description, MwWindow *self)
{
  mw_window_show_toast (self, description, TRUE);
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    {
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This could not be undone"), error);
      return;
    }
  g_autofree char *what = mw_act_describe (act);
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), what);
  mw_window_show_toast (self, text, FALSE);
}

/* Returns: (transfer full) (nullable): what is typed where the keyboard is */
static char *
get_typed_text (GtkWidget *focus)
{
  GtkTextBuffer *buffer;
  char *text;

  if (GTK_IS_TEXT (focus))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  if (!GTK_IS_TEXT_VIEW (focus))
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  g_object_get (buffer, "text", &text, NULL);
  return text;
}

/* While something is being typed, undo is about that: returns whether there was anything to take back there. */
static gboolean
turn_typing (MwWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = focus != NULL ? get_typed_text (focus) : NULL;
  g_autofree char *after = NULL;

  if (before == NULL)
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  after = get_typed_text (focus);
  return g_strcmp0 (before, after) != 0;
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (turn_typing (MW_WINDOW (widget), "text.undo"))
    return;
  mw_workspace_undo_async (MW_WINDOW (widget)->workspace, undone_cb, g_object_ref (widget));
}

static void
redone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    {
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This could not be done again"), error);
      return;
    }
  g_autofree char *what = mw_act_describe (act);
  g_autofree char *text = g_strdup_printf (_ ("Done again: %s"), what);
  mw_window_show_toast (self, text, TRUE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (turn_typing (MW_WINDOW (widget), "text.redo"))
    return;
  mw_workspace_redo_async (MW_WINDOW (widget)->workspace, redone_cb, g_object_ref (widget));
}

static void
contract_added_cb (MwRecord *contract, gpointer user_data)
{
  MwWindow *self = MW_WINDOW (user_data);

  /* A category in which it does not stand would hide what was just made. */
  if (mw_record_get_reference (contract, MW_CONTRACT_CATEGORY) != mw_category_sidebar_get_selected (self->sidebar))
    mw_category_sidebar_select (self->sidebar, MW_CATEGORY_ALL);
  mw_contracts_page_show_contract (self->contracts, contract, FALSE);
}

static void
new_contract_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);

  if (mw_category_sidebar_get_selected (self->sidebar) > 0)
    mw_record_set_integer (contract, MW_CONTRACT_CATEGORY, mw_category_sidebar_get_selected (self->sidebar));
  mw_record_dialog_present_for (GTK_WINDOW (self), self->workspace, contract, self, contract_added_cb, self);
}

static void
new_initiative_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  g_autoptr (MwRecord) initiative = mw_record_new (&mw_initiative_table);

  mw_record_set_text (initiative, MW_INITIATIVE_STATUS, "offered");
  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, initiative);
}

static void
new_nomination_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  g_autoptr (MwRecord) nomination = mw_record_new (&mw_nomination_table);

  mw_record_set_text (nomination, MW_NOMINATION_STATUS, "open");
  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, nomination);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  /* The other pages have nothing to search in. */
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "talks") == 0)
    {
      mw_talks_page_focus_search (self->talks);
      return;
    }
  adw_view_stack_set_visible_child_name (self->pages, "contracts");
  mw_contracts_page_start_search (self->contracts);
}

static void
register_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);

  if (file != NULL)
    mw_import_dialog_present (GTK_WINDOW (self), self->workspace, g_file_peek_path (file), mw_category_sidebar_get_selected (self->sidebar));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_dialogs_open_file_async (GTK_WINDOW (widget), _ ("Import a Contract Register"), MW_FILES_TABLES, register_chosen_cb, g_object_ref (widget));
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_report_dialog_present (GTK_WINDOW (self), self->workspace, self->settings, mw_category_sidebar_get_selected (self->sidebar));
}

typedef struct
{
  MwWindow *window;
  char *path;
} CopyDone;

static void
copy_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CopyDone *done = user_data;
  g_autoptr (MwWindow) self = done->window;
  g_autofree char *path = done->path;
  g_autoptr (GError) error = NULL;

  g_free (done);
  if (!mw_workspace_save_copy_finish (MW_WORKSPACE (object), result, &error))
    {
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The copy was not saved"), error);
      return;
    }
  g_autofree char *text = g_strdup_printf (_ ("Copy saved as “%s”"), path);
  mw_window_show_toast (self, text, FALSE);
}

static void
copy_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  g_autoptr (GFile) own = NULL;
  CopyDone *done;

  if (file == NULL || self->workspace == NULL)
    return;
  own = g_file_new_for_path (mw_workspace_get_path (self->workspace));
  if (g_file_equal (file, own))
    {
      g_set_error_literal (&error, MW_ERROR, MW_ERROR_INVALID, _ ("This is the file itself. Choose another name or folder."));
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The copy was not saved"), error);
      return;
    }
  done = g_new0 (CopyDone, 1);
  done->window = g_object_ref (self);
  done->path = g_file_get_path (file);
  mw_workspace_save_copy_async (self->workspace, done->path, copy_saved_cb, done);
}

static void
save_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  g_autofree char *base = g_path_get_basename (mw_workspace_get_path (self->workspace));
  /* Translators: name of the file that is proposed for a copy of another one. */
  g_autofree char *proposed = g_strdup_printf (_ ("Copy of %s"), base);

  mw_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save a Copy"), MW_FILES_MAATWERK, proposed, copy_place_chosen_cb, g_object_ref (self));
}

static void
restore_backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_backups_dialog_present (GTK_WINDOW (widget), mw_workspace_get_path (MW_WINDOW (widget)->workspace));
}

static void
show_rules_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_rules_dialog_present (GTK_WINDOW (widget), MW_WINDOW (widget)->workspace);
}

static void
show_standing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_standing_dialog_present (GTK_WINDOW (widget), MW_WINDOW (widget)->workspace);
}

/* Who chooses a page by its key goes on there. Where the keys went to the page before, the stack sees to it. */
static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->pages, g_variant_get_string (parameter, NULL));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)))
    gtk_widget_child_focus (adw_view_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
toggle_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GSettings *settings = MW_WINDOW (widget)->settings;

  g_settings_set_boolean (settings, "show-details", !g_settings_get_boolean (settings, "show-details"));
}

static void
category_selected_cb (MwCategorySidebar *sidebar, MwWindow *self)
{
  gint64 category = mw_category_sidebar_get_selected (sidebar);

  g_settings_set_int64 (self->settings, "category", category);
  mw_contracts_page_set_category (self->contracts, category);
  mw_matching_page_set_category (self->matching, category);
  mw_talks_page_set_category (self->talks, category);
  mw_overview_page_set_category (self->overview, category);
}

static void
talks_loaded_cb (MwTalksPage *talks, MwTalkBoard *board, MwWindow *self)
{
  mw_due_bar_show (self->due_bar, board, mw_workspace_get_notation (self->workspace));
}

/* Who sees the agenda need not be told of it. */
static void
page_shown_cb (AdwViewStack *pages, GParamSpec *pspec, MwWindow *self)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (pages), "talks") == 0)
    mw_due_bar_dismiss (self->due_bar);
}

static void
remember_size (MwWindow *self)
{
  int width;
  int height;
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized)
    {
      g_settings_set_int (self->settings, "window-width", MAX (width, 640));
      g_settings_set_int (self->settings, "window-height", MAX (height, 480));
    }
}

/* Returns: (nullable): a window in front of this one that waits for an answer */
static GtkWindow *
find_question (MwWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_window_get_modal (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return window;
    }
  return NULL;
}

static gboolean
mw_window_close_request (GtkWindow *window)
{
  MwWindow *self = MW_WINDOW (window);
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  /* A field that is being edited loses the focus now, which saves it before the file is closed, or asks something. */
  gtk_window_set_focus (window, NULL);
  if (find_question (self) != NULL)
    {
      gtk_window_present (find_question (self));
      return GDK_EVENT_STOP;
    }
  remember_size (self);
  if (page != NULL)
    g_settings_set_string (self->settings, "page", page);
  return GTK_WINDOW_CLASS (mw_window_parent_class)->close_request (window);
}

static void
mw_window_dispose (GObject *object)
{
  MwWindow *self = MW_WINDOW (object);

  g_clear_handle_id (&self->check, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->waiting, g_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mw_window_parent_class)->dispose (object);
}

static void
talk_made_cb (MwRecord *talk, gpointer user_data)
{
  MwWindow *self = MW_WINDOW (user_data);

  adw_view_stack_set_visible_child_name (self->pages, "talks");
  mw_talks_page_show_talk (self->talks, mw_record_get_id (talk));
}

static void
new_talk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  g_autoptr (MwRecord) talk = mw_workspace_make_talk (self->workspace, 0, 0);

  mw_record_dialog_present_for (GTK_WINDOW (self), self->workspace, talk, self, talk_made_cb, self);
}

static void
talk_extended_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The change was not saved"), error);
}

/* With whom, and about which contract: the talk that is planned already, which is then about that one too, or else a
 * new one. */
static void
discuss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  MwRecord *planned;
  g_autoptr (MwRecord) talk = NULL;
  gint64 supplier_id;
  gint64 contract_id;

  g_variant_get (parameter, "(xx)", &supplier_id, &contract_id);
  planned = mw_workspace_find_next_talk (self->workspace, supplier_id);
  if (planned != NULL)
    {
      if (!mw_workspace_is_read_only (self->workspace) && mw_workspace_add_contract_to_talk_async (self->workspace, planned, contract_id, talk_extended_cb, self))
        g_object_ref (self);
      talk_made_cb (planned, self);
      return;
    }
  talk = mw_workspace_make_talk (self->workspace, supplier_id, contract_id);
  mw_record_dialog_present_for (GTK_WINDOW (self), self->workspace, talk, self, talk_made_cb, self);
}

static void
show_talk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "talks");
  mw_talks_page_show_talk (self->talks, g_variant_get_int64 (parameter));
}

static void
new_agreement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  g_autoptr (MwRecord) agreement = mw_record_new (&mw_agreement_table);

  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, agreement);
}

static void
show_room_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_room_dialog_present (GTK_WINDOW (self), self->workspace, mw_category_sidebar_get_selected (self->sidebar));
}

static void
show_contacts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_contacts_dialog_present (GTK_WINDOW (widget), MW_WINDOW (widget)->workspace);
}

static void
show_refusals_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_refusals_dialog_present (GTK_WINDOW (self), self->workspace);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.new-contract", NULL, new_contract_action);
  gtk_widget_class_install_action (widget_class, "win.new-initiative", NULL, new_initiative_action);
  gtk_widget_class_install_action (widget_class, "win.new-nomination", NULL, new_nomination_action);
  gtk_widget_class_install_action (widget_class, "win.new-talk", NULL, new_talk_action);
  gtk_widget_class_install_action (widget_class, "win.new-agreement", NULL, new_agreement_action);
  gtk_widget_class_install_action (widget_class, "win.discuss", "(xx)", discuss_action);
  gtk_widget_class_install_action (widget_class, "win.show-talk", "x", show_talk_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_action);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", NULL, restore_backup_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-details", NULL, toggle_details_action);
  gtk_widget_class_install_action (widget_class, "win.show-rules", NULL, show_rules_action);
  gtk_widget_class_install_action (widget_class, "win.show-standing", NULL, show_standing_action);
  gtk_widget_class_install_action (widget_class, "win.show-refusals", NULL, show_refusals_action);
  gtk_widget_class_install_action (widget_class, "win.show-contacts", NULL, show_contacts_action);
  gtk_widget_class_install_action (widget_class, "win.show-room", NULL, show_room_action);
}

static void
mw_window_class_init (MwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_CATEGORY_SIDEBAR);
  g_type_ensure (MW_TYPE_CONTRACTS_PAGE);
  g_type_ensure (MW_TYPE_DUE_BAR);
  g_type_ensure (MW_TYPE_LOADING);
  g_type_ensure (MW_TYPE_MATCHING_PAGE);
  g_type_ensure (MW_TYPE_OPEN_FAILURE);
  g_type_ensure (MW_TYPE_OVERVIEW_PAGE);
  g_type_ensure (MW_TYPE_TALKS_PAGE);
  G_OBJECT_CLASS (klass)->dispose = mw_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mw_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MwWindow, state_stack);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, due_bar);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, contracts);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, matching);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, talks);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, redo_button);
  gtk_widget_class_bind_template_callback (widget_class, category_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, talks_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  install_actions (widget_class);
}

static void
set_file_actions_enabled (MwWindow *self, gboolean enabled)
{
  static const char *const actions[] = { "win.undo", "win.redo", "win.new-contract", "win.new-initiative", "win.new-nomination", "win.new-talk", "win.new-agreement", "win.search", "win.import", "win.report", "win.save-copy", "win.restore-backup", "win.show-rules", "win.show-standing", "win.show-refusals", "win.show-contacts", "win.show-room" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

static void
set_read_only (MwWindow *self)
{
  static const char *const actions[] = { "win.new-contract", "win.new-initiative", "win.new-nomination", "win.new-talk", "win.new-agreement", "win.import", "win.restore-backup" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], FALSE);
  gtk_widget_set_visible (self->read_only_bar, TRUE);
}

/* Once for each file: there the program is slower, and two people must not work in it at the same time. */
static void
tell_of_network (MwWindow *self)
{
  g_auto (GStrv) told = g_settings_get_strv (self->settings, "told-remote");
  const char *path = mw_workspace_get_path (self->workspace);
  g_autoptr (GStrvBuilder) more = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!mw_workspace_is_remote (self->workspace) || g_strv_contains ((const char *const *) told, path))
    return;
  g_strv_builder_addv (more, (const char **) told);
  g_strv_builder_add (more, path);
  all = g_strv_builder_end (more);
  g_settings_set_strv (self->settings, "told-remote", (const char *const *) all);
  mw_window_show_toast (self, _ ("This file is on a network drive. Saving takes longer there, and others can only read it meanwhile."), FALSE);
}

/* Stays until it was read. */
static void
warned_cb (MwWorkspace *workspace, const char *sentence, MwWindow *self)
{
  AdwToast *toast = mw_plain_toast_new (sentence);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mw_workspace_check_finish (MW_WORKSPACE (object), result, &error) && self->workspace != NULL)
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("Something is wrong with this file"), error);
}

/* A bad page may not be read for months; better to know now, while there are backups. */
static gboolean
check_file_cb (gpointer user_data)
{
  MwWindow *self = MW_WINDOW (user_data);

  self->check = 0;
  mw_workspace_check_async (self->workspace, checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
mw_window_init (MwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_file_actions_enabled (self, FALSE);
  if (DEVEL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/* Returns: (transfer none): the application owns its windows */
MwWindow *
mw_window_new (GtkApplication *application, GSettings *settings)
{
  MwWindow *self = g_object_new (MW_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"), g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}

/* Shows a file. A window shows one file in its life. */
void
mw_window_set_workspace (MwWindow *self, MwWorkspace *workspace)
{
  g_autofree char *name = g_path_get_basename (mw_workspace_get_path (workspace));
  g_autofree char *title = g_strdup_printf ("%s – Maatwerk", name);
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  g_set_object (&self->workspace, workspace);
  gtk_window_set_title (GTK_WINDOW (self), title);
  set_file_actions_enabled (self, TRUE);
  mw_contracts_page_set_workspace (self->contracts, workspace, self->settings);
  mw_matching_page_set_workspace (self->matching, workspace, self->settings);
  mw_talks_page_set_workspace (self->talks, workspace);
  mw_overview_page_set_workspace (self->overview, workspace);
  mw_category_sidebar_set_workspace (self->sidebar, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "acted", G_CALLBACK (acted_cb), self, 0);
  g_signal_connect_object (workspace, "warned", G_CALLBACK (warned_cb), self, 0);
  update_undo (self);
  mw_category_sidebar_select (self->sidebar, g_settings_get_int64 (self->settings, "category"));
  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->switcher, TRUE);
  gtk_stack_set_visible_child_name (self->state_stack, "file");
  if (mw_workspace_is_read_only (workspace))
    set_read_only (self);
  tell_of_network (self);
  self->check = g_timeout_add_seconds (CHECK_AFTER_SECONDS, check_file_cb, self);
}

void
mw_window_show_loading (MwWindow *self)
{
  gtk_widget_set_visible (self->switcher, FALSE);
  gtk_stack_set_visible_child_name (self->state_stack, "loading");
}

/* Says why there is no file to show, and what can be done. */
void
mw_window_show_open_failure (MwWindow *self, const char *path, const GError *error)
{
  mw_open_failure_show (self->failure, path, error);
  gtk_widget_set_visible (self->switcher, FALSE);
  gtk_stack_set_visible_child_name (self->state_stack, "failed");
}
