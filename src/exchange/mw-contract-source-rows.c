/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-source-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-error.h"
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
  g_clear_object (&self->reader);
  self->reader = mw_contract_source_open_reader (self, self->sheet, error);
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
  g_free (row->skipped);
  g_ptr_array_unref (row->problems);
  g_free (row);
}

static void
problem_free (gpointer data)
{
  MwSourceProblem *problem = data;

  g_free (problem->text);
  g_free (problem);
}

static void
add_problem (MwSourceRow *row, const MwSourceColumn *column, const char *text, MwReading reading)
{
  MwSourceProblem *problem = g_new0 (MwSourceProblem, 1);

  problem->column = column;
  problem->text = g_strdup (text);
  problem->reading = reading;
  g_ptr_array_add (row->problems, problem);
}

/* Returns: (transfer full): such as: Contractwaarde “1.234” can be read in two ways */
char *
mw_source_problem_describe (const MwSourceProblem *problem)
{
  if (problem->reading == MW_READING_AMBIGUOUS)
    return g_strdup_printf (_ ("%s: “%s” can be read in two ways; say which at the column"), problem->column->header, problem->text);
  return g_strdup_printf (_ ("%s: “%s” was not understood as %s"), problem->column->header, problem->text, mw_contract_source_get_target_label (problem->column->target));
}

/* Excel drops leading zeroes of a number, so seven digits are completed; anything else is a doubt. */
static char *
read_kvk (const MwCell *cell)
{
  gsize digits = strspn (cell->text, "0123456789");

  if (cell->text[digits] != '\0' || digits < 7 || digits > 8)
    return NULL;
  return digits == 7 ? g_strconcat ("0", cell->text, NULL) : g_strdup (cell->text);
}

static gboolean
read_named (MwSourceRow *row, const MwSourceColumn *column, const MwCell *cell)
{
  char **slot = NULL;

  if (g_str_equal (column->target, "supplier"))
    slot = &row->supplier;
  else if (g_str_equal (column->target, "client"))
    slot = &row->client;
  else if (g_str_equal (column->target, "category"))
    slot = &row->category;
  if (slot != NULL)
    {
      *slot = mw_cell_is_unknown (cell) ? NULL : mw_text_clean (cell->text);
      return TRUE;
    }
  if (!g_str_equal (column->target, "supplier_kvk"))
    return FALSE;
  if (!mw_cell_is_unknown (cell))
    {
      row->supplier_kvk = read_kvk (cell);
      if (row->supplier_kvk == NULL)
        add_problem (row, column, cell->text, MW_READING_FAILED);
    }
  return TRUE;
}

static gboolean
read_cell (MwSourceRow *row, const MwSourceColumn *column, const MwCell *cell)
{
  guint field;
  MwReading reading;

  if (read_named (row, column, cell) || !mw_table_find_field (&mw_contract_table, column->target, &field))
    return TRUE;
  reading = mw_cell_read (cell, &column->form, row->contract, field);
  if (reading == MW_READING_VALUE || reading == MW_READING_UNKNOWN)
    return TRUE;
  add_problem (row, column, cell->text, reading);
  return FALSE;
}

/* What has no place of its own, and what was not understood, is kept as it was. */
static void
keep_aside (MwSourceRow *row, JsonObject *aside)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  if (json_object_get_size (aside) == 0)
    return;
  node = json_node_init_object (json_node_alloc (), aside);
  json = json_to_string (node, FALSE);
  mw_record_set_text (row->contract, MW_CONTRACT_SOURCE_COLUMNS, json);
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
is_total (const MwRow *row)
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
repeats_header (MwContractSource *self, const MwRow *row)
{
  guint same = 0;

  for (guint i = 0; i < row->cells->len; i++)
    same += mw_row_get (row, i)->text != NULL && g_strcmp0 (mw_row_get (row, i)->text, mw_row_get (self->header, i)->text) == 0 ? 1 : 0;
  return same >= 2;
}

static char *
reason_to_skip (MwContractSource *self, const MwRow *cells, const MwSourceRow *row)
{
  gboolean named = mw_record_is_known (row->contract, MW_CONTRACT_NUMBER);

  if (repeats_header (self, cells))
    return g_strdup (_ ("the column names again"));
  if (!named && is_total (cells))
    return g_strdup (_ ("a line of totals"));
  if (!named)
    return g_strdup (_ ("no contract number"));
  if (!mw_record_is_known (row->contract, MW_CONTRACT_TITLE))
    return g_strdup (_ ("no title"));
  return NULL;
}

static MwSourceRow *
read_row (MwContractSource *self, const MwRow *cells)
{
  MwSourceRow *row = g_new0 (MwSourceRow, 1);
  g_autoptr (JsonObject) aside = json_object_new ();

  row->number = cells->number;
  row->contract = mw_record_new (&mw_contract_table);
  row->problems = g_ptr_array_new_with_free_func (problem_free);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (self->columns, i);
      const MwCell *cell = mw_row_get (cells, column->index);
      gboolean taken = column->target != NULL && read_cell (row, column, cell);
      if (!taken && cell->text != NULL)
        json_object_set_string_member (aside, column->header, cell->text);
    }
  keep_aside (row, aside);
  if (self->shift_months != 0)
    shift_dates (row->contract, self->shift_months);
  row->skipped = reason_to_skip (self, cells, row);
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
  if (cell->text == NULL)
    return NULL;
  if (column->target == NULL || !mw_table_find_field (&mw_contract_table, column->target, &field))
    return g_strdup (cell->text);

  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  switch (mw_cell_read (cell, &column->form, contract, field))
    {
    case MW_READING_VALUE:
      return mw_record_format_field (contract, field, notation);
    case MW_READING_AMBIGUOUS:
      return g_strdup_printf (_ ("“%s”: two ways to read"), cell->text);
    case MW_READING_FAILED:
      return g_strdup_printf (_ ("“%s”: not understood"), cell->text);
    case MW_READING_UNKNOWN:
    default:
      return g_strdup ("");
    }
}
