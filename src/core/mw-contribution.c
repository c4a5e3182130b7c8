/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contribution.h"

#include <glib/gi18n-lib.h>

#include "mw-initiative.h"

/*
 * What a supplier has really done under a contract (domain: realisatie). Counts only: how many people of which
 * group, never who.
 */

static const MwField fields[] = {
  [MW_CONTRIBUTION_CONTRACT] = { "contract_id", MW_FIELD_REFERENCE, N_ ("Contract"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_contract_table },
  [MW_CONTRIBUTION_DESCRIPTION] = { "description", MW_FIELD_TEXT, N_ ("What was done"), MW_FIELD_REQUIRED, .section = N_ ("Realised"), .explanation = N_ ("Without names: only numbers of people are kept") },
  [MW_CONTRIBUTION_TARGET_GROUP] = { "target_group_id", MW_FIELD_REFERENCE, N_ ("Target group"), .target = &mw_target_group_table },
  [MW_CONTRIBUTION_MATCH] = { "match_id", MW_FIELD_REFERENCE, N_ ("From the link"), MW_FIELD_LOOSE, .target = &mw_match_table, .empty = N_ ("Not from a link") },
  [MW_CONTRIBUTION_START_DATE] = { "start_date", MW_FIELD_DATE, N_ ("From") },
  [MW_CONTRIBUTION_END_DATE] = { "end_date", MW_FIELD_DATE, N_ ("Until"), .explanation = N_ ("Empty while it goes on: it then counts up to today"), .empty = N_ ("Still going on") },
  [MW_CONTRIBUTION_PERSONS] = { "persons", MW_FIELD_INTEGER, N_ ("Persons"), .maximum = MW_MAX_PLACES, .section = N_ ("How many") },
  [MW_CONTRIBUTION_HOURS_PER_WEEK] = { "hours_per_week", MW_FIELD_INTEGER, N_ ("Hours a week, all together"), .maximum = 60 * MW_MAX_PLACES },
  [MW_CONTRIBUTION_LASTING] = { "lasting", MW_FIELD_YES_NO, N_ ("Lasting work") },
  [MW_CONTRIBUTION_COUNTS_FOR] = { "counts_for", MW_FIELD_CHOICE, N_ ("Job is counted by"), .choices = mw_counted_by },
  [MW_CONTRIBUTION_VALUE_ROW] = { "value_row_id", MW_FIELD_REFERENCE, N_ ("Valued as"), .target = &mw_value_row_table, .section = N_ ("Value"), .explanation = N_ ("A row of the value table of the contract"), .empty = N_ ("Not by a table") },
  [MW_CONTRIBUTION_BONUSES] = { "bonuses", MW_FIELD_CODES, N_ ("Bonuses"), .link_table = "contribution_bonus", .link_column = "value_row", .empty = N_ ("None") },
  [MW_CONTRIBUTION_QUANTITY] = { "quantity", MW_FIELD_INTEGER, N_ ("Number of hours or days"), .explanation = N_ ("For what is valued per hour or day") },
  [MW_CONTRIBUTION_INVOICE] = { "invoice_cents", MW_FIELD_MONEY, N_ ("Invoice or cost"), .explanation = N_ ("For what is valued by the invoice, excluding VAT") },
  [MW_CONTRIBUTION_OWN_AMOUNT] = { "own_cents", MW_FIELD_MONEY, N_ ("Own amount"), .explanation = N_ ("Agreed otherwise; overrules the table"), .empty = N_ ("By the table") },
  [MW_CONTRIBUTION_SEEN_DATE] = { "seen_date", MW_FIELD_DATE, N_ ("Seen on"), .section = N_ ("How we know") },
  [MW_CONTRIBUTION_SEEN_BY] = { "seen_by", MW_FIELD_TEXT, N_ ("Seen by (role)") },
  [MW_CONTRIBUTION_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

static gboolean
check_contribution (const MwRecord *record, guint *field, GError **error)
{
  return mw_record_check_dates (record, MW_CONTRIBUTION_START_DATE, MW_CONTRIBUTION_END_DATE, field, error);
}

const MwTable mw_contribution_table = {
  .name = "contribution",
  .label = N_ ("Contribution"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_CONTRIBUTION_DESCRIPTION,
  .key_field = MW_CONTRIBUTION_DESCRIPTION,
  .check = check_contribution,
};

/**
 * mw_contribution_count_jobs:
 * @hours_per_week: of all together
 * @job_minutes: of one job, above zero
 *
 * Returns: how many jobs of that size the hours are, in tenths, rounded half up
 */
gint64
mw_contribution_count_jobs (gint64 hours_per_week, gint64 job_minutes)
{
  return (hours_per_week * 600 + job_minutes / 2) / job_minutes;
}

/**
 * mw_contribution_format_jobs:
 *
 * Returns: (transfer full): such as "4 jobs of 25.5 hours"
 */
char *
mw_contribution_format_jobs (gint64 hours_per_week, gint64 job_minutes, MwNotation notation)
{
  gint64 tenths = mw_contribution_count_jobs (hours_per_week, job_minutes);
  g_autofree char *jobs = mw_tenths_format (tenths, notation);
  g_autofree char *hours = mw_tenths_format ((job_minutes + 3) / 6, notation);

  /* Translators: how many jobs, and the hours a week of one, both perhaps with a decimal. */
  return g_strdup_printf (ngettext ("%s job of %s hours", "%s jobs of %s hours", tenths == 10 ? 1 : 2), jobs, hours);
}
