/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-seed.h"
#include "mw-workspace.h"

/* How a file comes to be, and how it is opened while a window goes on. */

/**
 * mw_workspace_create_file:
 *
 * Makes a file with the reference data, and with the demo where asked. A file that could not be filled
 * is taken away again.
 */
gboolean
mw_workspace_create_file (const char *path, gboolean demo, const GDate *today, GError **error)
{
  g_autoptr (MwConnection) connection = NULL;

  if (!mw_database_create_file (path, error))
    return FALSE;
  connection = mw_connection_open (path, MW_OPEN_WRITE, error);
  if (connection != NULL && mw_seed_run (connection, demo, today, error))
    return TRUE;

  g_clear_pointer (&connection, mw_connection_free);
  mw_database_delete_file (path);
  return FALSE;
}

typedef struct
{
  char *path;
  MwAccess access;
  gboolean may_create;
  GDate today;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static void
workspace_discard (gpointer workspace)
{
  mw_workspace_close (workspace);
  g_object_unref (workspace);
}

static void
open_in_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  GError *error = NULL;
  MwWorkspace *workspace = NULL;

  if (!opening->may_create || g_file_test (opening->path, G_FILE_TEST_EXISTS) || mw_workspace_create_file (opening->path, FALSE, &opening->today, &error))
    workspace = mw_workspace_open (opening->path, opening->access, &opening->today, &error);
  if (workspace != NULL)
    g_task_return_pointer (task, workspace, workspace_discard);
  else
    g_task_return_error (task, error);
}

/**
 * mw_workspace_open_async:
 * @may_create: whether to make the file where there is none
 *
 * As mw_workspace_open(), away from the main thread: a file of an older version is copied and changed first.
 */
void
mw_workspace_open_async (const char *path, MwAccess access, gboolean may_create, const GDate *today, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->access = access;
  opening->may_create = may_create;
  opening->today = *today;
  g_task_set_source_tag (task, mw_workspace_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_worker);
}

/* Returns: (transfer full) (nullable): to be closed with mw_workspace_close() */
MwWorkspace *
mw_workspace_open_finish (GAsyncResult *result, GError **error)
{
  MwWorkspace *workspace = g_task_propagate_pointer (G_TASK (result), error);

  if (workspace != NULL)
    mw_workspace_take_over (workspace);
  return workspace;
}
