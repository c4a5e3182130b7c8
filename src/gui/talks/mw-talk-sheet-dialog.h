/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_TALK_SHEET_DIALOG (mw_talk_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwTalkSheetDialog, mw_talk_sheet_dialog, MW, TALK_SHEET_DIALOG, AdwWindow)

void mw_talk_sheet_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *talk);

G_END_DECLS
