/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-record.h"

G_BEGIN_DECLS

typedef struct _MwDutyRules MwDutyRules;

#define MW_CATEGORY_ALL 0
#define MW_CATEGORY_NONE (-1)

/**
 * MwRuleProposal:
 * @category_id: whose rules; 0 where they are those of a single contract
 * @contract_id: whose rules, where they are not those of a category
 * @rule_set_id: 0 for what holds in the category (above)
 * @from_known: whether the rule set is for contracts awarded from a day on; else for all of them
 * @from: that day
 * @value_table_id: 0 for what holds in the category above
 *
 * What could be chosen, or is.
 */
typedef struct
{
  gint64 category_id;
  gint64 contract_id;
  gint64 rule_set_id;
  gboolean from_known;
  GDate from;
  gint64 value_table_id;
} MwRuleProposal;

MwDutyRules *mw_duty_rules_load (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_duty_rules_free (MwDutyRules *rules);
MwRecord *mw_duty_rules_find (const MwDutyRules *rules, const MwRecord *contract, gboolean *award_decides);
gint64 mw_duty_rules_find_value_table (const MwDutyRules *rules, gint64 contract_id, gint64 category_id, gint64 value_table_id);
void mw_duty_rules_propose (MwDutyRules *rules, const MwRuleProposal *proposal);
gboolean mw_duty_rules_is_in_scope (const MwDutyRules *rules, gint64 category_id, gint64 scope);
gboolean mw_duty_rules_is_within (const MwDutyRules *rules, gint64 category_id, gint64 ancestor_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwDutyRules, mw_duty_rules_free)

G_END_DECLS
