/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-ods-private.h"

/*
 * A chart in an OpenDocument workbook is a small document of its own, that reads its values from the cells of the
 * sheets around it.
 */

/* Pixels in a centimetre, at 96 in an inch. */
#define PIXELS_PER_CM 37.8

static char *
format_cm (double centimetres)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", centimetres);
  return g_strconcat (text, "cm", NULL);
}

static void
append_styles (GString *xml, const MwSheetChart *chart)
{
  g_string_append (xml, "<number:number-style style:name=\"n0\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>");
  g_string_append (xml, "<style:style style:name=\"chart\" style:family=\"chart\"><style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\" draw:fill-color=\"#ffffff\"/></style:style>");
  g_string_append (xml, "<style:style style:name=\"title\" style:family=\"chart\"><style:text-properties fo:font-size=\"13pt\"/></style:style>");
  g_string_append_printf (xml, "<style:style style:name=\"plot\" style:family=\"chart\"><style:chart-properties chart:vertical=\"%s\" chart:include-hidden-cells=\"false\" chart:auto-position=\"true\" chart:auto-size=\"true\"/></style:style>", chart->upright ? "false" : "true");
  /* In a chart of bars the first category belongs on top. */
  g_string_append_printf (xml, "<style:style style:name=\"axis-x\" style:family=\"chart\"><style:chart-properties chart:display-label=\"true\" chart:reverse-direction=\"%s\"/><style:text-properties fo:font-size=\"9pt\"/></style:style>", chart->upright ? "false" : "true");
  g_string_append (xml, "<style:style style:name=\"axis-y\" style:family=\"chart\" style:data-style-name=\"n0\"><style:chart-properties chart:display-label=\"true\" chart:minimum=\"0\"/><style:text-properties fo:font-size=\"9pt\"/></style:style>");
  g_string_append (xml, "<style:style style:name=\"wall\" style:family=\"chart\"><style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\"/></style:style>");
  g_string_append (xml, "<style:style style:name=\"grid\" style:family=\"chart\"><style:graphic-properties draw:stroke=\"solid\" svg:stroke-color=\"#d9d9d9\"/></style:style>");
  for (guint i = 0; i < chart->n_series; i++)
    g_string_append_printf (xml, "<style:style style:name=\"s%u\" style:family=\"chart\"%s><style:chart-properties%s/><style:graphic-properties draw:stroke=\"solid\" svg:stroke-color=\"#404040\" svg:stroke-width=\"0.02cm\" draw:fill=\"solid\" draw:fill-color=\"#%06x\"/><style:text-properties fo:font-size=\"8pt\"/></style:style>", i, chart->unit == MW_SHEET_COUNT ? " style:data-style-name=\"n0\"" : "", chart->unit == MW_SHEET_COUNT ? " chart:data-label-number=\"value\"" : "", chart->series[i].colour);
}

static void
append_axes (GString *xml, MwSheetWriter *writer, const MwSheetChart *chart)
{
  g_autofree char *range = mw_ods_name_range (writer, &chart->data, TRUE);
  g_autofree char *categories = mw_ods_escape (range);

  g_string_append_printf (xml, "<chart:axis chart:dimension=\"x\" chart:name=\"primary-x\" chart:style-name=\"axis-x\"><chart:categories table:cell-range-address=\"%s\"/></chart:axis>", categories);
  g_string_append (xml, "<chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"axis-y\"><chart:grid chart:style-name=\"grid\" chart:class=\"major\"/></chart:axis>");
}

static void
append_series (GString *xml, MwSheetWriter *writer, const MwSheetChart *chart)
{
  for (guint i = 0; i < chart->n_series; i++)
    {
      MwSheetRange values = chart->data;
      MwSheetRange label = chart->data;
      values.column = label.column = chart->series[i].column;
      label.first_row = label.last_row = chart->data.first_row - 1;
      g_autofree char *value_range = mw_ods_name_range (writer, &values, TRUE);
      g_autofree char *label_cell = mw_ods_name_cell (mw_sheet_writer_get_spec (writer, label.sheet)->title, label.column, label.first_row, TRUE);
      g_autofree char *value_text = mw_ods_escape (value_range);
      g_autofree char *label_text = mw_ods_escape (label_cell);
      g_string_append_printf (xml, "<chart:series chart:style-name=\"s%u\" chart:values-cell-range-address=\"%s\" chart:label-cell-address=\"%s\" chart:class=\"chart:bar\"><chart:data-point chart:repeated=\"%u\"/></chart:series>", i, value_text, label_text, chart->data.last_row - chart->data.first_row + 1);
    }
}

/* Returns: (transfer full): the part content.xml of the chart */
char *
mw_ods_make_chart (MwSheetWriter *writer, const MwSheetChart *chart)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content ");
  g_autofree char *width = format_cm (chart->width / PIXELS_PER_CM);
  g_autofree char *height = format_cm (chart->height / PIXELS_PER_CM);
  g_autofree char *title = mw_ods_make_paragraphs (chart->title);

  g_string_append_printf (xml, "%s><office:automatic-styles>", mw_ods_get_namespaces ());
  append_styles (xml, chart);
  g_string_append (xml, "</office:automatic-styles><office:body><office:chart>");
  g_string_append_printf (xml, "<chart:chart chart:class=\"chart:bar\" svg:width=\"%s\" svg:height=\"%s\" xlink:href=\"..\" xlink:type=\"simple\" chart:style-name=\"chart\">", width, height);
  g_string_append_printf (xml, "<chart:title chart:style-name=\"title\">%s</chart:title>", title);
  if (chart->n_series > 1)
    g_string_append (xml, "<chart:legend chart:legend-position=\"bottom\"/>");
  g_string_append (xml, "<chart:plot-area chart:style-name=\"plot\" chart:data-source-has-labels=\"both\">");
  append_axes (xml, writer, chart);
  append_series (xml, writer, chart);
  g_string_append (xml, "<chart:wall chart:style-name=\"wall\"/></chart:plot-area></chart:chart></office:chart></office:body></office:document-content>");
  return g_string_free (xml, FALSE);
}

/**
 * mw_ods_make_frame:
 * @number: of the object in the package
 *
 * Returns: (transfer full): what stands in the cell at which the chart begins
 */
char *
mw_ods_make_frame (const MwSheetChart *chart, guint number)
{
  g_autofree char *width = format_cm (chart->width / PIXELS_PER_CM);
  g_autofree char *height = format_cm (chart->height / PIXELS_PER_CM);
  g_autofree char *title = mw_ods_escape (chart->title);
  g_autofree char *description = mw_ods_escape (chart->description);

  return g_strdup_printf ("<draw:frame draw:name=\"chart%u\" draw:z-index=\"%u\" svg:x=\"0cm\" svg:y=\"0cm\" svg:width=\"%s\" svg:height=\"%s\"><draw:object xlink:href=\"./Object %u\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>%s</svg:title><svg:desc>%s</svg:desc></draw:frame>",
                          number,
                          number - 1,
                          width,
                          height,
                          number,
                          title,
                          description);
}
