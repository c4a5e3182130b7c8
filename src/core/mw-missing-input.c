/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-missing-input.h"

#include <glib/gi18n-lib.h>

/* What is missing to know the duty of contracts, the input that settles most first. */

static void
add_gap (GArray *inputs, MwMissingKind kind, guint field, const MwSum *value)
{
  MwMissingInput input = { kind, field, *value };

  if (value->count > 0)
    g_array_append_val (inputs, input);
}

/* First what one field settles, by value; then what takes more; amounts of a duty that is certain come last. */
static int
compare_inputs (gconstpointer a, gconstpointer b)
{
  const MwMissingInput *first = a;
  const MwMissingInput *second = b;

  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->value.amount.cents != second->value.amount.cents)
    return first->value.amount.cents > second->value.amount.cents ? -1 : 1;
  if (first->value.count != second->value.count)
    return first->value.count > second->value.count ? -1 : 1;
  return (int) first->field - (int) second->field;
}

/* Returns: (transfer full) (element-type MwMissingInput) */
GArray *
mw_missing_inputs_list (const MwContractTotals *totals)
{
  GArray *inputs = g_array_new (FALSE, FALSE, sizeof (MwMissingInput));

  for (guint field = 0; field < MW_N_CONTRACT_FIELDS; field++)
    {
      guint count = totals->amount_gaps[field];
      MwSum amount = { { 0 }, count, count };
      add_gap (inputs, MW_MISSING_DUTY, field, &totals->gaps[field]);
      add_gap (inputs, MW_MISSING_AMOUNT, field, &amount);
    }
  add_gap (inputs, MW_MISSING_SEVERAL, 0, &totals->several_gaps);
  g_array_sort (inputs, compare_inputs);
  return inputs;
}

/**
 * mw_missing_input_describe:
 *
 * Returns: (transfer full): what to do, such as "Fill in “Wage sum” of 4 contracts"
 */
char *
mw_missing_input_describe (const MwMissingInput *input, MwNotation notation)
{
  const char *label = mw_field_get_label (&mw_contract_table.fields[input->field]);
  g_autofree char *count = mw_count_format (input->value.count, notation);

  if (input->kind == MW_MISSING_SEVERAL)
    return g_strdup_printf (ngettext ("%s contract lacks more than one field", "%s contracts lack more than one field", input->value.count), count);
  if (input->field == MW_CONTRACT_RULE_SET)
    return g_strdup_printf (ngettext ("Choose the rules for the category of %s contract", "Choose the rules for the category of %s contracts", input->value.count), count);
  /* Translators: the name of a field, and how many contracts. */
  return g_strdup_printf (ngettext ("Fill in “%s” of %s contract", "Fill in “%s” of %s contracts", input->value.count), label, count);
}

/**
 * mw_missing_input_describe_effect:
 *
 * Returns: (transfer full): what that settles, such as "settles the duty on €12 m"
 */
char *
mw_missing_input_describe_effect (const MwMissingInput *input, MwNotation notation)
{
  g_autofree char *value = mw_sum_format_short (&input->value, notation);
  guint without = input->value.unknown;
  g_autofree char *unknown = NULL;

  if (input->kind == MW_MISSING_AMOUNT)
    return g_strdup (_ ("then the amount of the duty is known"));
  if (!mw_sum_is_known (&input->value))
    return g_strdup (_ ("their value is unknown too"));
  if (without > 0)
    unknown = g_strdup_printf (ngettext ("; of %u the value is unknown", "; of %u the value is unknown", without), without);
  /* Translators: an amount, and perhaps "; of 2 the value is unknown". */
  return g_strdup_printf (input->kind == MW_MISSING_SEVERAL ? _ ("worth %s%s") : _ ("settles the duty on %s%s"), value, unknown != NULL ? unknown : "");
}
