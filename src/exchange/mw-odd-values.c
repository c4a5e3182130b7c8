/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-odd-values.h"

#include <string.h>

/* What programs make of values on their way into a file, where it is certain what they were. */

#define DIGITS "0123456789"

/* So many digits and ".0" are a number that a program kept as a fraction; "1.0" may be the first lot of contract 1. */
#define LONG_NUMBER 6

/* Returns: (transfer full) (nullable): "4500012345.0" without its ".0", %NULL where the text is not like that */
char *
mw_odd_value_drop_decimal (const char *text)
{
  gsize digits = strspn (text, DIGITS);

  return digits >= LONG_NUMBER && g_str_equal (text + digits, ".0") ? g_strndup (text, digits) : NULL;
}

/* "INK-2024 001" with a space that may not break is the same number. */
static char *
plain_spaces (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_c (plain, ' ');
      else if (!g_unichar_iszerowidth (c) || g_unichar_ismark (c))
        g_string_append_unichar (plain, c);
    }
  if (g_str_equal (plain->str, text))
    {
      g_string_free (plain, TRUE);
      return NULL;
    }
  return g_string_free (plain, FALSE);
}

/* A program that writes midnight in the Netherlands as a moment in UTC writes the day before: 2025-12-31T23:00:00Z. */
static char *
local_date (const char *text)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (strlen (text) < strlen ("2025-12-31T23:00Z") || text[10] != 'T')
    return NULL;
  zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  moment = g_date_time_new_from_iso8601 (text, NULL);
  local = zone != NULL && moment != NULL ? g_date_time_to_timezone (moment, zone) : NULL;
  if (local == NULL || g_date_time_get_hour (local) != 0 || g_date_time_get_minute (local) != 0)
    return NULL;
  return g_date_time_format (local, "%Y-%m-%d");
}

/**
 * mw_odd_value_mend:
 *
 * Returns: (transfer full) (nullable): what the cell was before a program changed it, %NULL where none did
 */
char *
mw_odd_value_mend (MwFieldType type, const char *target, const MwCell *cell)
{
  char *whole;

  if (cell->kind != MW_CELL_TEXT || cell->text == NULL)
    return NULL;
  if (type == MW_FIELD_DATE)
    return local_date (cell->text);
  if (!g_str_equal (target, "number"))
    return NULL;
  whole = mw_odd_value_drop_decimal (cell->text);
  return whole != NULL ? whole : plain_spaces (cell->text);
}

/* Whether a number was written like 4,50001E+11: what its other digits were cannot be known. */
gboolean
mw_odd_value_lost_digits (const char *text)
{
  gsize whole = strspn (text, DIGITS);
  gsize rest;

  if (whole != 1 || (text[1] != ',' && text[1] != '.'))
    return FALSE;
  rest = strspn (text + 2, DIGITS);
  if (rest == 0 || g_ascii_toupper (text[2 + rest]) != 'E' || text[3 + rest] != '+')
    return FALSE;
  text += 4 + rest;
  return *text != '\0' && text[strspn (text, DIGITS)] == '\0';
}
