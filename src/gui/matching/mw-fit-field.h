/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

void mw_fit_field_present (GtkWidget *near, MwWorkspace *workspace, MwMatchBoard *board, const MwFitPart *part, const MwSupply *supply, const MwDemand *demand);
void mw_fit_field_present_record (GtkWidget *near, MwWorkspace *workspace, const MwRecord *record, guint field);
void mw_fit_field_present_contract (GtkWidget *near, MwWorkspace *workspace, const MwRecord *initiative, guint field);

G_END_DECLS
