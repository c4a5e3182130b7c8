/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-file.h"

#include <glib/gstdio.h>

/* Returns: whether both paths lead to one file that is there, by whatever links and spelling */
gboolean
mw_file_is_same (const char *a, const char *b)
{
  GStatBuf first;
  GStatBuf second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* As many as the system itself follows; more are a circle. */
#define MAX_LINKS 40

/**
 * mw_file_follow_links:
 *
 * Returns: (transfer full): where a file that is made at @path is to stand, so that a symbolic link there stays one;
 *   also where it leads to nothing yet
 */
char *
mw_file_follow_links (const char *path)
{
  char *place = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (place, NULL);
      g_autofree char *folder = target != NULL ? g_path_get_dirname (place) : NULL;
      if (target == NULL)
        break;
      g_free (place);
      place = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
    }
  return place;
}
