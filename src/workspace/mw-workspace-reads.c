/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace-private.h"

#include <string.h>

#include "mw-backups.h"
#include "mw-file-check.h"
#include "mw-record-store.h"

/* What is asked of an open file without changing it; the long ones run on the read lane. */

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mw_database_run_finish (MW_DATABASE (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/*
 * Ends @task, which is taken, with what was read on the thread of the database, or with why it could not be.
 * @free_result: of what nobody asks for any more
 */
void
mw_workspace_return_result (GTask *task, MwDatabase *database, GAsyncResult *result, GDestroyNotify free_result)
{
  GError *error = NULL;
  gpointer value = NULL;

  if (mw_database_run_finish (database, result, &value, &error))
    g_task_return_pointer (task, value, free_result);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
changes_listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, (GDestroyNotify) g_ptr_array_unref);
}

/* What happened to one record, the latest first. */
void
mw_workspace_list_changes_async (MwWorkspace *self, const MwTable *table, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MwRecordKey key = { table, id };

  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, mw_command_list_changes, g_memdup2 (&key, sizeof key), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, changes_listed_cb, g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (element-type MwRecordChange) (nullable) */
GPtrArray *
mw_workspace_list_changes_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
save_copy_in_worker (MwConnection *connection, gpointer path, gpointer *result, GError **error)
{
  return mw_backups_copy (connection, path, error);
}

/* Copies the file as it is now; ends with mw_workspace_save_copy_finish(). The copy is whole, or it is not there. */
void
mw_workspace_save_copy_async (MwWorkspace *self, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, save_copy_in_worker, g_strdup (path), g_free, NULL, NULL, answered_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
mw_workspace_save_copy_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
check_in_worker (MwConnection *connection, gpointer unused, gpointer *result, GError **error)
{
  return mw_file_check_quickly (connection, error);
}

/* Reads every page of the file; ends with mw_workspace_check_finish(), with %MW_ERROR_CORRUPT where one is bad. */
void
mw_workspace_check_async (MwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, check_in_worker, NULL, NULL, NULL, NULL, answered_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
mw_workspace_check_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  const MwRegions *regions;
  gint64 category_id;
  GDate today;
  int weights[MW_N_FIT_PARTS];
} BoardJob;

static gboolean
load_board_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  BoardJob *job = data;

  *result = mw_match_board_load (connection, job->regions, job->category_id, &job->today, error);
  if (*result != NULL)
    mw_match_board_set_weights (*result, job->weights);
  return *result != NULL;
}

static void
board_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, g_object_unref);
}

/* Both sides of the matchmaking panel as they are now. */
void
mw_workspace_load_board_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  BoardJob job = { mw_workspace_get_regions (self), category_id, *mw_workspace_get_today (self), { 0 } };

  memcpy (job.weights, mw_workspace_get_weights (self), sizeof job.weights);
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, load_board_in_worker, g_memdup2 (&job, sizeof job), g_free, g_object_unref, cancellable, board_loaded_cb, g_task_new (self, NULL, callback, user_data));
}

MwMatchBoard *
mw_workspace_load_board_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Returns: (transfer full) (element-type MwRecord) (nullable): the extension options of one contract */
GPtrArray *
mw_workspace_list_extensions (MwWorkspace *self, gint64 contract_id, GError **error)
{
  return mw_record_store_list (mw_database_get_view (mw_workspace_get_database (self)), &mw_contract_extension_table, "t.contract_id = ?1", contract_id, error);
}

/* Returns: (transfer full) (nullable) */
MwRecord *
mw_workspace_read_contract (MwWorkspace *self, gint64 id, GError **error)
{
  return mw_record_store_get (mw_database_get_view (mw_workspace_get_database (self)), &mw_contract_table, id, error);
}
