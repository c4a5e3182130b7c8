/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-extension.h"

#include <glib/gi18n-lib.h>

/* One option to extend a contract. */

static const MwField fields[] = {
  [MW_CONTRACT_EXTENSION_CONTRACT] = { "contract_id", MW_FIELD_REFERENCE, N_ ("Contract"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_contract_table },
  [MW_CONTRACT_EXTENSION_MONTHS] = { "months", MW_FIELD_INTEGER, N_ ("Months"), MW_FIELD_REQUIRED },
  [MW_CONTRACT_EXTENSION_DECIDE_BY] = { "decide_by", MW_FIELD_DATE, N_ ("Decide by") },
  [MW_CONTRACT_EXTENSION_TAKEN] = { "taken", MW_FIELD_YES_NO, N_ ("Taken") },
};

const MwTable mw_contract_extension_table = {
  .name = "contract_extension",
  .label = N_ ("Extension option"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_CONTRACT_EXTENSION_DECIDE_BY,
  .key_field = MW_CONTRACT_EXTENSION_CONTRACT,
};
