/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_STANDING_DIALOG (mw_standing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwStandingDialog, mw_standing_dialog, MW, STANDING_DIALOG, AdwWindow)

MwStandingDialog *mw_standing_dialog_present (GtkWindow *parent, MwWorkspace *workspace);

G_END_DECLS
