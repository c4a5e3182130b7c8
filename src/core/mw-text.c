/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-text.h"

#include <string.h>

/* Comparing texts as a reader does: case, accents and (for headers and names) punctuation do not count. */

static gboolean
is_combining (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

static gboolean
is_plain_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text >= 0x80)
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_text_fold:
 *
 * Returns: (transfer full): @text without case and accents, for searching; all else is kept
 */
char *
mw_text_fold (const char *text)
{
  if (is_plain_ascii (text))
    return g_ascii_strdown (text, -1);

  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  if (decomposed == NULL)
    return g_ascii_strdown (text, -1);

  GString *folded = g_string_sized_new (strlen (text));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_combining (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}

/**
 * mw_text_fold_words:
 *
 * Returns: (transfer full): folded, with each run of punctuation and spaces as one space, none at the
 *   ends: "KvK-nummer " and "kvk nummer" become equal
 */
char *
mw_text_fold_words (const char *text)
{
  g_autofree char *folded = mw_text_fold (text);
  GString *words = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalnum (c) || c == '%')
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

/**
 * mw_text_clean:
 *
 * Returns: (transfer full) (nullable): @text without spaces at the ends (the no-break space too);
 *   %NULL where nothing is left, because an empty text is an unknown one
 */
char *
mw_text_clean (const char *text)
{
  const char *start = text;
  const char *end;

  if (text == NULL)
    return NULL;
  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start + strlen (start);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/* Word and Excel leave a vertical tab, old systems a carriage return alone. */
static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Control characters that are no white space, and the code points that stand for no character in any plane. */
static gboolean
is_portable (gunichar c)
{
  if (c < 0x20 || c == 0x7f)
    return c == '\t';
  return (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef);
}

static gboolean
is_all_portable (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      if (c != '\n' && (is_line_end (c) || !is_portable (c)))
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_text_make_portable:
 * @text: that may hold whatever the store took in
 * @made: (out) (transfer full): the result where it differs from @text, else %NULL
 *
 * Makes a text that every kind of file can hold. XML, and so a workbook, has no place for most control characters and
 * for U+FFFE; cairo refuses the latter in a PDF; a calendar takes a control character for damage. They are left out,
 * every kind of line end becomes a line feed, and bytes that are no UTF-8 become U+FFFD.
 *
 * Returns: (transfer none): @text itself, which is nearly always fit, or @made
 */
const char *
mw_text_make_portable (const char *text, char **made)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  const char *source = valid != NULL ? valid : text;
  GString *portable;

  *made = NULL;
  if (valid == NULL && is_all_portable (text))
    return text;
  portable = g_string_sized_new (strlen (source));
  for (const char *p = source; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\r' && p[1] == '\n')
        continue;
      if (is_line_end (c))
        g_string_append_c (portable, '\n');
      else if (is_portable (c))
        g_string_append_unichar (portable, c);
    }
  return *made = g_string_free (portable, FALSE);
}

/**
 * mw_text_looks_misdecoded:
 *
 * Returns: whether @text has the marks of UTF-8 that was read as Windows-1252 ("CoÃ¶peratie")
 */
gboolean
mw_text_looks_misdecoded (const char *text)
{
  for (const char *p = strstr (text, "Ã"); p != NULL; p = strstr (p + 1, "Ã"))
    {
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));
      if ((next >= 0x80 && next <= 0xBF) || next == 0x192 || next == 0x2020)
        return TRUE;
    }
  return strstr (text, "ï¿½") != NULL || strstr (text, "\xEF\xBF\xBD") != NULL;
}
