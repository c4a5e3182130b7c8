/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-contribution.h"
#include "mw-report-book.h"

/*
 * What is asked, linked and realised per target group, and what suppliers really did for each. Where only a few people
 * are meant, neither their number nor what would betray it (their hours, jobs, or how many of them stayed) is told.
 */

static const MwSheetColumn group_columns[] = {
  [MW_GROUPS_COLUMN_NAME] = { N_ ("Target group"), 44, MW_SHEET_LABEL },
  [MW_GROUPS_COLUMN_WANTED] = { N_ ("Wanted places"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM, .definition = N_ ("What directorates and HR ask for, of requests that were not withdrawn. Requests belong to no category, so this is the same in every report.") },
  [MW_GROUPS_COLUMN_LINKED] = { N_ ("Linked places"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM, .definition = N_ ("Places in links that were not rejected, in the category and in those below it: that of the contract of the link or of its initiative, else those where its supplier has contracts. They are counts of places, never of persons.") },
  { N_ ("Requests without a number"), 14, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
  { N_ ("Persons"), 12, MW_SHEET_COUNT, .definition = N_ ("Persons in the contributions of the period. Small numbers of people of one supplier and target group are not told, nor their hours and jobs, nor a sum from which they would follow.") },
  { N_ ("Full-time jobs (fte)"), 12, MW_SHEET_TENTHS, .definition = N_ ("Hours a week of those contributions, in full-time jobs of the hours in the preferences of the file.") },
  { N_ ("Jobs of the jobs agreement"), 16, MW_SHEET_TENTHS, .definition = N_ ("Hours a week of those contributions for groups that are in the target group register, in jobs of 25.5 hours. Other groups do not count for the jobs agreement.") },
  { N_ ("Jobs, with groups partly in the register"), 16, MW_SHEET_TENTHS, .definition = N_ ("The same, and the hours for groups of which only a part is in the register: how many of those people are, nobody recorded. The number of jobs lies between both figures.") },
  { N_ ("Contributions of which the number of persons is unknown"), 22, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
};

static const MwSheetColumn realised_columns[] = {
  { N_ ("Supplier"), 28, MW_SHEET_LABEL },
  { N_ ("Target group"), 34, MW_SHEET_LABEL },
  { N_ ("Job is counted by"), 18, MW_SHEET_LABEL },
  { N_ ("Persons"), 10, MW_SHEET_COUNT, .definition = N_ ("Persons in the contributions of the period. Small numbers of people of one supplier and target group are not told, nor their hours and jobs, nor a sum from which they would follow.") },
  { N_ ("Hours a week"), 12, MW_SHEET_COUNT },
  { N_ ("Jobs of the jobs agreement"), 16, MW_SHEET_TENTHS },
  { N_ ("Jobs, with groups partly in the register"), 16, MW_SHEET_TENTHS },
  { N_ ("Persons in lasting work"), 16, MW_SHEET_COUNT },
  { N_ ("Value in the period"), 18, MW_SHEET_MONEY, MW_SHEET_TOTAL_SUM, .definition = N_ ("Of all contributions in the period, also under contracts without a duty, and without the caps of value tables: so it is not the same as what is realised of the duty.") },
  { N_ ("Contributions of which the number or value is unknown"), 28, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM },
};

static void
put_jobs (MwReportBook *book, guint sheet, guint row, guint column, const MwPeople *people, gint64 minutes)
{
  if (minutes > 0 && people->hours_unknown < people->contributions)
    mw_sheet_writer_put_number (book->writer, sheet, row, column, mw_contribution_count_jobs (people->hours, minutes), MW_SHEET_TENTHS);
}

/* In two columns from this one: of a group that is in the register, and what it may be of one of which a part is. */
static void
put_register_jobs (MwReportBook *book, guint sheet, guint row, guint column, const MwPeople *people, gint64 group_id)
{
  MwPeople none = { .contributions = 1 };
  MwRegister in_register = mw_report_get_register (book->report, group_id);

  if (in_register == MW_REGISTER_UNKNOWN)
    return;
  put_jobs (book, sheet, row, column, in_register == MW_REGISTER_YES ? people : &none, book->report->job_minutes);
  put_jobs (book, sheet, row, column + 1, in_register == MW_REGISTER_NO ? &none : people, book->report->job_minutes);
}

static void
put_group_people (MwReportBook *book, guint sheet, guint row, const MwReportGroup *group)
{
  const MwReport *report = book->report;
  MwPeople people = mw_people_total_get (&group->people);
  g_autofree char *told = mw_people_total_format (&group->people, report->below, report->notation);

  if (people.contributions == 0)
    return;
  if (!mw_people_total_may_tell (&group->people, report->below))
    {
      mw_report_book_put_text (book, sheet, row, 4, told);
      return;
    }
  if (people.persons > 0 || people.persons_unknown < people.contributions)
    mw_report_book_put_count (book, sheet, row, 4, people.persons);
  put_jobs (book, sheet, row, 5, &people, report->fte_minutes);
  put_register_jobs (book, sheet, row, 6, &people, group->id);
}

static void
write_group (MwReportBook *book, guint sheet, guint row, const MwReportGroup *group)
{
  MwPeople people = mw_people_total_get (&group->people);

  mw_report_book_put_text (book, sheet, row, MW_GROUPS_COLUMN_NAME, group->name != NULL ? group->name : _ ("unknown"));
  if (group->wanted > 0)
    mw_report_book_put_count (book, sheet, row, MW_GROUPS_COLUMN_WANTED, group->wanted);
  mw_sheet_writer_count_unknown (book->writer, sheet, MW_GROUPS_COLUMN_WANTED, group->wanted_unknown);
  mw_report_book_put_count (book, sheet, row, MW_GROUPS_COLUMN_LINKED, group->linked);
  mw_report_book_put_count (book, sheet, row, 3, group->wanted_unknown);
  put_group_people (book, sheet, row, group);
  if (people.persons_unknown > 0)
    mw_report_book_put_count (book, sheet, row, 8, people.persons_unknown);
}

static void
write_groups (MwReportBook *book, guint sheet)
{
  const GPtrArray *groups = book->report->groups;

  for (guint i = 0; i < groups->len; i++)
    write_group (book, sheet, i + 1, g_ptr_array_index (groups, i));
  mw_sheet_writer_finish_table (book->writer, sheet, groups->len);
}

static void
put_protected (MwReportBook *book, guint sheet, guint row, const MwPeople *people)
{
  g_autofree char *text = g_strdup_printf ("< %d", (int) book->report->below);

  /* Of what nobody has counted it cannot be said that it is small. */
  if (people->persons_unknown == 0)
    mw_report_book_put_text (book, sheet, row, 3, text);
}

/* A row whose people cannot be told of still has its value: that is money. */
static void
put_people (MwReportBook *book, guint sheet, guint row, const MwPeople *people, gint64 group_id)
{
  if (people->persons > 0 || people->persons_unknown < people->contributions)
    mw_report_book_put_count (book, sheet, row, 3, people->persons);
  if (people->hours_unknown == people->contributions)
    return;
  mw_report_book_put_count (book, sheet, row, 4, people->hours);
  put_register_jobs (book, sheet, row, 5, people, group_id);
}

static void
write_row (MwReportBook *book, guint sheet, guint row, const MwReportRealised *realised)
{
  gint64 below = book->report->below;

  mw_report_book_put_text (book, sheet, row, 0, realised->supplier);
  mw_report_book_put_text (book, sheet, row, 1, realised->target_group != NULL ? realised->target_group : _ ("unknown"));
  mw_report_book_put_text (book, sheet, row, 2, realised->counted_by != NULL ? realised->counted_by : _ ("unknown"));
  if (mw_people_is_protected (&realised->people, below))
    put_protected (book, sheet, row, &realised->people);
  else
    put_people (book, sheet, row, &realised->people, realised->target_group_id);
  if (mw_people_may_tell_lasting (&realised->people, below))
    mw_report_book_put_count (book, sheet, row, 7, realised->people.lasting);
  mw_report_book_put_sum (book, sheet, row, 8, &realised->value);
  mw_report_book_put_count (book, sheet, row, 9, realised->incomplete);
}

static void
write_realised (MwReportBook *book, guint sheet)
{
  const GPtrArray *realised = book->report->realised;

  for (guint i = 0; i < realised->len; i++)
    write_row (book, sheet, i + 1, g_ptr_array_index (realised, i));
  mw_sheet_writer_finish_table (book->writer, sheet, realised->len);
}

const MwReportSheet mw_report_groups_sheet = {
  .part = MW_REPORT_GROUPS,
  .title = N_ ("Target groups"),
  .table = N_ ("Table_target_groups"),
  .columns = group_columns,
  .n_columns = G_N_ELEMENTS (group_columns),
  .write = write_groups,
};

const MwReportSheet mw_report_realised_sheet = {
  .part = MW_REPORT_GROUPS,
  .title = N_ ("Realised"),
  .table = N_ ("Table_realised"),
  .columns = realised_columns,
  .n_columns = G_N_ELEMENTS (realised_columns),
  .write = write_realised,
};
