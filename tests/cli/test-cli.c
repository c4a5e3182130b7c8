/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>
#include <unistd.h>

#include "mw-cli.h"
#include "mw-connection.h"
#include "mw-test.h"

static char *program;

static int
run (char **output, char **errors, const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status = 0;

  g_ptr_array_add (argv, program);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, &error));
  if (output != NULL)
    *output = g_steal_pointer (&out);
  if (errors != NULL)
    *errors = g_steal_pointer (&err);
  return g_spawn_check_wait_status (status, &error) ? 0 : error->code;
}

#define RUN(output, errors, ...) run (output, errors, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_whole_job (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *report = mw_fixture_get_path (fixture, "r.xlsx");
  g_autofree char *contracts = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *check = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, &errors, "new", fixture->path), ==, MW_EXIT_FAILED);
  g_assert_cmpuint (strcspn (errors, "\n") + 1, ==, strlen (errors));
  g_assert_cmpint (RUN (&contracts, NULL, "list", fixture->path, "contracts", "--category", "Inhuur Professionals", "--json", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_nonnull (strstr (contracts, "\"applies\" : \"yes\""));
  g_assert_nonnull (strstr (contracts, "\"realised_cents\" : null"));
  g_assert_cmpint (RUN (NULL, NULL, "report", fixture->path, report, "--category", "inhuur"), ==, MW_EXIT_DONE);
  g_assert_true (g_file_test (report, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (RUN (&check, NULL, "check", fixture->path, "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_nonnull (strstr (check, "missing: Wage sum"));
  g_assert_nonnull (strstr (check, "Fill in “Wage sum” of 4 contracts: settles the duty on"));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *hit = strstr (text, part); hit != NULL; hit = strstr (hit + 1, part))
    n++;
  return n;
}

/* Every contract carries the whole duty object, also where most of it is unknown. */
static void
test_duty_object (MwFixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "applies", "reasons", "base_cents", "amount_cents", "planned_cents", "realised_cents", "expected_cents", "behind", "plan_overdue" };
  g_autofree char *contracts = NULL;
  guint n_contracts;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (&contracts, NULL, "list", fixture->path, "contracts", "--json", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  n_contracts = count (contracts, "\"duty\" : {");
  g_assert_cmpuint (n_contracts, ==, 75);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = g_strdup_printf ("\"%s\" : ", keys[i]);
      g_assert_cmpuint (count (contracts, key), ==, n_contracts);
    }
  /* One of the contract itself, and one of its duty. */
  g_assert_cmpuint (count (contracts, "\"percentage_bp\" : "), ==, 2 * n_contracts);
  g_assert_cmpuint (count (contracts, "\"behind\" : true"), ==, 5);
}

/* The list has all contracts, with their state; what is missing is asked only of those that have not ended. */
static void
test_states (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *contracts = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *check = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (&contracts, NULL, "list", fixture->path, "contracts", "--json", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpuint (count (contracts, "\"state\" : \"running\""), ==, 63);
  g_assert_cmpuint (count (contracts, "\"state\" : \"not_begun\""), ==, 2);
  g_assert_cmpuint (count (contracts, "\"state\" : \"unknown\""), ==, 2);
  g_assert_cmpuint (count (contracts, "\"state\" : \"ended\""), ==, 8);
  g_assert_cmpint (RUN (&lines, NULL, "list", fixture->path, "contracts", "--category", "inhuur", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpuint (count (lines, "\tEnded\n"), ==, 7);
  g_assert_cmpint (RUN (&check, NULL, "check", fixture->path, "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_nonnull (strstr (check, "Not counted here: "));
}

/* The plan as design 9 names it, from the program itself. */
static void
test_plan (MwFixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "wanted", "free", "filled", "fit_total", "bound", "links", "open", "blockers", "would_help", "broken" };
  g_autofree char *json = NULL;
  g_autofree char *lines = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (&json, NULL, "plan", fixture->path, "--category", "Inhuur Professionals", "--json"), ==, MW_EXIT_DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = g_strdup_printf ("\"%s\" : ", keys[i]);
      g_assert_cmpuint (count (json, key), >=, 1);
    }
  g_assert_cmpint (RUN (&lines, NULL, "plan", fixture->path), ==, MW_EXIT_DONE);
  g_assert_nonnull (strstr (lines, "No other plan is better: that is proven."));
}

/* Talks and agreements with the names of their columns; a category has those with its own suppliers. */
static void
test_list_talks (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *talks = NULL;
  g_autofree char *agreements = NULL;
  g_autofree char *lines = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (&talks, NULL, "list", fixture->path, "conversations", "--json", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpuint (count (talks, "\"supplier_id\" : "), ==, 6);
  g_assert_cmpuint (count (talks, "\"next_date\" : "), ==, 6);
  g_assert_nonnull (strstr (talks, "\"subject\" : \"Gastlessen\""));
  g_assert_cmpint (RUN (&agreements, NULL, "list", fixture->path, "agreements", "--json", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpuint (count (agreements, "\"what\" : "), ==, 4);
  g_assert_cmpuint (count (agreements, "\"done_date\" : null"), ==, 3);
  g_assert_cmpint (RUN (&lines, NULL, "list", fixture->path, "conversations", "--category", "Inhuur Professionals", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpuint (count (lines, "\n"), ==, 5);
  g_assert_nonnull (strstr (lines, "\tDe Heer & Partners\tGastlessen\tCancelled\n"));
}

/* As another program may leave the file. */
static void
change (MwFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwConnection) connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (mw_connection_execute (connection, sql, NULL));
}

/* Talks of one category as a calendar file; those without a date are listed, and where it cannot be written that
 * is said. */
static void
test_agenda (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "agenda.ics");
  g_autofree char *text = NULL;
  g_autofree char *error = NULL;
  g_autofree char *left_out = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, NULL, "agenda", fixture->path, path, "--category", "Inhuur Professionals"), ==, MW_EXIT_DONE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, 5);
  change (fixture, "UPDATE conversation SET date = NULL WHERE subject = 'Gastlessen'");
  g_assert_cmpint (RUN (&left_out, NULL, "agenda", fixture->path, path, "--today", "2026-11-23"), ==, MW_EXIT_LEFT_OUT);
  g_assert_cmpstr (left_out, ==, "1 talk has no date, or one after the year 2999, and is left out:\n\tDe Heer & Partners\tGastlessen\n");
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, 5);
  g_assert_cmpuint (count (text, "DTSTAMP:20261123T000000Z"), ==, 5);
  g_assert_cmpint (RUN (NULL, &error, "agenda", fixture->path, "/nowhere/at/all.ics"), ==, MW_EXIT_FAILED);
  g_assert_nonnull (strstr (error, "/nowhere/at/all.ics"));
}

/* Control characters in a name and a place, a line end of an old system, a typing error in the year. */
static void
test_odd_agenda (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "agenda.ics");
  g_autofree char *text = NULL;
  g_autofree char *left_out = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo", "--today", "2026-11-23"), ==, MW_EXIT_DONE);
  change (fixture, "UPDATE organisation SET name = 'De Heer' || char (11) || 'Partners' WHERE id IN (SELECT supplier_id FROM conversation)");
  change (fixture, "UPDATE conversation SET place = 'zaal' || char (11) || '2', subject = 'regel een' || char (13) || 'regel twee' WHERE status = 'planned'");
  g_assert_cmpint (RUN (NULL, NULL, "agenda", fixture->path, path), ==, MW_EXIT_DONE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "SUMMARY:De Heer\\nPartners: regel een\\nregel twee\r\n"));
  g_assert_nonnull (strstr (text, "LOCATION:zaal\\n2\r\n"));
  change (fixture, "UPDATE conversation SET date = '3026-12-03' WHERE status = 'planned'");
  g_assert_cmpint (RUN (&left_out, NULL, "agenda", fixture->path, path), ==, MW_EXIT_LEFT_OUT);
  g_assert_cmpuint (count (left_out, "3026-12-03\tDe Heer\vPartners\t"), >, 0);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, ":0000"));
}

/* What JSON and XML cannot hold as it is, and bytes that are no text, from the source to the outputs. */
static void
test_odd_titles (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *source = mw_fixture_write (fixture, "s.csv", "Contractnummer;Titel\nC-1;a\x1f"
                                                                "b\nC-2;Onderhoud \uffff gebouwen\n",
                                              -1);
  g_autofree char *report = mw_fixture_get_path (fixture, "r.xlsx");
  g_autofree char *list = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, NULL, "import", fixture->path, source), ==, MW_EXIT_DONE);
  change (fixture, "INSERT INTO organisation (id, name, kind) VALUES (5, CAST (x'41EDA0BD42' AS TEXT), 'supplier')");
  change (fixture, "UPDATE contract SET supplier_id = 5");
  g_assert_cmpint (RUN (&list, NULL, "list", fixture->path, "contracts", "--json"), ==, MW_EXIT_DONE);
  g_assert_nonnull (strstr (list, "\"a\\u001fb\""));
  g_assert_true (g_utf8_validate (list, -1, NULL));
  g_assert_cmpuint (count (list, "\"A\ufffd\ufffd\ufffdB\""), ==, 2);
  g_assert_cmpint (RUN (NULL, NULL, "report", fixture->path, report), ==, MW_EXIT_DONE);
}

static void
test_import (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *good = mw_fixture_write (fixture, "good.csv", "Nummer;Titel;Einde\n1;A;31-12-2026\n", -1);
  g_autofree char *bad = mw_fixture_write (fixture, "bad.csv", "Nummer;Titel\n2;B\n;C\n", -1);
  g_autofree char *other = mw_fixture_write (fixture, "other.pdf", "%PDF-1.4", -1);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *list = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, NULL, "import", fixture->path, good, "--dry-run"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, NULL, "import", fixture->path, good, "--map", "Einde=end_date"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (&output, NULL, "import", fixture->path, bad, "--json"), ==, MW_EXIT_LEFT_OUT);
  g_assert_nonnull (strstr (output, "\"reason\" : \"no contract number\""));
  g_assert_cmpint (RUN (NULL, &errors, "import", fixture->path, other), ==, MW_EXIT_FAILED);
  g_assert_nonnull (strstr (errors, "PDF"));
  g_assert_cmpint (RUN (&list, NULL, "list", fixture->path, "contracts", "--json"), ==, MW_EXIT_DONE);
  g_assert_nonnull (strstr (list, "\"end_date\" : \"2026-12-31\""));
}

static void
test_usage (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *help = NULL;
  g_autofree char *version = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "list", fixture->path), ==, MW_EXIT_USAGE);
  g_assert_cmpint (RUN (NULL, NULL, "list", fixture->path, "dingen"), ==, MW_EXIT_USAGE);
  g_assert_cmpint (RUN (NULL, NULL, "report", fixture->path, "r.doc"), ==, MW_EXIT_USAGE);
  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--today", "morgen"), ==, MW_EXIT_USAGE);
  g_assert_cmpint (RUN (NULL, NULL, "check", fixture->path), ==, MW_EXIT_FAILED);
  g_assert_cmpint (RUN (&help, NULL, "--help"), ==, MW_EXIT_DONE);
  g_assert_nonnull (strstr (help, "maatwerk import FILE SOURCE"));
  g_assert_cmpint (RUN (&version, NULL, "--version"), ==, MW_EXIT_DONE);
  g_assert_true (g_str_has_prefix (version, "maatwerk "));
}

/* An output does not take the place of what the program did not make: not of the open file, by whatever path, not of
 * another one, and not of a register. */
static void
test_targets (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *other = mw_fixture_get_path (fixture, "other.maatwerk");
  g_autofree char *link_path = mw_fixture_get_path (fixture, "link.ics");
  g_autofree char *workbook = mw_fixture_write (fixture, "register.xlsx", "PK mijn register", -1);
  const char *const targets[] = { fixture->path, other, link_path };
  g_autofree char *data = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, NULL, "new", other), ==, MW_EXIT_DONE);
  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize size, size_after;
      g_assert_true (g_file_get_contents (targets[i], &before, &size, NULL));
      g_assert_cmpint (RUN (NULL, NULL, "agenda", fixture->path, targets[i]), ==, MW_EXIT_USAGE);
      g_assert_true (g_file_get_contents (targets[i], &after, &size_after, NULL));
      g_assert_cmpmem (before, size, after, size_after);
    }
  g_assert_cmpint (RUN (NULL, &errors, "report", fixture->path, workbook, "--remember"), ==, MW_EXIT_USAGE);
  g_assert_nonnull (strstr (errors, "register.xlsx"));
  g_assert_true (g_file_get_contents (workbook, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, "PK mijn register");
}

/* A period that ends before it begins makes no report, and nothing is remembered. */
static void
test_period (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo"), ==, MW_EXIT_DONE);
  g_assert_true (g_file_get_contents (fixture->path, &before, &size, NULL));
  g_assert_cmpint (RUN (NULL, NULL, "report", fixture->path, path, "--from", "2026-12-31", "--until", "2026-01-01", "--remember"), ==, MW_EXIT_USAGE);
  g_assert_cmpint (RUN (NULL, NULL, "report", fixture->path, path, "--from", "2026-12-31", "--today", "2026-11-23"), ==, MW_EXIT_USAGE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
  g_assert_cmpint (RUN (NULL, NULL, "report", fixture->path, path, "--from", "2026-12-31", "--until", "2026-12-31"), ==, MW_EXIT_DONE);
}

/* What was asked for wrongly is told as such, and nothing is done. */
static void
test_misuse (MwFixture *fixture, gconstpointer unused)
{
  const char *file = fixture->path;
  const char *const wrong[][8] = {
    { "--onzin" },
    { file, "--onzin" },
    { "list", file, "contracts", "--onzin" },
    { "list", file, "contracts", "--remember" },
    { "list", file, "contracts", "--category", "Onzin" },
    { "list", file, "contracts", "--today", "2026-13-01" },
    { "list", file, "contracts", "--today" },
    { "list", file, "contracts", "nog iets" },
    { "plan", file, "--category", "Onzin" },
    { "agenda", file, "a.ics", "--category", "Onzin" },
    { "agenda", file },
    { "report", file, "r.xlsx", "--from", "31-12-2026" },
    { "report", file, "r.xlsx", "--until", "morgen" },
    { "report", file, "r.xlsx", "--category", "Onzin" },
    { "report", file },
    { "import", file },
    { "import", file, "register.csv", "--preset", "onzin" },
    { "check" },
    { "new" },
  };

  g_assert_cmpint (RUN (NULL, NULL, "new", file), ==, MW_EXIT_DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *line = g_strjoinv (" ", (char **) wrong[i]);
      g_autofree char *errors = NULL;
      g_test_message ("%s", line);
      g_assert_cmpint (run (NULL, &errors, wrong[i]), ==, MW_EXIT_USAGE);
      g_assert_cmpuint (strlen (errors), >, 0);
    }
}

/* Also where the disk behind it is full. */
static void
test_output_that_cannot_be_written (MwFixture *fixture, gconstpointer unused)
{
  static const char *const commands[] = { "--help", "--version", "list %s contracts", "list %s contracts --json", "plan %s", "plan %s --json", "check %s", "import %s %s --dry-run", "import %s %s --json" };
  g_autofree char *source = mw_fixture_write (fixture, "bron.csv", "Nummer;Titel\n1;A\n", -1);

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo"), ==, MW_EXIT_DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) parts = g_strsplit (commands[i], "%s", 3);
      g_autofree char *line = g_strconcat (program, " ", parts[0], parts[1] != NULL ? fixture->path : "", parts[1], parts[1] != NULL && parts[2] != NULL ? source : "", parts[1] != NULL ? parts[2] : NULL, NULL);
      for (guint closed = 0; closed < 2; closed++)
        {
          g_autofree char *redirected = g_strconcat (line, closed ? " >&-" : " > /dev/full", NULL);
          char *argv[] = { (char *) "sh", (char *) "-c", redirected, NULL };
          g_autofree char *errors = NULL;
          g_autoptr (GError) error = NULL;
          int status = 0;
          g_test_message ("%s", redirected);
          g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, NULL));
          g_assert_false (g_spawn_check_wait_status (status, &error));
          g_assert_cmpint (error->code, ==, MW_EXIT_FAILED);
          g_assert_nonnull (strstr (errors, "The output could not be written."));
        }
    }
}

/* Which file it is, and where its backups are. */
static void
test_damaged (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *source = mw_fixture_write (fixture, "bron.csv", "Nummer;Titel\n1;A\n", -1);
  g_autofree char *errors = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_assert_cmpint (RUN (NULL, NULL, "new", fixture->path, "--demo"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, NULL, "import", fixture->path, source), ==, MW_EXIT_DONE);
  g_assert_true (g_file_get_contents (fixture->path, &data, &size, NULL));
  memset (data + 100, 'x', size - 100);
  g_assert_true (g_file_set_contents (fixture->path, data, (gssize) size, NULL));
  g_assert_cmpint (RUN (NULL, &errors, "list", fixture->path, "contracts"), ==, MW_EXIT_FAILED);
  g_assert_nonnull (strstr (errors, "test.maatwerk” is damaged. Its backups are in “"));
  g_assert_nonnull (strstr (errors, "/maatwerk/backups/test.maatwerk-"));
}

static void
test_long_path (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *name = g_strnfill (247 - strlen (".maatwerk"), 'n');
  g_autofree char *fits = g_strconcat (fixture->folder, "/", name, ".maatwerk", NULL);
  g_autofree char *long_name = g_strconcat (fixture->folder, "/n", name, ".maatwerk", NULL);
  g_autofree char *long_path = g_strconcat (fixture->folder, "/", name, "/", name, ".maatwerk", NULL);
  g_autofree char *errors = NULL;
  g_autofree char *other_errors = NULL;

  g_assert_cmpint (RUN (NULL, NULL, "new", fits), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, NULL, "list", fits, "contracts"), ==, MW_EXIT_DONE);
  g_assert_cmpint (RUN (NULL, &errors, "new", long_name), ==, MW_EXIT_FAILED);
  g_assert_nonnull (strstr (errors, "too long"));
  g_assert_cmpint (RUN (NULL, &other_errors, "new", long_path), ==, MW_EXIT_FAILED);
  g_assert_nonnull (strstr (other_errors, "too long"));
}

static void
test_today (void)
{
  char *argv[] = { (char *) "maatwerk", (char *) "--today", (char *) "2026-11-23", (char *) "f.maatwerk", NULL };
  int argc = 4;
  GDate today;

  g_assert_true (mw_cli_take_today (&argc, argv, &today));
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpstr (argv[1], ==, "f.maatwerk");
  g_assert_cmpint (g_date_get_day (&today), ==, 23);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  program = argv[1];
  mw_test_add ("/cli/the-whole-job", test_whole_job);
  mw_test_add ("/cli/duty-object", test_duty_object);
  mw_test_add ("/cli/contracts-have-a-state", test_states);
  mw_test_add ("/cli/plan", test_plan);
  mw_test_add ("/cli/list-talks", test_list_talks);
  mw_test_add ("/cli/agenda", test_agenda);
  mw_test_add ("/cli/odd-agenda", test_odd_agenda);
  mw_test_add ("/cli/odd-titles", test_odd_titles);
  mw_test_add ("/cli/import-and-its-exit-statuses", test_import);
  mw_test_add ("/cli/usage", test_usage);
  mw_test_add ("/cli/targets", test_targets);
  mw_test_add ("/cli/period", test_period);
  mw_test_add ("/cli/misuse", test_misuse);
  mw_test_add ("/cli/output-that-cannot-be-written", test_output_that_cannot_be_written);
  mw_test_add ("/cli/damaged", test_damaged);
  mw_test_add ("/cli/long-path", test_long_path);
  g_test_add_func ("/cli/today-is-taken-out", test_today);
  return g_test_run ();
}
