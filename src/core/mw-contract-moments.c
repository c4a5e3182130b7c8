/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-moments.h"

#include <glib/gi18n-lib.h>

#include "mw-contract.h"
#include "mw-date.h"

/* The days that matter in the life of a contract, in the order of the calendar. */

/* A report every month for thirty years is more than anybody reads. */
#define MAX_REPORTS 360

static void
add (GArray *moments, MwMomentKind kind, const GDate *date, const GDate *today)
{
  MwMoment moment = { kind, g_date_compare (date, today) < 0 ? MW_MOMENT_PAST : MW_MOMENT_AHEAD, *date };

  g_array_append_val (moments, moment);
}

static void
add_field (GArray *moments, MwMomentKind kind, const MwRecord *contract, guint field, const GDate *today)
{
  GDate date;

  if (mw_record_get_date (contract, field, &date))
    add (moments, kind, &date, today);
}

/* A plan that came needs no due date any more. */
static void
add_plan (GArray *moments, const MwRecord *contract, const MwDuty *duty, const GDate *today)
{
  add_field (moments, MW_MOMENT_PLAN_RECEIVED, contract, MW_CONTRACT_PLAN_RECEIVED_DATE, today);
  if (!duty->plan_due_known || mw_record_is_known (contract, MW_CONTRACT_PLAN_RECEIVED_DATE) || duty->applies == MW_NO)
    return;
  add (moments, MW_MOMENT_PLAN_DUE, &duty->plan_due, today);
  if (duty->plan_overdue == MW_YES)
    g_array_index (moments, MwMoment, moments->len - 1).state = MW_MOMENT_OVERDUE;
}

/* From the start, up to the end. */
static void
add_reports (GArray *moments, const MwRecord *contract, const GDate *today)
{
  gint64 every;
  GDate start;
  GDate end;

  if (!mw_record_get_integer (contract, MW_CONTRACT_REPORT_EVERY_MONTHS, &every) || every == 0 || every > G_MAXINT / MAX_REPORTS)
    return;
  if (!mw_record_get_date (contract, MW_CONTRACT_START_DATE, &start) || !mw_record_get_date (contract, MW_CONTRACT_END_DATE, &end))
    return;
  for (int i = 1; i <= MAX_REPORTS; i++)
    {
      GDate date = start;
      mw_date_add_months (&date, (int) every * i);
      if (!g_date_valid (&date) || g_date_compare (&date, &end) > 0)
        break;
      add (moments, MW_MOMENT_REPORT, &date, today);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MwMoment *first = a;
  const MwMoment *second = b;
  int order = g_date_compare (&first->date, &second->date);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

/**
 * mw_contract_moments_list:
 *
 * Returns: (transfer full) (element-type MwMoment): only those of which the day is known
 */
GArray *
mw_contract_moments_list (const MwRecord *contract, const MwDuty *duty, const GDate *today)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (MwMoment));

  add_field (moments, MW_MOMENT_AWARD, contract, MW_CONTRACT_AWARD_DATE, today);
  add_field (moments, MW_MOMENT_START, contract, MW_CONTRACT_START_DATE, today);
  add_plan (moments, contract, duty, today);
  if (duty->applies != MW_NO)
    add_reports (moments, contract, today);
  add_field (moments, MW_MOMENT_NOTICE, contract, MW_CONTRACT_NOTICE_DATE, today);
  add_field (moments, MW_MOMENT_END, contract, MW_CONTRACT_END_DATE, today);
  add_field (moments, MW_MOMENT_LATEST_END, contract, MW_CONTRACT_MAX_END_DATE, today);
  g_array_sort (moments, compare);
  return moments;
}

const char *
mw_moment_get_label (const MwMoment *moment)
{
  switch (moment->kind)
    {
    case MW_MOMENT_AWARD:
      return _ ("Awarded");
    case MW_MOMENT_START:
      return _ ("Start");
    case MW_MOMENT_PLAN_DUE:
      return _ ("Action plan due");
    case MW_MOMENT_PLAN_RECEIVED:
      return _ ("Action plan received");
    case MW_MOMENT_REPORT:
      return _ ("Report due");
    case MW_MOMENT_NOTICE:
      return _ ("Last day to give notice");
    case MW_MOMENT_END:
      return _ ("End");
    case MW_MOMENT_LATEST_END:
      return _ ("Latest end, if extended");
    default:
      g_return_val_if_reached (NULL);
    }
}
