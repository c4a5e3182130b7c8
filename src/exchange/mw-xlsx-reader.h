/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-table-reader.h"

G_BEGIN_DECLS

#define MW_TYPE_XLSX_READER (mw_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (MwXlsxReader, mw_xlsx_reader, MW, XLSX_READER, MwTableReader)

GStrv mw_xlsx_reader_list_sheets (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwTableReader *mw_xlsx_reader_open (const char *path, const char *sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
