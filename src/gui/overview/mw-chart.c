/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-chart.h"

#include "mw-bar.h"

/*
 * A chart of bars that is a table as well: a row for each, with its label, its bar and its figures. It is walked with
 * the arrow keys, and Enter tells what is behind a bar.
 */

struct _MwChart
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *title;
  GtkLabel *legend;
  GtkListBox *rows;
  GtkLabel *empty;

  /* State */
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (MwChart, mw_chart, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwChart *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
mw_chart_class_init (MwChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * MwChart::opened:
   * @row: counted from 0
   *
   * Somebody wants to see what is behind a bar.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, MwChart, title);
  gtk_widget_class_bind_template_child (widget_class, MwChart, legend);
  gtk_widget_class_bind_template_child (widget_class, MwChart, rows);
  gtk_widget_class_bind_template_child (widget_class, MwChart, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mw_chart_init (MwChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_chart_clear (MwChart *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  self->n_rows = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), TRUE);
}

/* @legend: what the parts of a bar are */
void
mw_chart_set_title (MwChart *self, const char *title, const char *legend)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->legend, legend);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, legend, -1);
}

static GtkWidget *
make_bar (const MwChartRow *row)
{
  static const char *const styles[MW_CHART_MAX_PARTS] = { "bar-light", "bar-middle", "bar-dark" };
  GtkWidget *bar = mw_bar_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  for (guint i = 0; i < MW_CHART_MAX_PARTS; i++)
    {
      if (row->fractions[i] >= 0)
        mw_bar_add_part (MW_BAR (bar), row->fractions[i], row->alert && i == MW_CHART_MAX_PARTS - 1 ? "bar-alert" : styles[i]);
    }
  if (row->mark >= 0)
    mw_bar_add_mark (MW_BAR (bar), row->mark);
  return bar;
}

static GtkWidget *
make_label (const char *text, GtkAccessibleRole role, int width, float xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "xalign", xalign, "width-chars", width, "max-width-chars", width, "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text", text, NULL);

  return label;
}

void
mw_chart_add (MwChart *self, const MwChartRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *value = make_label (row->value, GTK_ACCESSIBLE_ROLE_CELL, 12, 0);
  GtkWidget *line = g_object_new (GTK_TYPE_LIST_BOX_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "child", box, "tooltip-text", row->spoken, NULL);

  gtk_widget_add_css_class (value, "numeric");
  if (row->alert)
    gtk_widget_add_css_class (value, "heading");
  gtk_box_append (GTK_BOX (box), make_label (row->label, GTK_ACCESSIBLE_ROLE_ROW_HEADER, 18, 1));
  gtk_box_append (GTK_BOX (box), make_bar (row));
  gtk_box_append (GTK_BOX (box), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, row->spoken, -1);
  gtk_list_box_append (self->rows, line);
  self->n_rows++;
  gtk_widget_set_visible (GTK_WIDGET (self->rows), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
}

guint
mw_chart_get_n_rows (MwChart *self)
{
  return self->n_rows;
}
