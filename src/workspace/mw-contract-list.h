/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-contract-query.h"
#include "mw-database.h"

G_BEGIN_DECLS

/* One contract on the screen. */
#define MW_TYPE_CONTRACT_ROW (mw_contract_row_get_type ())
G_DECLARE_FINAL_TYPE (MwContractRow, mw_contract_row, MW, CONTRACT_ROW, GObject)

gint64 mw_contract_row_get_id (MwContractRow *self);
const MwContractFacts *mw_contract_row_get_facts (MwContractRow *self);

/* The contracts that a query gives, as a list model over the file. */
#define MW_TYPE_CONTRACT_LIST (mw_contract_list_get_type ())
G_DECLARE_FINAL_TYPE (MwContractList, mw_contract_list, MW, CONTRACT_LIST, GObject)

typedef enum
{
  MW_LIST_LOADING,
  MW_LIST_READY,
  MW_LIST_FAILED,
} MwListState;

MwContractList *mw_contract_list_new (MwDatabase *database, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
void mw_contract_list_close (MwContractList *self);
void mw_contract_list_set_category (MwContractList *self, gint64 category_id);
void mw_contract_list_set_search (MwContractList *self, const char *search);
void mw_contract_list_set_filter (MwContractList *self, MwContractFilter filter);
void mw_contract_list_set_hidden_states (MwContractList *self, guint states);
void mw_contract_list_set_today (MwContractList *self, const GDate *today);
void mw_contract_list_set_sort (MwContractList *self, MwContractSort sort, gboolean descending);
const MwContractQuery *mw_contract_list_get_query (MwContractList *self);
const MwContractTotals *mw_contract_list_get_totals (MwContractList *self);
const MwDutyBasis *mw_contract_list_get_basis (MwContractList *self);
MwListState mw_contract_list_get_state (MwContractList *self);
const char *mw_contract_list_get_failure (MwContractList *self);
gboolean mw_contract_list_find (MwContractList *self, gint64 id, guint *position);
void mw_contract_list_refresh (MwContractList *self);

G_END_DECLS
