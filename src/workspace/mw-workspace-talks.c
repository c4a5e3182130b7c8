/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-agenda-item.h"
#include "mw-agreement.h"
#include "mw-calendar.h"
#include "mw-conversation.h"
#include "mw-error.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-talk-proposal.h"
#include "mw-workspace-private.h"

/* Talks with suppliers: the agenda, what to talk about, and the questions that wait for the next one. */

typedef struct
{
  const MwRegions *regions;
  gint64 category_id;
  GDate today;
  MwNotation notation;
  MwRecord *talk;
  int weights[MW_N_FIT_PARTS];
} TalkJob;

static void
talk_job_free (gpointer data)
{
  TalkJob *job = data;

  g_clear_object (&job->talk);
  g_free (job);
}

static TalkJob *
talk_job_new (MwWorkspace *self, gint64 category_id, const MwRecord *talk)
{
  TalkJob *job = g_new0 (TalkJob, 1);

  job->regions = mw_workspace_get_regions (self);
  job->category_id = category_id;
  job->today = *mw_workspace_get_today (self);
  job->notation = mw_workspace_get_notation (self);
  job->talk = talk != NULL ? mw_record_copy (talk) : NULL;
  memcpy (job->weights, mw_workspace_get_weights (self), sizeof job->weights);
  return job;
}

static gboolean
load_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  TalkJob *job = data;

  *result = mw_talk_board_load (connection, job->category_id, &job->today, error);
  return *result != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, g_object_unref);
}

/* The agenda as it is now. */
void
mw_workspace_load_talks_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, load_in_worker, talk_job_new (self, category_id, NULL), talk_job_free, g_object_unref, cancellable, loaded_cb, g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (nullable) */
MwTalkBoard *
mw_workspace_load_talks_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
propose_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  TalkJob *job = data;
  g_autoptr (MwTalkBoard) board = mw_talk_board_load_with_contracts (connection, MW_CATEGORY_ALL, &job->today, error);
  g_autoptr (MwMatchBoard) matching = board != NULL ? mw_match_board_load (connection, job->regions, MW_CATEGORY_ALL, &job->today, error) : NULL;
  g_autoptr (GPtrArray) agreements = matching != NULL ? mw_record_store_list (connection, &mw_agreement_table, NULL, 0, error) : NULL;
  g_auto (GStrv) openings = agreements != NULL ? mw_reference_load_opening_questions (error) : NULL;
  MwTalkProposals *proposals;

  if (openings == NULL)
    return FALSE;
  mw_match_board_set_weights (matching, job->weights);
  proposals = g_new0 (MwTalkProposals, 1);
  proposals->points = mw_talk_proposal_list (board, matching, job->talk, agreements, openings, job->notation);
  proposals->days = mw_talk_proposal_list_days (board, job->talk, &job->today);
  *result = proposals;
  return TRUE;
}

static void
proposed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, (GDestroyNotify) mw_talk_proposals_free);
}

/* What could be talked about and when, of which nothing is in the file. */
void
mw_workspace_propose_talk_async (MwWorkspace *self, const MwRecord *talk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, propose_in_worker, talk_job_new (self, MW_CATEGORY_ALL, talk), talk_job_free, (GDestroyNotify) mw_talk_proposals_free, cancellable, proposed_cb, g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (nullable) */
MwTalkProposals *
mw_workspace_propose_talk_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
propose_days_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  TalkJob *job = data;
  g_autoptr (MwTalkBoard) board = mw_talk_board_load_with_contracts (connection, MW_CATEGORY_ALL, &job->today, error);

  if (board == NULL)
    return FALSE;
  *result = mw_talk_proposal_list_days (board, job->talk, &job->today);
  return TRUE;
}

static void
days_proposed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, (GDestroyNotify) g_array_unref);
}

/* When a talk, which need not be in the file yet, would be well timed. */
void
mw_workspace_propose_days_async (MwWorkspace *self, const MwRecord *talk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, propose_days_in_worker, talk_job_new (self, MW_CATEGORY_ALL, talk), talk_job_free, (GDestroyNotify) g_array_unref, cancellable, days_proposed_cb, g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (element-type MwTalkDay) (nullable) */
GArray *
mw_workspace_propose_days_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
load_room_in_worker (MwConnection *connection, gpointer data, gpointer *result, GError **error)
{
  TalkJob *job = data;
  g_autoptr (MwMatchBoard) matching = mw_match_board_load (connection, job->regions, MW_CATEGORY_ALL, &job->today, error);

  if (matching == NULL)
    return FALSE;
  mw_match_board_set_weights (matching, job->weights);
  *result = mw_room_list_load (connection, matching, job->category_id, &job->today, error);
  return *result != NULL;
}

static void
room_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, (GDestroyNotify) g_array_unref);
}

/* Until when something can still be changed in the contracts of a category. */
void
mw_workspace_load_room_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, load_room_in_worker, talk_job_new (self, category_id, NULL), talk_job_free, (GDestroyNotify) g_array_unref, cancellable, room_loaded_cb, g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (element-type MwRoomEntry) (nullable) */
GArray *
mw_workspace_load_room_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mw_workspace_save_points_async:
 * @points: (transfer full) (element-type MwRecord): one or more, all of the same talk
 *
 * One act; ends with mw_workspace_act_finish().
 */
void
mw_workspace_save_points_async (MwWorkspace *self, GPtrArray *points, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_save_points, points, (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

static gint64
get_position (const MwRecord *point)
{
  gint64 position = G_MAXINT32;

  mw_record_get_integer (point, MW_AGENDA_ITEM_POSITION, &position);
  return position;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const MwRecord *first = *(MwRecord *const *) a;
  const MwRecord *second = *(MwRecord *const *) b;
  gint64 difference = get_position (first) - get_position (second);

  if (difference == 0)
    difference = mw_record_get_id (first) - mw_record_get_id (second);
  return difference < 0 ? -1 : difference > 0;
}

/**
 * mw_workspace_list_points:
 *
 * Returns: (transfer full) (element-type MwRecord): the agenda of a talk in its order; of a planned one also what waits
 *   for the next talk with its supplier
 */
GPtrArray *
mw_workspace_list_points (MwWorkspace *self, const MwRecord *talk)
{
  GListModel *all = mw_workspace_get_records (self, &mw_agenda_item_table);
  gint64 supplier_id = mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER);
  const MwRecord *next = mw_workspace_find_next_talk (self, supplier_id);
  gboolean is_next = next != NULL && mw_record_get_id (next) == mw_record_get_id (talk);
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) point = g_list_model_get_item (all, i);
      gint64 talk_id = mw_record_get_reference (point, MW_AGENDA_ITEM_CONVERSATION);
      gboolean waits = is_next && talk_id == 0 && mw_record_get_reference (point, MW_AGENDA_ITEM_SUPPLIER) == supplier_id;
      if (waits || (talk_id != 0 && talk_id == mw_record_get_id (talk)))
        g_ptr_array_add (points, g_steal_pointer (&point));
    }
  g_ptr_array_sort (points, compare_points);
  return points;
}

/* Returns: (transfer full) (element-type MwRecord): with the supplier, those that are open first */
GPtrArray *
mw_workspace_list_agreements (MwWorkspace *self, gint64 supplier_id)
{
  GListModel *all = mw_workspace_get_records (self, &mw_agreement_table);
  GPtrArray *agreements = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (all); i++)
        {
          g_autoptr (MwRecord) agreement = g_list_model_get_item (all, i);
          gboolean done = mw_record_is_known (agreement, MW_AGREEMENT_DONE_DATE);
          if (mw_record_get_reference (agreement, MW_AGREEMENT_SUPPLIER) == supplier_id && done == (pass == 1))
            g_ptr_array_add (agreements, g_steal_pointer (&agreement));
        }
    }
  return agreements;
}

/* Of two planned talks the earlier one; one without a date comes after all others. */
static gboolean
comes_before (const MwRecord *talk, const MwRecord *other)
{
  const char *first = mw_record_get_text (talk, MW_CONVERSATION_DATE);
  const char *second = mw_record_get_text (other, MW_CONVERSATION_DATE);

  return first != NULL && (second == NULL || strcmp (first, second) < 0);
}

/* Returns: (transfer none) (nullable): the first talk with the supplier that is planned */
MwRecord *
mw_workspace_find_next_talk (MwWorkspace *self, gint64 supplier_id)
{
  GListModel *all = mw_workspace_get_records (self, &mw_conversation_table);
  MwRecord *next = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) talk = g_list_model_get_item (all, i);
      gboolean planned = g_strcmp0 (mw_record_get_text (talk, MW_CONVERSATION_STATUS), "planned") == 0;
      /* The list keeps it alive. */
      if (planned && mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER) == supplier_id && (next == NULL || comes_before (talk, next)))
        next = talk;
    }
  return next;
}

/**
 * mw_workspace_make_talk:
 * @supplier_id: 0 where it is still to be chosen
 * @contract_id: 0 for none
 *
 * Returns: (transfer full): a new talk to fill in
 */
MwRecord *
mw_workspace_make_talk (MwWorkspace *self, gint64 supplier_id, gint64 contract_id)
{
  MwRecord *talk = mw_record_new (&mw_conversation_table);
  const MwRecord *supplier = supplier_id != 0 ? mw_workspace_find_record (self, &mw_organisation_table, supplier_id) : NULL;
  g_autofree char *subject = supplier != NULL ? g_strdup_printf (_ ("Talk with %s"), mw_record_get_title (supplier)) : NULL;
  g_autofree char *contracts = contract_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, contract_id) : NULL;

  if (supplier_id != 0)
    mw_record_set_reference (talk, MW_CONVERSATION_SUPPLIER, supplier_id);
  mw_record_set_text (talk, MW_CONVERSATION_SUBJECT, subject);
  mw_record_set_text (talk, MW_CONVERSATION_STATUS, "planned");
  mw_record_set_text (talk, MW_CONVERSATION_PHASE, "during");
  mw_record_set_text (talk, MW_CONVERSATION_CONTRACTS, contracts);
  mw_record_set_text (talk, MW_CONVERSATION_ROLES, "procurement supplier");
  mw_record_set_integer (talk, MW_CONVERSATION_SEQUENCE, 0);
  return talk;
}

/* A next talk is on the day and about the contracts that were agreed; where one without a day waits, it gets that day. */
static MwRecord *
make_agreed_talk (MwWorkspace *self, const MwTalkEntry *entry)
{
  const MwRecord *planned = mw_workspace_find_next_talk (self, entry->supplier_id);
  gboolean waits = planned != NULL && !mw_record_is_known (planned, MW_CONVERSATION_DATE);
  MwRecord *talk = waits ? mw_record_copy (planned) : mw_workspace_make_talk (self, entry->supplier_id, 0);

  if (!waits)
    {
      mw_record_copy_field (talk, entry->record, MW_CONVERSATION_CONTRACTS);
      mw_record_copy_field (talk, entry->record, MW_CONVERSATION_ROLES);
    }
  mw_record_set_date (talk, MW_CONVERSATION_DATE, &entry->date);
  return talk;
}

/**
 * mw_workspace_make_talk_for:
 * @entry: of @board: a next talk that was agreed on, or a silent supplier
 *
 * Returns: (transfer full): the talk to fill in; one that is in the file only where it waited for a day
 */
MwRecord *
mw_workspace_make_talk_for (MwWorkspace *self, MwTalkBoard *board, const MwTalkEntry *entry)
{
  if (entry->kind == MW_TALK_ENTRY_NEXT)
    return make_agreed_talk (self, entry);
  /* Where a supplier has one contract the talk is about it. */
  return mw_workspace_make_talk (self, entry->supplier_id, mw_talk_board_find_only_contract (board, entry->supplier_id));
}

/**
 * mw_workspace_add_contract_to_talk_async:
 * @contract_id: 0 for none
 * @callback: called where there is something to save; ends with mw_workspace_act_finish()
 *
 * Returns: whether the talk was about other contracts only, so that this one is added, as an act
 */
gboolean
mw_workspace_add_contract_to_talk_async (MwWorkspace *self, const MwRecord *talk, gint64 contract_id, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *contracts = mw_record_get_text (talk, MW_CONVERSATION_CONTRACTS);
  g_auto (GStrv) ids = g_strsplit (contracts != NULL ? contracts : "", " ", -1);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, contract_id);
  g_autofree char *longer = g_strdup_printf ("%s %s", contracts, id);
  g_autoptr (MwRecord) changed = NULL;

  /* A talk that names none is about all of them. */
  if (contract_id == 0 || contracts == NULL || g_strv_contains ((const char *const *) ids, id))
    return FALSE;
  changed = mw_record_copy (talk);
  mw_record_set_text (changed, MW_CONVERSATION_CONTRACTS, longer);
  mw_workspace_save_async (self, changed, callback, user_data);
  return TRUE;
}

/* Whether the same is on an agenda already, and was not answered. */
gboolean
mw_workspace_is_asked (MwWorkspace *self, const MwRecord *question)
{
  GListModel *all = mw_workspace_get_records (self, &mw_agenda_item_table);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) point = g_list_model_get_item (all, i);
      if (mw_record_field_equals (point, question, MW_AGENDA_ITEM_SUPPLIER) && mw_record_field_equals (point, question, MW_AGENDA_ITEM_TOPIC) && !mw_record_is_known (point, MW_AGENDA_ITEM_ANSWER))
        return TRUE;
    }
  return FALSE;
}

/**
 * mw_workspace_ask_async:
 * @question: a point for the agenda
 *
 * Puts it on the agenda of the next talk that is planned with its supplier; where there is none it waits for one. Ends
 * with mw_workspace_act_finish().
 */
void
mw_workspace_ask_async (MwWorkspace *self, const MwRecord *question, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (MwRecord) point = mw_record_copy (question);
  const MwRecord *talk = mw_workspace_find_next_talk (self, mw_record_get_reference (question, MW_AGENDA_ITEM_SUPPLIER));

  if (talk != NULL)
    mw_record_set_reference (point, MW_AGENDA_ITEM_CONVERSATION, mw_record_get_id (talk));
  mw_workspace_save_async (self, point, callback, user_data);
}

/**
 * mw_workspace_export_talk:
 * @moment: now
 *
 * Writes a calendar file with one talk; that of a talk that was cancelled takes it away.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID where no calendar has its date, or with what mw_calendar_save() gives
 */
gboolean
mw_workspace_export_talk (MwWorkspace *self, const MwRecord *talk, const MwOutputTarget *target, GDateTime *moment, GError **error)
{
  g_autoptr (MwCalendar) calendar = mw_calendar_new (moment, mw_conversation_is (talk, "cancelled"));
  g_autoptr (GPtrArray) points = mw_workspace_list_points (self, talk);
  const MwRecord *supplier = mw_workspace_find_record (self, &mw_organisation_table, mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER));

  if (mw_calendar_add_talk (calendar, talk, supplier != NULL ? mw_record_get_title (supplier) : "", points))
    return mw_calendar_save (calendar, target, error);
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("The talk has no date, or one after the year 2999. Give it the date on which it is held."));
  return FALSE;
}

/**
 * mw_workspace_export_agenda:
 * @moment: now
 * @undated: (out) (transfer full) (element-type MwRecord): talks without a date that calendars have, which are left out
 *
 * Writes a calendar file with all talks of an agenda, also those that were held or cancelled.
 */
gboolean
mw_workspace_export_agenda (MwWorkspace *self, MwTalkBoard *board, const MwOutputTarget *target, GDateTime *moment, GPtrArray **undated, GError **error)
{
  g_autoptr (MwCalendar) calendar = mw_calendar_new (moment, FALSE);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < mw_talk_board_get_n_entries (board); i++)
    {
      const MwTalkEntry *entry = mw_talk_board_get_entry (board, i);
      g_autoptr (GPtrArray) points = NULL;
      if (entry->kind != MW_TALK_ENTRY_TALK)
        continue;
      points = mw_workspace_list_points (self, entry->record);
      if (!mw_calendar_add_talk (calendar, entry->record, mw_talk_board_get_supplier (board, entry->supplier_id), points))
        g_ptr_array_add (left_out, g_object_ref (entry->record));
    }
  if (!mw_calendar_save (calendar, target, error))
    return FALSE;
  *undated = g_steal_pointer (&left_out);
  return TRUE;
}

/* Takes a contact out of the file and out of its history, for good; ends with mw_workspace_act_finish(). */
void
mw_workspace_forget_contact_async (MwWorkspace *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_forget_contact, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}
