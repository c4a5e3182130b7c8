/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_REJECT_DIALOG (mw_reject_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwRejectDialog, mw_reject_dialog, MW, REJECT_DIALOG, AdwWindow)

void mw_reject_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *match);

G_END_DECLS
