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

G_END_DECLS
