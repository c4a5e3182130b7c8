/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-duty-rules.h"

#include "mw-category.h"
#include "mw-record-store.h"
#include "mw-rule-set.h"

/*
 * Which rule set holds for a contract: its own, else that of its category, else of the category above,
 * and so on. Loaded once per query; both tables are small.
 */

struct _MwDutyRules
{
  GHashTable *rule_sets;  /* id → MwRecord */
  GHashTable *categories; /* id → MwRecord */
};

static GHashTable *
index_by_id (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      MwRecord *record = g_ptr_array_index (records, i);
      gint64 id = mw_record_get_id (record);
      g_hash_table_insert (index, g_memdup2 (&id, sizeof id), g_object_ref (record));
    }
  return index;
}

MwDutyRules *
mw_duty_rules_load (MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rule_sets = mw_record_store_list (connection, &mw_rule_set_table, NULL, 0, error);
  g_autoptr (GPtrArray) categories = NULL;
  MwDutyRules *rules;

  if (rule_sets == NULL)
    return NULL;
  categories = mw_record_store_list (connection, &mw_category_table, NULL, 0, error);
  if (categories == NULL)
    return NULL;

  rules = g_new0 (MwDutyRules, 1);
  rules->rule_sets = index_by_id (rule_sets);
  rules->categories = index_by_id (categories);
  return rules;
}

void
mw_duty_rules_free (MwDutyRules *rules)
{
  g_hash_table_unref (rules->rule_sets);
  g_hash_table_unref (rules->categories);
  g_free (rules);
}

static gint64
parent_of (const MwDutyRules *rules, gint64 category_id)
{
  MwRecord *category = g_hash_table_lookup (rules->categories, &category_id);

  return category != NULL ? mw_record_get_reference (category, MW_CATEGORY_PARENT) : 0;
}

/**
 * mw_duty_rules_find:
 * @category_id: 0 where the contract has none
 * @rule_set_id: 0 where the contract does not choose one itself
 *
 * Returns: (transfer none) (nullable): %NULL where none was chosen
 */
MwRecord *
mw_duty_rules_find (const MwDutyRules *rules, gint64 category_id, gint64 rule_set_id)
{
  /* A circle of categories cannot be made in the program, but a file may hold anything. */
  guint steps = g_hash_table_size (rules->categories);

  for (guint i = 0; rule_set_id == 0 && category_id != 0 && i < steps; i++)
    {
      MwRecord *category = g_hash_table_lookup (rules->categories, &category_id);
      if (category != NULL)
        rule_set_id = mw_record_get_reference (category, MW_CATEGORY_RULE_SET);
      category_id = parent_of (rules, category_id);
    }
  return rule_set_id != 0 ? g_hash_table_lookup (rules->rule_sets, &rule_set_id) : NULL;
}

/* Whether the category is @ancestor_id itself or lies anywhere below it. */
gboolean
mw_duty_rules_is_within (const MwDutyRules *rules, gint64 category_id, gint64 ancestor_id)
{
  guint steps = g_hash_table_size (rules->categories);

  for (guint i = 0; category_id != 0 && i < steps; i++)
    {
      if (category_id == ancestor_id)
        return TRUE;
      category_id = parent_of (rules, category_id);
    }
  return FALSE;
}

/**
 * mw_duty_rules_is_in_scope:
 * @category_id: 0 for what has none
 * @scope: a category with all below it, %MW_CATEGORY_ALL, or %MW_CATEGORY_NONE for what has none
 */
gboolean
mw_duty_rules_is_in_scope (const MwDutyRules *rules, gint64 category_id, gint64 scope)
{
  if (scope == MW_CATEGORY_ALL)
    return TRUE;
  if (scope == MW_CATEGORY_NONE)
    return category_id == 0;
  return mw_duty_rules_is_within (rules, category_id, scope);
}
