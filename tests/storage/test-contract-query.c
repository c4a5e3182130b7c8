/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-category.h"
#include "mw-contract-query.h"
#include "mw-contract-search.h"
#include "mw-contract.h"
#include "mw-contribution.h"
#include "mw-date.h"
#include "mw-database.h"
#include "mw-organisation.h"
#include "mw-preference.h"
#include "mw-record-store.h"
#include "mw-rule-set.h"
#include "mw-test.h"
#include "mw-text.h"

#define N_CONTRACTS 300

typedef struct
{
  MwConnection *connection;
  gint64 categories[4]; /* 0 and 1 are below 3; 2 stands alone */
  GPtrArray *contracts;
  GPtrArray *suppliers;
  GPtrArray *contributions;
} World;

static MwRecord *
insert (World *world, MwRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_record_store_insert (world->connection, record, &error));
  g_assert_no_error (error);
  return record;
}

static void
make_categories (World *world)
{
  g_autoptr (MwRecord) rules = mw_record_new (&mw_rule_set_table);

  mw_record_set_text (rules, MW_RULE_SET_CODE, "T");
  mw_record_set_text (rules, MW_RULE_SET_NAME, "T");
  mw_record_set_text (rules, MW_RULE_SET_SOURCE, "T");
  mw_record_set_text (rules, MW_RULE_SET_THRESHOLD_BASIS, "contract_value");
  mw_record_set_money (rules, MW_RULE_SET_THRESHOLD, (MwMoney){ 5000 });
  mw_record_set_text (rules, MW_RULE_SET_PERCENTAGE_BASIS, "contract_value");
  mw_record_set_integer (rules, MW_RULE_SET_PERCENTAGE, 500);
  mw_record_set_yes_no (rules, MW_RULE_SET_ASSUMES_SUITABLE, MW_YES);
  insert (world, rules);
  for (int i = 3; i >= 0; i--)
    {
      g_autoptr (MwRecord) category = mw_record_new (&mw_category_table);
      mw_record_set_text (category, MW_CATEGORY_NAME, "c");
      if (i == 3)
        mw_record_set_integer (category, MW_CATEGORY_RULE_SET, mw_record_get_id (rules));
      if (i < 2)
        mw_record_set_integer (category, MW_CATEGORY_PARENT, world->categories[3]);
      insert (world, category);
      world->categories[i] = mw_record_get_id (category);
    }
}

/* One in four is not worth a known amount. */
static void
make_contribution (World *world, gint64 contract_id)
{
  g_autoptr (MwRecord) contribution = mw_record_new (&mw_contribution_table);

  mw_record_set_integer (contribution, MW_CONTRIBUTION_CONTRACT, contract_id);
  mw_record_set_text (contribution, MW_CONTRIBUTION_DESCRIPTION, "iets");
  if (g_test_rand_int_range (0, 4) > 0)
    mw_record_set_money (contribution, MW_CONTRIBUTION_OWN_AMOUNT, (MwMoney){ g_test_rand_int_range (0, 400) });
  g_ptr_array_add (world->contributions, g_object_ref (insert (world, contribution)));
}

/* Of every state there are some; what may have been extended, or have renewed itself, has not ended for certain. */
static void
give_dates (MwRecord *contract)
{
  static const char *const ends[] = { NULL, NULL, "2026-12-31", "2029-01-01" };
  static const char *const starts[] = { NULL, "2026-01-01", "2027-01-01" };
  const char *start = starts[g_test_rand_int_range (0, 3)];
  const char *end = g_strcmp0 (start, "2027-01-01") == 0 ? "2029-01-01" : ends[g_test_rand_int_range (0, 4)];

  mw_record_set_text (contract, MW_CONTRACT_START_DATE, start);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, end);
  if (end == NULL && g_test_rand_bit ())
    mw_record_set_text (contract, g_test_rand_bit () ? MW_CONTRACT_END_DATE : MW_CONTRACT_MAX_END_DATE, "2026-06-30");
  if (g_test_rand_int_range (0, 3) == 0)
    mw_record_set_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY, g_test_rand_bit () ? MW_YES : MW_NO);
  if (g_test_rand_int_range (0, 5) == 0)
    mw_record_set_text (contract, MW_CONTRACT_MAX_END_DATE, g_test_rand_bit () ? "2031-01-01" : "2029-01-01");
}

static void
make_contract (World *world)
{
  static const char *const titles[] = { "Coöperatief advies", "ADVIES inkoop", "Juridisch", "Schoonmaak", "Éénmalig" };
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autofree char *number = g_strdup_printf ("N-%d", g_test_rand_int_range (0, 500));

  mw_record_set_text (contract, MW_CONTRACT_TITLE, titles[g_test_rand_int_range (0, 5)]);
  mw_record_set_text (contract, MW_CONTRACT_NUMBER, number);
  if (g_test_rand_int_range (0, 5) > 0)
    mw_record_set_integer (contract, MW_CONTRACT_CATEGORY, world->categories[g_test_rand_int_range (0, 4)]);
  if (g_test_rand_int_range (0, 5) > 0)
    mw_record_set_integer (contract, MW_CONTRACT_SUPPLIER, mw_record_get_id (g_ptr_array_index (world->suppliers, g_test_rand_int_range (0, 3))));
  if (g_test_rand_int_range (0, 5) > 0)
    mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ g_test_rand_int_range (0, 10) > 0 ? g_test_rand_int_range (0, 10000) : 5000 });
  give_dates (contract);
  g_ptr_array_add (world->contracts, g_object_ref (insert (world, contract)));
  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    make_contribution (world, mw_record_get_id (contract));
}

static void
make_preferences (World *world)
{
  g_autoptr (MwRecord) preference = mw_record_new (&mw_preference_table);

  mw_record_set_text (preference, MW_PREFERENCE_CODE, "T");
  mw_record_set_integer (preference, MW_PREFERENCE_BEHIND, 1500);
  insert (world, preference);
}

static void
world_init (World *world, MwFixture *fixture)
{
  static const char *const names[] = { "Zuid", "élan", "Atelier" };

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  world->connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  world->contracts = g_ptr_array_new_with_free_func (g_object_unref);
  world->suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  world->contributions = g_ptr_array_new_with_free_func (g_object_unref);
  g_assert_true (mw_connection_begin (world->connection, NULL));
  make_categories (world);
  make_preferences (world);
  for (guint i = 0; i < 3; i++)
    {
      MwRecord *supplier = mw_record_new (&mw_organisation_table);
      mw_record_set_text (supplier, MW_ORGANISATION_NAME, names[i]);
      mw_record_set_text (supplier, MW_ORGANISATION_KIND, "supplier");
      g_ptr_array_add (world->suppliers, insert (world, supplier));
    }
  for (guint i = 0; i < N_CONTRACTS; i++)
    make_contract (world);
  g_assert_true (mw_contract_search_rebuild (world->connection, NULL));
  g_assert_true (mw_connection_commit (world->connection, NULL));
}

static void
world_clear (World *world)
{
  g_ptr_array_unref (world->contracts);
  g_ptr_array_unref (world->suppliers);
  g_ptr_array_unref (world->contributions);
  mw_connection_free (world->connection);
}

static const char *
supplier_name (World *world, const MwRecord *contract)
{
  for (guint i = 0; i < 3; i++)
    {
      if (mw_record_get_id (g_ptr_array_index (world->suppliers, i)) == mw_record_get_reference (contract, MW_CONTRACT_SUPPLIER))
        return mw_record_get_title (g_ptr_array_index (world->suppliers, i));
    }
  return "";
}

/*
 * The rules again, in the simplest words: below category 3 the duty follows the value; elsewhere it is unknown, and
 * so it is at the threshold itself, of which the rules do not say on which side it is.
 */
static MwTristate
expected_duty (World *world, const MwRecord *contract)
{
  gint64 category = mw_record_get_reference (contract, MW_CONTRACT_CATEGORY);
  MwMoney value;

  if (category == 0 || category == world->categories[2])
    return MW_UNKNOWN;
  if (!mw_record_get_money (contract, MW_CONTRACT_VALUE, &value) || value.cents == 5000)
    return MW_UNKNOWN;
  return value.cents > 5000 ? MW_YES : MW_NO;
}

/*
 * Of a duty of 5 % from 1 January 2026, 327 days have passed on 23 November: of 365 to the end of the year, of 1097
 * to 1 January 2029, and all 181 to the end of June. 15 % short is still good. What begins later is not behind.
 */
static gboolean
expected_behind (World *world, const MwRecord *contract)
{
  gint64 realised = 0;
  guint known = 0;
  MwMoney amount;

  const char *end = mw_record_get_text (contract, MW_CONTRACT_END_DATE);
  gint64 days = g_strcmp0 (end, "2026-12-31") == 0 ? 365 : (g_strcmp0 (end, "2026-06-30") == 0 ? 327 : 1097);

  if (expected_duty (world, contract) != MW_YES || g_strcmp0 (mw_record_get_text (contract, MW_CONTRACT_START_DATE), "2026-01-01") != 0 || end == NULL)
    return FALSE;
  for (guint i = 0; i < world->contributions->len; i++)
    {
      const MwRecord *contribution = g_ptr_array_index (world->contributions, i);
      if (mw_record_get_reference (contribution, MW_CONTRIBUTION_CONTRACT) != mw_record_get_id (contract))
        continue;
      if (!mw_record_get_money (contribution, MW_CONTRIBUTION_OWN_AMOUNT, &amount))
        return FALSE;
      realised += amount.cents;
      known++;
    }
  mw_record_get_money (contract, MW_CONTRACT_VALUE, &amount);
  gint64 duty = (amount.cents * 5 + 50) / 100;
  gint64 expected = (duty * 327 * 2 + days) / (2 * days);
  return known > 0 && realised < (expected * 85 + 50) / 100;
}

static gboolean
expected_in (World *world, const MwContractQuery *query, const MwRecord *contract)
{
  gint64 category = mw_record_get_reference (contract, MW_CONTRACT_CATEGORY);
  g_autofree char *title = mw_text_fold (mw_record_get_title (contract));
  g_autofree char *supplier = mw_text_fold (supplier_name (world, contract));
  g_autofree char *number = mw_text_fold (mw_record_get_text (contract, MW_CONTRACT_NUMBER));
  g_autofree char *word = mw_text_fold (query->search != NULL ? query->search : "");
  gboolean in_category = query->category_id == MW_CATEGORY_ALL || (query->category_id == MW_CATEGORY_NONE ? category == 0 : category == query->category_id) || (query->category_id == world->categories[3] && (category == world->categories[0] || category == world->categories[1]));
  gboolean found = strstr (title, word) != NULL || strstr (supplier, word) != NULL || strstr (number, word) != NULL;
  MwTristate duty = expected_duty (world, contract);
  gboolean expiring = g_strcmp0 (mw_record_get_text (contract, MW_CONTRACT_END_DATE), "2026-12-31") == 0;

  if (query->hidden_states & MW_CONTRACT_STATE_BIT (mw_contract_get_state (contract, &query->today)))
    return FALSE;
  if (query->filter == MW_CONTRACT_FILTER_DUTY && duty != MW_YES)
    return FALSE;
  if (query->filter == MW_CONTRACT_FILTER_UNKNOWN && duty != MW_UNKNOWN)
    return FALSE;
  if (query->filter == MW_CONTRACT_FILTER_EXPIRING && !expiring)
    return FALSE;
  if (query->filter == MW_CONTRACT_FILTER_BEHIND && !expected_behind (world, contract))
    return FALSE;
  return in_category && found && query->filter != MW_CONTRACT_FILTER_PLAN_OVERDUE;
}

/* The query against an independent count over the records, for every filter, scope and some words. */
static void
test_against_brute_force (MwFixture *fixture, gconstpointer unused)
{
  static const char *const words[] = { NULL, "advies", "COOP", "een", "elan", "n-1", "niets hiervan" };
  World world = { 0 };

  world_init (&world, fixture);
  for (guint i = 0; i < 200; i++)
    {
      static const int scopes[] = { 0, -1, 1, 2, 3, 4 };
      int scope = scopes[g_test_rand_int_range (0, 6)];
      MwContractQuery query = { .category_id = scope > 0 ? world.categories[scope - 1] : scope,
                                .search = (char *) words[g_test_rand_int_range (0, 7)],
                                .filter = (MwContractFilter) g_test_rand_int_range (0, MW_N_CONTRACT_FILTERS),
                                .sort = (MwContractSort) g_test_rand_int_range (0, MW_N_CONTRACT_SORTS),
                                .descending = g_test_rand_bit (),
                                .hidden_states = (guint) g_test_rand_int_range (0, 1 << MW_N_CONTRACT_STATES),
                                .today = fixture->today };
      g_autoptr (GError) error = NULL;
      g_autoptr (MwContractResult) result = mw_contract_query_run (world.connection, NULL, &query, &error);
      guint expected = 0;
      gint64 value = 0;
      g_assert_no_error (error);
      for (guint k = 0; k < world.contracts->len; k++)
        {
          const MwRecord *contract = g_ptr_array_index (world.contracts, k);
          MwMoney one = { 0 };
          if (!expected_in (&world, &query, contract))
            continue;
          expected++;
          mw_record_get_money (contract, MW_CONTRACT_VALUE, &one);
          value += one.cents;
        }
      g_assert_cmpuint (result->ids->len, ==, expected);
      g_assert_cmpuint (result->totals.count, ==, expected);
      g_assert_cmpint (result->totals.value.amount.cents, ==, value);
      g_assert_cmpuint (result->totals.filters[query.filter], ==, expected);
    }
  world_clear (&world);
}

/* Of each state as many are told of as there are, and the categories count those that have not ended. */
static void
test_states (MwFixture *fixture, gconstpointer unused)
{
  World world = { 0 };
  guint states[MW_N_CONTRACT_STATES] = { 0 };
  guint not_ended[5] = { 0 };

  world_init (&world, fixture);
  for (guint k = 0; k < world.contracts->len; k++)
    {
      const MwRecord *contract = g_ptr_array_index (world.contracts, k);
      MwContractState state = mw_contract_get_state (contract, &fixture->today);
      guint place = 4;
      for (guint i = 0; i < 4; i++)
        place = mw_record_get_reference (contract, MW_CONTRACT_CATEGORY) == world.categories[i] ? i : place;
      states[state]++;
      not_ended[place] += state != MW_CONTRACT_ENDED;
    }

  MwContractQuery query = { .today = fixture->today, .hidden_states = MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED) };
  g_autoptr (MwContractResult) result = mw_contract_query_run (world.connection, NULL, &query, NULL);
  g_autoptr (GHashTable) counts = mw_contract_query_count (world.connection, &fixture->today, NULL);
  for (guint i = 0; i < MW_N_CONTRACT_STATES; i++)
    {
      g_assert_cmpuint (states[i], >, 0);
      g_assert_cmpuint (result->totals.states[i], ==, states[i]);
    }
  g_assert_cmpuint (result->totals.count, ==, N_CONTRACTS - states[MW_CONTRACT_ENDED]);
  for (guint i = 0; i < 5; i++)
    {
      gint64 id = i < 4 ? world.categories[i] : 0;
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id)), ==, not_ended[i]);
    }
  world_clear (&world);
}

/* A period takes what ran in it: here all that had not ended before June, and begins before 2027. */
static void
test_period (MwFixture *fixture, gconstpointer unused)
{
  World world = { 0 };
  MwContractQuery query = { .today = fixture->today, .hidden_states = MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED) | MW_CONTRACT_STATE_BIT (MW_CONTRACT_NOT_BEGUN) };

  world_init (&world, fixture);
  g_assert_true (mw_date_from_iso ("2026-06-30", &query.from));
  g_autoptr (MwContractResult) result = mw_contract_query_run (world.connection, NULL, &query, NULL);
  g_assert_cmpuint (result->totals.states[MW_CONTRACT_ENDED], ==, 0);
  g_assert_cmpuint (result->totals.states[MW_CONTRACT_NOT_BEGUN], >, 0);
  g_assert_cmpuint (result->ids->len, ==, N_CONTRACTS - result->totals.states[MW_CONTRACT_NOT_BEGUN]);
  g_assert_true (mw_date_from_iso ("2027-01-01", &query.until));
  g_autoptr (MwContractResult) later = mw_contract_query_run (world.connection, NULL, &query, NULL);
  g_assert_cmpuint (later->ids->len, ==, N_CONTRACTS);
  world_clear (&world);
}

static void
test_sort (MwFixture *fixture, gconstpointer unused)
{
  World world = { 0 };

  world_init (&world, fixture);
  for (guint descending = 0; descending < 2; descending++)
    {
      MwContractQuery query = { .sort = MW_CONTRACT_SORT_VALUE, .descending = descending, .today = fixture->today };
      g_autoptr (MwContractResult) result = mw_contract_query_run (world.connection, NULL, &query, NULL);
      gint64 last = descending ? G_MAXINT64 : G_MININT64;
      gboolean unknown = FALSE;
      for (guint i = 0; i < result->ids->len; i++)
        {
          g_autoptr (MwRecord) contract = mw_record_store_get (world.connection, &mw_contract_table, g_array_index (result->ids, gint64, i), NULL);
          MwMoney value = { 0 };
          if (!mw_record_get_money (contract, MW_CONTRACT_VALUE, &value))
            {
              unknown = TRUE;
              continue;
            }
          /* What is unknown stands last, in both directions. */
          g_assert_false (unknown);
          g_assert_true (descending ? value.cents <= last : value.cents >= last);
          last = value.cents;
        }
    }
  world_clear (&world);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/contract-query/agrees-with-brute-force", test_against_brute_force);
  mw_test_add ("/contract-query/counts-states", test_states);
  mw_test_add ("/contract-query/takes-what-ran-in-a-period", test_period);
  mw_test_add ("/contract-query/unknown-sorts-last", test_sort);
  return g_test_run ();
}
