/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-timeline.h"

#include <glib/gi18n.h>

#include "mw-contract-moments.h"

/*
 * A line from the first day of a contract to its last, filled up to today. What was missed stands on it as a
 * square, what is past as a full dot, what is to come as an open one: the shape says it, not only the colour. The
 * rows below it say the same in words, so a screen reader passes it by.
 */

#define HEIGHT 28
#define LINE 4
#define RADIUS 5

struct _MwTimeline
{
  GtkWidget parent_instance;

  GArray *moments; /* (nullable) */
  GDate today;
};

G_DEFINE_FINAL_TYPE (MwTimeline, mw_timeline, GTK_TYPE_WIDGET)

static void
mw_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 120;
  *natural = *minimum;
}

static const GDate *
date_of (MwTimeline *self, guint i)
{
  return &g_array_index (self->moments, MwMoment, i).date;
}

/* Returns: where a day stands, between the margins */
static float
place (MwTimeline *self, const GDate *date)
{
  const GDate *first = date_of (self, 0);
  const GDate *last = date_of (self, self->moments->len - 1);
  float room = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * RADIUS - 2);
  float part = (float) g_date_days_between (first, date) / (float) MAX (g_date_days_between (first, last), 1);

  return RADIUS + 1 + room * CLAMP (part, 0, 1);
}

static void
draw_bar (GtkSnapshot *snapshot, const GdkRGBA *color, float from, float to)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (from, (HEIGHT - LINE) / 2.0f, MAX (to - from, 0), LINE);

  gtk_snapshot_append_color (snapshot, color, &bounds);
}

static void
draw_mark (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float radius, gboolean round)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - radius, HEIGHT / 2.0f - radius, 2 * radius, 2 * radius);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, round ? radius : 0);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static GdkRGBA
get_color (MwTimeline *self, const char *name, float alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;
  return color;
}

static void
draw_moment (MwTimeline *self, GtkSnapshot *snapshot, const MwMoment *moment)
{
  GdkRGBA text = get_color (self, NULL, 1);
  GdkRGBA missed = get_color (self, "warning_color", 1);
  GdkRGBA hole = get_color (self, "card_bg_color", 1);
  GdkRGBA window = get_color (self, "window_bg_color", 1);
  float x = place (self, &moment->date);
  float radius = moment->kind == MW_MOMENT_REPORT ? RADIUS - 2 : RADIUS;

  draw_mark (snapshot, moment->state == MW_MOMENT_OVERDUE ? &missed : &text, x, radius, moment->state != MW_MOMENT_OVERDUE);
  if (moment->state != MW_MOMENT_AHEAD)
    return;
  draw_mark (snapshot, &window, x, radius - 1.5f, TRUE);
  draw_mark (snapshot, &hole, x, radius - 1.5f, TRUE);
}

static void
mw_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MwTimeline *self = MW_TIMELINE (widget);
  GdkRGBA faint = get_color (self, NULL, 0.2f);
  GdkRGBA accent = get_color (self, "accent_color", 1);
  graphene_rect_t now;

  if (self->moments == NULL || self->moments->len < 2)
    return;
  draw_bar (snapshot, &faint, place (self, date_of (self, 0)), place (self, date_of (self, self->moments->len - 1)));
  draw_bar (snapshot, &accent, place (self, date_of (self, 0)), place (self, &self->today));
  for (guint i = 0; i < self->moments->len; i++)
    draw_moment (self, snapshot, &g_array_index (self->moments, MwMoment, i));
  now = GRAPHENE_RECT_INIT (place (self, &self->today) - 1, 2, 2, HEIGHT - 4);
  gtk_snapshot_append_color (snapshot, &accent, &now);
}

static void
mw_timeline_finalize (GObject *object)
{
  g_clear_pointer (&MW_TIMELINE (object)->moments, g_array_unref);

  G_OBJECT_CLASS (mw_timeline_parent_class)->finalize (object);
}

static void
mw_timeline_class_init (MwTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_timeline_finalize;
  GTK_WIDGET_CLASS (klass)->measure = mw_timeline_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = mw_timeline_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mw_timeline_init (MwTimeline *self)
{
}

/* @moments: (element-type MwMoment): in the order of the calendar; a reference is taken */
void
mw_timeline_show (MwTimeline *self, GArray *moments, const GDate *today)
{
  g_clear_pointer (&self->moments, g_array_unref);
  self->moments = g_array_ref (moments);
  self->today = *today;
  gtk_widget_set_visible (GTK_WIDGET (self), moments->len > 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
