/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-file-check.h"

#include <glib/gi18n-lib.h>

#include "mw-backups.h"
#include "mw-error.h"
#include "mw-table.h"

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

/* A number that no form takes is read all the same, and told of here. */
static gboolean
add_too_large (MwConnection *connection, const MwTable *table, const MwField *field, GPtrArray *findings, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (%s, id) || ' (' || %s || ')' FROM \"%s\" WHERE %s > %" G_GINT64_FORMAT, table->fields[table->title_field].column, field->column, table->name, field->column, mw_field_get_maximum (field));
  /* Translators: the name of a field. */
  g_autofree char *label = g_strdup_printf (_ ("“%s” is larger than it can be. Correct it in the window"), mw_field_get_label (field));

  return add_rows (connection, sql, label, findings, error);
}

static gboolean
add_all_too_large (MwConnection *connection, GPtrArray *findings, GError **error)
{
  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      for (guint i = 0; i < (*table)->n_fields; i++)
        {
          const MwField *field = &(*table)->fields[i];
          if (!mw_field_is_text (field) && mw_field_get_maximum (field) < G_MAXINT64 && !add_too_large (connection, *table, field, findings, error))
            return FALSE;
        }
    }
  return TRUE;
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
  return mw_backups_fail_damaged (mw_connection_get_path (connection), MW_ERROR_CORRUPT, error);
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
  if (!add_all_too_large (connection, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
