/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "mw-output.h"

G_BEGIN_DECLS

cairo_surface_t *mw_pdf_file_create (GByteArray *bytes, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_pdf_file_save (cairo_surface_t *surface, const GByteArray *bytes, MwOutput *output, GError **error);

G_END_DECLS
