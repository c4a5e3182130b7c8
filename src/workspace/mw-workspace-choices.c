/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-workspace"

#include "config.h"
#include "mw-workspace.h"

#include "mw-contact.h"
#include "mw-contribution.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-value-row.h"

/* What a field of a form may refer to. */

/* Which organisations a field means: one that supplies, one that asks, or one that helps. A contact may be of any. */
static const char *
wanted_kind (const MwTable *table, const MwField *field)
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
      if (table != &mw_contact_table && field->target == &mw_organisation_table && g_str_equal (kinds[i].column, field->column))
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

/* A contribution can only come from a link that counts for the same contract. */
static GPtrArray *
list_links_of_contract (MwWorkspace *self, const MwRecord *contribution)
{
  GListModel *links = mw_workspace_get_records (self, &mw_match_table);
  gint64 contract_id = mw_record_get_reference (contribution, MW_CONTRIBUTION_CONTRACT);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (MwRecord) link = g_list_model_get_item (links, i);
      MwRecord *initiative = mw_workspace_find_record (self, &mw_initiative_table, mw_record_get_reference (link, MW_MATCH_INITIATIVE));
      gint64 counts_for = mw_record_get_reference (link, MW_MATCH_CONTRACT);
      if (counts_for == 0 && initiative != NULL)
        counts_for = mw_record_get_reference (initiative, MW_INITIATIVE_CONTRACT);
      if (counts_for == contract_id)
        g_ptr_array_add (found, g_steal_pointer (&link));
    }
  return found;
}

/* People at the supplier that a talk is with, and colleagues: not those of other suppliers. */
static GPtrArray *
list_contacts (MwWorkspace *self, const MwRecord *record)
{
  GListModel *all = mw_workspace_get_records (self, &mw_contact_table);
  gint64 supplier_id = find_supplier (self, record);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) contact = g_list_model_get_item (all, i);
      const MwRecord *organisation = mw_workspace_find_record (self, &mw_organisation_table, mw_record_get_reference (contact, MW_CONTACT_ORGANISATION));
      gboolean ours = organisation == NULL || g_strcmp0 (mw_record_get_text (organisation, MW_ORGANISATION_KIND), "supplier") != 0;
      if (ours || mw_record_get_id (organisation) == supplier_id)
        g_ptr_array_add (found, g_steal_pointer (&contact));
    }
  g_ptr_array_sort (found, compare_titles);
  return found;
}

/* An initiative of that supplier; a record that names none may be about any. */
static GPtrArray *
list_initiatives (MwWorkspace *self, const MwRecord *record)
{
  GListModel *all = mw_workspace_get_records (self, &mw_initiative_table);
  gint64 supplier_id = find_supplier (self, record);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) initiative = g_list_model_get_item (all, i);
      if (supplier_id == 0 || mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER) == supplier_id)
        g_ptr_array_add (found, g_steal_pointer (&initiative));
    }
  g_ptr_array_sort (found, compare_titles);
  return found;
}

static char *
describe_contact (MwWorkspace *self, const MwRecord *contact)
{
  const MwRecord *organisation = mw_workspace_find_record (self, &mw_organisation_table, mw_record_get_reference (contact, MW_CONTACT_ORGANISATION));
  const char *role = mw_record_get_text (contact, MW_CONTACT_ROLE);

  return g_strdup_printf ("%s, %s%s%s", mw_record_get_title (contact), role != NULL ? role : "", role != NULL ? ", " : "", organisation != NULL ? mw_record_get_title (organisation) : "");
}

/**
 * mw_workspace_describe_choice:
 * @choice: a record that a field may refer to
 *
 * Returns: (transfer full): how a list of choices names it
 */
char *
mw_workspace_describe_choice (MwWorkspace *self, const MwRecord *choice)
{
  const char *condition;

  if (mw_record_get_table (choice) == &mw_match_table)
    {
      MwRecord *initiative = mw_workspace_find_record (self, &mw_initiative_table, mw_record_get_reference (choice, MW_MATCH_INITIATIVE));
      MwRecord *nomination = mw_workspace_find_record (self, &mw_nomination_table, mw_record_get_reference (choice, MW_MATCH_NOMINATION));
      return g_strdup_printf ("%s → %s", initiative != NULL ? mw_record_get_title (initiative) : "?", nomination != NULL ? mw_record_get_title (nomination) : "?");
    }
  if (mw_record_get_table (choice) == &mw_contact_table)
    return describe_contact (self, choice);
  condition = mw_record_get_table (choice) == &mw_value_row_table ? mw_record_get_text (choice, MW_VALUE_ROW_CONDITION) : NULL;
  return condition != NULL ? g_strdup_printf ("%s, %s", mw_record_get_title (choice), condition) : g_strdup (mw_record_get_title (choice));
}

/**
 * mw_workspace_list_choices:
 * @field: a reference, or a set of them
 *
 * Returns: (transfer full) (element-type MwRecord): what the field of @record may refer to, by title
 */
GPtrArray *
mw_workspace_list_choices (MwWorkspace *self, const MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];
  const char *kind = wanted_kind (mw_record_get_table (record), description);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all;

  if (description->target == &mw_contract_table)
    return list_contracts_of_supplier (self, record);
  if (description->target == &mw_value_row_table)
    return mw_workspace_list_value_rows (self, record, "block");
  if (description->target == &mw_match_table)
    return list_links_of_contract (self, record);
  if (description->target == &mw_contact_table)
    return list_contacts (self, record);
  if (description->target == &mw_initiative_table)
    return list_initiatives (self, record);
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
