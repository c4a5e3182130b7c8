/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MwConnection MwConnection;
typedef struct _MwStatement MwStatement;

/**
 * MwOpenMode:
 * @MW_OPEN_CREATE: make the file where there is none; an existing one is refused
 * @MW_OPEN_WRITE: read and write an existing file
 * @MW_OPEN_READ: read only, also from a place where nothing can be written
 * @MW_OPEN_MEMORY: an empty one that is nowhere; the path is only a name
 */
typedef enum
{
  MW_OPEN_CREATE,
  MW_OPEN_WRITE,
  MW_OPEN_READ,
  MW_OPEN_MEMORY,
} MwOpenMode;

MwConnection *mw_connection_open (const char *path, MwOpenMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_connection_free (MwConnection *self);
const char *mw_connection_get_path (const MwConnection *self);
gpointer mw_connection_get_handle (MwConnection *self);
gboolean mw_connection_has_moved (MwConnection *self);
void mw_connection_adopt_thread (MwConnection *self);
gint64 mw_connection_next_id (MwConnection *self);
gint64 mw_connection_next_id_after (MwConnection *self, gint64 previous);

gboolean mw_connection_begin (MwConnection *self, GError **error);
gboolean mw_connection_begin_reading (MwConnection *self, GError **error);
gboolean mw_connection_is_in_transaction (MwConnection *self);
gboolean mw_connection_commit (MwConnection *self, GError **error);
void mw_connection_rollback (MwConnection *self);
gboolean mw_connection_execute (MwConnection *self, const char *sql, GError **error);
gboolean mw_connection_get_integer (MwConnection *self, const char *sql, gint64 *value, GError **error);
gboolean mw_connection_check_code (MwConnection *self, int code, GError **error);
void mw_connection_set_cancellable (MwConnection *self, GCancellable *cancellable);

MwStatement *mw_connection_prepare (MwConnection *self, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_statement_release (MwStatement *self);
void mw_statement_reset (MwStatement *self);
void mw_statement_bind_integer (MwStatement *self, int parameter, gint64 value);
void mw_statement_bind_id (MwStatement *self, int parameter, gint64 id);
void mw_statement_bind_text (MwStatement *self, int parameter, const char *value);
void mw_statement_bind_blob (MwStatement *self, int parameter, gconstpointer data, gsize size);
gboolean mw_statement_step (MwStatement *self, gboolean *has_row, GError **error);
gboolean mw_statement_run (MwStatement *self, GError **error);
gboolean mw_statement_is_null (MwStatement *self, int column);
gint64 mw_statement_get_integer (MwStatement *self, int column);
const char *mw_statement_get_text (MwStatement *self, int column);
gsize mw_statement_get_size (MwStatement *self, int column);
gconstpointer mw_statement_get_blob (MwStatement *self, int column, gsize *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwConnection, mw_connection_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwStatement, mw_statement_release)

G_END_DECLS
