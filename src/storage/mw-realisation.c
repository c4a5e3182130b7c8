/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-realisation.h"

#include "mw-contribution.h"
#include "mw-match.h"
#include "mw-preference.h"
#include "mw-record-store.h"
#include "mw-value-row.h"

/*
 * What is planned and realised under each contract, in euro: agreed links and contributions, each valued by the
 * table that holds for it. Loaded once for a whole list; contributions are few beside contracts.
 */

struct _MwRealisation
{
  const MwDutyRules *rules;
  GHashTable *rows_by_id;   /* id → MwRecord */
  GHashTable *rows_by_code; /* code → MwRecord; not owned */
  GHashTable *inputs;       /* id of a contract → MwProgressInput */
  MwProgressInput nothing;  /* for a contract without any */
  MwRecord *preferences;    /* (nullable) */
};

static void
input_free (gpointer data)
{
  MwProgressInput *input = data;

  g_clear_pointer (&input->capped, g_array_unref);
  g_free (input);
}

void
mw_realisation_free (MwRealisation *self)
{
  g_hash_table_unref (self->rows_by_code);
  g_hash_table_unref (self->rows_by_id);
  g_hash_table_unref (self->inputs);
  g_clear_object (&self->preferences);
  g_free (self);
}

static gboolean
load_rows (MwRealisation *self, MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rows = mw_record_store_list (connection, &mw_value_row_table, NULL, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      MwRecord *row = g_ptr_array_index (rows, i);
      gint64 id = mw_record_get_id (row);
      g_hash_table_insert (self->rows_by_id, g_memdup2 (&id, sizeof id), g_object_ref (row));
      g_hash_table_insert (self->rows_by_code, (char *) mw_record_get_text (row, MW_VALUE_ROW_CODE), row);
    }
  return rows != NULL;
}

static gboolean
get_preference (const MwRealisation *self, guint field, gint64 *value)
{
  return self->preferences != NULL && mw_record_get_integer (self->preferences, field, value);
}

static gboolean
load_preferences (MwRealisation *self, MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) preferences = mw_record_store_list (connection, &mw_preference_table, NULL, 0, error);

  if (preferences == NULL)
    return FALSE;
  if (preferences->len > 0)
    self->preferences = g_object_ref (g_ptr_array_index (preferences, 0));
  if (!get_preference (self, MW_PREFERENCE_BEHIND, &self->nothing.behind_bp))
    self->nothing.behind_bp = -1;
  return TRUE;
}

static MwProgressInput *
ensure_input (MwRealisation *self, gint64 contract_id)
{
  MwProgressInput *input = g_hash_table_lookup (self->inputs, &contract_id);

  if (input != NULL)
    return input;
  input = g_memdup2 (&self->nothing, sizeof self->nothing);
  g_hash_table_insert (self->inputs, g_memdup2 (&contract_id, sizeof contract_id), input);
  return input;
}

static MwRecord *
find_row (const MwRealisation *self, gint64 id)
{
  return g_hash_table_lookup (self->rows_by_id, &id);
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) all = g_strsplit (words != NULL ? words : "", " ", -1);

  return g_strv_contains ((const char *const *) all, word);
}

/* The building block of a table for a target group, where there is just one: which of two holds is not ours to say. */
static MwRecord *
find_only_block (const MwRealisation *self, gint64 value_table_id, const char *group)
{
  MwRecord *found = NULL;
  GHashTableIter iterator;
  gpointer value;

  g_hash_table_iter_init (&iterator, self->rows_by_id);
  while (g_hash_table_iter_next (&iterator, NULL, &value))
    {
      if (mw_record_get_reference (value, MW_VALUE_ROW_TABLE) != value_table_id || g_strcmp0 (mw_record_get_text (value, MW_VALUE_ROW_KIND), "block") != 0)
        continue;
      if (!has_word (mw_record_get_text (value, MW_VALUE_ROW_GROUPS), group))
        continue;
      if (found != NULL)
        return NULL;
      found = value;
    }
  return found;
}

static GPtrArray *
list_bonuses (const MwRealisation *self, const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", " ", -1);
  GPtrArray *bonuses = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    {
      MwRecord *row = g_hash_table_lookup (self->rows_by_code, *word);
      if (row != NULL)
        g_ptr_array_add (bonuses, row);
    }
  return bonuses;
}

static gint64
get_count (const MwRecord *record, guint field)
{
  gint64 count;

  return mw_record_get_integer (record, field, &count) ? count : -1;
}

/**
 * mw_realisation_value_contribution:
 * @input: (out caller-allocates): what the value was computed from; its bonuses are the caller's
 * @value: (out caller-allocates): up to today; borrows rows of @self
 *
 * An own amount stands by itself, as a value without parts.
 */
void
mw_realisation_value_contribution (const MwRealisation *self, const MwRecord *contribution, const GDate *today, MwValueInput *input, MwValue *value)
{
  GDate end;

  *input = (MwValueInput){ .row = find_row (self, mw_record_get_reference (contribution, MW_CONTRIBUTION_VALUE_ROW)) };
  input->bonuses = list_bonuses (self, mw_record_get_text (contribution, MW_CONTRIBUTION_BONUSES));
  input->persons = get_count (contribution, MW_CONTRIBUTION_PERSONS);
  input->hours_per_week = get_count (contribution, MW_CONTRIBUTION_HOURS_PER_WEEK);
  input->quantity = get_count (contribution, MW_CONTRIBUTION_QUANTITY);
  input->invoice_known = mw_record_get_money (contribution, MW_CONTRIBUTION_INVOICE, &input->invoice);
  input->period_known = mw_record_get_date (contribution, MW_CONTRIBUTION_START_DATE, &input->from);
  input->to = *today;
  if (mw_record_get_date (contribution, MW_CONTRIBUTION_END_DATE, &end) && g_date_compare (&end, today) < 0)
    input->to = end;
  mw_value_compute (input, value);
  if (mw_record_get_money (contribution, MW_CONTRIBUTION_OWN_AMOUNT, &value->amount))
    {
      value->gap = MW_VALUE_GAP_NONE;
      value->n_parts = 0;
    }
}

static gboolean
add_to_cap (MwProgressInput *input, const MwRecord *row, gint64 cap_bp, MwMoney amount, GError **error)
{
  MwCappedSum fresh = { mw_record_get_id (row), cap_bp, { 0 } };

  if (input->capped == NULL)
    input->capped = g_array_new (FALSE, FALSE, sizeof (MwCappedSum));
  for (guint i = 0; i < input->capped->len; i++)
    {
      MwCappedSum *capped = &g_array_index (input->capped, MwCappedSum, i);
      if (capped->row_id == fresh.row_id)
        return mw_money_add (capped->sum, amount, &capped->sum, error);
    }
  fresh.sum = amount;
  g_array_append_val (input->capped, fresh);
  return TRUE;
}

static gboolean
add_contribution (MwRealisation *self, const MwRecord *contribution, const GDate *today, GError **error)
{
  MwProgressInput *sums = ensure_input (self, mw_record_get_reference (contribution, MW_CONTRIBUTION_CONTRACT));
  MwValueInput input;
  MwValue value;
  gint64 cap_bp;

  mw_realisation_value_contribution (self, contribution, today, &input, &value);
  g_ptr_array_unref (input.bonuses);
  sums->n_realised++;
  if (value.gap != MW_VALUE_GAP_NONE)
    {
      sums->realised_unknown++;
      return TRUE;
    }
  if (value.n_parts > 0 && mw_record_get_integer (input.row, MW_VALUE_ROW_CAP, &cap_bp))
    return add_to_cap (sums, input.row, cap_bp, value.amount, error);
  return mw_money_add (sums->realised, value.amount, &sums->realised, error);
}

static gboolean
load_contributions (MwRealisation *self, MwConnection *connection, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) contributions = mw_record_store_list (connection, &mw_contribution_table, NULL, 0, error);

  for (guint i = 0; contributions != NULL && i < contributions->len; i++)
    {
      if (!add_contribution (self, g_ptr_array_index (contributions, i), today, error))
        return FALSE;
    }
  return contributions != NULL;
}

enum
{
  COLUMN_CONTRACT,
  COLUMN_CATEGORY,
  COLUMN_VALUE_TABLE,
  COLUMN_START,
  COLUMN_END,
  COLUMN_PLACES,
  COLUMN_HOURS,
  COLUMN_GROUP,
  COLUMN_ROW,
  COLUMN_VALUE,
  COLUMN_STATUS,
};

/* A place counts as long as both the initiative and the contract run. */
#define SELECT_LINKS "SELECT c.id, c.category_id, c.value_table_id, "                                                           \
                     "CASE WHEN i.start_date > c.start_date THEN i.start_date ELSE coalesce (c.start_date, i.start_date) END, " \
                     "CASE WHEN i.end_date < c.end_date THEN i.end_date ELSE coalesce (c.end_date, i.end_date) END, "           \
                     "m.places, i.hours_per_week, g.code, m.value_row_id, m.value_cents, m.status FROM \"match\" AS m "         \
                     "JOIN initiative AS i ON i.id = m.initiative_id JOIN nomination AS n ON n.id = m.nomination_id "           \
                     "JOIN target_group AS g ON g.id = n.target_group_id "                                                      \
                     "JOIN contract AS c ON c.id = coalesce (m.contract_id, i.contract_id)"

/**
 * mw_realisation_value_link:
 * @input: (out caller-allocates): what the value was computed from
 * @value: (out caller-allocates): over the whole period; borrows rows of @self
 */
void
mw_realisation_value_link (const MwRealisation *self, const MwLinkTerms *terms, MwValueInput *input, MwValue *value)
{
  gint64 table = mw_duty_rules_find_value_table (self->rules, terms->contract_id, terms->category_id, terms->value_table_id);

  *input = (MwValueInput){ .row = find_row (self, terms->value_row_id), .quantity = -1, .hours_per_week = -1, .persons = terms->places };
  if (input->row == NULL)
    input->row = find_only_block (self, table, terms->group);
  if (terms->hours_per_week >= 0)
    input->hours_per_week = terms->places * terms->hours_per_week;
  input->period_known = terms->period_known;
  input->from = terms->from;
  input->to = terms->to;
  mw_value_compute (input, value);
}

static void
value_row (const MwRealisation *self, MwStatement *statement, MwValue *value)
{
  MwValueInput input;
  MwLinkTerms terms = {
    .contract_id = mw_statement_get_integer (statement, COLUMN_CONTRACT),
    .category_id = mw_statement_get_integer (statement, COLUMN_CATEGORY),
    .value_table_id = mw_statement_get_integer (statement, COLUMN_VALUE_TABLE),
    .value_row_id = mw_statement_get_integer (statement, COLUMN_ROW),
    .group = mw_statement_get_text (statement, COLUMN_GROUP),
    .places = mw_statement_get_integer (statement, COLUMN_PLACES),
    .hours_per_week = mw_statement_is_null (statement, COLUMN_HOURS) ? -1 : mw_statement_get_integer (statement, COLUMN_HOURS),
  };

  terms.period_known = mw_date_from_iso (mw_statement_get_text (statement, COLUMN_START), &terms.from) && mw_date_from_iso (mw_statement_get_text (statement, COLUMN_END), &terms.to);
  mw_realisation_value_link (self, &terms, &input, value);
}

static gboolean
add_link (MwRealisation *self, MwStatement *statement, GError **error)
{
  MwProgressInput *sums = ensure_input (self, mw_statement_get_integer (statement, COLUMN_CONTRACT));
  MwValue value = { 0 };

  sums->n_planned++;
  if (!mw_statement_is_null (statement, COLUMN_VALUE))
    value.amount.cents = mw_statement_get_integer (statement, COLUMN_VALUE);
  else
    value_row (self, statement, &value);
  if (value.gap == MW_VALUE_GAP_NONE)
    return mw_money_add (sums->planned, value.amount, &sums->planned, error);
  sums->planned_unknown++;
  return TRUE;
}

static gboolean
load_links (MwRealisation *self, MwConnection *connection, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, SELECT_LINKS, error);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row && mw_match_status_is_agreed (mw_statement_get_text (statement, COLUMN_STATUS)) && !add_link (self, statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/**
 * mw_realisation_load:
 * @rules: outlives the result
 * @today: up to when contributions count
 */
MwRealisation *
mw_realisation_load (MwConnection *connection, const MwDutyRules *rules, const GDate *today, GError **error)
{
  g_autoptr (MwRealisation) self = g_new0 (MwRealisation, 1);

  self->rules = rules;
  self->rows_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->rows_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->inputs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, input_free);
  if (!load_rows (self, connection, error) || !load_preferences (self, connection, error) || !load_contributions (self, connection, today, error) || !load_links (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Returns: (transfer none): also for a contract under which nothing was planned or done */
const MwProgressInput *
mw_realisation_get_input (const MwRealisation *self, gint64 contract_id)
{
  const MwProgressInput *input = g_hash_table_lookup (self->inputs, &contract_id);

  return input != NULL ? input : &self->nothing;
}

/**
 * mw_realisation_get_discount:
 * @value_table_id: 0 for none
 * @pso_rung: (nullable): of the supplier
 *
 * Returns: the part of the duty that the supplier's own certificate takes off, in basis points
 */
gint64
mw_realisation_get_discount (const MwRealisation *self, gint64 value_table_id, const char *pso_rung)
{
  GHashTableIter iterator;
  gpointer row;
  gint64 discount = 0;

  if (value_table_id == 0 || pso_rung == NULL)
    return 0;
  g_hash_table_iter_init (&iterator, self->rows_by_id);
  while (g_hash_table_iter_next (&iterator, NULL, &row))
    {
      if (mw_record_get_reference (row, MW_VALUE_ROW_TABLE) == value_table_id && g_strcmp0 (mw_record_get_text (row, MW_VALUE_ROW_KIND), "pso_discount") == 0 && g_strcmp0 (mw_record_get_text (row, MW_VALUE_ROW_PSO_RUNG), pso_rung) == 0 && mw_record_get_integer (row, MW_VALUE_ROW_SHARE, &discount))
        return discount;
    }
  return 0;
}

/* Returns: the minutes a week of one job of the jobs agreement, 0 where unknown */
gint64
mw_realisation_get_job_minutes (const MwRealisation *self)
{
  gint64 minutes;

  return get_preference (self, MW_PREFERENCE_JOB_MINUTES, &minutes) ? minutes : 0;
}

/* Returns: the minutes a week of a full-time job, 0 where unknown */
gint64
mw_realisation_get_fte_minutes (const MwRealisation *self)
{
  gint64 minutes;

  return get_preference (self, MW_PREFERENCE_FTE_MINUTES, &minutes) ? minutes : 0;
}

/* Returns: below which number people are not counted in what leaves the program, 0 for none */
gint64
mw_realisation_get_protect_below (const MwRealisation *self)
{
  gint64 least;

  return get_preference (self, MW_PREFERENCE_PROTECT_BELOW, &least) ? least : 0;
}
