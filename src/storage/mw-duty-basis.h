/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-facts.h"
#include "mw-duty-rules.h"
#include "mw-realisation.h"

G_BEGIN_DECLS

typedef struct _MwDutyBasis MwDutyBasis;

MwDutyBasis *mw_duty_basis_load (MwConnection *connection, const GDate *today, const MwRuleProposal *proposal, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwDutyBasis *mw_duty_basis_ref (MwDutyBasis *self) G_GNUC_WARN_UNUSED_RESULT;
void mw_duty_basis_unref (MwDutyBasis *self);
const MwDutyRules *mw_duty_basis_get_rules (const MwDutyBasis *self);
const MwRealisation *mw_duty_basis_get_realisation (const MwDutyBasis *self);
void mw_duty_basis_complete (const MwDutyBasis *self, MwContractFacts *facts, const char *pso_rung);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwDutyBasis, mw_duty_basis_unref)

G_END_DECLS
