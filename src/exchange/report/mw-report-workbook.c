/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-report"

#include "config.h"
#include "mw-report-workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "mw-error.h"
#include "mw-ods-writer.h"
#include "mw-report-book.h"
#include "mw-report-page.h"
#include "mw-xlsx-writer.h"

/* The report as a file, whatever its kind. It is written beside its place and moved there when it is whole. */

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

static gboolean
fail_writing (const char *path, gboolean full, GError **error)
{
  g_set_error (error, MW_ERROR, full ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, _ ("“%s” cannot be written. Check that the folder exists, may be written and has room."), path);
  return FALSE;
}

/* The libraries would say so in words of their own, and only at the very end. */
static gboolean
can_be_made (const char *part, const char *path, GError **error)
{
  int fd = g_open (part, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail_writing (path, errno == ENOSPC, error);
  return g_close (fd, error);
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
write_part (const MwReport *report, MwReportFormat format, const char *part, GCancellable *cancellable, GError **error)
{
  gboolean written = format == MW_REPORT_FORMAT_PDF ? mw_report_page_write (report, part, error) : write_workbook (report, format, part, cancellable, error);

  return written && take_rest (report, error);
}

/* What cannot be written is said by the name of the file that was asked for, not of its part. */
static gboolean
fail_part (const char *path, GError *failure, GError **error)
{
  if (failure->domain != MW_ERROR || (failure->code != MW_ERROR_NO_SPACE && failure->code != MW_ERROR_READ_ONLY))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  fail_writing (path, failure->code == MW_ERROR_NO_SPACE, error);
  g_error_free (failure);
  return FALSE;
}

/**
 * mw_report_write:
 * @path: whose name says what kind of file it is; replaced where it exists, but only by a whole one
 *
 * Returns: %FALSE with %MW_ERROR_NO_SPACE or %MW_ERROR_READ_ONLY, what stood at @path untouched
 */
gboolean
mw_report_write (const MwReport *report, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  MwReportFormat format;
  GError *failure = NULL;

  if (!mw_report_format_find (path, &format))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” is no kind of report. Let the name end in .xlsx, .ods or .pdf."), path);
      return FALSE;
    }
  if (!can_be_made (part, path, error))
    return FALSE;
  if (!write_part (report, format, part, cancellable, &failure))
    {
      g_unlink (part);
      return fail_part (path, failure, error);
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  g_unlink (part);
  return fail_writing (path, errno == ENOSPC, error);
}
