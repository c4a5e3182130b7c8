/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace-private.h"

#include "mw-contract-csv.h"
#include "mw-contract-state.h"
#include "mw-contract-stream.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-duty-rules.h"
#include "mw-record-store.h"
#include "mw-reference.h"

/* What directors are told: as a file, in the window, and remembered for the next time. */

static void
free_memory (gpointer memory)
{
  mw_report_memory_free (memory);
}

static void
free_job (gpointer job)
{
  mw_report_job_free (job);
}

static void
report_written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, free_memory);
}

/**
 * mw_workspace_report_async:
 * @job: copied; what it says of progress must live until this ends
 */
void
mw_workspace_report_async (MwWorkspace *self, const MwReportJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  MwReportJob *copy = mw_report_job_copy (job);

  copy->today = *mw_workspace_get_today (self);
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, mw_command_report, copy, free_job, free_memory, copy->cancellable, report_written_cb, g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (nullable): what mw_workspace_remember_report_async() keeps of it */
MwReportMemory *
mw_workspace_report_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mw_workspace_remember_report_async:
 * @memory: (transfer full)
 *
 * So that the next report can say what changed since this one; ends with mw_workspace_act_finish().
 */
void
mw_workspace_remember_report_async (MwWorkspace *self, MwReportMemory *memory, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_remember_report, memory, free_memory, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

static gboolean
load_report_in_worker (MwConnection *connection, gpointer job, gpointer *result, GError **error)
{
  *result = mw_report_job_gather (connection, job, error);
  return *result != NULL;
}

static void
free_report (gpointer report)
{
  mw_report_free (report);
}

static void
report_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, free_report);
}

/* The same figures as in a report, for the window. */
void
mw_workspace_load_report_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MwReportJob *job = g_new0 (MwReportJob, 1);

  job->category_id = category_id;
  job->parts = MW_REPORT_ALL;
  job->today = *mw_workspace_get_today (self);
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, load_report_in_worker, job, free_job, free_report, cancellable, report_loaded_cb, g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (nullable) */
MwReport *
mw_workspace_load_report_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
make_condition (const GDate *today, const GDate *quarter)
{
  g_autofree char *first = NULL;
  g_autofree char *after = NULL;
  GDate next;

  if (quarter == NULL)
    return g_strdup ("coalesce (t.supplier_id, 0) = ?1");
  next = *quarter;
  mw_date_add_months (&next, 3);
  /* What has ended already is not told of as ending. */
  first = mw_date_to_iso (g_date_compare (quarter, today) < 0 ? today : quarter);
  after = mw_date_to_iso (&next);
  return g_strdup_printf ("?1 = ?1 AND t.end_date >= '%s' AND t.end_date < '%s'", first, after);
}

/**
 * mw_workspace_list_contracts_of:
 * @supplier_id: whose contracts, where @quarter is %NULL
 * @quarter: (nullable): first day of the quarter in which they end
 *
 * Returns: (transfer full) (element-type MwRecord) (nullable): what is behind a bar of the overview: contracts that have
 *   not ended
 */
GPtrArray *
mw_workspace_list_contracts_of (MwWorkspace *self, gint64 category_id, gint64 supplier_id, const GDate *quarter)
{
  MwConnection *view = mw_database_get_view (mw_workspace_get_database (self));
  g_autofree char *condition = make_condition (mw_workspace_get_today (self), quarter);
  g_autoptr (MwDutyRules) rules = mw_duty_rules_load (view, NULL);
  g_autoptr (GPtrArray) all = rules != NULL ? mw_record_store_list (view, &mw_contract_table, condition, supplier_id, NULL) : NULL;

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      const MwRecord *contract = g_ptr_array_index (all, i - 1);
      if (!mw_duty_rules_is_in_scope (rules, mw_record_get_reference (contract, MW_CONTRACT_CATEGORY), category_id) || mw_contract_has_ended (contract, mw_workspace_get_today (self)))
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}

typedef struct
{
  char *path;
  gboolean asked;
  MwContractQuery *query;
  GCancellable *cancellable;
} ListJob;

static void
list_job_free (gpointer data)
{
  ListJob *job = data;

  g_free (job->path);
  mw_contract_query_free (job->query);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static gboolean
next_of_list (gpointer stream, MwContractFacts **facts, GError **error)
{
  return mw_contract_stream_next (stream, facts, error);
}

static gboolean
write_list (MwConnection *connection, const ListJob *job, GError **error)
{
  g_autoptr (MwContractResult) result = mw_contract_query_run (connection, NULL, job->query, error);
  g_auto (MwContractStream) stream = { connection, result, NULL, 0 };
  MwOutputTarget target = { job->path, mw_connection_get_path (connection), job->asked };

  return result != NULL && mw_contract_csv_write (&target, mw_notation_of_messages (), next_of_list, &stream, job->cancellable, error);
}

static gboolean
save_list_in_worker (MwConnection *connection, gpointer job, gpointer *result, GError **error)
{
  gboolean written;

  if (!mw_connection_begin_reading (connection, error))
    return FALSE;
  written = write_list (connection, job, error);
  mw_connection_rollback (connection);
  return written;
}

static void
list_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mw_database_run_finish (MW_DATABASE (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mw_workspace_save_list_async:
 * @asked: whether the user was asked, and said that what stands there may go
 *
 * The list of contracts as it is shown now, filtered and sorted, as CSV; ends with mw_workspace_save_list_finish().
 */
void
mw_workspace_save_list_async (MwWorkspace *self, const char *path, gboolean asked, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ListJob *job = g_new0 (ListJob, 1);

  job->path = g_strdup (path);
  job->asked = asked;
  job->query = mw_contract_query_copy (mw_contract_list_get_query (mw_workspace_get_contracts (self)));
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, save_list_in_worker, job, list_job_free, NULL, cancellable, list_saved_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
mw_workspace_save_list_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
