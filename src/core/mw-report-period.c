/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-period.h"

#include <glib/gi18n-lib.h>

#include "mw-date.h"

/* Periods by their names, from the day on which they are asked for. */

static void
begin_year (GDate *date)
{
  g_date_set_dmy (date, 1, G_DATE_JANUARY, g_date_get_year (date));
}

static void
begin_quarter (GDate *date)
{
  int month = (int) g_date_get_month (date);

  g_date_set_dmy (date, 1, (GDateMonth) ((month - 1) / 3 * 3 + 1), g_date_get_year (date));
}

/* The whole period before the one that begins on @start. */
static void
go_back (const GDate *start, int months, GDate *from, GDate *until)
{
  *from = *start;
  mw_date_add_months (from, -months);
  *until = *start;
  g_date_subtract_days (until, 1);
}

/**
 * mw_report_period_get:
 * @from: (out): not valid for from the beginning
 * @until: (out): not after @today
 */
void
mw_report_period_get (MwReportPeriod period, const GDate *today, GDate *from, GDate *until)
{
  GDate start = *today;

  *until = *today;
  switch (period)
    {
    case MW_REPORT_PERIOD_THIS_YEAR:
      begin_year (&start);
      *from = start;
      break;
    case MW_REPORT_PERIOD_LAST_YEAR:
      begin_year (&start);
      go_back (&start, 12, from, until);
      break;
    case MW_REPORT_PERIOD_THIS_QUARTER:
      begin_quarter (&start);
      *from = start;
      break;
    case MW_REPORT_PERIOD_LAST_QUARTER:
      begin_quarter (&start);
      go_back (&start, 3, from, until);
      break;
    case MW_REPORT_PERIOD_ALL:
    case MW_N_REPORT_PERIODS:
    default:
      g_date_clear (from, 1);
      break;
    }
}

const char *
mw_report_period_get_label (MwReportPeriod period)
{
  static const char *const labels[MW_N_REPORT_PERIODS] = {
    [MW_REPORT_PERIOD_ALL] = N_ ("Up to today"),
    [MW_REPORT_PERIOD_THIS_YEAR] = N_ ("This year"),
    [MW_REPORT_PERIOD_LAST_YEAR] = N_ ("Last year"),
    [MW_REPORT_PERIOD_THIS_QUARTER] = N_ ("This quarter"),
    [MW_REPORT_PERIOD_LAST_QUARTER] = N_ ("Last quarter"),
  };

  g_return_val_if_fail (period < MW_N_REPORT_PERIODS, "");
  return _ (labels[period]);
}
