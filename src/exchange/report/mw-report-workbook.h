/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-output.h"
#include "mw-report.h"

G_BEGIN_DECLS

/**
 * MwReportFormat:
 * @MW_REPORT_FORMAT_PDF: only the summary, on one page
 */
typedef enum
{
  MW_REPORT_FORMAT_XLSX,
  MW_REPORT_FORMAT_ODS,
  MW_REPORT_FORMAT_PDF,
  MW_N_REPORT_FORMATS,
} MwReportFormat;

const char *mw_report_format_get_suffix (MwReportFormat format);
gboolean mw_report_format_find (const char *path, MwReportFormat *format);
gboolean mw_report_write (const MwReport *report, const MwOutputTarget *target, GCancellable *cancellable, GError **error);

G_END_DECLS
