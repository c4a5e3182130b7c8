/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-talk-sheet.h"

#include <glib/gi18n.h>

#include "mw-agenda-item.h"
#include "mw-agreement.h"
#include "mw-conversation.h"
#include "mw-pdf-file.h"
#include "mw-text.h"

/*
 * What to take along to a talk, on paper: whom, when and why, the agenda, and what is still open. The letter shrinks a
 * little where that makes it fit on one page; else it goes on over the next.
 */

#define MARGIN 48.0
#define FOOTER 24.0

typedef enum
{
  STYLE_TITLE,
  STYLE_HEADING,
  STYLE_TEXT,
  STYLE_ITEM,
} Style;

typedef struct
{
  Style style;
  char *text;
} Paragraph;

/* One line of text at its place. */
typedef struct
{
  PangoLayout *layout; /* which the line is of */
  PangoLayoutLine *line;
  guint page;
  double x;
  double baseline;
} Line;

struct _MwTalkSheet
{
  GArray *paragraphs; /* Paragraph */
  GArray *lines;      /* Line */
  PangoContext *context;
  char *footer;
  char *open_file;
  guint n_pages;
};

static void
clear_paragraph (gpointer data)
{
  g_free (((Paragraph *) data)->text);
}

static void
clear_line (gpointer data)
{
  Line *line = data;

  pango_layout_line_unref (line->line);
  g_object_unref (line->layout);
}

void
mw_talk_sheet_free (MwTalkSheet *self)
{
  g_array_unref (self->paragraphs);
  g_array_unref (self->lines);
  g_object_unref (self->context);
  g_free (self->footer);
  g_free (self->open_file);
  g_free (self);
}

/* @text: (transfer full) (nullable): nothing is written where it is %NULL or empty */
static void
add (MwTalkSheet *self, Style style, char *text)
{
  g_autofree char *given = text;
  char *made = NULL;
  const char *portable = text != NULL ? mw_text_make_portable (text, &made) : "";
  Paragraph paragraph = { style, made != NULL ? made : g_steal_pointer (&given) };

  if (*portable == '\0')
    g_free (paragraph.text);
  else
    g_array_append_val (self->paragraphs, paragraph);
}

/* @value: (nullable) */
static void
add_labelled (MwTalkSheet *self, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    add (self, STYLE_TEXT, g_strdup_printf ("%s: %s", label, value));
}

static char *
describe_when (const MwRecord *talk)
{
  GDate date;
  const char *time = mw_record_get_text (talk, MW_CONVERSATION_START_TIME);
  gulong minutes = (gulong) mw_conversation_get_minutes (talk);
  g_autofree char *day = mw_record_get_date (talk, MW_CONVERSATION_DATE, &date) ? mw_date_format_long (&date) : g_strdup (_ ("Without a date"));

  return time != NULL ? g_strdup_printf (ngettext ("%s, %s, %d minute", "%s, %s, %d minutes", minutes), day, time, (int) minutes) : g_steal_pointer (&day);
}

/* Returns: (transfer full): the names of a set of codes or of records */
static char *
join_names (MwWorkspace *workspace, const MwRecord *talk, guint field)
{
  const MwField *description = &mw_conversation_table.fields[field];
  const char *codes = mw_record_get_text (talk, field);
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", " ", -1);
  GString *names = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      gint64 id = g_ascii_strtoll (*word, NULL, 10);
      g_autoptr (MwRecord) contract = description->target == &mw_contract_table ? mw_workspace_read_contract (workspace, id, NULL) : NULL;
      const MwRecord *record = description->target != NULL && contract == NULL ? mw_workspace_find_record (workspace, description->target, id) : contract;
      g_autofree char *name = record != NULL ? mw_workspace_describe_choice (workspace, record) : g_strdup (mw_field_get_choice_label (description, *word));
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
add_head (MwTalkSheet *self, MwWorkspace *workspace, const MwRecord *talk)
{
  const MwRecord *supplier = mw_workspace_find_record (workspace, &mw_organisation_table, mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER));
  g_autofree char *form = mw_record_format_field (talk, MW_CONVERSATION_FORM, MW_NOTATION_ISO);
  g_autofree char *phase = mw_record_format_field (talk, MW_CONVERSATION_PHASE, MW_NOTATION_ISO);
  g_autofree char *roles = join_names (workspace, talk, MW_CONVERSATION_ROLES);
  g_autofree char *contacts = join_names (workspace, talk, MW_CONVERSATION_CONTACTS);
  g_autofree char *contracts = join_names (workspace, talk, MW_CONVERSATION_CONTRACTS);

  add (self, STYLE_TITLE, g_strdup_printf ("%s – %s", supplier != NULL ? mw_record_get_title (supplier) : "", mw_record_get_title (talk)));
  add (self, STYLE_TEXT, describe_when (talk));
  add_labelled (self, _ ("Form"), form);
  add_labelled (self, _ ("Place or link"), mw_record_get_text (talk, MW_CONVERSATION_PLACE));
  add_labelled (self, _ ("Phase"), phase);
  add_labelled (self, _ ("Contracts"), contracts);
  add_labelled (self, _ ("Who takes part"), roles);
  add_labelled (self, _ ("Contacts"), contacts);
}

static void
add_section (MwTalkSheet *self, const char *heading, const char *text)
{
  if (text == NULL)
    return;
  add (self, STYLE_HEADING, g_strdup (heading));
  add (self, STYLE_TEXT, g_strdup (text));
}

static void
add_agenda (MwTalkSheet *self, MwWorkspace *workspace, const MwRecord *talk)
{
  g_autoptr (GPtrArray) points = mw_workspace_list_points (workspace, talk);

  add (self, STYLE_HEADING, g_strdup (_ ("Agenda")));
  for (guint i = 0; i < points->len; i++)
    add (self, STYLE_ITEM, g_strdup_printf ("%u. %s", i + 1, mw_record_get_text (g_ptr_array_index (points, i), MW_AGENDA_ITEM_TOPIC)));
  if (points->len == 0)
    add (self, STYLE_TEXT, g_strdup (_ ("Nothing on the agenda yet")));
}

static void
add_agreements (MwTalkSheet *self, MwWorkspace *workspace, const MwRecord *talk)
{
  g_autoptr (GPtrArray) agreements = mw_workspace_list_agreements (workspace, mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER));
  MwNotation notation = mw_workspace_get_notation (workspace);
  gboolean any = FALSE;

  for (guint i = 0; i < agreements->len; i++)
    {
      const MwRecord *agreement = g_ptr_array_index (agreements, i);
      g_autofree char *owner = mw_record_format_field (agreement, MW_AGREEMENT_OWNER, notation);
      g_autofree char *due = mw_record_format_field (agreement, MW_AGREEMENT_DUE_DATE, notation);
      if (mw_record_is_known (agreement, MW_AGREEMENT_DONE_DATE))
        continue;
      if (!any)
        add (self, STYLE_HEADING, g_strdup (_ ("Open agreements")));
      any = TRUE;
      add (self, STYLE_ITEM, g_strdup_printf ("☐ %s (%s, %s)", mw_record_get_title (agreement), *owner != '\0' ? owner : _ ("owner unknown"), *due != '\0' ? due : _ ("date unknown")));
    }
}

static const char *
font_of (Style style)
{
  switch (style)
    {
    case STYLE_TITLE:
      return "Sans Bold";
    case STYLE_HEADING:
      return "Sans Bold";
    case STYLE_TEXT:
    case STYLE_ITEM:
    default:
      return "Sans";
    }
}

static PangoLayout *
make_layout (const MwTalkSheet *self, const Paragraph *paragraph, double size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (font_of (paragraph->style));
  double indent = paragraph->style == STYLE_ITEM ? 12 : 0;
  double factor = paragraph->style == STYLE_TITLE ? 1.6 : (paragraph->style == STYLE_HEADING ? 1.1 : 1);

  pango_font_description_set_absolute_size (font, size * factor * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((MW_TALK_SHEET_WIDTH - 2 * MARGIN - indent) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, paragraph->text, -1);
  return layout;
}

/* Line by line, so that a text of any length goes on over the next page. @y: where it begins, and then where it ended */
static void
place_paragraph (MwTalkSheet *self, const Paragraph *paragraph, double size, guint *page, double *y)
{
  g_autoptr (PangoLayout) layout = make_layout (self, paragraph, size);
  PangoLayoutIter *iterator = pango_layout_get_iter (layout);
  double above = paragraph->style == STYLE_HEADING ? size : size * 0.25;

  *y += above;
  do
    {
      PangoRectangle area;
      Line line = { g_object_ref (layout), pango_layout_line_ref (pango_layout_iter_get_line_readonly (iterator)), 0, MARGIN + (paragraph->style == STYLE_ITEM ? 12 : 0), 0 };
      double height;
      pango_layout_iter_get_line_extents (iterator, NULL, &area);
      height = (double) area.height / PANGO_SCALE;
      if (*y + height > MW_TALK_SHEET_HEIGHT - MARGIN - FOOTER)
        {
          (*page)++;
          *y = MARGIN;
        }
      line.page = *page;
      line.baseline = *y + (double) (pango_layout_iter_get_baseline (iterator) - area.y) / PANGO_SCALE;
      g_array_append_val (self->lines, line);
      *y += height;
    }
  while (pango_layout_iter_next_line (iterator));
  pango_layout_iter_free (iterator);
}

static void
lay_out (MwTalkSheet *self, double size)
{
  guint page = 0;
  double y = MARGIN;

  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->paragraphs->len; i++)
    place_paragraph (self, &g_array_index (self->paragraphs, Paragraph, i), size, &page, &y);
  self->n_pages = page + 1;
}

/* Smaller than this is not read across a table. */
static void
fit_on_page (MwTalkSheet *self)
{
  static const double sizes[] = { 10.5, 10, 9.5, 9 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      lay_out (self, sizes[i]);
      if (self->n_pages == 1)
        return;
    }
  lay_out (self, sizes[0]);
}

/* @talk: in the file */
MwTalkSheet *
mw_talk_sheet_new (MwWorkspace *workspace, const MwRecord *talk)
{
  MwTalkSheet *self = g_new0 (MwTalkSheet, 1);
  g_autofree char *today = mw_date_format (mw_workspace_get_today (workspace), mw_workspace_get_notation (workspace));

  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* One unit is one point, on paper and on the screen. */
  pango_cairo_context_set_resolution (self->context, 72);
  self->open_file = g_strdup (mw_workspace_get_path (workspace));
  self->footer = g_strdup_printf (_ ("Preparation of %s"), today);
  add_head (self, workspace, talk);
  add_section (self, _ ("Our goal"), mw_record_get_text (talk, MW_CONVERSATION_OUR_GOAL));
  add_section (self, _ ("Their goal"), mw_record_get_text (talk, MW_CONVERSATION_THEIR_GOAL));
  add_agenda (self, workspace, talk);
  add_agreements (self, workspace, talk);
  add_section (self, _ ("Outcome"), mw_record_get_text (talk, MW_CONVERSATION_OUTCOME));
  add_section (self, _ ("Note"), mw_record_get_text (talk, MW_CONVERSATION_NOTE));
  fit_on_page (self);
  return self;
}

guint
mw_talk_sheet_get_n_pages (const MwTalkSheet *self)
{
  return self->n_pages;
}

static void
draw_footer (const MwTalkSheet *self, cairo_t *cairo, guint page)
{
  g_autofree char *text = g_strdup_printf (_ ("%s · page %u of %u"), self->footer, page + 1, self->n_pages);
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, 8 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cairo, MARGIN, MW_TALK_SHEET_HEIGHT - MARGIN);
  pango_cairo_show_layout (cairo, layout);
}

/* @cairo: one unit is a point, and the origin the corner of the page */
void
mw_talk_sheet_draw (const MwTalkSheet *self, cairo_t *cairo, guint page)
{
  cairo_set_source_rgb (cairo, 0, 0, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      if (line->page != page)
        continue;
      cairo_move_to (cairo, line->x, line->baseline);
      pango_cairo_show_layout_line (cairo, line->line);
    }
  draw_footer (self, cairo, page);
}

/**
 * mw_talk_sheet_save:
 * @path: that the user chose, and was asked about where something stands there
 *
 * Writes a PDF; what stood at @path stays where that fails.
 */
gboolean
mw_talk_sheet_save (const MwTalkSheet *self, const char *path, GError **error)
{
  MwOutputTarget target = { path, self->open_file, TRUE };
  g_autoptr (MwOutput) output = mw_output_begin (&target, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cairo;

  if (output == NULL)
    return FALSE;
  surface = mw_pdf_file_create (bytes, MW_TALK_SHEET_WIDTH, MW_TALK_SHEET_HEIGHT);
  cairo = cairo_create (surface);
  for (guint i = 0; i < self->n_pages; i++)
    {
      mw_talk_sheet_draw (self, cairo, i);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  return mw_pdf_file_save (surface, bytes, output, error) && mw_output_finish (output, TRUE, error);
}

/* Returns: (transfer full): what stands on it, a paragraph on each line; for whoever cannot see it */
char *
mw_talk_sheet_get_text (const MwTalkSheet *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (self->paragraphs, Paragraph, i).text);
  return g_string_free (text, FALSE);
}
