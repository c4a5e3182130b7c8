/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-made-up.h"

#include "mw-contract.h"
#include "mw-error.h"

gboolean
mw_made_up_next (gpointer made_up, MwContractFacts **facts, GError **error)
{
  MwMadeUp *self = made_up;
  GDate today;

  *facts = NULL;
  if (self->left == self->fail_after)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_FAILED, "halfway");
      return FALSE;
    }
  if (self->left == 0)
    return TRUE;
  self->left--;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  *facts = g_new0 (MwContractFacts, 1);
  (*facts)->contract = mw_record_new (&mw_contract_table);
  (*facts)->supplier = g_strdup ("=HYPERLINK(\"http://kwaad\")");
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_TITLE, self->title);
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_NUMBER, "00042");
  mw_record_set_text ((*facts)->contract, MW_CONTRACT_END_DATE, "2026-12-31");
  mw_record_set_money ((*facts)->contract, MW_CONTRACT_VALUE, (MwMoney){ 123456789 });
  mw_contract_facts_compute (*facts, &(MwProgressInput){ .behind_bp = -1 }, &today);
  return TRUE;
}
