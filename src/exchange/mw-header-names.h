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
int mw_header_names_score (const MwHeaderNames *self, const char *header, const char *target);
const char *const *mw_header_names_get_targets (const MwHeaderNames *self);
guint mw_header_names_count_known (const MwHeaderNames *self, const MwRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwHeaderNames, mw_header_names_free)

G_END_DECLS
