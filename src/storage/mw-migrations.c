/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-migrations"

#include "config.h"
#include "mw-migrations.h"

#include <glib/gi18n-lib.h>

#include "mw-contract-search.h"
#include "mw-error.h"
#include "mw-storage-resources.h"

/* Brings a file to the schema of this program, one step per transaction, and refuses what is not ours. */

typedef struct
{
  const char *sql;
  gboolean (*fill) (MwConnection *connection, GError **error); /* (nullable): what SQL cannot say */
} Step;

static const Step steps[] = {
  [MW_SCHEMA_INITIAL] = { "schema/0001-initial.sql", NULL },
  [MW_SCHEMA_PARTS_AND_SEARCH] = { "schema/0002-parts-and-search.sql", mw_contract_search_rebuild },
};

static gboolean
is_empty (MwConnection *connection, gboolean *empty, GError **error)
{
  gint64 tables;

  if (!mw_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return FALSE;
  *empty = tables == 0;
  return TRUE;
}

/**
 * mw_migrations_check:
 * @version: (out): the schema of the file, 0 for an empty one
 *
 * Reads only, so that a file that is refused is not touched.
 *
 * Returns: %FALSE with %MW_ERROR_FOREIGN or %MW_ERROR_TOO_NEW
 */
gboolean
mw_migrations_check (MwConnection *connection, gint64 *version, GError **error)
{
  gint64 application_id;
  gboolean empty;

  if (!mw_connection_get_integer (connection, "PRAGMA application_id", &application_id, error) || !mw_connection_get_integer (connection, "PRAGMA user_version", version, error) || !is_empty (connection, &empty, error))
    return FALSE;

  if (application_id != MW_APPLICATION_ID && !(empty && application_id == 0))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is not a Maatwerk file."), mw_connection_get_path (connection));
      return FALSE;
    }
  if (*version > MW_SCHEMA_CURRENT)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_TOO_NEW, _ ("“%s” was made by a newer version of Maatwerk. Install that version to open it."), mw_connection_get_path (connection));
      return FALSE;
    }
  return TRUE;
}

static gboolean
change_schema (MwConnection *connection, const Step *step, const char *sql, const char *mark, GError **error)
{
  return mw_connection_execute (connection, sql, error) && (step->fill == NULL || step->fill (connection, error)) && mw_connection_execute (connection, mark, error);
}

static gboolean
run_step (MwConnection *connection, gint64 version, GError **error)
{
  g_autofree char *path = g_strconcat ("/io/github/maatwerk/Maatwerk/storage/", steps[version].sql, NULL);
  g_autoptr (GBytes) sql = g_resource_lookup_data (mw_storage_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", MW_APPLICATION_ID, (int) version);

  if (sql == NULL || !mw_connection_begin (connection, error))
    return FALSE;
  if (!change_schema (connection, &steps[version], g_bytes_get_data (sql, NULL), mark, error))
    {
      mw_connection_rollback (connection);
      return FALSE;
    }
  return mw_connection_commit (connection, error);
}

/* Sets the journal and runs the steps that the file still lacks. */
gboolean
mw_migrations_run (MwConnection *connection, GError **error)
{
  gint64 version;

  if (!mw_migrations_check (connection, &version, error) || !mw_connection_execute (connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error))
    return FALSE;

  for (gint64 next = version + 1; next <= MW_SCHEMA_CURRENT; next++)
    {
      g_debug ("Bringing the file to schema %d", (int) next);
      if (!run_step (connection, next, error))
        return FALSE;
    }
  return TRUE;
}
