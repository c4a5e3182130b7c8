/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-file-lock"

#include "config.h"
#include "mw-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mw-error.h"

/*
 * Who has the file open for writing. A small file beside it, locked by the system for as long as the
 * program lives, says who and since when; a crash lets go of it. SQLite alone would keep two programs from
 * spoiling the file, but not from showing each other's old lists.
 */

struct _MwFileLock
{
  char *path;
  int fd;
};

/* Owner, machine and moment, a line each. */
static char *
describe_self (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%H:%M");
  const char *name = g_get_real_name ();

  if (name == NULL || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return g_strdup_printf ("%s\n%s\n%s\n", name, g_get_host_name (), moment);
}

static void
write_owner (MwFileLock *self)
{
  g_autofree char *owner = describe_self ();

  /* Only for people to read; the lock itself does not depend on it. */
  if (ftruncate (self->fd, 0) != 0 || pwrite (self->fd, owner, strlen (owner), 0) < 0)
    g_debug ("The owner of the lock could not be written down: %s", g_strerror (errno));
}

static void
set_busy_error (const char *path, const char *lock_path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *owner = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (lock_path, &owner, NULL, NULL);
  lines = g_strsplit (owner != NULL ? owner : "", "\n", 4);
  if (g_strv_length (lines) >= 3 && *lines[0] != '\0')
    /* Translators: a file, who has it open, on which computer, and since what time. */
    g_set_error (error, MW_ERROR, MW_ERROR_BUSY, _ ("“%s” is already open: by %s on %s, since %s."), base, lines[0], lines[1], lines[2]);
  else
    g_set_error (error, MW_ERROR, MW_ERROR_BUSY, _ ("“%s” is already open in another program."), base);
}

static gboolean
lock (int fd)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &whole) == 0;
}

/* The one that had the lock takes its file away; a lock on that one would keep nobody out. */
static gboolean
is_still_there (const char *path, int fd)
{
  struct stat own;
  struct stat there;

  return fstat (fd, &own) == 0 && stat (path, &there) == 0 && own.st_dev == there.st_dev && own.st_ino == there.st_ino;
}

static gboolean
set_open_error (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_set_error (error, MW_ERROR, errno == ENOSPC || errno == EDQUOT ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, _ ("The folder “%s” cannot be written."), folder);
  return FALSE;
}

static gboolean
try_lock (MwFileLock *self, const char *path, gboolean *vanished, GError **error)
{
  *vanished = FALSE;
  self->fd = g_open (self->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return set_open_error (path, error);
  if (!lock (self->fd) && (errno == EAGAIN || errno == EACCES))
    {
      set_busy_error (path, self->path, error);
      return FALSE;
    }
  /* A file system without locks is not refused: nothing there could keep two programs apart. */
  *vanished = !is_still_there (self->path, self->fd);
  return !*vanished;
}

static void
close_fd (MwFileLock *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static void
lock_free (MwFileLock *self)
{
  close_fd (self);
  g_free (self->path);
  g_free (self);
}

/**
 * mw_file_lock_take:
 * @path: of the file to be locked
 *
 * Returns: (transfer full) (nullable): %NULL with %MW_ERROR_BUSY, which tells by whom where that is known, or
 *   %MW_ERROR_READ_ONLY where nothing can be written beside the file
 */
MwFileLock *
mw_file_lock_take (const char *path, GError **error)
{
  MwFileLock *self = g_new0 (MwFileLock, 1);
  gboolean vanished = TRUE;
  gboolean locked = FALSE;

  self->path = g_strconcat (path, "-lock", NULL);
  self->fd = -1;
  for (guint tries = 0; vanished && tries < 100; tries++)
    {
      close_fd (self);
      locked = try_lock (self, path, &vanished, error);
    }
  if (locked)
    {
      write_owner (self);
      return self;
    }
  if (vanished)
    set_busy_error (path, self->path, error);
  lock_free (self);
  return NULL;
}

void
mw_file_lock_release (MwFileLock *self)
{
  /* Before the lock goes, so that whoever comes next makes a file of its own. */
  g_unlink (self->path);
  lock_free (self);
}
