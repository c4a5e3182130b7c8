/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>

#include "mw-contract.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-overview-charts.h"
#include "mw-rows-dialog.h"

/* What is behind a bar of the overview: the records that it counts. */

static const char *
find_title (MwWorkspace *workspace, const MwTable *table, gint64 id)
{
  const MwRecord *record = mw_workspace_find_record (workspace, table, id);

  return record != NULL ? mw_record_get_title (record) : "";
}

static void
add_link (MwRowsDialog *dialog, MwWorkspace *workspace, MwRecord *match)
{
  const char *initiative = find_title (workspace, &mw_initiative_table, mw_record_get_reference (match, MW_MATCH_INITIATIVE));
  const char *nomination = find_title (workspace, &mw_nomination_table, mw_record_get_reference (match, MW_MATCH_NOMINATION));
  g_autofree char *title = g_strdup_printf ("%s → %s", initiative, nomination);
  g_autofree char *status = mw_record_format_field (match, MW_MATCH_STATUS, mw_workspace_get_notation (workspace));
  g_autofree char *places = mw_record_format_field (match, MW_MATCH_PLACES, mw_workspace_get_notation (workspace));
  g_autofree char *subtitle = g_strdup_printf (_ ("Link · %s · places: %s"), status, places);

  mw_rows_dialog_add (dialog, match, title, subtitle);
}

static void
add_nomination (MwRowsDialog *dialog, MwWorkspace *workspace, MwRecord *nomination)
{
  g_autofree char *wanted = mw_record_is_known (nomination, MW_NOMINATION_WANTED_PLACES) ? mw_record_format_field (nomination, MW_NOMINATION_WANTED_PLACES, mw_workspace_get_notation (workspace)) : g_strdup (_ ("unknown"));
  g_autofree char *subtitle = g_strdup_printf (_ ("Request · %s · wanted places: %s"), find_title (workspace, &mw_organisation_table, mw_record_get_reference (nomination, MW_NOMINATION_ORGANISATION)), wanted);

  mw_rows_dialog_add (dialog, nomination, mw_record_get_title (nomination), subtitle);
}

/* @match_id: of a link that the report counts */
static void
add_counted (MwRowsDialog *dialog, MwWorkspace *workspace, gint64 match_id)
{
  MwRecord *match = mw_workspace_find_record (workspace, &mw_match_table, match_id);

  if (match != NULL)
    add_link (dialog, workspace, match);
}

/* Requests for a target group, and the links to them that count. */
void
mw_overview_open_group (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, guint row)
{
  const MwReportGroup *group = g_ptr_array_index (report->groups, row);
  MwRowsDialog *dialog = mw_rows_dialog_new (parent, workspace, group->name != NULL ? group->name : _ ("unknown"));
  GListModel *nominations = mw_workspace_get_records (workspace, &mw_nomination_table);

  for (guint i = 0; i < g_list_model_get_n_items (nominations); i++)
    {
      g_autoptr (MwRecord) nomination = g_list_model_get_item (nominations, i);
      if (mw_record_get_reference (nomination, MW_NOMINATION_TARGET_GROUP) == group->id && g_strcmp0 (mw_record_get_text (nomination, MW_NOMINATION_STATUS), "withdrawn") != 0)
        add_nomination (dialog, workspace, nomination);
    }
  for (guint i = 0; i < report->links->len; i++)
    {
      const MwReportLink *link = g_ptr_array_index (report->links, i);
      if (link->target_group_id == group->id && mw_match_status_takes_places (link->status_code))
        add_counted (dialog, workspace, link->id);
    }
  mw_rows_dialog_present (dialog);
}

/* @contracts: (transfer full) (nullable) */
static void
add_contracts (MwRowsDialog *dialog, MwWorkspace *workspace, GPtrArray *contracts)
{
  MwNotation notation = mw_workspace_get_notation (workspace);

  for (guint i = 0; contracts != NULL && i < contracts->len; i++)
    {
      MwRecord *contract = g_ptr_array_index (contracts, i);
      g_autofree char *end = mw_record_is_known (contract, MW_CONTRACT_END_DATE) ? mw_record_format_field (contract, MW_CONTRACT_END_DATE, notation) : g_strdup (_ ("unknown"));
      g_autofree char *value = mw_record_is_known (contract, MW_CONTRACT_VALUE) ? mw_record_format_field (contract, MW_CONTRACT_VALUE, notation) : g_strdup (_ ("unknown"));
      g_autofree char *subtitle = g_strdup_printf (_ ("%s · ends %s · value %s"), find_title (workspace, &mw_organisation_table, mw_record_get_reference (contract, MW_CONTRACT_SUPPLIER)), end, value);
      mw_rows_dialog_add (dialog, contract, mw_record_get_title (contract), subtitle);
    }
  g_clear_pointer (&contracts, g_ptr_array_unref);
}

/* All contracts of a supplier. */
void
mw_overview_open_supplier (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, gint64 category_id, guint row)
{
  const MwReportSupplier *supplier = g_ptr_array_index (report->suppliers, row);
  MwRowsDialog *dialog = mw_rows_dialog_new (parent, workspace, supplier->name != NULL ? supplier->name : _ ("unknown"));

  add_contracts (dialog, workspace, mw_workspace_list_contracts_of (workspace, category_id, supplier->id, NULL));
  mw_rows_dialog_present (dialog);
}

/* All contracts that end in a quarter. */
void
mw_overview_open_quarter (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, gint64 category_id, guint row)
{
  const MwReportQuarter *quarter = g_ptr_array_index (report->quarters, row);
  g_autofree char *label = mw_report_quarter_get_label (quarter);
  MwRowsDialog *dialog = mw_rows_dialog_new (parent, workspace, label);

  add_contracts (dialog, workspace, mw_workspace_list_contracts_of (workspace, category_id, 0, &quarter->start));
  mw_rows_dialog_present (dialog);
}

static void
add_requests (MwRowsDialog *dialog, MwWorkspace *workspace)
{
  GListModel *all = mw_workspace_get_records (workspace, &mw_nomination_table);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) nomination = g_list_model_get_item (all, i);
      if (g_strcmp0 (mw_record_get_text (nomination, MW_NOMINATION_STATUS), "withdrawn") != 0)
        add_nomination (dialog, workspace, nomination);
    }
}

/* Links that are so far; of what is wanted the requests. */
void
mw_overview_open_stage (GtkWindow *parent, MwWorkspace *workspace, const MwReport *report, guint row)
{
  MwReportStage stage = (MwReportStage) row;
  MwRowsDialog *dialog = mw_rows_dialog_new (parent, workspace, mw_report_stage_get_label (stage));

  if (stage == MW_REPORT_STAGE_WANTED)
    add_requests (dialog, workspace);
  for (guint i = 0; stage != MW_REPORT_STAGE_WANTED && i < report->links->len; i++)
    {
      const MwReportLink *link = g_ptr_array_index (report->links, i);
      MwReportStage found;
      if (mw_report_stage_find (link->status_code, &found) && found == stage)
        add_counted (dialog, workspace, link->id);
    }
  mw_rows_dialog_present (dialog);
}
