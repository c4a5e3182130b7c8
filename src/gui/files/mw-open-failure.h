/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_OPEN_FAILURE (mw_open_failure_get_type ())
G_DECLARE_FINAL_TYPE (MwOpenFailure, mw_open_failure, MW, OPEN_FAILURE, AdwBin)

void mw_open_failure_show (MwOpenFailure *self, const char *path, const GError *error);

GtkWindow *mw_open_failure_present (GtkWindow *parent, const char *path, const GError *error);

G_END_DECLS
