/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-query.h"
#include "mw-report-job.h"

G_BEGIN_DECLS

/* What a report is gathered from: one state of the file, and one day. */
typedef struct
{
  MwConnection *connection;
  const MwReportJob *job;
  MwContractQuery query;
  MwContractIndex *index;
  MwContractResult *result;
  const MwDutyRules *rules;
} MwReportSource;

gboolean mw_report_source_open (MwReportSource *source, MwConnection *connection, const MwReportJob *job, GError **error);
void mw_report_source_clear (MwReportSource *source);
gboolean mw_report_source_is_in_scope (const MwReportSource *source, gint64 category_id);
gboolean mw_report_source_is_about (const MwReportSource *source, const MwReport *report, gint64 supplier_id);
gboolean mw_report_gather (const MwReportSource *source, MwReport *report, GError **error);
gboolean mw_report_gather_talks (const MwReportSource *source, MwReport *report, GError **error);
gboolean mw_report_gather_contributions (const MwReportSource *source, MwReport *report, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwReportSource, mw_report_source_clear)

G_END_DECLS
