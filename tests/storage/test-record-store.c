/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-category.h"
#include "mw-contract-extension.h"
#include "mw-contact.h"
#include "mw-contract.h"
#include "mw-conversation.h"
#include "mw-database.h"
#include "mw-error.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-target-group.h"
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

/* Some value that the field allows. */
static void
fill_field (MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];

  switch (description->type)
    {
    case MW_FIELD_DATE:
      mw_record_set_text (record, field, "2026-05-04");
      break;
    case MW_FIELD_CHOICE:
      mw_record_set_text (record, field, description->choices[0].value);
      break;
    case MW_FIELD_YES_NO:
      mw_record_set_yes_no (record, field, MW_NO);
      break;
    case MW_FIELD_INTEGER:
    case MW_FIELD_MONEY:
    case MW_FIELD_PERCENTAGE:
      mw_record_set_integer (record, field, 12 + field);
      break;
    case MW_FIELD_TEXT:
    case MW_FIELD_NOTE:
      if (g_str_equal (description->column, "kvk"))
        mw_record_set_text (record, field, "01234567");
      else if (g_str_equal (description->column, "start_time"))
        mw_record_set_text (record, field, "09:30");
      else
        mw_record_set_text (record, field, "Tekst 'met' \"tekens\"; é");
      break;
    case MW_FIELD_REFERENCE:
    case MW_FIELD_CODES:
    default:
      break;
    }
}

/* Every column of every description is in the schema, and comes back as it went in. */
static void
test_round_trip (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (GHashTable) made = g_hash_table_new (NULL, NULL);

  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      g_autoptr (MwRecord) record = mw_record_new (*table);
      g_autoptr (MwRecord) again = NULL;
      g_autoptr (GError) error = NULL;
      for (guint i = 0; i < (*table)->n_fields; i++)
        {
          gint64 *id = g_hash_table_lookup (made, (*table)->fields[i].target);
          fill_field (record, i);
          g_autofree char *ids = id != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, *id) : NULL;
          if (id != NULL && (*table)->fields[i].type == MW_FIELD_CODES)
            mw_record_set_text (record, i, ids);
          else if (id != NULL)
            mw_record_set_integer (record, i, *id);
        }
      if (*table == &mw_initiative_table)
        {
          mw_record_set_text (record, MW_INITIATIVE_REGIONS, "ZH UT");
          mw_record_set_text (record, MW_INITIATIVE_TARGET_GROUPS, "Tekst");
        }
      g_test_message ("%s", (*table)->name);
      if (*table == &mw_initiative_table)
        g_assert_true (mw_connection_execute (connection, "INSERT INTO target_group (id, code, name) VALUES (7, 'Tekst', 'x')", NULL));
      g_assert_true (mw_record_store_insert (connection, record, &error));
      g_assert_no_error (error);
      again = mw_record_store_get (connection, *table, mw_record_get_id (record), &error);
      g_assert_no_error (error);
      for (guint i = 0; i < (*table)->n_fields; i++)
        g_assert_true (mw_record_field_equals (record, again, i));
      gint64 id = mw_record_get_id (record);
      g_hash_table_insert (made, (gpointer) *table, g_memdup2 (&id, sizeof id));
    }
  GHashTableIter iterator;
  gpointer value;
  g_hash_table_iter_init (&iterator, made);
  while (g_hash_table_iter_next (&iterator, NULL, &value))
    g_free (value);
}

static MwRecord *
insert_named (MwConnection *connection, const MwTable *table, guint field, const char *name)
{
  MwRecord *record = mw_record_new (table);
  g_autoptr (GError) error = NULL;

  mw_record_set_text (record, field, name);
  if (table == &mw_organisation_table)
    mw_record_set_text (record, MW_ORGANISATION_KIND, "supplier");
  g_assert_true (mw_record_store_insert (connection, record, &error));
  g_assert_no_error (error);
  return record;
}

static gint64
count (MwConnection *connection, const char *sql)
{
  gint64 value = -1;

  g_assert_true (mw_connection_get_integer (connection, sql, &value, NULL));
  return value;
}

/* What a contract owns goes with it; what only refers to it lets go. */
static void
test_delete_takes_along (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwRecord) supplier = insert_named (connection, &mw_organisation_table, MW_ORGANISATION_NAME, "A");
  g_autoptr (MwRecord) contract = insert_named (connection, &mw_contract_table, MW_CONTRACT_TITLE, "C");
  g_autoptr (MwRecord) extension = mw_record_new (&mw_contract_extension_table);
  g_autoptr (MwRecord) initiative = mw_record_new (&mw_initiative_table);
  g_autoptr (MwRecord) kept = NULL;

  mw_record_set_integer (extension, MW_CONTRACT_EXTENSION_CONTRACT, mw_record_get_id (contract));
  mw_record_set_integer (extension, MW_CONTRACT_EXTENSION_MONTHS, 12);
  g_assert_true (mw_record_store_insert (connection, extension, NULL));
  mw_record_set_text (initiative, MW_INITIATIVE_TITLE, "I");
  mw_record_set_text (initiative, MW_INITIATIVE_STATUS, "idea");
  mw_record_set_integer (initiative, MW_INITIATIVE_SUPPLIER, mw_record_get_id (supplier));
  mw_record_set_integer (initiative, MW_INITIATIVE_CONTRACT, mw_record_get_id (contract));
  g_assert_true (mw_record_store_insert (connection, initiative, NULL));

  g_assert_true (mw_record_store_delete (connection, &mw_contract_table, mw_record_get_id (contract), NULL));
  g_assert_cmpint (count (connection, "SELECT count (*) FROM contract_extension"), ==, 0);
  kept = mw_record_store_get (connection, &mw_initiative_table, mw_record_get_id (initiative), NULL);
  g_assert_false (mw_record_is_known (kept, MW_INITIATIVE_CONTRACT));
}

static void
test_delete_refuses (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwRecord) supplier = insert_named (connection, &mw_organisation_table, MW_ORGANISATION_NAME, "A");
  g_autoptr (MwRecord) contract = insert_named (connection, &mw_contract_table, MW_CONTRACT_TITLE, "C");
  g_autoptr (GError) error = NULL;

  mw_record_set_integer (contract, MW_CONTRACT_SUPPLIER, mw_record_get_id (supplier));
  g_assert_true (mw_record_store_update (connection, contract, NULL));
  g_assert_false (mw_record_store_delete (connection, &mw_organisation_table, mw_record_get_id (supplier), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_CONSTRAINT);
  g_assert_cmpint (count (connection, "SELECT count (*) FROM organisation"), ==, 1);
}

/* The rules of core are in the schema too: the file itself refuses what the program would. */
static void
test_schema_checks (MwFixture *fixture, gconstpointer unused)
{
  static const char *const wrong[] = {
    "INSERT INTO contract (id, title) VALUES (1, '')",
    "INSERT INTO contract (id, title, value_cents) VALUES (1, 'x', -1)",
    "INSERT INTO contract (id, title, end_date) VALUES (1, 'x', '31-12-2026')",
    "INSERT INTO contract (id, title, start_date, end_date) VALUES (1, 'x', '2026-02-01', '2026-01-01')",
    "INSERT INTO contract (id, title, kind) VALUES (1, 'x', 'iets')",
    "INSERT INTO contract (id, title, percentage_bp) VALUES (1, 'x', 10001)",
    "INSERT INTO contract (id, title, value_cents) VALUES (1, 'x', 'veel')",
    "INSERT INTO contract (id, title, supplier_id) VALUES (1, 'x', 99)",
    "INSERT INTO organisation (id, name, kind, kvk) VALUES (1, 'x', 'supplier', '123')",
    "INSERT INTO category (id, name, parent_id) VALUES (1, 'x', 1)",
    NULL
  };
  g_autoptr (MwConnection) connection = open_new (fixture);

  for (guint i = 0; wrong[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", wrong[i]);
      g_assert_false (mw_connection_execute (connection, wrong[i], &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_CONSTRAINT);
    }
}

/* A contact and a contract that are deleted leave the talks that named them, and the talks stay. */
static void
test_sets_let_go (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwRecord) supplier = insert_named (connection, &mw_organisation_table, MW_ORGANISATION_NAME, "Leverancier");
  g_autoptr (MwRecord) contact = mw_record_new (&mw_contact_table);
  g_autoptr (MwRecord) talk = mw_record_new (&mw_conversation_table);
  g_autoptr (MwRecord) left = NULL;
  g_autofree char *id = NULL;

  mw_record_set_reference (contact, MW_CONTACT_ORGANISATION, mw_record_get_id (supplier));
  mw_record_set_text (contact, MW_CONTACT_NAME, "Iemand");
  g_assert_true (mw_record_store_insert (connection, contact, NULL));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, mw_record_get_id (contact));
  mw_record_set_reference (talk, MW_CONVERSATION_SUPPLIER, mw_record_get_id (supplier));
  mw_record_set_text (talk, MW_CONVERSATION_SUBJECT, "Gesprek");
  mw_record_set_text (talk, MW_CONVERSATION_STATUS, "planned");
  mw_record_set_integer (talk, MW_CONVERSATION_SEQUENCE, 0);
  mw_record_set_text (talk, MW_CONVERSATION_CONTACTS, id);
  g_assert_true (mw_record_store_insert (connection, talk, NULL));

  g_assert_true (mw_record_store_delete (connection, &mw_contact_table, mw_record_get_id (contact), NULL));
  left = mw_record_store_get (connection, &mw_conversation_table, mw_record_get_id (talk), NULL);
  g_assert_nonnull (left);
  g_assert_false (mw_record_is_known (left, MW_CONVERSATION_CONTACTS));
}

/* SQLite keeps bytes that are no text; each text of a row that is read is valid, as long as the row is. */
static void
test_bytes_become_text (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = open_new (fixture);
  g_autoptr (MwStatement) statement = NULL;
  g_autoptr (MwRecord) record = NULL;
  gboolean has_row = FALSE;

  g_assert_true (mw_connection_execute (connection, "INSERT INTO organisation (id, name, kind, note) VALUES (1, CAST (x'41EDA0BD' AS TEXT), 'supplier', CAST (x'FF42' AS TEXT))", NULL));
  statement = mw_connection_prepare (connection, "SELECT name, note, kind FROM organisation", NULL);
  g_assert_true (mw_statement_step (statement, &has_row, NULL));
  g_assert_true (has_row);
  const char *name = mw_statement_get_text (statement, 0);
  const char *note = mw_statement_get_text (statement, 1);
  g_assert_cmpstr (name, ==, "A\ufffd\ufffd\ufffd");
  g_assert_cmpstr (note, ==, "\ufffdB");
  g_assert_cmpstr (mw_statement_get_text (statement, 2), ==, "supplier");
  record = mw_record_store_get (connection, &mw_organisation_table, 1, NULL);
  g_assert_cmpstr (mw_record_get_title (record), ==, name);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/record-store/every-field-comes-back", test_round_trip);
  mw_test_add ("/record-store/sets-let-go", test_sets_let_go);
  mw_test_add ("/record-store/delete-takes-along-what-is-owned", test_delete_takes_along);
  mw_test_add ("/record-store/delete-refuses-what-is-needed", test_delete_refuses);
  mw_test_add ("/record-store/schema-keeps-the-rules", test_schema_checks);
  mw_test_add ("/record-store/bytes-become-text", test_bytes_become_text);
  return g_test_run ();
}
