/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"

G_BEGIN_DECLS

#define MW_TYPE_DATABASE (mw_database_get_type ())
G_DECLARE_FINAL_TYPE (MwDatabase, mw_database, MW, DATABASE, GObject)

/**
 * MwDatabaseFunc:
 * @result: (out) (transfer full): what mw_database_run_finish() hands over
 *
 * Runs on a worker thread. It may use @connection, but no object of the main thread.
 */
typedef gboolean (*MwDatabaseFunc) (MwConnection *connection, gpointer data, gpointer *result, GError **error);

typedef enum
{
  MW_LANE_WRITE,
  MW_LANE_READ,
  MW_N_LANES,
} MwLane;

/**
 * MwAccess:
 * @MW_ACCESS_WRITE: this process alone may write; others may read
 * @MW_ACCESS_READ: nothing is written, whoever else has the file open
 */
typedef enum
{
  MW_ACCESS_WRITE,
  MW_ACCESS_READ,
} MwAccess;

gboolean mw_database_create_file (const char *path, GError **error);
void mw_database_delete_file (const char *path);
MwDatabase *mw_database_open (const char *path, MwAccess access, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwDatabase *mw_database_open_as (const char *path, MwAccess access, gboolean remote, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_database_close (MwDatabase *self);
const char *mw_database_get_path (MwDatabase *self);
MwAccess mw_database_get_access (MwDatabase *self);
gboolean mw_database_is_remote (MwDatabase *self);
char *mw_database_take_backup_failure (MwDatabase *self) G_GNUC_WARN_UNUSED_RESULT;
MwConnection *mw_database_get_view (MwDatabase *self);

gboolean mw_database_run (MwDatabase *self, MwLane lane, MwDatabaseFunc func, gpointer data, GDestroyNotify free_result, gpointer *result, GError **error);
void mw_database_run_async (MwDatabase *self, MwLane lane, MwDatabaseFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mw_database_run_finish (MwDatabase *self, GAsyncResult *result, gpointer *value, GError **error);

G_END_DECLS
