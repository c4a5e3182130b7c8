/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-history"
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "config.h"
#include "mw-history.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <stdio.h>

#include "mw-contract-search.h"
#include "mw-error.h"

/*
 * Every change of the file is an act: one transaction, and one row in the table act that holds SQLite's
 * changeset. Undo applies the inverse, redo the changeset itself, so both work for all kinds of records,
 * and after a restart. Derived tables and act itself are never part of a changeset.
 */

MwAct *
mw_act_new (const char *verb)
{
  MwAct *act = g_new0 (MwAct, 1);

  act->verb = g_strdup (verb);
  return act;
}

void
mw_act_free (MwAct *act)
{
  g_free (act->verb);
  g_free (act->subject);
  g_free (act->detail);
  g_free (act);
}

static char *
describe_edit (const MwAct *act)
{
  guint field;

  if (act->detail != NULL && mw_table_find_field (act->table, act->detail, &field))
    /* Translators: kind of record, its name, and the field: "Contract “X”: End date changed". */
    return g_strdup_printf (_ ("%s “%s”: %s changed"), _ (act->table->label), act->subject, mw_field_get_label (&act->table->fields[field]));
  return g_strdup_printf (_ ("%s “%s” changed"), _ (act->table->label), act->subject);
}

/**
 * mw_act_describe:
 *
 * Returns: (transfer full): such as "Contract “X”: End date changed"
 */
char *
mw_act_describe (const MwAct *act)
{
  const char *kind = act->table != NULL ? _ (act->table->label) : "";
  const char *subject = act->subject != NULL ? act->subject : "";

  if (g_str_equal (act->verb, "create"))
    return g_strdup_printf (_ ("%s “%s” added"), kind, subject);
  if (g_str_equal (act->verb, "edit"))
    return describe_edit (act);
  if (g_str_equal (act->verb, "delete"))
    return g_strdup_printf (_ ("%s “%s” deleted"), kind, subject);
  if (g_str_equal (act->verb, "import"))
    return g_strdup_printf (_ ("“%s” imported"), subject);
  if (g_str_equal (act->verb, "link"))
    return g_strdup_printf (_ ("“%s” linked"), subject);
  if (g_str_equal (act->verb, "unlink"))
    return g_strdup_printf (_ ("“%s” unlinked"), subject);
  return g_strdup (_ ("Reference data filled in"));
}

typedef sqlite3_session Session;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, sqlite3session_delete)

typedef struct
{
  void *data;
  int size;
} Changeset;

static void
changeset_clear (Changeset *changeset)
{
  sqlite3_free (changeset->data);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changeset, changeset_clear)

static int
is_recorded (void *data, const char *table)
{
  return !g_str_equal (table, "act") && !g_str_equal (table, "contract_search");
}

static Session *
start_session (MwConnection *connection, GError **error)
{
  sqlite3_session *session = NULL;
  int code = sqlite3session_create (mw_connection_get_handle (connection), "main", &session);

  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (session, is_recorded, NULL);
      code = sqlite3session_attach (session, NULL);
    }
  if (!mw_connection_check_code (connection, code, error))
    g_clear_pointer (&session, sqlite3session_delete);
  return session;
}

/* A changeset on its way to the file. It is kept on disk, in a file without a name, because that of an
 * import of a whole register would double the memory that the program needs. */
typedef FILE Spool;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Spool, fclose)

#define SPOOL_PIECE 65536

static int
write_spool (void *spool, const void *data, int size)
{
  return fwrite (data, 1, (size_t) size, spool) == (size_t) size ? SQLITE_OK : SQLITE_FULL;
}

static int
read_spool (void *spool, void *data, int *size)
{
  *size = (int) fread (data, 1, (size_t) *size, spool);
  return ferror ((FILE *) spool) ? SQLITE_IOERR : SQLITE_OK;
}

static Spool *
spool_changeset (MwConnection *connection, sqlite3_session *session, GError **error)
{
  g_autoptr (Spool) spool = tmpfile ();
  int code = spool != NULL ? sqlite3session_changeset_strm (session, write_spool, spool) : SQLITE_CANTOPEN;

  if (code == SQLITE_OK && fflush (spool) != 0)
    code = SQLITE_FULL;
  return mw_connection_check_code (connection, code, error) ? g_steal_pointer (&spool) : NULL;
}

static gboolean
copy_spool (Spool *spool, sqlite3_blob *blob, int *code)
{
  g_autofree char *piece = g_malloc (SPOOL_PIECE);
  int offset = 0;
  int size = SPOOL_PIECE;

  rewind (spool);
  for (*code = SQLITE_OK; *code == SQLITE_OK && size > 0; offset += size)
    {
      size = SPOOL_PIECE;
      *code = read_spool (spool, piece, &size);
      if (*code == SQLITE_OK && size > 0)
        *code = sqlite3_blob_write (blob, piece, size, offset);
    }
  return *code == SQLITE_OK;
}

static gboolean
store_spool (MwConnection *connection, gint64 act_id, Spool *spool, GError **error)
{
  sqlite3_blob *blob = NULL;
  int code = sqlite3_blob_open (mw_connection_get_handle (connection), "main", "act", "changeset", act_id, 1, &blob);

  if (code == SQLITE_OK)
    copy_spool (spool, blob, &code);
  if (blob != NULL)
    {
      int closed = sqlite3_blob_close (blob);
      code = code == SQLITE_OK ? closed : code;
    }
  return mw_connection_check_code (connection, code, error);
}

static gboolean
insert_act (MwConnection *connection, MwAct *act, gint64 changeset_size, GError **error)
{
  g_autoptr (MwStatement) drop = mw_connection_prepare (connection, "UPDATE act SET state = 'dropped' WHERE state = 'undone'", error);
  g_autoptr (MwStatement) insert = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  if (drop == NULL || !mw_statement_run (drop, error))
    return FALSE;
  insert = mw_connection_prepare (connection,
                                  "INSERT INTO act (id, moment, verb, table_name, record_id, subject, detail, state, changeset) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'done', zeroblob (?8))",
                                  error);
  if (insert == NULL)
    return FALSE;
  act->id = mw_connection_next_id (connection);
  mw_statement_bind_integer (insert, 1, act->id);
  mw_statement_bind_text (insert, 2, moment);
  mw_statement_bind_text (insert, 3, act->verb);
  mw_statement_bind_text (insert, 4, act->table != NULL ? act->table->name : NULL);
  mw_statement_bind_id (insert, 5, act->record_id);
  mw_statement_bind_text (insert, 6, act->subject);
  mw_statement_bind_text (insert, 7, act->detail);
  mw_statement_bind_integer (insert, 8, changeset_size);
  return mw_statement_run (insert, error);
}

/* What one row that changed means for the search table. */
static gboolean
follow_up_row (MwConnection *connection, sqlite3_changeset_iter *iterator, GError **error)
{
  const char *table;
  int columns;
  int operation;
  int indirect;
  sqlite3_value *id = NULL;

  sqlite3changeset_op (iterator, &table, &columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iterator, 0, &id);
  else
    sqlite3changeset_old (iterator, 0, &id);
  if (id != NULL && g_str_equal (table, "contract"))
    return mw_contract_search_refresh (connection, sqlite3_value_int64 (id), error);
  if (id != NULL && g_str_equal (table, "organisation") && operation == SQLITE_UPDATE)
    return mw_contract_search_refresh_organisation (connection, sqlite3_value_int64 (id), error);
  return TRUE;
}

/* The same for an act, its undo and its redo. @started: what starting the iterator returned */
static gboolean
follow_up_rows (MwConnection *connection, sqlite3_changeset_iter *iterator, int started, GError **error)
{
  gboolean fine = mw_connection_check_code (connection, started, error);
  int code;

  while (fine && sqlite3changeset_next (iterator) == SQLITE_ROW)
    fine = follow_up_row (connection, iterator, error);
  code = sqlite3changeset_finalize (iterator);
  return fine && mw_connection_check_code (connection, code, error);
}

static gboolean
follow_up (MwConnection *connection, const Changeset *changeset, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  int started = sqlite3changeset_start (&iterator, changeset->size, changeset->data);

  return follow_up_rows (connection, iterator, started, error);
}

static gboolean
follow_up_spool (MwConnection *connection, Spool *spool, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  int started;

  rewind (spool);
  started = sqlite3changeset_start_strm (&iterator, read_spool, spool);
  return follow_up_rows (connection, iterator, started, error);
}

static gboolean
record (MwConnection *connection, MwAct *act, Spool *spool, GError **error)
{
  long size = ftell (spool);

  if (size == 0)
    return TRUE;
  return follow_up_spool (connection, spool, error) && insert_act (connection, act, size, error) && store_spool (connection, act->id, spool, error);
}

static gboolean
run_recorded (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error)
{
  g_autoptr (Session) session = start_session (connection, error);
  g_autoptr (Spool) spool = NULL;

  if (session == NULL || !func (connection, act, data, error))
    return FALSE;
  spool = spool_changeset (connection, session, error);
  /* The tables that follow are not recorded, and a session costs time while it lives. */
  g_clear_pointer (&session, sqlite3session_delete);
  return spool != NULL && record (connection, act, spool, error);
}

/**
 * mw_history_run:
 * @act: gets an id, unless nothing changed
 *
 * Runs @func as one act. When it fails, the file is as it was.
 */
gboolean
mw_history_run (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error)
{
  if (!mw_connection_begin (connection, error))
    return FALSE;
  if (!run_recorded (connection, act, func, data, error))
    {
      mw_connection_rollback (connection);
      return FALSE;
    }
  return mw_connection_commit (connection, error);
}

/* Runs @func as an act would, and takes everything back, to learn what it would do. */
gboolean
mw_history_try (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error)
{
  gboolean done;

  if (!mw_connection_begin (connection, error))
    return FALSE;
  done = func (connection, act, data, error);
  mw_connection_rollback (connection);
  return done;
}

static MwAct *
read_act (MwStatement *statement)
{
  MwAct *act = mw_act_new (mw_statement_get_text (statement, 1));

  act->id = mw_statement_get_integer (statement, 0);
  act->table = mw_tables_find (mw_statement_get_text (statement, 2));
  act->record_id = mw_statement_get_integer (statement, 3);
  act->subject = g_strdup (mw_statement_get_text (statement, 4));
  act->detail = g_strdup (mw_statement_get_text (statement, 5));
  return act;
}

#define ACT_COLUMNS "id, verb, table_name, record_id, subject, detail"
/* What the program filled in when the file was made is the floor of the stack. */
#define SELECT_UNDO "SELECT " ACT_COLUMNS " FROM act WHERE state = 'done' AND id > (SELECT coalesce (max (id), 0) FROM act WHERE verb = 'seed') ORDER BY id DESC LIMIT 1"
#define SELECT_REDO "SELECT " ACT_COLUMNS " FROM act WHERE state = 'undone' ORDER BY id LIMIT 1"

static gboolean
peek_one (MwConnection *connection, const char *sql, MwAct **act, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !mw_statement_step (statement, &has_row, error))
    return FALSE;
  *act = has_row ? read_act (statement) : NULL;
  return TRUE;
}

/**
 * mw_history_peek:
 * @undo: (out) (transfer full) (nullable): the act that would be undone
 * @redo: (out) (transfer full) (nullable): the act that would be done again
 */
gboolean
mw_history_peek (MwConnection *connection, MwAct **undo, MwAct **redo, GError **error)
{
  g_autoptr (MwAct) last = NULL;

  if (!peek_one (connection, SELECT_UNDO, &last, error) || !peek_one (connection, SELECT_REDO, redo, error))
    return FALSE;
  *undo = g_steal_pointer (&last);
  return TRUE;
}

static gboolean
load_changeset (MwConnection *connection, gint64 id, gboolean inverted, Changeset *changeset, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "SELECT changeset FROM act WHERE id = ?1", error);
  gboolean has_row = FALSE;
  gconstpointer data;
  gsize size;

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, id);
  if (!mw_statement_step (statement, &has_row, error) || !has_row)
    return FALSE;

  data = mw_statement_get_blob (statement, 0, &size);
  if (inverted)
    return mw_connection_check_code (connection, sqlite3changeset_invert ((int) size, data, &changeset->size, &changeset->data), error);
  changeset->data = sqlite3_malloc64 (size);
  if (changeset->data == NULL)
    return mw_connection_check_code (connection, SQLITE_NOMEM, error);
  changeset->size = (int) size;
  memcpy (changeset->data, data, size);
  return TRUE;
}

/* The stack is strictly last in, first out, so a conflict means that something else wrote in the file. */
static int
conflict_cb (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_changeset (MwConnection *connection, const Changeset *changeset, GError **error)
{
  int code = sqlite3changeset_apply (mw_connection_get_handle (connection), changeset->size, changeset->data, NULL, conflict_cb, NULL);

  if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_CONSTRAINT, _ ("This cannot be taken back: something else has changed the same data."));
      return FALSE;
    }
  return mw_connection_check_code (connection, code, error);
}

static gboolean
set_state (MwConnection *connection, gint64 id, const char *state, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "UPDATE act SET state = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, id);
  mw_statement_bind_text (statement, 2, state);
  return mw_statement_run (statement, error);
}

static MwAct *
turn (MwConnection *connection, gboolean undo, GError **error)
{
  g_autoptr (MwAct) act = NULL;
  g_auto (Changeset) changeset = { NULL, 0 };

  if (!peek_one (connection, undo ? SELECT_UNDO : SELECT_REDO, &act, error))
    return NULL;
  if (act == NULL)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      return NULL;
    }
  if (!load_changeset (connection, act->id, undo, &changeset, error) || !apply_changeset (connection, &changeset, error) || !follow_up (connection, &changeset, error) || !set_state (connection, act->id, undo ? "undone" : "done", error))
    return NULL;
  return g_steal_pointer (&act);
}

static MwAct *
turn_in_transaction (MwConnection *connection, gboolean undo, GError **error)
{
  g_autoptr (MwAct) act = NULL;

  if (!mw_connection_begin (connection, error))
    return NULL;
  act = turn (connection, undo, error);
  if (act == NULL)
    {
      mw_connection_rollback (connection);
      return NULL;
    }
  return mw_connection_commit (connection, error) ? g_steal_pointer (&act) : NULL;
}

/**
 * mw_history_undo:
 *
 * Returns: (transfer full) (nullable): the act that was taken back; %NULL with %MW_ERROR_NOT_FOUND where
 *   there is none. What the program itself filled in when the file was made cannot be undone.
 */
MwAct *
mw_history_undo (MwConnection *connection, GError **error)
{
  return turn_in_transaction (connection, TRUE, error);
}

/**
 * mw_history_redo:
 *
 * Returns: (transfer full) (nullable): the act that was done again
 */
MwAct *
mw_history_redo (MwConnection *connection, GError **error)
{
  return turn_in_transaction (connection, FALSE, error);
}
