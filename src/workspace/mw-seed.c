/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-seed.h"

#include <glib/gi18n-lib.h>

#include "mw-category.h"
#include "mw-contract-import.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-history.h"
#include "mw-json.h"
#include "mw-record-store.h"
#include "mw-reference.h"

/*
 * What a new file starts with: the reference data, and for a demo file a story around them. The demo's
 * contracts come in through the importer, like those of any user.
 */

typedef struct
{
  const char *folder;
  const char *file;
  const MwTable *table;
} SeedFile;

static gboolean
find_by_key (MwConnection *connection, const MwTable *target, const char *key, gint64 *id, GError **error)
{
  *id = mw_record_store_find (connection, target, target->key_field, key, error);
  if (*id == 0 && error != NULL && *error == NULL)
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID, "%s: %s", target->name, key);
  return *id != 0;
}

/* A set of references holds keys without spaces, such as numbers of contracts. */
static gboolean
resolve_sets (MwConnection *connection, MwRecord *record, GError **error)
{
  const MwTable *table = mw_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autoptr (GString) ids = g_string_new (NULL);
      const char *keys;
      if (table->fields[i].type != MW_FIELD_CODES || table->fields[i].target == NULL)
        continue;
      keys = mw_record_get_text (record, i);
      g_auto (GStrv) words = g_strsplit (keys != NULL ? keys : "", " ", -1);
      for (char **word = words; *word != NULL; word++)
        {
          gint64 id;
          if (!find_by_key (connection, table->fields[i].target, *word, &id, error))
            return FALSE;
          g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", id);
        }
      mw_record_set_text (record, i, ids->str);
    }
  return TRUE;
}

static gboolean
resolve_references (MwConnection *connection, MwLooseRecord *loose, GError **error)
{
  const MwTable *table = mw_record_get_table (loose->record);
  GHashTableIter iterator;
  gpointer field;
  gpointer key;

  g_hash_table_iter_init (&iterator, loose->references);
  while (g_hash_table_iter_next (&iterator, &field, &key))
    {
      gint64 id;
      if (!find_by_key (connection, table->fields[GPOINTER_TO_UINT (field)].target, key, &id, error))
        return FALSE;
      mw_record_set_integer (loose->record, GPOINTER_TO_UINT (field), id);
    }
  return resolve_sets (connection, loose->record, error);
}

/* What is there already, such as a supplier that the register brought, is completed, not doubled. */
static gboolean
insert_or_complete (MwConnection *connection, MwRecord *record, GError **error)
{
  const MwTable *table = mw_record_get_table (record);
  const char *key = mw_field_is_text (&table->fields[table->key_field]) ? mw_record_get_text (record, table->key_field) : NULL;
  gint64 id = key != NULL ? mw_record_store_find (connection, table, table->key_field, key, NULL) : 0;
  g_autoptr (MwRecord) existing = NULL;

  if (id == 0)
    return mw_record_store_insert (connection, record, error);
  existing = mw_record_store_get (connection, table, id, error);
  if (existing == NULL)
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (mw_record_is_known (record, i))
        mw_record_copy_field (existing, record, i);
    }
  return mw_record_store_update (connection, existing, error);
}

static gboolean
seed_table (MwConnection *connection, const SeedFile *file, const GDate *today, GError **error)
{
  g_autofree char *path = mw_reference_get_path (file->folder, file->file);
  g_autoptr (GPtrArray) records = mw_json_load_records (path, file->table, today, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      MwLooseRecord *loose = g_ptr_array_index (records, i);
      if (!resolve_references (connection, loose, error) || !insert_or_complete (connection, loose->record, error))
        {
          g_prefix_error (error, "%s: ", path);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
seed_reference (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  static const SeedFile files[] = {
    { "reference", "rule-sets.json", &mw_rule_set_table },
    { "reference", "categories.json", &mw_category_table },
    { "reference", "target-groups.json", &mw_target_group_table },
    { "reference", "value-tables.json", &mw_value_table_table },
    { "reference", "value-tables.json", &mw_value_row_table },
    { "reference", "preferences.json", &mw_preference_table },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (!seed_table (connection, &files[i], data, error))
        return FALSE;
    }
  return TRUE;
}

/* Value tables came with schema 3; a file of an older one has neither them nor preferences. */
static gboolean
seed_missing (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  static const SeedFile files[] = {
    { "reference", "value-tables.json", &mw_value_table_table },
    { "reference", "value-tables.json", &mw_value_row_table },
    { "reference", "preferences.json", &mw_preference_table },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (!seed_table (connection, &files[i], data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_seed_is_complete:
 *
 * The preferences, of which there is always one record, tell whether a file has all reference data.
 */
gboolean
mw_seed_is_complete (MwConnection *connection, gboolean *complete, GError **error)
{
  gint64 preferences;

  if (!mw_connection_get_integer (connection, "SELECT count (*) FROM preference", &preferences, error))
    return FALSE;
  *complete = preferences > 0;
  return TRUE;
}

/* Adds the reference data that a file of an older version lacks. */
gboolean
mw_seed_complete (MwConnection *connection, const GDate *today, GError **error)
{
  g_autoptr (MwAct) act = mw_act_new ("seed");

  return mw_history_run (connection, act, seed_missing, (gpointer) today, error);
}

static gboolean
seed_demo_before (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  static const SeedFile files[] = {
    { "demo", "demo.json", &mw_category_table },
    { "demo", "demo.json", &mw_organisation_table },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (!seed_table (connection, &files[i], data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
seed_demo_after (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  static const SeedFile files[] = {
    { "demo", "demo.json", &mw_nomination_table },
    { "demo", "demo.json", &mw_initiative_table },
    { "demo", "demo.json", &mw_match_table },
    { "demo", "demo.json", &mw_contract_extension_table },
    { "demo", "demo.json", &mw_contribution_table },
    { "demo", "demo.json", &mw_contact_table },
    { "demo", "demo.json", &mw_conversation_table },
    { "demo", "demo.json", &mw_agenda_item_table },
    { "demo", "demo.json", &mw_agreement_table },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (!seed_table (connection, &files[i], data, error))
        return FALSE;
    }
  return TRUE;
}

/* Whole months, so that contracts still begin on the first of a month. */
static int
months_since_base (const GDate *today, GError **error)
{
  g_autofree char *path = mw_reference_get_path ("demo", "demo.json");
  GDate base;

  if (!mw_json_load_date (path, "base_date", &base, error))
    return G_MININT;
  return (g_date_get_year (today) - g_date_get_year (&base)) * 12 + ((int) g_date_get_month (today) - (int) g_date_get_month (&base));
}

static gboolean
import_demo_register (MwConnection *connection, const char *name, int months, GError **error)
{
  g_autofree char *path = mw_reference_get_path ("demo", name);
  g_autoptr (MwHeaderNames) names = mw_reference_load_header_names (NULL, error);
  g_autoptr (MwContractSource) source = NULL;
  g_autoptr (MwImportSummary) summary = NULL;
  MwImportJob job = { 0 };

  if (names == NULL)
    return FALSE;
  source = mw_contract_source_open (path, NULL, names, error);
  if (source == NULL)
    return FALSE;
  mw_contract_source_shift_months (source, months);
  job.source = source;
  summary = mw_import_job_run (connection, &job, error);
  return summary != NULL;
}

static gboolean
seed_demo (MwConnection *connection, const GDate *today, GError **error)
{
  g_autoptr (MwAct) before = mw_act_new ("seed");
  g_autoptr (MwAct) after = mw_act_new ("seed");
  int months = months_since_base (today, error);

  return months != G_MININT && mw_history_run (connection, before, seed_demo_before, (gpointer) today, error) && import_demo_register (connection, "contractregister-inhuur-professionals.xlsx", months, error) && import_demo_register (connection, "contractregister-overige-categorieen.csv", months, error) && mw_history_run (connection, after, seed_demo_after, (gpointer) today, error);
}

/**
 * mw_seed_run:
 * @demo: whether to add the demo contracts, initiatives and nominations
 * @today: what the dates of the demo stand around
 */
gboolean
mw_seed_run (MwConnection *connection, gboolean demo, const GDate *today, GError **error)
{
  g_autoptr (MwAct) act = mw_act_new ("seed");

  return mw_history_run (connection, act, seed_reference, (gpointer) today, error) && (!demo || seed_demo (connection, today, error));
}
