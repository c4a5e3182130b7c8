/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-room-calendar.h"

#include <glib/gi18n-lib.h>

#include "mw-contract-extension.h"
#include "mw-contract-state.h"
#include "mw-contract.h"
#include "mw-date.h"

/*
 * The moments at which a contract still leaves room to change something. They warn from the day on which one can last
 * act, not from the day on which the contract ends: then it is too late.
 */

static gboolean
is_within (const GDate *date, const GDate *today, int months)
{
  GDate limit = *today;

  mw_date_add_months (&limit, months);
  return g_date_compare (date, &limit) <= 0;
}

static MwRoomState
find_state (MwRoomKind kind, const GDate *date, const GDate *today)
{
  int months = kind == MW_ROOM_RENEWAL_UNKNOWN ? MW_ROOM_LOOK_UP_MONTHS : MW_ROOM_SOON_MONTHS;

  if (g_date_compare (date, today) < 0)
    return kind == MW_ROOM_RETENDER ? MW_ROOM_TENDER_LATE : MW_ROOM_MISSED;
  return is_within (date, today, months) ? MW_ROOM_SOON : MW_ROOM_AHEAD;
}

static MwRoomMoment *
add (GArray *moments, MwRoomKind kind, const GDate *date, const GDate *today)
{
  MwRoomMoment moment = { .kind = kind, .state = find_state (kind, date, today), .date = *date };

  g_array_append_val (moments, moment);
  return &g_array_index (moments, MwRoomMoment, moments->len - 1);
}

static void
add_plan (GArray *moments, const MwRecord *contract, const MwDuty *duty, const GDate *today)
{
  if (duty->applies == MW_YES && duty->plan_due_known && !mw_record_is_known (contract, MW_CONTRACT_PLAN_RECEIVED_DATE))
    add (moments, MW_ROOM_PLAN_DUE, &duty->plan_due, today);
}

/* Without a day of its own an extension is decided while notice can still be given, and else before the end. */
static gboolean
find_decide_by (const MwRecord *contract, const MwRecord *extension, GDate *date, MwRoomBasis *basis)
{
  *basis = MW_ROOM_BASIS_DATE;
  if (mw_record_get_date (extension, MW_CONTRACT_EXTENSION_DECIDE_BY, date))
    return TRUE;
  *basis = MW_ROOM_BASIS_NOTICE;
  if (mw_record_get_date (contract, MW_CONTRACT_NOTICE_DATE, date))
    return TRUE;
  *basis = MW_ROOM_BASIS_END;
  return mw_record_get_date (contract, MW_CONTRACT_END_DATE, date);
}

/* Of several options without a day the first is the one to decide on; the next follow when it is taken. */
static void
add_extensions (GArray *moments, const MwRecord *contract, GPtrArray *extensions, const GDate *today)
{
  gboolean guessed = FALSE;

  for (guint i = 0; extensions != NULL && i < extensions->len; i++)
    {
      const MwRecord *extension = g_ptr_array_index (extensions, i);
      MwRoomBasis basis;
      GDate decide;
      if (mw_record_get_yes_no (extension, MW_CONTRACT_EXTENSION_TAKEN) != MW_UNKNOWN || !find_decide_by (contract, extension, &decide, &basis))
        continue;
      if (basis != MW_ROOM_BASIS_DATE && guessed)
        continue;
      guessed = guessed || basis != MW_ROOM_BASIS_DATE;
      add (moments, MW_ROOM_EXTENSION, &decide, today)->basis = basis;
    }
}

/* A contract that renews by itself is stopped by notice only. Where that day is not known it lies before the end, and
 * is to be looked up; a day of our own making would give rest where there is none. */
static void
add_renewal (GArray *moments, const MwRecord *contract, const GDate *today)
{
  GDate notice;
  GDate end;
  gboolean has_notice = mw_record_get_date (contract, MW_CONTRACT_NOTICE_DATE, &notice);
  gboolean has_end = mw_record_get_date (contract, MW_CONTRACT_END_DATE, &end);
  MwRoomMoment *moment;

  if (!has_notice && !has_end)
    return;
  moment = add (moments, has_notice ? MW_ROOM_RENEWAL : MW_ROOM_RENEWAL_UNKNOWN, has_notice ? &notice : &end, today);
  moment->end_known = has_end;
  if (has_end)
    moment->end = end;
}

static void
add_notice (GArray *moments, const MwRecord *contract, const GDate *today)
{
  GDate notice;

  /* Notice that was not given leaves a contract that does not renew as it was. */
  if (mw_record_get_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY) == MW_YES)
    add_renewal (moments, contract, today);
  else if (mw_record_get_date (contract, MW_CONTRACT_NOTICE_DATE, &notice) && g_date_compare (&notice, today) >= 0)
    add (moments, MW_ROOM_NOTICE, &notice, today);
}

static void
add_end (GArray *moments, const MwRecord *contract, const GDate *today)
{
  GDate end;
  GDate tender;

  if (!mw_contract_find_latest_end (contract, &end))
    return;
  tender = end;
  mw_date_add_months (&tender, -MW_ROOM_RETENDER_MONTHS);
  add (moments, MW_ROOM_RETENDER, &tender, today);
  add (moments, MW_ROOM_END, &end, today);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MwRoomMoment *first = a;
  const MwRoomMoment *second = b;
  int order = g_date_compare (&first->date, &second->date);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

/**
 * mw_room_calendar_list:
 * @extensions: (nullable) (element-type MwRecord): the extension options of the contract
 *
 * Returns: (transfer full) (element-type MwRoomMoment): the first one first; none for a contract that has ended
 */
GArray *
mw_room_calendar_list (const MwRecord *contract, const MwDuty *duty, GPtrArray *extensions, const GDate *today)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (MwRoomMoment));

  if (mw_contract_has_ended (contract, today))
    return moments;
  add_plan (moments, contract, duty, today);
  add_extensions (moments, contract, extensions, today);
  add_notice (moments, contract, today);
  add_end (moments, contract, today);
  g_array_sort (moments, compare);
  return moments;
}

static const char *
describe_extension (const MwRoomMoment *moment)
{
  switch (moment->basis)
    {
    case MW_ROOM_BASIS_NOTICE:
      return _ ("Decide on the extension (no day is noted; this is the last day to give notice)");
    case MW_ROOM_BASIS_END:
      return _ ("Decide on the extension (no day is noted; this is the day on which the contract ends)");
    case MW_ROOM_BASIS_DATE:
    default:
      return _ ("Decide on the extension");
    }
}

/* Returns: (transfer full): what can be done until then */
char *
mw_room_moment_describe (const MwRoomMoment *moment, MwNotation notation)
{
  g_autofree char *end = moment->end_known ? mw_date_format (&moment->end, notation) : NULL;

  switch (moment->kind)
    {
    case MW_ROOM_PLAN_DUE:
      return g_strdup (_ ("Action plan is due"));
    case MW_ROOM_NOTICE:
      return g_strdup (_ ("Last day to give notice"));
    case MW_ROOM_RENEWAL:
      return end != NULL ? g_strdup_printf (_ ("Last day before it renews by itself (on %s)"), end) : g_strdup (_ ("Last day before it renews by itself"));
    case MW_ROOM_RENEWAL_UNKNOWN:
      return g_strdup (_ ("It renews by itself, and the last day to give notice is not known: look it up"));
    case MW_ROOM_EXTENSION:
      return g_strdup (describe_extension (moment));
    case MW_ROOM_RETENDER:
      return g_strdup_printf (_ ("Begin the next tender (%d months before the latest end)"), MW_ROOM_RETENDER_MONTHS);
    case MW_ROOM_END:
    default:
      return g_strdup (_ ("Latest end of the contract"));
    }
}

const char *
mw_room_state_get_label (MwRoomState state)
{
  static const char *const labels[MW_N_ROOM_STATES] = {
    [MW_ROOM_MISSED] = N_ ("The day has passed"),
    [MW_ROOM_SOON] = N_ ("Soon"),
    [MW_ROOM_TENDER_LATE] = N_ ("The next tender should have begun"),
    [MW_ROOM_AHEAD] = N_ ("Later"),
  };

  g_return_val_if_fail (state < MW_N_ROOM_STATES, "");
  return _ (labels[state]);
}
