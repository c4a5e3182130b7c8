/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-fit-field.h"

#include <glib/gi18n.h>

#include "mw-contract.h"
#include "mw-dialogs.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-record-dialog.h"
#include "mw-rule-choice-dialog.h"

/* From a reason to the field that it came from, whichever record that is in. */

static GtkWindow *
window_of (GtkWidget *near)
{
  GtkRoot *root = gtk_widget_get_root (near);

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

/* @near: a widget in the window that the form belongs to */
void
mw_fit_field_present_record (GtkWidget *near, MwWorkspace *workspace, const MwRecord *record, guint field)
{
  mw_record_dialog_present_at (window_of (near), workspace, record, field);
}

/* The contract of an initiative; which rules hold for it is chosen, not typed. */
void
mw_fit_field_present_contract (GtkWidget *near, MwWorkspace *workspace, const MwRecord *initiative, guint field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwRecord) contract = mw_workspace_read_contract (workspace, mw_record_get_reference (initiative, MW_INITIATIVE_CONTRACT), &error);

  if (contract != NULL && field == MW_CONTRACT_RULE_SET)
    mw_rule_choice_dialog_present_for_contract (window_of (near), workspace, contract);
  else if (contract != NULL)
    mw_fit_field_present_record (near, workspace, contract, field);
  else
    mw_dialogs_show_failure (window_of (near), _ ("The contract could not be opened"), error);
}

void
mw_fit_field_present (GtkWidget *near, MwWorkspace *workspace, MwMatchBoard *board, const MwFitPart *part, const MwSupply *supply, const MwDemand *demand)
{
  const MwRecord *initiative = mw_supply_get_initiative (supply);
  const MwRecord *nomination = mw_demand_get_nomination (demand);
  const MwRecord *ban = mw_match_board_find_ban (board, mw_record_get_id (initiative), mw_record_get_id (nomination));

  if (part->table == &mw_initiative_table)
    mw_fit_field_present_record (near, workspace, initiative, part->field);
  else if (part->table == &mw_nomination_table)
    mw_fit_field_present_record (near, workspace, nomination, part->field);
  else if (part->table == &mw_contract_table)
    mw_fit_field_present_contract (near, workspace, initiative, part->field);
  else if (ban != NULL)
    mw_fit_field_present_record (near, workspace, ban, part->field);
}
