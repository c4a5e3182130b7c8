/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft-private.h"

#include "mw-education-level.h"
#include "mw-initiative.h"
#include "mw-nomination.h"

/*
 * Changes that could bring a pair together: which region, level, date or group to fill in at which side; and the plan's
 * problem as it would be with such a change, also for all other pairs of that side.
 */

/* The first code of @from that is not among those of @record yet is added. */
static gboolean
add_code (MwRecord *record, guint field, const char *from)
{
  const char *now = mw_record_get_text (record, field);
  g_auto (GStrv) codes = g_strsplit (from != NULL ? from : "", " ", -1);
  g_autofree char *all = NULL;

  if (codes[0] == NULL)
    return FALSE;
  all = now != NULL ? g_strdup_printf ("%s %s", now, codes[0]) : g_strdup (codes[0]);
  mw_record_set_text (record, field, all);
  return TRUE;
}

/* @rank: (nullable): what to compare by; %NULL for ISO dates, which compare as they are */
static int
compare (const char *a, const char *b, int (*rank) (const char *text))
{
  return rank != NULL ? rank (a) - rank (b) : g_strcmp0 (a, b);
}

/* As wide as the range of the other side, as far as that is known. */
static gboolean
widen (MwRecord *record, guint low, guint high, const char *other_low, const char *other_high, int (*rank) (const char *text))
{
  const char *now_low = mw_record_get_text (record, low);
  const char *now_high = mw_record_get_text (record, high);
  gboolean lower = other_low != NULL && (now_low == NULL || compare (other_low, now_low, rank) < 0);
  gboolean higher = other_high != NULL && (now_high == NULL || compare (other_high, now_high, rank) > 0);

  if (lower)
    mw_record_set_text (record, low, other_low);
  if (higher)
    mw_record_set_text (record, high, other_high);
  return lower || higher;
}

static gboolean
change_region (MwRecord *initiative, const MwFitPart *found, const MwRecord *nomination)
{
  if (found->state == MW_FIT_PART_DECIDES && found->field == MW_INITIATIVE_PLACE_BOUND)
    {
      mw_record_set_yes_no (initiative, MW_INITIATIVE_PLACE_BOUND, MW_NO);
      return TRUE;
    }
  return add_code (initiative, MW_INITIATIVE_REGIONS, mw_record_get_text (nomination, MW_NOMINATION_REGIONS));
}

/**
 * mw_plan_change_initiative:
 * @fit: of the pair, which @part keeps apart
 * @field: (out): the first that is changed
 *
 * Returns: (transfer full) (nullable): the initiative as it would serve the request; %NULL where it cannot
 */
MwRecord *
mw_plan_change_initiative (const MwFit *fit, MwFitPartKind part, const MwSupply *supply, const MwDemand *demand, guint *field)
{
  const MwRecord *nomination = mw_demand_get_nomination (demand);
  g_autoptr (MwRecord) record = mw_record_copy (mw_supply_get_initiative (supply));
  const MwFitPart *found = &fit->parts[part];
  gboolean done = FALSE;

  *field = found->field;
  /* What is empty at the request, or in the contract, is not changed here. */
  if (found->table != &mw_initiative_table)
    return NULL;
  if (part == MW_FIT_GROUP)
    done = add_code (record, MW_INITIATIVE_TARGET_GROUPS, mw_demand_get_group (demand));
  else if (part == MW_FIT_LEVEL)
    done = widen (record, MW_INITIATIVE_LEVEL_MIN, MW_INITIATIVE_LEVEL_MAX, mw_record_get_text (nomination, MW_NOMINATION_LEVEL_MIN), mw_record_get_text (nomination, MW_NOMINATION_LEVEL_MAX), mw_education_level_rank);
  else if (part == MW_FIT_PERIOD)
    done = widen (record, MW_INITIATIVE_START_DATE, MW_INITIATIVE_END_DATE, mw_record_get_text (nomination, MW_NOMINATION_START_DATE), mw_record_get_text (nomination, MW_NOMINATION_END_DATE), NULL);
  else if (part == MW_FIT_REGION)
    done = change_region (record, found, nomination);
  else if (part == MW_FIT_RELATION)
    {
      mw_record_set_text (record, MW_INITIATIVE_RELATION, "direct");
      done = TRUE;
    }
  return done ? g_steal_pointer (&record) : NULL;
}

/* Likewise the request as the initiative could serve it. What it is for is not changed: that is what is asked. */
MwRecord *
mw_plan_change_nomination (MwFitPartKind part, const MwSupply *supply, const MwDemand *demand, guint *field)
{
  const MwRecord *initiative = mw_supply_get_initiative (supply);
  g_autoptr (MwRecord) record = mw_record_copy (mw_demand_get_nomination (demand));
  gboolean done = FALSE;

  if (part == MW_FIT_LEVEL)
    {
      *field = MW_NOMINATION_LEVEL_MIN;
      done = widen (record, MW_NOMINATION_LEVEL_MIN, MW_NOMINATION_LEVEL_MAX, mw_record_get_text (initiative, MW_INITIATIVE_LEVEL_MIN), mw_record_get_text (initiative, MW_INITIATIVE_LEVEL_MAX), mw_education_level_rank);
    }
  else if (part == MW_FIT_PERIOD)
    {
      *field = MW_NOMINATION_START_DATE;
      done = widen (record, MW_NOMINATION_START_DATE, MW_NOMINATION_END_DATE, mw_record_get_text (initiative, MW_INITIATIVE_START_DATE), mw_record_get_text (initiative, MW_INITIATIVE_END_DATE), NULL);
    }
  else if (part == MW_FIT_REGION)
    {
      *field = MW_NOMINATION_REGIONS;
      done = add_code (record, MW_NOMINATION_REGIONS, mw_record_get_text (initiative, MW_INITIATIVE_REGIONS));
    }
  return done ? g_steal_pointer (&record) : NULL;
}

/* @cell: (nullable): how the pair is now; what people decided about it holds then too */
static void
append_pair (const MwPlanWork *work, MwPlanProblem *problem, const MwPlanCell *cell, guint s, guint d, const MwSupply *supply, const MwDemand *demand)
{
  MwPlanPair pair = { s, d, 0, 0, MW_PLAN_NO_LIMIT };
  MwFit fit;

  if (cell != NULL && cell->place >= 0)
    pair = g_array_index (work->problem->pairs, MwPlanPair, (guint) cell->place);
  else if (cell != NULL && (cell->stand == MW_PLAN_STAND_REJECTED || cell->stand == MW_PLAN_STAND_FORBIDDEN))
    return;
  mw_match_board_fit (work->draft->board, supply, demand, &fit);
  pair.score = fit.low;
  if (fit.band == MW_FIT_FITS && (fit.low >= work->draft->options.minimum_fit || pair.least > 0))
    g_array_append_val (problem->pairs, pair);
}

static void
remove_pairs (MwPlanProblem *problem, int s, int d)
{
  for (guint i = problem->pairs->len; i > 0; i--)
    {
      const MwPlanPair *pair = &g_array_index (problem->pairs, MwPlanPair, i - 1);
      if ((int) pair->source == s || (int) pair->target == d)
        g_array_remove_index (problem->pairs, i - 1);
    }
}

/* Returns: (transfer full): the problem with another initiative in place of one that is there */
MwPlanProblem *
mw_plan_work_change_supply (const MwPlanWork *work, guint s, const MwSupply *changed)
{
  MwPlanProblem *problem = mw_plan_problem_copy (work->problem);
  gint64 free = 0;

  mw_supply_get_free_places (changed, &free);
  g_array_index (problem->sources, MwPlanSource, s).free = MAX (free, 0);
  remove_pairs (problem, (int) s, -1);
  for (guint d = 0; d < work->demands->len; d++)
    append_pair (work, problem, mw_plan_work_get_cell (work, s, d), s, d, changed, g_ptr_array_index (work->demands, d));
  return problem;
}

/* Returns: (transfer full): likewise another request */
MwPlanProblem *
mw_plan_work_change_demand (const MwPlanWork *work, guint d, const MwDemand *changed)
{
  MwPlanProblem *problem = mw_plan_problem_copy (work->problem);

  remove_pairs (problem, -1, (int) d);
  for (guint s = 0; s < work->supplies->len; s++)
    append_pair (work, problem, mw_plan_work_get_cell (work, s, d), s, d, g_ptr_array_index (work->supplies, s), changed);
  return problem;
}

/* All initiatives of one supplier share a limit. */
static guint
find_group (const MwPlanWork *work, MwPlanProblem *problem, const MwSupply *added)
{
  gint64 supplier = mw_record_get_reference (mw_supply_get_initiative (added), MW_INITIATIVE_SUPPLIER);

  for (guint s = 0; s < work->supplies->len; s++)
    {
      if (mw_record_get_reference (mw_supply_get_initiative (g_ptr_array_index (work->supplies, s)), MW_INITIATIVE_SUPPLIER) == supplier)
        return g_array_index (problem->sources, MwPlanSource, s).group;
    }
  g_array_append_val (problem->limits, work->draft->options.supplier_limit);
  return problem->limits->len - 1;
}

/* Returns: (transfer full): the problem with an initiative more, whose number of places is known now */
MwPlanProblem *
mw_plan_work_add_supply (const MwPlanWork *work, const MwSupply *added)
{
  MwPlanProblem *problem = mw_plan_problem_copy (work->problem);
  gint64 initiative = mw_record_get_id (mw_supply_get_initiative (added));
  MwPlanSource source = { find_group (work, problem, added), 0 };

  mw_supply_get_free_places (added, &source.free);
  source.free = MAX (source.free, 0);
  g_array_append_val (problem->sources, source);
  for (guint d = 0; d < work->demands->len; d++)
    {
      if (mw_match_board_find_rejected (work->draft->board, initiative, mw_plan_work_get_demand_id (work, d)) == NULL)
        append_pair (work, problem, NULL, problem->sources->len - 1, d, added, g_ptr_array_index (work->demands, d));
    }
  return problem;
}
