/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-file-check.h"

#include <glib/gi18n-lib.h>

/* Whether the file is whole: its pages, its foreign keys and what is derived from other tables. */

static gboolean
add_rows (MwConnection *connection, const char *sql, const char *label, GPtrArray *findings, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (findings, g_strdup_printf ("%s: %s", label, mw_statement_get_text (statement, 0)));
    }
  return statement != NULL;
}

/**
 * mw_file_check_run:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each thing that is wrong
 */
GPtrArray *
mw_file_check_run (MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!add_rows (connection, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", _ ("Damaged"), findings, error) || !add_rows (connection, "SELECT DISTINCT \"table\" || ' → ' || parent FROM pragma_foreign_key_check", _ ("Refers to something that is not there"), findings, error) || !add_rows (connection, "SELECT id FROM contract WHERE id NOT IN (SELECT contract_id FROM contract_search)", _ ("Contract cannot be found by searching"), findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
