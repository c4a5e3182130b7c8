/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-standing-dialog"

#include "config.h"
#include "mw-standing-dialog.h"

#include <glib/gi18n.h>

#include "mw-category.h"
#include "mw-figure.h"
#include "mw-missing-input.h"
#include "mw-plain.h"

/*
 * How the contracts that the list shows stand: with, without and with an unknown duty; planned, realised and
 * expected; progress on two bases, each with the part that is unknown; and what to fill in first.
 */

struct _MwStandingDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkBox *box;

  /* Owned */
  MwWorkspace *workspace;

  /* Borrowed */
  GtkWidget *groups; /* what is shown now */
};

G_DEFINE_FINAL_TYPE (MwStandingDialog, mw_standing_dialog, ADW_TYPE_WINDOW)

/* What all rows are made from. */
typedef struct
{
  const MwContractTotals *totals;
  MwNotation notation;
} Figures;

static AdwPreferencesGroup *
add_group (MwStandingDialog *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  mw_plain_group_set (ADW_PREFERENCES_GROUP (group), title, description);
  gtk_box_append (GTK_BOX (self->groups), group);
  return ADW_PREFERENCES_GROUP (group);
}

/* @subtitle: (nullable) */
static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *figure)
{
  GtkWidget *row = mw_plain_row_new (title, subtitle != NULL ? subtitle : "");
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
  return row;
}

static char *
format_share (const MwSum *part, const MwSum *whole, MwNotation notation)
{
  MwFigure share = mw_figure_of_share (part, whole);

  return mw_figure_format_short (MW_FIGURE_OF_SPEND, &share, notation);
}

/* Returns: how large a part of the value that is known; both are as far as they are known, so it is no bound */
static char *
format_part (const MwSum *value, const MwSum *all, MwNotation notation)
{
  MwSum part = { value->amount, 0, 0 };
  MwSum whole = { all->amount, 0, 0 };

  return format_share (&part, &whole, notation);
}

/* Number, value, and the share that it is of all known value. */
static void
add_part (AdwPreferencesGroup *group, const Figures *figures, const char *title, const MwSum *value)
{
  g_autofree char *number = mw_count_format (value->count, figures->notation);
  g_autofree char *amount = mw_sum_format_short (value, figures->notation);
  g_autofree char *share = format_part (value, &figures->totals->value, figures->notation);
  g_autofree char *unknown = value->unknown > 0 ? g_strdup_printf (ngettext ("; value unknown of %u", "; value unknown of %u", value->unknown), value->unknown) : g_strdup ("");
  g_autofree char *subtitle = mw_sum_is_known (value) ? g_strdup_printf (_ ("%s, %s of the known value%s"), amount, share, unknown) : g_strdup (_ ("value unknown"));

  add_row (group, title, value->count > 0 ? subtitle : NULL, number);
}

static void
show_contracts (MwStandingDialog *self, const Figures *figures)
{
  const MwContractTotals *totals = figures->totals;
  AdwPreferencesGroup *group = add_group (self, _ ("Contracts"), NULL);

  add_part (group, figures, _ ("With duty"), &totals->value_with_duty);
  add_part (group, figures, _ ("Without duty"), &totals->value_without_duty);
  add_part (group, figures, _ ("Duty unknown"), &totals->value_duty_unknown);
}

/* @note: what is unknown of how many contracts that carry the duty; those that may carry it are counted beside them */
static char *
describe_gaps (const Figures *figures, guint unknown, const char *note)
{
  guint maybe = figures->totals->duty_unknown;
  g_autofree char *more = g_strdup_printf (ngettext ("whether there is a duty is unknown of %u contract", "whether there is a duty is unknown of %u contracts", maybe), maybe);

  if (unknown > maybe && maybe > 0)
    return g_strdup_printf ("%s; %s", note, more);
  return g_strdup (unknown > maybe ? note : (maybe > 0 ? more : ""));
}

/* @note: (transfer full): of which contracts with a duty not all is known */
static void
add_sum (AdwPreferencesGroup *group, const Figures *figures, const char *title, const MwSum *sum, char *note)
{
  g_autofree char *figure = mw_sum_format_short (sum, figures->notation);
  g_autofree char *gaps = describe_gaps (figures, sum->unknown, note);

  add_row (group, title, gaps, figure);
  g_free (note);
}

static void
add_realised (AdwPreferencesGroup *group, const Figures *figures)
{
  const MwContractTotals *totals = figures->totals;
  g_autofree char *nothing = g_strdup_printf (ngettext ("nothing is recorded of %u contract", "nothing is recorded of %u contracts", totals->nothing_recorded), totals->nothing_recorded);
  g_autofree char *partly = g_strdup_printf (ngettext ("of %u contract the value is not wholly known", "of %u contracts the value is not wholly known", totals->realised_incomplete), totals->realised_incomplete);
  const char *both = totals->nothing_recorded > 0 && totals->realised_incomplete > 0 ? ", " : "";

  add_sum (group, figures, _ ("Realised"), &totals->realised, g_strconcat (totals->nothing_recorded > 0 ? nothing : "", both, totals->realised_incomplete > 0 ? partly : "", NULL));
}

static void
add_behind (AdwPreferencesGroup *group, const Figures *figures)
{
  guint unknown = figures->totals->behind_unknown;
  MwFigure figure = { TRUE, figures->totals->behind, unknown };
  g_autofree char *behind = mw_figure_format (MW_FIGURE_BEHIND, &figure, figures->notation);
  g_autofree char *note = g_strdup_printf (ngettext ("of %u contract it is unknown", "of %u contracts it is unknown", unknown), unknown);

  add_row (group, _ ("Contracts behind"), unknown > 0 ? note : NULL, behind);
}

static void
show_duty (MwStandingDialog *self, const Figures *figures)
{
  const MwContractTotals *totals = figures->totals;
  AdwPreferencesGroup *group = add_group (self, _ ("Duty"), NULL);
  guint amounts = totals->duty_amount_unknown;
  guint plans = totals->planned.unknown - totals->duty_unknown;
  guint dates = totals->expected.unknown - totals->duty_unknown;

  add_sum (group, figures, _ ("Imposed"), &totals->duty, g_strdup_printf (ngettext ("the amount is unknown of %u contract", "the amount is unknown of %u contracts", amounts), amounts));
  add_sum (group, figures, _ ("Planned"), &totals->planned, g_strdup_printf (ngettext ("of %u contract not every link has a known value", "of %u contracts not every link has a known value", plans), plans));
  add_realised (group, figures);
  add_sum (group, figures, _ ("Expected today"), &totals->expected, g_strdup_printf (ngettext ("dates or amount are unknown of %u contract", "dates or amount are unknown of %u contracts", dates), dates));
  add_behind (group, figures);
}

/* A share with a bar, and below it what is not known of it. */
static void
add_basis (AdwPreferencesGroup *group, const Figures *figures, const char *title, const MwSum *part, const MwSum *whole, const char *unknown)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *note = gtk_label_new (unknown);
  g_autofree char *figure = format_share (part, whole, figures->notation);
  g_autofree char *heading = g_strdup_printf (_ ("%s: %s"), title, figure);
  GtkWidget *label = gtk_label_new (heading);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), CLAMP ((double) mw_sum_get_ratio (part, whole) / 10000, 0, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (box, "basis");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  mw_plain_row_set (row, heading, NULL);
  adw_preferences_group_add (group, row);
}

/* What is realised is set against the duty of the same contracts, so that what is missing cannot flatter it. */
static void
add_duty_basis (AdwPreferencesGroup *group, const Figures *figures)
{
  const MwContractTotals *totals = figures->totals;
  guint without = totals->duty_amount_unknown;
  guint incomplete = totals->nothing_recorded + totals->realised_incomplete;
  g_autofree char *realised = mw_sum_format_short (&totals->realised_of_duty, figures->notation);
  g_autofree char *duty = mw_sum_format_short (&totals->duty, figures->notation);
  g_autofree char *amounts = g_strdup_printf (ngettext (" %u contract without a known amount is left out.", " %u contracts without a known amount are left out.", without), without);
  /* Translators: the last is empty, or a sentence of its own that begins with a space. */
  g_autofree char *note = g_strdup_printf (_ ("%s of %s. Nothing or not all is known of %u of %u contracts with a duty, and whether there is one of %u more.%s"), realised, duty, incomplete, totals->duty_count, totals->duty_unknown, without > 0 ? amounts : "");

  add_basis (group, figures, _ ("Against the duty imposed"), &totals->realised_of_duty, &totals->duty, note);
}

static void
add_spend_basis (AdwPreferencesGroup *group, const Figures *figures)
{
  const MwContractTotals *totals = figures->totals;
  guint without = totals->value.unknown;
  g_autofree char *realised = mw_sum_format_short (&totals->realised_of_value, figures->notation);
  g_autofree char *spend = mw_sum_format_short (&totals->value, figures->notation);
  g_autofree char *unknown = mw_sum_format_short (&totals->value_duty_unknown, figures->notation);
  g_autofree char *share = format_part (&totals->value_duty_unknown, &totals->value, figures->notation);
  g_autofree char *values = g_strdup_printf (ngettext (" %u contract without a known value is left out.", " %u contracts without a known value are left out.", without), without);
  /* Translators: the last is empty, or a sentence of its own that begins with a space. */
  g_autofree char *note = g_strdup_printf (_ ("%s of %s. Of %s of the spend (%s) it is unknown whether there is a duty.%s"), realised, spend, share, unknown, without > 0 ? values : "");

  add_basis (group, figures, _ ("Against the whole spend"), &totals->realised_of_value, &totals->value, note);
}

static void
show_bases (MwStandingDialog *self, const Figures *figures)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Realised on Two Bases"), _ ("A category can meet its duty and still reach little of what it spends."));

  add_duty_basis (group, figures);
  add_spend_basis (group, figures);
}

/* The list shows the contracts that lack it. */
static void
missing_activated_cb (AdwActionRow *row, MwStandingDialog *self)
{
  MwMissingKind kind = (MwMissingKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "mw-missing-kind"));

  mw_contract_list_set_filter (mw_workspace_get_contracts (self->workspace), kind == MW_MISSING_AMOUNT ? MW_CONTRACT_FILTER_DUTY : MW_CONTRACT_FILTER_UNKNOWN);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_missing (MwStandingDialog *self, AdwPreferencesGroup *group, const MwMissingInput *input, MwNotation notation)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = mw_missing_input_describe (input, notation);
  g_autofree char *effect = mw_missing_input_describe_effect (input, notation);
  GtkWidget *row = mw_plain_row_new (title, effect);

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "mw-missing-kind", GINT_TO_POINTER (input->kind));
  g_signal_connect (row, "activated", G_CALLBACK (missing_activated_cb), self);
  adw_preferences_group_add (group, row);
}

static void
show_missing (MwStandingDialog *self, const Figures *figures)
{
  g_autoptr (GArray) inputs = mw_missing_inputs_list (figures->totals);
  AdwPreferencesGroup *group = add_group (self, _ ("What Is Missing"), inputs->len > 0 ? _ ("What settles most comes first.") : _ ("Nothing: of every contract the duty and its amount are known."));

  for (guint i = 0; i < inputs->len; i++)
    add_missing (self, group, &g_array_index (inputs, MwMissingInput, i), figures->notation);
}

static char *
describe_scope (MwStandingDialog *self)
{
  const MwContractQuery *query = mw_contract_list_get_query (mw_workspace_get_contracts (self->workspace));
  MwRecord *category = query->category_id > 0 ? mw_workspace_find_record (self->workspace, &mw_category_table, query->category_id) : NULL;
  const char *name = category != NULL ? mw_record_get_title (category) : (query->category_id == MW_CATEGORY_NONE ? _ ("Without a category") : _ ("All categories"));
  gboolean not_ended = query->hidden_states == MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED);
  gboolean part = query->filter != MW_CONTRACT_FILTER_ALL || (query->search != NULL && *query->search != '\0') || (query->hidden_states != 0 && !not_ended);

  if (part)
    return g_strdup_printf (_ ("%s, only the contracts that the list shows"), name);
  return not_ended ? g_strdup_printf (_ ("%s, contracts that have not ended"), name) : g_strdup (name);
}

static void
show (MwStandingDialog *self)
{
  MwContractList *list = mw_workspace_get_contracts (self->workspace);
  Figures figures = { mw_contract_list_get_totals (list), mw_workspace_get_notation (self->workspace) };
  g_autofree char *scope = describe_scope (self);

  if (self->groups != NULL)
    gtk_box_remove (self->box, self->groups);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (self->box, self->groups);
  adw_window_title_set_subtitle (self->title, scope);
  show_contracts (self, &figures);
  show_duty (self, &figures);
  if (figures.totals->duty_count > 0)
    show_bases (self, &figures);
  show_missing (self, &figures);
}

static void
mw_standing_dialog_dispose (GObject *object)
{
  g_clear_object (&MW_STANDING_DIALOG (object)->workspace);

  G_OBJECT_CLASS (mw_standing_dialog_parent_class)->dispose (object);
}

static void
mw_standing_dialog_class_init (MwStandingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_standing_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-standing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwStandingDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MwStandingDialog, box);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_standing_dialog_init (MwStandingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer none): it is shown, and destroys itself */
MwStandingDialog *
mw_standing_dialog_present (GtkWindow *parent, MwWorkspace *workspace)
{
  MwStandingDialog *self = g_object_new (MW_TYPE_STANDING_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  show (self);
  g_signal_connect_object (mw_workspace_get_contracts (workspace), "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
