/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-contract-extension.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-room-calendar.h"
#include "mw-test.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (mw_date_from_iso (iso, &date));
  return date;
}

static void
assert_moment (const GArray *moments, guint i, MwRoomKind kind, const char *iso, MwRoomState state)
{
  const MwRoomMoment *moment = &g_array_index (moments, MwRoomMoment, i);
  g_autofree char *date = NULL;

  g_assert_cmpuint (i, <, moments->len);
  date = mw_date_to_iso (&moment->date);
  g_test_message ("%u: %s", i, date);
  g_assert_cmpint (moment->kind, ==, kind);
  g_assert_cmpstr (date, ==, iso);
  g_assert_cmpint (moment->state, ==, state);
}

/* Worked out by hand for a contract with everything in it, on 23 November 2026. */
static void
test_by_hand (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwRecord) open = mw_record_new (&mw_contract_extension_table);
  g_autoptr (MwRecord) taken = mw_record_new (&mw_contract_extension_table);
  g_autoptr (GPtrArray) extensions = g_ptr_array_new ();
  g_autoptr (GArray) moments = NULL;
  GDate today = day ("2026-11-23");
  MwDuty duty = { .applies = MW_YES, .plan_due_known = TRUE };

  duty.plan_due = day ("2026-11-01");
  mw_record_set_text (contract, MW_CONTRACT_NOTICE_DATE, "2027-02-23");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-05-31");
  mw_record_set_text (contract, MW_CONTRACT_MAX_END_DATE, "2029-05-31");
  mw_record_set_text (open, MW_CONTRACT_EXTENSION_DECIDE_BY, "2027-02-24");
  mw_record_set_text (taken, MW_CONTRACT_EXTENSION_DECIDE_BY, "2026-12-01");
  mw_record_set_yes_no (taken, MW_CONTRACT_EXTENSION_TAKEN, MW_NO);
  g_ptr_array_add (extensions, open);
  g_ptr_array_add (extensions, taken);
  moments = mw_room_calendar_list (contract, &duty, extensions, &today);
  g_assert_cmpuint (moments->len, ==, 5);
  assert_moment (moments, 0, MW_ROOM_PLAN_DUE, "2026-11-01", MW_ROOM_MISSED);
  assert_moment (moments, 1, MW_ROOM_NOTICE, "2027-02-23", MW_ROOM_SOON);
  assert_moment (moments, 2, MW_ROOM_EXTENSION, "2027-02-24", MW_ROOM_AHEAD);
  assert_moment (moments, 3, MW_ROOM_RETENDER, "2028-05-31", MW_ROOM_AHEAD);
  assert_moment (moments, 4, MW_ROOM_END, "2029-05-31", MW_ROOM_AHEAD);
}

/* It renews by itself: the warning counts from the day of notice, also when that has passed, until it is known. Its end
 * date is no end, so nothing is tendered from there. */
static void
test_renewal (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GArray) soon = NULL;
  g_autoptr (GArray) missed = NULL;
  g_autofree char *words = NULL;
  GDate today = day ("2026-11-23");
  GDate later = day ("2027-01-15");
  MwDuty duty = { .applies = MW_NO };

  mw_record_set_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY, MW_YES);
  mw_record_set_text (contract, MW_CONTRACT_NOTICE_DATE, "2026-12-31");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-03-31");
  soon = mw_room_calendar_list (contract, &duty, NULL, &today);
  g_assert_cmpuint (soon->len, ==, 1);
  assert_moment (soon, 0, MW_ROOM_RENEWAL, "2026-12-31", MW_ROOM_SOON);
  words = mw_room_moment_describe (&g_array_index (soon, MwRoomMoment, 0), MW_NOTATION_DUTCH);
  g_assert_nonnull (strstr (words, "31-03-2027"));
  missed = mw_room_calendar_list (contract, &duty, NULL, &later);
  g_assert_cmpuint (missed->len, ==, 1);
  assert_moment (missed, 0, MW_ROOM_RENEWAL, "2026-12-31", MW_ROOM_MISSED);
}

/* It renews and nobody noted until when that can be stopped: half a year before its end that is to be looked up. */
static void
test_renewal_unknown (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GArray) soon = NULL;
  g_autoptr (GArray) ahead = NULL;
  g_autofree char *words = NULL;
  GDate today = day ("2026-11-23");
  GDate earlier = day ("2026-09-22");
  MwDuty duty = { .applies = MW_NO };

  mw_record_set_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY, MW_YES);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-03-31");
  soon = mw_room_calendar_list (contract, &duty, NULL, &today);
  g_assert_cmpuint (soon->len, ==, 1);
  assert_moment (soon, 0, MW_ROOM_RENEWAL_UNKNOWN, "2027-03-31", MW_ROOM_SOON);
  words = mw_room_moment_describe (&g_array_index (soon, MwRoomMoment, 0), MW_NOTATION_DUTCH);
  g_assert_nonnull (strstr (words, "is not known: look it up"));
  ahead = mw_room_calendar_list (contract, &duty, NULL, &earlier);
  assert_moment (ahead, 0, MW_ROOM_RENEWAL_UNKNOWN, "2027-03-31", MW_ROOM_AHEAD);
}

/* Without a day an option is decided before notice or before the end, and the sentence says which; of two the first. */
static void
test_extension_without_day (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwRecord) first = mw_record_new (&mw_contract_extension_table);
  g_autoptr (MwRecord) second = mw_record_new (&mw_contract_extension_table);
  g_autoptr (GPtrArray) extensions = g_ptr_array_new ();
  g_autoptr (GArray) by_end = NULL;
  g_autoptr (GArray) by_notice = NULL;
  g_autofree char *words = NULL;
  GDate today = day ("2026-11-23");
  MwDuty duty = { .applies = MW_NO };

  g_ptr_array_add (extensions, first);
  g_ptr_array_add (extensions, second);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-12-31");
  by_end = mw_room_calendar_list (contract, &duty, extensions, &today);
  g_assert_cmpuint (by_end->len, ==, 3);
  assert_moment (by_end, 1, MW_ROOM_EXTENSION, "2027-12-31", MW_ROOM_AHEAD);
  words = mw_room_moment_describe (&g_array_index (by_end, MwRoomMoment, 1), MW_NOTATION_DUTCH);
  g_assert_nonnull (strstr (words, "on which the contract ends"));
  mw_record_set_text (contract, MW_CONTRACT_NOTICE_DATE, "2027-09-30");
  by_notice = mw_room_calendar_list (contract, &duty, extensions, &today);
  assert_moment (by_notice, 2, MW_ROOM_EXTENSION, "2027-09-30", MW_ROOM_AHEAD);
  g_assert_cmpint (g_array_index (by_notice, MwRoomMoment, 2).basis, ==, MW_ROOM_BASIS_NOTICE);
}

/* A tender that should have begun stands apart from what was missed, while the contract still runs. */
static void
test_late_tender (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GArray) moments = NULL;
  GDate today = day ("2026-11-23");
  MwDuty duty = { .applies = MW_NO };

  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2027-06-30");
  moments = mw_room_calendar_list (contract, &duty, NULL, &today);
  g_assert_cmpuint (moments->len, ==, 2);
  assert_moment (moments, 0, MW_ROOM_RETENDER, "2026-06-30", MW_ROOM_TENDER_LATE);
  g_assert_cmpint (MW_ROOM_TENDER_LATE, >, MW_ROOM_MISSED);
}

/* What has ended leaves no room; a notice that was not needed is nothing missed; what is unknown is not made up. */
static void
test_nothing (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GArray) unknown = NULL;
  g_autoptr (GArray) past_notice = NULL;
  g_autoptr (GArray) ended = NULL;
  GDate today = day ("2026-11-23");
  MwDuty duty = { .applies = MW_UNKNOWN };

  unknown = mw_room_calendar_list (contract, &duty, NULL, &today);
  g_assert_cmpuint (unknown->len, ==, 0);
  mw_record_set_text (contract, MW_CONTRACT_NOTICE_DATE, "2026-10-01");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2028-06-30");
  past_notice = mw_room_calendar_list (contract, &duty, NULL, &today);
  g_assert_cmpuint (past_notice->len, ==, 2);
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2026-11-22");
  ended = mw_room_calendar_list (contract, &duty, NULL, &today);
  g_assert_cmpuint (ended->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/room-calendar/by-hand", test_by_hand);
  g_test_add_func ("/room-calendar/renewal", test_renewal);
  g_test_add_func ("/room-calendar/renewal-unknown", test_renewal_unknown);
  g_test_add_func ("/room-calendar/extension-without-day", test_extension_without_day);
  g_test_add_func ("/room-calendar/late-tender", test_late_tender);
  g_test_add_func ("/room-calendar/nothing", test_nothing);
  return g_test_run ();
}
