/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-reference.h"

#include <glib/gi18n-lib.h>

#include "mw-json.h"

/* Where the files that ship with the program are, and the notation that goes with its language. */

/**
 * mw_reference_get_path:
 * @folder: "reference" or "demo"
 *
 * Returns: (transfer full): below MAATWERK_DATADIR when that is set, as it is in the build tree
 */
char *
mw_reference_get_path (const char *folder, const char *name)
{
  const char *override = g_getenv ("MAATWERK_DATADIR");

  return g_build_filename (override != NULL ? override : PKGDATADIR, folder, name, NULL);
}

GStrv
mw_reference_load_opening_questions (GError **error)
{
  g_autofree char *path = mw_reference_get_path ("reference", "opening-questions.json");

  return mw_json_load_strings (path, "opening_question", error);
}

MwRegions *
mw_reference_load_regions (GError **error)
{
  g_autofree char *path = mw_reference_get_path ("reference", "regions.json");

  return mw_json_load_regions (path, error);
}

MwHeaderNames *
mw_reference_load_header_names (const char *preset, GError **error)
{
  g_autofree char *path = mw_reference_get_path ("reference", "import-headers.json");

  return mw_header_names_load (path, preset, error);
}

/* Amounts and dates follow the language of the messages, so that a Dutch screen is wholly Dutch. */
MwNotation
mw_notation_of_messages (void)
{
  /* Translators: how your language writes amounts and dates: "dutch" (1.234,56 and 31-12-2026) or "english". */
  const char *notation = C_ ("notation", "english");

  return g_str_equal (notation, "dutch") ? MW_NOTATION_DUTCH : MW_NOTATION_ENGLISH;
}
