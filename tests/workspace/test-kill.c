/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "mw-commands.h"
#include "mw-contract.h"
#include "mw-database.h"
#include "mw-file-test.h"
#include "mw-reference.h"
#include "mw-workspace.h"

/*
 * Kills a process that works on a file, at random moments, many times over. The test starts itself as that
 * process. Whatever it had reported as done must be in the file; an import is there whole or not at all.
 */

#define STREAM_KILLS (160 / MW_TEST_SLOWDOWN)
#define IMPORT_KILLS (50 / MW_TEST_SLOWDOWN)
#define LONGEST_LIFE (60000 * MW_TEST_SLOWDOWN) /* microseconds */
#define LONGEST_ACT (4000 * MW_TEST_SLOWDOWN)   /* microseconds */
#define MOST_LINES 12
#define IMPORT_ROWS 1500

/* The child: tells on its output what is done, and nothing before it is. */
static void
tell (const char *word, gint64 id)
{
  g_autofree char *line = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", word, id);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (3);
}

static gint64
run_act (MwDatabase *database, MwDatabaseFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer act = NULL;
  gint64 id;

  if (!mw_database_run (database, MW_LANE_WRITE, func, data, NULL, &act, &error))
    g_error ("%s", error->message);
  id = ((MwAct *) act)->id;
  mw_act_free (act);
  return id;
}

static void
work_without_end (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwDatabase) database = mw_database_open (path, MW_ACCESS_WRITE, &error);

  if (database == NULL)
    g_error ("%s", error->message);
  for (guint i = 0;; i++)
    {
      g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
      mw_record_set_text (contract, MW_CONTRACT_TITLE, "Contract");
      tell ("done", run_act (database, mw_command_save, contract));
      mw_record_set_text (contract, MW_CONTRACT_NOTE, "Gewijzigd");
      tell ("done", run_act (database, mw_command_save, contract));
      if (i % 3 == 0)
        tell ("undone", run_act (database, mw_command_undo, NULL));
    }
}

static int
import_once (const char *path, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_WRITE, &error);
  g_autoptr (MwHeaderNames) names = mw_reference_load_header_names (NULL, &error);
  g_autoptr (MwContractSource) source = mw_contract_source_open (csv, NULL, names, &error);
  MwImportJob job = { .source = source };
  g_autoptr (MwImportSummary) summary = NULL;

  tell ("start", 0);
  summary = mw_import_job_run (connection, &job, &error);
  if (summary == NULL)
    g_error ("%s", error->message);
  tell ("done", summary->added);
  return 0;
}

/* The parent */
static GSubprocess *
start (MwFixture *fixture, const char *self, const char *kind, const char *path, const char *csv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  const char *argv[] = { self, "--child", kind, path, csv, NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *child;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->folder, TRUE);
  child = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return child;
}

/*
 * @lines: how many lines it may tell first, so that however slow the machine is, something was under way
 *
 * Returns: (transfer full): what it had told, up to the last whole line
 */
static GStrv
kill_after (GSubprocess *child, guint lines, guint microseconds)
{
  g_autoptr (GDataInputStream) output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autoptr (GStrvBuilder) told = g_strv_builder_new ();
  gboolean killed = FALSE;

  for (guint i = 0;; i++)
    {
      g_autofree char *line = NULL;
      if (!killed && i >= lines)
        {
          g_usleep (microseconds);
          g_subprocess_force_exit (child);
          killed = TRUE;
        }
      line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
      if (line == NULL)
        break;
      g_strv_builder_add (told, line);
    }
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  return g_strv_builder_end (told);
}

static gint64
ask (const char *path, const char *sql)
{
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_READ, NULL);
  gint64 value;

  g_assert_true (mw_connection_get_integer (connection, sql, &value, NULL));
  return value;
}

/* The very last thing told may have been followed by one more act that was not told yet. */
static void
assert_in_file (const char *path, GStrv told)
{
  GHashTable *states = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iterator;
  const char *last = NULL;
  gpointer id;
  gpointer word;

  for (char **line = told; *line != NULL; line++)
    {
      char *space = strchr (*line, ' ');
      *space = '\0';
      g_hash_table_insert (states, space + 1, *line);
      last = space + 1;
    }
  g_hash_table_iter_init (&iterator, states);
  while (g_hash_table_iter_next (&iterator, &id, &word))
    {
      /* What was undone is dropped by the next act, and only the last one told can have been undone unheard. */
      const char *allowed = g_str_equal (word, "undone") ? "'undone', 'dropped'" : (id == last ? "'done', 'undone'" : "'done'");
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM act WHERE id = %s AND state IN (%s)", (char *) id, allowed);
      g_assert_cmpint (ask (path, sql), ==, 1);
    }
  g_hash_table_unref (states);
}

/* argv[0], for starting itself; set once, in main() */
static const char *program;

static void
test_stream (MwFixture *fixture, gconstpointer unused)
{
  guint told_in_all = 0;

  g_assert_true (mw_workspace_create_file (fixture->path, FALSE, &fixture->today, NULL));
  for (guint i = 0; i < STREAM_KILLS; i++)
    {
      g_autoptr (GSubprocess) child = start (fixture, program, "stream", fixture->path, NULL);
      /* In half of the lives it is killed while it may still be opening the file. */
      guint lines = i % 2 == 0 ? 0 : (guint) g_test_rand_int_range (1, MOST_LINES);
      g_auto (GStrv) told = kill_after (child, lines, (guint) g_test_rand_int_range (0, lines > 0 ? LONGEST_ACT : LONGEST_LIFE));
      told_in_all += g_strv_length (told);
      assert_in_file (fixture->path, told);
      mw_test_assert_sound (fixture->path);
    }
  g_test_message ("%u acts were told of before %d kills", told_in_all, STREAM_KILLS);
  g_assert_cmpuint (told_in_all, >, STREAM_KILLS / 4);
}

static char *
write_register (MwFixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("Nummer;Titel;Leverancier;Waarde\n");

  for (guint i = 0; i < IMPORT_ROWS; i++)
    g_string_append_printf (text, "N-%u;Contract %u;Firma %u;%u,00\n", i, i, i % 50, i);
  return mw_fixture_write (fixture, "register.csv", text->str, -1);
}

/* How long a whole import takes here, so that the kills fall within it. */
static guint
time_import (MwFixture *fixture, const char *path, const char *csv)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GSubprocess) child = start (fixture, program, "import", path, csv);

  g_assert_true (g_subprocess_wait_check (child, NULL, NULL));
  g_assert_cmpint (ask (path, "SELECT count (*) FROM contract"), ==, IMPORT_ROWS);
  return (guint) (g_get_monotonic_time () - begin);
}

static void
test_import (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *csv = write_register (fixture);
  g_autofree char *copy = mw_fixture_get_path (fixture, "copy.maatwerk");
  g_autofree char *log = g_strconcat (copy, "-wal", NULL);
  g_autofree char *memory = g_strconcat (copy, "-shm", NULL);
  guint whole = 0;
  guint tried = 0;
  guint length;

  g_assert_true (mw_workspace_create_file (fixture->path, FALSE, &fixture->today, NULL));
  mw_test_copy_file (fixture->path, copy);
  length = time_import (fixture, copy, csv);
  /* Goes on until some were not whole: on a machine that got faster the first kills may come too late. */
  for (guint i = 0; i < IMPORT_KILLS || (whole == i && i < 20 * IMPORT_KILLS); i++)
    {
      gint64 rows;
      g_unlink (log);
      g_unlink (memory);
      mw_test_copy_file (fixture->path, copy);
      g_autoptr (GSubprocess) child = start (fixture, program, "import", copy, csv);
      g_auto (GStrv) told = kill_after (child, 0, (guint) g_test_rand_int_range (0, (gint32) (length + length / 8)));
      rows = ask (copy, "SELECT count (*) FROM contract");
      g_assert_true (rows == 0 || rows == IMPORT_ROWS);
      g_assert_cmpint (ask (copy, "SELECT count (*) FROM act WHERE verb = 'import'"), ==, rows > 0 ? 1 : 0);
      if (g_strv_length (told) == 2)
        g_assert_cmpint (rows, ==, IMPORT_ROWS);
      whole += rows > 0;
      tried++;
      mw_test_assert_sound (copy);
    }
  g_test_message ("%u of %u imports were whole", whole, tried);
  g_assert_cmpuint (whole, <, tried);
}

int
main (int argc, char *argv[])
{
  if (argc >= 4 && g_str_equal (argv[1], "--child"))
    {
      if (g_str_equal (argv[2], "import"))
        return import_once (argv[3], argv[4]);
      work_without_end (argv[3]);
    }

  program = argv[0];
  mw_test_init (&argc, &argv);
  mw_test_add ("/kill/acts-that-were-told-are-there", test_stream);
  mw_test_add ("/kill/import-is-whole-or-not-there", test_import);
  return g_test_run ();
}
