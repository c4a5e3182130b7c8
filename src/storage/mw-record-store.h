/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-record.h"

G_BEGIN_DECLS

gboolean mw_record_store_insert (MwConnection *connection, MwRecord *record, GError **error);
gboolean mw_record_store_update (MwConnection *connection, const MwRecord *record, GError **error);
gboolean mw_record_store_delete (MwConnection *connection, const MwTable *table, gint64 id, GError **error);

MwRecord *mw_record_store_get (MwConnection *connection, const MwTable *table, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_record_store_list (MwConnection *connection, const MwTable *table, const char *condition, gint64 parameter, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *mw_record_store_list_ids (MwConnection *connection, const MwTable *table, const char *condition, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_record_store_load (MwConnection *connection, const MwTable *table, const gint64 *ids, guint n_ids, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 mw_record_store_find (MwConnection *connection, const MwTable *table, guint field, const char *text, GError **error);

G_END_DECLS
