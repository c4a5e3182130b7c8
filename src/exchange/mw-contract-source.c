/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-source-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-error.h"
#include "mw-text.h"
#include "mw-xlsx-reader.h"

/*
 * A register of contracts that a user brings: where its table begins, what each column is for, how its
 * values are written, and then its rows as contracts. It recognises and proposes; every choice can be
 * changed before rows are read.
 */

#define SAMPLE_ROWS 1000
#define HEADER_ROWS 40
#define SHOWN_SAMPLES 4

G_DEFINE_FINAL_TYPE (MwContractSource, mw_contract_source, G_TYPE_OBJECT)

static void
column_free (gpointer data)
{
  MwSourceColumn *column = data;

  g_free (column->header);
  g_free (column->target);
  mw_row_free (column->samples);
  g_free (column);
}

static void
mw_contract_source_finalize (GObject *object)
{
  MwContractSource *self = MW_CONTRACT_SOURCE (object);

  g_free (self->path);
  g_strfreev (self->sheets);
  g_free (self->sheet);
  mw_csv_dialect_clear (&self->dialect);
  g_clear_pointer (&self->header, mw_row_free);
  g_hash_table_unref (self->headers);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->sample_rows);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->merged, mw_merged_cells_free);

  G_OBJECT_CLASS (mw_contract_source_parent_class)->finalize (object);
}

static void
mw_contract_source_class_init (MwContractSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_contract_source_finalize;
}

static void
mw_contract_source_init (MwContractSource *self)
{
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->headers = g_hash_table_new (g_str_hash, g_str_equal);
  self->sample_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_row_free);
}

/* Those that name another record have no field of the contract itself to be read into. */
static const struct
{
  const char *target;
  const char *label;
} named_targets[] = {
  { "supplier", N_ ("Supplier") },
  { "supplier_kvk", N_ ("Supplier's KvK number") },
  { "client", N_ ("Client") },
  { "category", N_ ("Category") },
};

/**
 * mw_contract_source_get_targets:
 *
 * Returns: (array zero-terminated=1): all that a column can be for
 */
const char *const *
mw_contract_source_get_targets (void)
{
  static const char *const targets[] = {
    "number",
    "title",
    "supplier",
    "supplier_kvk",
    "client",
    "category",
    "kind",
    "start_date",
    "end_date",
    "max_end_date",
    "notice_date",
    "renews_automatically",
    "calloffs_until",
    "extension_note",
    "award_date",
    "value_cents",
    "wage_sum_cents",
    "variant",
    "variant_reason",
    "suitable",
    "suitable_reason",
    "percentage_bp",
    "agreed_cents",
    "plan_due_date",
    "plan_received_date",
    "report_every_months",
    "contract_manager",
    "owner_role",
    "source_ref",
    "note",
    NULL
  };

  return targets;
}

const char *
mw_contract_source_get_target_label (const char *target)
{
  guint field;

  for (gsize i = 0; i < G_N_ELEMENTS (named_targets); i++)
    {
      if (g_str_equal (named_targets[i].target, target))
        return _ (named_targets[i].label);
    }
  if (mw_table_find_field (&mw_contract_table, target, &field))
    return mw_field_get_label (&mw_contract_table.fields[field]);
  return target;
}

/* Returns: whether there is such a target; a name of another record is text */
gboolean
mw_contract_source_target_type (const char *target, MwFieldType *type)
{
  guint field;

  if (!g_strv_contains (mw_contract_source_get_targets (), target))
    return FALSE;
  *type = mw_table_find_field (&mw_contract_table, target, &field) ? mw_contract_table.fields[field].type : MW_FIELD_TEXT;
  return TRUE;
}

MwTableReader *
mw_contract_source_open_reader (MwContractSource *self, const char *sheet, GError **error)
{
  return self->kind == MW_TABLE_FILE_XLSX ? mw_xlsx_reader_open (self->path, sheet, error)
                                          : mw_csv_reader_open (self->path, &self->dialect, error);
}

static guint
count_texts (const MwRow *row)
{
  guint texts = 0;

  for (guint i = 0; i < row->cells->len; i++)
    texts += mw_row_get (row, i)->kind == MW_CELL_TEXT ? 1 : 0;
  return texts;
}

/* Of the first rows the one with most known names; failing that, the first with several texts. */
static gboolean
find_header (MwContractSource *self, const char *sheet, MwRow **header, guint *score, GError **error)
{
  g_autoptr (MwTableReader) reader = mw_contract_source_open_reader (self, sheet, error);
  g_autoptr (MwRow) best = NULL;
  guint best_score = 0;

  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < HEADER_ROWS; i++)
    {
      g_autoptr (MwRow) row = NULL;
      if (!mw_table_reader_next (reader, &row, error))
        return FALSE;
      if (row == NULL)
        break;
      guint known = mw_header_names_count_known (self->names, row);
      guint row_score = known * 100 + (count_texts (row) > 1 ? 1 : 0);
      if (row_score > best_score)
        {
          best_score = row_score;
          g_clear_pointer (&best, mw_row_free);
          best = g_steal_pointer (&row);
        }
    }
  *score = best_score;
  *header = g_steal_pointer (&best);
  return TRUE;
}

/* Without a wish the sheet with the most telling header is taken: the data is often not on the first. */
static gboolean
choose_sheet (MwContractSource *self, const char *sheet, GError **error)
{
  guint best_score = 0;

  if (self->kind == MW_TABLE_FILE_TEXT || sheet != NULL)
    {
      self->sheet = g_strdup (sheet);
      return find_header (self, sheet, &self->header, &best_score, error);
    }
  for (char **candidate = self->sheets; *candidate != NULL; candidate++)
    {
      g_autoptr (MwRow) header = NULL;
      guint score = 0;
      if (!find_header (self, *candidate, &header, &score, error))
        return FALSE;
      if (header != NULL && (self->sheet == NULL || score > best_score))
        {
          best_score = score;
          g_free (self->sheet);
          self->sheet = g_strdup (*candidate);
          g_clear_pointer (&self->header, mw_row_free);
          self->header = g_steal_pointer (&header);
        }
    }
  return TRUE;
}

static char *
column_letters (guint index)
{
  char letters[8];
  int at = (int) sizeof letters - 1;

  letters[at] = '\0';
  for (guint rest = index + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--at] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (letters + at);
}

/* The same header twice gets its column letter, so that each can be named. */
static char *
unique_header (MwContractSource *self, guint index)
{
  const MwCell *cell = mw_row_get (self->header, index);
  g_autofree char *clean = mw_text_clean (cell->text);
  g_autofree char *letters = column_letters (index);

  if (clean == NULL)
    return g_steal_pointer (&letters);
  g_strdelimit (clean, "\r\n\t", ' ');
  if (g_hash_table_contains (self->headers, clean))
    return g_strdup_printf ("%s (%s)", clean, letters);
  return g_steal_pointer (&clean);
}

static void
add_column (MwContractSource *self, guint index)
{
  MwSourceColumn *column = g_new0 (MwSourceColumn, 1);

  column->index = index;
  column->header = unique_header (self, index);
  column->names = self->names;
  column->samples = mw_row_new (0);
  g_hash_table_add (self->headers, column->header);
  g_ptr_array_add (self->columns, column);
}

/* What a column is for may still change, so it learns for all that it can be. */
static void
learn_cell (MwSourceColumn *column, const MwCell *cell)
{
  mw_column_form_learn (&column->as_money, MW_FIELD_MONEY, cell);
  mw_column_form_learn (&column->as_date, MW_FIELD_DATE, cell);
  mw_column_form_learn (&column->as_share, MW_FIELD_PERCENTAGE, cell);
}

static void
learn_row (MwContractSource *self, const MwRow *row)
{
  while (self->columns->len < row->cells->len)
    add_column (self, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MwSourceColumn *column = g_ptr_array_index (self->columns, i);
      const MwCell *cell = mw_row_get (row, i);
      learn_cell (column, cell);
      if (column->samples->cells->len < SHOWN_SAMPLES && !mw_cell_is_unknown (cell))
        mw_row_copy_cell (column->samples, column->samples->cells->len, cell);
    }
}

gboolean
mw_contract_source_skip_to_data (MwContractSource *self, MwTableReader *reader, GError **error)
{
  for (;;)
    {
      g_autoptr (MwRow) row = NULL;
      if (!mw_table_reader_next (reader, &row, error))
        return FALSE;
      if (row == NULL || row->number >= self->header_row)
        return TRUE;
    }
}

/* What stands above the table may say in what its amounts are. */
static gboolean
look_above (MwContractSource *self, MwTableReader *reader, GError **error)
{
  for (;;)
    {
      g_autoptr (MwRow) row = NULL;
      if (!mw_table_reader_next (reader, &row, error))
        return FALSE;
      if (row == NULL || row->number >= self->header_row)
        return TRUE;
      for (guint i = 0; i < row->cells->len; i++)
        {
          const MwCell *cell = mw_row_get (row, i);
          self->scaled = self->scaled || (cell->kind == MW_CELL_TEXT && mw_header_names_tells_scale (self->names, cell->text));
        }
    }
}

/* All rows: the one that tells in which order its dates are may be the last. */
static gboolean
learn_rows (MwContractSource *self, GError **error)
{
  g_autoptr (MwTableReader) reader = mw_contract_source_open_reader (self, self->sheet, error);

  if (reader == NULL || !look_above (self, reader, error))
    return FALSE;
  self->from_1904 = self->kind == MW_TABLE_FILE_XLSX && mw_xlsx_reader_is_from_1904 (MW_XLSX_READER (reader));
  for (;;)
    {
      g_autoptr (MwRow) row = NULL;
      if (!mw_table_reader_next (reader, &row, error))
        return FALSE;
      if (row == NULL)
        return TRUE;
      learn_row (self, row);
      if (self->sample_rows->len < SAMPLE_ROWS)
        g_ptr_array_add (self->sample_rows, g_steal_pointer (&row));
    }
}

/* "Waarde, Valuta, Loonsom, Valuta": the nearest counts, of two the one on the right. */
static void
find_currencies (MwContractSource *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MwSourceColumn *candidate = g_ptr_array_index (self->columns, i);
      if (mw_row_get (self->header, i)->text == NULL || mw_header_names_score (self->names, candidate->header, "currency") == 0)
        continue;
      for (guint k = 0; k < self->columns->len; k++)
        {
          MwSourceColumn *column = g_ptr_array_index (self->columns, k);
          if (column->currency == NULL || ABS ((int) i - (int) k) <= ABS ((int) column->currency->index - (int) k))
            column->currency = candidate;
        }
    }
}

static void
learn_column (MwContractSource *self, MwSourceColumn *column)
{
  MwFieldType type;

  if (column->target == NULL || !mw_contract_source_target_type (column->target, &type))
    return;
  column->form = type == MW_FIELD_MONEY ? column->as_money : type == MW_FIELD_DATE     ? column->as_date
                                                         : type == MW_FIELD_PERCENTAGE ? column->as_share
                                                                                       : (MwColumnForm){ 0 };
  column->form.from_1904 = self->from_1904;
  mw_column_form_decide (&column->form);
}

/* What other columns of the same file prove holds for a column that proves nothing itself. */
static void
agree_between_columns (MwContractSource *self)
{
  gboolean dutch = FALSE;
  gboolean english = FALSE;
  gboolean day_first = FALSE;
  gboolean month_first = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MwColumnForm *form = &((MwSourceColumn *) g_ptr_array_index (self->columns, i))->form;
      dutch = dutch || form->dutch_seen > 0;
      english = english || form->english_seen > 0;
      day_first = day_first || form->day_first_seen > 0;
      month_first = month_first || form->month_first_seen > 0;
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      MwColumnForm *form = &((MwSourceColumn *) g_ptr_array_index (self->columns, i))->form;
      MwSeparators others = dutch ? MW_SEPARATORS_DUTCH : MW_SEPARATORS_ENGLISH;
      if (form->separators == MW_SEPARATORS_UNDECIDED && form->dutch_seen + form->english_seen == 0 && dutch != english && !mw_column_form_contradicts (form, others))
        form->separators = others;
      if (form->date_order == MW_DATE_ORDER_UNKNOWN && form->day_first_seen + form->month_first_seen == 0 && day_first != month_first)
        form->date_order = day_first ? MW_DATE_ORDER_DAY_FIRST : MW_DATE_ORDER_MONTH_FIRST;
    }
}

/* Titles are full of commas; the delimiter that gives most known column names is the one that was meant. */
static gboolean
choose_delimiter (MwContractSource *self, GError **error)
{
  static const char candidates[] = { ';', ',', '\t', '|' };
  char guessed = self->dialect.delimiter;
  char best = guessed;
  guint best_score = 0;

  for (gsize i = 0; !self->dialect.told && i <= sizeof candidates; i++)
    {
      g_autoptr (MwRow) header = NULL;
      g_autoptr (GError) ignored = NULL;
      guint score = 0;
      self->dialect.delimiter = i == 0 ? guessed : candidates[i - 1];
      /* With another delimiter the text may not even be read; the guess is tried again below. */
      if (find_header (self, NULL, &header, &score, &ignored) && score / 100 > best_score)
        {
          best_score = score / 100;
          best = self->dialect.delimiter;
        }
    }
  self->dialect.delimiter = best;
  return choose_sheet (self, NULL, error);
}

static gboolean
look_at_file (MwContractSource *self, const char *sheet, GError **error)
{
  if (!mw_table_file_detect (self->path, &self->kind, error))
    return FALSE;
  if (self->kind == MW_TABLE_FILE_XLSX)
    {
      self->sheets = mw_xlsx_reader_list_sheets (self->path, error);
      if (self->sheets == NULL)
        return FALSE;
    }
  else
    return mw_csv_dialect_guess (self->path, &self->dialect, error) && choose_delimiter (self, error);
  return choose_sheet (self, sheet, error);
}

/**
 * mw_contract_source_open:
 * @sheet: (nullable): %NULL chooses the sheet that looks most like a register
 * @names: must live as long as the source
 *
 * Looks at the file and proposes what its columns are.
 *
 * Returns: (transfer full) (nullable): %NULL with the reason why the file cannot be used
 */
MwContractSource *
mw_contract_source_open (const char *path, const char *sheet, const MwHeaderNames *names, GError **error)
{
  g_autoptr (MwContractSource) self = g_object_new (MW_TYPE_CONTRACT_SOURCE, NULL);

  self->path = g_strdup (path);
  self->names = names;
  if (!look_at_file (self, sheet, error))
    return NULL;
  if (self->header == NULL)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” has no table: no row with column names was found."), path);
      return NULL;
    }
  self->header_row = self->header->number;
  for (guint i = 0; i < self->header->cells->len; i++)
    add_column (self, i);
  if (self->kind == MW_TABLE_FILE_XLSX && !mw_merged_cells_load (self->path, self->sheet, &self->merged, error))
    return NULL;
  if (!learn_rows (self, error))
    return NULL;
  mw_contract_source_recognise (self);
  find_currencies (self);
  for (guint i = 0; i < self->columns->len; i++)
    learn_column (self, g_ptr_array_index (self->columns, i));
  agree_between_columns (self);
  return g_steal_pointer (&self);
}

const char *
mw_contract_source_get_path (MwContractSource *self)
{
  return self->path;
}

/* Returns: (nullable): the sheets of a workbook, %NULL for a text file */
const char *const *
mw_contract_source_get_sheets (MwContractSource *self)
{
  return (const char *const *) self->sheets;
}

const char *
mw_contract_source_get_sheet (MwContractSource *self)
{
  return self->sheet;
}

/* Returns: (transfer full): how the file was understood, in a few words */
char *
mw_contract_source_describe (MwContractSource *self)
{
  if (self->kind == MW_TABLE_FILE_XLSX)
    return g_strdup_printf (_ ("Excel workbook, sheet “%s”, column names in row %u"), self->sheet, self->header_row);

  g_autofree char *delimiter = self->dialect.delimiter == '\t' ? g_strdup (_ ("tab")) : g_strdup_printf ("%c", self->dialect.delimiter);
  return g_strdup_printf (_ ("Text file, %s, fields parted by “%s”, column names in row %u"), self->dialect.encoding, delimiter, self->header_row);
}

guint
mw_contract_source_get_header_row (MwContractSource *self)
{
  return self->header_row;
}

/* Returns: (transfer none) (element-type MwSourceColumn): the form of each may be changed */
GPtrArray *
mw_contract_source_get_columns (MwContractSource *self)
{
  return self->columns;
}

/* @target: (nullable): taken away from another column that had it */
void
mw_contract_source_set_target (MwContractSource *self, guint index, const char *target)
{
  g_return_if_fail (index < self->columns->len);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MwSourceColumn *column = g_ptr_array_index (self->columns, i);
      if (i == index || (target != NULL && g_strcmp0 (column->target, target) == 0))
        {
          g_free (column->target);
          column->target = i == index ? g_strdup (target) : NULL;
        }
    }
  learn_column (self, g_ptr_array_index (self->columns, index));
  agree_between_columns (self);
}

/* A name that is the same to the letter goes before one that only folds to the same; of several such none is meant. */
static MwSourceColumn *
find_column (MwContractSource *self, const char *header, GError **error)
{
  g_autofree char *wanted = mw_text_fold_words (header);
  MwSourceColumn *alike = NULL;
  gboolean several = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      MwSourceColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *folded = mw_text_fold_words (column->header);
      if (g_str_equal (column->header, header))
        return column;
      several = several || (alike != NULL && g_str_equal (folded, wanted));
      alike = alike == NULL && g_str_equal (folded, wanted) ? column : alike;
    }
  if (several)
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” may be more than one column of “%s”; write its name as it stands there."), header, self->path);
  else if (alike == NULL)
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("There is no column “%s” in “%s”."), header, self->path);
  return several ? NULL : alike;
}

static gboolean
apply_form (MwColumnForm *form, const char *word)
{
  form->separators_chosen = form->separators_chosen || g_str_equal (word, "nl") || g_str_equal (word, "en");
  if (g_str_equal (word, "nl"))
    form->separators = MW_SEPARATORS_DUTCH;
  else if (g_str_equal (word, "en"))
    form->separators = MW_SEPARATORS_ENGLISH;
  else if (g_str_equal (word, "percent"))
    form->shares = MW_SHARES_POINTS;
  else if (g_str_equal (word, "fraction"))
    form->shares = MW_SHARES_FRACTIONS;
  else if (g_str_equal (word, "dmy"))
    form->date_order = MW_DATE_ORDER_DAY_FIRST;
  else if (g_str_equal (word, "mdy"))
    form->date_order = MW_DATE_ORDER_MONTH_FIRST;
  else
    return FALSE;
  return TRUE;
}

static gboolean
fail_assignment (const char *assignment, GError **error)
{
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” is not an assignment. Write 'Header=field', such as 'Einde=end_date', if needed with :nl, :en, :dmy, :mdy, :percent or :fraction."), assignment);
  return FALSE;
}

/**
 * mw_contract_source_map:
 * @assignment: "Header=field", "Header=field:nl" (or en, dmy, mdy, percent, fraction), or "Header=" to keep a column aside
 */
gboolean
mw_contract_source_map (MwContractSource *self, const char *assignment, GError **error)
{
  const char *equals = strrchr (assignment, '=');
  g_autofree char *header = equals != NULL ? g_strndup (assignment, (gsize) (equals - assignment)) : NULL;
  g_auto (GStrv) parts = g_strsplit (equals != NULL ? equals + 1 : "", ":", 2);
  const char *target = parts[0] != NULL && *parts[0] != '\0' ? parts[0] : NULL;
  MwSourceColumn *column;
  MwFieldType type;

  if (header == NULL || (target != NULL && !mw_contract_source_target_type (target, &type)))
    return fail_assignment (assignment, error);
  column = find_column (self, header, error);
  if (column == NULL)
    return FALSE;
  mw_contract_source_set_target (self, column->index, target);
  if (target != NULL && parts[1] != NULL && !apply_form (&column->form, parts[1]))
    return fail_assignment (assignment, error);
  return TRUE;
}

/* Moves every date, so that the demo register stays around today. */
void
mw_contract_source_shift_months (MwContractSource *self, int months)
{
  self->shift_months = months;
}
