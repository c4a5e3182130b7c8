/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-duty.h"

G_BEGIN_DECLS

typedef enum
{
  MW_MOMENT_AWARD,
  MW_MOMENT_START,
  MW_MOMENT_PLAN_DUE,
  MW_MOMENT_PLAN_RECEIVED,
  MW_MOMENT_REPORT,
  MW_MOMENT_NOTICE,
  MW_MOMENT_END,
  MW_MOMENT_LATEST_END,
} MwMomentKind;

/**
 * MwMomentState:
 * @MW_MOMENT_PAST: it has been
 * @MW_MOMENT_OVERDUE: it has been, and what should have happened then did not
 * @MW_MOMENT_AHEAD: it is today or still to come
 */
typedef enum
{
  MW_MOMENT_PAST,
  MW_MOMENT_OVERDUE,
  MW_MOMENT_AHEAD,
} MwMomentState;

typedef struct
{
  MwMomentKind kind;
  MwMomentState state;
  GDate date;
} MwMoment;

GArray *mw_contract_moments_list (const MwRecord *contract, const MwDuty *duty, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_moment_get_label (const MwMoment *moment);

G_END_DECLS
