/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-contract-facts.h"
#include "mw-contract-index.h"
#include "mw-duty-basis.h"

G_BEGIN_DECLS

/**
 * MwContractQuery:
 * @category_id: a category with all below it, %MW_CATEGORY_ALL or %MW_CATEGORY_NONE (contracts without one)
 * @search: (nullable): words that must all occur in number, title, supplier or client
 * @hidden_states: contracts in these states are left out; bits of %MW_CONTRACT_STATE_BIT
 * @from: the first day of the period over which the state is judged, not valid for @until alone
 * @until: the last day of that period, not valid for @today
 */
typedef struct
{
  gint64 category_id;
  char *search;
  MwContractFilter filter;
  guint hidden_states;
  GDate from;
  GDate until;
  MwContractSort sort;
  gboolean descending;
  GDate today;
} MwContractQuery;

/* Result: the ids in the order asked for, the totals, and what both were computed from. */
typedef struct
{
  MwDutyBasis *basis;
  GArray *ids; /* gint64 */
  MwContractTotals totals;
} MwContractResult;

MwContractQuery *mw_contract_query_copy (const MwContractQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void mw_contract_query_free (MwContractQuery *query);
void mw_contract_result_free (MwContractResult *result);

MwContractResult *mw_contract_query_run (MwConnection *connection, MwContractIndex *index, const MwContractQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_contract_query_takes_state (const MwContractQuery *query, const MwContractFigures *figures, MwContractState *state);
GPtrArray *mw_contract_query_load (MwConnection *connection, const MwDutyBasis *basis, const gint64 *ids, guint n_ids, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *mw_contract_query_count (MwConnection *connection, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwContractQuery, mw_contract_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwContractResult, mw_contract_result_free)

G_END_DECLS
