/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-error.h"

/*
 * Amounts in whole cents with checked arithmetic, and the only place that writes or reads them as
 * text. Rounding is half up, away from zero, and only where a percentage is taken.
 */

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("The amount is too large."));
  return FALSE;
}

/**
 * mw_money_add:
 * @sum: (out): untouched on failure
 *
 * Returns: %FALSE with %MW_ERROR_INVALID where the sum does not fit
 */
gboolean
mw_money_add (MwMoney a, MwMoney b, MwMoney *sum, GError **error)
{
  gint64 cents;

  if (__builtin_add_overflow (a.cents, b.cents, &cents))
    return fail_too_large (error);

  *sum = (MwMoney){ cents };
  return TRUE;
}

/**
 * mw_money_share:
 * @basis_points: hundredths of a percent, so 500 is 5 %
 * @share: (out): the share, rounded half up to a cent; untouched on failure
 */
gboolean
mw_money_share (MwMoney base, gint64 basis_points, MwMoney *share, GError **error)
{
  gint64 product;

  if (__builtin_mul_overflow (base.cents, basis_points, &product))
    return fail_too_large (error);

  gint64 half = product < 0 ? -5000 : 5000;
  if (__builtin_add_overflow (product, half, &product))
    return fail_too_large (error);

  *share = (MwMoney){ product / 10000 };
  return TRUE;
}

/**
 * mw_money_scale:
 * @base: of zero or more, like each factor; each divisor is above zero
 * @scaled: (out): @base times all factors by all divisors, rounded half up to a cent, once; untouched on failure
 */
gboolean
mw_money_scale (MwMoney base, const gint64 *factors, guint n_factors, const gint64 *divisors, guint n_divisors, MwMoney *scaled, GError **error)
{
  guint64 product = (guint64) base.cents;
  guint64 divisor = 1;
  gboolean fits = base.cents >= 0;

  for (guint i = 0; i < n_factors; i++)
    fits = fits && factors[i] >= 0 && !__builtin_mul_overflow (product, (guint64) factors[i], &product);
  for (guint i = 0; i < n_divisors; i++)
    fits = fits && divisors[i] > 0 && !__builtin_mul_overflow (divisor, (guint64) divisors[i], &divisor);
  if (!fits || __builtin_add_overflow (product, divisor / 2, &product) || product / divisor > G_MAXINT64)
    return fail_too_large (error);

  *scaled = (MwMoney){ (gint64) (product / divisor) };
  return TRUE;
}

/**
 * mw_money_get_ratio:
 * @part: of zero or more
 *
 * Returns: the part in basis points of the whole, rounded half up; -1 where there is no whole
 */
gint64
mw_money_get_ratio (MwMoney part, MwMoney whole)
{
  gint64 product;

  if (whole.cents <= 0)
    return -1;
  if (__builtin_mul_overflow (part.cents, 10000, &product) || __builtin_add_overflow (product, whole.cents / 2, &product))
    return part.cents / MAX (whole.cents / 10000, 1);
  return product / whole.cents;
}

static char
decimal_mark (MwNotation notation)
{
  return notation == MW_NOTATION_DUTCH ? ',' : '.';
}

static char
group_mark (MwNotation notation)
{
  switch (notation)
    {
    case MW_NOTATION_DUTCH:
      return '.';
    case MW_NOTATION_ENGLISH:
      return ',';
    case MW_NOTATION_ISO:
    default:
      return '\0';
    }
}

/* A space may part thousands, as in "1 234 567"; anywhere else between digits there are two numbers. */
static gboolean
is_thousands_space (const char *after)
{
  return strspn (after, "0123456789") == 3;
}

static gboolean
is_part_of_sign (gunichar c)
{
  return c == 0x20AC || c == '(' || c == ')';
}

/* Takes signs, the euro sign and spaces away, so that digits and marks are left; %NULL for two numbers. */
static char *
strip_amount (const char *text, gboolean *negative)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  gboolean parted = FALSE; /* whether something other than a digit or mark came after the last digit */

  *negative = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean after_digit = bare->len > 0 && g_ascii_isdigit (bare->str[bare->len - 1]);

      if (g_unichar_isspace (c) || is_part_of_sign (c))
        {
          gboolean thousands = after_digit && !parted && (c == ' ' || c == 0xA0 || c == 0x202F) && is_thousands_space (g_utf8_next_char (p));
          parted = parted || (after_digit && !thousands);
          *negative = *negative || c == '(';
          continue;
        }
      if (parted && g_unichar_isdigit (c))
        return NULL;
      if ((c == '-' || c == 0x2212) && bare->len == 0)
        *negative = TRUE;
      else
        /* "1.234,-" ends in a dash that stands for no cents. */
        g_string_append_unichar (bare, c == 0x2212 ? '-' : c);
    }
  if (g_ascii_strncasecmp (bare->str, "EUR", 3) == 0)
    g_string_erase (bare, 0, 3);
  else if (bare->len > 3 && g_ascii_strcasecmp (bare->str + bare->len - 3, "EUR") == 0)
    g_string_truncate (bare, bare->len - 3);
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* Group marks must stand before every third digit from the right, else 1.5 would read as 15, and never after
 * a zero alone, else 0.005 would read as 5. */
static gboolean
read_whole_part (const char **cursor, char group, gint64 *whole)
{
  const char *p = *cursor;
  gint64 value = 0;
  int since_mark = -1;
  int digits = 0;

  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (__builtin_mul_overflow (value, 10, &value) || __builtin_add_overflow (value, *p - '0', &value))
            return FALSE;
          digits++;
          if (since_mark >= 0)
            since_mark++;
        }
      else if (group != '\0' && *p == group && value > 0 && (since_mark < 0 ? digits <= 3 : since_mark == 3))
        since_mark = 0;
      else
        break;
    }
  if (since_mark >= 0 && since_mark != 3)
    return FALSE;

  *cursor = p;
  *whole = value;
  return digits > 0;
}

/* Reads up to @places decimals after @mark, or ",-"; what follows must be the end. */
static gboolean
read_decimals (const char *p, char mark, int places, gint64 *fraction)
{
  gint64 value = 0;
  int seen = 0;

  *fraction = 0;
  if (*p == '\0')
    return TRUE;
  if (*p++ != mark)
    return FALSE;
  if (strcmp (p, "-") == 0 || strcmp (p, "--") == 0)
    return TRUE;

  for (; g_ascii_isdigit (*p); p++, seen++)
    {
      if (seen < places)
        value = value * 10 + (*p - '0');
      else if (*p != '0')
        return FALSE;
    }
  if (*p != '\0' || seen == 0)
    return FALSE;

  for (; seen < places; seen++)
    value *= 10;
  *fraction = value;
  return TRUE;
}

static gboolean
parse_hundredths (const char *text, MwNotation notation, gint64 *hundredths)
{
  gboolean negative;
  g_autofree char *bare = strip_amount (text, &negative);
  const char *cursor = bare;
  gint64 whole;
  gint64 fraction;

  if (bare == NULL || !read_whole_part (&cursor, group_mark (notation), &whole) || !read_decimals (cursor, decimal_mark (notation), 2, &fraction) || __builtin_mul_overflow (whole, 100, &whole) || __builtin_add_overflow (whole, fraction, &whole))
    return FALSE;

  *hundredths = negative ? -whole : whole;
  return TRUE;
}

/**
 * mw_money_parse:
 * @text: such as "€ 1.234,56", "-1.234", "(1.234)" or "1.234,-" in Dutch notation
 * @money: (out): untouched on failure
 *
 * A number that has more than two decimals that are not zero is refused, not rounded.
 */
gboolean
mw_money_parse (const char *text, MwNotation notation, MwMoney *money, GError **error)
{
  gint64 cents;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!parse_hundredths (text, notation, &cents))
    {
      g_autofree char *example = mw_money_format ((MwMoney){ 123456 }, notation);
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” is not an amount. Write it like %s."), text, example);
      return FALSE;
    }
  *money = (MwMoney){ cents };
  return TRUE;
}

/* A 64-bit number has at most 19 digits and so at most 6 group marks. */
static void
append_grouped (GString *out, guint64 number, char mark)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (mark != '\0' && i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, mark);
      g_string_append_c (out, digits[i]);
    }
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
}

/**
 * mw_money_format:
 *
 * Returns: (transfer full): "€ 1.234,56" in Dutch, with a no-break space; "1234.56" in ISO notation
 */
char *
mw_money_format (MwMoney money, MwNotation notation)
{
  GString *out = g_string_new (NULL);
  guint64 cents = magnitude (money.cents);

  if (notation == MW_NOTATION_DUTCH)
    g_string_append (out, "€\u00a0");
  if (money.cents < 0)
    g_string_append_c (out, '-');
  if (notation == MW_NOTATION_ENGLISH)
    g_string_append (out, "€");
  append_grouped (out, cents / 100, group_mark (notation));
  if (cents % 100 != 0 || notation == MW_NOTATION_ISO)
    g_string_append_printf (out, "%c%02d", decimal_mark (notation), (int) (cents % 100));
  return g_string_free (out, FALSE);
}

/* From a million up the short form tells tenths of it. */
#define MILLION 100000000
#define TENTH_OF_MILLION 10000000

/* Returns: what mw_money_format_short() tells without rounding, no more than @money, which is of zero or more */
MwMoney
mw_money_round_down_short (MwMoney money)
{
  return (MwMoney){ money.cents - money.cents % (money.cents < MILLION ? 100 : TENTH_OF_MILLION) };
}

/**
 * mw_money_format_short:
 *
 * Returns: (transfer full): "€ 4,2 mln" from a million up, rounded half up, else as mw_money_format()
 *   rounded to whole euros
 */
char *
mw_money_format_short (MwMoney money, MwNotation notation)
{
  guint64 cents = magnitude (money.cents);
  const char *sign = money.cents < 0 ? "-" : "";

  if (cents < MILLION)
    {
      gint64 euros = (gint64) ((cents + 50) / 100) * 100;
      return mw_money_format ((MwMoney){ money.cents < 0 ? -euros : euros }, notation);
    }

  guint64 tenths = (cents + TENTH_OF_MILLION / 2) / TENTH_OF_MILLION;
  GString *number = g_string_new (sign);
  append_grouped (number, tenths / 10, group_mark (notation));
  g_string_append_printf (number, "%c%d", decimal_mark (notation), (int) (tenths % 10));
  /* Translators: an amount in millions of euros, such as "€4.2 m". */
  char *text = g_strdup_printf (_ ("€%s m"), number->str);
  g_string_free (number, TRUE);
  return text;
}

/**
 * mw_count_format:
 *
 * Returns: (transfer full): a count with group marks
 */
char *
mw_count_format (gint64 count, MwNotation notation)
{
  GString *out = g_string_new (count < 0 ? "-" : "");

  append_grouped (out, magnitude (count), group_mark (notation));
  return g_string_free (out, FALSE);
}

/**
 * mw_tenths_format:
 * @tenths: of zero or more
 *
 * Returns: (transfer full): "3,5", or "4" without a decimal
 */
char *
mw_tenths_format (gint64 tenths, MwNotation notation)
{
  g_autofree char *whole = mw_count_format (tenths / 10, notation);

  if (tenths % 10 == 0)
    return g_steal_pointer (&whole);
  return g_strdup_printf ("%s%c%d", whole, decimal_mark (notation), (int) (tenths % 10));
}

/**
 * mw_hours_parse:
 * @text: such as "36" or "25,5"
 * @minutes: (out): untouched on failure
 */
gboolean
mw_hours_parse (const char *text, MwNotation notation, gint64 *minutes, GError **error)
{
  gint64 hundredths;

  if (!parse_hundredths (text, notation, &hundredths) || hundredths < 0 || hundredths > G_MAXINT32)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” is not a number of hours, such as 36."), text);
      return FALSE;
    }
  *minutes = (hundredths * 60 + 50) / 100;
  return TRUE;
}

/**
 * mw_hours_format:
 * @minutes: of zero or more
 *
 * Returns: (transfer full): hours with the decimals that are needed, two at most: "36" or "25,5". Read again they are
 *   the same minutes.
 */
char *
mw_hours_format (gint64 minutes, MwNotation notation)
{
  gint64 hundredths = (minutes * 100 + 30) / 60;

  if (hundredths % 10 == 0)
    return mw_tenths_format (hundredths / 10, notation);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%c%02d", hundredths / 100, decimal_mark (notation), (int) (hundredths % 100));
}

/**
 * mw_basis_points_parse:
 * @text: such as "5", "5 %" or "2,5%"
 * @basis_points: (out): hundredths of a percent; untouched on failure
 */
gboolean
mw_basis_points_parse (const char *text, MwNotation notation, gint64 *basis_points, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  gint64 value;

  if (g_str_has_suffix (bare, "%"))
    bare[strlen (bare) - 1] = '\0';
  if (!parse_hundredths (bare, notation, &value) || value < 0 || value > 10000)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” is not a percentage between 0 and 100."), text);
      return FALSE;
    }
  *basis_points = value;
  return TRUE;
}

/**
 * mw_basis_points_format:
 *
 * Returns: (transfer full): "5 %" or "2,5 %"
 */
char *
mw_basis_points_format (gint64 basis_points, MwNotation notation)
{
  gint64 whole = basis_points / 100;
  int rest = (int) (basis_points % 100);

  if (rest == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %%", whole);
  if (rest % 10 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "%c%d %%", whole, decimal_mark (notation), rest / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%c%02d %%", whole, decimal_mark (notation), rest);
}
