/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft-private.h"

#include <glib/gi18n-lib.h>

#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"

/* From the matchmaking table to a plan and back: which places can go where, and what the best plan of them is. */

static void
clear_open (gpointer data)
{
  MwPlanOpen *open = data;

  for (guint i = 0; i < open->n_helps; i++)
    g_clear_object (&open->helps[i].changed);
}

void
mw_plan_draft_free (MwPlanDraft *draft)
{
  g_clear_object (&draft->board);
  g_clear_pointer (&draft->plan, mw_plan_free);
  g_clear_pointer (&draft->other, mw_plan_free);
  g_clear_pointer (&draft->links, g_array_unref);
  g_clear_pointer (&draft->open, g_array_unref);
  g_clear_pointer (&draft->broken, g_array_unref);
  g_clear_pointer (&draft->choices, g_array_unref);
  g_free (draft);
}

static gint64
id_of_supply (gconstpointer supply)
{
  return mw_record_get_id (mw_supply_get_initiative (supply));
}

static gint64
id_of_demand (gconstpointer demand)
{
  return mw_record_get_id (mw_demand_get_nomination (demand));
}

static int
compare_supplies (gconstpointer a, gconstpointer b)
{
  gint64 first = id_of_supply (*(gconstpointer const *) a);
  gint64 second = id_of_supply (*(gconstpointer const *) b);

  return first < second ? -1 : first > second;
}

static int
compare_demands (gconstpointer a, gconstpointer b)
{
  gint64 first = id_of_demand (*(gconstpointer const *) a);
  gint64 second = id_of_demand (*(gconstpointer const *) b);

  return first < second ? -1 : first > second;
}

/* A place of a request with a high priority counts for more; one without a priority counts as normal. */
static int
weigh (const MwDemand *demand)
{
  const char *priority = mw_record_get_text (mw_demand_get_nomination (demand), MW_NOMINATION_PRIORITY);

  if (g_strcmp0 (priority, "high") == 0)
    return 3;
  return g_strcmp0 (priority, "low") == 0 ? 1 : 2;
}

gint64
mw_plan_work_get_supply_id (const MwPlanWork *work, guint supply)
{
  return id_of_supply (g_ptr_array_index (work->supplies, supply));
}

gint64
mw_plan_work_get_demand_id (const MwPlanWork *work, guint demand)
{
  return id_of_demand (g_ptr_array_index (work->demands, demand));
}

gboolean
mw_plan_work_is_left_out (const MwPlanWork *work, gint64 record_id)
{
  return work->trial != NULL && mw_plan_trial_is_left_out (work->trial, record_id);
}

/* Other numbers of places that are only tried. Must come before anything is fitted. */
static void
try_places (MwPlanWork *work)
{
  GPtrArray *supplies = mw_match_board_get_supplies (work->draft->board);
  GPtrArray *demands = mw_match_board_get_demands (work->draft->board);
  gint64 places;

  for (guint i = 0; i < supplies->len; i++)
    {
      MwSupply *supply = g_ptr_array_index (supplies, i);
      if (mw_plan_trial_get_places (work->trial, id_of_supply (supply), &places))
        mw_supply_set_free_places (supply, places);
    }
  for (guint i = 0; i < demands->len; i++)
    {
      MwDemand *demand = g_ptr_array_index (demands, i);
      if (mw_plan_trial_get_places (work->trial, id_of_demand (demand), &places))
        mw_demand_set_open_places (demand, places);
    }
}

static void
choose_supplies (MwPlanWork *work)
{
  GPtrArray *all = mw_match_board_get_supplies (work->draft->board);
  gint64 unused;

  for (guint i = 0; i < all->len; i++)
    {
      if (mw_supply_get_free_places (g_ptr_array_index (all, i), &unused))
        g_ptr_array_add (work->supplies, g_ptr_array_index (all, i));
      else
        work->draft->without_number++;
    }
  g_ptr_array_sort (work->supplies, compare_supplies);
}

static void
add_supplies (MwPlanWork *work)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  choose_supplies (work);
  for (guint i = 0; i < work->supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (work->supplies, i);
      gint64 supplier = mw_record_get_reference (mw_supply_get_initiative (supply), MW_INITIATIVE_SUPPLIER);
      MwPlanSource source = { 0 };
      if (!g_hash_table_contains (groups, &supplier))
        {
          g_hash_table_insert (groups, g_memdup2 (&supplier, sizeof supplier), GUINT_TO_POINTER (work->problem->limits->len));
          g_array_append_val (work->problem->limits, work->draft->options.supplier_limit);
        }
      source.group = GPOINTER_TO_UINT (g_hash_table_lookup (groups, &supplier));
      if (!mw_plan_work_is_left_out (work, id_of_supply (supply)))
        mw_supply_get_free_places (supply, &source.free);
      source.free = MAX (source.free, 0);
      work->draft->free += source.free;
      g_array_append_val (work->problem->sources, source);
    }
}

static void
choose_demands (MwPlanWork *work)
{
  GPtrArray *all = mw_match_board_get_demands (work->draft->board);
  gint64 unused;

  for (guint i = 0; i < all->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (all, i);
      if (g_strcmp0 (mw_record_get_text (mw_demand_get_nomination (demand), MW_NOMINATION_STATUS), "open") != 0)
        continue;
      if (mw_demand_get_open_places (demand, &unused))
        g_ptr_array_add (work->demands, (gpointer) demand);
      else
        work->draft->without_number++;
    }
  g_ptr_array_sort (work->demands, compare_demands);
}

static void
add_demands (MwPlanWork *work)
{
  choose_demands (work);
  for (guint i = 0; i < work->demands->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (work->demands, i);
      MwPlanTarget target = { .weight = weigh (demand) };
      if (!mw_plan_work_is_left_out (work, id_of_demand (demand)))
        mw_demand_get_open_places (demand, &target.open);
      target.open = MAX (target.open, 0);
      work->draft->wanted += target.open;
      g_array_append_val (work->problem->targets, target);
    }
}

MwPlanCell *
mw_plan_work_get_cell (const MwPlanWork *work, guint supply, guint demand)
{
  return &work->cells[supply * work->demands->len + demand];
}

/* What people rejected, or forbade, is not proposed again; see mw_match_board_find_link() for what is linked. */
static void
find_stand (MwPlanWork *work, gint64 initiative, gint64 nomination, MwPlanCell *cell)
{
  MwMatchBoard *board = work->draft->board;
  const MwRecord *ban = mw_match_board_find_ban (board, initiative, nomination);
  const MwRecord *rejected = mw_match_board_find_rejected (board, initiative, nomination);

  if (ban != NULL || rejected != NULL)
    {
      cell->stand = ban != NULL ? MW_PLAN_STAND_FORBIDDEN : MW_PLAN_STAND_REJECTED;
      cell->match = ban != NULL ? ban : rejected;
    }
  else if (mw_match_board_is_linked (board, initiative, nomination))
    {
      cell->stand = MW_PLAN_STAND_LINKED;
      cell->match = mw_match_board_find_link (board, initiative, nomination);
    }
}

static MwPlanPairChoice
get_tried (MwPlanWork *work, guint s, guint d, gint64 *places)
{
  return work->trial != NULL ? mw_plan_trial_get_pair (work->trial, mw_plan_work_get_supply_id (work, s), mw_plan_work_get_demand_id (work, d), places) : MW_PLAN_PAIR_FREE;
}

int
mw_plan_work_append_pair (MwPlanProblem *problem, guint supply, guint demand, int score)
{
  MwPlanPair pair = { supply, demand, score, 0, MW_PLAN_NO_LIMIT };

  g_array_append_val (problem->pairs, pair);
  return (int) problem->pairs->len - 1;
}

/* The same for all suppliers. */
void
mw_plan_work_set_limit (MwPlanProblem *problem, gint64 limit)
{
  for (guint i = 0; i < problem->limits->len; i++)
    g_array_index (problem->limits, gint64, i) = limit;
}

/* Whether the pair is out of the plan only because it fits less well than was asked. */
gboolean
mw_plan_work_is_below (const MwPlanWork *work, const MwPlanCell *cell)
{
  return cell->fit.band == MW_FIT_FITS && cell->place < 0 && cell->stand != MW_PLAN_STAND_REJECTED && cell->fit.low < work->draft->options.minimum_fit;
}

/* Lets in what fits less well than was asked, but at least so well. */
void
mw_plan_work_lower_minimum (const MwPlanWork *work, MwPlanProblem *problem, int minimum)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      for (guint d = 0; d < work->demands->len; d++)
        {
          const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
          if (mw_plan_work_is_below (work, cell) && cell->fit.low >= minimum)
            mw_plan_work_append_pair (problem, s, d, cell->fit.low);
        }
    }
}

/* A pair that somebody wants to keep may fit less well than was asked. */
static void
add_pair (MwPlanWork *work, guint s, guint d)
{
  MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  gint64 unused;
  MwPlanPairChoice tried = get_tried (work, s, d, &unused);

  cell->place = -1;
  mw_match_board_fit (work->draft->board, g_ptr_array_index (work->supplies, s), g_ptr_array_index (work->demands, d), &cell->fit);
  find_stand (work, mw_plan_work_get_supply_id (work, s), mw_plan_work_get_demand_id (work, d), cell);
  if (cell->fit.band != MW_FIT_FITS || cell->stand == MW_PLAN_STAND_REJECTED)
    return;
  if (cell->fit.low < work->draft->options.minimum_fit && tried != MW_PLAN_PAIR_KEEP)
    return;
  cell->place = mw_plan_work_append_pair (work->problem, s, d, cell->fit.low);
  if (tried != MW_PLAN_PAIR_FORBID)
    return;
  cell->stand = MW_PLAN_STAND_FORBIDDEN;
  g_array_index (work->problem->pairs, MwPlanPair, (guint) cell->place).most = 0;
}

static void
add_pairs (MwPlanWork *work)
{
  work->cells = g_new0 (MwPlanCell, MAX (work->supplies->len * work->demands->len, 1));
  for (guint s = 0; s < work->supplies->len; s++)
    {
      for (guint d = 0; d < work->demands->len; d++)
        add_pair (work, s, d);
    }
}

/* What is left for a pair beside what is kept already. */
static gint64
get_room (const MwPlanProblem *problem, const MwPlanPair *pair)
{
  const MwPlanSource *source = &g_array_index (problem->sources, MwPlanSource, pair->source);
  gint64 limit = g_array_index (problem->limits, gint64, source->group);
  gint64 of_source = source->free;
  gint64 of_target = g_array_index (problem->targets, MwPlanTarget, pair->target).open;
  gint64 of_group = limit == MW_PLAN_NO_LIMIT ? G_MAXINT64 : limit;

  for (guint i = 0; i < problem->pairs->len; i++)
    {
      const MwPlanPair *other = &g_array_index (problem->pairs, MwPlanPair, i);
      of_source -= other->source == pair->source ? other->least : 0;
      of_target -= other->target == pair->target ? other->least : 0;
      of_group -= g_array_index (problem->sources, MwPlanSource, other->source).group == source->group ? other->least : 0;
    }
  return MAX (MIN (of_source, MIN (of_target, of_group)), 0);
}

/* Of what cannot all be kept, as much as there is room for, so that there always is a plan. */
static void
keep_pairs (MwPlanWork *work)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      for (guint d = 0; d < work->demands->len; d++)
        {
          const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
          gint64 places = 0;
          MwPlanPair *pair;
          if (cell->place < 0 || get_tried (work, s, d, &places) != MW_PLAN_PAIR_KEEP)
            continue;
          pair = &g_array_index (work->problem->pairs, MwPlanPair, (guint) cell->place);
          pair->least = MIN (places, get_room (work->problem, pair));
        }
    }
}

static gboolean
is_stopped (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static MwPlan *
solve (const MwPlanWork *work, const MwPlanProblem *problem, GError **error)
{
  return mw_plan_solve (problem, is_stopped, work->cancellable, error);
}

static gboolean
solve_both (MwPlanWork *work, GError **error)
{
  g_autoptr (MwPlanProblem) other = mw_plan_problem_copy (work->problem);

  other->goal = work->problem->goal == MW_PLAN_MOST_PLACES ? MW_PLAN_BEST_FIT : MW_PLAN_MOST_PLACES;
  work->draft->plan = solve (work, work->problem, error);
  if (work->draft->plan == NULL)
    return FALSE;
  work->draft->other = solve (work, other, error);
  return work->draft->other != NULL;
}

gint64
mw_plan_work_get_places (const MwPlanWork *work, const MwPlanCell *cell)
{
  return cell->place >= 0 ? g_array_index (work->draft->plan->places, gint64, (guint) cell->place) : 0;
}

/**
 * mw_plan_work_try:
 * @filled: (out): places of the best plan of @changed
 *
 * Returns: how many more that is than now, 0 or more; -1 with @error set on failure
 */
gint64
mw_plan_work_try (const MwPlanWork *work, const MwPlanProblem *changed, gint64 *filled, GError **error)
{
  g_autoptr (MwPlan) plan = solve (work, changed, error);

  *filled = plan != NULL ? plan->filled : 0;
  return plan != NULL ? MAX (plan->filled - work->draft->plan->filled, 0) : -1;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const MwPlanLink *first = a;
  const MwPlanLink *second = b;
  int order = mw_fit_compare (&first->fit, &second->fit);

  if (order == 0)
    order = compare_supplies (&first->supply, &second->supply);
  return order != 0 ? order : compare_demands (&first->demand, &second->demand);
}

static gint64
find_link_id (const MwPlanCell *cell)
{
  return cell->stand == MW_PLAN_STAND_LINKED && cell->match != NULL ? mw_record_get_id (cell->match) : 0;
}

static void
read_links (MwPlanWork *work)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      for (guint d = 0; d < work->demands->len; d++)
        {
          const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
          MwPlanLink link = { g_ptr_array_index (work->supplies, s), g_ptr_array_index (work->demands, d), cell->fit, mw_plan_work_get_places (work, cell), find_link_id (cell) };
          if (link.places > 0)
            g_array_append_val (work->draft->links, link);
        }
    }
  g_array_sort (work->draft->links, compare_links);
}

static void
work_clear (MwPlanWork *work)
{
  mw_plan_problem_free (work->problem);
  g_ptr_array_unref (work->supplies);
  g_ptr_array_unref (work->demands);
  g_free (work->cells);
}

/**
 * mw_plan_draft_make:
 * @board: gets the places that @options tries, so that it serves this draft only
 * @cancellable: (nullable)
 *
 * May run on any thread, as long as @board is not used elsewhere meanwhile.
 *
 * Returns: (transfer full) (nullable)
 */
MwPlanDraft *
mw_plan_draft_make (MwMatchBoard *board, const MwPlanOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwPlanDraft) draft = g_new0 (MwPlanDraft, 1);
  MwPlanWork work = { .draft = draft, .trial = options->trial, .problem = mw_plan_problem_new (options->goal), .supplies = g_ptr_array_new (), .demands = g_ptr_array_new (), .cancellable = cancellable };
  gboolean made;

  draft->board = g_object_ref (board);
  draft->options = *options;
  draft->options.trial = NULL;
  draft->links = g_array_new (FALSE, FALSE, sizeof (MwPlanLink));
  draft->open = g_array_new (FALSE, FALSE, sizeof (MwPlanOpen));
  g_array_set_clear_func (draft->open, clear_open);
  draft->choices = g_array_new (FALSE, FALSE, sizeof (MwPlanChoice));
  draft->broken = mw_broken_links_find (board);
  if (work.trial != NULL)
    try_places (&work);
  add_supplies (&work);
  add_demands (&work);
  add_pairs (&work);
  keep_pairs (&work);
  made = solve_both (&work, error);
  if (made)
    read_links (&work);
  made = made && mw_plan_work_find_open (&work, error) && mw_plan_work_find_choices (&work, error);
  work_clear (&work);
  return made ? g_steal_pointer (&draft) : NULL;
}
