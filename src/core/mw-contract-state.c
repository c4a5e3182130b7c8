/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-state.h"

#include <glib/gi18n-lib.h>

#include "mw-contract.h"

/*
 * Whether a contract runs: a pure function of its dates and a day. A missing date makes the answer unknown only where it
 * decides, and a contract counts as ended only when that is certain.
 */

/* For JSON. */
const char *
mw_contract_state_to_code (MwContractState state)
{
  switch (state)
    {
    case MW_CONTRACT_RUNNING:
      return "running";
    case MW_CONTRACT_NOT_BEGUN:
      return "not_begun";
    case MW_CONTRACT_ENDED:
      return "ended";
    case MW_CONTRACT_STATE_UNKNOWN:
    case MW_N_CONTRACT_STATES:
    default:
      return "unknown";
    }
}

const char *
mw_contract_state_get_label (MwContractState state)
{
  switch (state)
    {
    case MW_CONTRACT_RUNNING:
      return C_ ("state of a contract", "Running");
    case MW_CONTRACT_NOT_BEGUN:
      return C_ ("state of a contract", "Not begun yet");
    case MW_CONTRACT_ENDED:
      return C_ ("state of a contract", "Ended");
    case MW_CONTRACT_STATE_UNKNOWN:
    case MW_N_CONTRACT_STATES:
    default:
      return C_ ("state of a contract", "Unknown");
    }
}

/**
 * mw_contract_find_latest_end:
 * @end: (out)
 *
 * Returns: whether there is a day after which the contract cannot run; a contract that renews by itself goes on past
 *   its end date
 */
gboolean
mw_contract_find_latest_end (const MwRecord *contract, GDate *end)
{
  GDate last;
  gboolean end_known = mw_record_get_date (contract, MW_CONTRACT_END_DATE, end);

  if (mw_record_get_date (contract, MW_CONTRACT_MAX_END_DATE, &last))
    {
      /* Both are typed by hand: the later one counts. */
      if (!end_known || g_date_compare (&last, end) > 0)
        *end = last;
      return TRUE;
    }
  return end_known && mw_record_get_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY) != MW_YES;
}

static guint32
get_day (const MwRecord *contract, guint field)
{
  GDate date;

  return mw_record_get_date (contract, field, &date) ? g_date_get_julian (&date) : 0;
}

MwContractTerm
mw_contract_get_term (const MwRecord *contract)
{
  MwContractTerm term = { get_day (contract, MW_CONTRACT_START_DATE), get_day (contract, MW_CONTRACT_END_DATE), 0 };
  GDate latest;

  if (mw_contract_find_latest_end (contract, &latest))
    term.latest = g_date_get_julian (&latest);
  return term;
}

/**
 * mw_contract_term_get_state:
 * @from: Julian day
 * @until: Julian day, not before @from
 *
 * Returns: whether the contract ran on any day of the period, had ended before it, or begins after it
 */
MwContractState
mw_contract_term_get_state (const MwContractTerm *term, guint32 from, guint32 until)
{
  if (term->latest != 0 && term->latest < from)
    return MW_CONTRACT_ENDED;
  if (term->start > until)
    return MW_CONTRACT_NOT_BEGUN;
  return term->start != 0 && term->end >= from ? MW_CONTRACT_RUNNING : MW_CONTRACT_STATE_UNKNOWN;
}

MwContractState
mw_contract_get_state (const MwRecord *contract, const GDate *today)
{
  MwContractTerm term = mw_contract_get_term (contract);
  guint32 day = g_date_get_julian (today);

  return mw_contract_term_get_state (&term, day, day);
}

/* Whether it is certain that it runs no more: it may have been extended, or have renewed itself, without anybody noting
 * a new end date. */
gboolean
mw_contract_has_ended (const MwRecord *contract, const GDate *today)
{
  return mw_contract_get_state (contract, today) == MW_CONTRACT_ENDED;
}
