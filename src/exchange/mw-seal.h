/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a writer puts into the properties of its file, once and before any text of the user's; mw_seal_put() fills it in. */
#define MW_SEAL_MARK "maatwerk-seal:"
#define MW_SEAL_BLANK MW_SEAL_MARK "00000000000000000000000000000000"

/* The name of the property, where it has one of its own. */
#define MW_SEAL_PROPERTY "Maatwerk seal"

gboolean mw_seal_put (const char *path);
gboolean mw_seal_holds (const char *path);

G_END_DECLS
