/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-report-workbook.h"

G_BEGIN_DECLS

/**
 * MwReportProgress:
 * @done: contracts that were written; read and set by several threads
 * @total: contracts that are to be written, 0 where that is not known yet
 */
typedef struct
{
  gint done;
  gint total;
} MwReportProgress;

/**
 * MwReportJob:
 * @path: where to write it; its name says what kind of file it is
 * @asked: whether the user was asked, and said that what stands there may go
 * @parts: #MwReportPart bits
 * @from: first day over which talks and people are counted, not valid for from the beginning; contracts that ran since
 *   are counted, without it those that have not ended
 * @until: last day of it, not valid for up to @today
 * @progress: (nullable): kept up to date while it is written
 *
 * What to report on, and where to write it.
 */
typedef struct
{
  char *path;
  gboolean asked;
  gint64 category_id;
  guint parts;
  GDate today;
  GDate from;
  GDate until;
  GCancellable *cancellable;
  MwReportProgress *progress;
} MwReportJob;

typedef struct _MwReportMemory MwReportMemory;

void mw_report_job_free (MwReportJob *job);
MwReportJob *mw_report_job_copy (const MwReportJob *job) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_report_job_run (MwConnection *connection, const MwReportJob *job, MwReportMemory **memory, GError **error);
MwReport *mw_report_job_gather (MwConnection *connection, const MwReportJob *job, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
