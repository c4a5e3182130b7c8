/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-category.h"
#include "mw-contract.h"
#include "mw-test.h"
#include "mw-workspace.h"

static MwWorkspace *
open_demo (MwFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MwWorkspace *workspace;

  g_assert_true (mw_workspace_create_file (fixture->path, TRUE, &fixture->today, &error));
  workspace = mw_workspace_open (fixture->path, MW_ACCESS_WRITE, &fixture->today, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
count_cb (GObject *object, gpointer data)
{
  ++*(guint *) data;
}

typedef struct
{
  guint calls;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  *changes = (Changes){ changes->calls + 1, position, removed, added };
}

static gint64
category_id (MwWorkspace *workspace, const char *name)
{
  GListModel *categories = mw_workspace_get_records (workspace, &mw_category_table);

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (categories, i);
      if (g_str_equal (mw_record_get_title (category), name))
        return mw_record_get_id (category);
    }
  g_assert_not_reached ();
}

static void
test_story_of_the_demo (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwWorkspace) workspace = open_demo (fixture);
  MwContractList *list = mw_workspace_get_contracts (workspace);
  guint refreshed = 0;

  g_signal_connect (list, "refreshed", G_CALLBACK (count_cb), &refreshed);
  g_assert_cmpint (mw_contract_list_get_state (list), ==, MW_LIST_LOADING);
  mw_contract_list_set_category (list, category_id (workspace, "Inhuur Professionals"));
  mw_test_await (refreshed == 1);
  const MwContractTotals *totals = mw_contract_list_get_totals (list);
  g_assert_cmpint (mw_contract_list_get_state (list), ==, MW_LIST_READY);
  g_assert_cmpuint (totals->count, ==, 40);
  g_assert_cmpuint (totals->duty_count, ==, 23);
  g_assert_cmpuint (totals->duty_unknown, ==, 4);
  g_assert_cmpuint (totals->plan_overdue, ==, 6);
  g_assert_cmpuint (totals->states[MW_CONTRACT_ENDED], ==, 7);
  g_assert_cmpuint (mw_workspace_count_contracts (workspace, category_id (workspace, "Inhuur Professionals")), ==, 40);
  mw_workspace_close (workspace);
}

/* What has ended is left out of the list and its totals, until it is asked for. */
static void
test_states (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwWorkspace) workspace = open_demo (fixture);
  MwContractList *list = mw_workspace_get_contracts (workspace);
  const MwContractTotals *totals = mw_contract_list_get_totals (list);

  mw_contract_list_set_category (list, MW_CATEGORY_ALL);
  mw_test_await (totals->count == 67);
  g_assert_cmpuint (totals->states[MW_CONTRACT_RUNNING] + totals->states[MW_CONTRACT_NOT_BEGUN] + totals->states[MW_CONTRACT_STATE_UNKNOWN], ==, 67);
  g_assert_cmpuint (totals->filters[MW_CONTRACT_FILTER_ALL], ==, 67);
  mw_contract_list_set_hidden_states (list, ~MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED));
  mw_test_await (totals->count == 8);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (MwContractRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_assert_cmpint (mw_contract_row_get_facts (row)->state, ==, MW_CONTRACT_ENDED);
    }
  mw_contract_list_set_hidden_states (list, 0);
  mw_test_await (totals->count == 75);
  mw_workspace_close (workspace);
}

/* A program that is open over midnight, or a month long: what is late follows the day. */
static void
test_another_day (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwWorkspace) workspace = open_demo (fixture);
  MwContractList *list = mw_workspace_get_contracts (workspace);
  GDate later = fixture->today;
  guint refreshed = 0;
  guint overdue;

  g_signal_connect (list, "refreshed", G_CALLBACK (count_cb), &refreshed);
  mw_contract_list_set_category (list, MW_CATEGORY_ALL);
  mw_test_await (refreshed == 1);
  overdue = mw_contract_list_get_totals (list)->plan_overdue;
  g_date_add_months (&later, 3);
  mw_workspace_set_today (workspace, &later);
  mw_test_await (refreshed == 2);
  g_assert_cmpuint (mw_contract_list_get_totals (list)->plan_overdue, >, overdue);
  g_assert_cmpint (g_date_compare (mw_workspace_get_today (workspace), &later), ==, 0);
  mw_workspace_close (workspace);
}

/* Searching does not look at accents or case, and the last of several questions is the one answered. */
static void
test_search (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwWorkspace) workspace = open_demo (fixture);
  MwContractList *list = mw_workspace_get_contracts (workspace);

  mw_contract_list_set_category (list, MW_CATEGORY_ALL);
  mw_contract_list_set_search (list, "brugman");
  mw_contract_list_set_search (list, "COOPERATIE");
  mw_test_await (mw_contract_list_get_state (list) == MW_LIST_READY && mw_contract_list_get_totals (list)->count == 3);
  g_autoptr (MwContractRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (mw_contract_row_get_facts (row)->supplier, ==, "Coöperatie Helder Cijfer");
  mw_workspace_close (workspace);
}

/* After an edit the row stays the same object with new contents; the list says no more than it must. */
static void
test_edit_keeps_rows (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwWorkspace) workspace = open_demo (fixture);
  MwContractList *list = mw_workspace_get_contracts (workspace);
  g_autoptr (MwContractRow) row = NULL;
  g_autoptr (MwContractRow) again = NULL;
  g_autoptr (MwRecord) changed = NULL;
  guint row_changed = 0;
  Changes changes = { 0 };

  mw_contract_list_set_category (list, MW_CATEGORY_ALL);
  mw_test_await (mw_contract_list_get_state (list) == MW_LIST_READY);
  row = g_list_model_get_item (G_LIST_MODEL (list), 3);
  changed = mw_record_copy (mw_contract_row_get_facts (row)->contract);
  mw_record_set_text (changed, MW_CONTRACT_NOTE, "nieuw");
  g_signal_connect (row, "changed", G_CALLBACK (count_cb), &row_changed);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  mw_workspace_save_async (workspace, changed, NULL, NULL);
  mw_test_await (row_changed > 0);
  g_assert_cmpstr (mw_record_get_text (mw_contract_row_get_facts (row)->contract, MW_CONTRACT_NOTE), ==, "nieuw");
  g_assert_cmpuint (changes.calls, ==, 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_assert_true (again == row);

  mw_workspace_delete_async (workspace, &mw_contract_table, mw_record_get_id (changed), NULL, NULL);
  mw_test_await (changes.calls == 1);
  g_assert_cmpuint (changes.position, ==, 3);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 0);
  mw_workspace_close (workspace);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/contract-list/demo-tells-its-story", test_story_of_the_demo);
  mw_test_add ("/contract-list/leaves-out-what-has-ended", test_states);
  mw_test_add ("/contract-list/another-day", test_another_day);
  mw_test_add ("/contract-list/search-ignores-accents-and-answers-last", test_search);
  mw_test_add ("/contract-list/edits-keep-rows-in-place", test_edit_keeps_rows);
  return g_test_run ();
}
