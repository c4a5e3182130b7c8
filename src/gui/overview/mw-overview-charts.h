/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-chart.h"
#include "mw-figure-tile.h"
#include "mw-workspace.h"

G_BEGIN_DECLS

/* More bars than this are not read; the rest stands in the workbook. */
#define MW_OVERVIEW_MAX_BARS 10

void mw_overview_show_tiles (MwFigureTile *const tiles[5], const MwReport *report);
void mw_overview_show_groups (MwChart *chart, const MwReport *report);
void mw_overview_show_suppliers (MwChart *chart, const MwReport *report);
void mw_overview_show_quarters (MwChart *chart, const MwReport *report);
void mw_overview_show_stages (MwChart *chart, const MwReport *report);

void mw_overview_open_group (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, guint row);
void mw_overview_open_supplier (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, gint64 category_id, guint row);
void mw_overview_open_quarter (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, gint64 category_id, guint row);
void mw_overview_open_stage (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, guint row);

G_END_DECLS
