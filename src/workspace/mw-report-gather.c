/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-gather.h"

#include <glib/gi18n-lib.h>

#include "mw-category.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-match.h"
#include "mw-record-store.h"
#include "mw-reference.h"

/* Gathers what directors are told, from one state of the file: for the workbook, the page and the overview alike. */

/* How far ahead contracts that end are told of. */
#define QUARTERS 8

static GDate
get_last_day (const MwReportJob *job)
{
  return g_date_valid (&job->until) && g_date_compare (&job->until, &job->today) < 0 ? job->until : job->today;
}

/* What ran in the period; without a first day of it, what has not ended on its last. */
static void
set_query (MwReportSource *source, const MwReportJob *job)
{
  MwContractQuery *query = &source->query;

  query->category_id = job->category_id;
  query->today = job->today;
  query->sort = MW_CONTRACT_SORT_SUPPLIER;
  query->hidden_states = MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED);
  query->from = job->from;
  query->until = get_last_day (job);
  if (g_date_valid (&job->from))
    query->hidden_states |= MW_CONTRACT_STATE_BIT (MW_CONTRACT_NOT_BEGUN);
}

gboolean
mw_report_source_open (MwReportSource *source, MwConnection *connection, const MwReportJob *job, GError **error)
{
  source->connection = connection;
  source->job = job;
  set_query (source, job);
  source->index = mw_contract_index_new ();
  source->result = mw_contract_query_run (connection, source->index, &source->query, error);
  if (source->result == NULL)
    return FALSE;
  source->rules = mw_duty_basis_get_rules (source->result->basis);
  return TRUE;
}

void
mw_report_source_clear (MwReportSource *source)
{
  g_clear_pointer (&source->result, mw_contract_result_free);
  g_clear_pointer (&source->index, mw_contract_index_unref);
}

gboolean
mw_report_source_is_in_scope (const MwReportSource *source, gint64 category_id)
{
  return mw_duty_rules_is_in_scope (source->rules, category_id, source->job->category_id);
}

static char *
describe_scope (const MwReportSource *source)
{
  g_autoptr (MwRecord) category = NULL;

  if (source->job->category_id == MW_CATEGORY_ALL)
    return g_strdup (_ ("All categories"));
  category = mw_record_store_get (source->connection, &mw_category_table, source->job->category_id, NULL);
  return g_strdup (category != NULL ? mw_record_get_title (category) : _ ("Without a category"));
}

#define SELECT_LINKS "SELECT i.title, s.name, n.title, coalesce (o.abbreviation, o.name), g.name, c.number, m.places, m.status, m.status_date, c.category_id, g.id, m.id, s.id, c.id " \
                     "FROM \"match\" AS m JOIN initiative AS i ON i.id = m.initiative_id JOIN organisation AS s ON s.id = i.supplier_id "                                              \
                     "JOIN nomination AS n ON n.id = m.nomination_id JOIN organisation AS o ON o.id = n.organisation_id "                                                              \
                     "JOIN target_group AS g ON g.id = n.target_group_id LEFT JOIN contract AS c ON c.id = coalesce (m.contract_id, i.contract_id) "                                   \
                     "ORDER BY s.name, i.title, m.id"

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
  link->status_code = g_strdup (mw_statement_get_text (statement, 7));
  link->status = g_strdup (mw_field_get_choice_label (&mw_match_table.fields[MW_MATCH_STATUS], link->status_code));
  link->target_group_id = mw_statement_get_integer (statement, 10);
  link->id = mw_statement_get_integer (statement, 11);
  link->since_known = mw_date_from_iso (mw_statement_get_text (statement, 8), &link->since);
  return link;
}

/* A link belongs to the category of its contract; without one, as its initiative, to those of its supplier. */
static gboolean
is_link_in_scope (const MwReportSource *source, const MwReport *report, MwStatement *statement)
{
  if (mw_statement_is_null (statement, 13))
    return mw_report_source_is_about (source, report, mw_statement_get_integer (statement, 12));
  return mw_report_source_is_in_scope (source, mw_statement_get_integer (statement, 9));
}

/* To be called once the suppliers are there. */
static gboolean
gather_links (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, SELECT_LINKS, error);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row && is_link_in_scope (source, report, statement))
        mw_report_add_link (report, read_link (statement));
    }
  return statement != NULL;
}

/* What is asked is not bound to a category, so it is the same in every report. */
#define SELECT_GROUPS "SELECT g.id, g.name, coalesce (sum (n.wanted_places), 0), sum (n.wanted_places IS NULL) " \
                      "FROM nomination AS n JOIN target_group AS g ON g.id = n.target_group_id WHERE n.status <> 'withdrawn' GROUP BY g.id ORDER BY g.id"

static gboolean
gather_groups (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, SELECT_GROUPS, error);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      MwReportGroup *group;
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      group = mw_report_ensure_group (report, mw_statement_get_integer (statement, 0), mw_statement_get_text (statement, 1));
      group->wanted = mw_statement_get_integer (statement, 2);
      group->wanted_unknown = (guint) mw_statement_get_integer (statement, 3);
    }
  return statement != NULL;
}

#define SELECT_REGISTERS "SELECT id, in_register FROM target_group"

static gboolean
gather_registers (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, SELECT_REGISTERS, error);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        mw_report_set_register (report, mw_statement_get_integer (statement, 0), mw_target_group_read_register (mw_statement_get_text (statement, 1)));
    }
  return statement != NULL;
}

/* As matching and the best plan count them: a request that got more than it asked for gives nothing to another. */
#define SELECT_OPEN "SELECT coalesce (sum (max (0, n.wanted_places - (SELECT coalesce (sum (m.places), 0) FROM \"match\" AS m WHERE m.nomination_id = n.id AND m.status <> 'rejected'))), 0), " \
                    "coalesce (sum (n.wanted_places IS NULL), 0) FROM nomination AS n WHERE n.status = 'open'"

static gboolean
gather_open_places (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, SELECT_OPEN, error);
  gboolean has_row;

  if (statement == NULL || !mw_statement_step (statement, &has_row, error))
    return FALSE;
  report->places_open = mw_statement_get_integer (statement, 0);
  report->places_open_unknown = (guint) mw_statement_get_integer (statement, 1);
  return TRUE;
}

static MwReportSupplier *
ensure_supplier (MwReport *report, GHashTable *places, gint64 id, const char *name)
{
  MwReportSupplier *supplier = g_hash_table_lookup (places, &id);

  if (supplier != NULL)
    return supplier;
  supplier = g_new0 (MwReportSupplier, 1);
  supplier->id = id;
  supplier->name = g_strdup (name);
  g_ptr_array_add (report->suppliers, supplier);
  g_hash_table_insert (places, &supplier->id, supplier);
  return supplier;
}

/* The rows of the index come in the order of their ids too. */
#define SELECT_ENDS "SELECT c.id, c.supplier_id, s.name, c.end_date, c.category_id FROM contract AS c LEFT JOIN organisation AS s ON s.id = c.supplier_id ORDER BY c.id"

static gboolean
add_contract (const MwReportSource *source, MwReport *report, GHashTable *places, MwStatement *statement, guint row, GError **error)
{
  const MwContractFigures *figures = mw_contract_index_get_figures (source->index, row);
  MwReportSupplier *supplier;
  MwContractState state;
  GDate end;

  if (!mw_report_source_is_in_scope (source, mw_statement_get_integer (statement, 4)) || !mw_contract_query_takes_state (&source->query, figures, &state))
    return TRUE;
  supplier = ensure_supplier (report, places, mw_statement_get_integer (statement, 1), mw_statement_get_text (statement, 2));
  if (!mw_contract_totals_add (&supplier->totals, figures, error))
    return FALSE;
  return !mw_date_from_iso (mw_statement_get_text (statement, 3), &end) || mw_report_add_end (report, &end, figures, error);
}

static gboolean
gather_contracts (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, SELECT_ENDS, error);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_rows = mw_contract_index_get_n_rows (source->index);
  gboolean has_row = TRUE;

  for (guint row = 0; statement != NULL && row < n_rows && has_row;)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      /* A contract that is in no index yet is in no other sheet either. */
      if (!has_row || mw_contract_index_get_id (source->index, row) != mw_statement_get_integer (statement, 0))
        continue;
      if (!add_contract (source, report, places, statement, row++, error))
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

static void
add_once (GPtrArray *records, MwRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (mw_record_get_id (g_ptr_array_index (records, i)) == mw_record_get_id (record))
        return;
    }
  g_ptr_array_add (records, g_object_ref (record));
}

static gboolean
add_value_table (const MwReportSource *source, MwReport *report, MwStatement *statement, GError **error)
{
  gint64 id = mw_duty_rules_find_value_table (source->rules, 0, mw_statement_get_integer (statement, 0), mw_statement_get_integer (statement, 3));
  g_autoptr (MwRecord) table = id != 0 ? mw_record_store_get (source->connection, &mw_value_table_table, id, error) : NULL;

  if (table != NULL)
    add_once (report->value_tables, table);
  return id == 0 || table != NULL;
}

/* Sorted only when few are left. */
#define SELECT_TERMS "SELECT * FROM (SELECT DISTINCT category_id, rule_set_id, coalesce (award_date, start_date), value_table_id FROM contract) ORDER BY 1, 2, 3, 4"

/* The rule sets and value tables that hold for any contract of the report. */
static gboolean
gather_rules (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, SELECT_TERMS, error);
  gboolean award_decides;
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      MwRecord *rule_set;
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row || !mw_report_source_is_in_scope (source, mw_statement_get_integer (statement, 0)))
        continue;
      read_terms (statement, contract);
      rule_set = mw_duty_rules_find (source->rules, contract, &award_decides);
      if (rule_set != NULL)
        add_once (report->rule_sets, rule_set);
      if (!add_value_table (source, report, statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static void
set_terms (const MwReportSource *source, MwReport *report)
{
  const MwRealisation *realisation = mw_duty_basis_get_realisation (source->result->basis);

  report->parts = source->job->parts;
  report->today = source->job->today;
  report->from = source->job->from;
  report->until = get_last_day (source->job);
  report->notation = mw_notation_of_messages ();
  report->totals = source->result->totals;
  report->job_minutes = mw_realisation_get_job_minutes (realisation);
  report->fte_minutes = mw_realisation_get_fte_minutes (realisation);
  report->below = mw_realisation_get_protect_below (realisation);
}

/* Fills in all of @report but what was reported earlier. */
gboolean
mw_report_gather (const MwReportSource *source, MwReport *report, GError **error)
{
  set_terms (source, report);
  report->scope = describe_scope (source);
  mw_report_add_quarters (report, QUARTERS);
  if (!gather_registers (source, report, error) || !gather_groups (source, report, error) || !gather_open_places (source, report, error) || !gather_contracts (source, report, error) || !gather_links (source, report, error) || !mw_report_gather_contributions (source, report, error) || !mw_report_gather_talks (source, report, error) || !gather_rules (source, report, error))
    return FALSE;
  mw_report_complete (report);
  return TRUE;
}
