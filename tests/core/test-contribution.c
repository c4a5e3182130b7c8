/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contribution.h"
#include "mw-test.h"

/* A job of the jobs agreement is 25.5 hours a week, 1530 minutes: 102 hours are 4 of them, 36 are 1.41 and 25 are 0.98. */
static void
test_jobs (void)
{
  static const struct
  {
    gint64 hours;
    gint64 tenths;
  } cases[] = {
    { 0, 0 },
    { 102, 40 },
    { 36, 14 },
    { 25, 10 },
    { 24, 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mw_contribution_count_jobs (cases[i].hours, 1530), ==, cases[i].tenths);
}

static void
test_words (void)
{
  g_autofree char *four = mw_contribution_format_jobs (102, 1530, MW_NOTATION_ENGLISH);
  g_autofree char *one = mw_contribution_format_jobs (25, 1530, MW_NOTATION_ENGLISH);
  g_autofree char *part = mw_contribution_format_jobs (36, 1530, MW_NOTATION_DUTCH);

  g_assert_cmpstr (four, ==, "4 jobs of 25.5 hours");
  g_assert_cmpstr (one, ==, "1 job of 25.5 hours");
  g_assert_cmpstr (part, ==, "1,4 jobs of 25,5 hours");
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/contribution/jobs", test_jobs);
  g_test_add_func ("/contribution/jobs-in-words", test_words);
  return g_test_run ();
}
