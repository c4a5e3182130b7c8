/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-commands.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-open-test.h"
#include "mw-plan-draft.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-workspace.h"

static MwPlanDraft *
make_draft (MwOpen *self, const MwPlanOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwMatchBoard) board = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, &self->base.today, &error);
  MwPlanDraft *draft;

  g_assert_no_error (error);
  draft = mw_plan_draft_make (board, options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mw_plan_is_proven (draft->plan));
  return draft;
}

static const MwPlanOptions most_places = { MW_PLAN_MOST_PLACES, 0, MW_PLAN_NO_LIMIT, NULL };

/* Only what fits is proposed, within the places of both sides, and what is filled and what stays open is all that is wanted. */
static void
test_adds_up (MwOpen *self, gconstpointer unused)
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
save (MwOpen *self, MwRecord *record)
{
  g_autoptr (GError) error = NULL;
  gpointer act = NULL;

  g_assert_true (mw_command_save (self->connection, record, &act, &error));
  g_assert_no_error (error);
  mw_act_free (act);
}

/* Makes the change for real, and plans again. */
static gint64
gain_of_more_places (MwOpen *self, const MwPlanOptions *options, const MwSupply *supply, gint64 more)
{
  g_autoptr (MwRecord) initiative = mw_record_copy (mw_supply_get_initiative (supply));
  g_autoptr (MwPlanDraft) before = make_draft (self, options);
  g_autoptr (MwPlanDraft) after = NULL;
  gint64 places;
  gpointer act = NULL;

  g_assert_true (mw_record_get_integer (initiative, MW_INITIATIVE_PLACES, &places));
  mw_record_set_integer (initiative, MW_INITIATIVE_PLACES, places + more);
  save (self, initiative);
  after = make_draft (self, options);
  g_assert_true (mw_command_undo (self->connection, NULL, &act, NULL));
  mw_act_free (act);
  return after->plan->filled - before->plan->filled;
}

/* Does what a help says for real, plans again, and undoes it. */
static gint64
gain_of_help (MwOpen *self, const MwPlanOptions *options, const MwPlanHelp *help)
{
  g_autoptr (MwPlanDraft) before = make_draft (self, options);
  g_autoptr (MwPlanDraft) after = NULL;
  g_autoptr (MwRecord) changed = help->changed != NULL ? mw_record_copy (help->changed) : NULL;
  MwPlanOptions other = *options;
  gpointer act = NULL;
  gint64 gain;

  if (help->kind == MW_PLAN_HELP_LIMIT)
    other.supplier_limit = help->places;
  else if (help->kind == MW_PLAN_HELP_MINIMUM)
    other.minimum_fit = (int) help->places;
  else
    save (self, changed);
  after = make_draft (self, &other);
  gain = after->plan->filled - before->plan->filled;
  if (changed == NULL)
    return gain;
  g_assert_true (mw_command_undo (self->connection, NULL, &act, NULL));
  mw_act_free (act);
  return gain;
}

/* What would help is what helps: each promised gain is had when the change is really made. */
static void
test_help_is_true (MwOpen *self, gconstpointer unused)
{
  static const MwPlanOptions options[] = { { MW_PLAN_MOST_PLACES, 0, MW_PLAN_NO_LIMIT, NULL }, { MW_PLAN_MOST_PLACES, 75, 4, NULL } };
  guint tried[MW_PLAN_HELP_CHOICE + 1] = { 0 };

  for (gsize round = 0; round < G_N_ELEMENTS (options); round++)
    {
      g_autoptr (MwPlanDraft) draft = make_draft (self, &options[round]);
      for (guint i = 0; i < draft->open->len; i++)
        {
          const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
          for (guint k = 0; k < open->n_helps; k++)
            {
              const MwPlanHelp *help = &open->helps[k];
              gboolean by_record = help->kind == MW_PLAN_HELP_PART || help->kind == MW_PLAN_HELP_QUESTION;
              g_assert_cmpint (help->gain, >, 0);
              g_assert_true (k == 0 || open->helps[k - 1].gain >= help->gain);
              if (help->kind == MW_PLAN_HELP_CHOICE || (by_record && help->changed == NULL))
                continue;
              if (help->kind == MW_PLAN_HELP_PLACES)
                g_assert_cmpint (gain_of_more_places (self, &options[round], help->supply, help->places), ==, help->gain);
              else
                g_assert_cmpint (gain_of_help (self, &options[round], help), ==, help->gain);
              tried[help->kind]++;
            }
        }
    }
  g_assert_cmpuint (tried[MW_PLAN_HELP_PLACES], >, 3);
  g_assert_cmpuint (tried[MW_PLAN_HELP_LIMIT] + tried[MW_PLAN_HELP_MINIMUM], >, 3);
  g_assert_cmpuint (tried[MW_PLAN_HELP_PART], >, 0);
}

static const MwPlanOpen *
find_open (MwPlanDraft *draft, gint64 nomination)
{
  for (guint i = 0; i < draft->open->len; i++)
    {
      const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
      if (mw_record_get_id (mw_demand_get_nomination (open->demand)) == nomination)
        return open;
    }
  g_assert_not_reached ();
}

/* A request for a time when nothing is offered: another period of the request is what helps, with its dates named. */
static void
test_request_is_widened (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, 0);
  g_autoptr (MwRecord) nomination = mw_record_copy (mw_demand_get_nomination (link->demand));
  g_autoptr (MwPlanDraft) after = NULL;
  const MwPlanOpen *open;
  guint widened = 0;

  mw_record_set_text (nomination, MW_NOMINATION_START_DATE, "2040-01-01");
  mw_record_set_text (nomination, MW_NOMINATION_END_DATE, "2040-12-31");
  save (self, nomination);
  after = make_draft (self, &most_places);
  open = find_open (after, mw_record_get_id (nomination));
  for (guint i = 0; i < open->n_helps; i++)
    {
      const MwPlanHelp *help = &open->helps[i];
      g_autofree char *words = mw_plan_help_describe (after, help, MW_NOTATION_ISO);
      if (help->kind != MW_PLAN_HELP_PART || help->supply != NULL)
        continue;
      g_assert_cmpint (help->part, ==, MW_FIT_PERIOD);
      g_assert_nonnull (strstr (words, "changed to 20"));
      g_assert_nonnull (strstr (words, "2040-12-31"));
      g_assert_cmpint (gain_of_help (self, &most_places, help), ==, help->gain);
      widened++;
    }
  g_assert_cmpuint (widened, >, 0);
}

/* With a limit it is the limit that is named, not places that are there. */
static void
test_limit_is_named (MwOpen *self, gconstpointer unused)
{
  MwPlanOptions options = { MW_PLAN_MOST_PLACES, 0, 1, NULL };
  g_autoptr (MwPlanDraft) draft = make_draft (self, &options);
  guint limited = 0;

  for (guint i = 0; i < draft->open->len; i++)
    {
      const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
      g_autofree char *words = open->n_helps > 0 ? mw_plan_help_describe (draft, &open->helps[0], MW_NOTATION_ISO) : g_strdup ("");
      limited += open->limited > 0;
      if (open->limited > 0 && open->n_helps > 0 && open->helps[0].kind == MW_PLAN_HELP_LIMIT)
        g_assert_nonnull (strstr (words, "per supplier instead of 1"));
    }
  g_assert_cmpuint (limited, >, 0);
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

static void assert_choice (MwPlanDraft *draft, MwPlanChoiceKind kind, gint64 cost);

/* What a person rejected is not proposed again. */
static void
test_rejected (MwOpen *self, gconstpointer unused)
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
  assert_choice (after, MW_PLAN_CHOICE_REJECTED, draft->plan->filled - after->plan->filled);
  for (guint i = 0; i < after->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (after->links, MwPlanLink, i);
      g_assert_false (mw_record_get_id (mw_supply_get_initiative (link->supply)) == initiative && mw_record_get_id (mw_demand_get_nomination (link->demand)) == nomination);
    }
}

/* What was agreed keeps its places: only a link that nobody agreed to yet is given more. */
static void
test_agreed_stays (MwOpen *self, gconstpointer unused)
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
test_broken (MwOpen *self, gconstpointer unused)
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
    g_assert_cmpint (mw_record_get_id (mw_supply_get_initiative (g_array_index (after->broken, MwBrokenLink, i).supply)), ==, mw_record_get_id (initiative));
  reasons = mw_broken_link_describe (&g_array_index (after->broken, MwBrokenLink, 0));
  g_assert_cmpstr (reasons, !=, "");
}

/* Each way to take the reasons of a link away, made for real: that link is listed, with that reason, and undone not. */
static void
test_broken_in_all_ways (MwOpen *self, gconstpointer unused)
{
  static const struct
  {
    gboolean of_initiative;
    guint field;
    const char *value;
    const char *reason;
  } cases[] = {
    { TRUE, MW_INITIATIVE_STATUS, "ended", "the initiative has ended" },
    { FALSE, MW_NOMINATION_STATUS, "withdrawn", "the request was withdrawn" },
    { TRUE, MW_INITIATIVE_PLACES, "1", "places of the initiative are linked, and it has 1" },
    { FALSE, MW_NOMINATION_WANTED_PLACES, "1", "places are linked to the request, and it wants 1" },
    { TRUE, MW_INITIATIVE_END_DATE, "2001-12-31", "the period of the initiative is over" },
  };
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  const MwRecord *match = g_ptr_array_index (mw_match_board_get_matches (draft->board), 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MwTable *table = cases[i].of_initiative ? &mw_initiative_table : &mw_nomination_table;
      g_autoptr (MwRecord) changed = mw_record_store_get (self->connection, table, mw_record_get_reference (match, cases[i].of_initiative ? MW_MATCH_INITIATIVE : MW_MATCH_NOMINATION), NULL);
      g_autoptr (MwPlanDraft) after = NULL;
      g_autofree char *reasons = NULL;
      gpointer act = NULL;
      g_assert_true (mw_record_parse_field (changed, cases[i].field, cases[i].value, MW_NOTATION_ISO, NULL));
      if (cases[i].field == MW_INITIATIVE_END_DATE && cases[i].of_initiative)
        mw_record_clear (changed, MW_INITIATIVE_START_DATE);
      save (self, changed);
      after = make_draft (self, &most_places);
      g_assert_cmpuint (after->broken->len, ==, 1);
      g_assert_cmpint (mw_record_get_id (g_array_index (after->broken, MwBrokenLink, 0).match), ==, mw_record_get_id (match));
      reasons = mw_broken_link_describe (&g_array_index (after->broken, MwBrokenLink, 0));
      g_assert_nonnull (strstr (reasons, cases[i].reason));
      g_assert_true (mw_command_undo (self->connection, NULL, &act, NULL));
      mw_act_free (act);
    }
}

/* A least fit and a limit per supplier are kept. */
static void
test_options (MwOpen *self, gconstpointer unused)
{
  MwPlanOptions options = { MW_PLAN_BEST_FIT, 80, 3, NULL };
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

static MwPlanDraft *
make_tried (MwOpen *self, const MwPlanTrial *trial)
{
  MwPlanOptions options = { MW_PLAN_MOST_PLACES, 0, MW_PLAN_NO_LIMIT, trial };

  return make_draft (self, &options);
}

static gint64
places_of (MwPlanDraft *draft, gint64 initiative, gint64 nomination)
{
  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      if (mw_record_get_id (mw_supply_get_initiative (link->supply)) == initiative && mw_record_get_id (mw_demand_get_nomination (link->demand)) == nomination)
        return link->places;
    }
  return 0;
}

static void
assert_choice (MwPlanDraft *draft, MwPlanChoiceKind kind, gint64 cost)
{
  const MwPlanChoice *choice = &g_array_index (draft->choices, MwPlanChoice, 0);
  g_autofree char *words = NULL;

  g_assert_cmpuint (draft->choices->len, >, 0);
  words = mw_plan_choice_describe_cost (choice);
  g_assert_cmpint (choice->kind, ==, kind);
  g_assert_cmpint (choice->cost, ==, cost);
  g_assert_nonnull (strstr (words, cost == 0 ? "costs no places" : "costs "));
}

/* Each pair that fits, kept and kept out in turn: the plan obeys, and the price is what the free plan has more. */
static void
test_pairs_tried (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  g_autoptr (MwMatchBoard) board = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, &self->base.today, NULL);
  g_autoptr (GArray) pairs = mw_match_board_rank (board, NULL, NULL);
  gint64 dearest = 0;

  for (guint i = 0; i < pairs->len && g_array_index (pairs, MwPair, i).fit.band == MW_FIT_FITS; i++)
    {
      const MwPair *pair = &g_array_index (pairs, MwPair, i);
      gint64 initiative = mw_record_get_id (mw_supply_get_initiative (pair->supply));
      gint64 nomination = mw_record_get_id (mw_demand_get_nomination (pair->demand));
      g_autoptr (MwPlanTrial) trial = mw_plan_trial_new ();
      g_autoptr (MwPlanDraft) kept = NULL;
      g_autoptr (MwPlanDraft) without = NULL;
      gint64 free;
      gint64 open;
      if (!mw_supply_get_free_places (pair->supply, &free) || !mw_demand_get_open_places (pair->demand, &open))
        continue;
      mw_plan_trial_set_pair (trial, initiative, nomination, MW_PLAN_PAIR_KEEP, 1000);
      kept = make_tried (self, trial);
      g_assert_cmpint (places_of (kept, initiative, nomination), ==, MIN (free, open));
      assert_choice (kept, MW_PLAN_CHOICE_KEPT, draft->plan->filled - kept->plan->filled);
      dearest = MAX (dearest, draft->plan->filled - kept->plan->filled);
      mw_plan_trial_set_pair (trial, initiative, nomination, MW_PLAN_PAIR_FORBID, 0);
      without = make_tried (self, trial);
      g_assert_cmpint (places_of (without, initiative, nomination), ==, 0);
      assert_choice (without, MW_PLAN_CHOICE_FORBIDDEN, draft->plan->filled - without->plan->filled);
      dearest = MAX (dearest, draft->plan->filled - without->plan->filled);
    }
  g_assert_cmpint (dearest, >, 0);
}

/* Two that want all places of one initiative: the second keeps what the first leaves, and there still is a plan. */
static void
test_too_much_kept (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanTrial) trial = mw_plan_trial_new ();
  g_autoptr (MwPlanDraft) draft = NULL;
  g_autoptr (MwMatchBoard) board = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, &self->base.today, NULL);
  g_autoptr (GArray) pairs = mw_match_board_rank (board, NULL, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const MwPair *pair = &g_array_index (pairs, MwPair, i);
      mw_plan_trial_set_pair (trial, mw_record_get_id (mw_supply_get_initiative (pair->supply)), mw_record_get_id (mw_demand_get_nomination (pair->demand)), MW_PLAN_PAIR_KEEP, 50);
    }
  draft = make_tried (self, trial);
  for (guint i = 0; i < draft->choices->len; i++)
    {
      const MwPlanChoice *choice = &g_array_index (draft->choices, MwPlanChoice, i);
      if (choice->kind == MW_PLAN_CHOICE_KEPT)
        g_assert_cmpint (choice->places, <=, choice->wanted);
    }
}

static void
test_left_out (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, 0);
  gint64 ids[] = { mw_record_get_id (mw_supply_get_initiative (link->supply)), mw_record_get_id (mw_demand_get_nomination (link->demand)) };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MwPlanTrial) trial = mw_plan_trial_new ();
      g_autoptr (MwPlanDraft) without = NULL;
      mw_plan_trial_leave_out (trial, ids[i], TRUE);
      without = make_tried (self, trial);
      for (guint k = 0; k < without->links->len; k++)
        {
          const MwPlanLink *other = &g_array_index (without->links, MwPlanLink, k);
          g_assert_cmpint (mw_record_get_id (i == 0 ? mw_supply_get_initiative (other->supply) : mw_demand_get_nomination (other->demand)), !=, ids[i]);
        }
      assert_choice (without, MW_PLAN_CHOICE_LEFT_OUT, draft->plan->filled - without->plan->filled);
    }
}

/* What is tried brings what the same change brings when it is made. */
static void
test_places_tried (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  guint tried = 0;

  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      g_autoptr (MwPlanTrial) trial = mw_plan_trial_new ();
      g_autoptr (MwPlanDraft) after = NULL;
      gint64 free;
      if (!mw_supply_get_free_places (link->supply, &free))
        continue;
      mw_plan_trial_set_places (trial, mw_record_get_id (mw_supply_get_initiative (link->supply)), free + 4);
      after = make_tried (self, trial);
      g_assert_cmpint (after->free, ==, draft->free + 4);
      g_assert_cmpint (after->plan->filled - draft->plan->filled, ==, gain_of_more_places (self, &most_places, link->supply, 4));
      tried++;
    }
  g_assert_cmpuint (tried, >, 0);
}

/* The price of what is in the file: a link that is taken away for real, and a pair that is rejected for real. */
static void
test_price_of_records (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  guint links = 0;

  for (guint i = 0; i < draft->choices->len; i++)
    {
      const MwPlanChoice *choice = &g_array_index (draft->choices, MwPlanChoice, i);
      g_autoptr (MwPlanDraft) without = NULL;
      MwRecordKey key = { &mw_match_table, mw_record_get_id (choice->match) };
      gpointer act = NULL;
      if (choice->kind != MW_PLAN_CHOICE_LINKED)
        continue;
      g_assert_true (mw_command_delete (self->connection, &key, &act, NULL));
      mw_act_free (act);
      without = make_draft (self, &most_places);
      g_assert_cmpint (choice->cost, ==, MAX (without->plan->filled - draft->plan->filled - choice->places, 0));
      g_assert_true (mw_command_undo (self->connection, NULL, &act, NULL));
      mw_act_free (act);
      links++;
    }
  g_assert_cmpuint (links, >, 0);
}

/* Kept apart in the file: not planned, and the price is what the plan had more. */
static void
test_forbidden (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  const MwPlanLink *first = find_new_link (draft);
  gint64 initiative = mw_record_get_id (mw_supply_get_initiative (first->supply));
  gint64 nomination = mw_record_get_id (mw_demand_get_nomination (first->demand));
  g_autoptr (MwRecord) match = mw_record_new (&mw_match_table);
  g_autoptr (MwPlanDraft) after = NULL;

  mw_record_set_integer (match, MW_MATCH_INITIATIVE, initiative);
  mw_record_set_integer (match, MW_MATCH_NOMINATION, nomination);
  mw_record_set_integer (match, MW_MATCH_PLACES, 1);
  mw_record_set_text (match, MW_MATCH_STATUS, "rejected");
  mw_record_set_text (match, MW_MATCH_PLANNING, "forbid");
  save (self, match);
  after = make_draft (self, &most_places);
  g_assert_cmpint (places_of (after, initiative, nomination), ==, 0);
  assert_choice (after, MW_PLAN_CHOICE_FORBIDDEN, draft->plan->filled - after->plan->filled);
}

/* A link that a person keeps stands among the choices as kept, with its places and its price. */
static void
test_kept (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwPlanDraft) draft = make_draft (self, &most_places);
  GPtrArray *matches = mw_match_board_get_matches (draft->board);
  g_autoptr (MwRecord) kept = NULL;
  g_autoptr (MwPlanDraft) after = NULL;
  gint64 places;

  for (guint i = 0; i < matches->len; i++)
    {
      const MwRecord *match = g_ptr_array_index (matches, i);
      if (g_strcmp0 (mw_record_get_text (match, MW_MATCH_STATUS), "proposed") == 0)
        kept = mw_record_copy (match);
    }
  g_assert_nonnull (kept);
  mw_record_set_text (kept, MW_MATCH_PLANNING, "keep");
  save (self, kept);
  after = make_draft (self, &most_places);
  for (guint i = 0; i < after->choices->len; i++)
    {
      const MwPlanChoice *choice = &g_array_index (after->choices, MwPlanChoice, i);
      if (choice->match == NULL || mw_record_get_id (choice->match) != mw_record_get_id (kept))
        continue;
      g_assert_true (mw_record_get_integer (kept, MW_MATCH_PLACES, &places));
      g_assert_cmpint (choice->kind, ==, MW_PLAN_CHOICE_KEPT);
      g_assert_cmpint (choice->places, ==, places);
      return;
    }
  g_assert_not_reached ();
}

/* A limit and a least fit have their price like any other decision. */
static void
test_price_of_options (MwOpen *self, gconstpointer unused)
{
  MwPlanOptions strict = { MW_PLAN_MOST_PLACES, 80, 3, NULL };
  MwPlanOptions without[] = { { MW_PLAN_MOST_PLACES, 80, MW_PLAN_NO_LIMIT, NULL }, { MW_PLAN_MOST_PLACES, 0, 3, NULL } };
  static const MwPlanChoiceKind kinds[] = { MW_PLAN_CHOICE_LIMIT, MW_PLAN_CHOICE_MINIMUM };
  g_autoptr (MwPlanDraft) draft = make_draft (self, &strict);

  for (guint i = 0; i < 2; i++)
    {
      const MwPlanChoice *choice = &g_array_index (draft->choices, MwPlanChoice, i);
      g_autoptr (MwPlanDraft) free = make_draft (self, &without[i]);
      g_assert_cmpint (choice->kind, ==, kinds[i]);
      g_assert_cmpint (choice->cost, ==, free->plan->filled - draft->plan->filled);
      g_assert_cmpint (choice->cost, >, 0);
    }
}

static void
test_words (MwOpen *self, gconstpointer unused)
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
          g_autofree char *help = mw_plan_help_describe (draft, &open->helps[k], MW_NOTATION_ISO);
          g_assert_nonnull (strstr (help, "fills "));
        }
    }
  g_assert_cmpuint (helps, >, 0);
}

static void
test_cancelled (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwMatchBoard) board = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, &self->base.today, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mw_plan_draft_make (board, &most_places, cancellable, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_open_add_demo ("/plan-draft/adds-up", test_adds_up);
  mw_open_add_demo ("/plan-draft/help-is-true", test_help_is_true);
  mw_open_add_demo ("/plan-draft/request-is-widened", test_request_is_widened);
  mw_open_add_demo ("/plan-draft/limit-is-named", test_limit_is_named);
  mw_open_add_demo ("/plan-draft/rejected-is-not-proposed", test_rejected);
  mw_open_add_demo ("/plan-draft/agreed-stays", test_agreed_stays);
  mw_open_add_demo ("/plan-draft/links-that-no-longer-fit", test_broken);
  mw_open_add_demo ("/plan-draft/links-broken-in-all-ways", test_broken_in_all_ways);
  mw_open_add_demo ("/plan-draft/options-are-kept", test_options);
  mw_open_add_demo ("/plan-draft/pairs-tried", test_pairs_tried);
  mw_open_add_demo ("/plan-draft/too-much-kept", test_too_much_kept);
  mw_open_add_demo ("/plan-draft/left-out", test_left_out);
  mw_open_add_demo ("/plan-draft/places-tried", test_places_tried);
  mw_open_add_demo ("/plan-draft/price-of-records", test_price_of_records);
  mw_open_add_demo ("/plan-draft/forbidden", test_forbidden);
  mw_open_add_demo ("/plan-draft/kept", test_kept);
  mw_open_add_demo ("/plan-draft/price-of-options", test_price_of_options);
  mw_open_add_demo ("/plan-draft/words", test_words);
  mw_open_add_demo ("/plan-draft/cancelled", test_cancelled);
  return g_test_run ();
}
