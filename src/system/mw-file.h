/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mw_file_is_same (const char *a, const char *b);
char *mw_file_follow_links (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
