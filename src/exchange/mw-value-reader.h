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
 * @MW_READING_NEGATIVE: an amount below zero, where there can be none
 * @MW_READING_INEXACT: understood, but Excel has lost digits of it
 * @MW_READING_GARBLED: taken over, but some of its characters are stored in another way than the others
 * @MW_READING_CUT: taken over without its end, as it is longer than a cell can be
 * @MW_READING_MERGED: an amount that stands once for several rows
 * @MW_READING_CURRENCY: an amount that is not in euros
 * @MW_READING_UNIT: a number whose format shows words that may make another amount of it
 * @MW_READING_NOT_CALCULATED: a formula that no program worked out yet
 * @MW_READING_DAMAGED: the cell refers to a text that is not there
 * @MW_READING_BECAME_DATE: a text that Excel took for a date
 * @MW_READING_NO_END: a date that stands for "no end date"
 * @MW_READING_NOT_FILLED_IN: a date that a program fills in where there is none
 */
typedef enum
{
  MW_READING_UNKNOWN,
  MW_READING_VALUE,
  MW_READING_FAILED,
  MW_READING_AMBIGUOUS,
  MW_READING_NEGATIVE,
  MW_READING_INEXACT,
  MW_READING_GARBLED,
  MW_READING_CUT,
  MW_READING_MERGED,
  MW_READING_CURRENCY,
  MW_READING_UNIT,
  MW_READING_NOT_CALCULATED,
  MW_READING_DAMAGED,
  MW_READING_BECAME_DATE,
  MW_READING_NO_END,
  MW_READING_NOT_FILLED_IN,
} MwReading;

typedef enum
{
  MW_SEPARATORS_UNDECIDED,
  MW_SEPARATORS_DUTCH,
  MW_SEPARATORS_ENGLISH,
} MwSeparators;

/**
 * MwShares:
 * @MW_SHARES_POINTS: five percent is 5
 * @MW_SHARES_FRACTIONS: five percent is 0,05
 */
typedef enum
{
  MW_SHARES_UNDECIDED,
  MW_SHARES_POINTS,
  MW_SHARES_FRACTIONS,
} MwShares;

/**
 * MwColumnForm:
 * @separators: how numbers that are text are written
 * @date_order: how dates that are text are written
 * @separators_chosen: whether the user said so; else they hold only for what they cannot falsify
 * @shares: how percentages without a sign are written
 * @from_1904: whether day numbers count from 1904
 * @doubtful: whether values were seen that the form above is needed for
 *
 * What the values of one column have taught.
 */
typedef struct
{
  MwSeparators separators;
  MwDateOrder date_order;
  gboolean separators_chosen;
  MwShares shares;
  gboolean from_1904;
  gboolean doubtful;
  guint doubtful_dots;
  guint doubtful_commas;
  guint dutch_seen;
  guint english_seen;
  guint day_first_seen;
  guint month_first_seen;
  guint points_seen;
  guint fractions_seen;
  guint odd_shares_seen;
} MwColumnForm;

void mw_column_form_learn (MwColumnForm *form, MwFieldType type, const MwCell *cell);
void mw_column_form_decide (MwColumnForm *form);
gboolean mw_column_form_contradicts (const MwColumnForm *form, MwSeparators separators);

gboolean mw_cell_is_unknown (const MwCell *cell);
MwReading mw_cell_judge (const MwCell *cell, MwFieldType type);
gboolean mw_reading_is_taken (MwReading reading);
MwReading mw_cell_read (const MwCell *cell, const MwColumnForm *form, MwRecord *record, guint field);

G_END_DECLS
