/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-database.h"
#include "mw-history.h"
#include "mw-initiative.h"
#include "mw-organisation.h"
#include "mw-record-history.h"
#include "mw-record-store.h"
#include "mw-test.h"

static gboolean
save (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  MwRecord *record = data;

  act->table = mw_record_get_table (record);
  act->subject = g_strdup (mw_record_get_title (record));
  return mw_record_get_id (record) == 0 ? mw_record_store_insert (connection, record, error)
                                        : mw_record_store_update (connection, record, error);
}

static void
run (MwConnection *connection, MwRecord *record)
{
  g_autoptr (MwAct) act = mw_act_new ("edit");
  g_autoptr (GError) error = NULL;

  mw_history_run (connection, act, save, record, &error);
  g_assert_no_error (error);
}

static char *
tell (const MwRecordChange *change)
{
  static const char *const kinds[] = { "added", "edited", "deleted" };
  const MwTable *table = mw_record_get_table (change->before);
  GString *text = g_string_new (kinds[change->kind]);

  for (guint i = 0; i < change->n_fields; i++)
    {
      g_autofree char *before = mw_record_format_field (change->before, change->fields[i], MW_NOTATION_ISO);
      g_autofree char *after = mw_record_format_field (change->after, change->fields[i], MW_NOTATION_ISO);
      g_string_append_printf (text, " %s:%s>%s", table->fields[change->fields[i]].column, before, after);
    }
  return g_string_free (text, FALSE);
}

static void
assert_history (MwConnection *connection, const MwRecord *record, const char *const *expected, guint n)
{
  g_autoptr (GPtrArray) changes = mw_record_history_list (connection, mw_record_get_table (record), mw_record_get_id (record), NULL);

  g_assert_cmpuint (changes->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *told = tell (g_ptr_array_index (changes, i));
      g_assert_cmpstr (told, ==, expected[i]);
    }
}

/* From what to what, the latest first, without what happened to other records and what was undone. */
static void
test_from_what_to_what (MwFixture *fixture, gconstpointer unused)
{
  static const char *const expected[] = {
    "edited value_cents:100.00>250.00",
    "edited title:Een>Twee value_cents:>100.00",
    "added title:>Een number:>N1",
  };
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwRecord) other = mw_record_new (&mw_contract_table);
  g_autoptr (MwAct) undone = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Een");
  mw_record_set_text (contract, MW_CONTRACT_NUMBER, "N1");
  run (connection, contract);
  mw_record_set_text (other, MW_CONTRACT_TITLE, "Ander");
  run (connection, other);
  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Twee");
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 10000 });
  run (connection, contract);
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ 25000 });
  run (connection, contract);
  mw_record_clear (contract, MW_CONTRACT_VALUE);
  run (connection, contract);
  undone = mw_history_undo (connection, NULL);
  assert_history (connection, contract, expected, G_N_ELEMENTS (expected));
}

/* A set of codes is kept elsewhere, and belongs to the record all the same. */
static void
test_codes (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwRecord) supplier = mw_record_new (&mw_organisation_table);
  g_autoptr (MwRecord) initiative = mw_record_new (&mw_initiative_table);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (MwRecord) back = NULL;
  guint conflict;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  mw_record_set_text (supplier, MW_ORGANISATION_NAME, "S");
  mw_record_set_text (supplier, MW_ORGANISATION_KIND, "supplier");
  run (connection, supplier);
  mw_record_set_text (initiative, MW_INITIATIVE_TITLE, "I");
  mw_record_set_integer (initiative, MW_INITIATIVE_SUPPLIER, mw_record_get_id (supplier));
  mw_record_set_text (initiative, MW_INITIATIVE_STATUS, "offered");
  mw_record_set_text (initiative, MW_INITIATIVE_REGIONS, "NH UT ZH");
  run (connection, initiative);
  mw_record_set_text (initiative, MW_INITIATIVE_REGIONS, "GE NH UT");
  run (connection, initiative);
  changes = mw_record_history_list (connection, &mw_initiative_table, mw_record_get_id (initiative), NULL);
  g_assert_cmpuint (changes->len, ==, 2);
  g_autofree char *told = tell (g_ptr_array_index (changes, 0));
  g_assert_cmpstr (told, ==, "edited regions:ZH>GE");
  /* A code that came later stays. */
  mw_record_set_text (initiative, MW_INITIATIVE_REGIONS, "DR GE NH UT");
  back = mw_record_history_take_back (initiative, g_ptr_array_index (changes, 0), &conflict);
  g_assert_cmpstr (mw_record_get_text (back, MW_INITIATIVE_REGIONS), ==, "DR NH UT ZH");
}

/* Only the fields of that change go back; one that changed again since stands in the way. */
static void
test_take_back (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (MwRecord) back = NULL;
  guint conflict = G_MAXUINT;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Een");
  run (connection, contract);
  mw_record_set_text (contract, MW_CONTRACT_NOTE, "a");
  run (connection, contract);
  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Twee");
  run (connection, contract);
  mw_record_set_text (contract, MW_CONTRACT_NOTE, "b");
  run (connection, contract);
  changes = mw_record_history_list (connection, &mw_contract_table, mw_record_get_id (contract), NULL);
  back = mw_record_history_take_back (contract, g_ptr_array_index (changes, 1), &conflict);
  g_assert_cmpstr (mw_record_get_title (back), ==, "Een");
  g_assert_cmpstr (mw_record_get_text (back, MW_CONTRACT_NOTE), ==, "b");
  g_assert_null (mw_record_history_take_back (contract, g_ptr_array_index (changes, 2), &conflict));
  g_assert_cmpuint (conflict, ==, MW_CONTRACT_NOTE);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/record-history/from-what-to-what", test_from_what_to_what);
  mw_test_add ("/record-history/sets-of-codes", test_codes);
  mw_test_add ("/record-history/take-back", test_take_back);
  return g_test_run ();
}
