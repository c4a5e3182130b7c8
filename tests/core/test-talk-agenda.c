/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-extension.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-talk-agenda.h"
#include "mw-test.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (mw_date_from_iso (iso, &date));
  return date;
}

/* 23 November 2026 is a Monday, and 29 November the Sunday of its week. */
static void
test_sections (void)
{
  static const struct
  {
    const char *date;
    const char *today;
    MwTalkSection section;
  } cases[] = {
    { "2026-11-22", "2026-11-23", MW_TALK_OVERDUE },
    { "2026-11-23", "2026-11-23", MW_TALK_THIS_WEEK },
    { "2026-11-29", "2026-11-23", MW_TALK_THIS_WEEK },
    { "2026-11-30", "2026-11-23", MW_TALK_NEXT_WEEK },
    { "2026-12-06", "2026-11-23", MW_TALK_NEXT_WEEK },
    { "2026-12-07", "2026-11-23", MW_TALK_LATER },
    /* On a Sunday the week is over at midnight. */
    { "2026-11-30", "2026-11-29", MW_TALK_NEXT_WEEK },
    { "2026-12-07", "2026-11-29", MW_TALK_LATER },
    { "2027-01-03", "2026-12-28", MW_TALK_THIS_WEEK },
  };
  GDate today = day ("2026-11-23");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date = day (cases[i].date);
      GDate now = day (cases[i].today);
      g_test_message ("%s on %s", cases[i].date, cases[i].today);
      g_assert_cmpint (mw_talk_agenda_find_section (&date, &now), ==, cases[i].section);
    }
  g_assert_cmpint (mw_talk_agenda_find_section (NULL, &today), ==, MW_TALK_WITHOUT_DATE);
}

static void
test_silent (void)
{
  GDate today = day ("2026-11-23");
  GDate just = day ("2026-05-23");
  GDate over = day ("2026-05-22");

  g_assert_false (mw_talk_agenda_is_silent (&just, &today));
  g_assert_true (mw_talk_agenda_is_silent (&over, &today));
  g_assert_true (mw_talk_agenda_is_silent (NULL, &today));
}

static void
assert_date (const GArray *dates, guint i, const char *iso, MwTalkReason reason)
{
  const MwTalkDate *found = &g_array_index (dates, MwTalkDate, i);
  g_autofree char *text = mw_date_to_iso (&found->date);

  g_assert_cmpuint (i, <, dates->len);
  g_assert_cmpstr (text, ==, iso);
  g_assert_cmpint (found->reason, ==, reason);
}

/* Plan due on Monday 21-12: two weeks before is Monday 07-12. Notice until Sunday 28-02: three months before is
 * Saturday 28-11, so Friday the 27th. The end, 31-05-2027, less six months is 30-11. */
static void
test_dates_by_hand (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GArray) dates = NULL;
  g_autofree char *words = NULL;
  GDate today = day ("2026-11-23");
  MwDuty duty = { .applies = MW_YES, .plan_due_known = TRUE };

  duty.plan_due = day ("2026-12-21");
  mw_record_set_text (contract, MW_CONTRACT_PLAN_DUE_DATE, "2026-12-21");
  mw_record_set_text (contract, MW_CONTRACT_NOTICE_DATE, "2027-02-28");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-05-31");
  dates = mw_talk_agenda_propose_dates (contract, &duty, NULL, &today);
  g_assert_cmpuint (dates->len, ==, 3);
  assert_date (dates, 0, "2026-11-27", MW_TALK_REASON_NOTICE);
  assert_date (dates, 1, "2026-11-30", MW_TALK_REASON_END);
  assert_date (dates, 2, "2026-12-07", MW_TALK_REASON_PLAN_DUE);
  words = mw_talk_date_describe (&g_array_index (dates, MwTalkDate, 0), MW_NOTATION_DUTCH);
  g_assert_cmpstr (words, ==, "27-11-2026: notice can be given until 28-02-2027");
}

/* The best day has passed: the first working day that is left, which from a Saturday is Monday. */
static void
test_late (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GArray) dates = NULL;
  GDate today = day ("2026-11-28");
  MwDuty duty = { .applies = MW_NO };

  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2026-12-31");
  dates = mw_talk_agenda_propose_dates (contract, &duty, NULL, &today);
  g_assert_cmpuint (dates->len, ==, 1);
  assert_date (dates, 0, "2026-11-30", MW_TALK_REASON_END);
}

/* On Wednesday 25-11: the overdue plan is for today; a decision by 31-03 is for 31-01, a Sunday, so Friday the 29th; the
 * tender a year before 30-06-2028 begins on 30-06-2027, and is for 30-05, a Sunday too. */
static void
test_room (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwRecord) option = mw_record_new (&mw_contract_extension_table);
  g_autoptr (GPtrArray) extensions = g_ptr_array_new ();
  g_autoptr (GArray) dates = NULL;
  g_autofree char *words = NULL;
  GDate today = day ("2026-11-25");
  MwDuty duty = { .applies = MW_YES, .plan_due_known = TRUE, .plan_overdue = MW_YES };

  duty.plan_due = day ("2026-11-01");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2028-06-30");
  mw_record_set_text (option, MW_CONTRACT_EXTENSION_DECIDE_BY, "2027-03-31");
  g_ptr_array_add (extensions, option);
  dates = mw_talk_agenda_propose_dates (contract, &duty, extensions, &today);
  g_assert_cmpuint (dates->len, ==, 4);
  assert_date (dates, 0, "2026-11-25", MW_TALK_REASON_PLAN_OVERDUE);
  assert_date (dates, 1, "2027-01-29", MW_TALK_REASON_EXTENSION);
  assert_date (dates, 2, "2027-05-28", MW_TALK_REASON_RETENDER);
  assert_date (dates, 3, "2027-12-30", MW_TALK_REASON_END);
  words = mw_talk_date_describe (&g_array_index (dates, MwTalkDate, 0), MW_NOTATION_DUTCH);
  g_assert_cmpstr (words, ==, "25-11-2026: the action plan is overdue since 01-11-2026");
}

/* It renews by itself: its end date is no end, and to find out the day of notice is a reason to talk. */
static void
test_renews (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GArray) dates = NULL;
  GDate today = day ("2026-11-25");
  MwDuty duty = { .applies = MW_NO };

  mw_record_set_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY, MW_YES);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-07-30");
  dates = mw_talk_agenda_propose_dates (contract, &duty, NULL, &today);
  g_assert_cmpuint (dates->len, ==, 1);
  assert_date (dates, 0, "2027-01-29", MW_TALK_REASON_NOTICE_UNKNOWN);
}

/* From the talks alone: what was agreed, half a year after the last, and at once where there never was one. */
static void
test_again (void)
{
  GDate today = day ("2026-11-25");
  GDate last = day ("2026-07-01");
  GDate agreed = day ("2026-12-03");
  g_autoptr (GArray) both = mw_talk_agenda_propose_again (&last, &agreed, &today);
  g_autoptr (GArray) never = mw_talk_agenda_propose_again (NULL, NULL, &today);
  g_autofree char *words = NULL;

  g_assert_cmpuint (both->len, ==, 2);
  assert_date (both, 0, "2026-12-03", MW_TALK_REASON_AGREED);
  assert_date (both, 1, "2027-01-01", MW_TALK_REASON_SILENT);
  g_assert_cmpuint (never->len, ==, 1);
  assert_date (never, 0, "2026-11-25", MW_TALK_REASON_NEVER);
  words = mw_talk_date_describe (&g_array_index (never, MwTalkDate, 0), MW_NOTATION_DUTCH);
  g_assert_cmpstr (words, ==, "25-11-2026: there was no talk with this supplier yet");
}

/* Never in a weekend, and never before today. */
static void
test_random_dates (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
      g_autoptr (GArray) dates = NULL;
      MwDuty duty = { .applies = MW_NO };
      GDate today = day ("2026-01-01");
      GDate end = today;
      GDate last = today;
      g_date_add_days (&today, (guint) g_test_rand_int_range (0, 800));
      g_date_add_days (&end, (guint) g_test_rand_int_range (0, 1600));
      g_date_add_days (&last, (guint) g_test_rand_int_range (0, 800));
      mw_record_set_date (contract, MW_CONTRACT_END_DATE, &end);
      dates = i % 2 == 0 ? mw_talk_agenda_propose_dates (contract, &duty, NULL, &today) : mw_talk_agenda_propose_again (&last, &end, &today);
      for (guint k = 0; k < dates->len; k++)
        {
          const MwTalkDate *found = &g_array_index (dates, MwTalkDate, k);
          g_assert_cmpint (g_date_get_weekday (&found->date), <=, G_DATE_FRIDAY);
          g_assert_cmpint (g_date_compare (&found->date, &today), >=, 0);
        }
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/talk-agenda/sections-by-hand", test_sections);
  g_test_add_func ("/talk-agenda/silent-after-six-months", test_silent);
  g_test_add_func ("/talk-agenda/dates-by-hand", test_dates_by_hand);
  g_test_add_func ("/talk-agenda/late", test_late);
  g_test_add_func ("/talk-agenda/room-moments-count", test_room);
  g_test_add_func ("/talk-agenda/renews-by-itself", test_renews);
  g_test_add_func ("/talk-agenda/again", test_again);
  g_test_add_func ("/talk-agenda/random-dates-are-working-days", test_random_dates);
  return g_test_run ();
}
