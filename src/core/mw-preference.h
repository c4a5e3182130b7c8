/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of the preferences, in the order of their form. */
typedef enum
{
  MW_PREFERENCE_CODE,
  MW_PREFERENCE_BEHIND,
  MW_PREFERENCE_PROTECT_BELOW,
  MW_PREFERENCE_JOB_MINUTES,
  MW_PREFERENCE_FTE_MINUTES,
  MW_PREFERENCE_NOTE,
  MW_N_PREFERENCE_FIELDS,
} MwPreferenceField;

G_END_DECLS
