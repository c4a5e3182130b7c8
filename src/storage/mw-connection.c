/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-connection"

#include "config.h"
#include "mw-connection.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "mw-backups.h"
#include "mw-error.h"
#include "mw-id.h"

/*
 * One connection to the file, used by one thread, and its statements. Turns SQLite's codes into errors
 * of our own domain. A statement that is released is kept and used again for the same text.
 */

struct _MwConnection
{
  sqlite3 *handle;
  char *path;
  GThread *thread;
  GHashTable *statements; /* SQL text → GQueue of idle MwStatement */
  MwIdSource ids;
  GCancellable *cancellable;
};

struct _MwStatement
{
  sqlite3_stmt *handle;
  MwConnection *connection;
  char *sql;
  GPtrArray *mended; /* (nullable): texts of this row that were no UTF-8 */
};

static MwError
error_code_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CONSTRAINT:
      return MW_ERROR_CONSTRAINT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return MW_ERROR_BUSY;
    case SQLITE_FULL:
      return MW_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return MW_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return MW_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return MW_ERROR_FOREIGN;
    case SQLITE_IOERR:
      return MW_ERROR_DISK;
    default:
      return MW_ERROR_FAILED;
    }
}

static const char *
sentence_for (MwError code)
{
  switch (code)
    {
    case MW_ERROR_CONSTRAINT:
      return _ ("This clashes with something that is in the file already.");
    case MW_ERROR_BUSY:
      return _ ("Another program is using the file. Close it there and try again.");
    case MW_ERROR_NO_SPACE:
      return _ ("The disk is full. Make room and try again.");
    case MW_ERROR_READ_ONLY:
      return _ ("The file cannot be written. Check the rights on the file and its folder.");
    case MW_ERROR_CORRUPT:
      return _ ("The file is damaged.");
    case MW_ERROR_FOREIGN:
      return _ ("This is not a Maatwerk file.");
    case MW_ERROR_DISK:
      return _ ("The disk failed while reading or writing. Save a copy elsewhere.");
    case MW_ERROR_INVALID:
    case MW_ERROR_TOO_NEW:
    case MW_ERROR_NOT_FOUND:
    case MW_ERROR_GONE:
    case MW_ERROR_MISUSE:
    case MW_ERROR_CANCELLED:
    case MW_ERROR_FAILED:
    default:
      return _ ("Reading or writing the file failed.");
    }
}

/**
 * mw_connection_check_code:
 * @code: what SQLite returned
 *
 * The one place where SQLite's codes become errors. Its own text goes to the debug log only.
 *
 * Returns: %TRUE for success codes
 */
gboolean
mw_connection_check_code (MwConnection *self, int code, GError **error)
{
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
    return TRUE;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
      return FALSE;
    }
  g_debug ("SQLite error %d: %s", code, self->handle != NULL ? sqlite3_errmsg (self->handle) : "no handle");
  if (self->path != NULL && (error_code_for (code) == MW_ERROR_CORRUPT || error_code_for (code) == MW_ERROR_FOREIGN))
    return mw_backups_fail_damaged (self->path, error_code_for (code), error);
  g_set_error_literal (error, MW_ERROR, error_code_for (code), sentence_for (error_code_for (code)));
  return FALSE;
}

/* What SQLite keeps beside the file has its name and an ending, which must fit too. */
#define LONGEST_ENDING "-journal"

/* SQLite would only say that it cannot open it. */
static gboolean
check_length (const char *path, MwOpenMode mode, GError **error)
{
  int most = sqlite3_vfs_find (NULL)->mxPathname - (int) strlen (LONGEST_ENDING);
  g_autofree char *longest = g_strconcat (path, LONGEST_ENDING, NULL);
  GStatBuf status;

  if (strlen (path) <= (gsize) most && (mode != MW_OPEN_CREATE || g_lstat (longest, &status) == 0 || errno != ENAMETOOLONG))
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s”: the name or the path is too long for a Maatwerk file. With all folders it can have %d bytes, and the name itself 247."), path, most);
  return FALSE;
}

/* SQLite would make the file readable for everybody on the machine; only its owner has business here. */
static gboolean
create_private_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    return g_close (fd, error);

  g_set_error (error, MW_ERROR, errno == EEXIST ? MW_ERROR_CONSTRAINT : MW_ERROR_READ_ONLY, errno == EEXIST ? _ ("“%s” exists already.") : _ ("“%s” cannot be made. Check the rights on the folder."), path);
  return FALSE;
}

static gboolean
check_exists (const char *path, GError **error)
{
  GStatBuf status;
  gboolean found = g_stat (path, &status) == 0;

  if (found && S_ISREG (status.st_mode) && faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) == 0)
    return TRUE;

  if (found && S_ISDIR (status.st_mode))
    g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is a folder, not a file."), path);
  else if (errno == EACCES)
    g_set_error (error, MW_ERROR, MW_ERROR_FAILED, _ ("You have no right to read “%s”. Ask the person who manages it."), path);
  else if (found)
    g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is not a Maatwerk file."), path);
  else
    g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
  return FALSE;
}

static void
statement_free (gpointer data)
{
  MwStatement *statement = data;

  sqlite3_finalize (statement->handle);
  g_free (statement->sql);
  g_free (statement);
}

static void
statements_free (gpointer data)
{
  g_queue_free_full (data, statement_free);
}

/* More than any text or changeset of ours, and less than what would stop a laptop. */
#define MAX_VALUE_BYTES (256 * 1024 * 1024)

/* A file can come from anybody. What it holds is data: nothing in it may run, attach or grow without end. */
static void
harden (MwConnection *self)
{
  static const struct
  {
    int option;
    int value;
  } settings[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    sqlite3_db_config (self->handle, settings[i].option, settings[i].value, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (self->handle, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (self->handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
}

static gboolean
set_up (MwConnection *self, MwOpenMode mode, GError **error)
{
  static const char *const settings = "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;";

  sqlite3_busy_timeout (self->handle, 5000);
  sqlite3_extended_result_codes (self->handle, 1);
  harden (self);
  if (!mw_connection_execute (self, settings, error))
    return FALSE;
  if (mode == MW_OPEN_READ)
    return mw_connection_execute (self, "PRAGMA query_only = ON", error);
  if (mode != MW_OPEN_WRITE || sqlite3_db_readonly (self->handle, "main") == 0)
    return TRUE;
  /* SQLite itself would open it for reading and say so at the first write. */
  return mw_connection_check_code (self, SQLITE_READONLY, error);
}

static int
open_handle (MwConnection *self, MwOpenMode mode)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  if (mode == MW_OPEN_MEMORY)
    return sqlite3_open_v2 (":memory:", &self->handle, flags | SQLITE_OPEN_READWRITE, NULL);
  return sqlite3_open_v2 (self->path, &self->handle, flags | (mode == MW_OPEN_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE), NULL);
}

/* Whether another process may be writing to the file, or has left something that must be put in it first. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* SQLite wants to write beside the file even for reading it. Where it cannot, and nothing can change the file
 * under our eyes, it is read as it stands. */
static int
open_where_nothing_can_be_written (MwConnection *self)
{
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);
  g_autofree char *immutable = g_strconcat (uri != NULL ? uri : "", "?immutable=1", NULL);
  int code = sqlite3_exec (self->handle, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL);

  if (((code & 0xff) != SQLITE_CANTOPEN && (code & 0xff) != SQLITE_READONLY) || uri == NULL || has_log (self->path))
    return SQLITE_OK;
  sqlite3_close (self->handle);
  return sqlite3_open_v2 (immutable, &self->handle, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

static MwConnection *
connection_new (const char *path)
{
  MwConnection *self = g_new0 (MwConnection, 1);

  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statements_free);
  return self;
}

/**
 * mw_connection_open:
 * @path: an absolute path, where it names a file
 *
 * Opens the file as it is; the schema is the business of mw-migrations. The calling thread owns the
 * connection until mw_connection_adopt_thread().
 *
 * Returns: (transfer full) (nullable): %NULL with %MW_ERROR_NOT_FOUND, _READ_ONLY, _FOREIGN, _CORRUPT…
 */
MwConnection *
mw_connection_open (const char *path, MwOpenMode mode, GError **error)
{
  g_autoptr (MwConnection) self = connection_new (path);
  int code;

  if (mode != MW_OPEN_MEMORY && !check_length (path, mode, error))
    return NULL;
  if (mode == MW_OPEN_CREATE && !create_private_file (path, error))
    return NULL;
  if (mode != MW_OPEN_CREATE && mode != MW_OPEN_MEMORY && !check_exists (path, error))
    return NULL;
  code = open_handle (self, mode);
  if (code == SQLITE_OK && mode == MW_OPEN_READ)
    code = open_where_nothing_can_be_written (self);
  if (mw_connection_check_code (self, code, error) && set_up (self, mode, error))
    return g_steal_pointer (&self);
  if (mode == MW_OPEN_CREATE)
    g_unlink (path);
  return NULL;
}

void
mw_connection_free (MwConnection *self)
{
  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->handle) == SQLITE_BUSY)
    g_critical ("The file is closed while a statement is in use");
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

const char *
mw_connection_get_path (const MwConnection *self)
{
  return self->path;
}

/* Returns: (transfer none): the sqlite3 handle, for the parts of SQLite that we have no words for */
gpointer
mw_connection_get_handle (MwConnection *self)
{
  return self->handle;
}

/* Whether another file, or none, is now where this one was opened. What is written to it would be lost. */
gboolean
mw_connection_has_moved (MwConnection *self)
{
  int moved = 0;

  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

/* From now on the calling thread is the one that may use the connection. */
void
mw_connection_adopt_thread (MwConnection *self)
{
  self->thread = g_thread_self ();
}

gint64
mw_connection_next_id (MwConnection *self)
{
  return mw_id_source_next (&self->ids, g_get_real_time () / 1000, g_random_int ());
}

/* An id above @previous too, which may come from another machine or from a clock that was ahead. */
gint64
mw_connection_next_id_after (MwConnection *self, gint64 previous)
{
  self->ids.last = MAX (self->ids.last, previous);
  return mw_connection_next_id (self);
}

static int
cancelled_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/* @cancellable: (nullable): makes what runs on the connection from now on stop with G_IO_ERROR_CANCELLED */
void
mw_connection_set_cancellable (MwConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, cancellable != NULL ? 2000 : 0, cancellable != NULL ? cancelled_cb : NULL, cancellable);
}

gboolean
mw_connection_begin (MwConnection *self, GError **error)
{
  return mw_connection_execute (self, "BEGIN IMMEDIATE", error);
}

/* Several reads that must see one state of the file. */
gboolean
mw_connection_begin_reading (MwConnection *self, GError **error)
{
  return mw_connection_execute (self, "BEGIN", error);
}

gboolean
mw_connection_is_in_transaction (MwConnection *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

gboolean
mw_connection_commit (MwConnection *self, GError **error)
{
  if (mw_connection_execute (self, "COMMIT", error))
    return TRUE;

  mw_connection_rollback (self);
  return FALSE;
}

/* A full disk may have rolled back already, hence the question. */
void
mw_connection_rollback (MwConnection *self)
{
  if (mw_connection_is_in_transaction (self))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
mw_connection_execute (MwConnection *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  return mw_connection_check_code (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

/* The first column of the first row; a query without rows is an error. */
gboolean
mw_connection_get_integer (MwConnection *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (self, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !mw_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("This is no longer in the file."));
      return FALSE;
    }
  *value = mw_statement_get_integer (statement, 0);
  return TRUE;
}

/**
 * mw_connection_prepare:
 *
 * Returns: (transfer full) (nullable): to be released before the connection is freed
 */
MwStatement *
mw_connection_prepare (MwConnection *self, const char *sql, GError **error)
{
  GQueue *idle = g_hash_table_lookup (self->statements, sql);
  MwStatement *statement = idle != NULL ? g_queue_pop_head (idle) : NULL;
  sqlite3_stmt *handle;

  g_assert (self->thread == g_thread_self ());

  if (statement != NULL)
    return statement;
  if (!mw_connection_check_code (self, sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL), error))
    return NULL;
  statement = g_new0 (MwStatement, 1);
  statement->handle = handle;
  statement->connection = self;
  statement->sql = g_strdup (sql);
  return statement;
}

void
mw_statement_release (MwStatement *self)
{
  GHashTable *statements = self->connection->statements;
  GQueue *idle = g_hash_table_lookup (statements, self->sql);

  g_clear_pointer (&self->mended, g_ptr_array_unref);
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  if (idle == NULL)
    {
      idle = g_queue_new ();
      g_hash_table_insert (statements, g_strdup (self->sql), idle);
    }
  g_queue_push_head (idle, self);
}

/* Makes the statement ready to run again; bound values stay. */
void
mw_statement_reset (MwStatement *self)
{
  sqlite3_reset (self->handle);
}

void
mw_statement_bind_integer (MwStatement *self, int parameter, gint64 value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

/* An id of 0 is no record, which is NULL. */
void
mw_statement_bind_id (MwStatement *self, int parameter, gint64 id)
{
  if (id == 0)
    sqlite3_bind_null (self->handle, parameter);
  else
    sqlite3_bind_int64 (self->handle, parameter, id);
}

/* @value: (nullable): copied; %NULL is NULL */
void
mw_statement_bind_text (MwStatement *self, int parameter, const char *value)
{
  sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT);
}

/* @data: must live until the statement was run */
void
mw_statement_bind_blob (MwStatement *self, int parameter, gconstpointer data, gsize size)
{
  sqlite3_bind_blob64 (self->handle, parameter, data, size, SQLITE_STATIC);
}

/**
 * mw_statement_step:
 * @has_row: (out) (nullable): whether there is a (next) row; untouched on failure
 */
gboolean
mw_statement_step (MwStatement *self, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (self->handle);

  g_clear_pointer (&self->mended, g_ptr_array_unref);
  if (!mw_connection_check_code (self->connection, code, error))
    return FALSE;
  if (has_row != NULL)
    *has_row = code == SQLITE_ROW;
  return TRUE;
}

/* Runs a statement that gives no rows, and makes it ready for the next time. */
gboolean
mw_statement_run (MwStatement *self, GError **error)
{
  gboolean done = mw_statement_step (self, NULL, error);

  sqlite3_reset (self->handle);
  return done;
}

gboolean
mw_statement_is_null (MwStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
mw_statement_get_integer (MwStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * mw_statement_get_text:
 *
 * SQLite keeps any bytes as text, and another program may have left some that are none. This is the one place where
 * texts come out of the file: what is not UTF-8 becomes U+FFFD here, so that all above it can rely on it.
 *
 * Returns: (transfer none) (nullable): valid until the next step
 */
const char *
mw_statement_get_text (MwStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);
  char *mended;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  if (self->mended == NULL)
    self->mended = g_ptr_array_new_with_free_func (g_free);
  mended = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->mended, mended);
  return mended;
}

/* Returns: how many bytes the text or blob has */
gsize
mw_statement_get_size (MwStatement *self, int column)
{
  return (gsize) sqlite3_column_bytes (self->handle, column);
}

gconstpointer
mw_statement_get_blob (MwStatement *self, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}
