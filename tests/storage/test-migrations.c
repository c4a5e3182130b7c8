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

/* What an older program wrote reads the same, and what was done there can still be undone and redone. */
static void
test_schema_1 (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version;

  unpack (fixture, 1);
  before = mw_test_dump_file (fixture->path);
  g_assert_nonnull (strstr (before, "Fixture: gewijzigd"));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, &error);
  g_assert_true (mw_migrations_run (connection, &error));
  g_assert_true (mw_migrations_check (connection, &version, &error));
  g_assert_cmpint (version, ==, MW_SCHEMA_CURRENT);
  migrated = mw_test_dump_records (connection);
  g_assert_cmpstr (migrated, ==, before);

  g_assert_cmpuint (turn_all (connection, FALSE), ==, 1);
  g_assert_cmpuint (turn_all (connection, TRUE), ==, 4);
  undone = mw_test_dump_records (connection);
  g_assert_null (strstr (undone, "Fixture"));
  g_assert_cmpuint (turn_all (connection, FALSE), ==, 4);
  g_assert_cmpuint (turn_all (connection, TRUE), ==, 4);
  again = mw_test_dump_records (connection);
  g_assert_cmpstr (again, ==, undone);
  findings = mw_file_check_run (connection, &error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A new file and a migrated one must not differ in what they accept. */
static void
test_same_schema (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *fresh = mw_fixture_get_path (fixture, "fresh.maatwerk");
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwConnection) model = NULL;
  g_autoptr (GError) error = NULL;

  unpack (fixture, 1);
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
  mw_test_add ("/migrations/schema-1-reads-the-same", test_schema_1);
  mw_test_add ("/migrations/old-and-new-files-have-one-schema", test_same_schema);
  mw_test_add ("/migrations/refuses-newer-and-foreign", test_refuses);
  return g_test_run ();
}
