/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-figure.h"

#include <glib/gi18n-lib.h>

#include "mw-contribution.h"

/*
 * The key figures of a category: one definition of each, for the window, the workbook, the page on paper and the
 * memory of earlier reports, so that they cannot tell different stories.
 */

static const MwFigureInfo infos[MW_N_FIGURES] = {
  [MW_FIGURE_CONTRACTS] = { "contracts", N_ ("Contracts"), MW_FIGURE_COUNT, N_ ("Contracts of the category and of those below it that have not ended; in a report over a period those that ran in it. One whose dates do not tell counts too.") },
  [MW_FIGURE_VALUE] = { "value", N_ ("Contract value"), MW_FIGURE_MONEY, N_ ("As the contract states it, in euros excluding VAT. A blank cell is not known; it is not zero.") },
  [MW_FIGURE_WITH_DUTY] = { "with_duty", N_ ("Contracts with the duty"), MW_FIGURE_COUNT, N_ ("Contracts that carry the social return duty by the rule set that holds for them.") },
  [MW_FIGURE_VALUE_WITH_DUTY] = { "value_with_duty", N_ ("Value of those contracts"), MW_FIGURE_MONEY, N_ ("The contract value of contracts that carry the duty.") },
  [MW_FIGURE_WITHOUT_DUTY] = { "without_duty", N_ ("Contracts without the duty"), MW_FIGURE_COUNT, N_ ("Contracts of which it is certain that they do not carry the duty.") },
  [MW_FIGURE_DUTY_UNKNOWN] = { "duty_unknown", N_ ("Duty unknown"), MW_FIGURE_COUNT, N_ ("Contracts of which an input is missing, so that it cannot be said whether they carry the duty.") },
  [MW_FIGURE_VALUE_DUTY_UNKNOWN] = { "value_duty_unknown", N_ ("Value of contracts with unknown duty"), MW_FIGURE_MONEY, N_ ("The contract value of contracts of which the duty is unknown.") },
  [MW_FIGURE_DUTY] = { "duty", N_ ("Duty, total amount"), MW_FIGURE_MONEY, N_ ("The agreed amount, else the percentage of the contract or of the rule set over the basis that the rule set names.") },
  [MW_FIGURE_PLANNED] = { "planned", N_ ("Planned"), MW_FIGURE_MONEY, N_ ("The value of links that were agreed, by the value table that holds for the contract.") },
  [MW_FIGURE_REALISED] = { "realised", N_ ("Realised"), MW_FIGURE_MONEY, N_ ("The value of contributions up to the date of this report. Where nothing is recorded the cell is blank: that is not the same as nothing done.") },
  [MW_FIGURE_EXPECTED] = { "expected", N_ ("Expected today"), MW_FIGURE_MONEY, N_ ("The part of the duty that belongs to the part of the term that has passed, by days.") },
  [MW_FIGURE_OF_DUTY] = { "of_duty", N_ ("Realised of the duty imposed"), MW_FIGURE_SHARE, N_ ("Realised under contracts of which the amount of the duty is known, as a share of that amount.") },
  [MW_FIGURE_OF_SPEND] = { "of_spend", N_ ("Realised of the whole spend"), MW_FIGURE_SHARE, N_ ("Realised under contracts of which the value is known, as a share of the value of all contracts.") },
  [MW_FIGURE_BEHIND] = { "behind", N_ ("Contracts behind"), MW_FIGURE_COUNT, N_ ("Less is realised than expected today, by more than the preferences of the file allow.") },
  [MW_FIGURE_PLAN_OVERDUE] = { "plan_overdue", N_ ("Action plans overdue"), MW_FIGURE_COUNT, N_ ("The action plan was due before the date of this report and has not been received.") },
  [MW_FIGURE_EXPIRING] = { "expiring", N_ ("Expiring within six months"), MW_FIGURE_COUNT, N_ ("The end date or the notice date lies within six months of the date of this report.") },
  [MW_FIGURE_PLACES_WANTED] = { "places_wanted", N_ ("Places wanted"), MW_FIGURE_COUNT, N_ ("What directorates and HR ask for, of requests that were not withdrawn. Requests belong to no category, so this is the same in every report.") },
  [MW_FIGURE_PLACES_LINKED] = { "places_linked", N_ ("Linked places"), MW_FIGURE_COUNT, N_ ("Places in links that were not rejected, in the category and in those below it: that of the contract of the link or of its initiative, else those where its supplier has contracts. They are counts of places, never of persons.") },
  [MW_FIGURE_PLACES_OPEN] = { "places_open", N_ ("Open places"), MW_FIGURE_COUNT, N_ ("Of requests that are open: the places wanted, less those in links that were not rejected, of all categories. Requests belong to no category, so this is the same in every report.") },
  [MW_FIGURE_PERSONS] = { "persons", N_ ("Persons reached"), MW_FIGURE_COUNT, N_ ("Persons in the contributions of the period. Small numbers of people of one supplier and target group are not told, nor their hours and jobs, nor a sum from which they would follow.") },
  /* What was reported as "jobs" counted all groups, so these have other codes. */
  [MW_FIGURE_JOBS] = { "register_jobs", N_ ("Jobs of the jobs agreement"), MW_FIGURE_TENTHS, N_ ("Hours a week of those contributions for groups that are in the target group register, in jobs of 25.5 hours. Other groups do not count for the jobs agreement.") },
  [MW_FIGURE_JOBS_PARTLY] = { "register_jobs_partly", N_ ("Jobs, with groups partly in the register"), MW_FIGURE_TENTHS, N_ ("The same, and the hours for groups of which only a part is in the register: how many of those people are, nobody recorded. The number of jobs lies between both figures.") },
  [MW_FIGURE_TALKS_HELD] = { "talks_held", N_ ("Talks held"), MW_FIGURE_COUNT, N_ ("Talks with suppliers that were held in the period.") },
  [MW_FIGURE_AGREEMENTS_OVERDUE] = { "agreements_overdue", N_ ("Agreements overdue"), MW_FIGURE_COUNT, N_ ("Agreements that should have been done before the date of this report and are still open.") },
};

const MwFigureInfo *
mw_figure_get_info (MwFigureId id)
{
  g_return_val_if_fail (id < MW_N_FIGURES, NULL);
  return &infos[id];
}

gboolean
mw_figure_find (const char *code, MwFigureId *id)
{
  for (guint i = 0; i < MW_N_FIGURES; i++)
    {
      if (g_strcmp0 (infos[i].code, code) == 0)
        {
          *id = (MwFigureId) i;
          return TRUE;
        }
    }
  return FALSE;
}

static MwFigure
count (guint n)
{
  return (MwFigure){ TRUE, n, 0 };
}

static MwFigure
sum (const MwSum *amounts)
{
  return (MwFigure){ mw_sum_is_known (amounts), amounts->amount.cents, amounts->unknown };
}

/**
 * mw_figure_of_share:
 * @part: over those of which @whole is known, so that none of them is left out twice
 *
 * Returns: one set against the other, in basis points
 */
MwFigure
mw_figure_of_share (const MwSum *part, const MwSum *whole)
{
  gint64 basis_points = mw_sum_get_ratio (part, whole);

  return (MwFigure){ basis_points >= 0, MAX (basis_points, 0), part->unknown + whole->unknown };
}

static void
compute_contracts (const MwContractTotals *totals, MwFigure *figures)
{
  figures[MW_FIGURE_CONTRACTS] = count (totals->count);
  figures[MW_FIGURE_VALUE] = sum (&totals->value);
  figures[MW_FIGURE_WITH_DUTY] = count (totals->duty_count);
  figures[MW_FIGURE_VALUE_WITH_DUTY] = sum (&totals->value_with_duty);
  figures[MW_FIGURE_WITHOUT_DUTY] = count (totals->count - totals->duty_count - totals->duty_unknown);
  figures[MW_FIGURE_DUTY_UNKNOWN] = count (totals->duty_unknown);
  figures[MW_FIGURE_VALUE_DUTY_UNKNOWN] = sum (&totals->value_duty_unknown);
  figures[MW_FIGURE_PLAN_OVERDUE] = count (totals->plan_overdue);
  figures[MW_FIGURE_EXPIRING] = count (totals->expiring);
}

/* On two bases: a duty can be met while little of the whole spend has any effect. */
static void
compute_progress (const MwContractTotals *totals, MwFigure *figures)
{
  figures[MW_FIGURE_DUTY] = sum (&totals->duty);
  figures[MW_FIGURE_PLANNED] = sum (&totals->planned);
  figures[MW_FIGURE_REALISED] = sum (&totals->realised);
  figures[MW_FIGURE_EXPECTED] = sum (&totals->expected);
  figures[MW_FIGURE_OF_DUTY] = mw_figure_of_share (&totals->realised_of_duty, &totals->duty);
  figures[MW_FIGURE_OF_SPEND] = mw_figure_of_share (&totals->realised_of_value, &totals->value);
  figures[MW_FIGURE_BEHIND] = count (totals->behind);
  figures[MW_FIGURE_BEHIND].unknown = totals->behind_unknown;
}

/* Only groups that are in the register count, so that of a group of which that is unknown nothing is known. */
static MwFigure
count_jobs (const MwFigureInput *input, const MwPeopleTotal *total)
{
  MwPeople people = mw_people_total_get (total);
  guint unknown = people.hours_unknown + input->register_unknown;
  gboolean any = people.hours > 0 || unknown == 0 || unknown < people.contributions + input->register_unknown;

  if (!any || input->job_minutes <= 0 || mw_people_total_get (&input->people).contributions == 0)
    return (MwFigure){ 0 };
  if (!mw_people_total_may_tell (total, input->below))
    return (MwFigure){ 0 };
  return (MwFigure){ TRUE, mw_contribution_count_jobs (people.hours, input->job_minutes), unknown };
}

static void
compute_people (const MwFigureInput *input, MwFigure *figures)
{
  MwPeople people = mw_people_total_get (&input->people);
  gboolean told = mw_people_total_may_tell (&input->people, input->below);
  gboolean counted = people.persons > 0 || people.persons_unknown < people.contributions;

  if (told && counted)
    figures[MW_FIGURE_PERSONS] = (MwFigure){ TRUE, people.persons, people.persons_unknown };
  figures[MW_FIGURE_JOBS] = count_jobs (input, &input->in_register);
  figures[MW_FIGURE_JOBS_PARTLY] = count_jobs (input, &input->partly_in_register);
}

void
mw_figures_compute (const MwFigureInput *input, MwFigure figures[MW_N_FIGURES])
{
  for (guint i = 0; i < MW_N_FIGURES; i++)
    figures[i] = (MwFigure){ 0 };
  compute_contracts (input->totals, figures);
  compute_progress (input->totals, figures);
  figures[MW_FIGURE_PLACES_WANTED] = (MwFigure){ input->places_wanted > 0 || input->places_unknown == 0, input->places_wanted, input->places_unknown };
  figures[MW_FIGURE_PLACES_LINKED] = (MwFigure){ TRUE, input->places_linked, 0 };
  figures[MW_FIGURE_PLACES_OPEN] = (MwFigure){ input->places_open > 0 || input->places_open_unknown == 0, input->places_open, input->places_open_unknown };
  compute_people (input, figures);
  figures[MW_FIGURE_TALKS_HELD] = count (input->talks_held);
  figures[MW_FIGURE_AGREEMENTS_OVERDUE] = count (input->agreements_overdue);
}

/* A small share would round to nothing, so below 10 % a tenth is told. */
static gint64
get_step (gint64 share)
{
  return share < 1000 ? 10 : 100;
}

static char *
format_value (MwFigureId id, gint64 value, gboolean brief, MwNotation notation)
{
  switch (infos[id].unit)
    {
    case MW_FIGURE_MONEY:
      return brief ? mw_money_format_short ((MwMoney){ value }, notation) : mw_money_format ((MwMoney){ value }, notation);
    case MW_FIGURE_SHARE:
      return mw_basis_points_format (brief ? (value + get_step (value) / 2) / get_step (value) * get_step (value) : value, notation);
    case MW_FIGURE_TENTHS:
      return mw_tenths_format (value, notation);
    case MW_FIGURE_COUNT:
    default:
      return mw_count_format (value, notation);
    }
}

/* What is left out of a figure can only make it more. */
gboolean
mw_figure_is_least (const MwFigure *figure)
{
  return figure->known && figure->unknown > 0;
}

/* Returns: (transfer full): in full, such as "≥ € 4.123.456", "" where unknown */
char *
mw_figure_format (MwFigureId id, const MwFigure *figure, MwNotation notation)
{
  g_autofree char *value = format_value (id, figure->value, FALSE, notation);

  return figure->known ? mw_sum_mark_least (value, mw_figure_is_least (figure)) : g_strdup ("");
}

/* What is at least so much is not rounded up. */
static gint64
round_down (MwFigureId id, gint64 value)
{
  if (infos[id].unit == MW_FIGURE_MONEY)
    return mw_money_round_down_short ((MwMoney){ value }).cents;
  return infos[id].unit == MW_FIGURE_SHARE ? value - value % get_step (value) : value;
}

/* Returns: (transfer full): such as "≥ € 4,1 mln", for where there is little room */
char *
mw_figure_format_short (MwFigureId id, const MwFigure *figure, MwNotation notation)
{
  gboolean least = mw_figure_is_least (figure);
  g_autofree char *value = format_value (id, least ? round_down (id, figure->value) : figure->value, TRUE, notation);

  return figure->known ? mw_sum_mark_least (value, least) : g_strdup (_ ("unknown"));
}

/* Returns: (transfer full): such as "+3" or "-€ 1.200"; "" where one of both is unknown */
char *
mw_figure_format_difference (MwFigureId id, const MwFigure *now, const MwFigure *before, MwNotation notation)
{
  gint64 difference = now->value - before->value;
  g_autofree char *size = NULL;

  if (!now->known || !before->known)
    return g_strdup ("");
  size = format_value (id, ABS (difference), FALSE, notation);
  return g_strconcat (difference > 0 ? "+" : (difference < 0 ? "−" : ""), size, NULL);
}

/* Returns: (transfer full): what is left out of the figure, "" for nothing */
char *
mw_figure_describe_unknown (MwFigureId id, const MwFigure *figure)
{
  guint n = figure->unknown;

  if (n == 0)
    return g_strdup ("");
  switch (id)
    {
    case MW_FIGURE_PLACES_WANTED:
    case MW_FIGURE_PLACES_OPEN:
      return g_strdup_printf (ngettext ("%u request names no number", "%u requests name no number", n), n);
    case MW_FIGURE_PERSONS:
    case MW_FIGURE_JOBS:
    case MW_FIGURE_JOBS_PARTLY:
      return g_strdup_printf (ngettext ("unknown for %u contribution", "unknown for %u contributions", n), n);
    case MW_FIGURE_OF_DUTY:
    case MW_FIGURE_OF_SPEND:
      return g_strdup_printf (ngettext ("not all is known of %u contract", "not all is known of %u contracts", n), n);
    case MW_FIGURE_CONTRACTS:
    case MW_FIGURE_VALUE:
    case MW_FIGURE_WITH_DUTY:
    case MW_FIGURE_VALUE_WITH_DUTY:
    case MW_FIGURE_WITHOUT_DUTY:
    case MW_FIGURE_DUTY_UNKNOWN:
    case MW_FIGURE_VALUE_DUTY_UNKNOWN:
    case MW_FIGURE_DUTY:
    case MW_FIGURE_PLANNED:
    case MW_FIGURE_REALISED:
    case MW_FIGURE_EXPECTED:
    case MW_FIGURE_BEHIND:
    case MW_FIGURE_PLAN_OVERDUE:
    case MW_FIGURE_EXPIRING:
    case MW_FIGURE_PLACES_LINKED:
    case MW_FIGURE_TALKS_HELD:
    case MW_FIGURE_AGREEMENTS_OVERDUE:
    case MW_N_FIGURES:
    default:
      return g_strdup_printf (ngettext ("unknown for %u contract", "unknown for %u contracts", n), n);
    }
}
