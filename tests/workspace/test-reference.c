/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-connection.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-duty.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-rule-set.h"
#include "mw-test.h"
#include "mw-value-row.h"
#include "mw-value.h"
#include "mw-workspace.h"

/*
 * The reference data as it ships: each rule set and each value table gives what its source says. The expected
 * values were worked out by hand from the sources that the files name.
 */

static MwConnection *
open_new (MwFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MwConnection *connection;

  g_assert_true (mw_workspace_create_file (fixture->path, FALSE, &fixture->today, &error));
  connection = mw_connection_open (fixture->path, MW_OPEN_READ, &error);
  g_assert_no_error (error);
  return connection;
}

static MwRecord *
find (MwConnection *connection, const MwTable *table, const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mw_record_store_find (connection, table, table->key_field, code, &error);
  MwRecord *record;

  if (id == 0)
    g_error ("%s is not there", code);
  record = mw_record_store_get (connection, table, id, &error);
  g_assert_no_error (error);
  return record;
}

#define UNKNOWN (-1)

typedef struct
{
  const char *rules;
  gint64 value; /* euro cents, or UNKNOWN */
  gint64 wage;
  const char *kind;
  const char *end; /* of a contract that starts and is awarded on 1 January 2026 */
  gint64 percentage;
  MwTristate applies;
  gint64 amount;
  const char *plan_due;
} DutyCase;

static const DutyCase duty_cases[] = {
  /* More than 250.000 euro contract value, works or services, six months or more; no percentage of its own. */
  { "MVM-2018", 25000001, UNKNOWN, "services", "2026-06-30", UNKNOWN, MW_YES, UNKNOWN, NULL },
  { "MVM-2018", 25000000, UNKNOWN, "services", "2026-06-30", UNKNOWN, MW_NO, 0, NULL },
  { "MVM-2018", UNKNOWN, 25000000, "services", "2026-06-30", UNKNOWN, MW_UNKNOWN, UNKNOWN, NULL },
  { "MVM-2018", 25000001, UNKNOWN, "services", "2026-06-29", UNKNOWN, MW_NO, 0, NULL },
  { "MVM-2018", 25000001, UNKNOWN, "services", NULL, UNKNOWN, MW_UNKNOWN, UNKNOWN, NULL },
  { "MVM-2018", 25000001, UNKNOWN, "works", "2026-12-31", UNKNOWN, MW_YES, UNKNOWN, NULL },
  { "MVM-2018", 25000001, UNKNOWN, "supplies", "2026-12-31", UNKNOWN, MW_NO, 0, NULL },
  { "MVM-2018", 25000001, UNKNOWN, NULL, "2026-12-31", UNKNOWN, MW_UNKNOWN, UNKNOWN, NULL },
  { "MVM-2018", 190900000, UNKNOWN, "services", "2029-12-31", 500, MW_YES, 9545000, NULL },
  /* A wage sum of 250.000 euro or more; the percentage is of that wage sum. */
  { "MVM-LOONSOM", UNKNOWN, 25000000, "services", "2026-12-31", 500, MW_YES, 1250000, NULL },
  { "MVM-LOONSOM", 99900000, 24999999, "services", "2026-12-31", 500, MW_NO, 0, NULL },
  { "MVM-LOONSOM", 99900000, UNKNOWN, "services", "2026-12-31", 500, MW_UNKNOWN, UNKNOWN, NULL },
  { "MVM-LOONSOM", 99900000, 25000000, "supplies", "2026-12-31", 500, MW_NO, 0, NULL },
  /* 5 % of the contract value, from a wage sum of 250.000 euro. */
  { "SROI-1", 100000000, 25000000, "works", "2026-12-31", UNKNOWN, MW_YES, 5000000, NULL },
  { "SROI-1", UNKNOWN, 25000000, "works", "2026-12-31", UNKNOWN, MW_YES, UNKNOWN, NULL },
  { "SROI-1", 100000000, 24999999, "works", "2026-12-31", UNKNOWN, MW_NO, 0, NULL },
  { "SROI-1", 100000000, UNKNOWN, "works", "2026-12-31", UNKNOWN, MW_UNKNOWN, 5000000, NULL },
  { "SROI-1", 100000000, 25000000, "works", "2026-12-31", 200, MW_YES, 2000000, NULL },
  /* 4 % of the contract value above 250.000 euro; the plan within two months of the award. */
  { "RWS-GROEITUIN", 100000000, UNKNOWN, "works", "2026-12-31", UNKNOWN, MW_YES, 4000000, "2026-03-01" },
  { "RWS-GROEITUIN", 25000001, UNKNOWN, "works", "2026-12-31", UNKNOWN, MW_YES, 1000000, "2026-03-01" },
  { "RWS-GROEITUIN", 25000000, UNKNOWN, "works", "2026-12-31", UNKNOWN, MW_NO, 0, NULL },
  { "RWS-GROEITUIN", UNKNOWN, UNKNOWN, "works", "2026-12-31", UNKNOWN, MW_UNKNOWN, UNKNOWN, "2026-03-01" },
};

static void
set_known (MwRecord *contract, guint field, gint64 value)
{
  if (value != UNKNOWN)
    mw_record_set_integer (contract, field, value);
}

static MwRecord *
make_contract (const DutyCase *wanted)
{
  MwRecord *contract = mw_record_new (&mw_contract_table);

  set_known (contract, MW_CONTRACT_VALUE, wanted->value);
  set_known (contract, MW_CONTRACT_WAGE_SUM, wanted->wage);
  set_known (contract, MW_CONTRACT_PERCENTAGE, wanted->percentage);
  mw_record_set_text (contract, MW_CONTRACT_KIND, wanted->kind);
  mw_record_set_text (contract, MW_CONTRACT_AWARD_DATE, "2026-01-01");
  mw_record_set_text (contract, MW_CONTRACT_START_DATE, "2026-01-01");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, wanted->end);
  return contract;
}

static void
check_duty (MwConnection *connection, const DutyCase *wanted, const GDate *today)
{
  g_autoptr (MwRecord) contract = make_contract (wanted);
  g_autoptr (MwRecord) rules = find (connection, &mw_rule_set_table, wanted->rules);
  MwDutyTerms terms = { .rule_set = rules };
  MwDuty duty;

  mw_duty_compute (contract, &terms, today, &duty);
  g_assert_cmpint (duty.applies, ==, wanted->applies);
  if (wanted->applies == MW_NO)
    return;
  g_assert_cmpint (duty.amount_known ? duty.amount.cents : UNKNOWN, ==, wanted->amount);
  if (wanted->plan_due != NULL)
    {
      g_autofree char *due = mw_date_to_iso (&duty.plan_due);
      g_assert_cmpstr (due, ==, wanted->plan_due);
    }
  else
    g_assert_false (duty.plan_due_known);
}

static void
test_rule_sets (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  gint64 shipped;

  g_assert_true (mw_connection_get_integer (connection, "SELECT count (*) FROM rule_set", &shipped, NULL));
  g_assert_cmpint (shipped, ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (duty_cases); i++)
    {
      g_test_message ("case %u: %s", (guint) i, duty_cases[i].rules);
      check_duty (connection, &duty_cases[i], &fixture->today);
    }
}

typedef struct
{
  const char *row;
  const char *bonus; /* (nullable) */
  gint64 persons;
  gint64 hours;
  int months; /* from 1 January 2026 */
  gint64 quantity;
  gint64 invoice;
  gint64 cents; /* UNKNOWN where the table does not say enough */
} ValueCase;

static const ValueCase value_cases[] = {
  { "UTRECHT-PW", NULL, 1, 36, 12, 0, 0, 4000000 },
  { "UTRECHT-PW", "UTRECHT-BONUS-50", 1, 36, 12, 0, 0, 5000000 },
  { "UTRECHT-KENNIS", NULL, 0, 0, 0, 16, 0, 160000 },
  { "UTRECHT-OUD-PW-KORT", NULL, 2, 36, 12, 0, 0, 3000000 }, /* two of half a week */
  { "HAAGLANDEN-WW", NULL, 1, 36, 18, 0, 0, 2000000 },       /* counts twelve months at most */
  { "HAAGLANDEN-WIA", NULL, 1, 36, 18, 0, 0, 4500000 },
  { "HAAGLANDEN-BANENAFSPRAAK", NULL, 1, 36, 36, 0, 0, 15000000 },
  { "HAAGLANDEN-BBL-2", NULL, 1, 36, 36, 0, 0, 5000000 }, /* 24 months at most */
  { "HOLLAND-RIJNLAND-ACTIVITEIT", NULL, 0, 0, 0, 3, 0, 300000 },
  { "HOLLAND-RIJNLAND-PW-BEPERKING", "HOLLAND-RIJNLAND-BONUS-55", 1, 36, 12, 0, 0, 6500000 },
  { "OOST-PW-LANG", NULL, 1, 24, 6, 0, 0, 1333333 },
  { "OOST-ERVARING", NULL, 1, 36, 4, 0, 0, 300000 },
  { "OOST-INKOOP-PSO-2", NULL, 0, 0, 0, 0, 5000000, 1000000 },
  { "OOST-VSO-PLAATS", "OOST-BONUS-VAST", 2, 72, 12, 0, 0, 7000000 },
  { "RIJNVICUS-WIA", NULL, 1, 36, 12, 0, 0, 2000000 },
  { "RIJNVICUS-ACTIVITEIT", NULL, 0, 0, 0, 2, 0, UNKNOWN }, /* the source does not say per what */
  { "HARLINGEN-PW-KORT", NULL, 1, 36, 12, 0, 0, 3500000 },
  { "HARLINGEN-PW-KORT", NULL, 1, 11, 12, 0, 0, 0 }, /* twelve hours at least */
  { "HILVERSUM-MVO", NULL, 0, 0, 0, 40, 0, 400000 },
  { "HILVERSUM-WW-LANG", "HILVERSUM-BONUS-55", 1, 36, 12, 0, 0, 2000000 },
};

static void
check_value (MwConnection *connection, const ValueCase *wanted)
{
  g_autoptr (MwRecord) row = find (connection, &mw_value_row_table, wanted->row);
  g_autoptr (MwRecord) bonus = wanted->bonus != NULL ? find (connection, &mw_value_row_table, wanted->bonus) : NULL;
  g_autoptr (GPtrArray) bonuses = g_ptr_array_new ();
  MwValueInput input = { .row = row, .bonuses = bonuses, .persons = wanted->persons, .hours_per_week = wanted->hours, .quantity = wanted->quantity };
  MwValue value;

  if (bonus != NULL)
    g_ptr_array_add (bonuses, bonus);
  input.invoice_known = wanted->invoice > 0;
  input.invoice = (MwMoney){ wanted->invoice };
  input.period_known = wanted->months > 0;
  g_assert_true (mw_date_from_iso ("2026-01-01", &input.from));
  input.to = input.from;
  mw_date_add_months (&input.to, wanted->months);
  g_date_subtract_days (&input.to, 1);
  mw_value_compute (&input, &value);
  g_assert_cmpint (value.gap == MW_VALUE_GAP_NONE ? value.amount.cents : UNKNOWN, ==, wanted->cents);
}

static void
test_value_tables (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (value_cases); i++)
    {
      g_test_message ("%s", value_cases[i].row);
      check_value (connection, &value_cases[i]);
    }
}

/* Nothing ships without the place where it was found. */
static void
test_sources (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  gint64 without;

  g_assert_true (mw_connection_get_integer (connection, "SELECT (SELECT count (*) FROM rule_set WHERE source NOT LIKE 'http%') + (SELECT count (*) FROM value_table WHERE source NOT LIKE 'http%')", &without, NULL));
  g_assert_cmpint (without, ==, 0);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/reference/rule-sets", test_rule_sets);
  mw_test_add ("/reference/value-tables", test_value_tables);
  mw_test_add ("/reference/sources", test_sources);
  return g_test_run ();
}
