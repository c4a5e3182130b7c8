/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-value-row.h"

#include <glib/gi18n-lib.h>

#include "mw-organisation.h"

/* One line of a value table: what counts for how much, per what. What the source does not say is unknown. */

static const MwChoice kinds[] = {
  { "block", N_ ("Building block") },
  { "bonus", N_ ("Bonus") },
  { "pso_discount", N_ ("Own PSO certificate: less duty") },
  { NULL },
};

static const MwChoice units[] = {
  { "year", N_ ("Year") },
  { "month", N_ ("Month") },
  { "hour", N_ ("Hour") },
  { "day", N_ ("Day") },
  { "once", N_ ("Once per person") },
  { "invoice", N_ ("Part of the invoice") },
  { NULL },
};

static const MwField fields[] = {
  [MW_VALUE_ROW_TABLE] = { "value_table_id", MW_FIELD_REFERENCE, N_ ("Value table"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_value_table_table },
  [MW_VALUE_ROW_CODE] = { "code", MW_FIELD_TEXT, N_ ("Code"), MW_FIELD_REQUIRED | MW_FIELD_CODE },
  [MW_VALUE_ROW_NAME] = { "name", MW_FIELD_TEXT, N_ ("Name"), MW_FIELD_REQUIRED },
  [MW_VALUE_ROW_KIND] = { "kind", MW_FIELD_CHOICE, N_ ("Kind"), MW_FIELD_REQUIRED, .choices = kinds },
  [MW_VALUE_ROW_GROUPS] = { "target_groups", MW_FIELD_CODES, N_ ("Target groups"), .link_table = "value_row_target_group", .link_column = "target_group" },
  [MW_VALUE_ROW_CONDITION] = { "condition", MW_FIELD_TEXT, N_ ("Condition") },
  [MW_VALUE_ROW_AMOUNT] = { "amount_cents", MW_FIELD_MONEY, N_ ("Amount"), .section = N_ ("How much") },
  [MW_VALUE_ROW_UNIT] = { "unit", MW_FIELD_CHOICE, N_ ("Per"), .choices = units },
  [MW_VALUE_ROW_SHARE] = { "share_bp", MW_FIELD_PERCENTAGE, N_ ("Share"), .explanation = N_ ("Of the invoice, or of the duty for a certificate") },
  [MW_VALUE_ROW_FULL_TIME_HOURS] = { "full_time_hours", MW_FIELD_INTEGER, N_ ("Hours of a full week"), .maximum = 60 },
  [MW_VALUE_ROW_PRO_RATA] = { "pro_rata", MW_FIELD_YES_NO, N_ ("By size and duration"), .explanation = N_ ("Half the hours or half a year counts for half") },
  [MW_VALUE_ROW_MIN_HOURS] = { "min_hours", MW_FIELD_INTEGER, N_ ("Least hours a week"), .maximum = 60 },
  [MW_VALUE_ROW_COUNTS_MONTHS] = { "counts_months", MW_FIELD_INTEGER, N_ ("Counts at most, in months"), .maximum = 600 },
  [MW_VALUE_ROW_CAP] = { "cap_bp", MW_FIELD_PERCENTAGE, N_ ("At most, of the duty") },
  [MW_VALUE_ROW_PSO_RUNG] = { "pso_rung", MW_FIELD_CHOICE, N_ ("PSO rung"), .choices = mw_pso_rungs, .empty = N_ ("Not applicable") },
  [MW_VALUE_ROW_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

const MwTable mw_value_row_table = {
  .name = "value_row",
  .label = N_ ("Value"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_VALUE_ROW_NAME,
  .key_field = MW_VALUE_ROW_CODE,
};
