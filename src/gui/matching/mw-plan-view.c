/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-plan-view"

#include "config.h"
#include "mw-plan-view.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"
#include "mw-initiative.h"
#include "mw-record-dialog.h"

/*
 * The best plan: which links to make, as a draft that changes nothing until it is accepted, and for what stays open
 * why, and what would help most. It is made anew when an option or the file changes.
 */

struct _MwPlanView
{
  AdwBin parent_instance;

  /* Template children */
  GtkToggleButton *most_places;
  GtkSpinButton *minimum_fit;
  GtkSpinButton *supplier_limit;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *summary;
  GtkLabel *proof;
  GtkLabel *overdraft;
  AdwPreferencesGroup *links;
  AdwPreferencesGroup *open;
  AdwPreferencesGroup *broken;

  /* Owned */
  MwWorkspace *workspace;
  MwPlanDraft *draft;
  GCancellable *running;
  GPtrArray *link_rows; /* widgets in the groups, borrowed */
  GPtrArray *open_rows;
  GPtrArray *broken_rows;
  GPtrArray *spins; /* of the proposed links, in their order, borrowed */

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
  return gtk_spin_button_get_value_as_int (g_ptr_array_index (self->spins, i));
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

static void
accept_clicked_cb (GtkButton *button, MwPlanView *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mw-link"));
  g_autoptr (MwRecord) link = NULL;

  if (self->stale || self->draft == NULL)
    return;
  link = mw_workspace_make_link (self->workspace, get_link (self, i), get_places (self, i));
  set_stale (self, TRUE);
  mw_workspace_save_async (self->workspace, link, accepted_cb, g_object_ref (self));
}

static void
accept_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPlanView *self = MW_PLAN_VIEW (widget);
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->draft->links->len; i++)
    g_ptr_array_add (links, mw_workspace_make_link (self->workspace, get_link (self, i), get_places (self, i)));
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
        return g_strdup_printf (_ ("“%s” would give %d places and has %d. Lower one of them to take all over."), mw_record_get_title (mw_supply_get_initiative (link->supply)), (int) given, (int) free);
      if (mw_demand_get_open_places (link->demand, &open) && taken > open)
        return g_strdup_printf (_ ("“%s” would get %d places and wants %d. Lower one of them to take all over."), mw_record_get_title (mw_demand_get_nomination (link->demand)), (int) taken, (int) open);
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

static GtkWidget *
add_line (AdwExpanderRow *row, const char *icon, const char *text)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), escaped);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), image);
  adw_expander_row_add_row (row, line);
  return line;
}

static const char *
icon_of (const MwFitPart *part)
{
  if (part->state != MW_FIT_PART_SCORED)
    return "dialog-question-symbolic";
  return part->permille >= 600 ? "list-add-symbolic" : "list-remove-symbolic";
}

static void
add_reasons (AdwExpanderRow *row, const MwPlanLink *link)
{
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      g_autofree char *reason = NULL;
      if (i == MW_FIT_RELATION)
        continue;
      reason = mw_fit_describe_part (&link->fit, (MwFitPartKind) i, link->supply, link->demand);
      add_line (row, icon_of (&link->fit.parts[i]), reason);
    }
}

/* No more than either side has: what the plan gives elsewhere is the person's to weigh. */
static GtkWidget *
make_spin (const MwPlanLink *link)
{
  gint64 free = link->places;
  gint64 open = link->places;
  GtkWidget *spin;
  g_autofree char *label = g_strdup_printf (_ ("Places of “%s”"), mw_record_get_title (mw_supply_get_initiative (link->supply)));

  mw_supply_get_free_places (link->supply, &free);
  mw_demand_get_open_places (link->demand, &open);
  spin = gtk_spin_button_new_with_range (1, (double) MAX (MIN (free, open), 1), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) link->places);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (spin, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return spin;
}

static GtkWidget *
make_accept_button (MwPlanView *self, guint i)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take Over"));
  g_autofree char *label = g_strdup_printf (_ ("Link “%s” with “%s”"), mw_record_get_title (mw_supply_get_initiative (get_link (self, i)->supply)), mw_record_get_title (mw_demand_get_nomination (get_link (self, i)->demand)));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_sensitive (button, !mw_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "mw-link", GUINT_TO_POINTER (i));
  g_signal_connect (button, "clicked", G_CALLBACK (accept_clicked_cb), self);
  return button;
}

static void
add_link (MwPlanView *self, guint i)
{
  const MwPlanLink *link = get_link (self, i);
  const MwRecord *initiative = mw_supply_get_initiative (link->supply);
  const char *supplier = mw_match_board_get_name (self->draft->board, mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER));
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *spin = make_spin (link);
  g_autofree char *names = g_strdup_printf ("%s → %s", mw_record_get_title (initiative), mw_record_get_title (mw_demand_get_nomination (link->demand)));
  g_autofree char *title = g_markup_escape_text (names, -1);
  g_autofree char *fit = g_strdup_printf (_ ("Fit %d · %s%s"), link->fit.low, supplier, link->match_id != 0 ? _ (" · added to the link that there is") : "");
  g_autofree char *subtitle = g_markup_escape_text (fit, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  /* The first that is added stands last. */
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_accept_button (self, i));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), spin);
  add_reasons (ADW_EXPANDER_ROW (row), link);
  adw_preferences_group_add (self->links, row);
  g_ptr_array_add (self->link_rows, row);
  g_ptr_array_add (self->spins, spin);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (places_changed_cb), self);
}

static void
add_open (MwPlanView *self, const MwPlanOpen *open)
{
  GtkWidget *row = adw_expander_row_new ();
  g_auto (GStrv) blockers = mw_plan_open_describe_blockers (open);
  g_autofree char *title = g_markup_escape_text (mw_record_get_title (mw_demand_get_nomination (open->demand)), -1);
  g_autofree char *best = open->n_helps > 0 ? mw_plan_help_describe (&open->helps[0]) : g_strdup (_ ("no single change would help"));
  g_autofree char *places = g_strdup_printf (ngettext ("%d place stays open · %s", "%d places stay open · %s", (gulong) open->places), (int) open->places, best);
  g_autofree char *subtitle = g_markup_escape_text (places, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  for (guint i = 0; i < open->n_helps; i++)
    {
      g_autofree char *help = mw_plan_help_describe (&open->helps[i]);
      add_line (ADW_EXPANDER_ROW (row), "list-add-symbolic", help);
    }
  for (char **blocker = blockers; *blocker != NULL; blocker++)
    add_line (ADW_EXPANDER_ROW (row), "action-unavailable-symbolic", *blocker);
  adw_preferences_group_add (self->open, row);
  g_ptr_array_add (self->open_rows, row);
}

static void
broken_activated_cb (AdwActionRow *row, MwPlanView *self)
{
  const MwRecord *match = g_object_get_data (G_OBJECT (row), "mw-match");
  MwRecordDialog *dialog = mw_record_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, match);

  mw_record_dialog_set_subtitle (dialog, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
add_broken (MwPlanView *self, const MwPlanBroken *broken)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *names = g_strdup_printf ("%s → %s", mw_record_get_title (mw_supply_get_initiative (broken->supply)), mw_record_get_title (mw_demand_get_nomination (broken->demand)));
  g_autofree char *title = g_markup_escape_text (names, -1);
  g_autofree char *reasons = mw_plan_broken_describe (broken);
  g_autofree char *subtitle = g_markup_escape_text (reasons, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "mw-match", g_object_ref ((gpointer) broken->match), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (broken_activated_cb), self);
  adw_preferences_group_add (self->broken, row);
  g_ptr_array_add (self->broken_rows, row);
}

static void
show_summary (MwPlanView *self)
{
  const MwPlanDraft *draft = self->draft;
  g_autofree char *summary = g_strdup_printf (_ ("%d of %d wanted places filled, with %d free"), (int) draft->plan->filled, (int) draft->wanted, (int) draft->free);
  g_autofree char *other = g_strdup_printf (draft->options.goal == MW_PLAN_MOST_PLACES ? _ ("The best fit would fill %d, with a total score of %d against %d.") : _ ("The most places would fill %d, with a total score of %d against %d."), (int) draft->other->filled, (int) draft->other->score, (int) draft->plan->score);
  g_autofree char *without = draft->without_number > 0 ? g_strdup_printf (ngettext (" %u initiative or request does not say how many places, and is left out.", " %u initiatives or requests do not say how many places, and are left out.", draft->without_number), draft->without_number) : g_strdup ("");
  g_autofree char *proof = g_strdup_printf ("%s %s%s", mw_plan_is_proven (draft->plan) ? _ ("No other plan is better: that is proven.") : _ ("Whether another plan is better could not be proven."), other, without);

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->proof, proof);
}

static void
clear_draft (MwPlanView *self)
{
  clear_rows (self->links, self->link_rows);
  clear_rows (self->open, self->open_rows);
  clear_rows (self->broken, self->broken_rows);
  g_ptr_array_set_size (self->spins, 0);
  g_clear_pointer (&self->draft, mw_plan_draft_free);
}

static void
show_draft (MwPlanView *self)
{
  const MwPlanDraft *draft = self->draft;

  show_summary (self);
  for (guint i = 0; i < draft->links->len; i++)
    add_link (self, i);
  for (guint i = 0; i < draft->open->len; i++)
    add_open (self, &g_array_index (draft->open, MwPlanOpen, i));
  for (guint i = 0; i < draft->broken->len; i++)
    add_broken (self, &g_array_index (draft->broken, MwPlanBroken, i));
  gtk_widget_set_visible (GTK_WIDGET (self->broken), draft->broken->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->links), draft->links->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->open), draft->open->len > 0);
  set_stale (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "plan");
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
  clear_draft (self);
  if (draft == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
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
  g_clear_object (&self->running);
}

static void
make_plan (MwPlanView *self)
{
  MwPlanOptions options = { .goal = gtk_toggle_button_get_active (self->most_places) ? MW_PLAN_MOST_PLACES : MW_PLAN_BEST_FIT };
  int limit = gtk_spin_button_get_value_as_int (self->supplier_limit);

  if (!self->shown || self->workspace == NULL)
    return;
  options.minimum_fit = gtk_spin_button_get_value_as_int (self->minimum_fit);
  options.supplier_limit = limit > 0 ? limit : MW_PLAN_NO_LIMIT;
  stop_planning (self);
  self->running = g_cancellable_new ();
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

  stop_planning (self);
  g_clear_pointer (&self->draft, mw_plan_draft_free);
  g_clear_pointer (&self->link_rows, g_ptr_array_unref);
  g_clear_pointer (&self->open_rows, g_ptr_array_unref);
  g_clear_pointer (&self->broken_rows, g_ptr_array_unref);
  g_clear_pointer (&self->spins, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_plan_view_parent_class)->dispose (object);
}

static void
mw_plan_view_class_init (MwPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_plan_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, most_places);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, minimum_fit);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, supplier_limit);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, stack);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, failure);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, summary);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, proof);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, overdraft);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, links);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, open);
  gtk_widget_class_bind_template_child (widget_class, MwPlanView, broken);
  gtk_widget_class_bind_template_callback (widget_class, make_plan);
  gtk_widget_class_bind_template_callback (widget_class, show_limit_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_limit_cb);
  gtk_widget_class_install_action (widget_class, "plan.accept-all", NULL, accept_all_action);
}

static void
mw_plan_view_init (MwPlanView *self)
{
  self->link_rows = g_ptr_array_new ();
  self->open_rows = g_ptr_array_new ();
  self->broken_rows = g_ptr_array_new ();
  self->spins = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_plan_view_set_workspace (MwPlanView *self, MwWorkspace *workspace)
{
  clear_draft (self);
  g_set_object (&self->workspace, workspace);
}

/* Plans for a category; to be called again after every change of the file. */
void
mw_plan_view_show_category (MwPlanView *self, gint64 category_id)
{
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
