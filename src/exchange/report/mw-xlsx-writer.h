/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-sheet-writer.h"

G_BEGIN_DECLS

#define MW_TYPE_XLSX_WRITER (mw_xlsx_writer_get_type ())
G_DECLARE_FINAL_TYPE (MwXlsxWriter, mw_xlsx_writer, MW, XLSX_WRITER, MwSheetWriter)

MwSheetWriter *mw_xlsx_writer_new (const char *path, guint n_rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
