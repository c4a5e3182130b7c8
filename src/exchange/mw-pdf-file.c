/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-pdf-file"

#include "config.h"
#include "mw-pdf-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "mw-error.h"

/*
 * A PDF is made in memory and written at once: cairo does not tell when the disk takes no more of what it writes to a
 * file itself.
 */

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * mw_pdf_file_create:
 * @bytes: where the file is made; must outlive the result
 * @width: of a page, in points
 *
 * Returns: (transfer full): to be drawn on
 */
cairo_surface_t *
mw_pdf_file_create (GByteArray *bytes, double width, double height)
{
  return cairo_pdf_surface_create_for_stream (append, bytes, width, height);
}

static MwError
get_code (const GError *failure)
{
  return g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY;
}

/**
 * mw_pdf_file_save:
 * @surface: (transfer full): that was drawn on
 * @path: replaced where it exists, but only by a whole file
 *
 * Returns: %FALSE with %MW_ERROR_NO_SPACE or %MW_ERROR_READ_ONLY
 */
gboolean
mw_pdf_file_save (cairo_surface_t *surface, const GByteArray *bytes, const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &failure))
    return TRUE;
  g_debug ("%s", failure != NULL ? failure->message : cairo_status_to_string (status));
  g_set_error (error, MW_ERROR, get_code (failure), _ ("“%s” cannot be written. Check that the folder exists, may be written and has room."), path);
  return FALSE;
}
