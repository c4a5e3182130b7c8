/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"

G_BEGIN_DECLS

gboolean mw_file_check_quickly (MwConnection *connection, GError **error);
GPtrArray *mw_file_check_run (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
