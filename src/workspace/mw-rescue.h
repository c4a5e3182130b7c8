/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-backups.h"

G_BEGIN_DECLS

void mw_rescue_find_backup_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MwBackup *mw_rescue_find_backup_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_rescue_restore_async (const char *backup, const char *path, GAsyncReadyCallback callback, gpointer user_data);
char *mw_rescue_restore_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
