/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-category.h"
#include "mw-match.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-test.h"
#include "mw-workspace.h"

static MwConnection *
open_demo (MwFixture *fixture)
{
  g_assert_true (mw_workspace_create_file (fixture->path, TRUE, &fixture->today, NULL));
  return mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
}

/* The best pair first, blocked pairs last, and the order is the same each time. */
static void
test_rank (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_demo (fixture);
  g_autoptr (MwRegions) regions = mw_reference_load_regions (NULL);
  g_autoptr (MwMatchBoard) board = mw_match_board_load (connection, regions, 0, &fixture->today, NULL);
  g_autoptr (GArray) pairs = mw_match_board_rank (board, NULL, NULL);
  g_autoptr (GArray) again = mw_match_board_rank (board, NULL, NULL);
  guint bands[3] = { 0 };

  g_assert_cmpuint (pairs->len, ==, mw_match_board_get_supplies (board)->len * mw_match_board_get_demands (board)->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const MwPair *pair = &g_array_index (pairs, MwPair, i);
      bands[pair->fit.band]++;
      g_assert_true (pair->supply == g_array_index (again, MwPair, i).supply);
      g_assert_true (pair->demand == g_array_index (again, MwPair, i).demand);
      if (i > 0)
        g_assert_cmpint (mw_fit_compare (&g_array_index (pairs, MwPair, i - 1).fit, &pair->fit), <=, 0);
    }
  /* The demo shows all three bands. */
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (bands[i], >, 0);
}

/* A link takes places on both sides; a rejected one gives them back. */
static void
test_links_take_places (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_demo (fixture);
  g_autoptr (MwRegions) regions = mw_reference_load_regions (NULL);
  g_autoptr (MwMatchBoard) before = mw_match_board_load (connection, regions, 0, &fixture->today, NULL);
  const MwSupply *supply = g_ptr_array_index (mw_match_board_get_supplies (before), 0);
  const MwDemand *demand = g_ptr_array_index (mw_match_board_get_demands (before), 0);
  gint64 initiative = mw_record_get_id (mw_supply_get_initiative (supply));
  gint64 nomination = mw_record_get_id (mw_demand_get_nomination (demand));
  g_autoptr (MwRecord) match = mw_record_new (&mw_match_table);
  gint64 free_before;
  gint64 open_before;

  g_assert_true (mw_supply_get_free_places (supply, &free_before));
  g_assert_true (mw_demand_get_open_places (demand, &open_before));
  mw_record_set_integer (match, MW_MATCH_INITIATIVE, initiative);
  mw_record_set_integer (match, MW_MATCH_NOMINATION, nomination);
  mw_record_set_integer (match, MW_MATCH_PLACES, 2);
  mw_record_set_text (match, MW_MATCH_STATUS, "proposed");
  g_assert_true (mw_record_store_insert (connection, match, NULL));
  for (guint rejected = 0; rejected < 2; rejected++)
    {
      gint64 places;
      g_autoptr (MwMatchBoard) board = mw_match_board_load (connection, regions, 0, &fixture->today, NULL);
      g_assert_true (mw_supply_get_free_places (mw_match_board_find_supply (board, initiative), &places));
      g_assert_cmpint (places, ==, free_before - (rejected ? 0 : 2));
      g_assert_true (mw_demand_get_open_places (mw_match_board_find_demand (board, nomination), &places));
      g_assert_cmpint (places, ==, open_before - (rejected ? 0 : 2));
      mw_record_set_text (match, MW_MATCH_STATUS, "rejected");
      g_assert_true (mw_record_store_update (connection, match, NULL));
    }
}

static void
test_category (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_demo (fixture);
  g_autoptr (MwRegions) regions = mw_reference_load_regions (NULL);
  gint64 cleaning = mw_record_store_find (connection, &mw_category_table, MW_CATEGORY_CODE, "SCHOONMAAK", NULL);
  g_autoptr (MwMatchBoard) board = mw_match_board_load (connection, regions, cleaning, &fixture->today, NULL);

  g_assert_cmpuint (mw_match_board_get_supplies (board)->len, ==, 1);
  g_assert_cmpuint (mw_match_board_get_demands (board)->len, ==, 12);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/match-board/ranks-the-best-first", test_rank);
  mw_test_add ("/match-board/links-take-places", test_links_take_places);
  mw_test_add ("/match-board/supply-follows-the-category", test_category);
  return g_test_run ();
}
