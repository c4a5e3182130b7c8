/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-database.h"
#include "mw-error.h"
#include "mw-file-check.h"
#include "mw-file-test.h"
#include "mw-history.h"
#include "mw-migrations.h"
#include "mw-record-store.h"
#include "mw-schema-check.h"

/* Unpacks the file of an older schema to the fixture's path. */
static void
unpack (MwFixture *fixture, int version)
{
  g_autofree char *name = g_strdup_printf ("schema-%d.maatwerk.gz", version);
  g_autofree char *packed_path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (packed_path);
  g_autoptr (GFile) target = g_file_new_for_path (fixture->path);
  g_autoptr (GFileInputStream) input = g_file_read (packed, NULL, NULL);
  g_autoptr (GConverter) unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (G_INPUT_STREAM (input), unzip);
  g_autoptr (GFileOutputStream) output = g_file_create (target, G_FILE_CREATE_PRIVATE, NULL, NULL);

  g_assert_cmpint (g_output_stream_splice (G_OUTPUT_STREAM (output), plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL), >, 0);
}

static guint
turn_all (MwConnection *connection, gboolean undo)
{
  for (guint n = 0;; n++)
    {
      g_autoptr (MwAct) act = undo ? mw_history_undo (connection, NULL) : mw_history_redo (connection, NULL);
      if (act == NULL)
        return n;
    }
}

/* A SELECT for each table that a file of an old schema has, over the columns that it has there. */
static GPtrArray *
list_old_columns (MwConnection *connection)
{
  GPtrArray *selects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection,
                                                             "SELECT 'SELECT ' || group_concat ('quote (\"' || c.name || '\")', ' || ''|'' || ') || ' FROM \"' || t.name || '\" ORDER BY 1' "
                                                             "FROM pragma_table_list AS t, pragma_table_info (t.name) AS c WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%' "
                                                             "AND t.name NOT IN ('act', 'act_part', 'contract_search') GROUP BY t.name ORDER BY t.name",
                                                             NULL);
  gboolean has_row = TRUE;

  while (mw_statement_step (statement, &has_row, NULL) && has_row)
    g_ptr_array_add (selects, g_strdup (mw_statement_get_text (statement, 0)));
  return selects;
}

static char *
dump (MwConnection *connection, GPtrArray *selects)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < selects->len; i++)
    {
      g_autoptr (MwStatement) statement = mw_connection_prepare (connection, g_ptr_array_index (selects, i), NULL);
      gboolean has_row = TRUE;
      g_string_append_printf (all, "%s\n", (const char *) g_ptr_array_index (selects, i));
      while (mw_statement_step (statement, &has_row, NULL) && has_row)
        g_string_append_printf (all, "%s\n", mw_statement_get_text (statement, 0));
    }
  return g_string_free (all, FALSE);
}

/* What an older program wrote reads the same, and what was done there can still be undone and redone. */
static void
test_reads_the_same (MwFixture *fixture, gconstpointer data)
{
  int old = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) selects = NULL;
  g_autofree char *before = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version;

  unpack (fixture, old);
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, &error);
  selects = list_old_columns (connection);
  g_assert_cmpuint (selects->len, >, 10);
  before = dump (connection, selects);
  g_assert_nonnull (strstr (before, "Fixture: gewijzigd"));
  g_assert_true (mw_migrations_run (connection, &error));
  g_assert_true (mw_migrations_check (connection, &version, &error));
  g_assert_cmpint (version, ==, MW_SCHEMA_CURRENT);
  migrated = dump (connection, selects);
  g_assert_cmpstr (migrated, ==, before);

  g_assert_cmpuint (turn_all (connection, FALSE), ==, 1);
  g_assert_cmpuint (turn_all (connection, TRUE), ==, 4);
  undone = dump (connection, selects);
  g_assert_null (strstr (undone, "Fixture"));
  g_assert_cmpuint (turn_all (connection, FALSE), ==, 4);
  g_assert_cmpuint (turn_all (connection, TRUE), ==, 4);
  again = dump (connection, selects);
  g_assert_cmpstr (again, ==, undone);
  findings = mw_file_check_run (connection, &error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A new file and a migrated one must not differ in what they accept. */
static void
test_same_schema (MwFixture *fixture, gconstpointer data)
{
  g_autofree char *fresh = mw_fixture_get_path (fixture, "fresh.maatwerk");
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwConnection) model = NULL;
  g_autoptr (GError) error = NULL;

  unpack (fixture, GPOINTER_TO_INT (data));
  g_assert_true (mw_database_create_file (fresh, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  model = mw_connection_open (fresh, MW_OPEN_READ, NULL);
  g_assert_true (mw_migrations_run (connection, NULL));
  g_assert_true (mw_schema_check_compare (connection, model, &error));
  g_assert_no_error (error);
}

static void
test_refuses (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version = -1;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  g_assert_true (mw_connection_execute (connection, "PRAGMA user_version = 99", NULL));
  g_assert_false (mw_migrations_check (connection, &version, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_TOO_NEW);
  g_clear_error (&error);
  g_assert_true (mw_connection_execute (connection, "PRAGMA user_version = 1; PRAGMA application_id = 7", NULL));
  g_assert_false (mw_migrations_run (connection, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  for (int old = MW_SCHEMA_INITIAL; old < MW_SCHEMA_CURRENT; old++)
    {
      g_autofree char *reads = g_strdup_printf ("/migrations/schema-%d-reads-the-same", old);
      g_autofree char *same = g_strdup_printf ("/migrations/schema-%d-becomes-that-of-a-new-file", old);
      g_test_add (reads, MwFixture, GINT_TO_POINTER (old), mw_fixture_set_up, test_reads_the_same, mw_fixture_tear_down);
      g_test_add (same, MwFixture, GINT_TO_POINTER (old), mw_fixture_set_up, test_same_schema, mw_fixture_tear_down);
    }
  mw_test_add ("/migrations/refuses-newer-and-foreign", test_refuses);
  return g_test_run ();
}
