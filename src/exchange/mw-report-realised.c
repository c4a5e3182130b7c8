/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-report"

#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-contribution.h"
#include "mw-report-writer.h"

/*
 * The sheet with what suppliers really did, per target group. Where only a few people are meant, neither their
 * number nor what would betray it (their hours, jobs, or how many of them stayed) is told.
 */

void
mw_report_realised_free (MwReportRealised *realised)
{
  g_free (realised->supplier);
  g_free (realised->target_group);
  g_free (realised->counted_by);
  g_free (realised);
}

static const MwReportColumn columns[] = {
  { N_ ("Supplier"), 28 },
  { N_ ("Target group"), 34 },
  { N_ ("Job is counted by"), 18 },
  { N_ ("Persons"), 10 },
  { N_ ("Hours a week"), 12 },
  { N_ ("Jobs of the jobs agreement"), 16 },
  { N_ ("Persons in lasting work"), 16 },
  { N_ ("Value up to today"), 18 },
  { N_ ("Contributions of which the number or value is unknown"), 28 },
};

enum
{
  COLUMN_SUPPLIER,
  COLUMN_GROUP,
  COLUMN_COUNTED_BY,
  COLUMN_PERSONS,
  COLUMN_HOURS,
  COLUMN_JOBS,
  COLUMN_LASTING,
  COLUMN_VALUE,
  COLUMN_UNKNOWN,
};

static gboolean
is_small (const MwReport *report, gint64 persons)
{
  return persons > 0 && persons < report->protect_below;
}

/* Where a number is not known it may be a small one, which hours and jobs would betray. */
static gboolean
is_protected (const MwReport *report, const MwReportRealised *realised)
{
  return realised->persons < report->protect_below && (realised->persons > 0 || realised->persons_unknown > 0);
}

/* Of ten people nine in lasting work tells of the one who is not. */
static gboolean
may_tell_lasting (const MwReport *report, const MwReportRealised *realised)
{
  return realised->lasting > 0 && !is_protected (report, realised) && !is_small (report, realised->lasting) && !is_small (report, realised->persons - realised->lasting);
}

static void
write_protected (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwReportRealised *realised)
{
  g_autofree char *text = g_strdup_printf ("< %d", (int) writer->report->protect_below);

  /* Of what nobody has counted it cannot be said that it is small. */
  if (realised->persons_unknown == 0)
    mw_report_writer_write_text (sheet, row, COLUMN_PERSONS, text, writer->label);
}

/* A row whose people cannot be told of still has its value: that is money. */
static void
write_people (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwReportRealised *realised)
{
  gint64 job_minutes = writer->report->job_minutes;

  if (realised->persons > 0 || realised->persons_unknown < realised->contributions)
    mw_report_writer_write_count (writer, sheet, row, COLUMN_PERSONS, realised->persons);
  if (realised->hours_unknown == realised->contributions)
    return;
  mw_report_writer_write_count (writer, sheet, row, COLUMN_HOURS, realised->hours);
  if (job_minutes > 0)
    worksheet_write_number (sheet, row, COLUMN_JOBS, (double) mw_contribution_count_jobs (realised->hours, job_minutes) / 10.0, writer->tenths);
}

static void
write_row (MwReportWriter *writer, lxw_worksheet *sheet, lxw_row_t row, const MwReportRealised *realised)
{
  mw_report_writer_write_text (sheet, row, COLUMN_SUPPLIER, realised->supplier, writer->label);
  mw_report_writer_write_text (sheet, row, COLUMN_GROUP, realised->target_group != NULL ? realised->target_group : _ ("unknown"), writer->label);
  mw_report_writer_write_text (sheet, row, COLUMN_COUNTED_BY, realised->counted_by != NULL ? realised->counted_by : _ ("unknown"), writer->label);
  if (is_protected (writer->report, realised))
    write_protected (writer, sheet, row, realised);
  else
    write_people (writer, sheet, row, realised);
  if (may_tell_lasting (writer->report, realised))
    mw_report_writer_write_count (writer, sheet, row, COLUMN_LASTING, realised->lasting);
  if (realised->value_unknown < realised->contributions)
    mw_report_writer_write_money (writer, sheet, row, COLUMN_VALUE, realised->value);
  mw_report_writer_write_count (writer, sheet, row, COLUMN_UNKNOWN, realised->incomplete);
}

void
mw_report_write_realised (MwReportWriter *writer)
{
  const char *name = _ ("Realised");
  lxw_worksheet *sheet = mw_report_writer_add_sheet (writer, name);
  const GPtrArray *realised = writer->report->realised;

  mw_report_writer_write_headers (writer, sheet, 0, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < realised->len; i++)
    write_row (writer, sheet, i + 1, g_ptr_array_index (realised, i));
  mw_report_writer_finish_table (writer, sheet, "Gerealiseerd", 0, realised->len, columns, G_N_ELEMENTS (columns));
  mw_report_writer_set_up_print (sheet, name, 0);
}
