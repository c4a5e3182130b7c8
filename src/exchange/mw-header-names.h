/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-table-reader.h"

G_BEGIN_DECLS

typedef struct _MwHeaderNames MwHeaderNames;

/* A header that scores so much is itself a known name; one that scores less only holds one. */
#define MW_HEADER_SURE 700

MwHeaderNames *mw_header_names_load (const char *path, const char *preset, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_header_names_get_sheet (const MwHeaderNames *self);
void mw_header_names_free (MwHeaderNames *self);
/**
 * MwPlaceholder:
 * @MW_PLACEHOLDER_NO_END: a date that stands for "no end date"
 * @MW_PLACEHOLDER_NOT_FILLED_IN: a date that stands for nothing
 */
typedef enum
{
  MW_PLACEHOLDER_NONE,
  MW_PLACEHOLDER_NO_END,
  MW_PLACEHOLDER_NOT_FILLED_IN,
} MwPlaceholder;

int mw_header_names_score (const MwHeaderNames *self, const char *header, const char *target);
const char *mw_header_names_find_scaled (const MwHeaderNames *self, const char *header);
gboolean mw_header_names_tells_scale (const MwHeaderNames *self, const char *text);
MwPlaceholder mw_header_names_find_placeholder (const MwHeaderNames *self, const char *date);
const char *const *mw_header_names_get_targets (const MwHeaderNames *self);
guint mw_header_names_count_known (const MwHeaderNames *self, const MwRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwHeaderNames, mw_header_names_free)

G_END_DECLS
