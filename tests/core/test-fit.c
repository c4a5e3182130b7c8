/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-fit.h"
#include "mw-initiative.h"
#include "mw-nomination.h"
#include "mw-rule-set.h"
#include "mw-test.h"

typedef struct
{
  MwRegions *regions;
  GHashTable *wider;
  MwFitContext context;
  MwRecord *initiative;
  MwRecord *nomination;
  MwRecord *contract;
  const char *group;
  MwTristate duty;
  int duty_open;
} Table;

static void
add_region (MwRegions *regions, const char *code, gboolean anywhere, const char *neighbour)
{
  const char *neighbours[] = { neighbour, NULL };

  mw_regions_add (regions, code, code, anywhere, NULL, neighbours);
}

/* A pair that fits in every respect. */
static void
set_up (Table *table, gconstpointer unused)
{
  table->regions = mw_regions_new ();
  add_region (table->regions, "NL", TRUE, NULL);
  add_region (table->regions, "ZH", FALSE, "UT");
  add_region (table->regions, "UT", FALSE, "ZH");
  add_region (table->regions, "GR", FALSE, NULL);
  table->wider = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (table->wider, (gpointer) "WGA", (gpointer) "WIA");
  g_hash_table_insert (table->wider, (gpointer) "WIA", (gpointer) "ALL");
  table->context.regions = table->regions;
  table->context.wider_groups = table->wider;
  mw_fit_context_init_weights (&table->context);
  table->group = "WIA";
  table->duty = MW_YES;
  table->duty_open = 1000;

  table->initiative = mw_record_new (&mw_initiative_table);
  mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, "WIA");
  mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MIN, "mbo_2");
  mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MAX, "mbo_4");
  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, "ZH");
  mw_record_set_yes_no (table->initiative, MW_INITIATIVE_PLACE_BOUND, MW_YES);
  mw_record_set_text (table->initiative, MW_INITIATIVE_START_DATE, "2026-01-01");
  mw_record_set_text (table->initiative, MW_INITIATIVE_END_DATE, "2026-12-31");
  mw_record_set_integer (table->initiative, MW_INITIATIVE_PLACES, 10);
  mw_record_set_text (table->initiative, MW_INITIATIVE_NOVELTY, "new");
  mw_record_set_text (table->initiative, MW_INITIATIVE_RELATION, "direct");
  table->nomination = mw_record_new (&mw_nomination_table);
  mw_record_set_text (table->nomination, MW_NOMINATION_LEVEL_MIN, "mbo_2");
  mw_record_set_text (table->nomination, MW_NOMINATION_LEVEL_MAX, "mbo_4");
  mw_record_set_text (table->nomination, MW_NOMINATION_REGIONS, "ZH");
  mw_record_set_text (table->nomination, MW_NOMINATION_START_DATE, "2026-01-01");
  mw_record_set_text (table->nomination, MW_NOMINATION_END_DATE, "2026-12-31");
  mw_record_set_integer (table->nomination, MW_NOMINATION_WANTED_PLACES, 10);
  mw_record_set_text (table->nomination, MW_NOMINATION_PRIORITY, "high");
  table->contract = mw_record_new (&mw_contract_table);
  mw_record_set_text (table->contract, MW_CONTRACT_END_DATE, "2027-12-31");
}

static void
tear_down (Table *table, gconstpointer unused)
{
  mw_regions_free (table->regions);
  g_hash_table_unref (table->wider);
  g_object_unref (table->initiative);
  g_object_unref (table->nomination);
  g_object_unref (table->contract);
}

static MwFit
compute (Table *table, const MwRecord *rules)
{
  g_autoptr (MwSupply) supply = mw_supply_new (table->initiative, table->contract, rules, 0);
  mw_supply_set_duty (supply, table->duty, table->duty_open, MW_CONTRACT_VALUE);
  g_autoptr (MwDemand) demand = mw_demand_new (table->nomination, table->group, 0);
  MwFit fit;

  mw_fit_compute (&table->context, supply, demand, &fit);
  return fit;
}

static void
test_perfect (Table *table, gconstpointer unused)
{
  MwFit fit = compute (table, NULL);

  g_assert_cmpint (fit.band, ==, MW_FIT_FITS);
  g_assert_cmpint (fit.low, ==, 100);
  g_assert_cmpint (fit.high, ==, 100);
}

/* Each part by hand: weight × permille of what a perfect pair would lose. */
static void
test_parts_by_hand (Table *table, gconstpointer unused)
{
  static const struct
  {
    gboolean of_initiative;
    guint field;
    const char *value;
    MwFitBand band;
    int low;
    int high;
  } cases[] = {
    { TRUE, MW_INITIATIVE_TARGET_GROUPS, "WGA", MW_FIT_FITS, 95, 95 }, /* 25 × 0.8 */
    { TRUE, MW_INITIATIVE_TARGET_GROUPS, "ALL", MW_FIT_FITS, 90, 90 }, /* 25 × 0.6 */
    { TRUE, MW_INITIATIVE_TARGET_GROUPS, "PW", MW_FIT_BLOCKED, 0, 0 },
    { TRUE, MW_INITIATIVE_TARGET_GROUPS, "", MW_FIT_UNKNOWN, 75, 100 },
    { TRUE, MW_INITIATIVE_LEVEL_MAX, "mbo_2", MW_FIT_FITS, 90, 90 }, /* one of three levels: 15 × 333 */
    { FALSE, MW_NOMINATION_LEVEL_MIN, "hbo", MW_FIT_BLOCKED, 0, 0 },
    { TRUE, MW_INITIATIVE_REGIONS, "UT", MW_FIT_FITS, 93, 93 }, /* 15 × 0.5 → 92.5 */
    { TRUE, MW_INITIATIVE_REGIONS, "NL", MW_FIT_FITS, 97, 97 },
    { TRUE, MW_INITIATIVE_REGIONS, "GR", MW_FIT_BLOCKED, 0, 0 },
    { TRUE, MW_INITIATIVE_REGIONS, "", MW_FIT_UNKNOWN, 85, 100 },
    { TRUE, MW_INITIATIVE_END_DATE, "2025-12-31", MW_FIT_BLOCKED, 0, 0 },
    /* It begins within the period that is asked, so it is there for a part of it, however long. */
    { TRUE, MW_INITIATIVE_END_DATE, "", MW_FIT_FITS, 85, 100 },
    { TRUE, MW_INITIATIVE_LEVEL_MAX, "", MW_FIT_FITS, 85, 100 },
    { TRUE, MW_INITIATIVE_PLACES, "5", MW_FIT_FITS, 95, 95 },
    { TRUE, MW_INITIATIVE_PLACES, "", MW_FIT_FITS, 90, 100 },
    { TRUE, MW_INITIATIVE_PLACES, "0", MW_FIT_BLOCKED, 0, 0 },
    { TRUE, MW_INITIATIVE_NOVELTY, "", MW_FIT_FITS, 95, 100 },
    { FALSE, MW_NOMINATION_PRIORITY, "low", MW_FIT_FITS, 97, 97 }, /* 5 × 0.3 → 96.5 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MwRecord **slot = cases[i].of_initiative ? &table->initiative : &table->nomination;
      g_autoptr (MwRecord) before = mw_record_copy (*slot);
      MwFit fit;
      g_test_message ("case %u", (guint) i);
      g_assert_true (mw_record_parse_field (*slot, cases[i].field, cases[i].value, MW_NOTATION_ISO, NULL));
      if (cases[i].field == MW_NOMINATION_LEVEL_MIN && !cases[i].of_initiative)
        mw_record_set_text (*slot, MW_NOMINATION_LEVEL_MAX, "wo");
      if (cases[i].field == MW_INITIATIVE_END_DATE && *cases[i].value != '\0')
        mw_record_set_text (*slot, MW_INITIATIVE_START_DATE, "2025-01-01");
      fit = compute (table, NULL);
      g_assert_cmpint (fit.band, ==, cases[i].band);
      g_assert_cmpint (fit.low, ==, cases[i].low);
      g_assert_cmpint (fit.high, ==, cases[i].high);
      g_set_object (slot, before);
    }
}

static void
test_place_bound (Table *table, gconstpointer unused)
{
  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, "GR");
  mw_record_set_yes_no (table->initiative, MW_INITIATIVE_PLACE_BOUND, MW_NO);
  g_assert_cmpint (compute (table, NULL).band, ==, MW_FIT_FITS);
  mw_record_set_yes_no (table->initiative, MW_INITIATIVE_PLACE_BOUND, MW_UNKNOWN);
  g_assert_cmpint (compute (table, NULL).band, ==, MW_FIT_UNKNOWN);
}

static void
test_relation (Table *table, gconstpointer unused)
{
  g_autoptr (MwRecord) rules = mw_record_new (&mw_rule_set_table);

  /* Nobody knows which rules hold, or whether they ask a relation. */
  mw_record_set_text (table->initiative, MW_INITIATIVE_RELATION, "none");
  g_assert_cmpint (compute (table, NULL).band, ==, MW_FIT_UNKNOWN);
  g_assert_cmpint (compute (table, rules).band, ==, MW_FIT_UNKNOWN);
  mw_record_set_yes_no (rules, MW_RULE_SET_MUST_RELATE, MW_NO);
  g_assert_cmpint (compute (table, rules).band, ==, MW_FIT_FITS);
  mw_record_set_yes_no (rules, MW_RULE_SET_MUST_RELATE, MW_YES);
  g_assert_cmpint (compute (table, rules).band, ==, MW_FIT_BLOCKED);
  mw_record_clear (table->initiative, MW_INITIATIVE_RELATION);
  g_assert_cmpint (compute (table, rules).band, ==, MW_FIT_UNKNOWN);
  mw_record_set_text (table->initiative, MW_INITIATIVE_RELATION, "direct");
  g_assert_cmpint (compute (table, rules).band, ==, MW_FIT_FITS);
}

/* What is known of a range may already keep two sides apart, or bring them together; else it decides. */
static void
test_open_ranges (Table *table, gconstpointer unused)
{
  mw_record_set_text (table->nomination, MW_NOMINATION_LEVEL_MIN, "hbo");
  mw_record_set_text (table->nomination, MW_NOMINATION_LEVEL_MAX, "hbo");
  mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MIN, "mbo_2");
  mw_record_clear (table->initiative, MW_INITIATIVE_LEVEL_MAX);
  g_assert_cmpint (compute (table, NULL).band, ==, MW_FIT_UNKNOWN);
  mw_record_clear (table->initiative, MW_INITIATIVE_LEVEL_MIN);
  mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MAX, "mbo_4");
  g_assert_cmpint (compute (table, NULL).band, ==, MW_FIT_BLOCKED);
}

/* A request of which nothing is open is no request, also where the initiative's places are unknown. */
static void
test_nothing_open (Table *table, gconstpointer unused)
{
  MwFit fit;
  gint64 wanted = 0;

  mw_record_clear (table->initiative, MW_INITIATIVE_PLACES);
  g_assert_true (mw_record_get_integer (table->nomination, MW_NOMINATION_WANTED_PLACES, &wanted));
  g_autoptr (MwSupply) supply = mw_supply_new (table->initiative, table->contract, NULL, 0);
  g_autoptr (MwDemand) demand = mw_demand_new (table->nomination, "WIA", wanted);
  mw_fit_compute (&table->context, supply, demand, &fit);
  g_assert_cmpint (fit.band, ==, MW_FIT_BLOCKED);
}

/* Five points by how much of the duty is open; none where there is no duty, and a question where nobody knows. */
static void
test_duty (Table *table, gconstpointer unused)
{
  static const struct
  {
    MwTristate applies;
    int open;
    MwFitPartState state;
    int low;
    int high;
  } cases[] = {
    { MW_YES, 1000, MW_FIT_PART_SCORED, 100, 100 },
    { MW_YES, 400, MW_FIT_PART_SCORED, 97, 97 },
    { MW_YES, 0, MW_FIT_PART_SCORED, 95, 95 },
    { MW_YES, -1, MW_FIT_PART_UNKNOWN, 95, 100 },
    { MW_NO, -1, MW_FIT_PART_SCORED, 95, 95 },
    { MW_UNKNOWN, -1, MW_FIT_PART_UNKNOWN, 95, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MwFit fit;
      g_test_message ("case %u", (guint) i);
      table->duty = cases[i].applies;
      table->duty_open = cases[i].open;
      fit = compute (table, NULL);
      g_assert_cmpint (fit.band, ==, MW_FIT_FITS);
      g_assert_cmpint (fit.parts[MW_FIT_DUTY].state, ==, cases[i].state);
      g_assert_cmpint (fit.low, ==, cases[i].low);
      g_assert_cmpint (fit.high, ==, cases[i].high);
      if (cases[i].state == MW_FIT_PART_UNKNOWN)
        g_assert_cmpint (fit.parts[MW_FIT_DUTY].field, ==, MW_CONTRACT_VALUE);
    }
}

/* Where the region is not known, the second would lead with it; what it has more or less stands beside it. */
static void
test_gap (Table *table, gconstpointer unused)
{
  g_autofree char *alike = NULL;
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;
  g_autofree char *behind = NULL;
  MwFit best;
  MwFit other;

  mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, "ALL");
  best = compute (table, NULL);
  alike = mw_fit_describe_gap (&table->context, &best, &best);
  g_assert_cmpstr (alike, ==, "");

  mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, "WIA");
  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, "");
  other = compute (table, NULL);
  one = mw_fit_describe_gap (&table->context, &best, &other);
  g_assert_cmpstr (one, ==, "beside the first: Target group +10, Region −15 · would lead if this were known, and fitted: Region");

  /* Both must be known: one question more leaves the pair among those that could fit. */
  mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MIN, "");
  mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MAX, "");
  other = compute (table, NULL);
  both = mw_fit_describe_gap (&table->context, &best, &other);
  g_assert_cmpstr (both, ==, "beside the first: Target group +10, Education level −15, Region −15 · would lead if all of these were known, and fitted: Education level, Region");

  /* Nothing is unknown, so nothing would change it. */
  g_assert_true (mw_record_parse_field (table->initiative, MW_INITIATIVE_LEVEL_MIN, "mbo_2", MW_NOTATION_ISO, NULL));
  mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MAX, "mbo_4");
  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, "UT");
  mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, "ALL");
  other = compute (table, NULL);
  behind = mw_fit_describe_gap (&table->context, &best, &other);
  g_assert_cmpstr (behind, ==, "beside the first: Region −7");
}

/* Whatever the weights, each part's points are its share, and together they are the score, but for rounding. */
static void
test_points_add_up (Table *table, gconstpointer unused)
{
  for (guint i = 0; i < 500; i++)
    {
      MwFit fit;
      int sum = 0;
      for (guint part = 0; part < MW_N_FIT_PARTS; part++)
        table->context.weights[part] = part == MW_FIT_RELATION ? 0 : g_test_rand_int_range (0, MW_FIT_MAX_WEIGHT + 1);
      mw_record_set_integer (table->initiative, MW_INITIATIVE_PLACES, g_test_rand_int_range (1, 12));
      fit = compute (table, NULL);
      for (guint part = 0; part < MW_N_FIT_PARTS; part++)
        sum += mw_fit_get_points (&table->context, &fit, (MwFitPartKind) part);
      g_assert_cmpint (ABS (sum - fit.low), <=, MW_N_FIT_PARTS / 2 + 1);
    }
}

static const char *const random_groups[] = { "", "WIA", "WGA", "ALL", "PW", "PW WIA" };
static const char *const random_regions[] = { "", "NL", "ZH", "UT", "GR", "GR ZH" };
static const char *const random_dates[] = { "2026-01-01", "2026-04-01", "2026-06-30", "2026-09-30", "2026-12-31" };
static const char *const random_levels[] = { "mbo_1", "mbo_2", "mbo_3", "mbo_4", "hbo", "wo" };

static void
set_random_ends (MwRecord *record, guint low, guint high, const char *const *values, int n_values)
{
  int first = g_test_rand_int_range (0, n_values);

  mw_record_set_text (record, low, values[first]);
  mw_record_set_text (record, high, values[g_test_rand_int_range (first, n_values)]);
}

/* Widening what is offered, by a region, a group, a level, a day or a place, never lowers the fit. */
static void
widen (MwRecord *initiative)
{
  static const char *const wider[] = { "GR NL UT ZH", "ALL PW WGA WIA" };
  gint64 places;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      mw_record_set_text (initiative, MW_INITIATIVE_REGIONS, wider[0]);
      break;
    case 1:
      mw_record_set_text (initiative, MW_INITIATIVE_TARGET_GROUPS, wider[1]);
      break;
    case 2:
      mw_record_set_text (initiative, MW_INITIATIVE_LEVEL_MAX, "wo");
      break;
    case 3:
      mw_record_set_text (initiative, MW_INITIATIVE_START_DATE, "2025-06-01");
      break;
    default:
      if (mw_record_get_integer (initiative, MW_INITIATIVE_PLACES, &places))
        mw_record_set_integer (initiative, MW_INITIATIVE_PLACES, places + 1);
    }
}

/* What a request allows more, by a region, a level or a day, never turns a pair away that fitted. */
static void
widen_request (MwRecord *nomination)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      mw_record_set_text (nomination, MW_NOMINATION_REGIONS, "GR NL UT ZH");
      break;
    case 1:
      mw_record_set_text (nomination, MW_NOMINATION_LEVEL_MAX, "wo");
      break;
    case 2:
      mw_record_set_text (nomination, MW_NOMINATION_LEVEL_MIN, "mbo_1");
      break;
    default:
      mw_record_set_text (nomination, MW_NOMINATION_START_DATE, "2025-06-01");
    }
}

static void
draw_pair (Table *table)
{
  mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, random_groups[g_test_rand_int_range (0, 6)]);
  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, random_regions[g_test_rand_int_range (0, 6)]);
  mw_record_set_yes_no (table->initiative, MW_INITIATIVE_PLACE_BOUND, (MwTristate) g_test_rand_int_range (0, 3));
  set_random_ends (table->initiative, MW_INITIATIVE_START_DATE, MW_INITIATIVE_END_DATE, random_dates, 5);
  set_random_ends (table->nomination, MW_NOMINATION_START_DATE, MW_NOMINATION_END_DATE, random_dates, 5);
  set_random_ends (table->initiative, MW_INITIATIVE_LEVEL_MIN, MW_INITIATIVE_LEVEL_MAX, random_levels, 6);
  set_random_ends (table->nomination, MW_NOMINATION_LEVEL_MIN, MW_NOMINATION_LEVEL_MAX, random_levels, 6);
  mw_record_set_integer (table->initiative, MW_INITIATIVE_PLACES, g_test_rand_int_range (0, 15));
}

/* The share of the request that is covered may be smaller then, so that its score can be; but what fits goes on fitting. */
static void
test_wider_request_never_blocks (Table *table, gconstpointer unused)
{
  for (guint i = 0; i < 3000; i++)
    {
      MwFit before;
      MwFit after;
      draw_pair (table);
      mw_record_set_text (table->nomination, MW_NOMINATION_REGIONS, random_regions[g_test_rand_int_range (1, 6)]);
      before = compute (table, NULL);
      widen_request (table->nomination);
      after = compute (table, NULL);
      g_assert_cmpint (after.band, <=, before.band);
      if (before.band == MW_FIT_FITS)
        g_assert_cmpint (after.parts[MW_FIT_REGION].permille, >=, before.parts[MW_FIT_REGION].permille);
    }
}

static void
test_more_overlap_never_lowers (Table *table, gconstpointer unused)
{
  for (guint i = 0; i < 3000; i++)
    {
      MwFit before;
      MwFit after;
      draw_pair (table);
      before = compute (table, NULL);
      widen (table->initiative);
      after = compute (table, NULL);
      if (before.band == MW_FIT_FITS)
        g_assert_cmpint (after.band, ==, MW_FIT_FITS);
      if (before.band != MW_FIT_BLOCKED)
        g_assert_cmpint (after.low, >=, before.low);
    }
}

/* A set has no order: however codes were entered, the fit is the same. */
static void
test_order_of_codes (Table *table, gconstpointer unused)
{
  MwFit first;
  MwFit second;

  mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, "PW WGA ALL");
  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, "UT GR NL");
  first = compute (table, NULL);
  mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, "ALL WGA PW");
  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, "NL GR UT");
  second = compute (table, NULL);
  g_assert_cmpint (first.low, ==, second.low);
  g_assert_cmpint (first.band, ==, second.band);
}

/* What an empty field does, for each field of both sides that a part reads. By hand from design and fields. */
static void
test_empty_fields (Table *table, gconstpointer unused)
{
  static const struct
  {
    gboolean of_initiative;
    guint field;
    MwFitPartKind part;
    MwFitPartState state;
  } cases[] = {
    { TRUE, MW_INITIATIVE_TARGET_GROUPS, MW_FIT_GROUP, MW_FIT_PART_DECIDES },
    /* What is known of the range lies within the other, so that they share something whatever the rest is. */
    { TRUE, MW_INITIATIVE_LEVEL_MIN, MW_FIT_LEVEL, MW_FIT_PART_UNKNOWN },
    { TRUE, MW_INITIATIVE_LEVEL_MAX, MW_FIT_LEVEL, MW_FIT_PART_UNKNOWN },
    { FALSE, MW_NOMINATION_LEVEL_MIN, MW_FIT_LEVEL, MW_FIT_PART_UNKNOWN },
    { FALSE, MW_NOMINATION_LEVEL_MAX, MW_FIT_LEVEL, MW_FIT_PART_UNKNOWN },
    { TRUE, MW_INITIATIVE_REGIONS, MW_FIT_REGION, MW_FIT_PART_DECIDES },
    { FALSE, MW_NOMINATION_REGIONS, MW_FIT_REGION, MW_FIT_PART_DECIDES },
    /* The same region: whether the work is bound to its place does not matter then. */
    { TRUE, MW_INITIATIVE_PLACE_BOUND, MW_FIT_REGION, MW_FIT_PART_SCORED },
    { TRUE, MW_INITIATIVE_START_DATE, MW_FIT_PERIOD, MW_FIT_PART_UNKNOWN },
    { TRUE, MW_INITIATIVE_END_DATE, MW_FIT_PERIOD, MW_FIT_PART_UNKNOWN },
    { FALSE, MW_NOMINATION_START_DATE, MW_FIT_PERIOD, MW_FIT_PART_UNKNOWN },
    { FALSE, MW_NOMINATION_END_DATE, MW_FIT_PERIOD, MW_FIT_PART_UNKNOWN },
    { FALSE, MW_NOMINATION_END_DATE, MW_FIT_HORIZON, MW_FIT_PART_UNKNOWN },
    { TRUE, MW_INITIATIVE_PLACES, MW_FIT_PLACES, MW_FIT_PART_UNKNOWN },
    { FALSE, MW_NOMINATION_WANTED_PLACES, MW_FIT_PLACES, MW_FIT_PART_UNKNOWN },
    { TRUE, MW_INITIATIVE_NOVELTY, MW_FIT_NOVELTY, MW_FIT_PART_UNKNOWN },
    { FALSE, MW_NOMINATION_PRIORITY, MW_FIT_PRIORITY, MW_FIT_PART_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MwRecord **slot = cases[i].of_initiative ? &table->initiative : &table->nomination;
      g_autoptr (MwRecord) before = mw_record_copy (*slot);
      MwFit fit;
      g_test_message ("case %u", (guint) i);
      mw_record_clear (*slot, cases[i].field);
      fit = compute (table, NULL);
      g_assert_cmpint (fit.parts[cases[i].part].state, ==, cases[i].state);
      g_assert_cmpint (fit.band, ==, cases[i].state == MW_FIT_PART_DECIDES ? MW_FIT_UNKNOWN : MW_FIT_FITS);
      g_set_object (slot, before);
    }
}

/* Regions apart, and nobody knows whether the work is bound to its place: that decides, and is what is asked. */
static void
test_empty_place_bound (Table *table, gconstpointer unused)
{
  MwFit fit;

  mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, "GR");
  mw_record_clear (table->initiative, MW_INITIATIVE_PLACE_BOUND);
  fit = compute (table, NULL);
  g_assert_cmpint (fit.parts[MW_FIT_REGION].state, ==, MW_FIT_PART_DECIDES);
  g_assert_cmpint (fit.parts[MW_FIT_REGION].field, ==, MW_INITIATIVE_PLACE_BOUND);
  g_assert_cmpint (fit.band, ==, MW_FIT_UNKNOWN);
  g_assert_cmpint (fit.low, ==, 85);
  g_assert_cmpint (fit.high, ==, 100);
}

/* With both ends of a range empty nothing can be said: it decides. */
static void
test_empty_ranges (Table *table, gconstpointer unused)
{
  MwFit fit;

  mw_record_clear (table->initiative, MW_INITIATIVE_START_DATE);
  mw_record_clear (table->initiative, MW_INITIATIVE_END_DATE);
  fit = compute (table, NULL);
  g_assert_cmpint (fit.parts[MW_FIT_PERIOD].state, ==, MW_FIT_PART_DECIDES);
  g_assert_cmpint (fit.parts[MW_FIT_PERIOD].field, ==, MW_INITIATIVE_START_DATE);
  mw_record_clear (table->contract, MW_CONTRACT_END_DATE);
  fit = compute (table, NULL);
  g_assert_cmpint (fit.parts[MW_FIT_HORIZON].state, ==, MW_FIT_PART_UNKNOWN);
  table->group = NULL;
  fit = compute (table, NULL);
  g_assert_cmpint (fit.parts[MW_FIT_GROUP].state, ==, MW_FIT_PART_DECIDES);
}

/* Random pairs: the score stays within bounds, a blocked pair has a reason, and all parts have words. */
static void
test_random (Table *table, gconstpointer unused)
{
  static const char *const levels[] = { "", "mbo_1", "mbo_2", "mbo_3", "hbo", "wo" };
  static const char *const groups[] = { "", "WIA", "WGA", "ALL", "PW", "PW WIA" };
  static const char *const regions[] = { "", "NL", "ZH", "UT", "GR", "GR ZH" };
  static const char *const dates[] = { "", "2025-03-01", "2026-01-01", "2026-06-30", "2027-05-01" };

  for (guint i = 0; i < 3000; i++)
    {
      guint blockers = 0;
      mw_record_set_text (table->initiative, MW_INITIATIVE_TARGET_GROUPS, groups[g_test_rand_int_range (0, 6)]);
      mw_record_set_text (table->initiative, MW_INITIATIVE_LEVEL_MIN, levels[g_test_rand_int_range (0, 6)]);
      mw_record_set_text (table->initiative, MW_INITIATIVE_REGIONS, regions[g_test_rand_int_range (0, 6)]);
      mw_record_set_text (table->initiative, MW_INITIATIVE_START_DATE, dates[g_test_rand_int_range (0, 3)]);
      mw_record_set_text (table->initiative, MW_INITIATIVE_END_DATE, dates[g_test_rand_int_range (2, 5)]);
      mw_record_set_text (table->nomination, MW_NOMINATION_LEVEL_MAX, levels[g_test_rand_int_range (0, 6)]);
      g_autoptr (MwSupply) supply = mw_supply_new (table->initiative, g_test_rand_bit () ? table->contract : NULL, NULL, g_test_rand_int_range (0, 12));
      g_autoptr (MwDemand) demand = mw_demand_new (table->nomination, g_test_rand_bit () ? "WIA" : NULL, 0);
      MwFit fit;
      mw_fit_compute (&table->context, supply, demand, &fit);
      g_assert_cmpint (fit.low, >=, 0);
      g_assert_cmpint (fit.low, <=, fit.high);
      g_assert_cmpint (fit.high, <=, 100);
      for (guint part = 0; part < MW_N_FIT_PARTS; part++)
        {
          g_autofree char *words = mw_fit_describe_part (&fit, (MwFitPartKind) part, supply, demand);
          g_assert_cmpstr (words, !=, "");
          blockers += fit.parts[part].state == MW_FIT_PART_BLOCKS;
        }
      g_assert_cmpint (blockers > 0, ==, fit.band == MW_FIT_BLOCKED);
      if (fit.band == MW_FIT_BLOCKED)
        g_assert_cmpint (fit.high, ==, 0);
    }
}

static void
test_order (Table *table, gconstpointer unused)
{
  MwFit fits = { .band = MW_FIT_FITS, .low = 40, .high = 40 };
  MwFit better = { .band = MW_FIT_FITS, .low = 50, .high = 50 };
  MwFit unknown = { .band = MW_FIT_UNKNOWN, .low = 80, .high = 90 };
  MwFit blocked = { .band = MW_FIT_BLOCKED };

  g_assert_cmpint (mw_fit_compare (&better, &fits), <, 0);
  g_assert_cmpint (mw_fit_compare (&fits, &unknown), <, 0);
  g_assert_cmpint (mw_fit_compare (&unknown, &blocked), <, 0);
  g_assert_cmpint (mw_fit_compare (&fits, &fits), ==, 0);
}

#define ADD(path, func) g_test_add (path, Table, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  ADD ("/fit/perfect-pair-has-hundred", test_perfect);
  ADD ("/fit/parts-by-hand", test_parts_by_hand);
  ADD ("/fit/region-decides-only-where-bound", test_place_bound);
  ADD ("/fit/relation-by-rule-set", test_relation);
  ADD ("/fit/open-ranges", test_open_ranges);
  ADD ("/fit/nothing-open", test_nothing_open);
  ADD ("/fit/random-pairs-keep-the-rules", test_random);
  ADD ("/fit/order-of-bands", test_order);
  ADD ("/fit/open-duty", test_duty);
  ADD ("/fit/gap-to-the-first", test_gap);
  ADD ("/fit/points-add-up", test_points_add_up);
  ADD ("/fit/more-overlap-never-lowers", test_more_overlap_never_lowers);
  ADD ("/fit/wider-request-never-blocks", test_wider_request_never_blocks);
  ADD ("/fit/codes-have-no-order", test_order_of_codes);
  ADD ("/fit/empty-field", test_empty_fields);
  ADD ("/fit/empty-place-bound", test_empty_place_bound);
  ADD ("/fit/empty-range", test_empty_ranges);
  return g_test_run ();
}
