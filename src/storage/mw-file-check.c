/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-file-check.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"

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

/* Each finds nothing in a sound file. */
static const struct
{
  const char *sql;
  const char *label;
} questions[] = {
  { "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", N_ ("Damaged") },
  { "SELECT DISTINCT \"table\" || ' → ' || parent FROM pragma_foreign_key_check", N_ ("Refers to something that is not there") },
  { "SELECT id FROM contract WHERE id NOT IN (SELECT contract_id FROM contract_search)", N_ ("Contract cannot be found by searching") },
  { "SELECT act_id FROM act_part WHERE act_id NOT IN (SELECT id FROM act)", N_ ("Record of changes without its act") },
  { "SELECT id FROM act WHERE id NOT IN (SELECT act_id FROM act_part)", N_ ("Act without a record of what it changed") },
};

/* Whether every page can be read and is in its place; %FALSE with %MW_ERROR_CORRUPT. */
gboolean
mw_file_check_quickly (MwConnection *connection, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "PRAGMA quick_check (1)", error);
  gboolean has_row = FALSE;

  if (statement == NULL || !mw_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (mw_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_CORRUPT, _ ("The file is damaged."));
  return FALSE;
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

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      if (!add_rows (connection, questions[i].sql, _ (questions[i].label), findings, error))
        return NULL;
    }
  return g_steal_pointer (&findings);
}
