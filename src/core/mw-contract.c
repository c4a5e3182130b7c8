/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract.h"

#include <glib/gi18n-lib.h>

/* A contract with a supplier. Amounts exclude VAT; a term includes its last day. */

static const MwChoice kinds[] = {
  { "services", N_ ("Services") },
  { "works", N_ ("Works") },
  { "supplies", N_ ("Supplies") },
  { NULL },
};

/* domain: uitvoeringsvariant. "none" is a decision, with a reason; it is not the same as unknown. */
static const MwChoice variants[] = {
  { "mvm", N_ ("Maatwerk voor Mensen (SROI 2.0)") },
  { "sroi_1", N_ ("Classic (SROI 1.0)") },
  { "none", N_ ("No social return") },
  { NULL },
};

static const MwField fields[] = {
  [MW_CONTRACT_TITLE] = { "title", MW_FIELD_TEXT, N_ ("Title"), MW_FIELD_REQUIRED, .section = N_ ("Contract") },
  [MW_CONTRACT_NUMBER] = { "number", MW_FIELD_TEXT, N_ ("Number"), MW_FIELD_CODE },
  [MW_CONTRACT_SUPPLIER] = { "supplier_id", MW_FIELD_REFERENCE, N_ ("Supplier"), .target = &mw_organisation_table },
  [MW_CONTRACT_CLIENT] = { "client_id", MW_FIELD_REFERENCE, N_ ("Client"), .target = &mw_organisation_table },
  [MW_CONTRACT_CATEGORY] = { "category_id", MW_FIELD_REFERENCE, N_ ("Category"), .target = &mw_category_table },
  [MW_CONTRACT_KIND] = { "kind", MW_FIELD_CHOICE, N_ ("Kind"), .choices = kinds },
  [MW_CONTRACT_START_DATE] = { "start_date", MW_FIELD_DATE, N_ ("Start date"), .section = N_ ("Term") },
  [MW_CONTRACT_END_DATE] = { "end_date", MW_FIELD_DATE, N_ ("End date"), .explanation = N_ ("The last day of the contract as it runs now") },
  [MW_CONTRACT_MAX_END_DATE] = { "max_end_date", MW_FIELD_DATE, N_ ("Latest end date"), .explanation = N_ ("If every extension is taken") },
  [MW_CONTRACT_NOTICE_DATE] = { "notice_date", MW_FIELD_DATE, N_ ("Notice date"), .explanation = N_ ("The last day to give notice") },
  [MW_CONTRACT_RENEWS_AUTOMATICALLY] = { "renews_automatically", MW_FIELD_YES_NO, N_ ("Renews by itself") },
  [MW_CONTRACT_CALLOFFS_UNTIL] = { "calloffs_until", MW_FIELD_DATE, N_ ("Call-offs run until"), .explanation = N_ ("Call-off contracts may outlive the framework agreement") },
  [MW_CONTRACT_EXTENSION_NOTE] = { "extension_note", MW_FIELD_TEXT, N_ ("Extension, as the register says") },
  [MW_CONTRACT_AWARD_DATE] = { "award_date", MW_FIELD_DATE, N_ ("Award date") },
  [MW_CONTRACT_VALUE] = { "value_cents", MW_FIELD_MONEY, N_ ("Contract value"), .section = N_ ("Amounts, excluding VAT") },
  [MW_CONTRACT_WAGE_SUM] = { "wage_sum_cents", MW_FIELD_MONEY, N_ ("Wage sum"), .explanation = N_ ("The part of the value that is wages") },
  [MW_CONTRACT_RULE_SET] = { "rule_set_id", MW_FIELD_REFERENCE, N_ ("Rule set"), MW_FIELD_CHOSEN, .target = &mw_rule_set_table, .section = N_ ("Social return"), .empty = N_ ("As the category says") },
  [MW_CONTRACT_VALUE_TABLE] = { "value_table_id", MW_FIELD_REFERENCE, N_ ("Value table"), MW_FIELD_CHOSEN, .target = &mw_value_table_table, .empty = N_ ("As the category says") },
  [MW_CONTRACT_VARIANT] = { "variant", MW_FIELD_CHOICE, N_ ("Variant"), .choices = variants },
  [MW_CONTRACT_VARIANT_REASON] = { "variant_reason", MW_FIELD_TEXT, N_ ("Why this variant") },
  [MW_CONTRACT_SUITABLE] = { "suitable", MW_FIELD_YES_NO, N_ ("Suitable for social return") },
  [MW_CONTRACT_SUITABLE_REASON] = { "suitable_reason", MW_FIELD_TEXT, N_ ("Why (not) suitable") },
  [MW_CONTRACT_PERCENTAGE] = { "percentage_bp", MW_FIELD_PERCENTAGE, N_ ("Percentage") },
  [MW_CONTRACT_AGREED] = { "agreed_cents", MW_FIELD_MONEY, N_ ("Agreed amount"), .explanation = N_ ("Overrules the percentage") },
  [MW_CONTRACT_PLAN_DUE_DATE] = { "plan_due_date", MW_FIELD_DATE, N_ ("Action plan due"), .explanation = N_ ("Empty counts from the award date, as the rule set says") },
  [MW_CONTRACT_PLAN_RECEIVED_DATE] = { "plan_received_date", MW_FIELD_DATE, N_ ("Action plan received") },
  [MW_CONTRACT_REPORT_EVERY_MONTHS] = { "report_every_months", MW_FIELD_INTEGER, N_ ("Report every … months") },
  [MW_CONTRACT_CONTRACT_MANAGER] = { "contract_manager", MW_FIELD_TEXT, N_ ("Contract manager"), .section = N_ ("Who and where from") },
  [MW_CONTRACT_OWNER_ROLE] = { "owner_role", MW_FIELD_TEXT, N_ ("Owner of the duty (role)") },
  [MW_CONTRACT_SOURCE_REF] = { "source_ref", MW_FIELD_TEXT, N_ ("Source") },
  [MW_CONTRACT_SOURCE_COLUMNS] = { "source_columns", MW_FIELD_NOTE, N_ ("Other columns of the source"), MW_FIELD_HIDDEN },
  [MW_CONTRACT_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

static gboolean
check_contract (const MwRecord *record, guint *field, GError **error)
{
  return mw_record_check_dates (record, MW_CONTRACT_START_DATE, MW_CONTRACT_END_DATE, field, error) && mw_record_check_dates (record, MW_CONTRACT_START_DATE, MW_CONTRACT_MAX_END_DATE, field, error);
}

const MwTable mw_contract_table = {
  .name = "contract",
  .label = N_ ("Contract"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_CONTRACT_TITLE,
  .key_field = MW_CONTRACT_NUMBER,
  .check = check_contract,
};
