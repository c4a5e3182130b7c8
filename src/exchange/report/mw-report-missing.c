/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-report-book.h"

/* What nobody filled in, contract by contract, and what that keeps unknown. */

static const MwSheetColumn columns[] = {
  { N_ ("Number"), 16, MW_SHEET_LABEL },
  { N_ ("Title"), 42, MW_SHEET_LABEL, MW_SHEET_TOTAL_COUNT },
  { N_ ("Supplier"), 28, MW_SHEET_LABEL },
  { N_ ("Contract value"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM },
  { N_ ("What is missing"), 50, MW_SHEET_LABEL },
  { N_ ("What is unknown because of it"), 50, MW_SHEET_LABEL },
};

static void
append (GString *list, const char *item)
{
  if (strstr (list->str, item) == NULL)
    g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", item);
}

static void
append_field (GString *list, guint field)
{
  append (list, mw_field_get_label (&mw_contract_table.fields[field]));
}

/* An input may keep several things unknown, and several may keep the same thing unknown. */
static void
find_missing (const MwContractFacts *facts, GString *missing, GString *unknown)
{
  const MwDuty *duty = &facts->duty;

  for (guint i = 0; i < MW_N_DUTY_CONDITIONS && duty->applies == MW_UNKNOWN; i++)
    {
      if (duty->conditions[i] != MW_UNKNOWN)
        continue;
      append_field (missing, duty->missing[i]);
      append (unknown, _ ("whether there is a duty"));
    }
  if (duty->applies == MW_YES && !duty->amount_known)
    {
      append_field (missing, duty->amount_missing);
      append (unknown, _ ("the amount of the duty"));
    }
  if (!mw_record_is_known (facts->contract, MW_CONTRACT_VALUE))
    {
      append_field (missing, MW_CONTRACT_VALUE);
      append (unknown, _ ("the share of the whole spend"));
    }
  if (duty->applies == MW_YES && facts->progress.nothing_recorded)
    {
      append (missing, _ ("what was realised"));
      append (unknown, _ ("how far the duty is"));
    }
  else if (duty->applies == MW_YES && !facts->progress.realised_known)
    {
      append (missing, _ ("the value of a part of what was realised"));
      append (unknown, _ ("how far the duty is"));
    }
  if (duty->applies == MW_YES && duty->amount_known && !facts->progress.expected_known)
    {
      append_field (missing, mw_record_is_known (facts->contract, MW_CONTRACT_START_DATE) ? MW_CONTRACT_END_DATE : MW_CONTRACT_START_DATE);
      append (unknown, _ ("whether it is behind"));
    }
}

static gboolean
write_contract (MwReportBook *book, guint sheet, guint row, const MwContractFacts *facts)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GString) unknown = g_string_new (NULL);

  find_missing (facts, missing, unknown);
  if (missing->len == 0)
    return FALSE;
  mw_report_book_put_field (book, sheet, row, 0, facts->contract, MW_CONTRACT_NUMBER);
  mw_report_book_put_field (book, sheet, row, 1, facts->contract, MW_CONTRACT_TITLE);
  mw_report_book_put_text (book, sheet, row, 2, facts->supplier);
  mw_report_book_put_field (book, sheet, row, 3, facts->contract, MW_CONTRACT_VALUE);
  mw_report_book_put_text (book, sheet, row, 4, missing->str);
  mw_report_book_put_text (book, sheet, row, 5, unknown->str);
  return TRUE;
}

const MwReportSheet mw_report_missing_sheet = {
  .part = MW_REPORT_MISSING,
  .title = N_ ("Missing data"),
  .table = N_ ("Table_missing"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .write_contract = write_contract,
};
