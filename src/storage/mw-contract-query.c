/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-query.h"

#include <string.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-record-store.h"
#include "mw-text.h"

/*
 * The contract list: which contracts, in which order, with which totals. The answer comes from the index;
 * rows come as ids, and their contents are loaded only for the part of the list that is on the screen.
 */

MwContractQuery *
mw_contract_query_copy (const MwContractQuery *query)
{
  MwContractQuery *copy = g_memdup2 (query, sizeof *query);

  copy->search = g_strdup (query->search);
  return copy;
}

void
mw_contract_query_free (MwContractQuery *query)
{
  g_free (query->search);
  g_free (query);
}

void
mw_contract_result_free (MwContractResult *result)
{
  g_array_unref (result->ids);
  g_clear_pointer (&result->basis, mw_duty_basis_unref);
  g_free (result);
}

static GStrv
search_words (const char *search)
{
  g_autofree char *folded = search != NULL ? mw_text_fold (search) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **word = words; *word != NULL; word++)
    {
      if (**word != '\0')
        g_strv_builder_add (builder, *word);
    }
  return g_strv_builder_end (builder);
}

/* One query on its way over the rows of the index. */
typedef struct
{
  const MwContractQuery *query;
  MwContractIndex *index;
  const guint8 *marks; /* per row: how many of the words it has */
  guint8 n_words;
  guint32 from; /* Julian days between which the state is judged */
  guint32 until;
  gint64 last_category;
  gboolean last_in_scope;
  MwContractResult *result;
} Pass;

/* Rows of one category often stand together, so the last answer is kept. */
static gboolean
is_in_scope (Pass *pass, guint row)
{
  gint64 category_id = mw_contract_index_get_category (pass->index, row);

  if (category_id != pass->last_category)
    {
      pass->last_in_scope = mw_duty_rules_is_in_scope (mw_duty_basis_get_rules (mw_contract_index_get_basis (pass->index)), category_id, pass->query->category_id);
      pass->last_category = category_id;
    }
  return pass->last_in_scope;
}

static void
get_period (const MwContractQuery *query, guint32 *from, guint32 *until)
{
  *until = g_date_get_julian (g_date_valid (&query->until) ? &query->until : &query->today);
  *from = g_date_valid (&query->from) ? g_date_get_julian (&query->from) : *until;
}

/**
 * mw_contract_query_takes_state:
 * @state: (out): of the contract, on the day or in the period of the query
 *
 * Returns: whether contracts in that state are not left out
 */
gboolean
mw_contract_query_takes_state (const MwContractQuery *query, const MwContractFigures *figures, MwContractState *state)
{
  guint32 from;
  guint32 until;

  get_period (query, &from, &until);
  *state = mw_contract_term_get_state (&figures->term, from, until);
  return (query->hidden_states & MW_CONTRACT_STATE_BIT (*state)) == 0;
}

static gboolean
take_row (Pass *pass, guint row, GError **error)
{
  const MwContractFigures *figures = mw_contract_index_get_figures (pass->index, row);
  MwContractTotals *totals = &pass->result->totals;
  gint64 id = mw_contract_index_get_id (pass->index, row);
  MwContractState state;
  gboolean shown;

  if (pass->marks[row] < pass->n_words || !is_in_scope (pass, row))
    return TRUE;
  state = mw_contract_term_get_state (&figures->term, pass->from, pass->until);
  shown = (pass->query->hidden_states & MW_CONTRACT_STATE_BIT (state)) == 0;
  for (guint i = 0; shown && i < MW_N_CONTRACT_FILTERS; i++)
    totals->filters[i] += mw_contract_figures_pass (figures, (MwContractFilter) i) ? 1 : 0;
  if (!mw_contract_figures_pass (figures, pass->query->filter))
    return TRUE;
  totals->states[state]++;
  if (!shown)
    return TRUE;
  g_array_append_val (pass->result->ids, id);
  return mw_contract_totals_add (totals, figures, error);
}

/* What has a value comes first in either direction. */
static gboolean
take_rows (Pass *pass, GError **error)
{
  const MwContractOrder *order = mw_contract_index_get_order (pass->index, pass->query->sort);
  guint n_rows = mw_contract_index_get_n_rows (pass->index);

  for (guint i = 0; i < n_rows; i++)
    {
      guint place = pass->query->descending && i < order->n_known ? order->n_known - 1 - i : i;
      if (!take_row (pass, order->rows[place], error))
        return FALSE;
    }
  return TRUE;
}

/* The words after the 255th do not count. */
static guint8
mark_words (const MwContractIndex *index, const char *search, guint8 *marks)
{
  g_auto (GStrv) words = search_words (search);
  guint8 round = 0;

  for (; words[round] != NULL && round < G_MAXUINT8; round++)
    mw_contract_index_mark_word (index, words[round], round, marks);
  return round;
}

static MwContractResult *
answer (MwContractIndex *index, const MwContractQuery *query, GError **error)
{
  g_autoptr (MwContractResult) result = g_new0 (MwContractResult, 1);
  g_autofree guint8 *marks = g_new0 (guint8, MAX (mw_contract_index_get_n_rows (index), 1));
  Pass pass = { .query = query, .index = index, .marks = marks, .last_category = -1, .result = result };

  result->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->basis = mw_duty_basis_ref (mw_contract_index_get_basis (index));
  get_period (query, &pass.from, &pass.until);
  pass.n_words = mark_words (index, query->search, marks);
  return take_rows (&pass, error) ? g_steal_pointer (&result) : NULL;
}

/**
 * mw_contract_query_run:
 * @index: (nullable): kept from an earlier query over the same connection; else the rows are read for this one
 *
 * Returns: (transfer full) (nullable): the ids and totals, all from one state of the file
 */
MwContractResult *
mw_contract_query_run (MwConnection *connection, MwContractIndex *index, const MwContractQuery *query, GError **error)
{
  g_autoptr (MwContractIndex) used = index != NULL ? mw_contract_index_ref (index) : mw_contract_index_new ();
  gboolean own = !mw_connection_is_in_transaction (connection);
  gboolean fresh;

  if (own && !mw_connection_begin_reading (connection, error))
    return NULL;
  fresh = mw_contract_index_refresh (used, connection, &query->today, error);
  if (own)
    mw_connection_rollback (connection);
  return fresh ? answer (used, query, error) : NULL;
}

#define SELECT_NAMES "SELECT s.name, coalesce (k.abbreviation, k.name), g.name, " MW_SQL_PLACES_LINKED ", "                                                                \
                     "(SELECT sum (min (i.places, " G_STRINGIFY (MW_MAX_PLACES) ")) FROM initiative AS i WHERE i.contract_id = c.id AND i.status <> 'ended'), s.pso_rung " \
                                                                                "FROM contract AS c LEFT JOIN organisation AS s ON s.id = c.supplier_id "                  \
                                                                                "LEFT JOIN organisation AS k ON k.id = c.client_id LEFT JOIN category AS g ON g.id = c.category_id WHERE c.id = ?1"

static gboolean
read_names (MwStatement *statement, const MwDutyBasis *basis, MwContractFacts *facts, GError **error)
{
  gboolean has_row = FALSE;

  mw_statement_reset (statement);
  mw_statement_bind_integer (statement, 1, mw_record_get_id (facts->contract));
  if (!mw_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  facts->supplier = g_strdup (mw_statement_get_text (statement, 0));
  facts->client = g_strdup (mw_statement_get_text (statement, 1));
  facts->category = g_strdup (mw_statement_get_text (statement, 2));
  facts->places_linked = mw_statement_get_integer (statement, 3);
  facts->places_offered = mw_statement_is_null (statement, 4) ? -1 : mw_statement_get_integer (statement, 4);
  mw_duty_basis_complete (basis, facts, mw_statement_get_text (statement, 5));
  return TRUE;
}

/**
 * mw_contract_query_load:
 *
 * Returns: (transfer full) (element-type MwContractFacts) (nullable): one per id, in the same order
 */
GPtrArray *
mw_contract_query_load (MwConnection *connection, const MwDutyBasis *basis, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) contracts = mw_record_store_load (connection, &mw_contract_table, ids, n_ids, error);
  g_autoptr (MwStatement) names = contracts != NULL ? mw_connection_prepare (connection, SELECT_NAMES, error) : NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_contract_facts_free);

  for (guint i = 0; names != NULL && i < n_ids; i++)
    {
      MwContractFacts *facts = g_new0 (MwContractFacts, 1);
      facts->contract = g_object_ref (g_ptr_array_index (contracts, i));
      g_ptr_array_add (all, facts);
      if (!read_names (names, basis, facts, error))
        return NULL;
    }
  return names != NULL ? g_steal_pointer (&all) : NULL;
}

/* The day after which a contract certainly runs no more, as mw_contract_find_latest_end() has it. */
#define LATEST_END "coalesce (max (max_end_date, coalesce (end_date, max_end_date)), CASE WHEN renews_automatically IS NOT 1 THEN end_date END)"

/**
 * mw_contract_query_count:
 *
 * Returns: (transfer full) (element-type gint64 guint) (nullable): id of a category, 0 for none → how many
 *   contracts that have not ended stand in that category itself
 */
GHashTable *
mw_contract_query_count (MwConnection *connection, const GDate *today, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "SELECT coalesce (category_id, 0), count (*) FROM contract WHERE coalesce (" LATEST_END ", ?1) >= ?1 GROUP BY 1", error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *day = mw_date_to_iso (today);
  gboolean has_row = TRUE;

  if (statement != NULL)
    mw_statement_bind_text (statement, 1, day);
  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        {
          gint64 id = mw_statement_get_integer (statement, 0);
          g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER ((guint) mw_statement_get_integer (statement, 1)));
        }
    }
  return statement != NULL ? g_steal_pointer (&counts) : NULL;
}
