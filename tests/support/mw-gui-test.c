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
  while (g_main_context_iteration (NULL, FALSE))
    ;
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

/* And lets what is on its way to the screen get there. */
void
mw_gui_test_set_text_size (guint percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (percent * 96 * 1024 / 100), NULL);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Returns: the least that it needs */
int
mw_gui_test_measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* As a person does: the list opens, and a row of it is chosen. */
void
mw_gui_test_choose (GtkDropDown *drop_down, guint position)
{
  GtkWidget *list = mw_gui_test_find (GTK_WIDGET (drop_down), GTK_TYPE_LIST_VIEW, 0);

  gtk_widget_activate (GTK_WIDGET (drop_down));
  mw_test_await (gtk_widget_get_mapped (list));
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_activate_action (list, "list.activate-item", "u", position);
  mw_test_await (!gtk_widget_get_mapped (list));
}
