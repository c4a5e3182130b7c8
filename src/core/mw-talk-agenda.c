/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-talk-agenda.h"

#include <glib/gi18n-lib.h>

#include "mw-contract-moments.h"
#include "mw-contract.h"
#include "mw-date.h"

/* When there is something to talk about with a supplier: pure, from dates alone. */

/* How long before a moment the talk about it should be. */
#define DAYS_BEFORE_PLAN 14
#define DAYS_BEFORE_REPORT 7
#define MONTHS_BEFORE_NOTICE 3
#define MONTHS_BEFORE_END 6

static gint64
find_monday (const GDate *date)
{
  return (gint64) g_date_get_julian (date) - (g_date_get_weekday (date) - 1);
}

/**
 * mw_talk_agenda_find_section:
 * @date: (nullable): of something that is still to be done
 */
MwTalkSection
mw_talk_agenda_find_section (const GDate *date, const GDate *today)
{
  gint64 weeks;

  if (date == NULL)
    return MW_TALK_WITHOUT_DATE;
  if (g_date_compare (date, today) < 0)
    return MW_TALK_OVERDUE;
  weeks = (find_monday (date) - find_monday (today)) / 7;
  if (weeks == 0)
    return MW_TALK_THIS_WEEK;
  return weeks == 1 ? MW_TALK_NEXT_WEEK : MW_TALK_LATER;
}

const char *
mw_talk_agenda_get_label (MwTalkSection section)
{
  static const char *const labels[MW_N_TALK_SECTIONS] = {
    [MW_TALK_OVERDUE] = N_ ("Overdue"),
    [MW_TALK_THIS_WEEK] = N_ ("This week"),
    [MW_TALK_NEXT_WEEK] = N_ ("Next week"),
    [MW_TALK_LATER] = N_ ("Later"),
    [MW_TALK_WITHOUT_DATE] = N_ ("Without a date"),
    [MW_TALK_SILENT] = N_ ("No talk for six months"),
    [MW_TALK_PAST] = N_ ("Earlier"),
  };

  g_return_val_if_fail (section < MW_N_TALK_SECTIONS, "");
  return _ (labels[section]);
}

/* @last: (nullable): the day of the last talk that was held */
gboolean
mw_talk_agenda_is_silent (const GDate *last, const GDate *today)
{
  GDate limit;

  if (last == NULL)
    return TRUE;
  limit = *last;
  mw_date_add_months (&limit, MW_TALK_SILENT_MONTHS);
  return g_date_compare (&limit, today) < 0;
}

/* A talk is not in a weekend, and before a moment means before it. */
static void
step_back_to_working_day (GDate *date)
{
  while (g_date_get_weekday (date) > G_DATE_FRIDAY)
    g_date_subtract_days (date, 1);
}

static void
step_on_to_working_day (GDate *date)
{
  while (g_date_get_weekday (date) > G_DATE_FRIDAY)
    g_date_add_days (date, 1);
}

/* Where the best day has passed and the moment has not, the first working day that is left. */
static void
add_date (GArray *dates, MwTalkReason reason, const GDate *moment, GDate best, const GDate *today)
{
  MwTalkDate proposed = { .date = best, .reason = reason, .moment = *moment };

  step_back_to_working_day (&proposed.date);
  if (g_date_compare (&proposed.date, today) < 0)
    {
      proposed.date = *today;
      step_on_to_working_day (&proposed.date);
    }
  g_array_append_val (dates, proposed);
}

static void
add_moment (GArray *dates, const MwMoment *moment, const GDate *today)
{
  GDate best = moment->date;

  if (moment->state != MW_MOMENT_AHEAD)
    return;
  switch (moment->kind)
    {
    case MW_MOMENT_PLAN_DUE:
      g_date_subtract_days (&best, DAYS_BEFORE_PLAN);
      add_date (dates, MW_TALK_REASON_PLAN_DUE, &moment->date, best, today);
      break;
    case MW_MOMENT_REPORT:
      g_date_subtract_days (&best, DAYS_BEFORE_REPORT);
      add_date (dates, MW_TALK_REASON_REPORT, &moment->date, best, today);
      break;
    case MW_MOMENT_NOTICE:
      mw_date_add_months (&best, -MONTHS_BEFORE_NOTICE);
      add_date (dates, MW_TALK_REASON_NOTICE, &moment->date, best, today);
      break;
    case MW_MOMENT_END:
      mw_date_add_months (&best, -MONTHS_BEFORE_END);
      add_date (dates, MW_TALK_REASON_END, &moment->date, best, today);
      break;
    case MW_MOMENT_AWARD:
    case MW_MOMENT_START:
    case MW_MOMENT_PLAN_RECEIVED:
    case MW_MOMENT_LATEST_END:
    default:
      break;
    }
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const MwTalkDate *first = a;
  const MwTalkDate *second = b;
  int order = g_date_compare (&first->date, &second->date);

  return order != 0 ? order : (int) first->reason - (int) second->reason;
}

/**
 * mw_talk_agenda_propose_dates:
 * @last: (nullable): the day of the last talk that was held
 *
 * Returns: (transfer full) (element-type MwTalkDate): days on which a talk about the contract would be well timed, the
 *   first one first
 */
GArray *
mw_talk_agenda_propose_dates (const MwRecord *contract, const MwDuty *duty, const GDate *last, const GDate *today)
{
  g_autoptr (GArray) moments = mw_contract_moments_list (contract, duty, today);
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (MwTalkDate));

  for (guint i = 0; i < moments->len; i++)
    add_moment (dates, &g_array_index (moments, MwMoment, i), today);
  if (last != NULL)
    {
      GDate again = *last;
      mw_date_add_months (&again, MW_TALK_SILENT_MONTHS);
      add_date (dates, MW_TALK_REASON_SILENT, last, again, today);
    }
  g_array_sort (dates, compare_dates);
  return dates;
}

/* Returns: (transfer full): such as "07-12-2026: two weeks before the action plan is due (21-12-2026)" */
char *
mw_talk_date_describe (const MwTalkDate *proposed, MwNotation notation)
{
  g_autofree char *date = mw_date_format (&proposed->date, notation);
  g_autofree char *moment = mw_date_format (&proposed->moment, notation);

  switch (proposed->reason)
    {
    case MW_TALK_REASON_PLAN_DUE:
      return g_strdup_printf (_ ("%s: the action plan is due on %s"), date, moment);
    case MW_TALK_REASON_REPORT:
      return g_strdup_printf (_ ("%s: the next report is due on %s"), date, moment);
    case MW_TALK_REASON_NOTICE:
      return g_strdup_printf (_ ("%s: notice can be given until %s"), date, moment);
    case MW_TALK_REASON_END:
      return g_strdup_printf (_ ("%s: the contract ends on %s"), date, moment);
    case MW_TALK_REASON_SILENT:
    default:
      return g_strdup_printf (_ ("%s: the last talk was on %s"), date, moment);
    }
}
