/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rule-choice.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"

/*
 * From a day on, other rules hold for a category. A contract keeps those it was awarded under (source of that
 * principle: SROI 1.0 holds until the category has chosen the new way, pianoo.nl, social return bij het Rijk).
 */

static const MwField fields[] = {
  [MW_RULE_CHOICE_CATEGORY] = { "category_id", MW_FIELD_REFERENCE, N_ ("Category"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_category_table },
  [MW_RULE_CHOICE_RULE_SET] = { "rule_set_id", MW_FIELD_REFERENCE, N_ ("Rule set"), MW_FIELD_REQUIRED, .target = &mw_rule_set_table },
  [MW_RULE_CHOICE_VALID_FROM] = { "valid_from", MW_FIELD_DATE, N_ ("For contracts awarded from"), MW_FIELD_REQUIRED },
};

const MwTable mw_rule_choice_table = {
  .name = "rule_choice",
  .label = N_ ("Choice of rules"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_RULE_CHOICE_VALID_FROM,
  .key_field = MW_RULE_CHOICE_CATEGORY,
};

static const MwField proposal_fields[] = {
  [MW_RULE_PROPOSAL_RULE_SET] = { "rule_set_id", MW_FIELD_REFERENCE, N_ ("Rule set"), .target = &mw_rule_set_table, .explanation = N_ ("Decides which contracts carry the duty"), .empty = N_ ("As the category above says") },
  [MW_RULE_PROPOSAL_VALID_FROM] = { "valid_from", MW_FIELD_DATE, N_ ("For contracts awarded from"), .explanation = N_ ("Earlier contracts keep the rules they started with. Empty: for all of them"), .empty = N_ ("All contracts") },
  [MW_RULE_PROPOSAL_VALUE_TABLE] = { "value_table_id", MW_FIELD_REFERENCE, N_ ("Value table"), .target = &mw_value_table_table, .explanation = N_ ("What contributions are worth"), .empty = N_ ("As the category above says") },
};

static const MwField override_fields[] = {
  [MW_RULE_PROPOSAL_RULE_SET] = { "rule_set_id", MW_FIELD_REFERENCE, N_ ("Rule set"), .target = &mw_rule_set_table, .explanation = N_ ("Decides whether the contract carries the duty"), .empty = N_ ("As the category says") },
  [MW_RULE_PROPOSAL_VALUE_TABLE] = { "value_table_id", MW_FIELD_REFERENCE, N_ ("Value table"), .target = &mw_value_table_table, .explanation = N_ ("What contributions are worth"), .empty = N_ ("As the category says") },
};

/* A day can only be given to a rule set. */
static gboolean
check_proposal (const MwRecord *record, guint *field, GError **error)
{
  if (mw_record_is_known (record, MW_RULE_PROPOSAL_RULE_SET) || !mw_record_is_known (record, MW_RULE_PROPOSAL_VALID_FROM))
    return TRUE;
  *field = MW_RULE_PROPOSAL_RULE_SET;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("Choose the rule set that holds from that day, or empty the day."));
  return FALSE;
}

/* Not in the file: what a form asks, before it becomes part of a category or a choice of rules. */
const MwTable mw_rule_proposal_table = {
  .name = "rule_proposal",
  .label = N_ ("Choice of rules"),
  .fields = proposal_fields,
  .n_fields = G_N_ELEMENTS (proposal_fields),
  .title_field = MW_RULE_PROPOSAL_RULE_SET,
  .key_field = MW_RULE_PROPOSAL_RULE_SET,
  .check = check_proposal,
};

/* The same for a single contract. */
const MwTable mw_rule_override_table = {
  .name = "rule_override",
  .label = N_ ("Choice of rules"),
  .fields = override_fields,
  .n_fields = G_N_ELEMENTS (override_fields),
  .title_field = MW_RULE_PROPOSAL_RULE_SET,
  .key_field = MW_RULE_PROPOSAL_RULE_SET,
};
