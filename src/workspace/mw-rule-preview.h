/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-facts.h"
#include "mw-contract-query.h"

G_BEGIN_DECLS

/**
 * MwRuleChange:
 * @facts: of one contract, as they would be
 *
 * One contract of which the duty, the plan or the progress would be judged otherwise.
 */
typedef struct
{
  MwContractFacts *facts;
  MwContractFigures before;
  MwContractFigures after;
} MwRuleChange;

/**
 * MwRulePreview:
 * @before: totals over the contracts of the category and all below it
 * @after: the same, if it had chosen so
 * @n_changed: contracts that would be judged otherwise
 * @changes: (element-type MwRuleChange): those with the largest difference first, %MW_RULE_PREVIEW_ROWS at most
 */
typedef struct
{
  MwContractTotals before;
  MwContractTotals after;
  guint n_changed;
  GPtrArray *changes;
} MwRulePreview;

#define MW_RULE_PREVIEW_ROWS 100

/**
 * MwRulePreviewJob:
 *
 * What mw_rule_preview_run() is asked.
 */
typedef struct
{
  MwRuleProposal proposal;
  GDate today;
} MwRulePreviewJob;

gboolean mw_rule_preview_run (MwConnection *connection, gpointer job, gpointer *preview, GError **error);
void mw_rule_preview_free (MwRulePreview *preview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRulePreview, mw_rule_preview_free)

G_END_DECLS
