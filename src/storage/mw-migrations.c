/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-migrations"

#include "config.h"
#include "mw-migrations.h"

#include <glib/gi18n-lib.h>

#include "mw-contract-search.h"
#include "mw-error.h"
#include "mw-schema-check.h"
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
  [MW_SCHEMA_VALUE_AND_REALISATION] = { "schema/0003-value-and-realisation.sql", NULL },
  [MW_SCHEMA_CONVERSATIONS] = { "schema/0004-conversations.sql", NULL },
  [MW_SCHEMA_REPORTS] = { "schema/0005-reports.sql", NULL },
};

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

static gboolean
run_steps (MwConnection *connection, gint64 from, gint64 to, GError **error)
{
  for (gint64 next = from + 1; next <= to; next++)
    {
      g_debug ("Bringing the file to schema %d", (int) next);
      if (!run_step (connection, next, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_schema (MwConnection *connection, gint64 version, GError **error)
{
  g_autoptr (MwConnection) model = mw_connection_open ("model", MW_OPEN_MEMORY, error);

  return model != NULL && run_steps (model, 0, version, error) && mw_schema_check_compare (connection, model, error);
}

/* @sentence: (transfer full) */
static gboolean
refuse (MwError code, char *sentence, GError **error)
{
  g_set_error_literal (error, MW_ERROR, code, sentence);
  g_free (sentence);
  return FALSE;
}

/**
 * mw_migrations_check:
 * @version: (out): the schema of the file
 *
 * Reads only, so that a file that is refused is not touched.
 *
 * Returns: %FALSE with %MW_ERROR_FOREIGN or %MW_ERROR_TOO_NEW
 */
gboolean
mw_migrations_check (MwConnection *connection, gint64 *version, GError **error)
{
  const char *path = mw_connection_get_path (connection);
  gint64 application_id;
  gint64 objects;

  if (!mw_connection_get_integer (connection, "PRAGMA application_id", &application_id, error) || !mw_connection_get_integer (connection, "PRAGMA user_version", version, error) || !mw_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema", &objects, error))
    return FALSE;
  if (application_id == 0 && objects == 0)
    return refuse (MW_ERROR_FOREIGN, g_strdup_printf (_ ("“%s” is empty."), path), error);
  if (application_id != MW_APPLICATION_ID || *version < 1)
    return refuse (MW_ERROR_FOREIGN, g_strdup_printf (_ ("“%s” is not a Maatwerk file."), path), error);
  if (*version > MW_SCHEMA_CURRENT)
    return refuse (MW_ERROR_TOO_NEW, g_strdup_printf (_ ("“%s” was made by a newer version of Maatwerk. Install that version to open it."), path), error);
  return check_schema (connection, *version, error);
}

/* Makes the tables in an empty file. */
gboolean
mw_migrations_create (MwConnection *connection, GError **error)
{
  return run_steps (connection, 0, MW_SCHEMA_CURRENT, error);
}

/* Runs the steps that the file still lacks. */
gboolean
mw_migrations_run (MwConnection *connection, GError **error)
{
  gint64 version;

  return mw_migrations_check (connection, &version, error) && run_steps (connection, version, MW_SCHEMA_CURRENT, error);
}
