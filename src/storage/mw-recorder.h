/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-act.h"
#include "mw-connection.h"

G_BEGIN_DECLS

MwRecorder *mw_recorder_start (MwConnection *connection, gint64 act_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_recorder_free (MwRecorder *self);
gboolean mw_recorder_cut (MwRecorder *self, GError **error);
guint mw_recorder_get_n_parts (const MwRecorder *self);

gboolean mw_recorder_play (MwConnection *connection, gint64 act_id, gboolean backwards, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRecorder, mw_recorder_free)

G_END_DECLS
