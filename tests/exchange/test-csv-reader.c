/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-csv-reader.h"
#include "mw-error.h"
#include "mw-test.h"

/* The whole table as one text: cells parted by |, rows by a line with their number. */
static char *
read_all (const char *path, const MwCsvDialect *dialect, GError **error)
{
  g_autoptr (MwTableReader) reader = mw_csv_reader_open (path, dialect, error);
  GString *all = g_string_new (NULL);

  while (reader != NULL)
    {
      g_autoptr (MwRow) row = NULL;
      if (!mw_table_reader_next (reader, &row, error))
        {
          g_string_free (all, TRUE);
          return NULL;
        }
      if (row == NULL)
        break;
      g_string_append_printf (all, "%u:", row->number);
      for (guint i = 0; i < row->cells->len; i++)
        g_string_append_printf (all, "%s%s|", mw_row_get (row, i)->doubt == MW_CELL_GARBLED ? "?" : "", mw_row_get (row, i)->text != NULL ? mw_row_get (row, i)->text : "");
      g_string_append_c (all, '\n');
    }
  return g_string_free (all, FALSE);
}

typedef struct
{
  const char *data;
  gssize size;
  char delimiter;
  const char *encoding;
  const char *expected;
} Case;

#define CASE(data, delimiter, encoding, expected)        \
  {                                                      \
    data, sizeof data - 1, delimiter, encoding, expected \
  }

static void
test_dialects (MwFixture *fixture, gconstpointer unused)
{
  static const Case cases[] = {
    CASE ("a;b\r\n1;2\r\n", ';', "UTF-8", "1:a|b|\n2:1|2|\n"),
    CASE ("\xEF\xBB\xBF"
          "a;b\r\nCo\xC3\xB6p;2\r\n",
          ';',
          "UTF-8",
          "1:a|b|\n2:Coöp|2|\n"),
    CASE ("a;b\r\nCo\xF6p;\x80 2\r\n", ';', "WINDOWS-1252", "1:a|b|\n2:Coöp|€ 2|\n"),
    CASE ("sep=,\r\na,b\r\n1,2\r\n", ',', "UTF-8", "2:a|b|\n3:1|2|\n"),
    CASE ("a,b,c\n\"x, y\",\"z \"\"q\"\"\",3\n", ',', "UTF-8", "1:a|b|c|\n2:x, y|z \"q\"|3|\n"),
    CASE ("a\tb\n1\t2\n", '\t', "UTF-8", "1:a|b|\n2:1|2|\n"),
    CASE ("a;b\n\n\"twee\nregels\";2\n", ';', "UTF-8", "1:a|b|\n2:\n3:twee\nregels|2|\n"),
    CASE ("a;b;c\n1\n1;2;3;4\n", ';', "UTF-8", "1:a|b|c|\n2:1|\n3:1|2|3|4|\n"),
    CASE ("\xFF\xFE"
          "a\0;\0b\0\r\0\n\0"
          "1\0;\0\xAC\x20\r\0\n\0",
          ';',
          "UTF-16LE",
          "1:a|b|\n2:1|€|\n"),
    CASE ("a;b\r\n1,5;2,5\r\n1,5;2,5\r\n", ';', "UTF-8", "1:a|b|\n2:1,5|2,5|\n3:1,5|2,5|\n"),
    /* What is stored in another way than the rest is marked, and none of the rest is lost. */
    CASE ("a;b\nCo\xC3\xB6p;caf\xE9\n\xC3\xB6;\x80 2\n", ';', "UTF-8", "1:a|b|\n2:Coöp|?café|\n3:ö|?€ 2|\n"),
    CASE ("\xEF\xBB\xBF"
          "a;b\ncaf\xE9;2\n",
          ';',
          "UTF-8",
          "1:a|b|\n2:?café|2|\n"),
    CASE ("a;b\nf\x81r;caf\xE9\n", ';', "WINDOWS-1252", "1:a|b|\n2:?f\xEF\xBF\xBDr|café|\n"),
    CASE ("a;b\ncaf\xE9;caf\xE9\nCo\xC3\xB6p;2\n", ';', "WINDOWS-1252", "1:a|b|\n2:café|café|\n3:?CoÃ¶p|2|\n"),
    CASE ("a;b\n1;2", ';', "UTF-8", "1:a|b|\n2:1|2|\n"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = mw_fixture_write (fixture, "t.csv", cases[i].data, cases[i].size);
      g_auto (MwCsvDialect) dialect = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *all = NULL;
      g_test_message ("case %u", (guint) i);
      g_assert_true (mw_csv_dialect_guess (path, &dialect, &error));
      g_assert_cmpstr (dialect.encoding, ==, cases[i].encoding);
      g_assert_cmpint (dialect.delimiter, ==, cases[i].delimiter);
      all = read_all (path, &dialect, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (all, ==, cases[i].expected);
    }
}

static void
test_binary_is_refused (MwFixture *fixture, gconstpointer unused)
{
  static const char data[] = "\x01\x02\0\0\x03garbage\0\xff";
  g_autofree char *path = mw_fixture_write (fixture, "t.csv", data, sizeof data);
  g_auto (MwCsvDialect) dialect = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (mw_csv_dialect_guess (path, &dialect, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FOREIGN);
}

static void
test_open_quote_is_told (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_write (fixture, "t.csv", "a;b\n\"nooit dicht;2\n", -1);
  g_auto (MwCsvDialect) dialect = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_csv_dialect_guess (path, &dialect, NULL));
  g_assert_null (read_all (path, &dialect, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

/* What Excel makes of quotes in odd places, we make of them too; and no row swallows the next. */
static void
test_stray_quotes (MwFixture *fixture, gconstpointer unused)
{
  static const char data[] = "nummer;titel;waarde\n"
                             "1;\"Groot\" onderhoud;10\n"
                             "2;5\" buis;20\n"
                             "3;\"Zegt \"\"ja\"\"; soms\";30\n"
                             "4;\"Twee\nregels\" en meer;40\n"
                             "5; \"Esdoorn\" Jansen;50\n"
                             "6;\t\"Groot\" \"werk\";60\n"
                             "7; \"Glas; ramen\" ;70\n"
                             "8; \"Zegt \"\"ja\"\"\";80\n"
                             "9; \"nooit dicht;90\n"
                             "10; \"een; \"twee\" drie\n"
                             "11; \"\";110\n"
                             "12;\"Einde\"";
  static const char *const titles[] = { "titel", "Groot onderhoud", "5\" buis", "Zegt \"ja\"; soms", "Twee\nregels en meer", "\"Esdoorn\" Jansen", "\"Groot\" \"werk\"", "Glas; ramen", "Zegt \"ja\"", "\"nooit dicht", "\"een", NULL, "Einde" };
  g_autofree char *path = mw_fixture_write (fixture, "t.csv", data, -1);
  g_auto (MwCsvDialect) dialect = { 0 };
  g_autoptr (MwTableReader) reader = NULL;

  g_assert_true (mw_csv_dialect_guess (path, &dialect, NULL));
  reader = mw_csv_reader_open (path, &dialect, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (MwRow) row = NULL;
      g_assert_true (mw_table_reader_next (reader, &row, NULL));
      g_assert_cmpstr (mw_row_get (row, 1)->text, ==, titles[i]);
    }
}

/* The last field may end in any state. */
static void
test_quotes_at_the_end (MwFixture *fixture, gconstpointer unused)
{
  static const char *const ends[][2] = {
    { "1; \"dicht\"", "dicht" },
    { "1; \"dicht\" ", "dicht" },
    { "1; \"open", "\"open" },
    { "1; \"een\" twee", "\"een\" twee" },
    { "1; ", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = mw_fixture_write (fixture, "t.csv", ends[i][0], -1);
      MwCsvDialect dialect = { (char *) "UTF-8", ';', FALSE };
      g_autoptr (MwTableReader) reader = mw_csv_reader_open (path, &dialect, NULL);
      g_autoptr (MwRow) row = NULL;
      g_assert_true (mw_table_reader_next (reader, &row, NULL));
      g_assert_cmpstr (mw_row_get (row, 1)->text, ==, ends[i][1]);
    }
}

/* Text in UTF-16 that is no text far down is told with its row, and in our words. */
static void
test_undecodable (MwFixture *fixture, gconstpointer unused)
{
  static const char data[] = "a\0;\0b\0\n\0"
                             "1\0;\0\0\xDC"
                             "2\0\n\0";
  g_autofree char *path = mw_fixture_write (fixture, "t.csv", data, sizeof data - 1);
  MwCsvDialect dialect = { (char *) "UTF-16LE", ';', FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_all (path, &dialect, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "UTF-16LE"));
}

/* A zero byte far down, and one accent in Windows-1252 far down, beyond what is looked at first. */
static void
test_surprise_far_down (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) data = g_string_new ("nummer;naam\n");
  g_auto (MwCsvDialect) dialect = { 0 };
  g_auto (MwCsvDialect) other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *accent = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (data, "%u;naam %u\n", i, i);
  g_string_append (data, "x;co\xF6peratie\n");
  accent = mw_fixture_write (fixture, "a.csv", data->str, (gssize) data->len);
  g_string_append_len (data, "y;voor\0na\n", 10);
  path = mw_fixture_write (fixture, "t.csv", data->str, (gssize) data->len);
  g_assert_true (mw_csv_dialect_guess (accent, &other, NULL));
  g_assert_cmpstr (other.encoding, ==, "WINDOWS-1252");
  g_assert_true (mw_csv_dialect_guess (path, &dialect, NULL));
  g_assert_null (read_all (path, &dialect, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

/* A file far larger than what is read at once comes through whole. */
static void
test_long_file (MwFixture *fixture, gconstpointer unused)
{
  GString *data = g_string_new ("nummer;naam\r\n");
  g_autofree char *path = NULL;
  g_auto (MwCsvDialect) dialect = { 0 };
  g_autoptr (MwTableReader) reader = NULL;
  guint rows = 0;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (data, "%u;\"Coöperatie; %u\"\r\n", i, i);
  path = mw_fixture_write (fixture, "t.csv", data->str, (gssize) data->len);
  g_string_free (data, TRUE);
  g_assert_true (mw_csv_dialect_guess (path, &dialect, NULL));
  reader = mw_csv_reader_open (path, &dialect, NULL);
  for (;;)
    {
      g_autoptr (MwRow) row = NULL;
      g_assert_true (mw_table_reader_next (reader, &row, NULL));
      if (row == NULL)
        break;
      rows++;
      g_assert_cmpuint (row->number, ==, rows);
      g_assert_cmpuint (row->cells->len, ==, 2);
    }
  g_assert_cmpuint (rows, ==, 50001);
  g_assert_cmpfloat (mw_table_reader_get_progress (reader), >=, 0.99);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/csv-reader/dialects", test_dialects);
  mw_test_add ("/csv-reader/binary-is-refused", test_binary_is_refused);
  mw_test_add ("/csv-reader/open-quote-is-told", test_open_quote_is_told);
  mw_test_add ("/csv-reader/stray-quotes", test_stray_quotes);
  mw_test_add ("/csv-reader/quotes-at-the-end", test_quotes_at_the_end);
  mw_test_add ("/csv-reader/bytes-that-are-no-text-are-told", test_undecodable);
  mw_test_add ("/csv-reader/surprise-far-down", test_surprise_far_down);
  mw_test_add ("/csv-reader/long-file-comes-whole", test_long_file);
  return g_test_run ();
}
