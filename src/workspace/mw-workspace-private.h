/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-workspace.h"

G_BEGIN_DECLS

void mw_workspace_run_command (MwWorkspace *self, MwDatabaseFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_return_result (GTask *task, MwDatabase *database, GAsyncResult *result, GDestroyNotify free_result);

G_END_DECLS
