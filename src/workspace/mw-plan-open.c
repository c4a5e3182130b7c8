/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft-private.h"

/*
 * For every place that stays open why, and what would help most. That is not guessed: each change is tried by planning
 * again.
 */

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
find_change (const MwPlanWork *work, const MwPlanCell *cell, MwPlanHelp *help)
{
  MwFitPartKind part = MW_FIT_GROUP;
  guint blocking = mw_fit_count_parts (&cell->fit, MW_FIT_PART_BLOCKS, &part);
  guint deciding = mw_fit_count_parts (&cell->fit, MW_FIT_PART_DECIDES, &part);

  if (cell->stand == MW_PLAN_STAND_FORBIDDEN)
    help->kind = MW_PLAN_HELP_CHOICE;
  else if (cell->place >= 0)
    help->kind = MW_PLAN_HELP_PLACES;
  else if (cell->fit.band == MW_FIT_FITS && cell->stand == MW_PLAN_STAND_REJECTED)
    help->kind = MW_PLAN_HELP_CHOICE;
  else if (cell->stand == MW_PLAN_STAND_REJECTED || blocking + deciding != 1)
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
apply_change (const MwPlanWork *work, guint s, guint d, gint64 open, const MwPlanHelp *help)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  MwPlanProblem *changed = mw_plan_problem_copy (work->problem);
  MwFit fit = cell->fit;

  if (help->kind == MW_PLAN_HELP_PLACES)
    g_array_index (changed->sources, MwPlanSource, s).free += open;
  if (cell->stand == MW_PLAN_STAND_FORBIDDEN)
    g_array_index (changed->pairs, MwPlanPair, (guint) cell->place).most = MW_PLAN_NO_LIMIT;
  if (cell->place >= 0)
    return changed;
  if (help->kind != MW_PLAN_HELP_CHOICE)
    mw_fit_lift (mw_match_board_get_context (work->draft->board), &fit, help->part);
  if (fit.low >= work->draft->options.minimum_fit)
    mw_plan_work_append_pair (changed, s, d, fit.low);
  return changed;
}

static gboolean
find_helps (const MwPlanWork *work, guint d, MwPlanOpen *open, GError **error)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      MwPlanHelp help = { .supply = g_ptr_array_index (work->supplies, s) };
      g_autoptr (MwPlanProblem) changed = NULL;
      gint64 filled;
      if (mw_plan_work_is_left_out (work, mw_plan_work_get_supply_id (work, s)) || !find_change (work, mw_plan_work_get_cell (work, s, d), &help))
        continue;
      changed = apply_change (work, s, d, open->places, &help);
      help.gain = mw_plan_work_try (work, changed, &filled, error);
      if (help.gain < 0)
        return FALSE;
      keep_help (open, &help);
    }
  return TRUE;
}

/* Of an initiative that several things keep away, each is counted. */
static void
count_reasons (const MwPlanWork *work, guint d, MwPlanOpen *open)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
      if (mw_plan_work_is_left_out (work, mw_plan_work_get_supply_id (work, s)))
        {
          open->left_out++;
          continue;
        }
      if (cell->stand == MW_PLAN_STAND_REJECTED || cell->stand == MW_PLAN_STAND_FORBIDDEN)
        open->rejected++;
      else if (cell->fit.band == MW_FIT_UNKNOWN)
        open->unknown++;
      else if (cell->fit.band == MW_FIT_FITS && cell->place < 0)
        open->below_minimum++;
      else if (cell->fit.band == MW_FIT_FITS)
        open->taken++;
      for (guint i = 0; cell->stand != MW_PLAN_STAND_REJECTED && i < MW_N_FIT_PARTS; i++)
        open->blocked[i] += cell->fit.parts[i].state == MW_FIT_PART_BLOCKS ? 1 : 0;
    }
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
      if (open.places <= 0)
        continue;
      count_reasons (work, d, &open);
      if (!find_helps (work, d, &open, error))
        return FALSE;
      g_array_append_val (work->draft->open, open);
    }
  return TRUE;
}
