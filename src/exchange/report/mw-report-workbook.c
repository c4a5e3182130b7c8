/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-report"

#include "config.h"
#include "mw-report-workbook.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"
#include "mw-ods-writer.h"
#include "mw-report-book.h"
#include "mw-report-page.h"
#include "mw-xlsx-writer.h"

/* The report as a file, whatever its kind. */

const char *
mw_report_format_get_suffix (MwReportFormat format)
{
  static const char *const suffixes[MW_N_REPORT_FORMATS] = { ".xlsx", ".ods", ".pdf" };

  g_return_val_if_fail (format < MW_N_REPORT_FORMATS, "");
  return suffixes[format];
}

/* Returns: whether the name says what kind of file it is to be */
gboolean
mw_report_format_find (const char *path, MwReportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < MW_N_REPORT_FORMATS; i++)
    {
      if (g_str_has_suffix (lower, mw_report_format_get_suffix ((MwReportFormat) i)))
        {
          *format = (MwReportFormat) i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
set_properties (MwSheetWriter *writer, const MwReport *report)
{
  MwSheetProperties properties = { _ ("Social return: overview"), report->scope, _ ("Director report"), report->today };

  mw_sheet_writer_set_properties (writer, &properties);
}

static gboolean
write_workbook (const MwReport *report, MwReportFormat format, const char *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwSheetWriter) writer = format == MW_REPORT_FORMAT_ODS ? mw_ods_writer_new (part) : mw_xlsx_writer_new (part, report->totals.count);
  MwReportBook book = { .writer = writer, .report = report };

  mw_sheet_writer_set_notation (writer, report->notation);
  set_properties (writer, report);
  return mw_report_book_write (&book, cancellable, error) && mw_sheet_writer_save (writer, error);
}

/* Contracts that have no sheet are read too, for they are remembered; before the file is put in its place, for
 * reading them may fail. */
static gboolean
take_rest (const MwReport *report, GError **error)
{
  gboolean more = report->next != NULL;

  while (more)
    {
      g_autoptr (MwContractFacts) facts = NULL;
      if (!report->next (report->next_data, &facts, error))
        return FALSE;
      more = facts != NULL;
    }
  return TRUE;
}

static gboolean
write_part (const MwReport *report, MwReportFormat format, MwOutput *output, GCancellable *cancellable, GError **error)
{
  gboolean written = format == MW_REPORT_FORMAT_PDF ? mw_report_page_write (report, output, error) : write_workbook (report, format, mw_output_get_part (output), cancellable, error);

  return written && take_rest (report, error);
}

/**
 * mw_report_write:
 * @target: whose name says what kind of file it is; what stands there is replaced by a whole one only
 *
 * Returns: %FALSE with what mw_output_begin() gives, what stood there untouched
 */
gboolean
mw_report_write (const MwReport *report, const MwOutputTarget *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwOutput) output = NULL;
  MwReportFormat format;
  GError *failure = NULL;

  if (!mw_report_format_find (target->path, &format))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("“%s” is no kind of report. Let the name end in .xlsx, .ods or .pdf."), target->path);
      return FALSE;
    }
  output = mw_output_begin (target, error);
  if (output == NULL)
    return FALSE;
  if (!write_part (report, format, output, cancellable, &failure))
    return mw_output_explain (output, failure, error);
  return mw_output_finish (output, TRUE, error);
}
