/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_BACKUPS_DIALOG (mw_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwBackupsDialog, mw_backups_dialog, MW, BACKUPS_DIALOG, AdwWindow)

MwBackupsDialog *mw_backups_dialog_present (GtkWindow *parent, const char *path);

G_END_DECLS
