/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-category.h"
#include "mw-match.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-rule-choice.h"
#include "mw-seed.h"
#include "mw-workspace-private.h"

/*
 * One open file: the lists that the screens show, and everything they may ask for. A command runs on a
 * worker; after its commit the lists are read again, and only then does its caller hear that it is done.
 */

#define MAX_TABLES 32
#define WATCH_MS 1500

struct _MwWorkspace
{
  GObject parent_instance;

  /* Owned */
  MwDatabase *database;
  MwRegions *regions;
  MwHeaderNames *header_names;
  MwContractList *contracts;
  GListStore *records[MAX_TABLES]; /* by place in mw_tables_get_all(); NULL for the large tables */
  GHashTable *counts;              /* id of a category → contracts in it */
  MwAct *undo;
  MwAct *redo;

  /* State */
  GDate today;
  MwNotation notation;
  MwFitContext fit;    /* of which only the weights matter here */
  guint watch;         /* looks whether another process has written */
  gint64 file_version; /* when it last looked */
};

G_DEFINE_FINAL_TYPE (MwWorkspace, mw_workspace, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ACTED,
  WARNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mw_workspace_finalize (GObject *object)
{
  MwWorkspace *self = MW_WORKSPACE (object);

  g_clear_object (&self->contracts);
  g_clear_object (&self->database);
  g_clear_pointer (&self->regions, mw_regions_free);
  g_clear_pointer (&self->header_names, mw_header_names_free);
  for (guint i = 0; i < MAX_TABLES; i++)
    g_clear_object (&self->records[i]);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->undo, mw_act_free);
  g_clear_pointer (&self->redo, mw_act_free);

  G_OBJECT_CLASS (mw_workspace_parent_class)->finalize (object);
}

static void
mw_workspace_class_init (MwWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_workspace_finalize;

  /**
   * MwWorkspace::changed:
   *
   * Something in the file changed, and the lists say so already.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwWorkspace::acted:
   * @description: what was done
   *
   * The user's act is in the file. Not for undo and redo, of which the caller knows.
   */
  signals[ACTED] = g_signal_new ("acted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * MwWorkspace::warned:
   * @sentence: what went wrong
   *
   * The work goes on, but the user should know: no backup could be made, or the lists are not up to date.
   */
  signals[WARNED] = g_signal_new ("warned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mw_workspace_init (MwWorkspace *self)
{
  mw_fit_context_init_weights (&self->fit);
}

/* The day on which a person who looks at the clock says it is. */
void
mw_workspace_read_clock (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

/* What the screens hold of the file, read on the read lane. */
typedef struct
{
  GPtrArray *records[MAX_TABLES];
  GHashTable *counts;
  MwAct *undo;
  MwAct *redo;
} Snapshot;

static void
snapshot_free (gpointer data)
{
  Snapshot *snapshot = data;

  for (guint i = 0; i < MAX_TABLES; i++)
    g_clear_pointer (&snapshot->records[i], g_ptr_array_unref);
  g_clear_pointer (&snapshot->counts, g_hash_table_unref);
  g_clear_pointer (&snapshot->undo, mw_act_free);
  g_clear_pointer (&snapshot->redo, mw_act_free);
  g_free (snapshot);
}

/* Contracts have a list of their own, extensions are read with their contract, earlier reports with the next one. */
static gboolean
is_small (const MwTable *table)
{
  return table != &mw_contract_table && table != &mw_contract_extension_table && table != &mw_report_snapshot_table && table != &mw_report_figure_table && table != &mw_report_line_table;
}

static gboolean
read_tables (MwConnection *connection, const GDate *today, Snapshot *snapshot, GError **error)
{
  const MwTable *const *tables = mw_tables_get_all ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      if (!is_small (tables[i]))
        continue;
      snapshot->records[i] = mw_record_store_list (connection, tables[i], NULL, 0, error);
      if (snapshot->records[i] == NULL)
        return FALSE;
    }
  snapshot->counts = mw_contract_query_count (connection, today, error);
  return snapshot->counts != NULL && mw_history_peek (connection, &snapshot->undo, &snapshot->redo, error);
}

static gboolean
read_snapshot_in_worker (MwConnection *connection, gpointer today, gpointer *result, GError **error)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);
  gboolean read = mw_connection_begin_reading (connection, error) && read_tables (connection, today, snapshot, error);

  mw_connection_rollback (connection);
  if (read)
    *result = snapshot;
  else
    snapshot_free (snapshot);
  return read;
}

static gboolean
is_same_record (MwRecord *a, MwRecord *b)
{
  const MwTable *table = mw_record_get_table (a);

  if (mw_record_get_id (a) != mw_record_get_id (b))
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!mw_record_field_equals (a, b, i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_at (GListStore *store, guint position, MwRecord *record)
{
  g_autoptr (MwRecord) old = g_list_model_get_item (G_LIST_MODEL (store), position);

  return is_same_record (old, record);
}

/* Replaces only the part in the middle that differs, so that selections elsewhere stay. */
static void
update_store (GListStore *store, GPtrArray *records)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint shorter = MIN (old, records->len);
  guint start = 0;
  guint end = 0;

  while (start < shorter && is_same_at (store, start, g_ptr_array_index (records, start)))
    start++;
  while (end < shorter - start && is_same_at (store, old - 1 - end, g_ptr_array_index (records, records->len - 1 - end)))
    end++;
  if (old != start + end || records->len != start + end)
    g_list_store_splice (store, start, old - start - end, records->pdata + start, records->len - start - end);
}

static void
take_snapshot (MwWorkspace *self, Snapshot *snapshot)
{
  for (guint i = 0; i < MAX_TABLES; i++)
    {
      if (snapshot->records[i] != NULL)
        update_store (self->records[i], snapshot->records[i]);
    }
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = g_steal_pointer (&snapshot->counts);
  g_clear_pointer (&self->undo, mw_act_free);
  self->undo = g_steal_pointer (&snapshot->undo);
  g_clear_pointer (&self->redo, mw_act_free);
  self->redo = g_steal_pointer (&snapshot->redo);
}

static gboolean
load_first (MwWorkspace *self, GError **error)
{
  const MwTable *const *tables = mw_tables_get_all ();
  gpointer snapshot = NULL;

  for (guint i = 0; tables[i] != NULL; i++)
    {
      if (is_small (tables[i]))
        self->records[i] = g_list_store_new (MW_TYPE_RECORD);
    }
  if (!mw_database_run (self->database, MW_LANE_READ, read_snapshot_in_worker, &self->today, NULL, &snapshot, error))
    return FALSE;
  take_snapshot (self, snapshot);
  snapshot_free (snapshot);
  return TRUE;
}

static gboolean
complete_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  return mw_seed_complete (connection, data, error);
}

/* What a file of an older version lacks is added where it may be written. */
static gboolean
complete (MwWorkspace *self, GError **error)
{
  gboolean complete = FALSE;

  if (!mw_seed_is_complete (mw_database_get_view (self->database), &complete, error))
    return FALSE;
  return complete || mw_workspace_is_read_only (self) || mw_database_run (self->database, MW_LANE_WRITE, complete_in_worker, &self->today, NULL, NULL, error);
}

static gboolean
load_reference (MwWorkspace *self, GError **error)
{
  self->regions = mw_reference_load_regions (error);
  if (self->regions == NULL)
    return FALSE;
  self->header_names = mw_reference_load_header_names (NULL, error);
  return self->header_names != NULL;
}

static void
read_lists_async (MwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GDate *today = g_memdup2 (&self->today, sizeof self->today);

  mw_database_run_async (self->database, MW_LANE_READ, read_snapshot_in_worker, today, g_free, snapshot_free, NULL, callback, user_data);
}

static void
watched_lists_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer snapshot = NULL;

  if (!mw_database_run_finish (MW_DATABASE (object), result, &snapshot, &error))
    {
      /* The next look tries again; meanwhile what is on the screen is what was there. */
      self->file_version = -1;
      return;
    }
  take_snapshot (self, snapshot);
  snapshot_free (snapshot);
  if (mw_database_get_view (self->database) == NULL)
    return;
  mw_contract_list_refresh (self->contracts);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Where another process may write, what is shown must not grow old. */
static gboolean
look_at_file_cb (gpointer user_data)
{
  MwWorkspace *self = MW_WORKSPACE (user_data);
  gint64 version;

  if (mw_connection_has_moved (mw_database_get_view (self->database)))
    {
      self->watch = 0;
      g_signal_emit (self, signals[WARNED], 0, _ ("The file was moved or replaced. Open it again to see what is in it now."));
      return G_SOURCE_REMOVE;
    }
  if (!mw_connection_get_integer (mw_database_get_view (self->database), "PRAGMA data_version", &version, NULL) || version == self->file_version)
    return G_SOURCE_CONTINUE;
  self->file_version = version;
  read_lists_async (self, watched_lists_read_cb, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

/**
 * mw_workspace_open:
 * @today: what counts as today, until it is told otherwise
 *
 * The caller's thread may be a worker; then the main thread has to take it over.
 *
 * Returns: (transfer full) (nullable): to be closed with mw_workspace_close()
 */
MwWorkspace *
mw_workspace_open (const char *path, MwAccess access, const GDate *today, GError **error)
{
  g_autoptr (MwWorkspace) self = g_object_new (MW_TYPE_WORKSPACE, NULL);

  self->today = *today;
  self->notation = mw_notation_of_messages ();
  self->database = load_reference (self, error) ? mw_database_open (path, access, error) : NULL;
  if (self->database == NULL)
    return NULL;
  self->contracts = mw_contract_list_new (self->database, today);
  if (!complete (self, error) || !load_first (self, error))
    {
      mw_database_close (self->database);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The main thread takes the file over, and looks from now on whether others write it. */
void
mw_workspace_take_over (MwWorkspace *self)
{
  MwConnection *view = mw_database_get_view (self->database);

  mw_connection_adopt_thread (view);
  if (!mw_workspace_is_read_only (self) || self->watch != 0)
    return;
  mw_connection_get_integer (view, "PRAGMA data_version", &self->file_version, NULL);
  self->watch = g_timeout_add (WATCH_MS, look_at_file_cb, self);
}

/* Waits for what was asked for, then closes the file. */
void
mw_workspace_close (MwWorkspace *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  mw_contract_list_close (self->contracts);
  mw_database_close (self->database);
}

const char *
mw_workspace_get_path (MwWorkspace *self)
{
  return mw_database_get_path (self->database);
}

/**
 * mw_workspace_get_target:
 * @asked: whether the user was asked, and said that what stands at @path may go
 *
 * Returns: where something that is told of the open file is to be written; good as long as @path and the workspace are
 */
MwOutputTarget
mw_workspace_get_target (MwWorkspace *self, const char *path, gboolean asked)
{
  return (MwOutputTarget){ path, mw_workspace_get_path (self), asked };
}

/* Whether nothing can be changed: the file is read only, or another process has it. */
gboolean
mw_workspace_is_read_only (MwWorkspace *self)
{
  return mw_database_get_access (self->database) == MW_ACCESS_READ;
}

gboolean
mw_workspace_is_remote (MwWorkspace *self)
{
  return mw_database_is_remote (self->database);
}

const GDate *
mw_workspace_get_today (MwWorkspace *self)
{
  return &self->today;
}

/* What is late, or about to end, is counted anew. */
void
mw_workspace_set_today (MwWorkspace *self, const GDate *today)
{
  if (g_date_compare (&self->today, today) == 0)
    return;
  self->today = *today;
  mw_contract_list_set_today (self->contracts, today);
  /* What has ended since is no longer counted in its category. */
  read_lists_async (self, watched_lists_read_cb, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

MwNotation
mw_workspace_get_notation (MwWorkspace *self)
{
  return self->notation;
}

/* Returns: one for each #MwFitPartKind */
const int *
mw_workspace_get_weights (MwWorkspace *self)
{
  return self->fit.weights;
}

/* What matters in a fit, for every board and plan from now on. It is the user's, and not kept in the file. */
void
mw_workspace_set_weights (MwWorkspace *self, const int *weights)
{
  memcpy (self->fit.weights, weights, sizeof self->fit.weights);
}

const MwRegions *
mw_workspace_get_regions (MwWorkspace *self)
{
  return self->regions;
}

const MwHeaderNames *
mw_workspace_get_header_names (MwWorkspace *self)
{
  return self->header_names;
}

/* Returns: (transfer none): for the command line, which may wait */
MwDatabase *
mw_workspace_get_database (MwWorkspace *self)
{
  return self->database;
}

/* Returns: (transfer none): empty until it is given a category */
MwContractList *
mw_workspace_get_contracts (MwWorkspace *self)
{
  return self->contracts;
}

static GListStore *
store_of (MwWorkspace *self, const MwTable *table)
{
  const MwTable *const *tables = mw_tables_get_all ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      if (tables[i] == table)
        return self->records[i];
    }
  return NULL;
}

/* Returns: (transfer none): all records of a table, in the order in which they were made; not for contracts */
GListModel *
mw_workspace_get_records (MwWorkspace *self, const MwTable *table)
{
  return G_LIST_MODEL (store_of (self, table));
}

/* Returns: (transfer none) (nullable): not for contracts */
MwRecord *
mw_workspace_find_record (MwWorkspace *self, const MwTable *table, gint64 id)
{
  GListModel *model = mw_workspace_get_records (self, table);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MwRecord) record = g_list_model_get_item (model, i);
      if (mw_record_get_id (record) == id)
        return record;
    }
  return NULL;
}

/* @steps: how deep it may still go; a circle cannot be made in the program, but a file may hold anything */
static guint
count_below (MwWorkspace *self, gint64 category_id, guint steps)
{
  GListModel *categories = mw_workspace_get_records (self, &mw_category_table);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &category_id));

  for (guint i = 0; steps > 0 && i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (categories, i);
      if (mw_record_get_reference (category, MW_CATEGORY_PARENT) == category_id)
        count += count_below (self, mw_record_get_id (category), steps - 1);
    }
  return count;
}

#define DEEPEST_CATEGORY 16

/* Returns: contracts in the category and all below it; for %MW_CATEGORY_NONE those without one */
guint
mw_workspace_count_contracts (MwWorkspace *self, gint64 category_id)
{
  return category_id == MW_CATEGORY_NONE ? count_below (self, 0, 0) : count_below (self, category_id, DEEPEST_CATEGORY);
}

/* Whether a rule set holds from some day on. */
static gboolean
has_later_rules (MwWorkspace *self, gint64 category_id)
{
  GListModel *choices = mw_workspace_get_records (self, &mw_rule_choice_table);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MwRecord) choice = g_list_model_get_item (choices, i);
      if (mw_record_get_reference (choice, MW_RULE_CHOICE_CATEGORY) == category_id)
        return TRUE;
    }
  return FALSE;
}

/* Whether a rule set was chosen for the category, or for one above it. */
gboolean
mw_workspace_has_rules (MwWorkspace *self, gint64 category_id)
{
  for (guint i = 0; category_id > 0 && i < DEEPEST_CATEGORY; i++)
    {
      MwRecord *category = mw_workspace_find_record (self, &mw_category_table, category_id);
      if (category == NULL)
        return FALSE;
      if (mw_record_is_known (category, MW_CATEGORY_RULE_SET) || has_later_rules (self, category_id))
        return TRUE;
      category_id = mw_record_get_reference (category, MW_CATEGORY_PARENT);
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): what undo would take back, %NULL where there is nothing */
char *
mw_workspace_get_undo_label (MwWorkspace *self)
{
  return self->undo != NULL ? mw_act_describe (self->undo) : NULL;
}

/* Returns: (transfer full) (nullable): what redo would do again */
char *
mw_workspace_get_redo_label (MwWorkspace *self)
{
  return self->redo != NULL ? mw_act_describe (self->redo) : NULL;
}

/* A command that was committed, while the lists are being read again. */
typedef struct
{
  gpointer value;
  GDestroyNotify free_value;
  gboolean announce; /* whether a new act is to be told of */
  gint64 last_act;
} Done;

static void
done_free (gpointer data)
{
  Done *done = data;

  if (done->value != NULL && done->free_value != NULL)
    done->free_value (done->value);
  g_free (done);
}

static void
warn (MwWorkspace *self, const char *sentence, const GError *reason)
{
  g_autofree char *text = g_strdup_printf ("%s %s", sentence, reason->message);

  g_signal_emit (self, signals[WARNED], 0, text);
}

static void
tell_of_backup (MwWorkspace *self)
{
  g_autofree char *failure = mw_database_take_backup_failure (self->database);

  if (failure != NULL)
    g_signal_emit (self, signals[WARNED], 0, failure);
}

/* The command itself succeeded, so a failure to read must not look like a failure to save. */
static void
lists_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MwWorkspace *self = g_task_get_source_object (task);
  Done *done = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer snapshot = NULL;

  if (mw_database_run_finish (MW_DATABASE (object), result, &snapshot, &error))
    {
      take_snapshot (self, snapshot);
      snapshot_free (snapshot);
    }
  else if (mw_database_get_view (self->database) != NULL)
    warn (self, _ ("The change is saved, but the lists could not be read again."), error);
  /* The file was closed meanwhile; what was asked is in it. */
  if (mw_database_get_view (self->database) == NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&done->value), done->free_value);
      return;
    }
  tell_of_backup (self);
  mw_contract_list_refresh (self->contracts);
  g_signal_emit (self, signals[CHANGED], 0);
  if (done->announce && self->undo != NULL && self->undo->id != done->last_act)
    {
      g_autofree char *description = mw_act_describe (self->undo);
      g_signal_emit (self, signals[ACTED], 0, description);
    }
  g_task_return_pointer (task, g_steal_pointer (&done->value), done->free_value);
}

static void
command_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Done *done = g_task_get_task_data (task);
  MwWorkspace *self;
  GError *error = NULL;

  if (!mw_database_run_finish (MW_DATABASE (object), result, &done->value, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_task_get_source_object (task);
  read_lists_async (self, lists_read_cb, g_steal_pointer (&task));
}

/* A command of another file of the workspace, run as those below: after its commit the lists are read again. */
void
mw_workspace_run_command (MwWorkspace *self, MwDatabaseFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Done *done = g_new0 (Done, 1);

  done->free_value = free_result;
  done->announce = func != mw_command_undo && func != mw_command_redo;
  done->last_act = self->undo != NULL ? self->undo->id : 0;
  g_task_set_task_data (task, done, done_free);
  mw_database_run_async (self->database, MW_LANE_WRITE, func, data, free_data, free_result, cancellable, command_done_cb, task);
}

/**
 * mw_workspace_save_async:
 * @record: copied; added where it has no id, else changed
 *
 * Ends with mw_workspace_act_finish().
 */
void
mw_workspace_save_async (MwWorkspace *self, const MwRecord *record, GAsyncReadyCallback callback, gpointer user_data)
{
  MwRecord *saved = mw_record_copy (record);

  if (mw_record_get_table (saved) == &mw_match_table)
    mw_match_follow_status (saved, mw_workspace_find_record (self, &mw_match_table, mw_record_get_id (saved)), &self->today);
  mw_workspace_run_command (self, mw_command_save, saved, g_object_unref, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

void
mw_workspace_delete_async (MwWorkspace *self, const MwTable *table, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  MwRecordKey key = { table, id };

  mw_workspace_run_command (self, mw_command_delete, g_memdup2 (&key, sizeof key), g_free, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

void
mw_workspace_undo_async (MwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_undo, NULL, NULL, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

void
mw_workspace_redo_async (MwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_redo, NULL, NULL, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

/* Gives a record the values back that it had before an act; ends with mw_workspace_act_finish(). */
void
mw_workspace_take_back_async (MwWorkspace *self, const MwChangeKey *key, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_take_back, g_memdup2 (key, sizeof *key), g_free, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

/**
 * mw_workspace_act_finish:
 *
 * Returns: (transfer full) (nullable): what was done; its id is 0 where nothing had to change
 */
MwAct *
mw_workspace_act_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
import_job_free (gpointer data)
{
  MwImportJob *job = data;

  g_object_unref (job->source);
  g_clear_object (&job->cancellable);
  g_free (job);
}

/**
 * mw_workspace_import_async:
 * @job: copied; its source must not be used elsewhere until this ends, and its progress function is
 *   called on a worker
 */
void
mw_workspace_import_async (MwWorkspace *self, const MwImportJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  MwImportJob *copy = g_memdup2 (job, sizeof *job);

  g_object_ref (copy->source);
  if (copy->cancellable != NULL)
    g_object_ref (copy->cancellable);
  mw_workspace_run_command (self, mw_command_import, copy, import_job_free, (GDestroyNotify) mw_import_summary_free, job->cancellable, callback, user_data);
}

MwImportSummary *
mw_workspace_import_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
