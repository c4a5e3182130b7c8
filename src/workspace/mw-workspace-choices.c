/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-organisation.h"
#include "mw-record-store.h"

/* What a field of a form may refer to. */

/* Which organisations a field means: one that supplies, one that asks, or one that helps. */
static const char *
wanted_kind (const MwField *field)
{
  static const struct
  {
    const char *column;
    const char *kind;
  } kinds[] = {
    { "supplier_id", "supplier" },
    { "client_id", "public_body" },
    { "organisation_id", "public_body" },
    { "partner_id", "partner" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (field->target == &mw_organisation_table && g_str_equal (kinds[i].column, field->column))
        return kinds[i].kind;
    }
  return NULL;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (mw_record_get_title (*(MwRecord *const *) a), mw_record_get_title (*(MwRecord *const *) b));
}

/* The supplier that the record names; a link does so by its initiative. */
static gint64
find_supplier (MwWorkspace *self, const MwRecord *record)
{
  guint supplier;

  if (mw_record_get_table (record) == &mw_match_table)
    record = mw_workspace_find_record (self, &mw_initiative_table, mw_record_get_reference (record, MW_MATCH_INITIATIVE));
  if (record == NULL || !mw_table_find_field (mw_record_get_table (record), "supplier_id", &supplier))
    return 0;
  return mw_record_get_reference (record, supplier);
}

/* Only the contracts of that supplier; there may be far too many others. */
static GPtrArray *
list_contracts_of_supplier (MwWorkspace *self, const MwRecord *record)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *contracts = mw_record_store_list (mw_database_get_view (mw_workspace_get_database (self)), &mw_contract_table, "t.supplier_id = ?1", find_supplier (self, record), &error);

  if (contracts != NULL)
    return contracts;
  g_message ("The contracts of a supplier could not be read: %s", error->message);
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mw_workspace_list_choices:
 * @field: a reference
 *
 * Returns: (transfer full) (element-type MwRecord): what the field of @record may refer to, by title
 */
GPtrArray *
mw_workspace_list_choices (MwWorkspace *self, const MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];
  const char *kind = wanted_kind (description);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all;

  if (description->target == &mw_contract_table)
    return list_contracts_of_supplier (self, record);
  all = mw_workspace_get_records (self, description->target);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) choice = g_list_model_get_item (all, i);
      gboolean itself = mw_record_get_table (record) == description->target && mw_record_get_id (choice) == mw_record_get_id (record);
      if (!itself && (kind == NULL || g_strcmp0 (mw_record_get_text (choice, MW_ORGANISATION_KIND), kind) == 0))
        g_ptr_array_add (choices, g_steal_pointer (&choice));
    }
  g_ptr_array_sort (choices, compare_titles);
  return g_steal_pointer (&choices);
}
