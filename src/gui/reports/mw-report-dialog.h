/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_REPORT_DIALOG (mw_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwReportDialog, mw_report_dialog, MW, REPORT_DIALOG, AdwWindow)

MwReportDialog *mw_report_dialog_present (GtkWindow *parent, MwWorkspace *workspace, GSettings *settings, gint64 category_id);
void mw_report_dialog_write (MwReportDialog *self, const char *path);

G_END_DECLS
