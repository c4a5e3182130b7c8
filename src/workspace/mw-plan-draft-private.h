/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-plan-draft.h"

G_BEGIN_DECLS

/**
 * MwPlanStand:
 * @MW_PLAN_STAND_FORBIDDEN: kept apart by hand: in the file, where there is a match, or only in this plan
 *
 * How a pair stands beside what people did with it.
 */
typedef enum
{
  MW_PLAN_STAND_FREE,
  MW_PLAN_STAND_LINKED,
  MW_PLAN_STAND_REJECTED,
  MW_PLAN_STAND_FORBIDDEN,
} MwPlanStand;

/**
 * MwPlanCell:
 * @match: (nullable): the link that can get more places, or the one that was rejected
 * @place: in the problem's pairs, -1 where it is not among them
 */
typedef struct
{
  MwFit fit;
  MwPlanStand stand;
  const MwRecord *match;
  int place;
} MwPlanCell;

/**
 * MwPlanWork:
 * @supplies: by id of the initiative; one that is left out is among them, without places
 * @demands: by id of the request; likewise
 * @cells: supplies × demands
 */
typedef struct
{
  MwPlanDraft *draft;
  const MwPlanTrial *trial;
  MwPlanProblem *problem;
  GPtrArray *supplies;
  GPtrArray *demands;
  MwPlanCell *cells;
  GCancellable *cancellable;
} MwPlanWork;

MwPlanCell *mw_plan_work_get_cell (const MwPlanWork *work, guint supply, guint demand);
gint64 mw_plan_work_get_supply_id (const MwPlanWork *work, guint supply);
gint64 mw_plan_work_get_demand_id (const MwPlanWork *work, guint demand);
gboolean mw_plan_work_is_left_out (const MwPlanWork *work, gint64 record_id);
gint64 mw_plan_work_get_places (const MwPlanWork *work, const MwPlanCell *cell);
gint64 mw_plan_work_try (const MwPlanWork *work, const MwPlanProblem *changed, gint64 *filled, GError **error);
int mw_plan_work_append_pair (MwPlanProblem *problem, guint supply, guint demand, int score);
void mw_plan_work_set_limit (MwPlanProblem *problem, gint64 limit);
gboolean mw_plan_work_is_below (const MwPlanWork *work, const MwPlanCell *cell);
void mw_plan_work_lower_minimum (const MwPlanWork *work, MwPlanProblem *problem, int minimum);
MwPlanProblem *mw_plan_work_change_supply (const MwPlanWork *work, guint s, const MwSupply *changed) G_GNUC_WARN_UNUSED_RESULT;
MwPlanProblem *mw_plan_work_change_demand (const MwPlanWork *work, guint d, const MwDemand *changed) G_GNUC_WARN_UNUSED_RESULT;
MwPlanProblem *mw_plan_work_add_supply (const MwPlanWork *work, const MwSupply *added) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_plan_change_initiative (const MwFit *fit, MwFitPartKind part, const MwSupply *supply, const MwDemand *demand, guint *field) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_plan_change_nomination (MwFitPartKind part, const MwSupply *supply, const MwDemand *demand, guint *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_plan_work_find_open (const MwPlanWork *work, GError **error);
gboolean mw_plan_work_find_choices (const MwPlanWork *work, GError **error);

G_END_DECLS
