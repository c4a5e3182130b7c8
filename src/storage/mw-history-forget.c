/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-history-forget"

#include "config.h"
#include "mw-history-forget.h"

#include <string.h>

#include "mw-changeset-filter.h"
#include "mw-record-store.h"

/*
 * Takes a record away for good, out of the history too. It is the one change that is no act: it cannot be undone, for
 * that is its purpose.
 */

/* Whether a row of another table only says that it belongs with the record: one of a set of references. */
static gboolean
is_link_table (const MwTable *target, const char *name)
{
  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      for (guint i = 0; i < (*table)->n_fields; i++)
        {
          const MwField *field = &(*table)->fields[i];
          if (field->target == target && g_strcmp0 (field->link_table, name) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

typedef struct
{
  const MwTable *table;
  gint64 id;
} Forgotten;

/* The id is the first column of the record's own rows, and the second of a set. */
static gboolean
is_forgotten (const char *table, const gint64 *integers, guint n_columns, gpointer data)
{
  const Forgotten *forgotten = data;

  if (strcmp (table, forgotten->table->name) == 0)
    return n_columns > 0 && integers[0] == forgotten->id;
  return n_columns > 1 && integers[1] == forgotten->id && is_link_table (forgotten->table, table);
}

static gboolean
write_part (MwConnection *connection, gint64 part_id, GBytes *changeset, GError **error)
{
  g_autoptr (MwStatement) update = mw_connection_prepare (connection, "UPDATE act_part SET changeset = ?2 WHERE id = ?1", error);
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (update == NULL)
    return FALSE;
  mw_statement_bind_integer (update, 1, part_id);
  /* Where nothing is left there is an empty part, which is not the same as none. */
  mw_statement_bind_blob (update, 2, data != NULL ? data : "", size);
  return mw_statement_run (update, error);
}

static gboolean
clean_part (MwConnection *connection, gint64 part_id, Forgotten *forgotten, GError **error)
{
  g_autoptr (MwStatement) read = mw_connection_prepare (connection, "SELECT changeset FROM act_part WHERE id = ?1", error);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  gboolean has_row = FALSE;
  gsize size;
  gconstpointer data;

  if (read == NULL)
    return FALSE;
  mw_statement_bind_integer (read, 1, part_id);
  if (!mw_statement_step (read, &has_row, error))
    return FALSE;
  data = mw_statement_get_blob (read, 0, &size);
  before = g_bytes_new (data, size);
  g_clear_pointer (&read, mw_statement_release);
  after = mw_changeset_filter (before, is_forgotten, forgotten, error);
  if (after == NULL)
    return FALSE;
  return g_bytes_get_size (after) == size || write_part (connection, part_id, after, error);
}

static gboolean
clean_parts (MwConnection *connection, Forgotten *forgotten, GError **error)
{
  g_autoptr (MwStatement) list = mw_connection_prepare (connection, "SELECT id FROM act_part ORDER BY id", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  while (list != NULL && has_row)
    {
      gint64 id;
      if (!mw_statement_step (list, &has_row, error))
        return FALSE;
      id = has_row ? mw_statement_get_integer (list, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  for (guint i = 0; list != NULL && i < ids->len; i++)
    {
      if (!clean_part (connection, g_array_index (ids, gint64, i), forgotten, error))
        return FALSE;
    }
  return list != NULL;
}

/* The name of the record stands in what the user is told of an act. */
static gboolean
clean_acts (MwConnection *connection, const Forgotten *forgotten, GError **error)
{
  g_autoptr (MwStatement) update = mw_connection_prepare (connection, "UPDATE act SET subject = NULL WHERE table_name = ?1 AND record_id = ?2", error);

  if (update == NULL)
    return FALSE;
  mw_statement_bind_text (update, 1, forgotten->table->name);
  mw_statement_bind_integer (update, 2, forgotten->id);
  return mw_statement_run (update, error);
}

static gboolean
forget (MwConnection *connection, Forgotten *forgotten, GError **error)
{
  return mw_record_store_delete (connection, forgotten->table, forgotten->id, error) && clean_parts (connection, forgotten, error) && clean_acts (connection, forgotten, error);
}

/**
 * mw_history_forget:
 * @table: of a record that nothing else needs
 *
 * What was written in its place is overwritten, also in the log beside the file; at the latest when the file is
 * closed. Backups that were made before are left as they are.
 */
gboolean
mw_history_forget (MwConnection *connection, const MwTable *table, gint64 id, GError **error)
{
  Forgotten forgotten = { table, id };

  if (!mw_connection_execute (connection, "PRAGMA secure_delete = ON", error) || !mw_connection_begin (connection, error))
    return FALSE;
  if (!forget (connection, &forgotten, error))
    {
      mw_connection_rollback (connection);
      return FALSE;
    }
  if (!mw_connection_commit (connection, error))
    return FALSE;
  /* It is forgotten now, also where this fails: SQLite empties the log again on closing. */
  mw_connection_execute (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  return TRUE;
}
