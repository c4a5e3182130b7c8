/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-application"

#include "config.h"
#include "mw-application.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "mw-dialogs.h"
#include "mw-error.h"
#include "mw-open-failure.h"
#include "mw-rescue.h"
#include "mw-shown-log.h"
#include "mw-window.h"
#include "mw-workspace.h"

/* The program: its one open file, its window, and the actions that need neither. */

typedef struct _Opening Opening;

struct _MwApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  MwWorkspace *workspace;

  /* State */
  Opening *next;      /* owned: what is opened after the file that is being opened */
  GtkWindow *failure; /* weak: says why another file did not open */
  gboolean opening;
  GDate today;
  gboolean follows_clock;
  guint clock;
};

G_DEFINE_FINAL_TYPE (MwApplication, mw_application, ADW_TYPE_APPLICATION)

#define CLOCK_SECONDS 30

/* Without an argument the file under the user's data folder is meant; the first time it is made. */
static char *
get_default_path (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "maatwerk", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_READ_ONLY, _ ("The folder “%s” cannot be made. Check the rights on it."), folder);
      return NULL;
    }
  return g_build_filename (folder, "maatwerk.maatwerk", NULL);
}

static void
close_workspace (MwApplication *self)
{
  if (self->workspace != NULL)
    mw_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

/*
 * The old window goes with its file: everything in it shows that file. A field that is being edited loses the focus
 * first, which saves it.
 */
static void
close_windows (MwApplication *self)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);
  GList *shown = gtk_application_get_windows (GTK_APPLICATION (self));

  for (; shown != NULL; shown = shown->next)
    g_ptr_array_add (windows, g_object_ref (shown->data));
  for (guint i = 0; i < windows->len; i++)
    {
      gtk_window_set_focus (g_ptr_array_index (windows, i), NULL);
      gtk_window_destroy (g_ptr_array_index (windows, i));
    }
}

/* Returns: (transfer none) (nullable): the main window; a form in front of it has its own */
static MwWindow *
find_window (MwApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    {
      if (MW_IS_WINDOW (window->data))
        return window->data;
    }
  return NULL;
}

static MwWindow *
ensure_window (MwApplication *self)
{
  MwWindow *window = find_window (self);

  return window != NULL ? window : mw_window_new (GTK_APPLICATION (self), self->settings);
}

/* A window shows one file in its life; one that shows none yet will do. */
static void
take_workspace (MwApplication *self, MwWorkspace *workspace)
{
  if (self->workspace != NULL)
    close_windows (self);
  close_workspace (self);
  self->workspace = workspace;
  mw_window_set_workspace (ensure_window (self), workspace);
  gtk_window_present (GTK_WINDOW (ensure_window (self)));
}

struct _Opening
{
  MwApplication *application;
  char *path;
  MwAccess access;
  gboolean may_create;
};

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->application);
  g_free (opening->path);
  g_free (opening);
}

static void start_opening (Opening *opening);

/* A file that will not open leaves the one that is open where it is. */
static void
show_failure (MwApplication *self, const char *path, const GError *error)
{
  if (self->workspace == NULL)
    {
      mw_window_show_open_failure (ensure_window (self), path, error);
      return;
    }
  if (self->failure != NULL)
    gtk_window_destroy (self->failure);
  g_set_weak_pointer (&self->failure, mw_open_failure_present (GTK_WINDOW (ensure_window (self)), path, error));
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  MwApplication *self = opening->application;
  g_autoptr (GError) error = NULL;
  MwWorkspace *workspace = mw_workspace_open_finish (result, &error);
  Opening *next = g_steal_pointer (&self->next);

  self->opening = FALSE;
  /* The window may have been closed meanwhile: then nobody waits for the file any more. */
  if (workspace != NULL && find_window (self) == NULL)
    {
      mw_workspace_close (workspace);
      g_object_unref (workspace);
    }
  else if (workspace != NULL)
    take_workspace (self, workspace);
  else if (find_window (self) != NULL)
    show_failure (self, opening->path, error);
  if (next != NULL)
    start_opening (next);
  g_application_release (G_APPLICATION (self));
  opening_free (opening);
}

static void
start_opening (Opening *opening)
{
  MwApplication *self = opening->application;

  g_application_hold (G_APPLICATION (self));
  self->opening = TRUE;
  if (self->workspace == NULL)
    mw_window_show_loading (ensure_window (self));
  gtk_window_present (GTK_WINDOW (ensure_window (self)));
  mw_workspace_open_async (opening->path, opening->access, opening->may_create, &self->today, opened_cb, opening);
}

/* While a file is being opened, the last one that is asked for waits. */
static void
show_file (MwApplication *self, const char *path, MwAccess access, gboolean may_create)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->application = g_object_ref (self);
  opening->path = g_strdup (path);
  opening->access = access;
  opening->may_create = may_create;
  if (!self->opening)
    {
      start_opening (opening);
      return;
    }
  g_clear_pointer (&self->next, opening_free);
  self->next = opening;
}

static void
mw_application_activate (GApplication *application)
{
  MwApplication *self = MW_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  path = get_default_path (&error);
  if (path != NULL)
    {
      show_file (self, path, MW_ACCESS_WRITE, TRUE);
      return;
    }
  mw_window_show_open_failure (ensure_window (self), "maatwerk.maatwerk", error);
  gtk_window_present (GTK_WINDOW (ensure_window (self)));
}

static char *
get_identity (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

/* Also by another name: a link to a file is that file. */
static gboolean
is_same_file (GFile *file, const char *path)
{
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autofree char *a = get_identity (file);
  g_autofree char *b = get_identity (other);

  return g_file_equal (file, other) || (a != NULL && g_strcmp0 (a, b) == 0);
}

/* A form that is open comes first: what is filled in there would be lost. */
static gboolean
is_form (MwApplication *self, GtkWindow *window)
{
  return !MW_IS_WINDOW (window) && window != self->failure;
}

/* The file that is open already is presented, not opened again. */
static void
open_file (MwApplication *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (window != NULL && (is_form (self, window) || (self->workspace != NULL && is_same_file (file, mw_workspace_get_path (self->workspace)))))
    gtk_window_present (window);
  else if (path != NULL)
    show_file (self, path, MW_ACCESS_WRITE, FALSE);
  else
    {
      g_autofree char *uri = g_file_get_parse_name (file);
      g_set_error_literal (&error, MW_ERROR, MW_ERROR_INVALID, _ ("This place cannot be reached as a folder. Copy the file to this computer first."));
      mw_dialogs_show_failure (window, uri, error);
    }
}

static void
mw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  open_file (MW_APPLICATION (application), files[0]);
}

/* The program stays open for days, and a laptop sleeps through midnight. */
static gboolean
look_at_clock_cb (gpointer user_data)
{
  MwApplication *self = MW_APPLICATION (user_data);

  mw_workspace_read_clock (&self->today);
  if (self->workspace != NULL)
    mw_workspace_set_today (self->workspace, &self->today);
  return G_SOURCE_CONTINUE;
}

static void
mw_application_shutdown (GApplication *application)
{
  MwApplication *self = MW_APPLICATION (application);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_pointer (&self->next, opening_free);
  close_windows (self);
  close_workspace (self);

  G_APPLICATION_CLASS (mw_application_parent_class)->shutdown (application);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MwApplication *self = MW_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  /* Closing the window remembers its size and saves what is being edited; the last one ends the program. */
  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (self));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about,
                "transient-for",
                parent,
                "application-name",
                "Maatwerk",
                "application-icon",
                APPLICATION_ID,
                "version",
                PACKAGE_VERSION,
                "developer-name",
                _ ("The Maatwerk developers"),
                "comments",
                _ ("Social return for category managers: which contracts carry the duty, and which initiative fits which request."),
                "license-type",
                GTK_LICENSE_CUSTOM,
                "license",
                "European Union Public Licence 1.2 (EUPL-1.2)",
                NULL);
  gtk_window_present (GTK_WINDOW (about));
}

static void
file_to_open_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);

  if (file != NULL)
    open_file (self, file);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  mw_dialogs_open_file_async (parent, _ ("Open a File"), MW_FILES_MAATWERK, file_to_open_chosen_cb, g_object_ref (user_data));
}

/* The chooser has asked already whether an existing file may go; it is set aside, not wiped. */
static gboolean
make_room (const char *path, GError **error)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS) || mw_backups_set_aside (path, NULL, error);
}

static void
new_file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path == NULL)
    return;
  /* What is written to a file that was moved aside would be lost with it. */
  if (self->workspace != NULL && is_same_file (file, mw_workspace_get_path (self->workspace)))
    {
      close_windows (self);
      close_workspace (self);
    }
  if (make_room (path, &error))
    show_file (self, path, MW_ACCESS_WRITE, TRUE);
  else
    show_failure (self, path, error);
}

static void
new_file_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  mw_dialogs_save_file_async (parent, _ ("New File"), MW_FILES_MAATWERK, _ ("social return.maatwerk"), new_file_chosen_cb, g_object_ref (user_data));
}

static void
open_path_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_file (MW_APPLICATION (user_data), g_variant_get_string (parameter, NULL), MW_ACCESS_WRITE, FALSE);
}

static void
open_read_only_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_file (MW_APPLICATION (user_data), g_variant_get_string (parameter, NULL), MW_ACCESS_READ, FALSE);
}

typedef struct
{
  MwApplication *application;
  char *path;
} RestoreDone;

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RestoreDone *done = user_data;
  g_autoptr (MwApplication) self = done->application;
  g_autofree char *path = done->path;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = mw_rescue_restore_finish (result, &error);

  g_free (done);
  show_file (self, path, MW_ACCESS_WRITE, FALSE);
  if (kept == NULL)
    mw_dialogs_show_failure (GTK_WINDOW (ensure_window (self)), _ ("The backup was not restored"), error);
  else
    {
      g_autofree char *base = g_path_get_basename (kept);
      g_autofree char *text = g_strdup_printf (_ ("Backup restored. What was there is now in “%s”."), base);
      mw_window_show_toast (ensure_window (self), text, FALSE);
    }
  g_application_release (G_APPLICATION (self));
}

/* What stood there is kept beside it, so this asks nothing. */
static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MwApplication *self = MW_APPLICATION (user_data);
  RestoreDone *done = g_new0 (RestoreDone, 1);
  g_autofree char *backup = NULL;

  /* Copies: the parameter goes with the button that was pressed. */
  g_variant_get (parameter, "(ss)", &backup, &done->path);
  done->application = g_object_ref (self);
  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  close_workspace (self);
  mw_rescue_restore_async (backup, done->path, restored_cb, done);
}

static void
set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "app.open", { "<Control>o" } },
    { "win.save-copy", { "<Control><Shift>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.new-contract", { "<Control>n" } },
    { "win.new-initiative", { "<Control><Shift>i" } },
    { "win.new-nomination", { "<Control><Shift>n" } },
    { "win.new-talk", { "<Control><Shift>t" } },
    { "win.new-agreement", { "<Control><Shift>a" } },
    { "win.search", { "<Control>f" } },
    { "win.import", { "<Control>i" } },
    { "win.report", { "<Control>r" } },
    { "win.toggle-details", { "F9" } },
    { "win.show-rules", { "<Control>comma" } },
    { "win.show-standing", { "<Control>t" } },
    { "win.show-refusals", { "<Control><Shift>r" } },
    { "win.show-contacts", { "<Control><Shift>c" } },
    { "win.show-room", { "<Control><Shift>m" } },
    { "win.page::contracts", { "<Alt>1" } },
    { "win.page::matching", { "<Alt>2" } },
    { "win.page::talks", { "<Alt>3" } },
    { "win.page::overview", { "<Alt>4" } },
    { "matching.view::list", { "<Control>1" } },
    { "matching.view::matrix", { "<Control>2" } },
    { "matching.view::plan", { "<Control>3" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].keys);
}

static void
mw_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "about", .activate = about_action },
    { .name = "open", .activate = open_action },
    { .name = "new-file", .activate = new_file_action },
    { .name = "open-path", .activate = open_path_action, .parameter_type = "s" },
    { .name = "open-read-only", .activate = open_read_only_action, .parameter_type = "s" },
    { .name = "restore", .activate = restore_action, .parameter_type = "(ss)" },
  };
  MwApplication *self = MW_APPLICATION (application);

  G_APPLICATION_CLASS (mw_application_parent_class)->startup (application);
  self->settings = g_settings_new (APPLICATION_ID);
  mw_dialogs_follow_text_size (GTK_APPLICATION (application));
  mw_shown_log_start ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_keys (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (APPLICATION_ID);
  if (self->follows_clock)
    self->clock = g_timeout_add_seconds (CLOCK_SECONDS, look_at_clock_cb, self);
}

static void
mw_application_finalize (GObject *object)
{
  MwApplication *self = MW_APPLICATION (object);

  g_clear_weak_pointer (&self->failure);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mw_application_parent_class)->finalize (object);
}

static void
mw_application_class_init (MwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mw_application_finalize;
  application_class->startup = mw_application_startup;
  application_class->activate = mw_application_activate;
  application_class->open = mw_application_open;
  application_class->shutdown = mw_application_shutdown;
}

static void
mw_application_init (MwApplication *self)
{
}

/* @today: what counts as today, as long as the program runs; not a valid date to follow the clock */
MwApplication *
mw_application_new (const GDate *today)
{
  MwApplication *self = g_object_new (MW_TYPE_APPLICATION,
                                      "application-id",
                                      APPLICATION_ID,
                                      "flags",
                                      G_APPLICATION_HANDLES_OPEN,
                                      "resource-base-path",
                                      "/io/github/maatwerk/Maatwerk",
                                      NULL);

  self->follows_clock = !g_date_valid (today);
  if (self->follows_clock)
    mw_workspace_read_clock (&self->today);
  else
    self->today = *today;
  return self;
}
