/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-backups"

#include "config.h"
#include "mw-backups.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "mw-error.h"
#include "mw-file.h"
#include "mw-file-check.h"
#include "mw-file-lock.h"
#include "mw-migrations.h"

/*
 * Copies of the file that stand apart from it, in the user's own data folder: a memory stick that dies does
 * not take them along. A copy gets its name only when it was read back and found sound.
 */

#define NAME_FORMAT "%Y-%m-%d %H.%M.%S"
#define SUFFIX ".maatwerk"

void
mw_backup_free (MwBackup *backup)
{
  g_free (backup->path);
  g_date_time_unref (backup->moment);
  g_free (backup);
}

/* Two files of one name in different folders must not share their backups. */
char *
mw_backups_get_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *base = g_path_get_basename (absolute);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.8s", base, sum);

  return g_build_filename (g_get_user_data_dir (), "maatwerk", "backups", name, NULL);
}

/* Returns: (nullable): %NULL where the name is not that of a backup */
static GDateTime *
parse_name (const char *name)
{
  int year, month, day, hour, minute, second;
  char rest[16];

  if (!g_str_has_suffix (name, SUFFIX) || sscanf (name, "%4d-%2d-%2d %2d.%2d.%2d%15s", &year, &month, &day, &hour, &minute, &second, rest) != 7 || !g_str_equal (rest, SUFFIX))
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare ((*(MwBackup *const *) b)->moment, (*(MwBackup *const *) a)->moment);
}

/**
 * mw_backups_list:
 * @path: of the file of which they are backups
 *
 * Returns: (transfer full) (element-type MwBackup): the newest first
 */
GPtrArray *
mw_backups_list (const char *path)
{
  g_autofree char *folder = mw_backups_get_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_backup_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GDateTime) moment = parse_name (name);
      GStatBuf status;
      if (moment == NULL)
        continue;
      MwBackup *backup = g_new0 (MwBackup, 1);
      backup->path = g_build_filename (folder, name, NULL);
      backup->moment = g_steal_pointer (&moment);
      backup->size = g_stat (backup->path, &status) == 0 ? status.st_size : 0;
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/**
 * mw_backups_fail_damaged:
 * @code: %MW_ERROR_CORRUPT, or %MW_ERROR_FOREIGN where not even its beginning is that of one of ours
 *
 * Says which file cannot be read, and where its backups are.
 *
 * Returns: %FALSE
 */
gboolean
mw_backups_fail_damaged (const char *path, MwError code, GError **error)
{
  g_autoptr (GPtrArray) backups = mw_backups_list (path);
  g_autofree char *folder = mw_backups_get_folder (path);

  if (code == MW_ERROR_CORRUPT && backups->len > 0)
    g_set_error (error, MW_ERROR, code, _ ("“%s” is damaged. Its backups are in “%s”."), path, folder);
  else if (code == MW_ERROR_CORRUPT)
    g_set_error (error, MW_ERROR, code, _ ("“%s” is damaged. There are no backups of it."), path);
  else if (backups->len > 0)
    g_set_error (error, MW_ERROR, code, _ ("“%s” is not a Maatwerk file any more. Its backups are in “%s”."), path, folder);
  else
    g_set_error (error, MW_ERROR, code, _ ("“%s” is not a Maatwerk file."), path);
  return FALSE;
}

/* Whether the file at @path is one of ours and can be read in full. */
gboolean
mw_backups_check (const char *path, GError **error)
{
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_READ, error);
  gint64 version;

  return connection != NULL && mw_migrations_check (connection, &version, error) && mw_file_check_quickly (connection, error);
}

/* Returns: (transfer full) (nullable): the newest one that can be read in full */
MwBackup *
mw_backups_find_newest_good (const char *path)
{
  g_autoptr (GPtrArray) backups = mw_backups_list (path);

  for (guint i = 0; i < backups->len; i++)
    {
      MwBackup *backup = g_ptr_array_index (backups, i);
      if (mw_backups_check (backup->path, NULL))
        {
          g_ptr_array_set_free_func (backups, NULL);
          for (guint k = 0; k < backups->len; k++)
            {
              if (k != i)
                mw_backup_free (g_ptr_array_index (backups, k));
            }
          return backup;
        }
    }
  return NULL;
}

gboolean
mw_backups_has_of_day (const char *path, const GDate *day)
{
  g_autoptr (GPtrArray) backups = mw_backups_list (path);

  for (guint i = 0; i < backups->len; i++)
    {
      MwBackup *backup = g_ptr_array_index (backups, i);
      int year, month, number;
      g_date_time_get_ymd (backup->moment, &year, &month, &number);
      if (g_date_get_year (day) == year && (int) g_date_get_month (day) == month && g_date_get_day (day) == number)
        return TRUE;
    }
  return FALSE;
}

/* What was written is on the disk, and so is its name. */
static void
sync_path (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

static gboolean
set_system_error (int number, const char *path, GError **error)
{
  MwError code = number == ENOSPC || number == EDQUOT ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY;

  g_set_error (error, MW_ERROR, code, code == MW_ERROR_NO_SPACE ? _ ("There is no room to write “%s”.") : _ ("“%s” cannot be written. Check the rights on the folder."), path);
  return FALSE;
}

static gboolean
rename_to (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_rename (from, to) != 0)
    return set_system_error (errno, to, error);
  sync_path (folder);
  return TRUE;
}

static gboolean
copy_pages (MwConnection *from, MwConnection *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (mw_connection_get_handle (to), "main", mw_connection_get_handle (from), "main");
  int code;

  if (backup == NULL)
    return mw_connection_check_code (to, sqlite3_extended_errcode (mw_connection_get_handle (to)), error);
  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  /* The log of the file is not copied, so the copy must not ask for one. */
  return mw_connection_check_code (to, code, error) && mw_connection_execute (to, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
write_part (MwConnection *connection, const char *part, GError **error)
{
  g_autoptr (MwConnection) copy = mw_connection_open (part, MW_OPEN_CREATE, error);

  return copy != NULL && copy_pages (connection, copy, error);
}

/* What SQLite keeps beside a file and would play into whatever stands there. */
static const char *const side_files[] = { "-wal", "-shm", "-journal" };

/* The file that is replaced takes its log along. */
static void
remove_side_files (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (side_files); i++)
    {
      g_autofree char *side = g_strconcat (path, side_files[i], NULL);
      g_unlink (side);
    }
}

/* A file that is in use, here or elsewhere, is not replaced. */
static gboolean
check_target (MwConnection *connection, const char *target, GError **error)
{
  g_autoptr (MwFileLock) lock = NULL;

  if (mw_file_is_same (mw_connection_get_path (connection), target))
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("This is the file itself. Choose another name or folder."));
      return FALSE;
    }
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  lock = mw_file_lock_take (target, error);
  return lock != NULL;
}

/* @failure: (transfer full): what cannot be written is said by the name of the copy, not of its part */
static gboolean
explain (const char *target, GError *failure, GError **error)
{
  gboolean full = g_error_matches (failure, MW_ERROR, MW_ERROR_NO_SPACE);

  if (!full && !g_error_matches (failure, MW_ERROR, MW_ERROR_READ_ONLY))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_error_free (failure);
  return set_system_error (full ? ENOSPC : EACCES, target, error);
}

/* A copy that cannot be read back is none. */
static gboolean
read_back (const char *target, const char *part, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (mw_backups_check (part, &failure))
    return TRUE;
  g_debug ("%s", failure->message);
  g_set_error (error, MW_ERROR, MW_ERROR_DISK, _ ("“%s” was written, but cannot be read back. Save it in another place."), target);
  return FALSE;
}

/**
 * mw_backups_copy:
 * @target: replaced where it exists, but only when the copy is complete and sound; one that is open somewhere is
 *   refused with %MW_ERROR_BUSY
 *
 * Copies all that is committed.
 */
gboolean
mw_backups_copy (MwConnection *connection, const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_strdup_printf (".maatwerk-%08x%08x", g_random_int (), g_random_int ());
  g_autofree char *part = g_build_filename (folder, name, NULL);
  GError *failure = NULL;

  if (!check_target (connection, target, error))
    return FALSE;
  if (!write_part (connection, part, &failure) || !read_back (target, part, &failure))
    {
      g_unlink (part);
      return explain (target, failure, error);
    }
  sync_path (part);
  remove_side_files (target);
  return rename_to (part, target, error);
}

static void
prune (const char *path)
{
  g_autoptr (GPtrArray) backups = mw_backups_list (path);

  for (guint i = MW_BACKUPS_KEPT; i < backups->len; i++)
    {
      MwBackup *backup = g_ptr_array_index (backups, i);
      if (g_unlink (backup->path) != 0)
        g_message ("An old backup could not be removed: %s", g_strerror (errno));
    }
}

static char *
name_of_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, NAME_FORMAT);
}

/* Makes a backup of now, and lets the oldest go where there are too many. */
gboolean
mw_backups_make (MwConnection *connection, GError **error)
{
  const char *path = mw_connection_get_path (connection);
  g_autofree char *folder = mw_backups_get_folder (path);
  g_autofree char *moment = name_of_now ();
  g_autofree char *name = g_strconcat (moment, SUFFIX, NULL);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_system_error (errno, folder, error);
  if (!mw_backups_copy (connection, target, error))
    {
      g_prefix_error (error, "%s ", _ ("No backup could be made."));
      return FALSE;
    }
  prune (path);
  return TRUE;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (MwConnection) connection = mw_connection_open (from, MW_OPEN_READ, error);

  return connection != NULL && mw_backups_copy (connection, to, error);
}

/* Moves one of the files; those that are not there are no failure. */
static gboolean
move_one (const char *path, const char *aside, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  return !g_file_test (from, G_FILE_TEST_EXISTS) || rename_to (from, to, error);
}

/* The logs belong to the file: without them its last changes would be gone, or come into the one that replaces it. */
static gboolean
move_aside (const char *path, const char *aside, GError **error)
{
  if (!move_one (path, aside, "", error))
    return FALSE;
  if (move_one (path, aside, "-wal", error) && move_one (path, aside, "-journal", error))
    {
      remove_side_files (path);
      return TRUE;
    }
  move_one (aside, path, "", NULL);
  move_one (aside, path, "-wal", NULL);
  return FALSE;
}

static char *
make_aside_name (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, SUFFIX) ? g_strndup (path, strlen (path) - strlen (SUFFIX)) : g_strdup (path);
  g_autofree char *moment = name_of_now ();

  /* Translators: name of a file that was replaced by a backup: its name, then date and time. */
  return g_strdup_printf (_ ("%s (before restoring, %s)%s"), stem, moment, SUFFIX);
}

/**
 * mw_backups_set_aside:
 * @path: closed, in this program and others
 * @kept: (out) (optional): where the file is now
 *
 * Makes room for another file, without losing this one.
 */
gboolean
mw_backups_set_aside (const char *path, char **kept, GError **error)
{
  g_autoptr (MwFileLock) lock = mw_file_lock_take (path, error);
  g_autofree char *aside = make_aside_name (path);

  if (lock == NULL || !move_aside (path, aside, error))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&aside);
  return TRUE;
}

/**
 * mw_backups_restore:
 * @path: closed, in this program and others
 * @kept: (out) (optional): where the file that stood there is now
 *
 * Puts a backup in the place of the file. What stood there is kept under another name.
 *
 * Returns: %FALSE with everything as it was
 */
gboolean
mw_backups_restore (const char *backup, const char *path, char **kept, GError **error)
{
  g_autoptr (MwFileLock) lock = mw_file_lock_take (path, error);
  g_autofree char *aside = make_aside_name (path);
  g_autofree char *fresh = g_strconcat (path, ".restored", NULL);

  /* First all that can go wrong, then the renames. */
  if (lock == NULL || !mw_backups_check (backup, error) || !copy_file (backup, fresh, error))
    return FALSE;
  if (!move_aside (path, aside, error))
    {
      g_unlink (fresh);
      return FALSE;
    }
  if (!rename_to (fresh, path, error))
    {
      move_aside (aside, path, NULL);
      g_unlink (fresh);
      return FALSE;
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&aside);
  return TRUE;
}
