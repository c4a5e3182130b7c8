/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-contract-source.h"
#include "mw-import-findings.h"

G_BEGIN_DECLS

/**
 * MwImportSummary:
 * @added: contracts that were not there yet
 * @changed: contracts of which something changed
 * @same: rows that say what the file says already
 * @left_out: how many rows were not taken over
 * @groups: (element-type MwImportGroup): all that must be known, the gravest first
 * @new_suppliers: suppliers that were not there yet
 * @unknown_categories: (element-type utf8): names of categories that are not in the file
 */
typedef struct
{
  guint rows;
  guint added;
  guint changed;
  guint same;
  guint left_out;
  MwImportFindings *findings;
  const GPtrArray *groups;
  guint new_suppliers;
  guint new_clients;
  GPtrArray *unknown_categories;
} MwImportSummary;

/* Called on the worker, now and then. */
typedef void (*MwImportProgress) (double fraction, gpointer data);

/**
 * MwImportJob:
 * @category_id: where contracts of which the row names no category go; 0 is nowhere
 * @dry_run: learn what would happen, change nothing
 * @cancellable: (nullable): stops it as if it never began
 */
typedef struct
{
  MwContractSource *source;
  gint64 category_id;
  gboolean dry_run;
  GCancellable *cancellable;
  MwImportProgress progress;
  gpointer progress_data;
} MwImportJob;

MwImportSummary *mw_import_job_run (MwConnection *connection, const MwImportJob *job, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_import_summary_free (MwImportSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwImportSummary, mw_import_summary_free)

G_END_DECLS
