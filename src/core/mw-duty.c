/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-duty.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-rule-set.h"

/*
 * The social return duty of a contract: a pure, three-valued function of the contract, its rule set and
 * the date. One "no" decides; else one unknown makes the answer unknown; a missing input is never a zero.
 */

static void
judge (MwDuty *duty, MwDutyCondition condition, MwTristate outcome, guint missing)
{
  duty->conditions[condition] = outcome;
  duty->missing[condition] = missing;
}

static MwTristate
tristate (gboolean value)
{
  return value ? MW_YES : MW_NO;
}

/* "none" is a decision that there is no social return; the other variants, and an open one, do not decide. */
static void
judge_variant (MwDuty *duty, const MwRecord *contract)
{
  const char *variant = mw_record_get_text (contract, MW_CONTRACT_VARIANT);

  judge (duty, MW_DUTY_VARIANT, tristate (g_strcmp0 (variant, "none") != 0), MW_CONTRACT_VARIANT);
}

static void
judge_suitable (MwDuty *duty, const MwRecord *contract, const MwRecord *rule_set)
{
  MwTristate suitable = mw_record_get_yes_no (contract, MW_CONTRACT_SUITABLE);

  if (suitable == MW_UNKNOWN && mw_record_get_yes_no (rule_set, MW_RULE_SET_ASSUMES_SUITABLE) == MW_YES)
    {
      duty->assumed_suitable = TRUE;
      suitable = MW_YES;
    }
  judge (duty, MW_DUTY_SUITABLE, suitable, MW_CONTRACT_SUITABLE);
}

static gboolean
has_code (const char *codes, const char *code)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);

  return g_strv_contains ((const char *const *) words, code);
}

static void
judge_kind (MwDuty *duty, const MwRecord *contract, const MwRecord *rule_set)
{
  const char *kinds = mw_record_get_text (rule_set, MW_RULE_SET_KINDS);
  const char *kind = mw_record_get_text (contract, MW_CONTRACT_KIND);
  MwTristate outcome = MW_UNKNOWN;

  if (kinds == NULL)
    outcome = MW_YES;
  else if (kind != NULL)
    outcome = tristate (has_code (kinds, kind));
  judge (duty, MW_DUTY_KIND, outcome, MW_CONTRACT_KIND);
}

static void
judge_months (MwDuty *duty, const MwRecord *contract, const MwRecord *rule_set)
{
  gint64 least;
  GDate start;
  GDate end;
  gboolean start_known = mw_record_get_date (contract, MW_CONTRACT_START_DATE, &start);
  gboolean end_known = mw_record_get_date (contract, MW_CONTRACT_END_DATE, &end);
  MwTristate outcome = MW_UNKNOWN;

  if (start_known && end_known)
    duty->months = mw_date_whole_months (&start, &end);
  if (!mw_record_get_integer (rule_set, MW_RULE_SET_MIN_MONTHS, &least))
    outcome = MW_YES;
  else if (duty->months >= 0)
    outcome = tristate (duty->months >= least);
  judge (duty, MW_DUTY_MONTHS, outcome, start_known ? MW_CONTRACT_END_DATE : MW_CONTRACT_START_DATE);
}

/* The field of the contract that a basis of the rule set stands for. */
static gboolean
find_basis (const MwRecord *rule_set, guint basis, guint *field)
{
  const char *name = mw_record_get_text (rule_set, basis);

  *field = g_strcmp0 (name, "wage_sum") == 0 ? MW_CONTRACT_WAGE_SUM : MW_CONTRACT_VALUE;
  return name != NULL;
}

/* An amount that is exactly the threshold is beside the question only where the rule set says on which side. */
static MwTristate
compare_with_threshold (MwMoney amount, MwMoney threshold, MwTristate inclusive)
{
  if (amount.cents != threshold.cents)
    return tristate (amount.cents > threshold.cents);
  return inclusive;
}

static void
judge_threshold (MwDuty *duty, const MwRecord *contract, const MwRecord *rule_set)
{
  guint field;
  gboolean basis_known = find_basis (rule_set, MW_RULE_SET_THRESHOLD_BASIS, &field);
  MwTristate outcome = MW_UNKNOWN;
  guint missing = field;
  MwMoney threshold;
  MwMoney amount;

  if (!mw_record_get_money (rule_set, MW_RULE_SET_THRESHOLD, &threshold))
    outcome = MW_YES;
  else if (basis_known && mw_record_get_money (contract, field, &amount))
    {
      outcome = compare_with_threshold (amount, threshold, mw_record_get_yes_no (rule_set, MW_RULE_SET_THRESHOLD_INCLUSIVE));
      missing = outcome == MW_UNKNOWN ? MW_CONTRACT_RULE_SET : field;
    }
  else if (!basis_known)
    missing = MW_CONTRACT_RULE_SET;
  judge (duty, MW_DUTY_THRESHOLD, outcome, missing);
}

static MwTristate
combine (const MwDuty *duty)
{
  MwTristate all = MW_YES;

  for (guint i = 0; i < MW_N_DUTY_CONDITIONS; i++)
    {
      if (duty->conditions[i] == MW_NO)
        return MW_NO;
      if (duty->conditions[i] == MW_UNKNOWN)
        all = MW_UNKNOWN;
    }
  return all;
}

/* @rule_set: (nullable) */
static void
compute_amount (MwDuty *duty, const MwRecord *contract, const MwRecord *rule_set)
{
  guint field = MW_CONTRACT_AGREED;
  gboolean basis_known = rule_set != NULL && find_basis (rule_set, MW_RULE_SET_PERCENTAGE_BASIS, &field);

  duty->base_known = basis_known && mw_record_get_money (contract, field, &duty->base);
  duty->percentage_known = mw_record_get_integer (contract, MW_CONTRACT_PERCENTAGE, &duty->percentage_bp) || (rule_set != NULL && mw_record_get_integer (rule_set, MW_RULE_SET_PERCENTAGE, &duty->percentage_bp));
  duty->amount_missing = duty->percentage_known ? field : MW_CONTRACT_PERCENTAGE;
  /* Where the rules do not say what the percentage is taken of, only an agreed amount helps. */
  if (!basis_known)
    duty->amount_missing = MW_CONTRACT_AGREED;
  if (duty->applies == MW_NO)
    return;
  if (mw_record_get_money (contract, MW_CONTRACT_AGREED, &duty->amount))
    duty->amount_known = TRUE;
  else if (duty->base_known && duty->percentage_known)
    duty->amount_known = mw_money_share (duty->base, duty->percentage_bp, &duty->amount, NULL);
}

/* What was agreed was agreed with the certificate in mind. */
static void
take_discount (MwDuty *duty, const MwRecord *contract, gint64 discount_bp)
{
  if (discount_bp == 0 || !duty->amount_known || mw_record_is_known (contract, MW_CONTRACT_AGREED))
    return;
  duty->discount_bp = discount_bp;
  duty->amount_known = mw_money_share (duty->amount, 10000 - discount_bp, &duty->amount, NULL);
}

/* @rule_set: (nullable) */
static void
compute_plan (MwDuty *duty, const MwRecord *contract, const MwRecord *rule_set, const GDate *today)
{
  gint64 months;

  if (mw_record_get_date (contract, MW_CONTRACT_PLAN_DUE_DATE, &duty->plan_due))
    duty->plan_due_known = TRUE;
  else if (rule_set != NULL && mw_record_get_date (contract, MW_CONTRACT_AWARD_DATE, &duty->plan_due) && mw_record_get_integer (rule_set, MW_RULE_SET_PLAN_MONTHS, &months))
    {
      mw_date_add_months (&duty->plan_due, (int) MIN (months, 1200));
      duty->plan_due_known = TRUE;
    }

  if (duty->applies == MW_NO || mw_record_is_known (contract, MW_CONTRACT_PLAN_RECEIVED_DATE))
    duty->plan_overdue = MW_NO;
  else if (duty->plan_due_known && duty->applies == MW_YES)
    duty->plan_overdue = tristate (g_date_compare (&duty->plan_due, today) < 0);
}

/**
 * mw_duty_compute:
 * @duty: (out caller-allocates)
 *
 * An amount stays unknown while the duty's applying is unknown only if its own inputs are; the caller
 * decides whether to show it.
 */
void
mw_duty_compute (const MwRecord *contract, const MwDutyTerms *terms, const GDate *today, MwDuty *duty)
{
  const MwRecord *rule_set = terms->rule_set;

  memset (duty, 0, sizeof *duty);
  duty->months = -1;
  judge_variant (duty, contract);
  judge (duty, MW_DUTY_RULE_SET, rule_set != NULL ? MW_YES : MW_UNKNOWN, terms->award_decides ? MW_CONTRACT_AWARD_DATE : MW_CONTRACT_RULE_SET);
  if (rule_set == NULL)
    duty->applies = duty->conditions[MW_DUTY_VARIANT] == MW_NO ? MW_NO : MW_UNKNOWN;
  else
    {
      judge_suitable (duty, contract, rule_set);
      judge_kind (duty, contract, rule_set);
      judge_months (duty, contract, rule_set);
      judge_threshold (duty, contract, rule_set);
      duty->applies = combine (duty);
    }
  compute_amount (duty, contract, rule_set);
  take_discount (duty, contract, terms->discount_bp);
  compute_plan (duty, contract, rule_set, today);
}

static char *
describe_missing (const MwDuty *duty, MwDutyCondition condition)
{
  const MwField *field = &mw_contract_table.fields[duty->missing[condition]];

  /* Translators: %s is the name of a field, such as "Wage sum". */
  return g_strdup_printf (_ ("not known: %s"), mw_field_get_label (field));
}

static char *
describe_threshold (const MwDuty *duty, const MwRecord *rule_set, MwNotation notation)
{
  guint field;
  const MwField *basis = find_basis (rule_set, MW_RULE_SET_THRESHOLD_BASIS, &field) ? &mw_contract_table.fields[field] : &mw_contract_table.fields[MW_CONTRACT_VALUE];
  gboolean inclusive = mw_record_get_yes_no (rule_set, MW_RULE_SET_THRESHOLD_INCLUSIVE) == MW_YES;
  g_autofree char *threshold = mw_record_format_field (rule_set, MW_RULE_SET_THRESHOLD, notation);

  if (*threshold == '\0')
    return g_strdup (_ ("the rule set has no threshold"));
  if (duty->conditions[MW_DUTY_THRESHOLD] == MW_NO)
    return inclusive
               ? g_strdup_printf (_ ("%s is below %s"), mw_field_get_label (basis), threshold)
               : g_strdup_printf (_ ("%s is not above %s"), mw_field_get_label (basis), threshold);
  return inclusive
             ? g_strdup_printf (_ ("%s is %s or more"), mw_field_get_label (basis), threshold)
             : g_strdup_printf (_ ("%s is above %s"), mw_field_get_label (basis), threshold);
}

static char *
describe_months (const MwDuty *duty, const MwRecord *rule_set)
{
  gint64 least;

  if (!mw_record_get_integer (rule_set, MW_RULE_SET_MIN_MONTHS, &least))
    return g_strdup (_ ("the rule set asks no least duration"));
  return g_strdup_printf (ngettext ("runs %d month; at least %d are asked", "runs %d months; at least %d are asked", (gulong) duty->months),
                          duty->months,
                          (int) least);
}

static char *
describe_suitable (const MwDuty *duty)
{
  if (duty->assumed_suitable)
    return g_strdup (_ ("not judged yet, so it counts as suitable"));
  return g_strdup (duty->conditions[MW_DUTY_SUITABLE] == MW_YES ? _ ("judged suitable") : _ ("judged not suitable"));
}

/**
 * mw_duty_describe_condition:
 * @rule_set: (nullable): the one given to mw_duty_compute()
 *
 * Returns: (transfer full): a part of a sentence for a person that says why the condition holds or not
 */
char *
mw_duty_describe_condition (const MwDuty *duty, MwDutyCondition condition, const MwRecord *contract, const MwRecord *rule_set, MwNotation notation)
{
  if (condition == MW_DUTY_RULE_SET && rule_set == NULL && duty->missing[condition] == MW_CONTRACT_AWARD_DATE)
    return g_strdup (_ ("the rules changed, and the award date is not known"));
  if (condition == MW_DUTY_RULE_SET)
    return rule_set == NULL ? g_strdup (_ ("no rule set was chosen for the category"))
                            : g_strdup_printf (_ ("rule set: %s"), mw_record_get_title (rule_set));
  if (duty->conditions[condition] == MW_UNKNOWN)
    return describe_missing (duty, condition);

  switch (condition)
    {
    case MW_DUTY_VARIANT:
      return duty->conditions[condition] == MW_NO ? g_strdup (_ ("decided: no social return"))
                                                  : mw_record_format_field (contract, MW_CONTRACT_VARIANT, notation);
    case MW_DUTY_SUITABLE:
      return describe_suitable (duty);
    case MW_DUTY_KIND:
      return mw_record_format_field (contract, MW_CONTRACT_KIND, notation);
    case MW_DUTY_MONTHS:
      return describe_months (duty, rule_set);
    case MW_DUTY_THRESHOLD:
      return describe_threshold (duty, rule_set, notation);
    case MW_DUTY_RULE_SET:
    case MW_N_DUTY_CONDITIONS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * mw_duty_count_missing:
 * @field: (out): the first of them
 *
 * Returns: how many fields of the contract keep the duty unknown; 0 where it is known
 */
guint
mw_duty_count_missing (const MwDuty *duty, guint *field)
{
  /* Without a rule set nothing else can be judged. */
  guint n = duty->conditions[MW_DUTY_RULE_SET] == MW_UNKNOWN ? MW_DUTY_RULE_SET + 1 : MW_N_DUTY_CONDITIONS;
  guint missing = 0;

  for (guint i = 0; duty->applies == MW_UNKNOWN && i < n; i++)
    {
      if (duty->conditions[i] != MW_UNKNOWN)
        continue;
      if (missing == 0)
        *field = duty->missing[i];
      missing += missing == 0 || *field != duty->missing[i] ? 1 : 0;
    }
  return missing;
}

/**
 * mw_duty_missing_label:
 *
 * Returns: (nullable): the name of the first field whose absence keeps the duty unknown
 */
const char *
mw_duty_missing_label (const MwDuty *duty)
{
  guint field;

  return mw_duty_count_missing (duty, &field) > 0 ? mw_field_get_label (&mw_contract_table.fields[field]) : NULL;
}

/* For a person. */
const char *
mw_tristate_get_label (MwTristate value)
{
  switch (value)
    {
    case MW_YES:
      return _ ("yes");
    case MW_NO:
      return _ ("no");
    case MW_UNKNOWN:
    default:
      return _ ("unknown");
    }
}

/* For JSON. */
const char *
mw_tristate_to_code (MwTristate value)
{
  switch (value)
    {
    case MW_YES:
      return "yes";
    case MW_NO:
      return "no";
    case MW_UNKNOWN:
    default:
      return "unknown";
    }
}
