/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-nomination.h"

#include <glib/gi18n-lib.h>

#include "mw-education-level.h"

/* The demand side: what a policy directorate or HR asks for. */

static const MwChoice priorities[] = {
  { "high", N_ ("High") },
  { "normal", N_ ("Normal") },
  { "low", N_ ("Low") },
  { NULL },
};

static const MwChoice statuses[] = {
  { "open", N_ ("Open") },
  { "paused", N_ ("Paused") },
  { "fulfilled", N_ ("Fulfilled") },
  { "withdrawn", N_ ("Withdrawn") },
  { NULL },
};

static const MwField fields[] = {
  [MW_NOMINATION_TITLE] = { "title", MW_FIELD_TEXT, N_ ("Request in a few words"), MW_FIELD_REQUIRED, .section = N_ ("Request") },
  [MW_NOMINATION_ORGANISATION] = { "organisation_id", MW_FIELD_REFERENCE, N_ ("Asked by"), MW_FIELD_REQUIRED, .target = &mw_organisation_table },
  [MW_NOMINATION_TARGET_GROUP] = { "target_group_id", MW_FIELD_REFERENCE, N_ ("Target group"), MW_FIELD_REQUIRED, .target = &mw_target_group_table },
  [MW_NOMINATION_WANTED_PLACES] = { "wanted_places", MW_FIELD_INTEGER, N_ ("Wanted places"), .maximum = MW_MAX_PLACES },
  [MW_NOMINATION_PRIORITY] = { "priority", MW_FIELD_CHOICE, N_ ("Priority"), .choices = priorities },
  [MW_NOMINATION_STATUS] = { "status", MW_FIELD_CHOICE, N_ ("Status"), MW_FIELD_REQUIRED, .choices = statuses },
  [MW_NOMINATION_POLICY_GOAL] = { "policy_goal", MW_FIELD_TEXT, N_ ("Policy goal") },
  [MW_NOMINATION_IDEA] = { "idea", MW_FIELD_NOTE, N_ ("Idea") },
  [MW_NOMINATION_LEVEL_MIN] = { "level_min", MW_FIELD_CHOICE, N_ ("Lowest education level"), .choices = mw_education_levels, .section = N_ ("For whom, where and when") },
  [MW_NOMINATION_LEVEL_MAX] = { "level_max", MW_FIELD_CHOICE, N_ ("Highest education level"), .choices = mw_education_levels },
  [MW_NOMINATION_REGIONS] = { "regions", MW_FIELD_CODES, N_ ("Regions"), .link_table = "nomination_region", .link_column = "region" },
  [MW_NOMINATION_START_DATE] = { "start_date", MW_FIELD_DATE, N_ ("From") },
  [MW_NOMINATION_END_DATE] = { "end_date", MW_FIELD_DATE, N_ ("Until") },
  [MW_NOMINATION_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

static gboolean
check_nomination (const MwRecord *record, guint *field, GError **error)
{
  return mw_education_level_check_range (record, MW_NOMINATION_LEVEL_MIN, MW_NOMINATION_LEVEL_MAX, field, error) && mw_record_check_dates (record, MW_NOMINATION_START_DATE, MW_NOMINATION_END_DATE, field, error);
}

const MwTable mw_nomination_table = {
  .name = "nomination",
  .label = N_ ("Request"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_NOMINATION_TITLE,
  .key_field = MW_NOMINATION_TITLE,
  .check = check_nomination,
};
