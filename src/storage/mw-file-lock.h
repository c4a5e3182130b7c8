/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MwFileLock MwFileLock;

MwFileLock *mw_file_lock_take (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_file_lock_release (MwFileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwFileLock, mw_file_lock_release)

G_END_DECLS
