/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-import.h"
#include "mw-history.h"
#include "mw-record-history.h"
#include "mw-record.h"
#include "mw-report-job.h"

G_BEGIN_DECLS

/* Everything a user can do to the file, as functions for a worker of mw-database. */

typedef struct
{
  const MwTable *table;
  gint64 id;
} MwRecordKey;

/* What one act did to one record. */
typedef struct
{
  const MwTable *table;
  gint64 record_id;
  gint64 act_id;
} MwChangeKey;

gboolean mw_command_save (MwConnection *connection, gpointer record, gpointer *act, GError **error);
gboolean mw_command_delete (MwConnection *connection, gpointer key, gpointer *act, GError **error);
gboolean mw_command_accept_plan (MwConnection *connection, gpointer links, gpointer *act, GError **error);
gboolean mw_command_save_points (MwConnection *connection, gpointer points, gpointer *act, GError **error);
gboolean mw_command_forget_contact (MwConnection *connection, gpointer id, gpointer *act, GError **error);
gboolean mw_command_undo (MwConnection *connection, gpointer unused, gpointer *act, GError **error);
gboolean mw_command_redo (MwConnection *connection, gpointer unused, gpointer *act, GError **error);
gboolean mw_command_take_back (MwConnection *connection, gpointer key, gpointer *act, GError **error);
gboolean mw_command_list_changes (MwConnection *connection, gpointer key, gpointer *changes, GError **error);
gboolean mw_command_import (MwConnection *connection, gpointer job, gpointer *summary, GError **error);
gboolean mw_command_report (MwConnection *connection, gpointer job, gpointer *memory, GError **error);
gboolean mw_command_remember_report (MwConnection *connection, gpointer memory, gpointer *act, GError **error);

G_END_DECLS
