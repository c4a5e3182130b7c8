/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-dialogs"

#include "config.h"
#include "mw-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mw-error.h"

/* The only file that names dialog classes that newer GTK replaces; callers see files and sentences. */

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *suffixes != NULL; suffixes++)
    gtk_file_filter_add_suffix (filter, *suffixes);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_filters (GtkFileChooser *chooser, MwFiles files)
{
  static const char *const maatwerk[] = { "maatwerk", NULL };
  static const char *const tables[] = { "xlsx", "csv", "txt", "tsv", NULL };
  static const char *const workbook[] = { "xlsx", NULL };
  static const char *const ods[] = { "ods", NULL };
  static const char *const csv[] = { "csv", NULL };
  static const char *const picture[] = { "png", NULL };
  static const char *const pdf[] = { "pdf", NULL };
  static const char *const calendar[] = { "ics", NULL };

  switch (files)
    {
    case MW_FILES_MAATWERK:
      add_filter (chooser, _ ("Maatwerk files"), maatwerk);
      break;
    case MW_FILES_TABLES:
      add_filter (chooser, _ ("Contract registers (Excel, CSV)"), tables);
      break;
    case MW_FILES_ODS:
      add_filter (chooser, _ ("OpenDocument workbooks"), ods);
      break;
    case MW_FILES_CSV:
      add_filter (chooser, _ ("Lists (CSV)"), csv);
      break;
    case MW_FILES_PICTURE:
      add_filter (chooser, _ ("Pictures (PNG)"), picture);
      break;
    case MW_FILES_PDF:
      add_filter (chooser, _ ("PDF files"), pdf);
      break;
    case MW_FILES_CALENDAR:
      add_filter (chooser, _ ("Calendar files"), calendar);
      break;
    case MW_FILES_WORKBOOK:
    default:
      add_filter (chooser, _ ("Excel workbooks"), workbook);
      break;
    }
}

static const char *
suffix_of (MwFiles files)
{
  switch (files)
    {
    case MW_FILES_MAATWERK:
      return ".maatwerk";
    case MW_FILES_WORKBOOK:
      return ".xlsx";
    case MW_FILES_ODS:
      return ".ods";
    case MW_FILES_CSV:
      return ".csv";
    case MW_FILES_PICTURE:
      return ".png";
    case MW_FILES_PDF:
      return ".pdf";
    case MW_FILES_CALENDAR:
      return ".ics";
    case MW_FILES_TABLES:
    default:
      return "";
    }
}

/* A name without its ending is completed and asked again, because a file of that name may exist. */
static gboolean
completes_name (GtkFileChooser *chooser)
{
  const char *suffix = suffix_of ((MwFiles) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "mw-files")));
  g_autofree char *name = gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE ? gtk_file_chooser_get_current_name (chooser) : NULL;
  g_autofree char *completed = NULL;

  if (name == NULL || *name == '\0' || g_str_has_suffix (name, suffix))
    return FALSE;
  completed = g_strconcat (name, suffix, NULL);
  gtk_file_chooser_set_current_name (chooser, completed);
  return TRUE;
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT && completes_name (GTK_FILE_CHOOSER (dialog)))
    {
      gtk_native_dialog_show (dialog);
      return;
    }
  g_autoptr (GTask) task = user_data;
  g_autoptr (GtkNativeDialog) owned = dialog;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Cancelled."));
}

static void
run_chooser (GtkFileChooserNative *chooser, MwFiles files, GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_object_set_data (G_OBJECT (chooser), "mw-files", GINT_TO_POINTER (files));
  add_filters (GTK_FILE_CHOOSER (chooser), files);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Ends with mw_dialogs_file_finish(). */
void
mw_dialogs_open_file_async (GtkWindow *parent, const char *title, MwFiles files, GAsyncReadyCallback callback, gpointer user_data)
{
  run_chooser (gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel")), files, parent, callback, user_data);
}

/* @name: what to propose */
void
mw_dialogs_save_file_async (GtkWindow *parent, const char *title, MwFiles files, const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  run_chooser (chooser, files, parent, callback, user_data);
}

/* Returns: (transfer full) (nullable): %NULL with G_IO_ERROR_CANCELLED where the user changed their mind */
GFile *
mw_dialogs_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Where the file cannot be written, what is in it should be brought to safety. */
static gboolean
asks_for_copy (const GError *error)
{
  static const MwError codes[] = { MW_ERROR_NO_SPACE, MW_ERROR_READ_ONLY, MW_ERROR_CORRUPT, MW_ERROR_DISK, MW_ERROR_GONE };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_error_matches (error, MW_ERROR, (int) codes[i]))
        return TRUE;
    }
  return FALSE;
}

static void
failure_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  /* The window of the file may be the parent of the one in which the failure was seen. */
  while (parent != NULL && gtk_window_get_transient_for (parent) != NULL)
    parent = gtk_window_get_transient_for (parent);
  if (parent != NULL && g_str_equal (response, "copy"))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.save-copy", NULL);
}

/* What a dialog is laid out for. */
#define NORMAL_DPI 96

static int
grow (int size, int dpi, int most)
{
  return size > 0 ? MAX (size, MIN (size * dpi / NORMAL_DPI, most)) : size;
}

/* Only the first time: what grew does not grow again. */
static void
realize_cb (GtkWindow *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);
  int width;
  int height;
  int dpi;

  g_signal_handlers_disconnect_by_func (dialog, realize_cb, NULL);
  if (parent == NULL)
    return;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (dialog)), "gtk-xft-dpi", &dpi, NULL);
  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog, grow (width, dpi / 1024, gtk_widget_get_width (GTK_WIDGET (parent))), grow (height, dpi / 1024, gtk_widget_get_height (GTK_WIDGET (parent))));
}

static void
toplevels_changed_cb (GListModel *toplevels, guint position, guint removed, guint added, gpointer unused)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);
      g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
    }
}

/* As long as the program runs, larger text gives dialogs more room, as far as the window that they belong to has it. */
void
mw_dialogs_follow_text_size (GtkApplication *application)
{
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_changed_cb), application, 0);
}

/**
 * mw_dialogs_show_failure:
 * @heading: what was tried
 *
 * For failures that must be seen. A cancelled action is silent.
 */
void
mw_dialogs_show_failure (GtkWindow *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (parent, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (parent != NULL && asks_for_copy (error))
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _ ("Save a Cop_y…"));
  g_signal_connect (dialog, "response", G_CALLBACK (failure_response_cb), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Tells of something that has happened and that nothing can be done about here. */
void
mw_dialogs_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_response_cb (AdwMessageDialog *dialog, const char *response, const char *path)
{
  if (g_str_equal (response, "open"))
    mw_dialogs_show_file (gtk_window_get_transient_for (GTK_WINDOW (dialog)), path);
}

static void
free_path (gpointer path, GClosure *closure)
{
  g_free (path);
}

/**
 * mw_dialogs_tell_saved:
 * @note: (nullable): what the file does not hold
 *
 * Tells where a file is that was saved, and opens it where that is asked for.
 */
void
mw_dialogs_tell_saved (GtkWindow *parent, const char *path, const char *note)
{
  g_autofree char *body = note != NULL ? g_strdup_printf ("%s\n\n%s", path, note) : g_strdup (path);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The File Was Saved"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "open", _ ("_Open"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (saved_response_cb), g_strdup (path), free_path, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
close_alert_cb (gpointer alert)
{
  gtk_window_destroy (GTK_WINDOW (alert));
  return G_SOURCE_REMOVE;
}

static void
answered_cb (AdwMessageDialog *alert, const char *response, GTask *task)
{
  MwAnswer answer = MW_ANSWER_KEEP;

  if (g_str_equal (response, "instead"))
    answer = MW_ANSWER_INSTEAD;
  else if (g_str_equal (response, "discard"))
    answer = MW_ANSWER_CONFIRM;
  g_task_set_task_data (task, GINT_TO_POINTER (answer), NULL);
  /* The click that answers closes the alert already; who answers by a call does not. */
  g_idle_add_full (G_PRIORITY_DEFAULT, close_alert_cb, g_object_ref (alert), g_object_unref);
}

static gboolean
return_answer_cb (gpointer task)
{
  g_task_return_int (task, GPOINTER_TO_INT (g_task_get_task_data (task)));
  return G_SOURCE_REMOVE;
}

/*
 * The window that asked may go because of the answer. It has to outlive the alert, which still looks at it on its way
 * out. An alert that goes without an answer, because the file was closed, says that nothing is to be done.
 */
static void
alert_gone_cb (GtkWidget *alert, GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, return_answer_cb, task, g_object_unref);
}

/* @task: (transfer full): what the answer is given to */
static void
ask (GtkWidget *alert, GTask *task)
{
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (alert), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (alert), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (alert), "keep");
  g_signal_connect (alert, "response", G_CALLBACK (answered_cb), task);
  g_signal_connect (alert, "destroy", G_CALLBACK (alert_gone_cb), task);
  gtk_window_present (GTK_WINDOW (alert));
}

static MwAnswer
get_answer (GAsyncResult *result)
{
  return (MwAnswer) g_task_propagate_int (G_TASK (result), NULL);
}

/**
 * mw_dialogs_ask_async:
 * @confirm: what the button that does it says
 *
 * Asks before what cannot be undone; ends with mw_dialogs_ask_finish().
 */
void
mw_dialogs_ask_async (GtkWindow *parent, const char *heading, const char *body, const char *confirm, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkWidget *alert = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (alert),
                                    "keep",
                                    _ ("_Cancel"),
                                    "discard",
                                    confirm,
                                    NULL);
  ask (alert, g_task_new (parent, NULL, callback, user_data));
}

gboolean
mw_dialogs_ask_finish (GAsyncResult *result)
{
  return get_answer (result) == MW_ANSWER_CONFIRM;
}

/**
 * mw_dialogs_ask_instead_async:
 * @instead: what the button says that does something better
 * @confirm: what the button says that does what was asked
 *
 * Asks before what is better done otherwise; ends with mw_dialogs_ask_instead_finish().
 */
void
mw_dialogs_ask_instead_async (GtkWindow *parent, const char *heading, const char *body, const char *instead, const char *confirm, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkWidget *alert = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (alert),
                                    "keep",
                                    _ ("_Leave It So"),
                                    "discard",
                                    confirm,
                                    "instead",
                                    instead,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (alert),
                                              "instead",
                                              ADW_RESPONSE_SUGGESTED);
  ask (alert, g_task_new (parent, NULL, callback, user_data));
}

MwAnswer
mw_dialogs_ask_instead_finish (GAsyncResult *result)
{
  return get_answer (result);
}

/* Asks whether what was typed may go; ends with mw_dialogs_ask_finish(). */
void
mw_dialogs_ask_discard_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkWidget *alert = adw_message_dialog_new (parent,
                                             _ ("Discard Your Changes?"),
                                             _ ("What you filled in here was not saved."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (alert),
                                    "keep",
                                    _ ("_Keep Editing"),
                                    "discard",
                                    _ ("_Discard"),
                                    NULL);
  ask (alert, g_task_new (parent, NULL, callback, user_data));
}

/* Closes a form without a question, and gives the keyboard back to the window that it belongs to. */
void
mw_dialogs_finish (GtkWindow *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  /* A text field that has the keyboard must lose it before it goes, or GTK complains. */
  gtk_window_set_focus (dialog, NULL);
  gtk_window_destroy (dialog);
  if (parent != NULL)
    gtk_window_present (parent);
}

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    mw_dialogs_show_failure (parent, _ ("The file could not be opened"), error);
}

/* Opens a file with the program that the user has for it. */
void
mw_dialogs_show_file (GtkWindow *parent, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (parent));
}
