/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-database"

#include "config.h"
#include "mw-database.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "mw-backups.h"
#include "mw-error.h"
#include "mw-file-lock.h"
#include "mw-migrations.h"

/*
 * The only file that knows threads. Two lanes, each a pool of one thread with a connection of its own:
 * writes run one after the other in the order they were asked for; long reads do not wait for them. The
 * main thread has a third, read-only connection, for the few rows that a list shows.
 */

struct _MwDatabase
{
  GObject parent_instance;

  char *path;
  MwAccess access;
  gboolean remote;
  MwFileLock *lock; /* (nullable): only where the file is written */
  GThreadPool *pools[MW_N_LANES];
  MwConnection *connections[MW_N_LANES]; /* each touched by its own thread only */
  MwConnection *view;

  /* Of the write lane */
  GDate backed_up; /* the last day of which there is a backup, or of which none could be made */
  GMutex mutex;
  char *backup_failure; /* under the mutex: why, until somebody asks */
};

G_DEFINE_FINAL_TYPE (MwDatabase, mw_database, G_TYPE_OBJECT)

/* A caller that blocks until its job is done. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean finished;
  gboolean done;
  gpointer result;
  GError *error;
} Wait;

typedef struct
{
  MwLane lane;
  MwDatabaseFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  Wait *wait; /* (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
remember_failure (MwDatabase *self, const GError *error)
{
  g_mutex_lock (&self->mutex);
  g_free (self->backup_failure);
  self->backup_failure = g_strdup (error->message);
  g_mutex_unlock (&self->mutex);
}

/* Before the first change of a day. That it fails is told, but keeps nobody from working. */
static void
back_up_once_a_day (MwDatabase *self, MwConnection *connection)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  if (g_date_valid (&self->backed_up) && g_date_compare (&self->backed_up, &day) == 0)
    return;
  self->backed_up = day;
  if (!mw_backups_has_of_day (self->path, &day) && !mw_backups_make (connection, &error))
    remember_failure (self, error);
}

/* What must be true before anything is written. */
static gboolean
prepare_to_write (MwDatabase *self, MwConnection *connection, GError **error)
{
  if (self->access == MW_ACCESS_READ)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_READ_ONLY, _ ("The file is open for reading only."));
      return FALSE;
    }
  if (mw_connection_has_moved (connection))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_GONE, _ ("“%s” was moved, replaced or taken away while it was open. Save a copy elsewhere, then open the file again."), self->path);
      return FALSE;
    }
  back_up_once_a_day (self, connection);
  return TRUE;
}

static void
wake (Wait *wait, gboolean done, gpointer result, GError *error)
{
  g_mutex_lock (&wait->mutex);
  wait->done = done;
  wait->result = result;
  wait->error = error;
  wait->finished = TRUE;
  g_cond_signal (&wait->cond);
  g_mutex_unlock (&wait->mutex);
}

/* A write that was begun is finished: a cancelled task would report failure for what is in the file. */
static void
run_job (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  MwDatabase *self = user_data;
  Job *job = g_task_get_task_data (task);
  MwConnection *connection = self->connections[job->lane];
  gpointer result = NULL;
  GError *error = NULL;

  mw_connection_adopt_thread (connection);
  mw_connection_set_cancellable (connection, g_task_get_cancellable (task));
  gboolean done = (job->lane != MW_LANE_WRITE || prepare_to_write (self, connection, &error)) && job->func (connection, job->data, &result, &error);
  mw_connection_set_cancellable (connection, NULL);
  if (job->wait != NULL)
    {
      g_task_return_boolean (task, done);
      wake (job->wait, done, result, error);
    }
  else if (done)
    g_task_return_pointer (task, result, job->free_result);
  else
    g_task_return_error (task, error);
}

static void
mw_database_finalize (GObject *object)
{
  MwDatabase *self = MW_DATABASE (object);

  if (self->pools[MW_LANE_WRITE] != NULL)
    g_critical ("A database was dropped without being closed");
  g_free (self->path);
  g_free (self->backup_failure);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (mw_database_parent_class)->finalize (object);
}

static void
mw_database_class_init (MwDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_database_finalize;
}

static void
mw_database_init (MwDatabase *self)
{
  g_mutex_init (&self->mutex);
}

/* The write-ahead log needs memory that two machines do not share. */
static gboolean
is_remote (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

static gboolean
set_journal (MwConnection *connection, gboolean remote, GError **error)
{
  return mw_connection_execute (connection, remote ? "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL" : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error);
}

/* Takes a file away that could not be finished, with what SQLite left beside it. */
void
mw_database_delete_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *each = g_strconcat (path, suffixes[i], NULL);
      g_unlink (each);
    }
}

/**
 * mw_database_create_file:
 *
 * Makes an empty file with the current schema. A file that could not be finished is taken away again.
 *
 * Returns: %FALSE with %MW_ERROR_CONSTRAINT where @path exists
 */
gboolean
mw_database_create_file (const char *path, GError **error)
{
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_CREATE, error);

  if (connection == NULL)
    return FALSE;
  if (set_journal (connection, is_remote (path), error) && mw_migrations_create (connection, error))
    return TRUE;

  g_clear_pointer (&connection, mw_connection_free);
  mw_database_delete_file (path);
  return FALSE;
}

/* Looks with a read-only connection first, so that a file that is not ours is left untouched. */
static gboolean
check_file (const char *path, gint64 *version, GError **error)
{
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_READ, error);

  return connection != NULL && mw_migrations_check (connection, version, error);
}

static gboolean
migrate (MwConnection *connection, gint64 version, GError **error)
{
  return version == MW_SCHEMA_CURRENT || (mw_backups_make (connection, error) && mw_migrations_run (connection, error));
}

static gboolean
open_writer (MwDatabase *self, gint64 version, GError **error)
{
  MwConnection *writer;

  self->lock = mw_file_lock_take (self->path, error);
  if (self->lock == NULL)
    return FALSE;
  writer = mw_connection_open (self->path, MW_OPEN_WRITE, error);
  self->connections[MW_LANE_WRITE] = writer;
  return writer != NULL && set_journal (writer, self->remote, error) && migrate (writer, version, error);
}

/* Also without writing the write lane has a connection, so that what is asked of it gets an answer. */
static gboolean
open_reader (MwDatabase *self, gint64 version, GError **error)
{
  if (version < MW_SCHEMA_CURRENT)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_READ_ONLY, _ ("“%s” was made by an older version of Maatwerk and must be changed to be read. Copy it to a place where it can be written, and open that."), self->path);
      return FALSE;
    }
  self->connections[MW_LANE_WRITE] = mw_connection_open (self->path, MW_OPEN_READ, error);
  return self->connections[MW_LANE_WRITE] != NULL;
}

static gboolean
open_connections (MwDatabase *self, gint64 version, GError **error)
{
  if (!(self->access == MW_ACCESS_WRITE ? open_writer (self, version, error) : open_reader (self, version, error)))
    return FALSE;
  self->connections[MW_LANE_READ] = mw_connection_open (self->path, MW_OPEN_READ, error);
  if (self->connections[MW_LANE_READ] == NULL)
    return FALSE;
  self->view = mw_connection_open (self->path, MW_OPEN_READ, error);
  return self->view != NULL;
}

static void
close_connections (MwDatabase *self)
{
  /* The writer goes last, so that SQLite can clear the write-ahead log away. */
  g_clear_pointer (&self->view, mw_connection_free);
  for (int lane = MW_N_LANES - 1; lane >= 0; lane--)
    {
      if (self->connections[lane] != NULL)
        mw_connection_adopt_thread (self->connections[lane]);
      g_clear_pointer (&self->connections[lane], mw_connection_free);
    }
  g_clear_pointer (&self->lock, mw_file_lock_release);
}

/* One file has one lock and one set of backups, also when it is reached by a link. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);
  return copy;
}

/**
 * mw_database_open_as:
 * @remote: whether to treat the file as one on a drive of another machine
 *
 * Returns: (transfer full) (nullable): to be closed with mw_database_close(); on failure %MW_ERROR_NOT_FOUND,
 *   _FOREIGN, _TOO_NEW, _CORRUPT, _READ_ONLY where it can only be read, or _BUSY where another process writes it
 */
MwDatabase *
mw_database_open_as (const char *path, MwAccess access, gboolean remote, GError **error)
{
  g_autoptr (MwDatabase) self = NULL;
  g_autofree char *absolute = resolve (path);
  gint64 version;

  if (!check_file (absolute, &version, error))
    return NULL;
  self = g_object_new (MW_TYPE_DATABASE, NULL);
  self->path = g_steal_pointer (&absolute);
  self->access = access;
  self->remote = remote;
  if (!open_connections (self, version, error))
    {
      close_connections (self);
      return NULL;
    }
  for (guint lane = 0; lane < MW_N_LANES; lane++)
    {
      self->pools[lane] = g_thread_pool_new (run_job, self, 1, TRUE, error);
      if (self->pools[lane] == NULL)
        {
          mw_database_close (self);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/* As mw_database_open_as(); looks itself where the file is. */
MwDatabase *
mw_database_open (const char *path, MwAccess access, GError **error)
{
  return mw_database_open_as (path, access, is_remote (path), error);
}

/**
 * mw_database_close:
 *
 * Waits for what was asked for, then closes. Explicit, because the last reference may be dropped on a
 * worker, and a thread cannot wait for itself.
 */
void
mw_database_close (MwDatabase *self)
{
  for (guint lane = 0; lane < MW_N_LANES; lane++)
    {
      if (self->pools[lane] != NULL)
        g_thread_pool_free (self->pools[lane], FALSE, TRUE);
      self->pools[lane] = NULL;
    }
  close_connections (self);
}

const char *
mw_database_get_path (MwDatabase *self)
{
  return self->path;
}

MwAccess
mw_database_get_access (MwDatabase *self)
{
  return self->access;
}

/* Whether the file is on a drive of another machine. */
gboolean
mw_database_is_remote (MwDatabase *self)
{
  return self->remote;
}

/* Returns: (transfer full) (nullable): why the last backup could not be made; once */
char *
mw_database_take_backup_failure (MwDatabase *self)
{
  char *failure;

  g_mutex_lock (&self->mutex);
  failure = g_steal_pointer (&self->backup_failure);
  g_mutex_unlock (&self->mutex);
  return failure;
}

/* Returns: (transfer none): the read-only connection of the main thread */
MwConnection *
mw_database_get_view (MwDatabase *self)
{
  return self->view;
}

static void
push (MwDatabase *self, const Job *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mw_database_run_async);
  g_task_set_task_data (task, g_memdup2 (job, sizeof *job), job_free);
  /* What the worker says is what happened; see run_job(). */
  g_task_set_check_cancellable (task, FALSE);
  if (self->pools[job->lane] != NULL)
    g_thread_pool_push (self->pools[job->lane], g_steal_pointer (&task), NULL);
  else if (job->wait != NULL)
    {
      g_task_return_boolean (task, FALSE);
      wake (job->wait, FALSE, NULL, g_error_new_literal (MW_ERROR, MW_ERROR_FAILED, _ ("The file is closed.")));
    }
  else
    g_task_return_new_error (task, MW_ERROR, MW_ERROR_FAILED, "%s", _ ("The file is closed."));
}

/**
 * mw_database_run_async:
 * @data: what @func gets; freed with @free_data when done
 * @free_result: (nullable): for a result that nobody came for
 * @cancellable: (nullable): for reads, and for writes that take themselves back, such as an import
 */
void
mw_database_run_async (MwDatabase *self, MwLane lane, MwDatabaseFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job job = { lane, func, data, free_data, free_result, NULL };

  push (self, &job, cancellable, callback, user_data);
}

/**
 * mw_database_run_finish:
 * @value: (out) (optional) (nullable): the result of the function; untouched on failure
 */
gboolean
mw_database_run_finish (MwDatabase *self, GAsyncResult *result, gpointer *value, GError **error)
{
  g_autoptr (GError) local = NULL;
  gpointer given = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (value != NULL)
    *value = given;
  return TRUE;
}

/**
 * mw_database_run:
 *
 * As mw_database_run_async(), but waits. For the command line, which has nothing else to do.
 */
gboolean
mw_database_run (MwDatabase *self, MwLane lane, MwDatabaseFunc func, gpointer data, GDestroyNotify free_result, gpointer *result, GError **error)
{
  Wait wait = { 0 };
  Job job = { lane, func, data, NULL, NULL, &wait };

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  push (self, &job, NULL, NULL, NULL);
  g_mutex_lock (&wait.mutex);
  while (!wait.finished)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_mutex_clear (&wait.mutex);
  g_cond_clear (&wait.cond);

  if (!wait.done)
    g_propagate_error (error, wait.error);
  else if (result != NULL)
    *result = wait.result;
  else if (free_result != NULL && wait.result != NULL)
    free_result (wait.result);
  return wait.done;
}
