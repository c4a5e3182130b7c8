/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-fit-private.h"

#include <glib/gi18n-lib.h>

#include "mw-education-level.h"
#include "mw-initiative.h"
#include "mw-nomination.h"
#include "mw-rule-set.h"

/* The sentences that go with a fit. Kept apart so that ranking thousands of pairs makes no text. */

const char *
mw_fit_part_get_label (MwFitPartKind part)
{
  static const char *const labels[MW_N_FIT_PARTS] = {
    [MW_FIT_GROUP] = N_ ("Target group"),
    [MW_FIT_LEVEL] = N_ ("Education level"),
    [MW_FIT_REGION] = N_ ("Region"),
    [MW_FIT_PERIOD] = N_ ("Period"),
    [MW_FIT_PLACES] = N_ ("Places"),
    [MW_FIT_HORIZON] = N_ ("Contract term"),
    [MW_FIT_DUTY] = N_ ("Open duty"),
    [MW_FIT_NOVELTY] = N_ ("New or existing"),
    [MW_FIT_PRIORITY] = N_ ("Priority"),
    [MW_FIT_RELATION] = N_ ("Relation to the contract"),
    [MW_FIT_CHOICE] = N_ ("Decided by hand"),
  };

  g_return_val_if_fail (part < MW_N_FIT_PARTS, "");
  return _ (labels[part]);
}

static char *
describe_question (const MwFitPart *part)
{
  const char *label = mw_field_get_label (&part->table->fields[part->field]);
  const char *of = _ (part->table->label);

  /* Translators: the first is a field, the second the kind of record: "Not filled in: Regions (Initiative)". */
  return g_strdup_printf (_ ("not filled in: %s (%s)"), label, of);
}

static char *
describe_group (const MwFitPart *part)
{
  if (part->state == MW_FIT_PART_BLOCKS)
    return g_strdup (_ ("no target group in common"));
  if (part->permille >= 1000)
    return g_strdup (_ ("target group fits exactly"));
  return g_strdup (part->permille >= 800 ? _ ("target group lies within the group that is asked for")
                                         : _ ("target group is not named, but the wider one is"));
}

static const char *
level_label (int rank)
{
  return _ (mw_education_levels[rank].label);
}

static char *
describe_range (const MwFitTerms *terms)
{
  if (terms->level_low == terms->level_high)
    return g_strdup (level_label (terms->level_low));
  return g_strdup_printf ("%s – %s", level_label (terms->level_low), level_label (terms->level_high));
}

static char *
describe_level (const MwFitPart *part, const MwFitTerms *offered, const MwFitTerms *asked)
{
  g_autofree char *supply = describe_range (offered);
  g_autofree char *demand = describe_range (asked);

  if (part->state == MW_FIT_PART_BLOCKS)
    return g_strdup_printf (_ ("level: %s asked, %s offered"), demand, supply);
  if (part->permille >= 1000)
    return g_strdup_printf (_ ("level %s is offered in full"), demand);
  return g_strdup_printf (_ ("level %s is offered in part (%s)"), demand, supply);
}

static char *
describe_region (const MwFitPart *part)
{
  if (part->state == MW_FIT_PART_BLOCKS)
    return g_strdup (_ ("regions lie apart and the work is bound to its place"));
  if (part->permille >= 1000)
    return g_strdup (_ ("same region"));
  if (part->permille >= 800)
    return g_strdup (_ ("possible in the whole country"));
  return g_strdup (part->permille >= 500 ? _ ("neighbouring region") : _ ("another region, but the work is not bound to a place"));
}

static char *
describe_period (const MwFitPart *part, const MwSupply *supply, const MwDemand *demand)
{
  if (mw_supply_is_over (supply))
    return g_strdup (_ ("the period of the initiative is over"));
  if (mw_demand_is_over (demand))
    return g_strdup (_ ("the period of the request is over"));
  if (part->state == MW_FIT_PART_BLOCKS)
    return g_strdup (_ ("the periods do not overlap"));
  if (part->permille >= 1000)
    return g_strdup (_ ("the whole period is covered"));
  return g_strdup_printf (_ ("%d %% of the period is covered"), part->permille / 10);
}

static char *
describe_places (const MwFitPart *part, const MwSupply *supply, const MwDemand *demand)
{
  if (part->state == MW_FIT_PART_BLOCKS)
    return g_strdup (part->table == &mw_nomination_table ? _ ("all wanted places are linked already")
                                                         : _ ("the initiative has no free places"));
  gint64 can = MIN (supply->free_places, demand->open_places);
  return g_strdup_printf (ngettext ("can fill %d of %d open place", "can fill %d of %d open places", (gulong) demand->open_places),
                          (int) can,
                          (int) demand->open_places);
}

static char *
describe_horizon (const MwFitPart *part, const MwSupply *supply, const MwDemand *demand)
{
  gint64 short_days = demand->terms.last_day - supply->contract_end;

  if (short_days <= 0)
    return g_strdup (_ ("the contract runs as long as the request"));
  if (short_days < 61)
    return g_strdup_printf (ngettext ("the contract ends %d day before the request", "the contract ends %d days before the request", (gulong) short_days), (int) short_days);
  int months = (int) ((short_days * 12 + 182) / 365);
  return g_strdup_printf (ngettext ("the contract ends %d month before the request", "the contract ends %d months before the request", (gulong) months), months);
}

static char *
describe_duty (const MwFitPart *part, const MwSupply *supply)
{
  if (supply->duty_applies == MW_NO)
    return g_strdup (_ ("the contract carries no duty"));
  return g_strdup_printf (_ ("%d %% of the duty of the contract is still open"), part->permille / 10);
}

static char *
describe_choice (const MwFitPart *part, const MwRecord *record, MwFitPartKind kind)
{
  g_autofree char *value = mw_record_format_field (record, part->field, MW_NOTATION_ISO);

  /* Translators: a field and its value, such as "Priority: High". */
  return g_strdup_printf (_ ("%s: %s"), mw_fit_part_get_label (kind), value);
}

static char *
describe_relation (const MwFitPart *part, const MwSupply *supply)
{
  if (part->state == MW_FIT_PART_BLOCKS)
    return g_strdup (_ ("the rule set asks a relation to the contract, and there is none"));
  if (supply->must_relate == MW_YES)
    return g_strdup (_ ("related to the contract, as the rule set asks"));
  return g_strdup (_ ("the rule set asks no relation to the contract"));
}

/**
 * mw_fit_describe_part:
 *
 * Returns: (transfer full): a sentence without capital and full stop that says why
 */
char *
mw_fit_describe_part (const MwFit *fit, MwFitPartKind part, const MwSupply *supply, const MwDemand *demand)
{
  const MwFitPart *found = &fit->parts[part];

  if (found->state == MW_FIT_PART_UNKNOWN || found->state == MW_FIT_PART_DECIDES)
    return describe_question (found);

  switch (part)
    {
    case MW_FIT_GROUP:
      return describe_group (found);
    case MW_FIT_LEVEL:
      return describe_level (found, &supply->terms, &demand->terms);
    case MW_FIT_REGION:
      return describe_region (found);
    case MW_FIT_PERIOD:
      return describe_period (found, supply, demand);
    case MW_FIT_PLACES:
      return describe_places (found, supply, demand);
    case MW_FIT_HORIZON:
      return describe_horizon (found, supply, demand);
    case MW_FIT_DUTY:
      return describe_duty (found, supply);
    case MW_FIT_NOVELTY:
      return describe_choice (found, supply->initiative, part);
    case MW_FIT_PRIORITY:
      return describe_choice (found, demand->nomination, part);
    case MW_FIT_RELATION:
      return describe_relation (found, supply);
    case MW_FIT_CHOICE:
      return g_strdup (found->state == MW_FIT_PART_BLOCKS ? _ ("kept apart by hand") : _ ("nobody keeps them apart"));
    case MW_N_FIT_PARTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_open (const MwFitPart *part)
{
  return part->state == MW_FIT_PART_UNKNOWN || part->state == MW_FIT_PART_DECIDES;
}

/* Whether @fit would stand above @best if only @part were known, and as good as it can be. */
static gboolean
leads_with (const MwFitContext *context, const MwFit *best, const MwFit *fit, MwFitPartKind part)
{
  MwFit lifted = *fit;

  mw_fit_lift (context, &lifted, part);
  return mw_fit_compare (&lifted, best) < 0;
}

static void
append_name (GString *names, MwFitPartKind part)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", mw_fit_part_get_label (part));
}

/* Returns: (transfer full) (nullable): what would have to be known to lead */
static char *
describe_lead (const MwFitContext *context, const MwFit *best, const MwFit *fit)
{
  g_autoptr (GString) names = g_string_new (NULL);
  MwFit lifted = *fit;

  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      if (!is_open (&fit->parts[i]))
        continue;
      /* Translators: the name of a part of the fit, such as "Region". */
      if (leads_with (context, best, fit, (MwFitPartKind) i))
        return g_strdup_printf (_ ("would lead if this were known, and fitted: %s"), mw_fit_part_get_label ((MwFitPartKind) i));
      mw_fit_lift (context, &lifted, (MwFitPartKind) i);
      append_name (names, (MwFitPartKind) i);
    }
  if (names->len == 0 || mw_fit_compare (&lifted, best) >= 0)
    return NULL;
  /* Translators: names of parts of the fit, such as "Region, Period". */
  return g_strdup_printf (_ ("would lead if all of these were known, and fitted: %s"), names->str);
}

/* Returns: (transfer full): such as "Region −8, Places +2" */
static char *
list_differences (const MwFitContext *context, const MwFit *best, const MwFit *fit)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      int more = mw_fit_get_points (context, fit, (MwFitPartKind) i) - mw_fit_get_points (context, best, (MwFitPartKind) i);
      if (more != 0)
        g_string_append_printf (text, "%s%s %s%d", text->len > 0 ? ", " : "", mw_fit_part_get_label ((MwFitPartKind) i), more > 0 ? "+" : "−", ABS (more));
    }
  return g_string_free (text, FALSE);
}

/**
 * mw_fit_describe_gap:
 * @best: the fit that leads
 * @fit: one that is not blocked
 *
 * Returns: (transfer full): why @fit comes after @best, and what would change that; "" where they are alike
 */
char *
mw_fit_describe_gap (const MwFitContext *context, const MwFit *best, const MwFit *fit)
{
  g_autofree char *differences = list_differences (context, best, fit);
  g_autofree char *lead = mw_fit_compare (best, fit) < 0 ? describe_lead (context, best, fit) : NULL;
  /* Translators: what follows is such as "Region −8, Places +2". */
  g_autofree char *beside = *differences != '\0' ? g_strdup_printf (_ ("beside the first: %s"), differences) : g_strdup ("");

  if (lead == NULL)
    return g_steal_pointer (&beside);
  return *beside != '\0' ? g_strdup_printf ("%s · %s", beside, lead) : g_steal_pointer (&lead);
}

static void
add_rule (GStrvBuilder *lines, const MwRecord *rules, const char *sentence)
{
  const char *source = mw_record_get_text (rules, MW_RULE_SET_SOURCE);
  /* Translators: a sentence, and where the rule comes from. */
  g_autofree char *line = g_strdup_printf (_ ("%s Source: %s."), sentence, source != NULL ? source : _ ("unknown"));

  g_strv_builder_add (lines, line);
}

/* Where the initiative goes against the rules that its contract follows. */
static void
add_rules (GStrvBuilder *lines, const MwSupply *supply)
{
  const MwRecord *rules = supply->rule_set;
  gboolean existing = g_strcmp0 (mw_record_get_text (supply->initiative, MW_INITIATIVE_NOVELTY), "existing") == 0;
  gboolean unrelated = g_strcmp0 (mw_record_get_text (supply->initiative, MW_INITIATIVE_RELATION), "none") == 0;

  if (rules != NULL && existing && mw_record_get_yes_no (rules, MW_RULE_SET_EXISTING_COUNTS) == MW_NO)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("The initiative exists already, and “%s” counts only new or extended ones."), mw_record_get_title (rules));
      add_rule (lines, rules, sentence);
    }
  if (rules != NULL && unrelated && mw_record_get_yes_no (rules, MW_RULE_SET_MUST_RELATE) == MW_YES)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("The initiative has no relation to the contract, and “%s” asks one."), mw_record_get_title (rules));
      add_rule (lines, rules, sentence);
    }
}

/**
 * mw_fit_list_warnings:
 *
 * Returns: (transfer full): sentences that tell what speaks against a link: the rules of the contract, with their
 *   source, and what blocks the pair
 */
GStrv
mw_fit_list_warnings (const MwFit *fit, const MwSupply *supply, const MwDemand *demand)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  add_rules (lines, supply);
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      g_autofree char *reason = NULL;
      g_autofree char *line = NULL;
      if (fit->parts[i].state != MW_FIT_PART_BLOCKS || i == MW_FIT_RELATION)
        continue;
      reason = mw_fit_describe_part (fit, (MwFitPartKind) i, supply, demand);
      line = g_strdup_printf (_ ("Does not fit: %s."), reason);
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}
