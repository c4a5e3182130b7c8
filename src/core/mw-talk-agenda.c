/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-talk-agenda.h"

#include <glib/gi18n-lib.h>

#include "mw-contract-moments.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-room-calendar.h"

/* When there is something to talk about with a supplier: pure, from dates alone. */

/* How long before a moment the talk about it should be. */
#define DAYS_BEFORE_PLAN 14
#define DAYS_BEFORE_REPORT 7
#define MONTHS_BEFORE_NOTICE 3
#define MONTHS_BEFORE_DECISION 2
#define MONTHS_BEFORE_TENDER 1
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
add_months_before (GArray *dates, MwTalkReason reason, const GDate *moment, int months, const GDate *today)
{
  GDate best = *moment;

  mw_date_add_months (&best, -months);
  add_date (dates, reason, moment, best, today);
}

static void
add_days_before (GArray *dates, MwTalkReason reason, const GDate *moment, guint days, const GDate *today)
{
  GDate best = *moment;

  g_date_subtract_days (&best, days);
  add_date (dates, reason, moment, best, today);
}

/* Of what has passed only a plan can still be asked for. */
static void
add_room (GArray *dates, const MwRoomMoment *moment, const GDate *today)
{
  gboolean ahead = g_date_compare (&moment->date, today) >= 0;

  if (moment->kind == MW_ROOM_PLAN_DUE && ahead)
    add_days_before (dates, MW_TALK_REASON_PLAN_DUE, &moment->date, DAYS_BEFORE_PLAN, today);
  else if (moment->kind == MW_ROOM_PLAN_DUE)
    add_date (dates, MW_TALK_REASON_PLAN_OVERDUE, &moment->date, *today, today);
  if (!ahead)
    return;
  if (moment->kind == MW_ROOM_NOTICE || moment->kind == MW_ROOM_RENEWAL)
    add_months_before (dates, MW_TALK_REASON_NOTICE, &moment->date, MONTHS_BEFORE_NOTICE, today);
  if (moment->kind == MW_ROOM_RENEWAL_UNKNOWN)
    add_months_before (dates, MW_TALK_REASON_NOTICE_UNKNOWN, &moment->date, MONTHS_BEFORE_END, today);
  if (moment->kind == MW_ROOM_EXTENSION)
    add_months_before (dates, MW_TALK_REASON_EXTENSION, &moment->date, MONTHS_BEFORE_DECISION, today);
  if (moment->kind == MW_ROOM_RETENDER)
    add_months_before (dates, MW_TALK_REASON_RETENDER, &moment->date, MONTHS_BEFORE_TENDER, today);
}

/* Only the next report counts: for the ones after it there will be other talks. */
static void
add_reports_and_end (GArray *dates, const MwRecord *contract, const MwDuty *duty, const GDate *today)
{
  g_autoptr (GArray) moments = mw_contract_moments_list (contract, duty, today);
  gboolean renews = mw_record_get_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY) == MW_YES;
  gboolean reported = FALSE;

  for (guint i = 0; i < moments->len; i++)
    {
      const MwMoment *moment = &g_array_index (moments, MwMoment, i);
      if (moment->state != MW_MOMENT_AHEAD)
        continue;
      if (moment->kind == MW_MOMENT_REPORT && !reported)
        {
          add_days_before (dates, MW_TALK_REASON_REPORT, &moment->date, DAYS_BEFORE_REPORT, today);
          reported = TRUE;
        }
      if (moment->kind == MW_MOMENT_END && !renews)
        add_months_before (dates, MW_TALK_REASON_END, &moment->date, MONTHS_BEFORE_END, today);
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
 * @extensions: (nullable) (element-type MwRecord): the extension options of the contract
 *
 * Returns: (transfer full) (element-type MwTalkDate): days on which a talk about the contract would be well timed, the
 *   first one first
 */
GArray *
mw_talk_agenda_propose_dates (const MwRecord *contract, const MwDuty *duty, GPtrArray *extensions, const GDate *today)
{
  g_autoptr (GArray) room = mw_room_calendar_list (contract, duty, extensions, today);
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (MwTalkDate));

  for (guint i = 0; i < room->len; i++)
    add_room (dates, &g_array_index (room, MwRoomMoment, i), today);
  add_reports_and_end (dates, contract, duty, today);
  g_array_sort (dates, compare_dates);
  return dates;
}

/**
 * mw_talk_agenda_propose_again:
 * @last: (nullable): the day of the last talk that was held
 * @agreed: (nullable): the day that was agreed for the next one
 *
 * Returns: (transfer full) (element-type MwTalkDate): days that follow from the talks with a supplier, whatever its
 *   contracts
 */
GArray *
mw_talk_agenda_propose_again (const GDate *last, const GDate *agreed, const GDate *today)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (MwTalkDate));
  GDate never;

  g_date_clear (&never, 1);
  if (agreed != NULL)
    add_date (dates, MW_TALK_REASON_AGREED, agreed, *agreed, today);
  if (last != NULL)
    add_months_before (dates, MW_TALK_REASON_SILENT, last, -MW_TALK_SILENT_MONTHS, today);
  else
    add_date (dates, MW_TALK_REASON_NEVER, &never, *today, today);
  g_array_sort (dates, compare_dates);
  return dates;
}

/* Translators: of each the first is the day of the talk, the second that of what it comes before. */
static char *
describe (MwTalkReason reason, const char *date, const char *moment)
{
  switch (reason)
    {
    case MW_TALK_REASON_PLAN_OVERDUE:
      return g_strdup_printf (_ ("%s: the action plan is overdue since %s"), date, moment);
    case MW_TALK_REASON_AGREED:
      return g_strdup_printf (_ ("%s: the next talk was agreed for %s"), date, moment);
    case MW_TALK_REASON_PLAN_DUE:
      return g_strdup_printf (_ ("%s: the action plan is due on %s"), date, moment);
    case MW_TALK_REASON_REPORT:
      return g_strdup_printf (_ ("%s: the next report is due on %s"), date, moment);
    case MW_TALK_REASON_NOTICE:
      return g_strdup_printf (_ ("%s: notice can be given until %s"), date, moment);
    case MW_TALK_REASON_NOTICE_UNKNOWN:
      return g_strdup_printf (_ ("%s: it renews by itself on %s, and until when notice can be given is not known"), date, moment);
    case MW_TALK_REASON_EXTENSION:
      return g_strdup_printf (_ ("%s: the extension must be decided on by %s"), date, moment);
    case MW_TALK_REASON_RETENDER:
      return g_strdup_printf (_ ("%s: the next tender begins on %s"), date, moment);
    case MW_TALK_REASON_END:
      return g_strdup_printf (_ ("%s: the contract ends on %s"), date, moment);
    case MW_TALK_REASON_SILENT:
    case MW_TALK_REASON_NEVER:
    default:
      return g_strdup_printf (_ ("%s: the last talk was on %s"), date, moment);
    }
}

/* Returns: (transfer full): such as "07-12-2026: the action plan is due on 21-12-2026" */
char *
mw_talk_date_describe (const MwTalkDate *proposed, MwNotation notation)
{
  g_autofree char *date = mw_date_format (&proposed->date, notation);
  g_autofree char *moment = NULL;

  if (proposed->reason == MW_TALK_REASON_NEVER)
    return g_strdup_printf (_ ("%s: there was no talk with this supplier yet"), date);
  moment = mw_date_format (&proposed->moment, notation);
  return describe (proposed->reason, date, moment);
}
