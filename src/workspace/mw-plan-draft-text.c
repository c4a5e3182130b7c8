/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-draft.h"

#include <glib/gi18n-lib.h>

/* Why places stay open, and what would help, in words. */

static void
add_count (GStrvBuilder *lines, guint count, const char *line)
{
  if (count > 0)
    g_strv_builder_add (lines, line);
}

static void
add_blocked (GStrvBuilder *lines, const MwPlanOpen *open)
{
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      /* Translators: a part such as "Region", and how many initiatives. */
      g_autofree char *line = g_strdup_printf (ngettext ("%s keeps %u initiative away", "%s keeps %u initiatives away", open->blocked[i]), mw_fit_part_get_label ((MwFitPartKind) i), open->blocked[i]);
      add_count (lines, open->blocked[i], line);
    }
}

/* Returns: (transfer full): one line for each reason, the commonest kinds first */
GStrv
mw_plan_open_describe_blockers (const MwPlanOpen *open)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *taken = g_strdup_printf (ngettext ("%u initiative fits, but has no places left for it in this plan", "%u initiatives fit, but have no places left for it in this plan", open->taken), open->taken);
  g_autofree char *unknown = g_strdup_printf (ngettext ("%u initiative could fit, if more were known", "%u initiatives could fit, if more were known", open->unknown), open->unknown);
  g_autofree char *below = g_strdup_printf (ngettext ("%u initiative fits less well than was asked", "%u initiatives fit less well than was asked", open->below_minimum), open->below_minimum);
  g_autofree char *rejected = g_strdup_printf (ngettext ("%u initiative was rejected for it", "%u initiatives were rejected for it", open->rejected), open->rejected);
  g_autofree char *left_out = g_strdup_printf (ngettext ("%u initiative is left out of this plan", "%u initiatives are left out of this plan", open->left_out), open->left_out);

  add_count (lines, open->taken, taken);
  add_count (lines, open->unknown, unknown);
  add_count (lines, open->below_minimum, below);
  add_count (lines, open->rejected, rejected);
  add_count (lines, open->left_out, left_out);
  add_blocked (lines, open);
  return g_strv_builder_end (lines);
}

static char *
describe_change (const MwPlanHelp *help)
{
  const char *initiative = mw_record_get_title (mw_supply_get_initiative (help->supply));
  const char *part = mw_fit_part_get_label (help->part);

  switch (help->kind)
    {
    case MW_PLAN_HELP_PLACES:
      return g_strdup_printf (_ ("more places at “%s”"), initiative);
    case MW_PLAN_HELP_PART:
      /* Translators: a part such as "Region", and the name of an initiative. */
      return g_strdup_printf (_ ("%s of “%s”, if it can be changed"), part, initiative);
    case MW_PLAN_HELP_QUESTION:
      return g_strdup_printf (_ ("%s of “%s”, if it is asked and fits"), part, initiative);
    case MW_PLAN_HELP_CHOICE:
    default:
      return g_strdup_printf (_ ("“%s”, if it may be in the plan after all"), initiative);
    }
}

static char *
describe_kind (const MwPlanChoice *choice)
{
  switch (choice->kind)
    {
    case MW_PLAN_CHOICE_KEPT:
      if (choice->places < choice->wanted)
        return g_strdup_printf (_ ("kept with %d places, for there is no room for %d"), (int) choice->places, (int) choice->wanted);
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

/* Returns: (transfer full): such as "more places at “Leerplek”: fills 3 places more" */
char *
mw_plan_help_describe (const MwPlanHelp *help)
{
  g_autofree char *change = describe_change (help);

  return g_strdup_printf (ngettext ("%s: fills %d place more", "%s: fills %d places more", (gulong) help->gain), change, (int) help->gain);
}
