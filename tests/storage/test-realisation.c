/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-category.h"
#include "mw-contract.h"
#include "mw-contribution.h"
#include "mw-database.h"
#include "mw-date.h"
#include "mw-duty-basis.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-organisation.h"
#include "mw-preference.h"
#include "mw-record-store.h"
#include "mw-rule-choice.h"
#include "mw-rule-set.h"
#include "mw-target-group.h"
#include "mw-test.h"
#include "mw-value-row.h"
#include "mw-value-table.h"

/* Which rules and which values hold for a contract, read from a file. */

typedef struct
{
  MwFixture base;
  MwConnection *connection;
  gint64 old_rules;
  gint64 new_rules;
  gint64 table;
  gint64 category;
  gint64 below; /* a category under it, that chooses nothing itself */
  gint64 supplier;
} World;

static gint64
insert (World *world, MwRecord *record)
{
  g_autoptr (MwRecord) owned = record;
  g_autoptr (GError) error = NULL;

  mw_record_store_insert (world->connection, record, &error);
  g_assert_no_error (error);
  return mw_record_get_id (record);
}

static MwRecord *
make (const MwTable *table, guint field, const char *text)
{
  MwRecord *record = mw_record_new (table);

  mw_record_set_text (record, field, text);
  return record;
}

static gint64
insert_rules (World *world, const char *code, gint64 percentage)
{
  MwRecord *rules = make (&mw_rule_set_table, MW_RULE_SET_CODE, code);

  mw_record_set_text (rules, MW_RULE_SET_NAME, code);
  mw_record_set_text (rules, MW_RULE_SET_SOURCE, "toets");
  mw_record_set_yes_no (rules, MW_RULE_SET_ASSUMES_SUITABLE, MW_YES);
  mw_record_set_text (rules, MW_RULE_SET_PERCENTAGE_BASIS, "contract_value");
  mw_record_set_integer (rules, MW_RULE_SET_PERCENTAGE, percentage);
  return insert (world, rules);
}

static gint64
insert_row (World *world, const char *code, const char *kind, const char *group, gint64 euro)
{
  MwRecord *row = make (&mw_value_row_table, MW_VALUE_ROW_CODE, code);

  mw_record_set_integer (row, MW_VALUE_ROW_TABLE, world->table);
  mw_record_set_text (row, MW_VALUE_ROW_NAME, code);
  mw_record_set_text (row, MW_VALUE_ROW_KIND, kind);
  mw_record_set_text (row, MW_VALUE_ROW_GROUPS, group);
  mw_record_set_money (row, MW_VALUE_ROW_AMOUNT, (MwMoney){ euro * 100 });
  mw_record_set_text (row, MW_VALUE_ROW_UNIT, "year");
  mw_record_set_yes_no (row, MW_VALUE_ROW_PRO_RATA, MW_YES);
  mw_record_set_integer (row, MW_VALUE_ROW_FULL_TIME_HOURS, 36);
  if (g_str_equal (kind, "pso_discount"))
    {
      mw_record_set_integer (row, MW_VALUE_ROW_SHARE, 2500);
      mw_record_set_text (row, MW_VALUE_ROW_PSO_RUNG, "2");
    }
  return insert (world, row);
}

static gint64
insert_group (World *world, const char *code)
{
  MwRecord *group = make (&mw_target_group_table, MW_TARGET_GROUP_CODE, code);

  mw_record_set_text (group, MW_TARGET_GROUP_NAME, code);
  return insert (world, group);
}

static void
insert_categories (World *world)
{
  MwRecord *category = make (&mw_category_table, MW_CATEGORY_NAME, "Inhuur");
  MwRecord *below = make (&mw_category_table, MW_CATEGORY_NAME, "Juridisch");
  MwRecord *choice = mw_record_new (&mw_rule_choice_table);

  mw_record_set_integer (category, MW_CATEGORY_RULE_SET, world->old_rules);
  mw_record_set_integer (category, MW_CATEGORY_VALUE_TABLE, world->table);
  world->category = insert (world, category);
  mw_record_set_integer (below, MW_CATEGORY_PARENT, world->category);
  world->below = insert (world, below);
  mw_record_set_integer (choice, MW_RULE_CHOICE_CATEGORY, world->category);
  mw_record_set_integer (choice, MW_RULE_CHOICE_RULE_SET, world->new_rules);
  mw_record_set_text (choice, MW_RULE_CHOICE_VALID_FROM, "2018-01-01");
  insert (world, choice);
}

static void
set_up (World *world, gconstpointer unused)
{
  MwRecord *preference;
  MwRecord *table;
  MwRecord *supplier;

  mw_fixture_set_up (&world->base, NULL);
  g_assert_true (mw_database_create_file (world->base.path, NULL));
  world->connection = mw_connection_open (world->base.path, MW_OPEN_WRITE, NULL);
  preference = make (&mw_preference_table, MW_PREFERENCE_CODE, "T");
  mw_record_set_integer (preference, MW_PREFERENCE_BEHIND, 1500);
  insert (world, preference);
  world->old_rules = insert_rules (world, "OUD", 500);
  world->new_rules = insert_rules (world, "NIEUW", 400);
  table = make (&mw_value_table_table, MW_VALUE_TABLE_CODE, "T");
  mw_record_set_text (table, MW_VALUE_TABLE_NAME, "Toets");
  mw_record_set_text (table, MW_VALUE_TABLE_SOURCE, "toets");
  world->table = insert (world, table);
  insert_group (world, "PW");
  insert_group (world, "WW");
  insert_row (world, "T-PW", "block", "PW", 40000);
  insert_row (world, "T-WW-1", "block", "WW", 10000);
  insert_row (world, "T-WW-2", "block", "WW", 15000);
  insert_row (world, "T-50", "bonus", NULL, 6000);
  insert_row (world, "T-PSO", "pso_discount", NULL, 0);
  supplier = make (&mw_organisation_table, MW_ORGANISATION_NAME, "Leverancier");
  mw_record_set_text (supplier, MW_ORGANISATION_KIND, "supplier");
  world->supplier = insert (world, supplier);
  insert_categories (world);
}

static void
tear_down (World *world, gconstpointer unused)
{
  mw_connection_free (world->connection);
  mw_fixture_tear_down (&world->base, NULL);
}

/* A contract of 1.000.000 over 2026, awarded on a day. */
static MwRecord *
make_contract (World *world, gint64 category, const char *award)
{
  MwRecord *contract = make (&mw_contract_table, MW_CONTRACT_TITLE, "Contract");

  mw_record_set_integer (contract, MW_CONTRACT_CATEGORY, category);
  mw_record_set_integer (contract, MW_CONTRACT_SUPPLIER, world->supplier);
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 100000000 });
  mw_record_set_text (contract, MW_CONTRACT_AWARD_DATE, award);
  return contract;
}

static MwContractFacts
facts_of (World *world, MwRecord *contract, const char *rung)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwDutyBasis) basis = mw_duty_basis_load (world->connection, &world->base.today, NULL, &error);
  MwContractFacts facts = { .contract = contract };

  g_assert_no_error (error);
  mw_duty_basis_complete (basis, &facts, rung);
  return facts;
}

static gint64
rules_of (World *world, MwRecord *contract)
{
  MwContractFacts facts = facts_of (world, contract, NULL);
  gint64 id = facts.rule_set != NULL ? mw_record_get_id (facts.rule_set) : 0;

  g_clear_object (&facts.rule_set);
  g_object_unref (contract);
  return id;
}

/* SROI 1.0 holds until the category has chosen the new way (domain 1.3); a contract keeps what it began with. */
static void
test_rules_from_a_day (World *world, gconstpointer unused)
{
  MwRecord *own = make_contract (world, world->category, "2026-01-01");
  MwRecord *unknown = make_contract (world, world->category, NULL);
  MwRecord *started = make_contract (world, world->category, NULL);
  MwContractFacts facts;
  guint field;

  g_assert_cmpint (rules_of (world, make_contract (world, world->category, "2017-12-31")), ==, world->old_rules);
  g_assert_cmpint (rules_of (world, make_contract (world, world->category, "2018-01-01")), ==, world->new_rules);
  g_assert_cmpint (rules_of (world, make_contract (world, world->below, "2017-12-31")), ==, world->old_rules);
  g_assert_cmpint (rules_of (world, make_contract (world, world->below, "2026-01-01")), ==, world->new_rules);
  mw_record_set_text (started, MW_CONTRACT_START_DATE, "2017-06-01");
  g_assert_cmpint (rules_of (world, started), ==, world->old_rules);
  mw_record_set_integer (own, MW_CONTRACT_RULE_SET, world->old_rules);
  g_assert_cmpint (rules_of (world, own), ==, world->old_rules);

  facts = facts_of (world, unknown, NULL);
  g_assert_null (facts.rule_set);
  g_assert_cmpint (facts.duty.applies, ==, MW_UNKNOWN);
  g_assert_cmpuint (mw_duty_count_missing (&facts.duty, &field), ==, 1);
  g_assert_cmpuint (field, ==, MW_CONTRACT_AWARD_DATE);
  g_object_unref (unknown);
}

/* 5 % of a million is 50.000; rung 2 takes a quarter off. An agreed amount stands. */
static void
test_discount (World *world, gconstpointer unused)
{
  g_autoptr (MwRecord) contract = make_contract (world, world->category, "2017-01-01");
  static const struct
  {
    const char *rung;
    gint64 cents;
  } expected[] = { { NULL, 5000000 }, { "1", 5000000 }, { "2", 3750000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      MwContractFacts facts = facts_of (world, contract, expected[i].rung);
      g_assert_cmpint (facts.duty.amount.cents, ==, expected[i].cents);
      g_clear_object (&facts.rule_set);
    }
  mw_record_set_money (contract, MW_CONTRACT_AGREED, (MwMoney){ 4000000 });
  MwContractFacts agreed = facts_of (world, contract, "2");
  g_assert_cmpint (agreed.duty.amount.cents, ==, 4000000);
  g_assert_cmpint (agreed.duty.discount_bp, ==, 0);
  g_clear_object (&agreed.rule_set);
}

static gint64
insert_link (World *world, gint64 contract, const char *group, const char *status, gint64 own_cents)
{
  MwRecord *initiative = make (&mw_initiative_table, MW_INITIATIVE_TITLE, "Leerplek");
  MwRecord *nomination = make (&mw_nomination_table, MW_NOMINATION_TITLE, "Vraag");
  MwRecord *match = make (&mw_match_table, MW_MATCH_STATUS, status);

  mw_record_set_integer (initiative, MW_INITIATIVE_SUPPLIER, world->supplier);
  mw_record_set_integer (initiative, MW_INITIATIVE_CONTRACT, contract);
  mw_record_set_text (initiative, MW_INITIATIVE_STATUS, "offered");
  mw_record_set_integer (initiative, MW_INITIATIVE_HOURS_PER_WEEK, 18);
  mw_record_set_text (initiative, MW_INITIATIVE_START_DATE, "2026-07-01");
  mw_record_set_integer (nomination, MW_NOMINATION_ORGANISATION, world->supplier);
  mw_record_set_integer (nomination, MW_NOMINATION_TARGET_GROUP, mw_record_store_find (world->connection, &mw_target_group_table, MW_TARGET_GROUP_CODE, group, NULL));
  mw_record_set_text (nomination, MW_NOMINATION_STATUS, "open");
  mw_record_set_integer (match, MW_MATCH_INITIATIVE, insert (world, initiative));
  mw_record_set_integer (match, MW_MATCH_NOMINATION, insert (world, nomination));
  mw_record_set_integer (match, MW_MATCH_PLACES, 2);
  if (own_cents >= 0)
    mw_record_set_money (match, MW_MATCH_VALUE, (MwMoney){ own_cents });
  return insert (world, match);
}

static MwProgressInput
input_of (World *world, gint64 contract)
{
  g_autoptr (MwDutyBasis) basis = mw_duty_basis_load (world->connection, &world->base.today, NULL, NULL);

  return *mw_realisation_get_input (mw_duty_basis_get_realisation (basis), contract);
}

/* Two places of 18 hours in the half year that initiative and contract share: 40.000 × 36/36 × 6/12 = 20.000. */
static void
test_planned (World *world, gconstpointer unused)
{
  g_autoptr (MwRecord) contract = make_contract (world, world->below, "2026-01-01");
  MwProgressInput input;

  mw_record_set_text (contract, MW_CONTRACT_START_DATE, "2026-01-01");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2026-12-31");
  g_assert_true (mw_record_store_insert (world->connection, contract, NULL));
  insert_link (world, mw_record_get_id (contract), "PW", "agreed", -1);
  insert_link (world, mw_record_get_id (contract), "PW", "proposed", -1);
  insert_link (world, mw_record_get_id (contract), "PW", "rejected", 100);
  input = input_of (world, mw_record_get_id (contract));
  g_assert_cmpuint (input.n_planned, ==, 1);
  g_assert_cmpuint (input.planned_unknown, ==, 0);
  g_assert_cmpint (input.planned.cents, ==, 2000000);

  /* Of two rows for WW nobody said which holds. */
  insert_link (world, mw_record_get_id (contract), "WW", "running", -1);
  insert_link (world, mw_record_get_id (contract), "WW", "done", 123456);
  input = input_of (world, mw_record_get_id (contract));
  g_assert_cmpuint (input.n_planned, ==, 3);
  g_assert_cmpuint (input.planned_unknown, ==, 1);
  g_assert_cmpint (input.planned.cents, ==, 2123456);
}

static MwRecord *
make_contribution (World *world, gint64 contract, const char *row)
{
  MwRecord *contribution = make (&mw_contribution_table, MW_CONTRIBUTION_DESCRIPTION, "Plaatsing");

  mw_record_set_integer (contribution, MW_CONTRIBUTION_CONTRACT, contract);
  mw_record_set_integer (contribution, MW_CONTRIBUTION_VALUE_ROW, mw_record_store_find (world->connection, &mw_value_row_table, MW_VALUE_ROW_CODE, row, NULL));
  mw_record_set_integer (contribution, MW_CONTRIBUTION_PERSONS, 1);
  mw_record_set_integer (contribution, MW_CONTRIBUTION_HOURS_PER_WEEK, 36);
  mw_record_set_text (contribution, MW_CONTRIBUTION_START_DATE, "2026-01-01");
  return contribution;
}

/* Until today, 23 November, what goes on counts 10 months and 23 of 30 days; what is over, until it ended. */
static void
test_realised (World *world, gconstpointer unused)
{
  gint64 contract = insert (world, make_contract (world, world->category, "2026-01-01"));
  MwRecord *going = make_contribution (world, contract, "T-PW");
  MwRecord *over = make_contribution (world, contract, "T-PW");
  MwRecord *own = make_contribution (world, contract, "T-PW");
  MwRecord *vague = make_contribution (world, contract, "T-WW-1");
  MwProgressInput input;

  g_assert_cmpuint (input_of (world, contract).n_realised, ==, 0);
  insert (world, going);
  input = input_of (world, contract);
  /* 40.000 × (10 + 23/30) / 12 = 35.888,89 */
  g_assert_cmpint (input.realised.cents, ==, 3588889);
  mw_record_set_text (over, MW_CONTRIBUTION_END_DATE, "2026-03-31");
  mw_record_set_text (over, MW_CONTRIBUTION_BONUSES, "T-50");
  insert (world, over);
  input = input_of (world, contract);
  /* and (40.000 + 6.000) × 3/12 = 11.500 */
  g_assert_cmpint (input.realised.cents, ==, 3588889 + 1150000);
  mw_record_set_money (own, MW_CONTRIBUTION_OWN_AMOUNT, (MwMoney){ 77 });
  insert (world, own);
  mw_record_clear (vague, MW_CONTRIBUTION_HOURS_PER_WEEK);
  insert (world, vague);
  input = input_of (world, contract);
  g_assert_cmpint (input.realised.cents, ==, 3588889 + 1150000 + 77);
  g_assert_cmpuint (input.n_realised, ==, 4);
  g_assert_cmpuint (input.realised_unknown, ==, 1);
  g_assert_cmpint (input.behind_bp, ==, 1500);
}

#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  ADD ("/realisation/rules-from-a-day", test_rules_from_a_day);
  ADD ("/realisation/discount-for-a-certificate", test_discount);
  ADD ("/realisation/planned", test_planned);
  ADD ("/realisation/realised", test_realised);
  return g_test_run ();
}
