/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a target group, in the order of the table in the file. */
typedef enum
{
  MW_TARGET_GROUP_CODE,
  MW_TARGET_GROUP_NAME,
  MW_TARGET_GROUP_EXPLANATION,
  MW_TARGET_GROUP_LEGAL_GROUND,
  MW_TARGET_GROUP_IN_REGISTER,
  MW_TARGET_GROUP_WIDER,
  MW_TARGET_GROUP_SOURCE,
  MW_N_TARGET_GROUP_FIELDS,
} MwTargetGroupField;

/**
 * MwRegister:
 * @MW_REGISTER_PARTLY: of some of its people, nobody recorded of how many
 *
 * Whether the people of a group are in the target group register: only those count for the jobs agreement.
 */
typedef enum
{
  MW_REGISTER_UNKNOWN,
  MW_REGISTER_NO,
  MW_REGISTER_PARTLY,
  MW_REGISTER_YES,
} MwRegister;

MwRegister mw_target_group_read_register (const char *code);

G_END_DECLS
