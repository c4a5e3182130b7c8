/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-application.h"
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

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_test_add ("/application/opens-a-file-and-quits", test_open_file);
  mw_test_add ("/application/first-use-makes-a-file", test_first_use);
  mw_test_add ("/application/bad-file-is-told", test_bad_file);
  return g_test_run ();
}
