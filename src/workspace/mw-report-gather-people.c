/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-gather.h"

#include <glib/gi18n-lib.h>

#include "mw-agreement.h"
#include "mw-contribution.h"
#include "mw-conversation.h"
#include "mw-date.h"
#include "mw-record-store.h"

/* What was done for people, and what was talked about, in the period of a report. */

static gboolean
is_in_period (const MwReport *report, const MwRecord *contribution)
{
  GDate date;

  if (mw_record_get_date (contribution, MW_CONTRIBUTION_START_DATE, &date) && g_date_compare (&date, &report->until) > 0)
    return FALSE;
  return !g_date_valid (&report->from) || !mw_record_get_date (contribution, MW_CONTRIBUTION_END_DATE, &date) || g_date_compare (&date, &report->from) >= 0;
}

/* Returns: whether it is known what the contribution was worth up to a day */
static gboolean
find_value (const MwReportSource *source, const MwRecord *contribution, const GDate *day, MwMoney *amount)
{
  MwValueInput input;
  MwValue value;

  mw_realisation_value_contribution (mw_duty_basis_get_realisation (source->result->basis), contribution, day, &input, &value);
  g_ptr_array_unref (input.bonuses);
  *amount = value.amount;
  return value.gap == MW_VALUE_GAP_NONE;
}

/* What it was worth up to the last day of the period, less what it was up to the day before the first. */
static gboolean
add_value (const MwReportSource *source, const MwReport *report, MwReportRealised *realised, const MwRecord *contribution, GError **error)
{
  MwMoney until;
  MwMoney before = { 0 };
  GDate start;

  if (!find_value (source, contribution, &report->until, &until))
    return mw_sum_add (&realised->value, (MwMoney){ 0 }, FALSE, error);
  if (g_date_valid (&report->from) && mw_record_get_date (contribution, MW_CONTRIBUTION_START_DATE, &start) && g_date_compare (&start, &report->from) < 0)
    {
      GDate eve = report->from;
      g_date_subtract_days (&eve, 1);
      if (!find_value (source, contribution, &eve, &before))
        before.cents = 0;
    }
  return mw_sum_add (&realised->value, (MwMoney){ until.cents - before.cents }, TRUE, error);
}

#define SELECT_CONTRIBUTIONS "SELECT b.id, s.name, g.id, g.name, b.counts_for, c.category_id FROM contribution AS b JOIN contract AS c ON c.id = b.contract_id " \
                             "LEFT JOIN organisation AS s ON s.id = c.supplier_id LEFT JOIN target_group AS g ON g.id = b.target_group_id "                      \
                             "ORDER BY s.name, g.name, b.counts_for, b.id"

static gboolean
add_contribution (const MwReportSource *source, MwReport *report, MwStatement *statement, GError **error)
{
  const char *code = mw_statement_get_text (statement, 4);
  const char *counted_by = code != NULL ? mw_field_get_choice_label (&mw_contribution_table.fields[MW_CONTRIBUTION_COUNTS_FOR], code) : NULL;
  g_autoptr (MwRecord) contribution = mw_record_store_get (source->connection, &mw_contribution_table, mw_statement_get_integer (statement, 0), error);
  MwReportRealised *realised;
  guint gaps;

  if (contribution == NULL)
    return FALSE;
  if (!is_in_period (report, contribution))
    return TRUE;
  realised = mw_report_ensure_realised (report, mw_statement_get_text (statement, 1), mw_statement_get_integer (statement, 2), mw_statement_get_text (statement, 3), counted_by);
  gaps = realised->people.persons_unknown + realised->people.hours_unknown + realised->value.unknown;
  mw_people_add_contribution (&realised->people, contribution);
  if (!add_value (source, report, realised, contribution, error))
    return FALSE;
  realised->incomplete += realised->people.persons_unknown + realised->people.hours_unknown + realised->value.unknown > gaps ? 1 : 0;
  return TRUE;
}

gboolean
mw_report_gather_contributions (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, SELECT_CONTRIBUTIONS, error);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row && mw_report_source_is_in_scope (source, mw_statement_get_integer (statement, 5)) && !add_contribution (source, report, statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static MwReportSupplier *
find_supplier (const MwReport *report, gint64 id)
{
  for (guint i = 0; i < report->suppliers->len; i++)
    {
      MwReportSupplier *supplier = g_ptr_array_index (report->suppliers, i);
      if (supplier->id == id)
        return supplier;
    }
  return NULL;
}

/* Those of a category are those with its suppliers; a supplier without contracts belongs to all categories. */
gboolean
mw_report_source_is_about (const MwReportSource *source, const MwReport *report, gint64 supplier_id)
{
  return source->job->category_id == MW_CATEGORY_ALL || find_supplier (report, supplier_id) != NULL;
}

static char *
dup_supplier_name (const MwReportSource *source, const MwReport *report, gint64 id)
{
  const MwReportSupplier *supplier = find_supplier (report, id);
  g_autoptr (MwRecord) organisation = NULL;

  if (supplier != NULL)
    return g_strdup (supplier->name);
  organisation = mw_record_store_get (source->connection, &mw_organisation_table, id, NULL);
  return g_strdup (organisation != NULL ? mw_record_get_title (organisation) : NULL);
}

static void
note_talk (MwReport *report, const MwRecord *record, const GDate *date)
{
  MwReportSupplier *supplier = find_supplier (report, mw_record_get_reference (record, MW_CONVERSATION_SUPPLIER));
  gboolean held = g_strcmp0 (mw_record_get_text (record, MW_CONVERSATION_STATUS), "held") == 0;
  gboolean planned = g_strcmp0 (mw_record_get_text (record, MW_CONVERSATION_STATUS), "planned") == 0;

  if (held && g_date_compare (date, &report->until) <= 0 && (!g_date_valid (&report->from) || g_date_compare (date, &report->from) >= 0))
    report->talks_held++;
  if (supplier == NULL)
    return;
  if (held && (!supplier->last_known || g_date_compare (date, &supplier->last_talk) > 0))
    {
      supplier->last_known = TRUE;
      supplier->last_talk = *date;
    }
  if (planned && g_date_compare (date, &report->today) >= 0 && (!supplier->next_known || g_date_compare (date, &supplier->next_talk) < 0))
    {
      supplier->next_known = TRUE;
      supplier->next_talk = *date;
    }
}

static char *
format_or_null (const MwRecord *record, guint field, MwNotation notation)
{
  return mw_record_is_known (record, field) ? mw_record_format_field (record, field, notation) : NULL;
}

static void
add_talk (const MwReportSource *source, MwReport *report, const MwRecord *record)
{
  gint64 supplier_id = mw_record_get_reference (record, MW_CONVERSATION_SUPPLIER);
  MwReportTalk *talk;
  GDate date;
  gboolean dated = mw_record_get_date (record, MW_CONVERSATION_DATE, &date);
  gboolean planned = g_strcmp0 (mw_record_get_text (record, MW_CONVERSATION_STATUS), "planned") == 0;

  if (!mw_report_source_is_about (source, report, supplier_id))
    return;
  if (dated)
    note_talk (report, record, &date);
  if (dated && !planned && g_date_valid (&report->from) && g_date_compare (&date, &report->from) < 0)
    return;
  talk = g_new0 (MwReportTalk, 1);
  talk->supplier = dup_supplier_name (source, report, supplier_id);
  talk->what = g_strdup (mw_record_get_title (record));
  talk->phase = format_or_null (record, MW_CONVERSATION_PHASE, report->notation);
  talk->status = format_or_null (record, MW_CONVERSATION_STATUS, report->notation);
  talk->who = format_or_null (record, MW_CONVERSATION_ROLES, report->notation);
  talk->dated = dated;
  if (dated)
    talk->date = date;
  talk->late = planned && dated && g_date_compare (&date, &report->today) < 0;
  g_ptr_array_add (report->talks, talk);
}

static void
note_agreement (MwReport *report, gint64 supplier_id, gboolean done, gboolean late)
{
  MwReportSupplier *supplier = find_supplier (report, supplier_id);

  report->agreements_overdue += late ? 1 : 0;
  if (supplier == NULL)
    return;
  supplier->agreements_open += done ? 0 : 1;
  supplier->agreements_overdue += late ? 1 : 0;
}

static void
add_agreement (const MwReportSource *source, MwReport *report, const MwRecord *record)
{
  gint64 supplier_id = mw_record_get_reference (record, MW_AGREEMENT_SUPPLIER);
  MwReportTalk *talk;
  GDate due;
  GDate done;
  gboolean dated = mw_record_get_date (record, MW_AGREEMENT_DUE_DATE, &due);
  gboolean is_done = mw_record_get_date (record, MW_AGREEMENT_DONE_DATE, &done);
  gboolean late = !is_done && dated && g_date_compare (&due, &report->today) < 0;

  if (!mw_report_source_is_about (source, report, supplier_id))
    return;
  note_agreement (report, supplier_id, is_done, late);
  if (is_done && g_date_valid (&report->from) && g_date_compare (&done, &report->from) < 0)
    return;
  talk = g_new0 (MwReportTalk, 1);
  talk->is_agreement = TRUE;
  talk->supplier = dup_supplier_name (source, report, supplier_id);
  talk->what = g_strdup (mw_record_get_title (record));
  talk->status = g_strdup (mw_record_is_known (record, MW_AGREEMENT_DONE_DATE) ? _ ("Done") : _ ("Still open"));
  talk->who = format_or_null (record, MW_AGREEMENT_OWNER, report->notation);
  talk->dated = dated;
  if (dated)
    talk->date = due;
  talk->done_known = is_done;
  if (is_done)
    talk->done = done;
  talk->late = late;
  g_ptr_array_add (report->talks, talk);
}

/* What has no date comes last. */
static int
compare_talks (gconstpointer a, gconstpointer b)
{
  const MwReportTalk *first = *(const MwReportTalk *const *) a;
  const MwReportTalk *second = *(const MwReportTalk *const *) b;
  int order;

  if (first->dated != second->dated)
    return first->dated ? -1 : 1;
  order = first->dated ? g_date_compare (&first->date, &second->date) : 0;
  return order != 0 ? order : g_strcmp0 (first->what, second->what);
}

/* To be called once the suppliers are there. */
gboolean
mw_report_gather_talks (const MwReportSource *source, MwReport *report, GError **error)
{
  g_autoptr (GPtrArray) talks = mw_record_store_list (source->connection, &mw_conversation_table, NULL, 0, error);
  g_autoptr (GPtrArray) agreements = talks != NULL ? mw_record_store_list (source->connection, &mw_agreement_table, NULL, 0, error) : NULL;

  if (agreements == NULL)
    return FALSE;
  for (guint i = 0; i < talks->len; i++)
    add_talk (source, report, g_ptr_array_index (talks, i));
  for (guint i = 0; i < agreements->len; i++)
    add_agreement (source, report, g_ptr_array_index (agreements, i));
  g_ptr_array_sort (report->talks, compare_talks);
  return TRUE;
}
