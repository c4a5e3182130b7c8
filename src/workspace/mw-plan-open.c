/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft-private.h"

#include "mw-initiative.h"
#include "mw-nomination.h"

/*
 * For every place that stays open why, and what would help most. That is not guessed: each change is tried by planning
 * again.
 */

/* The best first; of equals the first that was tried stays. Takes what is changed over from @help. */
static void
keep_help (MwPlanOpen *open, MwPlanHelp *help)
{
  guint place = open->n_helps;

  while (place > 0 && open->helps[place - 1].gain < help->gain)
    place--;
  if (help->gain <= 0 || place == MW_PLAN_MAX_HELPS)
    {
      g_clear_object (&help->changed);
      return;
    }
  if (open->n_helps == MW_PLAN_MAX_HELPS)
    g_clear_object (&open->helps[MW_PLAN_MAX_HELPS - 1].changed);
  open->n_helps = MIN (open->n_helps + 1, MW_PLAN_MAX_HELPS);
  for (guint i = open->n_helps - 1; i > place; i--)
    open->helps[i] = open->helps[i - 1];
  open->helps[place] = *help;
}

/* Tries @problem as it would be with what @help says. */
static gboolean
try_problem (const MwPlanWork *work, const MwPlanProblem *problem, MwPlanOpen *open, MwPlanHelp *help, GError **error)
{
  gint64 filled;

  help->gain = mw_plan_work_try (work, problem, &filled, error);
  if (help->gain >= 0)
    keep_help (open, help);
  else
    g_clear_object (&help->changed);
  return help->gain >= 0;
}

/* As many as the help is worth may be enough, and is the smaller change: then that is what it says. */
typedef MwPlanProblem *(*MakeProblem) (const MwPlanWork *work, guint s, gint64 more);

static gboolean
try_amount (const MwPlanWork *work, guint s, MakeProblem make, gint64 before, MwPlanOpen *open, MwPlanHelp *help, GError **error)
{
  g_autoptr (MwPlanProblem) whole = make (work, s, open->places);
  gint64 filled;
  gint64 gain = mw_plan_work_try (work, whole, &filled, error);
  gint64 less = -1;

  if (gain <= 0)
    return gain == 0;
  if (gain < open->places)
    {
      g_autoptr (MwPlanProblem) smaller = make (work, s, gain);
      less = mw_plan_work_try (work, smaller, &filled, error);
      if (less < 0)
        return FALSE;
    }
  help->places = before + (less == gain ? gain : open->places);
  help->gain = gain;
  keep_help (open, help);
  return TRUE;
}

static MwPlanProblem *
raise_limit (const MwPlanWork *work, guint unused, gint64 more)
{
  MwPlanProblem *problem = mw_plan_problem_copy (work->problem);

  mw_plan_work_set_limit (problem, work->draft->options.supplier_limit + more);
  return problem;
}

/* @initiative: as it would be; places that are only tried stay so */
static MwPlanProblem *
change_supply (const MwPlanWork *work, guint s, const MwRecord *initiative, gint64 more)
{
  const MwSupply *supply = g_ptr_array_index (work->supplies, s);
  g_autoptr (MwSupply) changed = mw_supply_new_changed (supply, initiative);
  gint64 free;

  if (mw_supply_get_free_places (supply, &free))
    mw_supply_set_free_places (changed, free + more);
  return mw_plan_work_change_supply (work, s, changed);
}

static MwPlanProblem *
add_places (const MwPlanWork *work, guint s, gint64 more)
{
  return change_supply (work, s, mw_supply_get_initiative (g_ptr_array_index (work->supplies, s)), more);
}

static gboolean
try_limit (const MwPlanWork *work, MwPlanOpen *open, GError **error)
{
  MwPlanHelp help = { .kind = MW_PLAN_HELP_LIMIT, .demand = open->demand };
  gint64 limit = work->draft->options.supplier_limit;

  return limit == MW_PLAN_NO_LIMIT || try_amount (work, 0, raise_limit, limit, open, &help, error);
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/* Each score that would come in with a lower least fit, the highest first: of equal gains that is the smallest change. */
static gboolean
try_minimum (const MwPlanWork *work, guint d, MwPlanOpen *open, GError **error)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint s = 0; s < work->supplies->len; s++)
    {
      const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
      if (mw_plan_work_is_below (work, cell))
        g_array_append_val (scores, cell->fit.low);
    }
  g_array_sort (scores, compare_falling);
  for (guint i = 0; i < scores->len; i++)
    {
      MwPlanHelp help = { .kind = MW_PLAN_HELP_MINIMUM, .demand = open->demand, .places = g_array_index (scores, int, i) };
      g_autoptr (MwPlanProblem) problem = mw_plan_problem_copy (work->problem);
      if (i > 0 && help.places == g_array_index (scores, int, i - 1))
        continue;
      mw_plan_work_lower_minimum (work, problem, (int) help.places);
      if (!try_problem (work, problem, open, &help, error))
        return FALSE;
    }
  return TRUE;
}

/* What a person decided against the pair, taken back. */
static gboolean
try_choice (const MwPlanWork *work, guint s, guint d, MwPlanOpen *open, GError **error)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  MwPlanHelp help = { .kind = MW_PLAN_HELP_CHOICE, .supply = g_ptr_array_index (work->supplies, s), .demand = open->demand, .match = cell->match };
  g_autoptr (MwPlanProblem) problem = mw_plan_problem_copy (work->problem);
  MwFit fit = cell->fit;

  if (cell->place >= 0)
    g_array_index (problem->pairs, MwPlanPair, (guint) cell->place).most = MW_PLAN_NO_LIMIT;
  else
    {
      mw_fit_lift (mw_match_board_get_context (work->draft->board), &fit, MW_FIT_CHOICE);
      if (fit.band == MW_FIT_FITS && fit.low >= work->draft->options.minimum_fit)
        mw_plan_work_append_pair (problem, s, d, fit.low);
    }
  return try_problem (work, problem, open, &help, error);
}

/* Where the contract must change nobody can say to what, so that the best of it is tried, for this pair only. */
static MwPlanProblem *
lift_part (const MwPlanWork *work, guint s, guint d, MwFitPartKind part)
{
  MwPlanProblem *problem = mw_plan_problem_copy (work->problem);
  MwFit fit = mw_plan_work_get_cell (work, s, d)->fit;

  mw_fit_lift (mw_match_board_get_context (work->draft->board), &fit, part);
  if (fit.band == MW_FIT_FITS && fit.low >= work->draft->options.minimum_fit)
    mw_plan_work_append_pair (problem, s, d, fit.low);
  return problem;
}

/* The one thing that keeps the initiative away, changed at the initiative. */
static gboolean
try_part (const MwPlanWork *work, guint s, guint d, MwFitPartKind part, MwPlanOpen *open, GError **error)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  const MwFitPart *found = &cell->fit.parts[part];
  MwPlanHelp help = { .kind = found->state == MW_FIT_PART_BLOCKS ? MW_PLAN_HELP_PART : MW_PLAN_HELP_QUESTION, .supply = g_ptr_array_index (work->supplies, s), .demand = open->demand, .part = part, .table = found->table };
  g_autoptr (MwPlanProblem) problem = NULL;

  help.changed = mw_plan_change_initiative (&cell->fit, part, help.supply, open->demand, &help.field);
  if (help.changed != NULL)
    problem = change_supply (work, s, help.changed, 0);
  else if (found->table != &mw_initiative_table && found->table != &mw_nomination_table)
    problem = lift_part (work, s, d, part);
  return problem == NULL || try_problem (work, problem, open, &help, error);
}

static gboolean
try_supply (const MwPlanWork *work, guint s, guint d, MwPlanOpen *open, GError **error)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  MwPlanHelp places = { .kind = MW_PLAN_HELP_PLACES, .supply = g_ptr_array_index (work->supplies, s), .demand = open->demand, .table = &mw_initiative_table, .field = MW_INITIATIVE_PLACES };
  MwFitPartKind part = MW_FIT_GROUP;
  guint count = mw_fit_count_parts (&cell->fit, MW_FIT_PART_BLOCKS, &part);

  count += mw_fit_count_parts (&cell->fit, MW_FIT_PART_DECIDES, &part);
  if (cell->stand == MW_PLAN_STAND_FORBIDDEN || (cell->stand == MW_PLAN_STAND_REJECTED && count == 0))
    return try_choice (work, s, d, open, error);
  if (cell->place >= 0 || (count == 1 && part == MW_FIT_PLACES && cell->stand != MW_PLAN_STAND_REJECTED))
    return try_amount (work, s, add_places, 0, open, &places, error);
  if (cell->stand == MW_PLAN_STAND_REJECTED || count != 1)
    return TRUE;
  return try_part (work, s, d, part, open, error);
}

static gboolean
is_among (const GPtrArray *records, const MwRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    {
      gboolean same = TRUE;
      for (guint field = 0; same && field < MW_N_NOMINATION_FIELDS; field++)
        same = mw_record_field_equals (g_ptr_array_index (records, i), record, field);
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* The request itself made wider, which may let in several initiatives at once; the same change is tried once. */
static gboolean
try_request (const MwPlanWork *work, guint s, guint d, GPtrArray *tried, MwPlanOpen *open, GError **error)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  MwPlanHelp help = { .kind = MW_PLAN_HELP_PART, .demand = open->demand, .table = &mw_nomination_table };
  guint count = mw_fit_count_parts (&cell->fit, MW_FIT_PART_BLOCKS, &help.part);
  g_autoptr (MwPlanProblem) problem = NULL;
  g_autoptr (MwDemand) changed = NULL;
  gint64 places;

  count += mw_fit_count_parts (&cell->fit, MW_FIT_PART_DECIDES, &help.part);
  if (count != 1 || cell->stand == MW_PLAN_STAND_REJECTED)
    return TRUE;
  help.changed = mw_plan_change_nomination (help.part, g_ptr_array_index (work->supplies, s), open->demand, &help.field);
  if (help.changed == NULL || is_among (tried, help.changed))
    {
      g_clear_object (&help.changed);
      return TRUE;
    }
  if (cell->fit.parts[help.part].state == MW_FIT_PART_DECIDES)
    help.kind = MW_PLAN_HELP_QUESTION;
  g_ptr_array_add (tried, g_object_ref (help.changed));
  changed = mw_demand_new_changed (open->demand, help.changed);
  if (mw_demand_get_open_places (open->demand, &places))
    mw_demand_set_open_places (changed, places);
  problem = mw_plan_work_change_demand (work, d, changed);
  return try_problem (work, problem, open, &help, error);
}

/* An initiative that would be planned if it said how many places it has. */
static gboolean
try_without_number (const MwPlanWork *work, const MwSupply *supply, MwPlanOpen *open, GError **error)
{
  g_autoptr (MwRecord) known = mw_record_copy (mw_supply_get_initiative (supply));
  MwPlanHelp help = { .kind = MW_PLAN_HELP_QUESTION, .supply = supply, .demand = open->demand, .part = MW_FIT_PLACES, .table = &mw_initiative_table, .field = MW_INITIATIVE_PLACES, .places = open->places };
  g_autoptr (MwSupply) filled_in = NULL;
  g_autoptr (MwPlanProblem) problem = NULL;

  mw_record_set_integer (known, MW_INITIATIVE_PLACES, open->places);
  filled_in = mw_supply_new_changed (supply, known);
  problem = mw_plan_work_add_supply (work, filled_in);
  help.changed = g_steal_pointer (&known);
  return try_problem (work, problem, open, &help, error);
}

static gboolean
is_without_number (const MwPlanWork *work, const MwSupply *supply, const MwDemand *demand)
{
  MwFit fit;
  gint64 unused;

  if (mw_supply_get_free_places (supply, &unused))
    return FALSE;
  mw_match_board_fit (work->draft->board, supply, demand, &fit);
  return fit.band == MW_FIT_FITS;
}

static gboolean
try_all_without_number (const MwPlanWork *work, MwPlanOpen *open, GError **error)
{
  GPtrArray *all = mw_match_board_get_supplies (work->draft->board);

  for (guint i = 0; i < all->len; i++)
    {
      if (is_without_number (work, g_ptr_array_index (all, i), open->demand) && !try_without_number (work, g_ptr_array_index (all, i), open, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_helps (const MwPlanWork *work, guint d, MwPlanOpen *open, GError **error)
{
  g_autoptr (GPtrArray) tried = g_ptr_array_new_with_free_func (g_object_unref);

  if (mw_plan_work_is_left_out (work, mw_plan_work_get_demand_id (work, d)))
    return TRUE;
  if (!try_limit (work, open, error) || !try_minimum (work, d, open, error) || !try_all_without_number (work, open, error))
    return FALSE;
  for (guint s = 0; s < work->supplies->len; s++)
    {
      if (mw_plan_work_is_left_out (work, mw_plan_work_get_supply_id (work, s)) || mw_supply_is_over (g_ptr_array_index (work->supplies, s)))
        continue;
      if (!try_supply (work, s, d, open, error) || !try_request (work, s, d, tried, open, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the initiative has places that go nowhere: then it is its supplier that may give no more. */
static gboolean
has_places_left (const MwPlanWork *work, guint s)
{
  gint64 left = g_array_index (work->problem->sources, MwPlanSource, s).free;

  for (guint d = 0; d < work->demands->len; d++)
    left -= mw_plan_work_get_places (work, mw_plan_work_get_cell (work, s, d));
  return left > 0;
}

static void
count_reason (const MwPlanWork *work, guint s, const MwPlanCell *cell, MwPlanOpen *open)
{
  if (cell->stand == MW_PLAN_STAND_REJECTED || cell->stand == MW_PLAN_STAND_FORBIDDEN)
    open->rejected++;
  else if (cell->fit.band == MW_FIT_UNKNOWN)
    open->unknown++;
  else if (cell->fit.band == MW_FIT_FITS && cell->place < 0)
    open->below_minimum++;
  else if (cell->fit.band == MW_FIT_FITS && has_places_left (work, s))
    open->limited++;
  else if (cell->fit.band == MW_FIT_FITS)
    open->taken++;
}

/* What is over is told of only where nothing else keeps it away. */
static void
count_blocks (const MwSupply *supply, const MwPlanCell *cell, MwPlanOpen *open)
{
  MwFitPartKind part;
  gboolean is_over = mw_supply_is_over (supply);

  if (is_over && mw_fit_count_parts (&cell->fit, MW_FIT_PART_BLOCKS, &part) == 1)
    open->over++;
  for (guint i = 0; i < MW_FIT_CHOICE; i++)
    open->blocked[i] += cell->fit.parts[i].state == MW_FIT_PART_BLOCKS && !(is_over && i == MW_FIT_PERIOD) ? 1 : 0;
}

/* Of an initiative that several things keep away, each is counted. */
static void
count_reasons (const MwPlanWork *work, guint d, MwPlanOpen *open)
{
  GPtrArray *all = mw_match_board_get_supplies (work->draft->board);

  for (guint s = 0; s < work->supplies->len; s++)
    {
      const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
      if (mw_plan_work_is_left_out (work, mw_plan_work_get_supply_id (work, s)))
        {
          open->left_out++;
          continue;
        }
      count_reason (work, s, cell, open);
      if (cell->stand != MW_PLAN_STAND_REJECTED)
        count_blocks (g_ptr_array_index (work->supplies, s), cell, open);
    }
  for (guint i = 0; i < all->len; i++)
    open->without_number += is_without_number (work, g_ptr_array_index (all, i), open->demand) ? 1 : 0;
}

static void
drop_helps (MwPlanOpen *open)
{
  for (guint i = 0; i < open->n_helps; i++)
    g_clear_object (&open->helps[i].changed);
}

/* What nobody filled in time stays open for ever, and says so. */
static void
add_missed (const MwPlanWork *work, const MwDemand *demand)
{
  MwPlanOpen open = { .demand = demand, .places = mw_demand_get_missed_places (demand), .is_over = TRUE };

  if (open.places > 0)
    g_array_append_val (work->draft->open, open);
}

/* Fills in the requests that the plan leaves open, why, and what would help. */
gboolean
mw_plan_work_find_open (const MwPlanWork *work, GError **error)
{
  for (guint d = 0; d < work->demands->len; d++)
    {
      MwPlanOpen open = { .demand = g_ptr_array_index (work->demands, d) };
      open.places = g_array_index (work->problem->targets, MwPlanTarget, d).open;
      for (guint s = 0; s < work->supplies->len; s++)
        open.places -= mw_plan_work_get_places (work, mw_plan_work_get_cell (work, s, d));
      add_missed (work, open.demand);
      if (open.places <= 0)
        continue;
      count_reasons (work, d, &open);
      if (!find_helps (work, d, &open, error))
        {
          drop_helps (&open);
          return FALSE;
        }
      g_array_append_val (work->draft->open, open);
    }
  return TRUE;
}
