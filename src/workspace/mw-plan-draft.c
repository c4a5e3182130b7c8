/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"

/*
 * From the matchmaking table to a plan and back: which places can go where, what the best plan of them is, and for
 * every place that stays open why, and what would help most. The last is not guessed: each change is tried by
 * planning again.
 */

/* How a pair stands beside what people did with it. */
typedef enum
{
  CHOICE_NONE,
  CHOICE_LINKED,
  CHOICE_REJECTED,
} Choice;

typedef struct
{
  MwFit fit;
  Choice choice;
  gint64 match_id;
  int place; /* in the problem's pairs, -1 where it is not among them */
} Cell;

typedef struct
{
  MwPlanDraft *draft;
  MwPlanProblem *problem;
  GPtrArray *supplies; /* MwSupply, by id of the initiative */
  GPtrArray *demands;  /* MwDemand, by id of the nomination */
  Cell *cells;         /* supplies × demands */
  GCancellable *cancellable;
} Work;

void
mw_plan_draft_free (MwPlanDraft *draft)
{
  g_clear_object (&draft->board);
  g_clear_pointer (&draft->plan, mw_plan_free);
  g_clear_pointer (&draft->other, mw_plan_free);
  g_clear_pointer (&draft->links, g_array_unref);
  g_clear_pointer (&draft->open, g_array_unref);
  g_clear_pointer (&draft->broken, g_array_unref);
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

static void
add_supplies (Work *work)
{
  GPtrArray *all = mw_match_board_get_supplies (work->draft->board);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      MwPlanSource source;
      if (mw_supply_get_free_places (g_ptr_array_index (all, i), &source.free))
        g_ptr_array_add (work->supplies, g_ptr_array_index (all, i));
      else
        work->draft->without_number++;
    }
  g_ptr_array_sort (work->supplies, compare_supplies);
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
      mw_supply_get_free_places (supply, &source.free);
      source.free = MAX (source.free, 0);
      work->draft->free += source.free;
      g_array_append_val (work->problem->sources, source);
    }
}

static void
add_demands (Work *work)
{
  GPtrArray *all = mw_match_board_get_demands (work->draft->board);

  for (guint i = 0; i < all->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (all, i);
      gint64 open;
      if (g_strcmp0 (mw_record_get_text (mw_demand_get_nomination (demand), MW_NOMINATION_STATUS), "open") != 0)
        continue;
      if (mw_demand_get_open_places (demand, &open))
        g_ptr_array_add (work->demands, (gpointer) demand);
      else
        work->draft->without_number++;
    }
  g_ptr_array_sort (work->demands, compare_demands);
  for (guint i = 0; i < work->demands->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (work->demands, i);
      MwPlanTarget target = { .weight = weigh (demand) };
      mw_demand_get_open_places (demand, &target.open);
      target.open = MAX (target.open, 0);
      work->draft->wanted += target.open;
      g_array_append_val (work->problem->targets, target);
    }
}

static Cell *
cell_of (Work *work, guint supply, guint demand)
{
  return &work->cells[supply * work->demands->len + demand];
}

/*
 * A link that nobody has agreed to yet can get more places; beside one that was agreed a new one is proposed. What
 * people rejected, or forbade, is not proposed again.
 */
static void
find_choice (Work *work, guint s, guint d, Cell *cell)
{
  GPtrArray *matches = mw_match_board_get_matches (work->draft->board);
  gint64 initiative = id_of_supply (g_ptr_array_index (work->supplies, s));
  gint64 nomination = id_of_demand (g_ptr_array_index (work->demands, d));

  for (guint i = 0; i < matches->len; i++)
    {
      const MwRecord *match = g_ptr_array_index (matches, i);
      if (mw_record_get_reference (match, MW_MATCH_INITIATIVE) != initiative || mw_record_get_reference (match, MW_MATCH_NOMINATION) != nomination)
        continue;
      if (!mw_match_status_takes_places (mw_record_get_text (match, MW_MATCH_STATUS)) || g_strcmp0 (mw_record_get_text (match, MW_MATCH_PLANNING), "forbid") == 0)
        {
          cell->choice = cell->choice == CHOICE_NONE ? CHOICE_REJECTED : cell->choice;
          continue;
        }
      cell->choice = CHOICE_LINKED;
      if (mw_match_status_is_agreed (mw_record_get_text (match, MW_MATCH_STATUS)))
        continue;
      cell->match_id = mw_record_get_id (match);
      return;
    }
}

static int
append_pair (MwPlanProblem *problem, guint s, guint d, int score)
{
  MwPlanPair pair = { s, d, score, 0, MW_PLAN_NO_LIMIT };

  g_array_append_val (problem->pairs, pair);
  return (int) problem->pairs->len - 1;
}

static void
add_pairs (Work *work)
{
  work->cells = g_new0 (Cell, MAX (work->supplies->len * work->demands->len, 1));
  for (guint s = 0; s < work->supplies->len; s++)
    {
      for (guint d = 0; d < work->demands->len; d++)
        {
          Cell *cell = cell_of (work, s, d);
          mw_match_board_fit (work->draft->board, g_ptr_array_index (work->supplies, s), g_ptr_array_index (work->demands, d), &cell->fit);
          find_choice (work, s, d, cell);
          cell->place = -1;
          if (cell->fit.band == MW_FIT_FITS && cell->choice != CHOICE_REJECTED && cell->fit.low >= work->draft->options.minimum_fit)
            cell->place = append_pair (work->problem, s, d, cell->fit.low);
        }
    }
}

static gboolean
is_stopped (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static MwPlan *
solve (Work *work, const MwPlanProblem *problem, GError **error)
{
  return mw_plan_solve (problem, is_stopped, work->cancellable, error);
}

static gboolean
solve_both (Work *work, GError **error)
{
  g_autoptr (MwPlanProblem) other = mw_plan_problem_copy (work->problem);

  other->goal = work->problem->goal == MW_PLAN_MOST_PLACES ? MW_PLAN_BEST_FIT : MW_PLAN_MOST_PLACES;
  work->draft->plan = solve (work, work->problem, error);
  if (work->draft->plan == NULL)
    return FALSE;
  work->draft->other = solve (work, other, error);
  return work->draft->other != NULL;
}

static gint64
places_of (Work *work, const Cell *cell)
{
  return cell->place >= 0 ? g_array_index (work->draft->plan->places, gint64, cell->place) : 0;
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

static void
read_links (Work *work)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      for (guint d = 0; d < work->demands->len; d++)
        {
          const Cell *cell = cell_of (work, s, d);
          MwPlanLink link = { g_ptr_array_index (work->supplies, s), g_ptr_array_index (work->demands, d), cell->fit, places_of (work, cell), cell->match_id };
          if (link.places > 0)
            g_array_append_val (work->draft->links, link);
        }
    }
  g_array_sort (work->draft->links, compare_links);
}

/* How many places more the whole plan fills when the problem is another; -1 with @error set on failure. */
static gint64
try_change (Work *work, const MwPlanProblem *changed, GError **error)
{
  g_autoptr (MwPlan) plan = solve (work, changed, error);

  return plan != NULL ? MAX (plan->filled - work->draft->plan->filled, 0) : -1;
}

/* The best first; of equals the first that was tried stays. */
static void
keep_help (MwPlanOpen *open, const MwPlanHelp *help)
{
  guint place = open->n_helps;

  if (help->gain <= 0)
    return;
  while (place > 0 && open->helps[place - 1].gain < help->gain)
    place--;
  if (place == MW_PLAN_MAX_HELPS)
    return;
  open->n_helps = MIN (open->n_helps + 1, MW_PLAN_MAX_HELPS);
  for (guint i = open->n_helps - 1; i > place; i--)
    open->helps[i] = open->helps[i - 1];
  open->helps[place] = *help;
}

/* Which one change could let the initiative serve the request: %FALSE where more than one would be needed. */
static gboolean
find_change (Work *work, const Cell *cell, MwPlanHelp *help)
{
  MwFitPartKind part = MW_FIT_GROUP;
  guint blocking = mw_fit_count_parts (&cell->fit, MW_FIT_PART_BLOCKS, &part);
  guint deciding = mw_fit_count_parts (&cell->fit, MW_FIT_PART_DECIDES, &part);

  if (cell->place >= 0)
    help->kind = MW_PLAN_HELP_PLACES;
  else if (cell->fit.band == MW_FIT_FITS && cell->choice == CHOICE_REJECTED)
    help->kind = MW_PLAN_HELP_CHOICE;
  else if (cell->choice == CHOICE_REJECTED || blocking + deciding != 1)
    return FALSE;
  else if (blocking == 1 && part == MW_FIT_PLACES)
    help->kind = MW_PLAN_HELP_PLACES;
  else
    help->kind = blocking == 1 ? MW_PLAN_HELP_PART : MW_PLAN_HELP_QUESTION;
  help->part = part;
  return TRUE;
}

/* Returns: (transfer full): the problem as it would be then */
static MwPlanProblem *
apply_change (Work *work, guint s, guint d, gint64 open, const MwPlanHelp *help)
{
  const Cell *cell = cell_of (work, s, d);
  MwPlanProblem *changed = mw_plan_problem_copy (work->problem);
  MwFit fit = cell->fit;

  if (help->kind == MW_PLAN_HELP_PLACES)
    g_array_index (changed->sources, MwPlanSource, s).free += open;
  if (cell->place >= 0)
    return changed;
  if (help->kind != MW_PLAN_HELP_CHOICE)
    mw_fit_lift (mw_match_board_get_context (work->draft->board), &fit, help->part);
  if (fit.low >= work->draft->options.minimum_fit)
    append_pair (changed, s, d, fit.low);
  return changed;
}

static gboolean
find_helps (Work *work, guint d, MwPlanOpen *open, GError **error)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      MwPlanHelp help = { .supply = g_ptr_array_index (work->supplies, s) };
      g_autoptr (MwPlanProblem) changed = NULL;
      if (!find_change (work, cell_of (work, s, d), &help))
        continue;
      changed = apply_change (work, s, d, open->places, &help);
      help.gain = try_change (work, changed, error);
      if (help.gain < 0)
        return FALSE;
      keep_help (open, &help);
    }
  return TRUE;
}

/* Of an initiative that several things keep away, each is counted. */
static void
count_reasons (Work *work, guint d, MwPlanOpen *open)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      const Cell *cell = cell_of (work, s, d);
      if (cell->choice == CHOICE_REJECTED)
        open->rejected++;
      else if (cell->fit.band == MW_FIT_UNKNOWN)
        open->unknown++;
      else if (cell->fit.band == MW_FIT_FITS && cell->place < 0)
        open->below_minimum++;
      else if (cell->fit.band == MW_FIT_FITS)
        open->taken++;
      for (guint i = 0; cell->choice != CHOICE_REJECTED && i < MW_N_FIT_PARTS; i++)
        open->blocked[i] += cell->fit.parts[i].state == MW_FIT_PART_BLOCKS ? 1 : 0;
    }
}

static gboolean
read_open (Work *work, GError **error)
{
  for (guint d = 0; d < work->demands->len; d++)
    {
      MwPlanOpen open = { .demand = g_ptr_array_index (work->demands, d) };
      open.places = g_array_index (work->problem->targets, MwPlanTarget, d).open;
      for (guint s = 0; s < work->supplies->len; s++)
        open.places -= places_of (work, cell_of (work, s, d));
      if (open.places <= 0)
        continue;
      count_reasons (work, d, &open);
      if (!find_helps (work, d, &open, error))
        return FALSE;
      g_array_append_val (work->draft->open, open);
    }
  return TRUE;
}

/* That no places are left says nothing against a link: it may be the one that took them. */
static gboolean
is_broken (const MwFit *fit)
{
  MwFitPartKind part = MW_FIT_GROUP;
  guint blocking = mw_fit_count_parts (fit, MW_FIT_PART_BLOCKS, &part);

  return blocking > 1 || (blocking == 1 && part != MW_FIT_PLACES);
}

static void
find_broken (MwPlanDraft *draft)
{
  GPtrArray *matches = mw_match_board_get_matches (draft->board);

  for (guint i = 0; i < matches->len; i++)
    {
      MwPlanBroken broken = { .match = g_ptr_array_index (matches, i) };
      broken.supply = mw_match_board_find_supply (draft->board, mw_record_get_reference (broken.match, MW_MATCH_INITIATIVE));
      broken.demand = mw_match_board_find_demand (draft->board, mw_record_get_reference (broken.match, MW_MATCH_NOMINATION));
      if (broken.supply == NULL || broken.demand == NULL || !mw_match_status_takes_places (mw_record_get_text (broken.match, MW_MATCH_STATUS)))
        continue;
      mw_match_board_fit (draft->board, broken.supply, broken.demand, &broken.fit);
      if (is_broken (&broken.fit))
        g_array_append_val (draft->broken, broken);
    }
}

static void
work_clear (Work *work)
{
  mw_plan_problem_free (work->problem);
  g_ptr_array_unref (work->supplies);
  g_ptr_array_unref (work->demands);
  g_free (work->cells);
}

/**
 * mw_plan_draft_make:
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
  Work work = { .draft = draft, .problem = mw_plan_problem_new (options->goal), .supplies = g_ptr_array_new (), .demands = g_ptr_array_new (), .cancellable = cancellable };
  gboolean made;

  draft->board = g_object_ref (board);
  draft->options = *options;
  draft->links = g_array_new (FALSE, FALSE, sizeof (MwPlanLink));
  draft->open = g_array_new (FALSE, FALSE, sizeof (MwPlanOpen));
  draft->broken = g_array_new (FALSE, FALSE, sizeof (MwPlanBroken));
  find_broken (draft);
  add_supplies (&work);
  add_demands (&work);
  add_pairs (&work);
  made = solve_both (&work, error);
  if (made)
    read_links (&work);
  made = made && read_open (&work, error);
  work_clear (&work);
  return made ? g_steal_pointer (&draft) : NULL;
}
