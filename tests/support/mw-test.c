/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-test.h"

#include <glib/gstdio.h>

gboolean
mw_test_tick (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

void
mw_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
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

void
mw_fixture_tear_down (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_chmod (path, 0700);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
mw_fixture_get_path (MwFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
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
