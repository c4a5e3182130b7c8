/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-search.h"

#include "mw-text.h"

/*
 * Keeps contract_search: the folded texts by which contracts are found and sorted. It is derived from
 * the other tables and can be made again at any time.
 */

#define SELECT_TEXTS "SELECT c.title, c.number, s.name, k.name, k.abbreviation FROM contract AS c "                           \
                     "LEFT JOIN organisation AS s ON s.id = c.supplier_id LEFT JOIN organisation AS k ON k.id = c.client_id " \
                     "WHERE c.id = ?1"

static char *
fold_column (MwStatement *statement, int column)
{
  const char *text = mw_statement_get_text (statement, column);

  /* One line each, because the index ends a text by a line feed. */
  return text != NULL ? g_strdelimit (mw_text_fold (text), "\n\r\t", ' ') : g_strdup ("");
}

static gboolean
write_row (MwConnection *connection, gint64 contract_id, MwStatement *texts, GError **error)
{
  g_autoptr (MwStatement) insert = mw_connection_prepare (connection,
                                                          "INSERT OR REPLACE INTO contract_search (contract_id, title_key, supplier_key, client_key, rest_key) "
                                                          "VALUES (?1, ?2, ?3, ?4, ?5)",
                                                          error);
  g_autofree char *title = fold_column (texts, 0);
  g_autofree char *number = fold_column (texts, 1);
  g_autofree char *supplier = fold_column (texts, 2);
  g_autofree char *client = fold_column (texts, 3);
  g_autofree char *abbreviation = fold_column (texts, 4);
  g_autofree char *rest = g_strjoin (" ", number, abbreviation, NULL);

  if (insert == NULL)
    return FALSE;
  mw_statement_bind_integer (insert, 1, contract_id);
  mw_statement_bind_text (insert, 2, title);
  mw_statement_bind_text (insert, 3, supplier);
  mw_statement_bind_text (insert, 4, client);
  mw_statement_bind_text (insert, 5, rest);
  return mw_statement_run (insert, error);
}

static gboolean
delete_row (MwConnection *connection, gint64 contract_id, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "DELETE FROM contract_search WHERE contract_id = ?1", error);

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, contract_id);
  return mw_statement_run (statement, error);
}

/* A contract that is gone loses its row. */
gboolean
mw_contract_search_refresh (MwConnection *connection, gint64 contract_id, GError **error)
{
  g_autoptr (MwStatement) texts = mw_connection_prepare (connection, SELECT_TEXTS, error);
  gboolean has_row = FALSE;

  if (texts == NULL)
    return FALSE;
  mw_statement_bind_integer (texts, 1, contract_id);
  if (!mw_statement_step (texts, &has_row, error))
    return FALSE;
  return has_row ? write_row (connection, contract_id, texts, error) : delete_row (connection, contract_id, error);
}

static gboolean
refresh_each (MwConnection *connection, MwStatement *ids, GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (!mw_statement_step (ids, &has_row, error))
        return FALSE;
      if (has_row && !mw_contract_search_refresh (connection, mw_statement_get_integer (ids, 0), error))
        return FALSE;
    }
  return TRUE;
}

/* After an organisation got another name: all contracts that show it. */
gboolean
mw_contract_search_refresh_organisation (MwConnection *connection, gint64 organisation_id, GError **error)
{
  g_autoptr (MwStatement) ids = mw_connection_prepare (connection, "SELECT id FROM contract WHERE supplier_id = ?1 OR client_id = ?1", error);

  if (ids == NULL)
    return FALSE;
  mw_statement_bind_integer (ids, 1, organisation_id);
  return refresh_each (connection, ids, error);
}

gboolean
mw_contract_search_rebuild (MwConnection *connection, GError **error)
{
  g_autoptr (MwStatement) ids = NULL;

  if (!mw_connection_execute (connection, "DELETE FROM contract_search", error))
    return FALSE;
  ids = mw_connection_prepare (connection, "SELECT id FROM contract", error);
  return ids != NULL && refresh_each (connection, ids, error);
}
