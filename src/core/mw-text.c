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
