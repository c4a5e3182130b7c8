/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-page.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "mw-date.h"
#include "mw-pdf-file.h"
#include "mw-text.h"

/* The summary on one page of A4: key figures, what asks for a decision, and three charts that also read in grey. */

/* Points: the page, and where what stands on it. */
#define PAGE_WIDTH 595.0
#define PAGE_HEIGHT 842.0
#define MARGIN 40.0
#define WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define ROW 12.0
#define BARS_TOP 494.0
#define BARS_ROW 17.0
#define QUARTERS_TOP 684.0
#define QUARTERS_HEIGHT 72.0
#define FOOTER (PAGE_HEIGHT - 26.0)

#define MAX_BARS 8

typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  const MwReport *report;
} Page;

typedef struct
{
  double red;
  double green;
  double blue;
} Colour;

static const Colour black = { 0.1, 0.1, 0.1 };
static const Colour grey = { 0.35, 0.35, 0.35 };
static const Colour light = { 0.80, 0.84, 0.91 };
static const Colour dark = { 0.10, 0.37, 0.71 };

static void
set_colour (cairo_t *cr, const Colour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

typedef enum
{
  ALIGN_LEFT,
  ALIGN_RIGHT,
  ALIGN_CENTRE,
} Align;

/* Draws one line of text, cut with an ellipsis where it is wider than there is room. */
static void
draw_text (Page *page, const char *text, double x, double y, double width, const char *font, Align align, const Colour *colour)
{
  PangoFontDescription *description = pango_font_description_from_string (font);
  g_autofree char *made = NULL;
  g_autofree char *line = g_strdelimit (g_strdup (mw_text_make_portable (text, &made)), "\n\t", ' ');

  pango_layout_set_font_description (page->layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (page->layout, line, -1);
  pango_layout_set_width (page->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (page->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (page->layout, align == ALIGN_RIGHT ? PANGO_ALIGN_RIGHT : (align == ALIGN_CENTRE ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT));
  set_colour (page->cr, colour);
  cairo_move_to (page->cr, x, y);
  pango_cairo_show_layout (page->cr, page->layout);
}

/* @legend: (nullable): what the bars mean */
static void
draw_heading (Page *page, const char *text, const char *legend, double x, double y, double width)
{
  cairo_tag_begin (page->cr, "H2", NULL);
  draw_text (page, text, x, y, width, "Sans Bold 9.5", ALIGN_LEFT, &black);
  cairo_tag_end (page->cr, "H2");
  if (legend != NULL)
    draw_text (page, legend, x, y + 13, width, "Sans 7", ALIGN_LEFT, &grey);
}

static void
draw_head (Page *page)
{
  const MwReport *report = page->report;
  g_autofree char *date = mw_date_format (&report->today, report->notation);
  g_autofree char *about = g_strdup_printf (_ ("%s, as of %s"), report->scope, date);
  g_autofree char *period = mw_report_describe_period (report);
  g_autofree char *contracts = mw_report_describe_contracts (report);
  g_autofree char *counted = g_strdup_printf (_ ("Contracts: %s. Talks and persons: %s."), contracts, period);

  cairo_tag_begin (page->cr, "H1", NULL);
  draw_text (page, _ ("Social return: overview"), MARGIN, 34, WIDTH, "Sans Bold 17", ALIGN_LEFT, &black);
  cairo_tag_end (page->cr, "H1");
  draw_text (page, about, MARGIN, 58, WIDTH, "Sans 9.5", ALIGN_LEFT, &grey);
  draw_text (page, counted, MARGIN, 71, WIDTH, "Sans 8", ALIGN_LEFT, &grey);
}

static void
draw_line (Page *page, double y)
{
  set_colour (page->cr, &grey);
  cairo_set_line_width (page->cr, 0.5);
  cairo_move_to (page->cr, MARGIN, y);
  cairo_line_to (page->cr, PAGE_WIDTH - MARGIN, y);
  cairo_stroke (page->cr);
}

/* Where the columns of the figures begin, and how wide they are. */
static const double columns[][2] = { { 0, 186 }, { 186, 102 }, { 294, 108 }, { 402, 56 }, { 459, 56 } };

static void
draw_cell (Page *page, guint column, double y, const char *text, const char *font, Align align, const Colour *colour)
{
  draw_text (page, text, MARGIN + columns[column][0], y, columns[column][1], font, align, colour);
}

static void
draw_figure_heads (Page *page, double y)
{
  const MwReportPast *past = page->report->past;
  g_autofree char *date = past != NULL ? mw_date_format (&past->date, page->report->notation) : NULL;

  draw_cell (page, 0, y, _ ("Key figure"), "Sans Bold 8", ALIGN_LEFT, &black);
  draw_cell (page, 1, y, _ ("Now"), "Sans Bold 8", ALIGN_RIGHT, &black);
  draw_cell (page, 2, y, _ ("What is left out"), "Sans Bold 8", ALIGN_LEFT, &black);
  if (date == NULL)
    return;
  draw_cell (page, 3, y, date, "Sans Bold 8", ALIGN_RIGHT, &black);
  draw_cell (page, 4, y, _ ("Difference"), "Sans Bold 8", ALIGN_RIGHT, &black);
}

static char *
format_figure (const MwReport *report, MwFigureId id)
{
  if (id == MW_FIGURE_PERSONS && !report->figures[id].known)
    return mw_people_total_format (&report->people, report->below, report->notation);
  return mw_figure_format (id, &report->figures[id], report->notation);
}

static void
draw_figure (Page *page, MwFigureId id, double y)
{
  const MwReport *report = page->report;
  g_autofree char *value = format_figure (report, id);
  g_autofree char *unknown = mw_figure_describe_unknown (id, &report->figures[id]);
  g_autofree char *before = NULL;
  g_autofree char *difference = NULL;

  draw_cell (page, 0, y, _ (mw_figure_get_info (id)->label), "Sans 7.5", ALIGN_LEFT, &black);
  draw_cell (page, 1, y, *value != '\0' ? value : "–", "Sans Bold 7.5", ALIGN_RIGHT, &black);
  /* Without an earlier report there is more room. */
  if (report->past == NULL)
    {
      draw_text (page, unknown, MARGIN + columns[2][0], y, WIDTH - columns[2][0], "Sans 7", ALIGN_LEFT, &grey);
      return;
    }
  draw_cell (page, 2, y, unknown, "Sans 6.5", ALIGN_LEFT, &grey);
  before = mw_figure_format_short (id, &report->past->reported[id], report->notation);
  difference = mw_figure_format_difference (id, &report->figures[id], &report->past->reported[id], report->notation);
  draw_cell (page, 3, y, report->past->reported[id].known ? before : "–", "Sans 8", ALIGN_RIGHT, &grey);
  draw_cell (page, 4, y, difference, "Sans 8", ALIGN_RIGHT, &grey);
}

/* Returns: where what comes next may begin */
static double
draw_figures (Page *page, double y)
{
  draw_figure_heads (page, y);
  draw_line (page, y + ROW);
  for (guint i = 0; i < MW_N_FIGURES; i++)
    draw_figure (page, (MwFigureId) i, y + ROW * (i + 1) + 2);
  return y + ROW * (MW_N_FIGURES + 1) + 10;
}

static void
draw_decisions (Page *page, double y)
{
  g_autoptr (GPtrArray) decisions = mw_report_list_decisions (page->report);

  draw_heading (page, _ ("What asks for a decision"), NULL, MARGIN, y, WIDTH);
  for (guint i = 0; i < decisions->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("•  %s", (const char *) g_ptr_array_index (decisions, i));
      draw_text (page, line, MARGIN, y + 15 + ROW * i, WIDTH, "Sans 8.5", ALIGN_LEFT, &black);
    }
  if (decisions->len == 0)
    draw_text (page, _ ("Nothing at this moment."), MARGIN, y + 15, WIDTH, "Sans 8.5", ALIGN_LEFT, &grey);
}

static void
draw_bar (Page *page, double x, double y, double width, double height, const Colour *colour)
{
  set_colour (page->cr, colour);
  cairo_rectangle (page->cr, x, y, MAX (width, 0), height);
  cairo_fill (page->cr);
}

/* @values: drawn over each other, the largest first; @mark: where a line stands, below 0 for none */
static void
draw_bars (Page *page, double x, double y, double room, const char *label, const double *values, double mark, double most, const char *text)
{
  double scale = most > 0 ? room / most : 0;

  draw_text (page, label, x, y, 100, "Sans 7.5", ALIGN_RIGHT, &black);
  draw_bar (page, x + 106, y + 1, values[0] * scale, 9, &light);
  draw_bar (page, x + 106, y + 3, values[1] * scale, 5, &dark);
  if (mark >= 0)
    draw_bar (page, x + 106 + mark * scale - 0.75, y - 0.5, 1.5, 12, &black);
  draw_text (page, text, x + 110 + MAX (MAX (values[0], values[1]), mark) * scale, y, 70, "Sans 7.5", ALIGN_LEFT, &grey);
}

static void
draw_groups (Page *page, double x, double y)
{
  const GPtrArray *groups = page->report->groups;
  double most = 0;

  draw_heading (page, _ ("Places per target group"), _ ("wanted in all categories (light), linked (dark)"), x, y, WIDTH / 2 - 8);
  for (guint i = 0; i < groups->len && i < MAX_BARS; i++)
    most = MAX (most, (double) MAX (((MwReportGroup *) g_ptr_array_index (groups, i))->wanted, ((MwReportGroup *) g_ptr_array_index (groups, i))->linked));
  for (guint i = 0; i < groups->len && i < MAX_BARS; i++)
    {
      const MwReportGroup *group = g_ptr_array_index (groups, i);
      double values[] = { (double) group->wanted, (double) group->linked };
      g_autofree char *text = g_strdup_printf ("%d / %d", (int) group->linked, (int) group->wanted);
      draw_bars (page, x, y + 27 + BARS_ROW * i, 90, group->name != NULL ? group->name : _ ("unknown"), values, -1, most, text);
    }
}

static void
draw_suppliers (Page *page, double x, double y)
{
  const MwReport *report = page->report;
  double most = 0;

  draw_heading (page, _ ("Suppliers: duty and progress"), _ ("duty (light), realised (dark), expected today (line)"), x, y, WIDTH / 2);
  for (guint i = 0; i < report->suppliers->len && i < MAX_BARS; i++)
    {
      const MwContractTotals *totals = &((MwReportSupplier *) g_ptr_array_index (report->suppliers, i))->totals;
      most = MAX (most, (double) MAX (totals->duty.amount.cents, totals->realised.amount.cents));
    }
  for (guint i = 0; i < report->suppliers->len && i < MAX_BARS; i++)
    {
      const MwReportSupplier *supplier = g_ptr_array_index (report->suppliers, i);
      const MwContractTotals *totals = &supplier->totals;
      double values[] = { (double) totals->duty.amount.cents, (double) totals->realised.amount.cents };
      double mark = mw_sum_is_known (&totals->expected) ? (double) totals->expected.amount.cents : -1;
      g_autofree char *text = mw_sum_format_short (&totals->duty, report->notation);
      if (totals->duty_count > 0)
        draw_bars (page, x, y + 27 + BARS_ROW * i, 90, supplier->name != NULL ? supplier->name : _ ("unknown"), values, mark, most, text);
    }
}

static void
draw_quarter (Page *page, const MwReportQuarter *quarter, double x, double width, double y, double most)
{
  double value = (double) quarter->totals.value.amount.cents;
  double height = most > 0 ? value / most * QUARTERS_HEIGHT : 0;
  g_autofree char *label = mw_report_quarter_get_label (quarter);
  g_autofree char *amount = mw_sum_format_short (&quarter->totals.value, page->report->notation);
  g_autofree char *count = g_strdup_printf (ngettext ("%u contract", "%u contracts", quarter->totals.count), quarter->totals.count);

  draw_bar (page, x + width * 0.2, y + QUARTERS_HEIGHT - height, width * 0.6, height, &dark);
  if (quarter->totals.count > 0)
    draw_text (page, amount, x, y + QUARTERS_HEIGHT - height - 11.5, width, "Sans 7", ALIGN_CENTRE, &black);
  draw_text (page, label, x, y + QUARTERS_HEIGHT + 2, width, "Sans 7.5", ALIGN_CENTRE, &black);
  draw_text (page, count, x, y + QUARTERS_HEIGHT + 12, width, "Sans 6.5", ALIGN_CENTRE, &grey);
}

static void
draw_quarters (Page *page, double y)
{
  const GPtrArray *quarters = page->report->quarters;
  double width = WIDTH / MAX (quarters->len, 1);
  double most = 0;

  draw_heading (page, _ ("Value of contracts that end, per quarter"), NULL, MARGIN, y - 30, WIDTH);
  for (guint i = 0; i < quarters->len; i++)
    most = MAX (most, (double) ((MwReportQuarter *) g_ptr_array_index (quarters, i))->totals.value.amount.cents);
  for (guint i = 0; i < quarters->len; i++)
    draw_quarter (page, g_ptr_array_index (quarters, i), MARGIN + width * i, width, y, most);
}

static void
draw (Page *page)
{
  double y;

  draw_head (page);
  y = draw_figures (page, 84);
  draw_decisions (page, y);
  draw_groups (page, MARGIN, BARS_TOP);
  draw_suppliers (page, MARGIN + WIDTH / 2 + 8, BARS_TOP);
  draw_quarters (page, QUARTERS_TOP + 20);
  draw_text (page, _ ("What is unknown stays out of a sum, and is counted beside it. Each figure is explained in the workbook."), MARGIN, FOOTER, WIDTH - 80, "Sans 6.5", ALIGN_LEFT, &grey);
  draw_text (page, "Maatwerk " PACKAGE_VERSION, PAGE_WIDTH - MARGIN - 80, FOOTER, 80, "Sans 6.5", ALIGN_RIGHT, &grey);
}

/* A fixed moment of making, so that the same data and date give the same bytes. */
static void
set_metadata (cairo_surface_t *surface, const MwReport *report)
{
  g_autofree char *day = mw_date_to_iso (&report->today);
  g_autofree char *moment = g_strconcat (day, "T12:00:00", NULL);
  g_autofree char *made = NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _ ("Social return: overview"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, mw_text_make_portable (report->scope, &made));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Maatwerk " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
}

/* Returns: %FALSE with what mw_output_put() gives */
gboolean
mw_report_page_write (const MwReport *report, MwOutput *output, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = mw_pdf_file_create (bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  Page page = { cr, layout, report };

  set_metadata (surface, report);
  draw (&page);
  cairo_show_page (cr);
  cairo_destroy (cr);
  return mw_pdf_file_save (surface, bytes, output, error);
}
