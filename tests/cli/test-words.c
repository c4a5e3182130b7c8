/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-cli.h"
#include "mw-connection.h"
#include "mw-record.h"
#include "mw-test.h"
#include "mw-xlsx-reader.h"

/*
 * No code of the file leaves the program as text. Every value of every choice is given to some record, and then all
 * that people read is made in Dutch: there an English code that was not put in words is seen.
 */

static char *program;

/* What is a word of Dutch too, or a number, cannot be told from one. */
static gboolean
is_word_too (const char *value)
{
  static const char *const words[] = { "coaching", "open", "partner", "traineeship", NULL };

  return g_ascii_isdigit (*value) || g_strv_contains (words, value);
}

static void
execute (MwConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  /* Not every value goes with every other: then the record keeps what it has. */
  if (!mw_connection_execute (connection, sql, &error))
    g_test_message ("%s: %s", sql, error->message);
}

/* Each record in turn gets the next of the choices of a field. */
static void
spread_choices (MwConnection *connection, const MwTable *table, const MwField *field)
{
  GString *cases = g_string_new (NULL);
  guint n = 0;

  for (const MwChoice *choice = field->choices; choice->value != NULL; choice++)
    g_string_append_printf (cases, " WHEN %u THEN '%s'", n++, choice->value);
  g_autofree char *rank = g_strdup_printf ("(SELECT count (*) FROM \"%s\" AS o WHERE o.id < \"%s\".id)", table->name, table->name);
  g_autofree char *sql = g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET %s = CASE %s %% %u%s END", table->name, field->column, rank, n, cases->str);

  execute (connection, sql);
  g_string_free (cases, TRUE);
}

/* All records get all of them. */
static void
add_codes (MwConnection *connection, const MwTable *table, const MwField *field)
{
  for (const MwChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO %s (%s_id, %s) SELECT id, '%s' FROM \"%s\"", field->link_table, table->name, field->link_column, choice->value, table->name);
      execute (connection, sql);
    }
}

static void
spread_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_WRITE, &error);

  g_assert_no_error (error);
  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      for (guint i = 0; i < (*table)->n_fields; i++)
        {
          const MwField *field = &(*table)->fields[i];
          if (field->choices != NULL && field->type == MW_FIELD_CHOICE)
            spread_choices (connection, *table, field);
          else if (field->choices != NULL && field->type == MW_FIELD_CODES)
            add_codes (connection, *table, field);
        }
    }
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LANGUAGE", "nl", TRUE);
  char *output = NULL;
  int status = 0;

  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

/* Returns: whether the text has it as a word of its own */
static gboolean
has_word (const char *text, const char *word)
{
  for (const char *hit = strstr (text, word); hit != NULL; hit = strstr (hit + 1, word))
    {
      char before = hit > text ? hit[-1] : ' ';
      char after = hit[strlen (word)];
      if (!g_ascii_isalnum (before) && before != '_' && !g_ascii_isalnum (after) && after != '_')
        return TRUE;
    }
  return FALSE;
}

static guint
look_for_codes (const char *place, const char *text)
{
  guint found = 0;

  g_assert_cmpuint (strlen (text), >, 100);
  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      for (guint i = 0; i < (*table)->n_fields; i++)
        {
          for (const MwChoice *choice = (*table)->fields[i].choices; choice != NULL && choice->value != NULL; choice++)
            {
              if (is_word_too (choice->value) || !has_word (text, choice->value))
                continue;
              g_test_message ("%s: %s.%s is told as “%s”", place, (*table)->name, (*table)->fields[i].column, choice->value);
              found++;
            }
        }
    }
  return found;
}

static char *
read_workbook (const char *path)
{
  g_auto (GStrv) sheets = mw_xlsx_reader_list_sheets (path, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; sheets[i] != NULL; i++)
    {
      g_autoptr (MwTableReader) reader = mw_xlsx_reader_open (path, sheets[i], NULL);
      gboolean more = TRUE;
      while (more)
        {
          g_autoptr (MwRow) row = NULL;
          g_assert_true (mw_table_reader_next (reader, &row, NULL));
          more = row != NULL;
          for (guint k = 0; more && k < 20; k++)
            {
              const MwCell *cell = mw_row_get (row, k);
              g_string_append_printf (text, "%s\n", cell->kind == MW_CELL_TEXT ? cell->text : "");
            }
        }
    }
  return g_string_free (text, FALSE);
}

static void
make (MwFixture *fixture, const char *const *arguments)
{
  g_autofree char *unused = run (arguments);

  spread_all (fixture->path);
}

static void
test_files (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *xlsx = mw_fixture_get_path (fixture, "w.xlsx");
  g_autofree char *pdf = mw_fixture_get_path (fixture, "w.pdf");
  g_autofree char *ics = mw_fixture_get_path (fixture, "w.ics");
  g_autofree char *reader = g_find_program_in_path ("pdftotext");
  g_autofree char *book = NULL;
  g_autofree char *calendar = NULL;
  guint found = 0;

  make (fixture, (const char *const[]){ program, "new", fixture->path, "--demo", "--today", "2026-11-23", NULL });
  g_free (run ((const char *const[]){ program, "report", fixture->path, xlsx, "--today", "2026-11-23", NULL }));
  g_free (run ((const char *const[]){ program, "report", fixture->path, pdf, "--today", "2026-11-23", NULL }));
  g_free (run ((const char *const[]){ program, "agenda", fixture->path, ics, "--today", "2026-11-23", NULL }));
  book = read_workbook (xlsx);
  found += look_for_codes ("workbook", book);
  g_assert_true (g_file_get_contents (ics, &calendar, NULL, NULL));
  found += look_for_codes ("calendar", calendar);
  if (reader != NULL)
    {
      g_autofree char *page = run ((const char *const[]){ reader, "-layout", pdf, "-", NULL });
      found += look_for_codes ("page", page);
    }
  g_assert_cmpuint (found, ==, 0);
}

/* Lines are for people; JSON keeps the codes, which is what it is for. */
static void
test_lines (MwFixture *fixture, gconstpointer unused)
{
  static const char *const lists[] = { "contracts", "initiatives", "nominations", "pairs", "matches", "conversations", "agreements" };
  guint found = 0;

  make (fixture, (const char *const[]){ program, "new", fixture->path, "--demo", "--today", "2026-11-23", NULL });
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *lines = run ((const char *const[]){ program, "list", fixture->path, lists[i], "--today", "2026-11-23", NULL });
      found += look_for_codes (lists[i], lines);
    }
  g_assert_cmpuint (found, ==, 0);
}

/* A record that is named by a choice, and every choice of every table, alone and in a set. */
static void
test_records (void)
{
  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      for (guint i = 0; i < (*table)->n_fields; i++)
        {
          const MwField *field = &(*table)->fields[i];
          for (const MwChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
            {
              g_autoptr (MwRecord) record = mw_record_new (*table);
              g_autofree char *shown = NULL;
              mw_record_set_text (record, i, choice->value);
              shown = mw_record_format_field (record, i, MW_NOTATION_DUTCH);
              g_assert_cmpstr (shown, ==, choice->label);
              if (i == (*table)->title_field)
                g_assert_cmpstr (mw_record_get_title (record), ==, choice->label);
            }
        }
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_assert_cmpint (argc, >, 1);
  program = argv[1];
  mw_test_add ("/words/files", test_files);
  mw_test_add ("/words/lines", test_lines);
  g_test_add_func ("/words/records", test_records);
  return g_test_run ();
}
