/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-csv-reader.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

#include "mw-error.h"

/*
 * Text files with delimited fields. GIO decodes them to UTF-8 as they stream by, libcsv parts the
 * fields; what is left for us is to find out which encoding and delimiter a file has.
 */

#define CHUNK 65536
#define SAMPLE 262144

/* Where in a field the text is, seen by its quotes. */
typedef enum
{
  QUOTES_FIELD_START,
  QUOTES_NONE,
  QUOTES_OPEN,
  QUOTES_MAYBE_CLOSED,
  QUOTES_TAIL, /* after a quote that closed nothing: "Groot" onderhoud */
} Quotes;

struct _MwCsvReader
{
  MwTableReader parent_instance;

  GInputStream *stream;
  goffset size;
  goffset seen;
  struct csv_parser parser;
  gboolean parser_ready;
  GQueue rows; /* MwRow that are complete */
  MwRow *current;
  guint column;
  guint next_number;
  gboolean after_return; /* the last row ended in CR, so that a LF right after it belongs to it */
  gboolean at_end;
  Quotes quotes;
  char delimiter;
  guint bad_row; /* where a zero byte was found; 0 for none */
};

G_DEFINE_FINAL_TYPE (MwCsvReader, mw_csv_reader, MW_TYPE_TABLE_READER)

void
mw_csv_dialect_clear (MwCsvDialect *dialect)
{
  g_clear_pointer (&dialect->encoding, g_free);
}

static void
field_cb (void *text, size_t length, void *data)
{
  MwCsvReader *self = data;

  self->after_return = FALSE;
  if (memchr (text, '\0', length) != NULL && self->bad_row == 0)
    self->bad_row = self->next_number;
  if (self->current == NULL)
    self->current = mw_row_new (self->next_number);
  mw_row_set (self->current, self->column++, MW_CELL_TEXT, text, (gssize) length);
}

/* Blank lines count as rows too, so that our numbers are those that Excel shows. */
static void
row_cb (int c, void *data)
{
  MwCsvReader *self = data;
  gboolean second_half = c == CSV_LF && self->after_return;

  self->after_return = c == CSV_CR;
  if (second_half || (c == -1 && self->current == NULL))
    return;
  if (self->current == NULL)
    self->current = mw_row_new (self->next_number);
  g_queue_push_tail (&self->rows, g_steal_pointer (&self->current));
  self->next_number++;
  self->column = 0;
}

static gboolean
fail_parse (MwCsvReader *self, GError **error)
{
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("The text file cannot be read beyond row %u: a field is not closed."), self->next_number);
  return FALSE;
}

static gboolean
is_end_of_field (const MwCsvReader *self, char c)
{
  return c == self->delimiter || c == '\n' || c == '\r';
}

static Quotes
mend_inside_quotes (MwCsvReader *self, char c, GString *mended)
{
  gboolean ends = is_end_of_field (self, c);

  if (self->quotes == QUOTES_OPEN)
    {
      if (c == '"')
        return QUOTES_MAYBE_CLOSED;
      g_string_append_c (mended, c);
      return QUOTES_OPEN;
    }
  if (self->quotes == QUOTES_MAYBE_CLOSED && c == '"')
    {
      g_string_append (mended, "\"\"");
      return QUOTES_OPEN;
    }
  if (ends)
    g_string_append_c (mended, '"');
  else if (c == '"')
    g_string_append_c (mended, '"');
  g_string_append_c (mended, c);
  return ends ? QUOTES_FIELD_START : QUOTES_TAIL;
}

/* Excel reads "Groot" onderhoud as Groot onderhoud; libcsv would look for another quote, rows further on. The
 * text is put so that both mean the same: what follows a quote that closed too early comes inside. */
static void
mend_quotes (MwCsvReader *self, const char *text, gsize size, GString *mended)
{
  for (gsize i = 0; i < size; i++)
    {
      char c = text[i];
      if (self->quotes > QUOTES_NONE)
        {
          self->quotes = mend_inside_quotes (self, c, mended);
          continue;
        }
      if (is_end_of_field (self, c))
        self->quotes = QUOTES_FIELD_START;
      else if (self->quotes == QUOTES_FIELD_START && c != ' ')
        self->quotes = c == '"' ? QUOTES_OPEN : QUOTES_NONE;
      g_string_append_c (mended, c);
    }
}

static gboolean
parse_text (MwCsvReader *self, const char *text, gsize size, GError **error)
{
  if (csv_parse (&self->parser, text, size, field_cb, row_cb, self) != size)
    return fail_parse (self, error);
  if (self->bad_row == 0)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("The text file cannot be read beyond row %u: it holds a zero byte, which no text has."), self->bad_row);
  return FALSE;
}

static gboolean
finish_text (MwCsvReader *self, GError **error)
{
  self->at_end = TRUE;
  if (self->quotes == QUOTES_OPEN)
    return fail_parse (self, error);
  if (self->quotes > QUOTES_OPEN && !parse_text (self, "\"", 1, error))
    return FALSE;
  return csv_fini (&self->parser, field_cb, row_cb, self) == 0 || fail_parse (self, error);
}

/* Reads one piece of the file; complete rows end up in the queue. */
static gboolean
read_chunk (MwCsvReader *self, GError **error)
{
  char buffer[CHUNK];
  gssize size = g_input_stream_read (self->stream, buffer, sizeof buffer, NULL, error);
  g_autoptr (GString) mended = NULL;

  if (size < 0)
    {
      g_prefix_error (error, "%s ", _ ("The text file cannot be decoded."));
      return FALSE;
    }
  self->seen += size;
  if (size == 0)
    return finish_text (self, error);
  mended = g_string_sized_new ((gsize) size + 64);
  mend_quotes (self, buffer, (gsize) size, mended);
  return parse_text (self, mended->str, mended->len, error);
}

/* Excel's own hint on the first line is not a row of the table. */
static gboolean
is_separator_hint (const MwRow *row)
{
  const MwCell *cell = mw_row_get (row, 0);

  return row->number == 1 && cell->text != NULL && g_str_has_prefix (cell->text, "sep=");
}

static gboolean
mw_csv_reader_next (MwTableReader *reader, MwRow **row, GError **error)
{
  MwCsvReader *self = MW_CSV_READER (reader);

  while (g_queue_is_empty (&self->rows) && !self->at_end)
    {
      if (!read_chunk (self, error))
        return FALSE;
    }
  *row = g_queue_pop_head (&self->rows);
  if (*row != NULL && is_separator_hint (*row))
    {
      g_clear_pointer (row, mw_row_free);
      return mw_csv_reader_next (reader, row, error);
    }
  return TRUE;
}

static double
mw_csv_reader_get_progress (MwTableReader *reader)
{
  MwCsvReader *self = MW_CSV_READER (reader);

  return self->size > 0 ? MIN ((double) self->seen / (double) self->size, 1.0) : 1.0;
}

static void
mw_csv_reader_finalize (GObject *object)
{
  MwCsvReader *self = MW_CSV_READER (object);

  if (self->parser_ready)
    csv_free (&self->parser);
  g_clear_object (&self->stream);
  g_queue_clear_full (&self->rows, (GDestroyNotify) mw_row_free);
  g_clear_pointer (&self->current, mw_row_free);

  G_OBJECT_CLASS (mw_csv_reader_parent_class)->finalize (object);
}

static void
mw_csv_reader_class_init (MwCsvReaderClass *klass)
{
  MwTableReaderClass *reader_class = MW_TABLE_READER_CLASS (klass);

  reader_class->next = mw_csv_reader_next;
  reader_class->get_progress = mw_csv_reader_get_progress;
  G_OBJECT_CLASS (klass)->finalize = mw_csv_reader_finalize;
}

static void
mw_csv_reader_init (MwCsvReader *self)
{
  g_queue_init (&self->rows);
  self->next_number = 1;
}

static gboolean
starts_with (const char *data, gsize size, const char *mark, gsize mark_size)
{
  return size >= mark_size && memcmp (data, mark, mark_size) == 0;
}

/* Texts of our languages in UTF-16 have a zero in nearly every second byte. */
static const char *
guess_utf_16 (const char *data, gsize size)
{
  gsize zeros[2] = { 0, 0 };
  gsize looked = MIN (size, 2048);

  for (gsize i = 0; i < looked; i++)
    zeros[i % 2] += data[i] == '\0';
  if (zeros[1] > looked / 4 && zeros[0] < looked / 50)
    return "UTF-16LE";
  if (zeros[0] > looked / 4 && zeros[1] < looked / 50)
    return "UTF-16BE";
  return NULL;
}

/* A byte order mark is sure; valid UTF-8 nearly so; else uchardet has a look, and Excel's own is likely. */
static char *
guess_encoding (const char *data, gsize size)
{
  const char *wide = guess_utf_16 (data, size);
  const char *valid_end;

  if (starts_with (data, size, "\xEF\xBB\xBF", 3))
    return g_strdup ("UTF-8");
  if (starts_with (data, size, "\xFF\xFE", 2))
    return g_strdup ("UTF-16LE");
  if (starts_with (data, size, "\xFE\xFF", 2))
    return g_strdup ("UTF-16BE");
  if (wide != NULL)
    return g_strdup (wide);
  /* The sample may have cut the last character in two. */
  if (g_utf8_validate (data, (gssize) size, &valid_end) || (size == SAMPLE && (gsize) (valid_end - data) > size - 4))
    return g_strdup ("UTF-8");

  uchardet_t detector = uchardet_new ();
  uchardet_handle_data (detector, data, size);
  uchardet_data_end (detector);
  g_autofree char *name = g_strdup (uchardet_get_charset (detector));
  uchardet_delete (detector);
  if (g_str_has_prefix (name, "UTF-16"))
    return g_steal_pointer (&name);
  return g_strdup ("WINDOWS-1252");
}

static gsize
count_outside_quotes (const char *line, char wanted)
{
  gboolean quoted = FALSE;
  gsize count = 0;

  for (; *line != '\0'; line++)
    {
      if (*line == '"')
        quoted = !quoted;
      else if (*line == wanted && !quoted)
        count++;
    }
  return count;
}

/* The delimiter that most lines have, and have as often as each other. A semicolon wins a draw. */
static char
guess_delimiter (const char *text)
{
  static const char candidates[] = { ';', '\t', ',', '|' };
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", 400);
  char best = ';';
  gsize best_score = 0;

  if (g_str_has_prefix (text, "sep=") && text[4] != '\0')
    return text[4];
  for (gsize i = 0; i < sizeof candidates; i++)
    {
      gsize agreeing = 0;
      gsize last = 0;
      for (char **line = lines; *line != NULL; line++)
        {
          gsize count = count_outside_quotes (*line, candidates[i]);
          agreeing += count > 0 ? count + (count == last ? 2 : 0) : 0;
          last = count > 0 ? count : last;
        }
      if (agreeing > best_score)
        {
          best_score = agreeing;
          best = candidates[i];
        }
    }
  return best;
}

static gsize
bom_size (const char *data, gsize size)
{
  if (starts_with (data, size, "\xEF\xBB\xBF", 3))
    return 3;
  if (starts_with (data, size, "\xFF\xFE", 2) || starts_with (data, size, "\xFE\xFF", 2))
    return 2;
  return 0;
}

static char *
read_sample (const char *path, gsize *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = g_malloc (SAMPLE + 1);

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), data, SAMPLE, size, NULL, error))
    return NULL;
  data[*size] = '\0';
  return g_steal_pointer (&data);
}

/* Whether the rest of a file that begins as UTF-8 goes on like that; one byte may tell otherwise far down. */
static gboolean
is_utf_8_to_the_end (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  return file == NULL || g_utf8_validate_len (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), NULL);
}

/**
 * mw_csv_dialect_guess:
 * @dialect: (out caller-allocates): to be cleared
 *
 * Looks at the beginning of the file.
 *
 * Returns: %FALSE with %MW_ERROR_FOREIGN where the file is not text
 */
gboolean
mw_csv_dialect_guess (const char *path, MwCsvDialect *dialect, GError **error)
{
  gsize size = 0;
  g_autofree char *data = read_sample (path, &size, error);
  g_autofree char *encoding = NULL;
  g_autofree char *text = NULL;
  gsize skip;

  if (data == NULL)
    return FALSE;
  encoding = guess_encoding (data, size);
  if (size == SAMPLE && g_str_equal (encoding, "UTF-8") && bom_size (data, size) == 0 && !is_utf_8_to_the_end (path))
    {
      g_free (encoding);
      encoding = g_strdup ("WINDOWS-1252");
    }
  skip = bom_size (data, size);
  if (memchr (data, '\0', size) != NULL && !g_str_has_prefix (encoding, "UTF-16"))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is not a table: it is neither text nor an Excel workbook."), path);
      return FALSE;
    }
  text = g_convert_with_fallback (data + skip, (gssize) (size - skip), "UTF-8", encoding, "?", NULL, NULL, NULL);
  dialect->delimiter = guess_delimiter (text != NULL ? text : data + skip);
  dialect->told = g_str_has_prefix (text != NULL ? text : data + skip, "sep=");
  dialect->encoding = g_steal_pointer (&encoding);
  return TRUE;
}

static GInputStream *
open_decoded (MwCsvReader *self, const char *path, const char *encoding, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, error);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GConverter) converter = NULL;
  char mark[3];
  gsize size = 0;

  if (raw == NULL)
    return NULL;
  info = g_file_input_stream_query_info (raw, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, error);
  if (info == NULL || !g_input_stream_read_all (G_INPUT_STREAM (raw), mark, sizeof mark, &size, NULL, error) || !g_seekable_seek (G_SEEKABLE (raw), (goffset) bom_size (mark, size), G_SEEK_SET, NULL, error))
    return NULL;
  self->size = g_file_info_get_size (info);
  converter = G_CONVERTER (g_charset_converter_new ("UTF-8", encoding, error));
  if (converter == NULL)
    return NULL;
  return g_converter_input_stream_new (G_INPUT_STREAM (raw), converter);
}

/**
 * mw_csv_reader_open:
 *
 * Returns: (transfer full) (nullable): a reader that decodes as it goes; a byte that does not belong to
 *   the encoding makes mw_table_reader_next() fail
 */
MwTableReader *
mw_csv_reader_open (const char *path, const MwCsvDialect *dialect, GError **error)
{
  g_autoptr (MwCsvReader) self = g_object_new (MW_TYPE_CSV_READER, NULL);

  self->stream = open_decoded (self, path, dialect->encoding, error);
  if (self->stream == NULL)
    return NULL;
  if (csv_init (&self->parser, CSV_APPEND_NULL | CSV_REPALL_NL) != 0)
    g_error ("libcsv has no memory");
  self->parser_ready = TRUE;
  csv_set_delim (&self->parser, (unsigned char) dialect->delimiter);
  self->delimiter = dialect->delimiter;
  return MW_TABLE_READER (g_steal_pointer (&self));
}
