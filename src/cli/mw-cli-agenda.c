/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>

#include "mw-conversation.h"

/* maatwerk agenda: the talks of a category as a file for a calendar. */

/* With a date of the user's own the file is the same each time, and then no newer version of the last one. */
static GDateTime *
get_moment (const MwCliOptions *options)
{
  if (!options->today_given)
    return g_date_time_new_now_utc ();
  return g_date_time_new_utc (g_date_get_year (&options->today), (int) g_date_get_month (&options->today), g_date_get_day (&options->today), 0, 0, 0);
}

static void
print_undated (MwTalkBoard *board, const GPtrArray *undated)
{
  if (undated->len > 0)
    g_print (ngettext ("%u talk has no date, or one after the year 2999, and is left out:\n", "%u talks have no date, or one after the year 2999, and are left out:\n", undated->len), undated->len);
  for (guint i = 0; i < undated->len; i++)
    {
      const MwRecord *talk = g_ptr_array_index (undated, i);
      const char *date = mw_record_get_text (talk, MW_CONVERSATION_DATE);
      g_print ("%s\t%s\t%s\n", date != NULL ? date : "", mw_talk_board_get_supplier (board, mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER)), mw_record_get_title (talk));
    }
}

/* @undated: (out): how many talks were left out */
static gboolean
write_agenda (const MwCliOptions *options, MwWorkspace *workspace, guint *undated, GError **error)
{
  g_autoptr (MwTalkBoard) board = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GDateTime) moment = get_moment (options);
  MwOutputTarget target = mw_workspace_get_target (workspace, options->arguments[1], FALSE);
  gint64 category_id;

  if (!mw_cli_find_category (workspace, options->category, &category_id, error))
    return FALSE;
  board = mw_talk_board_load (mw_database_get_view (mw_workspace_get_database (workspace)), category_id, mw_workspace_get_today (workspace), error);
  if (board == NULL || !mw_workspace_export_agenda (workspace, board, &target, moment, &left_out, error))
    return FALSE;
  print_undated (board, left_out);
  *undated = left_out->len;
  return TRUE;
}

int
mw_cli_agenda (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwWorkspace) workspace = mw_cli_open (options, MW_ACCESS_READ, &error);
  guint undated = 0;
  gboolean written;

  if (workspace == NULL)
    return mw_cli_fail (error);
  written = write_agenda (options, workspace, &undated, &error);
  mw_workspace_close (workspace);
  if (!written)
    return mw_cli_fail (error);
  return undated > 0 ? MW_EXIT_LEFT_OUT : MW_EXIT_DONE;
}
