/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mw_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *mw_text_fold_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *mw_text_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_text_make_portable (const char *text, char **made);
gboolean mw_text_looks_misdecoded (const char *text);

G_END_DECLS
