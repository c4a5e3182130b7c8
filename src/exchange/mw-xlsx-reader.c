/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-xlsx-reader.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mw-date.h"
#include "mw-error.h"
#include "mw-text.h"
#include "mw-xlsx-package.h"

/*
 * The rows of one sheet of an Excel workbook, read piece by piece. Values come as Excel keeps them, so
 * a date that is shown in any language is still a date.
 */

#define MAX_COLUMNS 16384
#define MAX_ROWS 1048576
#define MAX_MERGES MAX_ROWS

struct _MwXlsxReader
{
  MwTableReader parent_instance;

  MwXlsxPackage *package;
  MwXlsxPart *part;
  XML_Parser parser;
  GQueue rows; /* MwRow that are complete */
  MwRow *row;
  guint next_row;
  gboolean row_says_number;
  guint column;
  char cell_type[12];
  guint64 cell_style;
  gboolean has_formula;
  gboolean has_value;
  GString *value;      /* of <v> */
  GString *inlined;    /* of <is> */
  GString *collecting; /* (nullable): one of these, while it is read */
  gboolean in_inline;
  guint phonetic_depth;
  gboolean more;
};

G_DEFINE_FINAL_TYPE (MwXlsxReader, mw_xlsx_reader, MW_TYPE_TABLE_READER)

/* "BC12" is column 54, counted from 0. A cell without a reference follows the one before it. */
static guint
column_from_reference (const char *reference, guint next)
{
  guint column = 0;

  for (; reference != NULL && g_ascii_isalpha (*reference); reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
  if (column == 0 || column > MAX_COLUMNS)
    return next;
  return column - 1;
}

/* Rows go down; a number that goes up again, or beyond what Excel has, is no number. */
static void
go_to_row (MwXlsxReader *self, const char *number)
{
  guint64 row = g_ascii_strtoull (number, NULL, 10);

  if (row >= self->next_row && row <= MAX_ROWS)
    self->next_row = (guint) row;
}

static void
start_row (MwXlsxReader *self, const char **attributes)
{
  const char *number = mw_xlsx_attribute (attributes, "r");

  self->row_says_number = number != NULL;
  if (number != NULL)
    go_to_row (self, number);
  g_clear_pointer (&self->row, mw_row_free);
  self->row = mw_row_new (self->next_row++);
  self->column = 0;
}

static void
start_cell (MwXlsxReader *self, const char **attributes)
{
  const char *type = mw_xlsx_attribute (attributes, "t");
  const char *style = mw_xlsx_attribute (attributes, "s");

  const char *reference = mw_xlsx_attribute (attributes, "r");

  if (reference != NULL && self->row != NULL && !self->row_says_number)
    {
      /* Then its cells do. */
      self->row_says_number = TRUE;
      self->next_row--;
      go_to_row (self, reference + strcspn (reference, "0123456789"));
      self->row->number = self->next_row++;
    }
  self->column = column_from_reference (reference, self->column);
  g_strlcpy (self->cell_type, type != NULL ? type : "n", sizeof self->cell_type);
  self->cell_style = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;
  self->has_formula = FALSE;
  self->has_value = FALSE;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->inlined, 0);
}

/* A value is what <v> says, or for a text in the cell <is>; a program that writes both means the latter. */
static void
start_in_cell (MwXlsxReader *self, const char *local)
{
  if (g_str_equal (local, "f"))
    self->has_formula = TRUE;
  else if (g_str_equal (local, "is"))
    self->in_inline = TRUE;
  else if (g_str_equal (local, "rPh"))
    self->phonetic_depth++;
  else if (g_str_equal (local, "t") && self->in_inline && self->phonetic_depth == 0)
    self->collecting = self->inlined;
  else if (g_str_equal (local, "v") && !self->has_value)
    {
      self->has_value = TRUE;
      self->collecting = self->value;
    }
}

static void
start_cb (void *parser, const char *name, const char **attributes)
{
  MwXlsxReader *self = XML_GetUserData (parser);
  const char *local = mw_xlsx_local_name (name);

  if (g_str_equal (local, "row"))
    start_row (self, attributes);
  else if (g_str_equal (local, "c"))
    start_cell (self, attributes);
  else
    start_in_cell (self, local);
}

#define ESCAPE_LENGTH 7

/* Returns: the UTF-16 unit that is written as _xD83C_ at @text; 0 where there is none */
static gunichar2
escaped_unit (const char *text)
{
  gboolean escaped = text[0] == '_' && text[1] == 'x' && strspn (text + 2, "0123456789abcdefABCDEF") >= 4 && text[6] == '_';

  return escaped ? (gunichar2) g_ascii_strtoull (text + 2, NULL, 16) : 0;
}

/* Returns: how many bytes of @text were an escape; 0 where it begins with none that can be read */
static gsize
append_escaped (GString *plain, const char *text)
{
  gunichar2 units[] = { escaped_unit (text), 0, 0 };
  gboolean is_half = units[0] >= 0xD800 && units[0] <= 0xDFFF;
  g_autofree char *utf8 = NULL;

  if (units[0] == 0)
    return 0;
  if (is_half)
    units[1] = escaped_unit (text + ESCAPE_LENGTH);
  if (units[0] == '\r')
    utf8 = g_strdup (text[ESCAPE_LENGTH] == '\n' || escaped_unit (text + ESCAPE_LENGTH) == '\n' ? "" : "\n");
  else
    utf8 = g_utf16_to_utf8 (units, is_half ? 2 : 1, NULL, NULL, NULL);
  if (utf8 == NULL)
    return 0;
  g_string_append (plain, utf8);
  return is_half ? 2 * ESCAPE_LENGTH : ESCAPE_LENGTH;
}

/* Excel writes characters that XML cannot hold as _x000D_. */
static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = append_escaped (plain, text);
      if (length == 0)
        g_string_append_c (plain, *text);
      text += MAX (length, 1);
    }
  return g_string_free (plain, FALSE);
}

static void
set_text (MwXlsxReader *self, const char *text)
{
  g_autofree char *plain = strstr (text, "_x") != NULL ? unescape (text) : NULL;

  mw_row_set (self->row, self->column, MW_CELL_TEXT, plain != NULL ? plain : text, -1);
}

static void
set_kind (MwXlsxReader *self, MwCellKind kind, const char *text)
{
  mw_row_set (self->row, self->column, kind, text, -1);
}

static gboolean
set_day (MwXlsxReader *self, double number)
{
  g_autofree char *iso = NULL;
  GDate date;

  if (number < 1 || number >= 2958466 || !mw_date_from_serial ((gint64) floor (number), mw_xlsx_package_is_from_1904 (self->package), &date))
    return FALSE;
  iso = mw_date_to_iso (&date);
  set_kind (self, MW_CELL_DATE, iso);
  return TRUE;
}

/* What Excel shows as 5 % it keeps as 0.05. */
static void
set_percent (MwXlsxReader *self, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *percent = g_strconcat (g_ascii_formatd (text, sizeof text, "%.13g", number * 100), "%", NULL);

  set_kind (self, MW_CELL_TEXT, percent);
}

/* A float that was typed as 0,1 is kept as 0.10000000000000001: fifteen digits are what was meant. */
static void
set_plain_number (MwXlsxReader *self, const MwNumberFormat *format, double number)
{
  gboolean is_long = fabs (number) >= 1e15 && fabs (number) < 1e30;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *shown = NULL;

  g_ascii_formatd (text, sizeof text, is_long ? "%.0f" : "%.15g", number);
  set_kind (self, MW_CELL_NUMBER, text);
  if (format == NULL || mw_number_format_is_date (format))
    return;
  shown = mw_number_format_show (format, text);
  mw_row_set_shown (self->row, self->column, shown);
  mw_row_set_doubt (self->row, self->column, mw_number_format_get_doubt (format));
}

/* A number has a dot, whatever the language; what a program wrote as 1234,5 is left to the column as a text. */
static void
set_number (MwXlsxReader *self)
{
  const MwNumberFormat *format = mw_xlsx_package_get_format (self->package, self->cell_style);
  char *end;
  double number = g_ascii_strtod (self->value->str, &end);
  gboolean is_number = end != self->value->str && strpbrk (self->value->str, "xX") == NULL;

  while (g_ascii_isspace (*end))
    end++;
  if (!is_number || *end != '\0')
    set_kind (self, MW_CELL_TEXT, self->value->str);
  else if (!isfinite (number))
    set_kind (self, MW_CELL_ERROR, self->value->str);
  else if (format != NULL && mw_number_format_is_date (format) && set_day (self, number))
    return;
  else if (format != NULL && mw_number_format_is_percent (format))
    set_percent (self, number);
  else
    set_plain_number (self, format, number);
}

/* A time of the day does not matter, one in another zone may be on another day. */
static void
set_iso_date (MwXlsxReader *self)
{
  const char *text = self->value->str;
  g_autofree char *day = g_strndup (text, 10);
  gboolean has_zone = self->value->len > 10 && strpbrk (text + 10, "Z+-") != NULL;
  GDate date;

  if (!has_zone && mw_date_from_iso (day, &date))
    set_kind (self, MW_CELL_DATE, day);
  else
    set_kind (self, MW_CELL_TEXT, text);
}

static void
set_shared_text (MwXlsxReader *self)
{
  guint64 index;
  gboolean is_index = g_ascii_string_to_unsigned (g_strstrip (self->value->str), 10, 0, G_MAXUINT64, &index, NULL);
  const char *text = is_index ? mw_xlsx_package_get_string (self->package, index) : NULL;

  if (text != NULL)
    set_text (self, text);
  else
    mw_row_set_doubt (self->row, self->column, MW_CELL_DAMAGED);
}

static void
set_value (MwXlsxReader *self)
{
  const char *type = self->cell_type;

  if (g_str_equal (type, "s"))
    set_shared_text (self);
  else if (g_str_equal (type, "str") || g_str_equal (type, "inlineStr"))
    set_text (self, self->value->str);
  else if (g_str_equal (type, "b"))
    set_kind (self, MW_CELL_BOOLEAN, self->value->str);
  else if (g_str_equal (type, "e"))
    set_kind (self, MW_CELL_ERROR, self->value->str);
  else if (g_str_equal (type, "d"))
    set_iso_date (self);
  else
    set_number (self);
}

/* A formula without a result, or with the 0 that a program writes which does not calculate. An empty text is a result. */
static gboolean
is_not_calculated (const MwXlsxReader *self)
{
  if (!self->has_formula)
    return FALSE;
  if (self->value->len == 0)
    return !self->has_value || !g_str_equal (self->cell_type, "str");
  return mw_xlsx_package_is_not_calculated (self->package) && g_str_equal (self->value->str, "0");
}

static void
finish_cell (MwXlsxReader *self)
{
  gboolean is_inlined = self->inlined->len > 0 && (self->value->len == 0 || g_str_equal (self->cell_type, "inlineStr"));

  if (self->row != NULL && is_inlined)
    set_text (self, self->inlined->str);
  else if (self->row != NULL)
    {
      if (self->value->len > 0)
        set_value (self);
      if (is_not_calculated (self))
        mw_row_set_doubt (self->row, self->column, MW_CELL_NOT_CALCULATED);
    }
  self->column++;
}

static void
end_cb (void *parser, const char *name)
{
  MwXlsxReader *self = XML_GetUserData (parser);
  const char *local = mw_xlsx_local_name (name);

  if (g_str_equal (local, "c"))
    finish_cell (self);
  else if (g_str_equal (local, "row") && self->row != NULL)
    g_queue_push_tail (&self->rows, g_steal_pointer (&self->row));
  else if (g_str_equal (local, "rPh"))
    self->phonetic_depth--;
  else if (g_str_equal (local, "is"))
    self->in_inline = FALSE;
  else if (g_str_equal (local, "v") || g_str_equal (local, "t"))
    self->collecting = NULL;
}

static void
text_cb (void *parser, const char *text, int length)
{
  MwXlsxReader *self = XML_GetUserData (parser);

  if (self->collecting != NULL && self->collecting->len < MW_XLSX_TEXT_LIMIT)
    g_string_append_len (self->collecting, text, length);
}

static gboolean
mw_xlsx_reader_next (MwTableReader *reader, MwRow **row, GError **error)
{
  MwXlsxReader *self = MW_XLSX_READER (reader);

  while (g_queue_is_empty (&self->rows) && self->more)
    {
      if (!mw_xlsx_part_feed (self->part, &self->more, error))
        return FALSE;
    }
  *row = g_queue_pop_head (&self->rows);
  return TRUE;
}

static double
mw_xlsx_reader_get_progress (MwTableReader *reader)
{
  return mw_xlsx_part_get_progress (MW_XLSX_READER (reader)->part);
}

static void
mw_xlsx_reader_finalize (GObject *object)
{
  MwXlsxReader *self = MW_XLSX_READER (object);

  g_clear_pointer (&self->part, mw_xlsx_part_free);
  g_clear_pointer (&self->parser, XML_ParserFree);
  g_clear_pointer (&self->package, mw_xlsx_package_free);
  g_clear_pointer (&self->row, mw_row_free);
  g_queue_clear_full (&self->rows, (GDestroyNotify) mw_row_free);
  g_string_free (self->value, TRUE);
  g_string_free (self->inlined, TRUE);

  G_OBJECT_CLASS (mw_xlsx_reader_parent_class)->finalize (object);
}

static void
mw_xlsx_reader_class_init (MwXlsxReaderClass *klass)
{
  MwTableReaderClass *reader_class = MW_TABLE_READER_CLASS (klass);

  reader_class->next = mw_xlsx_reader_next;
  reader_class->get_progress = mw_xlsx_reader_get_progress;
  G_OBJECT_CLASS (klass)->finalize = mw_xlsx_reader_finalize;
}

static void
mw_xlsx_reader_init (MwXlsxReader *self)
{
  g_queue_init (&self->rows);
  self->value = g_string_new (NULL);
  self->inlined = g_string_new (NULL);
  self->next_row = 1;
  self->more = TRUE;
}

/**
 * mw_xlsx_reader_list_sheets:
 *
 * Returns: (transfer full) (nullable): the names of the sheets that Excel shows, as they are written
 */
GStrv
mw_xlsx_reader_list_sheets (const char *path, GError **error)
{
  g_autoptr (MwXlsxPackage) package = mw_xlsx_package_open (path, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const GPtrArray *sheets;

  if (package == NULL)
    return NULL;
  sheets = mw_xlsx_package_get_sheets (package);
  for (guint i = 0; i < sheets->len; i++)
    {
      const MwXlsxSheet *sheet = g_ptr_array_index (sheets, i);
      if (!sheet->hidden)
        g_strv_builder_add (names, sheet->name);
    }
  return g_strv_builder_end (names);
}

/* Trailing spaces in a sheet's name are easily lost on the way, so they do not count. */
static const MwXlsxSheet *
find_sheet (const MwXlsxPackage *package, const char *name)
{
  const GPtrArray *sheets = mw_xlsx_package_get_sheets (package);
  g_autofree char *wanted = name != NULL ? mw_text_fold_words (name) : NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const MwXlsxSheet *sheet = g_ptr_array_index (sheets, i);
      g_autofree char *folded = mw_text_fold_words (sheet->name);
      if (wanted == NULL ? !sheet->hidden : g_str_equal (folded, wanted))
        return sheet;
    }
  return NULL;
}

/* "B2:D7": the columns do not matter beyond the first, in which what is written stands. */
static void
merge_cb (void *parser, const char *name, const char **attributes)
{
  GArray *merges = XML_GetUserData (parser);
  const char *reference = g_str_equal (mw_xlsx_local_name (name), "mergeCell") ? mw_xlsx_attribute (attributes, "ref") : NULL;
  const char *colon = reference != NULL ? strchr (reference, ':') : NULL;
  MwXlsxMerge merge;

  if (colon == NULL || merges->len >= MAX_MERGES)
    return;
  merge.column = column_from_reference (reference, 0);
  merge.first_row = (guint) g_ascii_strtoull (reference + strcspn (reference, "0123456789"), NULL, 10);
  merge.last_row = (guint) g_ascii_strtoull (colon + strcspn (colon, "0123456789"), NULL, 10);
  if (merge.last_row > merge.first_row)
    g_array_append_val (merges, merge);
}

/**
 * mw_xlsx_reader_list_merges:
 *
 * Returns: (transfer full) (element-type MwXlsxMerge) (nullable): the cells that were merged downwards
 */
GArray *
mw_xlsx_reader_list_merges (const char *path, const char *sheet, GError **error)
{
  g_autoptr (MwXlsxPackage) package = mw_xlsx_package_open (path, error);
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (MwXlsxMerge));
  const MwXlsxSheet *found = package != NULL ? find_sheet (package, sheet) : NULL;
  XML_Parser parser = XML_ParserCreate (NULL);
  g_autoptr (MwXlsxPart) part = found != NULL ? mw_xlsx_package_open_part (package, found->part, parser, error) : NULL;
  gboolean more = TRUE;

  XML_SetUserData (parser, merges);
  XML_SetStartElementHandler (parser, merge_cb);
  while (part != NULL && more)
    {
      if (!mw_xlsx_part_feed (part, &more, error))
        g_clear_pointer (&part, mw_xlsx_part_free);
    }
  XML_ParserFree (parser);
  /* A sheet that is not there is told by who wants its rows. */
  return part != NULL || (package != NULL && found == NULL) ? g_steal_pointer (&merges) : NULL;
}

/**
 * mw_xlsx_reader_open:
 * @sheet: (nullable): name of a sheet; %NULL takes the first that Excel shows
 *
 * Returns: (transfer full) (nullable): %NULL with %MW_ERROR_NOT_FOUND where there is no such sheet
 */
MwTableReader *
mw_xlsx_reader_open (const char *path, const char *sheet, GError **error)
{
  g_autoptr (MwXlsxReader) self = g_object_new (MW_TYPE_XLSX_READER, NULL);
  const MwXlsxSheet *found;

  self->package = mw_xlsx_package_open (path, error);
  if (self->package == NULL || !mw_xlsx_package_load_values (self->package, error))
    return NULL;
  found = find_sheet (self->package, sheet);
  if (found == NULL)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("There is no sheet “%s” in “%s”."), sheet != NULL ? sheet : "", path);
      return NULL;
    }
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  self->part = mw_xlsx_package_open_part (self->package, found->part, self->parser, error);
  XML_SetElementHandler (self->parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (self->parser, text_cb);
  return self->part != NULL ? MW_TABLE_READER (g_steal_pointer (&self)) : NULL;
}

/* Whether the workbook counts its days from 1904. */
gboolean
mw_xlsx_reader_is_from_1904 (MwXlsxReader *self)
{
  return mw_xlsx_package_is_from_1904 (self->package);
}
