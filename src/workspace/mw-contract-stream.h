/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-query.h"

G_BEGIN_DECLS

/**
 * MwContractStream:
 * @next: how many were handed over
 *
 * The contracts of a result one by one, read from the file some hundreds at a time.
 */
typedef struct
{
  MwConnection *connection;
  const MwContractResult *result;
  GPtrArray *batch; /* the last one comes first */
  guint next;
} MwContractStream;

void mw_contract_stream_clear (MwContractStream *self);
gboolean mw_contract_stream_next (MwContractStream *self, MwContractFacts **facts, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwContractStream, mw_contract_stream_clear)

G_END_DECLS
