/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rule-set.h"

#include <glib/gi18n-lib.h>

/*
 * When a contract carries the duty, and how large it is. The sources conflict, so each reading is a rule
 * set of its own with its source; data/reference/rule-sets.json holds them and no code knows their values.
 */

static const MwChoice bases[] = {
  { "contract_value", N_ ("Contract value") },
  { "wage_sum", N_ ("Wage sum") },
  { NULL },
};

static const MwField fields[] = {
  [MW_RULE_SET_CODE] = { "code", MW_FIELD_TEXT, N_ ("Code"), MW_FIELD_REQUIRED | MW_FIELD_CODE },
  [MW_RULE_SET_NAME] = { "name", MW_FIELD_TEXT, N_ ("Name"), MW_FIELD_REQUIRED },
  [MW_RULE_SET_KINDS] = { "kinds", MW_FIELD_CODES, N_ ("Kinds of contract"), .link_table = "rule_set_kind", .link_column = "kind" },
  [MW_RULE_SET_THRESHOLD] = { "threshold_cents", MW_FIELD_MONEY, N_ ("Threshold amount") },
  [MW_RULE_SET_THRESHOLD_INCLUSIVE] = { "threshold_inclusive", MW_FIELD_YES_NO, N_ ("The threshold itself counts") },
  [MW_RULE_SET_THRESHOLD_BASIS] = { "threshold_basis", MW_FIELD_CHOICE, N_ ("Threshold against"), .choices = bases },
  [MW_RULE_SET_MIN_MONTHS] = { "min_months", MW_FIELD_INTEGER, N_ ("Least duration in months") },
  [MW_RULE_SET_ASSUMES_SUITABLE] = { "assumes_suitable", MW_FIELD_YES_NO, N_ ("Counts as suitable until judged otherwise") },
  [MW_RULE_SET_PERCENTAGE] = { "percentage_bp", MW_FIELD_PERCENTAGE, N_ ("Percentage") },
  [MW_RULE_SET_PERCENTAGE_BASIS] = { "percentage_basis", MW_FIELD_CHOICE, N_ ("Percentage of"), .choices = bases },
  [MW_RULE_SET_PLAN_MONTHS] = { "plan_months", MW_FIELD_INTEGER, N_ ("Action plan due, months after award") },
  [MW_RULE_SET_EXISTING_COUNTS] = { "existing_counts", MW_FIELD_YES_NO, N_ ("Existing initiatives count") },
  [MW_RULE_SET_MUST_RELATE] = { "must_relate_to_contract", MW_FIELD_YES_NO, N_ ("Must relate to the contract") },
  [MW_RULE_SET_SOURCE] = { "source", MW_FIELD_TEXT, N_ ("Source"), MW_FIELD_REQUIRED },
  [MW_RULE_SET_VALID_FROM] = { "valid_from", MW_FIELD_DATE, N_ ("Valid from") },
  [MW_RULE_SET_VALID_TO] = { "valid_to", MW_FIELD_DATE, N_ ("Valid to") },
  [MW_RULE_SET_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

const MwTable mw_rule_set_table = {
  .name = "rule_set",
  .label = N_ ("Rule set"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_RULE_SET_NAME,
  .key_field = MW_RULE_SET_CODE,
};
