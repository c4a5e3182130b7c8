/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-ods-private.h"

#include <string.h>

/* Text and names as an OpenDocument file writes them. */

/* Declared once at the head of each part. */
const char *
mw_ods_get_namespaces (void)
{
  return "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
         "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
         "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
         "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
         "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
         "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
         "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
         "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
         "xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\" "
         "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" "
         "xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" "
         "office:version=\"" MW_ODS_VERSION "\"";
}

static void
append_escaped (GString *xml, gunichar c)
{
  switch (c)
    {
    case '<':
      g_string_append (xml, "&lt;");
      break;
    case '>':
      g_string_append (xml, "&gt;");
      break;
    case '&':
      g_string_append (xml, "&amp;");
      break;
    case '"':
      g_string_append (xml, "&quot;");
      break;
    default:
      g_string_append_unichar (xml, c);
    }
}

/* Returns: (transfer full): for an attribute */
char *
mw_ods_escape (const char *text)
{
  GString *xml = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append_escaped (xml, g_utf8_get_char (p));
  return g_string_free (xml, FALSE);
}

/* Spaces that stand together, or at an end, would be taken for one. */
static void
append_spaces (GString *xml, guint n, gboolean at_edge)
{
  if (n == 0)
    return;
  if (!at_edge)
    g_string_append_c (xml, ' ');
  n -= at_edge ? 0 : 1;
  if (n > 0)
    g_string_append_printf (xml, "<text:s text:c=\"%u\"/>", n);
}

static void
append_line (GString *xml, const char *line, gsize length)
{
  const char *end = line + length;
  guint spaces = 0;
  gboolean at_start = TRUE;

  for (const char *p = line; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == ' ')
        {
          spaces++;
          continue;
        }
      append_spaces (xml, spaces, at_start);
      spaces = 0;
      at_start = FALSE;
      if (c == '\t')
        g_string_append (xml, "<text:tab/>");
      else
        append_escaped (xml, c);
    }
  append_spaces (xml, spaces, TRUE);
}

/* Returns: (transfer full): a paragraph for each line */
char *
mw_ods_make_paragraphs (const char *text)
{
  GString *xml = g_string_new (NULL);
  const char *line = text;

  for (;;)
    {
      const char *end = strchrnul (line, '\n');
      g_string_append (xml, "<text:p>");
      append_line (xml, line, (gsize) (end - line));
      g_string_append (xml, "</text:p>");
      if (*end == '\0')
        break;
      line = end + 1;
    }
  return g_string_free (xml, FALSE);
}

static char *
name_column (guint column)
{
  GString *name = g_string_new (NULL);

  for (guint left = column + 1; left > 0; left = (left - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (left - 1) % 26));
  return g_string_free (name, FALSE);
}

/* Returns: (transfer full): such as $'Duty and progress'.$A$1, or .A1 without a sheet */
char *
mw_ods_name_cell (const char *sheet, guint column, guint row, gboolean absolute)
{
  g_autofree char *letters = name_column (column);
  const char *mark = absolute ? "$" : "";
  g_auto (GStrv) parts = g_strsplit (sheet != NULL ? sheet : "", "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  if (sheet == NULL)
    return g_strdup_printf (".%s%s%s%u", mark, letters, mark, row + 1);
  return g_strdup_printf ("%s'%s'.%s%s%s%u", mark, doubled, mark, letters, mark, row + 1);
}

/* Returns: (transfer full): such as 'Links'.A2:.A9 */
char *
mw_ods_name_range (MwSheetWriter *writer, const MwSheetRange *range, gboolean absolute)
{
  g_autofree char *first = mw_ods_name_cell (mw_sheet_writer_get_spec (writer, range->sheet)->title, range->column, range->first_row, absolute);
  g_autofree char *last = mw_ods_name_cell (NULL, range->column, range->last_row, absolute);

  return g_strconcat (first, ":", last, NULL);
}

/* Returns: (transfer full): what the style of a cell is called */
char *
mw_ods_name_style (MwSheetStyle style, MwOdsVariant variant, guint sheet, guint column)
{
  if (variant == MW_ODS_ALERTED)
    return g_strdup_printf ("a%u_%u", sheet, column);
  return g_strdup_printf ("%c%d", variant == MW_ODS_TOTAL ? 't' : 'c', (int) style);
}
