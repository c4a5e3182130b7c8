/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-commands.h"

#include <glib/gi18n-lib.h>

#include "mw-category.h"
#include "mw-contract-query.h"
#include "mw-error.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-record-store.h"

/* Each is one act. They run on a worker and touch no object of the main thread but copies. */

static char *
join_changed_fields (const MwRecord *before, const MwRecord *after)
{
  const MwTable *table = mw_record_get_table (after);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!mw_record_field_equals (before, after, i))
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
      set_verb (act, act->table == &mw_match_table ? "link" : "create");
      if (!mw_record_store_insert (connection, record, error))
        return FALSE;
    }
  else
    {
      before = mw_record_store_get (connection, act->table, mw_record_get_id (record), error);
      if (before == NULL || !mw_record_store_update (connection, record, error))
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

gboolean
mw_command_report (MwConnection *connection, gpointer job, gpointer *unused, GError **error)
{
  return mw_report_job_run (connection, job, error);
}
