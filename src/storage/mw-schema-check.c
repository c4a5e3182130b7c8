/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-schema-check.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"

/*
 * Whether a file has the tables that this program would have made, and nothing beside them. A trigger, a
 * view or another column could make the program do what its maker wants; such a file is not read further.
 * The text of the schema is not compared, because newer SQLites write it otherwise.
 */

#define SELECT_OBJECTS "SELECT type || ' ' || name || ' ' || tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "                                            \
                       "UNION ALL SELECT 'strict ' || name || ' ' || strict || ' ' || wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' " \
                       "UNION ALL "                                                                                                                                                \
                       "SELECT s.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk || ' ' || c.hidden "                                                \
                       "FROM sqlite_schema AS s, pragma_table_xinfo (s.name) AS c WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"

static char *
describe_schema (MwConnection *connection, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, SELECT_OBJECTS, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_string_append_printf (text, "%s\n", mw_statement_get_text (statement, 0));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * mw_schema_check_compare:
 * @model: with the schema that the file should have
 *
 * Returns: %FALSE with %MW_ERROR_FOREIGN where it has another one
 */
gboolean
mw_schema_check_compare (MwConnection *connection, MwConnection *model, GError **error)
{
  g_autofree char *there = describe_schema (connection, error);
  g_autofree char *wanted = there != NULL ? describe_schema (model, error) : NULL;

  if (wanted == NULL)
    return FALSE;
  if (g_str_equal (there, wanted))
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” was changed by another program and is not opened: its tables are not those of Maatwerk."), mw_connection_get_path (connection));
  return FALSE;
}
