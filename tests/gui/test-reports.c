/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mw-chart.h"
#include "mw-contract.h"
#include "mw-figure-tile.h"
#include "mw-overview-page.h"
#include "mw-report-dialog.h"
#include "mw-report-snapshot.h"
#include "mw-rows-dialog.h"
#include "mw-shown.h"

static GtkWidget *
open_overview (MwShown *self)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_OVERVIEW_PAGE, 0);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "overview");
  mw_test_await (mw_chart_get_n_rows (MW_CHART (mw_gui_test_find (page, MW_TYPE_CHART, 0))) > 0);
  return page;
}

/* Each chart has its rows, each tile says something, and each bar opens what is behind it. */
static void
test_overview (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_overview (self);

  g_assert_cmpuint (mw_gui_test_count (page, MW_TYPE_FIGURE_TILE), ==, 5);
  g_assert_cmpuint (mw_gui_test_count (page, MW_TYPE_CHART), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *chart = mw_gui_test_find (page, MW_TYPE_CHART, i);
      GtkWidget *dialog;
      g_assert_cmpuint (mw_chart_get_n_rows (MW_CHART (chart)), >, 3);
      g_signal_emit_by_name (chart, "opened", 0);
      dialog = mw_shown_find_dialog (MW_TYPE_ROWS_DIALOG);
      g_assert_nonnull (dialog);
      g_assert_cmpuint (mw_gui_test_count (dialog, ADW_TYPE_ACTION_ROW), >, 0);
      gtk_window_destroy (GTK_WINDOW (dialog));
      mw_test_await (mw_shown_find_dialog (MW_TYPE_ROWS_DIALOG) == NULL);
    }
}

/* The figures follow the file. */
static void
test_follows (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_overview (self);
  GtkWidget *label = mw_gui_test_find (mw_gui_test_find (page, MW_TYPE_FIGURE_TILE, 0), GTK_TYPE_LABEL, 1);
  g_autofree char *before = g_strdup (gtk_label_get_label (GTK_LABEL (label)));
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Nog een");
  mw_workspace_save_async (self->workspace, contract, NULL, NULL);
  mw_test_await (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), before) != 0);
}

static void
test_picture (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_overview (self);
  g_autofree char *path = mw_fixture_get_path (&self->base, "overview.png");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;

  mw_test_await (gtk_widget_get_height (mw_gui_test_find (page, MW_TYPE_CHART, 3)) > 0);
  g_assert_true (mw_overview_page_save_picture (MW_OVERVIEW_PAGE (page), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpmem (data + 1, 3, "PNG", 3);
  g_assert_false (mw_overview_page_save_picture (MW_OVERVIEW_PAGE (page), "/nowhere/at/all.png", &error));
  g_assert_nonnull (error);
}

static const char *
get_page (GtkWidget *dialog)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (mw_gui_test_find (dialog, GTK_TYPE_STACK, 0)));
}

static guint
count_snapshots (MwShown *self)
{
  gint64 n = 0;

  g_assert_true (mw_connection_get_integer (mw_database_get_view (mw_workspace_get_database (self->workspace)), "SELECT count (*) FROM report_snapshot", &n, NULL));
  return (guint) n;
}

/* Chosen, written, remembered; and what was chosen is chosen again the next time. */
static void
test_dialog (MwShown *self, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (&self->base, "report.ods");
  GtkWidget *dialog;
  GtkWidget *format;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.report", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_REPORT_DIALOG);
  g_assert_cmpstr (get_page (dialog), ==, "choose");
  format = mw_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (format), MW_REPORT_FORMAT_ODS);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (mw_gui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, 3)), FALSE);
  mw_report_dialog_write (MW_REPORT_DIALOG (dialog), path);
  mw_test_await (g_strcmp0 (get_page (dialog), "done") == 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_snapshots (self), ==, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  mw_test_await (mw_shown_find_dialog (MW_TYPE_REPORT_DIALOG) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.report", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_REPORT_DIALOG);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (mw_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, 2))), ==, MW_REPORT_FORMAT_ODS);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (mw_gui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, 3))));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_settings_reset (self->settings, "report-parts");
  g_settings_reset (self->settings, "report-format");
}

/* What cannot be written is told, nothing is remembered, and the choices stay. */
static void
test_dialog_fails (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.report", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_REPORT_DIALOG);
  mw_report_dialog_write (MW_REPORT_DIALOG (dialog), "/nowhere/report.xlsx");
  mw_test_await (mw_shown_find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpstr (get_page (dialog), ==, "choose");
  g_assert_cmpuint (count_snapshots (self), ==, 0);
  gtk_window_destroy (GTK_WINDOW (mw_shown_find_dialog (ADW_TYPE_MESSAGE_DIALOG)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_shown_add ("/reports/overview", test_overview);
  mw_shown_add ("/reports/overview-follows-the-file", test_follows);
  mw_shown_add ("/reports/picture", test_picture);
  mw_shown_add ("/reports/dialog", test_dialog);
  mw_shown_add ("/reports/dialog-fails", test_dialog_fails);
  return g_test_run ();
}
