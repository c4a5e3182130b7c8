/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>

#include "mw-backups.h"
#include "mw-contract.h"
#include "mw-duty.h"
#include "mw-file-check.h"
#include "mw-missing-input.h"

/* maatwerk check: whether the file is sound, and what is missing per contract. */

static void
print_contract (const MwContractFacts *facts, const char *missing)
{
  const char *number = mw_record_get_text (facts->contract, MW_CONTRACT_NUMBER);

  g_print ("  %s  %s: ", number != NULL ? number : "–", mw_record_get_title (facts->contract));
  g_print (_ ("missing: %s\n"), missing);
}

/* One line for each contract of which the duty, or else its amount, is unknown. */
static gboolean
print_contracts (MwConnection *connection, const MwContractResult *result, gboolean amounts, GError **error)
{
  for (guint i = 0; i < result->ids->len; i++)
    {
      g_autoptr (GPtrArray) loaded = mw_contract_query_load (connection, result->basis, &g_array_index (result->ids, gint64, i), 1, error);
      if (loaded == NULL)
        return FALSE;
      const MwContractFacts *facts = g_ptr_array_index (loaded, 0);
      if (!amounts)
        print_contract (facts, mw_duty_missing_label (&facts->duty));
      else if (!facts->duty.amount_known)
        print_contract (facts, mw_field_get_label (&mw_contract_table.fields[facts->duty.amount_missing]));
    }
  return TRUE;
}

/* What to fill in first, and what that settles. */
static void
print_advice (const MwContractTotals *totals, MwNotation notation)
{
  g_autoptr (GArray) inputs = mw_missing_inputs_list (totals);

  for (guint i = 0; i < inputs->len; i++)
    {
      const MwMissingInput *input = &g_array_index (inputs, MwMissingInput, i);
      g_autofree char *what = mw_missing_input_describe (input, notation);
      g_autofree char *effect = mw_missing_input_describe_effect (input, notation);
      g_print ("  %s: %s\n", what, effect);
    }
}

static gboolean
print_missing (const MwCliOptions *options, MwWorkspace *workspace, GError **error)
{
  MwContractQuery query = { .category_id = MW_CATEGORY_ALL, .filter = MW_CONTRACT_FILTER_UNKNOWN, .hidden_states = MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED), .today = options->today };
  MwConnection *connection = mw_database_get_view (mw_workspace_get_database (workspace));
  g_autoptr (MwContractResult) unknown = mw_contract_query_run (connection, NULL, &query, error);
  g_autoptr (MwContractResult) with_duty = NULL;
  guint n_ended;

  if (unknown == NULL)
    return FALSE;
  if (unknown->ids->len > 0)
    g_print (ngettext ("Of %u contract it is unknown whether it carries the duty:\n", "Of %u contracts it is unknown whether they carry the duty:\n", unknown->ids->len), unknown->ids->len);
  if (!print_contracts (connection, unknown, FALSE, error))
    return FALSE;
  query.filter = MW_CONTRACT_FILTER_DUTY;
  with_duty = mw_contract_query_run (connection, NULL, &query, error);
  if (with_duty == NULL)
    return FALSE;
  if (with_duty->totals.duty_amount_unknown > 0)
    g_print (ngettext ("Of %u contract the amount of the duty is unknown:\n", "Of %u contracts the amount of the duty is unknown:\n", with_duty->totals.duty_amount_unknown), with_duty->totals.duty_amount_unknown);
  if (!print_contracts (connection, with_duty, TRUE, error))
    return FALSE;
  if (with_duty->totals.nothing_recorded > 0)
    g_print (ngettext ("Of %u contract with a duty nothing realised is recorded.\n", "Of %u contracts with a duty nothing realised is recorded.\n", with_duty->totals.nothing_recorded), with_duty->totals.nothing_recorded);
  if (unknown->totals.count + with_duty->totals.duty_amount_unknown > 0)
    g_print ("%s\n", _ ("What settles most comes first."));
  print_advice (&unknown->totals, mw_workspace_get_notation (workspace));
  print_advice (&with_duty->totals, mw_workspace_get_notation (workspace));
  n_ended = unknown->totals.states[MW_CONTRACT_ENDED] + with_duty->totals.states[MW_CONTRACT_ENDED];
  if (n_ended > 0)
    g_print (ngettext ("Not counted here: %u contract that has ended.\n", "Not counted here: %u contracts that have ended.\n", n_ended), n_ended);
  return TRUE;
}

/* Returns: whether the file is sound; what is not is printed */
static gboolean
print_damage (MwWorkspace *workspace, gboolean *sound, GError **error)
{
  g_autoptr (GPtrArray) findings = mw_file_check_run (mw_database_get_view (mw_workspace_get_database (workspace)), error);

  if (findings == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len == 0)
    g_print ("%s\n", _ ("The file is sound."));
  *sound = findings->len == 0;
  return TRUE;
}

/* The last backups; one that cannot be read is worth knowing of before it is needed. */
static void
print_backups (const MwCliOptions *options, gboolean *sound)
{
  g_autoptr (GPtrArray) backups = mw_backups_list (options->arguments[0]);

  g_print (ngettext ("%u backup\n", "%u backups\n", backups->len), backups->len);
  for (guint i = 0; i < backups->len; i++)
    {
      const MwBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *moment = g_date_time_format (backup->moment, "%Y-%m-%d %H:%M");
      gboolean good = mw_backups_check (backup->path, &error);
      g_print ("  %s  %s\n", moment, good ? _ ("sound") : error->message);
      *sound = *sound && good;
    }
}

int
mw_cli_check (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwWorkspace) workspace = mw_cli_open (options, MW_ACCESS_READ, &error);
  gboolean sound = FALSE;
  gboolean done;

  if (workspace == NULL)
    return mw_cli_fail (error);
  done = print_damage (workspace, &sound, &error) && print_missing (options, workspace, &error);
  mw_workspace_close (workspace);
  if (!done)
    return mw_cli_fail (error);
  print_backups (options, &sound);
  return sound ? MW_EXIT_DONE : MW_EXIT_FAILED;
}
