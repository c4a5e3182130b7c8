/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-open-test.h"

#include "mw-reference.h"
#include "mw-workspace.h"

static void
set_up (MwOpen *self, gboolean demo)
{
  g_autoptr (GError) error = NULL;

  mw_fixture_set_up (&self->base, NULL);
  g_assert_true (mw_workspace_create_file (self->base.path, demo, &self->base.today, &error));
  self->connection = mw_connection_open (self->base.path, MW_OPEN_WRITE, &error);
  g_assert_no_error (error);
  self->regions = mw_reference_load_regions (&error);
  g_assert_no_error (error);
}

void
mw_open_set_up_demo (MwOpen *self, gconstpointer unused)
{
  set_up (self, TRUE);
}

void
mw_open_set_up_empty (MwOpen *self, gconstpointer unused)
{
  set_up (self, FALSE);
}

void
mw_open_tear_down (MwOpen *self, gconstpointer unused)
{
  mw_regions_free (self->regions);
  mw_connection_free (self->connection);
  mw_fixture_tear_down (&self->base, NULL);
}
