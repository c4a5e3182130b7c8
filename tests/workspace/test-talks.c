/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-agenda-item.h"
#include "mw-conversation.h"
#include "mw-error.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-test.h"
#include "mw-workspace.h"

typedef struct
{
  MwFixture base;
  MwWorkspace *workspace;
  GAsyncResult *result;
} Open;

static void
set_up (Open *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  mw_fixture_set_up (&self->base, NULL);
  g_assert_true (mw_workspace_create_file (self->base.path, TRUE, &self->base.today, &error));
  self->workspace = mw_workspace_open (self->base.path, MW_ACCESS_WRITE, &self->base.today, &error);
  g_assert_no_error (error);
}

static void
tear_down (Open *self, gconstpointer unused)
{
  g_clear_object (&self->result);
  mw_workspace_close (self->workspace);
  /* Answers to what was asked last may still be on their way. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->workspace);
  mw_fixture_tear_down (&self->base, NULL);
}

static gint64
finish (Open *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = NULL;

  mw_test_await (self->result != NULL);
  act = mw_workspace_act_finish (self->workspace, self->result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->result);
  return act->record_id;
}

static gint64
save (Open *self, const MwRecord *record)
{
  mw_workspace_save_async (self->workspace, record, mw_test_take_result_cb, &self->result);
  return finish (self);
}

static MwRecord *
find (Open *self, const MwTable *table, const char *title)
{
  GListModel *all = mw_workspace_get_records (self->workspace, table);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) record = g_list_model_get_item (all, i);
      if (g_strcmp0 (mw_record_get_title (record), title) == 0)
        return record;
    }
  g_error ("no %s “%s”", table->name, title);
}

static MwRecord *
make_question (Open *self, const char *supplier, const char *topic)
{
  MwRecord *question = mw_record_new (&mw_agenda_item_table);

  mw_record_set_reference (question, MW_AGENDA_ITEM_SUPPLIER, mw_record_get_id (find (self, &mw_organisation_table, supplier)));
  mw_record_set_text (question, MW_AGENDA_ITEM_TOPIC, topic);
  return question;
}

/* With a talk planned the question is on its agenda; else it waits, and comes onto the agenda of the talk that is
 * planned later. */
static void
test_ask (Open *self, gconstpointer unused)
{
  g_autoptr (MwRecord) question = make_question (self, "Kade Inkoopadvies", "Mag het ook in Delft?");
  g_autoptr (MwRecord) waiting = make_question (self, "Linde Audit", "Welk niveau?");
  const MwRecord *kade = find (self, &mw_conversation_table, "Voortgang traineeship inkoop");
  g_autoptr (MwRecord) talk = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GPtrArray) later = NULL;

  g_assert_false (mw_workspace_is_asked (self->workspace, question));
  mw_workspace_ask_async (self->workspace, question, mw_test_take_result_cb, &self->result);
  finish (self);
  g_assert_true (mw_workspace_is_asked (self->workspace, question));
  points = mw_workspace_list_points (self->workspace, kade);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpstr (mw_record_get_title (g_ptr_array_index (points, 1)), ==, "Mag het ook in Delft?");

  mw_workspace_ask_async (self->workspace, waiting, mw_test_take_result_cb, &self->result);
  finish (self);
  talk = mw_workspace_make_talk (self->workspace, mw_record_get_reference (waiting, MW_AGENDA_ITEM_SUPPLIER), 0);
  mw_record_set_id (talk, save (self, talk));
  later = mw_workspace_list_points (self->workspace, talk);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpstr (mw_record_get_title (g_ptr_array_index (later, 0)), ==, "Welk niveau?");
}

/* The agenda in another order is one act, and undone as one. */
static void
test_order (Open *self, gconstpointer unused)
{
  const MwRecord *kade = find (self, &mw_conversation_table, "Voortgang traineeship inkoop");
  g_autoptr (MwRecord) second = make_question (self, "Kade Inkoopadvies", "Tweede");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  GPtrArray *turned = g_ptr_array_new_with_free_func (g_object_unref);

  mw_workspace_ask_async (self->workspace, second, mw_test_take_result_cb, &self->result);
  finish (self);
  before = mw_workspace_list_points (self->workspace, kade);
  for (guint i = 0; i < 2; i++)
    {
      MwRecord *copy = mw_record_copy (g_ptr_array_index (before, 1 - i));
      mw_record_set_integer (copy, MW_AGENDA_ITEM_POSITION, i + 1);
      mw_record_set_reference (copy, MW_AGENDA_ITEM_CONVERSATION, mw_record_get_id (kade));
      g_ptr_array_add (turned, copy);
    }
  mw_workspace_save_points_async (self->workspace, turned, mw_test_take_result_cb, &self->result);
  finish (self);
  after = mw_workspace_list_points (self->workspace, kade);
  g_assert_cmpstr (mw_record_get_title (g_ptr_array_index (after, 0)), ==, "Tweede");
  mw_workspace_undo_async (self->workspace, mw_test_take_result_cb, &self->result);
  finish (self);
  undone = mw_workspace_list_points (self->workspace, kade);
  g_assert_cmpstr (mw_record_get_title (g_ptr_array_index (undone, 1)), ==, "Tweede");
}

/* Of two planned talks the first counts, and one without a day only where there is no other. */
static void
test_next_talk (Open *self, gconstpointer unused)
{
  gint64 supplier = mw_record_get_id (find (self, &mw_organisation_table, "Linde Audit"));
  g_autoptr (MwRecord) undated = mw_workspace_make_talk (self->workspace, supplier, 0);
  g_autoptr (MwRecord) late = mw_workspace_make_talk (self->workspace, supplier, 0);
  g_autoptr (MwRecord) early = mw_workspace_make_talk (self->workspace, supplier, 0);
  gint64 id;

  g_assert_null (mw_workspace_find_next_talk (self->workspace, supplier));
  id = save (self, undated);
  g_assert_cmpint (mw_record_get_id (mw_workspace_find_next_talk (self->workspace, supplier)), ==, id);
  mw_record_set_text (late, MW_CONVERSATION_DATE, "2027-02-01");
  id = save (self, late);
  g_assert_cmpint (mw_record_get_id (mw_workspace_find_next_talk (self->workspace, supplier)), ==, id);
  mw_record_set_text (early, MW_CONVERSATION_DATE, "2027-01-11");
  id = save (self, early);
  g_assert_cmpint (mw_record_get_id (mw_workspace_find_next_talk (self->workspace, supplier)), ==, id);
}

/* A contract joins those of a talk, as an act; one that is there already, or a talk about all of them, stays so. */
static void
test_add_contract (Open *self, gconstpointer unused)
{
  const char *title = "Ruimte voor mensen met autisme";
  const char *before = mw_record_get_text (find (self, &mw_conversation_table, title), MW_CONVERSATION_CONTRACTS);
  gint64 there = g_ascii_strtoll (before, NULL, 10);
  gint64 other;
  g_autofree char *kept = g_strdup (before);
  g_autoptr (MwRecord) all = mw_record_copy (find (self, &mw_conversation_table, title));
  g_autoptr (GPtrArray) contracts = mw_record_store_list (mw_database_get_view (mw_workspace_get_database (self->workspace)), &mw_contract_table, "t.number = 'INH-2026-014'", 0, NULL);

  other = mw_record_get_id (g_ptr_array_index (contracts, 0));
  g_assert_false (mw_workspace_add_contract_to_talk_async (self->workspace, all, there, mw_test_take_result_cb, &self->result));
  g_assert_true (mw_workspace_add_contract_to_talk_async (self->workspace, all, other, mw_test_take_result_cb, &self->result));
  finish (self);
  g_assert_false (mw_workspace_add_contract_to_talk_async (self->workspace, find (self, &mw_conversation_table, title), other, mw_test_take_result_cb, &self->result));
  g_assert_nonnull (strstr (mw_record_get_text (find (self, &mw_conversation_table, title), MW_CONVERSATION_CONTRACTS), kept));
  mw_workspace_undo_async (self->workspace, mw_test_take_result_cb, &self->result);
  finish (self);
  g_assert_cmpstr (mw_record_get_text (find (self, &mw_conversation_table, title), MW_CONVERSATION_CONTRACTS), ==, kept);
  mw_record_clear (all, MW_CONVERSATION_CONTRACTS);
  g_assert_false (mw_workspace_add_contract_to_talk_async (self->workspace, all, other, mw_test_take_result_cb, &self->result));
}

/* Returns: the version of the talk in a calendar file that is made so many seconds after nine */
static gint64 export(Open *self, const char *title, int seconds)
{
  g_autofree char *path = mw_fixture_get_path (&self->base, "talk.ics");
  g_autofree char *text = NULL;
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 23, 9, 0, seconds);
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_workspace_export_talk (self->workspace, find (self, &mw_conversation_table, title), MW_TEST_TO (path), moment, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_ascii_strtoll (strstr (text, "SEQUENCE:") + strlen ("SEQUENCE:"), NULL, 10);
}

/* Each file replaces the one before, whatever happened between: an edit, its undo, a point on the agenda. */
static void
test_sequence (Open *self, gconstpointer unused)
{
  const char *title = "Voortgang traineeship inkoop";
  g_autoptr (MwRecord) talk = mw_record_copy (find (self, &mw_conversation_table, title));
  g_autoptr (MwRecord) question = make_question (self, "Kade Inkoopadvies", "Mag het ook in Delft?");
  gint64 versions[4];

  mw_record_set_text (talk, MW_CONVERSATION_START_TIME, "11:00");
  save (self, talk);
  versions[0] = export(self, title, 0);
  mw_workspace_undo_async (self->workspace, mw_test_take_result_cb, &self->result);
  finish (self);
  versions[1] = export(self, title, 1);
  mw_workspace_redo_async (self->workspace, mw_test_take_result_cb, &self->result);
  finish (self);
  versions[2] = export(self, title, 2);
  mw_workspace_ask_async (self->workspace, question, mw_test_take_result_cb, &self->result);
  finish (self);
  versions[3] = export(self, title, 3);
  for (guint i = 1; i < G_N_ELEMENTS (versions); i++)
    g_assert_cmpint (versions[i], >, versions[i - 1]);
  mw_record_set_text (talk, MW_CONVERSATION_START_TIME, "9 uur");
  g_assert_false (mw_record_check (talk, NULL, NULL));
}

/* A talk that no calendar can show is not put in an empty file. */
static void
test_export_undated (Open *self, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (&self->base, "talk.ics");
  g_autoptr (MwRecord) talk = mw_record_copy (find (self, &mw_conversation_table, "Voortgang traineeship inkoop"));
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 23, 9, 0, 0);
  g_autoptr (GError) error = NULL;

  mw_record_set_text (talk, MW_CONVERSATION_DATE, "3026-12-03");
  g_assert_false (mw_workspace_export_talk (self->workspace, talk, MW_TEST_TO (path), moment, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
says (Open *self, const MwRecord *match, const char *part)
{
  g_autofree char *text = mw_workspace_describe_link (self->workspace, match);

  return strstr (text, part) != NULL;
}

/* By hand: a contract under which nothing is planned, and a link of a thousand euros. */
static void
test_describe_link (Open *self, gconstpointer unused)
{
  const MwRecord *initiative = find (self, &mw_initiative_table, "Inkoop bij sociale onderneming");
  g_autoptr (MwRecord) match = mw_record_new (&mw_match_table);
  g_autofree char *before = NULL;
  g_autofree char *nowhere = NULL;

  mw_contract_list_set_today (mw_workspace_get_contracts (self->workspace), &self->base.today);
  mw_test_await (mw_contract_list_get_basis (mw_workspace_get_contracts (self->workspace)) != NULL);
  mw_record_set_reference (match, MW_MATCH_INITIATIVE, mw_record_get_id (initiative));
  mw_record_set_reference (match, MW_MATCH_NOMINATION, mw_record_get_id (find (self, &mw_nomination_table, "Hoogopgeleiden met een arbeidsbeperking")));
  mw_record_set_integer (match, MW_MATCH_PLACES, 2);
  mw_record_set_text (match, MW_MATCH_STATUS, "proposed");
  mw_record_set_money (match, MW_MATCH_VALUE, (MwMoney){ 100000 });
  before = mw_workspace_describe_link (self->workspace, match);
  g_test_message ("%s", before);
  g_assert_nonnull (strstr (before, "Agreed value: €1,000"));
  g_assert_nonnull (strstr (before, ": €0 now, €1,000 once this link is agreed."));
  mw_record_set_text (match, MW_MATCH_STATUS, "agreed");
  mw_record_set_id (match, save (self, match));
  /* What is planned follows from the contracts, which are read again after an act. */
  mw_test_await (says (self, match, ": €0 without this link, €1,000 with it."));
  g_autoptr (MwRecord) loose = mw_record_copy (initiative);
  mw_record_clear (loose, MW_INITIATIVE_CONTRACT);
  save (self, loose);
  nowhere = mw_workspace_describe_link (self->workspace, match);
  g_assert_nonnull (strstr (nowhere, "count for no contract"));
}

#define add(path, func) g_test_add (path, Open, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  add ("/talks/ask", test_ask);
  add ("/talks/order", test_order);
  add ("/talks/next-talk", test_next_talk);
  add ("/talks/add-contract", test_add_contract);
  add ("/talks/sequence", test_sequence);
  add ("/talks/export-undated", test_export_undated);
  add ("/talks/describe-link", test_describe_link);
  return g_test_run ();
}
