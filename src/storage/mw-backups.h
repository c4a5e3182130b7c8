/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-error.h"

G_BEGIN_DECLS

/* So many of a file are kept. */
#define MW_BACKUPS_KEPT 10

/**
 * MwBackup:
 * @moment: when it was made, local time
 */
typedef struct
{
  char *path;
  GDateTime *moment;
  goffset size;
} MwBackup;

void mw_backup_free (MwBackup *backup);

char *mw_backups_get_folder (const char *path) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_backups_list (const char *path) G_GNUC_WARN_UNUSED_RESULT;
MwBackup *mw_backups_find_newest_good (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_backups_has_of_day (const char *path, const GDate *day);
gboolean mw_backups_fail_damaged (const char *path, MwError code, GError **error);
gboolean mw_backups_check (const char *path, GError **error);
gboolean mw_backups_make (MwConnection *connection, GError **error);
gboolean mw_backups_copy (MwConnection *connection, const char *target, GError **error);
gboolean mw_backups_set_aside (const char *path, char **kept, GError **error);
gboolean mw_backups_restore (const char *backup, const char *path, char **kept, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwBackup, mw_backup_free)

G_END_DECLS
