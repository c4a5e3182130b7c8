/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-columns-layout.h"

/*
 * Two widgets beside each other where there is room, the first the wider one; else the second below the first. A flow
 * box cannot do this here: it counts with the width that text would have on one line.
 */

struct _MwColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MwColumnsLayout, mw_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

/* From this width on there are two columns. */
#define WIDE 800
#define SPACING 24

static gboolean
is_wide (int width)
{
  return width >= WIDE;
}

/* Of both columns in @width: the first has the agenda, and gets most. */
static int
get_column_width (int width, gboolean first)
{
  int left = (width - SPACING) * 3 / 5;

  if (!is_wide (width))
    return width;
  return first ? left : width - SPACING - left;
}

static GtkSizeRequestMode
mw_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : get_column_width (width, child == first), &child_minimum, &child_natural, NULL, NULL);
      if (is_wide (width))
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
          continue;
        }
      *minimum += child_minimum + (child != first ? SPACING : 0);
      *natural += child_natural + (child != first ? SPACING : 0);
    }
}

static void
mw_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
mw_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkAllocation place = { 0, 0, 0, 0 };

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      place.width = get_column_width (width, child == first);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL, NULL);
      if (is_wide (width))
        place.height = height;
      gtk_widget_size_allocate (child, &place, -1);
      if (is_wide (width))
        place.x += place.width + SPACING;
      else
        place.y += place.height + SPACING;
    }
}

static void
mw_columns_layout_class_init (MwColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = mw_columns_layout_get_request_mode;
  layout_class->measure = mw_columns_layout_measure;
  layout_class->allocate = mw_columns_layout_allocate;
}

static void
mw_columns_layout_init (MwColumnsLayout *self)
{
}
