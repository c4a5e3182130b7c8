/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-calendar.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libical/ical.h>

#include "mw-agenda-item.h"
#include "mw-conversation.h"
#include "mw-seal.h"
#include "mw-text.h"

/*
 * Talks for the calendar of an office program. A talk keeps its UID for good, and a calendar that has it already takes
 * over what comes with a higher SEQUENCE. That number is the moment at which the file is made: it rises with each file,
 * whatever changed since the last one (the talk, its agenda, the name of the supplier), and also where a change was
 * undone, which a number kept with the talk would not.
 */

struct _MwCalendar
{
  icalcomponent *root;
  icaltimezone *zone; /* with the rules that the file gives */
  GDateTime *moment;
};

/* Seconds since 1970 leave few bits of the 31 that there are; from here on they last until 2088. */
#define SEQUENCE_START G_GINT64_CONSTANT (1577836800) /* 2020-01-01 */

/* libical writes zeros for what comes after; a talk that lasts into the next year must still be before it. */
#define LAST_YEAR 2999

#define ZONE "Europe/Amsterdam"

/* The rules of the European Union since 1996; what comes before is not planned here. */
#define ZONE_RULES                              \
  "BEGIN:VTIMEZONE\r\n"                         \
  "TZID:" ZONE "\r\n"                           \
  "BEGIN:DAYLIGHT\r\n"                          \
  "TZNAME:CEST\r\n"                             \
  "TZOFFSETFROM:+0100\r\n"                      \
  "TZOFFSETTO:+0200\r\n"                        \
  "DTSTART:19960331T020000\r\n"                 \
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"  \
  "END:DAYLIGHT\r\n"                            \
  "BEGIN:STANDARD\r\n"                          \
  "TZNAME:CET\r\n"                              \
  "TZOFFSETFROM:+0200\r\n"                      \
  "TZOFFSETTO:+0100\r\n"                        \
  "DTSTART:19961027T030000\r\n"                 \
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n" \
  "END:STANDARD\r\n"                            \
  "END:VTIMEZONE\r\n"

/* One line, which is not folded: it is to be found in one piece. */
static void
add_seal (icalcomponent *root)
{
  icalproperty *seal = icalproperty_new_x (MW_SEAL_BLANK);

  icalproperty_set_x_name (seal, "X-MAATWERK-SEAL");
  icalcomponent_add_property (root, seal);
}

/**
 * mw_calendar_new:
 * @moment: at which the file is made; a later one replaces what an earlier one brought
 * @cancels: whether calendars are to take away the talks in it; else they are to show them, those that were cancelled
 *   as such
 */
MwCalendar *
mw_calendar_new (GDateTime *moment, gboolean cancels)
{
  MwCalendar *self = g_new0 (MwCalendar, 1);

  self->moment = g_date_time_to_utc (moment);
  self->root = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (self->root, icalproperty_new_method (cancels ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH));
  icalcomponent_add_property (self->root, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->root, icalproperty_new_prodid ("-//Maatwerk//Maatwerk " PACKAGE_VERSION "//NL"));
  add_seal (self->root);
  icalcomponent_add_component (self->root, icalcomponent_new_from_string (ZONE_RULES));
  self->zone = icaltimezone_new ();
  icaltimezone_set_component (self->zone, icalcomponent_new_from_string (ZONE_RULES));
  return self;
}

void
mw_calendar_free (MwCalendar *self)
{
  icalcomponent_free (self->root);
  icaltimezone_free (self->zone, 1);
  g_date_time_unref (self->moment);
  g_free (self);
}

static struct icaltimetype
make_day (const GDate *date)
{
  struct icaltimetype time = icaltime_null_time ();

  time.year = g_date_get_year (date);
  time.month = (int) g_date_get_month (date);
  time.day = g_date_get_day (date);
  time.is_date = 1;
  return time;
}

static void
add_in_zone (icalcomponent *event, icalproperty *property)
{
  icalproperty_add_parameter (property, icalparameter_new_tzid (ZONE));
  icalcomponent_add_property (event, property);
}

/* Hours that clocks show twice, or skip, are never further away than this from the change. */
#define CHANGE_HOURS 3

static int
get_offset (MwCalendar *self, struct icaltimetype time, int hours)
{
  int is_summer;

  icaltime_adjust (&time, 0, hours, 0, 0);
  return icaltimezone_get_utc_offset (self->zone, &time, &is_summer);
}

/* The moment at which a clock that is @offset seconds ahead shows a time. */
static struct icaltimetype
make_moment (struct icaltimetype shown, int offset)
{
  icaltime_adjust (&shown, 0, 0, 0, -offset);
  icaltime_set_timezone (&shown, icaltimezone_get_utc_timezone ());
  return shown;
}

static gboolean
is_shown_at (MwCalendar *self, struct icaltimetype shown, struct icaltimetype moment)
{
  struct icaltimetype there = icaltime_convert_to_zone (moment, self->zone);

  return there.day == shown.day && there.hour == shown.hour && there.minute == shown.minute;
}

/* A time that comes twice is the first; one that is skipped is so much later than the clock showed before (RFC 5545,
 * 3.3.5), where libical would take it as earlier. */
static struct icaltimetype
find_moment (MwCalendar *self, struct icaltimetype shown)
{
  struct icaltimetype before = make_moment (shown, get_offset (self, shown, -CHANGE_HOURS));
  struct icaltimetype after = make_moment (shown, get_offset (self, shown, CHANGE_HOURS));

  return !is_shown_at (self, shown, before) && is_shown_at (self, shown, after) ? after : before;
}

/* Where clocks change near it, local times would not say how long it takes: 02:30 may come twice, or not at all. */
static void
add_hours (MwCalendar *self, icalcomponent *event, struct icaltimetype start, int minutes)
{
  struct icaltimetype end = start;

  icaltime_adjust (&end, 0, 0, minutes, 0);
  if (get_offset (self, start, -CHANGE_HOURS) == get_offset (self, end, CHANGE_HOURS))
    {
      add_in_zone (event, icalproperty_new_dtstart (start));
      add_in_zone (event, icalproperty_new_dtend (end));
      return;
    }
  start = find_moment (self, start);
  end = start;
  icaltime_adjust (&end, 0, 0, minutes, 0);
  icalcomponent_add_property (event, icalproperty_new_dtstart (start));
  icalcomponent_add_property (event, icalproperty_new_dtend (end));
}

/* Without a time it takes the whole day, which calendars end at the next. */
static void
add_times (MwCalendar *self, icalcomponent *event, const MwRecord *talk, const GDate *date)
{
  const char *text = mw_record_get_text (talk, MW_CONVERSATION_START_TIME);
  struct icaltimetype start = make_day (date);
  struct icaltimetype end;

  if (text == NULL)
    {
      end = start;
      icaltime_adjust (&end, 1, 0, 0, 0);
      icalcomponent_add_property (event, icalproperty_new_dtstart (start));
      icalcomponent_add_property (event, icalproperty_new_dtend (end));
      return;
    }
  start.is_date = 0;
  start.hour = (int) g_ascii_strtoll (text, NULL, 10);
  start.minute = (int) g_ascii_strtoll (text + 3, NULL, 10);
  add_hours (self, event, start, (int) mw_conversation_get_minutes (talk));
}

/* How well a request fits an initiative, as it stands in a topic, is not for who gets the file. */
static char *
leave_out_scores (const char *topic)
{
  g_autoptr (GRegex) score = g_regex_new ("(?<=”) \\(\\d+\\)", 0, 0, NULL);

  return g_regex_replace_literal (score, topic, -1, 0, "", 0, NULL);
}

/**
 * describe:
 * @points: (nullable)
 *
 * The topics alone. The file goes to the supplier and to colleagues, or stands in a calendar that others see: what we
 * want to reach, and what we think that they want, stays here.
 */
static char *
describe (GPtrArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      g_autofree char *topic = leave_out_scores (mw_record_get_text (g_ptr_array_index (points, i), MW_AGENDA_ITEM_TOPIC));
      g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, topic);
    }
  return g_string_free (text, FALSE);
}

/* The characters that a calendar cannot hold stay away; line ends are escaped. */
static void
add_text (icalcomponent *event, icalproperty *(*make) (const char *), const char *text)
{
  g_autofree char *made = NULL;

  icalcomponent_add_property (event, make (mw_text_make_portable (text, &made)));
}

static void
add_place (icalcomponent *event, const MwRecord *talk)
{
  g_autofree char *form = mw_record_format_field (talk, MW_CONVERSATION_FORM, MW_NOTATION_ISO);
  const char *place = mw_record_get_text (talk, MW_CONVERSATION_PLACE);

  if (place != NULL)
    add_text (event, icalproperty_new_location, place);
  else if (*form != '\0')
    add_text (event, icalproperty_new_location, form);
}

/* A calendar asks who the talk is from (RFC 5546, 3.2.1 and 3.2.5), and answers to an address. Nobody is to be
 * answered here, which the reserved scheme says; a name is all that is shown. */
static void
add_organizer (icalcomponent *event)
{
  icalproperty *organizer = icalproperty_new_organizer ("invalid:nomail");

  icalproperty_add_parameter (organizer, icalparameter_new_cn ("Maatwerk"));
  icalcomponent_add_property (event, organizer);
}

static void
add_version (MwCalendar *self, icalcomponent *event)
{
  gint64 seconds = g_date_time_to_unix (self->moment);

  icalcomponent_add_property (event, icalproperty_new_dtstamp (icaltime_from_timet_with_zone ((time_t) seconds, 0, icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int) CLAMP (seconds - SEQUENCE_START, 0, G_MAXINT32)));
}

static icalcomponent *
make_event (MwCalendar *self, const MwRecord *talk, const char *supplier, GPtrArray *points, const GDate *date)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *uid = g_strdup_printf ("%" G_GINT64_FORMAT "@io.github.maatwerk.Maatwerk", mw_record_get_id (talk));
  g_autofree char *summary = g_strdup_printf ("%s: %s", supplier, mw_record_get_title (talk));
  g_autofree char *description = describe (points);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  add_version (self, event);
  add_organizer (event);
  add_times (self, event, talk, date);
  add_text (event, icalproperty_new_summary, summary);
  add_place (event, talk);
  if (*description != '\0')
    add_text (event, icalproperty_new_description, description);
  icalcomponent_add_property (event, icalproperty_new_status (mw_conversation_is (talk, "cancelled") ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  return event;
}

/**
 * mw_calendar_add_talk:
 * @points: (nullable) (element-type MwRecord): its agenda
 *
 * Returns: %FALSE where the talk has no date, or one further away than calendars go, so that it cannot be in one
 */
gboolean
mw_calendar_add_talk (MwCalendar *self, const MwRecord *talk, const char *supplier, GPtrArray *points)
{
  GDate date;

  if (!mw_record_get_date (talk, MW_CONVERSATION_DATE, &date) || g_date_get_year (&date) > LAST_YEAR)
    return FALSE;
  icalcomponent_add_component (self->root, make_event (self, talk, supplier, points, &date));
  return TRUE;
}

/* Returns: (transfer full): the file, with lines of at most 75 bytes that end in CR LF */
char *
mw_calendar_to_text (MwCalendar *self)
{
  char *made = icalcomponent_as_ical_string_r (self->root);
  char *text = g_strdup (made);

  free (made);
  return text;
}

/* Returns: %FALSE with what mw_output_begin() gives, what stood there untouched */
gboolean
mw_calendar_save (MwCalendar *self, const MwOutputTarget *target, GError **error)
{
  g_autofree char *text = mw_calendar_to_text (self);

  return mw_output_write (target, text, strlen (text), TRUE, error);
}
