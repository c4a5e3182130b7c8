/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-agenda-item.h"
#include "mw-calendar.h"
#include "mw-conversation.h"
#include "mw-date.h"
#include "mw-test.h"

static MwRecord *
make_talk (gint64 id, const char *date, const char *time)
{
  MwRecord *talk = mw_record_new (&mw_conversation_table);

  mw_record_set_id (talk, id);
  mw_record_set_text (talk, MW_CONVERSATION_SUBJECT, "Voortgang");
  mw_record_set_text (talk, MW_CONVERSATION_STATUS, "planned");
  mw_record_set_text (talk, MW_CONVERSATION_DATE, date);
  mw_record_set_text (talk, MW_CONVERSATION_START_TIME, time);
  return talk;
}

static GDateTime *
make_moment (void)
{
  return g_date_time_new_utc (2026, 11, 23, 9, 15, 30);
}

static char *
write_one (const MwRecord *talk, GPtrArray *points)
{
  g_autoptr (GDateTime) moment = make_moment ();
  g_autoptr (MwCalendar) calendar = mw_calendar_new (moment, mw_conversation_is (talk, "cancelled"));

  g_assert_true (mw_calendar_add_talk (calendar, talk, "Van Rijn Interim", points));
  return mw_calendar_to_text (calendar);
}

static gboolean
has_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strv_contains ((const char *const *) lines, line);
}

/* By hand from RFC 5545, for a talk in winter of an hour and a half. */
static void
test_talk (void)
{
  g_autoptr (MwRecord) talk = make_talk (77, "2026-11-26", "10:00");
  g_autofree char *text = NULL;

  mw_record_set_integer (talk, MW_CONVERSATION_MINUTES, 90);
  mw_record_set_text (talk, MW_CONVERSATION_PLACE, "Rijnstraat 8, Den Haag");
  text = write_one (talk, NULL);
  g_assert_true (has_line (text, "BEGIN:VCALENDAR"));
  g_assert_true (has_line (text, "VERSION:2.0"));
  g_assert_true (has_line (text, "METHOD:PUBLISH"));
  g_assert_true (has_line (text, "TZID:Europe/Amsterdam"));
  g_assert_true (has_line (text, "UID:77@io.github.maatwerk.Maatwerk"));
  g_assert_true (has_line (text, "DTSTAMP:20261123T091530Z"));
  /* 2518 days since 1 January 2020, and nine hours, a quarter and half a minute. */
  g_assert_true (has_line (text, "SEQUENCE:217588530"));
  g_assert_true (has_line (text, "ORGANIZER;CN=Maatwerk:invalid:nomail"));
  g_assert_true (has_line (text, "DTSTART;TZID=Europe/Amsterdam:20261126T100000"));
  g_assert_true (has_line (text, "DTEND;TZID=Europe/Amsterdam:20261126T113000"));
  g_assert_true (has_line (text, "SUMMARY:Van Rijn Interim: Voortgang"));
  g_assert_true (has_line (text, "LOCATION:Rijnstraat 8\\, Den Haag"));
  g_assert_true (has_line (text, "STATUS:CONFIRMED"));
}

/* Half an hour before midnight: it ends on the next day. Without a time it takes the day. */
static void
test_times (void)
{
  g_autoptr (MwRecord) late = make_talk (1, "2026-12-31", "23:30");
  g_autoptr (MwRecord) whole = make_talk (2, "2028-02-29", NULL);
  g_autofree char *over = write_one (late, NULL);
  g_autofree char *day = write_one (whole, NULL);

  g_assert_true (has_line (over, "DTEND;TZID=Europe/Amsterdam:20270101T003000"));
  g_assert_true (has_line (day, "DTSTART;VALUE=DATE:20280229"));
  g_assert_true (has_line (day, "DTEND;VALUE=DATE:20280301"));
}

static void
assert_takes (const char *date, const char *time, int minutes, const char *start, const char *end)
{
  g_autoptr (MwRecord) talk = make_talk (1, date, time);
  g_autofree char *text = NULL;

  mw_record_set_integer (talk, MW_CONVERSATION_MINUTES, minutes);
  text = write_one (talk, NULL);
  g_test_message ("%s %s: %s", date, time, strstr (text, "BEGIN:VEVENT"));
  g_assert_true (has_line (text, start));
  g_assert_true (has_line (text, end));
}

/* Near a change of the clock it is told in the time of the world. In spring 02:30 does not exist, and is taken as what the
 * clock shows half an hour after it was two; in autumn it comes twice, and is taken as the first. */
static void
test_clock_change (void)
{
  assert_takes ("2027-03-28", "01:30", 60, "DTSTART:20270328T003000Z", "DTEND:20270328T013000Z");
  assert_takes ("2027-03-28", "02:30", 60, "DTSTART:20270328T013000Z", "DTEND:20270328T023000Z");
  assert_takes ("2027-03-28", "03:00", 90, "DTSTART:20270328T010000Z", "DTEND:20270328T023000Z");
  assert_takes ("2027-03-28", "00:30", 240, "DTSTART:20270327T233000Z", "DTEND:20270328T033000Z");
  assert_takes ("2027-03-28", "10:00", 60, "DTSTART;TZID=Europe/Amsterdam:20270328T100000", "DTEND;TZID=Europe/Amsterdam:20270328T110000");
  assert_takes ("2026-10-25", "01:30", 60, "DTSTART:20261024T233000Z", "DTEND:20261025T003000Z");
  assert_takes ("2026-10-25", "02:30", 60, "DTSTART:20261025T003000Z", "DTEND:20261025T013000Z");
  assert_takes ("2026-10-25", "03:00", 60, "DTSTART:20261025T020000Z", "DTEND:20261025T030000Z");
  assert_takes ("2026-10-25", "10:00", 60, "DTSTART;TZID=Europe/Amsterdam:20261025T100000", "DTEND;TZID=Europe/Amsterdam:20261025T110000");
}

/* One that is cancelled is taken away; among others it is shown as cancelled, for a file has one method. */
static void
test_cancelled (void)
{
  g_autoptr (MwRecord) talk = make_talk (5, "2026-11-26", "10:00");
  g_autoptr (MwRecord) stays = make_talk (6, "2026-11-27", "10:00");
  g_autofree char *text = NULL;
  g_autofree char *mixed = NULL;
  g_autoptr (GDateTime) moment = make_moment ();
  g_autoptr (MwCalendar) calendar = NULL;

  mw_record_set_text (talk, MW_CONVERSATION_STATUS, "cancelled");
  text = write_one (talk, NULL);
  g_assert_true (has_line (text, "METHOD:CANCEL"));
  g_assert_true (has_line (text, "STATUS:CANCELLED"));
  calendar = mw_calendar_new (moment, FALSE);
  g_assert_true (mw_calendar_add_talk (calendar, talk, "A", NULL));
  g_assert_true (mw_calendar_add_talk (calendar, stays, "B", NULL));
  mixed = mw_calendar_to_text (calendar);
  g_assert_true (has_line (mixed, "METHOD:PUBLISH"));
  g_assert_true (has_line (mixed, "STATUS:CANCELLED"));
  g_assert_true (has_line (mixed, "STATUS:CONFIRMED"));
}

/* Who gets the file sees what it is about, and neither what we want nor how well anything fits. */
static void
test_discreet (void)
{
  g_autoptr (MwRecord) talk = make_talk (5, "2026-11-26", "10:00");
  g_autoptr (MwRecord) point = mw_record_new (&mw_agenda_item_table);
  g_autoptr (GPtrArray) points = g_ptr_array_new ();
  g_autofree char *text = NULL;

  mw_record_set_text (talk, MW_CONVERSATION_OUR_GOAL, "Vijf plaatsen");
  mw_record_set_text (talk, MW_CONVERSATION_THEIR_GOAL, "Rust");
  mw_record_set_text (point, MW_AGENDA_ITEM_TOPIC, "“Werkplek” (2026): past bij “A” (87) en “B” (4)");
  g_ptr_array_add (points, point);
  text = write_one (talk, points);
  g_assert_nonnull (strstr (text, "DESCRIPTION:1. “Werkplek”: past bij “A” en “B”\r\n"));
  g_assert_null (strstr (text, "Vijf"));
  g_assert_null (strstr (text, "Rust"));
}

static char *
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

/* Lines of at most 75 bytes that are text by themselves, and everything comes back: commas, semicolons, backslashes,
 * line ends, and letters of several bytes right at the fold. */
static void
test_folding (void)
{
  for (guint shift = 0; shift < 12; shift++)
    {
      g_autoptr (MwRecord) talk = make_talk (9, "2026-11-26", "10:00");
      g_autoptr (MwRecord) point = mw_record_new (&mw_agenda_item_table);
      g_autoptr (GPtrArray) points = g_ptr_array_new ();
      g_autoptr (GString) topic = g_string_new ("komma, puntkomma; streep \\ ");
      g_autofree char *text = NULL;
      g_autofree char *whole = NULL;
      for (guint i = 0; i < shift; i++)
        g_string_append_c (topic, 'x');
      for (guint i = 0; i < 60; i++)
        g_string_append (topic, i % 3 == 0 ? "é" : "€");
      mw_record_set_text (point, MW_AGENDA_ITEM_TOPIC, topic->str);
      g_ptr_array_add (points, point);
      mw_record_set_text (talk, MW_CONVERSATION_PLACE, "Eerste regel\nTweede regel");
      text = write_one (talk, points);
      g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
      for (char **line = lines; *line != NULL; line++)
        {
          g_assert_cmpuint (strlen (*line), <=, 75);
          g_assert_true (g_utf8_validate (*line, -1, NULL));
          g_assert_null (strchr (*line, '\n'));
        }
      whole = unfold (text);
      g_assert_nonnull (strstr (whole, "DESCRIPTION:1. komma\\, puntkomma\\; streep \\\\ "));
      g_assert_nonnull (strstr (whole, "é€€é€€é€€"));
    }
}

/* What has no date is told, and cannot be written is an error that leaves what was there. */
static void
test_failures (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwRecord) undated = make_talk (5, NULL, NULL);
  g_autoptr (GDateTime) moment = make_moment ();
  g_autoptr (MwCalendar) calendar = mw_calendar_new (moment, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (mw_calendar_add_talk (calendar, undated, "A", NULL));
  g_assert_false (mw_calendar_save (calendar, MW_TEST_TO ("/nowhere/at/all.ics"), &error));
  g_assert_nonnull (error);
}

/* A typing error in the year is not written as zeros. */
static void
test_far_years (void)
{
  g_autoptr (GDateTime) moment = make_moment ();
  g_autoptr (MwCalendar) calendar = mw_calendar_new (moment, FALSE);
  g_autoptr (MwRecord) last = make_talk (1, "2999-12-31", "23:30");
  g_autoptr (MwRecord) far = make_talk (2, "3026-12-03", "10:00");
  g_autofree char *text = NULL;

  g_assert_true (mw_calendar_add_talk (calendar, last, "Van Rijn Interim", NULL));
  g_assert_false (mw_calendar_add_talk (calendar, far, "Van Rijn Interim", NULL));
  text = mw_calendar_to_text (calendar);
  g_assert_true (has_line (text, "DTSTART;TZID=Europe/Amsterdam:29991231T233000"));
  g_assert_true (has_line (text, "DTEND;TZID=Europe/Amsterdam:30000101T003000"));
  g_assert_null (strstr (text, "00000000T"));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/calendar/talk-by-hand", test_talk);
  g_test_add_func ("/calendar/times", test_times);
  g_test_add_func ("/calendar/keeps-its-length", test_clock_change);
  g_test_add_func ("/calendar/cancelled", test_cancelled);
  g_test_add_func ("/calendar/discreet", test_discreet);
  g_test_add_func ("/calendar/folding", test_folding);
  mw_test_add ("/calendar/failures", test_failures);
  g_test_add_func ("/calendar/far-years", test_far_years);
  return g_test_run ();
}
