/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-contract-facts.h"

G_BEGIN_DECLS

typedef enum
{
  MW_CONTRACT_SORT_SUPPLIER,
  MW_CONTRACT_SORT_TITLE,
  MW_CONTRACT_SORT_CLIENT,
  MW_CONTRACT_SORT_END,
  MW_CONTRACT_SORT_VALUE,
  MW_CONTRACT_SORT_DUTY,
  MW_CONTRACT_SORT_PROGRESS,
  MW_N_CONTRACT_SORTS,
} MwContractSort;

#define MW_CATEGORY_ALL 0
#define MW_CATEGORY_NONE (-1)

/**
 * MwContractQuery:
 * @category_id: a category with all below it, %MW_CATEGORY_ALL or %MW_CATEGORY_NONE (contracts without one)
 * @search: (nullable): words that must all occur in number, title, supplier or client
 */
typedef struct
{
  gint64 category_id;
  char *search;
  MwContractFilter filter;
  MwContractSort sort;
  gboolean descending;
  GDate today;
} MwContractQuery;

/* Result: the ids in the order asked for, and the totals. */
typedef struct
{
  GArray *ids; /* gint64 */
  MwContractTotals totals;
} MwContractResult;

typedef struct _MwDutyRules MwDutyRules;

MwContractQuery *mw_contract_query_copy (const MwContractQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void mw_contract_query_free (MwContractQuery *query);
void mw_contract_result_free (MwContractResult *result);

MwDutyRules *mw_duty_rules_load (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_duty_rules_free (MwDutyRules *rules);
MwRecord *mw_duty_rules_find (const MwDutyRules *rules, gint64 category_id, gint64 rule_set_id);
gboolean mw_duty_rules_is_within (const MwDutyRules *rules, gint64 category_id, gint64 ancestor_id);

MwContractResult *mw_contract_query_run (MwConnection *connection, const MwContractQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_contract_query_load (MwConnection *connection, const MwDutyRules *rules, const gint64 *ids, guint n_ids, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *mw_contract_query_count (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwContractQuery, mw_contract_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwContractResult, mw_contract_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwDutyRules, mw_duty_rules_free)

G_END_DECLS
