/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-pdf-file"

#include "config.h"
#include "mw-pdf-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "mw-error.h"
#include "mw-seal.h"

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
 * Returns: (transfer full): to be drawn on; with a seal that is to be filled in
 */
cairo_surface_t *
mw_pdf_file_create (GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);

  /* Later versions pack the properties, and the seal must be filled in where it stands. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, MW_SEAL_BLANK);
  return surface;
}

/**
 * mw_pdf_file_save:
 * @surface: (transfer full): that was drawn on
 * @output: whose part it becomes
 *
 * Returns: %FALSE with what mw_output_put() gives
 */
gboolean
mw_pdf_file_save (cairo_surface_t *surface, const GByteArray *bytes, MwOutput *output, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return mw_output_put (output, (const char *) bytes->data, bytes->len, error);
  g_debug ("%s", cairo_status_to_string (status));
  g_set_error_literal (error, MW_ERROR, MW_ERROR_FAILED, _ ("The page could not be drawn."));
  return FALSE;
}
