/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-seal"

#include "config.h"
#include "mw-seal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/*
 * The seal by which the program knows a file that it made itself and that nobody changed since: a digest that stands
 * in the properties of the file. It keeps nobody from forging one, which is not what it is for.
 *
 * Of a workbook it covers the name, size and checksum (CRC-32) of each part, in their order, as the archive lists
 * them, and all of the part with the properties but the seal itself. Nothing is unpacked, so that a large workbook costs
 * no more than a small one. Who edits and saves it writes other parts: Excel and LibreOffice keep the property, but it
 * no longer agrees, or leave it out. Of a page (PDF) or a calendar it covers each byte but the seal itself.
 */

#define DIGEST_LENGTH (sizeof MW_SEAL_BLANK - sizeof MW_SEAL_MARK)

/* Properties are a few lines; a page or calendar of ours is far smaller than this. */
#define MAX_PROPERTIES (64 * 1024)
#define MAX_WHOLE (64 * 1024 * 1024)

/* The first of January 1980, the earliest that an archive can tell, as its other parts have. */
#define PART_DATE ((1 << 5) | 1)

/* Returns: (nullable): where the digest is to come */
static char *
find_blank (char *data, gsize size)
{
  char *blank = memmem (data, size, MW_SEAL_BLANK, strlen (MW_SEAL_BLANK));

  return blank != NULL ? blank + strlen (MW_SEAL_MARK) : NULL;
}

static gboolean
is_digest (const char *place)
{
  for (gsize i = 0; i < DIGEST_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (place[i]))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the digest that stands in @data, where zeros take its place */
static char *
take_digest (char *data, gsize size)
{
  const char *end = data + size;

  for (char *mark = data; (mark = memmem (mark, (gsize) (end - mark), MW_SEAL_MARK, strlen (MW_SEAL_MARK))) != NULL; mark++)
    {
      char *place = mark + strlen (MW_SEAL_MARK);
      if ((gsize) (end - place) >= DIGEST_LENGTH && is_digest (place))
        {
          char *digest = g_strndup (place, DIGEST_LENGTH);
          memset (place, '0', DIGEST_LENGTH);
          return digest;
        }
    }
  return NULL;
}

static char *
finish (GChecksum *sum)
{
  char *digest = g_strndup (g_checksum_get_string (sum), DIGEST_LENGTH);

  g_checksum_free (sum);
  return digest;
}

/* The part of an archive that holds the seal. */
typedef struct
{
  zip_t *zip;
  guint64 index;
  char *data;
  gsize size;
} Properties;

static void
properties_clear (Properties *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_free (self->data);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Properties, properties_clear)

static gboolean
read_properties (Properties *self, const char *name)
{
  zip_stat_t status;
  zip_file_t *part;
  gboolean whole;

  if (zip_stat (self->zip, name, 0, &status) != 0 || status.size > MAX_PROPERTIES)
    return FALSE;
  part = zip_fopen_index (self->zip, status.index, 0);
  if (part == NULL)
    return FALSE;
  self->index = status.index;
  self->size = status.size;
  self->data = g_malloc (self->size + 1);
  whole = zip_fread (part, self->data, self->size) == (zip_int64_t) self->size;
  return zip_fclose (part) == 0 && whole;
}

/* Of an Excel workbook, or of an OpenDocument one. */
static gboolean
open_properties (Properties *self, const char *path, int flags)
{
  self->zip = zip_open (path, flags, NULL);
  return self->zip != NULL && (read_properties (self, "docProps/custom.xml") || read_properties (self, "meta.xml"));
}

/* The digest of all parts, with the seal blanked. */
static char *
digest_parts (const Properties *self)
{
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 count = zip_get_num_entries (self->zip, 0);

  for (guint64 i = 0; i < (guint64) count; i++)
    {
      g_autofree char *line = NULL;
      zip_stat_t status;
      if (zip_stat_index (self->zip, i, 0, &status) != 0)
        continue;
      line = i == self->index ? g_strdup (status.name) : g_strdup_printf ("%s %" G_GUINT64_FORMAT " %08x", status.name, status.size, status.crc);
      g_checksum_update (sum, (const guchar *) line, (gssize) strlen (line) + 1);
    }
  g_checksum_update (sum, (const guchar *) self->data, (gssize) self->size);
  return finish (sum);
}

static gboolean
replace_properties (Properties *self)
{
  /* The archive frees it with free(). */
  char *copy = malloc (self->size);
  zip_source_t *source;

  if (copy == NULL)
    g_error ("out of memory");
  memcpy (copy, self->data, self->size);
  source = zip_source_buffer (self->zip, copy, self->size, 1);
  if (source == NULL || zip_file_replace (self->zip, self->index, source, 0) != 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  zip_file_set_dostime (self->zip, self->index, 0, PART_DATE, 0);
  if (zip_close (self->zip) != 0)
    return FALSE;
  self->zip = NULL;
  return TRUE;
}

static gboolean
seal_archive (const char *path)
{
  g_auto (Properties) properties = { 0 };
  g_autofree char *digest = NULL;
  char *place;

  if (!open_properties (&properties, path, 0))
    return FALSE;
  place = find_blank (properties.data, properties.size);
  if (place == NULL)
    return FALSE;
  digest = digest_parts (&properties);
  memcpy (place, digest, DIGEST_LENGTH);
  return replace_properties (&properties);
}

static gboolean
archive_holds (const char *path)
{
  g_auto (Properties) properties = { 0 };
  g_autofree char *told = NULL;
  g_autofree char *digest = NULL;

  if (!open_properties (&properties, path, ZIP_RDONLY))
    return FALSE;
  told = take_digest (properties.data, properties.size);
  if (told == NULL)
    return FALSE;
  digest = digest_parts (&properties);
  return g_str_equal (digest, told);
}

static char *
digest_bytes (const char *data, gsize size)
{
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) data, (gssize) size);
  return finish (sum);
}

/* Returns: (transfer full) (nullable): what the file holds, where it may be a page or calendar of ours */
static char *
read_whole (const char *path, gsize *size)
{
  char *data = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > MAX_WHOLE || !g_file_get_contents (path, &data, size, NULL))
    return NULL;
  return data;
}

static gboolean
seal_whole (const char *path)
{
  gsize size = 0;
  g_autofree char *data = read_whole (path, &size);
  g_autofree char *digest = NULL;
  char *place = data != NULL ? find_blank (data, size) : NULL;
  FILE *file;
  gboolean written;

  if (place == NULL)
    return FALSE;
  digest = digest_bytes (data, size);
  file = g_fopen (path, "r+b");
  if (file == NULL)
    return FALSE;
  written = fseek (file, place - data, SEEK_SET) == 0 && fwrite (digest, 1, DIGEST_LENGTH, file) == DIGEST_LENGTH;
  return fclose (file) == 0 && written;
}

static gboolean
whole_holds (const char *path)
{
  gsize size = 0;
  g_autofree char *data = read_whole (path, &size);
  g_autofree char *told = data != NULL ? take_digest (data, size) : NULL;
  g_autofree char *digest = NULL;

  if (told == NULL)
    return FALSE;
  digest = digest_bytes (data, size);
  return g_str_equal (digest, told);
}

static gboolean
is_archive (const char *path)
{
  char head[4] = "";
  FILE *file = g_fopen (path, "rb");
  gboolean archive = file != NULL && fread (head, 1, sizeof head, file) == sizeof head && memcmp (head, "PK\3\4", sizeof head) == 0;

  if (file != NULL)
    fclose (file);
  return archive;
}

/**
 * mw_seal_put:
 * @path: of a file with %MW_SEAL_BLANK in its properties
 *
 * Returns: %FALSE with errno where it cannot be written
 */
gboolean
mw_seal_put (const char *path)
{
  errno = 0;
  return is_archive (path) ? seal_archive (path) : seal_whole (path);
}

/* Returns: whether the program made this file, and nobody changed it since */
gboolean
mw_seal_holds (const char *path)
{
  return is_archive (path) ? archive_holds (path) : whole_holds (path);
}
