/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mw-initiative.h"
#include "mw-match-matrix.h"
#include "mw-match-row.h"
#include "mw-nomination.h"
#include "mw-match.h"
#include "mw-matching-page.h"
#include "mw-pair-row.h"
#include "mw-plan-link-row.h"
#include "mw-plan-view.h"
#include "mw-record-dialog.h"
#include "mw-reject-dialog.h"
#include "mw-rule-set.h"
#include "mw-shown.h"
#include "mw-side-row.h"
#include "mw-trial-dialog.h"
#include "mw-weights-editor.h"

static GtkToggleButton *
find_toggle (GtkWidget *root, const char *label)
{
  for (guint i = 0; i < mw_gui_test_count (root, GTK_TYPE_TOGGLE_BUTTON); i++)
    {
      GtkWidget *button = mw_gui_test_find (root, GTK_TYPE_TOGGLE_BUTTON, i);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return GTK_TOGGLE_BUTTON (button);
    }
  g_assert_not_reached ();
}

static GtkWidget *
find_group (GtkWidget *view, const char *title)
{
  for (guint i = 0; i < mw_gui_test_count (view, ADW_TYPE_PREFERENCES_GROUP); i++)
    {
      GtkWidget *group = mw_gui_test_find (view, ADW_TYPE_PREFERENCES_GROUP, i);
      if (g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), title) == 0)
        return group;
    }
  g_assert_not_reached ();
}

static GtkWidget *
find_links (GtkWidget *view)
{
  return find_group (view, "Proposed Links");
}

static guint
count_proposals (GtkWidget *view)
{
  return mw_gui_test_count (find_links (view), ADW_TYPE_EXPANDER_ROW);
}

static gint64
count_places (MwShown *self)
{
  GListModel *matches = mw_workspace_get_records (self->workspace, &mw_match_table);
  gint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (MwRecord) match = g_list_model_get_item (matches, i);
      gint64 places = 0;
      mw_record_get_integer (match, MW_MATCH_PLACES, &places);
      sum += places;
    }
  return sum;
}

static GtkWidget *
open_plan (MwShown *self)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_MATCHING_PAGE, 0);
  GtkWidget *view = mw_gui_test_find (page, MW_TYPE_PLAN_VIEW, 0);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "matching");
  gtk_toggle_button_set_active (find_toggle (page, "_Best Plan"), TRUE);
  mw_test_await (count_proposals (view) > 0);
  return view;
}

/* A plan changes nothing until it is taken over: one link with the places that were set, or all of it as one act. */
static void
test_take_over (MwShown *self, gconstpointer unused)
{
  gint64 before = count_places (self);
  GtkWidget *view = open_plan (self);
  GtkWidget *links = find_links (view);
  GtkWidget *row = mw_gui_test_find (links, ADW_TYPE_EXPANDER_ROW, 0);
  gint64 after_one;

  g_assert_cmpint (count_places (self), ==, before);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (mw_gui_test_find (row, GTK_TYPE_SPIN_BUTTON, 0)), 1);
  g_signal_emit_by_name (mw_gui_test_find_button (row, "_Take Over"), "clicked");
  mw_test_await (count_places (self) == before + 1);
  after_one = count_places (self);
  mw_test_await (count_proposals (view) > 0);
  mw_test_settle ();
  mw_test_await (gtk_widget_get_sensitive (mw_gui_test_find_button (links, "Take Over _All")));
  gtk_widget_activate_action (view, "plan.accept-all", NULL);
  mw_test_await (count_places (self) > after_one + 5);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  mw_test_await (count_places (self) == after_one);
}

/* Places that were set by hand cannot give more than there is: that is said, and not all can be taken over. */
static void
test_overdraft (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  GtkWidget *links = find_links (view);

  g_assert_false (mw_gui_test_says (view, "Lower one of them"));
  for (guint i = 0; i < count_proposals (view); i++)
    {
      GtkSpinButton *spin = GTK_SPIN_BUTTON (mw_gui_test_find (mw_gui_test_find (links, ADW_TYPE_EXPANDER_ROW, i), GTK_TYPE_SPIN_BUTTON, 0));
      gtk_spin_button_set_value (spin, 1000);
    }
  g_assert_true (mw_gui_test_says (view, "Lower one of them"));
  g_assert_false (gtk_widget_get_sensitive (mw_gui_test_find_button (links, "Take Over _All")));
}

/* A higher least fit proposes less, and never more again than before. */
static void
test_options (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  guint before = count_proposals (view);
  GtkSpinButton *minimum = GTK_SPIN_BUTTON (mw_gui_test_find (view, GTK_TYPE_SPIN_BUTTON, 0));

  gtk_spin_button_set_value (minimum, 85);
  mw_test_await (count_proposals (view) < before);
  gtk_spin_button_set_value (minimum, 0);
  mw_test_await (count_proposals (view) == before);
}

/* Weights that are moved change the scores at once, are kept, and can be reset. */
static void
test_weights (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_MATCHING_PAGE, 0);
  GtkWidget *editor = mw_gui_test_find (page, MW_TYPE_WEIGHTS_EDITOR, 0);
  GtkWidget *first = mw_gui_test_find (find_links (view), ADW_TYPE_EXPANDER_ROW, 0);
  g_autofree char *before = g_strdup (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (first)));
  g_autoptr (GVariant) kept = NULL;
  g_autoptr (GVariant) reset = NULL;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  g_assert_cmpuint (mw_gui_test_count (editor, GTK_TYPE_SCALE), ==, MW_FIT_RELATION);
  for (guint i = 0; i < MW_FIT_RELATION; i++)
    gtk_range_set_value (GTK_RANGE (mw_gui_test_find (editor, GTK_TYPE_SCALE, i)), i == MW_FIT_PERIOD ? 100 : 0);
  kept = g_settings_get_value (self->settings, "fit-weights");
  g_assert_cmpuint (g_variant_n_children (kept), ==, MW_N_FIT_PARTS);
  mw_test_await (first == NULL && count_proposals (view) > 0);
  first = mw_gui_test_find (find_links (view), ADW_TYPE_EXPANDER_ROW, 0);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (first)), !=, before);
  gtk_widget_activate_action (editor, "weights.reset", NULL);
  reset = g_settings_get_value (self->settings, "fit-weights");
  g_assert_cmpuint (g_variant_n_children (reset), ==, 0);
  g_assert_cmpint ((int) gtk_range_get_value (GTK_RANGE (mw_gui_test_find (editor, GTK_TYPE_SCALE, 0))), ==, 25);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer loaded)
{
  g_autoptr (MwMatchBoard) board = mw_workspace_load_board_finish (MW_WORKSPACE (object), result, NULL);

  *(gboolean *) loaded = TRUE;
}

/* The page reads again when it comes on screen, which makes its rows anew; what is read after that comes last. */
static void
await_board (MwShown *self)
{
  gboolean loaded = FALSE;

  mw_workspace_load_board_async (self->workspace, 0, NULL, loaded_cb, &loaded);
  mw_test_await (loaded);
}

static GtkWidget *
open_list (MwShown *self, const char *initiative)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_MATCHING_PAGE, 0);
  GtkListBox *list;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "matching");
  await_board (self);
  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_SIDE_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_SIDE_ROW, i);
      if (g_strcmp0 (mw_record_get_title (mw_side_row_get_record (MW_SIDE_ROW (row))), initiative) != 0)
        continue;
      list = GTK_LIST_BOX (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX));
      gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
      return page;
    }
  g_assert_not_reached ();
}

static MwMatchMatrix *
open_matrix (MwShown *self)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_MATCHING_PAGE, 0);
  MwMatchMatrix *matrix = MW_MATCH_MATRIX (mw_gui_test_find (page, MW_TYPE_MATCH_MATRIX, 0));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "matching");
  mw_test_await (mw_match_matrix_get_pair (matrix) != NULL);
  gtk_toggle_button_set_active (find_toggle (page, "_Matrix"), TRUE);
  mw_test_await (gtk_widget_get_mapped (GTK_WIDGET (matrix)));
  gtk_widget_grab_focus (GTK_WIDGET (matrix));
  return matrix;
}

static MwSideRow *
find_chosen (GtkWidget *page)
{
  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_SIDE_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_SIDE_ROW, i);
      if (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)))
        return MW_SIDE_ROW (row);
    }
  return NULL;
}

static gint64
id_of_chosen (GtkWidget *page)
{
  MwSideRow *row = find_chosen (page);

  return row != NULL ? mw_record_get_id (mw_side_row_get_record (row)) : 0;
}

static guint
count_marked (GtkWidget *page, gint64 nomination_id)
{
  guint count = 0;

  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_PAIR_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_PAIR_ROW, i);
      if (!gtk_widget_has_css_class (row, "marked-pair"))
        continue;
      g_assert_cmpint (mw_record_get_id (mw_demand_get_nomination (mw_pair_row_get_pair (MW_PAIR_ROW (row))->demand)), ==, nomination_id);
      count++;
    }
  return count;
}

/* The matrix tells of the cell that the keyboard is on; Enter shows that initiative in the list, at that request. */
static void
test_matrix (MwShown *self, gconstpointer unused)
{
  MwMatchMatrix *matrix = open_matrix (self);
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_MATCHING_PAGE, 0);
  g_autofree char *first = mw_match_matrix_describe (matrix);

  for (int i = 1; i < 5; i++)
    {
      g_autofree char *text = NULL;
      gint64 initiative_id;
      gint64 nomination_id;
      gtk_toggle_button_set_active (find_toggle (page, "_Matrix"), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (matrix));
      mw_match_matrix_move_to (matrix, 3 * i, 2 * i);
      text = mw_match_matrix_describe (matrix);
      g_assert_cmpstr (first, !=, text);
      initiative_id = mw_record_get_id (mw_supply_get_initiative (mw_match_matrix_get_pair (matrix)->supply));
      nomination_id = mw_record_get_id (mw_demand_get_nomination (mw_match_matrix_get_pair (matrix)->demand));
      g_assert_nonnull (strstr (text, mw_record_get_title (mw_supply_get_initiative (mw_match_matrix_get_pair (matrix)->supply))));
      g_assert_nonnull (strstr (text, mw_record_get_title (mw_demand_get_nomination (mw_match_matrix_get_pair (matrix)->demand))));
      /* Whatever is drawn must be drawn without a complaint. */
      mw_gui_test_draw (GTK_WIDGET (matrix));
      g_signal_emit_by_name (matrix, "activated");
      mw_test_await (gtk_toggle_button_get_active (find_toggle (page, "_List")));
      mw_test_settle ();
      g_assert_cmpint (id_of_chosen (page), ==, initiative_id);
      g_assert_cmpuint (count_marked (page, nomination_id), ==, 1);
      mw_test_await (gtk_widget_has_css_class (gtk_window_get_focus (GTK_WINDOW (self->window)), "marked-pair"));
    }
}

static GtkWidget *
find_requests (GtkWidget *page)
{
  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_SIDE_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_SIDE_ROW, i);
      if (mw_record_get_table (mw_side_row_get_record (MW_SIDE_ROW (row))) == &mw_nomination_table)
        return gtk_widget_get_parent (row);
    }
  g_assert_not_reached ();
}

/* The button that unfolds what does not fit; it stands before its list. */
static GtkWidget *
find_fold (GtkWidget *page)
{
  for (guint i = 0; i < mw_gui_test_count (page, GTK_TYPE_TOGGLE_BUTTON); i++)
    {
      GtkWidget *button = mw_gui_test_find (page, GTK_TYPE_TOGGLE_BUTTON, i);
      if (GTK_IS_LIST_BOX (gtk_widget_get_next_sibling (button)))
        return button;
    }
  g_assert_not_reached ();
}

/* Tab goes to the requests and chooses none of them, so the initiative stays what it is about; the space bar does. */
static void
test_tab_does_not_choose (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Inkoop bij sociale onderneming");
  gint64 chosen = id_of_chosen (page);
  GtkWidget *list = find_requests (page);
  GtkWidget *row;

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  row = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_get_parent (row) == list);
  g_assert_cmpint (id_of_chosen (page), ==, chosen);
  g_assert_true (mw_gui_test_press (list, GDK_KEY_space));
  g_assert_cmpint (id_of_chosen (page), ==, mw_record_get_id (mw_side_row_get_record (MW_SIDE_ROW (row))));
}

/* What does not fit is folded; Tab passes it by until it is opened. */
static void
test_tab_passes_folded (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Inkoop bij sociale onderneming");
  GtkWidget *button = find_fold (page);
  GtkWidget *list = gtk_widget_get_next_sibling (button);
  GtkWidget *focus;

  gtk_widget_grab_focus (button);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (focus != button && !gtk_widget_is_ancestor (focus, list));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  mw_test_await (gtk_widget_get_mapped (list));
  gtk_widget_grab_focus (button);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), list));
}

/* What is chosen in the list is where the matrix begins, and the other way round. */
static void
test_one_selection (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Inkoop bij sociale onderneming");
  gint64 chosen = id_of_chosen (page);
  MwMatchMatrix *matrix = open_matrix (self);

  g_assert_cmpint (mw_record_get_id (mw_supply_get_initiative (mw_match_matrix_get_pair (matrix)->supply)), ==, chosen);
  mw_match_matrix_move_to (matrix, 0, 0);
  chosen = mw_record_get_id (mw_supply_get_initiative (mw_match_matrix_get_pair (matrix)->supply));
  gtk_toggle_button_set_active (find_toggle (page, "_List"), TRUE);
  g_assert_cmpint (id_of_chosen (page), ==, chosen);
}

/* Names in the headers are cut off, so that pointing at one tells all of it; the corner between them has none. */
static void
test_header_tooltips (MwShown *self, gconstpointer unused)
{
  MwMatchMatrix *matrix = open_matrix (self);
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = TRUE;
  int width;
  int height;

  mw_test_await (gtk_widget_get_height (GTK_WIDGET (matrix)) > 0);
  width = gtk_widget_get_width (GTK_WIDGET (matrix));
  height = gtk_widget_get_height (GTK_WIDGET (matrix));
  g_signal_emit_by_name (matrix, "query-tooltip", 5, 5, FALSE, tooltip, &shown);
  g_assert_false (shown);
  g_signal_emit_by_name (matrix, "query-tooltip", 5, height - 5, FALSE, tooltip, &shown);
  g_assert_true (shown);
  g_signal_emit_by_name (matrix, "query-tooltip", width / 2, 5, FALSE, tooltip, &shown);
  g_assert_true (shown);
  g_object_unref (tooltip);
}

/* A cell can be linked without a mouse. */
static void
test_link_from_matrix (MwShown *self, gconstpointer unused)
{
  MwMatchMatrix *matrix = open_matrix (self);
  GtkWidget *dialog;

  g_signal_emit_by_name (matrix, "link");
  dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
  g_assert_true (mw_gui_test_says (dialog, mw_record_get_title (mw_supply_get_initiative (mw_match_matrix_get_pair (matrix)->supply))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_row (GtkWidget *view, const char *title)
{
  GtkWidget *links = find_links (view);

  for (guint i = 0; i < count_proposals (view); i++)
    {
      GtkWidget *row = mw_gui_test_find (links, ADW_TYPE_EXPANDER_ROW, i);
      if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
        return row;
    }
  return NULL;
}

static guint
count_choices (GtkWidget *view)
{
  return mw_gui_test_count (find_group (view, "Decided by Hand"), ADW_TYPE_ACTION_ROW);
}

static guint
count_matches (MwShown *self)
{
  return g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_match_table));
}

/* A pair that is kept out leaves the plan, in the file; it stands among the choices with its price, and comes back. */
static void
test_forbid (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  GtkWidget *row = mw_gui_test_find (find_links (view), ADW_TYPE_EXPANDER_ROW, 0);
  g_autofree char *title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  guint before = count_choices (view);
  guint matches = count_matches (self);

  gtk_widget_activate_action (row, "link.forbid", NULL);
  mw_test_await (count_choices (view) == before + 1 && find_row (view, title) == NULL);
  g_assert_cmpuint (count_matches (self), ==, matches + 1);
  g_assert_true (mw_gui_test_says (find_group (view, "Decided by Hand"), "kept out of this plan: costs "));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  mw_test_await (count_choices (view) == before && find_row (view, title) != NULL);
  gtk_widget_activate_action (find_row (view, title), "link.forbid", NULL);
  mw_test_await (count_choices (view) == before + 1 && find_row (view, title) == NULL);
  g_signal_emit_by_name (mw_gui_test_find (find_group (view, "Decided by Hand"), GTK_TYPE_BUTTON, 0), "clicked");
  mw_test_await (count_choices (view) == before && find_row (view, title) != NULL);
  g_assert_cmpuint (count_matches (self), ==, matches);
}

/* Each of what would help, and each reason, opens a field. All but the first are made when the row opens, once. */
static void
test_plan_opens_fields (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  GtkWidget *groups[] = { find_links (view), find_group (view, "What Stays Open") };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *row = mw_gui_test_find (groups[i], ADW_TYPE_EXPANDER_ROW, 0);
      GtkWidget *line = mw_gui_test_find (row, ADW_TYPE_ACTION_ROW, 1);
      GtkWidget *dialog;
      guint lines;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      lines = mw_gui_test_count (row, ADW_TYPE_ACTION_ROW);
      g_assert_cmpuint (lines, >, 2);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      g_assert_cmpuint (mw_gui_test_count (row, ADW_TYPE_ACTION_ROW), ==, lines);
      g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (line)));
      adw_action_row_activate (ADW_ACTION_ROW (line));
      dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

static guint
count_warned (GtkWidget *view)
{
  guint warned = 0;

  for (guint i = 0; i < count_proposals (view); i++)
    warned += mw_plan_link_row_has_warnings (MW_PLAN_LINK_ROW (mw_gui_test_find (find_links (view), ADW_TYPE_EXPANDER_ROW, i)));
  return warned;
}

static void
change_all (MwShown *self, const MwTable *table, guint field, const char *value)
{
  GListModel *records = mw_workspace_get_records (self->workspace, table);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (MwRecord) record = g_list_model_get_item (records, i);
      g_autoptr (MwRecord) changed = mw_record_copy (record);
      if (table->fields[field].type == MW_FIELD_YES_NO)
        mw_record_set_yes_no (changed, field, MW_NO);
      else
        mw_record_set_text (changed, field, value);
      mw_workspace_save_async (self->workspace, changed, NULL, NULL);
    }
}

/* An initiative that goes against the rules warns on its closed row, and is counted before all is taken over. */
static void
test_warnings (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  g_autofree char *count = NULL;

  g_assert_cmpuint (count_warned (view), ==, 0);
  g_assert_false (mw_gui_test_says (view, "of these link"));
  change_all (self, &mw_rule_set_table, MW_RULE_SET_EXISTING_COUNTS, "no");
  change_all (self, &mw_initiative_table, MW_INITIATIVE_NOVELTY, "existing");
  mw_test_await (count_warned (view) > 0 && mw_gui_test_says (view, "of these link"));
  count = g_strdup_printf ("%u of these link", count_warned (view));
  g_assert_true (mw_gui_test_says (view, count));
}

/* After a change that breaks a link the list tells, and leads to it; the keys of the views work from any page. */
static void
test_broken_bar (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Leer-werkplek financieel");
  g_autoptr (MwRecord) initiative = mw_record_copy (mw_side_row_get_record (find_chosen (page)));

  g_assert_false (mw_gui_test_says (page, "1 link no longer fits"));
  mw_record_set_text (initiative, MW_INITIATIVE_STATUS, "ended");
  mw_workspace_save_async (self->workspace, initiative, NULL, NULL);
  mw_test_await (mw_gui_test_says (page, "1 link no longer fits"));
  gtk_widget_activate_action (page, "pairs.show-broken", NULL);
  mw_test_await (mw_gui_test_says (page, "the initiative has ended"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "contracts");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "matching.view", "s", "matrix");
  g_assert_true (gtk_toggle_button_get_active (find_toggle (page, "_Matrix")));
  g_assert_true (gtk_widget_get_mapped (page));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "matching.view", "s", "list");
  g_assert_true (gtk_toggle_button_get_active (find_toggle (page, "_List")));
}

static void
test_keep (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  GtkWidget *row = mw_gui_test_find (find_links (view), ADW_TYPE_EXPANDER_ROW, 0);

  gtk_widget_activate_action (row, "link.keep", NULL);
  mw_test_await (count_choices (view) > 0 && mw_gui_test_says (find_group (view, "Decided by Hand"), "kept with "));
  g_assert_true (mw_gui_test_says (find_links (view), "kept"));
  gtk_widget_activate_action (view, "plan.clear-trial", NULL);
  mw_test_await (!mw_gui_test_says (find_links (view), " · kept"));
}

/* What if: nothing of it reaches the file, and the plan goes back to it with one action. */
static void
test_what_if (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);
  guint before = count_proposals (view);
  GtkWidget *dialog;
  GtkSwitch *takes_part;
  gint64 places = count_places (self);

  gtk_widget_activate_action (view, "plan.try", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_TRIAL_DIALOG);
  for (guint i = 0; i < 6; i++)
    {
      takes_part = GTK_SWITCH (mw_gui_test_find (dialog, GTK_TYPE_SWITCH, i));
      gtk_switch_set_active (takes_part, FALSE);
    }
  mw_test_await (count_proposals (view) < before && mw_gui_test_says (view, "differs from the file"));
  g_assert_true (mw_gui_test_says (find_group (view, "Decided by Hand"), "left out of this plan"));
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_widget_activate_action (view, "plan.clear-trial", NULL);
  mw_test_await (count_proposals (view) == before && mw_gui_test_says (view, "The plan goes by the file"));
  g_assert_cmpint (count_places (self), ==, places);
}

/* Stopped on the way there is no plan, that is said, and it can be made after all. */
static void
test_stop (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = open_plan (self);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (mw_gui_test_find (view, GTK_TYPE_SPIN_BUTTON, 0)), 60);
  gtk_widget_activate_action (view, "plan.stop", NULL);
  g_assert_cmpuint (count_proposals (view), ==, 0);
  g_assert_true (mw_gui_test_says (view, "The Planning Was Stopped"));
  gtk_widget_activate_action (view, "plan.again", NULL);
  mw_test_await (count_proposals (view) > 0);
  /* What is being made is not shown to turn where nobody looks. */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (mw_gui_test_find (view, GTK_TYPE_SPIN_BUTTON, 0)), 50);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "contracts");
  for (guint i = 0; i < mw_gui_test_count (view, GTK_TYPE_SPINNER); i++)
    g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (mw_gui_test_find (view, GTK_TYPE_SPINNER, i))));
}

static guint
count_with_status (MwShown *self, const char *status)
{
  GListModel *matches = mw_workspace_get_records (self->workspace, &mw_match_table);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (MwRecord) match = g_list_model_get_item (matches, i);
      count += g_strcmp0 (mw_record_get_text (match, MW_MATCH_STATUS), status) == 0;
    }
  return count;
}

/* A pair that is rejected, with its reason, is no longer proposed but stands among the links, and counts as refused. */
static void
test_reject (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Leer-werkplek financieel");
  guint pairs = mw_gui_test_count (page, MW_TYPE_PAIR_ROW);
  guint rejected = count_with_status (self, "rejected");
  GtkWidget *dialog;

  g_signal_emit_by_name (mw_gui_test_find (page, MW_TYPE_PAIR_ROW, 1), "reject");
  dialog = mw_shown_find_dialog (MW_TYPE_REJECT_DIALOG);
  /* Who said no is not guessed. */
  g_assert_false (gtk_widget_get_sensitive (mw_gui_test_find_button (dialog, "_Reject")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (mw_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, 0)), 0);
  g_assert_true (gtk_widget_get_sensitive (mw_gui_test_find_button (dialog, "_Reject")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (mw_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, 1)), 1);
  gtk_widget_activate_action (dialog, "pair.reject", NULL);
  mw_test_await (count_with_status (self, "rejected") == rejected + 1);
  mw_test_await (mw_gui_test_count (page, MW_TYPE_PAIR_ROW) == pairs - 1);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-refusals", NULL);
  dialog = mw_shown_find_dialog (ADW_TYPE_PREFERENCES_WINDOW);
  g_assert_true (mw_gui_test_says (dialog, "No suitable work: 1"));
  gtk_window_close (GTK_WINDOW (dialog));
}

static guint
position_of (const MwChoice *choices, const char *value)
{
  guint position = 0;

  while (!g_str_equal (choices[position].value, value))
    position++;
  return position;
}

/* A rejection that is chosen at a link asks for its reason, and until it is given the status stays. */
static void
test_reject_link (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Leer-werkplek financieel");
  GtkWidget *row = mw_gui_test_find (page, MW_TYPE_MATCH_ROW, 0);
  GtkDropDown *status = GTK_DROP_DOWN (mw_gui_test_find (row, GTK_TYPE_DROP_DOWN, 0));
  const MwChoice *choices = mw_match_table.fields[MW_MATCH_STATUS].choices;
  guint before = gtk_drop_down_get_selected (status);
  guint running = count_with_status (self, "running");

  mw_gui_test_choose (status, position_of (choices, "rejected"));
  g_assert_nonnull (mw_shown_find_dialog (MW_TYPE_REJECT_DIALOG));
  g_assert_cmpuint (gtk_drop_down_get_selected (status), ==, before);
  gtk_window_destroy (GTK_WINDOW (mw_shown_find_dialog (MW_TYPE_REJECT_DIALOG)));
  mw_gui_test_choose (status, position_of (choices, "running"));
  mw_test_await (count_with_status (self, "running") == running + 1);
}

/* Our own no leaves standing what the supplier answered. */
static void
test_reject_ourselves (MwShown *self, gconstpointer unused)
{
  g_autoptr (MwRecord) match = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_match_table), 0);
  gint64 id = mw_record_get_id (match);
  guint rejected = count_with_status (self, "rejected");
  GtkWidget *dialog;
  GDate since;

  mw_record_set_text (match, MW_MATCH_SUPPLIER_ANSWER, "considering");
  mw_record_set_text (match, MW_MATCH_STATUS, "proposed");
  mw_reject_dialog_present (GTK_WINDOW (self->window), self->workspace, match);
  dialog = mw_shown_find_dialog (MW_TYPE_REJECT_DIALOG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (mw_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, 0)), 1);
  gtk_widget_activate_action (dialog, "pair.reject", NULL);
  mw_test_await (count_with_status (self, "rejected") == rejected + 1);
  g_assert_cmpstr (mw_record_get_text (mw_workspace_find_record (self->workspace, &mw_match_table, id), MW_MATCH_SUPPLIER_ANSWER), ==, "considering");
  mw_record_get_date (mw_workspace_find_record (self->workspace, &mw_match_table, id), MW_MATCH_STATUS_DATE, &since);
  g_assert_cmpint (g_date_compare (&since, mw_workspace_get_today (self->workspace)), ==, 0);
}

/* What decides a pair goes onto the agenda with one click, and only once. */
static void
test_ask (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Inkoop bij sociale onderneming");
  guint before = g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_agenda_item_table));

  g_signal_emit_by_name (mw_gui_test_find (page, MW_TYPE_PAIR_ROW, 0), "ask");
  mw_test_await (g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_agenda_item_table)) == before + 1);
  mw_test_await (mw_gui_test_find_button (page, "On the agenda") != NULL);
  g_assert_false (gtk_widget_is_sensitive (mw_gui_test_find_button (page, "On the agenda")));
}

/* Where two things decide, the button asks the one and then the other. */
static void
test_ask_both (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Inkoop bij sociale onderneming");
  g_autoptr (MwRecord) initiative = mw_record_copy (mw_side_row_get_record (find_chosen (page)));
  GListModel *points = mw_workspace_get_records (self->workspace, &mw_agenda_item_table);
  guint before = g_list_model_get_n_items (points);
  guint decides = 0;

  mw_record_clear (initiative, MW_INITIATIVE_LEVEL_MIN);
  mw_record_clear (initiative, MW_INITIATIVE_LEVEL_MAX);
  mw_record_clear (initiative, MW_INITIATIVE_START_DATE);
  mw_record_clear (initiative, MW_INITIATIVE_END_DATE);
  mw_workspace_save_async (self->workspace, initiative, NULL, NULL);
  mw_test_await (mw_fit_count_parts (&mw_pair_row_get_pair (MW_PAIR_ROW (mw_gui_test_find (page, MW_TYPE_PAIR_ROW, 0)))->fit, MW_FIT_PART_DECIDES, &(MwFitPartKind){ 0 }) > 1);
  decides = mw_fit_count_parts (&mw_pair_row_get_pair (MW_PAIR_ROW (mw_gui_test_find (page, MW_TYPE_PAIR_ROW, 0)))->fit, MW_FIT_PART_DECIDES, &(MwFitPartKind){ 0 });
  for (guint i = 1; i <= decides; i++)
    {
      g_assert_null (mw_gui_test_find_button (mw_gui_test_find (page, MW_TYPE_PAIR_ROW, 0), "On the agenda"));
      g_signal_emit_by_name (mw_gui_test_find (page, MW_TYPE_PAIR_ROW, 0), "ask");
      mw_test_await (g_list_model_get_n_items (points) == before + i);
      mw_test_settle ();
    }
  mw_test_await (mw_gui_test_find_button (mw_gui_test_find (page, MW_TYPE_PAIR_ROW, 0), "On the agenda") != NULL);
}

/* Dropped onto the other side it is the same as the button; one that does not fit is a warning, no wall. */
static void
test_drop (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_list (self, "Leer-werkplek financieel");
  const MwRecord *initiative = mw_side_row_get_record (MW_SIDE_ROW (mw_gui_test_find (page, MW_TYPE_SIDE_ROW, 0)));
  GtkWidget *dialog;

  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_SIDE_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_SIDE_ROW, i);
      if (g_strcmp0 (mw_record_get_title (mw_side_row_get_record (MW_SIDE_ROW (row))), "Wajong: structureel klein werkpakket") == 0)
        g_signal_emit_by_name (row, "dropped", initiative);
    }
  dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
  g_assert_true (mw_gui_test_says (dialog, "Does not fit: "));
  gtk_widget_activate_action (dialog, "record.save", NULL);
  mw_test_await (count_with_status (self, "shortlisted") == 1);
}

/* What is left of 1024 pixels beside the categories is enough for each view, with text of double size too. */
static void
test_narrow (MwShown *self, gconstpointer unused)
{
  static const char *const views[] = { "list", "matrix", "plan" };
  GtkWidget *page = open_list (self, "Leer-werkplek financieel");

  for (guint size = 100; size <= 200; size += 100)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
        {
          gtk_widget_activate_action (GTK_WIDGET (self->window), "matching.view", "s", views[i]);
          mw_gui_test_set_text_size (size);
          g_test_message ("%s at size %u: %d", views[i], size, mw_gui_test_measure_width (page));
          g_assert_cmpint (mw_gui_test_measure_width (page), <=, 800);
        }
    }
  mw_gui_test_set_text_size (100);
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_shown_add ("/matching/take-over", test_take_over);
  mw_shown_add ("/matching/overdraft", test_overdraft);
  mw_shown_add ("/matching/options", test_options);
  mw_shown_add ("/matching/weights", test_weights);
  mw_shown_add ("/matching/matrix", test_matrix);
  mw_shown_add ("/matching/tab-does-not-choose", test_tab_does_not_choose);
  mw_shown_add ("/matching/tab-passes-folded", test_tab_passes_folded);
  mw_shown_add ("/matching/one-selection", test_one_selection);
  mw_shown_add ("/matching/header-tooltips", test_header_tooltips);
  mw_shown_add ("/matching/link-from-matrix", test_link_from_matrix);
  mw_shown_add ("/matching/forbid", test_forbid);
  mw_shown_add ("/matching/keep", test_keep);
  mw_shown_add ("/matching/plan-opens-fields", test_plan_opens_fields);
  mw_shown_add ("/matching/warnings", test_warnings);
  mw_shown_add ("/matching/broken-bar", test_broken_bar);
  mw_shown_add ("/matching/what-if", test_what_if);
  mw_shown_add ("/matching/stop", test_stop);
  mw_shown_add ("/matching/reject", test_reject);
  mw_shown_add ("/matching/reject-link", test_reject_link);
  mw_shown_add ("/matching/reject-ourselves", test_reject_ourselves);
  mw_shown_add ("/matching/ask", test_ask);
  mw_shown_add ("/matching/ask-both", test_ask_both);
  mw_shown_add ("/matching/drop", test_drop);
  mw_shown_add ("/matching/narrow", test_narrow);
  return g_test_run ();
}
