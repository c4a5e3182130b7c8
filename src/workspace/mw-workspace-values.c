/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include <glib/gi18n-lib.h>

#include "mw-contract.h"
#include "mw-contribution.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-value-row.h"

/* What contributions and links may be valued by, and how a value is made up. */

/* The contract of a contribution, or of a link: its own, or that of its initiative. */
static gint64
find_contract (MwWorkspace *self, const MwRecord *record)
{
  const MwRecord *initiative;
  gint64 contract_id;

  if (mw_record_get_table (record) == &mw_contribution_table)
    return mw_record_get_reference (record, MW_CONTRIBUTION_CONTRACT);
  if (mw_record_get_table (record) != &mw_match_table)
    return 0;
  contract_id = mw_record_get_reference (record, MW_MATCH_CONTRACT);
  initiative = mw_workspace_find_record (self, &mw_initiative_table, mw_record_get_reference (record, MW_MATCH_INITIATIVE));
  return contract_id == 0 && initiative != NULL ? mw_record_get_reference (initiative, MW_INITIATIVE_CONTRACT) : contract_id;
}

static gint64
find_value_table (MwWorkspace *self, const MwRecord *record)
{
  const MwDutyBasis *basis = mw_contract_list_get_basis (mw_workspace_get_contracts (self));
  gint64 contract_id = find_contract (self, record);
  g_autoptr (MwRecord) contract = contract_id != 0 ? mw_workspace_read_contract (self, contract_id, NULL) : NULL;

  if (basis == NULL || contract == NULL)
    return 0;
  return mw_duty_rules_find_value_table (mw_duty_basis_get_rules (basis), contract_id, mw_record_get_reference (contract, MW_CONTRACT_CATEGORY), mw_record_get_reference (contract, MW_CONTRACT_VALUE_TABLE));
}

/**
 * mw_workspace_list_value_rows:
 * @record: a contribution or a link
 * @kind: "block" or "bonus"
 *
 * Returns: (transfer full) (element-type MwRecord): the rows of the value table that holds for its contract, and
 *   those that it already names
 */
GPtrArray *
mw_workspace_list_value_rows (MwWorkspace *self, const MwRecord *record, const char *kind)
{
  GListModel *all = mw_workspace_get_records (self, &mw_value_row_table);
  gint64 table_id = find_value_table (self, record);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint field;
  gint64 named = mw_table_find_field (mw_record_get_table (record), "value_row_id", &field) ? mw_record_get_reference (record, field) : 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) row = g_list_model_get_item (all, i);
      gboolean holds = mw_record_get_reference (row, MW_VALUE_ROW_TABLE) == table_id && g_strcmp0 (mw_record_get_text (row, MW_VALUE_ROW_KIND), kind) == 0;
      if (holds || (named != 0 && mw_record_get_id (row) == named))
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  return rows;
}

static char *
join_parts (const MwValue *value, const MwValueInput *input, MwNotation notation)
{
  g_autofree char *total = mw_money_format (value->amount, notation);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < value->n_parts; i++)
    {
      g_autofree char *line = mw_value_describe_part (&value->parts[i], input, notation);
      g_string_append_printf (text, "%s\n", line);
    }
  g_string_append_printf (text, _ ("Worth up to today: %s"), total);
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): the hours of a contribution in jobs of the jobs agreement */
static char *
describe_jobs (const MwRealisation *realisation, const MwRecord *contribution, MwNotation notation)
{
  gint64 minutes = mw_realisation_get_job_minutes (realisation);
  gint64 hours;
  g_autofree char *jobs = NULL;

  if (minutes == 0 || !mw_record_get_integer (contribution, MW_CONTRIBUTION_HOURS_PER_WEEK, &hours) || hours == 0)
    return NULL;
  jobs = mw_contribution_format_jobs (hours, minutes, notation);
  return g_strdup_printf (_ ("In the jobs agreement: %s"), jobs);
}

/**
 * mw_workspace_value_contribution:
 * @value: (out caller-allocates): up to today; its parts must not be used
 *
 * Returns: (transfer full): how the value is made up, line by line, or what must be filled in first
 */
char *
mw_workspace_value_contribution (MwWorkspace *self, const MwRecord *contribution, MwValue *value)
{
  const MwDutyBasis *basis = mw_contract_list_get_basis (mw_workspace_get_contracts (self));
  MwValueInput input;
  g_autofree char *text = NULL;
  g_autofree char *jobs = NULL;

  value->gap = MW_VALUE_GAP_TABLE;
  if (basis == NULL)
    return g_strdup ("");
  mw_realisation_value_contribution (mw_duty_basis_get_realisation (basis), contribution, mw_workspace_get_today (self), &input, value);
  if (value->gap == MW_VALUE_GAP_NONE)
    text = join_parts (value, &input, mw_workspace_get_notation (self));
  else
    /* Translators: %s is the name of a field. */
    text = g_strdup_printf (_ ("Not worth a known amount yet. Missing: %s"), mw_value_gap_label (value->gap));
  g_ptr_array_unref (input.bonuses);
  jobs = describe_jobs (mw_duty_basis_get_realisation (basis), contribution, mw_workspace_get_notation (self));
  return jobs != NULL ? g_strdup_printf ("%s\n%s", text, jobs) : g_steal_pointer (&text);
}
