/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-link-dialog.h"

#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-record-dialog.h"

/*
 * The form of a link, called after both its ends, with what speaks against it. That warns and does not stop: whoever
 * links may know better than the file.
 */

/* The link starts with as many places as both sides have left. */
static gint64
propose_places (const MwSupply *supply, const MwDemand *demand)
{
  gint64 free_places;
  gint64 open_places;
  gboolean free_known = mw_supply_get_free_places (supply, &free_places);
  gboolean open_known = mw_demand_get_open_places (demand, &open_places);

  if (free_known && open_known)
    return MAX (MIN (free_places, open_places), 1);
  return free_known || open_known ? MAX (free_known ? free_places : open_places, 1) : 1;
}

/**
 * mw_link_dialog_make_link:
 *
 * Returns: (transfer full): a copy of the link of the pair that can be changed, or a new one
 */
MwRecord *
mw_link_dialog_make_link (MwWorkspace *workspace, MwMatchBoard *board, const MwSupply *supply, const MwDemand *demand)
{
  MwPlanLink link = { .supply = supply, .demand = demand };
  MwRecord *linked = mw_match_board_find_link (board, mw_record_get_id (mw_supply_get_initiative (supply)), mw_record_get_id (mw_demand_get_nomination (demand)));

  return linked != NULL ? mw_record_copy (linked) : mw_workspace_make_link (workspace, &link, propose_places (supply, demand));
}

/* A link that is there takes the places that it has, so that full sides say nothing against it. */
static GStrv
list_warnings (MwMatchBoard *board, const MwSupply *supply, const MwDemand *demand, gboolean linked)
{
  MwFit fit;

  mw_match_board_fit (board, supply, demand, &fit);
  if (linked && fit.parts[MW_FIT_PLACES].state == MW_FIT_PART_BLOCKS)
    fit.parts[MW_FIT_PLACES].state = MW_FIT_PART_SCORED;
  return mw_fit_list_warnings (&fit, supply, demand);
}

static const char *
title_of (MwWorkspace *workspace, const MwTable *table, gint64 id)
{
  const MwRecord *record = mw_workspace_find_record (workspace, table, id);

  return record != NULL ? mw_record_get_title (record) : "";
}

/* @match: of the board, or a new one */
void
mw_link_dialog_present_match (GtkWindow *parent, MwWorkspace *workspace, MwMatchBoard *board, const MwRecord *match)
{
  gint64 initiative_id = mw_record_get_reference (match, MW_MATCH_INITIATIVE);
  gint64 nomination_id = mw_record_get_reference (match, MW_MATCH_NOMINATION);
  const MwSupply *supply = mw_match_board_find_supply (board, initiative_id);
  const MwDemand *demand = mw_match_board_find_demand (board, nomination_id);
  g_autofree char *subtitle = g_strdup_printf ("%s – %s", title_of (workspace, &mw_initiative_table, initiative_id), title_of (workspace, &mw_nomination_table, nomination_id));
  MwRecordDialog *dialog = mw_record_dialog_present (parent, workspace, match);

  mw_record_dialog_set_subtitle (dialog, subtitle);
  if (supply != NULL && demand != NULL)
    {
      g_auto (GStrv) warnings = list_warnings (board, supply, demand, mw_record_get_id (match) != 0);
      mw_record_dialog_set_warnings (dialog, warnings);
    }
}

/* Opens the link of the pair, or a new one to fill in. */
void
mw_link_dialog_present (GtkWindow *parent, MwWorkspace *workspace, MwMatchBoard *board, const MwSupply *supply, const MwDemand *demand)
{
  g_autoptr (MwRecord) match = mw_link_dialog_make_link (workspace, board, supply, demand);

  /* Whoever links a pair that was kept apart wants it together. */
  if (mw_match_is_only_forbidden (match))
    {
      mw_record_clear (match, MW_MATCH_PLANNING);
      mw_record_set_text (match, MW_MATCH_STATUS, "shortlisted");
      mw_record_set_integer (match, MW_MATCH_PLACES, propose_places (supply, demand));
    }
  mw_link_dialog_present_match (parent, workspace, board, match);
}
