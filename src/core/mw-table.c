/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-table.h"

#include <glib/gi18n-lib.h>

/* Descriptions of the kinds of records. The field lists stand beside each kind, in mw-contract.c and so on. */

/**
 * mw_tables_get_all:
 *
 * Returns: (array zero-terminated=1): in an order in which each table comes after those it refers to
 */
const MwTable *const *
mw_tables_get_all (void)
{
  static const MwTable *const tables[] = {
    &mw_preference_table,
    &mw_rule_set_table,
    &mw_target_group_table,
    &mw_value_table_table,
    &mw_value_row_table,
    &mw_category_table,
    &mw_rule_choice_table,
    &mw_organisation_table,
    &mw_contract_table,
    &mw_contract_extension_table,
    &mw_nomination_table,
    &mw_initiative_table,
    &mw_match_table,
    &mw_contribution_table,
    &mw_contact_table,
    &mw_conversation_table,
    &mw_agenda_item_table,
    &mw_agreement_table,
    &mw_report_snapshot_table,
    &mw_report_figure_table,
    &mw_report_line_table,
    NULL,
  };

  return tables;
}

const MwTable *
mw_tables_find (const char *name)
{
  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      if (g_strcmp0 ((*table)->name, name) == 0)
        return *table;
    }
  return NULL;
}

gboolean
mw_table_find_field (const MwTable *table, const char *column, guint *field)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (g_strcmp0 (table->fields[i].column, column) == 0)
        {
          *field = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Returns: what a form says where nothing is filled in */
const char *
mw_field_get_empty_label (const MwField *field)
{
  return field->empty != NULL ? _ (field->empty) : _ ("Unknown");
}

const char *
mw_field_get_label (const MwField *field)
{
  return _ (field->label);
}

gboolean
mw_field_has_choice (const MwField *field, const char *value)
{
  for (const MwChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      if (g_strcmp0 (choice->value, value) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * mw_field_get_choice_label:
 *
 * Returns: the label of @value, or @value itself where it is none of the choices
 */
const char *
mw_field_get_choice_label (const MwField *field, const char *value)
{
  for (const MwChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      if (g_strcmp0 (choice->value, value) == 0)
        return _ (choice->label);
    }
  return value;
}

/* A thousand billion euros, a million of anything: sums over a whole register must not run over. */
#define MAX_CENTS G_GINT64_CONSTANT (100000000000000)
#define MAX_COUNT 1000000

/**
 * mw_field_get_maximum:
 *
 * The one place that says how much a number may be: for forms, readers and the check of a file.
 *
 * Returns: the largest value that may be saved; cents, basis points or a count, as the type is
 */
gint64
mw_field_get_maximum (const MwField *field)
{
  if (field->maximum > 0)
    return field->maximum;
  switch (field->type)
    {
    case MW_FIELD_MONEY:
      return MAX_CENTS;
    case MW_FIELD_INTEGER:
      return MAX_COUNT;
    case MW_FIELD_PERCENTAGE:
      return 10000;
    case MW_FIELD_YES_NO:
      return 1;
    case MW_FIELD_TEXT:
    case MW_FIELD_NOTE:
    case MW_FIELD_DATE:
    case MW_FIELD_CHOICE:
    case MW_FIELD_REFERENCE:
    case MW_FIELD_CODES:
    default:
      return G_MAXINT64;
    }
}

/* Whether the field is kept as TEXT; all others are INTEGER. */
gboolean
mw_field_is_text (const MwField *field)
{
  switch (field->type)
    {
    case MW_FIELD_TEXT:
    case MW_FIELD_NOTE:
    case MW_FIELD_DATE:
    case MW_FIELD_CHOICE:
    case MW_FIELD_CODES:
      return TRUE;
    case MW_FIELD_INTEGER:
    case MW_FIELD_MONEY:
    case MW_FIELD_PERCENTAGE:
    case MW_FIELD_YES_NO:
    case MW_FIELD_REFERENCE:
    default:
      return FALSE;
    }
}
