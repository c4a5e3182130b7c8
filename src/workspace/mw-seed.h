/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"

G_BEGIN_DECLS

gboolean mw_seed_run (MwConnection *connection, gboolean demo, const GDate *today, GError **error);
gboolean mw_seed_is_complete (MwConnection *connection, gboolean *complete, GError **error);
gboolean mw_seed_complete (MwConnection *connection, const GDate *today, GError **error);

G_END_DECLS
