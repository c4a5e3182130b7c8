/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_IMPORT_DIALOG (mw_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwImportDialog, mw_import_dialog, MW, IMPORT_DIALOG, AdwWindow)

void mw_import_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const char *path, gint64 category_id);

G_END_DECLS
