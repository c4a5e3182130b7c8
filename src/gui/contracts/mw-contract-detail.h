/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_CONTRACT_DETAIL (mw_contract_detail_get_type ())
G_DECLARE_FINAL_TYPE (MwContractDetail, mw_contract_detail, MW, CONTRACT_DETAIL, AdwBin)

void mw_contract_detail_set_workspace (MwContractDetail *self, MwWorkspace *workspace);
void mw_contract_detail_show (MwContractDetail *self, MwContractRow *row);
void mw_contract_detail_focus_title (MwContractDetail *self);

G_END_DECLS
