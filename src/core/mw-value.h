/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-date.h"
#include "mw-record.h"

G_BEGIN_DECLS

/**
 * MwValueGap:
 *
 * What must be known before a value can be given.
 */
typedef enum
{
  MW_VALUE_GAP_NONE,
  MW_VALUE_GAP_ROW,
  MW_VALUE_GAP_PERSONS,
  MW_VALUE_GAP_HOURS,
  MW_VALUE_GAP_PERIOD,
  MW_VALUE_GAP_QUANTITY,
  MW_VALUE_GAP_INVOICE,
  MW_VALUE_GAP_TABLE,
} MwValueGap;

/**
 * MwValueInput:
 * @row: (nullable): the row of a value table that it is valued by
 * @bonuses: (nullable) (element-type MwRecord): rows that come on top
 * @persons: -1 where unknown
 * @hours_per_week: of all persons together, -1 where unknown
 * @quantity: hours or days, -1 where unknown
 * @invoice_known: whether @invoice holds the invoice or cost
 * @period_known: whether @from and @to hold the first and last day that count
 *
 * What was done, or is planned, in counts.
 */
typedef struct
{
  const MwRecord *row;
  GPtrArray *bonuses;
  gint64 persons;
  gint64 hours_per_week;
  gint64 quantity;
  gboolean invoice_known;
  MwMoney invoice;
  gboolean period_known;
  GDate from;
  GDate to;
} MwValueInput;

/**
 * MwValuePart:
 * @row: (unowned): the row that it follows
 * @persons: that the amount was taken for, -1 where it does not go by persons
 * @hours: of the full-time hours of the row, -1 where it does not go by hours
 * @months: that count; the denominator is 0 where it does not go by time
 * @limited: the row counts fewer months than there were
 * @too_few_hours: below the least hours of the row, so it counts for nothing
 *
 * One line of the sum.
 */
typedef struct
{
  const MwRecord *row;
  gint64 persons;
  gint64 hours;
  gint64 quantity;
  MwMonths months;
  gboolean limited;
  gboolean too_few_hours;
  MwMoney amount;
} MwValuePart;

#define MW_VALUE_MAX_PARTS 8

/**
 * MwValue:
 * @gap: what is missing; %MW_VALUE_GAP_NONE where @amount is known
 * @parts: how it is made up; the row first, then the bonuses
 */
typedef struct
{
  MwValueGap gap;
  MwMoney amount;
  MwValuePart parts[MW_VALUE_MAX_PARTS];
  guint n_parts;
} MwValue;

void mw_value_compute (const MwValueInput *input, MwValue *value);
char *mw_value_describe_part (const MwValuePart *part, const MwValueInput *input, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_value_gap_label (MwValueGap gap);

G_END_DECLS
