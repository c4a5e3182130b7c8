/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_RECORD_FORM (mw_record_form_get_type ())
G_DECLARE_FINAL_TYPE (MwRecordForm, mw_record_form, MW, RECORD_FORM, AdwBin)

void mw_record_form_set_workspace (MwRecordForm *self, MwWorkspace *workspace);
void mw_record_form_set_wide (MwRecordForm *self, gboolean wide);
void mw_record_form_set_fields (MwRecordForm *self, const guint *fields, gsize n_fields);
gboolean mw_record_form_is_wide (MwRecordForm *self);
void mw_record_form_set_record (MwRecordForm *self, const MwRecord *record);
MwRecord *mw_record_form_get_record (MwRecordForm *self);
MwWorkspace *mw_record_form_get_workspace (MwRecordForm *self);
void mw_record_form_field_edited (MwRecordForm *self, guint field);
guint mw_record_form_check (MwRecordForm *self);
gboolean mw_record_form_commit (MwRecordForm *self);
void mw_record_form_show_error (MwRecordForm *self, guint field, const char *message);
gboolean mw_record_form_is_changed (MwRecordForm *self);
gboolean mw_record_form_find_unsaved (MwRecordForm *self, const char **label, char **text);
void mw_record_form_focus_first (MwRecordForm *self);
void mw_record_form_focus_field (MwRecordForm *self, guint field);

G_END_DECLS
