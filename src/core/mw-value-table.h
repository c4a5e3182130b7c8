/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a value table, in the order of its form. */
typedef enum
{
  MW_VALUE_TABLE_CODE,
  MW_VALUE_TABLE_NAME,
  MW_VALUE_TABLE_OWNER,
  MW_VALUE_TABLE_VALID_FROM,
  MW_VALUE_TABLE_VALID_TO,
  MW_VALUE_TABLE_LOOK_BACK_MONTHS,
  MW_VALUE_TABLE_SOURCE,
  MW_VALUE_TABLE_NOTE,
  MW_N_VALUE_TABLE_FIELDS,
} MwValueTableField;

G_END_DECLS
