/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-duty.h"

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
  MW_N_CONTRACT_FILTERS,
} MwContractFilter;

/* A contract that ends, or must be given notice, within so many months "expires". */
#define MW_EXPIRING_MONTHS 6

/**
 * MwContractTotals:
 * @filters: how many contracts each quick filter would show
 *
 * Figures over the contracts that are shown. A sum covers what is known; beside it stands for how many
 * contracts it is not.
 */
typedef struct
{
  guint count;
  MwMoney value;
  guint value_unknown;
  guint duty_count;
  guint duty_unknown;
  MwMoney duty;
  guint duty_amount_unknown;
  MwMoney value_with_duty;
  guint value_with_duty_unknown;
  MwMoney value_duty_unknown;
  guint value_duty_unknown_unknown;
  guint plan_overdue;
  guint expiring;
  gint64 places_linked;
  guint filters[MW_N_CONTRACT_FILTERS];
} MwContractTotals;

/**
 * MwContractFacts:
 * @rule_set: (nullable): the one that holds
 * @duty: what the duty is
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
  MwDuty duty;
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
  gint64 places_linked;
  guint8 value_known;
  guint8 duty_known;
  guint8 applies; /* MwTristate */
  guint8 plan_overdue;
  guint8 expiring;
} MwContractFigures;

void mw_contract_facts_free (MwContractFacts *facts);
void mw_contract_facts_compute (MwContractFacts *facts, const GDate *today);
MwContractFigures mw_contract_facts_get_figures (const MwContractFacts *facts);

gboolean mw_contract_figures_pass (const MwContractFigures *figures, MwContractFilter filter);
gboolean mw_contract_totals_add (MwContractTotals *totals, const MwContractFigures *figures, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwContractFacts, mw_contract_facts_free)

G_END_DECLS
