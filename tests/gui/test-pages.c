/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mw-category-sidebar.h"
#include "mw-category.h"
#include "mw-contract.h"
#include "mw-contracts-page.h"
#include "mw-contract-detail.h"
#include "mw-match.h"
#include "mw-match-row.h"
#include "mw-matching-page.h"
#include "mw-overview-page.h"
#include "mw-pair-row.h"
#include "mw-record-dialog.h"
#include "mw-shown.h"
#include "mw-talks-page.h"

static GtkStack *
stack_of (MwShown *self)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACTS_PAGE, 0);

  return GTK_STACK (gtk_widget_get_ancestor (mw_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, 0), GTK_TYPE_STACK));
}

static void
test_list_states (MwShown *self, gconstpointer unused)
{
  GtkWidget *search = mw_gui_test_find (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY, 0);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack_of (self)), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (mw_shown_get_contracts (self)), ==, 67);
  gtk_editable_set_text (GTK_EDITABLE (search), "bestaat niet");
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 0);
  mw_test_await (g_str_equal (gtk_stack_get_visible_child_name (stack_of (self)), "no-results"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 67);
}

static void
test_filter_and_category (MwShown *self, gconstpointer unused)
{
  GListModel *contracts = mw_shown_get_contracts (self);
  GtkWidget *sidebar = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CATEGORY_SIDEBAR, 0);
  GtkListBox *categories = GTK_LIST_BOX (mw_gui_test_find (sidebar, GTK_TYPE_LIST_BOX, 0));
  guint all = g_list_model_get_n_items (contracts);

  mw_shown_filter (self, MW_CONTRACT_FILTER_PLAN_OVERDUE);
  mw_test_await (g_list_model_get_n_items (contracts) == 6);
  /* Once more takes it off. */
  mw_shown_filter (self, MW_CONTRACT_FILTER_PLAN_OVERDUE);
  mw_test_await (g_list_model_get_n_items (contracts) == all);
  /* The first row is all categories. */
  gtk_list_box_select_row (categories, gtk_list_box_get_row_at_index (categories, 1));
  mw_test_await (g_list_model_get_n_items (contracts) < all);
  for (guint i = 0; i < g_list_model_get_n_items (contracts); i++)
    {
      g_autoptr (MwContractRow) row = g_list_model_get_item (contracts, i);
      const MwRecord *contract = mw_contract_row_get_facts (row)->contract;
      gint64 category = mw_record_get_reference (contract, MW_CONTRACT_CATEGORY);
      const MwRecord *record = mw_workspace_find_record (self->workspace, &mw_category_table, category);
      gint64 chosen = mw_category_sidebar_get_selected (MW_CATEGORY_SIDEBAR (sidebar));
      g_assert_true (category == chosen || mw_record_get_reference (record, MW_CATEGORY_PARENT) == chosen);
    }
  gtk_list_box_select_row (categories, gtk_list_box_get_row_at_index (categories, 0));
  mw_test_await (g_list_model_get_n_items (contracts) == all);
}

static GtkWidget *
find_button (GtkWidget *page, const char *label)
{
  guint n = mw_gui_test_count (page, GTK_TYPE_BUTTON);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = mw_gui_test_find (page, GTK_TYPE_BUTTON, i);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0 && gtk_widget_get_mapped (button))
        return button;
    }
  return NULL;
}

/* What has ended is hidden and told of; the same button shows it, and the list of states says so too. */
static void
test_states (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACTS_PAGE, 0);
  GtkDropDown *states = GTK_DROP_DOWN (mw_gui_test_find (page, GTK_TYPE_DROP_DOWN, 0));
  GtkWidget *button = find_button (page, "8 ended, hidden: show");

  g_assert_cmpuint (gtk_drop_down_get_selected (states), ==, 0);
  g_assert_nonnull (button);
  gtk_widget_activate (button);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 75);
  g_assert_true (find_button (page, "8 ended, counted: hide") == button);
  g_assert_cmpuint (gtk_drop_down_get_selected (states), ==, 5);
  gtk_drop_down_set_selected (states, 2);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 2);
  g_assert_null (find_button (page, "8 ended, hidden: show"));
  gtk_drop_down_set_selected (states, 0);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 67);
}

/* A click on a header sorts, and is remembered. */
static void
test_sort_by_header (MwShown *self, gconstpointer unused)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (mw_gui_test_find (GTK_WIDGET (self->window), GTK_TYPE_COLUMN_VIEW, 0));
  g_autoptr (GtkColumnViewColumn) value = g_list_model_get_item (gtk_column_view_get_columns (view), 4);
  const MwContractQuery *query = mw_contract_list_get_query (mw_workspace_get_contracts (self->workspace));

  gtk_column_view_sort_by_column (view, value, GTK_SORT_DESCENDING);
  g_assert_cmpint (query->sort, ==, MW_CONTRACT_SORT_VALUE);
  g_assert_true (query->descending);
  g_assert_cmpint (g_settings_get_int (self->settings, "sort-column"), ==, MW_CONTRACT_SORT_VALUE);
  gtk_column_view_sort_by_column (view, value, GTK_SORT_ASCENDING);
  g_assert_false (query->descending);
}

static void
say_changed_cb (GtkWidget *page, GtkSorter *sorter)
{
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/*
 * After a click on a header the view sorts by two columns. It drops them one by one while the window goes, and says
 * each time that the order changed. Only a mouse can sort by two, so here the sorter is made to say it.
 */
static void
test_close_after_sort (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACTS_PAGE, 0);
  GtkColumnView *view = GTK_COLUMN_VIEW (mw_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, 0));
  GtkColumnViewColumn *value = g_list_model_get_item (gtk_column_view_get_columns (view), 4);
  GtkSorter *sorter = gtk_column_view_get_sorter (view);

  gtk_column_view_sort_by_column (view, value, GTK_SORT_ASCENDING);
  g_object_unref (value);
  g_signal_connect (page, "destroy", G_CALLBACK (say_changed_cb), sorter);
}

static void
test_delete_and_undo (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CONTRACTS_PAGE, 0);

  gtk_widget_activate_action (page, "contracts.delete", NULL);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 66);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 67);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  mw_test_await (g_list_model_get_n_items (mw_shown_get_contracts (self)) == 66);
}

/* Returns: whether the pair of the row is linked already, which nobody agreed to yet: beside that a new link comes */
static gboolean
is_linked (MwShown *self, MwPairRow *row)
{
  GListModel *matches = mw_workspace_get_records (self->workspace, &mw_match_table);
  const MwPair *pair = mw_pair_row_get_pair (row);

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (MwRecord) match = g_list_model_get_item (matches, i);
      if (mw_match_status_is_agreed (mw_record_get_text (match, MW_MATCH_STATUS)))
        continue;
      if (mw_record_get_reference (match, MW_MATCH_INITIATIVE) == mw_record_get_id (mw_supply_get_initiative (pair->supply)) && mw_record_get_reference (match, MW_MATCH_NOMINATION) == mw_record_get_id (mw_demand_get_nomination (pair->demand)))
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
find_pair (MwShown *self, GtkWidget *page, gboolean linked)
{
  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_PAIR_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_PAIR_ROW, i);
      if (is_linked (self, MW_PAIR_ROW (row)) == linked)
        return row;
    }
  g_assert_not_reached ();
}

static void
save_dialog (void)
{
  g_assert_nonnull (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG));
  gtk_widget_activate_action (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG), "record.save", NULL);
  mw_test_await (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG) == NULL);
}

/* Choose an initiative, link one that fits, and the link is there; to link it once more is to change that link. */
static void
test_link (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_MATCHING_PAGE, 0);
  GtkListBox *initiatives;
  GListModel *matches = mw_workspace_get_records (self->workspace, &mw_match_table);
  guint before = g_list_model_get_n_items (matches);
  guint links;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "matching");
  initiatives = GTK_LIST_BOX (mw_gui_test_find (page, GTK_TYPE_LIST_BOX, 0));
  mw_test_await (gtk_list_box_get_row_at_index (initiatives, 0) != NULL);
  gtk_list_box_select_row (initiatives, gtk_list_box_get_row_at_index (initiatives, 0));
  g_assert_cmpuint (mw_gui_test_count (page, MW_TYPE_PAIR_ROW), >, 0);
  links = mw_gui_test_count (page, MW_TYPE_MATCH_ROW);
  g_signal_emit_by_name (find_pair (self, page, FALSE), "link");
  save_dialog ();
  g_assert_cmpuint (g_list_model_get_n_items (matches), ==, before + 1);
  mw_test_await (mw_gui_test_count (page, MW_TYPE_MATCH_ROW) == links + 1);
  /* With all places linked the pair is among those that do not fit. */
  g_signal_emit_by_name (find_pair (self, page, TRUE), "link");
  save_dialog ();
  g_assert_cmpuint (g_list_model_get_n_items (matches), ==, before + 1);
}

/* A form that holds something is not closed without a question. */
static void
test_discard_is_asked (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog;
  GtkWidget *alert;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-nomination", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), mw_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0)));
  gtk_window_close (GTK_WINDOW (dialog));
  mw_test_await (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG) == NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-nomination", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (mw_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "Iets");
  gtk_window_close (GTK_WINDOW (dialog));
  mw_test_await (mw_shown_find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  alert = g_object_ref (mw_shown_find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (alert), "discard");
  mw_test_await (mw_shown_find_dialog (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  /* After a click the mouse still holds the alert, which looks at the form on its way out. */
  mw_test_settle ();
  g_assert_true (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG) == dialog);
  g_object_unref (alert);
  mw_test_await (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG) == NULL);
}

/* A window of 1024 pixels holds each page beside the categories, with text of double size too. */
static void
test_narrow (MwShown *self, gconstpointer unused)
{
  GType pages[] = { MW_TYPE_CONTRACTS_PAGE, MW_TYPE_MATCHING_PAGE, MW_TYPE_TALKS_PAGE, MW_TYPE_OVERVIEW_PAGE };

  mw_gui_test_set_text_size (200);
  g_assert_cmpint (mw_gui_test_measure_width (GTK_WIDGET (self->window)), <=, 1024);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_cmpint (mw_gui_test_measure_width (mw_gui_test_find (GTK_WIDGET (self->window), pages[i], 0)), <=, 860);
  mw_gui_test_set_text_size (100);
}

static gboolean
is_focus_in (MwShown *self, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && (g_type_is_a (G_OBJECT_TYPE (focus), type) || gtk_widget_get_ancestor (focus, type) != NULL);
}

/* Keys go to the list at the start, and to a page that was chosen by its key. */
static void
test_focus (MwShown *self, gconstpointer unused)
{
  const char *const pages[] = { "matching", "talks", "overview", "contracts" };
  GType types[] = { MW_TYPE_MATCHING_PAGE, MW_TYPE_TALKS_PAGE, MW_TYPE_OVERVIEW_PAGE, MW_TYPE_CONTRACTS_PAGE };

  mw_test_await (is_focus_in (self, GTK_TYPE_COLUMN_VIEW));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", pages[i]);
      mw_test_await (is_focus_in (self, types[i]));
    }
}

static void
assert_no_hidden_spinning (MwShown *self)
{
  for (guint i = 0; i < mw_gui_test_count (GTK_WIDGET (self->window), GTK_TYPE_SPINNER); i++)
    {
      GtkSpinner *spinner = GTK_SPINNER (mw_gui_test_find (GTK_WIDGET (self->window), GTK_TYPE_SPINNER, i));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (spinner)) || !gtk_spinner_get_spinning (spinner));
    }
}

/* A spinner that turns where nobody sees it keeps the processor busy all day. */
static void
test_rest (MwShown *self, gconstpointer unused)
{
  const char *const pages[] = { "contracts", "matching", "talks", "overview", "contracts" };
  GtkStack *stack = stack_of (self);

  g_assert_cmpuint (mw_gui_test_count (GTK_WIDGET (self->window), GTK_TYPE_SPINNER), >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", pages[i]);
      assert_no_hidden_spinning (self);
    }
  gtk_stack_set_visible_child_name (stack, "loading");
  mw_test_await (gtk_spinner_get_spinning (GTK_SPINNER (mw_gui_test_find (GTK_WIDGET (stack), GTK_TYPE_SPINNER, 0))));
  gtk_stack_set_visible_child_name (stack, "list");
  mw_test_await (!gtk_spinner_get_spinning (GTK_SPINNER (mw_gui_test_find (GTK_WIDGET (stack), GTK_TYPE_SPINNER, 0))));
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_shown_add ("/pages/list-states", test_list_states);
  mw_shown_add ("/pages/filter-and-category", test_filter_and_category);
  mw_shown_add ("/pages/states", test_states);
  mw_shown_add ("/pages/sort-by-header", test_sort_by_header);
  mw_shown_add ("/pages/close-after-sort", test_close_after_sort);
  mw_shown_add ("/pages/delete-undo-redo", test_delete_and_undo);
  mw_shown_add ("/pages/link-the-best-pair", test_link);
  mw_shown_add ("/pages/discard-is-asked", test_discard_is_asked);
  mw_shown_add ("/pages/narrow", test_narrow);
  mw_shown_add ("/pages/rest", test_rest);
  mw_shown_add ("/pages/focus", test_focus);
  return g_test_run ();
}
