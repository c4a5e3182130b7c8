/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-json.h"
#include "mw-nomination.h"
#include "mw-target-group.h"
#include "mw-test.h"

static void
test_records (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "d.json", "{\"nomination\": [{\"title\": \"Vraag\", \"organisation_id\": \"HR\", \"wanted_places\": null, \"regions\": [\"ZH\", \"GE\"],"
                                                               "\"start_date\": \"-1m\", \"end_date\": \"+10d\"}]}",
                                            -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = mw_json_load_records (path, &mw_nomination_table, &fixture->today, &error);
  MwLooseRecord *loose;

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  loose = g_ptr_array_index (records, 0);
  g_assert_cmpstr (mw_record_get_text (loose->record, MW_NOMINATION_REGIONS), ==, "GE ZH");
  g_assert_cmpstr (mw_record_get_text (loose->record, MW_NOMINATION_START_DATE), ==, "2026-10-23");
  g_assert_cmpstr (mw_record_get_text (loose->record, MW_NOMINATION_END_DATE), ==, "2026-12-03");
  g_assert_false (mw_record_is_known (loose->record, MW_NOMINATION_WANTED_PLACES));
  g_assert_cmpstr (g_hash_table_lookup (loose->references, GUINT_TO_POINTER (MW_NOMINATION_ORGANISATION)), ==, "HR");
}

/* The 23rd of November 2026 is a Monday. A Thursday ahead is the next one, a Thursday back the last; an eighth day is none. */
static void
test_weekdays (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "d.json", "{\"nomination\": [{\"start_date\": \"-5w4\", \"end_date\": \"+0w4\"}, {\"start_date\": \"-0w1\", \"end_date\": \"+1w1\"}]}", -1);
  g_autofree char *wrong = mw_fixture_write (fixture, "w.json", "{\"nomination\": [{\"start_date\": \"+1w8\"}]}", -1);
  g_autoptr (GPtrArray) records = mw_json_load_records (path, &mw_nomination_table, &fixture->today, NULL);
  MwLooseRecord *first;
  MwLooseRecord *second;

  g_assert_nonnull (records);
  first = g_ptr_array_index (records, 0);
  second = g_ptr_array_index (records, 1);
  g_assert_cmpstr (mw_record_get_text (first->record, MW_NOMINATION_START_DATE), ==, "2026-10-15");
  g_assert_cmpstr (mw_record_get_text (first->record, MW_NOMINATION_END_DATE), ==, "2026-11-26");
  g_assert_cmpstr (mw_record_get_text (second->record, MW_NOMINATION_START_DATE), ==, "2026-11-23");
  g_assert_cmpstr (mw_record_get_text (second->record, MW_NOMINATION_END_DATE), ==, "2026-11-30");
  g_assert_null (mw_json_load_records (wrong, &mw_nomination_table, &fixture->today, NULL));
}

static void
test_typing_errors_are_told (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "d.json", "{\"nomination\": [{\"titel\": \"x\"}]}", -1);
  g_autofree char *broken = mw_fixture_write (fixture, "b.json", "{\"nomination\": [", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (mw_json_load_records (path, &mw_nomination_table, &fixture->today, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_null (mw_json_load_records (broken, &mw_nomination_table, &fixture->today, NULL));
}

/* What ships with the program is sound: borders hold from both sides, every file loads. */
static void
test_reference_data (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_getenv ("MAATWERK_DATADIR"), "reference", "regions.json", NULL);
  g_autoptr (MwRegions) regions = mw_json_load_regions (path, NULL);
  const GPtrArray *all = mw_regions_get_all (regions);
  guint labour_market = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const MwRegion *region = g_ptr_array_index (all, i);
      labour_market += region->within[0] != NULL;
      /* Of the whole country, a province, or a labour-market region in one to three provinces. */
      g_assert_cmpuint (g_strv_length (region->within), <=, 3);
      for (char **province = region->within; *province != NULL; province++)
        g_assert_null (mw_regions_find (regions, *province)->within[0]);
      for (char **neighbour = region->neighbours; *neighbour != NULL; neighbour++)
        g_assert_true (g_strv_contains ((const char *const *) mw_regions_find (regions, *neighbour)->neighbours, region->code));
    }
  g_assert_cmpuint (all->len, ==, 1 + 12 + 35);
  g_assert_cmpuint (labour_market, ==, 35);
}

static void
test_write (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  mw_record_set_id (contract, 5);
  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Advies");
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 0 });
  mw_record_set_yes_no (contract, MW_CONTRACT_SUITABLE, MW_NO);
  json_builder_begin_object (builder);
  mw_json_add_record (builder, contract);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  object = json_node_get_object (root);
  g_assert_cmpint (json_object_get_int_member (object, "id"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (object, "value_cents"), ==, 0);
  g_assert_true (json_object_get_null_member (object, "wage_sum_cents"));
  g_assert_false (json_object_get_boolean_member (object, "suitable"));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/json/loads-records", test_records);
  mw_test_add ("/json/weekdays", test_weekdays);
  mw_test_add ("/json/typing-errors-are-told", test_typing_errors_are_told);
  mw_test_add ("/json/reference-data-is-sound", test_reference_data);
  g_test_add_func ("/json/unknown-is-null-not-zero", test_write);
  return g_test_run ();
}
