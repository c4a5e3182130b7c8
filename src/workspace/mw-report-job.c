/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-job.h"

#include <glib/gi18n-lib.h>

#include "mw-category.h"
#include "mw-contract-query.h"
#include "mw-contract.h"
#include "mw-contribution.h"
#include "mw-date.h"
#include "mw-match.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-report-workbook.h"

/* Gathers what the director workbook shows, from one state of the file, and has it written. */

typedef struct
{
  MwConnection *connection;
  const MwReportJob *job;
  const MwDutyRules *rules;
  MwContractResult *result;
  guint next;
} Gather;

static gboolean
next_contract (gpointer data, MwContractFacts **facts, GError **error)
{
  Gather *gather = data;
  g_autoptr (GPtrArray) loaded = NULL;

  *facts = NULL;
  if (gather->next >= gather->result->ids->len)
    return TRUE;
  loaded = mw_contract_query_load (gather->connection, gather->result->basis, &g_array_index (gather->result->ids, gint64, gather->next), 1, error);
  if (loaded == NULL)
    return FALSE;
  gather->next++;
  *facts = g_ptr_array_steal_index (loaded, 0);
  return TRUE;
}

static char *
describe_scope (Gather *gather)
{
  g_autoptr (MwRecord) category = NULL;

  if (gather->job->category_id == MW_CATEGORY_ALL)
    return g_strdup (_ ("All categories"));
  category = mw_record_store_get (gather->connection, &mw_category_table, gather->job->category_id, NULL);
  return g_strdup (category != NULL ? mw_record_get_title (category) : _ ("Without a category"));
}

#define SELECT_LINKS "SELECT i.title, s.name, n.title, coalesce (o.abbreviation, o.name), g.name, c.number, m.places, m.status, m.status_date, c.category_id " \
                     "FROM \"match\" AS m JOIN initiative AS i ON i.id = m.initiative_id JOIN organisation AS s ON s.id = i.supplier_id "                      \
                     "JOIN nomination AS n ON n.id = m.nomination_id JOIN organisation AS o ON o.id = n.organisation_id "                                      \
                     "JOIN target_group AS g ON g.id = n.target_group_id LEFT JOIN contract AS c ON c.id = coalesce (m.contract_id, i.contract_id) "           \
                     "ORDER BY s.name, i.title, m.id"

static gboolean
is_in_scope (Gather *gather, MwStatement *statement, int column)
{
  return mw_duty_rules_is_in_scope (gather->rules, mw_statement_get_integer (statement, column), gather->job->category_id);
}

static MwReportLink *
read_link (MwStatement *statement)
{
  MwReportLink *link = g_new0 (MwReportLink, 1);

  link->initiative = g_strdup (mw_statement_get_text (statement, 0));
  link->supplier = g_strdup (mw_statement_get_text (statement, 1));
  link->nomination = g_strdup (mw_statement_get_text (statement, 2));
  link->asked_by = g_strdup (mw_statement_get_text (statement, 3));
  link->target_group = g_strdup (mw_statement_get_text (statement, 4));
  link->contract = g_strdup (mw_statement_get_text (statement, 5));
  link->places = mw_statement_get_integer (statement, 6);
  link->status = g_strdup (mw_field_get_choice_label (&mw_match_table.fields[MW_MATCH_STATUS], mw_statement_get_text (statement, 7)));
  link->since_known = mw_date_from_iso (mw_statement_get_text (statement, 8), &link->since);
  return link;
}

static gboolean
gather_links (Gather *gather, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (gather->connection, SELECT_LINKS, error);
  gboolean has_row = TRUE;

  report->links = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_report_link_free);
  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row && is_in_scope (gather, statement, 9))
        g_ptr_array_add (report->links, read_link (statement));
    }
  return statement != NULL;
}

/* What is asked is not bound to a category, so it is the same in every report. */
#define SELECT_GROUPS "SELECT g.name, coalesce (sum (n.wanted_places), 0), sum (n.wanted_places IS NULL), "                                      \
                      "coalesce (sum ((SELECT sum (m.places) FROM \"match\" AS m WHERE m.nomination_id = n.id AND m.status <> 'rejected')), 0) " \
                      "FROM nomination AS n JOIN target_group AS g ON g.id = n.target_group_id WHERE n.status <> 'withdrawn' GROUP BY g.id ORDER BY 2 DESC, g.name"

static gboolean
gather_groups (Gather *gather, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (gather->connection, SELECT_GROUPS, error);
  gboolean has_row = TRUE;

  report->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_report_group_free);
  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          MwReportGroup *group = g_new0 (MwReportGroup, 1);
          group->name = g_strdup (mw_statement_get_text (statement, 0));
          group->wanted = mw_statement_get_integer (statement, 1);
          group->wanted_unknown = (guint) mw_statement_get_integer (statement, 2);
          group->linked = mw_statement_get_integer (statement, 3);
          g_ptr_array_add (report->groups, group);
        }
    }
  return statement != NULL;
}

/* One row of the sheet for all contributions of a supplier to a group that the same party counts. */
static MwReportRealised *
ensure_realised (MwReport *report, GHashTable *rows, const char *supplier, const char *group, const char *counted_by)
{
  char *key = g_strdup_printf ("%s\n%s\n%s", supplier != NULL ? supplier : "", group != NULL ? group : "", counted_by != NULL ? counted_by : "");
  MwReportRealised *realised = g_hash_table_lookup (rows, key);

  if (realised != NULL)
    {
      g_free (key);
      return realised;
    }
  realised = g_new0 (MwReportRealised, 1);
  realised->supplier = g_strdup (supplier);
  realised->target_group = g_strdup (group);
  realised->counted_by = g_strdup (counted_by);
  g_ptr_array_add (report->realised, realised);
  g_hash_table_insert (rows, key, realised);
  return realised;
}

static void
add_people (MwReportRealised *realised, const MwRecord *contribution)
{
  gint64 count;

  realised->contributions++;
  if (mw_record_get_integer (contribution, MW_CONTRIBUTION_PERSONS, &count))
    realised->persons += count;
  else
    realised->persons_unknown++;
  if (mw_record_get_yes_no (contribution, MW_CONTRIBUTION_LASTING) == MW_YES && mw_record_get_integer (contribution, MW_CONTRIBUTION_PERSONS, &count))
    realised->lasting += count;
  if (mw_record_get_integer (contribution, MW_CONTRIBUTION_HOURS_PER_WEEK, &count))
    realised->hours += count;
  else
    realised->hours_unknown++;
}

static gboolean
add_value (Gather *gather, MwReportRealised *realised, const MwRecord *contribution, GError **error)
{
  MwValueInput input;
  MwValue value;

  mw_realisation_value_contribution (mw_duty_basis_get_realisation (gather->result->basis), contribution, &gather->job->today, &input, &value);
  g_ptr_array_unref (input.bonuses);
  if (value.gap == MW_VALUE_GAP_NONE)
    return mw_money_add (realised->value, value.amount, &realised->value, error);
  realised->value_unknown++;
  return TRUE;
}

#define SELECT_CONTRIBUTIONS "SELECT b.id, s.name, g.name, b.counts_for, c.category_id FROM contribution AS b JOIN contract AS c ON c.id = b.contract_id " \
                             "LEFT JOIN organisation AS s ON s.id = c.supplier_id LEFT JOIN target_group AS g ON g.id = b.target_group_id "                \
                             "ORDER BY s.name, g.name, b.counts_for, b.id"

static gboolean
add_contribution (Gather *gather, MwReport *report, GHashTable *rows, MwStatement *statement, GError **error)
{
  const MwField *counts_for = &mw_contribution_table.fields[MW_CONTRIBUTION_COUNTS_FOR];
  const char *code = mw_statement_get_text (statement, 3);
  g_autoptr (MwRecord) contribution = mw_record_store_get (gather->connection, &mw_contribution_table, mw_statement_get_integer (statement, 0), error);
  MwReportRealised *realised;
  guint gaps;

  if (contribution == NULL)
    return FALSE;
  realised = ensure_realised (report, rows, mw_statement_get_text (statement, 1), mw_statement_get_text (statement, 2), code != NULL ? mw_field_get_choice_label (counts_for, code) : NULL);
  gaps = realised->persons_unknown + realised->hours_unknown + realised->value_unknown;
  add_people (realised, contribution);
  if (!add_value (gather, realised, contribution, error))
    return FALSE;
  realised->incomplete += realised->persons_unknown + realised->hours_unknown + realised->value_unknown > gaps ? 1 : 0;
  return TRUE;
}

static gboolean
gather_realised (Gather *gather, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (gather->connection, SELECT_CONTRIBUTIONS, error);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const MwRealisation *realisation = mw_duty_basis_get_realisation (gather->result->basis);
  gboolean has_row = TRUE;

  report->job_minutes = mw_realisation_get_job_minutes (realisation);
  report->protect_below = mw_realisation_get_protect_below (realisation);
  report->realised = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_report_realised_free);
  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row && is_in_scope (gather, statement, 4) && !add_contribution (gather, report, rows, statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static void
read_terms (MwStatement *statement, MwRecord *contract)
{
  static const guint fields[] = { MW_CONTRACT_CATEGORY, MW_CONTRACT_RULE_SET };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      mw_record_clear (contract, fields[i]);
      if (!mw_statement_is_null (statement, (int) i))
        mw_record_set_integer (contract, fields[i], mw_statement_get_integer (statement, (int) i));
    }
  mw_record_set_text (contract, MW_CONTRACT_AWARD_DATE, mw_statement_get_text (statement, 2));
}

/* The rule sets that hold for any contract of the report. */
static gboolean
gather_rule_sets (Gather *gather, MwReport *report, GError **error)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwStatement) statement = mw_connection_prepare (gather->connection, "SELECT DISTINCT category_id, rule_set_id, coalesce (award_date, start_date) FROM contract", error);
  gboolean award_decides;
  gboolean has_row = TRUE;

  report->rule_sets = g_ptr_array_new_with_free_func (g_object_unref);
  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row || !is_in_scope (gather, statement, 0))
        continue;
      read_terms (statement, contract);
      MwRecord *rule_set = mw_duty_rules_find (gather->rules, contract, &award_decides);
      if (rule_set != NULL && !g_ptr_array_find (report->rule_sets, rule_set, NULL))
        g_ptr_array_add (report->rule_sets, g_object_ref (rule_set));
    }
  return statement != NULL;
}

static gboolean
gather_and_write (Gather *gather, GError **error)
{
  MwReport report = { .today = gather->job->today, .notation = mw_notation_of_messages (), .next = next_contract, .next_data = gather };
  gboolean written;

  report.scope = describe_scope (gather);
  report.totals = gather->result->totals;
  written = gather_links (gather, &report, error) && gather_groups (gather, &report, error) && gather_realised (gather, &report, error) && gather_rule_sets (gather, &report, error) && mw_report_workbook_write (&report, gather->job->path, gather->job->cancellable, error);
  g_free (report.scope);
  g_clear_pointer (&report.links, g_ptr_array_unref);
  g_clear_pointer (&report.groups, g_ptr_array_unref);
  g_clear_pointer (&report.realised, g_ptr_array_unref);
  g_clear_pointer (&report.rule_sets, g_ptr_array_unref);
  return written;
}

static gboolean
gather_all (MwConnection *connection, const MwReportJob *job, GError **error)
{
  MwContractQuery query = { .category_id = job->category_id, .today = job->today, .sort = MW_CONTRACT_SORT_SUPPLIER };
  g_autoptr (MwContractResult) result = mw_contract_query_run (connection, NULL, &query, error);
  Gather gather = { connection, job, NULL, result, 0 };

  if (result == NULL)
    return FALSE;
  gather.rules = mw_duty_basis_get_rules (result->basis);
  return gather_and_write (&gather, error);
}

/**
 * mw_report_job_run:
 *
 * Reads all in one transaction, so that the sheets cannot contradict each other.
 *
 * Returns: %FALSE with the reason, what stood at the path untouched
 */
gboolean
mw_report_job_run (MwConnection *connection, const MwReportJob *job, GError **error)
{
  gboolean written;

  if (!mw_connection_begin_reading (connection, error))
    return FALSE;
  written = gather_all (connection, job, error);
  mw_connection_rollback (connection);
  return written;
}
