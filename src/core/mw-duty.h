/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/**
 * MwDutyCondition:
 *
 * What is looked at, in this order, to say whether a contract carries the duty.
 */
typedef enum
{
  MW_DUTY_RULE_SET,
  MW_DUTY_VARIANT,
  MW_DUTY_SUITABLE,
  MW_DUTY_KIND,
  MW_DUTY_MONTHS,
  MW_DUTY_THRESHOLD,
  MW_N_DUTY_CONDITIONS,
} MwDutyCondition;

/**
 * MwDuty:
 * @applies: whether the contract carries the duty
 * @conditions: what each condition says; %MW_UNKNOWN where an input is missing
 * @missing: per condition the field of the contract that is missing, meaningful only for unknown ones
 * @months: the duration, -1 where unknown
 * @base_known: whether @base holds the amount that the percentage is taken of
 * @percentage_known: whether @percentage_bp is known, from the contract or else the rule set
 * @amount_known: whether @amount is known; an agreed amount overrides
 * @amount_missing: the field of the contract that would make the amount known, meaningful only where it is not
 * @discount_bp: what was taken off for a certificate of the supplier, 0 for nothing
 * @plan_due_known: whether @plan_due holds the day on which the action plan must be there
 * @plan_overdue: the plan is not there though its day has passed
 */
typedef struct
{
  MwTristate applies;
  MwTristate conditions[MW_N_DUTY_CONDITIONS];
  guint missing[MW_N_DUTY_CONDITIONS];
  gboolean assumed_suitable;
  int months;
  gboolean base_known;
  MwMoney base;
  gboolean percentage_known;
  gint64 percentage_bp;
  gboolean amount_known;
  MwMoney amount;
  guint amount_missing;
  gint64 discount_bp;
  gboolean plan_due_known;
  GDate plan_due;
  MwTristate plan_overdue;
} MwDuty;

/**
 * MwDutyTerms:
 * @rule_set: (nullable): the one that holds for the contract, %NULL where none was chosen
 * @award_decides: the rules changed on a day, and when the contract was awarded is not known
 * @discount_bp: how much of the duty a certificate of the supplier takes off
 *
 * What the duty of a contract follows from, beside the contract.
 */
typedef struct
{
  const MwRecord *rule_set;
  gboolean award_decides;
  gint64 discount_bp;
} MwDutyTerms;

void mw_duty_compute (const MwRecord *contract, const MwDutyTerms *terms, const GDate *today, MwDuty *duty);
guint mw_duty_count_missing (const MwDuty *duty, guint *field);
char *mw_duty_describe_condition (const MwDuty *duty, MwDutyCondition condition, const MwRecord *contract, const MwRecord *rule_set, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_duty_missing_label (const MwDuty *duty);
const char *mw_tristate_get_label (MwTristate value);
const char *mw_tristate_to_code (MwTristate value);

G_END_DECLS
