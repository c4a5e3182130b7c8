/* SPDX-License-Identifier: EUPL-1.2 */
#include <stddef.h>
#include <string.h>

#include "mw-category.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-open-test.h"
#include "mw-record-store.h"
#include "mw-rule-choice.h"
#include "mw-rule-commands.h"
#include "mw-rule-preview.h"
#include "mw-value-row.h"
#include "mw-workspace.h"

/* What a preview says must be what happens: each proposal is previewed, then really chosen, and then undone. */

static GPtrArray *
list (MwOpen *self, const MwTable *table)
{
  GPtrArray *records = mw_record_store_list (self->connection, table, NULL, 0, NULL);

  g_assert_nonnull (records);
  return records;
}

static gint64
find_category (MwOpen *self, const char *code)
{
  gint64 id = mw_record_store_find (self->connection, &mw_category_table, MW_CATEGORY_CODE, code, NULL);

  g_assert_cmpint (id, >, 0);
  return id;
}

/* Returns: (transfer full): id → MwContractFacts, as they are in the file now; of all categories also what has ended */
static GHashTable *
read_all (MwOpen *self, gint64 category_id, MwContractTotals *totals)
{
  guint hidden = category_id != MW_CATEGORY_ALL ? MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED) : 0;
  MwContractQuery query = { .category_id = category_id, .hidden_states = hidden, .today = self->base.today };
  GHashTable *all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) mw_contract_facts_free);
  g_autoptr (MwContractResult) result = mw_contract_query_run (self->connection, NULL, &query, NULL);

  g_assert_nonnull (result);
  *totals = result->totals;
  for (guint i = 0; i < result->ids->len; i++)
    {
      gint64 id = g_array_index (result->ids, gint64, i);
      g_autoptr (GPtrArray) loaded = mw_contract_query_load (self->connection, result->basis, &id, 1, NULL);
      g_hash_table_insert (all, g_memdup2 (&id, sizeof id), g_ptr_array_steal_index (loaded, 0));
    }
  return all;
}

static gboolean
is_other (const MwContractFacts *a, const MwContractFacts *b)
{
  if (a->duty.applies != b->duty.applies || a->duty.plan_overdue != b->duty.plan_overdue)
    return TRUE;
  if (a->duty.applies == MW_YES && (a->duty.amount_known != b->duty.amount_known || a->duty.amount.cents != b->duty.amount.cents))
    return TRUE;
  return a->progress.behind != b->progress.behind || a->progress.planned.cents != b->progress.planned.cents || a->progress.planned_known != b->progress.planned_known;
}

static guint
count_others (GHashTable *before, GHashTable *after)
{
  GHashTableIter iterator;
  gpointer id;
  gpointer facts;
  guint count = 0;

  g_hash_table_iter_init (&iterator, before);
  while (g_hash_table_iter_next (&iterator, &id, &facts))
    count += is_other (facts, g_hash_table_lookup (after, id)) ? 1 : 0;
  return count;
}

static void
choose (MwOpen *self, MwRuleProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  gpointer act = NULL;

  g_assert_true (mw_command_choose_rules (self->connection, proposal, &act, &error));
  g_assert_no_error (error);
  mw_act_free (act);
}

static void
undo (MwOpen *self)
{
  g_autoptr (GError) error = NULL;
  gpointer act = NULL;

  g_assert_true (mw_command_undo (self->connection, NULL, &act, &error));
  g_assert_no_error (error);
  mw_act_free (act);
}

static MwRulePreview *
preview_of (MwOpen *self, const MwRuleProposal *proposal)
{
  MwRulePreviewJob job = { *proposal, self->base.today };
  g_autoptr (GError) error = NULL;
  gpointer preview = NULL;

  g_assert_true (mw_rule_preview_run (self->connection, &job, &preview, &error));
  g_assert_no_error (error);
  return preview;
}

/* The counts of the quick filters are the list's alone. */
#define SUMS offsetof (MwContractTotals, filters)

static guint
check_proposal (MwOpen *self, MwRuleProposal *proposal)
{
  g_autoptr (MwRulePreview) preview = preview_of (self, proposal);
  MwContractTotals before;
  MwContractTotals after;
  MwContractTotals back;
  g_autoptr (GHashTable) old = read_all (self, proposal->category_id, &before);
  g_autoptr (GHashTable) new = NULL;
  g_autoptr (GHashTable) again = NULL;

  choose (self, proposal);
  new = read_all (self, proposal->category_id, &after);
  g_assert_cmpmem (&preview->before, SUMS, &before, SUMS);
  g_assert_cmpuint (preview->after.duty_count, ==, after.duty_count);
  g_assert_cmpuint (preview->after.duty_unknown, ==, after.duty_unknown);
  g_assert_cmpint (preview->after.duty.amount.cents, ==, after.duty.amount.cents);
  g_assert_cmpint (preview->after.planned.amount.cents, ==, after.planned.amount.cents);
  g_assert_cmpuint (preview->after.behind, ==, after.behind);
  g_assert_cmpuint (preview->n_changed, ==, count_others (old, new));
  g_assert_cmpuint (preview->changes->len, ==, MIN (preview->n_changed, MW_RULE_PREVIEW_ROWS));
  for (guint i = 0; i < preview->changes->len; i++)
    {
      const MwRuleChange *change = g_ptr_array_index (preview->changes, i);
      gint64 id = mw_record_get_id (change->facts->contract);
      const MwContractFacts *facts = g_hash_table_lookup (new, &id);
      g_assert_cmpint (change->after.applies, ==, facts->duty.applies);
      g_assert_false (is_other (change->facts, facts));
    }
  undo (self);
  again = read_all (self, proposal->category_id, &back);
  g_assert_cmpmem (&back, sizeof back, &before, sizeof before);
  return preview->n_changed;
}

static void
check_days (MwOpen *self, MwRuleProposal *proposal, guint *changed)
{
  static const char *const days[] = { NULL, "2025-01-01", "2026-06-01", "2030-01-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      proposal->from_known = days[i] != NULL && mw_date_from_iso (days[i], &proposal->from);
      *changed += check_proposal (self, proposal);
    }
}

/* Every rule set shipped, for all contracts and from some days on, with the first and without a value table. */
static void
test_preview_is_what_happens (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) rule_sets = list (self, &mw_rule_set_table);
  g_autoptr (GPtrArray) tables = list (self, &mw_value_table_table);
  MwRuleProposal proposal = { .category_id = find_category (self, "INHUUR") };
  guint changed = 0;

  for (guint i = 0; i < rule_sets->len; i++)
    {
      proposal.rule_set_id = mw_record_get_id (g_ptr_array_index (rule_sets, i));
      proposal.value_table_id = i % 2 == 0 ? mw_record_get_id (g_ptr_array_index (tables, 0)) : 0;
      check_days (self, &proposal, &changed);
    }
  g_assert_cmpuint (changed, >, 0);
}

static guint
check_contract (MwOpen *self, const MwRecord *original, gint64 rule_set_id)
{
  g_autoptr (MwRecord) contract = mw_record_copy (original);
  MwRuleProposal proposal = { .contract_id = mw_record_get_id (contract), .rule_set_id = rule_set_id };
  g_autoptr (MwRulePreview) preview = preview_of (self, &proposal);
  g_autoptr (GHashTable) after = NULL;
  MwContractTotals totals;
  gpointer act = NULL;

  g_assert_cmpuint (preview->before.count, ==, 1);
  mw_record_set_integer (contract, MW_CONTRACT_RULE_SET, rule_set_id);
  g_assert_true (mw_command_save (self->connection, contract, &act, NULL));
  mw_act_free (act);
  after = read_all (self, MW_CATEGORY_ALL, &totals);
  const MwContractFacts *facts = g_hash_table_lookup (after, &proposal.contract_id);
  g_assert_cmpuint (preview->after.duty_count, ==, facts->duty.applies == MW_YES ? 1 : 0);
  g_assert_cmpuint (preview->after.duty_unknown, ==, facts->duty.applies == MW_UNKNOWN ? 1 : 0);
  undo (self);
  return preview->n_changed;
}

/* For a single contract: what the preview says is what saving it does, and no other contract is in it. */
static void
test_single_contract (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) contracts = list (self, &mw_contract_table);
  g_autoptr (GPtrArray) rule_sets = list (self, &mw_rule_set_table);
  guint changed = 0;

  for (guint i = 0; i < contracts->len; i += 5)
    {
      for (guint k = 0; k < rule_sets->len; k++)
        changed += check_contract (self, g_ptr_array_index (contracts, i), mw_record_get_id (g_ptr_array_index (rule_sets, k)));
    }
  g_assert_cmpuint (changed, >, 0);
}

static gint64
count_choices (MwOpen *self, gint64 category_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM rule_choice WHERE category_id = %" G_GINT64_FORMAT, category_id);
  gint64 count;

  g_assert_true (mw_connection_get_integer (self->connection, sql, &count, NULL));
  return count;
}

/* A second choice for the same day replaces the first; one for all contracts leaves none. */
static void
test_choices (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) rule_sets = list (self, &mw_rule_set_table);
  MwRuleProposal proposal = { .category_id = find_category (self, "INHUUR"), .from_known = TRUE };
  g_autoptr (MwRecord) category = NULL;

  g_assert_true (mw_date_from_iso ("2026-01-01", &proposal.from));
  for (guint i = 0; i < 2; i++)
    {
      proposal.rule_set_id = mw_record_get_id (g_ptr_array_index (rule_sets, i));
      choose (self, &proposal);
      g_assert_cmpint (count_choices (self, proposal.category_id), ==, 1);
    }
  g_assert_true (mw_date_from_iso ("2027-01-01", &proposal.from));
  choose (self, &proposal);
  g_assert_cmpint (count_choices (self, proposal.category_id), ==, 2);
  proposal.from_known = FALSE;
  choose (self, &proposal);
  g_assert_cmpint (count_choices (self, proposal.category_id), ==, 0);
  category = mw_record_store_get (self->connection, &mw_category_table, proposal.category_id, NULL);
  g_assert_cmpint (mw_record_get_reference (category, MW_CATEGORY_RULE_SET), ==, proposal.rule_set_id);
  undo (self);
  g_assert_cmpint (count_choices (self, proposal.category_id), ==, 2);
}

/* A copy has all rows, under codes of their own, and goes with one undo. */
static void
test_copy (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) tables = list (self, &mw_value_table_table);
  MwRecord *original = g_ptr_array_index (tables, 0);
  gint64 id = mw_record_get_id (original);
  g_autoptr (GPtrArray) rows = mw_record_store_list (self->connection, &mw_value_row_table, "t.value_table_id = ?1", id, NULL);
  g_autoptr (GError) error = NULL;
  gpointer act = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) copied = NULL;
      g_assert_true (mw_command_copy_value_table (self->connection, &id, &act, &error));
      g_assert_no_error (error);
      copied = mw_record_store_list (self->connection, &mw_value_row_table, "t.value_table_id = ?1", ((MwAct *) act)->record_id, NULL);
      g_assert_cmpuint (copied->len, ==, rows->len);
      for (guint k = 0; k < rows->len; k++)
        {
          g_assert_cmpstr (mw_record_get_title (g_ptr_array_index (copied, k)), ==, mw_record_get_title (g_ptr_array_index (rows, k)));
          g_assert_true (mw_record_field_equals (g_ptr_array_index (copied, k), g_ptr_array_index (rows, k), MW_VALUE_ROW_GROUPS));
        }
      mw_act_free (act);
    }
  undo (self);
  undo (self);
  g_ptr_array_unref (g_steal_pointer (&tables));
  tables = list (self, &mw_value_table_table);
  g_assert_cmpint (mw_record_get_id (g_ptr_array_index (tables, 0)), ==, id);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_open_add_demo ("/rule-preview/is-what-happens", test_preview_is_what_happens);
  mw_open_add_demo ("/rule-preview/single-contract", test_single_contract);
  mw_open_add_demo ("/rule-preview/choices-replace-each-other", test_choices);
  mw_open_add_demo ("/rule-preview/copy-of-a-value-table", test_copy);
  return g_test_run ();
}
