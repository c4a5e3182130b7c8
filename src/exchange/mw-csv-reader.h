/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-table-reader.h"

G_BEGIN_DECLS

#define MW_TYPE_CSV_READER (mw_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (MwCsvReader, mw_csv_reader, MW, CSV_READER, MwTableReader)

/**
 * MwCsvDialect:
 * @encoding: a name that iconv knows
 * @delimiter: the byte between fields
 * @told: whether the file itself says so, in a first line "sep=;"
 */
typedef struct
{
  char *encoding;
  char delimiter;
  gboolean told;
} MwCsvDialect;

gboolean mw_csv_dialect_guess (const char *path, MwCsvDialect *dialect, GError **error);
void mw_csv_dialect_clear (MwCsvDialect *dialect);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwCsvDialect, mw_csv_dialect_clear)

MwTableReader *mw_csv_reader_open (const char *path, const MwCsvDialect *dialect, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
