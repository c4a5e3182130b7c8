/* SPDX-License-Identifier: EUPL-1.2 */
#include <sqlite3.h>

#include "mw-contract-search.h"
#include "mw-contract.h"
#include "mw-database.h"
#include "mw-error.h"
#include "mw-file-check.h"
#include "mw-history.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-test.h"

static MwConnection *
open_new (MwFixture *fixture)
{
  MwConnection *connection;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  g_assert_nonnull (connection);
  return connection;
}

static gboolean
save (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  MwRecord *record = data;

  act->table = mw_record_get_table (record);
  act->subject = g_strdup (mw_record_get_title (record));
  return mw_record_get_id (record) == 0 ? mw_record_store_insert (connection, record, error)
                                        : mw_record_store_update (connection, record, error);
}

static gboolean
run (MwConnection *connection, const char *verb, MwActFunc func, gpointer data, GError **error)
{
  g_autoptr (MwAct) act = mw_act_new (verb);

  return mw_history_run (connection, act, func, data, error);
}

/* All that a user could see, as one text. Acts themselves are left out. */
static char *
dump (MwConnection *connection)
{
  static const char *const queries[] = {
    "SELECT group_concat (id || title || coalesce (number, '-') || coalesce (supplier_id, '-') || coalesce (value_cents, '-'), ';') FROM (SELECT * FROM contract ORDER BY id)",
    "SELECT group_concat (id || name, ';') FROM (SELECT * FROM organisation ORDER BY id)",
    "SELECT group_concat (contract_id || title_key || supplier_key || client_key || rest_key, ';') FROM (SELECT * FROM contract_search ORDER BY contract_id)",
  };
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (MwStatement) statement = mw_connection_prepare (connection, queries[i], NULL);
      gboolean has_row;
      g_assert_true (mw_statement_step (statement, &has_row, NULL));
      g_string_append_printf (all, "%s\n", mw_statement_get_text (statement, 0));
    }
  return g_string_free (all, FALSE);
}

static MwRecord *
make_contract (const char *title)
{
  MwRecord *contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_TITLE, title);
  return contract;
}

static MwRecord *
make_supplier (const char *name)
{
  MwRecord *supplier = mw_record_new (&mw_organisation_table);

  mw_record_set_text (supplier, MW_ORGANISATION_NAME, name);
  mw_record_set_text (supplier, MW_ORGANISATION_KIND, "supplier");
  return supplier;
}

static gboolean
delete_contract (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  return mw_record_store_delete (connection, &mw_contract_table, mw_record_get_id (data), error);
}

/* A row of acts, each undone in turn and done again in turn, also after the file was closed. */
static void
test_undo_all_redo_all (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwRecord) supplier = make_supplier ("Atelier");
  g_autoptr (MwRecord) contract = make_contract ("Advies");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (states, dump (connection));
  g_assert_true (run (connection, "create", save, supplier, &error));
  g_ptr_array_add (states, dump (connection));
  mw_record_set_integer (contract, MW_CONTRACT_SUPPLIER, mw_record_get_id (supplier));
  g_assert_true (run (connection, "create", save, contract, &error));
  g_ptr_array_add (states, dump (connection));
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 500 });
  g_assert_true (run (connection, "edit", save, contract, &error));
  g_ptr_array_add (states, dump (connection));
  mw_record_set_text (supplier, MW_ORGANISATION_NAME, "Ander Atelier");
  g_assert_true (run (connection, "edit", save, supplier, &error));
  g_ptr_array_add (states, dump (connection));
  g_assert_true (run (connection, "delete", delete_contract, contract, &error));
  g_ptr_array_add (states, dump (connection));

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autoptr (MwAct) act = mw_history_undo (connection, &error);
          g_autofree char *now = dump (connection);
          g_assert_no_error (error);
          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i - 1));
        }
      g_assert_null (mw_history_undo (connection, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_clear_pointer (&connection, mw_connection_free);
      connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, &error);
      for (guint i = 1; i < states->len; i++)
        {
          g_autoptr (MwAct) act = mw_history_redo (connection, &error);
          g_autofree char *now = dump (connection);
          g_assert_no_error (error);
          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i));
        }
      g_assert_null (mw_history_redo (connection, NULL));
    }
}

/* Makes a supplier, names it anew and deletes it, each in a part of its own, and makes contracts as it goes. */
static gboolean
act_in_parts (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  g_autoptr (MwRecord) kept = make_supplier ("Blijft");
  g_autoptr (MwRecord) passing = make_supplier ("Gaat weg");

  g_assert_true (mw_record_store_insert (connection, kept, error));
  g_assert_true (mw_record_store_insert (connection, passing, error));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Deel %u", i);
      g_autoptr (MwRecord) contract = make_contract (name);
      mw_record_set_integer (contract, MW_CONTRACT_SUPPLIER, mw_record_get_id (kept));
      mw_record_set_text (kept, MW_ORGANISATION_NAME, name);
      g_assert_true (mw_record_store_insert (connection, contract, error));
      g_assert_true (mw_record_store_update (connection, kept, error));
      g_assert_true (mw_history_cut (act, error));
    }
  return mw_record_store_delete (connection, &mw_organisation_table, mw_record_get_id (passing), error);
}

/* The same row may stand in many parts; backwards they must go from the last to the first. */
static void
test_act_in_parts (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autofree char *before = dump (connection);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 parts;

  g_assert_true (run (connection, "import", act_in_parts, NULL, &error));
  after = dump (connection);
  g_assert_true (mw_connection_get_integer (connection, "SELECT count (*) FROM act_part", &parts, NULL));
  g_assert_cmpint (parts, ==, 11);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (MwAct) undone = mw_history_undo (connection, &error);
      g_assert_no_error (error);
      g_autofree char *taken_back = dump (connection);
      g_assert_cmpstr (taken_back, ==, before);
      g_autoptr (MwAct) redone = mw_history_redo (connection, &error);
      g_assert_no_error (error);
      g_autofree char *again = dump (connection);
      g_assert_cmpstr (again, ==, after);
    }
}

/* An act from a machine whose clock is a year ahead: what is done after it is still undone before it. */
static void
test_clock_put_back (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwRecord) one = make_contract ("Een");
  g_autoptr (MwRecord) two = make_contract ("Twee");
  g_autoptr (MwAct) undone = NULL;

  g_assert_true (run (connection, "create", save, one, NULL));
  g_assert_true (mw_connection_execute (connection, "BEGIN; PRAGMA defer_foreign_keys = ON; UPDATE act SET id = id + (366 * 86400000 << 22); UPDATE act_part SET act_id = act_id + (366 * 86400000 << 22); COMMIT", NULL));
  g_assert_true (run (connection, "create", save, two, NULL));
  undone = mw_history_undo (connection, NULL);
  g_assert_cmpstr (undone->subject, ==, "Twee");
}

/* Something new after an undo: what was undone cannot come back over it. */
static void
test_new_act_drops_redo (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwRecord) one = make_contract ("Een");
  g_autoptr (MwRecord) two = make_contract ("Twee");
  g_autoptr (MwAct) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (run (connection, "create", save, one, NULL));
  undone = mw_history_undo (connection, NULL);
  g_assert_nonnull (undone);
  g_assert_true (run (connection, "create", save, two, NULL));
  g_assert_null (mw_history_redo (connection, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
}

static gboolean
save_and_fail (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  g_assert_true (save (connection, act, data, error));
  g_set_error_literal (error, MW_ERROR, MW_ERROR_FAILED, "halfway");
  return FALSE;
}

static void
test_failing_act_leaves_no_trace (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwRecord) contract = make_contract ("Advies");
  g_autofree char *before = dump (connection);
  g_autofree char *after = NULL;
  g_autoptr (MwAct) undo = NULL;
  g_autoptr (MwAct) redo = NULL;

  g_assert_false (run (connection, "create", save_and_fail, contract, NULL));
  after = dump (connection);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (mw_history_peek (connection, &undo, &redo, NULL));
  g_assert_null (undo);
}

static void
test_same_again_is_no_act (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwRecord) contract = make_contract ("Advies");
  g_autoptr (MwAct) act = mw_act_new ("edit");

  g_assert_true (run (connection, "create", save, contract, NULL));
  g_assert_true (mw_history_run (connection, act, save, contract, NULL));
  g_assert_cmpint (act->id, ==, 0);
}

static gboolean
save_supplier_and_contract (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  g_autoptr (MwRecord) supplier = make_supplier ("Nieuw");
  g_autoptr (MwRecord) contract = make_contract ("Nieuw contract");

  if (!mw_record_store_insert (connection, supplier, error))
    return FALSE;
  mw_record_set_integer (contract, MW_CONTRACT_SUPPLIER, mw_record_get_id (supplier));
  return mw_record_store_insert (connection, contract, error);
}

typedef struct
{
  int left;
} Countdown;

/* SQLite asks this for each thing a statement does; "deny" makes that statement fail. */
static int
authorize (void *data, int action, const char *a, const char *b, const char *c, const char *d)
{
  Countdown *countdown = data;

  return --countdown->left == 0 ? SQLITE_DENY : SQLITE_OK;
}

/* Statement n fails, for n = 1, 2, … until the act passes: each time the file is as it was before. */
static void
test_failing_statement (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autofree char *before = dump (connection);
  guint failures = 0;

  for (int n = 1;; n++)
    {
      Countdown countdown = { n };
      g_autoptr (GError) error = NULL;
      g_autoptr (MwConnection) failing = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
      sqlite3_set_authorizer (mw_connection_get_handle (failing), authorize, &countdown);
      gboolean passed = run (failing, "create", save_supplier_and_contract, NULL, &error);
      sqlite3_set_authorizer (mw_connection_get_handle (failing), NULL, NULL);
      if (passed)
        break;
      g_assert_nonnull (error);
      g_autofree char *after = dump (connection);
      g_assert_cmpstr (before, ==, after);
      failures++;
      g_assert_cmpint (n, <, 2000);
    }
  g_assert_cmpuint (failures, >, 20);
  g_autoptr (GPtrArray) findings = mw_file_check_run (connection, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_describe (void)
{
  g_autoptr (MwAct) act = mw_act_new ("edit");
  g_autofree char *one = NULL;
  g_autofree char *several = NULL;

  act->table = &mw_contract_table;
  act->subject = g_strdup ("Advies");
  act->detail = g_strdup ("end_date");
  one = mw_act_describe (act);
  g_assert_cmpstr (one, ==, "Contract “Advies”: End date changed");
  g_free (act->detail);
  act->detail = g_strdup ("end_date title");
  several = mw_act_describe (act);
  g_assert_cmpstr (several, ==, "Contract “Advies” changed");
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/history/undo-all-redo-all-across-restarts", test_undo_all_redo_all);
  mw_test_add ("/history/act-in-parts", test_act_in_parts);
  mw_test_add ("/history/clock-put-back", test_clock_put_back);
  mw_test_add ("/history/new-act-drops-redo", test_new_act_drops_redo);
  mw_test_add ("/history/failing-act-leaves-no-trace", test_failing_act_leaves_no_trace);
  mw_test_add ("/history/same-again-is-no-act", test_same_again_is_no_act);
  mw_test_add ("/history/failing-statement-leaves-no-trace", test_failing_statement);
  g_test_add_func ("/history/describes-acts", test_describe);
  return g_test_run ();
}
