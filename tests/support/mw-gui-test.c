/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-gui-test.h"

#include <stdlib.h>

/* A display test without a display skips itself. */
void
mw_gui_test_init (int *argc, char ***argv)
{
  mw_test_init (argc, argv);
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      exit (77);
    }
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

MwWorkspace *
mw_gui_test_open_demo (MwFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MwWorkspace *workspace;

  g_assert_true (mw_workspace_create_file (fixture->path, TRUE, &fixture->today, &error));
  workspace = mw_workspace_open (fixture->path, MW_ACCESS_WRITE, &fixture->today, &error);
  g_assert_no_error (error);
  return workspace;
}

void
mw_gui_test_close (MwWorkspace *workspace)
{
  mw_workspace_close (workspace);
  mw_test_settle ();
  g_object_unref (workspace);
}

static GtkWidget *
find (GtkWidget *root, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the nth widget of a type, counted from 0, in the order of the tree */
GtkWidget *
mw_gui_test_find (GtkWidget *root, GType type, guint nth)
{
  return find (root, type, &nth);
}

guint
mw_gui_test_count (GtkWidget *root, GType type)
{
  guint count = 0;

  while (mw_gui_test_find (root, type, count) != NULL)
    count++;
  return count;
}

/* Returns: whether a handler of ours on that widget took the key */
gboolean
mw_gui_test_press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  return taken;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Waits until the widget, which must be shown, was drawn once more. */
void
mw_gui_test_draw (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  mw_test_await (painted);
  g_signal_handler_disconnect (clock, id);
}

/* And lets what is on its way to the screen get there. */
void
mw_gui_test_set_text_size (guint percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (percent * 96 * 1024 / 100), NULL);
  mw_test_settle ();
}

/* Returns: the least that it needs */
int
mw_gui_test_measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* As a person does: the list opens, and a row of it is chosen. What is chosen may take the drop-down away. */
void
mw_gui_test_choose (GtkDropDown *drop_down, guint position)
{
  g_autoptr (GtkWidget) list = g_object_ref (mw_gui_test_find (GTK_WIDGET (drop_down), GTK_TYPE_LIST_VIEW, 0));

  gtk_widget_activate (GTK_WIDGET (drop_down));
  mw_test_await (gtk_widget_get_mapped (list));
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_activate_action (list, "list.activate-item", "u", position);
  mw_test_await (!gtk_widget_get_mapped (list));
}

/* Whether a label that is to be seen says this, among other things. */
gboolean
mw_gui_test_says (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (mw_gui_test_says (child, part))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (nullable) */
GtkWidget *
mw_gui_test_find_button (GtkWidget *root, const char *label)
{
  for (guint i = 0; i < mw_gui_test_count (root, GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = mw_gui_test_find (root, GTK_TYPE_BUTTON, i);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
  return NULL;
}
