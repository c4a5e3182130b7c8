/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-history"

#include "config.h"
#include "mw-history.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"
#include "mw-recorder.h"

/*
 * Every change of the file is an act: one transaction, and one row in the table act, with SQLite's changeset
 * of it in act_part. Undo applies the inverse, redo the changeset itself, so both work for all kinds of
 * records, and after a restart.
 */

static gboolean
insert_act (MwConnection *connection, const MwAct *act, GError **error)
{
  g_autoptr (MwStatement) drop = mw_connection_prepare (connection, "UPDATE act SET state = 'dropped' WHERE state = 'undone'", error);
  g_autoptr (MwStatement) insert = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  if (drop == NULL || !mw_statement_run (drop, error))
    return FALSE;
  insert = mw_connection_prepare (connection,
                                  "INSERT INTO act (id, moment, verb, table_name, record_id, subject, detail, state) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'done')",
                                  error);
  if (insert == NULL)
    return FALSE;
  mw_statement_bind_integer (insert, 1, act->id);
  mw_statement_bind_text (insert, 2, moment);
  mw_statement_bind_text (insert, 3, act->verb);
  mw_statement_bind_text (insert, 4, act->table != NULL ? act->table->name : NULL);
  mw_statement_bind_id (insert, 5, act->record_id);
  mw_statement_bind_text (insert, 6, act->subject);
  mw_statement_bind_text (insert, 7, act->detail);
  return mw_statement_run (insert, error);
}

static gboolean
run_with_recorder (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error)
{
  if (!func (connection, act, data, error) || !mw_recorder_cut (act->recorder, error))
    return FALSE;
  if (mw_recorder_get_n_parts (act->recorder) > 0)
    return insert_act (connection, act, error);
  act->id = 0;
  return TRUE;
}

static gboolean
run_recorded (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error)
{
  g_autoptr (MwRecorder) recorder = NULL;
  gint64 last;
  gboolean done;

  /* The ids give the order of the acts, also when the clock was put back since the last one. */
  if (!mw_connection_get_integer (connection, "SELECT coalesce (max (id), 0) FROM act", &last, error))
    return FALSE;
  act->id = mw_connection_next_id_after (connection, last);
  recorder = mw_recorder_start (connection, act->id, error);
  act->recorder = recorder;
  done = recorder != NULL && run_with_recorder (connection, act, func, data, error);
  act->recorder = NULL;
  act->id = done ? act->id : 0;
  return done;
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

/**
 * mw_history_cut:
 *
 * For an act that changes many rows, to call every thousand or so: what was changed until now leaves the
 * memory. Within a part, and over all of them, an act stays one act.
 */
gboolean
mw_history_cut (MwAct *act, GError **error)
{
  return act->recorder == NULL || mw_recorder_cut (act->recorder, error);
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
/* An act from which all was forgotten does nothing, so it is not offered. */
#define HAS_CONTENT " AND EXISTS (SELECT 1 FROM act_part WHERE act_part.act_id = act.id AND length (act_part.changeset) > 0)"
/* What the program filled in when the file was made is the floor of the stack. */
#define SELECT_UNDO "SELECT " ACT_COLUMNS " FROM act WHERE state = 'done' AND id > (SELECT coalesce (max (id), 0) FROM act WHERE verb = 'seed')" HAS_CONTENT " ORDER BY id DESC LIMIT 1"
#define SELECT_REDO "SELECT " ACT_COLUMNS " FROM act WHERE state = 'undone'" HAS_CONTENT " ORDER BY id LIMIT 1"

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

  if (!peek_one (connection, undo ? SELECT_UNDO : SELECT_REDO, &act, error))
    return NULL;
  if (act == NULL)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      return NULL;
    }
  if (!mw_recorder_play (connection, act->id, undo, error) || !set_state (connection, act->id, undo ? "undone" : "done", error))
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
