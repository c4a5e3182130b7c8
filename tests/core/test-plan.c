/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-error.h"
#include "mw-plan.h"
#include "mw-test.h"

static void
add_source (MwPlanProblem *problem, guint group, gint64 free)
{
  MwPlanSource source = { group, free };

  g_array_append_val (problem->sources, source);
}

static void
add_target (MwPlanProblem *problem, gint64 open, int weight)
{
  MwPlanTarget target = { open, weight };

  g_array_append_val (problem->targets, target);
}

static void
add_pair (MwPlanProblem *problem, guint source, guint target, int score, gint64 least, gint64 most)
{
  MwPlanPair pair = { source, target, score, least, most };

  g_array_append_val (problem->pairs, pair);
}

static void
add_limit (MwPlanProblem *problem, gint64 limit)
{
  g_array_append_val (problem->limits, limit);
}

static MwPlan *
solve (const MwPlanProblem *problem)
{
  g_autoptr (GError) error = NULL;
  MwPlan *plan = mw_plan_solve (problem, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (mw_plan_is_proven (plan));
  return plan;
}

static gint64
places_of (const MwPlan *plan, guint pair)
{
  return g_array_index (plan->places, gint64, pair);
}

/*
 * One initiative of 5 places fits request A (5 places) with 90 and B (3 places) with 40; another of 2 fits only A, with
 * 50. Most places: all 7 can be given only if A takes the 2 of the other: 3 to A, 2 to B or 2 to A, 3 to B; the first
 * fits better: 3 × 90 + 2 × 40 + 2 × 50 = 450.
 */
static void
test_by_hand (void)
{
  g_autoptr (MwPlanProblem) problem = mw_plan_problem_new (MW_PLAN_MOST_PLACES);
  g_autoptr (MwPlan) plan = NULL;

  add_limit (problem, MW_PLAN_NO_LIMIT);
  add_source (problem, 0, 5);
  add_source (problem, 0, 2);
  add_target (problem, 5, 1);
  add_target (problem, 3, 1);
  add_pair (problem, 0, 0, 90, 0, MW_PLAN_NO_LIMIT);
  add_pair (problem, 0, 1, 40, 0, MW_PLAN_NO_LIMIT);
  add_pair (problem, 1, 0, 50, 0, MW_PLAN_NO_LIMIT);
  plan = solve (problem);
  g_assert_cmpint (plan->filled, ==, 7);
  g_assert_cmpint (plan->score, ==, 450);
  g_assert_cmpint (places_of (plan, 0), ==, 3);
  g_assert_cmpint (places_of (plan, 1), ==, 2);
  g_assert_cmpint (places_of (plan, 2), ==, 2);
}

/* A place of a request that weighs more goes first, though it fits worse. */
static void
test_weight_before_fit (void)
{
  g_autoptr (MwPlanProblem) problem = mw_plan_problem_new (MW_PLAN_MOST_PLACES);
  g_autoptr (MwPlan) plan = NULL;
  g_autoptr (MwPlan) other = NULL;

  add_limit (problem, MW_PLAN_NO_LIMIT);
  add_source (problem, 0, 1);
  add_target (problem, 1, 1);
  add_target (problem, 1, 2);
  add_pair (problem, 0, 0, 100, 0, MW_PLAN_NO_LIMIT);
  add_pair (problem, 0, 1, 1, 0, MW_PLAN_NO_LIMIT);
  plan = solve (problem);
  g_assert_cmpint (places_of (plan, 1), ==, 1);
  problem->goal = MW_PLAN_BEST_FIT;
  other = solve (problem);
  g_assert_cmpint (places_of (other, 0), ==, 1);
}

/* What a person keeps is in the plan, what a person forbids is not, and a supplier gives no more than its limit. */
static void
test_hand_made_choices (void)
{
  g_autoptr (MwPlanProblem) problem = mw_plan_problem_new (MW_PLAN_MOST_PLACES);
  g_autoptr (MwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  add_limit (problem, 4);
  add_source (problem, 0, 3);
  add_source (problem, 0, 3);
  add_target (problem, 3, 1);
  add_target (problem, 3, 1);
  add_pair (problem, 0, 0, 10, 2, MW_PLAN_NO_LIMIT);
  add_pair (problem, 0, 1, 90, 0, MW_PLAN_NO_LIMIT);
  add_pair (problem, 1, 0, 90, 0, 0);
  add_pair (problem, 1, 1, 50, 0, MW_PLAN_NO_LIMIT);
  plan = solve (problem);
  g_assert_cmpint (plan->filled, ==, 4);
  g_assert_cmpint (places_of (plan, 0), ==, 2);
  g_assert_cmpint (places_of (plan, 2), ==, 0);
  g_assert_cmpint (places_of (plan, 1), ==, 1);
  g_assert_cmpint (places_of (plan, 3), ==, 1);

  g_array_index (problem->pairs, MwPlanPair, 0).least = 4;
  g_assert_null (mw_plan_solve (problem, NULL, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_error (&error);
  g_array_index (problem->pairs, MwPlanPair, 0).least = 3;
  g_array_index (problem->pairs, MwPlanPair, 3).least = 3;
  g_assert_null (mw_plan_solve (problem, NULL, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

static MwPlanProblem *
make_random (guint n_sources, guint n_targets, int most_places)
{
  MwPlanProblem *problem = mw_plan_problem_new (g_test_rand_bit () ? MW_PLAN_MOST_PLACES : MW_PLAN_BEST_FIT);

  for (guint i = 0; i < 2; i++)
    add_limit (problem, g_test_rand_bit () ? g_test_rand_int_range (0, most_places * 2) : MW_PLAN_NO_LIMIT);
  for (guint i = 0; i < n_sources; i++)
    add_source (problem, (guint) g_test_rand_int_range (0, 2), g_test_rand_int_range (0, most_places + 1));
  for (guint i = 0; i < n_targets; i++)
    add_target (problem, g_test_rand_int_range (0, most_places + 1), g_test_rand_int_range (1, 4));
  for (guint s = 0; s < n_sources; s++)
    {
      for (guint t = 0; t < n_targets; t++)
        {
          if (g_test_rand_int_range (0, 4) > 0)
            add_pair (problem, s, t, g_test_rand_int_range (0, 101), 0, g_test_rand_int_range (0, 6) == 0 ? g_test_rand_int_range (0, 2) : MW_PLAN_NO_LIMIT);
        }
    }
  return problem;
}

/* A person keeps some places: as many as there is room for beside what is kept already, or there would be no plan. */
static void
keep_some (MwPlanProblem *problem)
{
  for (guint i = 0; i < problem->pairs->len; i++)
    {
      MwPlanPair *pair = &g_array_index (problem->pairs, MwPlanPair, i);
      const MwPlanSource *source = &g_array_index (problem->sources, MwPlanSource, pair->source);
      gint64 limit = g_array_index (problem->limits, gint64, source->group);
      gint64 of_source = source->free;
      gint64 of_target = g_array_index (problem->targets, MwPlanTarget, pair->target).open;
      gint64 of_group = limit == MW_PLAN_NO_LIMIT ? G_MAXINT : limit;
      gint64 room;
      for (guint k = 0; k < i; k++)
        {
          const MwPlanPair *other = &g_array_index (problem->pairs, MwPlanPair, k);
          of_source -= other->source == pair->source ? other->least : 0;
          of_target -= other->target == pair->target ? other->least : 0;
          of_group -= g_array_index (problem->sources, MwPlanSource, other->source).group == source->group ? other->least : 0;
        }
      room = MIN (of_source, MIN (of_target, of_group));
      room = pair->most == MW_PLAN_NO_LIMIT ? room : MIN (room, pair->most);
      if (room > 0 && g_test_rand_bit ())
        pair->least = g_test_rand_int_range (1, (gint32) room + 1);
    }
}

/* The independent answer: every way to give places, tried one by one. */
typedef struct
{
  const MwPlanProblem *problem;
  gint64 given[8];
  gint64 taken[8];
  gint64 used[2];
  gint64 weighted;
  gint64 score;
  gint64 best_first;
  gint64 best_second;
} Search;

static void
take_best (Search *search)
{
  gint64 first = search->problem->goal == MW_PLAN_MOST_PLACES ? search->weighted : search->score;
  gint64 second = search->problem->goal == MW_PLAN_MOST_PLACES ? search->score : 0;

  if (first < search->best_first || (first == search->best_first && second <= search->best_second))
    return;
  search->best_first = first;
  search->best_second = second;
}

static void
put (Search *search, const MwPlanPair *pair, gint64 places)
{
  const MwPlanProblem *problem = search->problem;

  search->given[pair->source] += places;
  search->taken[pair->target] += places;
  search->used[g_array_index (problem->sources, MwPlanSource, pair->source).group] += places;
  search->weighted += places * g_array_index (problem->targets, MwPlanTarget, pair->target).weight;
  search->score += places * pair->score;
}

static gboolean
is_allowed (const Search *search, const MwPlanPair *pair)
{
  const MwPlanSource *source = &g_array_index (search->problem->sources, MwPlanSource, pair->source);
  gint64 limit = g_array_index (search->problem->limits, gint64, source->group);

  return search->given[pair->source] <= source->free && search->taken[pair->target] <= g_array_index (search->problem->targets, MwPlanTarget, pair->target).open && (limit == MW_PLAN_NO_LIMIT || search->used[source->group] <= limit);
}

static void
try_pair (Search *search, guint i)
{
  const MwPlanPair *pair;

  if (i == search->problem->pairs->len)
    {
      take_best (search);
      return;
    }
  pair = &g_array_index (search->problem->pairs, MwPlanPair, i);
  for (gint64 places = pair->least; pair->most == MW_PLAN_NO_LIMIT || places <= pair->most; places++)
    {
      put (search, pair, places);
      gboolean allowed = is_allowed (search, pair);
      if (allowed)
        try_pair (search, i + 1);
      put (search, pair, -places);
      if (!allowed)
        break;
    }
}

static void
test_against_brute_force (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (MwPlanProblem) problem = make_random ((guint) g_test_rand_int_range (1, 4), (guint) g_test_rand_int_range (1, 4), 3);
      g_autoptr (MwPlan) plan = NULL;
      if (round % 2 == 1)
        keep_some (problem);
      plan = solve (problem);
      for (guint i = 0; i < problem->pairs->len; i++)
        g_assert_cmpint (places_of (plan, i), >=, g_array_index (problem->pairs, MwPlanPair, i).least);
      Search search = { .problem = problem, .best_first = -1 };
      try_pair (&search, 0);
      if (problem->goal == MW_PLAN_MOST_PLACES)
        {
          g_assert_cmpint (plan->weighted, ==, search.best_first);
          g_assert_cmpint (plan->score, ==, search.best_second);
        }
      else
        g_assert_cmpint (plan->score, ==, search.best_first);
    }
}

/* A plan keeps to every limit, and the bound, which does not come from the solver, says that none is better. */
static void
test_large (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (MwPlanProblem) problem = make_random (60, 40, 25);
      g_autoptr (MwPlan) plan = solve (problem);
      g_autoptr (MwPlan) again = solve (problem);
      g_autofree gint64 *given = g_new0 (gint64, 60);
      g_autofree gint64 *taken = g_new0 (gint64, 40);
      for (guint i = 0; i < problem->pairs->len; i++)
        {
          const MwPlanPair *pair = &g_array_index (problem->pairs, MwPlanPair, i);
          g_assert_cmpint (places_of (plan, i), ==, places_of (again, i));
          g_assert_cmpint (places_of (plan, i), >=, 0);
          g_assert_true (pair->most == MW_PLAN_NO_LIMIT || places_of (plan, i) <= pair->most);
          given[pair->source] += places_of (plan, i);
          taken[pair->target] += places_of (plan, i);
        }
      for (guint i = 0; i < 60; i++)
        g_assert_cmpint (given[i], <=, g_array_index (problem->sources, MwPlanSource, i).free);
      for (guint i = 0; i < 40; i++)
        g_assert_cmpint (taken[i], <=, g_array_index (problem->targets, MwPlanTarget, i).open);
    }
}

/* The same problem with its sources, targets and pairs in another order. */
static MwPlanProblem *
shuffle (const MwPlanProblem *problem)
{
  MwPlanProblem *other = mw_plan_problem_copy (problem);
  guint sources[8];
  guint targets[8];

  for (guint i = 0; i < problem->sources->len; i++)
    sources[i] = (i + 1) % problem->sources->len;
  for (guint i = 0; i < problem->targets->len; i++)
    targets[i] = problem->targets->len - 1 - i;
  for (guint i = 0; i < problem->sources->len; i++)
    g_array_index (other->sources, MwPlanSource, sources[i]) = g_array_index (problem->sources, MwPlanSource, i);
  for (guint i = 0; i < problem->targets->len; i++)
    g_array_index (other->targets, MwPlanTarget, targets[i]) = g_array_index (problem->targets, MwPlanTarget, i);
  for (guint i = 0; i < problem->pairs->len; i++)
    {
      MwPlanPair pair = g_array_index (problem->pairs, MwPlanPair, problem->pairs->len - 1 - i);
      pair.source = sources[pair.source];
      pair.target = targets[pair.target];
      g_array_index (other->pairs, MwPlanPair, i) = pair;
    }
  return other;
}

/* In whatever order initiatives and requests come, the best plan is worth the same. */
static void
test_order_is_nothing (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (MwPlanProblem) problem = make_random ((guint) g_test_rand_int_range (1, 8), (guint) g_test_rand_int_range (1, 8), 6);
      g_autoptr (MwPlanProblem) other = shuffle (problem);
      g_autoptr (MwPlan) plan = solve (problem);
      g_autoptr (MwPlan) same = solve (other);
      g_assert_cmpint (plan->value, ==, same->value);
      g_assert_cmpint (plan->score, ==, same->score);
      if (problem->goal == MW_PLAN_MOST_PLACES)
        g_assert_cmpint (plan->weighted, ==, same->weighted);
    }
}

static gboolean
stop_at_once (gpointer unused)
{
  return TRUE;
}

static void
test_edges (void)
{
  g_autoptr (MwPlanProblem) empty = mw_plan_problem_new (MW_PLAN_MOST_PLACES);
  g_autoptr (MwPlanProblem) problem = make_random (3, 3, 3);
  g_autoptr (MwPlan) plan = solve (empty);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (plan->filled, ==, 0);
  if (problem->pairs->len == 0)
    return;
  g_assert_null (mw_plan_solve (problem, stop_at_once, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/plan/by-hand", test_by_hand);
  g_test_add_func ("/plan/weight-before-fit", test_weight_before_fit);
  g_test_add_func ("/plan/hand-made-choices", test_hand_made_choices);
  g_test_add_func ("/plan/brute-force", test_against_brute_force);
  g_test_add_func ("/plan/large-ones-are-proven", test_large);
  g_test_add_func ("/plan/order-is-nothing", test_order_is_nothing);
  g_test_add_func ("/plan/edges", test_edges);
  return g_test_run ();
}
