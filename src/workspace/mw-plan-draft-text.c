/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "mw-initiative.h"
#include "mw-nomination.h"

/* Why places stay open, and what would help, in words. */

static void
add_reason (GArray *reasons, MwPlanReasonKind kind, MwFitPartKind part, guint count)
{
  MwPlanReason reason = { kind, part, count };

  if (count > 0)
    g_array_append_val (reasons, reason);
}

/* Returns: (transfer full) (element-type MwPlanReason): the commonest kinds first */
GArray *
mw_plan_open_list_reasons (const MwPlanOpen *open)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (MwPlanReason));

  add_reason (reasons, MW_PLAN_REASON_REQUEST_OVER, MW_FIT_PERIOD, open->is_over ? 1 : 0);
  add_reason (reasons, MW_PLAN_REASON_TAKEN, MW_FIT_PLACES, open->taken);
  add_reason (reasons, MW_PLAN_REASON_LIMIT, MW_FIT_PLACES, open->limited);
  add_reason (reasons, MW_PLAN_REASON_UNKNOWN, MW_FIT_PLACES, open->unknown);
  add_reason (reasons, MW_PLAN_REASON_WITHOUT_NUMBER, MW_FIT_PLACES, open->without_number);
  add_reason (reasons, MW_PLAN_REASON_MINIMUM, MW_FIT_PLACES, open->below_minimum);
  add_reason (reasons, MW_PLAN_REASON_REJECTED, MW_FIT_CHOICE, open->rejected);
  add_reason (reasons, MW_PLAN_REASON_LEFT_OUT, MW_FIT_PLACES, open->left_out);
  add_reason (reasons, MW_PLAN_REASON_OVER, MW_FIT_PERIOD, open->over);
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    add_reason (reasons, MW_PLAN_REASON_BLOCKED, (MwFitPartKind) i, open->blocked[i]);
  return reasons;
}

/* Returns: (transfer full): such as "Region keeps 2 initiatives away" */
char *
mw_plan_reason_describe (const MwPlanReason *reason)
{
  guint count = reason->count;

  switch (reason->kind)
    {
    case MW_PLAN_REASON_TAKEN:
      return g_strdup_printf (ngettext ("%u initiative fits, but has no places left for it in this plan", "%u initiatives fit, but have no places left for it in this plan", count), count);
    case MW_PLAN_REASON_LIMIT:
      return g_strdup_printf (ngettext ("%u initiative fits and has places, but the limit per supplier is reached", "%u initiatives fit and have places, but the limit per supplier is reached", count), count);
    case MW_PLAN_REASON_UNKNOWN:
      return g_strdup_printf (ngettext ("%u initiative could fit, if more were known", "%u initiatives could fit, if more were known", count), count);
    case MW_PLAN_REASON_WITHOUT_NUMBER:
      return g_strdup_printf (ngettext ("%u initiative fits, but does not say how many places it has", "%u initiatives fit, but do not say how many places they have", count), count);
    case MW_PLAN_REASON_MINIMUM:
      return g_strdup_printf (ngettext ("%u initiative fits less well than was asked", "%u initiatives fit less well than was asked", count), count);
    case MW_PLAN_REASON_REJECTED:
      return g_strdup_printf (ngettext ("%u initiative was rejected for it", "%u initiatives were rejected for it", count), count);
    case MW_PLAN_REASON_LEFT_OUT:
      return g_strdup_printf (ngettext ("%u initiative is left out of this plan", "%u initiatives are left out of this plan", count), count);
    case MW_PLAN_REASON_OVER:
      return g_strdup_printf (ngettext ("%u initiative would fit, but its period is over", "%u initiatives would fit, but their period is over", count), count);
    case MW_PLAN_REASON_REQUEST_OVER:
      return g_strdup (_ ("the period of the request is over"));
    case MW_PLAN_REASON_BLOCKED:
    default:
      /* Translators: a part such as "Region", and how many initiatives. */
      return g_strdup_printf (ngettext ("%s keeps %u initiative away", "%s keeps %u initiatives away", count), mw_fit_part_get_label (reason->part), count);
    }
}

/* Returns: (transfer full): one line for each reason */
GStrv
mw_plan_open_describe_blockers (const MwPlanOpen *open)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GArray) reasons = mw_plan_open_list_reasons (open);

  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *line = mw_plan_reason_describe (&g_array_index (reasons, MwPlanReason, i));
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/* Such as "mbo 2 – hbo": both ends as they would be. */
static char *
describe_range (const MwRecord *record, guint low, guint high, MwNotation notation)
{
  g_autofree char *first = mw_record_format_field (record, low, notation);
  g_autofree char *last = mw_record_format_field (record, high, notation);

  return g_strdup_printf ("%s – %s", *first != '\0' ? first : "…", *last != '\0' ? last : "…");
}

/* Codes are kept sorted, so the one that was added may stand anywhere. */
static char *
name_added_region (const MwPlanDraft *draft, const MwPlanHelp *help)
{
  const MwRecord *original = help->table == &mw_nomination_table ? mw_demand_get_nomination (help->demand) : mw_supply_get_initiative (help->supply);
  const char *before = mw_record_get_text (original, help->field);
  g_auto (GStrv) old = g_strsplit (before != NULL ? before : "", " ", -1);
  g_auto (GStrv) codes = g_strsplit (mw_record_get_text (help->changed, help->field), " ", -1);
  const MwRegion *region;
  guint added = 0;

  while (codes[added + 1] != NULL && g_strv_contains ((const char *const *) old, codes[added]))
    added++;
  region = mw_regions_find (mw_match_board_get_context (draft->board)->regions, codes[added]);
  return g_strdup (region != NULL ? region->name : codes[added]);
}

/* Returns: (transfer full): to what the record would change, or what would be added to it */
static char *
describe_value (const MwPlanDraft *draft, const MwPlanHelp *help, MwNotation notation)
{
  switch (help->part)
    {
    case MW_FIT_LEVEL:
      return help->table == &mw_nomination_table ? describe_range (help->changed, MW_NOMINATION_LEVEL_MIN, MW_NOMINATION_LEVEL_MAX, notation)
                                                 : describe_range (help->changed, MW_INITIATIVE_LEVEL_MIN, MW_INITIATIVE_LEVEL_MAX, notation);
    case MW_FIT_PERIOD:
      return help->table == &mw_nomination_table ? describe_range (help->changed, MW_NOMINATION_START_DATE, MW_NOMINATION_END_DATE, notation)
                                                 : describe_range (help->changed, MW_INITIATIVE_START_DATE, MW_INITIATIVE_END_DATE, notation);
    case MW_FIT_REGION:
      if (help->table == &mw_initiative_table && help->field == MW_INITIATIVE_PLACE_BOUND)
        return g_strdup (_ ("not bound to a place"));
      return name_added_region (draft, help);
    case MW_FIT_GROUP:
      return g_strdup (mw_match_board_get_group_name (draft->board, mw_record_get_reference (mw_demand_get_nomination (help->demand), MW_NOMINATION_TARGET_GROUP)));
    case MW_FIT_PLACES:
    case MW_FIT_HORIZON:
    case MW_FIT_DUTY:
    case MW_FIT_NOVELTY:
    case MW_FIT_PRIORITY:
    case MW_FIT_RELATION:
    case MW_FIT_CHOICE:
    case MW_N_FIT_PARTS:
    default:
      return mw_record_format_field (help->changed, help->field, notation);
    }
}

/* What would change in a record, and to what. */
static char *
describe_part (const MwPlanDraft *draft, const MwPlanHelp *help, MwNotation notation)
{
  const char *part = mw_fit_part_get_label (help->part);
  const char *name = mw_record_get_title (help->supply != NULL ? mw_supply_get_initiative (help->supply) : mw_demand_get_nomination (help->demand));
  gboolean asks = help->kind == MW_PLAN_HELP_QUESTION;
  g_autofree char *value = help->changed != NULL ? describe_value (draft, help, notation) : NULL;

  if (value == NULL)
    /* Translators: a part such as "Region", and the name of an initiative. */
    return g_strdup_printf (asks ? _ ("%s of “%s”, if it is asked and fits") : _ ("%s of “%s”, if it can be changed"), part, name);
  if (asks)
    /* Translators: a part such as "Region", the name of an initiative or request, and a value such as "Utrecht". */
    return g_strdup_printf (_ ("%s of “%s”, if it is asked and turns out to be: %s"), part, name, value);
  if (help->part == MW_FIT_REGION || help->part == MW_FIT_GROUP)
    return g_strdup_printf (_ ("%s of “%s”: with %s as well"), part, name, value);
  return g_strdup_printf (_ ("%s of “%s”: changed to %s"), part, name, value);
}

static char *
describe_change (const MwPlanDraft *draft, const MwPlanHelp *help, MwNotation notation)
{
  const char *initiative = help->supply != NULL ? mw_record_get_title (mw_supply_get_initiative (help->supply)) : "";
  int places = (int) help->places;

  switch (help->kind)
    {
    case MW_PLAN_HELP_LIMIT:
      return g_strdup_printf (ngettext ("at most %d place per supplier instead of %d", "at most %d places per supplier instead of %d", (gulong) places), places, (int) draft->options.supplier_limit);
    case MW_PLAN_HELP_MINIMUM:
      return g_strdup_printf (_ ("a least fit of %d instead of %d"), places, draft->options.minimum_fit);
    case MW_PLAN_HELP_PLACES:
      return g_strdup_printf (ngettext ("%d place more at “%s”", "%d places more at “%s”", (gulong) places), places, initiative);
    case MW_PLAN_HELP_PART:
    case MW_PLAN_HELP_QUESTION:
      return describe_part (draft, help, notation);
    case MW_PLAN_HELP_CHOICE:
    default:
      return g_strdup_printf (_ ("“%s”, if it may be in the plan after all"), initiative);
    }
}

/* Returns: (transfer full): whether the plan is the best, and by what */
char *
mw_plan_draft_describe_proof (const MwPlanDraft *draft)
{
  gboolean most_places = draft->options.goal == MW_PLAN_MOST_PLACES;
  const char *why = "";

  if (!mw_plan_is_proven (draft->plan))
    return g_strdup (_ ("Whether another plan is better could not be proven."));
  if (most_places && (draft->other->score > draft->plan->score || draft->other->filled > draft->plan->filled))
    why = _ (" Places count first, and those of a higher priority for more; the fit decides only after that.");
  else if (!most_places && draft->other->filled > draft->plan->filled)
    why = _ (" Here the fit counts, not how many places are filled.");
  return g_strconcat (_ ("No other plan is better: that is proven."), why, NULL);
}

static char *
describe_kind (const MwPlanChoice *choice)
{
  switch (choice->kind)
    {
    case MW_PLAN_CHOICE_KEPT:
      if (choice->places < choice->wanted)
        return g_strdup_printf (ngettext ("kept with %d place, for there is no room for %d", "kept with %d places, for there is no room for %d", (gulong) choice->places), (int) choice->places, (int) choice->wanted);
      return g_strdup_printf (ngettext ("kept with %d place", "kept with %d places", (gulong) choice->places), (int) choice->places);
    case MW_PLAN_CHOICE_FORBIDDEN:
      return g_strdup (_ ("kept out of this plan"));
    case MW_PLAN_CHOICE_LEFT_OUT:
      return g_strdup (_ ("left out of this plan"));
    case MW_PLAN_CHOICE_REJECTED:
      return g_strdup (_ ("rejected"));
    case MW_PLAN_CHOICE_LIMIT:
      return g_strdup_printf (ngettext ("at most %d place per supplier", "at most %d places per supplier", (gulong) choice->places), (int) choice->places);
    case MW_PLAN_CHOICE_MINIMUM:
      return g_strdup_printf (_ ("least fit of %d"), (int) choice->places);
    case MW_PLAN_CHOICE_LINKED:
    default:
      return g_strdup_printf (ngettext ("linked with %d place, not yet agreed", "linked with %d places, not yet agreed", (gulong) choice->places), (int) choice->places);
    }
}

/* Returns: (transfer full): such as "rejected: costs 2 places" */
char *
mw_plan_choice_describe_cost (const MwPlanChoice *choice)
{
  g_autofree char *kind = describe_kind (choice);

  if (choice->cost == 0)
    return g_strdup_printf (_ ("%s: costs no places"), kind);
  return g_strdup_printf (ngettext ("%s: costs %d place", "%s: costs %d places", (gulong) choice->cost), kind, (int) choice->cost);
}

/* Returns: (transfer full): such as "3 places more at “Leerplek”: fills 3 places more" */
char *
mw_plan_help_describe (const MwPlanDraft *draft, const MwPlanHelp *help, MwNotation notation)
{
  g_autofree char *change = describe_change (draft, help, notation);

  return g_strdup_printf (ngettext ("%s: fills %d place more", "%s: fills %d places more", (gulong) help->gain), change, (int) help->gain);
}
