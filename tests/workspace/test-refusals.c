/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-refusals.h"
#include "mw-test.h"

static void
add_nomination (GListStore *nominations, gint64 id, gint64 group)
{
  g_autoptr (MwRecord) nomination = mw_record_new (&mw_nomination_table);

  mw_record_set_id (nomination, id);
  mw_record_set_reference (nomination, MW_NOMINATION_TARGET_GROUP, group);
  g_list_store_append (nominations, nomination);
}

static void
add_match_with_status (GListStore *matches, gint64 nomination, const char *status, const char *answer, const char *reason)
{
  g_autoptr (MwRecord) match = mw_record_new (&mw_match_table);

  mw_record_set_reference (match, MW_MATCH_NOMINATION, nomination);
  mw_record_set_text (match, MW_MATCH_STATUS, status);
  mw_record_set_text (match, MW_MATCH_SUPPLIER_ANSWER, answer);
  mw_record_set_text (match, MW_MATCH_REFUSAL_REASON, reason);
  g_list_store_append (matches, match);
}

static void
add_match (GListStore *matches, gint64 nomination, const char *answer, const char *reason)
{
  add_match_with_status (matches, nomination, "rejected", answer, reason);
}

/* Two requests for one group count together; what we rejected ourselves is no refusal of a supplier. */
static void
test_by_hand (void)
{
  g_autoptr (GListStore) matches = g_list_store_new (MW_TYPE_RECORD);
  g_autoptr (GListStore) nominations = g_list_store_new (MW_TYPE_RECORD);
  g_autoptr (GArray) refusals = NULL;
  g_auto (GStrv) lines = NULL;
  const MwRefusals *first;

  add_nomination (nominations, 11, 1);
  add_nomination (nominations, 12, 1);
  add_nomination (nominations, 13, 2);
  add_match (matches, 13, "no", "costs");
  add_match (matches, 11, "no", "no_work");
  add_match (matches, 12, "no", "no_work");
  add_match (matches, 12, "no", NULL);
  add_match (matches, 11, NULL, NULL);
  add_match (matches, 13, "yes", NULL);
  add_match (matches, 99, "no", "costs");
  /* Agreed after all, with the first answer still there. */
  add_match_with_status (matches, 13, "agreed", "no", "costs");
  refusals = mw_refusals_count (G_LIST_MODEL (matches), G_LIST_MODEL (nominations));
  g_assert_cmpuint (refusals->len, ==, 2);
  first = &g_array_index (refusals, MwRefusals, 0);
  g_assert_cmpint (first->target_group_id, ==, 1);
  g_assert_cmpuint (first->total, ==, 3);
  lines = mw_refusals_describe (first);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "No suitable work: 2");
  g_assert_cmpstr (lines[1], ==, "No reason given: 1");
  g_assert_cmpuint (mw_refusals_find (refusals, 2)->total, ==, 1);
  g_assert_null (mw_refusals_find (refusals, 3));
}

static MwRecord *
make_rejected (void)
{
  MwRecord *match = mw_record_new (&mw_match_table);

  mw_record_set_text (match, MW_MATCH_STATUS, "rejected");
  mw_record_set_text (match, MW_MATCH_STATUS_DATE, "2026-01-05");
  mw_record_set_text (match, MW_MATCH_STATUS_BY, "contractmanager");
  mw_record_set_text (match, MW_MATCH_SUPPLIER_ANSWER, "no");
  mw_record_set_text (match, MW_MATCH_REFUSAL_REASON, "costs");
  return match;
}

/* Date and role belong to the status, and a link that is taken up again is not refused any more. */
static void
test_status_is_followed (void)
{
  g_autoptr (MwRecord) before = make_rejected ();
  g_autoptr (MwRecord) same = mw_record_copy (before);
  g_autoptr (MwRecord) again = mw_record_copy (before);
  g_autoptr (MwRecord) given = mw_record_copy (before);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 3, G_DATE_MARCH, 2026);
  mw_match_follow_status (same, before, &today);
  g_assert_cmpstr (mw_record_get_text (same, MW_MATCH_STATUS_BY), ==, "contractmanager");
  g_assert_cmpstr (mw_record_get_text (same, MW_MATCH_SUPPLIER_ANSWER), ==, "no");

  mw_record_set_text (again, MW_MATCH_STATUS, "proposed");
  mw_match_follow_status (again, before, &today);
  g_assert_cmpstr (mw_record_get_text (again, MW_MATCH_STATUS_DATE), ==, "2026-03-03");
  g_assert_false (mw_record_is_known (again, MW_MATCH_STATUS_BY));
  g_assert_false (mw_record_is_known (again, MW_MATCH_SUPPLIER_ANSWER));
  g_assert_false (mw_record_is_known (again, MW_MATCH_REFUSAL_REASON));

  mw_record_set_text (given, MW_MATCH_STATUS, "agreed");
  mw_record_set_text (given, MW_MATCH_STATUS_DATE, "2026-02-20");
  mw_record_set_text (given, MW_MATCH_STATUS_BY, "inkoper");
  mw_record_set_text (given, MW_MATCH_SUPPLIER_ANSWER, "yes");
  mw_match_follow_status (given, before, &today);
  g_assert_cmpstr (mw_record_get_text (given, MW_MATCH_STATUS_DATE), ==, "2026-02-20");
  g_assert_cmpstr (mw_record_get_text (given, MW_MATCH_STATUS_BY), ==, "inkoper");
  g_assert_cmpstr (mw_record_get_text (given, MW_MATCH_SUPPLIER_ANSWER), ==, "yes");

  mw_record_clear (again, MW_MATCH_STATUS_DATE);
  mw_match_follow_status (again, NULL, &today);
  g_assert_cmpstr (mw_record_get_text (again, MW_MATCH_STATUS_DATE), ==, "2026-03-03");
}

/* Every reason that can be chosen has its place in the count. */
static void
test_all_reasons_have_room (void)
{
  const MwChoice *reason = mw_match_table.fields[MW_MATCH_REFUSAL_REASON].choices;
  guint count = 0;

  for (; reason->value != NULL; reason++)
    count++;
  g_assert_cmpuint (count, <=, MW_REFUSALS_MAX_REASONS);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/refusals/by-hand", test_by_hand);
  g_test_add_func ("/refusals/all-reasons-have-room", test_all_reasons_have_room);
  g_test_add_func ("/refusals/status-is-followed", test_status_is_followed);
  return g_test_run ();
}
