/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwIdSource:
 *
 * Gives ids of 63 bits that rise in time and do not clash with those of another machine, so that files
 * can be merged later. Start with all zeroes.
 */
typedef struct
{
  gint64 last;
} MwIdSource;

gint64 mw_id_source_next (MwIdSource *source, gint64 unix_ms, guint32 random);

G_END_DECLS
