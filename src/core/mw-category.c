/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-category.h"

#include <glib/gi18n-lib.h>

/*
 * Purchasing categories form a tree that the user may edit; data/reference/categories.json seeds it. Which rules hold
 * for one is chosen by itself, after a look at what that changes.
 */

static const MwField fields[] = {
  [MW_CATEGORY_CODE] = { "code", MW_FIELD_TEXT, N_ ("Code"), MW_FIELD_CODE },
  [MW_CATEGORY_NAME] = { "name", MW_FIELD_TEXT, N_ ("Name"), MW_FIELD_REQUIRED },
  [MW_CATEGORY_PARENT] = { "parent_id", MW_FIELD_REFERENCE, N_ ("Part of"), .target = &mw_category_table },
  [MW_CATEGORY_MINISTRY] = { "ministry", MW_FIELD_TEXT, N_ ("Ministry") },
  [MW_CATEGORY_RULE_SET] = { "rule_set_id", MW_FIELD_REFERENCE, N_ ("Rule set"), MW_FIELD_CHOSEN, .target = &mw_rule_set_table, .empty = N_ ("As the category above says") },
  [MW_CATEGORY_VALUE_TABLE] = { "value_table_id", MW_FIELD_REFERENCE, N_ ("Value table"), MW_FIELD_CHOSEN, .target = &mw_value_table_table, .empty = N_ ("As the category above says") },
  [MW_CATEGORY_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

const MwTable mw_category_table = {
  .name = "category",
  .label = N_ ("Category"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_CATEGORY_NAME,
  .key_field = MW_CATEGORY_CODE,
};
