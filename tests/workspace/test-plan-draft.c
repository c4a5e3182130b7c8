/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-commands.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-plan-draft.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-test.h"
#include "mw-workspace.h"

typedef struct
{
  MwFixture base;
  MwConnection *connection;
  MwRegions *regions;
} Open;

static void
set_up (Open *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  mw_fixture_set_up (&self->base, NULL);
  g_assert_true (mw_workspace_create_file (self->base.path, TRUE, &self->base.today, &error));
  self->connection = mw_connection_open (self->base.path, MW_OPEN_WRITE, &error);
  self->regions = mw_reference_load_regions (&error);
  g_assert_no_error (error);
}

static void
tear_down (Open *self, gconstpointer unused)
{
  mw_connection_free (self->connection);
  mw_regions_free (self->regions);
  mw_fixture_tear_down (&self->base, NULL);
}

static MwPlanDraft *
make_draft (Open *self, const MwPlanOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwMatchBoard) board = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, &error);
  MwPlanDraft *draft;

  g_assert_no_error (error);
  draft = mw_plan_draft_make (board, options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mw_plan_is_proven (draft->plan));
  return draft;
}

static const MwPlanOptions most_places = { MW_PLAN_MOST_PLACES, 0, MW_PLAN_NO_LIMIT };

/* Only what fits is proposed, within the places of both sides, and what is filled and what stays open is all that is wanted. */
static void
test_adds_up (Open *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  g_autoptr (MwPlanDraft) again = make_draft (self, &most_places);
  gint64 filled = 0;
  gint64 open = 0;

  g_assert_cmpuint (draft->links->len, >, 0);
  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      const MwPlanLink *same = &g_array_index (again->links, MwPlanLink, i);
      g_assert_cmpint (link->fit.band, ==, MW_FIT_FITS);
      g_assert_cmpint (link->places, >, 0);
      g_assert_cmpint (link->places, ==, same->places);
      filled += link->places;
    }
  for (guint i = 0; i < draft->open->len; i++)
    open += g_array_index (draft->open, MwPlanOpen, i).places;
  g_assert_cmpint (filled, ==, draft->plan->filled);
  g_assert_cmpint (filled + open, ==, draft->wanted);
  g_assert_cmpint (draft->other->filled, <=, draft->plan->filled);
  g_assert_cmpint (draft->other->score, >=, draft->plan->score);
}

static void
save (Open *self, MwRecord *record)
{
  g_autoptr (GError) error = NULL;
  gpointer act = NULL;

  g_assert_true (mw_command_save (self->connection, record, &act, &error));
  g_assert_no_error (error);
  mw_act_free (act);
}

/* Makes the change for real, and plans again. */
static gint64
gain_of_more_places (Open *self, const MwSupply *supply, gint64 more)
{
  g_autoptr (MwRecord) initiative = mw_record_copy (mw_supply_get_initiative (supply));
  g_autoptr (MwPlanDraft) before = make_draft (self, &most_places);
  g_autoptr (MwPlanDraft) after = NULL;
  gint64 places;
  gpointer act = NULL;

  g_assert_true (mw_record_get_integer (initiative, MW_INITIATIVE_PLACES, &places));
  mw_record_set_integer (initiative, MW_INITIATIVE_PLACES, places + more);
  save (self, initiative);
  after = make_draft (self, &most_places);
  g_assert_true (mw_command_undo (self->connection, NULL, &act, NULL));
  mw_act_free (act);
  return after->plan->filled - before->plan->filled;
}

/* What would help is what helps: each promised gain is had when the initiative really gets the places. */
static void
test_help_is_true (Open *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  guint tried = 0;

  for (guint i = 0; i < draft->open->len; i++)
    {
      const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
      for (guint k = 0; k < open->n_helps; k++)
        {
          const MwPlanHelp *help = &open->helps[k];
          g_assert_cmpint (help->gain, >, 0);
          g_assert_true (k == 0 || open->helps[k - 1].gain >= help->gain);
          if (help->kind != MW_PLAN_HELP_PLACES)
            continue;
          g_assert_cmpint (gain_of_more_places (self, help->supply, open->places), ==, help->gain);
          tried++;
        }
    }
  g_assert_cmpuint (tried, >, 3);
}

static gboolean
has_match (MwPlanDraft *draft, const MwPlanLink *link)
{
  GPtrArray *matches = mw_match_board_get_matches (draft->board);

  for (guint i = 0; i < matches->len; i++)
    {
      const MwRecord *match = g_ptr_array_index (matches, i);
      if (mw_record_get_reference (match, MW_MATCH_INITIATIVE) == mw_record_get_id (mw_supply_get_initiative (link->supply)) && mw_record_get_reference (match, MW_MATCH_NOMINATION) == mw_record_get_id (mw_demand_get_nomination (link->demand)))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer none): one of a pair that nobody has linked yet */
static const MwPlanLink *
find_new_link (MwPlanDraft *draft)
{
  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      if (!has_match (draft, link))
        return link;
    }
  g_assert_not_reached ();
}

/* What a person rejected is not proposed again. */
static void
test_rejected (Open *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  g_autoptr (MwPlanDraft) after = NULL;
  const MwPlanLink *first = find_new_link (draft);
  gint64 initiative = mw_record_get_id (mw_supply_get_initiative (first->supply));
  gint64 nomination = mw_record_get_id (mw_demand_get_nomination (first->demand));
  g_autoptr (MwRecord) match = mw_record_new (&mw_match_table);

  mw_record_set_integer (match, MW_MATCH_INITIATIVE, initiative);
  mw_record_set_integer (match, MW_MATCH_NOMINATION, nomination);
  mw_record_set_integer (match, MW_MATCH_PLACES, 1);
  mw_record_set_text (match, MW_MATCH_STATUS, "rejected");
  save (self, match);
  after = make_draft (self, &most_places);
  for (guint i = 0; i < after->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (after->links, MwPlanLink, i);
      g_assert_false (mw_record_get_id (mw_supply_get_initiative (link->supply)) == initiative && mw_record_get_id (mw_demand_get_nomination (link->demand)) == nomination);
    }
}

/* What was agreed keeps its places: only a link that nobody agreed to yet is given more. */
static void
test_agreed_stays (Open *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  GPtrArray *matches = mw_match_board_get_matches (draft->board);

  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      for (guint k = 0; k < matches->len; k++)
        {
          const MwRecord *match = g_ptr_array_index (matches, k);
          if (mw_record_get_id (match) == link->match_id)
            g_assert_false (mw_match_status_is_agreed (mw_record_get_text (match, MW_MATCH_STATUS)));
        }
    }
}

/* When an initiative stops where a link needs it, the link is listed with what blocks it now, and only that link. */
static void
test_broken (Open *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  g_autoptr (MwPlanDraft) after = NULL;
  const MwRecord *match;
  g_autoptr (MwRecord) initiative = NULL;
  g_autofree char *reasons = NULL;

  g_assert_cmpuint (draft->broken->len, ==, 0);
  match = g_ptr_array_index (mw_match_board_get_matches (draft->board), 0);
  initiative = mw_record_copy (mw_supply_get_initiative (mw_match_board_find_supply (draft->board, mw_record_get_reference (match, MW_MATCH_INITIATIVE))));
  mw_record_set_text (initiative, MW_INITIATIVE_START_DATE, "2001-01-01");
  mw_record_set_text (initiative, MW_INITIATIVE_END_DATE, "2001-12-31");
  save (self, initiative);
  after = make_draft (self, &most_places);
  g_assert_cmpuint (after->broken->len, >, 0);
  for (guint i = 0; i < after->broken->len; i++)
    g_assert_cmpint (mw_record_get_id (mw_supply_get_initiative (g_array_index (after->broken, MwPlanBroken, i).supply)), ==, mw_record_get_id (initiative));
  reasons = mw_plan_broken_describe (&g_array_index (after->broken, MwPlanBroken, 0));
  g_assert_cmpstr (reasons, !=, "");
}

/* A least fit and a limit per supplier are kept. */
static void
test_options (Open *self, gconstpointer unused)
{
  MwPlanOptions options = { MW_PLAN_BEST_FIT, 80, 3 };
  g_autoptr (MwPlanDraft) draft = make_draft (self, &options);
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      gint64 supplier = mw_record_get_reference (mw_supply_get_initiative (link->supply), MW_INITIATIVE_SUPPLIER);
      gint64 places = GPOINTER_TO_INT (g_hash_table_lookup (given, &supplier)) + link->places;
      g_assert_cmpint (link->fit.low, >=, 80);
      g_assert_cmpint (places, <=, 3);
      g_hash_table_insert (given, g_memdup2 (&supplier, sizeof supplier), GINT_TO_POINTER ((int) places));
    }
}

static void
test_words (Open *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  guint helps = 0;

  for (guint i = 0; i < draft->open->len; i++)
    {
      const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
      g_auto (GStrv) blockers = mw_plan_open_describe_blockers (open);
      g_assert_cmpuint (g_strv_length (blockers), >, 0);
      for (guint k = 0; k < open->n_helps; k++, helps++)
        {
          g_autofree char *help = mw_plan_help_describe (&open->helps[k]);
          g_assert_nonnull (strstr (help, "fills "));
        }
    }
  g_assert_cmpuint (helps, >, 0);
}

static void
test_cancelled (Open *self, gconstpointer unused)
{
  g_autoptr (MwMatchBoard) board = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mw_plan_draft_make (board, &most_places, cancellable, &error));
  g_assert_nonnull (error);
}

#define add(path, func) g_test_add (path, Open, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  add ("/plan-draft/adds-up", test_adds_up);
  add ("/plan-draft/help-is-true", test_help_is_true);
  add ("/plan-draft/rejected-is-not-proposed", test_rejected);
  add ("/plan-draft/agreed-stays", test_agreed_stays);
  add ("/plan-draft/links-that-no-longer-fit", test_broken);
  add ("/plan-draft/options-are-kept", test_options);
  add ("/plan-draft/words", test_words);
  add ("/plan-draft/cancelled", test_cancelled);
  return g_test_run ();
}
