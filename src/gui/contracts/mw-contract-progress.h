/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

/* How far one contract is with its duty: sums, timeline, contributions. */
#define MW_TYPE_CONTRACT_PROGRESS (mw_contract_progress_get_type ())
G_DECLARE_FINAL_TYPE (MwContractProgress, mw_contract_progress, MW, CONTRACT_PROGRESS, AdwBin)

void mw_contract_progress_show (MwContractProgress *self, MwWorkspace *workspace, const MwContractFacts *facts);

G_END_DECLS
