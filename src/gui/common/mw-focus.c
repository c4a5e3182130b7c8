/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-focus.h"

/* Takes somebody to a widget: it gets the keyboard, and what scrolls it shows it. */

/* Some rows, such as one that unfolds, do not take the keyboard themselves but have a part that does. */
static void
take_keyboard (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    return;
  if (!gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *child = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  GtkAdjustment *adjustment;
  graphene_rect_t place;

  if (child == NULL || !gtk_widget_compute_bounds (widget, child, &place))
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  gtk_adjustment_clamp_page (adjustment,
                             (double) place.origin.y,
                             (double) (place.origin.y + place.size.height));
}

/* A widget has its place from the first frame on, and a popover that closes gives the keyboard back before that. */
static gboolean
show_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  if (gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_get_mapped (widget))
    {
      take_keyboard (widget);
      scroll_to (widget);
    }
  return G_SOURCE_REMOVE;
}

void
mw_focus_show (GtkWidget *widget)
{
  take_keyboard (widget);
  gtk_widget_add_tick_callback (widget, show_cb, NULL, NULL);
}
