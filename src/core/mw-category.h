/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a category, in the order of its form. */
typedef enum
{
  MW_CATEGORY_CODE,
  MW_CATEGORY_NAME,
  MW_CATEGORY_PARENT,
  MW_CATEGORY_MINISTRY,
  MW_CATEGORY_RULE_SET,
  MW_CATEGORY_VALUE_TABLE,
  MW_CATEGORY_NOTE,
  MW_N_CATEGORY_FIELDS,
} MwCategoryField;

G_END_DECLS
