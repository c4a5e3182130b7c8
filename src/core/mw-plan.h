/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwPlanSource:
 * @group: place in the problem's limits: all sources of one supplier share one
 * @free: places that can still be given, zero or more
 */
typedef struct
{
  guint group;
  gint64 free;
} MwPlanSource;

/**
 * MwPlanTarget:
 * @open: places that are still wanted, zero or more
 * @weight: what one of its places counts for, 1 to %MW_PLAN_MAX_WEIGHT
 */
typedef struct
{
  gint64 open;
  int weight;
} MwPlanTarget;

/**
 * MwPlanPair:
 * @score: 0 to 100
 * @least: places that a person wants to be planned here
 * @most: places that may be planned here, %MW_PLAN_NO_LIMIT for as many as both sides have
 */
typedef struct
{
  guint source;
  guint target;
  int score;
  gint64 least;
  gint64 most;
} MwPlanPair;

#define MW_PLAN_NO_LIMIT (-1)
#define MW_PLAN_MAX_WEIGHT 100
#define MW_PLAN_MAX_PLACES 1000000

/**
 * MwPlanGoal:
 * @MW_PLAN_MOST_PLACES: as many weighted places as possible, and of all such plans the one that fits best
 * @MW_PLAN_BEST_FIT: the highest sum of scores over all places
 */
typedef enum
{
  MW_PLAN_MOST_PLACES,
  MW_PLAN_BEST_FIT,
} MwPlanGoal;

/* Whether to give up. Asked from the thread that solves. */
typedef gboolean (*MwPlanStop) (gpointer data);

/**
 * MwPlanProblem:
 * @limits: (element-type gint64): per group the most places, %MW_PLAN_NO_LIMIT for none
 * @sources: (element-type MwPlanSource)
 * @targets: (element-type MwPlanTarget)
 * @pairs: (element-type MwPlanPair): those that may be planned; each at most once
 */
typedef struct
{
  MwPlanGoal goal;
  GArray *limits;
  GArray *sources;
  GArray *targets;
  GArray *pairs;
} MwPlanProblem;

/**
 * MwPlan:
 * @places: (element-type gint64): for each pair of the problem
 * @filled: all places together
 * @weighted: the same, each times the weight of its target
 * @score: the sum of the scores of all places
 * @value: what was maximised, in whole numbers
 * @bound: what no plan can exceed; worked out apart from the solver, in whole numbers
 *
 * The plan is proven to be the best where @value equals @bound.
 */
typedef struct
{
  GArray *places;
  gint64 filled;
  gint64 weighted;
  gint64 score;
  gint64 value;
  gint64 bound;
} MwPlan;

MwPlanProblem *mw_plan_problem_new (MwPlanGoal goal) G_GNUC_WARN_UNUSED_RESULT;
MwPlanProblem *mw_plan_problem_copy (const MwPlanProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
void mw_plan_problem_free (MwPlanProblem *problem);
MwPlan *mw_plan_solve (const MwPlanProblem *problem, MwPlanStop stop, gpointer stop_data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_plan_is_proven (const MwPlan *plan);
void mw_plan_free (MwPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwPlan, mw_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwPlanProblem, mw_plan_problem_free)

G_END_DECLS
