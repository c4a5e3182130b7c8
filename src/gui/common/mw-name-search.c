/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-name-search.h"

#include <string.h>

#include "mw-text.h"

/*
 * Looks for names in a drop-down by any part of them, whatever the accents. To type on the closed drop-down opens it and
 * begins to search; Enter takes the first that is found. The search of GTK 4.8 itself finds only how a name begins.
 */

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

static GtkWidget *
entry_of (GtkDropDown *drop_down)
{
  return find_inside (GTK_WIDGET (drop_down), GTK_TYPE_SEARCH_ENTRY);
}

/* Returns: (nullable): what the list that opens shows of the names */
static GtkFilterListModel *
found_of (GtkDropDown *drop_down)
{
  GtkWidget *list = find_inside (GTK_WIDGET (drop_down), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *selection = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *found = GTK_IS_SINGLE_SELECTION (selection)
                          ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                          : NULL;

  return GTK_IS_FILTER_LIST_MODEL (found) ? GTK_FILTER_LIST_MODEL (found) : NULL;
}

static gboolean
is_found (gpointer name, gpointer entry)
{
  g_autofree char *wanted = mw_text_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autofree char *folded = mw_text_fold (gtk_string_object_get_string (name));

  return strstr (folded, wanted) != NULL;
}

static void
search_changed_cb (GtkSearchEntry *entry, GtkDropDown *drop_down)
{
  GtkFilterListModel *found = found_of (drop_down);

  if (found != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (found), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
close_list (GtkDropDown *drop_down)
{
  gtk_popover_popdown (GTK_POPOVER (find_inside (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER)));
}

static guint
find_position (GListModel *names, gpointer wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GObject) name = g_list_model_get_item (names, i);
      if (name == wanted)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
take_first_cb (GtkSearchEntry *entry, GtkDropDown *drop_down)
{
  GtkFilterListModel *found = found_of (drop_down);
  g_autoptr (GObject) first = found != NULL ? g_list_model_get_item (G_LIST_MODEL (found), 0) : NULL;
  GListModel *names = gtk_drop_down_get_model (drop_down);

  /* Who looked for nothing keeps what was chosen. */
  if (first != NULL && *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_drop_down_set_selected (drop_down, find_position (names, first));
  close_list (drop_down);
}

static void
stop_search_cb (GtkSearchEntry *entry, GtkDropDown *drop_down)
{
  close_list (drop_down);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkDropDown *drop_down)
{
  GtkWidget *entry = entry_of (drop_down);
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = { 0 };

  if (!g_unichar_isgraph (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || entry == NULL)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)))))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  /* A list that was opened by a click has the keys at the row that is chosen. */
  if (!gtk_widget_get_mapped (entry))
    g_signal_emit_by_name (drop_down, "activate");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  return GDK_EVENT_STOP;
}

static void
watch_keys (GtkWidget *widget, GtkDropDown *drop_down)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), drop_down);
  gtk_widget_add_controller (widget, keys);
}

/* The keys of an open list do not come to the button below it. */
static void
connect_once (GtkDropDown *drop_down, GtkWidget *entry)
{
  g_signal_connect (entry, "search-changed", G_CALLBACK (search_changed_cb), drop_down);
  g_signal_connect (entry, "activate", G_CALLBACK (take_first_cb), drop_down);
  g_signal_connect (entry, "stop-search", G_CALLBACK (stop_search_cb), drop_down);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  watch_keys (GTK_WIDGET (drop_down), drop_down);
  watch_keys (find_inside (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER), drop_down);
}

/* To be called for each new list of names: the drop-down makes its search anew with each. */
void
mw_name_search_set_names (GtkDropDown *drop_down, GtkStringList *names)
{
  GtkWidget *entry = entry_of (drop_down);
  GtkFilterListModel *found;
  g_autoptr (GtkFilter) filter = NULL;

  if (gtk_drop_down_get_model (drop_down) == NULL && entry != NULL)
    connect_once (drop_down, entry);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  found = found_of (drop_down);
  if (found == NULL || entry == NULL)
    return;
  filter = GTK_FILTER (gtk_custom_filter_new (is_found, entry, NULL));
  gtk_filter_list_model_set_filter (found, filter);
}
