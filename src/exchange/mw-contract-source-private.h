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
  GPtrArray *sample_rows; /* MwRow */
  MwMergedCells *merged;  /* (nullable): only where a sheet has cells merged downwards */
  int shift_months;
  MwTableReader *reader;
};

MwTableReader *mw_contract_source_open_reader (MwContractSource *self, const char *sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_contract_source_skip_to_data (MwContractSource *self, MwTableReader *reader, GError **error);

G_END_DECLS
