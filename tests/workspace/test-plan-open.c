/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-commands.h"
#include "mw-file-check.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-open-test.h"
#include "mw-plan-draft.h"
#include "mw-workspace.h"

static MwPlanDraft *
make_draft (MwOpen *self)
{
  const MwPlanOptions options = { MW_PLAN_MOST_PLACES, 0, MW_PLAN_NO_LIMIT, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MwMatchBoard) board = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, &self->base.today, &error);
  MwPlanDraft *draft;

  g_assert_no_error (error);
  draft = mw_plan_draft_make (board, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mw_plan_is_proven (draft->plan));
  return draft;
}

static void
save (MwOpen *self, MwRecord *record)
{
  gpointer act = NULL;

  g_assert_true (mw_command_save (self->connection, record, &act, NULL));
  mw_act_free (act);
}

static void
run_sql (MwOpen *self, const char *sql)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (self->connection, sql, NULL);
  gboolean has_row;

  g_assert_nonnull (statement);
  g_assert_true (mw_statement_step (statement, &has_row, NULL));
}

static gboolean
has_reason (const MwPlanOpen *open, MwPlanReasonKind kind)
{
  g_autoptr (GArray) reasons = mw_plan_open_list_reasons (open);

  for (guint i = 0; i < reasons->len; i++)
    {
      if (g_array_index (reasons, MwPlanReason, i).kind == kind)
        return TRUE;
    }
  return FALSE;
}

/* What lies wholly before today is not planned, and that is the reason told; links that were made stay as they are. */
static void
test_all_over (MwOpen *self, gconstpointer unused)
{
  gint64 matches;
  gint64 after;

  g_assert_true (mw_connection_get_integer (self->connection, "SELECT count (*) FROM \"match\"", &matches, NULL));
  run_sql (self, "UPDATE initiative SET start_date = '2024-01-01', end_date = '2025-12-31'");
  run_sql (self, "UPDATE nomination SET start_date = '2024-01-01', end_date = '2025-12-31'");
  g_autoptr (MwPlanDraft) draft = make_draft (self);
  g_assert_cmpint (draft->plan->filled, ==, 0);
  g_assert_cmpint (draft->wanted, ==, 0);
  g_assert_cmpint (draft->free, ==, 0);
  g_assert_cmpuint (draft->open->len, >, 0);
  for (guint i = 0; i < draft->open->len; i++)
    {
      const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
      g_assert_cmpint (open->places, >, 0);
      g_assert_true (has_reason (open, MW_PLAN_REASON_REQUEST_OVER));
      g_assert_cmpuint (open->n_helps, ==, 0);
    }
  for (guint i = 0; i < draft->broken->len; i++)
    {
      g_autofree char *reasons = mw_broken_link_describe (&g_array_index (draft->broken, MwBrokenLink, i));
      g_assert_null (strstr (reasons, "is over"));
    }
  g_assert_true (mw_connection_get_integer (self->connection, "SELECT count (*) FROM \"match\"", &after, NULL));
  g_assert_cmpint (after, ==, matches);
}

/* An offer that is over would fit a request that is not: then that is why. */
static void
test_offers_over (MwOpen *self, gconstpointer unused)
{
  guint over = 0;

  run_sql (self, "UPDATE initiative SET start_date = '2024-01-01', end_date = '2026-11-22'");
  g_autoptr (MwPlanDraft) draft = make_draft (self);
  g_assert_cmpint (draft->plan->filled, ==, 0);
  g_assert_cmpint (draft->wanted, >, 0);
  for (guint i = 0; i < draft->open->len; i++)
    over += has_reason (&g_array_index (draft->open, MwPlanOpen, i), MW_PLAN_REASON_OVER);
  g_assert_cmpuint (over, >, 0);
}

/* A file may hold what no form takes: it is read as the most that there can be, and nothing runs over. */
static void
test_too_many_places (MwOpen *self, gconstpointer unused)
{
  run_sql (self, "UPDATE initiative SET places = 9223372036854775807 WHERE id = (SELECT min (id) FROM initiative)");
  run_sql (self, "UPDATE nomination SET wanted_places = 9223372036854775807 WHERE id = (SELECT min (id) FROM nomination)");
  g_autoptr (MwPlanDraft) draft = make_draft (self);
  g_autoptr (GPtrArray) findings = mw_file_check_run (self->connection, NULL);
  g_assert_cmpint (draft->wanted, >=, MW_MAX_PLACES);
  g_assert_cmpint (draft->wanted, <, 2 * MW_MAX_PLACES);
  g_assert_cmpint (draft->free, <, 2 * MW_MAX_PLACES);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), "9223372036854775807"));
}

/* A link on what could fit, if more were known, does not break: unknown is not no. */
static void
test_unknown_does_not_break (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) before = make_draft (self);
  const MwRecord *match = g_ptr_array_index (mw_match_board_get_matches (before->board), 0);
  const MwSupply *supply = mw_match_board_find_linked_supply (before->board, mw_record_get_reference (match, MW_MATCH_INITIATIVE));
  const MwDemand *demand = mw_match_board_find_linked_demand (before->board, mw_record_get_reference (match, MW_MATCH_NOMINATION));
  g_autoptr (MwRecord) initiative = mw_record_copy (mw_supply_get_initiative (supply));
  MwFit fit;

  g_assert_cmpuint (before->broken->len, ==, 0);
  mw_record_clear (initiative, MW_INITIATIVE_TARGET_GROUPS);
  mw_record_clear (initiative, MW_INITIATIVE_REGIONS);
  save (self, initiative);
  g_autoptr (MwPlanDraft) after = make_draft (self);
  supply = mw_match_board_find_linked_supply (after->board, mw_record_get_id (initiative));
  demand = mw_match_board_find_linked_demand (after->board, mw_record_get_id (mw_demand_get_nomination (demand)));
  mw_match_board_fit (after->board, supply, demand, &fit);
  g_assert_cmpint (fit.parts[MW_FIT_GROUP].state, ==, MW_FIT_PART_DECIDES);
  g_assert_cmpuint (after->broken->len, ==, 0);
}

/* Codes are kept sorted, so the region that is added may stand before those that were there. */
static void
test_names_added_region (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self);
  const MwSupply *supply = g_ptr_array_index (mw_match_board_get_supplies (draft->board), 0);
  MwPlanHelp help = { .kind = MW_PLAN_HELP_PART, .supply = supply, .demand = g_ptr_array_index (mw_match_board_get_demands (draft->board), 0), .part = MW_FIT_REGION, .table = &mw_initiative_table, .field = MW_INITIATIVE_REGIONS };
  g_autofree char *added = NULL;

  mw_record_set_text ((MwRecord *) mw_supply_get_initiative (supply), MW_INITIATIVE_REGIONS, "ZH");
  help.changed = mw_record_copy (mw_supply_get_initiative (supply));
  mw_record_set_text (help.changed, MW_INITIATIVE_REGIONS, "ZH GR");
  g_assert_cmpstr (mw_record_get_text (help.changed, MW_INITIATIVE_REGIONS), ==, "GR ZH");
  added = mw_plan_help_describe (draft, &help, MW_NOTATION_ENGLISH);
  g_assert_nonnull (strstr (added, "Groningen"));
  g_object_unref (help.changed);
}

/* Beside a plan with a higher score it is said what counts first. */
static void
test_proof_says_by_what (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self);
  g_autofree char *proof = mw_plan_draft_describe_proof (draft);

  g_assert_cmpint (strstr (proof, "Places count first") != NULL, ==, draft->other->score > draft->plan->score || draft->other->filled > draft->plan->filled);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_open_add_demo ("/plan-open/all-over", test_all_over);
  mw_open_add_demo ("/plan-open/offers-over", test_offers_over);
  mw_open_add_demo ("/plan-open/too-many-places", test_too_many_places);
  mw_open_add_demo ("/plan-open/unknown-does-not-break", test_unknown_does_not_break);
  mw_open_add_demo ("/plan-open/names-the-added-region", test_names_added_region);
  mw_open_add_demo ("/plan-open/proof-says-by-what", test_proof_says_by_what);
  return g_test_run ();
}
