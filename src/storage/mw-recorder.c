/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-recorder"
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "config.h"
#include "mw-recorder.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "mw-contract-search.h"
#include "mw-error.h"

/*
 * Writes down what an act changes, and plays it again, forwards or backwards. The record is SQLite's own
 * changeset, in parts: the session that makes it keeps every changed row in memory, so a long act is cut
 * from time to time. Derived tables and the acts themselves are never part of it; the search table is
 * brought up to date from what the changeset says.
 */

struct _MwRecorder
{
  MwConnection *connection;
  sqlite3_session *session;
  gint64 act_id;
  guint n_parts;
};

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
  return !g_str_equal (table, "act") && !g_str_equal (table, "act_part") && !g_str_equal (table, "contract_search");
}

static gboolean
start_session (MwRecorder *self, GError **error)
{
  int code = sqlite3session_create (mw_connection_get_handle (self->connection), "main", &self->session);

  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_recorded, NULL);
      code = sqlite3session_attach (self->session, NULL);
    }
  return mw_connection_check_code (self->connection, code, error);
}

/**
 * mw_recorder_start:
 *
 * Everything that changes from now on, until the next cut, is the first part.
 *
 * Returns: (transfer full) (nullable)
 */
MwRecorder *
mw_recorder_start (MwConnection *connection, gint64 act_id, GError **error)
{
  g_autoptr (MwRecorder) self = g_new0 (MwRecorder, 1);

  self->connection = connection;
  self->act_id = act_id;
  return start_session (self, error) ? g_steal_pointer (&self) : NULL;
}

void
mw_recorder_free (MwRecorder *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_free (self);
}

guint
mw_recorder_get_n_parts (const MwRecorder *self)
{
  return self->n_parts;
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

static gboolean
follow_up (MwConnection *connection, const Changeset *changeset, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  gboolean fine = mw_connection_check_code (connection, sqlite3changeset_start (&iterator, changeset->size, changeset->data), error);
  int code;

  while (fine && sqlite3changeset_next (iterator) == SQLITE_ROW)
    fine = follow_up_row (connection, iterator, error);
  code = sqlite3changeset_finalize (iterator);
  return fine && mw_connection_check_code (connection, code, error);
}

static gboolean
store_part (MwRecorder *self, const Changeset *changeset, GError **error)
{
  g_autoptr (MwStatement) insert = mw_connection_prepare (self->connection, "INSERT INTO act_part (act_id, part, changeset) VALUES (?1, ?2, ?3)", error);

  if (insert == NULL)
    return FALSE;
  self->n_parts++;
  mw_statement_bind_integer (insert, 1, self->act_id);
  mw_statement_bind_integer (insert, 2, self->n_parts);
  mw_statement_bind_blob (insert, 3, changeset->data, (gsize) changeset->size);
  return mw_statement_run (insert, error);
}

/**
 * mw_recorder_cut:
 *
 * Puts what was changed so far in the file and begins a new part.
 */
gboolean
mw_recorder_cut (MwRecorder *self, GError **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  int code = sqlite3session_changeset (self->session, &changeset.size, &changeset.data);

  /* The tables that follow are not recorded, and a session costs time while it lives. */
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (!mw_connection_check_code (self->connection, code, error))
    return FALSE;
  if (changeset.size > 0 && (!store_part (self, &changeset, error) || !follow_up (self->connection, &changeset, error)))
    return FALSE;
  return start_session (self, error);
}

/* The stack is strictly last in, first out, so a conflict means that something else wrote in the file. */
static int
conflict_cb (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (MwConnection *connection, const Changeset *changeset, GError **error)
{
  int code = sqlite3changeset_apply (mw_connection_get_handle (connection), changeset->size, changeset->data, NULL, conflict_cb, NULL);

  if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_CONSTRAINT, _ ("This cannot be taken back: something else has changed the same data."));
      return FALSE;
    }
  return mw_connection_check_code (connection, code, error) && follow_up (connection, changeset, error);
}

static gboolean
play_part (MwConnection *connection, MwStatement *part, gboolean backwards, GError **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  gsize size;
  gconstpointer data = mw_statement_get_blob (part, 0, &size);
  int code = SQLITE_OK;

  if (backwards)
    code = sqlite3changeset_invert ((int) size, data, &changeset.size, &changeset.data);
  else
    {
      changeset.data = sqlite3_malloc64 (MAX (size, 1));
      code = changeset.data != NULL ? SQLITE_OK : SQLITE_NOMEM;
      changeset.size = (int) size;
      /* A part from which all was forgotten is empty, and then there are no data to copy. */
      if (code == SQLITE_OK && size > 0)
        memcpy (changeset.data, data, size);
    }
  return mw_connection_check_code (connection, code, error) && apply (connection, &changeset, error);
}

/**
 * mw_recorder_play:
 * @backwards: whether to take the act back, from its last part to its first
 *
 * Returns: %FALSE with %MW_ERROR_CONSTRAINT where the rows are no longer as the act left them
 */
gboolean
mw_recorder_play (MwConnection *connection, gint64 act_id, gboolean backwards, GError **error)
{
  g_autoptr (MwStatement) parts = mw_connection_prepare (connection,
                                                         backwards ? "SELECT changeset FROM act_part WHERE act_id = ?1 ORDER BY part DESC"
                                                                   : "SELECT changeset FROM act_part WHERE act_id = ?1 ORDER BY part",
                                                         error);
  gboolean has_row = TRUE;

  if (parts == NULL)
    return FALSE;
  mw_statement_bind_integer (parts, 1, act_id);
  while (has_row)
    {
      if (!mw_statement_step (parts, &has_row, error) || (has_row && !play_part (connection, parts, backwards, error)))
        return FALSE;
    }
  return TRUE;
}
