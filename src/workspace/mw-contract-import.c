/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-category.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-history.h"
#include "mw-import-names.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-text.h"

/*
 * Brings the rows of a register into the file, as one act. A contract is known by its number and its
 * supplier. An empty cell says nothing, so it never wipes what is there; a row that is gone from the
 * register is no deletion. A dry run does exactly the same and takes it back.
 */

#define PROGRESS_EVERY 500
#define CUT_EVERY 1000

typedef struct
{
  const MwImportJob *job;
  MwConnection *connection;
  MwImportSummary *summary;
  GHashTable *organisations;    /* kind and name → id */
  GHashTable *alike;            /* kind and name without accents and punctuation → id of a supplier */
  GHashTable *suppliers_by_kvk; /* KvK number → id */
  GHashTable *kvk_of;           /* id of a supplier, as text → KvK number */
  GHashTable *categories;       /* folded name or code → id */
  GHashTable *numbers;          /* those that the register has */
  GHashTable *alike_numbers;    /* folded number → the number as a contract has it */
  GHashTable *touched;          /* ids of the categories of its contracts */
  gboolean knew_some;           /* whether some of its contracts were in the file already */
  GHashTable *seen;             /* number and supplier → digest of the first row in this file that has them */
} Import;

/* Whom a row names. The ones that are not in the file yet are made only when the row is taken over. */
typedef struct
{
  gint64 supplier; /* 0 where there is none yet */
  gint64 client;
  gboolean makes_supplier;
  gboolean makes_client;
  gboolean adds_kvk;    /* the supplier is known, its KvK number was not */
  gboolean strange_kvk; /* there is only a KvK number, and nobody has it */
  guint digest;         /* of what the row says */
} Parties;

static MwImportSummary *
summary_new (void)
{
  MwImportSummary *summary = g_new0 (MwImportSummary, 1);

  summary->findings = mw_import_findings_new ();
  summary->unknown_categories = g_ptr_array_new_with_free_func (g_free);
  return summary;
}

void
mw_import_summary_free (MwImportSummary *summary)
{
  mw_import_findings_free (summary->findings);
  g_ptr_array_unref (summary->unknown_categories);
  g_free (summary);
}

/* @text: (transfer full) */
static void
add_finding (Import *import, MwFindingKind kind, const MwSourceRow *row, char *text)
{
  mw_import_findings_add (import->summary->findings, kind, row, text);
}

static void
remember (GHashTable *table, char *key, gint64 id)
{
  g_hash_table_insert (table, key, g_memdup2 (&id, sizeof id));
}

static gint64
recall (GHashTable *table, const char *key)
{
  gint64 *id = g_hash_table_lookup (table, key);

  return id != NULL ? *id : 0;
}

static char *
id_key (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* The first one that has a name keeps it. */
static void
remember_name (GHashTable *table, char *key, gint64 id)
{
  if (g_hash_table_contains (table, key))
    g_free (key);
  else
    remember (table, key, id);
}

static void
remember_kvk (Import *import, gint64 id, const char *kvk)
{
  remember_name (import->suppliers_by_kvk, g_strdup (kvk), id);
  g_hash_table_insert (import->kvk_of, id_key (id), g_strdup (kvk));
}

static void
remember_organisation (Import *import, const MwRecord *organisation)
{
  const char *kind = mw_record_get_text (organisation, MW_ORGANISATION_KIND);
  const char *abbreviation = mw_record_get_text (organisation, MW_ORGANISATION_ABBREVIATION);
  const char *kvk = mw_record_get_text (organisation, MW_ORGANISATION_KVK);
  gint64 id = mw_record_get_id (organisation);

  g_autofree char *key = mw_import_organisation_key (kind, mw_record_get_title (organisation));

  /* With its id too, because two suppliers may have one name. */
  remember (import->organisations, g_strdup_printf ("%s\n%" G_GINT64_FORMAT, key, id), id);
  remember_name (import->organisations, g_steal_pointer (&key), id);
  if (abbreviation != NULL)
    remember_name (import->organisations, mw_import_organisation_key (kind, abbreviation), id);
  if (!g_str_equal (kind, "supplier"))
    return;
  remember_name (import->alike, mw_import_alike_key (mw_record_get_title (organisation)), id);
  if (kvk != NULL)
    remember_kvk (import, id, kvk);
}

static gboolean
load_numbers (Import *import, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (import->connection, "SELECT number FROM contract WHERE number IS NOT NULL", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (mw_statement_step (statement, &has_row, error) && has_row)
    {
      const char *number = mw_statement_get_text (statement, 0);
      g_hash_table_insert (import->alike_numbers, mw_import_number_key (number), g_strdup (number));
    }
  return !has_row;
}

static gboolean
load_known (Import *import, GError **error)
{
  g_autoptr (GPtrArray) organisations = mw_record_store_list (import->connection, &mw_organisation_table, NULL, 0, error);
  g_autoptr (GPtrArray) categories = NULL;

  if (organisations == NULL)
    return FALSE;
  categories = mw_record_store_list (import->connection, &mw_category_table, NULL, 0, error);
  if (categories == NULL)
    return FALSE;
  for (guint i = 0; i < organisations->len; i++)
    remember_organisation (import, g_ptr_array_index (organisations, i));
  for (guint i = 0; i < categories->len; i++)
    {
      MwRecord *category = g_ptr_array_index (categories, i);
      const char *code = mw_record_get_text (category, MW_CATEGORY_CODE);
      remember (import->categories, mw_text_fold_words (mw_record_get_title (category)), mw_record_get_id (category));
      if (code != NULL)
        remember (import->categories, mw_text_fold_words (code), mw_record_get_id (category));
    }
  return TRUE;
}

static void
set_reference (MwRecord *contract, guint field, gint64 id)
{
  if (id != 0)
    mw_record_set_integer (contract, field, id);
}

static gboolean
make_organisation (Import *import, const char *kind, const char *name, const char *kvk, gint64 *id, GError **error)
{
  g_autoptr (MwRecord) organisation = mw_record_new (&mw_organisation_table);

  mw_record_set_text (organisation, MW_ORGANISATION_NAME, name);
  mw_record_set_text (organisation, MW_ORGANISATION_KIND, kind);
  mw_record_set_text (organisation, MW_ORGANISATION_KVK, kvk);
  if (!mw_record_store_insert (import->connection, organisation, error))
    return FALSE;
  *id = mw_record_get_id (organisation);
  remember_organisation (import, organisation);
  return TRUE;
}

static const char *
kvk_of (Import *import, gint64 supplier)
{
  g_autofree char *key = id_key (supplier);

  return g_hash_table_lookup (import->kvk_of, key);
}

static gboolean
has_name (Import *import, gint64 supplier, const char *key)
{
  g_autofree char *named = g_strdup_printf ("%s\n%" G_GINT64_FORMAT, key, supplier);

  return recall (import->organisations, key) == supplier || g_hash_table_contains (import->organisations, named);
}

/* The row names a supplier and its number, and both are known, but of two suppliers or not of each other. */
static void
weigh_number_and_name (Import *import, const MwSourceRow *row, gint64 by_name, gint64 by_kvk, Parties *parties)
{
  const char *known = by_name != 0 ? kvk_of (import, by_name) : NULL;

  parties->supplier = by_name;
  if (by_name == by_kvk)
    return;
  if (by_name == 0)
    {
      parties->supplier = by_kvk;
      add_finding (import, MW_FINDING_SUPPLIER_BY_KVK, row, g_strdup_printf (_ ("supplier “%s” was recognised by its KvK number and keeps the name that it has"), row->supplier));
    }
  else if (by_kvk != 0)
    add_finding (import, MW_FINDING_KVK_OF_ANOTHER, row, g_strdup_printf (_ ("the KvK number of “%s” is that of another supplier; the name was followed"), row->supplier));
  else if (known == NULL)
    parties->adds_kvk = TRUE;
  else
    {
      /* Two firms may have one name. */
      parties->supplier = 0;
      add_finding (import, MW_FINDING_KVK_DIFFERS, row, g_strdup_printf (_ ("there is a supplier “%s” with another KvK number; the two are kept apart"), row->supplier));
    }
}

/* The name comes first: a register can hold a wrong number, and then the doubt is told, not solved. */
static void
find_supplier (Import *import, const MwSourceRow *row, Parties *parties)
{
  g_autofree char *key = row->supplier != NULL ? mw_import_organisation_key ("supplier", row->supplier) : NULL;
  gint64 by_name = key != NULL ? recall (import->organisations, key) : 0;
  gint64 by_kvk = row->supplier_kvk != NULL ? recall (import->suppliers_by_kvk, row->supplier_kvk) : 0;

  if (row->supplier == NULL)
    parties->supplier = by_kvk;
  else if (row->supplier_kvk == NULL)
    parties->supplier = by_name;
  else if (by_kvk != 0 && has_name (import, by_kvk, key))
    parties->supplier = by_kvk;
  else
    weigh_number_and_name (import, row, by_name, by_kvk, parties);
  parties->makes_supplier = parties->supplier == 0 && row->supplier != NULL;
  parties->strange_kvk = row->supplier == NULL && row->supplier_kvk != NULL && by_kvk == 0;
}

static void
find_client (Import *import, const MwSourceRow *row, Parties *parties)
{
  g_autofree char *key = row->client != NULL ? mw_import_organisation_key ("public_body", row->client) : NULL;

  parties->client = key != NULL ? recall (import->organisations, key) : 0;
  parties->makes_client = parties->client == 0 && row->client != NULL;
}

static gboolean
add_kvk (Import *import, gint64 supplier, const char *kvk, GError **error)
{
  g_autoptr (MwRecord) organisation = mw_record_store_get (import->connection, &mw_organisation_table, supplier, error);

  if (organisation == NULL)
    return FALSE;
  mw_record_set_text (organisation, MW_ORGANISATION_KVK, kvk);
  remember_kvk (import, supplier, kvk);
  return mw_record_store_update (import->connection, organisation, error);
}

/* What there is to say of a supplier that was not there yet. */
static void
doubt_new_supplier (Import *import, const MwSourceRow *row)
{
  g_autofree char *folded = mw_import_alike_key (row->supplier);

  if (mw_text_looks_misdecoded (row->supplier))
    add_finding (import, MW_FINDING_NAME_GARBLED, row, g_strdup_printf (_ ("the name “%s” seems to be garbled; check it"), row->supplier));
  else if (recall (import->alike, folded) != 0 && row->supplier_kvk == NULL)
    add_finding (import, MW_FINDING_NEARLY_THE_SAME, row, g_strdup_printf (_ ("supplier “%s” is new, but its name is nearly that of another; check whether they are one"), row->supplier));
}

static char *
seen_key (const char *number, const char *supplier)
{
  return g_strconcat (number, "\n", supplier, NULL);
}

/* The row is taken over: a later one about the same contract is a repetition. By its name and by its id, since
 * a later row will know a new supplier by the latter. */
static void
remember_row (Import *import, const MwSourceRow *row, const Parties *parties)
{
  const char *number = mw_record_get_text (row->contract, MW_CONTRACT_NUMBER);
  g_autofree char *id = id_key (parties->supplier);

  g_hash_table_insert (import->seen, seen_key (number, parties->supplier != 0 ? id : ""), GUINT_TO_POINTER (parties->digest));
  g_hash_table_insert (import->seen, seen_key (number, "*"), GUINT_TO_POINTER (parties->digest));
  if (parties->strange_kvk)
    add_finding (import, MW_FINDING_KVK_UNKNOWN, row, g_strdup_printf (_ ("no supplier has the KvK number %s, and the row names none; the contract has no supplier yet"), row->supplier_kvk));
}

/* Makes whom the row names and the file does not have, and lets the contract refer to them. */
static gboolean
settle_parties (Import *import, const MwSourceRow *row, Parties *parties, MwRecord *contract, GError **error)
{
  if (parties->makes_supplier)
    {
      doubt_new_supplier (import, row);
      import->summary->new_suppliers++;
      if (!make_organisation (import, "supplier", row->supplier, row->supplier_kvk, &parties->supplier, error))
        return FALSE;
    }
  else if (parties->adds_kvk && !add_kvk (import, parties->supplier, row->supplier_kvk, error))
    return FALSE;
  if (parties->makes_client)
    {
      import->summary->new_clients++;
      if (!make_organisation (import, "public_body", row->client, NULL, &parties->client, error))
        return FALSE;
    }
  set_reference (contract, MW_CONTRACT_SUPPLIER, parties->supplier);
  set_reference (contract, MW_CONTRACT_CLIENT, parties->client);
  remember_row (import, row, parties);
  return TRUE;
}

/* A category that the file does not have is told, and kept as the row says it. */
static gint64
resolve_category (Import *import, MwSourceRow *row)
{
  g_autofree char *key = row->category != NULL ? mw_text_fold_words (row->category) : NULL;
  gint64 id = key != NULL ? recall (import->categories, key) : 0;

  if (row->category == NULL || id != 0)
    return id;
  mw_source_row_keep_aside (row, row->category_header, row->category);
  if (!g_ptr_array_find_with_equal_func (import->summary->unknown_categories, row->category, g_str_equal, NULL))
    g_ptr_array_add (import->summary->unknown_categories, g_strdup (row->category));
  return 0;
}

/* What the user chose for rows that name no category does not move a contract that has one. */
static void
set_default_category (Import *import, MwRecord *contract)
{
  if (!mw_record_is_known (contract, MW_CONTRACT_CATEGORY))
    set_reference (contract, MW_CONTRACT_CATEGORY, import->job->category_id);
}

/* In the order of the index, for a register may have very many rows. */
#define SELECT_SAME_NUMBER "SELECT id, supplier_id IS ?2 FROM contract WHERE number = ?1 AND (supplier_id IS NULL OR supplier_id = ?2 OR ?3) ORDER BY id"

/**
 * find_existing:
 * @existing: (out): 0 where there is none
 * @several: (out): whether the row does not tell which of several is meant
 *
 * The contract with the same number and supplier. One of which the supplier is unknown is the same too; a row
 * without a supplier means the only contract with that number.
 */
static gboolean
find_existing (Import *import, const MwRecord *contract, const Parties *parties, gint64 *existing, gboolean *several, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (import->connection, SELECT_SAME_NUMBER, error);
  gboolean named = parties->supplier != 0 || parties->makes_supplier || parties->strange_kvk;
  gboolean found_own = FALSE;
  guint n_found = 0;
  gboolean has_row = TRUE;

  *existing = 0;
  if (statement == NULL)
    return FALSE;
  mw_statement_bind_text (statement, 1, mw_record_get_text (contract, MW_CONTRACT_NUMBER));
  mw_statement_bind_id (statement, 2, parties->supplier);
  mw_statement_bind_integer (statement, 3, !named);
  for (; mw_statement_step (statement, &has_row, error) && has_row; n_found++)
    {
      gboolean is_own = mw_statement_get_integer (statement, 1) != 0;
      if (*existing == 0 || (is_own && !found_own))
        *existing = mw_statement_get_integer (statement, 0);
      found_own = found_own || is_own;
    }
  *several = n_found > 1 && !named;
  return !has_row;
}

/* Returns: whether the row says anything that the contract did not */
static gboolean
merge (MwRecord *existing, const MwRecord *row)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < mw_contract_table.n_fields; i++)
    {
      if (i == MW_CONTRACT_SOURCE_COLUMNS)
        changed = (mw_record_is_known (row, i) && mw_source_columns_merge (existing, row)) || changed;
      else if (mw_record_is_known (row, i) && !mw_record_field_equals (existing, row, i))
        {
          mw_record_copy_field (existing, row, i);
          changed = TRUE;
        }
    }
  return changed;
}

/* Returns: whether the row may be written; where not, the reason is a finding */
static gboolean
is_sound (Import *import, const MwSourceRow *row, const MwRecord *contract)
{
  g_autoptr (GError) error = NULL;

  if (mw_record_check (contract, NULL, &error))
    return TRUE;
  add_finding (import, MW_FINDING_UNSOUND, row, g_strdup (error->message));
  return FALSE;
}

static void
doubt_new_number (Import *import, const MwSourceRow *row)
{
  const char *number = mw_record_get_text (row->contract, MW_CONTRACT_NUMBER);
  char *key = mw_import_number_key (number);
  const char *alike = g_hash_table_lookup (import->alike_numbers, key);

  if (alike != NULL && !g_str_equal (alike, number))
    add_finding (import, MW_FINDING_NEARLY_THE_SAME, row, g_strdup_printf (_ ("contract “%s” is new, but its number is nearly “%s”; check whether they are one"), number, alike));
  g_hash_table_insert (import->alike_numbers, key, g_strdup (number));
}

static void
touch_category (Import *import, const MwRecord *contract)
{
  gint64 id = mw_record_get_reference (contract, MW_CONTRACT_CATEGORY);

  g_hash_table_add (import->touched, g_memdup2 (&id, sizeof id));
}

static gboolean
add_contract (Import *import, const MwSourceRow *row, Parties *parties, GError **error)
{
  set_default_category (import, row->contract);
  if (!is_sound (import, row, row->contract))
    return TRUE;
  if (!settle_parties (import, row, parties, row->contract, error))
    return FALSE;
  import->summary->added++;
  doubt_new_number (import, row);
  touch_category (import, row->contract);
  if (!mw_record_is_known (row->contract, MW_CONTRACT_CATEGORY))
    add_finding (import, MW_FINDING_NO_CATEGORY, row, g_strdup (_ ("the contract comes under “Without a category”, where no rules can be chosen")));
  return mw_record_store_insert (import->connection, row->contract, error);
}

static gboolean
update_contract (Import *import, const MwSourceRow *row, Parties *parties, gint64 id, GError **error)
{
  g_autoptr (MwRecord) existing = mw_record_store_get (import->connection, &mw_contract_table, id, error);
  g_autoptr (MwRecord) merged = existing != NULL ? mw_record_copy (existing) : NULL;
  gboolean changed;

  if (existing == NULL)
    return FALSE;
  changed = merge (merged, row->contract);
  if (changed && !is_sound (import, row, merged))
    return TRUE;
  if (!settle_parties (import, row, parties, row->contract, error))
    return FALSE;
  set_default_category (import, merged);
  changed = merge (merged, row->contract) || changed || !mw_record_field_equals (merged, existing, MW_CONTRACT_CATEGORY);
  import->knew_some = TRUE;
  touch_category (import, merged);
  import->summary->same += changed ? 0 : 1;
  import->summary->changed += changed ? 1 : 0;
  if (changed && row->supplier == NULL && row->supplier_kvk == NULL && mw_record_is_known (existing, MW_CONTRACT_SUPPLIER))
    add_finding (import, MW_FINDING_BY_NUMBER_ALONE, row, g_strdup (_ ("the row names no supplier; the contract was found by its number alone")));
  return !changed || mw_record_store_update (import->connection, merged, error);
}

/* A short stand-in for all that a row says; never 0. */
static guint
digest (const MwRecord *contract)
{
  guint sum = 0;

  for (guint i = 0; i < mw_contract_table.n_fields; i++)
    {
      g_autofree char *value = mw_record_format_field (contract, i, MW_NOTATION_ISO);
      sum = sum * 33 + g_str_hash (value);
    }
  return sum | 1;
}

/* What earlier row of this file is about the same contract; a row without a supplier may be about any. */
static guint
find_earlier (Import *import, const char *number, const char *supplier)
{
  g_autofree char *key = seen_key (number, supplier);
  g_autofree char *any = seen_key (number, "*");
  g_autofree char *none = seen_key (number, "");
  gpointer earlier = g_hash_table_lookup (import->seen, key);

  if (earlier == NULL)
    earlier = g_hash_table_lookup (import->seen, *supplier == '\0' ? any : none);
  return GPOINTER_TO_UINT (earlier);
}

/* A register may list a contract more than once, as publications do per lot; the first row counts. */
static gboolean
is_repeated (Import *import, const MwSourceRow *row, Parties *parties, gboolean *contradicts)
{
  const char *number = mw_record_get_text (row->contract, MW_CONTRACT_NUMBER);
  g_autofree char *supplier = parties->supplier != 0 ? id_key (parties->supplier) : g_strdup (row->supplier != NULL ? row->supplier : "");
  guint first = find_earlier (import, number, supplier);

  parties->digest = digest (row->contract);
  *contradicts = first != 0 && first != parties->digest;
  return first != 0;
}

static gboolean
take_known_or_new (Import *import, MwSourceRow *row, Parties *parties, GError **error)
{
  gint64 existing;
  gboolean several;

  if (!find_existing (import, row->contract, parties, &existing, &several, error))
    return FALSE;
  if (several)
    {
      add_finding (import, MW_FINDING_SEVERAL_CONTRACTS, row, g_strdup (_ ("several contracts have this number, and the row names no supplier")));
      return TRUE;
    }
  return existing == 0 ? add_contract (import, row, parties, error) : update_contract (import, row, parties, existing, error);
}

/* A framework agreement has one number for several suppliers; two contracts may also have one by mistake. */
static void
doubt_other_supplier (Import *import, const MwSourceRow *row)
{
  const char *number = mw_record_get_text (row->contract, MW_CONTRACT_NUMBER);

  if (g_hash_table_contains (import->numbers, number))
    add_finding (import, MW_FINDING_TWICE, row, g_strdup (_ ("the same number stands in an earlier row, with another supplier")));
}

static gboolean
take_contract (Import *import, MwSourceRow *row, GError **error)
{
  Parties parties = { 0 };
  gboolean contradicts;

  find_supplier (import, row, &parties);
  find_client (import, row, &parties);
  if (parties.strange_kvk)
    mw_source_row_keep_aside (row, mw_contract_source_get_target_label ("supplier_kvk"), row->supplier_kvk);
  set_reference (row->contract, MW_CONTRACT_CATEGORY, resolve_category (import, row));
  if (!is_repeated (import, row, &parties, &contradicts))
    {
      doubt_other_supplier (import, row);
      return take_known_or_new (import, row, &parties, error);
    }
  if (contradicts)
    add_finding (import, MW_FINDING_OTHER_VALUES, row, g_strdup (_ ("the same number stands in an earlier row, with other values")));
  else
    {
      import->summary->same++;
      add_finding (import, MW_FINDING_TWICE, row, g_strdup (_ ("the same number stands in an earlier row")));
    }
  return TRUE;
}

static gboolean
is_no_contract (MwSkip skip)
{
  return skip == MW_SKIP_TOTALS || skip == MW_SKIP_HEADER;
}

static gboolean
take_row (Import *import, MwSourceRow *row, GError **error)
{
  const char *number = mw_record_get_text (row->contract, MW_CONTRACT_NUMBER);

  import->summary->rows++;
  if (row->skip != MW_SKIP_NOT)
    {
      add_finding (import, is_no_contract (row->skip) ? MW_FINDING_NO_CONTRACT : MW_FINDING_LOST, row, mw_source_row_describe_skip (row));
      if (number != NULL)
        g_hash_table_add (import->numbers, g_strdup (number));
      return TRUE;
    }
  for (guint i = 0; i < row->problems->len; i++)
    mw_import_findings_add_problem (import->summary->findings, row, g_ptr_array_index (row->problems, i));
  if (!take_contract (import, row, error))
    {
      g_prefix_error (error, _ ("Row %u: "), row->number);
      return FALSE;
    }
  g_hash_table_add (import->numbers, g_strdup (number));
  return TRUE;
}

/* A register that has some of the contracts of a category is thought to have them all; one that is gone from it is
 * told, and stays. */
static gboolean
look_for_gone (Import *import, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (import->connection, "SELECT number, coalesce (category_id, 0) FROM contract WHERE number IS NOT NULL ORDER BY number", error);
  gboolean has_row = TRUE;
  guint gone = 0;

  if (statement == NULL)
    return FALSE;
  while (mw_statement_step (statement, &has_row, error) && has_row)
    {
      const char *number = mw_statement_get_text (statement, 0);
      gint64 category = mw_statement_get_integer (statement, 1);
      if (g_hash_table_contains (import->numbers, number) || !g_hash_table_contains (import->touched, &category))
        continue;
      mw_import_findings_add_whole (import->summary->findings, MW_FINDING_GONE, number, g_strdup (_ ("not in the register; it stays as it is")));
      gone++;
    }
  mw_import_findings_set_text (import->summary->findings, MW_FINDING_GONE, g_strdup_printf (ngettext ("%u contract of these categories is not in the register; it stays as it is", "%u contracts of these categories are not in the register; they stay as they are", gone), gone));
  return !has_row;
}

/* A column may be for no field, and yet be used: it tells in which currency another one is. */
static gboolean
tells_currency (const GPtrArray *columns, const MwSourceColumn *column)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const MwSourceColumn *other = g_ptr_array_index (columns, i);
      if (other->currency == column)
        return TRUE;
    }
  return FALSE;
}

/* What becomes of the columns that are for no field. */
static void
tell_columns (Import *import)
{
  MwImportFindings *findings = import->summary->findings;
  GPtrArray *columns = mw_contract_source_get_columns (import->job->source);
  guint unknown = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (columns, i);
      if (column->target != NULL || mw_row_is_empty (column->samples) || tells_currency (columns, column))
        continue;
      if (column->doubt != MW_COLUMN_SURE)
        mw_import_findings_add_whole (findings, MW_FINDING_COLUMN_IN_DOUBT, column->header, mw_source_column_describe_doubt (column));
      else
        {
          mw_import_findings_add_whole (findings, MW_FINDING_COLUMN_UNKNOWN, column->header, g_strdup (_ ("not recognised, and kept aside")));
          unknown++;
        }
    }
  mw_import_findings_set_text (findings, MW_FINDING_COLUMN_UNKNOWN, g_strdup_printf (ngettext ("%u column was not recognised, and is kept aside", "%u columns were not recognised, and are kept aside", unknown), unknown));
}

static void
report_progress (const Import *import)
{
  if (import->job->progress != NULL && import->summary->rows % PROGRESS_EVERY == 0)
    import->job->progress (mw_contract_source_get_progress (import->job->source), import->job->progress_data);
}

static gboolean
take_rows (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  Import *import = data;

  if (!load_known (import, error) || !load_numbers (import, error) || !mw_contract_source_start (import->job->source, error))
    return FALSE;
  for (;;)
    {
      g_autoptr (MwSourceRow) row = NULL;
      if (g_cancellable_set_error_if_cancelled (import->job->cancellable, error) || !mw_contract_source_next (import->job->source, &row, error))
        return FALSE;
      if (row == NULL)
        break;
      if (!take_row (import, row, error))
        return FALSE;
      if (import->summary->rows % CUT_EVERY == 0 && !mw_history_cut (act, error))
        return FALSE;
      report_progress (import);
    }
  if (import->knew_some && !look_for_gone (import, error))
    return FALSE;
  tell_columns (import);
  act->subject = g_path_get_basename (mw_contract_source_get_path (import->job->source));
  act->detail = g_strdup_printf ("%u %u", import->summary->added, import->summary->changed);
  return TRUE;
}

static GHashTable *
id_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * mw_import_job_run:
 *
 * On failure nothing has changed.
 *
 * Returns: (transfer full) (nullable): what happened, or for a dry run would happen
 */
MwImportSummary *
mw_import_job_run (MwConnection *connection, const MwImportJob *job, GError **error)
{
  g_autoptr (MwImportSummary) summary = summary_new ();
  g_autoptr (MwAct) act = mw_act_new ("import");
  g_autoptr (GHashTable) organisations = id_table ();
  g_autoptr (GHashTable) alike = id_table ();
  g_autoptr (GHashTable) suppliers_by_kvk = id_table ();
  g_autoptr (GHashTable) kvk_of = id_table ();
  g_autoptr (GHashTable) categories = id_table ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) alike_numbers = id_table ();
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Import import = {
    .job = job,
    .connection = connection,
    .summary = summary,
    .organisations = organisations,
    .alike = alike,
    .suppliers_by_kvk = suppliers_by_kvk,
    .kvk_of = kvk_of,
    .categories = categories,
    .numbers = numbers,
    .alike_numbers = alike_numbers,
    .touched = touched,
    .seen = seen,
  };
  gboolean done;

  done = job->dry_run ? mw_history_try (connection, act, take_rows, &import, error)
                      : mw_history_run (connection, act, take_rows, &import, error);
  summary->left_out = mw_import_findings_count (summary->findings, TRUE);
  summary->groups = mw_import_findings_sort (summary->findings);
  return done ? g_steal_pointer (&summary) : NULL;
}
