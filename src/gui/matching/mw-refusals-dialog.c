/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-refusals-dialog.h"

#include <glib/gi18n.h>

#include "mw-plain.h"
#include "mw-refusals.h"

/* How often suppliers said no to each target group, and why: to tell the directorate that asked for it. */

static void
add_group (AdwPreferencesPage *page, MwWorkspace *workspace, const MwRefusals *refusals)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const MwRecord *record = mw_workspace_find_record (workspace, &mw_target_group_table, refusals->target_group_id);
  g_autofree char *total = g_strdup_printf (ngettext ("Refused %u time", "Refused %u times", refusals->total), refusals->total);
  g_auto (GStrv) lines = mw_refusals_describe (refusals);

  mw_plain_group_set (group, record != NULL ? mw_record_get_title (record) : _ ("unknown"), total);
  for (char **line = lines; *line != NULL; line++)
    adw_preferences_group_add (group, mw_plain_row_new (*line, NULL));
  adw_preferences_page_add (page, group);
}

static void
add_nothing (AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No Refusals"));
  mw_plain_page_describe (ADW_STATUS_PAGE (status), _ ("No supplier has said no to a link. Note the answer of a supplier, and the reason, at the link."));
  adw_preferences_group_add (group, status);
  adw_preferences_page_add (page, group);
}

void
mw_refusals_dialog_present (GtkWindow *parent, MwWorkspace *workspace)
{
  AdwPreferencesWindow *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, "title", _ ("Refusals per Target Group"), "search-enabled", FALSE, "default-width", 560, "default-height", 520, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  g_autoptr (GArray) refusals = mw_refusals_count (mw_workspace_get_records (workspace, &mw_match_table), mw_workspace_get_records (workspace, &mw_nomination_table));

  for (guint i = 0; i < refusals->len; i++)
    add_group (page, workspace, &g_array_index (refusals, MwRefusals, i));
  if (refusals->len == 0)
    add_nothing (page);
  adw_preferences_window_add (window, page);
  gtk_window_present (GTK_WINDOW (window));
}
