/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"

G_BEGIN_DECLS

gboolean mw_schema_check_compare (MwConnection *connection, MwConnection *model, GError **error);

G_END_DECLS
