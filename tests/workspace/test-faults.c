/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib/gstdio.h>

#include "mw-agenda-item.h"
#include "mw-category.h"
#include "mw-commands.h"
#include "mw-contact.h"
#include "mw-contract-extension.h"
#include "mw-contract-search.h"
#include "mw-contract.h"
#include "mw-contribution.h"
#include "mw-conversation.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-faulty-vfs.h"
#include "mw-file-test.h"
#include "mw-history.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-rule-commands.h"
#include "mw-rule-set.h"
#include "mw-value-row.h"
#include "mw-value-table.h"
#include "mw-workspace.h"

/*
 * Every kind of act on a disk that fails at the first call, the second, and so on until the act passes.
 * After each failure the file is as it was or as the act makes it, it is sound, the caller knows, and the
 * same act passes when the disk works again.
 */

typedef struct
{
  MwConnection *connection;
  MwContractSource *source;
} Act;

static MwRecord *
first_of (Act *act, const MwTable *table, GError **error)
{
  g_autoptr (GPtrArray) records = mw_record_store_list (act->connection, table, NULL, 0, error);

  return records != NULL ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

static gboolean
finish (gboolean done, gpointer *act)
{
  if (done)
    mw_act_free (*act);
  return done;
}

static gboolean
save (Act *act, MwRecord *record, GError **error)
{
  gpointer saved = NULL;

  return finish (mw_command_save (act->connection, record, &saved, error), &saved);
}

static gboolean
delete_first (Act *act, const MwTable *table, GError **error)
{
  g_autoptr (MwRecord) record = first_of (act, table, error);
  MwRecordKey key = { table, 0 };
  gpointer deleted = NULL;

  if (record == NULL)
    return FALSE;
  key.id = mw_record_get_id (record);
  return finish (mw_command_delete (act->connection, &key, &deleted, error), &deleted);
}

static gboolean
create_contract (Act *act, GError **error)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);

  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Nieuw");
  return save (act, contract, error);
}

static gboolean
edit_supplier (Act *act, GError **error)
{
  g_autoptr (MwRecord) supplier = first_of (act, &mw_organisation_table, error);

  if (supplier == NULL)
    return FALSE;
  mw_record_set_text (supplier, MW_ORGANISATION_NAME, "Andere naam");
  return save (act, supplier, error);
}

static gboolean
delete_contract (Act *act, GError **error)
{
  return delete_first (act, &mw_contract_table, error);
}

static gboolean
unlink_places (Act *act, GError **error)
{
  return delete_first (act, &mw_match_table, error);
}

static gboolean
link_places (Act *act, GError **error)
{
  g_autoptr (MwRecord) match = first_of (act, &mw_match_table, error);
  g_autoptr (MwRecord) another = NULL;

  if (match == NULL)
    return FALSE;
  another = mw_record_copy (match);
  mw_record_set_id (another, 0);
  return save (act, another, error);
}

static gboolean
undo (Act *act, GError **error)
{
  gpointer undone = NULL;

  return finish (mw_command_undo (act->connection, NULL, &undone, error), &undone);
}

static gboolean
redo (Act *act, GError **error)
{
  gpointer redone = NULL;

  return finish (mw_command_redo (act->connection, NULL, &redone, error), &redone);
}

static gboolean
take_back (Act *act, GError **error)
{
  gpointer taken_back = NULL;
  gint64 act_id = 0;
  gint64 record_id = 0;
  MwChangeKey key = { &mw_contract_table, 0, 0 };

  if (!mw_connection_get_integer (act->connection, "SELECT max (id) FROM act WHERE verb = 'edit' AND table_name = 'contract' AND state = 'done'", &act_id, error) || !mw_connection_get_integer (act->connection, "SELECT record_id FROM act WHERE verb = 'edit' AND table_name = 'contract' AND state = 'done' ORDER BY id DESC LIMIT 1", &record_id, error))
    return FALSE;
  key.record_id = record_id;
  key.act_id = act_id;
  return finish (mw_command_take_back (act->connection, &key, &taken_back, error), &taken_back);
}

static gboolean
import (Act *act, GError **error)
{
  MwImportJob job = { .source = act->source };
  g_autoptr (MwImportSummary) summary = mw_import_job_run (act->connection, &job, error);

  return summary != NULL;
}

static gboolean
record_contribution (Act *act, GError **error)
{
  g_autoptr (MwRecord) contract = first_of (act, &mw_contract_table, error);
  g_autoptr (MwRecord) bonus = contract != NULL ? first_of (act, &mw_value_row_table, error) : NULL;
  g_autoptr (MwRecord) contribution = mw_record_new (&mw_contribution_table);

  if (bonus == NULL)
    return FALSE;
  mw_record_set_integer (contribution, MW_CONTRIBUTION_CONTRACT, mw_record_get_id (contract));
  mw_record_set_text (contribution, MW_CONTRIBUTION_DESCRIPTION, "Leerplek");
  mw_record_set_text (contribution, MW_CONTRIBUTION_BONUSES, mw_record_get_text (bonus, MW_VALUE_ROW_CODE));
  return save (act, contribution, error);
}

static gboolean
choose_rules (Act *act, GError **error)
{
  g_autoptr (MwRecord) category = first_of (act, &mw_category_table, error);
  g_autoptr (MwRecord) rule_set = category != NULL ? first_of (act, &mw_rule_set_table, error) : NULL;
  MwRuleProposal proposal = { .from_known = TRUE };
  gpointer chosen = NULL;

  if (rule_set == NULL)
    return FALSE;
  proposal.category_id = mw_record_get_id (category);
  proposal.rule_set_id = mw_record_get_id (rule_set);
  g_assert_true (mw_date_from_iso ("2026-11-23", &proposal.from));
  return finish (mw_command_choose_rules (act->connection, &proposal, &chosen, error), &chosen);
}

static gboolean
copy_value_table (Act *act, GError **error)
{
  g_autoptr (MwRecord) table = first_of (act, &mw_value_table_table, error);
  gint64 id = table != NULL ? mw_record_get_id (table) : 0;
  gpointer copied = NULL;

  return table != NULL && finish (mw_command_copy_value_table (act->connection, &id, &copied, error), &copied);
}

/* One link gets more places, and another is new. */
static gboolean
accept_plan (Act *act, GError **error)
{
  g_autoptr (MwRecord) match = first_of (act, &mw_match_table, error);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer accepted = NULL;

  if (match == NULL)
    return FALSE;
  g_ptr_array_add (links, mw_record_copy (match));
  mw_record_set_id (g_ptr_array_index (links, 0), 0);
  g_ptr_array_add (links, mw_record_copy (match));
  mw_record_set_integer (g_ptr_array_index (links, 1), MW_MATCH_PLACES, 7);
  return finish (mw_command_accept_plan (act->connection, links, &accepted, error), &accepted);
}

/* What a report says is kept; the report itself goes where it does not matter. */
static gboolean
remember_report (Act *act, GError **error)
{
  g_autofree char *path = g_strconcat (mw_connection_get_path (act->connection), ".xlsx", NULL);
  MwReportJob job = { .path = path, .parts = MW_REPORT_SUMMARY };
  g_autoptr (MwReportMemory) memory = NULL;
  gpointer result = NULL;
  gpointer remembered = NULL;

  g_date_set_dmy (&job.today, 23, G_DATE_NOVEMBER, 2026);
  if (!mw_command_report (act->connection, &job, &result, error))
    return FALSE;
  memory = result;
  return finish (mw_command_remember_report (act->connection, memory, &remembered, error), &remembered);
}

/* Out of the history as well, where it was changed before. */
static gboolean
forget (Act *act, GError **error)
{
  g_autoptr (MwRecord) contact = first_of (act, &mw_contact_table, error);
  gint64 id = contact != NULL ? mw_record_get_id (contact) : 0;
  gpointer forgotten = NULL;

  return contact != NULL && finish (mw_command_forget_contact (act->connection, &id, &forgotten, error), &forgotten);
}

/* A talk that was there moves to another day, with whom it is about. */
static gboolean
move_talk (Act *act, GError **error)
{
  g_autoptr (MwRecord) talk = first_of (act, &mw_conversation_table, error);

  if (talk == NULL)
    return FALSE;
  mw_record_set_text (talk, MW_CONVERSATION_DATE, "2026-12-01");
  mw_record_set_text (talk, MW_CONVERSATION_ROLES, "hr policy");
  return save (act, talk, error);
}

/* Two points at once: the one that waited for a talk, and a new one. */
static gboolean
set_agenda (Act *act, GError **error)
{
  g_autoptr (MwRecord) talk = first_of (act, &mw_conversation_table, error);
  g_autoptr (MwRecord) waiting = talk != NULL ? first_of (act, &mw_agenda_item_table, error) : NULL;
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer saved = NULL;

  if (waiting == NULL)
    return FALSE;
  mw_record_set_reference (waiting, MW_AGENDA_ITEM_CONVERSATION, mw_record_get_id (talk));
  g_ptr_array_add (points, mw_record_copy (waiting));
  g_ptr_array_add (points, mw_record_copy (waiting));
  mw_record_set_id (g_ptr_array_index (points, 1), 0);
  return finish (mw_command_save_points (act->connection, points, &saved, error), &saved);
}

static gboolean
delete_talk (Act *act, GError **error)
{
  return delete_first (act, &mw_conversation_table, error);
}

static const struct
{
  const char *name;
  gboolean (*run) (Act *act, GError **error);
} acts[] = {
  { "create", create_contract },
  { "edit", edit_supplier },
  { "delete", delete_contract },
  { "link", link_places },
  { "unlink", unlink_places },
  { "undo", undo },
  { "redo", redo },
  { "take-back", take_back },
  { "contribution", record_contribution },
  { "choose-rules", choose_rules },
  { "copy-value-table", copy_value_table },
  { "accept-plan", accept_plan },
  { "move-talk", move_talk },
  { "agenda", set_agenda },
  { "delete-talk", delete_talk },
  { "forget", forget },
  { "remember-report", remember_report },
  { "import", import },
};

/* Not the first one, which is deleted. */
static gboolean
edit_last_contract (Act *act)
{
  g_autoptr (GPtrArray) contracts = mw_record_store_list (act->connection, &mw_contract_table, NULL, 0, NULL);
  MwRecord *contract = g_ptr_array_index (contracts, contracts->len - 1);

  mw_record_set_text (contract, MW_CONTRACT_NOTE, "Gewijzigd");
  return save (act, contract, NULL);
}

static gint64
insert (MwConnection *connection, MwRecord *record)
{
  g_autoptr (MwRecord) owned = record;

  g_assert_true (mw_record_store_insert (connection, record, NULL));
  return mw_record_get_id (record);
}

static MwRecord *
make (const MwTable *table, const char *title)
{
  MwRecord *record = mw_record_new (table);

  mw_record_set_text (record, table->title_field, title);
  return record;
}

static gint64
insert_organisation (MwConnection *connection, const char *name, const char *kind)
{
  MwRecord *organisation = make (&mw_organisation_table, name);

  mw_record_set_text (organisation, MW_ORGANISATION_KIND, kind);
  return insert (connection, organisation);
}

static gint64
insert_contract (MwConnection *connection, const char *title, gint64 supplier)
{
  MwRecord *contract = make (&mw_contract_table, title);

  mw_record_set_integer (contract, MW_CONTRACT_SUPPLIER, supplier);
  return insert (connection, contract);
}

/* A category with a rule set to choose, and a value table with one row. */
static void
insert_rules (MwConnection *connection)
{
  MwRecord *rule_set = make (&mw_rule_set_table, "Regels");
  MwRecord *table = make (&mw_value_table_table, "Tabel");
  MwRecord *row = make (&mw_value_row_table, "Bonus");

  insert (connection, make (&mw_category_table, "Inhuur"));
  mw_record_set_text (rule_set, MW_RULE_SET_CODE, "R");
  mw_record_set_text (rule_set, MW_RULE_SET_SOURCE, "bron");
  insert (connection, rule_set);
  mw_record_set_text (table, MW_VALUE_TABLE_CODE, "T");
  mw_record_set_text (table, MW_VALUE_TABLE_SOURCE, "bron");
  mw_record_set_integer (row, MW_VALUE_ROW_TABLE, insert (connection, table));
  mw_record_set_text (row, MW_VALUE_ROW_CODE, "T1");
  mw_record_set_text (row, MW_VALUE_ROW_KIND, "bonus");
  insert (connection, row);
}

/* A talk about the first contract, and a point that waits for one. */
static void
insert_talk (MwConnection *connection, gint64 supplier, gint64 contract)
{
  MwRecord *talk = make (&mw_conversation_table, "Gesprek");
  MwRecord *point = make (&mw_agenda_item_table, "Vraag");
  g_autofree char *contracts = g_strdup_printf ("%" G_GINT64_FORMAT, contract);

  mw_record_set_integer (talk, MW_CONVERSATION_SUPPLIER, supplier);
  mw_record_set_text (talk, MW_CONVERSATION_STATUS, "planned");
  mw_record_set_integer (talk, MW_CONVERSATION_SEQUENCE, 0);
  mw_record_set_text (talk, MW_CONVERSATION_CONTRACTS, contracts);
  insert (connection, talk);
  mw_record_set_integer (point, MW_AGENDA_ITEM_SUPPLIER, supplier);
  insert (connection, point);
}

/* One record of each kind that the acts need, with what belongs to it. */
static void
insert_records (MwConnection *connection)
{
  gint64 supplier = insert_organisation (connection, "Leverancier", "supplier");
  gint64 directorate = insert_organisation (connection, "Directie", "public_body");
  gint64 contract = insert_contract (connection, "Eerste", supplier);
  MwRecord *extension = mw_record_new (&mw_contract_extension_table);
  MwRecord *initiative = make (&mw_initiative_table, "Leerplek");
  MwRecord *nomination = make (&mw_nomination_table, "Vraag");
  MwRecord *match = mw_record_new (&mw_match_table);
  MwRecord *contact;
  gint64 group = 0;

  insert_contract (connection, "Laatste", supplier);
  mw_record_set_integer (extension, MW_CONTRACT_EXTENSION_CONTRACT, contract);
  mw_record_set_integer (extension, MW_CONTRACT_EXTENSION_MONTHS, 12);
  insert (connection, extension);
  mw_record_set_integer (initiative, MW_INITIATIVE_SUPPLIER, supplier);
  mw_record_set_integer (initiative, MW_INITIATIVE_CONTRACT, contract);
  mw_record_set_text (initiative, MW_INITIATIVE_STATUS, "offered");
  mw_record_set_text (initiative, MW_INITIATIVE_REGIONS, "NH ZH");
  mw_record_set_integer (match, MW_MATCH_INITIATIVE, insert (connection, initiative));
  g_assert_true (mw_connection_get_integer (connection, "SELECT min (id) FROM target_group", &group, NULL));
  mw_record_set_integer (nomination, MW_NOMINATION_ORGANISATION, directorate);
  mw_record_set_integer (nomination, MW_NOMINATION_TARGET_GROUP, group);
  mw_record_set_text (nomination, MW_NOMINATION_STATUS, "open");
  mw_record_set_integer (match, MW_MATCH_NOMINATION, insert (connection, nomination));
  mw_record_set_integer (match, MW_MATCH_PLACES, 2);
  mw_record_set_text (match, MW_MATCH_STATUS, "agreed");
  insert (connection, match);
  insert_talk (connection, supplier, contract);
  contact = make (&mw_contact_table, "Wie vergeten wordt");
  mw_record_set_integer (contact, MW_CONTACT_ORGANISATION, supplier);
  insert (connection, contact);
  insert_rules (connection);
  g_assert_true (mw_contract_search_rebuild (connection, NULL));
}

static gboolean
edit_contact (Act *act)
{
  g_autoptr (MwRecord) contact = first_of (act, &mw_contact_table, NULL);

  mw_record_set_text (contact, MW_CONTACT_ROLE, "inkoper");
  return save (act, contact, NULL);
}

/* A file with something to undo and something to redo. */
static void
make_base (MwFixture *fixture)
{
  g_autoptr (MwConnection) connection = NULL;
  Act act = { 0 };

  g_assert_true (mw_workspace_create_file (fixture->path, FALSE, &fixture->today, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  g_assert_true (mw_connection_execute (connection, "DELETE FROM category; DELETE FROM value_row_target_group; DELETE FROM value_row; DELETE FROM value_table; DELETE FROM target_group WHERE id > (SELECT min (id) FROM target_group); DELETE FROM rule_set_kind; DELETE FROM rule_set", NULL));
  insert_records (connection);
  act.connection = connection;
  g_assert_true (edit_contact (&act));
  g_assert_true (edit_last_contract (&act));
  g_assert_true (delete_contract (&act, NULL));
  g_assert_true (edit_supplier (&act, NULL));
  g_assert_true (undo (&act, NULL));
}

/* Ids and times differ from run to run, so new rows are compared by what they say. */
static char *
without_ids (const char *dump)
{
  g_autoptr (GRegex) ids = g_regex_new ("\\d{15,}", 0, 0, NULL);

  return g_regex_replace_literal (ids, dump, -1, 0, "#", 0, NULL);
}

static char *
outcome_of (const char *base, const char *path, Act *act, guint kind)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  mw_test_copy_file (base, path);
  connection = mw_connection_open (path, MW_OPEN_WRITE, NULL);
  act->connection = connection;
  g_assert_true (acts[kind].run (act, &error));
  g_assert_no_error (error);
  dump = mw_test_dump_records (connection);
  return without_ids (dump);
}

static void
assert_before_or_after (const char *path, const char *before, const char *after)
{
  g_autofree char *now = mw_test_dump_file (path);
  g_autofree char *plain = NULL;

  if (g_str_equal (now, before))
    return;
  plain = without_ids (now);
  g_assert_true (g_str_equal (plain, after));
}

/* Returns: whether the act passed, because it needs fewer than @n calls */
static gboolean
run_with_fault (Act *act, guint kind, MwFault fault, int n, const char *path, const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;
  gboolean passed;
  gboolean struck;

  mw_faulty_vfs_arm (fault, n);
  passed = acts[kind].run (act, &error);
  struck = mw_faulty_vfs_disarm ();
  g_assert_true (passed == (error == NULL));
  if (!passed)
    {
      g_assert_true (struck);
      g_assert_cmpint (error->domain, ==, MW_ERROR);
      g_assert_cmpint (error->code, !=, MW_ERROR_FAILED);
      if (fault == MW_FAULT_FULL && !g_error_matches (error, MW_ERROR, MW_ERROR_READ_ONLY) && !g_error_matches (error, MW_ERROR, MW_ERROR_DISK))
        g_assert_error (error, MW_ERROR, MW_ERROR_NO_SPACE);
    }
  assert_before_or_after (path, before, after);
  mw_test_assert_sound (path);
  if (!passed)
    {
      g_autofree char *now = mw_test_dump_records (act->connection);
      if (g_str_equal (now, before) && !acts[kind].run (act, &second))
        g_error ("%s after fault %d at call %d: %s", acts[kind].name, fault, n, second->message);
      mw_test_assert_sound (path);
    }
  return !struck;
}

static void
test_act (MwFixture *fixture, gconstpointer data)
{
  guint kind = GPOINTER_TO_UINT (data);
  g_autofree char *path = mw_fixture_get_path (fixture, "copy.maatwerk");
  g_autofree char *csv = mw_fixture_write (fixture, "r.csv", "Nummer;Titel;Leverancier;Waarde\nA1;Een;Nieuwe Firma;100,00\nA2;Twee;Nieuwe Firma;200,00\n", -1);
  g_autoptr (MwHeaderNames) names = mw_reference_load_header_names (NULL, NULL);
  g_autoptr (MwContractSource) source = mw_contract_source_open (csv, NULL, names, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Act act = { .source = source };

  make_base (fixture);
  before = mw_test_dump_file (fixture->path);
  after = outcome_of (fixture->path, path, &act, kind);
  for (int fault = 0; fault < MW_N_FAULTS; fault++)
    {
      gboolean passed = FALSE;
      int n = 0;
      while (!passed)
        {
          g_autoptr (MwConnection) connection = NULL;
          mw_test_copy_file (fixture->path, path);
          connection = mw_connection_open (path, MW_OPEN_WRITE, NULL);
          act.connection = connection;
          n += 1 + MW_TEST_SLOWDOWN / 4;
          passed = run_with_fault (&act, kind, (MwFault) fault, n, path, before, after);
          g_assert_cmpint (n, <, 2000);
        }
      g_test_message ("%s, fault %d: %d calls", acts[kind].name, fault, n - 1);
      g_assert_cmpint (n, >, 3);
    }
}

static gboolean
create_with_fault (MwFixture *fixture, MwFault fault, int n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) left = NULL;
  gboolean passed;
  gboolean struck;

  mw_faulty_vfs_arm (fault, n);
  passed = mw_workspace_create_file (fixture->path, FALSE, &fixture->today, &error);
  struck = mw_faulty_vfs_disarm ();
  g_assert_true (passed == (error == NULL));
  if (passed)
    mw_test_assert_sound (fixture->path);
  else
    {
      left = g_dir_open (folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (left), ==, NULL);
    }
  mw_database_delete_file (fixture->path);
  return !struck;
}

/* A new file is there with all that belongs in it, or not at all. */
static void
test_new_file (MwFixture *fixture, gconstpointer unused)
{
  for (int fault = 0; fault < MW_N_FAULTS; fault++)
    {
      int n = 1;
      while (!create_with_fault (fixture, (MwFault) fault, n))
        {
          n += 1 + MW_TEST_SLOWDOWN;
          g_assert_cmpint (n, <, 2000);
        }
      g_test_message ("new file, fault %d: %d calls", fault, n - 1);
      g_assert_cmpint (n, >, 10);
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_faulty_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/", acts[i].name, NULL);
      g_test_add (path, MwFixture, GUINT_TO_POINTER (i), mw_fixture_set_up, test_act, mw_fixture_tear_down);
    }
  mw_test_add ("/faults/new-file", test_new_file);
  return g_test_run ();
}
