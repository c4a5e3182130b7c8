/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-report-dialog"

#include "config.h"
#include "mw-report-dialog.h"

#include <glib/gi18n.h>

#include "mw-category.h"
#include "mw-date.h"
#include "mw-dialogs.h"
#include "mw-plain.h"
#include "mw-report-period.h"

/*
 * What goes into the report for directors, and how far it is written. What was chosen is chosen again the next time,
 * but for the category: that is the one on the screen.
 */

struct _MwReportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack *stack;
  AdwComboRow *category;
  AdwComboRow *period;
  AdwComboRow *format;
  GtkSwitch *remember;
  AdwPreferencesGroup *contents;
  GtkProgressBar *progress;
  AdwStatusPage *done;
  GtkWidget *save_button;

  /* Owned */
  MwWorkspace *workspace;
  GSettings *settings;
  GCancellable *cancellable;
  GArray *categories; /* gint64, in the order of the row */
  GPtrArray *checks;  /* GtkCheckButton of each part, borrowed */
  char *path;

  /* State */
  MwReportProgress counts; /* set by the worker */
  guint tick;
};

G_DEFINE_FINAL_TYPE (MwReportDialog, mw_report_dialog, ADW_TYPE_WINDOW)

#define TICK_MILLISECONDS 100

static void
show_page (MwReportDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->save_button, g_str_equal (name, "choose"));
}

static MwReportFormat
get_format (MwReportDialog *self)
{
  return (MwReportFormat) MIN (adw_combo_row_get_selected (self->format), MW_N_REPORT_FORMATS - 1);
}

static guint
get_parts (MwReportDialog *self)
{
  guint parts = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        parts |= 1U << i;
    }
  return parts;
}

/* Something must be in it; a page on paper is always the summary. */
static void
choice_changed_cb (MwReportDialog *self)
{
  gboolean is_page = get_format (self) == MW_REPORT_FORMAT_PDF;

  gtk_widget_set_sensitive (GTK_WIDGET (self->contents), !is_page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", is_page || get_parts (self) != 0);
}

static void
remember_choices (MwReportDialog *self)
{
  g_settings_set_uint (self->settings, "report-parts", get_parts (self));
  g_settings_set_string (self->settings, "report-format", mw_report_format_get_suffix (get_format (self)));
  g_settings_set_uint (self->settings, "report-period", adw_combo_row_get_selected (self->period));
  g_settings_set_boolean (self->settings, "report-remember", gtk_switch_get_active (self->remember));
}

static void
stop_ticking (MwReportDialog *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
}

static gboolean
tick_cb (gpointer user_data)
{
  MwReportDialog *self = MW_REPORT_DIALOG (user_data);
  gint done = g_atomic_int_get (&self->counts.done);
  gint total = g_atomic_int_get (&self->counts.total);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, CLAMP ((double) done / total, 0, 1));
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
show_done (MwReportDialog *self, const char *remembered)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *text = g_strdup_printf ("%s\n%s", base, remembered);

  mw_plain_page_describe (self->done, text);
  show_page (self, "done");
  gtk_widget_child_focus (GTK_WIDGET (self->done), GTK_DIR_TAB_FORWARD);
}

static void
remembered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (self->workspace == NULL)
    return;
  if (act == NULL)
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The report is written, but what it says was not remembered"), error);
  show_done (self, act != NULL ? _ ("The next report will say what changed since this one.") : _ ("The next report cannot say what changed since this one."));
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwReportMemory) memory = mw_workspace_report_finish (MW_WORKSPACE (object), result, &error);

  stop_ticking (self);
  if (self->workspace == NULL)
    return;
  if (memory == NULL)
    {
      show_page (self, "choose");
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The report was not written"), error);
    }
  else if (mw_workspace_is_read_only (self->workspace))
    show_done (self, _ ("The file is open for reading only, so the next report cannot say what changed since this one."));
  else if (!gtk_switch_get_active (self->remember))
    show_done (self, _ ("It is not remembered, so the next report compares itself with an earlier one."));
  else
    mw_workspace_remember_report_async (self->workspace, g_steal_pointer (&memory), remembered_cb, g_object_ref (self));
}

static gint64
get_category (MwReportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->category);

  return selected < self->categories->len ? g_array_index (self->categories, gint64, selected) : MW_CATEGORY_ALL;
}

/* Writes the report as it is chosen now, to a place that was asked before. */
void
mw_report_dialog_write (MwReportDialog *self, const char *path)
{
  MwReportJob job = { .path = (char *) path, .asked = TRUE, .category_id = get_category (self), .parts = get_parts (self), .progress = &self->counts };

  mw_report_period_get ((MwReportPeriod) adw_combo_row_get_selected (self->period), mw_workspace_get_today (self->workspace), &job.from, &job.until);
  remember_choices (self);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  job.cancellable = self->cancellable;
  g_free (self->path);
  self->path = g_strdup (path);
  self->counts = (MwReportProgress){ 0 };
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->tick = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
  show_page (self, "writing");
  mw_workspace_report_async (self->workspace, &job, written_cb, g_object_ref (self));
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->workspace != NULL)
    mw_report_dialog_write (self, path);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const MwFiles files[MW_N_REPORT_FORMATS] = { MW_FILES_WORKBOOK, MW_FILES_ODS, MW_FILES_PDF };
  MwReportDialog *self = MW_REPORT_DIALOG (widget);
  GObject *item = adw_combo_row_get_selected_item (self->category);
  g_autofree char *date = mw_date_to_iso (mw_workspace_get_today (self->workspace));
  /* Translators: name of the report file: category and date. */
  g_autofree char *stem = g_strdup_printf (_ ("Social return %s %s"), gtk_string_object_get_string (GTK_STRING_OBJECT (item)), date);
  g_autofree char *proposed = g_strconcat (stem, mw_report_format_get_suffix (get_format (self)), NULL);

  g_strdelimit (proposed, "/\\", '-');
  mw_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save the Report"), files[get_format (self)], proposed, place_chosen_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwReportDialog *self = MW_REPORT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_dialogs_show_file (GTK_WINDOW (widget), MW_REPORT_DIALOG (widget)->path);
}

static void
folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *folder = g_path_get_dirname (MW_REPORT_DIALOG (widget)->path);

  mw_dialogs_show_file (GTK_WINDOW (widget), folder);
}

/* Esc leaves the writing first, and the dialog only then. */
static gboolean
mw_report_dialog_close_request (GtkWindow *window)
{
  MwReportDialog *self = MW_REPORT_DIALOG (window);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "writing") == 0)
    {
      cancel_action (GTK_WIDGET (self), NULL, NULL);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (mw_report_dialog_parent_class)->close_request (window);
}

static void
add_category (MwReportDialog *self, GtkStringList *names, gint64 id, const char *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->categories, id);
}

static void
fill_categories (MwReportDialog *self, gint64 category_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *all = mw_workspace_get_records (self->workspace, &mw_category_table);
  guint chosen = 0;

  add_category (self, names, MW_CATEGORY_ALL, _ ("All categories"));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (all, i);
      add_category (self, names, mw_record_get_id (category), mw_record_get_title (category));
    }
  add_category (self, names, MW_CATEGORY_NONE, _ ("Without a category"));
  for (guint i = 0; i < self->categories->len; i++)
    chosen = g_array_index (self->categories, gint64, i) == category_id ? i : chosen;
  adw_combo_row_set_model (self->category, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->category, chosen);
}

static void
add_part (MwReportDialog *self, guint i, gboolean chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  mw_plain_row_set (row, mw_report_part_get_label ((MwReportPart) (1U << i)), NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, mw_report_part_get_label ((MwReportPart) (1U << i)), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->contents, row);
  g_ptr_array_add (self->checks, check);
}

static void
fill_choices (MwReportDialog *self)
{
  g_autoptr (GtkStringList) periods = gtk_string_list_new (NULL);
  g_autofree char *suffix = g_settings_get_string (self->settings, "report-format");
  guint parts = g_settings_get_uint (self->settings, "report-parts");
  MwReportFormat format = MW_REPORT_FORMAT_XLSX;

  for (guint i = 0; i < MW_N_REPORT_PERIODS; i++)
    gtk_string_list_append (periods, mw_report_period_get_label ((MwReportPeriod) i));
  adw_combo_row_set_model (self->period, G_LIST_MODEL (periods));
  adw_combo_row_set_selected (self->period, MIN (g_settings_get_uint (self->settings, "report-period"), MW_N_REPORT_PERIODS - 1));
  mw_report_format_find (suffix, &format);
  adw_combo_row_set_selected (self->format, format);
  gtk_switch_set_active (self->remember, g_settings_get_boolean (self->settings, "report-remember"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->remember), !mw_workspace_is_read_only (self->workspace));
  for (guint i = 0; 1U << i < MW_REPORT_ALL; i++)
    add_part (self, i, (parts & (1U << i)) != 0);
  choice_changed_cb (self);
}

static void
mw_report_dialog_dispose (GObject *object)
{
  MwReportDialog *self = MW_REPORT_DIALOG (object);

  stop_ticking (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (mw_report_dialog_parent_class)->dispose (object);
}

static void
mw_report_dialog_class_init (MwReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_report_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mw_report_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, category);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, period);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, remember);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, done);
  gtk_widget_class_bind_template_child (widget_class, MwReportDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "report.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "report.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "report.folder", NULL, folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save", NULL);
}

static void
mw_report_dialog_init (MwReportDialog *self)
{
  self->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer none): it is shown, and destroys itself */
MwReportDialog *
mw_report_dialog_present (GtkWindow *parent, MwWorkspace *workspace, GSettings *settings, gint64 category_id)
{
  MwReportDialog *self = g_object_new (MW_TYPE_REPORT_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->settings = g_object_ref (settings);
  fill_categories (self, category_id);
  fill_choices (self);
  show_page (self, "choose");
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
