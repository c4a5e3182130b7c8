/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-side-row.h"

#include <glib/gi18n.h>

#include "mw-initiative.h"
#include "mw-list-focus.h"

/*
 * An initiative or a request at its side of the matchmaking panel: a name, one line about it, and how many places are
 * left. It can be dragged onto one of the other side, which asks for a link.
 */

struct _MwSideRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  MwRecord *record;
};

G_DEFINE_FINAL_TYPE (MwSideRow, mw_side_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, MwSideRow *self)
{
  return gdk_content_provider_new_typed (MW_TYPE_RECORD, self->record);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, MwSideRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* Only one of the other side can be linked with this one. */
static gboolean
is_welcome (MwSideRow *self, const GValue *value)
{
  MwRecord *other = value != NULL && G_VALUE_HOLDS (value, MW_TYPE_RECORD) ? g_value_get_object (value) : NULL;

  return other != NULL && mw_record_get_table (other) != mw_record_get_table (self->record);
}

static GdkDragAction
enter_cb (GtkDropTarget *target, double x, double y, MwSideRow *self)
{
  return is_welcome (self, gtk_drop_target_get_value (target)) ? GDK_ACTION_LINK : 0;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, MwSideRow *self)
{
  if (!is_welcome (self, value))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static gboolean
mw_side_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return mw_list_focus_enter_row (widget, direction) || GTK_WIDGET_CLASS (mw_side_row_parent_class)->focus (widget, direction);
}

static void
mw_side_row_dispose (GObject *object)
{
  g_clear_object (&MW_SIDE_ROW (object)->record);

  G_OBJECT_CLASS (mw_side_row_parent_class)->dispose (object);
}

static void
mw_side_row_class_init (MwSideRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_side_row_dispose;
  GTK_WIDGET_CLASS (klass)->focus = mw_side_row_focus;

  /**
   * MwSideRow::dropped:
   * @record: the #MwRecord of the other side
   *
   * The user dragged one of the other side onto this one.
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MW_TYPE_RECORD);
}

static void
mw_side_row_init (MwSideRow *self)
{
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* A grid, for a box measures texts that wrap for every height that it tries, which takes seconds in a long list. */
static GtkWidget *
make_content (const char *title, const char *about, GtkWidget *number)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *below = make_text (about);

  gtk_widget_add_css_class (below, "dim-label");
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (grid, "side-row");
  gtk_grid_attach (GTK_GRID (grid), make_text (title), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), below, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), number, 1, 0, 1, 2);
  return grid;
}

/* @about: one line below the name */
GtkWidget *
mw_side_row_new (const MwRecord *record, const char *about, gboolean places_known, gint64 places)
{
  MwSideRow *self = g_object_new (MW_TYPE_SIDE_ROW, NULL);
  g_autofree char *count = places_known ? g_strdup_printf ("%d", (int) MAX (places, 0)) : g_strdup ("?");
  const char *tip = places_known ? _ ("Places left") : _ ("Number of places unknown");
  g_autofree char *spoken = places_known ? g_strdup_printf ("%s, %s: %s", about, tip, count) : g_strdup_printf ("%s, %s", about, tip);
  GtkWidget *number = gtk_label_new (count);

  self->record = g_object_ref ((MwRecord *) record);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_tooltip_text (number, tip);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), make_content (mw_record_get_title (record), about, number));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, mw_record_get_title (record), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  return GTK_WIDGET (self);
}

const MwRecord *
mw_side_row_get_record (MwSideRow *self)
{
  return self->record;
}

/* Lets it be dragged, and dropped onto. To be called once. */
void
mw_side_row_set_linkable (MwSideRow *self, gboolean linkable)
{
  GtkDragSource *source;
  GtkDropTarget *target;

  if (!linkable)
    return;
  source = gtk_drag_source_new ();
  target = gtk_drop_target_new (MW_TYPE_RECORD, GDK_ACTION_LINK);
  gtk_drag_source_set_actions (source, GDK_ACTION_LINK);
  /* What is dragged comes from this window, so that it can be looked at before it is dropped. */
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (target, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (enter_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
