/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-ods-private.h"

#include <glib/gi18n-lib.h>

#include "mw-seal.h"

/* How the cells of an OpenDocument workbook look, how its pages print, and what it says of itself. */

/* A character of the width of a column, in centimetres. */
#define CHARACTER_WIDTH 0.2

static const char *
get_data_style (MwSheetStyle style)
{
  switch (style)
    {
    case MW_SHEET_LEAST_MONEY:
      return "l-money";
    case MW_SHEET_LEAST_SHARE:
      return "l-share";
    case MW_SHEET_LEAST_COUNT:
      return "l-count";
    case MW_SHEET_LEAST_TENTHS:
      return "l-tenths";
    case MW_SHEET_MONEY:
      return "n-money";
    case MW_SHEET_DATE:
      return "n-date";
    case MW_SHEET_SHARE:
      return "n-share";
    case MW_SHEET_COUNT:
      return "n-count";
    case MW_SHEET_TENTHS:
      return "n-tenths";
    case MW_SHEET_TITLE:
    case MW_SHEET_HEADING:
    case MW_SHEET_HEADER:
    case MW_SHEET_NUMBER_HEADER:
    case MW_SHEET_LABEL:
    case MW_SHEET_NOTE:
    case MW_N_SHEET_STYLES:
    default:
      return NULL;
    }
}

/* @name: "n" for a number, "l" for one that may be more, which @mark then says */
static void
append_number_styles (GString *xml, char name, const char *mark)
{
  g_string_append_printf (xml, "<number:currency-style style:name=\"%c-money\">%s<number:currency-symbol number:language=\"nl\" number:country=\"NL\">€</number:currency-symbol><number:text> </number:text><number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:currency-style>", name, mark);
  g_string_append_printf (xml, "<number:percentage-style style:name=\"%c-share\">%s<number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:min-integer-digits=\"1\"/><number:text>%%</number:text></number:percentage-style>", name, mark);
  g_string_append_printf (xml, "<number:number-style style:name=\"%c-count\">%s<number:number number:decimal-places=\"0\" number:min-decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>", name, mark);
  g_string_append_printf (xml, "<number:number-style style:name=\"%c-tenths\">%s<number:number number:decimal-places=\"1\" number:min-decimal-places=\"1\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>", name, mark);
}

static void
append_date_style (GString *xml, MwNotation notation)
{
  if (notation == MW_NOTATION_DUTCH)
    g_string_append (xml, "<number:date-style style:name=\"n-date\"><number:day number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/><number:text>-</number:text><number:year number:style=\"long\"/></number:date-style>");
  else
    g_string_append (xml, "<number:date-style style:name=\"n-date\"><number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>");
}

static const char *
get_text_properties (MwSheetStyle style)
{
  switch (style)
    {
    case MW_SHEET_TITLE:
      return "<style:text-properties fo:font-size=\"16pt\" fo:font-weight=\"bold\"/>";
    case MW_SHEET_HEADING:
      return "<style:text-properties fo:font-size=\"12pt\" fo:font-weight=\"bold\"/>";
    case MW_SHEET_HEADER:
      return "<style:text-properties fo:font-weight=\"bold\"/>";
    case MW_SHEET_NUMBER_HEADER:
      return "<style:paragraph-properties fo:text-align=\"end\"/><style:text-properties fo:font-weight=\"bold\"/>";
    case MW_SHEET_NOTE:
      return "<style:text-properties fo:color=\"#595959\"/>";
    case MW_SHEET_LABEL:
    case MW_SHEET_MONEY:
    case MW_SHEET_DATE:
    case MW_SHEET_SHARE:
    case MW_SHEET_COUNT:
    case MW_SHEET_TENTHS:
    case MW_SHEET_LEAST_MONEY:
    case MW_SHEET_LEAST_SHARE:
    case MW_SHEET_LEAST_COUNT:
    case MW_SHEET_LEAST_TENTHS:
    case MW_N_SHEET_STYLES:
    default:
      return "";
    }
}

static void
append_cell_properties (GString *xml, MwSheetStyle style, MwOdsVariant variant)
{
  gboolean is_header = style == MW_SHEET_HEADER || style == MW_SHEET_NUMBER_HEADER;

  g_string_append (xml, "<style:table-cell-properties style:vertical-align=\"top\"");
  if (variant == MW_ODS_TOTAL)
    g_string_append (xml, " fo:border-top=\"0.5pt solid #000000\"");
  else if (is_header)
    g_string_append (xml, " fo:wrap-option=\"wrap\" fo:border-bottom=\"0.5pt solid #000000\"");
  else if (style == MW_SHEET_LABEL)
    g_string_append (xml, " fo:wrap-option=\"wrap\"");
  /* What stands to the right does not touch a text that follows. */
  if (style == MW_SHEET_NUMBER_HEADER || mw_sheet_style_get_header (style) == MW_SHEET_NUMBER_HEADER)
    g_string_append (xml, " fo:padding-right=\"0.15cm\"");
  g_string_append (xml, "/>");
}

static void
append_style (GString *xml, MwSheetStyle style, MwOdsVariant variant)
{
  const char *data_style = get_data_style (style);
  g_autofree char *name = mw_ods_name_style (style, variant, 0, 0);

  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:family=\"table-cell\" style:parent-style-name=\"Default\"", name);
  if (data_style != NULL)
    g_string_append_printf (xml, " style:data-style-name=\"%s\"", data_style);
  g_string_append_c (xml, '>');
  append_cell_properties (xml, style, variant);
  g_string_append_printf (xml, "%s</style:style>", variant == MW_ODS_TOTAL ? "<style:text-properties fo:font-weight=\"bold\"/>" : get_text_properties (style));
}

/* A column whose text may ask for attention has a style of its own, which says by which text. */
static void
append_alert_style (GString *xml, const MwSheetSpec *spec, guint sheet, guint column)
{
  g_autofree char *name = mw_ods_name_style (MW_SHEET_LABEL, MW_ODS_ALERTED, sheet, column);
  g_autofree char *text = mw_ods_escape (_ (spec->columns[column].alert));
  g_autofree char *title = mw_ods_escape (spec->title);
  g_autofree char *base = mw_ods_name_cell (title, column, spec->header_row + 1, FALSE);

  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:family=\"table-cell\" style:parent-style-name=\"Default\"><style:table-cell-properties style:vertical-align=\"top\"/>", name);
  g_string_append_printf (xml, "<style:map style:condition=\"cell-content()=&quot;%s&quot;\" style:apply-style-name=\"Attention\" style:base-cell-address=\"%s\"/></style:style>", text, base);
}

static void
append_column_styles (GString *xml, const MwSheetSpec *spec, guint sheet)
{
  for (guint i = 0; i < spec->n_columns; i++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];
      g_ascii_formatd (width, sizeof width, "%.2f", spec->columns[i].width * CHARACTER_WIDTH);
      g_string_append_printf (xml, "<style:style style:name=\"co%u_%u\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"%scm\"/></style:style>", sheet, i, width);
      if (spec->columns[i].alert != NULL)
        append_alert_style (xml, spec, sheet, i);
    }
}

/* All styles that cells, columns and tables name. */
void
mw_ods_append_cell_styles (GString *xml, MwSheetWriter *writer, guint n_sheets)
{
  append_number_styles (xml, 'n', "");
  append_number_styles (xml, 'l', "<number:text>≥\u00a0</number:text>");
  append_date_style (xml, mw_sheet_writer_get_notation (writer));
  for (guint i = 0; i < MW_N_SHEET_STYLES; i++)
    {
      append_style (xml, (MwSheetStyle) i, MW_ODS_PLAIN);
      append_style (xml, (MwSheetStyle) i, MW_ODS_TOTAL);
    }
  g_string_append (xml, "<style:style style:name=\"ro\" style:family=\"table-row\"><style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>");
  /* Beside charts all rows below the title are as high as each other, so that it is known where one begins. */
  g_string_append (xml, "<style:style style:name=\"rt\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"0.85cm\" style:use-optimal-row-height=\"false\"/></style:style>");
  g_string_append (xml, "<style:style style:name=\"rf\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"0.56cm\" style:use-optimal-row-height=\"false\"/></style:style>");
  for (guint i = 0; i < n_sheets; i++)
    {
      append_column_styles (xml, mw_sheet_writer_get_spec (writer, i), i);
      g_string_append_printf (xml, "<style:style style:name=\"ta%u\" style:family=\"table\" style:master-page-name=\"mp%u\"><style:table-properties table:display=\"true\"/></style:style>", i, i);
    }
}

static void
append_page_layouts (GString *xml, MwSheetWriter *writer, guint n_sheets)
{
  for (guint i = 0; i < n_sheets; i++)
    {
      g_string_append_printf (xml, "<style:page-layout style:name=\"pl%u\"><style:page-layout-properties fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin=\"1.5cm\" ", i);
      g_string_append (xml, mw_sheet_writer_get_spec (writer, i)->one_page ? "style:scale-to-pages=\"1\"/>" : "style:scale-to-X=\"1\"/>");
      g_string_append (xml, "<style:header-style/><style:footer-style/></style:page-layout>");
    }
}

static void
append_master_pages (GString *xml, MwSheetWriter *writer, guint n_sheets)
{
  for (guint i = 0; i < n_sheets; i++)
    {
      g_autofree char *heading = mw_ods_escape (mw_sheet_writer_get_spec (writer, i)->heading);
      g_string_append_printf (xml, "<style:master-page style:name=\"mp%u\" style:page-layout-name=\"pl%u\"><style:header><text:p>%s</text:p></style:header>", i, i, heading);
      g_string_append (xml, "<style:footer><text:p>Maatwerk – <text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>");
    }
}

/* Returns: (transfer full): the part styles.xml */
char *
mw_ods_make_styles (MwSheetWriter *writer, guint n_sheets)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles ");

  g_string_append_printf (xml, "%s><office:styles>", mw_ods_get_namespaces ());
  g_string_append (xml, "<style:default-style style:family=\"table-cell\"><style:text-properties fo:font-size=\"10pt\" fo:language=\"nl\" fo:country=\"NL\"/></style:default-style>");
  g_string_append (xml, "<style:style style:name=\"Default\" style:family=\"table-cell\"/>");
  /* Bold and in a box: it also reads in black and white. */
  g_string_append (xml, "<style:style style:name=\"Attention\" style:family=\"table-cell\" style:parent-style-name=\"Default\"><style:table-cell-properties fo:border=\"0.75pt solid #000000\"/><style:text-properties fo:color=\"#9c0006\" fo:font-weight=\"bold\"/></style:style>");
  g_string_append (xml, "</office:styles><office:automatic-styles>");
  append_page_layouts (xml, writer, n_sheets);
  g_string_append (xml, "</office:automatic-styles><office:master-styles>");
  append_master_pages (xml, writer, n_sheets);
  g_string_append (xml, "</office:master-styles></office:document-styles>");
  return g_string_free (xml, FALSE);
}

static void
append_item (GString *xml, const char *name, const char *type, const char *value)
{
  g_string_append_printf (xml, "<config:config-item config:name=\"%s\" config:type=\"%s\">%s</config:config-item>", name, type, value);
}

/* Headers, and the first column, stay where they are while the rows move. */
static void
append_view (GString *xml, const MwSheetSpec *spec)
{
  g_autofree char *title = mw_ods_escape (spec->title);
  g_autofree char *rows = g_strdup_printf ("%u", spec->header_row + 1);

  g_string_append_printf (xml, "<config:config-item-map-entry config:name=\"%s\">", title);
  append_item (xml, "HorizontalSplitMode", "short", "2");
  append_item (xml, "VerticalSplitMode", "short", "2");
  append_item (xml, "HorizontalSplitPosition", "int", "1");
  append_item (xml, "VerticalSplitPosition", "int", rows);
  append_item (xml, "PositionRight", "int", "1");
  append_item (xml, "PositionBottom", "int", rows);
  g_string_append (xml, "</config:config-item-map-entry>");
}

/* Returns: (transfer full): the part settings.xml */
char *
mw_ods_make_settings (MwSheetWriter *writer, guint n_sheets)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings ");

  g_string_append_printf (xml, "%s><office:settings><config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>", mw_ods_get_namespaces ());
  append_item (xml, "ViewId", "string", "view1");
  g_string_append (xml, "<config:config-item-map-named config:name=\"Tables\">");
  for (guint i = 0; i < n_sheets; i++)
    {
      const MwSheetSpec *spec = mw_sheet_writer_get_spec (writer, i);
      if (spec->table != NULL)
        append_view (xml, spec);
    }
  g_string_append (xml, "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>");
  /* The set of settings is that of LibreOffice, which names it by this. */
  g_string_replace (xml, "office:version=", "xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=", 1);
  return g_string_free (xml, FALSE);
}

/* Returns: (transfer full): the part meta.xml */
char *
mw_ods_make_meta (const MwSheetProperties *properties)
{
  g_autofree char *title = mw_ods_escape (properties->title);
  g_autofree char *subject = mw_ods_escape (properties->subject);
  g_autofree char *category = mw_ods_escape (properties->category);

  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta %s><office:meta><meta:generator>Maatwerk/" PACKAGE_VERSION "</meta:generator><meta:user-defined meta:name=\"" MW_SEAL_PROPERTY "\">" MW_SEAL_BLANK "</meta:user-defined><dc:title>%s</dc:title><dc:subject>%s</dc:subject><meta:keyword>%s</meta:keyword>"
                          "<meta:creation-date>%04d-%02d-%02dT12:00:00</meta:creation-date></office:meta></office:document-meta>",
                          mw_ods_get_namespaces (),
                          title,
                          subject,
                          category,
                          g_date_get_year (&properties->date),
                          (int) g_date_get_month (&properties->date),
                          g_date_get_day (&properties->date));
}
