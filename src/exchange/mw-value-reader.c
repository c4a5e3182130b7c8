/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-value-reader.h"

#include <math.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-text.h"

/*
 * What a cell means. A column teaches how its numbers and dates are written; where a value can be read
 * in two ways and the column does not tell, it is left for the user, never guessed.
 */

/* None of those words has a digit, or so many letters. It spares folding nearly every cell of a register. */
static gboolean
is_surely_known (const char *text)
{
  gsize letters = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        return TRUE;
      letters += g_ascii_isalpha (*p) ? 1 : 0;
    }
  return letters > strlen ("niet bekend");
}

/* Words with which people say that they do not know. */
gboolean
mw_cell_is_unknown (const MwCell *cell)
{
  static const char *const words[] = { "", "nvt", "n v t", "onbekend", "unknown", "niet bekend", "geen", "n a", "nb", "n b", "null", NULL };
  static const char *const errors[] = { "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?", "#NULL!", "#LEEG!", "#NUM!", "#GETAL!", NULL };
  g_autofree char *folded = NULL;

  if (cell->kind == MW_CELL_EMPTY || cell->kind == MW_CELL_ERROR || cell->text == NULL || g_strv_contains (errors, cell->text))
    return TRUE;
  /* What Excel shows where a number is too wide for its column. */
  if (cell->text[0] == '#' && cell->text[strspn (cell->text, "#")] == '\0')
    return TRUE;
  if (cell->kind != MW_CELL_TEXT || is_surely_known (cell->text))
    return FALSE;
  folded = mw_text_fold_words (cell->text);
  return g_strv_contains (words, folded);
}

static gsize
digits_after (const char *mark)
{
  return strspn (mark + 1, "0123456789");
}

/* What one number proves: 1.234,5 and 1.234.567 are Dutch, 1,234.5 is English, 1.234 proves nothing. */
static MwSeparators
separators_of (const char *text, gboolean *doubtful)
{
  const char *dot = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  gboolean many_dots = dot != NULL && strchr (text, '.') != dot;
  gboolean many_commas = comma != NULL && strchr (text, ',') != comma;

  *doubtful = FALSE;
  if (dot == NULL && comma == NULL)
    return MW_SEPARATORS_UNDECIDED;
  if (dot != NULL && comma != NULL)
    return comma > dot ? MW_SEPARATORS_DUTCH : MW_SEPARATORS_ENGLISH;
  if (many_dots || (comma != NULL && !many_commas && digits_after (comma) != 3))
    return MW_SEPARATORS_DUTCH;
  if (many_commas || (dot != NULL && digits_after (dot) != 3))
    return MW_SEPARATORS_ENGLISH;
  *doubtful = TRUE;
  return MW_SEPARATORS_UNDECIDED;
}

static void
learn_number (MwColumnForm *form, const char *text)
{
  gboolean doubtful;
  MwSeparators proven = separators_of (text, &doubtful);

  form->dutch_seen += proven == MW_SEPARATORS_DUTCH;
  form->english_seen += proven == MW_SEPARATORS_ENGLISH;
  form->doubtful = form->doubtful || doubtful;
  form->doubtful_dots += doubtful && strchr (text, '.') != NULL;
  form->doubtful_commas += doubtful && strchr (text, ',') != NULL;
}

static void
learn_date (MwColumnForm *form, const char *text)
{
  MwDateOrder proven;
  GDate date;

  if (mw_date_read (text, MW_DATE_ORDER_UNKNOWN, &date, &proven))
    {
      form->day_first_seen += proven == MW_DATE_ORDER_DAY_FIRST;
      form->month_first_seen += proven == MW_DATE_ORDER_MONTH_FIRST;
    }
  else if (mw_date_read (text, MW_DATE_ORDER_DAY_FIRST, &date, NULL))
    form->doubtful = TRUE;
}

/* Reads "5", "5 %" or "0,05" as a number. */
static gboolean
read_share (const char *text, double *share, gboolean *has_sign)
{
  g_autofree char *dotted = g_strdelimit (g_strdup (text), ",", '.');
  char *end;

  *share = g_ascii_strtod (dotted, &end);
  end += strspn (end, " \302\240");
  *has_sign = *end == '%';
  end += *has_sign ? 1 : 0;
  end += strspn (end, " ");
  return end != dotted && *end == '\0' && isfinite (*share);
}

static void
learn_share (MwColumnForm *form, const MwCell *cell, gboolean has_digits)
{
  gboolean has_sign;
  double share;

  if (!has_digits || cell->kind == MW_CELL_BOOLEAN || !read_share (cell->text, &share, &has_sign) || (share > 0.9999 && share < 1.0001))
    form->odd_shares_seen++;
  else if (has_sign || share > 1)
    form->points_seen++;
  else if (share > 0)
    form->fractions_seen++;
}

/* Takes in one cell; @type is what the column is for. */
void
mw_column_form_learn (MwColumnForm *form, MwFieldType type, const MwCell *cell)
{
  gboolean has_digits = cell->text != NULL && strpbrk (cell->text, "0123456789") != NULL;

  if ((type != MW_FIELD_PERCENTAGE && (cell->kind != MW_CELL_TEXT || !has_digits)) || mw_cell_is_unknown (cell))
    return;
  if (type == MW_FIELD_PERCENTAGE)
    learn_share (form, cell, has_digits);
  if (type == MW_FIELD_MONEY)
    learn_number (form, cell->text);
  else if (type == MW_FIELD_DATE)
    learn_date (form, cell->text);
}

/* Whether values were seen in which these separators would make decimals of what may be thousands. */
gboolean
mw_column_form_contradicts (const MwColumnForm *form, MwSeparators separators)
{
  return (separators == MW_SEPARATORS_ENGLISH && form->doubtful_dots > 0) || (separators == MW_SEPARATORS_DUTCH && form->doubtful_commas > 0);
}

/* Draws the conclusion. Contradicting proofs decide nothing: then each value must prove itself. */
void
mw_column_form_decide (MwColumnForm *form)
{
  if (form->separators == MW_SEPARATORS_UNDECIDED)
    {
      if (form->dutch_seen > 0 && form->english_seen == 0)
        form->separators = MW_SEPARATORS_DUTCH;
      else if (form->english_seen > 0 && form->dutch_seen == 0)
        form->separators = MW_SEPARATORS_ENGLISH;
      if (mw_column_form_contradicts (form, form->separators))
        form->separators = MW_SEPARATORS_UNDECIDED;
    }
  if (form->date_order == MW_DATE_ORDER_UNKNOWN)
    {
      if (form->day_first_seen > 0 && form->month_first_seen == 0)
        form->date_order = MW_DATE_ORDER_DAY_FIRST;
      else if (form->month_first_seen > 0 && form->day_first_seen == 0)
        form->date_order = MW_DATE_ORDER_MONTH_FIRST;
    }
  if (form->shares == MW_SHARES_UNDECIDED && form->fractions_seen > 0 && form->points_seen == 0 && form->odd_shares_seen == 0)
    form->shares = MW_SHARES_FRACTIONS;
  if (form->shares == MW_SHARES_UNDECIDED && form->fractions_seen + form->odd_shares_seen > 0)
    form->doubtful = TRUE;
}

/* A mark with exactly three digits after it may part thousands. Then the column's form may confirm that, but
 * not make decimals of it: 125.000 in a column that a machine wrote in English may still be a Dutch amount. */
static MwReading
read_money_text (const char *text, const MwColumnForm *form, MwMoney *money)
{
  gboolean doubtful;
  MwSeparators separators = separators_of (text, &doubtful);

  if (separators == MW_SEPARATORS_UNDECIDED)
    separators = form->separators;
  if (doubtful && !form->separators_chosen && separators != (strchr (text, '.') != NULL ? MW_SEPARATORS_DUTCH : MW_SEPARATORS_ENGLISH))
    return MW_READING_AMBIGUOUS;
  return mw_money_parse (text, separators == MW_SEPARATORS_ENGLISH ? MW_NOTATION_ENGLISH : MW_NOTATION_DUTCH, money, NULL)
             ? MW_READING_VALUE
             : MW_READING_FAILED;
}

/* A cell that holds a number keeps more decimals than cents; Excel rounds them for the eye as we do. */
static MwReading
read_money (const MwCell *cell, const MwColumnForm *form, MwRecord *record, guint field)
{
  MwMoney money;
  MwReading reading = MW_READING_VALUE;

  if (cell->kind == MW_CELL_NUMBER)
    {
      double cents = g_ascii_strtod (cell->text, NULL) * 100;
      if (!isfinite (cents) || fabs (cents) > 9e15)
        return MW_READING_FAILED;
      money.cents = (gint64) llround (cents);
    }
  else if (cell->kind == MW_CELL_TEXT)
    reading = read_money_text (cell->text, form, &money);
  else
    reading = MW_READING_FAILED;

  if (reading == MW_READING_VALUE && money.cents < 0)
    return MW_READING_NEGATIVE;
  if (reading == MW_READING_VALUE)
    mw_record_set_money (record, field, money);
  return reading;
}

static gboolean
is_day_number (const MwCell *cell, const char *text)
{
  return cell->kind == MW_CELL_NUMBER || (cell->kind == MW_CELL_TEXT && strspn (text, "0123456789") == 5 && text[5] == '\0');
}

static MwReading
read_date (const MwCell *cell, const MwColumnForm *form, MwRecord *record, guint field)
{
  g_autofree char *text = mw_text_clean (cell->text);
  GDate date;

  if (is_day_number (cell, text))
    {
      gint64 serial = (gint64) g_ascii_strtod (text, NULL);
      /* Between 1970 and 2100; any other number is not meant as a date. */
      if (!mw_date_from_serial (serial, form->from_1904, &date) || g_date_get_year (&date) < 1970 || g_date_get_year (&date) > 2100)
        return MW_READING_FAILED;
    }
  else if (cell->kind == MW_CELL_BOOLEAN)
    return MW_READING_FAILED;
  else if (!mw_date_read (text, form->date_order, &date, NULL))
    return mw_date_read (text, MW_DATE_ORDER_DAY_FIRST, &date, NULL) || mw_date_read (text, MW_DATE_ORDER_MONTH_FIRST, &date, NULL)
               ? (form->date_order == MW_DATE_ORDER_UNKNOWN ? MW_READING_AMBIGUOUS : MW_READING_FAILED)
               : MW_READING_FAILED;

  mw_record_set_date (record, field, &date);
  return MW_READING_VALUE;
}

/* Up to one it can be either, unless the whole column tells. */
static MwReading
read_percentage (const MwCell *cell, const MwColumnForm *form, MwRecord *record, guint field)
{
  gboolean has_sign;
  double share;

  if (cell->kind == MW_CELL_BOOLEAN || !read_share (cell->text, &share, &has_sign))
    return MW_READING_FAILED;
  if (share < 0)
    return MW_READING_NEGATIVE;
  if (!has_sign && share > 0 && share <= 1)
    {
      if (form->shares == MW_SHARES_UNDECIDED)
        return MW_READING_AMBIGUOUS;
      share *= form->shares == MW_SHARES_FRACTIONS ? 100 : 1;
    }
  if (share > 100)
    return MW_READING_FAILED;
  mw_record_set_integer (record, field, (gint64) llround (share * 100));
  return MW_READING_VALUE;
}

static MwReading
read_yes_no (const MwCell *cell, MwRecord *record, guint field)
{
  static const char *const yes[] = { "ja", "j", "yes", "y", "waar", "true", "1", "x", NULL };
  static const char *const no[] = { "nee", "neen", "no", "n", "onwaar", "false", "0", NULL };
  g_autofree char *folded = mw_text_fold_words (cell->text);

  if (g_strv_contains (yes, folded))
    mw_record_set_yes_no (record, field, MW_YES);
  else if (g_strv_contains (no, folded))
    mw_record_set_yes_no (record, field, MW_NO);
  else
    return MW_READING_FAILED;
  return MW_READING_VALUE;
}

/* The words that registers use for the choices of a contract. */
static const struct
{
  guint field;
  const char *words; /* as whole words, in this order */
  const char *value;
} choice_words[] = {
  { MW_CONTRACT_KIND, "dienst", "services" },
  { MW_CONTRACT_KIND, "diensten", "services" },
  { MW_CONTRACT_KIND, "dienstverlening", "services" },
  { MW_CONTRACT_KIND, "service", "services" },
  { MW_CONTRACT_KIND, "services", "services" },
  { MW_CONTRACT_KIND, "werk", "works" },
  { MW_CONTRACT_KIND, "werken", "works" },
  { MW_CONTRACT_KIND, "works", "works" },
  { MW_CONTRACT_KIND, "levering", "supplies" },
  { MW_CONTRACT_KIND, "leveringen", "supplies" },
  { MW_CONTRACT_KIND, "supplies", "supplies" },
  { MW_CONTRACT_KIND, "goods", "supplies" },
  { MW_CONTRACT_VARIANT, "maatwerk", "mvm" },
  { MW_CONTRACT_VARIANT, "mvm", "mvm" },
  { MW_CONTRACT_VARIANT, "sroi 2", "mvm" },
  { MW_CONTRACT_VARIANT, "klassiek", "sroi_1" },
  { MW_CONTRACT_VARIANT, "sroi 1", "sroi_1" },
};

static gboolean
has_words (const char *text, const char *words)
{
  g_autofree char *padded = g_strconcat (" ", text, " ", NULL);
  g_autofree char *wanted = g_strconcat (" ", words, " ", NULL);

  return strstr (padded, wanted) != NULL;
}

/* A text that names two kinds says neither. */
static MwReading
read_choice (const MwCell *cell, MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];
  g_autofree char *folded = mw_text_fold_words (cell->text);
  const char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (choice_words); i++)
    {
      if (choice_words[i].field != field || !has_words (folded, choice_words[i].words))
        continue;
      if (found != NULL && !g_str_equal (found, choice_words[i].value))
        return MW_READING_FAILED;
      found = choice_words[i].value;
    }
  if (found == NULL && mw_field_has_choice (description, cell->text))
    found = cell->text;
  if (found == NULL)
    return MW_READING_FAILED;
  mw_record_set_text (record, field, found);
  return MW_READING_VALUE;
}

/* Excel keeps fifteen digits of a number; of a longer one the last are not what was typed. */
static MwReading
read_text (const MwCell *cell, MwRecord *record, guint field)
{
  mw_record_set_text (record, field, mw_cell_get_shown (cell));
  if (!mw_record_is_known (record, field))
    return MW_READING_UNKNOWN;
  return cell->kind == MW_CELL_NUMBER && strspn (cell->text, "0123456789") > 15 ? MW_READING_INEXACT : MW_READING_VALUE;
}

static MwReading
read_count (const MwCell *cell, MwRecord *record, guint field)
{
  return mw_record_parse_field (record, field, cell->text, MW_NOTATION_ISO, NULL) ? MW_READING_VALUE : MW_READING_FAILED;
}

/**
 * mw_cell_judge:
 * @type: what the cell is to be read as
 *
 * Returns: what the doubt about the cell, if any, does to a value of that type; %MW_READING_VALUE where it does nothing
 */
MwReading
mw_cell_judge (const MwCell *cell, MwFieldType type)
{
  gboolean is_text = type == MW_FIELD_TEXT || type == MW_FIELD_NOTE;

  switch (cell->doubt)
    {
    case MW_CELL_NOT_CALCULATED:
      return MW_READING_NOT_CALCULATED;
    case MW_CELL_DAMAGED:
      return MW_READING_DAMAGED;
    case MW_CELL_MERGED:
      return type == MW_FIELD_MONEY ? MW_READING_MERGED : MW_READING_VALUE;
    case MW_CELL_CURRENCY:
      return type == MW_FIELD_MONEY ? MW_READING_CURRENCY : MW_READING_VALUE;
    case MW_CELL_UNIT:
      return type == MW_FIELD_MONEY || type == MW_FIELD_INTEGER ? MW_READING_UNIT : MW_READING_VALUE;
    case MW_CELL_GARBLED:
      return is_text ? MW_READING_GARBLED : MW_READING_VALUE;
    case MW_CELL_CUT:
      return is_text ? MW_READING_CUT : MW_READING_FAILED;
    case MW_CELL_SURE:
    default:
      return type == MW_FIELD_TEXT && cell->kind == MW_CELL_DATE ? MW_READING_BECAME_DATE : MW_READING_VALUE;
    }
}

/* Whether the value is taken over, be it with a word about it. */
gboolean
mw_reading_is_taken (MwReading reading)
{
  return reading == MW_READING_VALUE || reading == MW_READING_INEXACT || reading == MW_READING_GARBLED || reading == MW_READING_CUT;
}

static MwReading
read_value (const MwCell *cell, const MwColumnForm *form, MwRecord *record, guint field)
{
  switch (mw_record_get_table (record)->fields[field].type)
    {
    case MW_FIELD_MONEY:
      return read_money (cell, form, record, field);
    case MW_FIELD_DATE:
      return read_date (cell, form, record, field);
    case MW_FIELD_PERCENTAGE:
      return read_percentage (cell, form, record, field);
    case MW_FIELD_YES_NO:
      return read_yes_no (cell, record, field);
    case MW_FIELD_CHOICE:
      return read_choice (cell, record, field);
    case MW_FIELD_INTEGER:
      return read_count (cell, record, field);
    case MW_FIELD_TEXT:
    case MW_FIELD_NOTE:
      return read_text (cell, record, field);
    case MW_FIELD_REFERENCE:
    case MW_FIELD_CODES:
    default:
      return MW_READING_FAILED;
    }
}

/**
 * mw_cell_read:
 * @record: a contract; its field is set only where mw_reading_is_taken() the result
 */
MwReading
mw_cell_read (const MwCell *cell, const MwColumnForm *form, MwRecord *record, guint field)
{
  MwReading judged = mw_cell_judge (cell, mw_record_get_table (record)->fields[field].type);
  MwReading reading;

  if (cell->text == NULL && !mw_reading_is_taken (judged))
    return judged;
  if (mw_cell_is_unknown (cell))
    return MW_READING_UNKNOWN;
  if (!mw_reading_is_taken (judged))
    return judged;
  reading = read_value (cell, form, record, field);
  return reading == MW_READING_VALUE ? judged : reading;
}
