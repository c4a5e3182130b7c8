/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-date.h"
#include "mw-report-period.h"
#include "mw-report.h"
#include "mw-test.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (mw_date_from_iso (iso, &date));
  return date;
}

static void
add_link (MwReport *report, gint64 group_id, gint64 places, const char *status)
{
  MwReportLink *link = g_new0 (MwReportLink, 1);

  link->places = places;
  link->status_code = g_strdup (status);
  link->target_group = g_strdup_printf ("Groep %d", (int) group_id);
  link->target_group_id = group_id;
  mw_report_add_link (report, link);
}

/* Rejected links hold no places; a group that only links name is there too; the most wanted comes first. */
static void
test_groups (void)
{
  g_autoptr (MwReport) report = mw_report_new ();
  const MwReportGroup *group;

  report->today = day ("2026-11-25");
  report->below = 5;
  mw_report_ensure_group (report, 1, "Groep 1")->wanted = 5;
  mw_report_ensure_group (report, 2, "Groep 2")->wanted = 25;
  add_link (report, 1, 3, "proposed");
  add_link (report, 1, 9, "rejected");
  add_link (report, 3, 2, "running");
  add_link (report, 3, 4, "done");
  mw_report_ensure_realised (report, "Firma", 2, "Groep 2", NULL)->people = (MwPeople){ .contributions = 1, .persons = 7, .hours = 100 };
  mw_report_complete (report);
  g_assert_cmpuint (report->groups->len, ==, 3);
  group = g_ptr_array_index (report->groups, 0);
  g_assert_cmpstr (group->name, ==, "Groep 2");
  g_assert_cmpint (mw_people_total_get (&group->people).persons, ==, 7);
  group = g_ptr_array_index (report->groups, 1);
  g_assert_cmpint (group->linked, ==, 3);
  g_assert_cmpint (report->figures[MW_FIGURE_PLACES_WANTED].value, ==, 30);
  g_assert_cmpint (report->figures[MW_FIGURE_PLACES_LINKED].value, ==, 9);
  g_assert_cmpint (report->stages[MW_REPORT_STAGE_WANTED], ==, 30);
  g_assert_cmpint (report->stages[MW_REPORT_STAGE_IDEA], ==, 3);
  g_assert_cmpint (report->stages[MW_REPORT_STAGE_RUNNING], ==, 2);
  g_assert_cmpint (report->stages[MW_REPORT_STAGE_REALISED], ==, 4);
}

/* By hand: 255, 51 and 510 hours are 10, 2 and 20 jobs, of groups in the register, partly in it, and not in it. */
static void
test_registers (void)
{
  static const struct
  {
    MwRegister in_register;
    gint64 hours;
  } groups[] = { { MW_REGISTER_YES, 255 }, { MW_REGISTER_PARTLY, 51 }, { MW_REGISTER_NO, 510 }, { MW_REGISTER_UNKNOWN, 999 } };
  g_autoptr (MwReport) report = mw_report_new ();

  report->job_minutes = 1530;
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      mw_report_set_register (report, (gint64) i + 1, groups[i].in_register);
      mw_report_ensure_realised (report, "Firma", (gint64) i + 1, "Groep", NULL)->people = (MwPeople){ .contributions = 1, .persons = 7, .hours = groups[i].hours };
    }
  mw_report_complete (report);
  g_assert_cmpint (report->figures[MW_FIGURE_JOBS].value, ==, 100);
  g_assert_cmpuint (report->figures[MW_FIGURE_JOBS].unknown, ==, 1);
  g_assert_cmpint (report->figures[MW_FIGURE_JOBS_PARTLY].value, ==, 120);
  g_assert_cmpuint (report->figures[MW_FIGURE_JOBS_PARTLY].unknown, ==, 1);
}

/* Of three in the register and three partly in it the sum could be told, but not beside the first alone. */
static void
test_registers_protect (void)
{
  g_autoptr (MwReport) report = mw_report_new ();

  report->job_minutes = 1530;
  report->below = 5;
  for (gint64 i = 1; i <= 3; i++)
    {
      mw_report_set_register (report, i, i < 3 ? MW_REGISTER_YES : MW_REGISTER_PARTLY);
      mw_report_ensure_realised (report, "Firma", i, "Groep", NULL)->people = (MwPeople){ .contributions = 1, .persons = 3, .hours = 51 };
    }
  mw_report_complete (report);
  g_assert_cmpint (report->figures[MW_FIGURE_JOBS].value, ==, 40);
  g_assert_false (report->figures[MW_FIGURE_JOBS_PARTLY].known);
}

/* Eight quarters from the present one; what has ended, or ends later, is in none. */
static void
test_quarters (void)
{
  g_autoptr (MwReport) report = mw_report_new ();
  MwContractFigures figures = { .value = { 100 }, .value_known = 1 };
  static const struct
  {
    const char *end;
    int quarter;
  } ends[] = {
    { "2026-11-24", -1 },
    { "2026-11-25", 0 },
    { "2026-12-31", 0 },
    { "2027-01-01", 1 },
    { "2027-03-31", 1 },
    { "2028-09-30", 7 },
    { "2028-10-01", -1 },
  };

  report->today = day ("2026-11-25");
  mw_report_add_quarters (report, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      GDate end = day (ends[i].end);
      guint before = 0;
      guint after = 0;
      for (guint j = 0; j < 8; j++)
        before += ((MwReportQuarter *) g_ptr_array_index (report->quarters, j))->totals.count;
      guint own = ends[i].quarter >= 0 ? ((MwReportQuarter *) g_ptr_array_index (report->quarters, ends[i].quarter))->totals.count : 0;
      g_assert_true (mw_report_add_end (report, &end, &figures, NULL));
      for (guint j = 0; j < 8; j++)
        after += ((MwReportQuarter *) g_ptr_array_index (report->quarters, j))->totals.count;
      g_test_message ("%s", ends[i].end);
      g_assert_cmpuint (after, ==, before + (ends[i].quarter >= 0 ? 1 : 0));
      if (ends[i].quarter >= 0)
        g_assert_cmpuint (((MwReportQuarter *) g_ptr_array_index (report->quarters, ends[i].quarter))->totals.count, ==, own + 1);
    }
  g_autofree char *label = mw_report_quarter_get_label (g_ptr_array_index (report->quarters, 0));
  g_autofree char *next = mw_report_quarter_get_label (g_ptr_array_index (report->quarters, 1));
  g_assert_cmpstr (label, ==, "2026-4");
  g_assert_cmpstr (next, ==, "2027-1");
}

static void
test_periods (void)
{
  static const struct
  {
    MwReportPeriod period;
    const char *today;
    const char *from; /* NULL for none */
    const char *until;
  } cases[] = {
    { MW_REPORT_PERIOD_ALL, "2026-11-25", NULL, "2026-11-25" },
    { MW_REPORT_PERIOD_THIS_YEAR, "2026-11-25", "2026-01-01", "2026-11-25" },
    { MW_REPORT_PERIOD_LAST_YEAR, "2026-11-25", "2025-01-01", "2025-12-31" },
    { MW_REPORT_PERIOD_THIS_QUARTER, "2026-11-25", "2026-10-01", "2026-11-25" },
    { MW_REPORT_PERIOD_LAST_QUARTER, "2026-11-25", "2026-07-01", "2026-09-30" },
    { MW_REPORT_PERIOD_LAST_QUARTER, "2026-01-01", "2025-10-01", "2025-12-31" },
    { MW_REPORT_PERIOD_LAST_YEAR, "2024-02-29", "2023-01-01", "2023-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate today = day (cases[i].today);
      GDate from;
      GDate until;
      g_autofree char *last = NULL;
      mw_report_period_get (cases[i].period, &today, &from, &until);
      last = mw_date_to_iso (&until);
      g_assert_cmpstr (last, ==, cases[i].until);
      g_assert_true (g_date_valid (&from) == (cases[i].from != NULL));
      if (cases[i].from != NULL)
        {
          g_autofree char *first = mw_date_to_iso (&from);
          g_assert_cmpstr (first, ==, cases[i].from);
        }
    }
}

/* Only what there is to decide is asked. */
static void
test_decisions (void)
{
  g_autoptr (MwReport) report = mw_report_new ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) some = NULL;

  report->today = day ("2026-11-25");
  report->notation = MW_NOTATION_ENGLISH;
  mw_report_complete (report);
  none = mw_report_list_decisions (report);
  g_assert_cmpuint (none->len, ==, 0);
  report->figures[MW_FIGURE_PLAN_OVERDUE] = (MwFigure){ TRUE, 6, 0 };
  report->figures[MW_FIGURE_BEHIND] = (MwFigure){ TRUE, 1, 0 };
  report->figures[MW_FIGURE_PLACES_OPEN] = (MwFigure){ TRUE, 4, 2 };
  some = mw_report_list_decisions (report);
  g_assert_cmpuint (some->len, ==, 3);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (some, 0), "6 action plans"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (some, 1), "1 contract is behind"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (some, 2), "≥\u00a04 places are still open"));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/report/groups", test_groups);
  g_test_add_func ("/report/registers", test_registers);
  g_test_add_func ("/report/registers-protect", test_registers_protect);
  g_test_add_func ("/report/quarters", test_quarters);
  g_test_add_func ("/report/periods", test_periods);
  g_test_add_func ("/report/decisions", test_decisions);
  return g_test_run ();
}
