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
#define MAX_MERGES 100000

struct _MwXlsxReader
{
  MwTableReader parent_instance;

  MwXlsxPackage *package;
  MwXlsxPart *part;
  XML_Parser parser;
  GQueue rows; /* MwRow that are complete */
  MwRow *row;
  guint next_row;
  guint column;
  char cell_type[12];
  guint64 cell_style;
  GString *value;
  gboolean collecting;
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

static void
start_row (MwXlsxReader *self, const char **attributes)
{
  const char *number = mw_xlsx_attribute (attributes, "r");
  guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;

  if (row >= self->next_row && row <= 1048576)
    self->next_row = (guint) row;
  g_clear_pointer (&self->row, mw_row_free);
  self->row = mw_row_new (self->next_row++);
  self->column = 0;
}

static void
start_cell (MwXlsxReader *self, const char **attributes)
{
  const char *type = mw_xlsx_attribute (attributes, "t");
  const char *style = mw_xlsx_attribute (attributes, "s");

  self->column = column_from_reference (mw_xlsx_attribute (attributes, "r"), self->column);
  g_strlcpy (self->cell_type, type != NULL ? type : "n", sizeof self->cell_type);
  self->cell_style = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;
  g_string_truncate (self->value, 0);
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
  else if (g_str_equal (local, "rPh"))
    self->phonetic_depth++;
  else if (g_str_equal (local, "v") || (g_str_equal (local, "t") && self->phonetic_depth == 0))
    self->collecting = TRUE;
}

/* Excel writes characters that XML cannot hold as _x000D_. */
static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean escaped = p[0] == '_' && p[1] == 'x' && strspn (p + 2, "0123456789abcdefABCDEF") >= 4 && p[6] == '_';
      guint64 code = escaped ? g_ascii_strtoull (p + 2, NULL, 16) : 0;
      if (escaped && code != 0 && (code < 0xD800 || code > 0xDFFF))
        {
          if (code != '\r')
            g_string_append_unichar (plain, (gunichar) code);
          p += 6;
        }
      else
        g_string_append_c (plain, *p);
    }
  return g_string_free (plain, FALSE);
}

static void
set_text (MwXlsxReader *self, const char *text)
{
  g_autofree char *plain = strstr (text, "_x") != NULL ? unescape (text) : NULL;

  mw_row_set (self->row, self->column, MW_CELL_TEXT, plain != NULL ? plain : text, -1);
}

/* A float that was typed as 0,1 is kept as 0.10000000000000001: fifteen digits are what was meant. */
static void
set_number (MwXlsxReader *self)
{
  char *end;
  double number = g_ascii_strtod (self->value->str, &end);
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  GDate date;

  if (end == self->value->str)
    return;
  if (!isfinite (number))
    {
      mw_row_set (self->row, self->column, MW_CELL_ERROR, self->value->str, -1);
      return;
    }
  if (mw_xlsx_package_style_is_date (self->package, self->cell_style) && number >= 1 && number < 2958466 && mw_date_from_serial ((gint64) floor (number), mw_xlsx_package_is_from_1904 (self->package), &date))
    {
      g_autofree char *iso = mw_date_to_iso (&date);
      mw_row_set (self->row, self->column, MW_CELL_DATE, iso, -1);
      return;
    }
  if (mw_xlsx_package_style_is_percent (self->package, self->cell_style))
    {
      /* What Excel shows as 5 % it keeps as 0.05. */
      g_autofree char *percent = g_strconcat (g_ascii_formatd (text, sizeof text, "%.13g", number * 100), "%", NULL);
      mw_row_set (self->row, self->column, MW_CELL_TEXT, percent, -1);
      return;
    }
  g_ascii_formatd (text, sizeof text, fabs (number) < 1e15 ? "%.15g" : "%.0f", number);
  mw_row_set (self->row, self->column, MW_CELL_NUMBER, text, -1);
}

static void
set_iso_date (MwXlsxReader *self)
{
  GDate date;

  g_string_truncate (self->value, MIN (self->value->len, 10));
  mw_row_set (self->row, self->column, mw_date_from_iso (self->value->str, &date) ? MW_CELL_DATE : MW_CELL_TEXT, self->value->str, -1);
}

static void
finish_cell (MwXlsxReader *self)
{
  const char *type = self->cell_type;

  if (self->value->len == 0 || self->row == NULL)
    ;
  else if (g_str_equal (type, "s"))
    {
      const char *text = mw_xlsx_package_get_string (self->package, g_ascii_strtoull (self->value->str, NULL, 10));
      if (text != NULL)
        set_text (self, text);
    }
  else if (g_str_equal (type, "str") || g_str_equal (type, "inlineStr"))
    set_text (self, self->value->str);
  else if (g_str_equal (type, "b"))
    mw_row_set (self->row, self->column, MW_CELL_BOOLEAN, self->value->str, -1);
  else if (g_str_equal (type, "e"))
    mw_row_set (self->row, self->column, MW_CELL_ERROR, self->value->str, -1);
  else if (g_str_equal (type, "d"))
    set_iso_date (self);
  else
    set_number (self);
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
  else if (g_str_equal (local, "v") || g_str_equal (local, "t"))
    self->collecting = FALSE;
}

static void
text_cb (void *parser, const char *text, int length)
{
  MwXlsxReader *self = XML_GetUserData (parser);

  if (self->collecting)
    g_string_append_len (self->value, text, length);
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
