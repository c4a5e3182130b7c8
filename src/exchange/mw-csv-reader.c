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
  QUOTES_TAIL,    /* after a quote that closed nothing: "Groot" onderhoud */
  QUOTES_LITERAL, /* in a field whose quotes are part of its text */
  /* After a blank and a quote, of which it is not clear yet whether it opens the field. */
  QUOTES_HELD_OPEN,
  QUOTES_HELD_MAYBE_CLOSED,
  QUOTES_HELD_CLOSED,
} Quotes;

/* How the bytes of a text become UTF-8. */
typedef enum
{
  BYTES_DECODED, /* by the stream */
  BYTES_UTF_8,
  BYTES_WINDOWS_1252,
} Bytes;

/* A field that is longer than this is not held to see whether it is closed. */
#define MAX_HELD 4096

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
  GString *held; /* what was read since the quote that may open a field */
  gboolean after_blank;
  Bytes bytes;
  char *encoding;
  char delimiter;
  guint bad_row; /* where a zero byte was found; 0 for none */
};

G_DEFINE_FINAL_TYPE (MwCsvReader, mw_csv_reader, MW_TYPE_TABLE_READER)

void
mw_csv_dialect_clear (MwCsvDialect *dialect)
{
  g_clear_pointer (&dialect->encoding, g_free);
}

/* 0x80 to 0x9F; from there on a byte is its own character. */
static const gunichar2 windows_1252[] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178
};

/* Returns: whether the byte is a character in Windows-1252 */
static gboolean
append_windows_1252 (GString *text, guchar byte)
{
  gunichar c = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;

  g_string_append_unichar (text, c);
  return c != 0xFFFD;
}

/* Bytes that are no UTF-8 in a file that is were mostly pasted in by another program, as Windows-1252. */
static gboolean
append_mixed (GString *decoded, const char *text, gsize length)
{
  const char *end = text + length;
  const char *valid_end;
  gboolean sound = TRUE;

  while (!g_utf8_validate_len (text, (gsize) (end - text), &valid_end))
    {
      g_string_append_len (decoded, text, valid_end - text);
      append_windows_1252 (decoded, (guchar) *valid_end);
      text = valid_end + 1;
      sound = FALSE;
    }
  g_string_append_len (decoded, text, end - text);
  return sound;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && (guchar) text[i] < 0x80)
    i++;
  return i == length;
}

/* Returns: whether all of the text is surely what was meant */
static gboolean
append_decoded (const MwCsvReader *self, GString *decoded, const char *text, gsize length)
{
  gboolean sound = TRUE;

  if (self->bytes == BYTES_UTF_8)
    return append_mixed (decoded, text, length);
  if (self->bytes == BYTES_DECODED || is_ascii (text, length))
    {
      g_string_append_len (decoded, text, (gssize) length);
      return TRUE;
    }
  for (gsize i = 0; i < length; i++)
    sound = append_windows_1252 (decoded, (guchar) text[i]) && sound;
  /* What happens to be UTF-8 as well most likely is. */
  return sound && !g_utf8_validate_len (text, length, NULL);
}

static void
field_cb (void *text, size_t length, void *data)
{
  MwCsvReader *self = data;
  g_autoptr (GString) decoded = g_string_sized_new (length + 8);
  gboolean sound = append_decoded (self, decoded, text, length);

  self->after_return = FALSE;
  if (memchr (text, '\0', length) != NULL && self->bad_row == 0)
    self->bad_row = self->next_number;
  if (self->current == NULL)
    self->current = mw_row_new (self->next_number);
  mw_row_set (self->current, self->column, MW_CELL_TEXT, decoded->str, (gssize) decoded->len);
  if (!sound)
    mw_row_set_doubt (self->current, self->column, MW_CELL_GARBLED);
  self->column++;
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

static gboolean
is_blank (const MwCsvReader *self, char c)
{
  return c != self->delimiter && (c == ' ' || c == '\t');
}

static void mend_char (MwCsvReader *self, char c, GString *mended);

/* The quote after a blank opened nothing, so it is part of the text, as it is for Excel. */
static void
release_as_text (MwCsvReader *self, GString *mended)
{
  g_autofree char *held = g_strdup (self->held->str);

  g_string_append (mended, "\"\"\"");
  self->quotes = QUOTES_LITERAL;
  for (const char *p = held + 1; *p != '\0'; p++)
    mend_char (self, *p, mended);
}

/* Programs write a blank after the delimiter: then a quote that is closed right before the next one means a quoted field. */
static void
hold_char (MwCsvReader *self, char c, GString *mended)
{
  gboolean closed = self->quotes != QUOTES_HELD_OPEN;

  g_string_append_c (self->held, c);
  if (closed && is_end_of_field (self, c))
    {
      g_string_append_len (mended, self->held->str, (gssize) self->held->len);
      self->quotes = QUOTES_FIELD_START;
    }
  else if (c == '"' && self->quotes != QUOTES_HELD_CLOSED)
    self->quotes = closed ? QUOTES_HELD_OPEN : QUOTES_HELD_MAYBE_CLOSED;
  else if (closed && is_blank (self, c))
    self->quotes = QUOTES_HELD_CLOSED;
  else if (closed || c == '\n' || c == '\r' || c == '\0' || self->held->len > MAX_HELD)
    release_as_text (self, mended);
}

static void
mend_literal (MwCsvReader *self, char c, GString *mended)
{
  gboolean ends = is_end_of_field (self, c);

  if (ends || c == '"')
    g_string_append_c (mended, '"');
  g_string_append_c (mended, c);
  self->quotes = ends ? QUOTES_FIELD_START : QUOTES_LITERAL;
}

static void
mend_outside_quotes (MwCsvReader *self, char c, GString *mended)
{
  gboolean blank = is_blank (self, c);

  if (is_end_of_field (self, c))
    self->quotes = QUOTES_FIELD_START;
  else if (self->quotes == QUOTES_FIELD_START && c == '"' && self->after_blank)
    {
      g_string_assign (self->held, "\"");
      self->quotes = QUOTES_HELD_OPEN;
    }
  else if (self->quotes == QUOTES_FIELD_START && !blank)
    self->quotes = c == '"' ? QUOTES_OPEN : QUOTES_NONE;
  self->after_blank = blank;
  if (self->quotes != QUOTES_HELD_OPEN)
    g_string_append_c (mended, c);
}

static void
mend_char (MwCsvReader *self, char c, GString *mended)
{
  if (self->quotes <= QUOTES_NONE)
    mend_outside_quotes (self, c, mended);
  else if (self->quotes <= QUOTES_TAIL)
    self->quotes = mend_inside_quotes (self, c, mended);
  else if (self->quotes == QUOTES_LITERAL)
    mend_literal (self, c, mended);
  else
    hold_char (self, c, mended);
}

/* Excel reads "Groot" onderhoud as Groot onderhoud, and keeps the quotes where a blank stands before them; libcsv
 * would look for another quote, rows further on. The text is put so that it has one meaning only. */
static void
mend_quotes (MwCsvReader *self, const char *text, gsize size, GString *mended)
{
  for (gsize i = 0; i < size; i++)
    mend_char (self, text[i], mended);
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
  g_autoptr (GString) rest = g_string_new (NULL);

  self->at_end = TRUE;
  if (self->quotes == QUOTES_OPEN)
    return fail_parse (self, error);
  if (self->quotes == QUOTES_HELD_OPEN)
    release_as_text (self, rest);
  if (self->quotes >= QUOTES_HELD_OPEN)
    g_string_append_len (rest, self->held->str, (gssize) self->held->len);
  else if (self->quotes > QUOTES_OPEN)
    g_string_append_c (rest, '"');
  return parse_text (self, rest->str, rest->len, error) && (csv_fini (&self->parser, field_cb, row_cb, self) == 0 || fail_parse (self, error));
}

/* Text of which we know how it is stored always can be decoded; of what is left GLib tells in words of its own. */
static gboolean
fail_read (MwCsvReader *self, const GError *cause, GError **error)
{
  g_debug ("%s", cause->message);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("The text file cannot be read beyond row %u: it holds bytes that are no text in %s. Open it in Excel, save it as .xlsx and try again."), self->next_number, self->encoding);
  else
    g_set_error (error, MW_ERROR, MW_ERROR_READ_ONLY, _ ("The text file cannot be read beyond row %u. Check that it is still there and that you may read it."), self->next_number);
  return FALSE;
}

/* Reads one piece of the file; complete rows end up in the queue. */
static gboolean
read_chunk (MwCsvReader *self, GError **error)
{
  char buffer[CHUNK];
  g_autoptr (GError) local = NULL;
  gssize size = g_input_stream_read (self->stream, buffer, sizeof buffer, NULL, &local);
  g_autoptr (GString) mended = NULL;

  if (size < 0)
    return fail_read (self, local, error);
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
  g_string_free (self->held, TRUE);
  g_free (self->encoding);
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
  self->held = g_string_new (NULL);
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

/* One byte of another encoding, be it far down, does not make another file of it: what most of the text is, all is. */
static gboolean
is_mostly_utf_8 (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *text = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  const char *end = text != NULL ? text + g_mapped_file_get_length (file) : NULL;
  gsize longer = 0;
  gsize broken = 0;

  while (text < end)
    {
      gunichar c = (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char_validated (text, end - text);
      gboolean valid = c < (gunichar) -2;
      longer += valid && c >= 0x80;
      broken += !valid;
      text = valid ? g_utf8_next_char (text) : text + 1;
    }
  return broken == 0 || (longer > 0 && longer >= broken);
}

/* A byte order mark is sure; UTF-8 nearly so; else uchardet has a look, and Excel's own is likely. */
static char *
guess_encoding (const char *path, const char *data, gsize size)
{
  const char *wide = guess_utf_16 (data, size);

  if (starts_with (data, size, "\xEF\xBB\xBF", 3))
    return g_strdup ("UTF-8");
  if (starts_with (data, size, "\xFF\xFE", 2))
    return g_strdup ("UTF-16LE");
  if (starts_with (data, size, "\xFE\xFF", 2))
    return g_strdup ("UTF-16BE");
  if (wide != NULL)
    return g_strdup (wide);
  if (is_mostly_utf_8 (path))
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
  encoding = guess_encoding (path, data, size);
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
  self->encoding = g_strdup (encoding);
  if (g_str_equal (encoding, "UTF-8") || g_str_equal (encoding, "WINDOWS-1252"))
    {
      /* Field by field, so that an odd byte is told at its own place. */
      self->bytes = g_str_equal (encoding, "UTF-8") ? BYTES_UTF_8 : BYTES_WINDOWS_1252;
      return g_object_ref (G_INPUT_STREAM (raw));
    }
  converter = G_CONVERTER (g_charset_converter_new ("UTF-8", encoding, error));
  if (converter == NULL)
    return NULL;
  return g_converter_input_stream_new (G_INPUT_STREAM (raw), converter);
}

/**
 * mw_csv_reader_open:
 *
 * Returns: (transfer full) (nullable): a reader that decodes as it goes; a byte that does not belong to
 *   UTF-8 or Windows-1252 puts its cell in doubt, and one that does not belong to another encoding makes
 *   mw_table_reader_next() fail
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
