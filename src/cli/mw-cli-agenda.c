/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>

/* maatwerk agenda: the talks of a category as a file for a calendar. */

static gboolean
write_agenda (const MwCliOptions *options, MwWorkspace *workspace, GError **error)
{
  g_autoptr (MwTalkBoard) board = NULL;
  gint64 category_id;
  guint undated;

  if (!mw_cli_find_category (workspace, options->category, &category_id, error))
    return FALSE;
  board = mw_talk_board_load (mw_database_get_view (mw_workspace_get_database (workspace)), category_id, mw_workspace_get_today (workspace), error);
  if (board == NULL)
    return FALSE;
  if (!mw_workspace_export_agenda (workspace, board, options->arguments[1], &undated, error))
    return FALSE;
  if (undated > 0)
    g_print (ngettext ("%u talk has no date and is left out.\n", "%u talks have no date and are left out.\n", undated), undated);
  return TRUE;
}

int
mw_cli_agenda (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwWorkspace) workspace = mw_cli_open (options, MW_ACCESS_READ, &error);
  gboolean written;

  if (workspace == NULL)
    return mw_cli_fail (error);
  written = write_agenda (options, workspace, &error);
  mw_workspace_close (workspace);
  return written ? MW_EXIT_DONE : mw_cli_fail (error);
}
