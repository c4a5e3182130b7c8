/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-state.h"
#include "mw-contract.h"
#include "mw-progress.h"
#include "mw-sum.h"

G_BEGIN_DECLS

/**
 * MwContractFilter:
 *
 * The quick filters above the list; one at a time.
 */
typedef enum
{
  MW_CONTRACT_FILTER_ALL,
  MW_CONTRACT_FILTER_DUTY,
  MW_CONTRACT_FILTER_UNKNOWN,
  MW_CONTRACT_FILTER_PLAN_OVERDUE,
  MW_CONTRACT_FILTER_EXPIRING,
  MW_CONTRACT_FILTER_BEHIND,
  MW_N_CONTRACT_FILTERS,
} MwContractFilter;

/* A contract that ends, or must be given notice, within so many months "expires". */
#define MW_EXPIRING_MONTHS 6

/**
 * MwContractTotals:
 * @duty: of contracts that carry the duty or may, like @planned, @realised, @expected and @behind; what may is unknown
 * @duty_amount_unknown: contracts that carry the duty, but of an unknown amount
 * @realised_of_duty: the part of @realised under contracts of which the amount of the duty is known
 * @realised_of_value: the part of it under contracts of which the value is known
 * @realised_incomplete: contracts of which part of what is recorded has no value
 * @nothing_recorded: contracts with a duty for which nobody has recorded anything
 * @behind_unknown: contracts of which cannot be said whether they are behind
 * @gaps: by field: the value of contracts of which the duty would be known if it were, where it is the only one missing
 * @several_gaps: the value of contracts that lack more than one field
 * @amount_gaps: by field: of how many contracts with a duty its amount would be known if this were
 * @filters: how many contracts each quick filter would show
 * @states: how many contracts of each state there are, also of those that are left out
 *
 * Figures over the contracts that are shown.
 */
typedef struct
{
  guint count;
  MwSum value;
  guint duty_count;
  guint duty_unknown;
  MwSum duty;
  guint duty_amount_unknown;
  MwSum value_with_duty;
  MwSum value_without_duty;
  MwSum value_duty_unknown;
  guint plan_overdue;
  guint expiring;
  gint64 places_linked;
  MwSum planned;
  MwSum realised;
  MwSum realised_of_duty;
  MwSum realised_of_value;
  guint realised_incomplete;
  guint nothing_recorded;
  MwSum expected;
  guint behind;
  guint behind_unknown;
  MwSum gaps[MW_N_CONTRACT_FIELDS];
  MwSum several_gaps;
  guint amount_gaps[MW_N_CONTRACT_FIELDS];
  guint filters[MW_N_CONTRACT_FILTERS];
  guint states[MW_N_CONTRACT_STATES];
} MwContractTotals;

/**
 * MwContractFacts:
 * @rule_set: (nullable): the one that holds
 * @terms: what the duty follows from
 * @value_table_id: the value table that holds, 0 for none
 * @duty: what the duty is
 * @progress: how far it is
 * @term: when it runs
 * @state: whether it runs today
 * @expiring: whether the contract ends soon
 * @places_linked: places in links that hold for this contract
 * @places_offered: places of the initiatives under this contract, -1 where none states any
 *
 * What a list shows of one contract beside its own fields.
 */
typedef struct
{
  MwRecord *contract;
  MwRecord *rule_set;
  char *supplier;
  char *client;
  char *category;
  MwDutyTerms terms;
  gint64 value_table_id;
  MwDuty duty;
  MwProgress progress;
  MwContractTerm term;
  MwContractState state;
  gboolean expiring;
  gint64 places_linked;
  gint64 places_offered;
} MwContractFacts;

/**
 * MwContractFigures:
 *
 * The part of the facts that lists count, filter and sort by. Small, so that those of a whole register fit
 * in memory.
 */
typedef struct
{
  MwMoney value;
  MwMoney duty;
  MwMoney planned;
  MwMoney realised;
  MwMoney expected;
  gint64 places_linked;
  MwContractTerm term;
  gint16 percentage; /* realised of the duty, -1 where unknown */
  guint8 value_known;
  guint8 duty_known;
  guint8 applies; /* MwTristate */
  guint8 plan_overdue;
  guint8 expiring;
  guint8 expected_known;
  guint8 planned_known;
  guint8 realised_known;
  guint8 nothing_recorded;
  guint8 behind;  /* MwTristate */
  guint8 missing; /* how many fields of the contract keep the duty unknown */
  guint8 missing_field;
  guint8 amount_missing_field; /* meaningful where there is a duty of an unknown amount */
} MwContractFigures;

void mw_contract_facts_free (MwContractFacts *facts);
void mw_contract_facts_compute (MwContractFacts *facts, const MwProgressInput *input, const GDate *today);
MwContractFigures mw_contract_facts_get_figures (const MwContractFacts *facts);

gboolean mw_contract_figures_pass (const MwContractFigures *figures, MwContractFilter filter);
gboolean mw_contract_totals_add (MwContractTotals *totals, const MwContractFigures *figures, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwContractFacts, mw_contract_facts_free)

G_END_DECLS
