/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-list-focus.h"

/*
 * In a list the arrow keys go from row to row, and Tab goes on to what comes after the list. GTK 4.8 lets Tab
 * stop at every row, which in a list of contracts is no way through the window. Nor does Tab choose anything: the arrow
 * keys do, and the space bar for the row that the keyboard is on.
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
choose_row (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (!GTK_IS_LIST_BOX (list) || !GTK_IS_LIST_BOX_ROW (focus) || gtk_widget_get_parent (focus) != list)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (focus));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer unused)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK)))
    return leave (list, GTK_DIR_TAB_BACKWARD);
  if (key == GDK_KEY_Tab && !(state & GDK_CONTROL_MASK))
    return leave (list, GTK_DIR_TAB_FORWARD);
  if (key == GDK_KEY_space && !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)))
    return choose_row (list);
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

/**
 * mw_list_focus_enter_row:
 *
 * For the focus function of rows in a list where something can be chosen. GTK 4.8 chooses a row when Tab comes to it.
 *
 * Returns: whether the row took the keyboard, and nothing is left to do
 */
gboolean
mw_list_focus_enter_row (GtkWidget *row, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, gtk_widget_get_parent (row)))
    return FALSE;
  return gtk_widget_grab_focus (row);
}
