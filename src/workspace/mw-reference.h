/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-header-names.h"
#include "mw-money.h"
#include "mw-regions.h"

G_BEGIN_DECLS

char *mw_reference_get_path (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;
GStrv mw_reference_load_opening_questions (GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwRegions *mw_reference_load_regions (GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwHeaderNames *mw_reference_load_header_names (const char *preset, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwNotation mw_notation_of_messages (void);

G_END_DECLS
