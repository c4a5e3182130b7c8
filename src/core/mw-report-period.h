/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Over which days talks and people are counted. */
typedef enum
{
  MW_REPORT_PERIOD_ALL,
  MW_REPORT_PERIOD_THIS_YEAR,
  MW_REPORT_PERIOD_LAST_YEAR,
  MW_REPORT_PERIOD_THIS_QUARTER,
  MW_REPORT_PERIOD_LAST_QUARTER,
  MW_N_REPORT_PERIODS,
} MwReportPeriod;

void mw_report_period_get (MwReportPeriod period, const GDate *today, GDate *from, GDate *until);
const char *mw_report_period_get_label (MwReportPeriod period);

G_END_DECLS
