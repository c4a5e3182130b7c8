/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-duty-basis.h"

#include "mw-contract.h"

/*
 * All that the duty and the progress of any contract follow from, beside the contract itself, as it was at one
 * moment. Nothing in it changes once it is loaded, so threads may share it.
 */

struct _MwDutyBasis
{
  MwDutyRules *rules;
  MwRealisation *realisation;
  GDate today;
};

static void
clear (gpointer data)
{
  MwDutyBasis *self = data;

  g_clear_pointer (&self->realisation, mw_realisation_free);
  g_clear_pointer (&self->rules, mw_duty_rules_free);
}

MwDutyBasis *
mw_duty_basis_ref (MwDutyBasis *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mw_duty_basis_unref (MwDutyBasis *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * mw_duty_basis_load:
 * @proposal: (nullable): what is to be taken as chosen, though it is not
 */
MwDutyBasis *
mw_duty_basis_load (MwConnection *connection, const GDate *today, const MwRuleProposal *proposal, GError **error)
{
  g_autoptr (MwDutyBasis) self = g_atomic_rc_box_new0 (MwDutyBasis);

  self->today = *today;
  self->rules = mw_duty_rules_load (connection, error);
  if (self->rules != NULL && proposal != NULL)
    mw_duty_rules_propose (self->rules, proposal);
  if (self->rules != NULL)
    self->realisation = mw_realisation_load (connection, self->rules, today, error);
  return self->realisation != NULL ? g_steal_pointer (&self) : NULL;
}

const MwDutyRules *
mw_duty_basis_get_rules (const MwDutyBasis *self)
{
  return self->rules;
}

const MwRealisation *
mw_duty_basis_get_realisation (const MwDutyBasis *self)
{
  return self->realisation;
}

/**
 * mw_duty_basis_complete:
 * @facts: of which the contract is filled in
 * @pso_rung: (nullable): of the supplier
 *
 * Fills in the rules that hold, and what follows from them.
 */
void
mw_duty_basis_complete (const MwDutyBasis *self, MwContractFacts *facts, const char *pso_rung)
{
  gint64 category_id = mw_record_get_reference (facts->contract, MW_CONTRACT_CATEGORY);
  MwRecord *rule_set = mw_duty_rules_find (self->rules, facts->contract, &facts->terms.award_decides);

  g_set_object (&facts->rule_set, rule_set);
  facts->value_table_id = mw_duty_rules_find_value_table (self->rules, mw_record_get_id (facts->contract), category_id, mw_record_get_reference (facts->contract, MW_CONTRACT_VALUE_TABLE));
  facts->terms.rule_set = rule_set;
  facts->terms.discount_bp = mw_realisation_get_discount (self->realisation, facts->value_table_id, pso_rung);
  mw_contract_facts_compute (facts, mw_realisation_get_input (self->realisation, mw_record_get_id (facts->contract)), &self->today);
}
