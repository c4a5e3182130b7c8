/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "mw-contract.h"
#include "mw-database.h"
#include "mw-error.h"
#include "mw-file-test.h"
#include "mw-history.h"
#include "mw-record-store.h"

/* Who may open a file, for what, and what is told when it goes away. */

static gboolean
insert_contract (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Nieuw");
  return mw_record_store_insert (connection, contract, error);
}

static gboolean
add_contract (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (MwAct) act = mw_act_new ("create");

  return mw_history_run (connection, act, insert_contract, NULL, error);
}

static gboolean
write_in (MwDatabase *database, GError **error)
{
  return mw_database_run (database, MW_LANE_WRITE, add_contract, NULL, NULL, NULL, error);
}

static gint64
count_in (MwDatabase *database)
{
  gint64 count = -1;

  g_assert_true (mw_connection_get_integer (mw_database_get_view (database), "SELECT count (*) FROM contract", &count, NULL));
  return count;
}

/* One writes, any number read and see what was written; when the one is gone, another may write. */
static void
test_one_writer (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwDatabase) writer = NULL;
  g_autoptr (MwDatabase) reader = NULL;
  g_autoptr (MwDatabase) next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  writer = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_null (mw_database_open (fixture->path, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_clear_error (&error);

  reader = mw_database_open (fixture->path, MW_ACCESS_READ, NULL);
  g_assert_true (write_in (writer, NULL));
  g_assert_cmpint (count_in (reader), ==, 1);
  g_assert_false (write_in (reader, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);

  mw_database_close (writer);
  next = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_nonnull (next);
  g_assert_true (write_in (next, NULL));
  g_assert_cmpint (count_in (reader), ==, 2);
  mw_database_close (next);
  mw_database_close (reader);
}

/* What is written beside the file goes with the one who wrote it. */
static void
test_nothing_left (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwDatabase) database = NULL;
  g_autoptr (GDir) folder = NULL;
  GStatBuf status;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_true (write_in (database, NULL));
  mw_database_close (database);
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "test.maatwerk");
  g_assert_null (g_dir_read_name (folder));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* Newer GLib keeps the folders of a test in one that only its owner may enter. */
static void
let_others_in (const char *folder)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  if ((status.st_mode & 0011) != 0011)
    g_assert_cmpint (g_chmod (folder, (status.st_mode & 07777) | 0011), ==, 0);
}

/* Root may write everywhere, so rights are tried as somebody else. */
static gboolean
become_nobody (MwFixture *fixture)
{
  g_autofree char *above = g_path_get_dirname (fixture->folder);

  if (geteuid () != 0)
    return FALSE;
  let_others_in (above);
  g_assert_cmpint (chown (fixture->folder, 65534, 65534), ==, 0);
  g_assert_cmpint (chown (fixture->path, 65534, 65534), ==, 0);
  g_assert_cmpint (seteuid (65534), ==, 0);
  return TRUE;
}

static void
assert_only_readable (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwDatabase) reader = NULL;

  g_assert_null (mw_database_open (path, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
  g_clear_error (&error);
  reader = mw_database_open (path, MW_ACCESS_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_in (reader), ==, 0);
  mw_database_close (reader);
}

static void
test_read_only_places (MwFixture *fixture, gconstpointer unused)
{
  gboolean changed;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  changed = become_nobody (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  assert_only_readable (fixture->path);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_only_readable (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  assert_only_readable (fixture->path);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  if (changed)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* The file is replaced, or its folder vanishes, while it is open: no act is lost in a file that nobody has. */
static void
test_gone (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *elsewhere = mw_fixture_get_path (fixture, "elders.maatwerk");
  g_autofree char *folder = mw_fixture_get_path (fixture, "stick");
  g_autofree char *inside = g_build_filename (folder, "x.maatwerk", NULL);
  g_autoptr (MwDatabase) database = NULL;
  g_autoptr (MwDatabase) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_true (mw_database_create_file (elsewhere, NULL));
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_true (write_in (database, NULL));
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_assert_false (write_in (database, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_GONE);
  g_clear_error (&error);
  /* What was in it can still be brought to safety. */
  g_assert_cmpint (count_in (database), ==, 1);
  mw_database_close (database);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (mw_database_create_file (inside, NULL));
  other = mw_database_open (inside, MW_ACCESS_WRITE, NULL);
  mw_test_remove_tree (folder);
  g_assert_false (write_in (other, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_GONE);
  mw_database_close (other);
}

static char *
journal_of (MwDatabase *database)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (mw_database_get_view (database), "PRAGMA journal_mode", NULL);
  gboolean has_row;

  g_assert_true (mw_statement_step (statement, &has_row, NULL));
  return g_strdup (mw_statement_get_text (statement, 0));
}

/* On a network drive the log would need memory that machines do not share; back home it is used again. */
static void
test_remote (MwFixture *fixture, gconstpointer unused)
{
  g_assert_true (mw_database_create_file (fixture->path, NULL));
  for (int remote = 0; remote < 3; remote++)
    {
      g_autoptr (MwDatabase) database = mw_database_open_as (fixture->path, MW_ACCESS_WRITE, remote == 1, NULL);
      g_autofree char *journal = journal_of (database);
      g_assert_cmpstr (journal, ==, remote == 1 ? "delete" : "wal");
      g_assert_true (write_in (database, NULL));
      g_assert_cmpint (count_in (database), ==, remote + 1);
      g_assert_cmpint (mw_database_is_remote (database), ==, remote == 1);
      mw_database_close (database);
    }
}

static void
run_raw (const char *path, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* A file of which the tables are not ours is not opened, whatever it calls itself. */
static void
test_hostile (MwFixture *fixture, gconstpointer unused)
{
  static const char *const attacks[] = {
    "CREATE TRIGGER t AFTER INSERT ON contract BEGIN DELETE FROM contract; END",
    "CREATE VIEW v AS SELECT * FROM contract",
    "DROP TABLE act_part",
    "ALTER TABLE contract ADD COLUMN extra TEXT",
    "CREATE TABLE extra (a)",
    "CREATE VIRTUAL TABLE f USING fts5 (a)",
    "DROP TABLE contract_search; CREATE VIEW contract_search AS SELECT 1 AS contract_id, 'a' AS title_key, 'b' AS supplier_key, 'c' AS client_key, 'd' AS rest_key",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize before_size;
      gsize after_size;
      g_unlink (fixture->path);
      g_assert_true (mw_database_create_file (fixture->path, NULL));
      run_raw (fixture->path, "PRAGMA journal_mode = DELETE");
      run_raw (fixture->path, attacks[i]);
      g_assert_true (g_file_get_contents (fixture->path, &before, &before_size, NULL));
      g_test_message ("%s", attacks[i]);
      g_assert_null (mw_database_open (fixture->path, MW_ACCESS_WRITE, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
      g_assert_true (g_file_get_contents (fixture->path, &after, &after_size, NULL));
      g_assert_cmpmem (before, before_size, after, after_size);
    }
}

static void
test_huge_value (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwDatabase) database = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  run_raw (fixture->path, "INSERT INTO contract (id, title) VALUES (1, printf ('%.*c', 2000000, 'x'))");
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  records = mw_record_store_list (mw_database_get_view (database), &mw_contract_table, NULL, 0, &error);
  g_assert_null (records);
  g_assert_error (error, MW_ERROR, MW_ERROR_CORRUPT);
  mw_database_close (database);
}

static void
test_empty_file (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "leeg.maatwerk", "", 0);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_null (mw_database_open (path, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
}

/* Root may read all, so the test steps aside for a moment. */
static void
test_no_right (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "geheim.maatwerk", "x", 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (GError) unreachable = NULL;
  gboolean root = geteuid () == 0;

  g_assert_cmpint (g_chmod (folder, 0711), ==, 0);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_true (!root || seteuid (65534) == 0);
  g_assert_null (mw_database_open (path, MW_ACCESS_WRITE, &unreadable));
  g_assert_true (!root || seteuid (0) == 0);
  g_assert_nonnull (strstr (unreadable->message, "no right to read"));
  if (!root)
    return;

  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_null (mw_database_open (path, MW_ACCESS_WRITE, &unreachable));
  g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_nonnull (strstr (unreachable->message, "no right to read"));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/access/one-writer-many-readers", test_one_writer);
  mw_test_add ("/access/nothing-is-left-beside-the-file", test_nothing_left);
  mw_test_add ("/access/read-only-places", test_read_only_places);
  mw_test_add ("/access/gone-while-open", test_gone);
  mw_test_add ("/access/network-drive", test_remote);
  mw_test_add ("/access/hostile-schema", test_hostile);
  mw_test_add ("/access/huge-value", test_huge_value);
  mw_test_add ("/access/empty-file", test_empty_file);
  mw_test_add ("/access/no-right-to-read", test_no_right);
  return g_test_run ();
}
