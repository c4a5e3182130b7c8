/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-id.h"
#include "mw-test.h"

/* Also when the clock stands still or goes back. */
static void
test_rises (void)
{
  MwIdSource source = { 0 };
  gint64 now = G_GINT64_CONSTANT (1795000000000);
  gint64 last = 0;

  for (guint i = 0; i < 100000; i++)
    {
      gint64 id = mw_id_source_next (&source, now - (i % 3) * 5000, g_test_rand_int ());
      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_machines_differ (void)
{
  MwIdSource one = { 0 };
  MwIdSource two = { 0 };
  gint64 now = G_GINT64_CONSTANT (1795000000000);

  g_assert_cmpint (mw_id_source_next (&one, now, 1), !=, mw_id_source_next (&two, now, 2));
  g_assert_cmpint (mw_id_source_next (&one, now + 1, 0), >, mw_id_source_next (&two, now, 0x3fffff));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/id/always-rises", test_rises);
  g_test_add_func ("/id/machines-do-not-clash", test_machines_differ);
  return g_test_run ();
}
