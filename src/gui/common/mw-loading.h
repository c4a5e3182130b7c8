/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_LOADING (mw_loading_get_type ())
G_DECLARE_FINAL_TYPE (MwLoading, mw_loading, MW, LOADING, AdwBin)

G_END_DECLS
