/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-contracts-page"

#include "config.h"
#include "mw-category.h"
#include "mw-contracts-page.h"

#include <glib/gi18n.h>

#include "mw-contract-columns.h"
#include "mw-contract-detail.h"
#include "mw-dialogs.h"
#include "mw-entry-text.h"
#include "mw-list-focus.h"
#include "mw-loading.h"
#include "mw-plain.h"
#include "mw-rule-choice-dialog.h"

/* The contracts of a category: search, quick filters, the list, its totals, and the chosen one beside it. */

/* Below these widths of the list, beside details of full width, the columns that can be missed are left out. */
#define NARROW_WIDTH 900
#define TIGHT_WIDTH 590
#define DETAIL_WIDTH 345

struct _MwContractsPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkSearchEntry *search;
  GtkDropDown *states;
  GtkFlowBox *filters;
  GtkStack *stack;
  GtkWidget *rules_bar;
  GtkColumnView *view;
  AdwStatusPage *failure;
  GtkLabel *totals;
  GtkButton *ended_button;
  GtkWidget *details_pane;
  MwContractDetail *detail;

  /* Owned */
  MwWorkspace *workspace;
  GSettings *settings;
  GtkSingleSelection *selection;

  /* Borrowed */
  GtkToggleButton *filter_buttons[MW_N_CONTRACT_FILTERS];

  /* State */
  gboolean showing_sort;
  MwColumnRoom room;
  gint64 wanted_id; /* to be chosen as soon as it is in the list */
  gboolean wanted_edit;
  gboolean was_read; /* the list, at least once */
  char *list_path;   /* where the list is being saved */
};

G_DEFINE_FINAL_TYPE (MwContractsPage, mw_contracts_page, ADW_TYPE_BIN)

static MwContractList *
list_of (MwContractsPage *self)
{
  return mw_workspace_get_contracts (self->workspace);
}

/* What the list can show, the first when it opens. */
static const struct
{
  const char *label; /* (nullable): the state's own */
  MwContractState state;
  guint hidden;
} state_choices[] = {
  { N_ ("Not ended"), MW_CONTRACT_ENDED, MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED) },
  { NULL, MW_CONTRACT_RUNNING, ~MW_CONTRACT_STATE_BIT (MW_CONTRACT_RUNNING) },
  { NULL, MW_CONTRACT_NOT_BEGUN, ~MW_CONTRACT_STATE_BIT (MW_CONTRACT_NOT_BEGUN) },
  { NULL, MW_CONTRACT_ENDED, ~MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED) },
  { NULL, MW_CONTRACT_STATE_UNKNOWN, ~MW_CONTRACT_STATE_BIT (MW_CONTRACT_STATE_UNKNOWN) },
  { N_ ("All"), MW_N_CONTRACT_STATES, 0 },
};

static const char *
filter_label (MwContractFilter filter)
{
  static const char *const labels[MW_N_CONTRACT_FILTERS] = {
    [MW_CONTRACT_FILTER_ALL] = N_ ("All"),
    [MW_CONTRACT_FILTER_DUTY] = N_ ("With duty"),
    [MW_CONTRACT_FILTER_UNKNOWN] = N_ ("Unknown"),
    [MW_CONTRACT_FILTER_PLAN_OVERDUE] = N_ ("Plan overdue"),
    [MW_CONTRACT_FILTER_EXPIRING] = N_ ("Expiring"),
    [MW_CONTRACT_FILTER_BEHIND] = N_ ("Behind"),
  };

  return _ (labels[filter]);
}

static void
update_filter_buttons (MwContractsPage *self)
{
  const MwContractTotals *totals = mw_contract_list_get_totals (list_of (self));
  const MwContractQuery *query = mw_contract_list_get_query (list_of (self));

  for (guint i = 0; i < MW_N_CONTRACT_FILTERS; i++)
    {
      g_autofree char *count = mw_count_format (totals->filters[i], mw_workspace_get_notation (self->workspace));
      g_autofree char *label = g_strdup_printf ("%s  %s", filter_label ((MwContractFilter) i), count);
      gtk_button_set_label (GTK_BUTTON (self->filter_buttons[i]), label);
      gtk_toggle_button_set_active (self->filter_buttons[i], query->filter == i);
    }
}

static void
append_sum (GString *text, const char *label, const MwSum *sum, MwNotation notation)
{
  g_autofree char *amount = mw_sum_format_short (sum, notation);

  g_string_append_printf (text, "   %s <b>%s</b>", label, amount);
}

/* Only where there is a duty is there anything to plan and realise. */
static void
append_progress (GString *text, const MwContractTotals *totals, MwNotation notation)
{
  if (totals->duty_count == 0)
    return;
  append_sum (text, _ ("planned"), &totals->planned, notation);
  append_sum (text, _ ("realised"), &totals->realised, notation);
}

static void
update_totals (MwContractsPage *self)
{
  const MwContractTotals *totals = mw_contract_list_get_totals (list_of (self));
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  GString *text = g_string_new (NULL);
  g_autofree char *count = mw_count_format (totals->count, notation);

  g_string_append_printf (text, ngettext ("<b>%s</b> contract", "<b>%s</b> contracts", totals->count), count);
  append_sum (text, _ ("value"), &totals->value, notation);
  append_sum (text, _ ("duty"), &totals->duty, notation);
  append_progress (text, totals, notation);
  if (totals->value.unknown > 0)
    {
      g_string_append (text, "   ");
      g_string_append_printf (text, ngettext ("value unknown of %u", "value unknown of %u", totals->value.unknown), totals->value.unknown);
    }
  if (totals->duty_unknown > 0)
    {
      g_autofree char *value = mw_sum_format_short (&totals->value_duty_unknown, notation);
      g_string_append (text, "   ");
      g_string_append_printf (text, ngettext ("duty unknown of %u (%s)", "duty unknown of %u (%s)", totals->duty_unknown), totals->duty_unknown, value);
    }
  gtk_label_set_markup (self->totals, text->str);
  g_string_free (text, TRUE);
}

/* What has ended is told of where the list would have it but for its state. */
static void
update_states (MwContractsPage *self)
{
  const MwContractQuery *query = mw_contract_list_get_query (list_of (self));
  guint n = mw_contract_list_get_totals (list_of (self))->states[MW_CONTRACT_ENDED];
  g_autofree char *count = mw_count_format (n, mw_workspace_get_notation (self->workspace));
  const char *format = query->hidden_states == 0 ? ngettext ("%s ended, counted: hide", "%s ended, counted: hide", n) : ngettext ("%s ended, hidden: show", "%s ended, hidden: show", n);
  g_autoptr (GString) label = g_string_new (format);

  g_string_replace (label, "%s", count, 1);
  gtk_button_set_label (self->ended_button, label->str);
  gtk_widget_set_visible (GTK_WIDGET (self->ended_button), n > 0 && (query->hidden_states == 0 || query->hidden_states == state_choices[0].hidden));
  for (guint i = 0; i < G_N_ELEMENTS (state_choices); i++)
    {
      if (state_choices[i].hidden == query->hidden_states)
        gtk_drop_down_set_selected (self->states, i);
    }
}

static void
states_chosen_cb (GtkDropDown *states, GParamSpec *pspec, MwContractsPage *self)
{
  guint selected = gtk_drop_down_get_selected (states);

  if (self->workspace != NULL && selected < G_N_ELEMENTS (state_choices))
    mw_contract_list_set_hidden_states (list_of (self), state_choices[selected].hidden);
}

static void
toggle_ended_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwContractsPage *self = MW_CONTRACTS_PAGE (widget);
  gboolean shown = mw_contract_list_get_query (list_of (self))->hidden_states == 0;

  mw_contract_list_set_hidden_states (list_of (self), shown ? state_choices[0].hidden : 0);
}

static void
add_state_choices (MwContractsPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (state_choices); i++)
    gtk_string_list_append (labels, state_choices[i].label != NULL ? _ (state_choices[i].label) : mw_contract_state_get_label (state_choices[i].state));
  gtk_drop_down_set_model (self->states, G_LIST_MODEL (labels));
}

static const char *
find_stack_page (MwContractsPage *self)
{
  const MwContractQuery *query = mw_contract_list_get_query (list_of (self));
  const MwContractTotals *totals = mw_contract_list_get_totals (list_of (self));
  guint n = 0;

  switch (mw_contract_list_get_state (list_of (self)))
    {
    case MW_LIST_LOADING:
      return "loading";
    case MW_LIST_FAILED:
      return "failed";
    case MW_LIST_READY:
    default:
      break;
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (list_of (self))) > 0)
    return "list";
  for (guint i = 0; i < MW_N_CONTRACT_STATES; i++)
    n += totals->states[i];
  if (n == 0 && query->filter == MW_CONTRACT_FILTER_ALL && (query->search == NULL || *query->search == '\0'))
    return "empty";
  return "no-results";
}

static void
scroll_to (MwContractsPage *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  /* Only the list view inside has this action before GTK 4.12. */
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static void
choose_wanted (MwContractsPage *self)
{
  guint position;

  if (self->wanted_id == 0 || !mw_contract_list_find (list_of (self), self->wanted_id, &position))
    return;
  self->wanted_id = 0;
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
  if (self->wanted_edit)
    mw_contract_detail_focus_title (self->detail);
}

/* Without rules every duty is unknown, and nothing else on the page would say what to do about it. */
static gboolean
lacks_rules (MwContractsPage *self)
{
  gint64 category = mw_contract_list_get_query (list_of (self))->category_id;

  return category > 0 && mw_contract_list_get_totals (list_of (self))->count > 0 && !mw_workspace_is_read_only (self->workspace) && !mw_workspace_has_rules (self->workspace, category);
}

static void
choose_rules_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwContractsPage *self = MW_CONTRACTS_PAGE (widget);
  MwRecord *category = mw_workspace_find_record (self->workspace, &mw_category_table, mw_contract_list_get_query (list_of (self))->category_id);

  if (category != NULL)
    mw_rule_choice_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, category);
}

/* At the start keys go to the list and not to the first button of the window, unless somebody searches already. */
static void
focus_list (MwContractsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Later on somebody is at work elsewhere, be it on another page. */
  if (self->was_read)
    return;
  self->was_read = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)) && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
refreshed_cb (MwContractList *list, MwContractsPage *self)
{
  const char *failure = mw_contract_list_get_failure (list);

  update_filter_buttons (self);
  update_totals (self);
  update_states (self);
  mw_plain_page_describe (self->failure, failure != NULL ? failure : "");
  gtk_stack_set_visible_child_name (self->stack, find_stack_page (self));
  focus_list (self);
  choose_wanted (self);
  gtk_widget_set_visible (self->rules_bar, lacks_rules (self));
}

static void
search_changed_cb (GtkSearchEntry *entry, MwContractsPage *self)
{
  if (self->workspace != NULL)
    mw_contract_list_set_search (list_of (self), gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Down goes from the search field into the list; Escape empties the field. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, MwContractsPage *self)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
stop_search_cb (GtkSearchEntry *entry, MwContractsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
filter_clicked_cb (GtkToggleButton *button, MwContractsPage *self)
{
  guint filter = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mw-filter"));
  const MwContractQuery *query = mw_contract_list_get_query (list_of (self));

  /* Clicking the filter that holds takes it off. */
  mw_contract_list_set_filter (list_of (self), query->filter == filter ? MW_CONTRACT_FILTER_ALL : (MwContractFilter) filter);
  update_filter_buttons (self);
}

static void
add_filter_buttons (MwContractsPage *self)
{
  for (guint i = 0; i < MW_N_CONTRACT_FILTERS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (filter_label ((MwContractFilter) i));
      gtk_widget_add_css_class (button, "quick-filter");
      g_object_set_data (G_OBJECT (button), "mw-filter", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (filter_clicked_cb), self);
      gtk_flow_box_insert (self->filters, button, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
      self->filter_buttons[i] = GTK_TOGGLE_BUTTON (button);
    }
}

/* A header was clicked: the sort order is ours and remembered, the view only shows it. */
static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, MwContractsPage *self)
{
  MwContractSort sort;
  gboolean descending;

  if (self->showing_sort || !mw_contract_columns_find_sort (self->view, &sort, &descending))
    return;
  g_settings_set_int (self->settings, "sort-column", (int) sort);
  g_settings_set_boolean (self->settings, "sort-descending", descending);
  mw_contract_list_set_sort (list_of (self), sort, descending);
}

static void
selection_changed_cb (GtkSingleSelection *selection, GParamSpec *pspec, MwContractsPage *self)
{
  MwContractRow *row = gtk_single_selection_get_selected_item (selection);

  mw_contract_detail_show (self->detail, row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contracts.delete", row != NULL && !mw_workspace_is_read_only (self->workspace));
}

static void
deleted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwContractsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (act == NULL)
    mw_dialogs_show_failure (root != NULL ? GTK_WINDOW (root) : NULL, _ ("The contract was not deleted"), error);
}

/* Does not ask: it can be undone. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwContractsPage *self = MW_CONTRACTS_PAGE (widget);
  MwContractRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    mw_workspace_delete_async (self->workspace, &mw_contract_table, mw_contract_row_get_id (row), deleted_cb, g_object_ref (self));
}

static void
row_activated_cb (GtkColumnView *view, guint position, MwContractsPage *self)
{
  g_settings_set_boolean (self->settings, "show-details", TRUE);
  mw_contract_detail_focus_title (self->detail);
}

static gboolean
apply_room_cb (gpointer user_data)
{
  MwContractsPage *self = MW_CONTRACTS_PAGE (user_data);

  mw_contract_columns_set_room (self->view, self->room);
  gtk_widget_set_size_request (GTK_WIDGET (self->detail), self->room == MW_COLUMN_ROOM_TIGHT ? -1 : DETAIL_WIDTH, -1);
  return G_SOURCE_REMOVE;
}

/* The ruler is a widget without height that only tells when the list gets another width. */
static void
ruler_resized_cb (GtkDrawingArea *ruler, int width, int height, MwContractsPage *self)
{
  MwColumnRoom room = MW_COLUMN_ROOM_PLENTY;

  /* Not the list's own width: that changes with the details', and would answer itself. */
  width = gtk_widget_get_width (GTK_WIDGET (self)) - (g_settings_get_boolean (self->settings, "show-details") ? DETAIL_WIDTH : 0);
  if (width < NARROW_WIDTH)
    room = width < TIGHT_WIDTH ? MW_COLUMN_ROOM_TIGHT : MW_COLUMN_ROOM_NARROW;
  if (room == self->room)
    return;
  self->room = room;
  /* Columns may not come and go during allocation. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_room_cb, g_object_ref (self), g_object_unref);
}

static void
list_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwContractsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  g_autofree char *path = g_steal_pointer (&self->list_path);
  gboolean saved = mw_workspace_save_list_finish (MW_WORKSPACE (object), result, &error);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->workspace == NULL)
    return;
  if (saved)
    mw_dialogs_tell_saved (window, path, NULL);
  else
    mw_dialogs_show_failure (window, _ ("The list was not saved"), error);
}

static void
list_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwContractsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->workspace == NULL || self->list_path != NULL)
    return;
  self->list_path = g_steal_pointer (&path);
  mw_workspace_save_list_async (self->workspace, self->list_path, TRUE, NULL, list_saved_cb, g_object_ref (self));
}

static void
save_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_dialogs_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save the List"), MW_FILES_CSV, _ ("Contracts.csv"), list_place_chosen_cb, g_object_ref (widget));
}

static void
mw_contracts_page_dispose (GObject *object)
{
  MwContractsPage *self = MW_CONTRACTS_PAGE (object);

  /* On its way out the view lets go of what is chosen and of what it sorts by, and tells both. */
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->list_path, g_free);

  G_OBJECT_CLASS (mw_contracts_page_parent_class)->dispose (object);
}

static void
mw_contracts_page_class_init (MwContractsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_CONTRACT_DETAIL);
  g_type_ensure (MW_TYPE_LOADING);
  G_OBJECT_CLASS (klass)->dispose = mw_contracts_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-contracts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, search);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, states);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, rules_bar);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, view);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, totals);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, ended_button);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, details_pane);
  gtk_widget_class_bind_template_child (widget_class, MwContractsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, states_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ruler_resized_cb);
  gtk_widget_class_install_action (widget_class, "contracts.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "contracts.choose-rules", NULL, choose_rules_action);
  gtk_widget_class_install_action (widget_class, "contracts.toggle-ended", NULL, toggle_ended_action);
  gtk_widget_class_install_action (widget_class, "contracts.save-list", NULL, save_list_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "contracts.save-list", NULL);
}

static void
mw_contracts_page_init (MwContractsPage *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->room = MW_COLUMN_ROOM_PLENTY;
  /* The entry itself has no such property before GTK 4.10. */
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));
  gtk_text_set_placeholder_text (GTK_TEXT (text), _ ("Search in number, title, supplier and client"));
  add_state_choices (self);
  add_filter_buttons (self);
  mw_list_focus_let_tab_leave (GTK_WIDGET (self->view));
}

static void
connect_list (MwContractsPage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  MwContractSort sort = (MwContractSort) g_settings_get_int (self->settings, "sort-column");
  gboolean descending = g_settings_get_boolean (self->settings, "sort-descending");

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (list_of (self))));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_object (list_of (self), "refreshed", G_CALLBACK (refreshed_cb), self, 0);
  mw_contract_list_set_sort (list_of (self), sort, descending);
  self->showing_sort = TRUE;
  mw_contract_columns_show_sort (self->view, sort, descending);
  self->showing_sort = FALSE;
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_changed_cb), self, 0);
}

void
mw_contracts_page_set_workspace (MwContractsPage *self, MwWorkspace *workspace, GSettings *settings)
{
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->settings, settings);
  mw_contract_detail_set_workspace (self->detail, workspace);
  mw_contract_columns_add (self->view, mw_workspace_get_notation (workspace));
  connect_list (self);
  g_settings_bind (settings, "show-details", self->details_pane, "visible", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contracts.delete", FALSE);
}

void
mw_contracts_page_set_category (MwContractsPage *self, gint64 category_id)
{
  mw_contract_list_set_category (list_of (self), category_id);
}

/* @edit: whether to go on to the title in the details */
void
mw_contracts_page_show_contract (MwContractsPage *self, const MwRecord *contract, gboolean edit)
{
  MwContractState state = mw_contract_get_state (contract, mw_workspace_get_today (self->workspace));

  self->wanted_id = mw_record_get_id (contract);
  self->wanted_edit = edit;
  mw_entry_text_show (GTK_EDITABLE (self->search), "");
  mw_contract_list_set_filter (list_of (self), MW_CONTRACT_FILTER_ALL);
  if (mw_contract_list_get_query (list_of (self))->hidden_states & MW_CONTRACT_STATE_BIT (state))
    mw_contract_list_set_hidden_states (list_of (self), 0);
  choose_wanted (self);
}

void
mw_contracts_page_start_search (MwContractsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
