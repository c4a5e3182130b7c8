/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-duty-rules.h"

G_BEGIN_DECLS

/* What a user can do with rules and value tables, as functions for a worker of mw-database; each is one act. */

gboolean mw_command_choose_rules (MwConnection *connection, gpointer proposal, gpointer *act, GError **error);
gboolean mw_command_copy_value_table (MwConnection *connection, gpointer id, gpointer *act, GError **error);

G_END_DECLS
