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

static void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint other = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer last = array->pdata[i - 1];
      array->pdata[i - 1] = array->pdata[other];
      array->pdata[other] = last;
    }
}

/* In whatever order initiatives and requests come, they are ranked the same, and the plan is the same. */
static void
test_order_is_nothing (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_demo (fixture);
  g_autoptr (MwRegions) regions = mw_reference_load_regions (NULL);
  g_autoptr (MwMatchBoard) board = mw_match_board_load (connection, regions, 0, &fixture->today, NULL);
  g_autoptr (GArray) pairs = mw_match_board_rank (board, NULL, NULL);
  MwPlanOptions options = { MW_PLAN_MOST_PLACES, 0, MW_PLAN_NO_LIMIT, NULL };
  g_autoptr (MwPlanDraft) draft = mw_plan_draft_make (board, &options, NULL, NULL);

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (GArray) again = NULL;
      g_autoptr (MwPlanDraft) same = NULL;
      shuffle (mw_match_board_get_supplies (board));
      shuffle (mw_match_board_get_demands (board));
      shuffle (mw_match_board_get_matches (board));
      again = mw_match_board_rank (board, NULL, NULL);
      for (guint i = 0; i < pairs->len; i++)
        {
          g_assert_true (g_array_index (pairs, MwPair, i).supply == g_array_index (again, MwPair, i).supply);
          g_assert_true (g_array_index (pairs, MwPair, i).demand == g_array_index (again, MwPair, i).demand);
        }
      same = mw_plan_draft_make (board, &options, NULL, NULL);
      g_assert_cmpuint (same->links->len, ==, draft->links->len);
      for (guint i = 0; i < draft->links->len; i++)
        {
          const MwPlanLink *first = &g_array_index (draft->links, MwPlanLink, i);
          const MwPlanLink *second = &g_array_index (same->links, MwPlanLink, i);
          g_assert_true (first->supply == second->supply && first->demand == second->demand);
          g_assert_cmpint (first->places, ==, second->places);
          g_assert_cmpint (first->match_id, ==, second->match_id);
        }
    }
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
  mw_test_add ("/match-board/order-is-nothing", test_order_is_nothing);
  mw_test_add ("/match-board/links-take-places", test_links_take_places);
  mw_test_add ("/match-board/supply-follows-the-category", test_category);
  return g_test_run ();
}
