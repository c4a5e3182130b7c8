/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-figure-tile.h"

/* One key figure, large, with what is unknown of it; it opens what it is counted from, and its tooltip tells how. */

struct _MwFigureTile
{
  GtkButton parent_instance;

  /* Template children */
  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (MwFigureTile, mw_figure_tile, GTK_TYPE_BUTTON)

static void
mw_figure_tile_class_init (MwFigureTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-figure-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, MwFigureTile, title);
  gtk_widget_class_bind_template_child (widget_class, MwFigureTile, figure);
  gtk_widget_class_bind_template_child (widget_class, MwFigureTile, note);
}

static void
mw_figure_tile_init (MwFigureTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_figure_tile_show (MwFigureTile *self, const char *title, const char *figure, const char *note, const char *definition)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s", title, figure, note);
  g_autoptr (GString) unbroken = g_string_new (note);

  /* A number is not parted from its sign. */
  g_string_replace (unbroken, " %", "\u00a0%", 0);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->note, unbroken->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), definition);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, definition, -1);
}
