/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#include "mw-locale.h"

static char *home;

static void
remove_home (void)
{
  mw_test_remove_tree (home);
  g_free (home);
}

/*
 * Nothing of the user's is read or written. G_TEST_OPTION_ISOLATE_DIRS would do it for each case, but it hides
 * the types by which SVG icons are known, and leaves memory behind that is only told apart by whole stacks,
 * which make the sanitized tests ten times as slow.
 */
static void
use_own_home (void)
{
  static const char *const folders[] = {
    "HOME",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
  };

  home = g_dir_make_tmp ("maatwerk-home-XXXXXX", NULL);
  atexit (remove_home);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    g_setenv (folders[i], home, TRUE);
}

gboolean
mw_test_tick (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
settled_cb (gpointer settled)
{
  *(gboolean *) settled = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets everything that waits for the main loop have its turn. What other threads are at is not waited for. */
void
mw_test_settle (void)
{
  gboolean settled = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, settled_cb, &settled, NULL);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
}

/* The locale is set as the program does. One that the system lacks would leave the test in another than it says. */
void
mw_test_init (int *argc, char ***argv)
{
  const char *locale = g_getenv ("LC_ALL");

  mw_locale_set_up ();
  if (locale != NULL)
    g_assert_cmpstr (setlocale (LC_CTYPE, NULL), ==, locale);
  use_own_home ();
  g_test_init (argc, argv, NULL);
}

void
mw_fixture_set_up (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("maatwerk-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.maatwerk", NULL);
  g_date_clear (&fixture->today, 1);
  g_date_set_dmy (&fixture->today, 23, G_DATE_NOVEMBER, 2026);
}

/* Deletes a folder with all that is in it, also what was made unwritable. */
void
mw_test_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_chmod (path, 0700);
      folder = g_dir_open (path, 0, NULL);
      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);
          mw_test_remove_tree (child);
        }
    }
  g_remove (path);
}

void
mw_fixture_tear_down (MwFixture *fixture, gconstpointer unused)
{
  mw_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
mw_fixture_get_path (MwFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* Whether a file that was not finished lies there; those have names that are hidden. */
gboolean
mw_fixture_has_parts (MwFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (!found && (name = g_dir_read_name (folder)) != NULL)
    found = *name == '.';
  return found;
}

char *
mw_fixture_write (MwFixture *fixture, const char *name, const char *data, gssize size)
{
  char *path = mw_fixture_get_path (fixture, name);

  g_assert_true (g_file_set_contents (path, data, size, NULL));
  return path;
}

void
mw_test_take_result_cb (GObject *object, GAsyncResult *result, gpointer place)
{
  g_set_object ((GAsyncResult **) place, result);
}
