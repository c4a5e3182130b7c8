/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mw_import_organisation_key (const char *kind, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *mw_import_alike_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *mw_import_number_key (const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
