/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-room-list.h"

#include "mw-contract-extension.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-initiative.h"
#include "mw-record-store.h"
#include "mw-talk-proposal.h"

/* The room calendar of a category: the moments of all its contracts, with the wishes that could ride on each. */

static void
clear_entry (gpointer data)
{
  MwRoomEntry *entry = data;

  g_object_unref (entry->contract);
  g_free (entry->supplier);
  g_free (entry->wishes);
}

/* Returns: (transfer full): id of a contract → its extension options */
static GHashTable *
load_extensions (MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = mw_record_store_list (connection, &mw_contract_extension_table, NULL, 0, error);
  GHashTable *extensions;

  if (all == NULL)
    return NULL;
  extensions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      MwRecord *extension = g_ptr_array_index (all, i);
      gint64 contract_id = mw_record_get_reference (extension, MW_CONTRACT_EXTENSION_CONTRACT);
      GPtrArray *of_contract = g_hash_table_lookup (extensions, &contract_id);
      if (of_contract == NULL)
        {
          of_contract = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (extensions, g_memdup2 (&contract_id, sizeof contract_id), of_contract);
        }
      g_ptr_array_add (of_contract, g_object_ref (extension));
    }
  return extensions;
}

/* Returns: (transfer full): what the initiatives under the contract fit best */
static char *
find_wishes (MwMatchBoard *matching, gint64 contract_id)
{
  GPtrArray *supplies = mw_match_board_get_supplies (matching);

  for (guint i = 0; i < supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (supplies, i);
      g_autoptr (GArray) pairs = NULL;
      g_autofree char *fits = NULL;
      if (mw_record_get_reference (mw_supply_get_initiative (supply), MW_INITIATIVE_CONTRACT) != contract_id)
        continue;
      pairs = mw_match_board_rank (matching, supply, NULL);
      fits = mw_talk_proposal_name_fits (pairs);
      if (*fits != '\0')
        return g_steal_pointer (&fits);
    }
  return g_strdup ("");
}

static gboolean
is_near (const MwRoomMoment *moment, const GDate *today)
{
  GDate horizon = *today;

  mw_date_add_months (&horizon, MW_ROOM_HORIZON_MONTHS);
  return g_date_compare (&moment->date, &horizon) <= 0;
}

static void
add_contract (GArray *entries, MwTalkBoard *board, MwMatchBoard *matching, const MwContractFacts *facts, GPtrArray *extensions, const GDate *today)
{
  g_autoptr (GArray) moments = mw_room_calendar_list (facts->contract, &facts->duty, extensions, today);
  g_autofree char *wishes = moments->len > 0 ? find_wishes (matching, mw_record_get_id (facts->contract)) : NULL;

  for (guint i = 0; i < moments->len; i++)
    {
      MwRoomEntry entry = { .moment = g_array_index (moments, MwRoomMoment, i) };
      if (!is_near (&entry.moment, today))
        continue;
      entry.contract = g_object_ref (facts->contract);
      entry.supplier = g_strdup (mw_talk_board_get_supplier (board, mw_record_get_reference (facts->contract, MW_CONTRACT_SUPPLIER)));
      entry.wishes = g_strdup (wishes);
      g_array_append_val (entries, entry);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MwRoomEntry *first = a;
  const MwRoomEntry *second = b;
  int order = (int) first->moment.state - (int) second->moment.state;

  if (order == 0)
    order = g_date_compare (&first->moment.date, &second->moment.date);
  if (order == 0)
    order = (int) first->moment.kind - (int) second->moment.kind;
  return order != 0 ? order : g_strcmp0 (mw_record_get_title (first->contract), mw_record_get_title (second->contract));
}

/**
 * mw_room_list_load:
 * @matching: both sides of the table
 *
 * Returns: (transfer full) (element-type MwRoomEntry) (nullable): by state, the first one first
 */
GArray *
mw_room_list_load (MwConnection *connection, MwMatchBoard *matching, gint64 category_id, const GDate *today, GError **error)
{
  g_autoptr (MwTalkBoard) board = mw_talk_board_load (connection, category_id, today, error);
  g_autoptr (GHashTable) extensions = board != NULL ? load_extensions (connection, error) : NULL;
  GPtrArray *contracts = extensions != NULL ? mw_talk_board_get_contracts (board) : NULL;
  GArray *entries;

  if (contracts == NULL)
    return NULL;
  entries = g_array_new (FALSE, FALSE, sizeof (MwRoomEntry));
  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < contracts->len; i++)
    {
      const MwContractFacts *facts = g_ptr_array_index (contracts, i);
      gint64 id = mw_record_get_id (facts->contract);
      add_contract (entries, board, matching, facts, g_hash_table_lookup (extensions, &id), today);
    }
  g_array_sort (entries, compare);
  return entries;
}
