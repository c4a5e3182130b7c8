/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-category.h"
#include "mw-contract-query.h"
#include "mw-contract.h"
#include "mw-date.h"
#include "mw-open-test.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-room-list.h"
#include "mw-workspace.h"

static GArray *
load (MwOpen *self, gint64 category_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwMatchBoard) matching = mw_match_board_load (self->connection, self->regions, MW_CATEGORY_ALL, &self->base.today, &error);
  GArray *entries;

  g_assert_no_error (error);
  entries = mw_room_list_load (self->connection, matching, category_id, &self->base.today, &error);
  g_assert_no_error (error);
  return entries;
}

static const MwRoomEntry *
find (const GArray *entries, gint64 contract_id, MwRoomKind kind)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const MwRoomEntry *entry = &g_array_index (entries, MwRoomEntry, i);
      if (mw_record_get_id (entry->contract) == contract_id && entry->moment.kind == kind)
        return entry;
    }
  return NULL;
}

/* What can still be done comes first, then by date; nothing lies beyond two years; each line names its supplier. */
static void
test_order (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GArray) entries = load (self, MW_CATEGORY_ALL);
  GDate horizon = self->base.today;
  gboolean rides = FALSE;

  mw_date_add_months (&horizon, MW_ROOM_HORIZON_MONTHS);
  g_assert_cmpuint (entries->len, >, 20);
  for (guint i = 0; i < entries->len; i++)
    {
      const MwRoomEntry *entry = &g_array_index (entries, MwRoomEntry, i);
      const MwRoomEntry *before = i > 0 ? &g_array_index (entries, MwRoomEntry, i - 1) : entry;
      g_assert_cmpint (before->moment.state, <=, entry->moment.state);
      if (before->moment.state == entry->moment.state)
        g_assert_cmpint (g_date_compare (&before->moment.date, &entry->moment.date), <=, 0);
      g_assert_cmpint (g_date_compare (&entry->moment.date, &horizon), <=, 0);
      g_assert_cmpstr (entry->supplier, !=, "");
      rides = rides || *entry->wishes != '\0';
    }
  g_assert_true (rides);
}

/* Also what is offered under no contract could ride on one. */
static void
test_wishes (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GArray) before = load (self, MW_CATEGORY_ALL);
  g_autoptr (GArray) after = NULL;
  guint with[2] = { 0 };

  for (guint i = 0; i < before->len; i++)
    with[0] += *g_array_index (before, MwRoomEntry, i).wishes != '\0';
  g_assert_true (mw_connection_execute (self->connection, "UPDATE initiative SET contract_id = NULL", NULL));
  after = load (self, MW_CATEGORY_ALL);
  for (guint i = 0; i < after->len; i++)
    with[1] += *g_array_index (after, MwRoomEntry, i).wishes != '\0';
  g_assert_cmpuint (with[0], >, 0);
  g_assert_cmpuint (with[1], >, 0);
}

/* A silent renewal is there as soon as it is known, warned of from the day of notice; a category sees its own only. */
static void
test_renewal (MwOpen *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contracts = mw_record_store_list (self->connection, &mw_contract_table, "t.end_date > '2029-01-01'", 0, &error);
  MwRecord *contract = g_ptr_array_index (contracts, 0);
  gint64 id = mw_record_get_id (contract);
  g_autoptr (GArray) before = load (self, MW_CATEGORY_ALL);
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) elsewhere = NULL;
  gint64 other = mw_record_store_find (self->connection, &mw_category_table, MW_CATEGORY_NAME, "Datacenters", &error);
  const MwRoomEntry *renewal;
  GDate notice = self->base.today;

  g_assert_null (find (before, id, MW_ROOM_RENEWAL));
  g_date_add_days (&notice, 20);
  mw_record_set_yes_no (contract, MW_CONTRACT_RENEWS_AUTOMATICALLY, MW_YES);
  mw_record_set_date (contract, MW_CONTRACT_NOTICE_DATE, &notice);
  g_assert_true (mw_record_store_update (self->connection, contract, &error));
  after = load (self, MW_CATEGORY_ALL);
  renewal = find (after, id, MW_ROOM_RENEWAL);
  if (renewal == NULL)
    g_error ("the renewal is not in the calendar");
  g_assert_cmpint (renewal->moment.state, ==, MW_ROOM_SOON);
  g_assert_cmpint (g_date_compare (&renewal->moment.date, &notice), ==, 0);
  g_assert_cmpint (other, !=, 0);
  elsewhere = load (self, other);
  g_assert_cmpuint (elsewhere->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_open_add_demo ("/room-list/order", test_order);
  mw_open_add_demo ("/room-list/wishes", test_wishes);
  mw_open_add_demo ("/room-list/renewal", test_renewal);
  return g_test_run ();
}
