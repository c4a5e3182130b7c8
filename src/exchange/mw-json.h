/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

#include "mw-fit.h"
#include "mw-record.h"
#include "mw-regions.h"

G_BEGIN_DECLS

/**
 * MwLooseRecord:
 * @record: of which the references are not filled in yet
 * @references: (element-type guint utf8): field → what the file calls the record that it refers to
 */
typedef struct
{
  MwRecord *record;
  GHashTable *references;
} MwLooseRecord;

GPtrArray *mw_json_load_records (const char *path, const MwTable *table, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwRegions *mw_json_load_regions (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv mw_json_load_strings (const char *path, const char *member, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_json_load_date (const char *path, const char *member, GDate *date, GError **error);

void mw_json_add_record (JsonBuilder *builder, const MwRecord *record);
void mw_json_add_nullable_integer (JsonBuilder *builder, const char *name, gboolean known, gint64 value);
char *mw_json_to_text (JsonNode *root, gboolean indented) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
