/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a later choice of rules, in the order of its form. */
typedef enum
{
  MW_RULE_CHOICE_CATEGORY,
  MW_RULE_CHOICE_RULE_SET,
  MW_RULE_CHOICE_VALID_FROM,
  MW_N_RULE_CHOICE_FIELDS,
} MwRuleChoiceField;

/* What a person chooses for a category, in the order of its form; for a single contract there is no day. */
typedef enum
{
  MW_RULE_PROPOSAL_RULE_SET,
  MW_RULE_PROPOSAL_VALUE_TABLE,
  MW_RULE_PROPOSAL_VALID_FROM,
  MW_N_RULE_PROPOSAL_FIELDS,
} MwRuleProposalField;

extern const MwTable mw_rule_proposal_table;
extern const MwTable mw_rule_override_table;

G_END_DECLS
