/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"

G_BEGIN_DECLS

gboolean mw_contract_search_refresh (MwConnection *connection, gint64 contract_id, GError **error);
gboolean mw_contract_search_refresh_organisation (MwConnection *connection, gint64 organisation_id, GError **error);
gboolean mw_contract_search_rebuild (MwConnection *connection, GError **error);

G_END_DECLS
