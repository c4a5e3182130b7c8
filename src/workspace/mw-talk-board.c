/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-talk-board.h"

#include <glib/gi18n-lib.h>

#include "mw-agreement.h"
#include "mw-contract-extension.h"
#include "mw-contract-state.h"
#include "mw-conversation.h"
#include "mw-date.h"
#include "mw-duty-basis.h"
#include "mw-organisation.h"
#include "mw-record-store.h"

/*
 * The agenda at one moment: talks that are planned, were agreed on or were held, agreements that are open, plans that are
 * overdue, what can soon be changed in a contract for the last time, and suppliers with a duty with whom nobody talked
 * for long. It does not change once loaded; after an act a new one is
 * made.
 */

/* What its running contracts make of a supplier. */
typedef struct
{
  gint64 id;
  guint n_contracts;
  gint64 last_contract;
  gboolean has_duty;
  MwSum duty;
} Supplier;

struct _MwTalkBoard
{
  GObject parent_instance;

  GDate today;
  gint64 category_id;
  GPtrArray *talks;          /* MwRecord */
  GPtrArray *agreements;     /* MwRecord, those that are open */
  GHashTable *suppliers;     /* id → Supplier, of those with contracts that run within the category */
  GPtrArray *contracts;      /* (nullable) MwContractFacts of those contracts */
  GHashTable *organisations; /* id → MwRecord */
  GHashTable *extensions;    /* id of a contract → its extension options */
  GArray *entries;           /* MwTalkEntry */
};

G_DEFINE_FINAL_TYPE (MwTalkBoard, mw_talk_board, G_TYPE_OBJECT)

static void
mw_talk_board_finalize (GObject *object)
{
  MwTalkBoard *self = MW_TALK_BOARD (object);

  g_clear_pointer (&self->talks, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_clear_pointer (&self->contracts, g_ptr_array_unref);
  g_clear_pointer (&self->suppliers, g_hash_table_unref);
  g_clear_pointer (&self->organisations, g_hash_table_unref);
  g_clear_pointer (&self->extensions, g_hash_table_unref);
  g_array_unref (self->entries);

  G_OBJECT_CLASS (mw_talk_board_parent_class)->finalize (object);
}

static void
mw_talk_board_class_init (MwTalkBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_talk_board_finalize;
}

static void
clear_entry (gpointer data)
{
  g_clear_object (&((MwTalkEntry *) data)->record);
}

static void
mw_talk_board_init (MwTalkBoard *self)
{
  self->suppliers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->organisations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->extensions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->entries = g_array_new (FALSE, FALSE, sizeof (MwTalkEntry));
  g_array_set_clear_func (self->entries, clear_entry);
}

static gboolean
load_organisations (MwTalkBoard *self, MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = mw_record_store_list (connection, &mw_organisation_table, "t.kind = 'supplier'", 0, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      MwRecord *organisation = g_ptr_array_index (all, i);
      gint64 id = mw_record_get_id (organisation);
      g_hash_table_insert (self->organisations, g_memdup2 (&id, sizeof id), g_object_ref (organisation));
    }
  return all != NULL;
}

static const MwRecord *
find_organisation (MwTalkBoard *self, gint64 id)
{
  return g_hash_table_lookup (self->organisations, &id);
}

static gboolean
load_extensions (MwTalkBoard *self, MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = mw_record_store_list (connection, &mw_contract_extension_table, NULL, 0, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      MwRecord *extension = g_ptr_array_index (all, i);
      gint64 contract_id = mw_record_get_reference (extension, MW_CONTRACT_EXTENSION_CONTRACT);
      GPtrArray *of_contract = g_hash_table_lookup (self->extensions, &contract_id);
      if (of_contract == NULL)
        {
          of_contract = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->extensions, g_memdup2 (&contract_id, sizeof contract_id), of_contract);
        }
      g_ptr_array_add (of_contract, g_object_ref (extension));
    }
  return all != NULL;
}

static MwTalkEntry *
add_entry (MwTalkBoard *self, MwTalkEntryKind kind, MwTalkSection section, gint64 supplier_id, MwRecord *record, const GDate *date)
{
  MwTalkEntry entry = { .section = section, .kind = kind, .supplier_id = supplier_id, .record = record != NULL ? g_object_ref (record) : NULL, .dated = date != NULL };

  if (date != NULL)
    entry.date = *date;
  g_array_append_val (self->entries, entry);
  return &g_array_index (self->entries, MwTalkEntry, self->entries->len - 1);
}

static gboolean
is_planned (const MwRecord *talk)
{
  return mw_conversation_is (talk, "planned");
}

static void
add_talks (MwTalkBoard *self)
{
  for (guint i = 0; i < self->talks->len; i++)
    {
      MwRecord *talk = g_ptr_array_index (self->talks, i);
      gint64 supplier_id = mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER);
      GDate date;
      gboolean dated = mw_record_get_date (talk, MW_CONVERSATION_DATE, &date);
      MwTalkSection section = is_planned (talk) ? mw_talk_agenda_find_section (dated ? &date : NULL, &self->today) : MW_TALK_PAST;
      if (mw_talk_board_has_supplier (self, supplier_id))
        add_entry (self, MW_TALK_ENTRY_TALK, section, supplier_id, talk, dated ? &date : NULL);
    }
}

static void
add_agreed_talks (MwTalkBoard *self)
{
  for (guint i = 0; i < self->talks->len; i++)
    {
      MwRecord *talk = g_ptr_array_index (self->talks, i);
      gint64 supplier_id = mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER);
      GDate date;
      if (mw_record_is_known (talk, MW_CONVERSATION_NEXT_DATE) && mw_talk_board_has_supplier (self, supplier_id) && mw_talk_board_find_agreed (self, supplier_id, &date) == talk)
        add_entry (self, MW_TALK_ENTRY_NEXT, mw_talk_agenda_find_section (&date, &self->today), supplier_id, talk, &date);
    }
}

static void
add_agreements (MwTalkBoard *self)
{
  for (guint i = 0; i < self->agreements->len; i++)
    {
      MwRecord *agreement = g_ptr_array_index (self->agreements, i);
      gint64 supplier_id = mw_record_get_reference (agreement, MW_AGREEMENT_SUPPLIER);
      GDate date;
      gboolean dated = mw_record_get_date (agreement, MW_AGREEMENT_DUE_DATE, &date);
      if (mw_talk_board_has_supplier (self, supplier_id))
        add_entry (self, MW_TALK_ENTRY_AGREEMENT, mw_talk_agenda_find_section (dated ? &date : NULL, &self->today), supplier_id, agreement, dated ? &date : NULL);
    }
}

static void
add_overdue_plan (MwTalkBoard *self, const MwContractFacts *facts)
{
  if (facts->duty.applies == MW_YES && facts->duty.plan_overdue == MW_YES)
    add_entry (self, MW_TALK_ENTRY_PLAN, MW_TALK_OVERDUE, mw_record_get_reference (facts->contract, MW_CONTRACT_SUPPLIER), facts->contract, facts->duty.plan_due_known ? &facts->duty.plan_due : NULL);
}

/* An overdue plan has an entry of its own; tenders and ends are no act of one day. */
static gboolean
is_to_act_on (const MwRoomMoment *moment, const GDate *today)
{
  GDate limit = *today;

  mw_date_add_months (&limit, MW_TALK_MOMENT_MONTHS);
  if (g_date_compare (&moment->date, today) < 0 || g_date_compare (&moment->date, &limit) > 0)
    return FALSE;
  return moment->kind == MW_ROOM_NOTICE || moment->kind == MW_ROOM_RENEWAL || moment->kind == MW_ROOM_RENEWAL_UNKNOWN || moment->kind == MW_ROOM_EXTENSION;
}

static void
add_moments (MwTalkBoard *self, const MwContractFacts *facts)
{
  g_autoptr (GArray) moments = mw_room_calendar_list (facts->contract, &facts->duty, mw_talk_board_get_extensions (self, mw_record_get_id (facts->contract)), &self->today);

  for (guint i = 0; i < moments->len; i++)
    {
      const MwRoomMoment *moment = &g_array_index (moments, MwRoomMoment, i);
      if (is_to_act_on (moment, &self->today))
        add_entry (self, MW_TALK_ENTRY_MOMENT, mw_talk_agenda_find_section (&moment->date, &self->today), mw_record_get_reference (facts->contract, MW_CONTRACT_SUPPLIER), facts->contract, &moment->date)->moment = *moment;
    }
}

/* A sum that grew too large for the program stays what it was: it only shows how much is at stake. */
static void
count_contract (MwTalkBoard *self, const MwContractFacts *facts)
{
  gint64 supplier_id = mw_record_get_reference (facts->contract, MW_CONTRACT_SUPPLIER);
  Supplier *supplier = g_hash_table_lookup (self->suppliers, &supplier_id);
  gboolean known;

  if (supplier == NULL)
    {
      supplier = g_new0 (Supplier, 1);
      supplier->id = supplier_id;
      g_hash_table_insert (self->suppliers, &supplier->id, supplier);
    }
  supplier->n_contracts++;
  supplier->last_contract = mw_record_get_id (facts->contract);
  supplier->has_duty = supplier->has_duty || facts->duty.applies == MW_YES;
  known = facts->duty.applies == MW_YES && facts->duty.amount_known;
  if (facts->duty.applies != MW_NO && !mw_sum_add (&supplier->duty, known ? facts->duty.amount : (MwMoney){ 0 }, known, NULL))
    g_debug ("The duties of one supplier are too large to add up");
}

static void
take_contract (MwTalkBoard *self, MwDutyBasis *basis, MwRecord *contract)
{
  const MwRecord *supplier = find_organisation (self, mw_record_get_reference (contract, MW_CONTRACT_SUPPLIER));
  g_autoptr (MwContractFacts) facts = g_new0 (MwContractFacts, 1);

  facts->contract = g_object_ref (contract);
  mw_duty_basis_complete (basis, facts, supplier != NULL ? mw_record_get_text (supplier, MW_ORGANISATION_PSO_RUNG) : NULL);
  count_contract (self, facts);
  add_overdue_plan (self, facts);
  add_moments (self, facts);
  if (self->contracts == NULL)
    return;
  /* The rules borrow from the basis, which goes. */
  facts->terms.rule_set = facts->rule_set;
  g_ptr_array_add (self->contracts, g_steal_pointer (&facts));
}

static gboolean
take_contracts (MwTalkBoard *self, MwConnection *connection, MwDutyBasis *basis, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) contracts = mw_record_store_load (connection, &mw_contract_table, ids, n_ids, error);

  for (guint i = 0; contracts != NULL && i < contracts->len; i++)
    {
      MwRecord *contract = g_ptr_array_index (contracts, i);
      gboolean in_scope = mw_duty_rules_is_in_scope (mw_duty_basis_get_rules (basis), mw_record_get_reference (contract, MW_CONTRACT_CATEGORY), self->category_id);
      if (in_scope && !mw_contract_has_ended (contract, &self->today))
        take_contract (self, basis, contract);
    }
  return contracts != NULL;
}

/* So many contracts are in memory at once. */
#define BATCH 256

/* Contracts that have ended need no talk. SQL leaves out most of them; core has the rule. */
static gboolean
load_contracts (MwTalkBoard *self, MwConnection *connection, GError **error)
{
  g_autoptr (MwDutyBasis) basis = mw_duty_basis_load (connection, &self->today, NULL, error);
  g_autofree char *today = mw_date_to_iso (&self->today);
  g_autofree char *condition = g_strdup_printf ("t.end_date IS NULL OR t.end_date >= '%s' OR t.max_end_date IS NOT NULL OR t.renews_automatically = 1", today);
  g_autoptr (GArray) ids = basis != NULL ? mw_record_store_list_ids (connection, &mw_contract_table, condition, error) : NULL;

  for (guint first = 0; ids != NULL && first < ids->len; first += BATCH)
    {
      if (!take_contracts (self, connection, basis, &g_array_index (ids, gint64, first), MIN (BATCH, ids->len - first), error))
        return FALSE;
    }
  return ids != NULL;
}

/* Whom a talk was planned or agreed with is not forgotten, however long ago the last one was. */
static gboolean
is_silent (MwTalkBoard *self, gint64 supplier_id, const GDate *last)
{
  GDate agreed;

  return mw_talk_agenda_is_silent (last, &self->today) && mw_talk_board_find_next (self, supplier_id) == NULL && mw_talk_board_find_agreed (self, supplier_id, &agreed) == NULL;
}

/* A contract that names no supplier leaves nobody to talk with. */
static void
add_silent (MwTalkBoard *self)
{
  GHashTableIter iterator;
  gpointer value;

  g_hash_table_iter_init (&iterator, self->suppliers);
  while (g_hash_table_iter_next (&iterator, NULL, &value))
    {
      const Supplier *supplier = value;
      GDate last;
      gboolean talked = mw_talk_board_find_last (self, supplier->id, &last);
      if (supplier->id != 0 && supplier->has_duty && is_silent (self, supplier->id, talked ? &last : NULL))
        add_entry (self, MW_TALK_ENTRY_SILENT, MW_TALK_SILENT, supplier->id, NULL, talked ? &last : NULL)->duty = supplier->duty;
    }
}

/* By heading; under one what is dated first, the past backwards; a silent supplier with the largest duty first. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MwTalkEntry *first = a;
  const MwTalkEntry *second = b;
  int order;

  if (first->section != second->section)
    return first->section < second->section ? -1 : 1;
  if (first->section == MW_TALK_SILENT && first->duty.amount.cents != second->duty.amount.cents)
    return first->duty.amount.cents > second->duty.amount.cents ? -1 : 1;
  if (first->dated != second->dated)
    return first->dated ? -1 : 1;
  order = first->dated ? g_date_compare (&first->date, &second->date) : 0;
  if (order == 0)
    return first->supplier_id < second->supplier_id ? -1 : first->supplier_id > second->supplier_id;
  return first->section == MW_TALK_PAST ? -order : order;
}

static gboolean
load (MwTalkBoard *self, MwConnection *connection, GError **error)
{
  self->talks = mw_record_store_list (connection, &mw_conversation_table, NULL, 0, error);
  self->agreements = self->talks != NULL ? mw_record_store_list (connection, &mw_agreement_table, "t.done_date IS NULL", 0, error) : NULL;
  return self->agreements != NULL && load_organisations (self, connection, error) && load_extensions (self, connection, error) && load_contracts (self, connection, error);
}

static void
add_entries (MwTalkBoard *self)
{
  add_agreements (self);
  add_talks (self);
  add_agreed_talks (self);
  add_silent (self);
  g_array_sort (self->entries, compare_entries);
}

static MwTalkBoard *
load_board (MwConnection *connection, gint64 category_id, const GDate *today, GPtrArray *contracts, GError **error)
{
  g_autoptr (MwTalkBoard) self = g_object_new (MW_TYPE_TALK_BOARD, NULL);
  gboolean loaded;

  self->today = *today;
  self->category_id = category_id;
  self->contracts = contracts;
  if (!mw_connection_begin_reading (connection, error))
    return NULL;
  loaded = load (self, connection, error);
  mw_connection_rollback (connection);
  if (!loaded)
    return NULL;
  add_entries (self);
  return g_steal_pointer (&self);
}

/**
 * mw_talk_board_load:
 * @category_id: whose suppliers, or %MW_CATEGORY_ALL
 *
 * Returns: (transfer full) (nullable)
 */
MwTalkBoard *
mw_talk_board_load (MwConnection *connection, gint64 category_id, const GDate *today, GError **error)
{
  return load_board (connection, category_id, today, NULL, error);
}

/**
 * mw_talk_board_load_with_contracts:
 *
 * Like mw_talk_board_load(), for those who ask for all contracts of a supplier or category too. Of a long register
 * they take much memory, so they are not for keeping.
 *
 * Returns: (transfer full) (nullable)
 */
MwTalkBoard *
mw_talk_board_load_with_contracts (MwConnection *connection, gint64 category_id, const GDate *today, GError **error)
{
  return load_board (connection, category_id, today, g_ptr_array_new_with_free_func ((GDestroyNotify) mw_contract_facts_free), error);
}

guint
mw_talk_board_get_n_entries (MwTalkBoard *self)
{
  return self->entries->len;
}

const MwTalkEntry *
mw_talk_board_get_entry (MwTalkBoard *self, guint index)
{
  return &g_array_index (self->entries, MwTalkEntry, index);
}

MwTalkDue
mw_talk_board_count_due (MwTalkBoard *self)
{
  MwTalkDue due = { 0 };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const MwTalkEntry *entry = &g_array_index (self->entries, MwTalkEntry, i);
      if (entry->section == MW_TALK_OVERDUE)
        due.overdue++;
      else if (entry->section == MW_TALK_THIS_WEEK && g_date_compare (&entry->date, &self->today) == 0)
        due.today++;
      else if (entry->section == MW_TALK_THIS_WEEK)
        due.this_week++;
    }
  return due;
}

static char *
name_entry (MwTalkBoard *self, const MwTalkEntry *entry, MwNotation notation)
{
  g_autofree char *moment = NULL;

  switch (entry->kind)
    {
    case MW_TALK_ENTRY_AGREEMENT:
      return g_strdup (mw_record_get_title (entry->record));
    case MW_TALK_ENTRY_PLAN:
      return g_strdup_printf (_ ("action plan of “%s”"), mw_record_get_title (entry->record));
    case MW_TALK_ENTRY_MOMENT:
      moment = mw_room_moment_describe (&entry->moment, notation);
      return g_strdup_printf ("“%s”: %s", mw_record_get_title (entry->record), moment);
    case MW_TALK_ENTRY_TALK:
    case MW_TALK_ENTRY_NEXT:
    case MW_TALK_ENTRY_SILENT:
    default:
      return g_strdup (mw_talk_board_get_supplier (self, entry->supplier_id));
    }
}

/**
 * mw_talk_board_name_due:
 * @most: so many at most
 *
 * Returns: (transfer full): what is due first, parted by commas: of this week, and only where there is nothing what is
 *   overdue, for that stays so for long; "" where nothing is due
 */
char *
mw_talk_board_name_due (MwTalkBoard *self, guint most, MwNotation notation)
{
  static const MwTalkSection sections[] = { MW_TALK_THIS_WEEK, MW_TALK_OVERDUE };
  GString *names = g_string_new (NULL);

  for (gsize s = 0; s < G_N_ELEMENTS (sections) && names->len == 0; s++)
    {
      guint named = 0;
      for (guint i = 0; i < self->entries->len && named < most; i++)
        {
          const MwTalkEntry *entry = &g_array_index (self->entries, MwTalkEntry, i);
          g_autofree char *name = entry->section == sections[s] ? name_entry (self, entry, notation) : NULL;
          if (name == NULL)
            continue;
          g_string_append_printf (names, "%s%s", named > 0 ? ", " : "", name);
          named++;
        }
    }
  return g_string_free (names, FALSE);
}

/* A talk belongs to the category where its supplier has contracts; with those that have none it belongs to all. */
gboolean
mw_talk_board_has_supplier (MwTalkBoard *self, gint64 supplier_id)
{
  return self->category_id == MW_CATEGORY_ALL || g_hash_table_contains (self->suppliers, &supplier_id);
}

/* Returns: the id of the contract that runs with the supplier; 0 where there is none, or more than one */
gint64
mw_talk_board_find_only_contract (MwTalkBoard *self, gint64 supplier_id)
{
  const Supplier *supplier = g_hash_table_lookup (self->suppliers, &supplier_id);

  return supplier != NULL && supplier->n_contracts == 1 ? supplier->last_contract : 0;
}

/* Returns: (transfer none) (element-type MwRecord) (nullable): the extension options of the contract */
GPtrArray *
mw_talk_board_get_extensions (MwTalkBoard *self, gint64 contract_id)
{
  return g_hash_table_lookup (self->extensions, &contract_id);
}

/* Returns: the name, "" where it is no supplier of the file */
const char *
mw_talk_board_get_supplier (MwTalkBoard *self, gint64 supplier_id)
{
  const MwRecord *organisation = find_organisation (self, supplier_id);

  return organisation != NULL ? mw_record_get_title (organisation) : "";
}

/* Returns: (transfer none) (element-type MwContractFacts) (nullable): all contracts of the category that run, where they
 *   were asked for */
GPtrArray *
mw_talk_board_get_contracts (MwTalkBoard *self)
{
  return self->contracts;
}

/* Returns: (transfer container) (element-type MwContractFacts): contracts of the supplier that run; to be asked only of
 *   mw_talk_board_load_with_contracts() */
GPtrArray *
mw_talk_board_list_contracts (MwTalkBoard *self, gint64 supplier_id)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self->contracts != NULL, found);

  for (guint i = 0; i < self->contracts->len; i++)
    {
      MwContractFacts *facts = g_ptr_array_index (self->contracts, i);
      if (mw_record_get_reference (facts->contract, MW_CONTRACT_SUPPLIER) == supplier_id)
        g_ptr_array_add (found, facts);
    }
  return found;
}

/* Without a date a talk comes last. */
static int
compare_talks (gconstpointer a, gconstpointer b)
{
  const char *first = mw_record_get_text (*(MwRecord *const *) a, MW_CONVERSATION_DATE);
  const char *second = mw_record_get_text (*(MwRecord *const *) b, MW_CONVERSATION_DATE);

  return g_strcmp0 (second, first);
}

/* Returns: (transfer container) (element-type MwRecord): all talks with the supplier, the latest first */
GPtrArray *
mw_talk_board_list_talks (MwTalkBoard *self, gint64 supplier_id)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->talks->len; i++)
    {
      MwRecord *talk = g_ptr_array_index (self->talks, i);
      if (mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER) == supplier_id)
        g_ptr_array_add (found, talk);
    }
  g_ptr_array_sort (found, compare_talks);
  return found;
}

/* Returns: (nullable): the first planned talk with the supplier; one without a date only where there is no other */
const MwRecord *
mw_talk_board_find_next (MwTalkBoard *self, gint64 supplier_id)
{
  g_autoptr (GPtrArray) talks = mw_talk_board_list_talks (self, supplier_id);
  const MwRecord *next = NULL;

  for (guint i = 0; i < talks->len; i++)
    {
      const MwRecord *talk = g_ptr_array_index (talks, i);
      if (is_planned (talk) && (next == NULL || mw_record_is_known (talk, MW_CONVERSATION_DATE)))
        next = talk;
    }
  return next;
}

/* Returns: whether there was a talk that was held, on a day that is known */
gboolean
mw_talk_board_find_last (MwTalkBoard *self, gint64 supplier_id, GDate *date)
{
  g_autoptr (GPtrArray) talks = mw_talk_board_list_talks (self, supplier_id);

  for (guint i = 0; i < talks->len; i++)
    {
      const MwRecord *talk = g_ptr_array_index (talks, i);
      if (mw_conversation_is (talk, "held") && mw_record_get_date (talk, MW_CONVERSATION_DATE, date))
        return TRUE;
    }
  return FALSE;
}

/* Whether there was or will be a talk on the day that was agreed, or later. */
static gboolean
is_kept (GPtrArray *talks, const GDate *agreed)
{
  for (guint i = 0; i < talks->len; i++)
    {
      const MwRecord *talk = g_ptr_array_index (talks, i);
      GDate date;
      if (!mw_conversation_is (talk, "cancelled") && mw_record_get_date (talk, MW_CONVERSATION_DATE, &date) && g_date_compare (&date, agreed) >= 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * mw_talk_board_find_agreed:
 * @date: (out): the day that was agreed for the next talk
 *
 * Returns: (nullable): the talk in which it was agreed; %NULL once the next one is planned or was held
 */
const MwRecord *
mw_talk_board_find_agreed (MwTalkBoard *self, gint64 supplier_id, GDate *date)
{
  g_autoptr (GPtrArray) talks = mw_talk_board_list_talks (self, supplier_id);

  for (guint i = 0; i < talks->len; i++)
    {
      const MwRecord *talk = g_ptr_array_index (talks, i);
      /* What was agreed last holds. */
      if (mw_conversation_is (talk, "held") && mw_record_get_date (talk, MW_CONVERSATION_NEXT_DATE, date))
        return is_kept (talks, date) ? NULL : talk;
    }
  return NULL;
}
