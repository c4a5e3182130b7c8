/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

void mw_link_dialog_present (GtkWindow *parent, MwWorkspace *workspace, MwMatchBoard *board, const MwSupply *supply, const MwDemand *demand);
void mw_link_dialog_present_match (GtkWindow *parent, MwWorkspace *workspace, MwMatchBoard *board, const MwRecord *match);
MwRecord *mw_link_dialog_make_link (MwWorkspace *workspace, MwMatchBoard *board, const MwSupply *supply, const MwDemand *demand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
