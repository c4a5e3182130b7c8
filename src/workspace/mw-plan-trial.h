/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwPlanTrial:
 *
 * What a person tries in a plan before anything is written: pairs to keep or to leave out, initiatives and requests to
 * leave out, and other numbers of places. Nothing of it is in the file.
 */
typedef struct _MwPlanTrial MwPlanTrial;

/**
 * MwPlanPairChoice:
 * @MW_PLAN_PAIR_FREE: the plan decides
 * @MW_PLAN_PAIR_KEEP: the pair gets at least so many places
 * @MW_PLAN_PAIR_FORBID: the pair gets none
 */
typedef enum
{
  MW_PLAN_PAIR_FREE,
  MW_PLAN_PAIR_KEEP,
  MW_PLAN_PAIR_FORBID,
} MwPlanPairChoice;

MwPlanTrial *mw_plan_trial_new (void) G_GNUC_WARN_UNUSED_RESULT;
MwPlanTrial *mw_plan_trial_copy (const MwPlanTrial *trial) G_GNUC_WARN_UNUSED_RESULT;
void mw_plan_trial_free (MwPlanTrial *trial);
void mw_plan_trial_clear (MwPlanTrial *trial);
gboolean mw_plan_trial_is_empty (const MwPlanTrial *trial);
void mw_plan_trial_set_pair (MwPlanTrial *trial, gint64 initiative_id, gint64 nomination_id, MwPlanPairChoice choice, gint64 places);
MwPlanPairChoice mw_plan_trial_get_pair (const MwPlanTrial *trial, gint64 initiative_id, gint64 nomination_id, gint64 *places);
void mw_plan_trial_leave_out (MwPlanTrial *trial, gint64 record_id, gboolean leave_out);
gboolean mw_plan_trial_is_left_out (const MwPlanTrial *trial, gint64 record_id);
void mw_plan_trial_set_places (MwPlanTrial *trial, gint64 record_id, gint64 places);
void mw_plan_trial_unset_places (MwPlanTrial *trial, gint64 record_id);
gboolean mw_plan_trial_get_places (const MwPlanTrial *trial, gint64 record_id, gint64 *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwPlanTrial, mw_plan_trial_free)

G_END_DECLS
