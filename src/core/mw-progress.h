/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-duty.h"

G_BEGIN_DECLS

/**
 * MwCappedSum:
 * @row_id: of the row of the value table that has a cap
 * @cap_bp: the most that it may count for, of the duty
 */
typedef struct
{
  gint64 row_id;
  gint64 cap_bp;
  MwMoney sum;
} MwCappedSum;

/**
 * MwProgressInput:
 * @planned: value of the agreed links of which it is known
 * @n_planned: agreed links
 * @planned_unknown: agreed links without a value
 * @realised: value up to today of the contributions of which it is known, without those in @capped
 * @n_realised: contributions
 * @realised_unknown: contributions without a value
 * @capped: (nullable) (element-type MwCappedSum): what is realised by rows with a cap
 * @behind_bp: from which shortfall a contract is behind, -1 for never
 *
 * What is known about the contributions under one contract.
 */
typedef struct
{
  MwMoney planned;
  guint n_planned;
  guint planned_unknown;
  MwMoney realised;
  guint n_realised;
  guint realised_unknown;
  GArray *capped;
  gint64 behind_bp;
} MwProgressInput;

/**
 * MwProgress:
 * @expected_known: whether @expected holds what should have been realised today
 * @planned_known: whether @planned is the whole of it
 * @realised_known: whether @realised is the whole of it; if not, it is at least that
 * @nothing_recorded: nobody has written down any contribution: that is not the same as none
 * @behind: whether it lags by more than the preferences allow
 */
typedef struct
{
  gboolean expected_known;
  MwMoney expected;
  gboolean planned_known;
  MwMoney planned;
  gboolean realised_known;
  MwMoney realised;
  gboolean nothing_recorded;
  MwTristate behind;
} MwProgress;

void mw_progress_compute (const MwRecord *contract, const MwDuty *duty, const MwProgressInput *input, const GDate *today, MwProgress *progress);
int mw_progress_get_percentage (const MwProgress *progress, const MwDuty *duty);

G_END_DECLS
