/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rule-choice.h"

#include <glib/gi18n-lib.h>

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
