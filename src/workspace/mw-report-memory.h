/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-history.h"
#include "mw-report-gather.h"

G_BEGIN_DECLS

MwReportMemory *mw_report_memory_new (const MwReport *report, gint64 category_id) G_GNUC_WARN_UNUSED_RESULT;
void mw_report_memory_free (MwReportMemory *self);
void mw_report_memory_add (MwReportMemory *self, const MwContractFacts *facts);
gboolean mw_report_memory_store (MwConnection *connection, MwAct *act, gpointer memory, GError **error);

char *mw_report_memory_find_reason (MwConnection *connection, gint64 contract_id, gint64 since, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_report_memory_load_past (const MwReportSource *source, MwReportPast **past, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwReportMemory, mw_report_memory_free)

G_END_DECLS
