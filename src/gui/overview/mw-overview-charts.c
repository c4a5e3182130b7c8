/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-overview-charts.h"

#include <glib/gi18n.h>

/* The figures of a report as tiles and bars. Each bar says in words what it shows; a small number of people never. */

static char *
format (const MwReport *report, MwFigureId id)
{
  return mw_figure_format_short (id, &report->figures[id], report->notation);
}

/* Returns: (transfer full): what the figure was in the report before, "" where nobody knows */
static char *
describe_before (const MwReport *report, MwFigureId id)
{
  g_autofree char *before = NULL;

  if (report->past == NULL || !report->past->reported[id].known)
    return g_strdup ("");
  before = mw_figure_format_short (id, &report->past->reported[id], report->notation);
  /* Translators: a figure of the report before; begins with a space and a dot. */
  return g_strdup_printf (_ (" · was %s"), before);
}

static char *
describe_unknown (const MwReport *report, MwFigureId id)
{
  g_autofree char *unknown = mw_figure_describe_unknown (id, &report->figures[id]);

  return *unknown != '\0' ? g_strdup_printf ("\n%s", unknown) : g_strdup ("");
}

static void
show_contracts (MwFigureTile *tile, const MwReport *report)
{
  g_autofree char *with = format (report, MW_FIGURE_WITH_DUTY);
  g_autofree char *all = format (report, MW_FIGURE_CONTRACTS);
  g_autofree char *value = format (report, MW_FIGURE_VALUE_WITH_DUTY);
  g_autofree char *spend = format (report, MW_FIGURE_VALUE);
  g_autofree char *before = describe_before (report, MW_FIGURE_WITH_DUTY);
  g_autofree char *figure = g_strdup_printf (_ ("%s of %s"), with, all);
  g_autofree char *part = g_strdup_printf (_ ("%s of %s"), value, spend);
  g_autofree char *unknown = report->totals.duty_unknown > 0 ? g_strdup_printf (ngettext ("\nunknown for %u contract", "\nunknown for %u contracts", report->totals.duty_unknown), report->totals.duty_unknown) : g_strdup ("");
  guint n_ended = report->totals.states[MW_CONTRACT_ENDED];
  g_autofree char *ended = n_ended > 0 ? g_strdup_printf (ngettext ("\n%u ended, not counted", "\n%u ended, not counted", n_ended), n_ended) : g_strdup ("");
  g_autofree char *note = g_strconcat (part, before, unknown, ended, NULL);

  mw_figure_tile_show (tile, _ ("Contracts with the duty"), figure, note, _ (mw_figure_get_info (MW_FIGURE_WITH_DUTY)->definition));
}

static void
show_duty (MwFigureTile *tile, const MwReport *report)
{
  g_autofree char *figure = format (report, MW_FIGURE_DUTY);
  g_autofree char *planned = format (report, MW_FIGURE_PLANNED);
  g_autofree char *before = describe_before (report, MW_FIGURE_DUTY);
  g_autofree char *unknown = describe_unknown (report, MW_FIGURE_DUTY);
  g_autofree char *part = g_strdup_printf (_ ("planned %s"), planned);
  g_autofree char *note = g_strconcat (part, before, unknown, NULL);

  mw_figure_tile_show (tile, _ ("Duty, total amount"), figure, note, _ (mw_figure_get_info (MW_FIGURE_DUTY)->definition));
}

/* On two bases: a duty can be met while little of the whole spend has any effect. */
static void
show_realised (MwFigureTile *tile, const MwReport *report)
{
  g_autofree char *figure = format (report, MW_FIGURE_REALISED);
  g_autofree char *of_duty = format (report, MW_FIGURE_OF_DUTY);
  g_autofree char *of_spend = format (report, MW_FIGURE_OF_SPEND);
  g_autofree char *before = describe_before (report, MW_FIGURE_REALISED);
  g_autofree char *unknown = describe_unknown (report, MW_FIGURE_REALISED);
  g_autofree char *part = g_strdup_printf (_ ("%s of the duty, %s of the spend"), of_duty, of_spend);
  g_autofree char *note = g_strconcat (part, before, unknown, NULL);

  mw_figure_tile_show (tile, _ ("Realised"), figure, note, _ (mw_figure_get_info (MW_FIGURE_REALISED)->definition));
}

/* Returns: (transfer full): the jobs of the jobs agreement, a range where groups are partly in the register */
static char *
describe_jobs (const MwReport *report)
{
  const MwFigure *sure = &report->figures[MW_FIGURE_JOBS];
  const MwFigure *partly = &report->figures[MW_FIGURE_JOBS_PARTLY];
  g_autofree char *least = format (report, MW_FIGURE_JOBS);
  g_autofree char *most = format (report, MW_FIGURE_JOBS_PARTLY);

  if (!sure->known)
    return g_strdup ("");
  if (partly->known && partly->value == sure->value)
    return g_strdup_printf (_ (" · jobs: %s"), least);
  return g_strdup_printf (_ (" · jobs: %s – %s"), least, partly->known ? most : "?");
}

static void
show_places (MwFigureTile *tile, const MwReport *report)
{
  g_autofree char *linked = format (report, MW_FIGURE_PLACES_LINKED);
  g_autofree char *wanted = format (report, MW_FIGURE_PLACES_WANTED);
  g_autofree char *people = mw_people_total_format (&report->people, report->below, report->notation);
  g_autofree char *open = format (report, MW_FIGURE_PLACES_OPEN);
  g_autofree char *before = describe_before (report, MW_FIGURE_PLACES_LINKED);
  g_autofree char *asked = g_strdup_printf (_ ("in all categories: %s wanted, %s still open"), wanted, open);
  g_autofree char *reached = g_strdup_printf (_ ("persons reached: %s"), *people != '\0' ? people : _ ("unknown"));
  g_autofree char *in_jobs = describe_jobs (report);
  g_autofree char *note = g_strconcat (asked, before, "\n", reached, in_jobs, NULL);

  mw_figure_tile_show (tile, _ ("Linked places"), linked, note, _ (mw_figure_get_info (MW_FIGURE_PLACES_LINKED)->definition));
}

static void
show_late (MwFigureTile *tile, const MwReport *report)
{
  g_autofree char *figure = format (report, MW_FIGURE_PLAN_OVERDUE);
  g_autofree char *behind = format (report, MW_FIGURE_BEHIND);
  g_autofree char *agreements = format (report, MW_FIGURE_AGREEMENTS_OVERDUE);
  g_autofree char *talks = format (report, MW_FIGURE_TALKS_HELD);
  g_autofree char *note = g_strdup_printf (_ ("contracts behind: %s · agreements overdue: %s · talks held: %s"), behind, agreements, talks);

  mw_figure_tile_show (tile, _ ("Action plans overdue"), figure, note, _ (mw_figure_get_info (MW_FIGURE_PLAN_OVERDUE)->definition));
}

/* @tiles: contracts, duty, realised, places and what is late */
void
mw_overview_show_tiles (MwFigureTile *const tiles[5], const MwReport *report)
{
  show_contracts (tiles[0], report);
  show_duty (tiles[1], report);
  show_realised (tiles[2], report);
  show_places (tiles[3], report);
  show_late (tiles[4], report);
}

/* A number of people that may not be told has no length either. */
static double
get_told (const MwReportGroup *group, gint64 below)
{
  return mw_people_total_may_tell (&group->people, below) ? (double) mw_people_total_get (&group->people).persons : (double) group->people.told.persons;
}

static void
add_group (MwChart *chart, const MwReport *report, const MwReportGroup *group, double most)
{
  g_autofree char *people = mw_people_total_format (&group->people, report->below, report->notation);
  /* Nothing recorded is not the same as nobody. */
  const char *told = *people != '\0' ? people : "–";
  const char *name = group->name != NULL ? group->name : _ ("unknown");
  g_autofree char *value = g_strdup_printf ("%s / %" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, told, group->linked, group->wanted);
  g_autofree char *spoken = g_strdup_printf (ngettext ("%s: wanted %d place, linked %d, persons reached: %s", "%s: wanted %d places, linked %d, persons reached: %s", (gulong) group->wanted), name, (int) group->wanted, (int) group->linked, told);
  MwChartRow row = { .label = name, .value = value, .spoken = spoken, .mark = -1 };

  row.fractions[0] = most > 0 ? (double) group->wanted / most : 0;
  row.fractions[1] = most > 0 ? (double) group->linked / most : 0;
  row.fractions[2] = most > 0 ? get_told (group, report->below) / most : 0;
  mw_chart_add (chart, &row);
}

void
mw_overview_show_groups (MwChart *chart, const MwReport *report)
{
  double most = 0;

  mw_chart_clear (chart);
  mw_chart_set_title (chart, _ ("Target groups: places and people"), _ ("reached (dark) / linked / wanted in all categories (light)"));
  for (guint i = 0; i < report->groups->len && i < MW_OVERVIEW_MAX_BARS; i++)
    {
      const MwReportGroup *group = g_ptr_array_index (report->groups, i);
      most = MAX (most, MAX ((double) MAX (group->wanted, group->linked), get_told (group, report->below)));
    }
  for (guint i = 0; i < report->groups->len && i < MW_OVERVIEW_MAX_BARS; i++)
    add_group (chart, report, g_ptr_array_index (report->groups, i), most);
}

/* What share is realised, "unknown" where nothing is recorded. */
static char *
format_share (const MwContractTotals *totals, MwNotation notation)
{
  MwFigure share = mw_figure_of_share (&totals->realised_of_duty, &totals->duty);

  return mw_figure_format_short (MW_FIGURE_OF_DUTY, &share, notation);
}

static void
add_supplier (MwChart *chart, const MwReport *report, const MwReportSupplier *supplier, double most)
{
  const MwContractTotals *totals = &supplier->totals;
  const char *name = supplier->name != NULL ? supplier->name : _ ("unknown");
  g_autofree char *share = format_share (totals, report->notation);
  g_autofree char *duty = mw_sum_format_short (&totals->duty, report->notation);
  g_autofree char *expected = mw_sum_format_short (&totals->expected, report->notation);
  g_autofree char *realised = mw_sum_format_short (&totals->realised, report->notation);
  g_autofree char *behind = totals->behind > 0 ? g_strdup_printf (ngettext ("; %u contract is behind", "; %u contracts are behind", totals->behind), totals->behind) : g_strdup ("");
  g_autofree char *value = g_strdup_printf ("%s%s", share, totals->behind > 0 ? " !" : "");
  /* Translators: the last is empty, or begins with a semicolon. */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: duty %s, expected today %s, realised %s (%s)%s"), name, duty, expected, realised, share, behind);
  MwChartRow row = { .label = name, .value = value, .spoken = spoken, .fractions = { 0, -1, 0 }, .mark = -1, .alert = totals->behind > 0 };

  row.fractions[0] = most > 0 ? (double) totals->duty.amount.cents / most : 0;
  row.fractions[2] = most > 0 ? (double) totals->realised.amount.cents / most : 0;
  if (mw_sum_is_known (&totals->expected) && most > 0)
    row.mark = (double) totals->expected.amount.cents / most;
  mw_chart_add (chart, &row);
}

/* Those without a duty come last, and are left out. */
void
mw_overview_show_suppliers (MwChart *chart, const MwReport *report)
{
  double most = 0;

  mw_chart_clear (chart);
  mw_chart_set_title (chart, _ ("Suppliers: duty and progress"), _ ("duty (light), realised (dark), expected today (line); ! is behind"));
  for (guint i = 0; i < report->suppliers->len && i < MW_OVERVIEW_MAX_BARS; i++)
    {
      const MwContractTotals *totals = &((MwReportSupplier *) g_ptr_array_index (report->suppliers, i))->totals;
      most = MAX (most, (double) MAX (totals->duty.amount.cents, totals->realised.amount.cents));
    }
  for (guint i = 0; i < report->suppliers->len && i < MW_OVERVIEW_MAX_BARS; i++)
    {
      const MwReportSupplier *supplier = g_ptr_array_index (report->suppliers, i);
      if (supplier->totals.duty_count > 0)
        add_supplier (chart, report, supplier, most);
    }
}

static void
add_quarter (MwChart *chart, const MwReport *report, const MwReportQuarter *quarter, double most)
{
  const MwContractTotals *totals = &quarter->totals;
  g_autofree char *label = mw_report_quarter_get_label (quarter);
  g_autofree char *value = mw_sum_format_short (&totals->value, report->notation);
  g_autofree char *duty = mw_sum_format_short (&totals->duty, report->notation);
  g_autofree char *number = g_strdup_printf (ngettext ("%u contract", "%u contracts", totals->count), totals->count);
  g_autofree char *shown = totals->count > 0 ? g_strdup_printf ("%s · %u", value, totals->count) : g_strdup ("–");
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s, value %s, duty %s"), label, number, value, duty);
  MwChartRow row = { .label = label, .value = shown, .spoken = spoken, .fractions = { -1, -1, 0 }, .mark = -1 };

  row.fractions[0] = most > 0 ? (double) totals->value.amount.cents / most : 0;
  row.fractions[2] = most > 0 ? (double) totals->duty.amount.cents / most : 0;
  mw_chart_add (chart, &row);
}

void
mw_overview_show_quarters (MwChart *chart, const MwReport *report)
{
  double most = 0;

  mw_chart_clear (chart);
  mw_chart_set_title (chart, _ ("Contracts that end, per quarter"), _ ("value (light), duty (dark), number of contracts"));
  for (guint i = 0; i < report->quarters->len; i++)
    most = MAX (most, (double) ((MwReportQuarter *) g_ptr_array_index (report->quarters, i))->totals.value.amount.cents);
  for (guint i = 0; i < report->quarters->len; i++)
    add_quarter (chart, report, g_ptr_array_index (report->quarters, i), most);
}

void
mw_overview_show_stages (MwChart *chart, const MwReport *report)
{
  gint64 most = 0;

  mw_chart_clear (chart);
  mw_chart_set_title (chart, _ ("From request to people at work"), _ ("places, as far as they are"));
  for (guint i = 0; i < MW_N_REPORT_STAGES; i++)
    most = MAX (most, report->stages[i]);
  for (guint i = 0; i < MW_N_REPORT_STAGES && most > 0; i++)
    {
      const char *label = mw_report_stage_get_label ((MwReportStage) i);
      g_autofree char *value = mw_count_format (report->stages[i], report->notation);
      g_autofree char *spoken = g_strdup_printf (_ ("%s: places: %s"), label, value);
      MwChartRow row = { .label = label, .value = value, .spoken = spoken, .fractions = { -1, -1, (double) report->stages[i] / (double) most }, .mark = -1 };
      mw_chart_add (chart, &row);
    }
}
