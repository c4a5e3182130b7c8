/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-duty-rules.h"

#include "mw-category.h"
#include "mw-contract.h"
#include "mw-record-store.h"
#include "mw-rule-choice.h"

/*
 * Which rule set holds for a contract: its own, else the one that its category had chosen when it was awarded,
 * else of the category above, and so on. A contract thus keeps the rules it started with. All tables are small.
 */

typedef struct
{
  gint64 category_id;
  gint64 rule_set_id;
  guint32 since; /* Julian */
} Choice;

struct _MwDutyRules
{
  GHashTable *rule_sets;   /* id → MwRecord */
  GHashTable *categories;  /* id → MwRecord */
  GArray *choices;         /* Choice */
  MwRuleProposal proposed; /* for a single contract, if that is not 0 */
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

static GArray *
load_choices (MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) records = mw_record_store_list (connection, &mw_rule_choice_table, NULL, 0, error);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      MwRecord *record = g_ptr_array_index (records, i);
      Choice choice = { mw_record_get_reference (record, MW_RULE_CHOICE_CATEGORY), mw_record_get_reference (record, MW_RULE_CHOICE_RULE_SET), 0 };
      GDate from;
      if (!mw_record_get_date (record, MW_RULE_CHOICE_VALID_FROM, &from))
        continue;
      choice.since = g_date_get_julian (&from);
      g_array_append_val (choices, choice);
    }
  return records != NULL ? g_steal_pointer (&choices) : NULL;
}

MwDutyRules *
mw_duty_rules_load (MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rule_sets = mw_record_store_list (connection, &mw_rule_set_table, NULL, 0, error);
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GArray) choices = NULL;
  MwDutyRules *rules;

  if (rule_sets == NULL)
    return NULL;
  categories = mw_record_store_list (connection, &mw_category_table, NULL, 0, error);
  choices = categories != NULL ? load_choices (connection, error) : NULL;
  if (choices == NULL)
    return NULL;

  rules = g_new0 (MwDutyRules, 1);
  rules->rule_sets = index_by_id (rule_sets);
  rules->categories = index_by_id (categories);
  rules->choices = g_steal_pointer (&choices);
  return rules;
}

void
mw_duty_rules_free (MwDutyRules *rules)
{
  g_hash_table_unref (rules->rule_sets);
  g_hash_table_unref (rules->categories);
  g_array_unref (rules->choices);
  g_free (rules);
}

static gint64
parent_of (const MwDutyRules *rules, gint64 category_id)
{
  MwRecord *category = g_hash_table_lookup (rules->categories, &category_id);

  return category != NULL ? mw_record_get_reference (category, MW_CATEGORY_PARENT) : 0;
}

/* The last choice of a category on a day; what stands in the category itself holds from the beginning. */
static gint64
choice_on (const MwDutyRules *rules, gint64 category_id, const GDate *day)
{
  MwRecord *category = g_hash_table_lookup (rules->categories, &category_id);
  gint64 chosen = category != NULL ? mw_record_get_reference (category, MW_CATEGORY_RULE_SET) : 0;
  guint32 since = 0;

  for (guint i = 0; i < rules->choices->len; i++)
    {
      const Choice *choice = &g_array_index (rules->choices, Choice, i);
      if (choice->category_id != category_id || choice->since < since || choice->since > (day != NULL ? g_date_get_julian (day) : 0))
        continue;
      chosen = choice->rule_set_id;
      since = choice->since;
    }
  return chosen;
}

static gboolean
has_choices (const MwDutyRules *rules, gint64 category_id)
{
  for (guint i = 0; i < rules->choices->len; i++)
    {
      if (g_array_index (rules->choices, Choice, i).category_id == category_id)
        return TRUE;
    }
  return FALSE;
}

/* @day: (nullable): when the contract was awarded; sets @award_decides where that is not known and matters */
static gint64
find_in_category (const MwDutyRules *rules, gint64 category_id, const GDate *day, gboolean *award_decides)
{
  /* A circle of categories cannot be made in the program, but a file may hold anything. */
  guint steps = g_hash_table_size (rules->categories);
  gint64 chosen = 0;

  for (guint i = 0; chosen == 0 && category_id != 0 && i < steps; i++)
    {
      *award_decides = day == NULL && has_choices (rules, category_id);
      if (*award_decides)
        return 0;
      chosen = choice_on (rules, category_id, day);
      category_id = parent_of (rules, category_id);
    }
  return chosen;
}

static gboolean
is_proposed (const MwDutyRules *rules, gint64 contract_id)
{
  return contract_id != 0 && rules->proposed.contract_id == contract_id;
}

/**
 * mw_duty_rules_find:
 * @award_decides: (out): the rules changed on a day, and when the contract was awarded is not known
 *
 * Returns: (transfer none) (nullable): %NULL where none was chosen
 */
MwRecord *
mw_duty_rules_find (const MwDutyRules *rules, const MwRecord *contract, gboolean *award_decides)
{
  gint64 rule_set_id = is_proposed (rules, mw_record_get_id (contract)) ? rules->proposed.rule_set_id : mw_record_get_reference (contract, MW_CONTRACT_RULE_SET);
  GDate day;
  gboolean known = mw_record_get_date (contract, MW_CONTRACT_AWARD_DATE, &day) || mw_record_get_date (contract, MW_CONTRACT_START_DATE, &day);

  *award_decides = FALSE;
  if (rule_set_id == 0)
    rule_set_id = find_in_category (rules, mw_record_get_reference (contract, MW_CONTRACT_CATEGORY), known ? &day : NULL, award_decides);
  return rule_set_id != 0 ? g_hash_table_lookup (rules->rule_sets, &rule_set_id) : NULL;
}

/**
 * mw_duty_rules_find_value_table:
 * @value_table_id: 0 where the contract does not choose one itself
 *
 * Returns: the id of the value table that holds, 0 for none
 */
gint64
mw_duty_rules_find_value_table (const MwDutyRules *rules, gint64 contract_id, gint64 category_id, gint64 value_table_id)
{
  guint steps = g_hash_table_size (rules->categories);

  if (is_proposed (rules, contract_id))
    value_table_id = rules->proposed.value_table_id;
  for (guint i = 0; value_table_id == 0 && category_id != 0 && i < steps; i++)
    {
      MwRecord *category = g_hash_table_lookup (rules->categories, &category_id);
      if (category != NULL)
        value_table_id = mw_record_get_reference (category, MW_CATEGORY_VALUE_TABLE);
      category_id = parent_of (rules, category_id);
    }
  return value_table_id;
}

/* Replaces the record, which others may hold, by one with another value. */
static void
replace_category (MwDutyRules *rules, gint64 category_id, guint field, gint64 value)
{
  g_autoptr (MwRecord) category = mw_record_copy (g_hash_table_lookup (rules->categories, &category_id));

  mw_record_set_reference (category, field, value);
  g_hash_table_insert (rules->categories, g_memdup2 (&category_id, sizeof category_id), g_steal_pointer (&category));
}

/**
 * mw_duty_rules_propose:
 *
 * As if it had been chosen so, to show what would change. The file is not touched.
 */
void
mw_duty_rules_propose (MwDutyRules *rules, const MwRuleProposal *proposal)
{
  Choice choice = { proposal->category_id, proposal->rule_set_id, proposal->from_known ? g_date_get_julian (&proposal->from) : 0 };

  if (proposal->contract_id != 0)
    {
      rules->proposed = *proposal;
      return;
    }
  replace_category (rules, proposal->category_id, MW_CATEGORY_VALUE_TABLE, proposal->value_table_id);
  if (proposal->from_known)
    {
      /* The last of two for the same day holds. */
      g_array_append_val (rules->choices, choice);
      return;
    }
  for (guint i = rules->choices->len; i-- > 0;)
    {
      if (g_array_index (rules->choices, Choice, i).category_id == proposal->category_id)
        g_array_remove_index (rules->choices, i);
    }
  replace_category (rules, proposal->category_id, MW_CATEGORY_RULE_SET, proposal->rule_set_id);
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
