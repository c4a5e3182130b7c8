/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-plan-view"

#include "config.h"
#include "mw-plan-view.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"
#include "mw-fit-field.h"
#include "mw-link-dialog.h"
#include "mw-loading.h"
#include "mw-match.h"
#include "mw-plain.h"
#include "mw-plan-link-row.h"
#include "mw-plan-open-row.h"
#include "mw-reject-dialog.h"
#include "mw-trial-dialog.h"

/*
 * The best plan: which links to make, as a draft that changes nothing until it is accepted, and for what stays open
 * why, and what would help most. It is made anew when an option, what is tried, or the file changes.
 */

struct _MwPlanView
{
  AdwBin parent_instance;

  /* Template children */
  AdwActionRow *goal;
  GtkToggleButton *most_places;
  GtkSpinButton *minimum_fit;
  GtkSpinButton *supplier_limit;
  GtkStack *stack;
  GtkWidget *spinner;
  AdwStatusPage *failure;
  GtkLabel *summary;
  GtkLabel *proof;
  GtkLabel *overdraft;
  GtkLabel *warned;
  AdwPreferencesGroup *links;
  AdwPreferencesGroup *open;
  AdwPreferencesGroup *broken;
  AdwPreferencesGroup *choices;
  AdwActionRow *trial_row;

  /* Owned */
  MwWorkspace *workspace;
  MwMatchBoard *board; /* as the file is, which the plan may try otherwise */
  MwPlanDraft *draft;
  MwPlanTrial *trial;
  GCancellable *running;
  GPtrArray *link_rows; /* widgets in the groups, borrowed */
  GPtrArray *open_rows;
  GPtrArray *broken_rows;
  GPtrArray *choice_rows;

  /* State */
  gint64 category_id;
  gboolean shown;
  gboolean stale; /* what is shown was taken over, or a new plan is on its way */
  gboolean wants_focus;
};

G_DEFINE_FINAL_TYPE (MwPlanView, mw_plan_view, ADW_TYPE_BIN)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static const MwPlanLink *
get_link (MwPlanView *self, guint i)
{
  return &g_array_index (self->draft->links, MwPlanLink, i);
}

static gint64
get_places (MwPlanView *self, guint i)
{
  return mw_plan_link_row_get_places (g_ptr_array_index (self->link_rows, i));
}

static void make_plan (MwPlanView *self);
static void places_changed_cb (MwPlanView *self);

static gboolean
has_focus (MwPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->links));
}

/* A draft is taken over once; what is shown then waits for the next. */
static void
set_stale (MwPlanView *self, gboolean stale)
{
  self->stale = stale;
  /* What cannot be used loses the keyboard, which is given back with the next draft. */
  self->wants_focus = self->wants_focus || (stale && has_focus (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->links), !stale);
  places_changed_cb (self);
}

static void
accepted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwPlanView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (act != NULL)
    return;
  mw_dialogs_show_failure (root != NULL ? GTK_WINDOW (root) : NULL, _ ("The plan was not taken over"), error);
  make_plan (self);
}

static gboolean
is_kept (MwPlanView *self, const MwPlanLink *link)
{
  const MwRecord *match = link->match_id != 0 ? mw_workspace_find_record (self->workspace, &mw_match_table, link->match_id) : NULL;

  if (match != NULL)
    return g_strcmp0 (mw_record_get_text (match, MW_MATCH_PLANNING), "keep") == 0;
  return mw_plan_trial_get_pair (self->trial, mw_record_get_id (mw_supply_get_initiative (link->supply)), mw_record_get_id (mw_demand_get_nomination (link->demand)), NULL) == MW_PLAN_PAIR_KEEP;
}

/* What a person keeps in the draft is kept in the file from when it is a link there. */
static MwRecord *
make_link (MwPlanView *self, const MwPlanLink *link, gint64 places)
{
  MwRecord *match = mw_workspace_make_link (self->workspace, link, places);

  if (is_kept (self, link))
    mw_record_set_text (match, MW_MATCH_PLANNING, "keep");
  return match;
}

static void
accept_cb (MwPlanLinkRow *row, MwPlanView *self)
{
  g_autoptr (MwRecord) link = NULL;

  if (self->stale || self->draft == NULL)
    return;
  link = make_link (self, mw_plan_link_row_get_link (row), mw_plan_link_row_get_places (row));
  set_stale (self, TRUE);
  mw_workspace_save_async (self->workspace, link, accepted_cb, g_object_ref (self));
}

static void
planning_set_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwPlanView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (act == NULL)
    mw_dialogs_show_failure (root != NULL ? GTK_WINDOW (root) : NULL, _ ("The choice was not saved"), error);
}

/*
 * What is kept apart, and a link that is kept, is in the file. A pair that is only proposed has no place there to be kept
 * at, for a link would take its places before anybody took it over: that is tried, until it is.
 */
static void
choose_cb (MwPlanLinkRow *row, guint choice, MwPlanView *self)
{
  const MwPlanLink *link = mw_plan_link_row_get_link (row);
  gint64 initiative_id = mw_record_get_id (mw_supply_get_initiative (link->supply));
  gint64 nomination_id = mw_record_get_id (mw_demand_get_nomination (link->demand));

  if (choice == MW_PLAN_PAIR_FORBID || link->match_id != 0)
    {
      mw_workspace_set_planning_async (self->workspace, initiative_id, nomination_id, choice == MW_PLAN_PAIR_FORBID ? "forbid" : (choice == MW_PLAN_PAIR_KEEP ? "keep" : NULL), planning_set_cb, g_object_ref (self));
      return;
    }
  mw_plan_trial_set_pair (self->trial, initiative_id, nomination_id, (MwPlanPairChoice) choice, mw_plan_link_row_get_places (row));
  make_plan (self);
}

static void
reason_activated_cb (MwPlanLinkRow *row, guint part, MwPlanView *self)
{
  const MwPlanLink *link = mw_plan_link_row_get_link (row);

  mw_fit_field_present (GTK_WIDGET (self), self->workspace, self->draft->board, &link->fit.parts[part], link->supply, link->demand);
}

static void
reject_cb (MwPlanLinkRow *row, MwPlanView *self)
{
  const MwPlanLink *link = mw_plan_link_row_get_link (row);
  g_autoptr (MwRecord) match = mw_link_dialog_make_link (self->workspace, self->draft->board, link->supply, link->demand);

  mw_reject_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, match);
}

static void
accept_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPlanView *self = MW_PLAN_VIEW (widget);
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->draft->links->len; i++)
    g_ptr_array_add (links, make_link (self, get_link (self, i), get_places (self, i)));
  set_stale (self, TRUE);
  mw_workspace_accept_plan_async (self->workspace, links, accepted_cb, g_object_ref (self));
}

/* How many places the rows give of one initiative, or to one request. */
static gint64
sum_places (MwPlanView *self, const MwSupply *supply, const MwDemand *demand)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->draft->links->len; i++)
    {
      const MwPlanLink *link = get_link (self, i);
      sum += link->supply == supply || link->demand == demand ? get_places (self, i) : 0;
    }
  return sum;
}

/* Returns: (transfer full) (nullable): what is wrong with the places as they were set by hand */
static char *
find_overdraft (MwPlanView *self)
{
  for (guint i = 0; i < self->draft->links->len; i++)
    {
      const MwPlanLink *link = get_link (self, i);
      gint64 given = sum_places (self, link->supply, NULL);
      gint64 taken = sum_places (self, NULL, link->demand);
      gint64 free;
      gint64 open;
      if (mw_supply_get_free_places (link->supply, &free) && given > free)
        return g_strdup_printf (ngettext ("“%s” would give %d place and has %d. Lower one of them to take all over.", "“%s” would give %d places and has %d. Lower one of them to take all over.", (gulong) given), mw_record_get_title (mw_supply_get_initiative (link->supply)), (int) given, (int) free);
      if (mw_demand_get_open_places (link->demand, &open) && taken > open)
        return g_strdup_printf (ngettext ("“%s” would get %d place and wants %d. Lower one of them to take all over.", "“%s” would get %d places and wants %d. Lower one of them to take all over.", (gulong) taken), mw_record_get_title (mw_demand_get_nomination (link->demand)), (int) taken, (int) open);
    }
  return NULL;
}

static void
places_changed_cb (MwPlanView *self)
{
  g_autofree char *wrong = NULL;

  /* A spin button that goes away with a number half typed tells of it once more. */
  if (self->draft == NULL || self->stale)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.accept-all", FALSE);
      return;
    }
  wrong = find_overdraft (self);
  gtk_label_set_label (self->overdraft, wrong != NULL ? wrong : "");
  gtk_widget_set_visible (GTK_WIDGET (self->overdraft), wrong != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.accept-all", wrong == NULL && self->draft->links->len > 0 && !mw_workspace_is_read_only (self->workspace));
}

static void
add_link (MwPlanView *self, const MwPlanLink *link)
{
  GtkWidget *row = mw_plan_link_row_new (self->draft, link, is_kept (self, link), mw_workspace_is_read_only (self->workspace));

  g_signal_connect (row, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (row, "choose", G_CALLBACK (choose_cb), self);
  g_signal_connect (row, "reject", G_CALLBACK (reject_cb), self);
  g_signal_connect (row, "reason-activated", G_CALLBACK (reason_activated_cb), self);
  g_signal_connect_swapped (row, "places-changed", G_CALLBACK (places_changed_cb), self);
  adw_preferences_group_add (self->links, row);
  g_ptr_array_add (self->link_rows, row);
}

static void
add_open (MwPlanView *self, const MwPlanOpen *open)
{
  GtkWidget *row = mw_plan_open_row_new (self->workspace, self->draft, open);

  adw_preferences_group_add (self->open, row);
  g_ptr_array_add (self->open_rows, row);
}

/* Opens a link that is in the file. */
static void
match_activated_cb (AdwActionRow *row, MwPlanView *self)
{
  mw_link_dialog_present_match (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, self->draft->board, g_object_get_data (G_OBJECT (row), "mw-match"));
}

static GtkWidget *
make_row (const char *icon, const char *names, const char *about)
{
  GtkWidget *row = mw_plain_row_new (names, about);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  return row;
}

static void
let_open (MwPlanView *self, GtkWidget *row, const MwRecord *match)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "mw-match", g_object_ref ((gpointer) match), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (match_activated_cb), self);
}

static void
add_broken (MwPlanView *self, const MwBrokenLink *broken)
{
  g_autofree char *names = g_strdup_printf ("%s → %s", mw_record_get_title (mw_supply_get_initiative (broken->supply)), mw_record_get_title (mw_demand_get_nomination (broken->demand)));
  g_autofree char *reasons = mw_broken_link_describe (broken);
  GtkWidget *row = make_row ("dialog-warning-symbolic", names, reasons);

  let_open (self, row, broken->match);
  adw_preferences_group_add (self->broken, row);
  g_ptr_array_add (self->broken_rows, row);
}

static gint64
id_of_initiative (const MwPlanChoice *choice)
{
  return choice->supply != NULL ? mw_record_get_id (mw_supply_get_initiative (choice->supply)) : 0;
}

static gint64
id_of_nomination (const MwPlanChoice *choice)
{
  return choice->demand != NULL ? mw_record_get_id (mw_demand_get_nomination (choice->demand)) : 0;
}

static gboolean
is_planning (const MwPlanChoice *choice)
{
  return choice->match != NULL && (choice->kind == MW_PLAN_CHOICE_FORBIDDEN || choice->kind == MW_PLAN_CHOICE_KEPT);
}

/* Leaves to the plan again what was chosen in one row. */
static void
untry_clicked_cb (GtkButton *button, MwPlanView *self)
{
  const MwPlanChoice *choice = g_object_get_data (G_OBJECT (button), "mw-choice");

  if (is_planning (choice))
    {
      mw_workspace_set_planning_async (self->workspace, id_of_initiative (choice), id_of_nomination (choice), NULL, planning_set_cb, g_object_ref (self));
      return;
    }
  if (choice->kind == MW_PLAN_CHOICE_LEFT_OUT)
    mw_plan_trial_leave_out (self->trial, choice->supply != NULL ? id_of_initiative (choice) : id_of_nomination (choice), FALSE);
  else
    mw_plan_trial_set_pair (self->trial, id_of_initiative (choice), id_of_nomination (choice), MW_PLAN_PAIR_FREE, 0);
  make_plan (self);
}

static void
let_untry (MwPlanView *self, GtkWidget *row, const MwPlanChoice *choice, const char *names)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Leave “%s” to the plan again"), names);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "mw-choice", g_memdup2 (choice, sizeof *choice), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (untry_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
option_activated_cb (GtkWidget *row, const char *action_name)
{
  gtk_widget_activate_action (row, action_name, NULL);
}

/* @action_name: a constant */
static void
let_show_option (GtkWidget *row, const char *action_name)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (option_activated_cb), (gpointer) action_name);
}

/* A link that costs nothing is no news; what is only tried is always shown, to be taken back. */
static void
add_choice (MwPlanView *self, const MwPlanChoice *choice)
{
  const char *initiative = choice->supply != NULL ? mw_record_get_title (mw_supply_get_initiative (choice->supply)) : "";
  const char *nomination = choice->demand != NULL ? mw_record_get_title (mw_demand_get_nomination (choice->demand)) : "";
  g_autofree char *names = choice->supply == NULL && choice->demand == NULL ? g_strdup (_ ("Options of this plan")) : g_strconcat (initiative, choice->supply != NULL && choice->demand != NULL ? " → " : "", nomination, NULL);
  g_autofree char *cost = mw_plan_choice_describe_cost (choice);
  GtkWidget *row;

  if (choice->kind == MW_PLAN_CHOICE_LINKED && choice->cost == 0)
    return;
  row = make_row (choice->cost > 0 ? "dialog-warning-symbolic" : "emblem-ok-symbolic", names, cost);
  if (choice->match != NULL)
    let_open (self, row, choice->match);
  if (choice->kind == MW_PLAN_CHOICE_LIMIT || choice->kind == MW_PLAN_CHOICE_MINIMUM)
    let_show_option (row, choice->kind == MW_PLAN_CHOICE_LIMIT ? "plan.show-limit" : "plan.show-minimum");
  else if (choice->match == NULL || (is_planning (choice) && !mw_workspace_is_read_only (self->workspace)))
    let_untry (self, row, choice, names);
  adw_preferences_group_add (self->choices, row);
  g_ptr_array_add (self->choice_rows, row);
}

static void
show_limit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (MW_PLAN_VIEW (widget)->supplier_limit));
}

static void
show_minimum_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (MW_PLAN_VIEW (widget)->minimum_fit));
}

static void
tried_cb (MwTrialDialog *dialog, MwPlanView *self)
{
  make_plan (self);
}

static void
try_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPlanView *self = MW_PLAN_VIEW (widget);

  if (self->board == NULL)
    return;
  g_signal_connect_object (mw_trial_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->board, self->trial), "tried", G_CALLBACK (tried_cb), self, 0);
}

static void
clear_trial_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPlanView *self = MW_PLAN_VIEW (widget);

  mw_plan_trial_clear (self->trial);
  make_plan (self);
}

static void
show_trial (MwPlanView *self)
{
  gboolean empty = mw_plan_trial_is_empty (self->trial);

  mw_plain_row_set (GTK_WIDGET (self->trial_row), NULL, empty ? _ ("The plan goes by the file") : _ ("The plan goes by what is tried here, and differs from the file"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.clear-trial", !empty);
}

static void
show_summary (MwPlanView *self)
{
  const MwPlanDraft *draft = self->draft;
  g_autofree char *summary = g_strdup_printf (_ ("%d of %d open places filled, with %d free"), (int) draft->plan->filled, (int) draft->wanted, (int) draft->free);
  gboolean most = draft->options.goal == MW_PLAN_MOST_PLACES;
  const MwPlan *most_places = most ? draft->plan : draft->other;
  const MwPlan *best_fit = most ? draft->other : draft->plan;
  g_autofree char *goals = g_strdup_printf (_ ("Most places: %d filled, total score %d. Best fit: %d filled, total score %d."), (int) most_places->filled, (int) most_places->score, (int) best_fit->filled, (int) best_fit->score);
  g_autofree char *without = draft->without_number > 0 ? g_strdup_printf (ngettext (" %u initiative or request does not say how many places, and is left out.", " %u initiatives or requests do not say how many places, and are left out.", draft->without_number), draft->without_number) : g_strdup ("");
  g_autofree char *best = mw_plan_draft_describe_proof (draft);
  g_autofree char *proof = g_strconcat (best, without, NULL);

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->proof, proof);
  mw_plain_row_set (GTK_WIDGET (self->goal), NULL, goals);
}

/* How many of the proposals go against the rules: who takes over all of them sees no row of them. */
static void
show_warned (MwPlanView *self)
{
  guint warned = 0;

  for (guint i = 0; i < self->link_rows->len; i++)
    warned += mw_plan_link_row_has_warnings (g_ptr_array_index (self->link_rows, i)) ? 1 : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u of these links goes against the rules. It carries a warning sign; open it to see why.", "%u of these links go against the rules. They carry a warning sign; open one to see why.", warned), warned);
  gtk_label_set_label (self->warned, text);
  gtk_widget_set_visible (GTK_WIDGET (self->warned), warned > 0);
}

static void
clear_draft (MwPlanView *self)
{
  clear_rows (self->links, self->link_rows);
  clear_rows (self->open, self->open_rows);
  clear_rows (self->broken, self->broken_rows);
  clear_rows (self->choices, self->choice_rows);
  g_clear_pointer (&self->draft, mw_plan_draft_free);
}

static void
show_draft (MwPlanView *self)
{
  const MwPlanDraft *draft = self->draft;

  show_summary (self);
  for (guint i = 0; i < draft->links->len; i++)
    add_link (self, get_link (self, i));
  show_warned (self);
  for (guint i = 0; i < draft->open->len; i++)
    add_open (self, &g_array_index (draft->open, MwPlanOpen, i));
  for (guint i = 0; i < draft->broken->len; i++)
    add_broken (self, &g_array_index (draft->broken, MwBrokenLink, i));
  for (guint i = 0; i < draft->choices->len; i++)
    add_choice (self, &g_array_index (draft->choices, MwPlanChoice, i));
  gtk_widget_set_visible (GTK_WIDGET (self->broken), draft->broken->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), self->choice_rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->links), draft->links->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->open), draft->open->len > 0);
  set_stale (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "plan");
}

static void
set_running (MwPlanView *self, GCancellable *running)
{
  g_set_object (&self->running, running);
  gtk_widget_set_visible (self->spinner, running != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.stop", running != NULL);
}

static void
planned_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwPlanView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwPlanDraft) draft = mw_workspace_make_plan_finish (MW_WORKSPACE (object), result, &error);

  /* Another plan was asked for meanwhile, or none any more. */
  if (g_task_get_cancellable (G_TASK (result)) != self->running || self->running == NULL)
    return;
  set_running (self, NULL);
  clear_draft (self);
  if (draft == NULL)
    {
      mw_plain_page_describe (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->draft = g_steal_pointer (&draft);
  show_draft (self);
  /* The row that had the keyboard is gone, the next proposal is the first now. */
  if (self->wants_focus && self->link_rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->link_rows, 0));
  self->wants_focus = FALSE;
}

static void
stop_planning (MwPlanView *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  set_running (self, NULL);
}

/* What stood there belongs to other options, so it goes too. */
static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPlanView *self = MW_PLAN_VIEW (widget);

  stop_planning (self);
  clear_draft (self);
  gtk_stack_set_visible_child_name (self->stack, "stopped");
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPlanView *self = MW_PLAN_VIEW (widget);

  gtk_stack_set_visible_child_name (self->stack, "loading");
  make_plan (self);
}

static void
make_plan (MwPlanView *self)
{
  MwPlanOptions options = { .goal = gtk_toggle_button_get_active (self->most_places) ? MW_PLAN_MOST_PLACES : MW_PLAN_BEST_FIT };
  int limit = gtk_spin_button_get_value_as_int (self->supplier_limit);
  g_autoptr (GCancellable) running = NULL;

  if (!self->shown || self->workspace == NULL)
    return;
  options.minimum_fit = gtk_spin_button_get_value_as_int (self->minimum_fit);
  options.supplier_limit = limit > 0 ? limit : MW_PLAN_NO_LIMIT;
  options.trial = self->trial;
  show_trial (self);
  stop_planning (self);
  running = g_cancellable_new ();
  set_running (self, running);
  set_stale (self, TRUE);
  mw_workspace_make_plan_async (self->workspace, self->category_id, &options, self->running, planned_cb, g_object_ref (self));
}

/* Zero places would be a strange limit, so it stands for none. */
static gboolean
show_limit_cb (GtkSpinButton *spin, MwPlanView *self)
{
  if (gtk_spin_button_get_value_as_int (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), _ ("none"));
  return TRUE;
}

static int
read_limit_cb (GtkSpinButton *spin, double *value, MwPlanView *self)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), _ ("none")) != 0)
    return FALSE;
  *value = 0;
  return TRUE;
}

static void
mw_plan_view_dispose (GObject *object)
{
  MwPlanView *self = MW_PLAN_VIEW (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->draft, mw_plan_draft_free);
  g_clear_pointer (&self->link_rows, g_ptr_array_unref);
  g_clear_pointer (&self->open_rows, g_ptr_array_unref);
  g_clear_pointer (&self->broken_rows, g_ptr_array_unref);
  g_clear_pointer (&self->choice_rows, g_ptr_array_unref);
  g_clear_pointer (&self->trial, mw_plan_trial_free);
  g_clear_object (&self->board);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_plan_view_parent_class)->dispose (object);
}

static void
mw_plan_view_class_init (MwPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_plan_view_dispose;
  g_type_ensure (MW_TYPE_LOADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, goal);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, most_places);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, minimum_fit);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, supplier_limit);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, stack);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, spinner);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, failure);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, summary);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, proof);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, overdraft);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, warned);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, links);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, open);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, broken);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, choices);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, trial_row);
  gtk_widget_class_bind_template_callback (widget_class, make_plan);
  gtk_widget_class_bind_template_callback (widget_class, show_limit_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_limit_cb);
  gtk_widget_class_install_action (widget_class, "plan.accept-all", NULL, accept_all_action);
  gtk_widget_class_install_action (widget_class, "plan.show-limit", NULL, show_limit_action);
  gtk_widget_class_install_action (widget_class, "plan.show-minimum", NULL, show_minimum_action);
  gtk_widget_class_install_action (widget_class, "plan.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "plan.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "plan.try", NULL, try_action);
  gtk_widget_class_install_action (widget_class, "plan.clear-trial", NULL, clear_trial_action);
}

static void
mw_plan_view_init (MwPlanView *self)
{
  self->link_rows = g_ptr_array_new ();
  self->open_rows = g_ptr_array_new ();
  self->broken_rows = g_ptr_array_new ();
  self->choice_rows = g_ptr_array_new ();
  self->trial = mw_plan_trial_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_plan_view_set_workspace (MwPlanView *self, MwWorkspace *workspace)
{
  clear_draft (self);
  mw_plan_trial_clear (self->trial);
  g_clear_object (&self->board);
  g_set_object (&self->workspace, workspace);
}

/**
 * mw_plan_view_show_board:
 * @board: both sides as the file is
 *
 * Plans for a category; to be called again after every change of the file.
 */
void
mw_plan_view_show_board (MwPlanView *self, MwMatchBoard *board, gint64 category_id)
{
  g_set_object (&self->board, board);
  self->category_id = category_id;
  self->shown = TRUE;
  make_plan (self);
}

/* Nobody looks at it any more. */
void
mw_plan_view_stop (MwPlanView *self)
{
  self->shown = FALSE;
  stop_planning (self);
}
