/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-index.h"

#include <string.h>

#include "mw-contract.h"

/*
 * What searching, sorting and counting need of every contract, held in memory: about 200 bytes each. With
 * it a key in the search field costs one walk over a text, and not a query over the whole file with its
 * duties. It is read again when another connection has written to the file, or the day has changed. One
 * thread at a time may use it.
 */

typedef struct
{
  gint64 id;
  gint64 category_id;
  MwContractFigures figures;
  guint32 text; /* where its texts begin, in the order of the enum below */
} Row;

/* Folded texts of a row, each ended by a line feed, the row by a NUL. */
enum
{
  TEXT_TITLE,
  TEXT_SUPPLIER,
  TEXT_CLIENT,
};

struct _MwContractIndex
{
  GArray *rows; /* Row */
  GString *texts;
  MwDutyBasis *basis;
  MwContractOrder orders[MW_N_CONTRACT_SORTS]; /* made when first asked for */
  gint64 version;                              /* of the file; -1 where nothing was read */
  GDate today;
};

static void
forget_orders (MwContractIndex *self)
{
  for (guint i = 0; i < MW_N_CONTRACT_SORTS; i++)
    g_clear_pointer (&self->orders[i].rows, g_free);
}

MwContractIndex *
mw_contract_index_new (void)
{
  MwContractIndex *self = g_atomic_rc_box_new0 (MwContractIndex);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->texts = g_string_new (NULL);
  self->version = -1;
  return self;
}

static void
clear (gpointer data)
{
  MwContractIndex *self = data;

  forget_orders (self);
  g_array_unref (self->rows);
  g_string_free (self->texts, TRUE);
  g_clear_pointer (&self->basis, mw_duty_basis_unref);
}

MwContractIndex *
mw_contract_index_ref (MwContractIndex *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mw_contract_index_unref (MwContractIndex *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* The fields that decide the duty, the totals and the filters. */
static const guint fields[] = {
  MW_CONTRACT_CATEGORY,
  MW_CONTRACT_RULE_SET,
  MW_CONTRACT_VALUE_TABLE,
  MW_CONTRACT_KIND,
  MW_CONTRACT_START_DATE,
  MW_CONTRACT_END_DATE,
  MW_CONTRACT_MAX_END_DATE,
  MW_CONTRACT_NOTICE_DATE,
  MW_CONTRACT_RENEWS_AUTOMATICALLY,
  MW_CONTRACT_AWARD_DATE,
  MW_CONTRACT_VALUE,
  MW_CONTRACT_WAGE_SUM,
  MW_CONTRACT_VARIANT,
  MW_CONTRACT_SUITABLE,
  MW_CONTRACT_PERCENTAGE,
  MW_CONTRACT_AGREED,
  MW_CONTRACT_PLAN_DUE_DATE,
  MW_CONTRACT_PLAN_RECEIVED_DATE,
};

enum
{
  COLUMN_ID,
  COLUMN_LINKED,
  COLUMN_PSO_RUNG,
  COLUMN_TITLE,
  COLUMN_SUPPLIER,
  COLUMN_CLIENT,
  COLUMN_REST,
  COLUMN_FIRST_FIELD,
};

static char *
make_sql (void)
{
  GString *sql = g_string_new ("SELECT c.id, " MW_SQL_PLACES_LINKED ", s.pso_rung, "
                               "f.title_key, f.supplier_key, f.client_key, f.rest_key");

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (sql, ", c.%s", mw_contract_table.fields[fields[i]].column);
  g_string_append (sql, " FROM contract AS c JOIN contract_search AS f ON f.contract_id = c.id LEFT JOIN organisation AS s ON s.id = c.supplier_id ORDER BY c.id");
  return g_string_free (sql, FALSE);
}

static void
read_fields (MwStatement *statement, MwRecord *contract)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint field = fields[i];
      int column = COLUMN_FIRST_FIELD + (int) i;
      if (mw_statement_is_null (statement, column))
        mw_record_clear (contract, field);
      else if (mw_field_is_text (&mw_contract_table.fields[field]))
        mw_record_set_text (contract, field, mw_statement_get_text (statement, column));
      else
        mw_record_set_integer (contract, field, mw_statement_get_integer (statement, column));
    }
}

static guint32
append_texts (MwContractIndex *self, MwStatement *statement)
{
  guint32 start = (guint32) self->texts->len;

  for (int column = COLUMN_TITLE; column <= COLUMN_REST; column++)
    {
      g_string_append (self->texts, mw_statement_get_text (statement, column));
      g_string_append_c (self->texts, '\n');
    }
  g_string_append_c (self->texts, '\0');
  return start;
}

/* @facts: with the contract's fields; reused for each row */
static void
append_row (MwContractIndex *self, MwStatement *statement, MwContractFacts *facts)
{
  Row row = { .id = mw_statement_get_integer (statement, COLUMN_ID) };

  row.category_id = mw_record_get_reference (facts->contract, MW_CONTRACT_CATEGORY);
  mw_record_set_id (facts->contract, row.id);
  facts->places_linked = mw_statement_get_integer (statement, COLUMN_LINKED);
  mw_duty_basis_complete (self->basis, facts, mw_statement_get_text (statement, COLUMN_PSO_RUNG));
  row.figures = mw_contract_facts_get_figures (facts);
  row.text = append_texts (self, statement);
  g_array_append_val (self->rows, row);
}

static gboolean
read_rows (MwContractIndex *self, MwConnection *connection, GError **error)
{
  g_autofree char *sql = make_sql ();
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  MwContractFacts facts = { .contract = contract };
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        break;
      if (!has_row)
        break;
      read_fields (statement, contract);
      append_row (self, statement, &facts);
    }
  g_clear_object (&facts.rule_set);
  return statement != NULL && !has_row;
}

static gboolean
read_all (MwContractIndex *self, MwConnection *connection, const MwRuleProposal *proposal, GError **error)
{
  forget_orders (self);
  g_array_set_size (self->rows, 0);
  g_string_truncate (self->texts, 0);
  g_clear_pointer (&self->basis, mw_duty_basis_unref);
  self->basis = mw_duty_basis_load (connection, &self->today, proposal, error);
  return self->basis != NULL && read_rows (self, connection, error);
}

/**
 * mw_contract_index_refresh:
 * @connection: the same one every time, in a transaction
 *
 * Reads what changed since the last time. What the connection wrote itself does not count as a change.
 */
gboolean
mw_contract_index_refresh (MwContractIndex *self, MwConnection *connection, const GDate *today, GError **error)
{
  gint64 version;

  if (!mw_connection_get_integer (connection, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == self->version && g_date_compare (&self->today, today) == 0)
    return TRUE;

  self->today = *today;
  self->version = -1;
  if (!read_all (self, connection, NULL, error))
    return FALSE;
  self->version = version;
  return TRUE;
}

/**
 * mw_contract_index_read_proposed:
 * @connection: in a transaction
 * @proposal: (nullable): what is to be taken as chosen
 *
 * Reads everything as if @proposal were in the file.
 */
gboolean
mw_contract_index_read_proposed (MwContractIndex *self, MwConnection *connection, const GDate *today, const MwRuleProposal *proposal, GError **error)
{
  self->today = *today;
  self->version = -1;
  return read_all (self, connection, proposal, error);
}

static const Row *
get_row (const MwContractIndex *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

guint
mw_contract_index_get_n_rows (const MwContractIndex *self)
{
  return self->rows->len;
}

gint64
mw_contract_index_get_id (const MwContractIndex *self, guint row)
{
  return get_row (self, row)->id;
}

/* Returns: 0 where the contract has none */
gint64
mw_contract_index_get_category (const MwContractIndex *self, guint row)
{
  return get_row (self, row)->category_id;
}

const MwContractFigures *
mw_contract_index_get_figures (const MwContractIndex *self, guint row)
{
  return &get_row (self, row)->figures;
}

/* Returns: (transfer none): as they were when the rows were read */
MwDutyBasis *
mw_contract_index_get_basis (const MwContractIndex *self)
{
  return self->basis;
}

static const char *
get_text (const MwContractIndex *self, guint row, int which)
{
  const char *text = self->texts->str + get_row (self, row)->text;

  while (which-- > 0)
    text = strchr (text, '\n') + 1;
  return text;
}

/**
 * mw_contract_index_mark_word:
 * @word: folded
 * @round: how many words were marked before
 * @marks: one for each row; 0 at first
 *
 * Raises the mark of each row that has the word, if it had all earlier ones.
 */
void
mw_contract_index_mark_word (const MwContractIndex *self, const char *word, guint8 round, guint8 *marks)
{
  const char *start = self->texts->str;
  const char *end = start + self->texts->len;
  const char *hit = start;
  gsize length = strlen (word);
  guint row = 0;

  while ((hit = memmem (hit, (gsize) (end - hit), word, length)) != NULL)
    {
      while (row + 1 < self->rows->len && start + get_row (self, row + 1)->text <= hit)
        row++;
      if (marks[row] == round)
        marks[row]++;
      hit += strlen (hit) + 1;
    }
}

/* What rows are sorted by: a number that decides most comparisons, and a text where it does not. */
typedef struct
{
  guint64 key;
  const char *text; /* (nullable) */
  guint32 row;
} SortKey;

static guint64
key_of_integer (gint64 value)
{
  return (guint64) value ^ (G_GUINT64_CONSTANT (1) << 63);
}

/* The first bytes, so that they compare as a number like the text does. Line feeds end a text. */
static guint64
key_of_text (const char *text)
{
  guint64 key = 0;

  for (gsize i = 0; i < sizeof key; i++)
    {
      key = key << 8 | (*text != '\n' ? (guint8) *text : 0);
      text += *text != '\n';
    }
  return key;
}

static int
compare_texts (const char *a, const char *b)
{
  while (*a == *b && *a != '\n')
    {
      a++;
      b++;
    }
  return *a == '\n' || *b == '\n' ? (*b == '\n') - (*a == '\n') : (int) (guint8) *a - (int) (guint8) *b;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *first = a;
  const SortKey *second = b;
  int texts;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  texts = first->text != NULL ? compare_texts (first->text, second->text) : 0;
  if (texts != 0)
    return texts;
  return first->row < second->row ? -1 : first->row > second->row;
}

static gboolean
make_text_key (const MwContractIndex *self, guint row, int which, SortKey *key)
{
  key->text = get_text (self, row, which);
  key->key = key_of_text (key->text);
  return *key->text != '\n';
}

/* Amounts, below them duties without an amount, then what is unknown, then none. */
static gint64
duty_rank (const MwContractFigures *figures)
{
  if (figures->applies == MW_YES)
    return figures->duty_known ? figures->duty.cents : -1;
  return figures->applies == MW_UNKNOWN ? -2 : -3;
}

/* Returns: whether the row has a value to sort by */
static gboolean
make_key (const MwContractIndex *self, guint row, MwContractSort sort, SortKey *key)
{
  const Row *data = get_row (self, row);

  switch (sort)
    {
    case MW_CONTRACT_SORT_TITLE:
      return make_text_key (self, row, TEXT_TITLE, key);
    case MW_CONTRACT_SORT_SUPPLIER:
      return make_text_key (self, row, TEXT_SUPPLIER, key);
    case MW_CONTRACT_SORT_CLIENT:
      return make_text_key (self, row, TEXT_CLIENT, key);
    case MW_CONTRACT_SORT_END:
      key->key = data->figures.term.end;
      return data->figures.term.end != 0;
    case MW_CONTRACT_SORT_VALUE:
      key->key = key_of_integer (data->figures.value.cents);
      return data->figures.value_known;
    case MW_CONTRACT_SORT_DUTY:
      key->key = key_of_integer (duty_rank (&data->figures));
      return TRUE;
    case MW_CONTRACT_SORT_PROGRESS:
      key->key = key_of_integer (data->figures.percentage);
      return data->figures.percentage >= 0;
    case MW_N_CONTRACT_SORTS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
make_order (const MwContractIndex *self, MwContractSort sort, MwContractOrder *order)
{
  g_autoptr (GArray) known = g_array_sized_new (FALSE, FALSE, sizeof (SortKey), self->rows->len);
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < self->rows->len; row++)
    {
      SortKey key = { .row = row };
      if (make_key (self, row, sort, &key))
        g_array_append_val (known, key);
      else
        g_array_append_val (unknown, row);
    }
  g_array_sort (known, compare_keys);
  order->rows = g_new (guint32, self->rows->len);
  order->n_known = known->len;
  for (guint i = 0; i < known->len; i++)
    order->rows[i] = g_array_index (known, SortKey, i).row;
  for (guint i = 0; i < unknown->len; i++)
    order->rows[known->len + i] = g_array_index (unknown, guint32, i);
}

/* Returns: (transfer none): valid until the next refresh */
const MwContractOrder *
mw_contract_index_get_order (MwContractIndex *self, MwContractSort sort)
{
  MwContractOrder *order = &self->orders[sort];

  if (order->rows == NULL)
    make_order (self, sort, order);
  return order;
}
