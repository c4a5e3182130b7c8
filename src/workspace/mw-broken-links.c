/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-broken-links.h"

#include <glib/gi18n-lib.h>

#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"

/*
 * Links whose reasons no longer hold. Both sides may be changed after a link was made, by hand or by an import; what is
 * over by now is history, and no longer breaks.
 */

static gboolean
is_current (const MwRecord *match)
{
  static const char *const current[] = { "shortlisted", "proposed", "agreed", "running", NULL };

  return g_strv_contains (current, mw_record_get_text (match, MW_MATCH_STATUS));
}

/* What is not known is not a no. That no places are left says nothing against a link: it may be the one that took them;
 * nor does it that time has passed. */
static gboolean
counts (const MwBrokenLink *broken, MwFitPartKind part)
{
  if (part == MW_FIT_PLACES || broken->fit.parts[part].state != MW_FIT_PART_BLOCKS)
    return FALSE;
  return part != MW_FIT_PERIOD || !mw_fit_had_period (broken->supply, broken->demand);
}

static gboolean
has_reason (const MwBrokenLink *broken)
{
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      if (counts (broken, (MwFitPartKind) i))
        return TRUE;
    }
  return FALSE;
}

/* Of a side with more places linked than it has, how many that are. */
static gint64
find_excess (const MwRecord *record, guint field, gboolean known, gint64 left)
{
  gint64 places = 0;

  mw_record_get_integer (record, field, &places);
  return known && left < 0 ? places - left : 0;
}

static void
look_at_places (MwBrokenLink *broken)
{
  gint64 left;
  gboolean known = mw_supply_get_free_places (broken->supply, &left);

  broken->given = find_excess (mw_supply_get_initiative (broken->supply), MW_INITIATIVE_PLACES, known, left);
  known = mw_demand_get_open_places (broken->demand, &left);
  broken->taken = find_excess (mw_demand_get_nomination (broken->demand), MW_NOMINATION_WANTED_PLACES, known, left);
}

static gboolean
is_broken (const MwBrokenLink *broken)
{
  return broken->ended || broken->withdrawn || broken->given > 0 || broken->taken > 0 || has_reason (broken);
}

/**
 * mw_broken_links_find:
 * @board: as the file is; what is borrowed lives as long as that
 *
 * Returns: (transfer full) (element-type MwBrokenLink)
 */
GArray *
mw_broken_links_find (MwMatchBoard *board)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MwBrokenLink));
  GPtrArray *matches = mw_match_board_get_matches (board);

  for (guint i = 0; i < matches->len; i++)
    {
      MwBrokenLink broken = { .match = g_ptr_array_index (matches, i) };
      broken.supply = mw_match_board_find_linked_supply (board, mw_record_get_reference (broken.match, MW_MATCH_INITIATIVE));
      broken.demand = mw_match_board_find_linked_demand (board, mw_record_get_reference (broken.match, MW_MATCH_NOMINATION));
      if (broken.supply == NULL || broken.demand == NULL || !is_current (broken.match))
        continue;
      mw_match_board_fit (board, broken.supply, broken.demand, &broken.fit);
      broken.ended = g_strcmp0 (mw_record_get_text (mw_supply_get_initiative (broken.supply), MW_INITIATIVE_STATUS), "ended") == 0;
      broken.withdrawn = g_strcmp0 (mw_record_get_text (mw_demand_get_nomination (broken.demand), MW_NOMINATION_STATUS), "withdrawn") == 0;
      look_at_places (&broken);
      if (is_broken (&broken))
        g_array_append_val (found, broken);
    }
  return found;
}

static void
add_excess (GStrvBuilder *reasons, const MwBrokenLink *broken)
{
  gint64 places = 0;

  if (broken->given > 0)
    {
      mw_record_get_integer (mw_supply_get_initiative (broken->supply), MW_INITIATIVE_PLACES, &places);
      g_autofree char *reason = g_strdup_printf (ngettext ("%d place of the initiative is linked, and it has %d", "%d places of the initiative are linked, and it has %d", (gulong) broken->given), (int) broken->given, (int) places);
      g_strv_builder_add (reasons, reason);
    }
  if (broken->taken > 0)
    {
      mw_record_get_integer (mw_demand_get_nomination (broken->demand), MW_NOMINATION_WANTED_PLACES, &places);
      g_autofree char *reason = g_strdup_printf (ngettext ("%d place is linked to the request, and it wants %d", "%d places are linked to the request, and it wants %d", (gulong) broken->taken), (int) broken->taken, (int) places);
      g_strv_builder_add (reasons, reason);
    }
}

/* Returns: (transfer full): one line for each thing that speaks against it now */
GStrv
mw_broken_link_list_reasons (const MwBrokenLink *broken)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  if (broken->ended)
    g_strv_builder_add (reasons, _ ("the initiative has ended"));
  if (broken->withdrawn)
    g_strv_builder_add (reasons, _ ("the request was withdrawn"));
  add_excess (reasons, broken);
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      g_autofree char *reason = NULL;
      if (!counts (broken, (MwFitPartKind) i))
        continue;
      reason = mw_fit_describe_part (&broken->fit, (MwFitPartKind) i, broken->supply, broken->demand);
      g_strv_builder_add (reasons, reason);
    }
  return g_strv_builder_end (reasons);
}

/* Returns: (transfer full): all of it on one line */
char *
mw_broken_link_describe (const MwBrokenLink *broken)
{
  g_auto (GStrv) reasons = mw_broken_link_list_reasons (broken);

  return g_strjoinv (" · ", reasons);
}
