/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-application"

#include "config.h"
#include "mw-application.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "mw-dialogs.h"
#include "mw-error.h"
#include "mw-rescue.h"
#include "mw-window.h"
#include "mw-workspace.h"

/* The program: its one open file, its window, and the actions that need neither. */

struct _MwApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  MwWorkspace *workspace;

  /* State */
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

static MwWorkspace *
open_or_create (MwApplication *self, const char *path, MwAccess access, gboolean may_create, GError **error)
{
  if (may_create && !g_file_test (path, G_FILE_TEST_EXISTS) && !mw_workspace_create_file (path, FALSE, &self->today, error))
    return NULL;
  return mw_workspace_open (path, access, &self->today, error);
}

static void
close_workspace (MwApplication *self)
{
  if (self->workspace != NULL)
    mw_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

/* The old window goes with its file: everything in it shows that file. */
static void
close_windows (MwApplication *self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_destroy (window->data);
  g_list_free (windows);
}

static void
show_file (MwApplication *self, const char *path, MwAccess access, gboolean may_create)
{
  g_autoptr (GError) error = NULL;
  MwWindow *window;

  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  close_workspace (self);
  window = mw_window_new (GTK_APPLICATION (self), self->settings);
  self->workspace = open_or_create (self, path, access, may_create, &error);
  if (self->workspace != NULL)
    mw_window_set_workspace (window, self->workspace);
  else
    mw_window_show_open_failure (window, path, error);
  gtk_window_present (GTK_WINDOW (window));
  g_application_release (G_APPLICATION (self));
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
  window = GTK_WINDOW (mw_window_new (GTK_APPLICATION (self), self->settings));
  mw_window_show_open_failure (MW_WINDOW (window), "maatwerk.maatwerk", error);
  gtk_window_present (window);
}

static gboolean
is_same_file (GFile *file, const char *path)
{
  g_autoptr (GFile) other = g_file_new_for_path (path);

  return g_file_equal (file, other);
}

/* The file that is open already is presented, not opened again. */
static void
open_file (MwApplication *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (window != NULL && (!MW_IS_WINDOW (window) || (self->workspace != NULL && is_same_file (file, mw_workspace_get_path (self->workspace)))))
    /* A form that is open comes first: what is filled in there would be lost. */
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
  if (make_room (path, &error) && mw_workspace_create_file (path, FALSE, &self->today, &error))
    show_file (self, path, MW_ACCESS_WRITE, FALSE);
  else
    {
      if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
        show_file (self, path, MW_ACCESS_WRITE, FALSE);
      mw_dialogs_show_failure (gtk_application_get_active_window (GTK_APPLICATION (self)), _ ("The file was not made"), error);
    }
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
  GtkWindow *window;

  g_free (done);
  show_file (self, path, MW_ACCESS_WRITE, FALSE);
  window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (kept == NULL)
    mw_dialogs_show_failure (window, _ ("The backup was not restored"), error);
  else
    {
      g_autofree char *base = g_path_get_basename (kept);
      g_autofree char *text = g_strdup_printf (_ ("Backup restored. What was there is now in “%s”."), base);
      mw_window_show_toast (MW_WINDOW (window), text, FALSE);
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
    { "win.search", { "<Control>f" } },
    { "win.import", { "<Control>i" } },
    { "win.report", { "<Control>r" } },
    { "win.toggle-details", { "F9" } },
    { "win.page::contracts", { "<Alt>1" } },
    { "win.page::matching", { "<Alt>2" } },
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
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_keys (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (APPLICATION_ID);
  if (self->follows_clock)
    self->clock = g_timeout_add_seconds (CLOCK_SECONDS, look_at_clock_cb, self);
}

static void
mw_application_finalize (GObject *object)
{
  g_clear_object (&MW_APPLICATION (object)->settings);

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
