/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MW_TYPE_FIGURE_TILE (mw_figure_tile_get_type ())
G_DECLARE_FINAL_TYPE (MwFigureTile, mw_figure_tile, MW, FIGURE_TILE, GtkButton)

void mw_figure_tile_show (MwFigureTile *self, const char *title, const char *figure, const char *note, const char *definition);

G_END_DECLS
