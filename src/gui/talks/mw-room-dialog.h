/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_ROOM_DIALOG (mw_room_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwRoomDialog, mw_room_dialog, MW, ROOM_DIALOG, AdwWindow)

void mw_room_dialog_present (GtkWindow *parent, MwWorkspace *workspace, gint64 category_id);

G_END_DECLS
