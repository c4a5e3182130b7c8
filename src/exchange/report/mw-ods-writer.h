/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-sheet-writer.h"

G_BEGIN_DECLS

#define MW_TYPE_ODS_WRITER (mw_ods_writer_get_type ())
G_DECLARE_FINAL_TYPE (MwOdsWriter, mw_ods_writer, MW, ODS_WRITER, MwSheetWriter)

MwSheetWriter *mw_ods_writer_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
