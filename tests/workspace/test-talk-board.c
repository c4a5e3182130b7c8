/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-agenda-item.h"
#include "mw-agreement.h"
#include "mw-category.h"
#include "mw-commands.h"
#include "mw-contract-query.h"
#include "mw-conversation.h"
#include "mw-date.h"
#include "mw-open-test.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-talk-board.h"
#include "mw-talk-proposal.h"
#include "mw-workspace.h"

static MwTalkBoard *
load (MwOpen *self, gint64 category_id)
{
  g_autoptr (GError) error = NULL;
  MwTalkBoard *board = mw_talk_board_load (self->connection, category_id, &self->base.today, &error);

  g_assert_no_error (error);
  return board;
}

static MwTalkBoard *
load_with_contracts (MwOpen *self)
{
  g_autoptr (GError) error = NULL;
  MwTalkBoard *board = mw_talk_board_load_with_contracts (self->connection, MW_CATEGORY_ALL, &self->base.today, &error);

  g_assert_no_error (error);
  return board;
}

static gint64
find_supplier (MwOpen *self, const char *name)
{
  gint64 id = mw_record_store_find (self->connection, &mw_organisation_table, MW_ORGANISATION_NAME, name, NULL);

  g_assert_cmpint (id, !=, 0);
  return id;
}

/* Each heading once and in order; what is under it belongs there. */
static void
test_sections (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) board = load (self, MW_CATEGORY_ALL);
  guint seen[MW_N_TALK_SECTIONS] = { 0 };

  for (guint i = 0; i < mw_talk_board_get_n_entries (board); i++)
    {
      const MwTalkEntry *entry = mw_talk_board_get_entry (board, i);
      g_assert_true (i == 0 || mw_talk_board_get_entry (board, i - 1)->section <= entry->section);
      g_assert_cmpstr (mw_talk_board_get_supplier (board, entry->supplier_id), !=, "");
      if (entry->section == MW_TALK_OVERDUE && entry->dated)
        g_assert_cmpint (g_date_compare (&entry->date, &self->base.today), <, 0);
      if (entry->section == MW_TALK_THIS_WEEK || entry->section == MW_TALK_NEXT_WEEK)
        g_assert_cmpint (g_date_compare (&entry->date, &self->base.today), >=, 0);
      if (entry->kind == MW_TALK_ENTRY_AGREEMENT)
        g_assert_false (mw_record_is_known (entry->record, MW_AGREEMENT_DONE_DATE));
      seen[entry->section]++;
    }
  g_assert_cmpuint (seen[MW_TALK_OVERDUE], >, 2);
  g_assert_cmpuint (seen[MW_TALK_SILENT], >, 0);
  g_assert_cmpuint (seen[MW_TALK_PAST], ==, 4);
}

/* Who is silent, worked out another way: suppliers of contracts with a duty, less those with a plan or a fresh talk. */
static GHashTable *
list_silent (MwOpen *self)
{
  GHashTable *silent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MwContractIndex) index = mw_contract_index_new ();
  MwContractQuery query = { .category_id = MW_CATEGORY_ALL, .filter = MW_CONTRACT_FILTER_DUTY, .today = self->base.today };
  g_autoptr (MwContractResult) result = mw_contract_query_run (self->connection, index, &query, NULL);
  g_autoptr (GPtrArray) all = mw_contract_query_load (self->connection, result->basis, (const gint64 *) result->ids->data, result->ids->len, NULL);
  g_autoptr (GPtrArray) talks = mw_record_store_list (self->connection, &mw_conversation_table, NULL, 0, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const MwContractFacts *facts = g_ptr_array_index (all, i);
      GDate end;
      /* Nothing in the demo renews by itself. */
      gboolean dated = mw_record_get_date (facts->contract, MW_CONTRACT_MAX_END_DATE, &end) || mw_record_get_date (facts->contract, MW_CONTRACT_END_DATE, &end);
      gboolean runs = !dated || g_date_compare (&end, &self->base.today) >= 0;
      if (runs)
        g_hash_table_add (silent, g_strdup (facts->supplier));
    }
  for (guint i = 0; i < talks->len; i++)
    {
      const MwRecord *talk = g_ptr_array_index (talks, i);
      g_autoptr (MwRecord) supplier = mw_record_store_get (self->connection, &mw_organisation_table, mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER), NULL);
      const char *status = mw_record_get_text (talk, MW_CONVERSATION_STATUS);
      GDate date;
      gboolean fresh = mw_record_get_date (talk, MW_CONVERSATION_DATE, &date);
      mw_date_add_months (&date, 6);
      fresh = fresh && g_str_equal (status, "held") && g_date_compare (&date, &self->base.today) >= 0;
      if (fresh || g_str_equal (status, "planned"))
        g_hash_table_remove (silent, mw_record_get_title (supplier));
    }
  return silent;
}

static void
test_silent (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) board = load (self, MW_CATEGORY_ALL);
  g_autoptr (GHashTable) silent = list_silent (self);

  g_assert_cmpuint (g_hash_table_size (silent), >, 3);
  for (guint i = 0; i < mw_talk_board_get_n_entries (board); i++)
    {
      const MwTalkEntry *entry = mw_talk_board_get_entry (board, i);
      if (entry->section == MW_TALK_SILENT)
        g_assert_true (g_hash_table_remove (silent, mw_talk_board_get_supplier (board, entry->supplier_id)));
    }
  g_assert_cmpuint (g_hash_table_size (silent), ==, 0);
}

/* Of a category only its own suppliers. */
static void
test_category (MwOpen *self, gconstpointer unused)
{
  gint64 category = mw_record_store_find (self->connection, &mw_category_table, MW_CATEGORY_CODE, "INHUUR", NULL);
  gint64 agency = find_supplier (self, "Tussenpost Uitzendbureau");
  g_autoptr (MwTalkBoard) all = load (self, MW_CATEGORY_ALL);
  g_autoptr (MwTalkBoard) some = load (self, category);
  guint there = 0;

  for (guint i = 0; i < mw_talk_board_get_n_entries (all); i++)
    there += mw_talk_board_get_entry (all, i)->supplier_id == agency;
  g_assert_cmpuint (there, >, 0);
  g_assert_cmpuint (mw_talk_board_get_n_entries (some), >, 0);
  for (guint i = 0; i < mw_talk_board_get_n_entries (some); i++)
    g_assert_cmpint (mw_talk_board_get_entry (some, i)->supplier_id, !=, agency);
}

/* The demo plans and holds its talks on working days, on whatever day it is made. */
static void
test_demo_days (MwFixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.maatwerk", i);
      g_autofree char *path = mw_fixture_get_path (fixture, name);
      g_autoptr (MwConnection) connection = NULL;
      g_autoptr (GPtrArray) talks = NULL;
      GDate today = fixture->today;
      g_date_add_days (&today, i);
      g_assert_true (mw_workspace_create_file (path, TRUE, &today, NULL));
      connection = mw_connection_open (path, MW_OPEN_READ, NULL);
      talks = mw_record_store_list (connection, &mw_conversation_table, NULL, 0, NULL);
      for (guint k = 0; k < talks->len; k++)
        {
          GDate date;
          g_assert_true (mw_record_get_date (g_ptr_array_index (talks, k), MW_CONVERSATION_DATE, &date));
          g_assert_cmpint (g_date_get_weekday (&date), <=, G_DATE_FRIDAY);
        }
    }
}

static void
test_next_and_last (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) board = load (self, MW_CATEGORY_ALL);
  gint64 kade = find_supplier (self, "Kade Inkoopadvies");
  gint64 linde = find_supplier (self, "Linde Audit");
  GDate last;

  g_assert_nonnull (mw_talk_board_find_next (board, kade));
  g_assert_false (mw_talk_board_find_last (board, kade, &last));
  g_assert_null (mw_talk_board_find_next (board, linde));
  g_assert_true (mw_talk_board_find_last (board, linde, &last));
  g_assert_true (mw_talk_agenda_is_silent (&last, &self->base.today));
}

/* Worked out from the headings and dates; on the day of a talk it counts as today. */
static void
test_due (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) board = load (self, MW_CATEGORY_ALL);
  MwTalkDue due = mw_talk_board_count_due (board);
  guint overdue = 0;
  guint in_week = 0;
  guint on_day = 0;
  GDate day = { 0 };

  for (guint i = 0; i < mw_talk_board_get_n_entries (board); i++)
    {
      const MwTalkEntry *entry = mw_talk_board_get_entry (board, i);
      overdue += entry->section == MW_TALK_OVERDUE;
      if (entry->section != MW_TALK_THIS_WEEK)
        continue;
      in_week++;
      if (in_week == 1)
        day = entry->date;
      on_day += g_date_compare (&entry->date, &day) == 0;
    }
  g_assert_cmpuint (due.overdue, ==, overdue);
  g_assert_cmpuint (due.today + due.this_week, ==, in_week);
  g_assert_cmpuint (in_week, >, 0);
  self->base.today = day;
  g_clear_object (&board);
  board = load (self, MW_CATEGORY_ALL);
  due = mw_talk_board_count_due (board);
  g_assert_cmpuint (due.today, ==, on_day);
  g_assert_cmpuint (due.this_week, ==, in_week - on_day);
}

static void
test_empty (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) board = load (self, MW_CATEGORY_ALL);

  g_assert_cmpuint (mw_talk_board_get_n_entries (board), ==, 0);
}

static gboolean
has_topic (GPtrArray *points, const char *part, const char *kind)
{
  for (guint i = 0; i < points->len; i++)
    {
      const MwRecord *point = g_ptr_array_index (points, i);
      if (strstr (mw_record_get_text (point, MW_AGENDA_ITEM_TOPIC), part) != NULL && g_strcmp0 (mw_record_get_text (point, MW_AGENDA_ITEM_KIND), kind) == 0)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
propose (MwOpen *self, const char *supplier, const char *contracts)
{
  g_autoptr (MwTalkBoard) board = load_with_contracts (self);
  g_autoptr (MwRegions) regions = mw_reference_load_regions (NULL);
  g_autoptr (MwMatchBoard) matching = mw_match_board_load (self->connection, regions, MW_CATEGORY_ALL, &self->base.today, NULL);
  g_autoptr (GPtrArray) agreements = mw_record_store_list (self->connection, &mw_agreement_table, NULL, 0, NULL);
  g_autoptr (MwRecord) talk = mw_record_new (&mw_conversation_table);
  g_auto (GStrv) openings = mw_reference_load_opening_questions (NULL);

  g_assert_nonnull (openings);
  mw_record_set_id (talk, 1);
  mw_record_set_reference (talk, MW_CONVERSATION_SUPPLIER, find_supplier (self, supplier));
  mw_record_set_text (talk, MW_CONVERSATION_CONTRACTS, contracts);
  return mw_talk_proposal_list (board, matching, talk, agreements, openings, MW_NOTATION_DUTCH);
}

/* From the demo by hand: what is open with this supplier, what it offers, and nothing of another or of what is done. */
static void
test_proposals (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) rijn = propose (self, "Van Rijn Interim", NULL);
  g_autoptr (GPtrArray) brugman = propose (self, "Brugman Advies", NULL);
  g_autoptr (GPtrArray) agency = propose (self, "Tussenpost Uitzendbureau", NULL);
  g_autoptr (GPtrArray) audit = propose (self, "Linde Audit", NULL);

  g_assert_true (has_topic (rijn, "Plan van aanpak voor twee leer-werkplekken", "agreement"));
  g_assert_true (has_topic (rijn, "“Leer-werkplek financieel”: 3 free places, fits “Statushouders", "initiative"));
  g_assert_true (has_topic (rijn, "Taalmaatjes op de werkvloer", "idea"));
  g_assert_true (has_topic (rijn, "Welke doelen heeft u zelf", "opening"));
  g_assert_false (has_topic (rijn, "Functieprofiel", "agreement"));
  g_assert_true (has_topic (brugman, "How many places does “Inkoop bij sociale onderneming” have?", "question"));
  g_assert_true (has_topic (brugman, "Room in the rules", "rules"));
  g_assert_false (has_topic (agency, "Vier leidinggevenden", "agreement"));
  g_assert_true (has_topic (audit, "1 place of “Auditassistent met een arbeidsbeperking”", "link"));
  for (guint i = 0; i < brugman->len; i++)
    {
      const MwRecord *point = g_ptr_array_index (brugman, i);
      for (guint k = 0; k < i; k++)
        g_assert_false (mw_record_field_equals (point, g_ptr_array_index (brugman, k), MW_AGENDA_ITEM_TOPIC));
      g_assert_true (mw_record_check (point, NULL, NULL));
    }
}

/* A talk about one contract leaves the others in peace. */
static void
test_only_its_contracts (MwOpen *self, gconstpointer unused)
{
  gint64 id = mw_record_store_find (self->connection, &mw_contract_table, MW_CONTRACT_NUMBER, "INH-2026-012", NULL);
  g_autofree char *contracts = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) all = propose (self, "Brugman Advies", NULL);
  g_autoptr (GPtrArray) one = propose (self, "Brugman Advies", contracts);
  guint about[2] = { 0 };

  for (guint i = 0; i < all->len; i++)
    about[0] += mw_record_is_known (g_ptr_array_index (all, i), MW_AGENDA_ITEM_CONTRACT);
  for (guint i = 0; i < one->len; i++)
    {
      const MwRecord *point = g_ptr_array_index (one, i);
      about[1] += mw_record_is_known (point, MW_AGENDA_ITEM_CONTRACT);
      if (mw_record_is_known (point, MW_AGENDA_ITEM_CONTRACT))
        g_assert_cmpint (mw_record_get_reference (point, MW_AGENDA_ITEM_CONTRACT), ==, id);
    }
  g_assert_cmpuint (about[1], >, 0);
  g_assert_cmpuint (about[0], >, about[1]);
}

static gboolean
has_reason (const GArray *days, MwTalkReason reason)
{
  for (guint i = 0; i < days->len; i++)
    {
      if (g_array_index (days, MwTalkDay, i).date.reason == reason)
        return TRUE;
    }
  return FALSE;
}

/* Days for all contracts of a supplier, in order, each today or later. */
static void
test_days (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) board = load_with_contracts (self);
  g_autoptr (MwRecord) talk = mw_record_new (&mw_conversation_table);
  g_autoptr (GArray) days = NULL;
  guint about_supplier = 0;

  mw_record_set_reference (talk, MW_CONVERSATION_SUPPLIER, find_supplier (self, "Brugman Advies"));
  days = mw_talk_proposal_list_days (board, talk, &self->base.today);
  g_assert_cmpuint (days->len, >, 2);
  for (guint i = 0; i < days->len; i++)
    {
      const MwTalkDay *day = &g_array_index (days, MwTalkDay, i);
      g_assert_cmpint (g_date_compare (&day->date.date, &self->base.today), >=, 0);
      g_assert_true (i == 0 || g_date_compare (&g_array_index (days, MwTalkDay, i - 1).date.date, &day->date.date) <= 0);
      about_supplier += *day->contract == '\0';
    }
  /* The last talk, or that there was none, is of the supplier and told once. */
  g_assert_cmpuint (about_supplier, ==, 1);
}

static const MwTalkEntry *
find_entry (MwTalkBoard *board, MwTalkEntryKind kind, gint64 supplier_id)
{
  for (guint i = 0; i < mw_talk_board_get_n_entries (board); i++)
    {
      const MwTalkEntry *entry = mw_talk_board_get_entry (board, i);
      if (entry->kind == kind && entry->supplier_id == supplier_id)
        return entry;
    }
  return NULL;
}

static MwRecord *
make_talk (gint64 supplier_id, const char *status, const char *date, const char *next)
{
  MwRecord *talk = mw_record_new (&mw_conversation_table);

  mw_record_set_reference (talk, MW_CONVERSATION_SUPPLIER, supplier_id);
  mw_record_set_text (talk, MW_CONVERSATION_SUBJECT, "Gesprek");
  mw_record_set_text (talk, MW_CONVERSATION_STATUS, status);
  mw_record_set_text (talk, MW_CONVERSATION_DATE, date);
  mw_record_set_text (talk, MW_CONVERSATION_NEXT_DATE, next);
  mw_record_set_integer (talk, MW_CONVERSATION_SEQUENCE, 0);
  return talk;
}

static void
insert (MwOpen *self, MwRecord *record)
{
  g_autoptr (GError) error = NULL;

  mw_record_store_insert (self->connection, record, &error);
  g_assert_no_error (error);
}

/* What was agreed for the next talk is on the agenda and among the days, until a talk is planned on that day or later;
 * an earlier one does not keep it, and one that was cancelled neither. */
static void
test_agreed (MwOpen *self, gconstpointer unused)
{
  gint64 linde = find_supplier (self, "Linde Audit");
  g_autoptr (MwRecord) held = make_talk (linde, "held", "2026-11-20", "2026-12-08");
  g_autoptr (MwRecord) early = make_talk (linde, "planned", "2026-12-07", NULL);
  g_autoptr (MwRecord) off = make_talk (linde, "cancelled", "2026-12-09", NULL);
  g_autoptr (MwRecord) kept = make_talk (linde, "planned", "2026-12-08", NULL);
  g_autoptr (MwTalkBoard) board = NULL;
  g_autoptr (MwTalkBoard) after = NULL;
  g_autoptr (GArray) days = NULL;
  const MwTalkEntry *entry;
  GDate agreed;

  g_assert_true (mw_date_from_iso ("2026-11-23", &self->base.today));
  insert (self, held);
  insert (self, early);
  insert (self, off);
  board = load_with_contracts (self);
  entry = find_entry (board, MW_TALK_ENTRY_NEXT, linde);
  if (entry == NULL)
    g_error ("the next talk is not on the agenda");
  g_assert_cmpint (entry->section, ==, MW_TALK_LATER);
  g_assert_cmpint (mw_record_get_id (entry->record), ==, mw_record_get_id (held));
  g_assert_true (mw_date_from_iso ("2026-12-08", &agreed));
  g_assert_cmpint (g_date_compare (&entry->date, &agreed), ==, 0);
  days = mw_talk_proposal_list_days (board, kept, &self->base.today);
  g_assert_true (has_reason (days, MW_TALK_REASON_AGREED));
  insert (self, kept);
  after = load (self, MW_CATEGORY_ALL);
  g_assert_null (find_entry (after, MW_TALK_ENTRY_NEXT, linde));
}

/* Whom a next talk was agreed with is not silent, but what was agreed is overdue. */
static void
test_agreed_long_ago (MwOpen *self, gconstpointer unused)
{
  gint64 heer = find_supplier (self, "De Heer & Partners");
  g_autoptr (MwRecord) held = make_talk (heer, "held", "2026-01-20", "2026-10-01");
  g_autoptr (MwTalkBoard) before = load (self, MW_CATEGORY_ALL);
  g_autoptr (MwTalkBoard) board = NULL;
  const MwTalkEntry *entry;

  g_assert_nonnull (find_entry (before, MW_TALK_ENTRY_SILENT, heer));
  insert (self, held);
  board = load (self, MW_CATEGORY_ALL);
  g_assert_null (find_entry (board, MW_TALK_ENTRY_SILENT, heer));
  entry = find_entry (board, MW_TALK_ENTRY_NEXT, heer);
  g_assert_true (entry != NULL && entry->section == MW_TALK_OVERDUE);
}

/* Past its end date a contract goes on where it renews by itself, or may have been extended. */
static void
test_goes_on (MwOpen *self, gconstpointer unused)
{
  static const char *const changes[] = { "renews_automatically = 1", "max_end_date = '2029-12-31'" };
  gint64 heer = find_supplier (self, "De Heer & Partners");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (MwTalkBoard) board = NULL;

  g_assert_true (mw_connection_execute (self->connection, "UPDATE contract SET start_date = '2020-01-01', end_date = '2021-11-01', max_end_date = NULL, renews_automatically = NULL", NULL));
  board = load_with_contracts (self);
  before = mw_talk_board_list_contracts (board, heer);
  g_assert_cmpuint (before->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE contract SET renews_automatically = NULL, max_end_date = NULL; UPDATE contract SET %s", changes[i]);
      g_autoptr (MwTalkBoard) after = NULL;
      g_autoptr (GPtrArray) contracts = NULL;
      g_assert_true (mw_connection_execute (self->connection, sql, NULL));
      after = load_with_contracts (self);
      contracts = mw_talk_board_list_contracts (after, heer);
      g_assert_cmpuint (contracts->len, >, 0);
    }
}

/* The last day to give notice is on the agenda and counted with what is due, and it is named. */
static void
test_moment (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) before = load (self, MW_CATEGORY_ALL);
  g_autoptr (MwTalkBoard) board = NULL;
  g_autofree char *date = mw_date_to_iso (&self->base.today);
  g_autofree char *sql = g_strdup_printf ("UPDATE contract SET notice_date = '%s', end_date = '2029-12-31' WHERE number = 'INH-2026-012'", date);
  gint64 brugman = find_supplier (self, "Brugman Advies");
  const MwTalkEntry *entry;
  g_autofree char *first = NULL;

  g_assert_true (mw_connection_execute (self->connection, sql, NULL));
  board = load (self, MW_CATEGORY_ALL);
  entry = find_entry (board, MW_TALK_ENTRY_MOMENT, brugman);
  g_assert_true (entry != NULL && entry->section == MW_TALK_THIS_WEEK && entry->moment.kind == MW_ROOM_NOTICE);
  g_assert_cmpuint (mw_talk_board_count_due (board).today, ==, mw_talk_board_count_due (before).today + 1);
  first = mw_talk_board_name_due (board, 1, MW_NOTATION_DUTCH);
  g_test_message ("%s", first);
  g_assert_nonnull (strstr (first, "Last day to give notice"));
}

/* Taken over and then rewritten, or with other figures by now: it is on the agenda all the same. */
static void
test_on_agenda (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) proposals = propose (self, "Van Rijn Interim", NULL);
  g_autoptr (GPtrArray) again = propose (self, "Van Rijn Interim", NULL);
  g_autoptr (GPtrArray) points = g_ptr_array_new ();

  for (guint i = 0; i < proposals->len; i++)
    {
      MwRecord *point = g_ptr_array_index (proposals, i);
      const char *kind = mw_record_get_text (point, MW_AGENDA_ITEM_KIND);
      g_assert_false (mw_talk_proposal_is_on_agenda (point, points));
      if (g_str_equal (kind, "agreement"))
        mw_record_set_text (point, MW_AGENDA_ITEM_TOPIC, "Agreed: Plan van aanpak voor twee leer-werkplekken sturen (We do, before 31-12-2026)");
      else if (!g_str_equal (kind, "opening"))
        mw_record_set_text (point, MW_AGENDA_ITEM_TOPIC, "In eigen woorden");
      g_ptr_array_add (points, point);
      if (g_str_equal (kind, "agreement"))
        break;
    }
  for (guint i = 0; i < proposals->len; i++)
    g_assert_cmpint (mw_talk_proposal_is_on_agenda (g_ptr_array_index (again, i), points), ==, i < points->len);
  for (guint i = points->len; i < proposals->len; i++)
    {
      if (g_strcmp0 (mw_record_get_text (g_ptr_array_index (proposals, i), MW_AGENDA_ITEM_KIND), "agreement") != 0)
        mw_record_set_text (g_ptr_array_index (proposals, i), MW_AGENDA_ITEM_TOPIC, "In eigen woorden");
      g_ptr_array_add (points, g_ptr_array_index (proposals, i));
    }
  for (guint i = 0; i < again->len; i++)
    g_assert_true (mw_talk_proposal_is_on_agenda (g_ptr_array_index (again, i), points));
}

/* What a talk is about where there is one contract to talk about, and only there. */
static void
test_only_contract (MwOpen *self, gconstpointer unused)
{
  g_autoptr (MwTalkBoard) agenda = NULL;
  g_autoptr (MwTalkBoard) board = NULL;
  g_autoptr (GPtrArray) suppliers = mw_record_store_list (self->connection, &mw_organisation_table, "t.kind = 'supplier'", 0, NULL);
  guint n_only = 0;

  g_assert_true (mw_connection_execute (self->connection,
                                        "UPDATE contract SET start_date = '2020-01-01', end_date = '2021-11-01', max_end_date = NULL, renews_automatically = NULL "
                                        "WHERE id NOT IN (SELECT min (id) FROM contract GROUP BY supplier_id) AND supplier_id % 2 = 0",
                                        NULL));
  agenda = load (self, MW_CATEGORY_ALL);
  board = load_with_contracts (self);
  g_assert_null (mw_talk_board_get_contracts (agenda));
  for (guint i = 0; i < suppliers->len; i++)
    {
      gint64 supplier_id = mw_record_get_id (g_ptr_array_index (suppliers, i));
      g_autoptr (GPtrArray) contracts = mw_talk_board_list_contracts (board, supplier_id);
      gint64 only = contracts->len == 1 ? mw_record_get_id (((const MwContractFacts *) g_ptr_array_index (contracts, 0))->contract) : 0;
      g_assert_cmpint (mw_talk_board_find_only_contract (agenda, supplier_id), ==, only);
      n_only += only != 0 ? 1 : 0;
    }
  g_assert_cmpuint (n_only, >, 0);
  g_assert_cmpuint (n_only, <, suppliers->len);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_open_add_demo ("/talk-board/due", test_due);
  mw_open_add_demo ("/talk-board/sections", test_sections);
  mw_open_add_demo ("/talk-board/silent", test_silent);
  mw_open_add_demo ("/talk-board/category", test_category);
  mw_open_add_demo ("/talk-board/only-contract", test_only_contract);
  mw_test_add ("/talk-board/demo-days", test_demo_days);
  mw_open_add_demo ("/talk-board/next-and-last", test_next_and_last);
  mw_open_add_demo ("/talk-board/agreed", test_agreed);
  mw_open_add_demo ("/talk-board/agreed-long-ago", test_agreed_long_ago);
  mw_open_add_demo ("/talk-board/goes-on-past-its-end", test_goes_on);
  mw_open_add_demo ("/talk-board/moment", test_moment);
  mw_open_add_demo ("/talk-proposal/on-agenda", test_on_agenda);
  mw_open_add_empty ("/talk-board/empty", test_empty);
  mw_open_add_demo ("/talk-proposal/by-hand", test_proposals);
  mw_open_add_demo ("/talk-proposal/days", test_days);
  mw_open_add_demo ("/talk-proposal/only-its-contracts", test_only_its_contracts);
  return g_test_run ();
}
