/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-value-row.h"

/*
 * What a contribution is worth by a row of a value table (domain: inspanningswaarde). The amounts of the
 * tables are per full-time year unless they say otherwise; part-time and part of a year count for their part.
 * Exact until the one rounding at the end of each line; what is not known is named, never filled in.
 */

#define MONTHS_IN_YEAR 12

static gboolean
is_unit (const MwRecord *row, const char *unit)
{
  return g_strcmp0 (mw_record_get_text (row, MW_VALUE_ROW_UNIT), unit) == 0;
}

static MwMonths
limit_months (MwMonths months, const MwRecord *row, gboolean *limited)
{
  gint64 most;

  *limited = mw_record_get_integer (row, MW_VALUE_ROW_COUNTS_MONTHS, &most) && months.numerator > most * months.denominator;
  if (*limited)
    months.numerator = most * months.denominator;
  return months;
}

/* A week longer than a full one does not count for more than one job. */
static MwValueGap
take_hours (const MwValueInput *input, gint64 full_time, MwValuePart *part)
{
  if (input->hours_per_week < 0)
    return MW_VALUE_GAP_HOURS;
  part->hours = input->hours_per_week;
  if (input->persons >= 0 && input->persons <= G_MAXINT32)
    part->hours = MIN (part->hours, input->persons * full_time);
  return MW_VALUE_GAP_NONE;
}

static MwValueGap
scale (MwMoney base, const gint64 *factors, guint n_factors, const gint64 *divisors, guint n_divisors, MwMoney *amount)
{
  return mw_money_scale (base, factors, n_factors, divisors, n_divisors, amount, NULL) ? MW_VALUE_GAP_NONE : MW_VALUE_GAP_TABLE;
}

static MwValueGap
compute_by_persons (const MwValueInput *input, MwMoney base, MwValuePart *part)
{
  if (input->persons < 0)
    return MW_VALUE_GAP_PERSONS;
  part->persons = input->persons;
  return scale (base, &input->persons, 1, NULL, 0, &part->amount);
}

/* By the size of the jobs, or the persons where the row names no full week, and by the time they lasted. */
static MwValueGap
compute_pro_rata (const MwValueInput *input, const MwRecord *row, MwMoney base, MwValuePart *part)
{
  gint64 in_unit = is_unit (row, "year") ? MONTHS_IN_YEAR : 1;
  gint64 full_time = 1;
  gboolean by_hours = mw_record_get_integer (row, MW_VALUE_ROW_FULL_TIME_HOURS, &full_time) && full_time > 0;
  MwValueGap gap = MW_VALUE_GAP_NONE;

  if (!input->period_known)
    return MW_VALUE_GAP_PERIOD;
  if (by_hours)
    gap = take_hours (input, full_time, part);
  else if (input->persons < 0)
    gap = MW_VALUE_GAP_PERSONS;
  else
    part->persons = input->persons;
  if (gap != MW_VALUE_GAP_NONE)
    return gap;
  part->months = limit_months (mw_date_months (&input->from, &input->to), row, &part->limited);

  gint64 factors[] = { by_hours ? part->hours : part->persons, part->months.numerator };
  gint64 divisors[] = { by_hours ? full_time : 1, part->months.denominator, in_unit };
  return scale (base, factors, G_N_ELEMENTS (factors), divisors, G_N_ELEMENTS (divisors), &part->amount);
}

static MwValueGap
compute_invoice (const MwValueInput *input, const MwRecord *row, MwValuePart *part)
{
  gint64 share;

  if (!mw_record_get_integer (row, MW_VALUE_ROW_SHARE, &share))
    return MW_VALUE_GAP_TABLE;
  if (!input->invoice_known)
    return MW_VALUE_GAP_INVOICE;
  return mw_money_share (input->invoice, share, &part->amount, NULL) ? MW_VALUE_GAP_NONE : MW_VALUE_GAP_TABLE;
}

static MwValueGap
compute_by_quantity (const MwValueInput *input, MwMoney base, MwValuePart *part)
{
  if (input->quantity < 0)
    return MW_VALUE_GAP_QUANTITY;
  part->quantity = input->quantity;
  return scale (base, &input->quantity, 1, NULL, 0, &part->amount);
}

static MwValueGap
compute_amount (const MwValueInput *input, const MwRecord *row, MwValuePart *part)
{
  MwMoney base;

  if (is_unit (row, "invoice"))
    return compute_invoice (input, row, part);
  if (!mw_record_get_money (row, MW_VALUE_ROW_AMOUNT, &base))
    return MW_VALUE_GAP_TABLE;
  if (is_unit (row, "hour") || is_unit (row, "day"))
    return compute_by_quantity (input, base, part);
  if (is_unit (row, "once"))
    return compute_by_persons (input, base, part);
  if (!is_unit (row, "year") && !is_unit (row, "month"))
    return MW_VALUE_GAP_TABLE;
  switch (mw_record_get_yes_no (row, MW_VALUE_ROW_PRO_RATA))
    {
    case MW_YES:
      return compute_pro_rata (input, row, base, part);
    case MW_NO:
      return compute_by_persons (input, base, part);
    case MW_UNKNOWN:
    default:
      return MW_VALUE_GAP_TABLE;
    }
}

/* Some tables count nobody who works only a few hours. */
static MwValueGap
check_least_hours (const MwValueInput *input, const MwRecord *row, gboolean *too_few)
{
  gint64 least;

  *too_few = FALSE;
  if (!mw_record_get_integer (row, MW_VALUE_ROW_MIN_HOURS, &least) || least == 0)
    return MW_VALUE_GAP_NONE;
  if (input->hours_per_week < 0)
    return MW_VALUE_GAP_HOURS;
  if (input->persons < 0)
    return MW_VALUE_GAP_PERSONS;
  *too_few = input->hours_per_week < input->persons * least;
  return MW_VALUE_GAP_NONE;
}

static MwValueGap
compute_part (const MwValueInput *input, const MwRecord *row, MwValuePart *part)
{
  MwValueGap gap;

  *part = (MwValuePart){ .row = row, .persons = -1, .hours = -1, .quantity = -1 };
  gap = check_least_hours (input, row, &part->too_few_hours);
  if (gap != MW_VALUE_GAP_NONE || part->too_few_hours)
    return gap;
  return compute_amount (input, row, part);
}

static void
add_part (const MwValueInput *input, const MwRecord *row, MwValue *value)
{
  MwValuePart *part = &value->parts[value->n_parts];

  if (value->gap != MW_VALUE_GAP_NONE || value->n_parts == MW_VALUE_MAX_PARTS)
    return;
  value->gap = compute_part (input, row, part);
  if (value->gap == MW_VALUE_GAP_NONE && !mw_money_add (value->amount, part->amount, &value->amount, NULL))
    value->gap = MW_VALUE_GAP_TABLE;
  if (value->gap == MW_VALUE_GAP_NONE)
    value->n_parts++;
}

/**
 * mw_value_compute:
 * @value: (out caller-allocates): borrows the rows of @input
 *
 * Source of the rule: the value tables as summed up in data/reference/value-tables.json.
 */
void
mw_value_compute (const MwValueInput *input, MwValue *value)
{
  memset (value, 0, sizeof *value);
  if (input->row == NULL)
    {
      value->gap = MW_VALUE_GAP_ROW;
      return;
    }
  add_part (input, input->row, value);
  for (guint i = 0; input->bonuses != NULL && i < input->bonuses->len; i++)
    add_part (input, g_ptr_array_index (input->bonuses, i), value);
}

static char *
format_months (MwMonths months, MwNotation notation)
{
  gint64 hundredths = (months.numerator * 100 + months.denominator / 2) / months.denominator;
  g_autofree char *decimals = g_strdup_printf ("%c%02d", notation == MW_NOTATION_DUTCH ? ',' : '.', (int) (hundredths % 100));

  return g_strdup_printf ("%" G_GINT64_FORMAT "%s", hundredths / 100, hundredths % 100 != 0 ? decimals : "");
}

static void
append_factors (GString *text, const MwValuePart *part, MwNotation notation)
{
  gint64 full_time = 0;

  if (part->persons >= 0)
    g_string_append_printf (text, ngettext (" × %d person", " × %d persons", (gulong) part->persons), (int) part->persons);
  if (part->quantity >= 0)
    g_string_append_printf (text, " × %" G_GINT64_FORMAT, part->quantity);
  if (part->hours >= 0 && mw_record_get_integer (part->row, MW_VALUE_ROW_FULL_TIME_HOURS, &full_time))
    /* Translators: hours a week of a full-time week, such as "24/36 hours". */
    g_string_append_printf (text, _ (" × %d/%d hours"), (int) part->hours, (int) full_time);
  if (part->months.denominator > 0)
    {
      g_autofree char *months = format_months (part->months, notation);
      g_string_append_printf (text, is_unit (part->row, "year") ? _ (" × %s/12 months") : _ (" × %s months"), months);
      if (part->limited)
        g_string_append (text, _ (" (counts no longer)"));
    }
}

/**
 * mw_value_describe_part:
 *
 * Returns: (transfer full): one line of the sum, for a person
 */
char *
mw_value_describe_part (const MwValuePart *part, const MwValueInput *input, MwNotation notation)
{
  g_autoptr (GString) text = g_string_new (mw_record_get_title (part->row));
  g_autofree char *amount = mw_money_format (part->amount, notation);
  g_autofree char *base = NULL;

  g_string_append (text, ": ");
  if (part->too_few_hours)
    {
      g_string_append (text, _ ("too few hours a week to count"));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (is_unit (part->row, "invoice"))
    {
      g_autofree char *share = mw_record_format_field (part->row, MW_VALUE_ROW_SHARE, notation);
      base = mw_money_format (input->invoice, notation);
      g_string_append_printf (text, _ ("%s of %s"), share, base);
    }
  else
    {
      base = mw_record_format_field (part->row, MW_VALUE_ROW_AMOUNT, notation);
      g_string_append (text, base);
      append_factors (text, part, notation);
    }
  g_string_append_printf (text, " = %s", amount);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (nullable): what to fill in, as the forms call it */
const char *
mw_value_gap_label (MwValueGap gap)
{
  switch (gap)
    {
    case MW_VALUE_GAP_ROW:
      return _ ("Valued as");
    case MW_VALUE_GAP_PERSONS:
      return _ ("Persons");
    case MW_VALUE_GAP_HOURS:
      return _ ("Hours a week, all together");
    case MW_VALUE_GAP_PERIOD:
      return _ ("From");
    case MW_VALUE_GAP_QUANTITY:
      return _ ("Number of hours or days");
    case MW_VALUE_GAP_INVOICE:
      return _ ("Invoice or cost");
    case MW_VALUE_GAP_TABLE:
      return _ ("the row of the value table is not complete");
    case MW_VALUE_GAP_NONE:
    default:
      return NULL;
    }
}
