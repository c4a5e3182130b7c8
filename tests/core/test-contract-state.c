/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-state.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-test.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (mw_date_from_iso (iso, &date));
  return date;
}

static MwRecord *
make_contract (const char *start, const char *end, const char *latest, MwTristate renews)
{
  MwRecord *contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_START_DATE, start);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, end);
  mw_record_set_text (contract, MW_CONTRACT_MAX_END_DATE, latest);
  mw_record_set_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY, renews);
  return contract;
}

/* On 23 November 2026. Both days of a term belong to it. */
static const struct
{
  const char *start;
  const char *end;
  const char *latest;
  MwTristate renews;
  const char *state;
} cases[] = {
  { "2026-11-23", "2026-11-23", NULL, MW_UNKNOWN, "running" },
  { "2024-01-01", "2027-12-31", NULL, MW_UNKNOWN, "running" },
  { "2024-01-01", "2026-11-22", NULL, MW_UNKNOWN, "ended" },
  { "2026-11-24", "2027-12-31", NULL, MW_UNKNOWN, "not_begun" },
  /* a date that does not decide may be missing */
  { NULL, "2026-11-22", NULL, MW_UNKNOWN, "ended" },
  { "2026-11-24", NULL, NULL, MW_UNKNOWN, "not_begun" },
  /* one that decides may not */
  { NULL, "2027-12-31", NULL, MW_UNKNOWN, "unknown" },
  { "2024-01-01", NULL, NULL, MW_UNKNOWN, "unknown" },
  { NULL, NULL, NULL, MW_UNKNOWN, "unknown" },
  /* it may have been extended, or have renewed itself, without anybody noting a new end date */
  { "2024-01-01", "2026-11-22", "2028-11-22", MW_UNKNOWN, "unknown" },
  { "2024-01-01", "2026-11-22", NULL, MW_YES, "unknown" },
  { "2024-01-01", "2026-11-22", NULL, MW_NO, "ended" },
  { "2024-01-01", "2025-11-22", "2026-11-22", MW_YES, "ended" },
  { NULL, NULL, "2026-11-22", MW_UNKNOWN, "ended" },
  { "2024-01-01", NULL, "2028-11-22", MW_UNKNOWN, "unknown" },
  /* a latest end before the end is a mistake in one of both: it has not ended for certain */
  { "2024-01-01", "2027-12-31", "2025-12-31", MW_UNKNOWN, "running" },
};

static void
test_state (void)
{
  GDate today = day ("2026-11-23");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MwRecord) contract = make_contract (cases[i].start, cases[i].end, cases[i].latest, cases[i].renews);
      MwContractState state = mw_contract_get_state (contract, &today);
      g_test_message ("%s to %s, at the latest %s", cases[i].start, cases[i].end, cases[i].latest);
      g_assert_cmpstr (mw_contract_state_to_code (state), ==, cases[i].state);
      g_assert_cmpint (mw_contract_has_ended (contract, &today), ==, state == MW_CONTRACT_ENDED);
    }
}

/* From 1 January to 31 March 2026. */
static const struct
{
  const char *start;
  const char *end;
  MwContractState state;
} periods[] = {
  { "2024-01-01", "2025-12-31", MW_CONTRACT_ENDED },
  { "2024-01-01", "2026-01-01", MW_CONTRACT_RUNNING },
  { "2026-03-31", "2028-01-01", MW_CONTRACT_RUNNING },
  { "2026-04-01", "2028-01-01", MW_CONTRACT_NOT_BEGUN },
  { "2026-02-01", "2026-02-28", MW_CONTRACT_RUNNING },
  { NULL, "2026-02-28", MW_CONTRACT_STATE_UNKNOWN },
  { "2026-02-01", NULL, MW_CONTRACT_STATE_UNKNOWN },
};

static void
test_period (void)
{
  GDate from = day ("2026-01-01");
  GDate until = day ("2026-03-31");

  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (MwRecord) contract = make_contract (periods[i].start, periods[i].end, NULL, MW_UNKNOWN);
      MwContractTerm term = mw_contract_get_term (contract);
      g_assert_cmpint (mw_contract_term_get_state (&term, g_date_get_julian (&from), g_date_get_julian (&until)), ==, periods[i].state);
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/contract-state/follows-from-dates", test_state);
  g_test_add_func ("/contract-state/in-a-period", test_period);
  return g_test_run ();
}
