/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-bar.h"

/*
 * A bar of parts that lie over each other, each from the same beginning, and perhaps a line across it. Its parts are
 * widgets, so that the style sheet gives them their colours, in light, dark and high contrast. What it shows stands in
 * words beside it.
 */

#define THICKNESS 16
#define LENGTH 60
#define MARK 2

typedef struct
{
  GtkWidget *widget;
  double fraction;
  int inset; /* on either side, in pixels */
  gboolean is_mark;
} Part;

struct _MwBar
{
  GtkWidget parent_instance;

  /* Owned */
  GArray *parts; /* Part, its widget a child */

  /* State */
  GtkOrientation orientation;
};

G_DEFINE_FINAL_TYPE (MwBar, mw_bar, GTK_TYPE_WIDGET)

static void
mw_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == MW_BAR (widget)->orientation ? LENGTH : THICKNESS;
  *natural = *minimum;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

/* A bar that lies begins where reading begins; one that stands begins below. */
static GtkAllocation
place (MwBar *self, const Part *part, int width, int height)
{
  gboolean lies = self->orientation == GTK_ORIENTATION_HORIZONTAL;
  int length = lies ? width : height;
  int size = part->is_mark ? MARK : (int) (part->fraction * length + 0.5);
  int start = part->is_mark ? CLAMP ((int) (part->fraction * length + 0.5) - MARK / 2, 0, MAX (length - MARK, 0)) : 0;
  gboolean from_right = lies && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (lies)
    return (GtkAllocation){ from_right ? width - start - size : start, part->inset, size, MAX (height - 2 * part->inset, 1) };
  return (GtkAllocation){ part->inset, height - start - size, MAX (width - 2 * part->inset, 1), size };
}

static void
mw_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MwBar *self = MW_BAR (widget);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      GtkAllocation allocation = place (self, part, width, height);
      gtk_widget_set_child_visible (part->widget, allocation.width > 0 && allocation.height > 0);
      if (allocation.width > 0 && allocation.height > 0)
        gtk_widget_size_allocate (part->widget, &allocation, -1);
    }
}

static void
mw_bar_dispose (GObject *object)
{
  MwBar *self = MW_BAR (object);

  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_unparent (g_array_index (self->parts, Part, i).widget);
  g_array_set_size (self->parts, 0);

  G_OBJECT_CLASS (mw_bar_parent_class)->dispose (object);
}

static void
mw_bar_finalize (GObject *object)
{
  g_array_unref (MW_BAR (object)->parts);

  G_OBJECT_CLASS (mw_bar_parent_class)->finalize (object);
}

static void
mw_bar_class_init (MwBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_bar_finalize;
  widget_class->measure = mw_bar_measure;
  widget_class->size_allocate = mw_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "mwbar");
  /* All that it shows is told in words by what stands around it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mw_bar_init (MwBar *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
}

/* Returns: (transfer floating) */
GtkWidget *
mw_bar_new (GtkOrientation orientation)
{
  MwBar *self = g_object_new (MW_TYPE_BAR, NULL);

  self->orientation = orientation;
  return GTK_WIDGET (self);
}

static void
add (MwBar *self, double fraction, const char *style, int inset, gboolean is_mark)
{
  Part part = { gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), CLAMP (fraction, 0, 1), inset, is_mark };

  gtk_widget_add_css_class (part.widget, style);
  gtk_widget_set_parent (part.widget, GTK_WIDGET (self));
  g_array_append_val (self->parts, part);
}

/* @fraction: of the length of the bar; each part is thinner than the one before, so that all can be seen */
void
mw_bar_add_part (MwBar *self, double fraction, const char *style)
{
  add (self, fraction, style, (int) self->parts->len * 3, FALSE);
}

void
mw_bar_add_mark (MwBar *self, double fraction)
{
  add (self, fraction, "bar-mark", 0, TRUE);
}
