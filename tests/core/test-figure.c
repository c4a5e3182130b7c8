/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-figure.h"
#include "mw-test.h"

/* Five contracts by hand: three with a duty of which one has no known amount, one without, one unknown. */
static void
test_by_hand (void)
{
  MwContractTotals totals = {
    .count = 5,
    .value = { { 100000000 }, 5, 1 },
    .duty_count = 3,
    .duty_unknown = 1,
    .duty = { { 5000000 }, 4, 2 },
    .realised = { { 1250000 }, 4, 2 },
    .realised_of_duty = { { 1250000 }, 2, 1 },
    .realised_of_value = { { 1000000 }, 3, 1 },
    .expected = { { 2000000 }, 4, 2 },
    .behind = 1,
    .behind_unknown = 2,
  };
  MwFigureInput input = { .totals = &totals, .places_wanted = 65, .places_unknown = 1, .places_linked = 30, .places_open = 35, .places_open_unknown = 2, .register_unknown = 1, .below = 5, .job_minutes = 1530, .talks_held = 2 };
  MwFigure figures[MW_N_FIGURES];
  static const struct
  {
    MwFigureId id;
    gint64 value;
    guint unknown;
  } expected[] = {
    { MW_FIGURE_CONTRACTS, 5, 0 },
    { MW_FIGURE_VALUE, 100000000, 1 },
    { MW_FIGURE_WITH_DUTY, 3, 0 },
    { MW_FIGURE_WITHOUT_DUTY, 1, 0 },
    { MW_FIGURE_DUTY_UNKNOWN, 1, 0 },
    { MW_FIGURE_DUTY, 5000000, 2 },
    { MW_FIGURE_REALISED, 1250000, 2 },
    { MW_FIGURE_OF_DUTY, 2500, 3 },
    { MW_FIGURE_OF_SPEND, 100, 2 },
    { MW_FIGURE_BEHIND, 1, 2 },
    { MW_FIGURE_PLACES_WANTED, 65, 1 },
    { MW_FIGURE_PERSONS, 8, 0 },
    { MW_FIGURE_JOBS, 113, 1 },
    { MW_FIGURE_JOBS_PARTLY, 226, 1 },
    { MW_FIGURE_PLACES_OPEN, 35, 2 },
    { MW_FIGURE_TALKS_HELD, 2, 0 },
  };
  MwPeople row = { .contributions = 1, .persons = 8, .hours = 288 };

  mw_people_total_add_row (&input.people, &row, 5);
  mw_people_total_add_row (&input.in_register, &row, 5);
  mw_people_total_add_row (&input.partly_in_register, &row, 5);
  mw_people_total_add_row (&input.partly_in_register, &row, 5);
  mw_figures_compute (&input, figures);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MwFigure *figure = &figures[expected[i].id];
      g_test_message ("%s", mw_figure_get_info (expected[i].id)->code);
      g_assert_true (figure->known);
      g_assert_cmpint (figure->value, ==, expected[i].value);
      g_assert_cmpuint (figure->unknown, ==, expected[i].unknown);
    }
}

/* What nobody knows is no zero. */
static void
test_unknown (void)
{
  MwSum nothing = { { 0 }, 2, 2 };
  MwContractTotals totals = { .count = 2, .value = nothing, .duty_count = 2, .duty = nothing, .planned = nothing, .realised = nothing, .realised_of_value = nothing, .expected = nothing };
  MwFigureInput input = { .totals = &totals, .places_unknown = 3 };
  MwFigure figures[MW_N_FIGURES];
  static const MwFigureId unknown[] = { MW_FIGURE_VALUE, MW_FIGURE_DUTY, MW_FIGURE_PLANNED, MW_FIGURE_REALISED, MW_FIGURE_EXPECTED, MW_FIGURE_OF_DUTY, MW_FIGURE_OF_SPEND, MW_FIGURE_PLACES_WANTED, MW_FIGURE_PERSONS, MW_FIGURE_JOBS };

  mw_figures_compute (&input, figures);
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *text = mw_figure_format (unknown[i], &figures[unknown[i]], MW_NOTATION_DUTCH);
      g_test_message ("%s", mw_figure_get_info (unknown[i])->code);
      g_assert_false (figures[unknown[i]].known);
      g_assert_cmpstr (text, ==, "");
    }
  g_assert_true (figures[MW_FIGURE_CONTRACTS].known);
}

/* Few people are in no key figure, and neither are their hours. */
static void
test_few_people (void)
{
  MwContractTotals totals = { 0 };
  MwFigureInput input = { .totals = &totals, .below = 5, .job_minutes = 1530 };
  MwFigure figures[MW_N_FIGURES];
  MwPeople row = { .contributions = 1, .persons = 3, .hours = 72 };

  mw_people_total_add_row (&input.people, &row, 5);
  mw_people_total_add_row (&input.in_register, &row, 5);
  mw_people_total_add_row (&input.partly_in_register, &row, 5);
  mw_figures_compute (&input, figures);
  g_assert_false (figures[MW_FIGURE_PERSONS].known);
  g_assert_false (figures[MW_FIGURE_JOBS].known);
}

static void
test_words (void)
{
  MwFigure now = { TRUE, 123456, 0 };
  MwFigure before = { TRUE, 100000, 0 };
  MwFigure unknown = { 0 };
  g_autofree char *full = mw_figure_format (MW_FIGURE_DUTY, &now, MW_NOTATION_DUTCH);
  g_autofree char *more = mw_figure_format_difference (MW_FIGURE_DUTY, &now, &before, MW_NOTATION_DUTCH);
  g_autofree char *less = mw_figure_format_difference (MW_FIGURE_DUTY, &before, &now, MW_NOTATION_DUTCH);
  g_autofree char *none = mw_figure_format_difference (MW_FIGURE_DUTY, &now, &unknown, MW_NOTATION_DUTCH);
  MwFigure part = { TRUE, 1299, 3 };
  g_autofree char *least = mw_figure_format (MW_FIGURE_OF_DUTY, &part, MW_NOTATION_DUTCH);
  g_autofree char *brief = mw_figure_format_short (MW_FIGURE_OF_DUTY, &part, MW_NOTATION_DUTCH);
  MwFigureId id;

  g_assert_cmpstr (full, ==, "€\u00a01.234,56");
  g_assert_cmpstr (more, ==, "+€\u00a0234,56");
  g_assert_cmpstr (less, ==, "−€\u00a0234,56");
  g_assert_cmpstr (none, ==, "");
  /* What is left out can only make it more, so it is not rounded up either. */
  g_assert_cmpstr (least, ==, "≥\u00a012,99 %");
  g_assert_cmpstr (brief, ==, "≥\u00a012 %");
  /* Each has a code of its own by which the file knows it, and says what it means. */
  for (guint i = 0; i < MW_N_FIGURES; i++)
    {
      const MwFigureInfo *info = mw_figure_get_info ((MwFigureId) i);
      g_assert_true (mw_figure_find (info->code, &id));
      g_assert_cmpint (id, ==, i);
      g_assert_cmpstr (info->definition, !=, NULL);
    }
  g_assert_false (mw_figure_find ("nothing", &id));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/figure/by-hand", test_by_hand);
  g_test_add_func ("/figure/unknown", test_unknown);
  g_test_add_func ("/figure/few-people", test_few_people);
  g_test_add_func ("/figure/words", test_words);
  return g_test_run ();
}
