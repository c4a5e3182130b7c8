/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_RULES_DIALOG (mw_rules_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwRulesDialog, mw_rules_dialog, MW, RULES_DIALOG, AdwPreferencesWindow)

MwRulesDialog *mw_rules_dialog_present (GtkWindow *parent, MwWorkspace *workspace);

G_END_DECLS
