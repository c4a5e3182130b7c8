/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <zip.h>

#include "mw-category-sidebar.h"
#include "mw-category.h"
#include "mw-contract.h"
#include "mw-contracts-page.h"
#include "mw-figure-tile.h"
#include "mw-matching-page.h"
#include "mw-nomination.h"
#include "mw-overview-page.h"
#include "mw-plan-view.h"
#include "mw-report-job.h"
#include "mw-shown.h"
#include "mw-side-row.h"
#include "mw-standing-dialog.h"
#include "mw-xlsx-reader.h"

/*
 * One figure is the same wherever it stands: on the pages of the window, in the standing dialog, on each sheet of the
 * workbook, in the OpenDocument workbook, on the page and on the command line; of the demo, of each category, and of a
 * file of which nearly nothing is known. Each place is read as a person or a program reads it.
 */

static char *program;

typedef struct
{
  MwShown *shown;
  const char *scope; /* name of a category, NULL for all */
  gint64 category_id;
  MwReport *report;
  guint wrong;
} Look;

/* All that differs is told before the test fails. */
static void
compare (Look *look, const char *place, const char *what, const char *found, const char *expected)
{
  if (g_strcmp0 (found, expected) == 0)
    return;
  g_test_message ("%s: %s, %s: “%s”, where the report says “%s”", look->scope != NULL ? look->scope : "all", place, what, found, expected);
  look->wrong++;
}

static char *
brief (Look *look, MwFigureId id)
{
  return mw_figure_format_short (id, &look->report->figures[id], look->report->notation);
}

static char *
full (Look *look, MwFigureId id)
{
  return mw_figure_format (id, &look->report->figures[id], look->report->notation);
}

/* Returns: (transfer none): the text of a label in a widget, counted from 0 */
static const char *
text_of (GtkWidget *widget, guint nth)
{
  GtkWidget *label = mw_gui_test_find (widget, GTK_TYPE_LABEL, nth);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : "";
}

static void
compare_line (Look *look, const char *place, const char *text, const char *start, MwFigureId id)
{
  g_autofree char *value = brief (look, id);
  g_autofree char *expected = g_strconcat (start, value, NULL);

  if (strstr (text, expected) == NULL)
    compare (look, place, mw_figure_get_info (id)->code, text, expected);
}

/* The totals bar is the only label of the page that tells of a value. */
static void
look_at_totals_bar (Look *look)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (look->shown->window), MW_TYPE_CONTRACTS_PAGE, 0);
  const char *text = NULL;

  for (guint i = 0; text == NULL; i++)
    {
      GtkWidget *label = mw_gui_test_find (page, GTK_TYPE_LABEL, i);
      g_assert_nonnull (label);
      if (strstr (gtk_label_get_text (GTK_LABEL (label)), "   value ") != NULL)
        text = gtk_label_get_text (GTK_LABEL (label));
    }
  compare_line (look, "totals bar", text, "", MW_FIGURE_CONTRACTS);
  compare_line (look, "totals bar", text, "   value ", MW_FIGURE_VALUE);
  compare_line (look, "totals bar", text, "   duty ", MW_FIGURE_DUTY);
  if (look->report->figures[MW_FIGURE_WITH_DUTY].value == 0)
    return;
  compare_line (look, "totals bar", text, "   planned ", MW_FIGURE_PLANNED);
  compare_line (look, "totals bar", text, "   realised ", MW_FIGURE_REALISED);
}

static void
look_at_overview (Look *look)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (look->shown->window), MW_TYPE_OVERVIEW_PAGE, 0);
  const char *texts[5][2];

  for (guint i = 0; i < 5; i++)
    {
      GtkWidget *tile = mw_gui_test_find (page, MW_TYPE_FIGURE_TILE, i);
      texts[i][0] = text_of (tile, 1);
      texts[i][1] = text_of (tile, 2);
    }
  compare_line (look, "tile", texts[0][0], "", MW_FIGURE_WITH_DUTY);
  compare_line (look, "tile", texts[0][0], " of ", MW_FIGURE_CONTRACTS);
  compare_line (look, "tile", texts[0][1], "", MW_FIGURE_VALUE_WITH_DUTY);
  compare_line (look, "tile", texts[0][1], " of ", MW_FIGURE_VALUE);
  compare_line (look, "tile", texts[1][0], "", MW_FIGURE_DUTY);
  compare_line (look, "tile", texts[1][1], "planned ", MW_FIGURE_PLANNED);
  compare_line (look, "tile", texts[2][0], "", MW_FIGURE_REALISED);
  compare_line (look, "tile", texts[3][0], "", MW_FIGURE_PLACES_LINKED);
  compare_line (look, "tile", texts[3][1], "in all categories: ", MW_FIGURE_PLACES_WANTED);
  compare_line (look, "tile", texts[3][1], " wanted, ", MW_FIGURE_PLACES_OPEN);
  compare_line (look, "tile", texts[4][0], "", MW_FIGURE_PLAN_OVERDUE);
  compare_line (look, "tile", texts[4][1], "contracts behind: ", MW_FIGURE_BEHIND);
}

/* Which row of the standing dialog is which figure. */
static const struct
{
  const char *title;
  MwFigureId id;
} standing_rows[] = {
  { "With duty", MW_FIGURE_WITH_DUTY },
  { "Without duty", MW_FIGURE_WITHOUT_DUTY },
  { "Duty unknown", MW_FIGURE_DUTY_UNKNOWN },
  { "Imposed", MW_FIGURE_DUTY },
  { "Planned", MW_FIGURE_PLANNED },
  { "Realised", MW_FIGURE_REALISED },
  { "Expected today", MW_FIGURE_EXPECTED },
  { "Contracts behind", MW_FIGURE_BEHIND },
};

static void
look_at_standing (Look *look)
{
  GtkWidget *dialog = GTK_WIDGET (mw_standing_dialog_present (GTK_WINDOW (look->shown->window), look->shown->workspace));
  guint found = 0;

  for (guint i = 0; i < mw_gui_test_count (dialog, ADW_TYPE_ACTION_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (dialog, ADW_TYPE_ACTION_ROW, i);
      for (gsize k = 0; k < G_N_ELEMENTS (standing_rows); k++)
        {
          g_autofree char *expected = brief (look, standing_rows[k].id);
          guint n_labels = mw_gui_test_count (row, GTK_TYPE_LABEL);
          if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), standing_rows[k].title) != 0)
            continue;
          compare (look, "standing", standing_rows[k].title, text_of (row, n_labels - 1), expected);
          found++;
        }
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (standing_rows));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What the rows of open requests say is left, as a person adds it up. */
static gint64
add_up_requests (Look *look)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (look->shown->window), MW_TYPE_MATCHING_PAGE, 0);
  gint64 open = 0;

  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_SIDE_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_SIDE_ROW, i);
      const MwRecord *record = mw_side_row_get_record (MW_SIDE_ROW (row));
      if (mw_record_get_table (record) == &mw_nomination_table && g_strcmp0 (mw_record_get_text (record, MW_NOMINATION_STATUS), "open") == 0)
        open += g_ascii_strtoll (text_of (row, 2), NULL, 10);
    }
  return open;
}

static gboolean
says (GtkWidget *widget, const char *part)
{
  for (guint i = 0; i < mw_gui_test_count (widget, GTK_TYPE_LABEL); i++)
    {
      if (strstr (text_of (widget, i), part) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
choose_plan (GtkWidget *page)
{
  for (guint i = 0; i < mw_gui_test_count (page, GTK_TYPE_TOGGLE_BUTTON); i++)
    {
      GtkWidget *button = mw_gui_test_find (page, GTK_TYPE_TOGGLE_BUTTON, i);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Best Plan") == 0)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
}

static void
look_at_matching (Look *look)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (look->shown->window), MW_TYPE_MATCHING_PAGE, 0);
  GtkWidget *plan = mw_gui_test_find (page, MW_TYPE_PLAN_VIEW, 0);
  g_autofree char *sum = NULL;
  g_autofree char *expected = mw_count_format (look->report->places_open, look->report->notation);
  g_autofree char *in_plan = g_strdup_printf (" of %d open places filled", (int) look->report->places_open);

  gtk_widget_activate_action (GTK_WIDGET (look->shown->window), "win.page", "s", "matching");
  mw_test_await (mw_gui_test_count (page, MW_TYPE_SIDE_ROW) > 0);
  sum = g_strdup_printf ("%" G_GINT64_FORMAT, add_up_requests (look));
  compare (look, "matching", "open places", sum, expected);
  choose_plan (page);
  mw_test_await (says (plan, " open places filled"));
  if (!says (plan, in_plan))
    compare (look, "best plan", "open places", "another number", in_plan);
}

/* Cells of a workbook by their row and column, as texts. */
typedef struct
{
  GPtrArray *rows; /* GPtrArray of char * */
} Grid;

static void
grid_free (Grid *grid)
{
  g_ptr_array_unref (grid->rows);
  g_free (grid);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Grid, grid_free)

static const char *
grid_get (const Grid *grid, guint row, guint column)
{
  const GPtrArray *cells = row < grid->rows->len ? g_ptr_array_index (grid->rows, row) : NULL;
  const char *text = cells != NULL && column < cells->len ? g_ptr_array_index (cells, column) : NULL;

  return text != NULL ? text : "";
}

static guint
grid_find (const Grid *grid, const char *label)
{
  for (guint row = 0; row < grid->rows->len; row++)
    {
      if (g_str_equal (grid_get (grid, row, 0), label))
        return row;
    }
  return G_MAXUINT;
}

static void
grid_put (Grid *grid, guint row, guint column, const char *text)
{
  GPtrArray *cells;

  while (grid->rows->len <= row)
    g_ptr_array_add (grid->rows, g_ptr_array_new_with_free_func (g_free));
  cells = g_ptr_array_index (grid->rows, row);
  while (cells->len <= column)
    g_ptr_array_add (cells, NULL);
  g_free (cells->pdata[column]);
  cells->pdata[column] = g_strdup (text);
}

static Grid *
grid_new (void)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return grid;
}

static Grid *
read_xlsx (const char *path, const char *sheet)
{
  g_autoptr (MwTableReader) reader = mw_xlsx_reader_open (path, sheet, NULL);
  Grid *grid = grid_new ();

  g_assert_nonnull (reader);
  for (;;)
    {
      g_autoptr (MwRow) row = NULL;
      g_assert_true (mw_table_reader_next (reader, &row, NULL));
      if (row == NULL)
        return grid;
      for (guint i = 0; i < 20; i++)
        grid_put (grid, row->number - 1, i, mw_row_get (row, i)->text);
    }
}

/* One sheet of an OpenDocument workbook, while it is parsed. */
typedef struct
{
  const char *sheet;
  Grid *grid;
  gboolean inside;
  gboolean in_cell;
  gboolean noted;
  guint row;
  guint column;
  guint repeated;
  gboolean numeric;
} OdsState;

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (; *names != NULL; names++, values++)
    {
      if (g_str_equal (*names, name))
        return *values;
    }
  return NULL;
}

static void
ods_start (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  OdsState *state = data;
  const char *repeated = find_attribute (names, values, "table:number-columns-repeated");
  const char *value = find_attribute (names, values, "office:value");

  if (g_str_equal (element, "table:table"))
    state->inside = g_strcmp0 (find_attribute (names, values, "table:name"), state->sheet) == 0;
  else if (g_str_equal (element, "table:table-row"))
    state->column = 0;
  else if (g_str_equal (element, "office:annotation"))
    state->noted = TRUE;
  else if (g_str_equal (element, "table:table-cell"))
    {
      state->in_cell = TRUE;
      state->repeated = repeated != NULL ? (guint) g_ascii_strtoull (repeated, NULL, 10) : 1;
      state->numeric = value != NULL;
      if (state->inside && value != NULL)
        grid_put (state->grid, state->row, state->column, value);
    }
}

static void
ods_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  OdsState *state = data;

  if (g_str_equal (element, "table:table-row"))
    state->row += state->inside ? 1 : 0;
  else if (g_str_equal (element, "office:annotation"))
    state->noted = FALSE;
  else if (g_str_equal (element, "table:table-cell"))
    {
      state->in_cell = FALSE;
      state->column += state->repeated;
    }
}

static void
ods_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  OdsState *state = data;
  g_autofree char *copy = g_strndup (text, length);

  if (length > 0 && state->inside && state->in_cell && !state->noted && !state->numeric)
    grid_put (state->grid, state->row, state->column, copy);
}

static char *
read_content (const char *path)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  zip_stat_t stat;
  char *text;
  zip_file_t *file;

  g_assert_cmpint (zip_stat (zip, "content.xml", 0, &stat), ==, 0);
  text = g_malloc0 (stat.size + 1);
  file = zip_fopen (zip, "content.xml", 0);
  g_assert_cmpint (zip_fread (file, text, stat.size), ==, (gint64) stat.size);
  zip_fclose (file);
  zip_discard (zip);
  return text;
}

static Grid *
read_ods (const char *path, const char *sheet)
{
  static const GMarkupParser parser = { .start_element = ods_start, .end_element = ods_end, .text = ods_text };
  g_autofree char *content = read_content (path);
  OdsState state = { .sheet = sheet, .grid = grid_new () };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &state, NULL);

  g_assert_true (g_markup_parse_context_parse (context, content, -1, NULL));
  return state.grid;
}

/* A number of a cell in the unit of a figure, "" for a blank one; a text stays as it is. */
static char *
read_number (const char *text, MwFigureUnit unit)
{
  static const double units[] = { [MW_FIGURE_COUNT] = 1, [MW_FIGURE_MONEY] = 100, [MW_FIGURE_SHARE] = 10000, [MW_FIGURE_TENTHS] = 10 };
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (g_strcmp0 (end, "%") == 0)
    return g_strdup_printf ("%.0f", number * 100);
  if (*text == '\0' || *end != '\0')
    return g_strdup (text);
  return g_strdup_printf ("%.0f", number * units[unit]);
}

static char *
expect_number (const MwFigure *figure)
{
  return figure->known ? g_strdup_printf ("%" G_GINT64_FORMAT, figure->value) : g_strdup ("");
}

typedef Grid *(*ReadSheet) (const char *path, const char *sheet);

/* Where the key figures begin on their sheet. */
#define FIRST_FIGURE 4

static void
look_at_summary (Look *look, const char *place, const char *path, ReadSheet read)
{
  g_autoptr (Grid) grid = read (path, "Summary");

  for (guint i = 0; i < MW_N_FIGURES; i++)
    {
      const MwFigureInfo *info = mw_figure_get_info ((MwFigureId) i);
      guint row = grid_find (grid, info->label);
      g_autofree char *found = read_number (grid_get (grid, row, 1), info->unit);
      g_autofree char *expected = expect_number (&look->report->figures[i]);
      if (row == G_MAXUINT)
        {
          compare (look, place, info->label, grid_get (grid, FIRST_FIGURE, 0), "a row of its own");
          continue;
        }
      /* Where few people are meant, as much as may be told stands there. */
      if (i != MW_FIGURE_PERSONS || look->report->figures[i].known)
        compare (look, place, info->code, found, expected);
    }
}

/* Which total of which sheet is which figure; of an unknown one it says so. */
static const struct
{
  const char *sheet;
  const char *header;
  MwFigureId id;
} totals[] = {
  { "Contracts", "Contract value", MW_FIGURE_VALUE },
  { "Contracts", "Duty amount", MW_FIGURE_DUTY },
  { "Duty and progress", "Duty amount", MW_FIGURE_DUTY },
  { "Duty and progress", "Planned", MW_FIGURE_PLANNED },
  { "Duty and progress", "Realised", MW_FIGURE_REALISED },
  { "Duty and progress", "Expected today", MW_FIGURE_EXPECTED },
  { "Links", "Linked places", MW_FIGURE_PLACES_LINKED },
  { "Target groups", "Wanted places", MW_FIGURE_PLACES_WANTED },
  { "Target groups", "Linked places", MW_FIGURE_PLACES_LINKED },
  { "Suppliers", "Contracts", MW_FIGURE_CONTRACTS },
  { "Suppliers", "Contracts with the duty", MW_FIGURE_WITH_DUTY },
  { "Suppliers", "Duty unknown", MW_FIGURE_DUTY_UNKNOWN },
  { "Suppliers", "Contract value", MW_FIGURE_VALUE },
  { "Suppliers", "Duty amount", MW_FIGURE_DUTY },
  { "Suppliers", "Planned", MW_FIGURE_PLANNED },
  { "Suppliers", "Realised", MW_FIGURE_REALISED },
  { "Suppliers", "Expected today", MW_FIGURE_EXPECTED },
  { "Suppliers", "Contracts behind", MW_FIGURE_BEHIND },
};

static guint
find_column (const Grid *grid, const char *header)
{
  for (guint i = 0; i < 20; i++)
    {
      if (g_str_equal (grid_get (grid, 0, i), header))
        return i;
    }
  g_assert_not_reached ();
}

static void
look_at_totals (Look *look, const char *place, const char *path, ReadSheet read)
{
  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      g_autoptr (Grid) grid = read (path, totals[i].sheet);
      const MwFigure *figure = &look->report->figures[totals[i].id];
      guint row = grid_find (grid, "Total");
      guint column = find_column (grid, totals[i].header);
      g_autofree char *where = g_strdup_printf ("%s, %s", place, totals[i].sheet);
      g_autofree char *found = NULL;
      g_autofree char *left_out = figure->unknown > 0 ? g_strdup_printf ("%u", figure->unknown) : g_strdup ("");
      g_autofree char *expected = figure->known ? expect_number (figure) : g_strdup ("unknown");
      /* A sheet without rows has no totals. */
      if (row == G_MAXUINT)
        continue;
      found = read_number (grid_get (grid, row, column), mw_figure_get_info (totals[i].id)->unit);
      compare (look, where, totals[i].header, found, expected);
      compare (look, where, "what is left out", grid_get (grid, row + 1, column), left_out);
    }
}

static void
run_program (const char *const *arguments, char **output)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status = 0;

  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* With each run of spaces as one, whether or not a line may be broken there. */
static char *
join_spaces (const char *text)
{
  g_autoptr (GRegex) spaces = g_regex_new ("[ \\t\u00a0]+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

static char *
read_page (const char *path)
{
  g_autofree char *text = NULL;

  run_program ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL }, &text);
  return join_spaces (text);
}

static void
look_at_page (Look *look, const char *path)
{
  g_autofree char *text = read_page (path);

  for (guint i = 0; i < MW_N_FIGURES; i++)
    {
      g_autofree char *value = full (look, (MwFigureId) i);
      g_autofree char *broken = g_strdup_printf ("%s %s", mw_figure_get_info ((MwFigureId) i)->label, *value != '\0' ? value : "–");
      g_autofree char *line = join_spaces (broken);
      if (i == MW_FIGURE_PERSONS && !look->report->figures[i].known)
        continue;
      if (strstr (text, line) == NULL)
        compare (look, "page", mw_figure_get_info ((MwFigureId) i)->code, "another line", line);
    }
}

static JsonNode *
ask (Look *look, const char *command, const char *list)
{
  g_autofree char *copy = mw_fixture_get_path (&look->shown->base, "copy.maatwerk");
  const char *arguments[] = { program, command, copy, NULL, NULL, NULL, NULL, NULL, NULL, NULL };
  g_autofree char *today = mw_date_to_iso (&look->shown->base.today);
  g_autofree char *output = NULL;
  guint n = 3;

  if (list != NULL)
    arguments[n++] = list;
  arguments[n++] = "--json";
  arguments[n++] = "--today";
  arguments[n++] = today;
  if (look->scope != NULL)
    {
      arguments[n++] = "--category";
      arguments[n] = look->scope;
    }
  run_program (arguments, &output);
  return json_from_string (output, NULL);
}

static void
compare_count (Look *look, MwFigureId id, gint64 found)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, found);
  g_autofree char *expected = expect_number (&look->report->figures[id]);

  if (look->report->figures[id].known)
    compare (look, "command line", mw_figure_get_info (id)->code, text, expected);
}

/* A sum of which a part is not known is null there, so only what is wholly known can be added up. */
static void
look_at_contracts (Look *look)
{
  static const MwFigureId told[] = { MW_FIGURE_CONTRACTS, MW_FIGURE_VALUE, MW_FIGURE_WITH_DUTY, MW_FIGURE_WITHOUT_DUTY, MW_FIGURE_VALUE_WITH_DUTY, MW_FIGURE_DUTY, MW_FIGURE_EXPECTED, MW_FIGURE_BEHIND };
  g_autoptr (JsonNode) root = ask (look, "list", "contracts");
  JsonArray *all = json_node_get_array (root);
  gint64 sums[MW_N_FIGURES] = { 0 };

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *contract = json_array_get_object_element (all, i);
      JsonObject *duty = json_object_get_object_member (contract, "duty");
      const char *applies = json_object_get_string_member (duty, "applies");
      gint64 value = json_object_get_int_member_with_default (contract, "value_cents", 0);
      gboolean with_duty = g_str_equal (applies, "yes");
      /* The command line lists all; what has ended counts in no figure. */
      if (g_str_equal (json_object_get_string_member (contract, "state"), "ended"))
        continue;
      sums[MW_FIGURE_CONTRACTS]++;
      sums[MW_FIGURE_VALUE] += value;
      sums[MW_FIGURE_WITH_DUTY] += with_duty ? 1 : 0;
      sums[MW_FIGURE_WITHOUT_DUTY] += g_str_equal (applies, "no") ? 1 : 0;
      sums[MW_FIGURE_VALUE_WITH_DUTY] += with_duty ? value : 0;
      sums[MW_FIGURE_DUTY] += with_duty ? json_object_get_int_member_with_default (duty, "amount_cents", 0) : 0;
      sums[MW_FIGURE_EXPECTED] += with_duty ? json_object_get_int_member_with_default (duty, "expected_cents", 0) : 0;
      sums[MW_FIGURE_BEHIND] += json_object_get_boolean_member_with_default (duty, "behind", FALSE) ? 1 : 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    compare_count (look, told[i], sums[told[i]]);
}

static void
look_at_links (Look *look)
{
  g_autoptr (JsonNode) matches = ask (look, "list", "matches");
  g_autoptr (JsonNode) plan = ask (look, "plan", NULL);
  JsonArray *all = json_node_get_array (matches);
  gint64 linked = 0;

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *match = json_array_get_object_element (all, i);
      if (!g_str_equal (json_object_get_string_member (match, "status"), "rejected"))
        linked += json_object_get_int_member (match, "places");
    }
  compare_count (look, MW_FIGURE_PLACES_LINKED, linked);
  compare_count (look, MW_FIGURE_PLACES_OPEN, json_object_get_int_member (json_node_get_object (plan), "wanted"));
}

static void
write_report (Look *look, const char *path)
{
  MwReportJob job = { .path = (char *) path, .category_id = look->category_id, .parts = MW_REPORT_ALL, .today = look->shown->base.today };
  MwReportMemory *memory = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_report_job_run (mw_database_get_view (mw_workspace_get_database (look->shown->workspace)), &job, &memory, &error));
  g_assert_no_error (error);
  mw_report_memory_free (memory);
}

static gboolean
is_shown (Look *look)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (look->shown->window), MW_TYPE_OVERVIEW_PAGE, 0);
  g_autofree char *count = brief (look, MW_FIGURE_CONTRACTS);
  g_autofree char *end = g_strconcat (" of ", count, NULL);

  return g_str_has_suffix (text_of (mw_gui_test_find (page, MW_TYPE_FIGURE_TILE, 0), 1), end);
}

static void
look_at_files (Look *look)
{
  g_autofree char *xlsx = mw_fixture_get_path (&look->shown->base, "f.xlsx");
  g_autofree char *ods = mw_fixture_get_path (&look->shown->base, "f.ods");
  g_autofree char *pdf = mw_fixture_get_path (&look->shown->base, "f.pdf");
  g_autofree char *reader = g_find_program_in_path ("pdftotext");

  write_report (look, xlsx);
  write_report (look, ods);
  write_report (look, pdf);
  look_at_summary (look, "xlsx", xlsx, read_xlsx);
  look_at_totals (look, "xlsx", xlsx, read_xlsx);
  look_at_summary (look, "ods", ods, read_ods);
  look_at_totals (look, "ods", ods, read_ods);
  if (reader != NULL)
    look_at_page (look, pdf);
  g_assert_cmpint (remove (xlsx) + remove (ods) + remove (pdf), ==, 0);
}

/* @scope: (nullable): the name of a category */
static guint
look_everywhere (MwShown *self, gint64 category_id, const char *scope)
{
  Look look = { .shown = self, .scope = scope, .category_id = category_id };
  MwReportJob job = { .category_id = category_id, .parts = MW_REPORT_ALL, .today = self->base.today };
  g_autoptr (MwReport) report = mw_report_job_gather (mw_database_get_view (mw_workspace_get_database (self->workspace)), &job, NULL);

  look.report = report;
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "overview");
  mw_category_sidebar_select (MW_CATEGORY_SIDEBAR (mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_CATEGORY_SIDEBAR, 0)), category_id);
  mw_test_await (is_shown (&look));
  mw_test_await (mw_contract_list_get_query (mw_workspace_get_contracts (self->workspace))->category_id == category_id && mw_contract_list_get_state (mw_workspace_get_contracts (self->workspace)) == MW_LIST_READY);
  mw_test_await (mw_contract_list_get_totals (mw_workspace_get_contracts (self->workspace))->count == report->totals.count);
  look_at_totals_bar (&look);
  look_at_overview (&look);
  look_at_standing (&look);
  look_at_matching (&look);
  look_at_files (&look);
  look_at_contracts (&look);
  look_at_links (&look);
  return look.wrong;
}

/* All contracts, and those of each category that has any. */
static void
test_demo (MwShown *self, gconstpointer unused)
{
  GListModel *categories = mw_workspace_get_records (self->workspace, &mw_category_table);
  guint wrong = look_everywhere (self, MW_CATEGORY_ALL, NULL);
  guint seen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (categories, i);
      MwReportJob job = { .category_id = mw_record_get_id (category), .parts = MW_REPORT_ALL, .today = self->base.today };
      g_autoptr (MwReport) report = mw_report_job_gather (mw_database_get_view (mw_workspace_get_database (self->workspace)), &job, NULL);
      if (report->totals.count == 0)
        continue;
      wrong += look_everywhere (self, mw_record_get_id (category), mw_record_get_title (category));
      seen++;
    }
  g_assert_cmpuint (seen, >, 3);
  g_assert_cmpuint (wrong, ==, 0);
}

/* The file is opened twice: the window has the one, the command line a copy. */
static void
open_changed (MwShown *self, const char *const *changes)
{
  g_autofree char *copy = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  mw_fixture_set_up (&self->base, NULL);
  copy = mw_fixture_get_path (&self->base, "copy.maatwerk");
  g_assert_true (mw_workspace_create_file (self->base.path, TRUE, &self->base.today, &error));
  for (; *changes != NULL; changes++)
    {
      g_autoptr (MwConnection) connection = mw_connection_open (self->base.path, MW_OPEN_WRITE, &error);
      g_assert_no_error (error);
      g_assert_true (mw_connection_execute (connection, *changes, &error));
      g_assert_no_error (error);
    }
  g_assert_true (g_file_get_contents (self->base.path, &data, &size, NULL));
  g_assert_true (g_file_set_contents (copy, data, (gssize) size, NULL));
  self->workspace = mw_workspace_open (self->base.path, MW_ACCESS_WRITE, &self->base.today, &error);
  g_assert_no_error (error);
  mw_shown_present (self);
}

static void
demo_set_up (MwShown *self, gconstpointer unused)
{
  open_changed (self, (const char *const[]){ NULL });
}

/* Values, wage sums, dates, places and numbers of people taken away: what is left is unknown, and nowhere 0. */
static void
unknown_set_up (MwShown *self, gconstpointer unused)
{
  static const char *const away[] = {
    "UPDATE contract SET value_cents = NULL, wage_sum_cents = NULL, start_date = NULL, end_date = NULL, agreed_cents = NULL",
    "UPDATE nomination SET wanted_places = NULL",
    "UPDATE initiative SET places = NULL",
    "UPDATE contribution SET persons = NULL, hours_per_week = NULL, own_cents = NULL, value_row_id = NULL",
    NULL,
  };

  open_changed (self, away);
}

static void
test_unknown (MwShown *self, gconstpointer unused)
{
  g_assert_cmpuint (look_everywhere (self, MW_CATEGORY_ALL, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  g_assert_cmpint (argc, >, 1);
  program = argv[1];
  g_test_add ("/figures/demo-and-each-category", MwShown, NULL, demo_set_up, test_demo, mw_shown_tear_down);
  g_test_add ("/figures/unknown", MwShown, NULL, unknown_set_up, test_unknown, mw_shown_tear_down);
  return g_test_run ();
}
