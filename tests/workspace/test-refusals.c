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
add_match (GListStore *matches, gint64 nomination, const char *answer, const char *reason)
{
  g_autoptr (MwRecord) match = mw_record_new (&mw_match_table);

  mw_record_set_reference (match, MW_MATCH_NOMINATION, nomination);
  mw_record_set_text (match, MW_MATCH_STATUS, "rejected");
  mw_record_set_text (match, MW_MATCH_SUPPLIER_ANSWER, answer);
  mw_record_set_text (match, MW_MATCH_REFUSAL_REASON, reason);
  g_list_store_append (matches, match);
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
  return g_test_run ();
}
