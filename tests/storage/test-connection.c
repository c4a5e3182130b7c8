/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "mw-connection.h"
#include "mw-database.h"
#include "mw-error.h"
#include "mw-migrations.h"
#include "mw-test.h"

/* Opening what is not a file of ours is refused with its own code, and leaves it byte for byte as it was. */
static void
assert_refused (MwFixture *fixture, const char *data, gssize size, MwError code)
{
  g_autofree char *path = mw_fixture_write (fixture, "strange.maatwerk", data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;

  g_assert_null (mw_database_open (path, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, (int) code);
  g_assert_true (g_file_get_contents (path, &after, &length, NULL));
  g_assert_cmpmem (after, length, data, size);
}

static void
test_strange_files (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *noise = g_malloc (8192);
  g_autofree char *whole = NULL;
  gsize length;

  memset (noise, 'x', 8192);
  assert_refused (fixture, noise, 8192, MW_ERROR_FOREIGN);
  assert_refused (fixture, "kort", 4, MW_ERROR_FOREIGN);

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  assert_refused (fixture, whole, 1000, MW_ERROR_CORRUPT);
}

static void
test_foreign_and_newer (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "other.db");
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_null (mw_database_open (path, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
  g_clear_error (&error);

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_null (mw_database_open (fixture->path, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_TOO_NEW);
}

static void
test_missing_and_existing (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mw_database_open (fixture->path, MW_ACCESS_WRITE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (mw_database_create_file (fixture->path, &error));
  g_assert_false (mw_database_create_file (fixture->path, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (mw_database_create_file ("/proc/nowhere/x.maatwerk", &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
}

/* The file is the owner's alone. */
static void
test_private (MwFixture *fixture, gconstpointer unused)
{
  GStatBuf info;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_full_disk (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (mw_connection_execute (connection, "PRAGMA max_page_count = 1", &error));
  g_assert_true (mw_connection_begin (connection, &error));
  g_assert_false (mw_connection_execute (connection,
                                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                                         "INSERT INTO category (id, name) SELECT i, hex (randomblob (400)) FROM n",
                                         &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NO_SPACE);
  mw_connection_rollback (connection);
}

static void
test_locked (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) one = NULL;
  g_autoptr (MwConnection) two = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  one = mw_connection_open (fixture->path, MW_OPEN_WRITE, &error);
  two = mw_connection_open (fixture->path, MW_OPEN_WRITE, &error);
  sqlite3_busy_timeout (mw_connection_get_handle (two), 10);
  g_assert_true (mw_connection_begin (one, &error));
  g_assert_false (mw_connection_begin (two, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
  mw_connection_rollback (one);
}

static void
test_read_only_connection (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_READ, &error);
  g_assert_false (mw_connection_execute (connection, "DELETE FROM category", &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
}

/* A statement that is released is ready for the next, with nothing bound. */
static void
test_statements_are_reused (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  MwStatement *first;
  MwStatement *second;
  gboolean has_row;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  first = mw_connection_prepare (connection, "SELECT ?1 IS NULL", NULL);
  mw_statement_bind_integer (first, 1, 5);
  g_assert_true (mw_statement_step (first, &has_row, NULL));
  mw_statement_release (first);
  second = mw_connection_prepare (connection, "SELECT ?1 IS NULL", NULL);
  g_assert_true (second == first);
  g_assert_true (mw_statement_step (second, &has_row, NULL));
  g_assert_cmpint (mw_statement_get_integer (second, 0), ==, 1);
  mw_statement_release (second);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/connection/refuses-strange-files-untouched", test_strange_files);
  mw_test_add ("/connection/refuses-foreign-and-newer", test_foreign_and_newer);
  mw_test_add ("/connection/missing-and-existing", test_missing_and_existing);
  mw_test_add ("/connection/file-is-private", test_private);
  mw_test_add ("/connection/full-disk-has-its-own-code", test_full_disk);
  mw_test_add ("/connection/locked-has-its-own-code", test_locked);
  mw_test_add ("/connection/reading-cannot-write", test_read_only_connection);
  mw_test_add ("/connection/statements-are-reused-clean", test_statements_are_reused);
  return g_test_run ();
}
