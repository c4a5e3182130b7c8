/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-progress.h"
#include "mw-test.h"

/* A duty of 100.000 over 2026, seen on 30 June: 181 of 365 days, so 49.589,04 is expected; 15 % less is 42.150,68. */
typedef struct
{
  const char *what;
  MwTristate applies;
  gboolean amount_known;
  guint n_realised;
  guint realised_unknown;
  gint64 realised_cents;
  gint64 behind_bp;
  MwTristate behind;
} Case;

static const Case cases[] = {
  { "exactly 15 % short is not behind", MW_YES, TRUE, 1, 0, 4215068, 1500, MW_NO },
  { "a cent less is", MW_YES, TRUE, 1, 0, 4215067, 1500, MW_YES },
  { "something more may be there", MW_YES, TRUE, 2, 1, 4215067, 1500, MW_UNKNOWN },
  { "what is known is enough", MW_YES, TRUE, 2, 1, 4215068, 1500, MW_NO },
  { "nothing recorded is not nothing done", MW_YES, TRUE, 0, 0, 0, 1500, MW_UNKNOWN },
  { "recorded: nothing done", MW_YES, TRUE, 1, 0, 0, 1500, MW_YES },
  { "no duty", MW_NO, TRUE, 0, 0, 0, 1500, MW_NO },
  { "duty unknown", MW_UNKNOWN, TRUE, 1, 0, 0, 1500, MW_UNKNOWN },
  { "amount unknown", MW_YES, FALSE, 1, 0, 0, 1500, MW_UNKNOWN },
  { "no patience at all", MW_YES, TRUE, 1, 0, 4958903, 0, MW_YES },
  { "nothing is ever behind", MW_YES, TRUE, 1, 0, 0, -1, MW_NO },
};

static MwRecord *
make_contract (const char *start, const char *end)
{
  MwRecord *contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_START_DATE, start);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, end);
  return contract;
}

static MwProgress
compute (MwRecord *contract, const MwDuty *duty, const MwProgressInput *input, const char *today)
{
  MwProgress progress;
  GDate date;

  g_assert_true (mw_date_from_iso (today, &date));
  mw_progress_compute (contract, duty, input, &date, &progress);
  return progress;
}

static void
test_behind (void)
{
  g_autoptr (MwRecord) contract = make_contract ("2026-01-01", "2026-12-31");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MwDuty duty = { .applies = cases[i].applies, .amount_known = cases[i].amount_known, .amount = { 10000000 } };
      MwProgressInput input = { .n_realised = cases[i].n_realised, .realised_unknown = cases[i].realised_unknown, .realised = { cases[i].realised_cents }, .behind_bp = cases[i].behind_bp };
      MwProgress progress = compute (contract, &duty, &input, "2026-06-30");
      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (progress.behind, ==, cases[i].behind);
      g_assert_true (progress.expected_known == (cases[i].amount_known && cases[i].applies != MW_NO));
      if (progress.expected_known)
        g_assert_cmpint (progress.expected.cents, ==, 4958904);
    }
}

/* Before the start nothing is expected, after the end all of it; without dates it is not known. */
static void
test_expected (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    const char *today;
    gint64 cents;
  } expected[] = {
    { "2026-01-01", "2026-12-31", "2025-12-31", 0 },
    { "2026-01-01", "2026-12-31", "2026-01-01", 27397 },
    { "2026-01-01", "2026-12-31", "2026-12-31", 10000000 },
    { "2026-01-01", "2026-12-31", "2030-01-01", 10000000 },
    { "2026-01-01", NULL, "2026-06-30", -1 },
    { NULL, "2026-12-31", "2026-06-30", -1 },
  };
  MwDuty duty = { .applies = MW_YES, .amount_known = TRUE, .amount = { 10000000 } };
  MwProgressInput input = { .behind_bp = 1500 };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (MwRecord) contract = make_contract (expected[i].start, expected[i].end);
      MwProgress progress = compute (contract, &duty, &input, expected[i].today);
      g_assert_true (progress.expected_known == (expected[i].cents >= 0));
      if (progress.expected_known)
        g_assert_cmpint (progress.expected.cents, ==, expected[i].cents);
    }
}

/* A row that may count for a quarter of the duty at most: of 30.000 it counts 25.000. */
static void
test_cap (void)
{
  g_autoptr (MwRecord) contract = make_contract ("2026-01-01", "2026-12-31");
  g_autoptr (GArray) capped = g_array_new (FALSE, FALSE, sizeof (MwCappedSum));
  MwCappedSum sum = { 1, 2500, { 3000000 } };
  MwDuty duty = { .applies = MW_YES, .amount_known = TRUE, .amount = { 10000000 } };
  MwProgressInput input = { .n_realised = 2, .realised = { 1000000 }, .capped = capped, .behind_bp = 1500 };
  MwProgress progress;

  g_array_append_val (capped, sum);
  progress = compute (contract, &duty, &input, "2026-06-30");
  g_assert_true (progress.realised_known);
  g_assert_cmpint (progress.realised.cents, ==, 3500000);
  duty.amount_known = FALSE;
  progress = compute (contract, &duty, &input, "2026-06-30");
  g_assert_false (progress.realised_known);
  g_assert_cmpint (progress.realised.cents, ==, 1000000);
}

static void
test_percentage (void)
{
  MwDuty duty = { .applies = MW_YES, .amount_known = TRUE, .amount = { 10000 } };
  MwProgress progress = { .realised = { 9999 } };

  g_assert_cmpint (mw_progress_get_percentage (&progress, &duty), ==, 99);
  progress.realised.cents = 10000;
  g_assert_cmpint (mw_progress_get_percentage (&progress, &duty), ==, 100);
  progress.realised.cents = 11200;
  g_assert_cmpint (mw_progress_get_percentage (&progress, &duty), ==, 112);
  progress.realised.cents = 0;
  progress.realised_known = TRUE;
  g_assert_cmpint (mw_progress_get_percentage (&progress, &duty), ==, 0);
  progress.realised_known = FALSE;
  g_assert_cmpint (mw_progress_get_percentage (&progress, &duty), ==, -1);
  progress.realised_known = TRUE;
  progress.nothing_recorded = TRUE;
  g_assert_cmpint (mw_progress_get_percentage (&progress, &duty), ==, -1);
  progress.nothing_recorded = FALSE;
  duty.amount.cents = 0;
  g_assert_cmpint (mw_progress_get_percentage (&progress, &duty), ==, -1);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/progress/behind", test_behind);
  g_test_add_func ("/progress/expected", test_expected);
  g_test_add_func ("/progress/cap", test_cap);
  g_test_add_func ("/progress/percentage", test_percentage);
  return g_test_run ();
}
