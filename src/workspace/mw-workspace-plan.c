/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include <string.h>

#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-workspace-private.h"

/* The best plan of links: made on the read lane as a draft, and accepted, wholly or in part, as acts. */

typedef struct
{
  const MwRegions *regions;
  gint64 category_id;
  GDate today;
  MwPlanOptions options;
  MwPlanTrial *trial; /* (nullable): what the options borrow */
  GCancellable *cancellable;
  int weights[MW_N_FIT_PARTS];
} PlanJob;

static void
plan_job_free (gpointer data)
{
  PlanJob *job = data;

  g_clear_pointer (&job->trial, mw_plan_trial_free);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static gboolean
plan_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  PlanJob *job = data;
  g_autoptr (MwMatchBoard) board = mw_match_board_load (connection, job->regions, job->category_id, &job->today, error);

  if (board != NULL)
    mw_match_board_set_weights (board, job->weights);
  *result = board != NULL ? mw_plan_draft_make (board, &job->options, job->cancellable, error) : NULL;
  return *result != NULL;
}

static void
planned_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, (GDestroyNotify) mw_plan_draft_free);
}

/* @cancellable: (nullable): stops the planning itself too */
void
mw_workspace_make_plan_async (MwWorkspace *self, gint64 category_id, const MwPlanOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  PlanJob job = { mw_workspace_get_regions (self), category_id, *mw_workspace_get_today (self), *options, options->trial != NULL ? mw_plan_trial_copy (options->trial) : NULL, cancellable != NULL ? g_object_ref (cancellable) : NULL, { 0 } };

  job.options.trial = job.trial;
  memcpy (job.weights, mw_workspace_get_weights (self), sizeof job.weights);
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, plan_in_worker, g_memdup2 (&job, sizeof job), plan_job_free, (GDestroyNotify) mw_plan_draft_free, cancellable, planned_cb, g_task_new (self, cancellable, callback, user_data));
}

/* Returns: (transfer full) (nullable) */
MwPlanDraft *
mw_workspace_make_plan_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mw_workspace_make_link:
 * @places: that a person agreed to, which may differ from what was proposed
 *
 * Returns: (transfer full): the link as it would be saved: a new one, or the one that there is with more places
 */
MwRecord *
mw_workspace_make_link (MwWorkspace *self, const MwPlanLink *link, gint64 places)
{
  const MwRecord *initiative = mw_supply_get_initiative (link->supply);
  MwRecord *existing = link->match_id != 0 ? mw_workspace_find_record (self, &mw_match_table, link->match_id) : NULL;
  gint64 before = 0;
  MwRecord *match;

  if (existing != NULL)
    {
      match = mw_record_copy (existing);
      mw_record_get_integer (existing, MW_MATCH_PLACES, &before);
      mw_record_set_integer (match, MW_MATCH_PLACES, before + places);
      return match;
    }
  match = mw_record_new (&mw_match_table);
  mw_record_set_integer (match, MW_MATCH_INITIATIVE, mw_record_get_id (initiative));
  mw_record_set_integer (match, MW_MATCH_NOMINATION, mw_record_get_id (mw_demand_get_nomination (link->demand)));
  mw_record_set_reference (match, MW_MATCH_CONTRACT, mw_record_get_reference (initiative, MW_INITIATIVE_CONTRACT));
  mw_record_set_integer (match, MW_MATCH_PLACES, places);
  mw_record_set_text (match, MW_MATCH_STATUS, "shortlisted");
  mw_record_set_date (match, MW_MATCH_STATUS_DATE, mw_workspace_get_today (self));
  return match;
}

/* How well a row can carry a choice by hand: first one that does already, never one that was agreed. */
static int
rate_carrier (const MwRecord *match)
{
  const char *status = mw_record_get_text (match, MW_MATCH_STATUS);

  if (mw_record_is_known (match, MW_MATCH_PLANNING))
    return 3;
  if (mw_match_status_is_agreed (status))
    return 0;
  return mw_match_status_takes_places (status) ? 2 : 1;
}

static MwRecord *
find_carrier (MwWorkspace *self, gint64 initiative_id, gint64 nomination_id)
{
  GListModel *matches = mw_workspace_get_records (self, &mw_match_table);
  MwRecord *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (MwRecord) match = g_list_model_get_item (matches, i);
      if (mw_record_get_reference (match, MW_MATCH_INITIATIVE) != initiative_id || mw_record_get_reference (match, MW_MATCH_NOMINATION) != nomination_id)
        continue;
      if (rate_carrier (match) > (best != NULL ? rate_carrier (best) : 0))
        best = match;
    }
  return best;
}

/* A link needs a place; one that is rejected takes none. */
static MwRecord *
make_ban (MwWorkspace *self, gint64 initiative_id, gint64 nomination_id)
{
  MwRecord *match = mw_record_new (&mw_match_table);

  mw_record_set_reference (match, MW_MATCH_INITIATIVE, initiative_id);
  mw_record_set_reference (match, MW_MATCH_NOMINATION, nomination_id);
  mw_record_set_integer (match, MW_MATCH_PLACES, 1);
  mw_record_set_text (match, MW_MATCH_STATUS, "rejected");
  mw_record_set_date (match, MW_MATCH_STATUS_DATE, mw_workspace_get_today (self));
  return match;
}

/**
 * mw_workspace_make_planning:
 * @planning: (nullable): "keep", which only a link that there is can say, "forbid", or %NULL to leave it to the plan
 *
 * Returns: (transfer full) (nullable): the row that carries the choice as it would be saved; %NULL where there is none
 */
MwRecord *
mw_workspace_make_planning (MwWorkspace *self, gint64 initiative_id, gint64 nomination_id, const char *planning)
{
  MwRecord *carrier = find_carrier (self, initiative_id, nomination_id);
  MwRecord *match;

  if (carrier == NULL && g_strcmp0 (planning, "forbid") != 0)
    return NULL;
  match = carrier != NULL ? mw_record_copy (carrier) : make_ban (self, initiative_id, nomination_id);
  mw_record_set_text (match, MW_MATCH_PLANNING, planning);
  return match;
}

/**
 * mw_workspace_set_planning_async:
 *
 * See mw_workspace_make_planning(); a row that was there only to keep the pair apart goes when that ends. Ends with
 * mw_workspace_act_finish().
 */
void
mw_workspace_set_planning_async (MwWorkspace *self, gint64 initiative_id, gint64 nomination_id, const char *planning, GAsyncReadyCallback callback, gpointer user_data)
{
  MwRecord *carrier = find_carrier (self, initiative_id, nomination_id);
  g_autoptr (MwRecord) match = mw_workspace_make_planning (self, initiative_id, nomination_id, planning);

  g_return_if_fail (match != NULL);
  if (planning == NULL && mw_match_is_only_forbidden (carrier))
    mw_workspace_delete_async (self, &mw_match_table, mw_record_get_id (carrier), callback, user_data);
  else
    mw_workspace_save_async (self, match, callback, user_data);
}

/**
 * mw_workspace_accept_plan_async:
 * @links: (transfer full) (element-type MwRecord): of mw_workspace_make_link()
 *
 * One act for all of them; ends with mw_workspace_act_finish().
 */
void
mw_workspace_accept_plan_async (MwWorkspace *self, GPtrArray *links, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_accept_plan, links, (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}
