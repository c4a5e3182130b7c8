/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib/gstdio.h>
#include <unistd.h>

#include "mw-backups.h"
#include "mw-contract.h"
#include "mw-database.h"
#include "mw-error.h"
#include "mw-faulty-vfs.h"
#include "mw-file-test.h"
#include "mw-history.h"
#include "mw-record-store.h"

static gboolean
insert_contract (MwConnection *connection, MwAct *act, gpointer title, GError **error)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_TITLE, title);
  return mw_record_store_insert (connection, contract, error);
}

static gboolean
add_contract (MwConnection *connection, gpointer title, gpointer *result, GError **error)
{
  g_autoptr (MwAct) act = mw_act_new ("create");

  return mw_history_run (connection, act, insert_contract, title, error);
}

static void
write_one (MwFixture *fixture, const char *title)
{
  g_autoptr (MwDatabase) database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);

  g_assert_true (mw_database_run (database, MW_LANE_WRITE, add_contract, (gpointer) title, NULL, NULL, NULL));
  g_assert_true (mw_database_run (database, MW_LANE_WRITE, add_contract, (gpointer) title, NULL, NULL, NULL));
  mw_database_close (database);
}

static guint
count_backups (MwFixture *fixture)
{
  g_autoptr (GPtrArray) backups = mw_backups_list (fixture->path);

  return backups->len;
}

/* Before the first change of a day, and not before the second; private, and as the file was. */
static void
test_once_a_day (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *folder = mw_backups_get_folder (fixture->path);
  g_autoptr (MwBackup) backup = NULL;
  GStatBuf status;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_cmpuint (count_backups (fixture), ==, 0);
  before = mw_test_dump_file (fixture->path);
  write_one (fixture, "Een");
  write_one (fixture, "Twee");
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  backup = mw_backups_find_newest_good (fixture->path);
  kept = mw_test_dump_file (backup->path);
  g_assert_cmpstr (kept, ==, before);
  g_assert_cmpint (g_stat (backup->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
copy_as (MwFixture *fixture, const char *from, const char *name)
{
  g_autofree char *folder = mw_backups_get_folder (fixture->path);
  g_autofree char *to = g_build_filename (folder, name, NULL);

  mw_test_copy_file (from, to);
}

/* Ten are kept; what is not a backup is left alone. */
static void
test_last_ten (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = mw_backups_get_folder (fixture->path);
  g_autofree char *note = g_build_filename (folder, "lees mij.txt", NULL);

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (int day = 1; day <= 15; day++)
    {
      g_autofree char *name = g_strdup_printf ("2020-01-%02d 10.00.00.maatwerk", day);
      copy_as (fixture, fixture->path, name);
    }
  g_assert_true (g_file_set_contents (note, "x", 1, NULL));
  write_one (fixture, "Een");
  g_autoptr (GPtrArray) backups = mw_backups_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, MW_BACKUPS_KEPT);
  g_assert_nonnull (strstr (((MwBackup *) g_ptr_array_index (backups, 9))->path, "2020-01-07"));
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
}

/* The newest that can be read in full; a damaged one is passed over. */
static void
test_newest_good (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = mw_backups_get_folder (fixture->path);
  g_autofree char *bad = g_build_filename (folder, "2030-01-02 10.00.00.maatwerk", NULL);
  g_autoptr (MwBackup) backup = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_null (mw_backups_find_newest_good (fixture->path));
  copy_as (fixture, fixture->path, "2030-01-01 10.00.00.maatwerk");
  g_assert_true (g_file_set_contents (bad, "SQLite format 3", 16, NULL));
  backup = mw_backups_find_newest_good (fixture->path);
  g_assert_nonnull (strstr (backup->path, "2030-01-01"));
}

/* Restoring puts the backup in place and keeps what was there, with the log that belongs to it. */
static void
test_restore (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *with_two = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *original = NULL;
  g_autoptr (MwBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  original = mw_test_dump_file (fixture->path);
  write_one (fixture, "Een");
  with_two = mw_test_dump_file (fixture->path);
  backup = mw_backups_find_newest_good (fixture->path);
  g_assert_true (mw_backups_restore (backup->path, fixture->path, &kept, &error));
  g_assert_no_error (error);
  restored = mw_test_dump_file (fixture->path);
  g_assert_cmpstr (restored, ==, original);
  aside = mw_test_dump_file (kept);
  g_assert_cmpstr (aside, ==, with_two);
  mw_test_assert_sound (fixture->path);
}

/* What cannot be put back leaves everything as it was. */
static void
test_restore_refused (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *bad = mw_fixture_write (fixture, "bad.maatwerk", "niets", 5);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (MwDatabase) open = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  before = mw_test_dump_file (fixture->path);
  g_assert_false (mw_backups_restore (bad, fixture->path, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
  g_clear_error (&error);
  open = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_false (mw_backups_restore (fixture->path, fixture->path, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
  mw_database_close (open);
  after = mw_test_dump_file (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* The log of the file that is replaced must not be played into the one that comes. */
static void
test_logs_do_not_mix (MwFixture *fixture, gconstpointer unused)
{
  static const char *const sides[] = { "-wal", "-shm", "-journal" };
  g_autofree char *target = mw_fixture_get_path (fixture, "doel.maatwerk");
  g_autofree char *kept = NULL;
  g_autofree char *original = NULL;
  g_autofree char *now = NULL;
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  original = mw_test_dump_file (fixture->path);
  write_one (fixture, "Een");
  mw_test_copy_file (fixture->path, target);
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *side = g_strconcat (target, sides[i], NULL);
      g_assert_true (g_file_set_contents (side, "van een ander bestand", -1, NULL));
    }
  connection = mw_connection_open (fixture->path, MW_OPEN_READ, NULL);
  g_assert_true (mw_backups_copy (connection, target, &error));
  mw_test_assert_sound (target);

  backup = mw_backups_find_newest_good (fixture->path);
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *side = g_strconcat (target, sides[i], NULL);
      g_assert_true (g_file_set_contents (side, "van een ander bestand", -1, NULL));
    }
  g_assert_true (mw_backups_restore (backup->path, target, &kept, &error));
  now = mw_test_dump_file (target);
  g_assert_cmpstr (now, ==, original);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_test (kept_log, G_FILE_TEST_EXISTS));
}

/* Neither over itself, nor over a file that is in use; and a link leads to the same file. */
static void
test_copy_refused (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *other = mw_fixture_get_path (fixture, "ander.maatwerk");
  g_autofree char *link = mw_fixture_get_path (fixture, "verwijzing.maatwerk");
  g_autoptr (MwDatabase) in_use = NULL;
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_true (mw_database_create_file (other, NULL));
  g_assert_cmpint (symlink (other, link), ==, 0);
  connection = mw_connection_open (fixture->path, MW_OPEN_READ, NULL);
  g_assert_false (mw_backups_copy (connection, fixture->path, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_error (&error);
  in_use = mw_database_open (other, MW_ACCESS_WRITE, NULL);
  g_assert_false (mw_backups_copy (connection, other, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (mw_database_open (link, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
  mw_database_close (in_use);
}

/* A copy is whole or not there; and a backup that fails is told, while the act itself goes on. */
static void
test_copy_on_a_failing_disk (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *target = mw_fixture_get_path (fixture, "kopie.maatwerk");
  g_autofree char *part = g_strconcat (target, ".part", NULL);
  g_autofree char *before = NULL;
  gboolean copied = FALSE;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  before = mw_test_dump_file (fixture->path);
  for (int n = 1; !copied; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MwConnection) connection = mw_connection_open (fixture->path, MW_OPEN_READ, NULL);
      mw_faulty_vfs_arm (MW_FAULT_FROM_THEN_ON, n);
      copied = mw_backups_copy (connection, target, &error);
      mw_faulty_vfs_disarm ();
      g_assert_true (copied == (error == NULL));
      g_assert_true (copied == g_file_test (target, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
      g_assert_cmpint (n, <, 2000);
    }
  g_autofree char *copy = mw_test_dump_file (target);
  g_assert_cmpstr (copy, ==, before);
}

static void
test_failing_backup_is_told (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = mw_backups_get_folder (fixture->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (MwDatabase) database = NULL;
  g_autofree char *failure = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  /* A file where the folder should come. */
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_null (mw_database_take_backup_failure (database));
  g_assert_true (mw_database_run (database, MW_LANE_WRITE, add_contract, (gpointer) "Een", NULL, NULL, NULL));
  failure = mw_database_take_backup_failure (database);
  g_assert_nonnull (failure);
  g_assert_null (mw_database_take_backup_failure (database));
  mw_database_close (database);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_faulty_vfs_install ();
  mw_test_add ("/backups/once-a-day", test_once_a_day);
  mw_test_add ("/backups/the-last-ten", test_last_ten);
  mw_test_add ("/backups/newest-good-one", test_newest_good);
  mw_test_add ("/backups/restore-keeps-what-was-there", test_restore);
  mw_test_add ("/backups/refused-restore-changes-nothing", test_restore_refused);
  mw_test_add ("/backups/logs-do-not-mix", test_logs_do_not_mix);
  mw_test_add ("/backups/copy-refused", test_copy_refused);
  mw_test_add ("/backups/copy-on-a-failing-disk", test_copy_on_a_failing_disk);
  mw_test_add ("/backups/failing-backup-is-told", test_failing_backup_is_told);
  return g_test_run ();
}
