/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_RULE_CHOICE_DIALOG (mw_rule_choice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwRuleChoiceDialog, mw_rule_choice_dialog, MW, RULE_CHOICE_DIALOG, AdwWindow)

MwRuleChoiceDialog *mw_rule_choice_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *category);

MwRuleChoiceDialog *mw_rule_choice_dialog_present_for_contract (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *contract);

G_END_DECLS
