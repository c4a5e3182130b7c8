/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-query.h"

#include <string.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-record-store.h"
#include "mw-text.h"

/*
 * The contract list: which contracts, in which order, with which totals. The duty is computed by core
 * for each row in one pass, so that no rule is written twice. Rows come as ids; their contents are
 * loaded only for the part of the list that is on the screen.
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
  g_free (result);
}

/* Columns of the pass over all rows: those that decide the duty, the totals and the filters. */
static const guint pass_fields[] = {
  MW_CONTRACT_CATEGORY,
  MW_CONTRACT_RULE_SET,
  MW_CONTRACT_KIND,
  MW_CONTRACT_START_DATE,
  MW_CONTRACT_END_DATE,
  MW_CONTRACT_NOTICE_DATE,
  MW_CONTRACT_AWARD_DATE,
  MW_CONTRACT_VALUE,
  MW_CONTRACT_WAGE_SUM,
  MW_CONTRACT_VARIANT,
  MW_CONTRACT_SUITABLE,
  MW_CONTRACT_PERCENTAGE,
  MW_CONTRACT_AGREED,
  MW_CONTRACT_PLAN_DUE_DATE,
  MW_CONTRACT_PLAN_RECEIVED_DATE,
};

#define PASS_COLUMN_ID 0
#define PASS_COLUMN_LINKED 1
#define PASS_FIRST_FIELD 2

/* Rows without a value come last in either direction, and equal ones by id, so that paging is stable. */
static void
append_order (GString *sql, const MwContractQuery *query)
{
  static const char *const keys[MW_N_CONTRACT_SORTS] = {
    [MW_CONTRACT_SORT_SUPPLIER] = "nullif (f.supplier_key, '')",
    [MW_CONTRACT_SORT_TITLE] = "f.title_key",
    [MW_CONTRACT_SORT_CLIENT] = "nullif (f.client_key, '')",
    [MW_CONTRACT_SORT_END] = "c.end_date",
    [MW_CONTRACT_SORT_VALUE] = "c.value_cents",
    [MW_CONTRACT_SORT_DUTY] = NULL,
    [MW_CONTRACT_SORT_PROGRESS] = "linked",
  };
  const char *key = keys[query->sort];

  if (key != NULL)
    g_string_append_printf (sql, " ORDER BY %s %s NULLS LAST, c.id", key, query->descending ? "DESC" : "ASC");
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

static char *
make_pass_sql (const MwContractQuery *query, guint n_words)
{
  GString *sql = g_string_new ("SELECT c.id, ");

  g_string_append (sql, "(SELECT sum (m.places) FROM \"match\" AS m WHERE m.contract_id = c.id AND m.status <> 'rejected') AS linked");
  for (gsize i = 0; i < G_N_ELEMENTS (pass_fields); i++)
    g_string_append_printf (sql, ", c.%s", mw_contract_table.fields[pass_fields[i]].column);
  g_string_append (sql, " FROM contract AS c JOIN contract_search AS f ON f.contract_id = c.id WHERE 1");
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (sql, " AND instr (f.text, ?%u) > 0", i + 1);
  append_order (sql, query);
  return g_string_free (sql, FALSE);
}

static void
read_pass_row (MwStatement *statement, MwRecord *contract)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pass_fields); i++)
    {
      guint field = pass_fields[i];
      int column = PASS_FIRST_FIELD + (int) i;
      if (mw_statement_is_null (statement, column))
        mw_record_clear (contract, field);
      else if (mw_field_is_text (&mw_contract_table.fields[field]))
        mw_record_set_text (contract, field, mw_statement_get_text (statement, column));
      else
        mw_record_set_integer (contract, field, mw_statement_get_integer (statement, column));
    }
}

typedef struct
{
  gint64 id;
  gint64 key;
} SortedRow;

/* What the list orders the duty by: amounts, then "yes" without an amount, then unknown, then none. */
static gint64
duty_key (const MwDuty *duty)
{
  if (duty->applies == MW_YES)
    return duty->amount_known ? duty->amount.cents : -1;
  return duty->applies == MW_UNKNOWN ? -2 : -3;
}

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  const SortedRow *first = a;
  const SortedRow *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  const SortedRow *first = a;
  const SortedRow *second = b;

  if (first->key != second->key)
    return first->key > second->key ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static gboolean
is_in_category (const MwDutyRules *rules, gint64 category_id, gint64 wanted)
{
  if (wanted == MW_CATEGORY_ALL)
    return TRUE;
  if (wanted == MW_CATEGORY_NONE)
    return category_id == 0;
  return mw_duty_rules_is_within (rules, category_id, wanted);
}

typedef struct
{
  const MwContractQuery *query;
  const MwDutyRules *rules;
  MwContractFacts facts; /* reused for each row */
  GArray *rows;          /* SortedRow */
  MwContractTotals totals;
} Pass;

static gboolean
take_row (Pass *pass, MwStatement *statement, GError **error)
{
  MwContractFacts *facts = &pass->facts;
  gint64 category_id;

  read_pass_row (statement, facts->contract);
  category_id = mw_record_get_reference (facts->contract, MW_CONTRACT_CATEGORY);
  if (!is_in_category (pass->rules, category_id, pass->query->category_id))
    return TRUE;

  facts->rule_set = mw_duty_rules_find (pass->rules, category_id, mw_record_get_reference (facts->contract, MW_CONTRACT_RULE_SET));
  facts->places_linked = mw_statement_get_integer (statement, PASS_COLUMN_LINKED);
  mw_contract_facts_compute (facts, &pass->query->today);
  for (guint i = 0; i < MW_N_CONTRACT_FILTERS; i++)
    pass->totals.filters[i] += mw_contract_facts_pass (facts, (MwContractFilter) i) ? 1 : 0;
  if (!mw_contract_facts_pass (facts, pass->query->filter))
    return TRUE;

  SortedRow row = { mw_statement_get_integer (statement, PASS_COLUMN_ID), duty_key (&facts->duty) };
  g_array_append_val (pass->rows, row);
  return mw_contract_totals_add (&pass->totals, facts, error);
}

static gboolean
run_pass (MwConnection *connection, Pass *pass, GError **error)
{
  g_auto (GStrv) words = search_words (pass->query->search);
  g_autofree char *sql = make_pass_sql (pass->query, g_strv_length (words));
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    mw_statement_bind_text (statement, (int) i + 1, words[i]);
  while (has_row)
    {
      if (!mw_statement_step (statement, &has_row, error) || (has_row && !take_row (pass, statement, error)))
        return FALSE;
    }
  if (pass->query->sort == MW_CONTRACT_SORT_DUTY)
    g_array_sort (pass->rows, pass->query->descending ? compare_descending : compare_ascending);
  return TRUE;
}

static MwContractResult *
make_result (const Pass *pass)
{
  MwContractResult *result = g_new0 (MwContractResult, 1);

  result->totals = pass->totals;
  result->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), pass->rows->len);
  for (guint i = 0; i < pass->rows->len; i++)
    g_array_append_val (result->ids, g_array_index (pass->rows, SortedRow, i).id);
  return result;
}

/**
 * mw_contract_query_run:
 *
 * Returns: (transfer full) (nullable): the ids and totals, all from one state of the file
 */
MwContractResult *
mw_contract_query_run (MwConnection *connection, const MwContractQuery *query, GError **error)
{
  g_autoptr (MwDutyRules) rules = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SortedRow));
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  Pass pass = { .query = query, .facts.contract = contract, .rows = rows };
  gboolean done;

  if (!mw_connection_begin_reading (connection, error))
    return NULL;
  rules = mw_duty_rules_load (connection, error);
  pass.rules = rules;
  done = rules != NULL && run_pass (connection, &pass, error);
  mw_connection_rollback (connection);
  return done ? make_result (&pass) : NULL;
}

#define SELECT_NAMES "SELECT s.name, coalesce (k.abbreviation, k.name), g.name, "                                          \
                     "(SELECT sum (m.places) FROM \"match\" AS m WHERE m.contract_id = c.id AND m.status <> 'rejected'), " \
                     "(SELECT sum (i.places) FROM initiative AS i WHERE i.contract_id = c.id AND i.status <> 'ended') "    \
                     "FROM contract AS c LEFT JOIN organisation AS s ON s.id = c.supplier_id "                             \
                     "LEFT JOIN organisation AS k ON k.id = c.client_id LEFT JOIN category AS g ON g.id = c.category_id WHERE c.id = ?1"

static gboolean
load_names (MwConnection *connection, MwContractFacts *facts, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, SELECT_NAMES, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
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
  return TRUE;
}

static MwContractFacts *
load_facts (MwConnection *connection, const MwDutyRules *rules, gint64 id, const GDate *today, GError **error)
{
  g_autoptr (MwContractFacts) facts = g_new0 (MwContractFacts, 1);
  MwRecord *rule_set;

  facts->contract = mw_record_store_get (connection, &mw_contract_table, id, error);
  if (facts->contract == NULL || !load_names (connection, facts, error))
    return NULL;

  rule_set = mw_duty_rules_find (rules, mw_record_get_reference (facts->contract, MW_CONTRACT_CATEGORY), mw_record_get_reference (facts->contract, MW_CONTRACT_RULE_SET));
  facts->rule_set = rule_set != NULL ? g_object_ref (rule_set) : NULL;
  mw_contract_facts_compute (facts, today);
  return g_steal_pointer (&facts);
}

/**
 * mw_contract_query_load:
 *
 * Returns: (transfer full) (element-type MwContractFacts) (nullable): one per id, in the same order
 */
GPtrArray *
mw_contract_query_load (MwConnection *connection, const MwDutyRules *rules, const gint64 *ids, guint n_ids, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_contract_facts_free);

  for (guint i = 0; i < n_ids; i++)
    {
      MwContractFacts *facts = load_facts (connection, rules, ids[i], today, error);
      if (facts == NULL)
        return NULL;
      g_ptr_array_add (all, facts);
    }
  return g_steal_pointer (&all);
}

/**
 * mw_contract_query_count:
 *
 * Returns: (transfer full) (element-type gint64 guint) (nullable): id of a category, 0 for none → how many
 *   contracts stand in that category itself
 */
GHashTable *
mw_contract_query_count (MwConnection *connection, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "SELECT coalesce (category_id, 0), count (*) FROM contract GROUP BY 1", error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean has_row = TRUE;

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
