/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-act.h"
#include "mw-connection.h"

G_BEGIN_DECLS

/* The work of an act; it may fill in @act. Called within the transaction. */
typedef gboolean (*MwActFunc) (MwConnection *connection, MwAct *act, gpointer data, GError **error);

gboolean mw_history_run (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error);
gboolean mw_history_cut (MwAct *act, GError **error);
gboolean mw_history_try (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error);
MwAct *mw_history_undo (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwAct *mw_history_redo (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_history_peek (MwConnection *connection, MwAct **undo, MwAct **redo, GError **error);

G_END_DECLS
