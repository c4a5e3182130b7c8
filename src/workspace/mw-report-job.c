/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-job.h"

#include <glib/gi18n-lib.h>

#include "mw-contract-stream.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-reference.h"
#include "mw-report-gather.h"
#include "mw-report-memory.h"

/* Gathers a report and has it written, all from one state of the file. */

void
mw_report_job_free (MwReportJob *job)
{
  g_free (job->path);
  g_clear_object (&job->cancellable);
  g_free (job);
}

/* Returns: (transfer full): with the same progress, which must outlive it */
MwReportJob *
mw_report_job_copy (const MwReportJob *job)
{
  MwReportJob *copy = g_memdup2 (job, sizeof *job);

  copy->path = g_strdup (job->path);
  if (copy->cancellable != NULL)
    g_object_ref (copy->cancellable);
  return copy;
}

/* The contracts on their way to the file. */
typedef struct
{
  const MwReportSource *source;
  MwReportMemory *memory;
  MwContractStream contracts;
} Stream;

static void
tell_progress (const Stream *stream)
{
  MwReportProgress *progress = stream->source->job->progress;

  if (progress != NULL)
    g_atomic_int_set (&progress->done, (gint) stream->contracts.next);
}

static gboolean
next_contract (gpointer data, MwContractFacts **facts, GError **error)
{
  Stream *stream = data;

  if (!mw_contract_stream_next (&stream->contracts, facts, error))
    return FALSE;
  if (*facts != NULL)
    mw_report_memory_add (stream->memory, *facts);
  tell_progress (stream);
  return TRUE;
}

static gboolean
write_report (MwReport *report, const MwReportSource *source, MwReportMemory *memory, GError **error)
{
  const MwReportJob *job = source->job;
  MwOutputTarget target = { job->path, mw_connection_get_path (source->connection), job->asked };
  Stream stream = { .source = source, .memory = memory, .contracts = { source->connection, source->result, NULL, 0 } };
  gboolean written;

  report->next = next_contract;
  report->next_data = &stream;
  if (job->progress != NULL)
    g_atomic_int_set (&job->progress->total, (gint) source->result->ids->len);
  written = mw_report_write (report, &target, job->cancellable, error);
  mw_contract_stream_clear (&stream.contracts);
  return written;
}

static gboolean
gather_and_write (MwConnection *connection, const MwReportJob *job, MwReportMemory **memory, GError **error)
{
  g_auto (MwReportSource) source = { 0 };
  g_autoptr (MwReport) report = mw_report_new ();
  g_autoptr (MwReportMemory) own = NULL;

  if (!mw_report_source_open (&source, connection, job, error) || !mw_report_gather (&source, report, error) || !mw_report_memory_load_past (&source, &report->past, error))
    return FALSE;
  /* Of a long list it is the largest thing in memory, and writing needs it no more. */
  g_clear_pointer (&source.index, mw_contract_index_unref);
  own = mw_report_memory_new (report, job->category_id);
  if (!write_report (report, &source, own, error))
    return FALSE;
  if (memory != NULL)
    *memory = g_steal_pointer (&own);
  return TRUE;
}

static gboolean
check_period (const MwReportJob *job, GError **error)
{
  const GDate *last = g_date_valid (&job->until) ? &job->until : &job->today;
  MwNotation notation = mw_notation_of_messages ();
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (!g_date_valid (&job->from) || g_date_compare (&job->from, last) <= 0)
    return TRUE;
  from = mw_date_format (&job->from, notation);
  until = mw_date_format (last, notation);
  g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("The first day of the period, %s, lies after the last one, %s."), from, until);
  return FALSE;
}

/**
 * mw_report_job_run:
 * @memory: (out) (optional) (transfer full): what mw_report_memory_store() keeps of it
 *
 * Reads all in one transaction, so that the sheets cannot contradict each other.
 *
 * Returns: %FALSE with the reason, such as %MW_ERROR_MISUSE for a period that ends before it begins; what stood at the
 *   path is untouched
 */
gboolean
mw_report_job_run (MwConnection *connection, const MwReportJob *job, MwReportMemory **memory, GError **error)
{
  gboolean written;

  if (!check_period (job, error) || !mw_connection_begin_reading (connection, error))
    return FALSE;
  written = gather_and_write (connection, job, memory, error);
  mw_connection_rollback (connection);
  return written;
}

/**
 * mw_report_job_gather:
 *
 * Returns: (transfer full) (nullable): all that a report tells but its contracts, for the window
 */
MwReport *
mw_report_job_gather (MwConnection *connection, const MwReportJob *job, GError **error)
{
  g_auto (MwReportSource) source = { 0 };
  g_autoptr (MwReport) report = mw_report_new ();
  gboolean gathered;

  if (!mw_connection_begin_reading (connection, error))
    return NULL;
  gathered = mw_report_source_open (&source, connection, job, error) && mw_report_gather (&source, report, error) && mw_report_memory_load_past (&source, &report->past, error);
  mw_connection_rollback (connection);
  return gathered ? g_steal_pointer (&report) : NULL;
}
