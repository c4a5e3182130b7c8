/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-date.h"
#include "mw-record.h"
#include "mw-table-reader.h"

G_BEGIN_DECLS

/**
 * MwReading:
 * @MW_READING_UNKNOWN: the cell is empty, or says that the value is not known
 * @MW_READING_VALUE: understood
 * @MW_READING_FAILED: it has a value, but not one of this type
 * @MW_READING_AMBIGUOUS: it can be read in two ways and the column does not tell
 */
typedef enum
{
  MW_READING_UNKNOWN,
  MW_READING_VALUE,
  MW_READING_FAILED,
  MW_READING_AMBIGUOUS,
} MwReading;

typedef enum
{
  MW_SEPARATORS_UNDECIDED,
  MW_SEPARATORS_DUTCH,
  MW_SEPARATORS_ENGLISH,
} MwSeparators;

/**
 * MwColumnForm:
 * @separators: how numbers that are text are written
 * @date_order: how dates that are text are written
 * @fractions: whether percentages are written as 0,05
 * @doubtful: whether values were seen that the form above is needed for
 *
 * What the values of one column have taught.
 */
typedef struct
{
  MwSeparators separators;
  MwDateOrder date_order;
  gboolean fractions;
  gboolean doubtful;
  guint dutch_seen;
  guint english_seen;
  guint day_first_seen;
  guint month_first_seen;
  guint above_one_seen;
  guint below_one_seen;
} MwColumnForm;

void mw_column_form_learn (MwColumnForm *form, MwFieldType type, const MwCell *cell);
void mw_column_form_decide (MwColumnForm *form);

gboolean mw_cell_is_unknown (const MwCell *cell);
MwReading mw_cell_read (const MwCell *cell, const MwColumnForm *form, MwRecord *record, guint field);

G_END_DECLS
