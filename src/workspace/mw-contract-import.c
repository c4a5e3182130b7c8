/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-category.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-history.h"
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
  GHashTable *organisations; /* kind, folded name → id */
  GHashTable *suppliers_by_kvk;
  GHashTable *categories; /* folded name or code → id */
  GHashTable *seen;       /* number and supplier → digest of the first row in this file that has them */
} Import;

static void
finding_free (gpointer data)
{
  MwImportFinding *finding = data;

  g_free (finding->contract);
  g_free (finding->text);
  g_free (finding);
}

static MwImportSummary *
summary_new (void)
{
  MwImportSummary *summary = g_new0 (MwImportSummary, 1);

  summary->left_out = g_ptr_array_new_with_free_func (finding_free);
  summary->doubts = g_ptr_array_new_with_free_func (finding_free);
  summary->unknown_categories = g_ptr_array_new_with_free_func (g_free);
  return summary;
}

void
mw_import_summary_free (MwImportSummary *summary)
{
  g_ptr_array_unref (summary->left_out);
  g_ptr_array_unref (summary->doubts);
  g_ptr_array_unref (summary->unknown_categories);
  g_free (summary);
}

/* @text: (transfer full) */
static void
add_finding (GPtrArray *findings, const MwSourceRow *row, char *text)
{
  MwImportFinding *finding = g_new0 (MwImportFinding, 1);

  finding->row = row->number;
  finding->contract = g_strdup (mw_record_get_text (row->contract, MW_CONTRACT_NUMBER));
  finding->text = text;
  g_ptr_array_add (findings, finding);
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

/* A name is looked up within its kind, so that a ministry that is also a supplier stays two records. */
static char *
organisation_key (const char *kind, const char *name)
{
  g_autofree char *folded = mw_text_fold_words (name);

  return g_strconcat (kind, " ", folded, NULL);
}

static void
remember_organisation (Import *import, const MwRecord *organisation)
{
  const char *kind = mw_record_get_text (organisation, MW_ORGANISATION_KIND);
  const char *abbreviation = mw_record_get_text (organisation, MW_ORGANISATION_ABBREVIATION);
  const char *kvk = mw_record_get_text (organisation, MW_ORGANISATION_KVK);
  gint64 id = mw_record_get_id (organisation);

  remember (import->organisations, organisation_key (kind, mw_record_get_title (organisation)), id);
  if (abbreviation != NULL)
    remember (import->organisations, organisation_key (kind, abbreviation), id);
  if (kvk != NULL && g_str_equal (kind, "supplier"))
    remember (import->suppliers_by_kvk, g_strdup (kvk), id);
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

/* The name comes first: a register can hold a wrong number, and then the doubt is told, not solved. */
static gboolean
resolve_supplier (Import *import, const MwSourceRow *row, gint64 *id, GError **error)
{
  g_autofree char *key = row->supplier != NULL ? organisation_key ("supplier", row->supplier) : NULL;
  gint64 by_name = key != NULL ? recall (import->organisations, key) : 0;
  gint64 by_kvk = row->supplier_kvk != NULL ? recall (import->suppliers_by_kvk, row->supplier_kvk) : 0;

  *id = by_name != 0 ? by_name : 0;
  if (row->supplier == NULL)
    *id = by_kvk;
  else if (by_name == 0 && by_kvk != 0)
    {
      *id = by_kvk;
      add_finding (import->summary->doubts, row, g_strdup_printf (_ ("supplier “%s” was recognised by its KvK number; the name in the file was kept"), row->supplier));
    }
  else if (by_name != 0 && by_kvk != 0 && by_name != by_kvk)
    add_finding (import->summary->doubts, row, g_strdup_printf (_ ("the KvK number of “%s” is that of another supplier; the name was followed"), row->supplier));
  if (*id != 0 || row->supplier == NULL)
    return TRUE;

  if (mw_text_looks_misdecoded (row->supplier))
    add_finding (import->summary->doubts, row, g_strdup_printf (_ ("the name “%s” seems to be garbled; check it"), row->supplier));
  import->summary->new_suppliers++;
  return make_organisation (import, "supplier", row->supplier, by_kvk == 0 ? row->supplier_kvk : NULL, id, error);
}

static gboolean
resolve_client (Import *import, const MwSourceRow *row, gint64 *id, GError **error)
{
  g_autofree char *key = row->client != NULL ? organisation_key ("public_body", row->client) : NULL;

  *id = key != NULL ? recall (import->organisations, key) : 0;
  if (*id != 0 || row->client == NULL)
    return TRUE;
  import->summary->new_clients++;
  return make_organisation (import, "public_body", row->client, NULL, id, error);
}

static gint64
resolve_category (Import *import, const MwSourceRow *row)
{
  g_autofree char *key = row->category != NULL ? mw_text_fold_words (row->category) : NULL;
  gint64 id = key != NULL ? recall (import->categories, key) : 0;

  if (row->category == NULL || id != 0)
    return id != 0 ? id : import->job->category_id;
  if (!g_ptr_array_find_with_equal_func (import->summary->unknown_categories, row->category, g_str_equal, NULL))
    g_ptr_array_add (import->summary->unknown_categories, g_strdup (row->category));
  return import->job->category_id;
}

static void
set_reference (MwRecord *contract, guint field, gint64 id)
{
  if (id != 0)
    mw_record_set_integer (contract, field, id);
}

/* The contract with the same number and supplier; one of which either supplier is unknown is the same too. */
static gint64
find_existing (Import *import, const MwRecord *contract, GError **error)
{
  gint64 supplier = mw_record_get_reference (contract, MW_CONTRACT_SUPPLIER);
  g_autoptr (MwStatement) statement = mw_connection_prepare (import->connection,
                                                             "SELECT id FROM contract WHERE number = ?1 AND (?2 IS NULL OR supplier_id IS NULL OR supplier_id = ?2) "
                                                             "ORDER BY supplier_id IS ?2 DESC, id LIMIT 1",
                                                             error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return -1;
  mw_statement_bind_text (statement, 1, mw_record_get_text (contract, MW_CONTRACT_NUMBER));
  mw_statement_bind_id (statement, 2, supplier);
  if (!mw_statement_step (statement, &has_row, error))
    return -1;
  return has_row ? mw_statement_get_integer (statement, 0) : 0;
}

/* Returns: whether the row says anything that the contract did not */
static gboolean
merge (MwRecord *existing, const MwRecord *row)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < mw_contract_table.n_fields; i++)
    {
      if (mw_record_is_known (row, i) && !mw_record_field_equals (existing, row, i))
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
  add_finding (import->summary->left_out, row, g_strdup (error->message));
  return FALSE;
}

static gboolean
add_contract (Import *import, const MwSourceRow *row, GError **error)
{
  if (!is_sound (import, row, row->contract))
    return TRUE;
  import->summary->added++;
  return mw_record_store_insert (import->connection, row->contract, error);
}

static gboolean
update_contract (Import *import, const MwSourceRow *row, gint64 id, GError **error)
{
  g_autoptr (MwRecord) existing = mw_record_store_get (import->connection, &mw_contract_table, id, error);

  if (existing == NULL)
    return FALSE;
  if (!merge (existing, row->contract))
    {
      import->summary->same++;
      return TRUE;
    }
  if (!is_sound (import, row, existing))
    return TRUE;
  import->summary->changed++;
  return mw_record_store_update (import->connection, existing, error);
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

/* A register may list a contract more than once, as publications do per lot; the first row counts. */
static gboolean
is_repeated (Import *import, const MwSourceRow *row, gboolean *contradicts)
{
  g_autofree char *key = g_strdup_printf ("%s\n%" G_GINT64_FORMAT, mw_record_get_text (row->contract, MW_CONTRACT_NUMBER), mw_record_get_reference (row->contract, MW_CONTRACT_SUPPLIER));
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (import->seen, key));
  guint own = digest (row->contract);

  *contradicts = first != 0 && first != own;
  if (first == 0)
    g_hash_table_insert (import->seen, g_steal_pointer (&key), GUINT_TO_POINTER (own));
  return first != 0;
}

static gboolean
take_contract (Import *import, MwSourceRow *row, GError **error)
{
  gint64 supplier;
  gint64 client;
  gint64 existing;
  gboolean contradicts;

  if (!resolve_supplier (import, row, &supplier, error) || !resolve_client (import, row, &client, error))
    return FALSE;
  set_reference (row->contract, MW_CONTRACT_SUPPLIER, supplier);
  set_reference (row->contract, MW_CONTRACT_CLIENT, client);
  set_reference (row->contract, MW_CONTRACT_CATEGORY, resolve_category (import, row));
  if (is_repeated (import, row, &contradicts))
    {
      if (contradicts)
        add_finding (import->summary->left_out, row, g_strdup (_ ("the same number stands in an earlier row, with other values")));
      else
        import->summary->same++;
      return TRUE;
    }
  existing = find_existing (import, row->contract, error);
  if (existing < 0)
    return FALSE;
  return existing == 0 ? add_contract (import, row, error) : update_contract (import, row, existing, error);
}

static gboolean
take_row (Import *import, MwSourceRow *row, GError **error)
{
  import->summary->rows++;
  if (row->skipped != NULL)
    {
      add_finding (import->summary->left_out, row, g_strdup (row->skipped));
      return TRUE;
    }
  for (guint i = 0; i < row->problems->len; i++)
    add_finding (import->summary->doubts, row, mw_source_problem_describe (g_ptr_array_index (row->problems, i)));
  if (!take_contract (import, row, error))
    {
      g_prefix_error (error, _ ("Row %u: "), row->number);
      return FALSE;
    }
  return TRUE;
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

  if (!load_known (import, error) || !mw_contract_source_start (import->job->source, error))
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
  g_autoptr (GHashTable) suppliers_by_kvk = id_table ();
  g_autoptr (GHashTable) categories = id_table ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Import import = { job, connection, summary, organisations, suppliers_by_kvk, categories, seen };
  gboolean done;

  done = job->dry_run ? mw_history_try (connection, act, take_rows, &import, error)
                      : mw_history_run (connection, act, take_rows, &import, error);
  return done ? g_steal_pointer (&summary) : NULL;
}
