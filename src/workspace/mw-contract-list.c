/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-list.h"

#include <string.h>

/*
 * The contract list as a GListModel. It holds the ids that a query gave, eight bytes each; an object for
 * a row is made when a widget asks for it, and its contents are read then. Queries run on the read lane;
 * of two that overlap the older one is stopped.
 */

struct _MwContractRow
{
  GObject parent_instance;

  MwContractFacts *facts;
};

G_DEFINE_FINAL_TYPE (MwContractRow, mw_contract_row, G_TYPE_OBJECT)

enum
{
  ROW_CHANGED,
  N_ROW_SIGNALS,
};

static guint row_signals[N_ROW_SIGNALS];

static void
mw_contract_row_finalize (GObject *object)
{
  g_clear_pointer (&MW_CONTRACT_ROW (object)->facts, mw_contract_facts_free);

  G_OBJECT_CLASS (mw_contract_row_parent_class)->finalize (object);
}

static void
mw_contract_row_class_init (MwContractRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_contract_row_finalize;

  /**
   * MwContractRow::changed:
   *
   * The contract has other contents than before.
   */
  row_signals[ROW_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_contract_row_init (MwContractRow *self)
{
}

gint64
mw_contract_row_get_id (MwContractRow *self)
{
  return mw_record_get_id (self->facts->contract);
}

/* Returns: (transfer none): valid until the next change */
const MwContractFacts *
mw_contract_row_get_facts (MwContractRow *self)
{
  return self->facts;
}

struct _MwContractList
{
  GObject parent_instance;

  /* Owned */
  MwDatabase *database;
  MwDutyBasis *basis;
  MwContractIndex *index; /* for the read lane only */
  GArray *ids;
  GHashTable *rows; /* id → MwContractRow that were asked for */
  GCancellable *running;
  char *failure;

  /* State */
  MwContractQuery query;
  MwContractTotals totals;
  MwListState state;
};

static void mw_contract_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwContractList, mw_contract_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mw_contract_list_list_model_init))

enum
{
  REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows that no widget holds are forgotten beyond this number. */
#define MAX_ROWS 1000

static GType
mw_contract_list_get_item_type (GListModel *model)
{
  return MW_TYPE_CONTRACT_ROW;
}

static guint
mw_contract_list_get_n_items (GListModel *model)
{
  return MW_CONTRACT_LIST (model)->ids->len;
}

static MwContractFacts *
load_facts (MwContractList *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loaded = NULL;

  loaded = mw_contract_query_load (mw_database_get_view (self->database), self->basis, &id, 1, &error);
  return loaded != NULL ? g_ptr_array_steal_index (loaded, 0) : NULL;
}

/* A contract can vanish between the query and the moment its row is shown; the next query will drop it. */
static MwContractFacts *
make_vanished_facts (gint64 id)
{
  MwContractFacts *facts = g_new0 (MwContractFacts, 1);

  facts->contract = mw_record_new (&mw_contract_table);
  mw_record_set_id (facts->contract, id);
  return facts;
}

static void
forget_unused_rows (MwContractList *self)
{
  GHashTableIter iterator;
  gpointer row;

  g_hash_table_iter_init (&iterator, self->rows);
  while (g_hash_table_iter_next (&iterator, NULL, &row))
    {
      if (G_OBJECT (row)->ref_count == 1)
        g_hash_table_iter_remove (&iterator);
    }
}

static gpointer
mw_contract_list_get_item (GListModel *model, guint position)
{
  MwContractList *self = MW_CONTRACT_LIST (model);
  MwContractRow *row;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  row = g_hash_table_lookup (self->rows, &id);
  if (row != NULL)
    return g_object_ref (row);

  if (g_hash_table_size (self->rows) >= MAX_ROWS)
    forget_unused_rows (self);
  row = g_object_new (MW_TYPE_CONTRACT_ROW, NULL);
  row->facts = load_facts (self, id);
  if (row->facts == NULL)
    row->facts = make_vanished_facts (id);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), g_object_ref (row));
  return row;
}

static void
mw_contract_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mw_contract_list_get_item_type;
  iface->get_n_items = mw_contract_list_get_n_items;
  iface->get_item = mw_contract_list_get_item;
}

static void
mw_contract_list_finalize (GObject *object)
{
  MwContractList *self = MW_CONTRACT_LIST (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->basis, mw_duty_basis_unref);
  mw_contract_index_unref (self->index);
  g_array_unref (self->ids);
  g_hash_table_unref (self->rows);
  g_clear_object (&self->running);
  g_free (self->failure);
  g_free (self->query.search);

  G_OBJECT_CLASS (mw_contract_list_parent_class)->finalize (object);
}

static void
mw_contract_list_class_init (MwContractListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_contract_list_finalize;

  /**
   * MwContractList::refreshed:
   *
   * The state, the totals or the contents may have changed.
   */
  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_contract_list_init (MwContractList *self)
{
  self->index = mw_contract_index_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

MwContractList *
mw_contract_list_new (MwDatabase *database, const GDate *today)
{
  MwContractList *self = g_object_new (MW_TYPE_CONTRACT_LIST, NULL);

  self->database = g_object_ref (database);
  self->query.today = *today;
  self->query.hidden_states = MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED);
  return self;
}

static GPtrArray *
list_rows (MwContractList *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iterator;
  gpointer row;

  g_hash_table_iter_init (&iterator, self->rows);
  while (g_hash_table_iter_next (&iterator, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  return rows;
}

/* Rows on the screen get their new contents without being replaced, so nothing jumps. Who hears of it may
 * ask for other rows, hence the list of its own. */
static void
reload_rows (MwContractList *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  forget_unused_rows (self);
  rows = list_rows (self);
  for (guint i = 0; i < rows->len; i++)
    {
      MwContractRow *row = g_ptr_array_index (rows, i);
      MwContractFacts *facts = load_facts (self, mw_contract_row_get_id (row));
      if (facts == NULL)
        continue;
      mw_contract_facts_free (row->facts);
      row->facts = facts;
      g_signal_emit (row, row_signals[ROW_CHANGED], 0);
    }
}

/* Tells views only of the part in the middle that differs, so that selection and position stay. */
static void
replace_ids (MwContractList *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  guint shorter = MIN (old->len, ids->len);
  guint start = 0;
  guint end = 0;

  self->ids = g_array_ref (ids);
  while (start < shorter && g_array_index (old, gint64, start) == g_array_index (ids, gint64, start))
    start++;
  while (end < shorter - start && g_array_index (old, gint64, old->len - 1 - end) == g_array_index (ids, gint64, ids->len - 1 - end))
    end++;
  if (old->len - start - end > 0 || ids->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, ids->len - start - end);
}

static void
set_failed (MwContractList *self, const GError *error)
{
  self->state = MW_LIST_FAILED;
  g_free (self->failure);
  self->failure = g_strdup (error->message);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
query_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwContractList) self = user_data;
  g_autoptr (MwContractResult) found = NULL;
  g_autoptr (GError) error = NULL;
  gpointer value = NULL;

  if (!mw_database_run_finish (MW_DATABASE (object), result, &value, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_failed (self, error);
      return;
    }
  found = value;
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || mw_database_get_view (self->database) == NULL)
    return;

  g_clear_pointer (&self->basis, mw_duty_basis_unref);
  self->basis = mw_duty_basis_ref (found->basis);
  self->totals = found->totals;
  self->state = MW_LIST_READY;
  reload_rows (self);
  replace_ids (self, found->ids);
  g_signal_emit (self, signals[REFRESHED], 0);
}

typedef struct
{
  MwContractQuery *query;
  MwContractIndex *index;
} QueryJob;

static void
query_job_free (gpointer data)
{
  QueryJob *job = data;

  mw_contract_query_free (job->query);
  mw_contract_index_unref (job->index);
  g_free (job);
}

static gboolean
run_query_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  QueryJob *job = data;

  *result = mw_contract_query_run (connection, job->index, job->query, error);
  return *result != NULL;
}

/* Asks the file again. What is on the screen stays until the answer is there. */
void
mw_contract_list_refresh (MwContractList *self)
{
  QueryJob job = { mw_contract_query_copy (&self->query), mw_contract_index_ref (self->index) };

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  mw_database_run_async (self->database, MW_LANE_READ, run_query_in_worker, g_memdup2 (&job, sizeof job), query_job_free, (GDestroyNotify) mw_contract_result_free, self->running, query_done_cb, g_object_ref (self));
}

/* No more answers are wanted: the file is about to be closed. */
void
mw_contract_list_close (MwContractList *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

void
mw_contract_list_set_category (MwContractList *self, gint64 category_id)
{
  if (self->query.category_id == category_id && self->state != MW_LIST_LOADING)
    return;
  self->query.category_id = category_id;
  mw_contract_list_refresh (self);
}

void
mw_contract_list_set_search (MwContractList *self, const char *search)
{
  if (g_strcmp0 (self->query.search, search) == 0)
    return;
  g_free (self->query.search);
  self->query.search = g_strdup (search);
  mw_contract_list_refresh (self);
}

void
mw_contract_list_set_filter (MwContractList *self, MwContractFilter filter)
{
  if (self->query.filter == filter)
    return;
  self->query.filter = filter;
  mw_contract_list_refresh (self);
}

/* @states: bits of %MW_CONTRACT_STATE_BIT */
void
mw_contract_list_set_hidden_states (MwContractList *self, guint states)
{
  if (self->query.hidden_states == states)
    return;
  self->query.hidden_states = states;
  mw_contract_list_refresh (self);
}

void
mw_contract_list_set_sort (MwContractList *self, MwContractSort sort, gboolean descending)
{
  if (self->query.sort == sort && self->query.descending == descending)
    return;
  self->query.sort = sort;
  self->query.descending = descending;
  mw_contract_list_refresh (self);
}

void
mw_contract_list_set_today (MwContractList *self, const GDate *today)
{
  self->query.today = *today;
  mw_contract_list_refresh (self);
}

const MwContractQuery *
mw_contract_list_get_query (MwContractList *self)
{
  return &self->query;
}

const MwContractTotals *
mw_contract_list_get_totals (MwContractList *self)
{
  return &self->totals;
}

/* Returns: (transfer none) (nullable): what the rows that are shown were computed from; %NULL until the first are */
const MwDutyBasis *
mw_contract_list_get_basis (MwContractList *self)
{
  return self->basis;
}

MwListState
mw_contract_list_get_state (MwContractList *self)
{
  return self->state;
}

/* Returns: (nullable): why the last query failed */
const char *
mw_contract_list_get_failure (MwContractList *self)
{
  return self->failure;
}

/* Returns: whether the contract is in the list, and where */
gboolean
mw_contract_list_find (MwContractList *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}
