/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-match-board.h"
#include "mw-plan-trial.h"

G_BEGIN_DECLS

#define MW_TYPE_TRIAL_DIALOG (mw_trial_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwTrialDialog, mw_trial_dialog, MW, TRIAL_DIALOG, AdwPreferencesWindow)

MwTrialDialog *mw_trial_dialog_present (GtkWindow *parent, MwMatchBoard *board, MwPlanTrial *trial);

G_END_DECLS
