/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_CONTACTS_DIALOG (mw_contacts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwContactsDialog, mw_contacts_dialog, MW, CONTACTS_DIALOG, AdwPreferencesWindow)

void mw_contacts_dialog_present (GtkWindow *parent, MwWorkspace *workspace);

G_END_DECLS
