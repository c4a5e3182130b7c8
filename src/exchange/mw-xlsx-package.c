/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-xlsx"

#include "config.h"
#include "mw-xlsx-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "mw-error.h"

/*
 * The package around an Excel workbook: which sheets there are, the shared texts and which styles are
 * dates. Names are compared without their namespace prefix, so Strict workbooks and odd prefixes read
 * the same. A workbook never needs a DTD, so one that has it is refused: that ends entity bombs.
 */

#define CHUNK 65536
/* What one part may unpack to. A register of a million rows stays far below it; a bomb does not. */
#define MAX_PART (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define MAX_RATIO 400

struct _MwXlsxPackage
{
  zip_t *zip;
  char *path;
  GPtrArray *sheets;
  gboolean from_1904;
  gboolean not_calculated;
  GString *strings;       /* all shared texts, each ended by a zero */
  GArray *string_offsets; /* gsize */
  GHashTable *formats;    /* id → MwNumberFormat */
  GPtrArray *styles;      /* MwNumberFormat per cell format, borrowed from formats */
};

struct _MwXlsxPart
{
  zip_file_t *file;
  XML_Parser parser; /* borrowed */
  char *path;
  guint64 size;
  guint64 packed_size;
  guint64 seen;
};

static gboolean
fail_damaged (const char *path, GError **error)
{
  g_set_error (error, MW_ERROR, MW_ERROR_CORRUPT, _ ("“%s” is a damaged Excel workbook. Save it again in Excel and try once more."), path);
  return FALSE;
}

/* @sentence: with “%s” for the path */
static gboolean
fail_with_path (const char *sentence, const char *path, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (sentence, "%s", 2);

  g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, "%s%s%s", halves[0], path, halves[1]);
  return FALSE;
}

static void
sheet_free (gpointer data)
{
  MwXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/* "x:row" and "http://…|row" both are "row"; we ask expat for no namespaces, so only prefixes occur. */
const char *
mw_xlsx_local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
mw_xlsx_attribute (const char **attributes, const char *local_name)
{
  for (; *attributes != NULL; attributes += 2)
    {
      if (g_str_equal (mw_xlsx_local_name (attributes[0]), local_name))
        return attributes[1];
    }
  return NULL;
}

static void
doctype_cb (void *parser, const char *name, const char *system_id, const char *public_id, int has_internal_subset)
{
  XML_StopParser (parser, XML_FALSE);
}

/* Part names differ in slashes and case between the programs that write them. */
static zip_int64_t
locate (zip_t *zip, const char *name)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (name[0] == '/' ? name + 1 : name), "\\", '/');
  g_autofree char *backslashed = g_strdelimit (g_strdup (slashed), "/", '\\');
  zip_int64_t index = zip_name_locate (zip, slashed, ZIP_FL_NOCASE);

  return index >= 0 ? index : zip_name_locate (zip, backslashed, ZIP_FL_NOCASE);
}

/**
 * mw_xlsx_package_open_part:
 * @parser: gets what is fed; its handlers get the parser itself as their first argument
 *
 * Returns: (transfer full) (nullable): %NULL with %MW_ERROR_NOT_FOUND where there is no such part
 */
MwXlsxPart *
mw_xlsx_package_open_part (MwXlsxPackage *self, const char *name, XML_Parser parser, GError **error)
{
  g_autoptr (MwXlsxPart) part = g_new0 (MwXlsxPart, 1);
  zip_int64_t index = locate (self->zip, name);
  zip_stat_t stat;

  part->path = g_strdup (self->path);
  part->parser = parser;
  XML_UseParserAsHandlerArg (parser);
  XML_SetStartDoctypeDeclHandler (parser, doctype_cb);
  if (index < 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("“%s” is not a complete Excel workbook: a part is missing."), self->path);
      return NULL;
    }
  if (zip_stat_index (self->zip, (zip_uint64_t) index, 0, &stat) == 0)
    {
      part->size = stat.size;
      part->packed_size = stat.comp_size;
    }
  if (part->size > MAX_PART || (part->size > 100 * 1024 * 1024 && part->size / MAX (part->packed_size, 1) > MAX_RATIO))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” unpacks to more than a register can be. It is not read."), self->path);
      return NULL;
    }
  part->file = zip_fopen_index (self->zip, (zip_uint64_t) index, 0);
  if (part->file == NULL)
    {
      fail_damaged (self->path, error);
      return NULL;
    }
  return g_steal_pointer (&part);
}

static gboolean
fail_parse (MwXlsxPart *part, GError **error)
{
  if (XML_GetErrorCode (part->parser) != XML_ERROR_ABORTED)
    return fail_damaged (part->path, error);

  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” holds definitions (a DTD) that no Excel workbook needs. It is not read."), part->path);
  return FALSE;
}

/**
 * mw_xlsx_part_feed:
 * @more: (out): whether there is more to feed
 *
 * Gives the next piece of the part to the parser. libzip checks the CRC at the end.
 */
gboolean
mw_xlsx_part_feed (MwXlsxPart *part, gboolean *more, GError **error)
{
  void *buffer = XML_GetBuffer (part->parser, CHUNK);
  zip_int64_t size;

  if (buffer == NULL)
    g_error ("expat has no memory");
  size = zip_fread (part->file, buffer, CHUNK);
  if (size < 0)
    return fail_damaged (part->path, error);
  part->seen += (guint64) size;
  if (XML_ParseBuffer (part->parser, (int) size, size == 0) != XML_STATUS_OK)
    return fail_parse (part, error);
  *more = size > 0;
  return TRUE;
}

double
mw_xlsx_part_get_progress (const MwXlsxPart *part)
{
  return part->size > 0 ? MIN ((double) part->seen / (double) part->size, 1.0) : 1.0;
}

void
mw_xlsx_part_free (MwXlsxPart *part)
{
  if (part->file != NULL)
    zip_fclose (part->file);
  g_free (part->path);
  g_free (part);
}

/* One parse of a whole part. @text collects what stands between tags while @collecting. */
typedef struct
{
  MwXlsxPackage *package;
  GHashTable *targets; /* relation id → part */
  GHashTable *kinds;   /* last piece of the relation type → part */
  gboolean collecting;
  gboolean in_cell_formats;
  guint phonetic_depth;
} Parse;

static gboolean
parse_part (MwXlsxPackage *self, const char *name, XML_StartElementHandler start, XML_EndElementHandler end, XML_CharacterDataHandler text, Parse *parse, GError **error)
{
  XML_Parser parser = XML_ParserCreate (NULL);
  g_autoptr (MwXlsxPart) part = mw_xlsx_package_open_part (self, name, parser, error);
  gboolean more = part != NULL;
  gboolean fine = part != NULL;

  parse->package = self;
  XML_SetUserData (parser, parse);
  XML_SetElementHandler (parser, start, end);
  XML_SetCharacterDataHandler (parser, text);
  while (more && fine)
    fine = mw_xlsx_part_feed (part, &more, error);
  XML_ParserFree (parser);
  return fine;
}

/* Some programs write "./worksheets/sheet1.xml" or "../xl/worksheets/sheet1.xml". */
static char *
resolve_target (const char *target)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (target), "\\", '/');
  g_autofree char *absolute = g_canonicalize_filename (slashed, "/xl");

  return g_strdup (absolute + 1);
}

static void
relation_cb (void *parser, const char *name, const char **attributes)
{
  Parse *parse = XML_GetUserData (parser);
  const char *id = mw_xlsx_attribute (attributes, "Id");
  const char *type = mw_xlsx_attribute (attributes, "Type");
  const char *target = mw_xlsx_attribute (attributes, "Target");

  if (!g_str_equal (mw_xlsx_local_name (name), "Relationship") || id == NULL || type == NULL || target == NULL)
    return;
  const char *slash = strrchr (type, '/');
  g_hash_table_insert (parse->targets, g_strdup (id), resolve_target (target));
  g_hash_table_insert (parse->kinds, g_strdup (slash != NULL ? slash + 1 : type), resolve_target (target));
}

static void
add_sheet (Parse *parse, const char **attributes)
{
  const char *name = mw_xlsx_attribute (attributes, "name");
  const char *state = mw_xlsx_attribute (attributes, "state");
  const char *id = NULL;
  MwXlsxSheet *sheet;

  /* r:id and sheetId end alike, so the prefix matters here. */
  for (const char **attribute = attributes; *attribute != NULL; attribute += 2)
    {
      if (g_str_has_suffix (*attribute, ":id"))
        id = attribute[1];
    }
  const char *part = id != NULL ? g_hash_table_lookup (parse->targets, id) : NULL;
  if (name == NULL || part == NULL || strstr (part, "chartsheet") != NULL)
    return;

  sheet = g_new0 (MwXlsxSheet, 1);
  sheet->name = g_strdup (name);
  sheet->part = g_strdup (part);
  sheet->hidden = g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0;
  g_ptr_array_add (parse->package->sheets, sheet);
}

static gboolean
is_true (const char *value)
{
  return g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0;
}

static void
workbook_cb (void *parser, const char *name, const char **attributes)
{
  Parse *parse = XML_GetUserData (parser);
  const char *local = mw_xlsx_local_name (name);

  if (g_str_equal (local, "sheet"))
    add_sheet (parse, attributes);
  else if (g_str_equal (local, "workbookPr"))
    parse->package->from_1904 = is_true (mw_xlsx_attribute (attributes, "date1904"));
  else if (g_str_equal (local, "calcPr"))
    parse->package->not_calculated = is_true (mw_xlsx_attribute (attributes, "fullCalcOnLoad"));
}

static void
string_start_cb (void *parser, const char *name, const char **attributes)
{
  Parse *parse = XML_GetUserData (parser);
  const char *local = mw_xlsx_local_name (name);
  gsize offset = parse->package->strings->len;

  if (g_str_equal (local, "si"))
    g_array_append_val (parse->package->string_offsets, offset);
  else if (g_str_equal (local, "rPh"))
    parse->phonetic_depth++;
  else if (g_str_equal (local, "t"))
    parse->collecting = parse->phonetic_depth == 0;
}

/* One text may stand in many cells: what is too long is cut once, to what still shows that it was. */
static void
cut_last_string (MwXlsxPackage *self)
{
  gsize start = g_array_index (self->string_offsets, gsize, self->string_offsets->len - 1);
  const char *text = self->strings->str + start;
  gsize size = self->strings->len - start;

  if (size > MW_CELL_MAX_LENGTH + 1 && g_utf8_strlen (text, (gssize) size) > MW_CELL_MAX_LENGTH + 1)
    g_string_truncate (self->strings, (gsize) (g_utf8_offset_to_pointer (text, MW_CELL_MAX_LENGTH + 1) - self->strings->str));
}

static void
string_end_cb (void *parser, const char *name)
{
  Parse *parse = XML_GetUserData (parser);
  const char *local = mw_xlsx_local_name (name);

  if (g_str_equal (local, "si") && parse->package->string_offsets->len > 0)
    {
      cut_last_string (parse->package);
      g_string_append_c (parse->package->strings, '\0');
    }
  else if (g_str_equal (local, "rPh"))
    parse->phonetic_depth--;
  else if (g_str_equal (local, "t"))
    parse->collecting = FALSE;
}

static void
string_text_cb (void *parser, const char *text, int length)
{
  Parse *parse = XML_GetUserData (parser);

  const MwXlsxPackage *package = parse->package;
  gsize start = package->string_offsets->len > 0 ? g_array_index (package->string_offsets, gsize, package->string_offsets->len - 1) : 0;

  /* Of a text that is far longer than a cell can be, the rest is only a load. */
  if (parse->collecting && package->strings->len - start < MW_XLSX_TEXT_LIMIT)
    g_string_append_len (package->strings, text, length);
}

static gboolean
builtin_is_date (guint64 id)
{
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58;
}

/* Formats of which a workbook gives only the number. Those of amounts have the currency of the reader's country. */
static const char *
builtin_code (guint64 id)
{
  if (builtin_is_date (id))
    return "yyyy-mm-dd";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
    return "h:mm";
  return id == 9 || id == 10 ? "0%" : "General";
}

static const MwNumberFormat *
find_format (Parse *parse, const char *id)
{
  GHashTable *formats = parse->package->formats;
  guint64 number = id != NULL ? g_ascii_strtoull (id, NULL, 10) : 0;

  if (id == NULL)
    return NULL;
  if (!g_hash_table_contains (formats, id))
    g_hash_table_insert (formats, g_strdup (id), mw_number_format_new (builtin_code (number)));
  return g_hash_table_lookup (formats, id);
}

static void
style_start_cb (void *parser, const char *name, const char **attributes)
{
  Parse *parse = XML_GetUserData (parser);
  const char *local = mw_xlsx_local_name (name);
  const char *id = mw_xlsx_attribute (attributes, "numFmtId");
  const char *code = mw_xlsx_attribute (attributes, "formatCode");

  if (g_str_equal (local, "cellXfs"))
    parse->in_cell_formats = TRUE;
  else if (g_str_equal (local, "numFmt") && id != NULL && code != NULL && !builtin_is_date (g_ascii_strtoull (id, NULL, 10)))
    g_hash_table_replace (parse->package->formats, g_strdup (id), mw_number_format_new (code));
  else if (g_str_equal (local, "xf") && parse->in_cell_formats)
    g_ptr_array_add (parse->package->styles, (gpointer) find_format (parse, id));
}

static void
style_end_cb (void *parser, const char *name)
{
  Parse *parse = XML_GetUserData (parser);

  if (g_str_equal (mw_xlsx_local_name (name), "cellXfs"))
    parse->in_cell_formats = FALSE;
}

static gboolean
load_relations (MwXlsxPackage *self, Parse *parse, GError **error)
{
  parse->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  parse->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return parse_part (self, "xl/_rels/workbook.xml.rels", relation_cb, NULL, NULL, parse, error);
}

static void
clear_relations (Parse *parse)
{
  g_clear_pointer (&parse->targets, g_hash_table_unref);
  g_clear_pointer (&parse->kinds, g_hash_table_unref);
}

/* What the archive is instead, told by the one part that only that kind has. */
static gboolean
check_is_workbook (MwXlsxPackage *self, GError **error)
{
  static const struct
  {
    const char *part;
    const char *sentence;
  } others[] = {
    { "xl/workbook.bin", N_ ("“%s” is a binary Excel workbook (.xlsb). Save it as .xlsx or .csv and try again.") },
    { "word/document.xml", N_ ("“%s” is a Word document. Save the table as .xlsx or .csv and try again.") },
    { "ppt/presentation.xml", N_ ("“%s” is a presentation. Save the table as .xlsx or .csv and try again.") },
  };

  if (locate (self->zip, "xl/workbook.xml") >= 0 || locate (self->zip, "xl/_rels/workbook.xml.rels") >= 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (locate (self->zip, others[i].part) >= 0)
        return fail_with_path (_ (others[i].sentence), self->path, error);
    }
  return fail_with_path (_ ("“%s” is an archive (.zip), not an Excel workbook. Unpack it and choose the table in it."), self->path, error);
}

static gboolean
load_workbook (MwXlsxPackage *self, GError **error)
{
  Parse parse = { 0 };
  gboolean fine = load_relations (self, &parse, error) && parse_part (self, "xl/workbook.xml", workbook_cb, NULL, NULL, &parse, error);

  clear_relations (&parse);
  if (fine && self->sheets->len == 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” has no sheets."), self->path);
      return FALSE;
    }
  return fine;
}

/**
 * mw_xlsx_package_load_values:
 *
 * Loads the shared texts and the styles, which are needed to read cells but not to list sheets.
 */
gboolean
mw_xlsx_package_load_values (MwXlsxPackage *self, GError **error)
{
  Parse parse = { 0 };
  gboolean fine = load_relations (self, &parse, error);
  const char *strings = fine ? g_hash_table_lookup (parse.kinds, "sharedStrings") : NULL;
  const char *styles = fine ? g_hash_table_lookup (parse.kinds, "styles") : NULL;

  if (strings != NULL)
    fine = parse_part (self, strings, string_start_cb, string_end_cb, string_text_cb, &parse, error);
  if (fine && styles != NULL)
    fine = parse_part (self, styles, style_start_cb, style_end_cb, NULL, &parse, error);
  clear_relations (&parse);
  return fine;
}

/**
 * mw_xlsx_package_open:
 *
 * Returns: (transfer full) (nullable): with its sheets listed
 */
MwXlsxPackage *
mw_xlsx_package_open (const char *path, GError **error)
{
  g_autoptr (MwXlsxPackage) self = g_new0 (MwXlsxPackage, 1);
  int code = 0;

  self->path = g_strdup (path);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->strings = g_string_new (NULL);
  self->string_offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mw_number_format_free);
  self->styles = g_ptr_array_new ();
  self->zip = zip_open (path, ZIP_RDONLY, &code);
  if (self->zip == NULL)
    {
      g_debug ("libzip error %d", code);
      fail_damaged (path, error);
      return NULL;
    }
  return check_is_workbook (self, error) && load_workbook (self, error) ? g_steal_pointer (&self) : NULL;
}

void
mw_xlsx_package_free (MwXlsxPackage *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_ptr_array_unref (self->sheets);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->string_offsets);
  g_ptr_array_unref (self->styles);
  g_hash_table_unref (self->formats);
  g_free (self->path);
  g_free (self);
}

/* Returns: (element-type MwXlsxSheet): in the order of the workbook */
const GPtrArray *
mw_xlsx_package_get_sheets (const MwXlsxPackage *self)
{
  return self->sheets;
}

gboolean
mw_xlsx_package_is_from_1904 (const MwXlsxPackage *self)
{
  return self->from_1904;
}

/* Whether the program that wrote the workbook left it to Excel to work out its formulas. */
gboolean
mw_xlsx_package_is_not_calculated (const MwXlsxPackage *self)
{
  return self->not_calculated;
}

/* Returns: (nullable): %NULL where there is no such text */
const char *
mw_xlsx_package_get_string (const MwXlsxPackage *self, guint64 index)
{
  return index < self->string_offsets->len ? self->strings->str + g_array_index (self->string_offsets, gsize, index) : NULL;
}

/* Returns: (transfer none) (nullable): %NULL where the style has none */
const MwNumberFormat *
mw_xlsx_package_get_format (const MwXlsxPackage *self, guint64 style)
{
  return style < self->styles->len ? g_ptr_array_index (self->styles, style) : NULL;
}
