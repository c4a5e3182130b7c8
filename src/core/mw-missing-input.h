/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-facts.h"

G_BEGIN_DECLS

/**
 * MwMissingKind:
 * @MW_MISSING_DUTY: filled in, it decides whether the duty applies
 * @MW_MISSING_SEVERAL: more than one field is missing to decide that
 * @MW_MISSING_AMOUNT: the duty applies, and filled in it gives the amount
 */
typedef enum
{
  MW_MISSING_DUTY,
  MW_MISSING_SEVERAL,
  MW_MISSING_AMOUNT,
} MwMissingKind;

/**
 * MwMissingInput:
 * @field: of the contract; meaningless where several are missing
 * @value: of the contracts of which it is missing
 *
 * What to fill in next, and what that settles.
 */
typedef struct
{
  MwMissingKind kind;
  guint field;
  MwSum value;
} MwMissingInput;

GArray *mw_missing_inputs_list (const MwContractTotals *totals) G_GNUC_WARN_UNUSED_RESULT;
char *mw_missing_input_describe (const MwMissingInput *input, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *mw_missing_input_describe_effect (const MwMissingInput *input, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
