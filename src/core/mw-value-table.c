/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-value-table.h"

#include <glib/gi18n-lib.h>

/*
 * A set of amounts for what a supplier does for people (domain: bouwblokkentabel). No table holds Rijk-wide,
 * so a category or a contract attaches one, or none; data/reference/value-tables.json holds those found.
 */

static const MwField fields[] = {
  [MW_VALUE_TABLE_CODE] = { "code", MW_FIELD_TEXT, N_ ("Code"), MW_FIELD_REQUIRED | MW_FIELD_CODE },
  [MW_VALUE_TABLE_NAME] = { "name", MW_FIELD_TEXT, N_ ("Name"), MW_FIELD_REQUIRED },
  [MW_VALUE_TABLE_OWNER] = { "owner", MW_FIELD_TEXT, N_ ("Owner") },
  [MW_VALUE_TABLE_VALID_FROM] = { "valid_from", MW_FIELD_DATE, N_ ("Valid from") },
  [MW_VALUE_TABLE_VALID_TO] = { "valid_to", MW_FIELD_DATE, N_ ("Valid to") },
  [MW_VALUE_TABLE_LOOK_BACK_MONTHS] = { "look_back_months", MW_FIELD_INTEGER, N_ ("Counts from months before the contract"), .explanation = N_ ("Who started at most so many months earlier still counts"), .maximum = 120 },
  [MW_VALUE_TABLE_SOURCE] = { "source", MW_FIELD_TEXT, N_ ("Source"), MW_FIELD_REQUIRED },
  [MW_VALUE_TABLE_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

const MwTable mw_value_table_table = {
  .name = "value_table",
  .label = N_ ("Value table"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_VALUE_TABLE_NAME,
  .key_field = MW_VALUE_TABLE_CODE,
};
