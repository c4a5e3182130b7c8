/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-calendar.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libical/ical.h>

#include "mw-agenda-item.h"
#include "mw-conversation.h"
#include "mw-error.h"

/*
 * Talks for the calendar of an office program. A talk keeps its UID for good and its SEQUENCE counts up with each
 * change, so that a calendar that has it already takes over the new version, or takes it away when it is cancelled.
 */

struct _MwCalendar
{
  icalcomponent *root;
  GDate today;
  guint n_talks;
  guint n_cancelled;
};

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

/* @today: the day on which the file is made */
MwCalendar *
mw_calendar_new (const GDate *today)
{
  MwCalendar *self = g_new0 (MwCalendar, 1);

  self->today = *today;
  self->root = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (self->root, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->root, icalproperty_new_prodid ("-//Maatwerk//Maatwerk " PACKAGE_VERSION "//NL"));
  icalcomponent_add_component (self->root, icalcomponent_new_from_string (ZONE_RULES));
  return self;
}

void
mw_calendar_free (MwCalendar *self)
{
  icalcomponent_free (self->root);
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

/* Without a time it takes the whole day, which calendars end at the next. */
static void
add_times (icalcomponent *event, const MwRecord *talk, const GDate *date)
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
  end = start;
  icaltime_adjust (&end, 0, 0, (int) mw_conversation_get_minutes (talk), 0);
  add_in_zone (event, icalproperty_new_dtstart (start));
  add_in_zone (event, icalproperty_new_dtend (end));
}

static void
append_line (GString *text, const char *label, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", label, value);
}

/* @points: (nullable) */
static char *
describe (const MwRecord *talk, GPtrArray *points)
{
  GString *text = g_string_new (NULL);

  append_line (text, _ ("Our goal"), mw_record_get_text (talk, MW_CONVERSATION_OUR_GOAL));
  append_line (text, _ ("Their goal"), mw_record_get_text (talk, MW_CONVERSATION_THEIR_GOAL));
  for (guint i = 0; points != NULL && i < points->len; i++)
    g_string_append_printf (text, "%s%u. %s", text->len > 0 ? "\n" : "", i + 1, mw_record_get_text (g_ptr_array_index (points, i), MW_AGENDA_ITEM_TOPIC));
  return g_string_free (text, FALSE);
}

static void
add_place (icalcomponent *event, const MwRecord *talk)
{
  g_autofree char *form = mw_record_format_field (talk, MW_CONVERSATION_FORM, MW_NOTATION_ISO);
  const char *place = mw_record_get_text (talk, MW_CONVERSATION_PLACE);

  if (place != NULL)
    icalcomponent_add_property (event, icalproperty_new_location (place));
  else if (*form != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (form));
}

static icalcomponent *
make_event (MwCalendar *self, const MwRecord *talk, const char *supplier, GPtrArray *points, const GDate *date)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  gboolean cancelled = g_strcmp0 (mw_record_get_text (talk, MW_CONVERSATION_STATUS), "cancelled") == 0;
  g_autofree char *uid = g_strdup_printf ("%" G_GINT64_FORMAT "@io.github.maatwerk.Maatwerk", mw_record_get_id (talk));
  g_autofree char *summary = g_strdup_printf ("%s: %s", supplier, mw_record_get_title (talk));
  g_autofree char *description = describe (talk, points);
  struct icaltimetype stamp = make_day (&self->today);
  gint64 sequence = 0;

  stamp.is_date = 0;
  stamp.zone = icaltimezone_get_utc_timezone ();
  mw_record_get_integer (talk, MW_CONVERSATION_SEQUENCE, &sequence);
  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (stamp));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int) sequence));
  add_times (event, talk, date);
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  add_place (event, talk);
  if (*description != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (description));
  icalcomponent_add_property (event, icalproperty_new_status (cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  self->n_cancelled += cancelled ? 1 : 0;
  return event;
}

/**
 * mw_calendar_add_talk:
 * @points: (nullable) (element-type MwRecord): its agenda
 *
 * Returns: %FALSE where the talk has no date, so that it cannot be in a calendar
 */
gboolean
mw_calendar_add_talk (MwCalendar *self, const MwRecord *talk, const char *supplier, GPtrArray *points)
{
  GDate date;

  if (!mw_record_get_date (talk, MW_CONVERSATION_DATE, &date))
    return FALSE;
  icalcomponent_add_component (self->root, make_event (self, talk, supplier, points, &date));
  self->n_talks++;
  return TRUE;
}

/* Where all that is in it was cancelled, the file says so, and a calendar takes the talks away. */
static void
set_method (MwCalendar *self)
{
  gboolean cancel = self->n_talks > 0 && self->n_cancelled == self->n_talks;
  icalproperty *method = icalcomponent_get_first_property (self->root, ICAL_METHOD_PROPERTY);

  if (method == NULL)
    icalcomponent_add_property (self->root, icalproperty_new_method (cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH));
  else
    icalproperty_set_method (method, cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH);
}

/* Returns: (transfer full): the file, with lines of at most 75 bytes that end in CR LF */
char *
mw_calendar_to_text (MwCalendar *self)
{
  char *made;
  char *text;

  set_method (self);
  made = icalcomponent_as_ical_string_r (self->root);
  text = g_strdup (made);
  free (made);
  return text;
}

/* Either the whole file is there or the one that was. */
gboolean
mw_calendar_save (MwCalendar *self, const char *path, GError **error)
{
  g_autofree char *text = mw_calendar_to_text (self);
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local))
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_FAILED, _ ("“%s” could not be written: %s"), path, local->message);
  return FALSE;
}
