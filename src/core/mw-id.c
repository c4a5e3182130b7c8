/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-id.h"

/* 41 bits of milliseconds since 2020 reach to 2089; 22 random bits part machines within one of them. */
#define EPOCH_MS G_GINT64_CONSTANT (1577836800000)
#define RANDOM_BITS 22

/**
 * mw_id_source_next:
 * @unix_ms: the moment; a clock that goes back does no harm
 *
 * Returns: an id above all earlier ones of @source
 */
gint64
mw_id_source_next (MwIdSource *source, gint64 unix_ms, guint32 random)
{
  gint64 since = MAX (unix_ms - EPOCH_MS, 1);
  gint64 id = (since << RANDOM_BITS) | (random & ((1u << RANDOM_BITS) - 1));

  /* A file may hold an id at the very end; after that one there is no next. */
  if (id <= source->last && source->last < G_MAXINT64)
    id = source->last + 1;
  source->last = id;
  return id;
}
