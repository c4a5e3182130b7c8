/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-source.h"
#include "mw-merged-cells.h"

G_BEGIN_DECLS

struct _MwContractSource
{
  GObject parent_instance;

  char *path;
  MwTableFileKind kind;
  GStrv sheets;
  char *sheet;
  MwCsvDialect dialect;
  const MwHeaderNames *names;
  guint header_row;
  MwRow *header;
  gboolean from_1904;
  GPtrArray *columns;     /* MwSourceColumn */
  GHashTable *headers;    /* those of the columns, borrowed */
  GPtrArray *sample_rows; /* MwRow: the first, by which columns are recognised */
  MwMergedCells *merged;  /* (nullable): only where a sheet has cells merged downwards */
  gboolean scaled;        /* whether the file says that its amounts are in thousands, per year or the like */
  int shift_months;
  MwTableReader *reader;
  guint other_table; /* the row with other column names that was passed, 0 while there was none */
};

MwTableReader *mw_contract_source_open_reader (MwContractSource *self, const char *sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_contract_source_recognise (MwContractSource *self);
gboolean mw_contract_source_skip_to_data (MwContractSource *self, MwTableReader *reader, GError **error);

G_END_DECLS
