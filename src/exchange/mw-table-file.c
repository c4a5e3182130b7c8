/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-table-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-error.h"

/*
 * What kind of file the user brought. Its contents decide, not its name; what cannot be read is refused
 * with the true reason and what to do about it.
 */

#define HEAD 4096

static gboolean
contains (const char *data, gsize size, const char *text)
{
  return memmem (data, size, text, strlen (text)) != NULL;
}

/* A compound file is an old .xls or a workbook with a password; the latter names its encryption. */
static gboolean
fail_compound (const char *path, const char *data, gsize size, GError **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  static const char word[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
  static const char workbook[] = "W\0o\0r\0k\0b\0o\0o\0k";
  static const char book[] = "B\0o\0o\0k";
  g_autofree char *all = NULL;
  gsize length = 0;

  if (g_file_get_contents (path, &all, &length, NULL) && memmem (all, length, encrypted, sizeof encrypted - 1) != NULL)
    g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is locked with a password. Save it without a password and try again."), path);
  else if (all != NULL && memmem (all, length, word, sizeof word - 1) != NULL)
    g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is a Word document. Save the table as .xlsx or .csv and try again."), path);
  else if (all != NULL && memmem (all, length, workbook, sizeof workbook - 1) == NULL && memmem (all, length, book, sizeof book - 1) == NULL)
    g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is a file of an old Office program, but not an Excel workbook. Save the table as .xlsx or .csv and try again."), path);
  else
    g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is an old Excel file (.xls). Save it as .xlsx or .csv and try again."), path);
  return FALSE;
}

static gboolean
detect_zip (const char *path, const char *data, gsize size, MwTableFileKind *kind, GError **error)
{
  if (contains (data, size, "application/vnd.oasis.opendocument"))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, _ ("“%s” is an OpenDocument file. Save it as .xlsx or .csv and try again."), path);
      return FALSE;
    }
  *kind = MW_TABLE_FILE_XLSX;
  return TRUE;
}

static gboolean
fail_kind (const char *path, const char *format, GError **error)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", path);

  g_set_error (error, MW_ERROR, MW_ERROR_FOREIGN, "%s %s", quoted, format);
  return FALSE;
}

static gboolean
read_head (const char *path, char *head, gsize *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail_kind (path, _ ("is a folder, not a file."), error);
  stream = g_file_read (file, NULL, &local);
  if (stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, size, NULL, &local))
    return TRUE;

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
  else
    g_set_error (error, MW_ERROR, MW_ERROR_READ_ONLY, _ ("“%s” cannot be opened. Check that you may read it."), path);
  return FALSE;
}

/* Programs give web pages the name of a workbook, and Excel opens them without a word. */
static gboolean
looks_like_markup (const char *head, gsize size)
{
  gsize start = size >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (start < size && g_ascii_isspace (head[start]))
    start++;
  return size - start > 1 && head[start] == '<' && (g_ascii_isalpha (head[start + 1]) || head[start + 1] == '!' || head[start + 1] == '?');
}

static gboolean
looks_like_json (const char *head, gsize size)
{
  gsize start = size >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (start < size && (g_ascii_isspace (head[start]) || head[start] == '['))
    start++;
  return start + 1 < size && head[start] == '{';
}

/**
 * mw_table_file_detect:
 * @kind: (out): untouched on failure
 *
 * Returns: %FALSE with %MW_ERROR_FOREIGN where it is no table that we can read, or %MW_ERROR_NOT_FOUND
 */
gboolean
mw_table_file_detect (const char *path, MwTableFileKind *kind, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  char head[HEAD];
  gsize size = 0;

  if (!read_head (path, head, &size, error))
    return FALSE;
  if (g_str_has_prefix (name, "~$"))
    return fail_kind (path, _ ("is a lock file of Excel. Choose the workbook itself."), error);
  if (size == 0)
    return fail_kind (path, _ ("is empty."), error);
  if (size >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return detect_zip (path, head, size, kind, error);
  if (size >= 8 && memcmp (head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return fail_compound (path, head, size, error);
  if (size >= 4 && memcmp (head, "%PDF", 4) == 0)
    return fail_kind (path, _ ("is a PDF. Ask for the table as .xlsx or .csv."), error);
  if (looks_like_markup (head, size))
    return fail_kind (path, _ ("is a web page or XML, whatever its name says. Open it in Excel, save it as .xlsx and try again."), error);
  if (looks_like_json (head, size))
    return fail_kind (path, _ ("is JSON. Ask for the table as .xlsx or .csv."), error);

  *kind = MW_TABLE_FILE_TEXT;
  return TRUE;
}
