/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft-private.h"

#include "mw-match.h"

/*
 * What people decided by hand, in this draft or before, and what each of those decisions costs: how many places more
 * there would be without it, found by planning again without it.
 */

static gboolean
add_choice (const MwPlanWork *work, MwPlanChoice *choice, const MwPlanProblem *without, GError **error)
{
  gint64 filled;

  choice->cost = mw_plan_work_try (work, without, &filled, error);
  if (choice->cost < 0)
    return FALSE;
  /* The places of a link count as filled as long as it is there. */
  if (choice->kind == MW_PLAN_CHOICE_LINKED || (choice->kind == MW_PLAN_CHOICE_KEPT && choice->match != NULL))
    choice->cost = MAX (filled - work->draft->plan->filled - choice->places, 0);
  g_array_append_val (work->draft->choices, *choice);
  return TRUE;
}

static gboolean
add_tried_pair (const MwPlanWork *work, guint s, guint d, GError **error)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  MwPlanChoice choice = { .supply = g_ptr_array_index (work->supplies, s), .demand = g_ptr_array_index (work->demands, d) };
  MwPlanPairChoice tried = mw_plan_trial_get_pair (work->trial, mw_plan_work_get_supply_id (work, s), mw_plan_work_get_demand_id (work, d), &choice.wanted);
  g_autoptr (MwPlanProblem) without = NULL;

  if (tried == MW_PLAN_PAIR_FREE)
    return TRUE;
  without = mw_plan_problem_copy (work->problem);
  choice.kind = tried == MW_PLAN_PAIR_KEEP ? MW_PLAN_CHOICE_KEPT : MW_PLAN_CHOICE_FORBIDDEN;
  if (cell->place >= 0)
    {
      MwPlanPair *pair = &g_array_index (without->pairs, MwPlanPair, (guint) cell->place);
      choice.places = pair->least;
      pair->least = 0;
      pair->most = MW_PLAN_NO_LIMIT;
    }
  return add_choice (work, &choice, without, error);
}

/* What is kept apart stands here also where it costs nothing, to be taken back. */
static gboolean
add_refused (const MwPlanWork *work, guint s, guint d, GError **error)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  gboolean forbidden = cell->stand == MW_PLAN_STAND_FORBIDDEN && cell->match != NULL;
  MwPlanChoice choice = { .kind = forbidden ? MW_PLAN_CHOICE_FORBIDDEN : MW_PLAN_CHOICE_REJECTED, .supply = g_ptr_array_index (work->supplies, s), .demand = g_ptr_array_index (work->demands, d), .match = cell->match };
  g_autoptr (MwPlanProblem) without = NULL;
  MwFit fit = cell->fit;

  if (forbidden)
    mw_fit_lift (mw_match_board_get_context (work->draft->board), &fit, MW_FIT_CHOICE);
  if (!forbidden && (cell->stand != MW_PLAN_STAND_REJECTED || fit.band != MW_FIT_FITS || fit.low < work->draft->options.minimum_fit))
    return TRUE;
  without = mw_plan_problem_copy (work->problem);
  if (fit.band == MW_FIT_FITS && fit.low >= work->draft->options.minimum_fit)
    mw_plan_work_append_pair (without, s, d, fit.low);
  return add_choice (work, &choice, without, error);
}

static gboolean
add_limit (const MwPlanWork *work, GError **error)
{
  MwPlanChoice choice = { .kind = MW_PLAN_CHOICE_LIMIT, .places = work->draft->options.supplier_limit };
  g_autoptr (MwPlanProblem) without = NULL;

  if (choice.places == MW_PLAN_NO_LIMIT)
    return TRUE;
  without = mw_plan_problem_copy (work->problem);
  mw_plan_work_set_limit (without, MW_PLAN_NO_LIMIT);
  return add_choice (work, &choice, without, error);
}

static gboolean
add_minimum (const MwPlanWork *work, GError **error)
{
  MwPlanChoice choice = { .kind = MW_PLAN_CHOICE_MINIMUM, .places = work->draft->options.minimum_fit };
  g_autoptr (MwPlanProblem) without = NULL;

  if (choice.places <= 0)
    return TRUE;
  without = mw_plan_problem_copy (work->problem);
  mw_plan_work_lower_minimum (work, without, 0);
  return add_choice (work, &choice, without, error);
}

static gboolean
find_row (const MwPlanWork *work, gint64 (*get_id) (const MwPlanWork *work, guint index), guint n_rows, gint64 id, guint *index)
{
  for (*index = 0; *index < n_rows; (*index)++)
    {
      if (get_id (work, *index) == id)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full): without the link both sides have its places again, and the pair may be planned like any other */
static MwPlanProblem *
take_link_away (const MwPlanWork *work, guint s, guint d, gint64 places)
{
  const MwPlanCell *cell = mw_plan_work_get_cell (work, s, d);
  MwPlanProblem *without = mw_plan_problem_copy (work->problem);
  MwFit fit = cell->fit;

  g_array_index (without->sources, MwPlanSource, s).free += places;
  g_array_index (without->targets, MwPlanTarget, d).open += places;
  mw_fit_lift (mw_match_board_get_context (work->draft->board), &fit, MW_FIT_PLACES);
  if (cell->place < 0 && fit.band == MW_FIT_FITS)
    mw_plan_work_append_pair (without, s, d, fit.low);
  return without;
}

static gboolean
add_linked (const MwPlanWork *work, const MwRecord *match, GError **error)
{
  MwPlanChoice choice = { .kind = MW_PLAN_CHOICE_LINKED, .match = match };
  const char *status = mw_record_get_text (match, MW_MATCH_STATUS);
  g_autoptr (MwPlanProblem) without = NULL;
  guint s;
  guint d;

  if (!mw_match_status_takes_places (status) || mw_match_status_is_agreed (status) || !mw_record_get_integer (match, MW_MATCH_PLACES, &choice.places))
    return TRUE;
  if (!find_row (work, mw_plan_work_get_supply_id, work->supplies->len, mw_record_get_reference (match, MW_MATCH_INITIATIVE), &s) || !find_row (work, mw_plan_work_get_demand_id, work->demands->len, mw_record_get_reference (match, MW_MATCH_NOMINATION), &d))
    return TRUE;
  if (mw_plan_work_is_left_out (work, mw_plan_work_get_supply_id (work, s)) || mw_plan_work_is_left_out (work, mw_plan_work_get_demand_id (work, d)))
    return TRUE;
  without = take_link_away (work, s, d, choice.places);
  choice.supply = g_ptr_array_index (work->supplies, s);
  choice.demand = g_ptr_array_index (work->demands, d);
  if (g_strcmp0 (mw_record_get_text (match, MW_MATCH_PLANNING), "keep") == 0)
    choice.kind = MW_PLAN_CHOICE_KEPT;
  choice.wanted = choice.places;
  return add_choice (work, &choice, without, error);
}

static gboolean
add_left_out_supply (const MwPlanWork *work, guint s, GError **error)
{
  MwPlanChoice choice = { .kind = MW_PLAN_CHOICE_LEFT_OUT, .supply = g_ptr_array_index (work->supplies, s) };
  g_autoptr (MwPlanProblem) without = NULL;
  gint64 places;

  if (!mw_plan_work_is_left_out (work, mw_plan_work_get_supply_id (work, s)))
    return TRUE;
  without = mw_plan_problem_copy (work->problem);
  if (mw_supply_get_free_places (choice.supply, &places))
    g_array_index (without->sources, MwPlanSource, s).free = MAX (places, 0);
  return add_choice (work, &choice, without, error);
}

static gboolean
add_left_out_demand (const MwPlanWork *work, guint d, GError **error)
{
  MwPlanChoice choice = { .kind = MW_PLAN_CHOICE_LEFT_OUT, .demand = g_ptr_array_index (work->demands, d) };
  g_autoptr (MwPlanProblem) without = NULL;
  gint64 places;

  if (!mw_plan_work_is_left_out (work, mw_plan_work_get_demand_id (work, d)))
    return TRUE;
  without = mw_plan_problem_copy (work->problem);
  if (mw_demand_get_open_places (choice.demand, &places))
    g_array_index (without->targets, MwPlanTarget, d).open = MAX (places, 0);
  return add_choice (work, &choice, without, error);
}

static gboolean
add_tried (const MwPlanWork *work, GError **error)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      if (!add_left_out_supply (work, s, error))
        return FALSE;
      for (guint d = 0; d < work->demands->len; d++)
        {
          if (!add_tried_pair (work, s, d, error))
            return FALSE;
        }
    }
  for (guint d = 0; d < work->demands->len; d++)
    {
      if (!add_left_out_demand (work, d, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_all_refused (const MwPlanWork *work, GError **error)
{
  for (guint s = 0; s < work->supplies->len; s++)
    {
      for (guint d = 0; d < work->demands->len; d++)
        {
          if (!add_refused (work, s, d, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Fills in the choices of the draft: first what is only tried, then what is in the file. */
gboolean
mw_plan_work_find_choices (const MwPlanWork *work, GError **error)
{
  GPtrArray *matches = mw_match_board_get_matches (work->draft->board);

  if ((work->trial != NULL && !add_tried (work, error)) || !add_limit (work, error) || !add_minimum (work, error) || !add_all_refused (work, error))
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    {
      if (!add_linked (work, g_ptr_array_index (matches, i), error))
        return FALSE;
    }
  return TRUE;
}
