/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The steps of the scale, low to high. */
extern const MwChoice mw_education_levels[];

int mw_education_level_rank (const char *level);
gboolean mw_education_level_check_range (const MwRecord *record, guint lowest, guint highest, guint *field, GError **error);

G_END_DECLS
