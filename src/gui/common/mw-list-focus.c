/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-list-focus.h"

/*
 * In a list the arrow keys go from row to row, and Tab goes on to what comes after the list. GTK 4.8 lets Tab
 * stop at every row, which in a list of contracts is no way through the window.
 */

static gboolean
leave (GtkWidget *list, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (list);
  gboolean moved;

  gtk_widget_set_can_focus (list, FALSE);
  moved = root != NULL && gtk_widget_child_focus (GTK_WIDGET (root), direction);
  gtk_widget_set_can_focus (list, TRUE);
  return moved;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer unused)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK)))
    return leave (list, GTK_DIR_TAB_BACKWARD);
  if (key == GDK_KEY_Tab && !(state & GDK_CONTROL_MASK))
    return leave (list, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_PROPAGATE;
}

void
mw_list_focus_let_tab_leave (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (list, keys);
}
