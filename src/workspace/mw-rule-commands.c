/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rule-commands.h"

#include <glib/gi18n-lib.h>

#include "mw-category.h"
#include "mw-date.h"
#include "mw-history.h"
#include "mw-record-store.h"
#include "mw-rule-choice.h"
#include "mw-value-row.h"
#include "mw-value-table.h"

/* Which rules hold for a category, and copies of value tables. */

/* What is chosen for all contracts leaves nothing of what was chosen from a day on. */
static gboolean
drop_choices (MwConnection *connection, gint64 category_id, GError **error)
{
  g_autoptr (GPtrArray) choices = mw_record_store_list (connection, &mw_rule_choice_table, "t.category_id = ?1", category_id, error);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      if (!mw_record_store_delete (connection, &mw_rule_choice_table, mw_record_get_id (g_ptr_array_index (choices, i)), error))
        return FALSE;
    }
  return choices != NULL;
}

/* Returns: (transfer full) (nullable): the choice for that very day, or a new one */
static MwRecord *
find_choice (MwConnection *connection, gint64 category_id, const char *from, GError **error)
{
  g_autoptr (GPtrArray) choices = mw_record_store_list (connection, &mw_rule_choice_table, "t.category_id = ?1", category_id, error);
  MwRecord *choice;

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      if (g_strcmp0 (mw_record_get_text (g_ptr_array_index (choices, i), MW_RULE_CHOICE_VALID_FROM), from) == 0)
        return g_object_ref (g_ptr_array_index (choices, i));
    }
  if (choices == NULL)
    return NULL;
  choice = mw_record_new (&mw_rule_choice_table);
  mw_record_set_integer (choice, MW_RULE_CHOICE_CATEGORY, category_id);
  mw_record_set_text (choice, MW_RULE_CHOICE_VALID_FROM, from);
  return choice;
}

static gboolean
put_choice (MwConnection *connection, const MwRuleProposal *proposal, GError **error)
{
  g_autofree char *from = mw_date_to_iso (&proposal->from);
  g_autoptr (MwRecord) choice = find_choice (connection, proposal->category_id, from, error);

  if (choice == NULL)
    return FALSE;
  mw_record_set_integer (choice, MW_RULE_CHOICE_RULE_SET, proposal->rule_set_id);
  if (mw_record_get_id (choice) != 0)
    return mw_record_store_update (connection, choice, error);
  return mw_record_store_insert (connection, choice, error);
}

static gboolean
choose_rules (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  const MwRuleProposal *proposal = data;
  g_autoptr (MwRecord) category = mw_record_store_get (connection, &mw_category_table, proposal->category_id, error);

  if (category == NULL)
    return FALSE;
  act->table = &mw_category_table;
  act->record_id = proposal->category_id;
  act->subject = g_strdup (mw_record_get_title (category));
  mw_record_set_reference (category, MW_CATEGORY_VALUE_TABLE, proposal->value_table_id);
  if (!proposal->from_known)
    mw_record_set_reference (category, MW_CATEGORY_RULE_SET, proposal->rule_set_id);
  if (!mw_record_store_update (connection, category, error))
    return FALSE;
  return proposal->from_known ? put_choice (connection, proposal, error) : drop_choices (connection, proposal->category_id, error);
}

/**
 * mw_command_choose_rules:
 * @proposal: (type MwRuleProposal)
 * @act: (out) (transfer full) (type MwAct)
 */
gboolean
mw_command_choose_rules (MwConnection *connection, gpointer proposal, gpointer *act, GError **error)
{
  g_autoptr (MwAct) chosen = mw_act_new ("rules");

  if (!mw_history_run (connection, chosen, choose_rules, proposal, error))
    return FALSE;
  *act = g_steal_pointer (&chosen);
  return TRUE;
}

/* Codes are unique in the file, also those of rows, by which contributions name their bonuses. */
static char *
make_free_code (MwConnection *connection, const MwTable *table, guint field, const char *code, GError **error)
{
  for (guint i = 2; i < G_MAXUINT16; i++)
    {
      g_autofree char *tried = g_strdup_printf ("%s-%u", code, i);
      GError *failure = NULL;
      gint64 found = mw_record_store_find (connection, table, field, tried, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      if (found == 0)
        return g_steal_pointer (&tried);
    }
  g_return_val_if_reached (NULL);
}

/* Returns: (transfer full) (nullable): as @original, but new and with a code of its own */
static MwRecord *
copy_with_free_code (MwConnection *connection, const MwRecord *original, guint field, GError **error)
{
  g_autofree char *code = make_free_code (connection, mw_record_get_table (original), field, mw_record_get_text (original, field), error);
  MwRecord *copy;

  if (code == NULL)
    return NULL;
  copy = mw_record_copy (original);
  mw_record_set_id (copy, 0);
  mw_record_set_text (copy, field, code);
  return copy;
}

static gboolean
copy_rows (MwConnection *connection, gint64 from_id, gint64 to_id, GError **error)
{
  g_autoptr (GPtrArray) rows = mw_record_store_list (connection, &mw_value_row_table, "t.value_table_id = ?1", from_id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (MwRecord) copy = copy_with_free_code (connection, g_ptr_array_index (rows, i), MW_VALUE_ROW_CODE, error);
      if (copy == NULL)
        return FALSE;
      mw_record_set_integer (copy, MW_VALUE_ROW_TABLE, to_id);
      if (!mw_record_store_insert (connection, copy, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
copy_value_table (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (MwRecord) original = mw_record_store_get (connection, &mw_value_table_table, id, error);
  g_autoptr (MwRecord) copy = original != NULL ? copy_with_free_code (connection, original, MW_VALUE_TABLE_CODE, error) : NULL;
  g_autofree char *name = NULL;

  if (copy == NULL)
    return FALSE;
  /* Translators: name of a copy of something. */
  name = g_strdup_printf (_ ("%s (copy)"), mw_record_get_title (original));
  mw_record_set_text (copy, MW_VALUE_TABLE_NAME, name);
  act->table = &mw_value_table_table;
  act->subject = g_strdup (mw_record_get_title (original));
  if (!mw_record_store_insert (connection, copy, error))
    return FALSE;
  act->record_id = mw_record_get_id (copy);
  return copy_rows (connection, id, act->record_id, error);
}

/**
 * mw_command_copy_value_table:
 * @id: (type gint64): of the table
 * @act: (out) (transfer full) (type MwAct): of which the record is the copy
 *
 * Copies the table with all its rows.
 */
gboolean
mw_command_copy_value_table (MwConnection *connection, gpointer id, gpointer *act, GError **error)
{
  g_autoptr (MwAct) copied = mw_act_new ("copy");

  if (!mw_history_run (connection, copied, copy_value_table, id, error))
    return FALSE;
  *act = g_steal_pointer (&copied);
  return TRUE;
}
