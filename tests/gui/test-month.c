/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-gui-test.h"
#include "mw-month.h"

static GtkWidget *
make (GDateDay day, GDateMonth month, GDateYear year)
{
  GtkWidget *widget = g_object_ref_sink (mw_month_new ());
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  mw_month_show (MW_MONTH (widget), &date);
  return widget;
}

static const char *
get_text (GtkWidget *root, guint nth)
{
  return gtk_label_get_label (GTK_LABEL (mw_gui_test_find (root, GTK_TYPE_LABEL, nth)));
}

static GtkWidget *
find_day (GtkWidget *root, const char *number)
{
  for (guint i = 0; i < mw_gui_test_count (root, GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = mw_gui_test_find (root, GTK_TYPE_BUTTON, i);
      if (gtk_widget_get_visible (button) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), number) == 0)
        return button;
    }
  return NULL;
}

static int
get_column (GtkWidget *root, const char *number)
{
  GtkWidget *day = find_day (root, number);
  int column;

  g_assert_nonnull (day);
  gtk_grid_query_child (GTK_GRID (gtk_widget_get_parent (day)), day, &column, NULL, NULL, NULL);
  return column;
}

static void
take_day_cb (MwMonth *month, const GDate *date, GDate *taken)
{
  *taken = *date;
}

/* By a wall calendar: weeks begin on Monday, 1 November 2026 is a Sunday, and February 2027 has 28 days. */
static void
test_days (void)
{
  GtkWidget *month = make (26, G_DATE_NOVEMBER, 2026);

  g_assert_cmpstr (get_text (month, 0), ==, "November 2026");
  g_assert_cmpstr (get_text (month, 1), ==, "Mo");
  g_assert_cmpstr (get_text (month, 7), ==, "Su");
  g_assert_cmpint (get_column (month, "1"), ==, 6);
  g_assert_cmpint (get_column (month, "26"), ==, 3);
  g_assert_null (find_day (month, "31"));
  g_object_unref (month);
  month = make (1, G_DATE_FEBRUARY, 2027);
  g_assert_cmpint (get_column (month, "1"), ==, 0);
  g_assert_cmpint (get_column (month, "28"), ==, 6);
  g_assert_null (find_day (month, "29"));
  g_object_unref (month);
}

/* Over the turn of the year and back; the day that is clicked is told. */
static void
test_choose (void)
{
  GtkWidget *month = make (31, G_DATE_DECEMBER, 2026);
  GDate taken;

  g_date_clear (&taken, 1);
  g_signal_connect (month, "day-chosen", G_CALLBACK (take_day_cb), &taken);
  g_signal_emit_by_name (mw_gui_test_find (month, GTK_TYPE_BUTTON, 1), "clicked");
  g_assert_cmpstr (get_text (month, 0), ==, "January 2027");
  g_signal_emit_by_name (find_day (month, "1"), "clicked");
  g_assert_cmpint (g_date_get_year (&taken), ==, 2027);
  g_assert_cmpint (g_date_get_month (&taken), ==, G_DATE_JANUARY);
  g_assert_cmpint (g_date_get_day (&taken), ==, 1);
  g_signal_emit_by_name (mw_gui_test_find (month, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpstr (get_text (month, 0), ==, "December 2026");
  g_object_unref (month);
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  g_test_add_func ("/month/days", test_days);
  g_test_add_func ("/month/choose", test_choose);
  return g_test_run ();
}
