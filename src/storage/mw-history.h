/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-table.h"

G_BEGIN_DECLS

/**
 * MwAct:
 * @id: 0 where there is no such act
 * @verb: create, edit, delete, import, link, unlink or seed
 * @table: (nullable): kind of the record that it is about
 * @record_id: 0 where it is about several
 * @subject: (nullable): what the record was called
 * @detail: (nullable): names of the columns that changed, parted by spaces, or a count
 *
 * What the user did, in data; words are made of it where it is shown.
 */
typedef struct
{
  gint64 id;
  char *verb;
  const MwTable *table;
  gint64 record_id;
  char *subject;
  char *detail;
} MwAct;

MwAct *mw_act_new (const char *verb) G_GNUC_WARN_UNUSED_RESULT;
void mw_act_free (MwAct *act);
char *mw_act_describe (const MwAct *act) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwAct, mw_act_free)

/* The work of an act; it may fill in @act. Called within the transaction. */
typedef gboolean (*MwActFunc) (MwConnection *connection, MwAct *act, gpointer data, GError **error);

gboolean mw_history_run (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error);
gboolean mw_history_try (MwConnection *connection, MwAct *act, MwActFunc func, gpointer data, GError **error);
MwAct *mw_history_undo (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwAct *mw_history_redo (MwConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_history_peek (MwConnection *connection, MwAct **undo, MwAct **redo, GError **error);

G_END_DECLS
