/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

/* Writes the report for directors. The file stays as it is, unless the report is to be remembered. */

static gboolean
remember (const MwCliOptions *options, MwWorkspace *workspace, MwReportMemory *memory, GError **error)
{
  g_autoptr (MwAct) act = NULL;
  gpointer result = NULL;

  if (!options->remember)
    return TRUE;
  if (!mw_database_run (mw_workspace_get_database (workspace), MW_LANE_WRITE, mw_command_remember_report, memory, (GDestroyNotify) mw_act_free, &result, error))
    return FALSE;
  act = result;
  return TRUE;
}

static gboolean
write_report (const MwCliOptions *options, MwWorkspace *workspace, GError **error)
{
  MwReportJob job = { .path = options->arguments[1], .today = options->today, .from = options->from, .until = options->until, .parts = MW_REPORT_ALL };
  g_autoptr (MwReportMemory) memory = NULL;
  gpointer result = NULL;

  if (!mw_cli_find_category (workspace, options->category, &job.category_id, error))
    return FALSE;
  if (!mw_database_run (mw_workspace_get_database (workspace), MW_LANE_READ, mw_command_report, &job, NULL, &result, error))
    return FALSE;
  memory = result;
  return remember (options, workspace, memory, error);
}

int
mw_cli_report (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwWorkspace) workspace = NULL;
  MwReportFormat format;
  gboolean written;

  if (!mw_report_format_find (options->arguments[1], &format))
    return mw_cli_usage ("report");
  workspace = mw_cli_open (options, options->remember ? MW_ACCESS_WRITE : MW_ACCESS_READ, &error);
  if (workspace == NULL)
    return mw_cli_fail (error);
  written = write_report (options, workspace, &error);
  mw_workspace_close (workspace);
  return written ? MW_EXIT_DONE : mw_cli_fail (error);
}
