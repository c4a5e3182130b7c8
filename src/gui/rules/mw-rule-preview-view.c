/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-rule-preview-view"

#include "config.h"
#include "mw-rule-preview-view.h"

#include <glib/gi18n.h>

#include "mw-plain.h"

/* What other rules would change: the figures of the category before and after, and the contracts themselves. */

struct _MwRulePreviewView
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (MwRulePreviewView, mw_rule_preview_view, ADW_TYPE_BIN)

static void
add_figure (AdwPreferencesGroup *group, const char *title, const char *before, const char *after)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean same = g_str_equal (before, after);
  g_autofree char *text = same ? g_strdup (before) : g_strdup_printf ("%s → %s", before, after);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, same ? "dim-label" : "heading");
  mw_plain_row_set (row, title, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
add_count (AdwPreferencesGroup *group, const char *title, guint before, guint after, MwNotation notation)
{
  g_autofree char *first = mw_count_format (before, notation);
  g_autofree char *second = mw_count_format (after, notation);

  add_figure (group, title, first, second);
}

static guint
count_without (const MwContractTotals *totals)
{
  return totals->count - totals->duty_count - totals->duty_unknown;
}

/* @totals: over a single contract */
static char *
describe_single (const MwContractTotals *totals, MwNotation notation)
{
  g_autofree char *amount = NULL;

  if (totals->duty_unknown > 0)
    return g_strdup (_ ("unknown"));
  if (totals->duty_count == 0)
    return g_strdup (_ ("no duty"));
  if (totals->duty_amount_unknown > 0)
    return g_strdup (_ ("duty of an unknown amount"));
  amount = mw_sum_format (&totals->duty, notation);
  return g_strdup_printf (_ ("duty of %s"), amount);
}

static void
add_single (MwRulePreviewView *self, const MwRulePreview *preview, MwNotation notation)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *before = describe_single (&preview->before, notation);
  g_autofree char *after = describe_single (&preview->after, notation);
  g_autofree char *planned_before = mw_sum_format_short (&preview->before.planned, notation);
  g_autofree char *planned_after = mw_sum_format_short (&preview->after.planned, notation);

  add_figure (ADW_PREFERENCES_GROUP (group), _ ("Duty"), before, after);
  add_figure (ADW_PREFERENCES_GROUP (group), _ ("Planned"), planned_before, planned_after);
  add_figure (ADW_PREFERENCES_GROUP (group), _ ("Plan overdue"), preview->before.plan_overdue > 0 ? _ ("yes") : _ ("no"), preview->after.plan_overdue > 0 ? _ ("yes") : _ ("no"));
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
add_figures (MwRulePreviewView *self, const MwRulePreview *preview, MwNotation notation)
{
  const MwContractTotals *before = &preview->before;
  const MwContractTotals *after = &preview->after;
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);
  g_autofree char *duty_before = mw_sum_format_short (&before->duty, notation);
  g_autofree char *duty_after = mw_sum_format_short (&after->duty, notation);
  g_autofree char *planned_before = mw_sum_format_short (&before->planned, notation);
  g_autofree char *planned_after = mw_sum_format_short (&after->planned, notation);

  add_count (group, _ ("Contracts with duty"), before->duty_count, after->duty_count, notation);
  add_count (group, _ ("Contracts without duty"), count_without (before), count_without (after), notation);
  add_count (group, _ ("Duty unknown"), before->duty_unknown, after->duty_unknown, notation);
  add_figure (group, _ ("Duty, total amount"), duty_before, duty_after);
  add_figure (group, _ ("Planned"), planned_before, planned_after);
  add_count (group, _ ("Plan overdue"), before->plan_overdue, after->plan_overdue, notation);
  add_count (group, _ ("Behind"), before->behind, after->behind, notation);
  gtk_box_append (GTK_BOX (self->box), widget);
}

static char *
describe_duty (const MwContractFigures *figures, MwNotation notation)
{
  g_autofree char *amount = NULL;

  if (figures->applies == MW_UNKNOWN)
    return g_strdup (_ ("unknown"));
  if (figures->applies == MW_NO)
    return g_strdup (_ ("no duty"));
  if (!figures->duty_known)
    return g_strdup (_ ("duty of an unknown amount"));
  amount = mw_money_format (figures->duty, notation);
  return g_strdup_printf (_ ("duty of %s"), amount);
}

static char *
describe_change (const MwRuleChange *change, MwNotation notation)
{
  g_autofree char *before = describe_duty (&change->before, notation);
  g_autofree char *after = describe_duty (&change->after, notation);
  GString *text = g_string_new (before);

  if (!g_str_equal (before, after))
    g_string_append_printf (text, " → %s", after);
  if (change->before.planned.cents != change->after.planned.cents || change->before.planned_known != change->after.planned_known)
    g_string_append_printf (text, " · %s", _ ("what is planned gets another value"));
  if (change->after.plan_overdue && !change->before.plan_overdue)
    g_string_append_printf (text, " · %s", _ ("plan overdue"));
  if (!change->after.plan_overdue && change->before.plan_overdue)
    g_string_append_printf (text, " · %s", _ ("plan no longer overdue"));
  return g_string_free (text, FALSE);
}

static void
add_change (AdwPreferencesGroup *group, const MwRuleChange *change, MwNotation notation)
{
  GtkWidget *row = adw_action_row_new ();
  const char *number = mw_record_get_text (change->facts->contract, MW_CONTRACT_NUMBER);
  g_autofree char *what = describe_change (change, notation);
  g_autofree char *text = number != NULL ? g_strdup_printf ("%s · %s", number, what) : g_strdup (what);

  mw_plain_row_set (row, mw_record_get_title (change->facts->contract), text);
  adw_preferences_group_add (group, row);
}

static void
add_changes (MwRulePreviewView *self, const MwRulePreview *preview, MwNotation notation)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = NULL;

  if (preview->n_changed == 0)
    return;
  title = g_strdup_printf (ngettext ("%u contract changes", "%u contracts change", preview->n_changed), preview->n_changed);
  mw_plain_group_set (ADW_PREFERENCES_GROUP (group), title, NULL);
  if (preview->n_changed > preview->changes->len)
    {
      g_autofree char *text = g_strdup_printf (_ ("The %u with the largest difference"), preview->changes->len);
      mw_plain_group_set (ADW_PREFERENCES_GROUP (group), NULL, text);
    }
  for (guint i = 0; i < preview->changes->len; i++)
    add_change (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (preview->changes, i), notation);
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
mw_rule_preview_view_class_init (MwRulePreviewViewClass *klass)
{
}

static void
mw_rule_preview_view_init (MwRulePreviewView *self)
{
}

void
mw_rule_preview_view_show (MwRulePreviewView *self, const MwRulePreview *preview, MwNotation notation)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  if (preview->n_changed == 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Nothing changes for %u contract.", "Nothing changes for %u contracts.", preview->before.count), preview->before.count);
      GtkWidget *label = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (self->box), label);
    }
  if (preview->before.count == 1)
    add_single (self, preview, notation);
  else
    add_figures (self, preview, notation);
  if (preview->before.count > 1)
    add_changes (self, preview, notation);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
