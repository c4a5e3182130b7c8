/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-csv-reader.h"
#include "mw-table-reader.h"

G_BEGIN_DECLS

typedef enum
{
  MW_TABLE_FILE_TEXT,
  MW_TABLE_FILE_XLSX,
} MwTableFileKind;

gboolean mw_table_file_detect (const char *path, MwTableFileKind *kind, GError **error);

G_END_DECLS
