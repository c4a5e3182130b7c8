/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-output"

#include "config.h"
#include "mw-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "mw-error.h"
#include "mw-file.h"
#include "mw-seal.h"

/*
 * The one way in which a file leaves the program. It is written beside its place, under a name that nobody has, and
 * moved there when it is whole. What stands at that place is replaced only where the user was asked, or where it is an
 * earlier output that nobody changed since; and never where it is a file of Maatwerk, the open one or another.
 */

struct _MwOutput
{
  MwOutputTarget target; /* its path as the user wrote it, for messages; owned */
  char *place;           /* behind symbolic links */
  char *part;            /* (nullable): while it is there */
};

/* @code: of the system; the sentence is the true reason where that is known */
static gboolean
fail (const MwOutput *self, int code, GError **error)
{
  gboolean full = code == ENOSPC || code == EDQUOT || code == EFBIG;

  g_debug ("%s: %s", self->place, g_strerror (code));
  if (code == ENAMETOOLONG)
    g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” cannot be written: the name or the path is too long."), self->target.path);
  else
    g_set_error (error, MW_ERROR, full ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, _ ("“%s” cannot be written. Check that the folder exists, may be written and has room."), self->target.path);
  return FALSE;
}

/* By its name, whatever is in it, or by what is in it, whatever its name. */
static gboolean
is_maatwerk_file (const char *place)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic] = "";
  FILE *file = g_fopen (place, "rb");
  gboolean database = file != NULL && fread (head, 1, sizeof head, file) == sizeof head && memcmp (head, magic, sizeof head) == 0;

  if (file != NULL)
    fclose (file);
  return database || g_str_has_suffix (place, ".maatwerk");
}

/* What SQLite and the program keep beside a file; something else under such a name would be taken for it. */
static gboolean
is_beside_open_file (const MwOutput *self)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "-lock" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *bare = g_strndup (self->place, strlen (self->place) - MIN (strlen (endings[i]), strlen (self->place)));
      if (g_str_has_suffix (self->place, endings[i]) && mw_file_is_same (bare, self->target.open_file))
        return TRUE;
    }
  return FALSE;
}

/* What stands at the place. */
typedef enum
{
  PLACE_FREE,
  PLACE_OPEN_FILE,
  PLACE_FOLDER,
  PLACE_SPECIAL, /* a device or a pipe */
  PLACE_MAATWERK_FILE,
  PLACE_FOREIGN,
  PLACE_UNREADABLE, /* errno says why */
} Place;

static Place
look_at_place (const MwOutput *self)
{
  GStatBuf status;

  if (self->target.open_file != NULL && (mw_file_is_same (self->place, self->target.open_file) || is_beside_open_file (self)))
    return PLACE_OPEN_FILE;
  if (g_stat (self->place, &status) != 0)
    return errno == ENOENT ? PLACE_FREE : PLACE_UNREADABLE;
  if (!S_ISREG (status.st_mode))
    return S_ISDIR (status.st_mode) ? PLACE_FOLDER : PLACE_SPECIAL;
  if (is_maatwerk_file (self->place))
    return PLACE_MAATWERK_FILE;
  return self->target.asked || mw_seal_holds (self->place) ? PLACE_FREE : PLACE_FOREIGN;
}

/* Sets an error where what stands at the place may not be replaced. */
static gboolean
check_place (const MwOutput *self, GError **error)
{
  const char *path = self->target.path;

  switch (look_at_place (self))
    {
    case PLACE_FREE:
      return TRUE;
    case PLACE_OPEN_FILE:
      g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("“%s” is the open file itself. Choose another name or folder."), path);
      return FALSE;
    case PLACE_FOLDER:
      g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("“%s” is a folder. Give the name of a file in it."), path);
      return FALSE;
    case PLACE_SPECIAL:
      g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("“%s” is no ordinary file. Choose another name."), path);
      return FALSE;
    case PLACE_MAATWERK_FILE:
      g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("“%s” is a Maatwerk file, which is never overwritten. Choose another name."), path);
      return FALSE;
    case PLACE_FOREIGN:
      g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("“%s” exists already, and was not made by Maatwerk or was changed since. Choose another name, or take it away first."), path);
      return FALSE;
    case PLACE_UNREADABLE:
    default:
      return fail (self, errno, error);
    }
}

/* A name that does not grow with that of the file, which may be as long as a name can be. */
static gboolean
make_part (MwOutput *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->place);
  g_autofree char *part = g_build_filename (folder, ".maatwerk-XXXXXX", NULL);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    return fail (self, errno, error);
  close (fd);
  self->part = g_steal_pointer (&part);
  return TRUE;
}

/**
 * mw_output_begin:
 *
 * Returns: (transfer full) (nullable): %NULL with %MW_ERROR_MISUSE where what stands there may not be replaced, with
 *   %MW_ERROR_NO_SPACE or %MW_ERROR_READ_ONLY where nothing can be written there, or with %MW_ERROR_INVALID where the
 *   name is too long
 */
MwOutput *
mw_output_begin (const MwOutputTarget *target, GError **error)
{
  g_autoptr (MwOutput) self = g_new0 (MwOutput, 1);

  self->target.path = g_strdup (target->path);
  self->target.open_file = g_strdup (target->open_file);
  self->target.asked = target->asked;
  self->place = mw_file_follow_links (target->path);
  if (!check_place (self, error) || !make_part (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Returns: where to write; an empty file stands there */
const char *
mw_output_get_part (MwOutput *self)
{
  return self->part;
}

/* Writes all of the file. */
gboolean
mw_output_put (MwOutput *self, const char *data, gsize size, GError **error)
{
  FILE *file = g_fopen (self->part, "wb");
  gboolean written;
  int code;

  if (file == NULL)
    return fail (self, errno, error);
  errno = 0;
  written = fwrite (data, 1, size, file) == size && fflush (file) == 0;
  code = errno;
  if (fclose (file) == 0 && written)
    return TRUE;
  return fail (self, written ? errno : code, error);
}

/* The rights of what is replaced stay; and all is on the disk before it takes its place. */
static void
settle (const MwOutput *self)
{
  GStatBuf status;
  int fd;

  if (g_stat (self->place, &status) == 0 && g_chmod (self->part, status.st_mode & 0777) != 0)
    g_debug ("%s keeps other rights: %s", self->place, g_strerror (errno));
  fd = g_open (self->part, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * mw_output_finish:
 * @sealed: whether there is a seal in it that is to be filled in
 *
 * Puts the whole file in its place, and keeps what stood there where that cannot be done.
 */
gboolean
mw_output_finish (MwOutput *self, gboolean sealed, GError **error)
{
  if (sealed && !mw_seal_put (self->part))
    return fail (self, errno, error);
  settle (self);
  /* Writing may have taken long. */
  if (!check_place (self, error))
    return FALSE;
  if (g_rename (self->part, self->place) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

/**
 * mw_output_explain:
 * @failure: (transfer full): of who wrote the part
 *
 * What cannot be written is said by the name of the file that was asked for, not of its part.
 *
 * Returns: %FALSE
 */
gboolean
mw_output_explain (MwOutput *self, GError *failure, GError **error)
{
  gboolean full = g_error_matches (failure, MW_ERROR, MW_ERROR_NO_SPACE);

  if (!full && !g_error_matches (failure, MW_ERROR, MW_ERROR_READ_ONLY))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_error_free (failure);
  return fail (self, full ? ENOSPC : EACCES, error);
}

/* Leaves nothing behind of a file that was not finished. */
void
mw_output_free (MwOutput *self)
{
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->place);
  g_free ((char *) self->target.path);
  g_free ((char *) self->target.open_file);
  g_free (self);
}

/* Makes a file of @data. */
gboolean
mw_output_write (const MwOutputTarget *target, const char *data, gsize size, gboolean sealed, GError **error)
{
  g_autoptr (MwOutput) self = mw_output_begin (target, error);

  return self != NULL && mw_output_put (self, data, size, error) && mw_output_finish (self, sealed, error);
}
