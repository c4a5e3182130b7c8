/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <expat.h>
#include <gio/gio.h>

#include "mw-number-format.h"

G_BEGIN_DECLS

/* In bytes: what surely holds more characters than a cell can. */
#define MW_XLSX_TEXT_LIMIT (4 * (MW_CELL_MAX_LENGTH + 1))

/**
 * MwXlsxSheet:
 * @part: name of its part in the package
 * @hidden: whether Excel does not show it
 */
typedef struct
{
  char *name;
  char *part;
  gboolean hidden;
} MwXlsxSheet;

typedef struct _MwXlsxPackage MwXlsxPackage;
typedef struct _MwXlsxPart MwXlsxPart;

MwXlsxPackage *mw_xlsx_package_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_xlsx_package_free (MwXlsxPackage *self);
const GPtrArray *mw_xlsx_package_get_sheets (const MwXlsxPackage *self);
gboolean mw_xlsx_package_is_from_1904 (const MwXlsxPackage *self);
const char *mw_xlsx_package_get_string (const MwXlsxPackage *self, guint64 index);
gboolean mw_xlsx_package_is_not_calculated (const MwXlsxPackage *self);
const MwNumberFormat *mw_xlsx_package_get_format (const MwXlsxPackage *self, guint64 style);
gboolean mw_xlsx_package_load_values (MwXlsxPackage *self, GError **error);

MwXlsxPart *mw_xlsx_package_open_part (MwXlsxPackage *self, const char *name, XML_Parser parser, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_xlsx_part_feed (MwXlsxPart *part, gboolean *more, GError **error);
double mw_xlsx_part_get_progress (const MwXlsxPart *part);
void mw_xlsx_part_free (MwXlsxPart *part);

const char *mw_xlsx_local_name (const char *name);
const char *mw_xlsx_attribute (const char **attributes, const char *local_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwXlsxPackage, mw_xlsx_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwXlsxPart, mw_xlsx_part_free)

G_END_DECLS
