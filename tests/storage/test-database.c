/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-database.h"
#include "mw-error.h"
#include "mw-test.h"

static gboolean
append_digit (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO category (name) VALUES ('%d')", GPOINTER_TO_INT (data));

  return mw_connection_execute (connection, sql, error);
}

static gboolean
read_order (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "SELECT group_concat (name, '') FROM (SELECT name FROM category ORDER BY id)", error);
  gboolean has_row;

  if (statement == NULL || !mw_statement_step (statement, &has_row, error))
    return FALSE;
  *result = g_strdup (mw_statement_get_text (statement, 0));
  return TRUE;
}

static gboolean
fail (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, "no");
  return FALSE;
}

/* Writes run in the order in which they were asked for, and closing waits for all of them. */
static void
test_order_and_close (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwDatabase) database = NULL;
  gpointer order = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  for (int i = 0; i < 9; i++)
    mw_database_run_async (database, MW_LANE_WRITE, append_digit, GINT_TO_POINTER (i), NULL, NULL, NULL, NULL, NULL);
  mw_database_close (database);
  g_clear_object (&database);
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_true (mw_database_run (database, MW_LANE_READ, read_order, NULL, g_free, &order, NULL));
  g_assert_cmpstr (order, ==, "012345678");
  g_free (order);
  mw_database_close (database);
}

static void
test_errors_arrive (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  g_assert_false (mw_database_run (database, MW_LANE_WRITE, fail, NULL, NULL, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_error (&error);
  mw_database_run_async (database, MW_LANE_WRITE, fail, NULL, NULL, NULL, NULL, mw_test_take_result_cb, &result);
  mw_test_await (result != NULL);
  g_assert_false (mw_database_run_finish (database, result, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_object (&result);
  g_clear_error (&error);
  mw_database_close (database);
  mw_database_run_async (database, MW_LANE_WRITE, fail, NULL, NULL, NULL, NULL, mw_test_take_result_cb, &result);
  mw_test_await (result != NULL);
  g_assert_false (mw_database_run_finish (database, result, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FAILED);
}

static gboolean
count_forever (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  return mw_connection_execute (connection, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n", error);
}

/* A read that takes too long can be stopped, and the lane works on. */
static void
test_cancel (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwDatabase) database = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer order = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  database = mw_database_open (fixture->path, MW_ACCESS_WRITE, NULL);
  mw_database_run_async (database, MW_LANE_READ, count_forever, NULL, NULL, NULL, cancellable, mw_test_take_result_cb, &result);
  g_cancellable_cancel (cancellable);
  mw_test_await (result != NULL);
  g_assert_false (mw_database_run_finish (database, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (mw_database_run (database, MW_LANE_READ, read_order, NULL, g_free, &order, NULL));
  g_free (order);
  mw_database_close (database);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/database/writes-in-order-and-closing-waits", test_order_and_close);
  mw_test_add ("/database/errors-arrive", test_errors_arrive);
  mw_test_add ("/database/reads-can-be-stopped", test_cancel);
  return g_test_run ();
}
