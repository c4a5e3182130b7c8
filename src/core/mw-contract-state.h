/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/**
 * MwContractState:
 * @MW_CONTRACT_STATE_UNKNOWN: a date that decides is missing, or the end date has passed while an extension or a renewal
 *   may have been taken
 */
typedef enum
{
  MW_CONTRACT_STATE_UNKNOWN,
  MW_CONTRACT_RUNNING,
  MW_CONTRACT_NOT_BEGUN,
  MW_CONTRACT_ENDED,
  MW_N_CONTRACT_STATES,
} MwContractState;

/* As a bit of a set of states. */
#define MW_CONTRACT_STATE_BIT(state) (1U << (state))

/**
 * MwContractTerm:
 * @start: the first day
 * @end: the last day of the contract as it runs now
 * @latest: the day after which it certainly runs no more
 *
 * What the state of a contract follows from, as Julian days; 0 where unknown. Small, so that lists can judge every row.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 latest;
} MwContractTerm;

MwContractTerm mw_contract_get_term (const MwRecord *contract);
MwContractState mw_contract_term_get_state (const MwContractTerm *term, guint32 from, guint32 until);
MwContractState mw_contract_get_state (const MwRecord *contract, const GDate *today);
gboolean mw_contract_find_latest_end (const MwRecord *contract, GDate *end);
gboolean mw_contract_has_ended (const MwRecord *contract, const GDate *today);

const char *mw_contract_state_to_code (MwContractState state);
const char *mw_contract_state_get_label (MwContractState state);

G_END_DECLS
