/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contribution.h"
#include "mw-people.h"
#include "mw-test.h"

static MwPeople
people (gint64 persons)
{
  return (MwPeople){ .contributions = 1, .persons = persons, .hours = persons * 36 };
}

static void
add (MwPeopleTotal *total, gint64 persons)
{
  MwPeople row = people (persons);

  mw_people_total_add_row (total, &row, 5);
}

static void
assert_total (const MwPeopleTotal *total, gboolean told, const char *text)
{
  g_autofree char *formatted = mw_people_total_format (total, 5, MW_NOTATION_DUTCH);

  g_assert_true (mw_people_total_may_tell (total, 5) == told);
  g_assert_cmpstr (formatted, ==, text);
}

/* By hand, with five as the limit: which sums give away a row that is hidden, and which do not. */
static void
test_sums (void)
{
  static const struct
  {
    gint64 rows[5]; /* ends with -1 */
    gboolean told;
    const char *text;
  } cases[] = {
    { { -1 }, TRUE, "" },
    { { 8, -1 }, TRUE, "8" },
    { { 8, 6, -1 }, TRUE, "14" },
    { { 4, -1 }, FALSE, "< 5" },
    { { 8, 4, -1 }, FALSE, "8 + < 5" },    /* 12 would tell of the four */
    { { 8, 2, 2, -1 }, FALSE, "8 + < 5" }, /* two rows, but together still few */
    { { 8, 2, 3, -1 }, TRUE, "13" },       /* five over two rows tells of neither */
    { { 4, 4, 4, -1 }, TRUE, "12" },
    { { 0, 8, -1 }, TRUE, "8" },
    { { 1, 1, 1, 1, -1 }, FALSE, "< 5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MwPeopleTotal total = { 0 };
      g_test_message ("case %d", (int) i);
      for (guint j = 0; cases[i].rows[j] >= 0; j++)
        add (&total, cases[i].rows[j]);
      assert_total (&total, cases[i].told, cases[i].text);
    }
}

/* A sum over groups must not give away the one group whose number is kept back. */
static void
test_sum_of_sums (void)
{
  MwPeopleTotal first = { 0 };
  MwPeopleTotal second = { 0 };
  MwPeopleTotal all = { 0 };

  add (&first, 2);
  add (&first, 3);
  add (&first, 8);
  add (&second, 6);
  add (&second, 4);
  g_assert_true (mw_people_total_may_tell (&first, 5));
  g_assert_false (mw_people_total_may_tell (&second, 5));
  mw_people_total_add_total (&all, &first, 5);
  mw_people_total_add_total (&all, &second, 5);
  /* 23 less the 13 of the first and the 6 told of the second would be the four. */
  assert_total (&all, FALSE, "19 + < 5");
  g_assert_cmpint (mw_people_total_get (&all).persons, ==, 23);
}

static void
test_unknown (void)
{
  MwPeopleTotal total = { 0 };
  MwPeople row = { .contributions = 1, .persons_unknown = 1, .hours = 24 };

  mw_people_total_add_row (&total, &row, 5);
  assert_total (&total, FALSE, "unknown");
  add (&total, 9);
  assert_total (&total, FALSE, "9 + unknown");
}

/* Whatever rows there are, what is told less what is told of the rows never leaves one small row alone. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      MwPeopleTotal total = { 0 };
      gint64 hidden = 0;
      guint hidden_rows = 0;
      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        {
          gint64 persons = g_test_rand_int_range (0, 9);
          add (&total, persons);
          hidden += persons > 0 && persons < 5 ? persons : 0;
          hidden_rows += persons > 0 && persons < 5 ? 1 : 0;
        }
      if (mw_people_total_may_tell (&total, 5))
        g_assert_true (hidden_rows == 0 || (hidden_rows > 1 && hidden >= 5));
      else
        g_assert_true (hidden_rows == 1 || hidden < 5);
    }
}

static void
test_lasting (void)
{
  MwPeople nine_of_ten = { .contributions = 1, .persons = 10, .lasting = 9 };
  MwPeople all = { .contributions = 1, .persons = 10, .lasting = 10 };
  MwPeople few = { .contributions = 1, .persons = 4, .lasting = 4 };

  g_assert_false (mw_people_may_tell_lasting (&nine_of_ten, 5));
  g_assert_true (mw_people_may_tell_lasting (&all, 5));
  g_assert_false (mw_people_may_tell_lasting (&few, 5));
  g_assert_true (mw_people_is_protected (&few, 5));
  g_assert_false (mw_people_is_protected (&few, 0));
}

static void
test_contribution (void)
{
  g_autoptr (MwRecord) contribution = mw_record_new (&mw_contribution_table);
  MwPeople sum = { 0 };

  mw_people_add_contribution (&sum, contribution);
  g_assert_cmpuint (sum.persons_unknown, ==, 1);
  g_assert_cmpuint (sum.hours_unknown, ==, 1);
  mw_record_set_integer (contribution, MW_CONTRIBUTION_PERSONS, 3);
  mw_record_set_integer (contribution, MW_CONTRIBUTION_HOURS_PER_WEEK, 72);
  mw_record_set_yes_no (contribution, MW_CONTRIBUTION_LASTING, MW_YES);
  mw_people_add_contribution (&sum, contribution);
  g_assert_cmpint (sum.persons, ==, 3);
  g_assert_cmpint (sum.hours, ==, 72);
  g_assert_cmpint (sum.lasting, ==, 3);
  g_assert_cmpuint (sum.contributions, ==, 2);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/people/sums-by-hand", test_sums);
  g_test_add_func ("/people/sum-of-sums", test_sum_of_sums);
  g_test_add_func ("/people/unknown", test_unknown);
  g_test_add_func ("/people/random", test_random);
  g_test_add_func ("/people/lasting", test_lasting);
  g_test_add_func ("/people/contribution", test_contribution);
  return g_test_run ();
}
