/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan.h"

#include <glib/gi18n-lib.h>
#include <glpk.h>
#include <math.h>

#include "mw-error.h"

/*
 * The best plan: how many places of each initiative go to which request. It is a network flow (supplier, initiative,
 * request), so the vertices of the linear problem are whole numbers and the simplex method gives an exact answer.
 * Places come before fit by one objective: a weighted place counts for more than the scores of a whole plan. That the
 * answer is the best is not taken from the solver: its dual prices are rounded to whole numbers, and from them a bound
 * is worked out that no plan can exceed.
 */

/* How many steps the solver takes before it is asked whether to go on. */
#define STEPS_AT_ONCE 500

MwPlanProblem *
mw_plan_problem_new (MwPlanGoal goal)
{
  MwPlanProblem *problem = g_new0 (MwPlanProblem, 1);

  problem->goal = goal;
  problem->limits = g_array_new (FALSE, FALSE, sizeof (gint64));
  problem->sources = g_array_new (FALSE, FALSE, sizeof (MwPlanSource));
  problem->targets = g_array_new (FALSE, FALSE, sizeof (MwPlanTarget));
  problem->pairs = g_array_new (FALSE, FALSE, sizeof (MwPlanPair));
  return problem;
}

/* For another goal, or to see what a change would do. */
MwPlanProblem *
mw_plan_problem_copy (const MwPlanProblem *problem)
{
  MwPlanProblem *copy = g_new0 (MwPlanProblem, 1);

  copy->goal = problem->goal;
  copy->limits = g_array_copy (problem->limits);
  copy->sources = g_array_copy (problem->sources);
  copy->targets = g_array_copy (problem->targets);
  copy->pairs = g_array_copy (problem->pairs);
  return copy;
}

void
mw_plan_problem_free (MwPlanProblem *problem)
{
  g_array_unref (problem->limits);
  g_array_unref (problem->sources);
  g_array_unref (problem->targets);
  g_array_unref (problem->pairs);
  g_free (problem);
}

void
mw_plan_free (MwPlan *plan)
{
  g_array_unref (plan->places);
  g_free (plan);
}

gboolean
mw_plan_is_proven (const MwPlan *plan)
{
  return plan->value == plan->bound;
}

static const MwPlanSource *
get_source (const MwPlanProblem *problem, guint i)
{
  return &g_array_index (problem->sources, MwPlanSource, i);
}

static const MwPlanTarget *
get_target (const MwPlanProblem *problem, guint i)
{
  return &g_array_index (problem->targets, MwPlanTarget, i);
}

static const MwPlanPair *
get_pair (const MwPlanProblem *problem, guint i)
{
  return &g_array_index (problem->pairs, MwPlanPair, i);
}

static gint64
get_limit (const MwPlanProblem *problem, guint group)
{
  return g_array_index (problem->limits, gint64, group);
}

/* What is too many to plan need not be counted further. */
static gint64
add_capped (gint64 sum, gint64 places)
{
  return sum > MW_PLAN_MAX_PLACES || places > MW_PLAN_MAX_PLACES ? MW_PLAN_MAX_PLACES + 1 : sum + places;
}

/* No plan can hold more places than either side has. */
static gint64
count_possible (const MwPlanProblem *problem)
{
  gint64 free = 0;
  gint64 open = 0;

  for (guint i = 0; i < problem->sources->len; i++)
    free = add_capped (free, get_source (problem, i)->free);
  for (guint i = 0; i < problem->targets->len; i++)
    open = add_capped (open, get_target (problem, i)->open);
  return MIN (free, open);
}

/* What one place of a pair is worth. */
static gint64
get_worth (const MwPlanProblem *problem, gint64 possible, guint pair)
{
  const MwPlanPair *described = get_pair (problem, pair);

  if (problem->goal == MW_PLAN_BEST_FIT)
    return described->score;
  return get_target (problem, described->target)->weight * (100 * possible + 1) + described->score;
}

/* Rows of the linear problem, counted from 1 as GLPK does: groups, sources, targets. */
static int
row_of_group (guint group)
{
  return 1 + (int) group;
}

static int
row_of_source (const MwPlanProblem *problem, guint source)
{
  return 1 + (int) (problem->limits->len + source);
}

static int
row_of_target (const MwPlanProblem *problem, guint target)
{
  return 1 + (int) (problem->limits->len + problem->sources->len + target);
}

static void
add_rows (const MwPlanProblem *problem, glp_prob *linear)
{
  glp_add_rows (linear, (int) (problem->limits->len + problem->sources->len + problem->targets->len));
  for (guint i = 0; i < problem->limits->len; i++)
    {
      gint64 limit = get_limit (problem, i);
      glp_set_row_bnds (linear, row_of_group (i), limit == MW_PLAN_NO_LIMIT ? GLP_FR : GLP_UP, 0, (double) limit);
    }
  for (guint i = 0; i < problem->sources->len; i++)
    glp_set_row_bnds (linear, row_of_source (problem, i), GLP_UP, 0, (double) get_source (problem, i)->free);
  for (guint i = 0; i < problem->targets->len; i++)
    glp_set_row_bnds (linear, row_of_target (problem, i), GLP_UP, 0, (double) get_target (problem, i)->open);
}

/* As many as both sides have is a limit too, and one that the proof can use. */
static gint64
get_most (const MwPlanProblem *problem, guint pair)
{
  const MwPlanPair *described = get_pair (problem, pair);
  gint64 most = MIN (get_source (problem, described->source)->free, get_target (problem, described->target)->open);

  return described->most == MW_PLAN_NO_LIMIT ? most : MIN (most, described->most);
}

static void
add_column (const MwPlanProblem *problem, glp_prob *linear, gint64 possible, guint i)
{
  const MwPlanPair *pair = get_pair (problem, i);
  int column = 1 + (int) i;
  int rows[] = { 0, row_of_group (get_source (problem, pair->source)->group), row_of_source (problem, pair->source), row_of_target (problem, pair->target) };
  double ones[] = { 0, 1, 1, 1 };
  gint64 most = get_most (problem, i);

  glp_set_col_bnds (linear, column, pair->least == most ? GLP_FX : GLP_DB, (double) pair->least, (double) most);
  glp_set_obj_coef (linear, column, (double) get_worth (problem, possible, i));
  glp_set_mat_col (linear, column, 3, rows, ones);
}

static void
add_columns (const MwPlanProblem *problem, glp_prob *linear, gint64 possible)
{
  glp_add_cols (linear, (int) problem->pairs->len);
  for (guint i = 0; i < problem->pairs->len; i++)
    add_column (problem, linear, possible, i);
}

/* Only what somebody wants to keep can stand in the way of a plan. */
static gboolean
fail_impossible (const MwPlanProblem *problem, GError **error)
{
  gboolean keeps = FALSE;

  for (guint i = 0; i < problem->pairs->len; i++)
    keeps = keeps || get_pair (problem, i)->least > 0;
  if (count_possible (problem) > MW_PLAN_MAX_PLACES)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("There are more places than can be planned at once (%d). Check the numbers of places of the initiatives and requests."), MW_PLAN_MAX_PLACES);
      return FALSE;
    }
  if (!keeps)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_FAILED, _ ("The plan could not be worked out."));
      return FALSE;
    }
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("What must be kept does not fit into the places that there are."));
  return FALSE;
}

/* Each step of the solver begins where the last one stopped. */
static gboolean
run_simplex (const MwPlanProblem *problem, glp_prob *linear, MwPlanStop stop, gpointer stop_data, GError **error)
{
  glp_smcp settings;
  int result;

  glp_init_smcp (&settings);
  settings.msg_lev = GLP_MSG_OFF;
  settings.it_lim = STEPS_AT_ONCE;
  do
    {
      if (stop != NULL && stop (stop_data))
        {
          g_set_error_literal (error, MW_ERROR, MW_ERROR_CANCELLED, _ ("The planning was stopped."));
          return FALSE;
        }
      result = glp_simplex (linear, &settings);
    }
  while (result == GLP_EITLIM);
  if (result != 0 || glp_get_status (linear) != GLP_OPT)
    return fail_impossible (problem, error);
  return TRUE;
}

static void
read_places (const MwPlanProblem *problem, glp_prob *linear, gint64 possible, MwPlan *plan)
{
  for (guint i = 0; i < problem->pairs->len; i++)
    {
      const MwPlanPair *pair = get_pair (problem, i);
      gint64 places = llround (glp_get_col_prim (linear, 1 + (int) i));
      g_array_append_val (plan->places, places);
      plan->filled += places;
      plan->weighted += places * get_target (problem, pair->target)->weight;
      plan->score += places * pair->score;
      plan->value += places * get_worth (problem, possible, i);
    }
}

/* A price below zero would prove nothing, so it counts as none. */
static gint64
get_price (glp_prob *linear, int row)
{
  return MAX (llround (glp_get_row_dual (linear, row)), 0);
}

/* Weak duality: any prices give a bound; the right ones give the best plan itself. */
static gint64
work_out_bound (const MwPlanProblem *problem, glp_prob *linear, gint64 possible)
{
  gint64 bound = 0;

  for (guint i = 0; i < problem->limits->len; i++)
    bound += get_limit (problem, i) != MW_PLAN_NO_LIMIT ? get_limit (problem, i) * get_price (linear, row_of_group (i)) : 0;
  for (guint i = 0; i < problem->sources->len; i++)
    bound += get_source (problem, i)->free * get_price (linear, row_of_source (problem, i));
  for (guint i = 0; i < problem->targets->len; i++)
    bound += get_target (problem, i)->open * get_price (linear, row_of_target (problem, i));
  for (guint i = 0; i < problem->pairs->len; i++)
    {
      const MwPlanPair *pair = get_pair (problem, i);
      guint group = get_source (problem, pair->source)->group;
      gint64 left = get_worth (problem, possible, i) - get_price (linear, row_of_source (problem, pair->source)) - get_price (linear, row_of_target (problem, pair->target));
      if (get_limit (problem, group) != MW_PLAN_NO_LIMIT)
        left -= get_price (linear, row_of_group (group));
      bound += left > 0 ? left * get_most (problem, i) : left * pair->least;
    }
  return bound;
}

static gboolean
is_sound (const MwPlanProblem *problem)
{
  if (count_possible (problem) > MW_PLAN_MAX_PLACES)
    return FALSE;
  for (guint i = 0; i < problem->pairs->len; i++)
    {
      const MwPlanPair *pair = get_pair (problem, i);
      if (pair->source >= problem->sources->len || pair->target >= problem->targets->len || pair->least < 0 || pair->least > get_most (problem, i))
        return FALSE;
    }
  return TRUE;
}

static MwPlan *
solve (const MwPlanProblem *problem, glp_prob *linear, MwPlanStop stop, gpointer stop_data, GError **error)
{
  gint64 possible = count_possible (problem);
  MwPlan *plan;

  glp_set_obj_dir (linear, GLP_MAX);
  add_rows (problem, linear);
  add_columns (problem, linear, possible);
  if (!run_simplex (problem, linear, stop, stop_data, error))
    return NULL;
  plan = g_new0 (MwPlan, 1);
  plan->places = g_array_sized_new (FALSE, FALSE, sizeof (gint64), problem->pairs->len);
  read_places (problem, linear, possible, plan);
  plan->bound = work_out_bound (problem, linear, possible);
  return plan;
}

/**
 * mw_plan_solve:
 * @stop: (nullable): asked now and then
 *
 * The same problem gives the same plan. May run on any thread.
 *
 * Returns: (transfer full) (nullable): %NULL with %MW_ERROR_INVALID where what must be kept does not fit or there are too
 *   many places, %MW_ERROR_FAILED where the solver gives up, or %MW_ERROR_CANCELLED
 */
MwPlan *
mw_plan_solve (const MwPlanProblem *problem, MwPlanStop stop, gpointer stop_data, GError **error)
{
  glp_prob *linear;
  MwPlan *plan;

  if (!is_sound (problem))
    {
      fail_impossible (problem, error);
      return NULL;
    }
  if (problem->pairs->len == 0)
    {
      plan = g_new0 (MwPlan, 1);
      plan->places = g_array_new (FALSE, FALSE, sizeof (gint64));
      return plan;
    }
  glp_term_out (GLP_OFF);
  linear = glp_create_prob ();
  plan = solve (problem, linear, stop, stop_data, error);
  glp_delete_prob (linear);
  /* The solver keeps memory for each thread, and threads of a pool come and go. */
  glp_free_env ();
  return plan;
}
