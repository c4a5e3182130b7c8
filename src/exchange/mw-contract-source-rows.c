/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-source-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-json.h"
#include "mw-number-format.h"
#include "mw-odd-values.h"
#include "mw-source-problem.h"
#include "mw-text.h"

/* The rows of a register as contracts, once it is known what its columns are. */

static gboolean
has_target (MwContractSource *self, const char *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_strcmp0 (((MwSourceColumn *) g_ptr_array_index (self->columns, i))->target, target) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * mw_contract_source_start:
 *
 * Begins (again) at the first row of data.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID where no column gives the number or the title
 */
gboolean
mw_contract_source_start (MwContractSource *self, GError **error)
{
  if (!has_target (self, "number") || !has_target (self, "title"))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” cannot be imported yet: say which column holds the contract's %s."), self->path, mw_contract_source_get_target_label (has_target (self, "number") ? "title" : "number"));
      return FALSE;
    }
  self->other_table = 0;
  g_clear_object (&self->reader);
  self->reader = mw_contract_source_open_reader (self, self->sheet, error);
  if (self->merged != NULL)
    mw_merged_cells_restart (self->merged);
  return self->reader != NULL && mw_contract_source_skip_to_data (self, self->reader, error);
}

void
mw_source_row_free (MwSourceRow *row)
{
  g_clear_object (&row->contract);
  g_free (row->supplier);
  g_free (row->supplier_kvk);
  g_free (row->client);
  g_free (row->category);
  g_ptr_array_unref (row->problems);
  g_free (row);
}

#define SHOWN_LENGTH 100

/* A finding that repeats a whole page of text is no longer read. */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, 4 * (SHOWN_LENGTH + 1)) <= SHOWN_LENGTH)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, SHOWN_LENGTH);
  return g_strconcat (start, "…", NULL);
}

static void
add_problem (MwSourceRow *row, const MwSourceColumn *column, const MwCell *cell, MwReading reading)
{
  const char *shown = mw_cell_get_shown (cell);
  g_autofree char *text = shorten (shown != NULL ? shown : "");

  g_ptr_array_add (row->problems, mw_source_problem_new (column, text, reading));
}

/* Excel drops leading zeroes of a number, so seven digits are completed; anything else is a doubt. */
static char *
read_kvk (const MwCell *cell)
{
  g_autofree char *whole = mw_odd_value_drop_decimal (mw_cell_get_shown (cell));
  const char *text = whole != NULL ? whole : mw_cell_get_shown (cell);
  gsize digits = strspn (text, "0123456789");

  if (text[digits] != '\0' || digits < 7 || digits > 8)
    return NULL;
  return digits == 7 ? g_strconcat ("0", text, NULL) : g_strdup (text);
}

/* Returns: whether nothing of the cell need be kept aside */
static gboolean
read_name (MwSourceRow *row, const MwSourceColumn *column, const MwCell *cell, char **name)
{
  MwReading judged = mw_cell_judge (cell, MW_FIELD_TEXT);

  if (judged != MW_READING_VALUE && (cell->text == NULL || !mw_cell_is_unknown (cell)))
    add_problem (row, column, cell, judged);
  if (mw_reading_is_taken (judged))
    *name = mw_cell_is_unknown (cell) ? NULL : mw_text_clean (mw_cell_get_shown (cell));
  return mw_reading_is_taken (judged);
}

static gboolean
read_supplier_kvk (MwSourceRow *row, const MwSourceColumn *column, const MwCell *cell)
{
  MwReading judged = mw_cell_judge (cell, MW_FIELD_TEXT);

  if (mw_reading_is_taken (judged) ? mw_cell_is_unknown (cell) : cell->text != NULL && mw_cell_is_unknown (cell))
    return TRUE;
  if (mw_reading_is_taken (judged))
    row->supplier_kvk = read_kvk (cell);
  if (row->supplier_kvk == NULL)
    add_problem (row, column, cell, mw_reading_is_taken (judged) ? MW_READING_FAILED : judged);
  return row->supplier_kvk != NULL;
}

/* @taken: (out): whether nothing of the cell need be kept aside */
static gboolean
read_named (MwSourceRow *row, const MwSourceColumn *column, const MwCell *cell, gboolean *taken)
{
  char **slot = NULL;

  *taken = TRUE;
  if (g_str_equal (column->target, "supplier"))
    slot = &row->supplier;
  else if (g_str_equal (column->target, "client"))
    slot = &row->client;
  else if (g_str_equal (column->target, "category"))
    {
      slot = &row->category;
      row->category_header = column->header;
    }
  if (slot != NULL)
    {
      *taken = read_name (row, column, cell, slot);
      return TRUE;
    }
  if (!g_str_equal (column->target, "supplier_kvk"))
    return FALSE;
  *taken = read_supplier_kvk (row, column, cell);
  return TRUE;
}

/* As the value reader reads it, but for what other programs make of numbers and of dates that are not known. */
static MwReading
read_field (const MwSourceColumn *column, const MwCell *cell, MwRecord *contract, guint field)
{
  g_autofree char *mended = mw_odd_value_mend (mw_contract_table.fields[field].type, column->target, cell);
  MwCell plain = *cell;
  MwReading reading;

  if (mended != NULL)
    plain.text = plain.shown = mended;
  reading = mw_cell_read (&plain, &column->form, contract, field);
  if (mw_contract_table.fields[field].type != MW_FIELD_DATE || reading != MW_READING_VALUE)
    return reading;
  switch (mw_header_names_find_placeholder (column->names, mw_record_get_text (contract, field)))
    {
    case MW_PLACEHOLDER_NO_END:
      reading = MW_READING_NO_END;
      break;
    case MW_PLACEHOLDER_NOT_FILLED_IN:
      reading = MW_READING_NOT_FILLED_IN;
      break;
    case MW_PLACEHOLDER_NONE:
    default:
      return reading;
    }
  mw_record_set_text (contract, field, NULL);
  return reading;
}

static gboolean
read_cell (MwSourceRow *row, const MwSourceColumn *column, const MwCell *cell)
{
  gboolean taken;
  guint field;
  MwReading reading;

  if (read_named (row, column, cell, &taken))
    return taken;
  if (!mw_table_find_field (&mw_contract_table, column->target, &field))
    return TRUE;
  reading = read_field (column, cell, row->contract, field);
  if (reading == MW_READING_VALUE || reading == MW_READING_UNKNOWN)
    return TRUE;
  add_problem (row, column, cell, reading);
  return mw_reading_is_taken (reading);
}

static JsonObject *
parse_aside (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : json_object_new ();
}

static void
set_aside (MwRecord *contract, JsonObject *aside)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  if (json_object_get_size (aside) == 0)
    return;
  node = json_node_init_object (json_node_alloc (), aside);
  json = mw_json_to_text (node, FALSE);
  mw_record_set_text (contract, MW_CONTRACT_SOURCE_COLUMNS, json);
}

/* Keeps a value of the row that has no place of its own, under the name of its column. */
void
mw_source_row_keep_aside (MwSourceRow *row, const char *header, const char *text)
{
  g_autoptr (JsonObject) aside = parse_aside (mw_record_get_text (row->contract, MW_CONTRACT_SOURCE_COLUMNS));

  json_object_set_string_member (aside, header, text);
  set_aside (row->contract, aside);
}

static void
copy_member_cb (JsonObject *from, const char *name, JsonNode *value, gpointer into)
{
  json_object_set_member (into, name, json_node_copy (value));
}

/**
 * mw_source_columns_merge:
 * @contract: gets what @row kept aside; what earlier registers left there stays, column by column
 *
 * Returns: whether anything changed
 */
gboolean
mw_source_columns_merge (MwRecord *contract, const MwRecord *row)
{
  g_autoptr (JsonObject) all = parse_aside (mw_record_get_text (contract, MW_CONTRACT_SOURCE_COLUMNS));
  g_autoptr (JsonObject) fresh = parse_aside (mw_record_get_text (row, MW_CONTRACT_SOURCE_COLUMNS));
  g_autofree char *before = g_strdup (mw_record_get_text (contract, MW_CONTRACT_SOURCE_COLUMNS));

  json_object_foreach_member (fresh, copy_member_cb, all);
  set_aside (contract, all);
  return g_strcmp0 (before, mw_record_get_text (contract, MW_CONTRACT_SOURCE_COLUMNS)) != 0;
}

static void
shift_dates (MwRecord *contract, int months)
{
  GDate date;

  for (guint i = 0; i < mw_contract_table.n_fields; i++)
    {
      if (mw_contract_table.fields[i].type == MW_FIELD_DATE && mw_record_get_date (contract, i, &date))
        {
          gboolean last = g_date_is_last_of_month (&date);
          mw_date_add_months (&date, months);
          if (last)
            g_date_set_day (&date, g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)));
          mw_record_set_date (contract, i, &date);
        }
    }
}

static gboolean
is_word_for_total (const char *text)
{
  static const char *const words[] = { "totaal", "totalen", "total", "totals", "subtotaal", "eindtotaal", "grand total" };
  g_autofree char *folded = mw_text_fold_words (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (folded, words[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with_total (const MwRow *row)
{
  for (guint i = 0; i < MIN (row->cells->len, 3); i++)
    {
      const MwCell *cell = mw_row_get (row, i);
      g_autofree char *folded = cell->kind == MW_CELL_TEXT ? mw_text_fold_words (cell->text) : NULL;
      if (folded != NULL && (g_str_has_prefix (folded, "totaal") || g_str_has_prefix (folded, "total") || g_str_has_prefix (folded, "subtotaal") || g_str_has_prefix (folded, "eindtotaal")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_digit (const char *text)
{
  return text[strcspn (text, "0123456789")] != '\0';
}

/* The same names again, or those of another table below this one. */
static gboolean
repeats_header (MwContractSource *self, const MwRow *row, const char *number)
{
  guint same = 0;

  for (guint i = 0; i < row->cells->len; i++)
    same += mw_row_get (row, i)->text != NULL && g_strcmp0 (mw_row_get (row, i)->text, mw_row_get (self->header, i)->text) == 0 ? 1 : 0;
  return same >= 2 || (number != NULL && !has_digit (number) && mw_header_names_count_known (self->names, row) >= 2);
}

/* Names of the same columns in the same places: "Kenmerk" above what is the number, too. */
static gboolean
has_same_columns (MwContractSource *self, const MwRow *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (self->columns, i);
      const char *text = mw_row_get (row, i)->text;
      if (column->target != NULL && text != NULL && g_strcmp0 (text, mw_row_get (self->header, i)->text) != 0 && mw_header_names_score (self->names, text, column->target) == 0)
        return FALSE;
    }
  return TRUE;
}

static MwSkip
reason_to_skip (MwContractSource *self, const MwRow *cells, const MwSourceRow *row)
{
  const char *number = mw_record_get_text (row->contract, MW_CONTRACT_NUMBER);

  if (repeats_header (self, cells, number))
    {
      self->other_table = has_same_columns (self, cells) ? 0 : cells->number;
      return MW_SKIP_HEADER;
    }
  if (number != NULL ? is_word_for_total (number) : begins_with_total (cells))
    return MW_SKIP_TOTALS;
  /* "Bron:" and the like, below the table. */
  if (number == NULL || (!has_digit (number) && g_str_has_suffix (number, ":")))
    return MW_SKIP_NO_NUMBER;
  if (self->other_table > 0)
    return MW_SKIP_OTHER_TABLE;
  if (!mw_record_is_known (row->contract, MW_CONTRACT_TITLE))
    return MW_SKIP_NO_TITLE;
  return mw_odd_value_lost_digits (number) ? MW_SKIP_DIGITS_LOST : MW_SKIP_NOT;
}

/* Why a row that has a number or a title in the file has none for us. */
static char *
describe_lost (const MwSourceRow *row, const char *target)
{
  for (guint i = 0; i < row->problems->len; i++)
    {
      const MwSourceProblem *problem = g_ptr_array_index (row->problems, i);
      if (g_str_equal (problem->column->target, target) && !mw_reading_is_taken (problem->reading))
        return mw_source_problem_describe (problem);
    }
  return NULL;
}

/* Returns: (transfer full): why the row is left out, as a clause */
char *
mw_source_row_describe_skip (const MwSourceRow *row)
{
  char *lost = NULL;

  switch (row->skip)
    {
    case MW_SKIP_HEADER:
      return g_strdup (_ ("the column names again"));
    case MW_SKIP_TOTALS:
      return g_strdup (_ ("a line of totals"));
    case MW_SKIP_NO_NUMBER:
      lost = describe_lost (row, "number");
      return lost != NULL ? lost : g_strdup (_ ("no contract number"));
    case MW_SKIP_NO_TITLE:
      lost = describe_lost (row, "title");
      return lost != NULL ? lost : g_strdup (_ ("no title"));
    case MW_SKIP_DIGITS_LOST:
      return g_strdup (_ ("Excel wrote the number as a power of ten and dropped digits; make the column text, and type the number again"));
    case MW_SKIP_OTHER_TABLE:
      return g_strdup (_ ("it stands below other column names than the rows above; put that table in a file of its own"));
    case MW_SKIP_NOT:
    default:
      return g_strdup ("");
    }
}

/* Rows whose number was merged are about one contract, and what else was merged is all of that contract. */
static gboolean
shares_number (MwContractSource *self, const MwRow *cells)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (self->columns, i);
      if (g_strcmp0 (column->target, "number") == 0)
        return mw_row_get (cells, column->index)->doubt == MW_CELL_MERGED;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): the cell with its currency, where that is not the euro */
static char *
describe_foreign (const MwSourceColumn *column, const MwRow *cells)
{
  const MwCell *cell = mw_row_get (cells, column->index);
  const MwCell *currency = column->currency != NULL ? mw_row_get (cells, column->currency->index) : NULL;
  MwFieldType type;

  if (cell->text == NULL || column->target == NULL || !mw_contract_source_target_type (column->target, &type) || type != MW_FIELD_MONEY)
    return NULL;
  if (currency != NULL && !mw_cell_is_unknown (currency) && !mw_currency_is_euro (currency->text))
    return g_strdup_printf ("%s %s", currency->text, mw_cell_get_shown (cell));
  return mw_currency_has_foreign_mark (column->header) ? g_strdup (mw_cell_get_shown (cell)) : NULL;
}

static MwSourceRow *
read_row (MwContractSource *self, const MwRow *cells)
{
  MwSourceRow *row = g_new0 (MwSourceRow, 1);
  g_autoptr (JsonObject) aside = json_object_new ();
  gboolean one_contract = shares_number (self, cells);

  row->number = cells->number;
  row->contract = mw_record_new (&mw_contract_table);
  row->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_source_problem_free);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (self->columns, i);
      MwCell cell = *mw_row_get (cells, column->index);
      g_autofree char *with_currency = describe_foreign (column, cells);
      gboolean taken;
      if (with_currency != NULL)
        {
          cell.doubt = MW_CELL_CURRENCY;
          cell.shown = with_currency;
        }
      if (one_contract && cell.doubt == MW_CELL_MERGED)
        cell.doubt = MW_CELL_SURE;
      taken = column->target != NULL && read_cell (row, column, &cell);
      if (!taken && cell.text != NULL)
        json_object_set_string_member (aside, column->header, mw_cell_get_shown (&cell));
    }
  set_aside (row->contract, aside);
  if (self->shift_months != 0)
    shift_dates (row->contract, self->shift_months);
  row->skip = reason_to_skip (self, cells, row);
  return row;
}

/**
 * mw_contract_source_next:
 * @row: (out) (transfer full) (nullable): %NULL after the last one; rows without anything are passed over
 */
gboolean
mw_contract_source_next (MwContractSource *self, MwSourceRow **row, GError **error)
{
  for (;;)
    {
      g_autoptr (MwRow) cells = NULL;
      if (!mw_table_reader_next (self->reader, &cells, error))
        return FALSE;
      if (cells != NULL && self->merged != NULL)
        mw_merged_cells_fill (self->merged, cells);
      if (cells != NULL && mw_row_is_empty (cells))
        continue;
      *row = cells != NULL ? read_row (self, cells) : NULL;
      return TRUE;
    }
}

double
mw_contract_source_get_progress (MwContractSource *self)
{
  return self->reader != NULL ? mw_table_reader_get_progress (self->reader) : 0;
}

/**
 * mw_source_column_read_sample:
 *
 * Returns: (transfer full) (nullable): the sample as it was understood, %NULL where there is none
 */
char *
mw_source_column_read_sample (const MwSourceColumn *column, guint sample, MwNotation notation)
{
  guint field;

  const MwCell *cell = mw_row_get (column->samples, sample);
  const char *shown = mw_cell_get_shown (cell);
  if (shown == NULL)
    return NULL;
  if (column->target == NULL || !mw_table_find_field (&mw_contract_table, column->target, &field))
    return g_strdup (shown);

  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  switch (read_field (column, cell, contract, field))
    {
    case MW_READING_VALUE:
    case MW_READING_INEXACT:
    case MW_READING_GARBLED:
    case MW_READING_CUT:
      return mw_record_format_field (contract, field, notation);
    case MW_READING_AMBIGUOUS:
      return g_strdup_printf (_ ("“%s”: two ways to read"), shown);
    case MW_READING_NEGATIVE:
      return g_strdup_printf (_ ("“%s”: below zero"), shown);
    case MW_READING_MERGED:
      return g_strdup_printf (_ ("“%s”: for several rows"), shown);
    case MW_READING_CURRENCY:
      return g_strdup_printf (_ ("“%s”: not in euros"), shown);
    case MW_READING_NO_END:
    case MW_READING_NOT_FILLED_IN:
      return g_strdup_printf (_ ("“%s”: stands for an unknown date"), shown);
    case MW_READING_FAILED:
    case MW_READING_UNIT:
    case MW_READING_BECAME_DATE:
    case MW_READING_NOT_CALCULATED:
    case MW_READING_DAMAGED:
      return g_strdup_printf (_ ("“%s”: not understood"), shown);
    case MW_READING_UNKNOWN:
    default:
      return g_strdup ("");
    }
}
