/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rule-words.h"

#include <glib/gi18n.h>

#include "mw-category.h"
#include "mw-rule-choice.h"
#include "mw-rule-set.h"
#include "mw-value-row.h"
#include "mw-value-table.h"

/* Rules, value tables and who uses them, each in one line. */

#define DEEPEST_CATEGORY 16

char *
mw_rule_words_name (MwWorkspace *workspace, const MwRecord *record)
{
  return mw_workspace_describe_choice (workspace, record);
}

/* What is not known is left out, not called zero. */
static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
append_users (GString *text, MwWorkspace *workspace, const MwRecord *rules)
{
  guint users = mw_workspace_count_users (workspace, rules);
  g_autofree char *part = NULL;

  if (users == 0)
    part = g_strdup (_ ("not chosen by any category"));
  else
    part = g_strdup_printf (ngettext ("chosen by %u category", "chosen by %u categories", users), users);
  append_part (text, part);
}

/* Such as "from € 250.000 on contract value · 5 % of wage sum". */
char *
mw_rule_words_rule_set (MwWorkspace *workspace, const MwRecord *rule_set)
{
  MwNotation notation = mw_workspace_get_notation (workspace);
  g_autofree char *threshold = mw_record_format_field (rule_set, MW_RULE_SET_THRESHOLD, notation);
  g_autofree char *threshold_basis = mw_record_format_field (rule_set, MW_RULE_SET_THRESHOLD_BASIS, notation);
  g_autofree char *share = mw_record_format_field (rule_set, MW_RULE_SET_PERCENTAGE, notation);
  g_autofree char *share_basis = mw_record_format_field (rule_set, MW_RULE_SET_PERCENTAGE_BASIS, notation);
  gboolean inclusive = mw_record_get_yes_no (rule_set, MW_RULE_SET_THRESHOLD_INCLUSIVE) == MW_YES;
  GString *text = g_string_new (NULL);
  g_autofree char *from = NULL;
  g_autofree char *much = NULL;

  if (*threshold != '\0' && *threshold_basis != '\0')
    /* Translators: a field such as "Contract value", and an amount. */
    from = g_strdup_printf (inclusive ? _ ("%s from %s") : _ ("%s above %s"), threshold_basis, threshold);
  if (*share != '\0')
    /* Translators: a percentage, and a field such as "Wage sum". */
    much = *share_basis != '\0' ? g_strdup_printf (_ ("%s of: %s"), share, share_basis) : g_strdup (share);
  append_part (text, from);
  append_part (text, much);
  append_users (text, workspace, rule_set);
  return g_string_free (text, FALSE);
}

/* With the names of the categories above it, so that it can be found by them. */
char *
mw_rule_words_category_path (MwWorkspace *workspace, const MwRecord *category)
{
  GString *path = g_string_new (mw_record_get_title (category));
  const MwRecord *above = category;

  for (guint i = 0; i < DEEPEST_CATEGORY; i++)
    {
      g_autofree char *prefix = NULL;
      above = mw_workspace_find_record (workspace, &mw_category_table, mw_record_get_reference (above, MW_CATEGORY_PARENT));
      if (above == NULL)
        break;
      prefix = g_strdup_printf ("%s › ", mw_record_get_title (above));
      g_string_prepend (path, prefix);
    }
  return g_string_free (path, FALSE);
}

static const char *
get_title (MwWorkspace *workspace, const MwTable *table, gint64 id)
{
  const MwRecord *record = id != 0 ? mw_workspace_find_record (workspace, table, id) : NULL;

  return record != NULL ? mw_record_get_title (record) : NULL;
}

static void
append_later_rules (GString *text, MwWorkspace *workspace, const MwRecord *category)
{
  g_autoptr (GPtrArray) choices = mw_workspace_list_rule_choices (workspace, mw_record_get_id (category));

  for (guint i = 0; i < choices->len; i++)
    {
      const MwRecord *choice = g_ptr_array_index (choices, i);
      g_autofree char *day = mw_record_format_field (choice, MW_RULE_CHOICE_VALID_FROM, mw_workspace_get_notation (workspace));
      /* Translators: a date, and the name of a rule set. */
      g_autofree char *part = g_strdup_printf (_ ("from %s %s"), day, get_title (workspace, &mw_rule_set_table, mw_record_get_reference (choice, MW_RULE_CHOICE_RULE_SET)));
      append_part (text, part);
    }
}

char *
mw_rule_words_category (MwWorkspace *workspace, const MwRecord *category)
{
  const char *rule_set = get_title (workspace, &mw_rule_set_table, mw_record_get_reference (category, MW_CATEGORY_RULE_SET));
  const char *value_table = get_title (workspace, &mw_value_table_table, mw_record_get_reference (category, MW_CATEGORY_VALUE_TABLE));
  GString *text = g_string_new (NULL);

  append_part (text, rule_set);
  append_later_rules (text, workspace, category);
  append_part (text, value_table);
  if (text->len == 0)
    append_part (text, mw_record_is_known (category, MW_CATEGORY_PARENT) ? _ ("As the category above says") : _ ("Not chosen"));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): in words where one end is open */
static char *
describe_period (const char *from, const char *to)
{
  if (*from != '\0' && *to != '\0')
    return g_strdup_printf (_ ("%s until %s"), from, to);
  if (*from != '\0')
    return g_strdup_printf (_ ("from %s"), from);
  return *to != '\0' ? g_strdup_printf (_ ("until %s"), to) : NULL;
}

char *
mw_rule_words_value_table (MwWorkspace *workspace, const MwRecord *value_table)
{
  MwNotation notation = mw_workspace_get_notation (workspace);
  g_autofree char *from = mw_record_format_field (value_table, MW_VALUE_TABLE_VALID_FROM, notation);
  g_autofree char *to = mw_record_format_field (value_table, MW_VALUE_TABLE_VALID_TO, notation);
  g_autofree char *valid = describe_period (from, to);
  GString *text = g_string_new (NULL);

  append_part (text, mw_record_get_text (value_table, MW_VALUE_TABLE_OWNER));
  append_part (text, valid);
  append_users (text, workspace, value_table);
  return g_string_free (text, FALSE);
}

/* Such as "€ 40.000 · Year · Hours of a full week: 36". */
char *
mw_rule_words_value_row (MwWorkspace *workspace, const MwRecord *value_row)
{
  static const guint shown[] = { MW_VALUE_ROW_AMOUNT, MW_VALUE_ROW_UNIT, MW_VALUE_ROW_SHARE };
  static const guint named[] = { MW_VALUE_ROW_FULL_TIME_HOURS, MW_VALUE_ROW_MIN_HOURS, MW_VALUE_ROW_COUNTS_MONTHS, MW_VALUE_ROW_CAP };
  MwNotation notation = mw_workspace_get_notation (workspace);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *part = mw_record_format_field (value_row, shown[i], notation);
      append_part (text, part);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autofree char *value = mw_record_format_field (value_row, named[i], notation);
      g_autofree char *part = *value != '\0' ? g_strdup_printf ("%s: %s", mw_field_get_label (&mw_value_row_table.fields[named[i]]), value) : NULL;
      append_part (text, part);
    }
  return g_string_free (text, FALSE);
}
