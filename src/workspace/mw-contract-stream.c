/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-stream.h"

/* Long lists on their way to a file, without all of them in memory. */

#define BATCH 256

static gboolean
load_batch (MwContractStream *self, GError **error)
{
  const GArray *ids = self->result->ids;
  guint n = MIN (BATCH, ids->len - self->next);
  gint64 backwards[BATCH];

  for (guint i = 0; i < n; i++)
    backwards[n - 1 - i] = g_array_index (ids, gint64, self->next + i);
  g_clear_pointer (&self->batch, g_ptr_array_unref);
  self->batch = mw_contract_query_load (self->connection, self->result->basis, backwards, n, error);
  return self->batch != NULL;
}

void
mw_contract_stream_clear (MwContractStream *self)
{
  g_clear_pointer (&self->batch, g_ptr_array_unref);
}

/**
 * mw_contract_stream_next:
 * @facts: (out) (transfer full) (nullable): %NULL after the last
 */
gboolean
mw_contract_stream_next (MwContractStream *self, MwContractFacts **facts, GError **error)
{
  *facts = NULL;
  if (self->next >= self->result->ids->len)
    return TRUE;
  if ((self->batch == NULL || self->batch->len == 0) && !load_batch (self, error))
    return FALSE;
  *facts = g_ptr_array_steal_index (self->batch, self->batch->len - 1);
  self->next++;
  return TRUE;
}
