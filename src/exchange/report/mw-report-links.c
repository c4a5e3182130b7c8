/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n-lib.h>

#include "mw-match.h"
#include "mw-report-book.h"

/* Links between what suppliers offer and what is asked for. */

static const MwSheetColumn columns[] = {
  { N_ ("Initiative"), 36, MW_SHEET_LABEL },
  { N_ ("Supplier"), 28, MW_SHEET_LABEL },
  { N_ ("Request"), 40, MW_SHEET_LABEL },
  { N_ ("Asked by"), 22, MW_SHEET_LABEL },
  { N_ ("Target group"), 34, MW_SHEET_LABEL },
  { N_ ("Contract"), 18, MW_SHEET_LABEL },
  { N_ ("Linked places"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM, .definition = N_ ("Places in links that were not rejected, in the category and in those below it: that of the contract of the link or of its initiative, else those where its supplier has contracts. They are counts of places, never of persons.") },
  { N_ ("Rejected places"), 10, MW_SHEET_COUNT, MW_SHEET_TOTAL_SUM, .definition = N_ ("Places in links that were rejected. No other figure counts them.") },
  { N_ ("Status"), 14, MW_SHEET_LABEL },
  { N_ ("Since"), 12, MW_SHEET_DATE },
};

static void
write_link (MwReportBook *book, guint sheet, guint row, const MwReportLink *link)
{
  const char *texts[] = { link->initiative, link->supplier, link->nomination, link->asked_by, link->target_group, link->contract };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mw_report_book_put_text (book, sheet, row, i, texts[i]);
  mw_report_book_put_count (book, sheet, row, mw_match_status_takes_places (link->status_code) ? 6 : 7, link->places);
  mw_report_book_put_text (book, sheet, row, 8, link->status);
  if (link->since_known)
    mw_sheet_writer_put_date (book->writer, sheet, row, 9, &link->since);
}

static void
write_sheet (MwReportBook *book, guint sheet)
{
  const GPtrArray *links = book->report->links;

  for (guint i = 0; i < links->len; i++)
    write_link (book, sheet, i + 1, g_ptr_array_index (links, i));
  mw_sheet_writer_finish_table (book->writer, sheet, links->len);
}

const MwReportSheet mw_report_links_sheet = {
  .part = MW_REPORT_LINKS,
  .title = N_ ("Links"),
  .table = N_ ("Table_links"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .write = write_sheet,
};
