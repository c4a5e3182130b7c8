/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-import-names.h"

#include <string.h>

#include "mw-text.h"

/* When two names of a register, or two numbers, are one. */

/* "B.V." is "BV", and a space is a space. */
static char *
plain_name (const char *name)
{
  g_autofree char *lower = g_utf8_casefold (name, -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
      if (!is_space && c != '.')
        g_string_append_unichar (plain, c);
      else if (is_space && plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

/* What remains of a name without accents, punctuation and case. */
char *
mw_import_alike_key (const char *name)
{
  g_autofree char *plain = plain_name (name);

  return mw_text_fold_words (plain);
}

/* A name is looked up within its kind, so that a ministry that is also a supplier stays two records. Case, dots and
 * the number of spaces do not part names; of public bodies accents and punctuation do not either. */
char *
mw_import_organisation_key (const char *kind, const char *name)
{
  g_autofree char *plain = g_str_equal (kind, "supplier") ? plain_name (name) : mw_text_fold_words (name);

  return g_strdup_printf ("%s %s", kind, plain);
}

/* "INK-2024 001" and "ink 2024-001" are nearly one, as are "000123" and "123". */
char *
mw_import_number_key (const char *number)
{
  char *folded = mw_text_fold_words (number);
  gsize zeroes = strspn (folded, "0");

  if (folded[strspn (folded, "0123456789")] == '\0' && folded[zeroes] != '\0')
    memmove (folded, folded + zeroes, strlen (folded + zeroes) + 1);
  return folded;
}
