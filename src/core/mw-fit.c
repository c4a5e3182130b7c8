/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-fit-private.h"

#include <string.h>

#include "mw-contract.h"
#include "mw-education-level.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-rule-set.h"

/*
 * How well an initiative and a nomination go together: a pure function of both, without text. An empty
 * field never passes and never blocks: where it decides, the pair stands apart with that one question.
 */

static gint64
read_day (const MwRecord *record, guint field)
{
  GDate date;

  return mw_record_get_date (record, field, &date) ? g_date_get_julian (&date) : 0;
}

static GStrv
read_codes (const MwRecord *record, guint field)
{
  const char *codes = mw_record_get_text (record, field);

  return g_strsplit (codes != NULL ? codes : "", " ", -1);
}

/* A file may hold more than a form takes; nothing that is added up may run over. */
static gboolean
read_places (const MwRecord *record, guint field, gint64 *places)
{
  if (!mw_record_get_integer (record, field, places))
    return FALSE;
  *places = MIN (*places, mw_field_get_maximum (&mw_record_get_table (record)->fields[field]));
  return TRUE;
}

/* Without a day nothing is over. */
static gboolean
is_over (const MwFitTerms *terms, gint64 today)
{
  return terms->last_day != 0 && terms->last_day < today;
}

static void
read_levels (MwFitTerms *terms, const MwRecord *record, guint lowest, guint highest)
{
  terms->level_low = mw_education_level_rank (mw_record_get_text (record, lowest));
  terms->level_high = mw_education_level_rank (mw_record_get_text (record, highest));
}

static void
read_initiative (MwSupply *self, const MwRecord *initiative)
{
  gint64 places;

  self->initiative = g_object_ref ((MwRecord *) initiative);
  read_levels (&self->terms, initiative, MW_INITIATIVE_LEVEL_MIN, MW_INITIATIVE_LEVEL_MAX);
  self->terms.first_day = read_day (initiative, MW_INITIATIVE_START_DATE);
  self->terms.last_day = read_day (initiative, MW_INITIATIVE_END_DATE);
  self->terms.regions = read_codes (initiative, MW_INITIATIVE_REGIONS);
  self->groups = read_codes (initiative, MW_INITIATIVE_TARGET_GROUPS);
  self->place_bound = mw_record_get_yes_no (initiative, MW_INITIATIVE_PLACE_BOUND);
  self->free_known = read_places (initiative, MW_INITIATIVE_PLACES, &places);
  self->free_places = self->free_known ? places - self->taken_places : 0;
}

/**
 * mw_supply_new:
 * @contract: (nullable): the contract that the initiative belongs to
 * @rule_set: (nullable): the rule set of that contract
 * @taken_places: places of the initiative that are linked already
 */
MwSupply *
mw_supply_new (const MwRecord *initiative, const MwRecord *contract, const MwRecord *rule_set, gint64 taken_places)
{
  MwSupply *self = g_new0 (MwSupply, 1);

  self->taken_places = taken_places;
  read_initiative (self, initiative);
  self->contract_known = contract != NULL;
  self->duty_open = -1;
  self->duty_missing = MW_CONTRACT_RULE_SET;
  if (contract != NULL)
    self->contract_end = read_day (contract, MW_CONTRACT_END_DATE);
  if (rule_set != NULL)
    {
      self->rule_set = g_object_ref ((MwRecord *) rule_set);
      self->must_relate = mw_record_get_yes_no (rule_set, MW_RULE_SET_MUST_RELATE);
    }
  return self;
}

/**
 * mw_supply_new_changed:
 * @initiative: as it would be
 *
 * To see what another initiative under the same contract would do.
 */
MwSupply *
mw_supply_new_changed (const MwSupply *like, const MwRecord *initiative)
{
  MwSupply *self = g_memdup2 (like, sizeof *like);

  if (like->rule_set != NULL)
    self->rule_set = g_object_ref (like->rule_set);
  read_initiative (self, initiative);
  return self;
}

void
mw_supply_free (MwSupply *self)
{
  g_object_unref (self->initiative);
  g_clear_object (&self->rule_set);
  g_strfreev (self->terms.regions);
  g_strfreev (self->groups);
  g_free (self);
}

const MwRecord *
mw_supply_get_initiative (const MwSupply *self)
{
  return self->initiative;
}

/* Until it is told, nothing is over. */
void
mw_supply_set_today (MwSupply *self, const GDate *today)
{
  self->today = g_date_get_julian (today);
}

/* Whether the period of the initiative lies wholly before today. */
gboolean
mw_supply_is_over (const MwSupply *self)
{
  return is_over (&self->terms, self->today);
}

/* Returns: whether it is known; below zero where more is linked than there is. What is over has none to give. */
gboolean
mw_supply_get_free_places (const MwSupply *self, gint64 *places)
{
  *places = mw_supply_is_over (self) ? 0 : self->free_places;
  return self->free_known || mw_supply_is_over (self);
}

/**
 * mw_supply_set_duty:
 * @applies: whether the contract of the initiative carries the duty
 * @open_permille: how much of it nothing is planned or done for, -1 where that is not known
 * @missing: the field of the contract that would tell, meaningful only where it is not known
 *
 * Until it is told, the duty of a contract is not known.
 */
void
mw_supply_set_duty (MwSupply *self, MwTristate applies, int open_permille, guint missing)
{
  self->duty_applies = applies;
  self->duty_open = open_permille;
  self->duty_missing = missing;
}

/* To see what another number would do. */
void
mw_supply_set_free_places (MwSupply *self, gint64 places)
{
  self->free_known = TRUE;
  self->free_places = places;
}

static void
read_nomination (MwDemand *self, const MwRecord *nomination)
{
  gint64 wanted;

  self->nomination = g_object_ref ((MwRecord *) nomination);
  read_levels (&self->terms, nomination, MW_NOMINATION_LEVEL_MIN, MW_NOMINATION_LEVEL_MAX);
  self->terms.first_day = read_day (nomination, MW_NOMINATION_START_DATE);
  self->terms.last_day = read_day (nomination, MW_NOMINATION_END_DATE);
  self->terms.regions = read_codes (nomination, MW_NOMINATION_REGIONS);
  self->open_known = read_places (nomination, MW_NOMINATION_WANTED_PLACES, &wanted);
  self->open_places = self->open_known ? wanted - self->filled_places : 0;
}

/**
 * mw_demand_new:
 * @target_group: (nullable): the code of the group that is asked for
 * @filled_places: places that are linked to it already
 */
MwDemand *
mw_demand_new (const MwRecord *nomination, const char *target_group, gint64 filled_places)
{
  MwDemand *self = g_new0 (MwDemand, 1);

  self->group = g_strdup (target_group);
  self->filled_places = filled_places;
  read_nomination (self, nomination);
  return self;
}

/**
 * mw_demand_new_changed:
 * @nomination: as it would be, for the same target group
 */
MwDemand *
mw_demand_new_changed (const MwDemand *like, const MwRecord *nomination)
{
  MwDemand *self = g_memdup2 (like, sizeof *like);

  self->group = g_strdup (like->group);
  read_nomination (self, nomination);
  return self;
}

void
mw_demand_free (MwDemand *self)
{
  g_object_unref (self->nomination);
  g_strfreev (self->terms.regions);
  g_free (self->group);
  g_free (self);
}

const MwRecord *
mw_demand_get_nomination (const MwDemand *self)
{
  return self->nomination;
}

/* Returns: (nullable): the code of the group that is asked for */
const char *
mw_demand_get_group (const MwDemand *self)
{
  return self->group;
}

/* Until it is told, nothing is over. */
void
mw_demand_set_today (MwDemand *self, const GDate *today)
{
  self->today = g_date_get_julian (today);
}

/* Whether the period of the request lies wholly before today. */
gboolean
mw_demand_is_over (const MwDemand *self)
{
  return is_over (&self->terms, self->today);
}

/* Returns: how many wanted places nobody filled before the period was over; 0 where it is not */
gint64
mw_demand_get_missed_places (const MwDemand *self)
{
  return mw_demand_is_over (self) && self->open_known ? MAX (self->open_places, 0) : 0;
}

/* Returns: whether it is known. What is over asks for nothing any more. */
gboolean
mw_demand_get_open_places (const MwDemand *self, gint64 *places)
{
  *places = mw_demand_is_over (self) ? 0 : self->open_places;
  return self->open_known || mw_demand_is_over (self);
}

/* To see what another number would do. */
void
mw_demand_set_open_places (MwDemand *self, gint64 places)
{
  self->open_known = TRUE;
  self->open_places = places;
}

/* What each part weighs until the user moves a slider. They add up to 100, so a weight reads as points. */
void
mw_fit_context_init_weights (MwFitContext *context)
{
  static const int weights[MW_N_FIT_PARTS] = {
    [MW_FIT_GROUP] = 25,
    [MW_FIT_LEVEL] = 15,
    [MW_FIT_REGION] = 15,
    [MW_FIT_PERIOD] = 15,
    [MW_FIT_PLACES] = 10,
    [MW_FIT_HORIZON] = 5,
    [MW_FIT_DUTY] = 5,
    [MW_FIT_NOVELTY] = 5,
    [MW_FIT_PRIORITY] = 5,
  };

  memcpy (context->weights, weights, sizeof weights);
}

static MwFitPart
scored (int permille, const MwTable *table, guint field)
{
  return (MwFitPart){ MW_FIT_PART_SCORED, CLAMP (permille, 0, 1000), table, field };
}

static MwFitPart
without_score (MwFitPartState state, const MwTable *table, guint field)
{
  return (MwFitPart){ state, 0, table, field };
}

/* Whether @group lies, over any number of steps, within one of @groups. */
static gboolean
lies_within (const MwFitContext *context, const char *group, const char *const *groups)
{
  /* A circle of groups cannot be made in the program, but a file may hold anything. */
  for (guint steps = g_hash_table_size (context->wider_groups); steps > 0; steps--)
    {
      group = g_hash_table_lookup (context->wider_groups, group);
      if (group == NULL)
        return FALSE;
      if (g_strv_contains (groups, group))
        return TRUE;
    }
  return FALSE;
}

/* The same group is best; a group within, or around, one that was named is weaker but no bar. */
static MwFitPart
fit_group (const MwFitContext *context, const MwSupply *supply, const MwDemand *demand)
{
  const char *const asked[] = { demand->group, NULL };

  if (supply->groups[0] == NULL)
    return without_score (MW_FIT_PART_DECIDES, &mw_initiative_table, MW_INITIATIVE_TARGET_GROUPS);
  if (demand->group == NULL)
    return without_score (MW_FIT_PART_DECIDES, &mw_nomination_table, MW_NOMINATION_TARGET_GROUP);
  if (g_strv_contains ((const char *const *) supply->groups, demand->group))
    return scored (1000, &mw_initiative_table, MW_INITIATIVE_TARGET_GROUPS);

  for (char **group = supply->groups; *group != NULL; group++)
    {
      if (lies_within (context, *group, asked))
        return scored (800, &mw_initiative_table, MW_INITIATIVE_TARGET_GROUPS);
    }
  if (lies_within (context, demand->group, (const char *const *) supply->groups))
    return scored (600, &mw_initiative_table, MW_INITIATIVE_TARGET_GROUPS);
  return without_score (MW_FIT_PART_BLOCKS, &mw_initiative_table, MW_INITIATIVE_TARGET_GROUPS);
}

/* A range of levels or days; an end below 1 is not known. */
typedef struct
{
  gint64 low;
  gint64 high;
} Range;

static gboolean
is_inside (gint64 point, Range range)
{
  return point > 0 && range.low > 0 && range.high > 0 && range.low <= point && point <= range.high;
}

/* Whether the ends that are known show that the ranges share something, whatever the others are. */
static gboolean
share_surely (Range a, Range b)
{
  return is_inside (a.low, b) || is_inside (a.high, b) || is_inside (b.low, a) || is_inside (b.high, a);
}

static gboolean
are_surely_apart (Range a, Range b)
{
  return (a.high > 0 && b.low > 0 && a.high < b.low) || (b.high > 0 && a.low > 0 && b.high < a.low);
}

static gboolean
is_complete (Range range)
{
  return range.low > 0 && range.high > 0;
}

/* Which of the four ends is missing first: the initiative's before the nomination's. */
static MwFitPart
missing_end (Range offered, Range asked, const guint fields[4])
{
  MwFitPartState state = share_surely (offered, asked) ? MW_FIT_PART_UNKNOWN : MW_FIT_PART_DECIDES;

  if (offered.low <= 0 || offered.high <= 0)
    return without_score (state, &mw_initiative_table, fields[offered.low <= 0 ? 0 : 1]);
  return without_score (state, &mw_nomination_table, fields[asked.low <= 0 ? 2 : 3]);
}

/* @fields: the initiative's two ends, then the nomination's */
static MwFitPart
fit_ranges (Range offered, Range asked, const guint fields[4])
{
  gint64 shared = MIN (offered.high, asked.high) - MAX (offered.low, asked.low) + 1;
  gint64 length = asked.high - asked.low + 1;

  if (are_surely_apart (offered, asked))
    return without_score (MW_FIT_PART_BLOCKS, &mw_initiative_table, fields[0]);
  if (!is_complete (offered) || !is_complete (asked))
    return missing_end (offered, asked, fields);
  /* Nobody can enter a range that ends before it begins, but a file may hold anything. */
  return scored ((int) (1000 * CLAMP (shared, 0, MAX (length, 1)) / MAX (length, 1)), &mw_initiative_table, fields[0]);
}

static MwFitPart
fit_level (const MwFitTerms *offered, const MwFitTerms *asked)
{
  static const guint fields[] = { MW_INITIATIVE_LEVEL_MIN, MW_INITIATIVE_LEVEL_MAX, MW_NOMINATION_LEVEL_MIN, MW_NOMINATION_LEVEL_MAX };

  /* Ranks count from 0, ranges from 1. */
  return fit_ranges ((Range){ offered->level_low + 1, offered->level_high + 1 }, (Range){ asked->level_low + 1, asked->level_high + 1 }, fields);
}

static MwFitPart
fit_apart (const MwSupply *supply)
{
  switch (supply->place_bound)
    {
    case MW_YES:
      return without_score (MW_FIT_PART_BLOCKS, &mw_initiative_table, MW_INITIATIVE_REGIONS);
    case MW_NO:
      return scored (300, &mw_initiative_table, MW_INITIATIVE_PLACE_BOUND);
    case MW_UNKNOWN:
    default:
      return without_score (MW_FIT_PART_DECIDES, &mw_initiative_table, MW_INITIATIVE_PLACE_BOUND);
    }
}

/* Regions decide only where the work may be bound to a place. */
static MwFitPart
fit_region (const MwFitContext *context, const MwSupply *supply, const MwDemand *demand)
{
  MwFitPartState empty = supply->place_bound == MW_NO ? MW_FIT_PART_UNKNOWN : MW_FIT_PART_DECIDES;

  if (supply->terms.regions[0] == NULL)
    return without_score (empty, &mw_initiative_table, MW_INITIATIVE_REGIONS);
  if (demand->terms.regions[0] == NULL)
    return without_score (empty, &mw_nomination_table, MW_NOMINATION_REGIONS);

  switch (mw_regions_relate (context->regions, (const char *const *) supply->terms.regions, (const char *const *) demand->terms.regions))
    {
    case MW_REGION_SAME:
      return scored (1000, &mw_initiative_table, MW_INITIATIVE_REGIONS);
    case MW_REGION_ANYWHERE:
      return scored (800, &mw_initiative_table, MW_INITIATIVE_REGIONS);
    case MW_REGION_NEIGHBOUR:
      return scored (500, &mw_initiative_table, MW_INITIATIVE_REGIONS);
    case MW_REGION_APART:
    case MW_REGION_UNKNOWN:
    default:
      return fit_apart (supply);
    }
}

static MwFitPart
fit_periods (const MwFitTerms *offered, const MwFitTerms *asked)
{
  static const guint fields[] = { MW_INITIATIVE_START_DATE, MW_INITIATIVE_END_DATE, MW_NOMINATION_START_DATE, MW_NOMINATION_END_DATE };

  return fit_ranges ((Range){ offered->first_day, offered->last_day }, (Range){ asked->first_day, asked->last_day }, fields);
}

/* What lies wholly in the past can be linked no more, whatever the other side says. */
static MwFitPart
fit_period (const MwSupply *supply, const MwDemand *demand)
{
  if (mw_supply_is_over (supply))
    return without_score (MW_FIT_PART_BLOCKS, &mw_initiative_table, MW_INITIATIVE_END_DATE);
  if (mw_demand_is_over (demand))
    return without_score (MW_FIT_PART_BLOCKS, &mw_nomination_table, MW_NOMINATION_END_DATE);
  return fit_periods (&supply->terms, &demand->terms);
}

/* Whether the periods of both sides do not rule each other out, be they over or not. */
gboolean
mw_fit_had_period (const MwSupply *supply, const MwDemand *demand)
{
  return fit_periods (&supply->terms, &demand->terms).state != MW_FIT_PART_BLOCKS;
}

/* How much of what is open the initiative could fill. Nothing left on a side is a reason not to link. */
static MwFitPart
fit_places (const MwSupply *supply, const MwDemand *demand)
{
  if (supply->free_known && supply->free_places <= 0)
    return without_score (MW_FIT_PART_BLOCKS, &mw_initiative_table, MW_INITIATIVE_PLACES);
  if (demand->open_known && demand->open_places <= 0)
    return without_score (MW_FIT_PART_BLOCKS, &mw_nomination_table, MW_NOMINATION_WANTED_PLACES);
  if (!supply->free_known)
    return without_score (MW_FIT_PART_UNKNOWN, &mw_initiative_table, MW_INITIATIVE_PLACES);
  if (!demand->open_known)
    return without_score (MW_FIT_PART_UNKNOWN, &mw_nomination_table, MW_NOMINATION_WANTED_PLACES);
  return scored ((int) (1000 * MIN (supply->free_places, demand->open_places) / demand->open_places), &mw_initiative_table, MW_INITIATIVE_PLACES);
}

/* Whether the contract runs as long as the nomination asks. */
static MwFitPart
fit_horizon (const MwSupply *supply, const MwDemand *demand)
{
  const MwFitTerms *asked = &demand->terms;

  if (!supply->contract_known)
    return without_score (MW_FIT_PART_UNKNOWN, &mw_initiative_table, MW_INITIATIVE_CONTRACT);
  if (supply->contract_end == 0)
    return without_score (MW_FIT_PART_UNKNOWN, &mw_contract_table, MW_CONTRACT_END_DATE);
  if (asked->first_day == 0 || asked->last_day == 0)
    return without_score (MW_FIT_PART_UNKNOWN, &mw_nomination_table, MW_NOMINATION_END_DATE);

  gint64 covered = MIN (supply->contract_end, asked->last_day) - asked->first_day + 1;
  return scored ((int) (1000 * MAX (covered, 0) / (asked->last_day - asked->first_day + 1)), &mw_contract_table, MW_CONTRACT_END_DATE);
}

/* Where much of a duty is still open, a link helps the supplier most. */
static MwFitPart
fit_duty (const MwSupply *supply)
{
  if (!supply->contract_known)
    return without_score (MW_FIT_PART_UNKNOWN, &mw_initiative_table, MW_INITIATIVE_CONTRACT);
  if (supply->duty_applies == MW_NO)
    return scored (0, &mw_contract_table, MW_CONTRACT_RULE_SET);
  if (supply->duty_applies == MW_UNKNOWN || supply->duty_open < 0)
    return without_score (MW_FIT_PART_UNKNOWN, &mw_contract_table, supply->duty_missing);
  return scored (supply->duty_open, &mw_contract_table, MW_CONTRACT_AGREED);
}

typedef struct
{
  const char *value;
  int permille;
} Grade;

static MwFitPart
graded (const MwRecord *record, guint field, const Grade *grades, gsize n_grades)
{
  const char *value = mw_record_get_text (record, field);

  for (gsize i = 0; i < n_grades; i++)
    {
      if (g_strcmp0 (grades[i].value, value) == 0)
        return scored (grades[i].permille, mw_record_get_table (record), field);
    }
  return without_score (MW_FIT_PART_UNKNOWN, mw_record_get_table (record), field);
}

/* Where nobody knows which rules hold, only a relation that any of them would take passes. */
static MwFitPart
fit_relation (const MwSupply *supply)
{
  const char *relation = mw_record_get_text (supply->initiative, MW_INITIATIVE_RELATION);
  gboolean related = relation != NULL && !g_str_equal (relation, "none");

  if (related || !supply->contract_known || supply->must_relate == MW_NO)
    return scored (1000, &mw_initiative_table, MW_INITIATIVE_RELATION);
  if (supply->must_relate == MW_UNKNOWN)
    return without_score (MW_FIT_PART_DECIDES, &mw_contract_table, MW_CONTRACT_RULE_SET);
  if (relation == NULL)
    return without_score (MW_FIT_PART_DECIDES, &mw_initiative_table, MW_INITIATIVE_RELATION);
  return without_score (MW_FIT_PART_BLOCKS, &mw_initiative_table, MW_INITIATIVE_RELATION);
}

static MwFitBand
find_band (const MwFit *fit)
{
  MwFitBand band = MW_FIT_FITS;

  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      if (fit->parts[i].state == MW_FIT_PART_BLOCKS)
        return MW_FIT_BLOCKED;
      if (fit->parts[i].state == MW_FIT_PART_DECIDES)
        band = MW_FIT_UNKNOWN;
    }
  return band;
}

/* Sums in whole permilles; the total is rounded half up, so equal input gives equal output anywhere. */
static void
sum_up (const MwFitContext *context, MwFit *fit)
{
  gint64 low = 0;
  gint64 high = 0;
  gint64 total = 0;

  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      gint64 weight = context->weights[i];
      gboolean known = fit->parts[i].state == MW_FIT_PART_SCORED;
      total += weight;
      low += known ? weight * fit->parts[i].permille : 0;
      high += weight * (known ? fit->parts[i].permille : 1000);
    }
  if (total == 0)
    return;
  fit->low = (int) ((low * 100 + total * 500) / (total * 1000));
  fit->high = (int) ((high * 100 + total * 500) / (total * 1000));
}

/**
 * mw_fit_get_points:
 *
 * Returns: what a part gives of the 100, rounded; 0 where it is not known
 */
int
mw_fit_get_points (const MwFitContext *context, const MwFit *fit, MwFitPartKind part)
{
  gint64 total = 0;

  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    total += context->weights[i];
  if (total == 0 || fit->parts[part].state != MW_FIT_PART_SCORED)
    return 0;
  return (int) (((gint64) context->weights[part] * fit->parts[part].permille + total * 5) / (total * 10));
}

/**
 * mw_fit_compute:
 * @fit: (out caller-allocates): a blocked pair has no score: both ends are 0
 */
void
mw_fit_compute (const MwFitContext *context, const MwSupply *supply, const MwDemand *demand, MwFit *fit)
{
  static const Grade novelties[] = { { "new", 1000 }, { "extended", 700 }, { "existing", 300 } };
  static const Grade priorities[] = { { "high", 1000 }, { "normal", 600 }, { "low", 300 } };

  memset (fit, 0, sizeof *fit);
  fit->parts[MW_FIT_GROUP] = fit_group (context, supply, demand);
  fit->parts[MW_FIT_LEVEL] = fit_level (&supply->terms, &demand->terms);
  fit->parts[MW_FIT_REGION] = fit_region (context, supply, demand);
  fit->parts[MW_FIT_PERIOD] = fit_period (supply, demand);
  fit->parts[MW_FIT_PLACES] = fit_places (supply, demand);
  fit->parts[MW_FIT_HORIZON] = fit_horizon (supply, demand);
  fit->parts[MW_FIT_DUTY] = fit_duty (supply);
  fit->parts[MW_FIT_NOVELTY] = graded (supply->initiative, MW_INITIATIVE_NOVELTY, novelties, G_N_ELEMENTS (novelties));
  fit->parts[MW_FIT_PRIORITY] = graded (demand->nomination, MW_NOMINATION_PRIORITY, priorities, G_N_ELEMENTS (priorities));
  fit->parts[MW_FIT_RELATION] = fit_relation (supply);
  fit->parts[MW_FIT_CHOICE] = scored (1000, &mw_match_table, MW_MATCH_PLANNING);
  fit->band = find_band (fit);
  if (fit->band != MW_FIT_BLOCKED)
    sum_up (context, fit);
}

/**
 * mw_fit_forbid:
 * @fit: computed before
 *
 * A person keeps the pair apart, whatever else fits. That stands in a link, which a fit knows nothing of.
 */
void
mw_fit_forbid (MwFit *fit)
{
  fit->parts[MW_FIT_CHOICE].state = MW_FIT_PART_BLOCKS;
  fit->parts[MW_FIT_CHOICE].permille = 0;
  fit->band = MW_FIT_BLOCKED;
  fit->low = 0;
  fit->high = 0;
}

/* The others only block. */
gboolean
mw_fit_part_has_weight (MwFitPartKind part)
{
  return part < MW_FIT_RELATION;
}

/**
 * mw_fit_lift:
 * @fit: computed before
 *
 * As if @part were as good as it can be: what a change there could bring.
 */
void
mw_fit_lift (const MwFitContext *context, MwFit *fit, MwFitPartKind part)
{
  fit->parts[part].state = MW_FIT_PART_SCORED;
  fit->parts[part].permille = 1000;
  fit->low = 0;
  fit->high = 0;
  fit->band = find_band (fit);
  if (fit->band != MW_FIT_BLOCKED)
    sum_up (context, fit);
}

/**
 * mw_fit_count_parts:
 * @first: (out): the first of them, where there are any
 */
guint
mw_fit_count_parts (const MwFit *fit, MwFitPartState state, MwFitPartKind *first)
{
  guint count = 0;

  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      if (fit->parts[i].state != state)
        continue;
      if (count == 0)
        *first = (MwFitPartKind) i;
      count++;
    }
  return count;
}

/* Sorts the best first: fits, then could fit, then blocked; within a band by the highest sure score. */
int
mw_fit_compare (const MwFit *a, const MwFit *b)
{
  if (a->band != b->band)
    return a->band < b->band ? -1 : 1;
  if (a->low != b->low)
    return a->low > b->low ? -1 : 1;
  if (a->high != b->high)
    return a->high > b->high ? -1 : 1;
  return 0;
}
