/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-contract-detail"

#include "config.h"
#include "mw-contract-detail.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "mw-contract-columns.h"
#include "mw-contract-extension.h"
#include "mw-contract-progress.h"
#include "mw-contract.h"
#include "mw-contribution.h"
#include "mw-dialogs.h"
#include "mw-history-dialog.h"
#include "mw-record-dialog.h"
#include "mw-record-form.h"
#include "mw-rule-choice-dialog.h"

/*
 * Everything about one contract, beside the list. A field that was edited is saved at once, as an act of
 * its own; one that cannot be saved says why at the field and keeps what was typed.
 */

struct _MwContractDetail
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *subtitle;
  AdwPreferencesGroup *duty_group;
  MwContractProgress *progress;
  MwRecordForm *form;
  AdwPreferencesGroup *extensions_group;
  AdwPreferencesGroup *source_group;

  /* Owned */
  MwWorkspace *workspace;
  MwContractRow *row;
  GPtrArray *duty_rows; /* borrowed from their groups */
  GPtrArray *extension_rows;
  GPtrArray *source_rows;

  /* State */
  gint64 shown_id; /* the last contract that was shown */
};

G_DEFINE_FINAL_TYPE (MwContractDetail, mw_contract_detail, ADW_TYPE_BIN)

static void
clear_group (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* Returns: (transfer none): titles and subtitles are plain text */
static GtkWidget *
add_line (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  if (safe_subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

static char *
join_conditions (MwContractDetail *self, const MwContractFacts *facts)
{
  guint n = facts->rule_set != NULL ? MW_N_DUTY_CONDITIONS : MW_DUTY_RULE_SET + 1;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *reason = mw_duty_describe_condition (&facts->duty, (MwDutyCondition) i, facts->contract, facts->rule_set, mw_workspace_get_notation (self->workspace));
      const char *mark = facts->duty.conditions[i] == MW_YES ? "+" : facts->duty.conditions[i] == MW_NO ? "−"
                                                                                                        : "?";
      if (*reason != '\0')
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", mark, reason);
    }
  return g_string_free (text, FALSE);
}

static const char *
duty_heading (MwTristate applies)
{
  switch (applies)
    {
    case MW_YES:
      return _ ("The duty applies");
    case MW_NO:
      return _ ("The duty does not apply");
    case MW_UNKNOWN:
    default:
      return _ ("Whether the duty applies is unknown");
    }
}

static char *
describe_amount (const MwDuty *duty, const MwRecord *contract, MwNotation notation)
{
  g_autofree char *base = mw_money_format (duty->base, notation);
  g_autofree char *share = mw_basis_points_format (duty->percentage_bp, notation);

  if (mw_record_is_known (contract, MW_CONTRACT_AGREED))
    return g_strdup (_ ("agreed amount"));
  if (duty->amount_known)
    return g_strdup_printf (_ ("%s of %s"), share, base);
  return g_strdup (duty->percentage_known ? _ ("the amount to take the percentage of is unknown") : _ ("the percentage is unknown"));
}

static void
show_plan (MwContractDetail *self, const MwContractFacts *facts)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  g_autofree char *received = mw_record_format_field (facts->contract, MW_CONTRACT_PLAN_RECEIVED_DATE, notation);
  g_autofree char *due = facts->duty.plan_due_known ? mw_date_format (&facts->duty.plan_due, notation) : g_strdup (_ ("unknown"));
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (*received != '\0')
    subtitle = g_strdup_printf (_ ("received on %s"), received);
  else if (facts->duty.plan_overdue == MW_YES)
    subtitle = g_strdup_printf (_ ("overdue: it was due on %s"), due);
  else
    subtitle = g_strdup_printf (_ ("due on %s"), due);
  row = add_line (self->duty_group, self->duty_rows, _ ("Action plan"), subtitle);
  if (facts->duty.plan_overdue == MW_YES)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
}

static void
show_duty (MwContractDetail *self, const MwContractFacts *facts)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  g_autofree char *reasons = join_conditions (self, facts);

  clear_group (self->duty_group, self->duty_rows);
  add_line (self->duty_group, self->duty_rows, duty_heading (facts->duty.applies), reasons);
  if (facts->duty.applies == MW_NO)
    return;
  g_autofree char *amount = facts->duty.amount_known ? mw_money_format (facts->duty.amount, notation) : g_strdup (_ ("Amount unknown"));
  g_autofree char *how = describe_amount (&facts->duty, facts->contract, notation);
  add_line (self->duty_group, self->duty_rows, amount, how);
  if (facts->duty.applies == MW_YES)
    show_plan (self, facts);
  if (facts->places_offered >= 0 || facts->places_linked > 0)
    {
      g_autofree char *places = facts->places_offered >= 0
                                    ? g_strdup_printf (ngettext ("%d of %d place of initiatives under this contract is linked", "%d of %d places of initiatives under this contract are linked", (gulong) facts->places_offered), (int) facts->places_linked, (int) facts->places_offered)
                                    : g_strdup_printf (ngettext ("%d place is linked", "%d places are linked", (gulong) facts->places_linked), (int) facts->places_linked);
      add_line (self->duty_group, self->duty_rows, _ ("Links"), places);
    }
}

static void
extension_activated_cb (AdwActionRow *row, MwRecord *extension)
{
  MwContractDetail *self = MW_CONTRACT_DETAIL (gtk_widget_get_ancestor (GTK_WIDGET (row), MW_TYPE_CONTRACT_DETAIL));

  mw_record_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, extension);
}

static void
add_extension (MwContractDetail *self, MwRecord *extension)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  gint64 months = 0;
  gboolean known = mw_record_get_integer (extension, MW_CONTRACT_EXTENSION_MONTHS, &months);
  g_autofree char *title = known ? g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), (int) months) : g_strdup (_ ("unknown"));
  g_autofree char *decide = mw_record_format_field (extension, MW_CONTRACT_EXTENSION_DECIDE_BY, notation);
  g_autofree char *taken = mw_record_format_field (extension, MW_CONTRACT_EXTENSION_TAKEN, notation);
  g_autofree char *subtitle = g_strdup_printf (_ ("decide by: %s · taken: %s"), *decide != '\0' ? decide : _ ("unknown"), *taken != '\0' ? taken : _ ("unknown"));
  GtkWidget *row = add_line (self->extensions_group, self->extension_rows, title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (extension_activated_cb), extension, 0);
}

static void
show_extensions (MwContractDetail *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) extensions = mw_workspace_list_extensions (self->workspace, mw_contract_row_get_id (self->row), &error);

  clear_group (self->extensions_group, self->extension_rows);
  if (extensions == NULL)
    add_line (self->extensions_group, self->extension_rows, _ ("The extension options could not be read"), error->message);
  else if (extensions->len == 0)
    add_line (self->extensions_group, self->extension_rows, _ ("No extension options"), NULL);
  /* A row holds its record only as long as it is shown, so it keeps a reference of its own. */
  for (guint i = 0; extensions != NULL && i < extensions->len; i++)
    {
      MwRecord *extension = g_ptr_array_index (extensions, i);
      add_extension (self, extension);
      g_object_set_data_full (g_ptr_array_index (self->extension_rows, self->extension_rows->len - 1), "mw-record", g_object_ref (extension), g_object_unref);
    }
}

static void
show_source_columns (MwContractDetail *self, const MwContractFacts *facts)
{
  const char *json = mw_record_get_text (facts->contract, MW_CONTRACT_SOURCE_COLUMNS);
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr (GList) members = NULL;

  clear_group (self->source_group, self->source_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->source_group), node != NULL && JSON_NODE_HOLDS_OBJECT (node));
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  members = json_object_get_members (json_node_get_object (node));
  for (GList *member = members; member != NULL; member = member->next)
    add_line (self->source_group, self->source_rows, member->data, json_object_get_string_member_with_default (json_node_get_object (node), member->data, ""));
}

static void
refresh (MwContractDetail *self)
{
  const MwContractFacts *facts = mw_contract_row_get_facts (self->row);
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  g_autofree char *start = mw_record_format_field (facts->contract, MW_CONTRACT_START_DATE, notation);
  g_autofree char *end = mw_record_format_field (facts->contract, MW_CONTRACT_END_DATE, notation);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s – %s · %s", facts->supplier != NULL ? facts->supplier : _ ("supplier unknown"), *start != '\0' ? start : "?", *end != '\0' ? end : "?", mw_contract_state_get_label (facts->state));

  gtk_label_set_label (self->title, mw_record_get_title (facts->contract));
  gtk_label_set_label (self->subtitle, subtitle);
  show_duty (self, facts);
  mw_contract_progress_show (self->progress, self->workspace, facts);
  show_extensions (self);
  show_source_columns (self, facts);
  mw_record_form_set_record (self->form, facts->contract);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwContractDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (act == NULL)
    mw_dialogs_show_failure (root != NULL ? GTK_WINDOW (root) : NULL, _ ("The change was not saved"), error);
}

static void
edited_cb (MwRecordForm *form, guint field, MwContractDetail *self)
{
  if (mw_record_form_check (form) != G_MAXUINT)
    return;
  mw_workspace_save_async (self->workspace, mw_record_form_get_record (form), saved_cb, g_object_ref (self));
}

static void
add_extension_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwContractDetail *self = MW_CONTRACT_DETAIL (widget);
  g_autoptr (MwRecord) extension = mw_record_new (&mw_contract_extension_table);

  mw_record_set_integer (extension, MW_CONTRACT_EXTENSION_CONTRACT, mw_contract_row_get_id (self->row));
  mw_record_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, extension);
}

static void
choose_rules_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwContractDetail *self = MW_CONTRACT_DETAIL (widget);

  if (self->row != NULL)
    mw_rule_choice_dialog_present_for_contract (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, mw_contract_row_get_facts (self->row)->contract);
}

static void
add_contribution_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwContractDetail *self = MW_CONTRACT_DETAIL (widget);
  g_autoptr (MwRecord) contribution = mw_record_new (&mw_contribution_table);

  mw_record_set_integer (contribution, MW_CONTRIBUTION_CONTRACT, mw_contract_row_get_id (self->row));
  mw_record_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, contribution);
}

static void
show_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwContractDetail *self = MW_CONTRACT_DETAIL (widget);

  if (self->row != NULL)
    mw_history_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, mw_contract_row_get_facts (self->row)->contract);
}

static void
mw_contract_detail_dispose (GObject *object)
{
  MwContractDetail *self = MW_CONTRACT_DETAIL (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_contract_detail_parent_class)->dispose (object);
}

static void
mw_contract_detail_finalize (GObject *object)
{
  MwContractDetail *self = MW_CONTRACT_DETAIL (object);

  g_ptr_array_unref (self->duty_rows);
  g_ptr_array_unref (self->extension_rows);
  g_ptr_array_unref (self->source_rows);

  G_OBJECT_CLASS (mw_contract_detail_parent_class)->finalize (object);
}

static void
mw_contract_detail_class_init (MwContractDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_CONTRACT_PROGRESS);
  g_type_ensure (MW_TYPE_RECORD_FORM);
  G_OBJECT_CLASS (klass)->dispose = mw_contract_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_contract_detail_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-contract-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, title);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, duty_group);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, progress);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, form);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, extensions_group);
  gtk_widget_class_bind_template_child (widget_class, MwContractDetail, source_group);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "contract.add-extension", NULL, add_extension_action);
  gtk_widget_class_install_action (widget_class, "contract.choose-rules", NULL, choose_rules_action);
  gtk_widget_class_install_action (widget_class, "contract.add-contribution", NULL, add_contribution_action);
  gtk_widget_class_install_action (widget_class, "contract.show-history", NULL, show_history_action);
}

static void
mw_contract_detail_init (MwContractDetail *self)
{
  self->duty_rows = g_ptr_array_new ();
  self->extension_rows = g_ptr_array_new ();
  self->source_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_contract_detail_set_workspace (MwContractDetail *self, MwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  mw_record_form_set_workspace (self->form, workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !mw_workspace_is_read_only (workspace));
  gtk_widget_set_sensitive (GTK_WIDGET (self->extensions_group), !mw_workspace_is_read_only (workspace));
}

/* What was typed and is wrong goes when another contract is shown; not without a word. */
static void
tell_of_unsaved (MwContractDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  const char *label;
  g_autofree char *text = NULL;

  if (self->row == NULL || root == NULL || !mw_record_form_find_unsaved (self->form, &label, &text))
    return;
  heading = g_strdup_printf (_ ("“%s” Was Not Saved"), label);
  body = g_strdup_printf (_ ("In “%s” you typed “%s”, which cannot be saved there."), mw_record_get_title (mw_contract_row_get_facts (self->row)->contract), text);
  mw_dialogs_tell (GTK_WINDOW (root), heading, body);
}

/* @row: (nullable): %NULL where no contract is chosen */
void
mw_contract_detail_show (MwContractDetail *self, MwContractRow *row)
{
  if (row != NULL && self->row == row)
    return;
  tell_of_unsaved (self);
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  gtk_stack_set_visible_child_name (self->stack, row != NULL ? "contract" : "none");
  if (row == NULL)
    return;
  /* A list that is read again lets go of what is chosen, and chooses it again. */
  if (mw_contract_row_get_id (row) != self->shown_id)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown_id = mw_contract_row_get_id (row);
  g_signal_connect_object (row, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* For a new contract: what comes first is its title. */
void
mw_contract_detail_focus_title (MwContractDetail *self)
{
  mw_record_form_focus_field (self->form, MW_CONTRACT_TITLE);
}
