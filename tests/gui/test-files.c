/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-backups-dialog.h"
#include "mw-backups.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-gui-test.h"
#include "mw-history-dialog.h"
#include "mw-open-failure.h"
#include "mw-record-store.h"

static MwRecord *
first_contract (MwWorkspace *workspace)
{
  g_autoptr (GPtrArray) contracts = mw_record_store_list (mw_database_get_view (mw_workspace_get_database (workspace)), &mw_contract_table, NULL, 0, NULL);

  return g_object_ref (g_ptr_array_index (contracts, 0));
}

static void
save (MwWorkspace *workspace, MwRecord *record)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MwAct) act = NULL;

  mw_workspace_save_async (workspace, record, mw_test_take_result_cb, &result);
  mw_test_await (result != NULL);
  act = mw_workspace_act_finish (workspace, result, NULL);
  g_assert_nonnull (act);
}

static guint
count_rows (GtkWidget *window)
{
  return mw_gui_test_count (window, ADW_TYPE_ACTION_ROW);
}

/* A change is shown from what to what, and its button gives the old value back, which is a change itself. */
static void
test_history (MwFixture *fixture, gconstpointer unused)
{
  MwWorkspace *workspace = mw_gui_test_open_demo (fixture);
  g_autoptr (MwRecord) contract = first_contract (workspace);
  g_autoptr (MwRecord) after = NULL;
  g_autofree char *old = g_strdup (mw_record_get_text (contract, MW_CONTRACT_END_DATE));
  MwHistoryDialog *dialog;
  GtkWidget *row;

  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2031-01-31");
  save (workspace, contract);
  dialog = mw_history_dialog_present (NULL, workspace, contract);
  mw_test_await (count_rows (GTK_WIDGET (dialog)) == 2);
  row = mw_gui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, 0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "→ 2031-01-31"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), old));
  g_assert_cmpuint (mw_gui_test_count (row, GTK_TYPE_BUTTON), ==, 1);
  gtk_widget_activate (mw_gui_test_find (row, GTK_TYPE_BUTTON, 0));
  mw_test_await (count_rows (GTK_WIDGET (dialog)) == 3);
  after = first_contract (workspace);
  g_assert_cmpstr (mw_record_get_text (after, MW_CONTRACT_END_DATE), ==, old);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mw_gui_test_close (workspace);
}

static void
test_backups (MwFixture *fixture, gconstpointer unused)
{
  MwWorkspace *workspace = mw_gui_test_open_demo (fixture);
  g_autoptr (MwRecord) contract = first_contract (workspace);
  MwBackupsDialog *dialog = mw_backups_dialog_present (NULL, fixture->path);

  g_assert_cmpuint (count_rows (GTK_WIDGET (dialog)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mw_record_set_text (contract, MW_CONTRACT_NOTE, "iets");
  save (workspace, contract);
  dialog = mw_backups_dialog_present (NULL, fixture->path);
  g_assert_cmpuint (count_rows (GTK_WIDGET (dialog)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mw_gui_test_close (workspace);
}

static guint
count_visible_buttons (GtkWidget *widget)
{
  guint visible = 0;

  for (guint i = 0; mw_gui_test_find (widget, GTK_TYPE_BUTTON, i) != NULL; i++)
    visible += gtk_widget_get_visible (mw_gui_test_find (widget, GTK_TYPE_BUTTON, i)) ? 1 : 0;
  return visible;
}

/* Each failure comes with what helps: reading only for a file in use, a backup for one that is damaged. */
static void
test_open_failure (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) busy = g_error_new_literal (MW_ERROR, MW_ERROR_BUSY, "in gebruik");
  g_autoptr (GError) corrupt = g_error_new_literal (MW_ERROR, MW_ERROR_CORRUPT, "beschadigd");
  g_autoptr (GError) newer = g_error_new_literal (MW_ERROR, MW_ERROR_TOO_NEW, "nieuwer");
  g_autofree char *folder = mw_backups_get_folder (fixture->path);
  g_autofree char *backup = g_build_filename (folder, "2026-11-20 09.00.00.maatwerk", NULL);
  MwOpenFailure *failure = g_object_ref_sink (g_object_new (MW_TYPE_OPEN_FAILURE, NULL));

  mw_open_failure_show (failure, fixture->path, newer);
  g_assert_cmpuint (count_visible_buttons (GTK_WIDGET (failure)), ==, 3);
  mw_open_failure_show (failure, fixture->path, busy);
  g_assert_cmpuint (count_visible_buttons (GTK_WIDGET (failure)), ==, 4);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (mw_workspace_create_file (backup, FALSE, &fixture->today, NULL));
  mw_open_failure_show (failure, fixture->path, corrupt);
  g_assert_cmpuint (count_visible_buttons (GTK_WIDGET (failure)), ==, 3);
  mw_test_await (count_visible_buttons (GTK_WIDGET (failure)) == 4);
  g_object_unref (failure);
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_test_add ("/files/history-and-take-back", test_history);
  mw_test_add ("/files/backups", test_backups);
  mw_test_add ("/files/open-failure-offers-what-helps", test_open_failure);
  return g_test_run ();
}
