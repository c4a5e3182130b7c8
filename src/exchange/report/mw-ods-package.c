/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-ods-package"

#include "config.h"
#include "mw-ods-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "mw-error.h"

/*
 * The package of an OpenDocument file: a zip archive whose first entry says what it is, uncompressed, with a list of
 * what is in it. All entries have one fixed moment, so that the same contents give the same bytes.
 */

#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

/* The first of January 1980, the earliest that an archive can tell. */
#define ENTRY_DATE ((1 << 5) | 1)

struct _MwOdsPackage
{
  zip_t *zip; /* its closing frees it */
  GString *manifest;
  gboolean failed;
};

static void
add_source (MwOdsPackage *self, const char *name, zip_source_t *source, gboolean compressed)
{
  zip_int64_t index = source != NULL ? zip_file_add (self->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (index < 0)
    {
      if (source != NULL)
        zip_source_free (source);
      self->failed = TRUE;
      return;
    }
  zip_set_file_compression (self->zip, (zip_uint64_t) index, compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
  zip_file_set_dostime (self->zip, (zip_uint64_t) index, 0, ENTRY_DATE, 0);
}

/* Names what is in the package; a folder that is a document of its own too. */
void
mw_ods_package_list (MwOdsPackage *self, const char *name, const char *media_type)
{
  g_string_append_printf (self->manifest, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>", name, media_type);
}

/* @text: (transfer full) */
static void
add_text (MwOdsPackage *self, const char *name, char *text, gboolean compressed)
{
  gsize size = strlen (text);
  /* The archive frees it with free(). */
  char *copy = malloc (MAX (size, 1));

  if (copy == NULL)
    g_error ("out of memory");
  memcpy (copy, text, size);
  g_free (text);
  add_source (self, name, zip_source_buffer (self->zip, copy, size, 1), compressed);
}

/* Returns: (transfer full): an archive that replaces what stands at @path when it is saved */
MwOdsPackage *
mw_ods_package_new (const char *path)
{
  MwOdsPackage *self = g_new0 (MwOdsPackage, 1);

  self->zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  self->failed = self->zip == NULL;
  self->manifest = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"" MW_ODS_VERSION "\">");
  g_string_append_printf (self->manifest, "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"" MW_ODS_VERSION "\" manifest:media-type=\"%s\"/>", MEDIA_TYPE);
  if (!self->failed)
    add_text (self, "mimetype", g_strdup (MEDIA_TYPE), FALSE);
  return self;
}

/**
 * mw_ods_package_add:
 * @text: (transfer full)
 */
void
mw_ods_package_add (MwOdsPackage *self, const char *name, const char *media_type, char *text)
{
  if (self->failed)
    {
      g_free (text);
      return;
    }
  mw_ods_package_list (self, name, media_type);
  add_text (self, name, text, TRUE);
}

/**
 * mw_ods_package_add_file:
 * @file: (transfer full): read from its beginning
 */
void
mw_ods_package_add_file (MwOdsPackage *self, const char *name, const char *media_type, FILE *file)
{
  /* The archive reads from where the file stands. */
  if (self->failed || fseek (file, 0, SEEK_SET) != 0)
    {
      fclose (file);
      self->failed = TRUE;
      return;
    }
  mw_ods_package_list (self, name, media_type);
  add_source (self, name, zip_source_filep (self->zip, file, 0, -1), TRUE);
}

/* Returns: %FALSE with %MW_ERROR_NO_SPACE or %MW_ERROR_READ_ONLY */
gboolean
mw_ods_package_save (MwOdsPackage *self, GError **error)
{
  if (!self->failed)
    {
      g_string_append (self->manifest, "</manifest:manifest>");
      add_text (self, "META-INF/manifest.xml", g_strdup (self->manifest->str), TRUE);
    }
  errno = 0;
  if (!self->failed && zip_close (self->zip) == 0)
    {
      self->zip = NULL;
      return TRUE;
    }
  g_debug ("libzip: %s", self->zip != NULL ? zip_strerror (self->zip) : "not opened");
  g_set_error_literal (error, MW_ERROR, errno == ENOSPC ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, _ ("The workbook cannot be written there."));
  return FALSE;
}

void
mw_ods_package_free (MwOdsPackage *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_string_free (self->manifest, TRUE);
  g_free (self);
}
