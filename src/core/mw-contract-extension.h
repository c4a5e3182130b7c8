/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a contract extension, in the order of the table in the file. */
typedef enum
{
  MW_CONTRACT_EXTENSION_CONTRACT,
  MW_CONTRACT_EXTENSION_MONTHS,
  MW_CONTRACT_EXTENSION_DECIDE_BY,
  MW_CONTRACT_EXTENSION_TAKEN,
  MW_N_CONTRACT_EXTENSION_FIELDS,
} MwContractExtensionField;

G_END_DECLS
