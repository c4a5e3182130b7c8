/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-table.h"

G_BEGIN_DECLS

gboolean mw_history_forget (MwConnection *connection, const MwTable *table, gint64 id, GError **error);

G_END_DECLS
