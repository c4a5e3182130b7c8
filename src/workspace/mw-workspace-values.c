/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include <glib/gi18n-lib.h>

#include "mw-contract.h"
#include "mw-contribution.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-target-group.h"
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

/* @whole: whether the amount is for the whole period, or up to today */
static char *
join_parts (const MwValue *value, const MwValueInput *input, gboolean whole, MwNotation notation)
{
  g_autofree char *total = mw_money_format (value->amount, notation);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < value->n_parts; i++)
    {
      g_autofree char *line = mw_value_describe_part (&value->parts[i], input, notation);
      g_string_append_printf (text, "%s\n", line);
    }
  if (whole)
    g_string_append_printf (text, _ ("Worth over the whole period: %s"), total);
  else
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
    text = join_parts (value, &input, FALSE, mw_workspace_get_notation (self));
  else
    /* Translators: %s is the name of a field. */
    text = g_strdup_printf (_ ("Not worth a known amount yet. Missing: %s"), mw_value_gap_label (value->gap));
  g_ptr_array_unref (input.bonuses);
  jobs = describe_jobs (mw_duty_basis_get_realisation (basis), contribution, mw_workspace_get_notation (self));
  return jobs != NULL ? g_strdup_printf ("%s\n%s", text, jobs) : g_steal_pointer (&text);
}

/* The later of two dates of which either may be unknown, or the earlier. */
static gboolean
narrow (const MwRecord *a, guint field_a, const MwRecord *b, guint field_b, gboolean later, GDate *date)
{
  GDate other;
  gboolean first = mw_record_get_date (a, field_a, date);
  gboolean second = mw_record_get_date (b, field_b, &other);

  if (second && (!first || (g_date_compare (&other, date) > 0) == later))
    *date = other;
  return first || second;
}

static void
read_terms (MwWorkspace *self, const MwRecord *match, const MwRecord *contract, MwLinkTerms *terms)
{
  const MwRecord *initiative = mw_workspace_find_record (self, &mw_initiative_table, mw_record_get_reference (match, MW_MATCH_INITIATIVE));
  const MwRecord *nomination = mw_workspace_find_record (self, &mw_nomination_table, mw_record_get_reference (match, MW_MATCH_NOMINATION));
  const MwRecord *group = nomination != NULL ? mw_workspace_find_record (self, &mw_target_group_table, mw_record_get_reference (nomination, MW_NOMINATION_TARGET_GROUP)) : NULL;

  *terms = (MwLinkTerms){ .contract_id = mw_record_get_id (contract), .hours_per_week = -1, .places = -1 };
  terms->category_id = mw_record_get_reference (contract, MW_CONTRACT_CATEGORY);
  terms->value_table_id = mw_record_get_reference (contract, MW_CONTRACT_VALUE_TABLE);
  terms->value_row_id = mw_record_get_reference (match, MW_MATCH_VALUE_ROW);
  terms->group = group != NULL ? mw_record_get_text (group, MW_TARGET_GROUP_CODE) : NULL;
  mw_record_get_integer (match, MW_MATCH_PLACES, &terms->places);
  if (initiative == NULL)
    return;
  mw_record_get_integer (initiative, MW_INITIATIVE_HOURS_PER_WEEK, &terms->hours_per_week);
  terms->period_known = narrow (initiative, MW_INITIATIVE_START_DATE, contract, MW_CONTRACT_START_DATE, TRUE, &terms->from) && narrow (initiative, MW_INITIATIVE_END_DATE, contract, MW_CONTRACT_END_DATE, FALSE, &terms->to);
}

/* @text: (out) (optional) (transfer full): how the value is made up, or what is missing */
static gboolean
value_link (MwWorkspace *self, const MwRecord *match, const MwRecord *contract, MwMoney *amount, char **text)
{
  const MwRealisation *realisation = mw_duty_basis_get_realisation (mw_contract_list_get_basis (mw_workspace_get_contracts (self)));
  MwNotation notation = mw_workspace_get_notation (self);
  MwValueInput input;
  MwValue value;
  MwLinkTerms terms;

  if (mw_record_get_money (match, MW_MATCH_VALUE, amount))
    {
      g_autofree char *agreed = mw_money_format (*amount, notation);
      if (text != NULL)
        *text = g_strdup_printf (_ ("Agreed value: %s"), agreed);
      return TRUE;
    }
  read_terms (self, match, contract, &terms);
  mw_realisation_value_link (realisation, &terms, &input, &value);
  *amount = value.amount;
  if (text != NULL && value.gap == MW_VALUE_GAP_NONE)
    *text = join_parts (&value, &input, TRUE, notation);
  else if (text != NULL)
    *text = g_strdup_printf (_ ("Not worth a known amount yet. Missing: %s"), mw_value_gap_label (value.gap));
  return value.gap == MW_VALUE_GAP_NONE;
}

/* What the contract has planned without this link: as it is in the file, it may count already. */
static MwMoney
plan_without (MwWorkspace *self, const MwRecord *match, const MwRecord *contract)
{
  const MwRealisation *realisation = mw_duty_basis_get_realisation (mw_contract_list_get_basis (mw_workspace_get_contracts (self)));
  MwMoney planned = mw_realisation_get_input (realisation, mw_record_get_id (contract))->planned;
  const MwRecord *saved = mw_record_get_id (match) != 0 ? mw_workspace_find_record (self, &mw_match_table, mw_record_get_id (match)) : NULL;
  MwMoney counted;

  if (saved != NULL && mw_match_status_is_agreed (mw_record_get_text (saved, MW_MATCH_STATUS)) && find_contract (self, saved) == mw_record_get_id (contract) && value_link (self, saved, contract, &counted, NULL))
    planned.cents -= counted.cents;
  return planned;
}

static char *
describe_planned (MwWorkspace *self, const MwRecord *match, const MwRecord *contract, MwMoney amount)
{
  MwNotation notation = mw_workspace_get_notation (self);
  MwMoney without = plan_without (self, match, contract);
  MwMoney with = { 0 };
  g_autofree char *before = mw_money_format (without, notation);
  g_autofree char *after = NULL;

  if (!mw_money_add (without, amount, &with, NULL))
    return g_strdup ("");
  after = mw_money_format (with, notation);
  if (mw_match_status_is_agreed (mw_record_get_text (match, MW_MATCH_STATUS)))
    return g_strdup_printf (_ ("Planned under “%s”: %s without this link, %s with it."), mw_record_get_title (contract), before, after);
  return g_strdup_printf (_ ("Planned under “%s”: %s now, %s once this link is agreed."), mw_record_get_title (contract), before, after);
}

/**
 * mw_workspace_describe_link:
 * @match: as it is being filled in
 *
 * Returns: (transfer full): what the link is worth, and what that does to the planned value of its contract
 */
char *
mw_workspace_describe_link (MwWorkspace *self, const MwRecord *match)
{
  gint64 contract_id = find_contract (self, match);
  g_autoptr (MwRecord) contract = contract_id != 0 ? mw_workspace_read_contract (self, contract_id, NULL) : NULL;
  g_autofree char *value = NULL;
  g_autofree char *planned = NULL;
  MwMoney amount;

  if (contract == NULL)
    return g_strdup (_ ("No contract is named, so its places count for no contract."));
  if (mw_contract_list_get_basis (mw_workspace_get_contracts (self)) == NULL)
    return g_strdup ("");
  if (!value_link (self, match, contract, &amount, &value))
    return g_steal_pointer (&value);
  planned = describe_planned (self, match, contract, amount);
  return g_strdup_printf ("%s\n%s", value, planned);
}
