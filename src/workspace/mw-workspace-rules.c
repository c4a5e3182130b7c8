/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include "mw-category.h"
#include "mw-rule-choice.h"
#include "mw-rule-commands.h"
#include "mw-workspace-private.h"

/* Rule sets and value tables: who uses them, what a choice would change, and choosing. */

static void
previewed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mw_workspace_return_result (user_data, MW_DATABASE (object), result, (GDestroyNotify) mw_rule_preview_free);
}

/* What would change if a category chose so; nothing is written. */
void
mw_workspace_preview_rules_async (MwWorkspace *self, const MwRuleProposal *proposal, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MwRulePreviewJob job = { *proposal, *mw_workspace_get_today (self) };

  mw_database_run_async (mw_workspace_get_database (self), MW_LANE_READ, mw_rule_preview_run, g_memdup2 (&job, sizeof job), g_free, (GDestroyNotify) mw_rule_preview_free, cancellable, previewed_cb, g_task_new (self, cancellable, callback, user_data));
}

/* Returns: (transfer full) (nullable) */
MwRulePreview *
mw_workspace_preview_rules_finish (MwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One act; ends with mw_workspace_act_finish(). */
void
mw_workspace_choose_rules_async (MwWorkspace *self, const MwRuleProposal *proposal, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_choose_rules, g_memdup2 (proposal, sizeof *proposal), g_free, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

/* Copies a value table with its rows; ends with mw_workspace_act_finish(), of which the record is the copy. */
void
mw_workspace_copy_value_table_async (MwWorkspace *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  mw_workspace_run_command (self, mw_command_copy_value_table, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) mw_act_free, NULL, callback, user_data);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (mw_record_get_text (*(MwRecord *const *) a, MW_RULE_CHOICE_VALID_FROM), mw_record_get_text (*(MwRecord *const *) b, MW_RULE_CHOICE_VALID_FROM));
}

/* Returns: (transfer full) (element-type MwRecord): what a category chose from a day on, the earliest first */
GPtrArray *
mw_workspace_list_rule_choices (MwWorkspace *self, gint64 category_id)
{
  GListModel *all = mw_workspace_get_records (self, &mw_rule_choice_table);
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) choice = g_list_model_get_item (all, i);
      if (mw_record_get_reference (choice, MW_RULE_CHOICE_CATEGORY) == category_id)
        g_ptr_array_add (choices, g_steal_pointer (&choice));
    }
  g_ptr_array_sort (choices, compare_days);
  return choices;
}

static gboolean
uses (MwWorkspace *self, const MwRecord *category, const MwRecord *rules)
{
  gint64 id = mw_record_get_id (rules);
  g_autoptr (GPtrArray) choices = NULL;

  if (mw_record_get_table (rules) == &mw_value_table_table)
    return mw_record_get_reference (category, MW_CATEGORY_VALUE_TABLE) == id;
  if (mw_record_get_reference (category, MW_CATEGORY_RULE_SET) == id)
    return TRUE;
  choices = mw_workspace_list_rule_choices (self, mw_record_get_id (category));
  for (guint i = 0; i < choices->len; i++)
    {
      if (mw_record_get_reference (g_ptr_array_index (choices, i), MW_RULE_CHOICE_RULE_SET) == id)
        return TRUE;
    }
  return FALSE;
}

/**
 * mw_workspace_count_users:
 * @rules: a rule set or a value table
 *
 * Returns: how many categories chose it themselves
 */
guint
mw_workspace_count_users (MwWorkspace *self, const MwRecord *rules)
{
  GListModel *categories = mw_workspace_get_records (self, &mw_category_table);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (categories, i);
      count += uses (self, category, rules) ? 1 : 0;
    }
  return count;
}
