/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>

#include "mw-calendar.h"
#include "mw-conversation.h"

/* maatwerk agenda: the talks of a category as a file for a calendar. */

/* Returns: how many talks have no date, and are left out */
static guint
add_talks (MwCalendar *calendar, MwWorkspace *workspace, MwTalkBoard *board)
{
  guint undated = 0;

  for (guint i = 0; i < mw_talk_board_get_n_entries (board); i++)
    {
      const MwTalkEntry *entry = mw_talk_board_get_entry (board, i);
      g_autoptr (GPtrArray) points = NULL;
      if (entry->record == NULL || mw_record_get_table (entry->record) != &mw_conversation_table)
        continue;
      points = mw_workspace_list_points (workspace, entry->record);
      undated += mw_calendar_add_talk (calendar, entry->record, mw_talk_board_get_supplier (board, entry->supplier_id), points) ? 0 : 1;
    }
  return undated;
}

static gboolean
write_agenda (const MwCliOptions *options, MwWorkspace *workspace, GError **error)
{
  g_autoptr (MwTalkBoard) board = NULL;
  g_autoptr (MwCalendar) calendar = mw_calendar_new (mw_workspace_get_today (workspace));
  gint64 category_id;
  guint undated;

  if (!mw_cli_find_category (workspace, options->category, &category_id, error))
    return FALSE;
  board = mw_talk_board_load (mw_database_get_view (mw_workspace_get_database (workspace)), category_id, mw_workspace_get_today (workspace), error);
  if (board == NULL)
    return FALSE;
  undated = add_talks (calendar, workspace, board);
  if (!mw_calendar_save (calendar, options->arguments[1], error))
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
