/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_CONTRACTS_PAGE (mw_contracts_page_get_type ())
G_DECLARE_FINAL_TYPE (MwContractsPage, mw_contracts_page, MW, CONTRACTS_PAGE, AdwBin)

void mw_contracts_page_set_workspace (MwContractsPage *self, MwWorkspace *workspace, GSettings *settings);
void mw_contracts_page_set_category (MwContractsPage *self, gint64 category_id);
void mw_contracts_page_show_contract (MwContractsPage *self, const MwRecord *contract, gboolean edit);
void mw_contracts_page_start_search (MwContractsPage *self);

G_END_DECLS
