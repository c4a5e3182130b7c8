/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-date.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "mw-date-names.h"
#include "mw-error.h"

/*
 * Dates as text and back. What is kept in the file is ISO 8601 (2026-12-31); what a person types or a
 * register brings can have three parts in any order, with a month's name in Dutch or English.
 */

static gboolean
set_if_valid (GDate *date, int year, int month, int day)
{
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static int
digit (char c)
{
  return c - '0';
}

/**
 * mw_date_from_iso:
 * @date: (out caller-allocates): untouched on failure
 *
 * Strict: exactly ten characters, year first. Made for speed, it is read for every row of a list.
 */
gboolean
mw_date_from_iso (const char *text, GDate *date)
{
  if (text == NULL || strnlen (text, 11) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;

  for (int i = 0; i < 10; i++)
    {
      if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
        return FALSE;
    }
  return set_if_valid (date,
                       digit (text[0]) * 1000 + digit (text[1]) * 100 + digit (text[2]) * 10 + digit (text[3]),
                       digit (text[5]) * 10 + digit (text[6]),
                       digit (text[8]) * 10 + digit (text[9]));
}

/**
 * mw_date_to_iso:
 *
 * Returns: (transfer full): such as "2026-12-31"
 */
char *
mw_date_to_iso (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/**
 * mw_date_format:
 *
 * Returns: (transfer full): "31-12-2026" in Dutch, ISO in all other notations
 */
char *
mw_date_format (const GDate *date, MwNotation notation)
{
  if (notation != MW_NOTATION_DUTCH)
    return mw_date_to_iso (date);

  return g_strdup_printf ("%02d-%02d-%04d", g_date_get_day (date), g_date_get_month (date), g_date_get_year (date));
}

/* @length: of the name, which must be a whole one or a usual short form: "maanden" is not March */
static int
month_from_name (const char *name, gsize length)
{
  static const char *const months[12][6] = {
    { "jan", "januari", "january" },
    { "feb", "februari", "february" },
    { "mrt", "mar", "maart", "march" },
    { "apr", "april" },
    { "mei", "may" },
    { "jun", "juni", "june" },
    { "jul", "juli", "july" },
    { "aug", "augustus", "august" },
    { "sep", "sept", "september" },
    { "okt", "oct", "oktober", "october" },
    { "nov", "november" },
    { "dec", "december" },
  };

  for (int month = 0; month < 12; month++)
    {
      for (guint i = 0; months[month][i] != NULL; i++)
        {
          if (strlen (months[month][i]) == length && g_ascii_strncasecmp (name, months[month][i], length) == 0)
            return month + 1;
        }
    }
  return 0;
}

/* After a date only a time may follow; anything else, such as "t/m", says more than one date. */
static gboolean
is_end_or_time (const char *text)
{
  gsize digits;

  if (*text == 'T')
    text++;
  text += strspn (text, " ");
  digits = strspn (text, "0123456789");
  if (digits == 0)
    return *text == '\0';
  return digits <= 2 && text[digits] == ':' && g_ascii_isdigit (text[digits + 1]) && text[strspn (text, "0123456789:.+-ZAPMapm ")] == '\0';
}

typedef struct
{
  int number[3];
  int digits[3];
  int named_month; /* index of the part that is a month's name, or -1 */
} DateParts;

/* Splits "31-dec-26" into three parts; a time after the date is dropped. */
static gboolean
split_parts (const char *text, DateParts *parts)
{
  int n = 0;
  const char *p = text;

  parts->named_month = -1;
  while (*p != '\0' && n < 3)
    {
      if (g_ascii_isdigit (*p))
        {
          char *end;
          gsize width = strspn (p, "0123456789");
          if (width > 4)
            return FALSE;
          parts->number[n] = (int) strtol (p, &end, 10);
          parts->digits[n++] = (int) width;
          p = end;
        }
      else if (g_ascii_isalpha (*p))
        {
          gsize width = strspn (p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
          int month = month_from_name (p, width);
          if (month == 0 || parts->named_month >= 0)
            return FALSE;
          parts->named_month = n;
          parts->number[n] = month;
          parts->digits[n++] = 2;
          p += width;
        }
      else if (strchr ("-/. ", *p) != NULL)
        p++;
      else
        return FALSE;
    }
  return n == 3 && is_end_or_time (p);
}

/* Two digits mean 1970-2069, which holds every running contract. */
static int
full_year (int number, int digits)
{
  if (digits > 2)
    return number;
  return number >= 70 ? 1900 + number : 2000 + number;
}

static gboolean
decide_order (const DateParts *parts, MwDateOrder wanted, MwDateOrder *order, MwDateOrder *seen)
{
  *seen = MW_DATE_ORDER_UNKNOWN;
  if (parts->named_month == 2)
    return FALSE;
  if (parts->digits[0] == 4)
    *order = *seen = MW_DATE_ORDER_YEAR_FIRST;
  else if (parts->named_month == 1)
    *order = MW_DATE_ORDER_DAY_FIRST;
  else if (parts->named_month == 0)
    *order = MW_DATE_ORDER_MONTH_FIRST;
  else if (parts->number[0] > 12)
    *order = *seen = MW_DATE_ORDER_DAY_FIRST;
  else if (parts->number[1] > 12)
    *order = *seen = MW_DATE_ORDER_MONTH_FIRST;
  else if (wanted != MW_DATE_ORDER_UNKNOWN && wanted != MW_DATE_ORDER_YEAR_FIRST)
    *order = wanted;
  else
    return FALSE;
  return TRUE;
}

/**
 * mw_date_read:
 * @order: what to take where the text itself does not tell; %MW_DATE_ORDER_UNKNOWN refuses such a text
 * @date: (out caller-allocates): untouched on failure
 * @seen: (out) (nullable): the order that this text proves by itself, else %MW_DATE_ORDER_UNKNOWN
 *
 * Reads a date from a register. A text that is a date in no order gives %FALSE.
 */
gboolean
mw_date_read (const char *text, MwDateOrder order, GDate *date, MwDateOrder *seen)
{
  DateParts parts;
  MwDateOrder proven = MW_DATE_ORDER_UNKNOWN;

  if (seen != NULL)
    *seen = MW_DATE_ORDER_UNKNOWN;
  if (!split_parts (text, &parts) || !decide_order (&parts, order, &order, &proven))
    return FALSE;

  int year = order == MW_DATE_ORDER_YEAR_FIRST ? 0 : 2;
  int month = order == MW_DATE_ORDER_MONTH_FIRST ? 0 : 1;
  int day = order == MW_DATE_ORDER_YEAR_FIRST ? 2 : 1 - month;
  if (parts.digits[year] != 2 && parts.digits[year] != 4)
    return FALSE;
  if (!set_if_valid (date, full_year (parts.number[year], parts.digits[year]), parts.number[month], parts.number[day]))
    return FALSE;

  if (seen != NULL)
    *seen = proven;
  return TRUE;
}

/**
 * mw_date_parse:
 * @date: (out caller-allocates): untouched on failure
 *
 * What a person typed: day first, as in both of our languages, or ISO.
 */
gboolean
mw_date_parse (const char *text, GDate *date, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  if (mw_date_read (bare, MW_DATE_ORDER_DAY_FIRST, date, NULL))
    return TRUE;

  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” is not a date. Write it like 31-12-2026."), text);
  return FALSE;
}

/**
 * mw_date_whole_months:
 *
 * Returns: the whole months from @from up to and including @to, so 2026-01-01 to 2026-06-30 is 6.
 *   Contracts name their last day, hence "including".
 */
int
mw_date_whole_months (const GDate *from, const GDate *to)
{
  GDate end = *to;

  g_date_add_days (&end, 1);
  int months = (g_date_get_year (&end) - g_date_get_year (from)) * 12 + ((int) g_date_get_month (&end) - (int) g_date_get_month (from));
  if (g_date_get_day (&end) < g_date_get_day (from))
    months--;
  return months;
}

/**
 * mw_date_months:
 *
 * Returns: the duration from @from up to and including @to: whole months, and the days after them as a part
 *   of the month that they lie in; 0 where @to comes before @from
 */
MwMonths
mw_date_months (const GDate *from, const GDate *to)
{
  MwMonths months = { 0, 1 };
  GDate last = *from;
  GDate next = *from;
  int whole;

  if (g_date_compare (to, from) < 0)
    return months;
  whole = mw_date_whole_months (from, to);
  mw_date_add_months (&last, whole);
  mw_date_add_months (&next, whole + 1);
  months.denominator = g_date_days_between (&last, &next);
  months.numerator = whole * months.denominator + g_date_days_between (&last, to) + 1;
  return months;
}

/**
 * mw_date_add_months:
 * @months: may be negative
 *
 * The 31st becomes the last day of a shorter month.
 */
void
mw_date_add_months (GDate *date, int months)
{
  if (months >= 0)
    g_date_add_months (date, (guint) months);
  else
    g_date_subtract_months (date, (guint) -months);
}

/**
 * mw_date_from_serial:
 * @serial: a spreadsheet's day number
 * @from_1904: whether day 0 is 1904-01-01 (old Mac workbooks) instead of 1899-12-30
 *
 * Excel took over from Lotus 1-2-3 that 1900 has a 29 February, which is day 60.
 *
 * Returns: %FALSE where there is no such day
 */
gboolean
mw_date_from_serial (gint64 serial, gboolean from_1904, GDate *date)
{
  GDate epoch;

  if (serial < 1 || serial > 2958465 || (!from_1904 && serial == 60))
    return FALSE;
  if (!from_1904 && serial < 60)
    serial++;
  g_date_clear (&epoch, 1);
  g_date_set_dmy (&epoch, from_1904 ? 1 : 30, from_1904 ? G_DATE_JANUARY : G_DATE_DECEMBER, from_1904 ? 1904 : 1899);
  g_date_add_days (&epoch, (guint) serial);
  *date = epoch;
  return TRUE;
}

/* Returns: (transfer full): the day within a week that is known, such as "Th 26" */
char *
mw_date_format_weekday (const GDate *date)
{
  return g_strdup_printf ("%s %d", mw_date_get_weekday_mark (g_date_get_weekday (date)), (int) g_date_get_day (date));
}

/* Returns: (transfer full): as in a letter, such as "Thursday 26 November 2026" */
char *
mw_date_format_long (const GDate *date)
{
  /* Translators: weekday, day, month and year. */
  return g_strdup_printf (_ ("%s %d %s %d"), mw_date_get_weekday_name (g_date_get_weekday (date)), (int) g_date_get_day (date), mw_date_get_month_name (g_date_get_month (date)), (int) g_date_get_year (date));
}
