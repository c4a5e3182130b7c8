/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-table-reader.h"

G_BEGIN_DECLS

#define MW_TYPE_XLSX_READER (mw_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (MwXlsxReader, mw_xlsx_reader, MW, XLSX_READER, MwTableReader)

/* Cells of one column that were merged to one. Rows as the user sees them, columns from 0. */
typedef struct
{
  guint first_row;
  guint last_row;
  guint column;
} MwXlsxMerge;

GStrv mw_xlsx_reader_list_sheets (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwTableReader *mw_xlsx_reader_open (const char *path, const char *sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *mw_xlsx_reader_list_merges (const char *path, const char *sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_xlsx_reader_is_from_1904 (MwXlsxReader *self);

G_END_DECLS
