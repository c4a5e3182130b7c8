/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-room-list.h"

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-initiative.h"
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

/* An initiative, and the requests that it fits; ranked once for all contracts of its supplier. */
typedef struct
{
  gint64 contract_id;
  GArray *fits; /* MwPair */
} Offer;

static void
clear_offer (gpointer data)
{
  g_array_unref (((Offer *) data)->fits);
}

static GArray *
rank_fits (MwMatchBoard *matching, const MwSupply *supply)
{
  GArray *pairs = mw_match_board_rank (matching, supply, NULL);
  guint n = 0;

  while (n < pairs->len && g_array_index (pairs, MwPair, n).fit.band == MW_FIT_FITS)
    n++;
  g_array_set_size (pairs, n);
  return pairs;
}

/* Returns: (transfer full): id of a supplier → its offers */
static GHashTable *
list_offers (MwMatchBoard *matching)
{
  GPtrArray *supplies = mw_match_board_get_supplies (matching);
  GHashTable *offers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (supplies, i);
      const MwRecord *initiative = mw_supply_get_initiative (supply);
      gint64 supplier_id = mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER);
      Offer offer = { mw_record_get_reference (initiative, MW_INITIATIVE_CONTRACT), rank_fits (matching, supply) };
      GArray *of_supplier = g_hash_table_lookup (offers, &supplier_id);
      if (of_supplier == NULL)
        {
          of_supplier = g_array_new (FALSE, FALSE, sizeof (Offer));
          g_array_set_clear_func (of_supplier, clear_offer);
          g_hash_table_insert (offers, g_memdup2 (&supplier_id, sizeof supplier_id), of_supplier);
        }
      g_array_append_val (of_supplier, offer);
    }
  return offers;
}

/* Several initiatives may fit the same request, which is one wish. */
static void
add_new_fits (GArray *wishes, const GArray *fits)
{
  for (guint i = 0; i < fits->len; i++)
    {
      const MwPair *pair = &g_array_index (fits, MwPair, i);
      gboolean there = FALSE;
      for (guint k = 0; k < wishes->len && !there; k++)
        there = g_array_index (wishes, MwPair, k).demand == pair->demand;
      if (!there)
        g_array_append_val (wishes, *pair);
    }
}

/* Returns: (transfer full): what the initiatives of the supplier fit, those under the contract first */
static char *
find_wishes (GHashTable *offers, const MwRecord *contract)
{
  gint64 supplier_id = mw_record_get_reference (contract, MW_CONTRACT_SUPPLIER);
  const GArray *of_supplier = g_hash_table_lookup (offers, &supplier_id);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (MwPair));

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; of_supplier != NULL && i < of_supplier->len; i++)
        {
          const Offer *offer = &g_array_index (of_supplier, Offer, i);
          if ((offer->contract_id == mw_record_get_id (contract)) == (pass == 0))
            add_new_fits (wishes, offer->fits);
        }
    }
  return mw_talk_proposal_name_fits (wishes);
}

static gboolean
is_near (const MwRoomMoment *moment, const GDate *today)
{
  GDate horizon = *today;

  mw_date_add_months (&horizon, MW_ROOM_HORIZON_MONTHS);
  return g_date_compare (&moment->date, &horizon) <= 0;
}

static void
add_contract (GArray *entries, MwTalkBoard *board, GHashTable *offers, const MwContractFacts *facts, const GDate *today)
{
  GPtrArray *extensions = mw_talk_board_get_extensions (board, mw_record_get_id (facts->contract));
  g_autoptr (GArray) moments = mw_room_calendar_list (facts->contract, &facts->duty, extensions, today);
  g_autofree char *wishes = moments->len > 0 ? find_wishes (offers, facts->contract) : NULL;

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
  g_autoptr (MwTalkBoard) board = mw_talk_board_load_with_contracts (connection, category_id, today, error);
  g_autoptr (GHashTable) offers = board != NULL ? list_offers (matching) : NULL;
  GPtrArray *contracts = board != NULL ? mw_talk_board_get_contracts (board) : NULL;
  GArray *entries;

  if (contracts == NULL)
    return NULL;
  entries = g_array_new (FALSE, FALSE, sizeof (MwRoomEntry));
  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < contracts->len; i++)
    add_contract (entries, board, offers, g_ptr_array_index (contracts, i), today);
  g_array_sort (entries, compare);
  return entries;
}
