/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-progress.h"

#include <glib/gi18n.h>

#include "mw-contract-moments.h"
#include "mw-contribution.h"
#include "mw-plain.h"
#include "mw-record-dialog.h"
#include "mw-timeline.h"

/*
 * What is planned, what was realised and what could be expected today, with the contributions it comes from: each
 * figure opens what it was made of.
 */

struct _MwContractProgress
{
  AdwBin parent_instance;

  /* Template children */
  AdwPreferencesGroup *progress_group;
  AdwExpanderRow *timeline_row;
  MwTimeline *timeline;
  GtkWidget *timeline_group;
  GtkWidget *add_button;

  /* Owned */
  MwWorkspace *workspace;
  GPtrArray *rows;          /* borrowed from progress_group */
  GPtrArray *timeline_rows; /* borrowed from timeline_row */
};

G_DEFINE_FINAL_TYPE (MwContractProgress, mw_contract_progress, ADW_TYPE_BIN)

static GtkWidget *
make_line (const char *title, const char *subtitle)
{
  GtkWidget *row = mw_plain_row_new (title, subtitle);

  return row;
}

static GtkWidget *
add_line (MwContractProgress *self, const char *title, const char *subtitle)
{
  GtkWidget *row = make_line (title, subtitle);

  adw_preferences_group_add (self->progress_group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static const char *
judge (const MwContractFacts *facts)
{
  if (facts->progress.nothing_recorded)
    return _ ("nothing recorded yet, so it is unknown whether it is on schedule");
  switch (facts->progress.behind)
    {
    case MW_YES:
      return _ ("behind");
    case MW_NO:
      return _ ("on schedule");
    case MW_UNKNOWN:
    default:
      return _ ("unknown whether it is on schedule");
    }
}

static void
show_realised (MwContractProgress *self, const MwContractFacts *facts)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  const MwProgress *progress = &facts->progress;
  MwSum sum = mw_sum_of (progress->realised, progress->realised_known);
  g_autofree char *realised = mw_sum_format (&sum, notation);
  g_autofree char *expected = progress->expected_known ? mw_money_format (progress->expected, notation) : g_strdup (_ ("unknown"));
  g_autofree char *how = g_strdup_printf (_ ("expected today: %s · %s"), expected, judge (facts));
  g_autofree char *share = NULL;
  int percentage = mw_progress_get_percentage (progress, &facts->duty);
  GtkWidget *row;

  if (progress->nothing_recorded)
    share = g_strdup (_ ("Realised: nothing recorded"));
  else if (percentage >= 0 && mw_sum_is_known (&sum))
    share = g_strdup_printf (_ ("Realised: %s (%d %%)"), realised, percentage);
  else
    share = g_strdup_printf (_ ("Realised: %s"), realised);
  row = add_line (self, share, how);
  if (progress->behind == MW_YES)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-down-symbolic"));
}

static void
show_planned (MwContractProgress *self, const MwContractFacts *facts)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  MwSum sum = mw_sum_of (facts->progress.planned, facts->progress.planned_known);
  g_autofree char *planned = mw_sum_format (&sum, notation);
  g_autofree char *title = g_strdup_printf (_ ("Planned: %s"), planned);

  if (facts->progress.planned_known && facts->progress.planned.cents == 0)
    add_line (self, _ ("Planned: nothing"), _ ("no link for this contract was agreed"));
  else
    add_line (self, title, facts->progress.planned_known ? _ ("in links that were agreed") : _ ("in links that were agreed; not all have a known value"));
}

static void
contribution_activated_cb (AdwActionRow *row, MwRecord *contribution)
{
  MwContractProgress *self = MW_CONTRACT_PROGRESS (gtk_widget_get_ancestor (GTK_WIDGET (row), MW_TYPE_CONTRACT_PROGRESS));

  mw_record_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, contribution);
}

static char *
describe_contribution (MwContractProgress *self, const MwRecord *contribution)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  g_autofree char *from = mw_record_format_field (contribution, MW_CONTRIBUTION_START_DATE, notation);
  g_autofree char *until = mw_record_format_field (contribution, MW_CONTRIBUTION_END_DATE, notation);
  GString *text = g_string_new (NULL);
  gint64 count;

  if (mw_record_get_integer (contribution, MW_CONTRIBUTION_PERSONS, &count))
    g_string_append_printf (text, ngettext ("%d person · ", "%d persons · ", (gulong) count), (int) count);
  if (mw_record_get_integer (contribution, MW_CONTRIBUTION_HOURS_PER_WEEK, &count))
    g_string_append_printf (text, ngettext ("%d hour a week · ", "%d hours a week · ", (gulong) count), (int) count);
  g_string_append_printf (text, "%s – %s", *from != '\0' ? from : "?", *until != '\0' ? until : _ ("still going on"));
  return g_string_free (text, FALSE);
}

static void
add_contribution (MwContractProgress *self, MwRecord *contribution)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  MwValue value;
  g_autofree char *sum = mw_workspace_value_contribution (self->workspace, contribution, &value);
  g_autofree char *amount = value.gap == MW_VALUE_GAP_NONE ? mw_money_format_short (value.amount, notation) : g_strdup (_ ("unknown"));
  g_autofree char *counts = describe_contribution (self, contribution);
  GtkWidget *row = add_line (self, mw_record_get_title (contribution), counts);
  GtkWidget *label = gtk_label_new (amount);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (row, sum);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  /* A row holds its record only as long as it is shown, so it keeps a reference of its own. */
  g_object_set_data_full (G_OBJECT (row), "mw-record", g_object_ref (contribution), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (contribution_activated_cb), contribution, 0);
}

static void
show_contributions (MwContractProgress *self, const MwContractFacts *facts)
{
  GListModel *all = mw_workspace_get_records (self->workspace, &mw_contribution_table);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) contribution = g_list_model_get_item (all, i);
      if (mw_record_get_reference (contribution, MW_CONTRIBUTION_CONTRACT) == mw_record_get_id (facts->contract))
        add_contribution (self, contribution);
    }
}

static void
add_moment (MwContractProgress *self, const MwMoment *moment)
{
  static const char *const icons[] = {
    [MW_MOMENT_PAST] = "object-select-symbolic",
    [MW_MOMENT_OVERDUE] = "dialog-warning-symbolic",
    [MW_MOMENT_AHEAD] = "appointment-soon-symbolic",
  };
  g_autofree char *date = mw_date_format (&moment->date, mw_workspace_get_notation (self->workspace));
  g_autofree char *overdue = g_strdup_printf (_ ("%s, overdue"), date);
  GtkWidget *row = make_line (mw_moment_get_label (moment), moment->state == MW_MOMENT_OVERDUE ? overdue : date);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", icons[moment->state], "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_expander_row_add_row (self->timeline_row, row);
  g_ptr_array_add (self->timeline_rows, row);
}

/* What is next, and what was missed, can be read without unfolding. */
static char *
summarise (MwContractProgress *self, const MwRecord *contract, GArray *moments)
{
  for (guint i = 0; i < moments->len; i++)
    {
      const MwMoment *moment = &g_array_index (moments, MwMoment, i);
      g_autofree char *date = mw_date_format (&moment->date, mw_workspace_get_notation (self->workspace));
      if (moment->state == MW_MOMENT_OVERDUE)
        return g_strdup_printf (_ ("Overdue: %s, %s"), mw_moment_get_label (moment), date);
      if (moment->state == MW_MOMENT_AHEAD)
        return g_strdup_printf (_ ("Next: %s, %s"), mw_moment_get_label (moment), date);
    }
  return g_strdup (mw_record_is_known (contract, MW_CONTRACT_END_DATE) ? _ ("All of it is past") : _ ("All that is known is past; the end date is not known"));
}

static void
show_timeline (MwContractProgress *self, const MwContractFacts *facts)
{
  g_autoptr (GArray) moments = mw_contract_moments_list (facts->contract, &facts->duty, mw_workspace_get_today (self->workspace));
  g_autofree char *summary = summarise (self, facts->contract, moments);

  for (guint i = 0; i < self->timeline_rows->len; i++)
    adw_expander_row_remove (self->timeline_row, g_ptr_array_index (self->timeline_rows, i));
  g_ptr_array_set_size (self->timeline_rows, 0);
  for (guint i = 0; i < moments->len; i++)
    add_moment (self, &g_array_index (moments, MwMoment, i));
  mw_plain_row_set (GTK_WIDGET (self->timeline_row), summary, NULL);
  mw_timeline_show (self->timeline, moments, mw_workspace_get_today (self->workspace));
  gtk_widget_set_visible (self->timeline_group, moments->len > 0);
}

/* @facts: not kept */
void
mw_contract_progress_show (MwContractProgress *self, MwWorkspace *workspace, const MwContractFacts *facts)
{
  g_set_object (&self->workspace, workspace);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->progress_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_group), facts->duty.applies != MW_NO || !facts->progress.nothing_recorded);
  gtk_widget_set_sensitive (self->add_button, !mw_workspace_is_read_only (workspace));
  show_realised (self, facts);
  show_planned (self, facts);
  show_contributions (self, facts);
  show_timeline (self, facts);
}

static void
mw_contract_progress_dispose (GObject *object)
{
  g_clear_object (&MW_CONTRACT_PROGRESS (object)->workspace);

  G_OBJECT_CLASS (mw_contract_progress_parent_class)->dispose (object);
}

static void
mw_contract_progress_finalize (GObject *object)
{
  MwContractProgress *self = MW_CONTRACT_PROGRESS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->timeline_rows);

  G_OBJECT_CLASS (mw_contract_progress_parent_class)->finalize (object);
}

static void
mw_contract_progress_class_init (MwContractProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_TIMELINE);
  G_OBJECT_CLASS (klass)->dispose = mw_contract_progress_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_contract_progress_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-contract-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, MwContractProgress, progress_group);
  gtk_widget_class_bind_template_child (widget_class, MwContractProgress, timeline_row);
  gtk_widget_class_bind_template_child (widget_class, MwContractProgress, timeline);
  gtk_widget_class_bind_template_child (widget_class, MwContractProgress, timeline_group);
  gtk_widget_class_bind_template_child (widget_class, MwContractProgress, add_button);
}

static void
mw_contract_progress_init (MwContractProgress *self)
{
  self->rows = g_ptr_array_new ();
  self->timeline_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
