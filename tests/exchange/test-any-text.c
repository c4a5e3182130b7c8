/* SPDX-License-Identifier: EUPL-1.2 */
#include <expat.h>
#include <string.h>
#include <zip.h>

#include "mw-agenda-item.h"
#include "mw-calendar.h"
#include "mw-contract-csv.h"
#include "mw-contract.h"
#include "mw-conversation.h"
#include "mw-json.h"
#include "mw-made-up.h"
#include "mw-report-workbook.h"
#include "mw-test.h"
#include "mw-text.h"

/*
 * Whatever text the store accepts makes a valid file of every kind, and comes out of it again. Each case writes the
 * same random texts as another writer does, and reads them back without a line of the program's own readers.
 */

#define SEEDS (32 / MW_TEST_SLOWDOWN)

static const char *const awkward[] = {
  "\x01",
  "\x08",
  "\x0b",
  "\x0c",
  "\x1b",
  "\x1f",
  "\x7f",
  "\r",
  "\r\n",
  "\n",
  "\t",
  "  ",
  "\xc2\x85",
  "\u2028",
  "\u2029",
  "\u00a0",
  "\u200b",
  "\u202e",
  "\ufdd0",
  "\ufdef",
  "\ufeff",
  "\ufffd",
  "\ufffe",
  "\uffff",
  "\U0001fffe",
  "\U0010ffff",
  "🌳",
  "e\u0301",
  "שלום",
  "&",
  "<b>",
  "]]>",
  "\"",
  "'",
  ";",
  ",",
  "\\",
  "\\n",
  "_x0041_",
  "_x005F_",
  "=1+1",
  "%s",
  "&amp;",
  "--",
};

/* Half of it is plain, a quarter is awkward, a quarter is any code point but the surrogates. */
static char *
make_text (GRand *random, int length)
{
  GString *text = g_string_new ("x");

  for (int i = 0; i < length; i++)
    {
      gunichar c = (gunichar) g_rand_int_range (random, 1, g_rand_boolean (random) ? 0x110000 : 0x3000);
      int kind = g_rand_int_range (random, 0, 4);
      if (kind == 0)
        g_string_append (text, awkward[g_rand_int_range (random, 0, G_N_ELEMENTS (awkward))]);
      else if (kind == 1 && (c < 0xd800 || c > 0xdfff))
        g_string_append_unichar (text, c);
      else
        g_string_append_c (text, (char) g_rand_int_range (random, ' ', '~' + 1));
    }
  g_string_append_c (text, 'x');
  return g_string_free (text, FALSE);
}

/* Bytes that are no text too: a lone surrogate, a character that is cut off. */
static char *
make_bytes (GRand *random)
{
  g_autofree char *text = make_text (random, 20);

  return g_strconcat (text, "\xed\xa0\xbd x \xf0\x9f\x8c", NULL);
}

static char *
make_portable (const char *text)
{
  char *made;
  const char *portable = mw_text_make_portable (text, &made);

  return made != NULL ? made : g_strdup (portable);
}

/* Not by the function that is tried: each character on its own must be one that XML 1.0 and cairo have. */
static void
assert_portable (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_assert_true (c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff));
    }
}

static gsize
count_units (const char *text)
{
  glong units;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (text, -1, NULL, &units, NULL);

  g_assert_nonnull (utf16);
  return (gsize) units;
}

/* What the cells of a workbook say, by the rules of its own format. */
typedef struct
{
  GHashTable *cells; /* their texts */
  GString *text;
  gboolean inside; /* of what a cell shows */
  guint lines;
} Cells;

static void
start_cb (void *data, const char *name, const char **attributes)
{
  Cells *cells = data;

  if (g_str_equal (name, "si") || g_str_equal (name, "table:table-cell"))
    {
      g_string_truncate (cells->text, 0);
      cells->lines = 0;
    }
  else if (g_str_equal (name, "t") || g_str_equal (name, "text:p"))
    {
      cells->inside = TRUE;
      g_string_append (cells->text, cells->lines++ > 0 ? "\n" : "");
    }
  else if (g_str_equal (name, "text:tab"))
    g_string_append_c (cells->text, '\t');
  else if (g_str_equal (name, "text:s"))
    {
      for (int n = atoi (attributes[1]); n > 0; n--)
        g_string_append_c (cells->text, ' ');
    }
}

static void
end_cb (void *data, const char *name)
{
  Cells *cells = data;

  if (g_str_equal (name, "t") || g_str_equal (name, "text:p"))
    cells->inside = FALSE;
  else if (g_str_equal (name, "si") || g_str_equal (name, "table:table-cell"))
    g_hash_table_add (cells->cells, g_strdup (cells->text->str));
}

static void
characters_cb (void *data, const char *text, int length)
{
  Cells *cells = data;

  if (cells->inside)
    g_string_append_len (cells->text, text, length);
}

static void
read_part (Cells *cells, zip_t *zip, zip_uint64_t index)
{
  zip_stat_t stat;
  g_assert_cmpint (zip_stat_index (zip, index, 0, &stat), ==, 0);
  g_autofree char *data = g_malloc (stat.size + 1);
  zip_file_t *file = zip_fopen_index (zip, index, 0);
  XML_Parser parser = XML_ParserCreate ("UTF-8");

  g_assert_cmpint (zip_fread (file, data, stat.size), ==, (gint64) stat.size);
  zip_fclose (file);
  XML_SetUserData (parser, cells);
  XML_SetElementHandler (parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (parser, characters_cb);
  if (!g_str_equal (stat.name, "mimetype") && XML_Parse (parser, data, (int) stat.size, TRUE) != XML_STATUS_OK)
    g_error ("%s:%lu: %s", stat.name, XML_GetCurrentLineNumber (parser), XML_ErrorString (XML_GetErrorCode (parser)));
  XML_ParserFree (parser);
}

/* Returns: the set of what its cells say; every part is well-formed */
static GHashTable *
read_workbook (const char *path)
{
  Cells cells = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), g_string_new (NULL) };
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);

  g_assert_nonnull (zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    read_part (&cells, zip, (zip_uint64_t) i);
  zip_discard (zip);
  g_string_free (cells.text, TRUE);
  return cells.cells;
}

static MwReport *
make_report (MwFixture *fixture, MwMadeUp *source, GRand *random)
{
  MwReport *report = mw_report_new ();
  g_autofree char *group_name = make_text (random, 30);
  MwReportGroup *group = mw_report_ensure_group (report, 1, group_name);

  report->scope = make_bytes (random);
  report->today = fixture->today;
  report->until = fixture->today;
  report->notation = MW_NOTATION_DUTCH;
  report->next = mw_made_up_next;
  report->next_data = source;
  report->totals.count = source->left;
  group->wanted = 25;
  group->linked = 5;
  return report;
}

/* Excel's own escape of an underscore, in what was read. */
static char *
unescape (const char *text, gboolean excel)
{
  g_auto (GStrv) parts = g_strsplit (text, excel ? "_x005F_" : "\uffff", -1);

  return g_strjoinv ("_", parts);
}

static gboolean
has_cell (GHashTable *cells, const char *expected, gboolean excel)
{
  GHashTableIter iterator;
  gpointer cell;

  g_hash_table_iter_init (&iterator, cells);
  while (g_hash_table_iter_next (&iterator, &cell, NULL))
    {
      g_autofree char *text = unescape (cell, excel);
      assert_portable (cell);
      g_assert_cmpuint (count_units (cell), <=, 32767);
      if (g_str_equal (text, expected))
        return TRUE;
    }
  return FALSE;
}

static void
write_workbook (MwFixture *fixture, const char *name, gboolean excel)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree char *path = mw_fixture_get_path (fixture, name);
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *title = make_text (random, 40);
      g_autofree char *expected = make_portable (title);
      MwMadeUp source = { 2, G_MAXUINT, title };
      g_autoptr (MwReport) report = make_report (fixture, &source, random);
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) cells = NULL;
      g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, &error));
      g_assert_no_error (error);
      cells = read_workbook (path);
      g_assert_true (has_cell (cells, expected, excel));
    }
}

static void
test_xlsx (MwFixture *fixture, gconstpointer unused)
{
  write_workbook (fixture, "r.xlsx", TRUE);
}

static void
test_ods (MwFixture *fixture, gconstpointer unused)
{
  write_workbook (fixture, "r.ods", FALSE);
}

/* Excel counts in units of UTF-16, of which a tree takes two: 32,765 letters and two trees are one too many. A
 * property holds 255 of them, a page header as many with its codes. */
static void
test_long (MwFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (fixture, "r.xlsx");
  g_autofree char *letters = g_strnfill (32765, 'A');
  g_autofree char *title = g_strconcat (letters, "🌳🌳", NULL);
  g_autofree char *expected = g_strconcat (letters, "…", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GHashTable) cells = NULL;
  GString *scope = g_string_new (NULL);
  MwMadeUp source = { 1, G_MAXUINT, title };
  g_autoptr (MwReport) report = make_report (fixture, &source, random);

  for (guint i = 0; i < 300; i++)
    g_string_append (scope, "🌳&");
  g_free (report->scope);
  report->scope = g_string_free (scope, FALSE);
  g_assert_true (mw_report_write (report, MW_TEST_TO (path), NULL, NULL));
  cells = read_workbook (path);
  g_assert_true (has_cell (cells, expected, TRUE));
}

/* A page is drawn to its end, and the list of what is in it stands where it says that it does. */
static void
test_pdf (MwFixture *fixture, gconstpointer unused)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree char *path = mw_fixture_get_path (fixture, "r.pdf");
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      MwMadeUp source = { 0, G_MAXUINT, NULL };
      g_autoptr (MwReport) report = make_report (fixture, &source, random);
      g_autoptr (GError) error = NULL;
      g_autofree char *data = NULL;
      const char *place;
      gsize size;
      mw_report_write (report, MW_TEST_TO (path), NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_assert_true (g_str_has_prefix (data, "%PDF-"));
      g_assert_true (g_str_has_suffix (data + size - 6, "%%EOF\n"));
      place = strstr (data + size - 40, "startxref\n");
      g_assert_nonnull (place);
      g_assert_true (g_ascii_isdigit (data[g_ascii_strtoull (place + 10, NULL, 10)]) || g_str_has_prefix (data + g_ascii_strtoull (place + 10, NULL, 10), "xref"));
    }
}

/* RFC 4180: fields in quotes, quotes doubled, lines that end in CR LF. @data: after the mark at its beginning */
static GPtrArray *
read_csv (const char *data)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  const char *p = data;

  while (*p != '\0')
    {
      GString *field = g_string_new (NULL);
      if (*p == '"')
        {
          for (p++; *p != '"' || p[1] == '"'; p++)
            {
              g_assert_cmpint (*p, !=, '\0');
              g_string_append_c (field, *p);
              p += *p == '"' ? 1 : 0;
            }
          p++;
        }
      g_ptr_array_add (fields, g_string_free (field, FALSE));
      if (*p == ';')
        p++;
      else
        {
          g_assert_true (g_str_has_prefix (p, "\r\n"));
          p += 2;
        }
    }
  return fields;
}

static void
test_csv (MwFixture *fixture, gconstpointer unused)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree char *path = mw_fixture_get_path (fixture, "l.csv");
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *title = make_text (random, 200);
      g_autofree char *expected = make_portable (title);
      g_autofree char *data = NULL;
      g_autoptr (GPtrArray) fields = NULL;
      MwMadeUp source = { 2, G_MAXUINT, title };
      g_assert_true (mw_contract_csv_write (MW_TEST_OVER (path), MW_NOTATION_DUTCH, mw_made_up_next, &source, NULL, NULL));
      g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
      fields = read_csv (data + 3);
      g_assert_cmpuint (fields->len, ==, 3 * 16);
      g_assert_cmpstr (g_ptr_array_index (fields, 16 + 1), ==, expected);
      g_assert_cmpstr (g_ptr_array_index (fields, 32 + 1), ==, expected);
      for (guint i = 0; i < fields->len; i++)
        assert_portable (g_ptr_array_index (fields, i));
    }
}

/* RFC 5545, 3.1: lines of at most 75 bytes that end in CR LF; no other control character than a tab. */
static char *
unfold (const char *data)
{
  g_auto (GStrv) lines = g_strsplit (data, "\r\n", -1);
  GString *text = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      g_assert_cmpuint (strlen (*line), <=, 75);
      g_assert_true (g_utf8_validate (*line, -1, NULL));
      for (const char *p = *line; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x20 ? *p != 0x7f : *p == '\t');
      if (line != lines && **line != ' ' && **line != '\t')
        g_string_append_c (text, '\n');
      g_string_append (text, **line == ' ' || **line == '\t' ? *line + 1 : *line);
    }
  return g_string_free (text, FALSE);
}

/* RFC 5545, 3.3.11 */
static char *
find_property (const char *text, const char *name)
{
  g_autofree char *start = g_strdup_printf ("\n%s:", name);
  const char *p = strstr (text, start);
  GString *value = g_string_new (NULL);

  g_assert_nonnull (p);
  for (p += strlen (start); *p != '\n'; p++)
    {
      gboolean escaped = *p == '\\';
      p += escaped ? 1 : 0;
      g_string_append_c (value, escaped && g_ascii_tolower (*p) == 'n' ? '\n' : *p);
    }
  return g_string_free (value, FALSE);
}

static void
test_ics (void)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 23, 9, 15, 30);

  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (MwCalendar) calendar = mw_calendar_new (moment, FALSE);
      g_autoptr (MwRecord) talk = mw_record_new (&mw_conversation_table);
      g_autoptr (MwRecord) point = mw_record_new (&mw_agenda_item_table);
      g_autoptr (GPtrArray) points = g_ptr_array_new ();
      g_autofree char *subject = make_text (random, 60);
      g_autofree char *place = make_text (random, 10);
      g_autofree char *topic = make_text (random, 300);
      g_autofree char *supplier = make_bytes (random);
      mw_record_set_text (talk, MW_CONVERSATION_SUBJECT, subject);
      mw_record_set_text (talk, MW_CONVERSATION_PLACE, place);
      mw_record_set_text (talk, MW_CONVERSATION_DATE, "2026-11-26");
      mw_record_set_text (point, MW_AGENDA_ITEM_TOPIC, topic);
      g_ptr_array_add (points, point);
      g_assert_true (mw_calendar_add_talk (calendar, talk, supplier, points));
      g_autofree char *written = mw_calendar_to_text (calendar);
      g_autofree char *text = unfold (written);
      g_autofree char *summary = find_property (text, "SUMMARY");
      g_autofree char *location = find_property (text, "LOCATION");
      g_autofree char *description = find_property (text, "DESCRIPTION");
      g_autofree char *both = g_strdup_printf ("%s: %s", supplier, subject);
      g_autofree char *numbered = g_strdup_printf ("1. %s", topic);
      g_autofree char *expected_summary = make_portable (both);
      g_autofree char *expected_location = make_portable (place);
      g_autofree char *expected_description = make_portable (numbered);
      g_assert_cmpstr (summary, ==, expected_summary);
      g_assert_cmpstr (location, ==, expected_location);
      g_assert_cmpstr (description, ==, expected_description);
    }
}

/* JSON can hold every character; between quotes none of the controls stands as it is (RFC 8259, 7). */
static void
test_json (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *made = make_text (random, 200);
      g_autofree char *title = g_strconcat (made, "\x1f\x1f|", NULL);
      mw_record_set_text (contract, MW_CONTRACT_TITLE, title);
      json_builder_begin_object (builder);
      mw_json_add_record (builder, contract);
      json_builder_end_object (builder);
      g_autoptr (JsonNode) root = json_builder_get_root (builder);
      g_autofree char *text = mw_json_to_text (root, seed % 2 == 0);
      for (const char *p = text; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x20 || (*p == '\n' && seed % 2 == 0));
      json_parser_load_from_data (parser, text, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (json_parser_get_root (parser)), "title"), ==, title);
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/any-text/xlsx", test_xlsx);
  mw_test_add ("/any-text/xlsx-long", test_long);
  mw_test_add ("/any-text/ods", test_ods);
  mw_test_add ("/any-text/pdf", test_pdf);
  mw_test_add ("/any-text/csv", test_csv);
  g_test_add_func ("/any-text/ics", test_ics);
  g_test_add_func ("/any-text/json", test_json);
  return g_test_run ();
}
