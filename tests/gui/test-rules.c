/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mw-category.h"
#include "mw-contract-detail.h"
#include "mw-contract-progress.h"
#include "mw-contribution.h"
#include "mw-preference.h"
#include "mw-record-dialog.h"
#include "mw-rule-choice-dialog.h"
#include "mw-rule-set.h"
#include "mw-rules-dialog.h"
#include "mw-shown.h"
#include "mw-standing-dialog.h"
#include "mw-timeline.h"

static const MwContractTotals *
totals (MwShown *self)
{
  return mw_contract_list_get_totals (mw_workspace_get_contracts (self->workspace));
}

static MwRecord *
find_by_code (MwShown *self, const MwTable *table, const char *code)
{
  GListModel *records = mw_workspace_get_records (self->workspace, table);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (MwRecord) record = g_list_model_get_item (records, i);
      if (g_strcmp0 (mw_record_get_text (record, table->key_field), code) == 0)
        return record;
    }
  g_assert_not_reached ();
}

static gboolean
shows (GtkWidget *root, const char *stack_page)
{
  for (guint i = 0; i < mw_gui_test_count (root, GTK_TYPE_STACK); i++)
    {
      GtkStack *stack = GTK_STACK (mw_gui_test_find (root, GTK_TYPE_STACK, i));
      if (gtk_stack_get_child_by_name (stack, stack_page) != NULL)
        return g_str_equal (gtk_stack_get_visible_child_name (stack), stack_page);
    }
  return FALSE;
}

/* Another rule set is previewed, and only when it is chosen does anything change; one undo takes it back. */
static void
test_choose (MwShown *self, gconstpointer unused)
{
  MwRecord *category = find_by_code (self, &mw_category_table, "INHUUR");
  gint64 id = mw_record_get_id (category);
  gint64 old = mw_record_get_reference (category, MW_CATEGORY_RULE_SET);
  guint before = totals (self)->duty_count;
  GtkWidget *dialog = GTK_WIDGET (mw_rule_choice_dialog_present (GTK_WINDOW (self->window), self->workspace, category));
  GtkDropDown *rule_set = GTK_DROP_DOWN (mw_gui_test_find (dialog, GTK_TYPE_DROP_DOWN, 0));
  guint chosen = gtk_drop_down_get_selected (rule_set);

  mw_test_await (shows (dialog, "preview"));
  gtk_drop_down_set_selected (rule_set, chosen == 1 ? 2 : 1);
  mw_test_await (shows (dialog, "preview"));
  mw_shown_save_another (self);
  g_assert_cmpint (mw_record_get_reference (mw_workspace_find_record (self->workspace, &mw_category_table, id), MW_CATEGORY_RULE_SET), ==, old);
  g_assert_cmpuint (totals (self)->duty_count, ==, before);
  gtk_widget_activate_action (dialog, "rules.choose", NULL);
  mw_test_await (mw_shown_find_dialog (MW_TYPE_RULE_CHOICE_DIALOG) == NULL);
  g_assert_cmpint (mw_record_get_reference (mw_workspace_find_record (self->workspace, &mw_category_table, id), MW_CATEGORY_RULE_SET), !=, old);
  mw_test_await (totals (self)->duty_count != before);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  mw_test_await (totals (self)->duty_count == before);
}

/* A contract can have rules of its own, which are previewed too. */
static void
test_choose_for_contract (MwShown *self, gconstpointer unused)
{
  GtkWidget *detail = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACT_DETAIL, 0);
  g_autoptr (MwContractRow) row = g_list_model_get_item (mw_shown_get_contracts (self), 0);
  gint64 id = mw_contract_row_get_id (row);
  GtkWidget *dialog;

  g_assert_cmpint (mw_contract_row_get_facts (row)->duty.applies, ==, MW_YES);
  gtk_widget_activate_action (detail, "contract.choose-rules", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_RULE_CHOICE_DIALOG);
  g_assert_nonnull (dialog);
  mw_test_await (shows (dialog, "preview"));
  for (guint i = 1; i < 5; i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (mw_gui_test_find (dialog, GTK_TYPE_DROP_DOWN, 0)), i);
      mw_test_settle ();
    }
  gtk_widget_activate_action (dialog, "rules.choose", NULL);
  mw_test_await (mw_shown_find_dialog (MW_TYPE_RULE_CHOICE_DIALOG) == NULL);
  g_autoptr (MwRecord) contract = mw_workspace_read_contract (self->workspace, id, NULL);
  g_assert_cmpint (mw_record_get_reference (contract, MW_CONTRACT_RULE_SET), !=, 0);
}

static guint
count_records (MwShown *self, const MwTable *table)
{
  return g_list_model_get_n_items (mw_workspace_get_records (self->workspace, table));
}

/* A row for everything; a copy appears at once and goes with undo, while the window stays as it is. */
static void
test_rules_dialog (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog;
  guint tables = count_records (self, &mw_value_table_table);
  gint64 table_id = mw_record_get_id (find_by_code (self, &mw_value_table_table, "HAAGLANDEN"));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-rules", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_RULES_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (mw_gui_test_count (dialog, ADW_TYPE_EXPANDER_ROW), ==, tables);
  mw_workspace_copy_value_table_async (self->workspace, table_id, NULL, NULL);
  mw_test_await (mw_gui_test_count (dialog, ADW_TYPE_EXPANDER_ROW) == tables + 1);
  mw_workspace_undo_async (self->workspace, NULL, NULL);
  mw_test_await (mw_gui_test_count (dialog, ADW_TYPE_EXPANDER_ROW) == tables);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  mw_test_await (dialog == NULL);
}

/* From another shortfall on, other contracts are behind. */
static void
test_preference (MwShown *self, gconstpointer unused)
{
  g_autoptr (MwRecord) preference = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_preference_table), 0);
  g_autoptr (MwRecord) never = mw_record_copy (preference);

  g_assert_cmpuint (totals (self)->behind, ==, 5);
  mw_record_clear (never, MW_PREFERENCE_BEHIND);
  mw_workspace_save_async (self->workspace, never, NULL, NULL);
  mw_test_await (totals (self)->behind == 0);
}

/* The line of what is missing leads to the contracts that lack it. */
static void
test_standing (MwShown *self, gconstpointer unused)
{
  guint unknown = totals (self)->duty_unknown;
  GtkWidget *dialog;
  GtkWidget *row = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-standing", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_STANDING_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (mw_gui_test_count (dialog, GTK_TYPE_PROGRESS_BAR), ==, 2);
  for (guint i = 0; i < mw_gui_test_count (dialog, ADW_TYPE_ACTION_ROW); i++)
    {
      row = mw_gui_test_find (dialog, ADW_TYPE_ACTION_ROW, i);
      if (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
        break;
    }
  g_signal_emit_by_name (row, "activated");
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == unknown);
  g_assert_null (mw_shown_find_dialog (MW_TYPE_STANDING_DIALOG));
}

/* What is recorded under the contract that is shown counts at once; the timeline is there. */
static void
test_contribution (MwShown *self, gconstpointer unused)
{
  GtkWidget *progress = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACT_PROGRESS, 0);
  GtkWidget *dialog;

  g_assert_nonnull (mw_gui_test_find (progress, MW_TYPE_TIMELINE, 0));
  mw_shown_filter (self, MW_CONTRACT_FILTER_BEHIND);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 5);
  gtk_widget_activate_action (progress, "contract.add-contribution", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (mw_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "Leerplekken");
  for (guint i = 0; i < mw_gui_test_count (dialog, ADW_TYPE_ENTRY_ROW); i++)
    {
      GtkWidget *entry = mw_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, i);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), "Own amount"))
        gtk_editable_set_text (GTK_EDITABLE (entry), "900000");
    }
  gtk_widget_activate_action (dialog, "record.save", NULL);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 4);
  g_assert_null (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG));
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_shown_add ("/rules/choose", test_choose);
  mw_shown_add ("/rules/choose-for-contract", test_choose_for_contract);
  mw_shown_add ("/rules/dialog", test_rules_dialog);
  mw_shown_add ("/rules/preference", test_preference);
  mw_shown_add ("/rules/standing", test_standing);
  mw_shown_add ("/rules/contribution-counts-at-once", test_contribution);
  return g_test_run ();
}
