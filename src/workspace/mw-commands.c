/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-commands.h"

#include <glib/gi18n-lib.h>

#include "mw-agenda-item.h"
#include "mw-category.h"
#include "mw-contract-query.h"
#include "mw-conversation.h"
#include "mw-error.h"
#include "mw-history-forget.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-record-history.h"
#include "mw-record-store.h"
#include "mw-report-memory.h"

/* Each is one act. They run on a worker and touch no object of the main thread but copies. */

/* Date and role go with the status of a link: that they changed with it is no news. */
static gboolean
follows_status (const MwRecord *before, const MwRecord *after, guint field)
{
  return mw_record_get_table (after) == &mw_match_table && (field == MW_MATCH_STATUS_DATE || field == MW_MATCH_STATUS_BY) && !mw_record_field_equals (before, after, MW_MATCH_STATUS);
}

static char *
join_changed_fields (const MwRecord *before, const MwRecord *after)
{
  const MwTable *table = mw_record_get_table (after);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!mw_record_field_equals (before, after, i) && !follows_status (before, after, i))
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", table->fields[i].column);
    }
  return g_string_free (names, FALSE);
}

/* A link has no name of its own: it is called after both its ends. */
static char *
make_subject (MwConnection *connection, const MwRecord *record)
{
  g_autoptr (MwRecord) initiative = NULL;
  g_autoptr (MwRecord) nomination = NULL;

  if (mw_record_get_table (record) != &mw_match_table)
    return g_strdup (mw_record_get_title (record));
  initiative = mw_record_store_get (connection, &mw_initiative_table, mw_record_get_reference (record, MW_MATCH_INITIATIVE), NULL);
  nomination = mw_record_store_get (connection, &mw_nomination_table, mw_record_get_reference (record, MW_MATCH_NOMINATION), NULL);
  return g_strdup_printf ("%s – %s", initiative != NULL ? mw_record_get_title (initiative) : "", nomination != NULL ? mw_record_get_title (nomination) : "");
}

static void
set_verb (MwAct *act, const char *verb)
{
  g_free (act->verb);
  act->verb = g_strdup (verb);
}

/* A new row of a link may also say that there is to be none. */
static const char *
name_creation (const MwRecord *record)
{
  if (mw_record_get_table (record) != &mw_match_table)
    return "create";
  if (mw_match_status_takes_places (mw_record_get_text (record, MW_MATCH_STATUS)))
    return "link";
  return mw_match_is_only_forbidden (record) ? "forbid" : "reject";
}

/* A category below itself would vanish from the tree. */
static gboolean
check_tree (MwConnection *connection, const MwRecord *category, GError **error)
{
  gint64 parent = mw_record_get_reference (category, MW_CATEGORY_PARENT);
  g_autoptr (MwDutyRules) rules = NULL;

  if (mw_record_get_id (category) == 0 || parent == 0)
    return TRUE;
  rules = mw_duty_rules_load (connection, error);
  if (rules == NULL)
    return FALSE;
  if (!mw_duty_rules_is_within (rules, parent, mw_record_get_id (category)))
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” cannot be part of itself or of a category below it."), mw_record_get_title (category));
  return FALSE;
}

static gboolean
save_record (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  MwRecord *record = data;
  g_autoptr (MwRecord) before = NULL;

  act->table = mw_record_get_table (record);
  act->subject = make_subject (connection, record);
  if (act->table == &mw_category_table && !check_tree (connection, record, error))
    return FALSE;
  if (mw_record_get_id (record) == 0)
    {
      set_verb (act, name_creation (record));
      if (!mw_record_store_insert (connection, record, error))
        return FALSE;
    }
  else
    {
      before = mw_record_store_get (connection, act->table, mw_record_get_id (record), error);
      if (before == NULL)
        return FALSE;
      if (!mw_record_store_update (connection, record, error))
        return FALSE;
      act->detail = join_changed_fields (before, record);
    }
  act->record_id = mw_record_get_id (record);
  return TRUE;
}

/* @act: (out) (transfer full) (type MwAct): its record_id is the id of the record, a new one's too */
gboolean
mw_command_save (MwConnection *connection, gpointer record, gpointer *act, GError **error)
{
  g_autoptr (MwAct) saved = mw_act_new ("edit");

  if (!mw_history_run (connection, saved, save_record, record, error))
    return FALSE;
  *act = g_steal_pointer (&saved);
  return TRUE;
}

static gboolean
delete_record (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  const MwRecordKey *key = data;
  g_autoptr (MwRecord) record = mw_record_store_get (connection, key->table, key->id, error);

  if (record == NULL)
    return FALSE;
  act->table = key->table;
  act->record_id = key->id;
  act->subject = make_subject (connection, record);
  if (key->table == &mw_match_table && mw_match_is_only_forbidden (record))
    set_verb (act, "allow");
  return mw_record_store_delete (connection, key->table, key->id, error);
}

gboolean
mw_command_delete (MwConnection *connection, gpointer key, gpointer *act, GError **error)
{
  const MwRecordKey *which = key;
  g_autoptr (MwAct) deleted = mw_act_new (which->table == &mw_match_table ? "unlink" : "delete");

  if (!mw_history_run (connection, deleted, delete_record, key, error))
    return FALSE;
  *act = g_steal_pointer (&deleted);
  return TRUE;
}

static gboolean
accept_plan (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  GPtrArray *links = data;

  act->table = &mw_match_table;
  act->subject = g_strdup_printf ("%u", links->len);
  for (guint i = 0; i < links->len; i++)
    {
      MwRecord *link = g_ptr_array_index (links, i);
      gboolean saved = mw_record_get_id (link) == 0 ? mw_record_store_insert (connection, link, error) : mw_record_store_update (connection, link, error);
      if (!saved)
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_command_accept_plan:
 * @links: (type GPtrArray) (element-type MwRecord): new links, or those that there are with other places
 * @act: (out) (transfer full) (type MwAct): one for all of them
 */
gboolean
mw_command_accept_plan (MwConnection *connection, gpointer links, gpointer *act, GError **error)
{
  g_autoptr (MwAct) accepted = mw_act_new ("plan");

  if (!mw_history_run (connection, accepted, accept_plan, links, error))
    return FALSE;
  *act = g_steal_pointer (&accepted);
  return TRUE;
}

static gboolean
save_points (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  GPtrArray *points = data;
  const MwRecord *first = g_ptr_array_index (points, 0);
  g_autoptr (MwRecord) talk = mw_record_store_get (connection, &mw_conversation_table, mw_record_get_reference (first, MW_AGENDA_ITEM_CONVERSATION), error);

  if (talk == NULL)
    return FALSE;
  act->table = &mw_conversation_table;
  act->record_id = mw_record_get_id (talk);
  act->subject = g_strdup (mw_record_get_title (talk));
  for (guint i = 0; i < points->len; i++)
    {
      MwRecord *point = g_ptr_array_index (points, i);
      gboolean saved = mw_record_get_id (point) == 0 ? mw_record_store_insert (connection, point, error) : mw_record_store_update (connection, point, error);
      if (!saved)
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_command_save_points:
 * @points: (type GPtrArray) (element-type MwRecord): one or more on the agenda of the same talk, new or changed
 * @act: (out) (transfer full) (type MwAct): one for all of them
 */
gboolean
mw_command_save_points (MwConnection *connection, gpointer points, gpointer *act, GError **error)
{
  g_autoptr (MwAct) saved = mw_act_new ("agenda");

  if (!mw_history_run (connection, saved, save_points, points, error))
    return FALSE;
  *act = g_steal_pointer (&saved);
  return TRUE;
}

/**
 * mw_command_forget_contact:
 * @id: (type gint64*)
 * @act: (out) (transfer full) (type MwAct): without an id, for it is in no history
 */
gboolean
mw_command_forget_contact (MwConnection *connection, gpointer id, gpointer *act, GError **error)
{
  if (!mw_history_forget (connection, &mw_contact_table, *(const gint64 *) id, error))
    return FALSE;
  *act = mw_act_new ("forget");
  return TRUE;
}

/* Says which later act stands in the way, and what can be done. */
static gboolean
fail_changed_since (const GPtrArray *changes, const MwRecordChange *change, guint field, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const MwRecordChange *later = g_ptr_array_index (changes, i);
      g_autofree char *moment = NULL;
      for (guint k = 0; later->act->id > change->act->id && k < later->n_fields; k++)
        {
          if (later->fields[k] != field)
            continue;
          moment = g_date_time_format (later->moment, "%d-%m-%Y %H:%M");
          /* Translators: a field, then date and time. */
          g_set_error (error, MW_ERROR, MW_ERROR_CONSTRAINT, _ ("“%s” was changed again on %s. Take that change back first."), mw_field_get_label (&mw_record_get_table (change->after)->fields[field]), moment);
          return FALSE;
        }
    }
  g_set_error (error, MW_ERROR, MW_ERROR_CONSTRAINT, _ ("“%s” has another value by now."), mw_field_get_label (&mw_record_get_table (change->after)->fields[field]));
  return FALSE;
}

static const MwRecordChange *
find_change (const GPtrArray *changes, gint64 act_id)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const MwRecordChange *change = g_ptr_array_index (changes, i);
      if (change->act->id == act_id && change->kind == MW_CHANGE_EDITED)
        return change;
    }
  return NULL;
}

static gboolean
take_back (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  const MwChangeKey *key = data;
  g_autoptr (GPtrArray) changes = mw_record_history_list (connection, key->table, key->record_id, error);
  g_autoptr (MwRecord) now = changes != NULL ? mw_record_store_get (connection, key->table, key->record_id, error) : NULL;
  g_autoptr (MwRecord) back = NULL;
  const MwRecordChange *change;
  guint conflict;

  if (now == NULL)
    return FALSE;
  change = find_change (changes, key->act_id);
  if (change == NULL)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("This change was taken back already."));
      return FALSE;
    }
  back = mw_record_history_take_back (now, change, &conflict);
  return back != NULL ? save_record (connection, act, back, error) : fail_changed_since (changes, change, conflict, error);
}

/* Gives the fields of one record the values that they had before an act; itself an act like any other. */
gboolean
mw_command_take_back (MwConnection *connection, gpointer key, gpointer *act, GError **error)
{
  g_autoptr (MwAct) taken_back = mw_act_new ("edit");

  if (!mw_history_run (connection, taken_back, take_back, key, error))
    return FALSE;
  *act = g_steal_pointer (&taken_back);
  return TRUE;
}

/* @changes: (out) (transfer full): see mw_record_history_list() */
gboolean
mw_command_list_changes (MwConnection *connection, gpointer key, gpointer *changes, GError **error)
{
  const MwRecordKey *which = key;

  *changes = mw_record_history_list (connection, which->table, which->id, error);
  return *changes != NULL;
}

gboolean
mw_command_undo (MwConnection *connection, gpointer unused, gpointer *act, GError **error)
{
  *act = mw_history_undo (connection, error);
  return *act != NULL;
}

gboolean
mw_command_redo (MwConnection *connection, gpointer unused, gpointer *act, GError **error)
{
  *act = mw_history_redo (connection, error);
  return *act != NULL;
}

gboolean
mw_command_import (MwConnection *connection, gpointer job, gpointer *summary, GError **error)
{
  *summary = mw_import_job_run (connection, job, error);
  return *summary != NULL;
}

/**
 * mw_command_report:
 * @memory: (out) (transfer full) (type MwReportMemory): for mw_command_remember_report()
 */
gboolean
mw_command_report (MwConnection *connection, gpointer job, gpointer *memory, GError **error)
{
  MwReportMemory *own = NULL;

  if (!mw_report_job_run (connection, job, &own, error))
    return FALSE;
  *memory = own;
  return TRUE;
}

/**
 * mw_command_remember_report:
 * @memory: (type MwReportMemory)
 * @act: (out) (transfer full) (type MwAct)
 */
gboolean
mw_command_remember_report (MwConnection *connection, gpointer memory, gpointer *act, GError **error)
{
  g_autoptr (MwAct) remembered = mw_act_new ("report");

  if (!mw_history_run (connection, remembered, mw_report_memory_store, memory, error))
    return FALSE;
  *act = g_steal_pointer (&remembered);
  return TRUE;
}
