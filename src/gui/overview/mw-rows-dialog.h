/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_ROWS_DIALOG (mw_rows_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwRowsDialog, mw_rows_dialog, MW, ROWS_DIALOG, AdwWindow)

MwRowsDialog *mw_rows_dialog_new (GtkWindow *parent, MwWorkspace *workspace, const char *title);
void mw_rows_dialog_add (MwRowsDialog *self, MwRecord *record, const char *title, const char *subtitle);
void mw_rows_dialog_present (MwRowsDialog *self);

G_END_DECLS
