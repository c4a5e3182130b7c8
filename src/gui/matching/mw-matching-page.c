/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-matching-page"

#include "config.h"
#include "mw-matching-page.h"

#include <glib/gi18n.h>

#include "mw-broken-links.h"
#include "mw-fit-field.h"
#include "mw-focus.h"
#include "mw-initiative.h"
#include "mw-link-dialog.h"
#include "mw-list-focus.h"
#include "mw-loading.h"
#include "mw-match-matrix.h"
#include "mw-match-row.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-pair-question.h"
#include "mw-pair-row.h"
#include "mw-plain.h"
#include "mw-plan-view.h"
#include "mw-record-dialog.h"
#include "mw-refusals.h"
#include "mw-reject-dialog.h"
#include "mw-side-row.h"
#include "mw-weights-editor.h"

/*
 * The matchmaking panel: supply on the left, demand on the right, and in the middle how well what is
 * chosen on one side goes with all on the other. It shows one board; after an act it asks for a new one.
 */

struct _MwMatchingPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkWidget *views;
  GtkWidget *broken_bar;
  GtkLabel *broken;
  GtkToggleButton *list_button;
  GtkToggleButton *matrix_button;
  GtkToggleButton *plan_button;
  MwMatchMatrix *matrix;
  GtkLabel *cell;
  MwPlanView *plan;
  MwWeightsEditor *weights;
  AdwStatusPage *failure;
  GtkListBox *initiatives;
  GtkListBox *nominations;
  GtkStack *middle;
  GtkLabel *question;
  GtkLabel *refused;
  GtkWidget *linked_section;
  GtkListBox *linked;
  GtkWidget *fits_section;
  GtkListBox *fits;
  GtkWidget *unknown_section;
  GtkListBox *unknown;
  GtkWidget *blocked_section;
  GtkToggleButton *blocked_button;
  GtkImage *blocked_arrow;
  GtkLabel *blocked_label;
  GtkListBox *blocked;

  /* Owned */
  MwWorkspace *workspace;
  MwMatchBoard *board;
  GCancellable *loading;
  GSimpleActionGroup *actions;

  /* State */
  gint64 category_id;
  gint64 chosen_id; /* of an initiative or a nomination; 0 is none */
  gint64 marked_id; /* of the other side of the pair that the matrix was on; 0 is none */
  gboolean chose_initiative;
  gboolean filling;
  gboolean empty; /* nothing on either side */
  guint n_broken; /* links whose reasons no longer hold */
};

G_DEFINE_FINAL_TYPE (MwMatchingPage, mw_matching_page, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWindow *
window_of (MwMatchingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static gint64
id_of_row (GtkListBoxRow *row)
{
  return mw_record_get_id (mw_side_row_get_record (MW_SIDE_ROW (row)));
}

/* Dragged from one side onto the other: the same as the button between them. */
static void
dropped_cb (MwSideRow *row, const MwRecord *other, MwMatchingPage *self)
{
  const MwRecord *record = mw_side_row_get_record (row);
  gboolean onto_initiative = mw_record_get_table (record) == &mw_initiative_table;
  const MwSupply *supply = mw_match_board_find_supply (self->board, mw_record_get_id (onto_initiative ? record : other));
  const MwDemand *demand = mw_match_board_find_demand (self->board, mw_record_get_id (onto_initiative ? other : record));

  if (supply != NULL && demand != NULL)
    mw_link_dialog_present (window_of (self), self->workspace, self->board, supply, demand);
}

static void
add_side_row (MwMatchingPage *self, GtkListBox *list, const MwRecord *record, const char *about, gboolean places_known, gint64 places)
{
  GtkWidget *row = mw_side_row_new (record, about, places_known, places);

  mw_side_row_set_linkable (MW_SIDE_ROW (row), !mw_workspace_is_read_only (self->workspace));
  g_signal_connect (row, "dropped", G_CALLBACK (dropped_cb), self);
  gtk_list_box_append (list, row);
  if (mw_record_get_id (record) == self->chosen_id)
    gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
}

static void
fill_initiatives (MwMatchingPage *self)
{
  GPtrArray *supplies = mw_match_board_get_supplies (self->board);

  clear_list (self->initiatives);
  for (guint i = 0; i < supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (supplies, i);
      const MwRecord *initiative = mw_supply_get_initiative (supply);
      gint64 places;
      gboolean known = mw_supply_get_free_places (supply, &places);
      g_autofree char *kind = mw_record_format_field (initiative, MW_INITIATIVE_KIND, MW_NOTATION_ISO);
      const char *supplier = mw_match_board_get_name (self->board, mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER));
      g_autofree char *about = g_strdup_printf ("%s%s%s", supplier, *kind != '\0' ? " · " : "", kind);
      add_side_row (self, self->initiatives, initiative, about, known, places);
    }
}

static void
fill_nominations (MwMatchingPage *self)
{
  GPtrArray *demands = mw_match_board_get_demands (self->board);

  clear_list (self->nominations);
  for (guint i = 0; i < demands->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (demands, i);
      const MwRecord *nomination = mw_demand_get_nomination (demand);
      gint64 places;
      gboolean known = mw_demand_get_open_places (demand, &places);
      g_autofree char *about = g_strdup_printf ("%s · %s", mw_match_board_get_name (self->board, mw_record_get_reference (nomination, MW_NOMINATION_ORGANISATION)), mw_match_board_get_group_name (self->board, mw_record_get_reference (nomination, MW_NOMINATION_TARGET_GROUP)));
      add_side_row (self, self->nominations, nomination, about, known, places);
    }
}

static void
link_cb (MwPairRow *row, MwMatchingPage *self)
{
  const MwPair *pair = mw_pair_row_get_pair (row);

  mw_link_dialog_present (window_of (self), self->workspace, self->board, pair->supply, pair->demand);
}

static void
reject_cb (MwPairRow *row, MwMatchingPage *self)
{
  const MwPair *pair = mw_pair_row_get_pair (row);
  g_autoptr (MwRecord) match = mw_link_dialog_make_link (self->workspace, self->board, pair->supply, pair->demand);

  mw_reject_dialog_present (window_of (self), self->workspace, match);
}

static void
ask_cb (MwPairRow *row, MwMatchingPage *self)
{
  mw_pair_question_ask (window_of (self), self->workspace, self->board, mw_pair_row_get_pair (row));
}

static void
reason_activated_cb (MwPairRow *row, guint part, MwMatchingPage *self)
{
  const MwPair *pair = mw_pair_row_get_pair (row);

  mw_fit_field_present (GTK_WIDGET (self), self->workspace, self->board, &pair->fit.parts[part], pair->supply, pair->demand);
}

static void
add_pair (MwMatchingPage *self, const MwPair *pair, const MwPair *best)
{
  GtkListBox *const lists[] = { [MW_FIT_FITS] = self->fits, [MW_FIT_UNKNOWN] = self->unknown, [MW_FIT_BLOCKED] = self->blocked };
  GtkWidget *row = mw_pair_row_new (self->board, pair, pair != best ? best : NULL, self->chose_initiative);

  mw_pair_row_set_linkable (MW_PAIR_ROW (row), !mw_workspace_is_read_only (self->workspace));
  mw_pair_row_set_asked (MW_PAIR_ROW (row), mw_pair_question_is_asked (self->workspace, self->board, pair));
  g_signal_connect (row, "link", G_CALLBACK (link_cb), self);
  g_signal_connect (row, "reject", G_CALLBACK (reject_cb), self);
  g_signal_connect (row, "ask", G_CALLBACK (ask_cb), self);
  g_signal_connect (row, "reason-activated", G_CALLBACK (reason_activated_cb), self);
  gtk_list_box_append (lists[pair->fit.band], row);
}

static void
fill_linked (MwMatchingPage *self)
{
  GPtrArray *matches = mw_match_board_get_matches (self->board);

  for (guint i = 0; i < matches->len; i++)
    {
      MwRecord *match = g_ptr_array_index (matches, i);
      gint64 initiative_id = mw_record_get_reference (match, MW_MATCH_INITIATIVE);
      gint64 nomination_id = mw_record_get_reference (match, MW_MATCH_NOMINATION);
      MwRecord *other;
      if ((self->chose_initiative ? initiative_id : nomination_id) != self->chosen_id)
        continue;
      /* Kept apart by hand, and no more than that: it stands among what does not fit. */
      if (mw_match_is_only_forbidden (match))
        continue;
      other = self->chose_initiative ? mw_workspace_find_record (self->workspace, &mw_nomination_table, nomination_id)
                                     : mw_workspace_find_record (self->workspace, &mw_initiative_table, initiative_id);
      gtk_list_box_append (self->linked, mw_match_row_new (self->workspace, match, other != NULL ? mw_record_get_title (other) : ""));
    }
}

static void
show_section (GtkWidget *section, GtkListBox *list)
{
  gtk_widget_set_visible (section, gtk_list_box_get_row_at_index (list, 0) != NULL);
}

static guint
count_rows (GtkListBox *list)
{
  guint count = 0;

  while (gtk_list_box_get_row_at_index (list, (int) count) != NULL)
    count++;
  return count;
}

static void
show_sections (MwMatchingPage *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Does not fit (%u)"), count_rows (self->blocked));

  show_section (self->linked_section, self->linked);
  show_section (self->fits_section, self->fits);
  show_section (self->unknown_section, self->unknown);
  show_section (self->blocked_section, self->blocked);
  gtk_label_set_label (self->blocked_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->blocked_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* A button and a list that it shows, for Tab out of a closed GtkExpander goes astray in GTK 4.8. */
static void
blocked_toggled_cb (GtkToggleButton *button, MwMatchingPage *self)
{
  gboolean expanded = gtk_toggle_button_get_active (button);

  gtk_image_set_from_icon_name (self->blocked_arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

/* The list of the side on which something is chosen. */
static GtkListBox *
chosen_list (MwMatchingPage *self)
{
  return self->chose_initiative ? self->initiatives : self->nominations;
}

/* A row that goes while it has the keyboard hands that to whatever comes next, which would be chosen by it. */
static void
keep_focus (MwMatchingPage *self)
{
  GtkWidget *focus = window_of (self) != NULL ? gtk_window_get_focus (window_of (self)) : NULL;
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (chosen_list (self));

  if (focus != NULL && chosen != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->middle)))
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
}

static void
clear_middle (MwMatchingPage *self)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  keep_focus (self);
  clear_list (self->linked);
  clear_list (self->fits);
  clear_list (self->unknown);
  clear_list (self->blocked);
  self->filling = filling;
}

/* @demand: (nullable): the request that is chosen */
static void
show_refused (MwMatchingPage *self, const MwDemand *demand)
{
  g_autoptr (GArray) refusals = mw_refusals_count (mw_workspace_get_records (self->workspace, &mw_match_table), mw_workspace_get_records (self->workspace, &mw_nomination_table));
  const MwRefusals *found = demand != NULL ? mw_refusals_find (refusals, mw_record_get_reference (mw_demand_get_nomination (demand), MW_NOMINATION_TARGET_GROUP)) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->refused), found != NULL);
  if (found == NULL)
    return;
  g_auto (GStrv) lines = mw_refusals_describe (found);
  g_autofree char *reasons = g_strjoinv (", ", lines);
  text = g_strdup_printf (ngettext ("Suppliers said no to this target group %u time: %s", "Suppliers said no to this target group %u times: %s", found->total), found->total, reasons);
  gtk_label_set_label (self->refused, text);
}

static gint64
id_of_other_side (MwMatchingPage *self, GtkListBoxRow *row)
{
  const MwRecord *match;
  const MwPair *pair;

  if (MW_IS_MATCH_ROW (row))
    {
      match = mw_match_row_get_match (MW_MATCH_ROW (row));
      return mw_record_get_reference (match, self->chose_initiative ? MW_MATCH_NOMINATION : MW_MATCH_INITIATIVE);
    }
  pair = mw_pair_row_get_pair (MW_PAIR_ROW (row));
  return mw_record_get_id (self->chose_initiative ? mw_demand_get_nomination (pair->demand) : mw_supply_get_initiative (pair->supply));
}

/* Returns: (nullable): the row of the pair that was chosen in the matrix; a link only where it is not proposed */
static GtkListBoxRow *
find_marked (MwMatchingPage *self)
{
  GtkListBox *const lists[] = { self->fits, self->unknown, self->blocked, self->linked };
  GtkListBoxRow *row;

  for (gsize i = 0; i < G_N_ELEMENTS (lists) && self->marked_id != 0; i++)
    {
      for (int k = 0; (row = gtk_list_box_get_row_at_index (lists[i], k)) != NULL; k++)
        {
          if (id_of_other_side (self, row) == self->marked_id)
            return row;
        }
    }
  return NULL;
}

/* The pair that the matrix was on stands out among the others. */
static void
show_marked (MwMatchingPage *self)
{
  GtkListBoxRow *row = find_marked (self);

  if (row == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (row), "marked-pair");
  if (gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (self->blocked)))
    gtk_toggle_button_set_active (self->blocked_button, TRUE);
}

static void
fill_middle (MwMatchingPage *self)
{
  const MwSupply *supply = self->chose_initiative ? mw_match_board_find_supply (self->board, self->chosen_id) : NULL;
  const MwDemand *demand = self->chose_initiative ? NULL : mw_match_board_find_demand (self->board, self->chosen_id);
  g_autoptr (GArray) pairs = NULL;
  const MwPair *best = NULL;
  g_autofree char *question = NULL;

  clear_middle (self);
  gtk_stack_set_visible_child_name (self->middle, supply != NULL || demand != NULL ? "pairs" : "none");
  if (supply == NULL && demand == NULL)
    return;
  /* Translators: %s is an initiative or a request. */
  question = g_markup_printf_escaped (_ ("What fits <b>%s</b>?"), mw_record_get_title (supply != NULL ? mw_supply_get_initiative (supply) : mw_demand_get_nomination (demand)));
  gtk_label_set_markup (self->question, question);
  show_refused (self, demand);
  pairs = mw_match_board_rank (self->board, supply, demand);
  for (guint i = 0; i < pairs->len; i++)
    {
      const MwPair *pair = &g_array_index (pairs, MwPair, i);
      /* What was rejected is not proposed again; it stands among the links. */
      if (mw_match_board_find_rejected (self->board, mw_record_get_id (mw_supply_get_initiative (pair->supply)), mw_record_get_id (mw_demand_get_nomination (pair->demand))) != NULL)
        continue;
      best = best != NULL ? best : pair;
      add_pair (self, pair, best);
    }
  fill_linked (self);
  show_sections (self);
  show_marked (self);
}

static void show_board (MwMatchingPage *self);

static const char *
find_view (MwMatchingPage *self)
{
  if (self->empty)
    return "empty";
  if (gtk_toggle_button_get_active (self->plan_button))
    return "plan";
  return gtk_toggle_button_get_active (self->matrix_button) ? "matrix" : "board";
}

/* The list, the matrix, or the plan, of what there is to match. */
static void
show_view (MwMatchingPage *self)
{
  const char *view = find_view (self);

  gtk_widget_set_visible (self->views, !self->empty);
  gtk_widget_set_visible (self->broken_bar, self->n_broken > 0 && !g_str_equal (view, "plan"));
  if (g_str_equal (view, "plan"))
    mw_plan_view_show_board (self->plan, self->board, self->category_id);
  else
    mw_plan_view_stop (self->plan);
  gtk_stack_set_visible_child_name (self->stack, view);
}

static void
matrix_moved_cb (MwMatchMatrix *matrix, MwMatchingPage *self)
{
  g_autofree char *text = mw_match_matrix_describe (matrix);

  gtk_label_set_label (self->cell, text);
}

/* One selection: what the list is about, and which pair of it, follows the cell. */
static void
take_cell (MwMatchingPage *self, gboolean initiative)
{
  const MwPair *pair = mw_match_matrix_get_pair (self->matrix);
  gint64 initiative_id;
  gint64 nomination_id;

  if (pair == NULL)
    return;
  initiative_id = mw_record_get_id (mw_supply_get_initiative (pair->supply));
  nomination_id = mw_record_get_id (mw_demand_get_nomination (pair->demand));
  self->chose_initiative = initiative;
  self->chosen_id = initiative ? initiative_id : nomination_id;
  self->marked_id = initiative ? nomination_id : initiative_id;
}

static void
matrix_activated_cb (MwMatchMatrix *matrix, MwMatchingPage *self)
{
  GtkListBoxRow *row;

  if (mw_match_matrix_get_pair (matrix) == NULL)
    return;
  take_cell (self, TRUE);
  /* The matrix that goes hands the keyboard to the first row that comes, which is not chosen by that. */
  self->filling = TRUE;
  gtk_toggle_button_set_active (self->list_button, TRUE);
  self->filling = FALSE;
  show_board (self);
  row = find_marked (self);
  if (row != NULL)
    mw_focus_show (GTK_WIDGET (row));
}

static void
matrix_link_cb (MwMatchMatrix *matrix, MwMatchingPage *self)
{
  const MwPair *pair = mw_match_matrix_get_pair (matrix);

  if (pair != NULL && !mw_workspace_is_read_only (self->workspace))
    mw_link_dialog_present (window_of (self), self->workspace, self->board, pair->supply, pair->demand);
}

/* The matrix goes to what was chosen in the list. */
static void
follow_list (MwMatchingPage *self)
{
  if (self->chose_initiative)
    mw_match_matrix_move_to_pair (self->matrix, self->chosen_id, self->marked_id);
  else
    mw_match_matrix_move_to_pair (self->matrix, self->marked_id, self->chosen_id);
}

static void
view_toggled_cb (GtkToggleButton *button, MwMatchingPage *self)
{
  gboolean from_matrix = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "matrix") == 0;
  gboolean filling = self->filling;

  if (self->board == NULL)
    return;
  if (from_matrix && !filling && self->chosen_id != 0)
    take_cell (self, self->chose_initiative);
  self->filling = TRUE;
  show_view (self);
  self->filling = filling;
  if (gtk_toggle_button_get_active (self->matrix_button))
    follow_list (self);
  else if (from_matrix && !filling)
    show_board (self);
}

/* After an edit or an import the links that it took the reasons from are told. */
static void
count_broken (MwMatchingPage *self)
{
  g_autoptr (GArray) broken = mw_broken_links_find (self->board);
  g_autofree char *text = g_strdup_printf (ngettext ("%u link no longer fits", "%u links no longer fit", broken->len), broken->len);

  self->n_broken = broken->len;
  gtk_label_set_label (self->broken, text);
}

/* In the plan they stand first, each with its reasons. */
static void
show_broken_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_toggle_button_set_active (MW_MATCHING_PAGE (widget)->plan_button, TRUE);
}

/* From the plan to the list, where each initiative stands with what keeps it away from the request. */
static void
show_request_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwMatchingPage *self = MW_MATCHING_PAGE (widget);

  self->chosen_id = g_variant_get_int64 (parameter);
  self->chose_initiative = FALSE;
  self->marked_id = 0;
  gtk_toggle_button_set_active (self->list_button, TRUE);
  show_board (self);
}

/* Known to the whole window, so that its keys work wherever the keyboard is. */
static void
view_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MwMatchingPage *self = user_data;
  const char *view = g_variant_get_string (parameter, NULL);
  GtkToggleButton *other = g_str_equal (view, "plan") ? self->plan_button : self->matrix_button;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "matching");
  gtk_toggle_button_set_active (g_str_equal (view, "list") ? self->list_button : other, TRUE);
}

static void
show_board (MwMatchingPage *self)
{
  gboolean empty = mw_match_board_get_supplies (self->board)->len == 0 && mw_match_board_get_demands (self->board)->len == 0;
  GtkWidget *focus = window_of (self) != NULL ? gtk_window_get_focus (window_of (self)) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));
  GtkListBoxRow *chosen;

  self->filling = TRUE;
  clear_middle (self);
  fill_initiatives (self);
  fill_nominations (self);
  mw_match_matrix_set_board (self->matrix, self->board);
  follow_list (self);
  chosen = gtk_list_box_get_selected_row (chosen_list (self));
  if (had_focus && chosen != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  self->filling = FALSE;
  fill_middle (self);
  self->empty = empty;
  count_broken (self);
  show_view (self);
}

static void
board_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwMatchingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwMatchBoard) board = mw_workspace_load_board_finish (MW_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (board == NULL)
    {
      mw_plain_page_describe (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_set_object (&self->board, board);
  show_board (self);
}

static void
reload (MwMatchingPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  mw_workspace_load_board_async (self->workspace, self->category_id, self->loading, board_loaded_cb, g_object_ref (self));
}

/* One selection for both sides: what was chosen last is what the middle is about. */
static void
choose (MwMatchingPage *self, GtkListBoxRow *row, gboolean initiative)
{
  if (self->filling || row == NULL)
    return;
  self->chosen_id = id_of_row (row);
  self->chose_initiative = initiative;
  self->marked_id = 0;
  self->filling = TRUE;
  gtk_list_box_unselect_all (initiative ? self->nominations : self->initiatives);
  self->filling = FALSE;
  fill_middle (self);
}

static void
initiative_selected_cb (GtkListBox *list, GtkListBoxRow *row, MwMatchingPage *self)
{
  choose (self, row, TRUE);
}

static void
nomination_selected_cb (GtkListBox *list, GtkListBoxRow *row, MwMatchingPage *self)
{
  choose (self, row, FALSE);
}

/* A second click, or Enter, opens what is chosen. */
static void
side_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwMatchingPage *self)
{
  const MwTable *table = list == self->initiatives ? &mw_initiative_table : &mw_nomination_table;
  MwRecord *record = mw_workspace_find_record (self->workspace, table, id_of_row (row));

  if (record != NULL)
    mw_record_dialog_present (window_of (self), self->workspace, record);
}

static void
pair_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwMatchingPage *self)
{
  if (mw_pair_row_is_linkable (MW_PAIR_ROW (row)))
    link_cb (MW_PAIR_ROW (row), self);
}

static void
linked_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwMatchingPage *self)
{
  mw_link_dialog_present_match (window_of (self), self->workspace, self->board, mw_match_row_get_match (MW_MATCH_ROW (row)));
}

static void
mw_matching_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_matching_page_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "matching", G_ACTION_GROUP (MW_MATCHING_PAGE (widget)->actions));
}

static void
mw_matching_page_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "matching", NULL);
  GTK_WIDGET_CLASS (mw_matching_page_parent_class)->unroot (widget);
}

static void
mw_matching_page_dispose (GObject *object)
{
  MwMatchingPage *self = MW_MATCHING_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->actions);
  g_clear_object (&self->board);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_matching_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, views);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, broken_bar);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, broken);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, matrix_button);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, plan_button);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, cell);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, plan);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, weights);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, initiatives);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, nominations);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, middle);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, question);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, refused);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, linked_section);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, linked);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, fits_section);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, fits);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, unknown_section);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, unknown);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, blocked_section);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, blocked_button);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, blocked_arrow);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, blocked_label);
  gtk_widget_class_bind_template_child (widget_class, MwMatchingPage, blocked);
}

static void
mw_matching_page_class_init (MwMatchingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_LOADING);
  g_type_ensure (MW_TYPE_MATCH_MATRIX);
  g_type_ensure (MW_TYPE_PLAN_VIEW);
  g_type_ensure (MW_TYPE_WEIGHTS_EDITOR);
  G_OBJECT_CLASS (klass)->dispose = mw_matching_page_dispose;
  widget_class->root = mw_matching_page_root;
  widget_class->unroot = mw_matching_page_unroot;
  gtk_widget_class_install_action (widget_class, "pairs.show-broken", NULL, show_broken_action);
  gtk_widget_class_install_action (widget_class, "pairs.show-request", "x", show_request_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-matching-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, initiative_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, nomination_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, matrix_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, matrix_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, matrix_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, pair_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, blocked_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, linked_activated_cb);
}

static void
mw_matching_page_init (MwMatchingPage *self)
{
  static const GActionEntry actions[] = { { .name = "view", .activate = view_action, .parameter_type = "s" } };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_list_focus_let_tab_leave (GTK_WIDGET (self->initiatives));
  mw_list_focus_let_tab_leave (GTK_WIDGET (self->nominations));
}

void
mw_matching_page_set_workspace (MwMatchingPage *self, MwWorkspace *workspace, GSettings *settings)
{
  g_set_object (&self->workspace, workspace);
  mw_plan_view_set_workspace (self->plan, workspace);
  mw_weights_editor_set_workspace (self->weights, workspace, settings);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
}

/* Whose initiatives to show. What is chosen stays chosen if it is still there. */
void
mw_matching_page_set_category (MwMatchingPage *self, gint64 category_id)
{
  self->category_id = category_id;
  reload (self);
}
