/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "mw-calendar.h"
#include "mw-contract-csv.h"
#include "mw-conversation.h"
#include "mw-error.h"
#include "mw-made-up.h"
#include "mw-report-workbook.h"
#include "mw-seal.h"
#include "mw-test.h"

/* What each writer makes is written by one of these. */
typedef gboolean (*Write) (const MwOutputTarget *target, GError **error);

static gboolean
write_report (const MwOutputTarget *target, GError **error)
{
  g_autoptr (MwReport) report = mw_report_new ();
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };

  report->scope = g_strdup (MW_SEAL_MARK "van ons");
  g_date_set_dmy (&report->today, 23, G_DATE_NOVEMBER, 2026);
  report->until = report->today;
  report->next = mw_made_up_next;
  report->next_data = &source;
  report->totals.count = source.left;
  mw_report_complete (report);
  return mw_report_write (report, target, NULL, error);
}

static gboolean
write_calendar (const MwOutputTarget *target, GError **error)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 23, 9, 0, 0);
  g_autoptr (MwCalendar) calendar = mw_calendar_new (moment, FALSE);
  g_autoptr (MwRecord) talk = mw_record_new (&mw_conversation_table);

  mw_record_set_text (talk, MW_CONVERSATION_SUBJECT, "Kennismaking");
  mw_record_set_text (talk, MW_CONVERSATION_DATE, "2026-12-01");
  g_assert_true (mw_calendar_add_talk (calendar, talk, MW_SEAL_BLANK, NULL));
  return mw_calendar_save (calendar, target, error);
}

static gboolean
write_list (const MwOutputTarget *target, GError **error)
{
  MwMadeUp source = { 3, G_MAXUINT, "+1+1" };

  return mw_contract_csv_write (target, MW_NOTATION_DUTCH, mw_made_up_next, &source, NULL, error);
}

static const struct
{
  const char *name;
  Write write;
} writers[] = {
  { "r.xlsx", write_report },
  { "r.ods", write_report },
  { "r.pdf", write_report },
  { "a.ics", write_calendar },
  { "l.csv", write_list },
};

#define N_SEALED (G_N_ELEMENTS (writers) - 1)

static void
assert_refused (Write write, const MwOutputTarget *target)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size = 0;
  gsize size_after = 0;

  g_file_get_contents (target->path, &before, &size, NULL);
  g_assert_false (write (target, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_MISUSE);
  g_assert_true (g_str_has_prefix (error->message, "“"));
  g_file_get_contents (target->path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size, after, size_after);
}

static void
test_own_is_replaced (MwFixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < N_SEALED; i++)
    {
      g_autofree char *path = mw_fixture_get_path (fixture, writers[i].name);
      g_autoptr (GError) error = NULL;
      g_assert_true (writers[i].write (MW_TEST_TO (path), &error));
      g_assert_no_error (error);
      g_assert_true (mw_seal_holds (path));
      g_assert_true (writers[i].write (MW_TEST_TO (path), &error));
      g_assert_no_error (error);
      g_assert_true (mw_seal_holds (path));
    }
  g_assert_false (mw_fixture_has_parts (fixture));
}

/* One letter of what it tells, as an editor or another program would change it. */
static void
change (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  if (memcmp (data, "PK", 2) != 0)
    {
      data[size - 10] ^= 1;
      g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
      return;
    }
  zip_t *zip = zip_open (path, 0, NULL);
  gboolean excel = zip_name_locate (zip, "xl/styles.xml", 0) >= 0;
  gint64 part = zip_name_locate (zip, excel ? "xl/styles.xml" : "content.xml", 0);
  g_assert_cmpint (part, >=, 0);
  g_assert_cmpint (zip_file_replace (zip, (guint64) part, zip_source_buffer (zip, "<a/>", 4, 0), 0), ==, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

static void
test_changed_stays (MwFixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < N_SEALED; i++)
    {
      g_autofree char *path = mw_fixture_get_path (fixture, writers[i].name);
      g_assert_true (writers[i].write (MW_TEST_TO (path), NULL));
      change (path);
      g_assert_false (mw_seal_holds (path));
      assert_refused (writers[i].write, MW_TEST_TO (path));
      g_assert_true (writers[i].write (MW_TEST_OVER (path), NULL));
      g_assert_true (mw_seal_holds (path));
    }
}

/* What has no properties cannot be known again. */
static void
test_list_is_never_replaced (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "l.csv");

  g_assert_true (write_list (MW_TEST_TO (path), NULL));
  assert_refused (write_list, MW_TEST_TO (path));
  g_assert_true (write_list (MW_TEST_OVER (path), NULL));
}

static void
test_foreign_stays (MwFixture *fixture, gconstpointer unused)
{
  static const char *const contents[] = { "", "mijn eigen werk", "PK\3\4 maar geen archief", "%PDF-1.4 " MW_SEAL_MARK "0123", MW_SEAL_BLANK };

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (contents); j++)
        {
          g_autofree char *path = mw_fixture_write (fixture, writers[i].name, contents[j], -1);
          assert_refused (writers[i].write, MW_TEST_TO (path));
        }
    }
}

/* Neither of them, by whatever path, and whatever the user answered. */
static void
test_files_of_the_program_stay (MwFixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "symbolic.xlsx", "hard.xlsx", "sub/../test.maatwerk", "other.xlsx", "broken.maatwerk", "test.maatwerk-wal", "test.maatwerk-journal" };
  g_autofree char *folder = mw_fixture_get_path (fixture, "sub");
  g_autofree char *symbolic = mw_fixture_get_path (fixture, names[0]);
  g_autofree char *hard = mw_fixture_get_path (fixture, names[1]);
  g_autofree char *open = mw_fixture_write (fixture, "test.maatwerk", "SQLite format 3\0 open", 21);
  g_autofree char *other = mw_fixture_write (fixture, names[3], "SQLite format 3\0 ander", 22);
  g_autofree char *broken = mw_fixture_write (fixture, names[4], "", 0);
  g_autofree char *log = mw_fixture_write (fixture, names[5], "log", -1);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("test.maatwerk", symbolic), ==, 0);
  g_assert_cmpint (link (open, hard), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = mw_fixture_get_path (fixture, names[i]);
      for (guint asked = 0; asked < 2; asked++)
        {
          MwOutputTarget target = { path, open, asked == 1 };
          assert_refused (write_calendar, &target);
          if (g_str_has_suffix (path, ".xlsx"))
            assert_refused (write_report, &target);
        }
    }
  g_assert_false (mw_fixture_has_parts (fixture));
}

static void
test_no_ordinary_file (MwFixture *fixture, gconstpointer unused)
{
  assert_refused (write_calendar, MW_TEST_OVER (fixture->folder));
  assert_refused (write_calendar, MW_TEST_OVER ("/dev/null"));
}

/* A link stays one, also where there was nothing yet at its end. */
static void
test_links_are_followed (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *link_path = mw_fixture_get_path (fixture, "link.ics");
  g_autofree char *end = mw_fixture_get_path (fixture, "end.ics");

  g_assert_cmpint (symlink ("end.ics", link_path), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (write_calendar (MW_TEST_TO (link_path), NULL));
      g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
      g_assert_false (g_file_test (end, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (mw_seal_holds (end));
    }
}

/* As long as a name can be; and where it is longer, that is the reason. */
static void
test_long_names (MwFixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      const char *ending = strchr (writers[i].name, '.');
      g_autofree char *name = g_strnfill (255 - strlen (ending), 'n');
      g_autofree char *full = g_strconcat (name, ending, NULL);
      g_autofree char *longer = g_strconcat ("n", full, NULL);
      g_autofree char *path = mw_fixture_get_path (fixture, full);
      g_autofree char *too_long = mw_fixture_get_path (fixture, longer);
      g_autoptr (GError) error = NULL;
      g_assert_true (writers[i].write (MW_TEST_TO (path), &error));
      g_assert_no_error (error);
      g_assert_false (writers[i].write (MW_TEST_TO (too_long), &error));
      g_assert_nonnull (strstr (error->message, "too long"));
    }
}

static void
test_rights_stay (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  GStatBuf status;

  g_assert_true (write_report (MW_TEST_TO (path), NULL));
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (write_report (MW_TEST_TO (path), NULL));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/output/own-is-replaced", test_own_is_replaced);
  mw_test_add ("/output/changed-stays", test_changed_stays);
  mw_test_add ("/output/list-is-never-replaced", test_list_is_never_replaced);
  mw_test_add ("/output/foreign-stays", test_foreign_stays);
  mw_test_add ("/output/files-of-the-program-stay", test_files_of_the_program_stay);
  mw_test_add ("/output/no-ordinary-file", test_no_ordinary_file);
  mw_test_add ("/output/links-are-followed", test_links_are_followed);
  mw_test_add ("/output/long-names", test_long_names);
  mw_test_add ("/output/rights-stay", test_rights_stay);
  return g_test_run ();
}
