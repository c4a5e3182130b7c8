/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rescue.h"

/* What can be done about a file that is not open: find a backup of it, and put that in its place. */

static void
find_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_task_return_pointer (task, mw_backups_find_newest_good (path), (GDestroyNotify) mw_backup_free);
}

/* Reads backups in full until one is sound, which takes its time with large ones. */
void
mw_rescue_find_backup_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, find_in_thread);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
MwBackup *
mw_rescue_find_backup_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *backup;
  char *path;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->backup);
  g_free (restore->path);
  g_free (restore);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Restore *restore = data;
  GError *error = NULL;
  char *kept = NULL;

  if (mw_backups_restore (restore->backup, restore->path, &kept, &error))
    g_task_return_pointer (task, kept, g_free);
  else
    g_task_return_error (task, error);
}

/* Puts a backup in the place of the file at @path, which must be closed. */
void
mw_rescue_restore_async (const char *backup, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Restore *restore = g_new0 (Restore, 1);

  restore->backup = g_strdup (backup);
  restore->path = g_strdup (path);
  g_task_set_task_data (task, restore, restore_free);
  g_task_run_in_thread (task, restore_in_thread);
}

/* Returns: (transfer full) (nullable): where what stood at the path is kept now; %NULL with the reason */
char *
mw_rescue_restore_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
