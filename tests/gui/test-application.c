/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-application.h"
#include "mw-dialogs.h"
#include "mw-gui-test.h"

static gboolean
quit_cb (gpointer application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* Starts the real program, quits it, and proves that nothing of it is left. */
static int
start_and_quit (MwFixture *fixture, const char *path)
{
  MwApplication *application = mw_application_new (&fixture->today);
  char *argv[] = { (char *) "maatwerk", (char *) path, NULL };
  int status;

  g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (400, quit_cb, application);
  status = g_application_run (G_APPLICATION (application), path != NULL ? 2 : 1, argv);
  g_assert_finalize_object (application);
  return status;
}

static void
test_open_file (MwFixture *fixture, gconstpointer unused)
{
  g_assert_true (mw_workspace_create_file (fixture->path, TRUE, &fixture->today, NULL));
  g_assert_cmpint (start_and_quit (fixture, fixture->path), ==, 0);
}

/* Without an argument a file of the user's own is made, once. */
static void
test_first_use (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "maatwerk", "maatwerk.maatwerk", NULL);

  g_assert_cmpint (start_and_quit (fixture, NULL), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (start_and_quit (fixture, NULL), ==, 0);
}

/* A file that cannot be opened is told in the window; the program goes on. */
static void
test_bad_file (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "x.maatwerk", "geen bestand van ons", -1);

  g_assert_cmpint (start_and_quit (fixture, path), ==, 0);
}

/* Steps are taken while the real program runs. */
typedef struct
{
  MwApplication *application;
  const char *good;
  const char *bad;
} Story;

static void
open_path (MwApplication *application, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (application), &file, 1, "");
}

static GList *
windows_of (const Story *story)
{
  return gtk_application_get_windows (GTK_APPLICATION (story->application));
}

static gboolean
shows (const Story *story, const char *title)
{
  for (GList *window = windows_of (story); window != NULL; window = window->next)
    {
      if (g_strcmp0 (gtk_window_get_title (window->data), title) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
tell_story_cb (gpointer user_data)
{
  Story *story = user_data;

  mw_test_await (shows (story, "test.maatwerk – Maatwerk"));
  open_path (story->application, story->bad);
  mw_test_await (shows (story, "File Not Opened"));
  g_assert_true (shows (story, "test.maatwerk – Maatwerk"));
  g_assert_cmpuint (g_list_length (windows_of (story)), ==, 2);
  /* The next failure takes the place of the first; a good file takes the place of all. */
  open_path (story->application, story->bad);
  open_path (story->application, story->bad);
  open_path (story->application, story->good);
  mw_test_await (shows (story, "goed.maatwerk – Maatwerk"));
  g_assert_cmpuint (g_list_length (windows_of (story)), ==, 1);
  quit_cb (story->application);
  return G_SOURCE_REMOVE;
}

/* A wrong file is told in front of the one that is open, which stays open; of three in a row the last one counts. */
static void
test_wrong_after_right (MwFixture *fixture, gconstpointer unused)
{
  MwApplication *application = mw_application_new (&fixture->today);
  g_autofree char *bad = mw_fixture_write (fixture, "fout.maatwerk", "geen bestand van ons", -1);
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *good = g_build_filename (folder, "goed.maatwerk", NULL);
  Story story = { application, good, bad };
  char *argv[] = { (char *) "maatwerk", fixture->path, NULL };

  g_assert_true (mw_workspace_create_file (fixture->path, TRUE, &fixture->today, NULL));
  g_assert_true (mw_workspace_create_file (good, FALSE, &fixture->today, NULL));
  g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_idle_add (tell_story_cb, &story);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, argv), ==, 0);
  g_assert_finalize_object (application);
}

/* Larger text makes a dialog larger, but never larger than the window that it belongs to; small text makes none smaller. */
static void
test_dialog_size (MwFixture *fixture, gconstpointer unused)
{
  static const int sizes[][4] = { { 96, 300, 300, 400 }, { 144, 300, 450, 600 }, { 192, 300, 600, 600 }, { 48, 300, 300, 400 }, { 192, -1, -1, 600 } };
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  GtkWindow *parent = g_object_new (GTK_TYPE_WINDOW, "default-width", 800, "default-height", 600, NULL);
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  mw_dialogs_follow_text_size (application);
  gtk_window_present (parent);
  mw_test_await (gtk_widget_get_height (GTK_WIDGET (parent)) == 600);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWindow *dialog = g_object_new (i % 2 == 0 ? ADW_TYPE_WINDOW : GTK_TYPE_WINDOW, "transient-for", parent, "default-width", sizes[i][1], "default-height", 400, NULL);
      int width;
      int height;
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", sizes[i][0] * 1024, NULL);
      gtk_widget_realize (GTK_WIDGET (dialog));
      gtk_window_get_default_size (dialog, &width, &height);
      g_assert_cmpint (width, ==, sizes[i][2]);
      g_assert_cmpint (height, ==, sizes[i][3]);
      gtk_window_destroy (dialog);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (parent);
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_test_add ("/application/opens-a-file-and-quits", test_open_file);
  mw_test_add ("/application/first-use-makes-a-file", test_first_use);
  mw_test_add ("/application/bad-file-is-told", test_bad_file);
  mw_test_add ("/application/a-wrong-file-leaves-the-right-one-open", test_wrong_after_right);
  mw_test_add ("/application/dialog-size", test_dialog_size);
  return g_test_run ();
}
