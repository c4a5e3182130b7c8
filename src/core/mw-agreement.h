/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of what was agreed in a talk, in the order of its form. */
typedef enum
{
  MW_AGREEMENT_SUPPLIER,
  MW_AGREEMENT_CONVERSATION,
  MW_AGREEMENT_WHAT,
  MW_AGREEMENT_OWNER,
  MW_AGREEMENT_OWNER_NOTE,
  MW_AGREEMENT_DUE_DATE,
  MW_AGREEMENT_DONE_DATE,
  MW_AGREEMENT_CONTRACT,
  MW_AGREEMENT_INITIATIVE,
  MW_AGREEMENT_NOTE,
  MW_N_AGREEMENT_FIELDS,
} MwAgreementField;

G_END_DECLS
