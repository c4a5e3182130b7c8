/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-agreement.h"

#include <glib/gi18n-lib.h>

/* What was agreed with a supplier: who does it, and before when. */

static const MwChoice owners[] = {
  { "us", N_ ("We do") },
  { "supplier", N_ ("The supplier") },
  { "policy", N_ ("Policy directorate") },
  { "hr", N_ ("HR") },
  { "contract_manager", N_ ("Contract manager") },
  { "partner", N_ ("Partner") },
  { NULL },
};

static const MwField fields[] = {
  [MW_AGREEMENT_SUPPLIER] = { "supplier_id", MW_FIELD_REFERENCE, N_ ("Supplier"), MW_FIELD_REQUIRED, .target = &mw_organisation_table },
  [MW_AGREEMENT_CONVERSATION] = { "conversation_id", MW_FIELD_REFERENCE, N_ ("From the talk"), MW_FIELD_LOOSE, .target = &mw_conversation_table, .empty = N_ ("Not from a talk") },
  [MW_AGREEMENT_WHAT] = { "what", MW_FIELD_TEXT, N_ ("What was agreed"), MW_FIELD_REQUIRED },
  [MW_AGREEMENT_OWNER] = { "owner", MW_FIELD_CHOICE, N_ ("Who does it"), .choices = owners },
  [MW_AGREEMENT_OWNER_NOTE] = { "owner_note", MW_FIELD_TEXT, N_ ("Which role or organisation") },
  [MW_AGREEMENT_DUE_DATE] = { "due_date", MW_FIELD_DATE, N_ ("Before") },
  [MW_AGREEMENT_DONE_DATE] = { "done_date", MW_FIELD_DATE, N_ ("Done on"), .empty = N_ ("Still open") },
  [MW_AGREEMENT_CONTRACT] = { "contract_id", MW_FIELD_REFERENCE, N_ ("About the contract"), MW_FIELD_LOOSE, .target = &mw_contract_table, .empty = N_ ("None") },
  [MW_AGREEMENT_INITIATIVE] = { "initiative_id", MW_FIELD_REFERENCE, N_ ("About the initiative"), MW_FIELD_LOOSE, .target = &mw_initiative_table, .empty = N_ ("None") },
  [MW_AGREEMENT_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

const MwTable mw_agreement_table = {
  .name = "agreement",
  .label = N_ ("Agreement"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_AGREEMENT_WHAT,
  .key_field = MW_AGREEMENT_WHAT,
};
