/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_RECORD_DIALOG (mw_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwRecordDialog, mw_record_dialog, MW, RECORD_DIALOG, AdwWindow)

/* Called once the record is in the file. */
typedef void (*MwRecordSaved) (MwRecord *record, gpointer user_data);

MwRecordDialog *mw_record_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record);
void mw_record_dialog_set_subtitle (MwRecordDialog *self, const char *subtitle);
void mw_record_dialog_set_warnings (MwRecordDialog *self, char **warnings);
void mw_record_dialog_present_at (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record, guint field);
void mw_record_dialog_present_for (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record, gpointer owner, MwRecordSaved saved, gpointer user_data);
void mw_record_dialog_prepare_organisation (MwRecord *record, const char *column);

G_END_DECLS
