/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-month.h"

#include <glib/gi18n.h>

#include "mw-date-names.h"
#include "mw-date.h"

/*
 * A month to choose a day from. GtkCalendar takes the names of days and the first day of the week from the locale, which
 * may be another than that of the messages; here weeks begin on Monday, and the names are those of the messages.
 */

#define DAYS_IN_WEEK 7
#define WEEKS 6

struct _MwMonth
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkWidget *days[WEEKS * DAYS_IN_WEEK];
  GDate first;  /* of the month that is shown */
  GDate chosen; /* invalid for none */
};

enum
{
  DAY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MwMonth, mw_month, ADW_TYPE_BIN)

static GDate
get_day (MwMonth *self, guint place)
{
  GDate day = self->first;

  g_date_subtract_days (&day, (guint) g_date_get_weekday (&self->first) - G_DATE_MONDAY);
  g_date_add_days (&day, place);
  return day;
}

static void
show_day (MwMonth *self, guint place)
{
  GtkWidget *button = self->days[place];
  GDate day = get_day (self, place);
  g_autofree char *number = g_strdup_printf ("%d", (int) g_date_get_day (&day));
  g_autofree char *spoken = mw_date_format_long (&day);

  gtk_button_set_label (GTK_BUTTON (button), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (button, g_date_get_month (&day) == g_date_get_month (&self->first));
  if (g_date_valid (&self->chosen) && g_date_compare (&day, &self->chosen) == 0)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
show_month (MwMonth *self)
{
  g_autofree char *title = g_strdup_printf ("%s %d", mw_date_get_month_name (g_date_get_month (&self->first)), (int) g_date_get_year (&self->first));

  gtk_label_set_label (self->title, title);
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    show_day (self, i);
}

/* Dates that the program knows lie between 1900 and 9999. */
static void
move (MwMonth *self, int months)
{
  GDate first = self->first;

  mw_date_add_months (&first, months);
  if (g_date_get_year (&first) < 1900 || g_date_get_year (&first) > 9998)
    return;
  self->first = first;
  show_month (self);
}

static void
earlier_cb (GtkButton *button, MwMonth *self)
{
  move (self, -1);
}

static void
later_cb (GtkButton *button, MwMonth *self)
{
  move (self, 1);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *months, gpointer unused)
{
  move (MW_MONTH (widget), g_variant_get_int32 (months));
  return TRUE;
}

static void
day_clicked_cb (GtkButton *button, MwMonth *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      GDate day = get_day (self, i);
      if (self->days[i] == GTK_WIDGET (button))
        g_signal_emit (self, signals[DAY_CHOSEN], 0, &day);
    }
}

static GtkWidget *
make_arrow (MwMonth *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
add_days (MwMonth *self, GtkGrid *grid)
{
  for (int i = 0; i < DAYS_IN_WEEK; i++)
    {
      GtkWidget *mark = gtk_label_new (mw_date_get_weekday_mark ((GDateWeekday) (G_DATE_MONDAY + i)));
      gtk_widget_add_css_class (mark, "dim-label");
      gtk_grid_attach (grid, mark, i, 1, 1, 1);
    }
  for (int i = 0; i < (int) G_N_ELEMENTS (self->days); i++)
    {
      self->days[i] = gtk_button_new ();
      gtk_widget_add_css_class (self->days[i], "flat");
      g_signal_connect (self->days[i], "clicked", G_CALLBACK (day_clicked_cb), self);
      gtk_grid_attach (grid, self->days[i], i % DAYS_IN_WEEK, 2 + i / DAYS_IN_WEEK, 1, 1);
    }
}

static void
mw_month_class_init (MwMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* The day, a GDate. */
  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DATE | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, key_cb, "i", 1);
}

static void
mw_month_init (MwMonth *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_grid_attach (GTK_GRID (grid), make_arrow (self, "go-previous-symbolic", _ ("Month before"), G_CALLBACK (earlier_cb)), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->title), 1, 0, DAYS_IN_WEEK - 2, 1);
  gtk_grid_attach (GTK_GRID (grid), make_arrow (self, "go-next-symbolic", _ ("Month after"), G_CALLBACK (later_cb)), DAYS_IN_WEEK - 1, 0, 1, 1);
  add_days (self, GTK_GRID (grid));
  adw_bin_set_child (ADW_BIN (self), grid);
}

GtkWidget *
mw_month_new (void)
{
  return g_object_new (MW_TYPE_MONTH, NULL);
}

/* Shows the month of a date, with the keyboard on its day. */
void
mw_month_show (MwMonth *self, const GDate *date)
{
  self->first = self->chosen = *date;
  g_date_set_day (&self->first, 1);
  show_month (self);
  gtk_widget_grab_focus (self->days[g_date_get_day (date) - 1 + g_date_get_weekday (&self->first) - G_DATE_MONDAY]);
}
