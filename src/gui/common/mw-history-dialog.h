/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_HISTORY_DIALOG (mw_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwHistoryDialog, mw_history_dialog, MW, HISTORY_DIALOG, AdwWindow)

MwHistoryDialog *mw_history_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record);

G_END_DECLS
