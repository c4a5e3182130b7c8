/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-money.h"

G_BEGIN_DECLS

/* What to report on, and where to write it. */
typedef struct
{
  char *path;
  gint64 category_id;
  GDate today;
  GCancellable *cancellable;
} MwReportJob;

gboolean mw_report_job_run (MwConnection *connection, const MwReportJob *job, GError **error);

G_END_DECLS
