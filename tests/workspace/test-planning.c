/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-agenda-item.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-test.h"
#include "mw-workspace.h"

/* What a person decides about a pair is kept in the file, blocks the fit, and can be undone. */

typedef struct
{
  MwFixture base;
  MwWorkspace *workspace;
  MwMatchBoard *board;
  GAsyncResult *result;
} Open;

static void
load (Open *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->board);
  mw_workspace_load_board_async (self->workspace, MW_CATEGORY_ALL, NULL, mw_test_take_result_cb, &self->result);
  mw_test_await (self->result != NULL);
  self->board = mw_workspace_load_board_finish (self->workspace, self->result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->result);
}

static void
set_up (Open *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  mw_fixture_set_up (&self->base, NULL);
  g_assert_true (mw_workspace_create_file (self->base.path, TRUE, &self->base.today, &error));
  self->workspace = mw_workspace_open (self->base.path, MW_ACCESS_WRITE, &self->base.today, &error);
  g_assert_no_error (error);
  load (self);
}

static void
tear_down (Open *self, gconstpointer unused)
{
  g_clear_object (&self->board);
  g_clear_object (&self->result);
  mw_workspace_close (self->workspace);
  /* Answers to what was asked last may still be on their way. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->workspace);
  mw_fixture_tear_down (&self->base, NULL);
}

/* Returns: (transfer full): the words of the act */
static char *
finish (Open *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = NULL;

  mw_test_await (self->result != NULL);
  act = mw_workspace_act_finish (self->workspace, self->result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->result);
  load (self);
  return mw_act_describe (act);
}

static gint64
id_of_initiative (const MwPair *pair)
{
  return mw_record_get_id (mw_supply_get_initiative (pair->supply));
}

static gint64
id_of_nomination (const MwPair *pair)
{
  return mw_record_get_id (mw_demand_get_nomination (pair->demand));
}

static MwFit
fit_again (Open *self, gint64 initiative, gint64 nomination)
{
  MwFit fit;

  mw_match_board_fit (self->board, mw_match_board_find_supply (self->board, initiative), mw_match_board_find_demand (self->board, nomination), &fit);
  return fit;
}

static guint
count_matches (Open *self)
{
  return g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_match_table));
}

/* Kept apart: a blocker with its reason; undone, and left to the plan again, the pair is as it was, and no row stays. */
static void
test_forbid (Open *self, gconstpointer unused)
{
  g_autoptr (GArray) pairs = mw_match_board_rank (self->board, NULL, NULL);
  MwFit before = g_array_index (pairs, MwPair, 0).fit;
  gint64 initiative = id_of_initiative (&g_array_index (pairs, MwPair, 0));
  gint64 nomination = id_of_nomination (&g_array_index (pairs, MwPair, 0));
  guint matches = count_matches (self);

  g_assert_false (mw_match_board_is_linked (self->board, initiative, nomination));
  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *words = NULL;
      g_autofree char *reason = NULL;
      g_autofree char *back = NULL;
      MwFit fit;
      mw_workspace_set_planning_async (self->workspace, initiative, nomination, "forbid", mw_test_take_result_cb, &self->result);
      words = finish (self);
      g_assert_nonnull (strstr (words, "kept out of the plan"));
      fit = fit_again (self, initiative, nomination);
      g_assert_cmpint (fit.band, ==, MW_FIT_BLOCKED);
      g_assert_cmpint (fit.high, ==, 0);
      reason = mw_fit_describe_part (&fit, MW_FIT_CHOICE, mw_match_board_find_supply (self->board, initiative), mw_match_board_find_demand (self->board, nomination));
      g_assert_cmpstr (reason, ==, "kept apart by hand");
      g_assert_null (mw_match_board_find_rejected (self->board, initiative, nomination));
      if (round == 0)
        mw_workspace_undo_async (self->workspace, mw_test_take_result_cb, &self->result);
      else
        mw_workspace_set_planning_async (self->workspace, initiative, nomination, NULL, mw_test_take_result_cb, &self->result);
      back = finish (self);
      g_assert_cmpint (fit_again (self, initiative, nomination).low, ==, before.low);
      g_assert_cmpuint (count_matches (self), ==, matches);
    }
}

/* A link that was rejected with a reason keeps that when it is also kept apart, and when that ends. */
static void
test_rejected_stays (Open *self, gconstpointer unused)
{
  GListModel *matches = mw_workspace_get_records (self->workspace, &mw_match_table);
  guint count = g_list_model_get_n_items (matches);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (MwRecord) match = g_list_model_get_item (matches, i);
      gint64 initiative = mw_record_get_reference (match, MW_MATCH_INITIATIVE);
      gint64 nomination = mw_record_get_reference (match, MW_MATCH_NOMINATION);
      g_autofree char *words = NULL;
      g_autofree char *back = NULL;
      if (mw_match_status_takes_places (mw_record_get_text (match, MW_MATCH_STATUS)))
        continue;
      g_assert_nonnull (mw_match_board_find_rejected (self->board, initiative, nomination));
      mw_workspace_set_planning_async (self->workspace, initiative, nomination, "forbid", mw_test_take_result_cb, &self->result);
      words = finish (self);
      g_assert_null (mw_match_board_find_rejected (self->board, initiative, nomination));
      mw_workspace_set_planning_async (self->workspace, initiative, nomination, NULL, mw_test_take_result_cb, &self->result);
      back = finish (self);
      g_assert_cmpuint (count_matches (self), ==, count);
      g_assert_nonnull (mw_match_board_find_rejected (self->board, initiative, nomination));
      return;
    }
  g_assert_not_reached ();
}

/* One rule for whoever links: beside what was agreed a new link comes, other links get more places. */
static void
test_beside_agreed (Open *self, gconstpointer unused)
{
  GPtrArray *matches = mw_match_board_get_matches (self->board);
  guint agreed = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const MwRecord *match = g_ptr_array_index (matches, i);
      const char *status = mw_record_get_text (match, MW_MATCH_STATUS);
      const MwRecord *found = mw_match_board_find_link (self->board, mw_record_get_reference (match, MW_MATCH_INITIATIVE), mw_record_get_reference (match, MW_MATCH_NOMINATION));
      if (mw_match_status_is_agreed (status))
        g_assert_null (found);
      else
        g_assert_true (found == match);
      agreed += mw_match_status_is_agreed (status);
    }
  g_assert_cmpuint (agreed, >, 1);
}

/* What the supplier cannot know is asked of whoever made the request, and each question on its own. */
static void
test_questions (Open *self, gconstpointer unused)
{
  g_autoptr (GArray) pairs = mw_match_board_rank (self->board, NULL, NULL);
  MwRecord *nomination = mw_workspace_find_record (self->workspace, &mw_nomination_table, id_of_nomination (&g_array_index (pairs, MwPair, 0)));
  gint64 initiative = id_of_initiative (&g_array_index (pairs, MwPair, 0));
  g_autoptr (MwRecord) changed = mw_record_copy (nomination);
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *words = NULL;
  g_autofree char *start = NULL;
  MwPair pair;

  mw_record_clear (changed, MW_NOMINATION_LEVEL_MIN);
  mw_record_clear (changed, MW_NOMINATION_LEVEL_MAX);
  mw_record_clear (changed, MW_NOMINATION_START_DATE);
  mw_record_clear (changed, MW_NOMINATION_END_DATE);
  mw_workspace_save_async (self->workspace, changed, mw_test_take_result_cb, &self->result);
  words = finish (self);
  pair.supply = mw_match_board_find_supply (self->board, initiative);
  pair.demand = mw_match_board_find_demand (self->board, mw_record_get_id (changed));
  mw_match_board_fit (self->board, pair.supply, pair.demand, &pair.fit);
  g_assert_cmpint (pair.fit.band, ==, MW_FIT_UNKNOWN);
  questions = mw_talk_proposal_list_questions (self->board, &pair);
  g_assert_cmpuint (questions->len, ==, 2);
  start = g_strdup_printf ("Question for %s: ", mw_match_board_get_name (self->board, mw_record_get_reference (changed, MW_NOMINATION_ORGANISATION)));
  for (guint i = 0; i < questions->len; i++)
    g_assert_true (g_str_has_prefix (mw_record_get_text (g_ptr_array_index (questions, i), MW_AGENDA_ITEM_TOPIC), start));
  g_assert_cmpstr (mw_record_get_text (g_ptr_array_index (questions, 0), MW_AGENDA_ITEM_TOPIC), !=, mw_record_get_text (g_ptr_array_index (questions, 1), MW_AGENDA_ITEM_TOPIC));
}

#define add(path, func) g_test_add (path, Open, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  add ("/planning/forbid", test_forbid);
  add ("/planning/rejected-stays", test_rejected_stays);
  add ("/planning/beside-agreed", test_beside_agreed);
  add ("/planning/questions", test_questions);
  return g_test_run ();
}
