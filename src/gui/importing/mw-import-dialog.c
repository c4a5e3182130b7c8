/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-import-dialog"

#include "config.h"
#include "mw-import-dialog.h"

#include <glib/gi18n.h>

#include "mw-category.h"
#include "mw-column-row.h"
#include "mw-dialogs.h"
#include "mw-loading.h"
#include "mw-plain.h"

/*
 * Brings in a register: how its columns were understood, then what would happen, then the import itself.
 * Until the last step nothing changes; the import is one act, and cancelling it leaves no trace.
 */

struct _MwImportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failure;
  AdwComboRow *category_row;
  AdwPreferencesGroup *file_group;
  GtkWidget *sheet_group;
  GtkWidget *sheet_row;
  AdwPreferencesGroup *columns_group;
  AdwPreferencesGroup *summary_group;
  AdwPreferencesGroup *left_out_group;
  AdwPreferencesGroup *doubts_group;
  GtkProgressBar *progress;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkWidget *import_button;

  /* Owned */
  MwWorkspace *workspace;
  MwContractSource *source;
  GCancellable *cancellable;
  char *path;
  GPtrArray *column_rows; /* borrowed from their group, as are the next ones */
  GPtrArray *finding_rows;
  GArray *categories; /* gint64: what can be chosen, in the order of the row */

  /* State */
  gint64 category_id;
  guint progress_timer;
  int per_mille; /* written by the worker, atomically */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MwImportDialog, mw_import_dialog, ADW_TYPE_WINDOW)

/* A file may hold thousands of rows with a fault; a person reads the first ones. */
#define MAX_FINDINGS 100

/* What can be chosen beside a category; each contract must get one, or be said to have none. */
#define NOT_CHOSEN MW_CATEGORY_ALL
#define PER_ROW G_MININT64

/* Enter goes on, and never cancels by itself. */
static void
focus_next_step (MwImportDialog *self, const char *page)
{
  GtkWidget *step = NULL;

  if (g_str_equal (page, "columns"))
    step = self->category_id != NOT_CHOSEN ? self->next_button : GTK_WIDGET (self->category_row);
  else if (g_str_equal (page, "summary"))
    step = gtk_widget_is_sensitive (GTK_WIDGET (self->import_button)) ? GTK_WIDGET (self->import_button) : GTK_WIDGET (self->back_button);
  if (step != NULL)
    gtk_widget_grab_focus (step);
  else
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
show_page (MwImportDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->back_button, g_str_equal (page, "summary"));
  gtk_widget_set_visible (self->next_button, g_str_equal (page, "columns"));
  gtk_widget_set_visible (self->import_button, g_str_equal (page, "summary"));
  focus_next_step (self, page);
}

static void
show_failure (MwImportDialog *self, const GError *error)
{
  mw_plain_page_describe (self->failure, error->message);
  show_page (self, "failed");
}

static const char *
find_category_column (MwImportDialog *self)
{
  GPtrArray *columns = mw_contract_source_get_columns (self->source);

  for (guint i = 0; i < columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (columns, i);
      if (g_strcmp0 (column->target, "category") == 0)
        return column->header;
    }
  return NULL;
}

static void
add_category (MwImportDialog *self, GtkStringList *names, gint64 id, const char *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->categories, id);
}

/* Returns: (transfer full) */
static GListModel *
list_categories (MwImportDialog *self, const char *column)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GListModel *all = mw_workspace_get_records (self->workspace, &mw_category_table);
  g_autofree char *per_row = column != NULL ? g_strdup_printf (_ ("Per row, from column “%s”"), column) : NULL;

  g_array_set_size (self->categories, 0);
  add_category (self, names, NOT_CHOSEN, _ ("Choose a category"));
  if (per_row != NULL)
    add_category (self, names, PER_ROW, per_row);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (all, i);
      add_category (self, names, mw_record_get_id (category), mw_record_get_title (category));
    }
  add_category (self, names, MW_CATEGORY_NONE, _ ("Without a category"));
  return G_LIST_MODEL (names);
}

static void
set_category (MwImportDialog *self, gint64 category_id)
{
  const char *column = find_category_column (self);
  g_autofree char *rest = column != NULL && category_id > 0 ? g_strdup_printf (_ ("For rows of which column “%s” names none"), column) : NULL;
  const char *subtitle = rest;

  if (category_id == MW_CATEGORY_NONE)
    subtitle = _ ("Without a category no rules can be chosen");
  else if (category_id == NOT_CHOSEN)
    subtitle = _ ("Its rules say which contracts carry the duty");
  self->category_id = category_id;
  mw_plain_row_set (GTK_WIDGET (self->category_row), NULL, subtitle != NULL ? subtitle : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", category_id != NOT_CHOSEN);
}

/* A column that gives categories can come and go. */
static void
fill_categories (MwImportDialog *self)
{
  const char *column = find_category_column (self);
  g_autoptr (GListModel) names = list_categories (self, column);
  gint64 wanted = self->category_id;

  if (column == NULL && wanted == PER_ROW)
    wanted = NOT_CHOSEN;
  else if (column != NULL && wanted == NOT_CHOSEN)
    wanted = PER_ROW;
  self->filling = TRUE;
  adw_combo_row_set_model (self->category_row, names);
  for (guint i = 0; i < self->categories->len; i++)
    {
      if (g_array_index (self->categories, gint64, i) == wanted)
        adw_combo_row_set_selected (self->category_row, i);
    }
  self->filling = FALSE;
  set_category (self, wanted);
}

static void
category_selected_cb (AdwComboRow *row, GParamSpec *pspec, MwImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (!self->filling && selected < self->categories->len)
    set_category (self, g_array_index (self->categories, gint64, selected));
}

static void
remapped_cb (MwColumnRow *row, MwImportDialog *self)
{
  fill_categories (self);
  for (guint i = 0; i < self->column_rows->len; i++)
    mw_column_row_refresh (g_ptr_array_index (self->column_rows, i));
}

static void
fill_columns (MwImportDialog *self)
{
  GPtrArray *columns = mw_contract_source_get_columns (self->source);
  g_autofree char *how = mw_contract_source_describe (self->source);

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);
  mw_plain_group_set (self->file_group, NULL, how);
  for (guint i = 0; i < columns->len; i++)
    {
      GtkWidget *row = mw_column_row_new (self->source, i, mw_workspace_get_notation (self->workspace));
      g_signal_connect (row, "remapped", G_CALLBACK (remapped_cb), self);
      adw_preferences_group_add (self->columns_group, row);
      g_ptr_array_add (self->column_rows, row);
    }
}

static void
fill_sheets (MwImportDialog *self)
{
  const char *const *sheets = mw_contract_source_get_sheets (self->source);
  g_autoptr (GtkStringList) names = gtk_string_list_new (sheets);

  gtk_widget_set_visible (self->sheet_group, sheets != NULL && g_strv_length ((GStrv) sheets) > 1);
  if (sheets == NULL)
    return;
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->sheet_row), G_LIST_MODEL (names));
  for (guint i = 0; sheets[i] != NULL; i++)
    {
      if (g_strcmp0 (sheets[i], mw_contract_source_get_sheet (self->source)) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet_row), i);
    }
  self->filling = FALSE;
}

typedef struct
{
  char *path;
  char *sheet;
  const MwHeaderNames *names;
} OpenJob;

static void
open_job_free (gpointer data)
{
  OpenJob *job = data;

  g_free (job->path);
  g_free (job->sheet);
  g_free (job);
}

static void
open_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  OpenJob *job = data;
  GError *error = NULL;
  MwContractSource *source = mw_contract_source_open (job->path, job->sheet, job->names, &error);

  if (source != NULL)
    g_task_return_pointer (task, source, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  MwImportDialog *self = MW_IMPORT_DIALOG (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwContractSource) source = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (source == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_set_object (&self->source, source);
  fill_categories (self);
  fill_columns (self);
  fill_sheets (self);
  show_page (self, "columns");
}

/* @sheet: (nullable): %NULL lets the importer choose */
static void
open_source (MwImportDialog *self, const char *sheet)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, opened_cb, NULL);
  OpenJob *job = g_new0 (OpenJob, 1);

  *job = (OpenJob){ g_strdup (self->path), g_strdup (sheet), mw_workspace_get_header_names (self->workspace) };
  g_task_set_task_data (task, job, open_job_free);
  show_page (self, "loading");
  g_task_run_in_thread (task, open_in_thread);
}

static void
sheet_selected_cb (AdwComboRow *row, GParamSpec *pspec, MwImportDialog *self)
{
  const char *const *sheets = self->source != NULL ? mw_contract_source_get_sheets (self->source) : NULL;
  g_autofree char *sheet = NULL;

  if (self->filling || sheets == NULL)
    return;
  sheet = g_strdup (sheets[adw_combo_row_get_selected (row)]);
  open_source (self, sheet);
}

static void
add_row (MwImportDialog *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "mw-group", group);
  g_ptr_array_add (self->finding_rows, row);
}

static void
add_line (MwImportDialog *self, const char *title, const char *subtitle)
{
  add_row (self, self->summary_group, mw_plain_row_new (title, subtitle));
}

/* One row for all findings of a kind, which opens on each of them. */
static void
add_group (MwImportDialog *self, AdwPreferencesGroup *into, const MwImportGroup *group)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *rows = mw_import_group_list_rows (group);

  mw_plain_row_set (row, group->text, rows);
  for (guint i = 0; i < MIN (group->findings->len, MAX_FINDINGS); i++)
    {
      const MwImportFinding *finding = g_ptr_array_index (group->findings, i);
      g_autofree char *name = mw_import_finding_name_row (finding);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), mw_plain_row_new (name, finding->text));
    }
  if (group->findings->len > MAX_FINDINGS)
    {
      g_autofree char *more = g_strdup_printf (_ ("and %u more"), group->findings->len - MAX_FINDINGS);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), mw_plain_row_new (more, NULL));
    }
  add_row (self, into, row);
}

static void
add_groups (MwImportDialog *self, const GPtrArray *groups)
{
  gboolean any[] = { FALSE, FALSE };

  for (guint i = 0; i < groups->len; i++)
    {
      const MwImportGroup *group = g_ptr_array_index (groups, i);
      any[group->left_out] = TRUE;
      add_group (self, group->left_out ? self->left_out_group : self->doubts_group, group);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_group), any[TRUE]);
  gtk_widget_set_visible (GTK_WIDGET (self->doubts_group), any[FALSE]);
}

static void
clear_findings (MwImportDialog *self)
{
  for (guint i = 0; i < self->finding_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->finding_rows, i);
      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "mw-group"), row);
    }
  g_ptr_array_set_size (self->finding_rows, 0);
}

static void
fill_summary (MwImportDialog *self, const MwImportSummary *summary)
{
  g_autofree char *added = g_strdup_printf (ngettext ("%u new contract", "%u new contracts", summary->added), summary->added);
  g_autofree char *changed = g_strdup_printf (ngettext ("%u contract changes", "%u contracts change", summary->changed), summary->changed);
  g_autofree char *same = g_strdup_printf (ngettext ("%u row says nothing new", "%u rows say nothing new", summary->same), summary->same);
  g_autofree char *suppliers = g_strdup_printf (ngettext ("%u new supplier", "%u new suppliers", summary->new_suppliers), summary->new_suppliers);
  g_autofree char *clients = g_strdup_printf (ngettext ("%u new client", "%u new clients", summary->new_clients), summary->new_clients);
  g_autofree char *organisations = g_strdup_printf ("%s, %s", suppliers, clients);

  clear_findings (self);
  add_line (self, added, organisations);
  add_line (self, changed, _ ("An empty cell never wipes what is in the file."));
  add_line (self, same, NULL);
  for (guint i = 0; i < summary->unknown_categories->len; i++)
    {
      g_autofree char *title = g_strdup_printf (_ ("The category “%s” is not in the file"), (const char *) g_ptr_array_index (summary->unknown_categories, i));
      add_line (self, title, self->category_id > 0 ? _ ("Its contracts come under the category that was chosen") : _ ("Its contracts come under “Without a category”"));
    }
  add_groups (self, summary->groups);
  gtk_widget_set_sensitive (self->import_button, summary->added + summary->changed > 0);
}

static void
progress_in_worker (double fraction, gpointer data)
{
  g_atomic_int_set ((int *) data, (int) (fraction * 1000));
}

static gboolean
show_progress_cb (gpointer user_data)
{
  MwImportDialog *self = MW_IMPORT_DIALOG (user_data);

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->per_mille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
stop_progress (MwImportDialog *self)
{
  g_clear_handle_id (&self->progress_timer, g_source_remove);
}

static void
run (MwImportDialog *self, gboolean dry_run, GAsyncReadyCallback callback)
{
  MwImportJob job = { .source = self->source, .category_id = self->category_id > 0 ? self->category_id : 0, .dry_run = dry_run, .cancellable = self->cancellable, .progress = progress_in_worker, .progress_data = &self->per_mille };

  g_atomic_int_set (&self->per_mille, 0);
  show_page (self, "progress");
  self->progress_timer = g_timeout_add (100, show_progress_cb, self);
  mw_workspace_import_async (self->workspace, &job, callback, g_object_ref (self));
}

static void
tried_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwImportSummary) summary = mw_workspace_import_finish (MW_WORKSPACE (object), result, &error);

  stop_progress (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (summary == NULL)
    {
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This cannot be imported yet"), error);
      show_page (self, "columns");
      return;
    }
  fill_summary (self, summary);
  show_page (self, "summary");
  gtk_widget_grab_focus (self->import_button);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwImportSummary) summary = mw_workspace_import_finish (MW_WORKSPACE (object), result, &error);

  stop_progress (self);
  if (summary == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_failure (self, error);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (MW_IMPORT_DIALOG (widget), TRUE, tried_cb);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_page (MW_IMPORT_DIALOG (widget), "columns");
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (MW_IMPORT_DIALOG (widget), FALSE, imported_cb);
}

static gboolean
mw_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (MW_IMPORT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (mw_import_dialog_parent_class)->close_request (window);
}

static void
mw_import_dialog_dispose (GObject *object)
{
  MwImportDialog *self = MW_IMPORT_DIALOG (object);

  stop_progress (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (mw_import_dialog_parent_class)->dispose (object);
}

static void
mw_import_dialog_finalize (GObject *object)
{
  MwImportDialog *self = MW_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->finding_rows);
  g_array_unref (self->categories);

  G_OBJECT_CLASS (mw_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, category_row);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, file_group);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, summary_group);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, left_out_group);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, doubts_group);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, MwImportDialog, import_button);
}

static void
mw_import_dialog_class_init (MwImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mw_import_dialog_close_request;
  g_type_ensure (MW_TYPE_LOADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, category_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.import", NULL, import_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_import_dialog_init (MwImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->column_rows = g_ptr_array_new ();
  self->finding_rows = g_ptr_array_new ();
  self->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @category_id: the one that is open in the window, which is then chosen at once; %MW_CATEGORY_ALL leaves the choice */
void
mw_import_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const char *path, gint64 category_id)
{
  MwImportDialog *self = g_object_new (MW_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_path_get_basename (path);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->category_id = category_id > 0 ? category_id : NOT_CHOSEN;
  adw_window_title_set_subtitle (self->title, name);
  open_source (self, NULL);
  gtk_window_present (GTK_WINDOW (self));
}
