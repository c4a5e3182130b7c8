/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-rule-choice-dialog"

#include "config.h"
#include "mw-rule-choice-dialog.h"

#include <glib/gi18n.h>

#include "mw-category.h"
#include "mw-contract.h"
#include "mw-dialogs.h"
#include "mw-loading.h"
#include "mw-plain.h"
#include "mw-record-form.h"
#include "mw-rule-choice.h"
#include "mw-rule-preview-view.h"

/* Chooses the rule set and the value table of a category or a contract, and shows beforehand what that changes. */

struct _MwRuleChoiceDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  MwRecordForm *form;
  AdwPreferencesGroup *choices;
  GtkStack *stack;
  GtkLabel *failure;
  MwRulePreviewView *preview;

  /* Owned */
  MwWorkspace *workspace;
  MwRecord *category; /* (nullable): one of these two */
  MwRecord *contract; /* (nullable) */
  GCancellable *running;
  GPtrArray *choice_rows; /* of widgets in the group, borrowed */
};

G_DEFINE_FINAL_TYPE (MwRuleChoiceDialog, mw_rule_choice_dialog, ADW_TYPE_WINDOW)

static MwRuleProposal
make_proposal (MwRuleChoiceDialog *self)
{
  const MwRecord *record = mw_record_form_get_record (self->form);
  MwRuleProposal proposal = { 0 };

  proposal.rule_set_id = mw_record_get_reference (record, MW_RULE_PROPOSAL_RULE_SET);
  proposal.value_table_id = mw_record_get_reference (record, MW_RULE_PROPOSAL_VALUE_TABLE);
  if (self->contract != NULL)
    {
      proposal.contract_id = mw_record_get_id (self->contract);
      return proposal;
    }
  proposal.category_id = mw_record_get_id (self->category);
  proposal.from_known = mw_record_get_date (record, MW_RULE_PROPOSAL_VALID_FROM, &proposal.from);
  return proposal;
}

static void
previewed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRuleChoiceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwRulePreview) preview = mw_workspace_preview_rules_finish (MW_WORKSPACE (object), result, &error);

  /* Another choice was made meanwhile, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_task_get_cancellable (G_TASK (result)) != self->running)
    return;
  if (preview == NULL)
    gtk_label_set_label (self->failure, error->message);
  else
    mw_rule_preview_view_show (self->preview, preview, mw_workspace_get_notation (self->workspace));
  gtk_stack_set_visible_child_name (self->stack, preview != NULL ? "preview" : "failed");
}

static void
stop_preview (MwRuleChoiceDialog *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
edited_cb (MwRuleChoiceDialog *self)
{
  MwRuleProposal proposal = make_proposal (self);
  g_autoptr (GError) error = NULL;
  guint field;

  stop_preview (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.choose", mw_record_form_is_changed (self->form) && !mw_workspace_is_read_only (self->workspace));
  if (!mw_record_check (mw_record_form_get_record (self->form), &field, &error))
    {
      gtk_label_set_label (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->running = g_cancellable_new ();
  mw_workspace_preview_rules_async (self->workspace, &proposal, self->running, previewed_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRuleChoiceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The rules were not chosen"), error);
      return;
    }
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* As it is in the file now, with only the rules changed. */
static void
choose_for_contract (MwRuleChoiceDialog *self, const MwRuleProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwRecord) contract = mw_workspace_read_contract (self->workspace, proposal->contract_id, &error);

  if (contract == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The rules were not chosen"), error);
      return;
    }
  mw_record_set_reference (contract, MW_CONTRACT_RULE_SET, proposal->rule_set_id);
  mw_record_set_reference (contract, MW_CONTRACT_VALUE_TABLE, proposal->value_table_id);
  mw_workspace_save_async (self->workspace, contract, chosen_cb, g_object_ref (self));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwRuleChoiceDialog *self = MW_RULE_CHOICE_DIALOG (widget);
  MwRuleProposal proposal;

  if (!mw_record_form_commit (self->form))
    return;
  proposal = make_proposal (self);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (widget, FALSE);
  if (self->contract != NULL)
    choose_for_contract (self, &proposal);
  else
    mw_workspace_choose_rules_async (self->workspace, &proposal, chosen_cb, g_object_ref (self));
}

static void
show_contract (MwRuleChoiceDialog *self)
{
  g_autoptr (MwRecord) current = mw_record_new (&mw_rule_override_table);

  mw_record_set_reference (current, MW_RULE_PROPOSAL_RULE_SET, mw_record_get_reference (self->contract, MW_CONTRACT_RULE_SET));
  mw_record_set_reference (current, MW_RULE_PROPOSAL_VALUE_TABLE, mw_record_get_reference (self->contract, MW_CONTRACT_VALUE_TABLE));
  mw_record_form_set_record (self->form, current);
}

/* What holds now, so that the form begins with nothing changed: the last choice, or what the category says. */
static void
show_category (MwRuleChoiceDialog *self)
{
  g_autoptr (MwRecord) current = mw_record_new (&mw_rule_proposal_table);
  g_autoptr (GPtrArray) choices = mw_workspace_list_rule_choices (self->workspace, mw_record_get_id (self->category));
  const MwRecord *last = choices->len > 0 ? g_ptr_array_index (choices, choices->len - 1) : NULL;
  gint64 rule_set = last != NULL ? mw_record_get_reference (last, MW_RULE_CHOICE_RULE_SET) : mw_record_get_reference (self->category, MW_CATEGORY_RULE_SET);

  mw_record_set_reference (current, MW_RULE_PROPOSAL_RULE_SET, rule_set);
  mw_record_set_reference (current, MW_RULE_PROPOSAL_VALUE_TABLE, mw_record_get_reference (self->category, MW_CATEGORY_VALUE_TABLE));
  if (last != NULL)
    mw_record_set_text (current, MW_RULE_PROPOSAL_VALID_FROM, mw_record_get_text (last, MW_RULE_CHOICE_VALID_FROM));
  mw_record_form_set_record (self->form, current);
}

static void
dropped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRuleChoiceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This was not deleted"), error);
}

static void
drop_clicked_cb (GtkButton *button, MwRuleChoiceDialog *self)
{
  MwRecord *choice = g_object_get_data (G_OBJECT (button), "mw-choice");

  mw_workspace_delete_async (self->workspace, &mw_rule_choice_table, mw_record_get_id (choice), dropped_cb, g_object_ref (self));
}

static GtkWidget *
add_choice_row (MwRuleChoiceDialog *self, const char *when, gint64 rule_set_id)
{
  MwRecord *rule_set = mw_workspace_find_record (self->workspace, &mw_rule_set_table, rule_set_id);
  GtkWidget *row = adw_action_row_new ();

  mw_plain_row_set (row, when, rule_set != NULL ? mw_record_get_title (rule_set) : _ ("As the category above says"));
  adw_preferences_group_add (self->choices, row);
  g_ptr_array_add (self->choice_rows, row);
  return row;
}

static void
add_dated_choice (MwRuleChoiceDialog *self, MwRecord *choice)
{
  g_autofree char *day = mw_record_format_field (choice, MW_RULE_CHOICE_VALID_FROM, mw_workspace_get_notation (self->workspace));
  g_autofree char *when = g_strdup_printf (_ ("For contracts awarded from %s"), day);
  g_autofree char *spoken = g_strdup_printf (_ ("Delete the choice from %s"), day);
  GtkWidget *row = add_choice_row (self, when, mw_record_get_reference (choice, MW_RULE_CHOICE_RULE_SET));
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_widget_set_sensitive (button, !mw_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "mw-choice", g_object_ref (choice), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (drop_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Only where rules changed on a day is there more to show than the form does. */
static void
list_choices (MwRuleChoiceDialog *self)
{
  g_autoptr (GPtrArray) choices = mw_workspace_list_rule_choices (self->workspace, mw_record_get_id (self->category));

  for (guint i = 0; i < self->choice_rows->len; i++)
    adw_preferences_group_remove (self->choices, g_ptr_array_index (self->choice_rows, i));
  g_ptr_array_set_size (self->choice_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), choices->len > 0);
  if (choices->len == 0)
    return;
  add_choice_row (self, _ ("For earlier contracts"), mw_record_get_reference (self->category, MW_CATEGORY_RULE_SET));
  for (guint i = 0; i < choices->len; i++)
    add_dated_choice (self, g_ptr_array_index (choices, i));
}

/* A choice was deleted, or undone, while the window is open. */
static void
changed_cb (MwRuleChoiceDialog *self)
{
  MwRecord *category = mw_workspace_find_record (self->workspace, &mw_category_table, mw_record_get_id (self->category));

  if (category == NULL)
    return;
  g_set_object (&self->category, category);
  list_choices (self);
  /* What the user has chosen meanwhile, and not saved, stays. */
  if (!mw_record_form_is_changed (self->form))
    show_category (self);
  edited_cb (self);
}

static void
mw_rule_choice_dialog_dispose (GObject *object)
{
  MwRuleChoiceDialog *self = MW_RULE_CHOICE_DIALOG (object);

  stop_preview (self);
  g_clear_pointer (&self->choice_rows, g_ptr_array_unref);
  g_clear_object (&self->category);
  g_clear_object (&self->contract);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_rule_choice_dialog_parent_class)->dispose (object);
}

static void
mw_rule_choice_dialog_class_init (MwRuleChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_LOADING);
  g_type_ensure (MW_TYPE_RECORD_FORM);
  g_type_ensure (MW_TYPE_RULE_PREVIEW_VIEW);
  G_OBJECT_CLASS (klass)->dispose = mw_rule_choice_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-rule-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwRuleChoiceDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MwRuleChoiceDialog, form);
  gtk_widget_class_bind_template_child (widget_class, MwRuleChoiceDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, MwRuleChoiceDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwRuleChoiceDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, MwRuleChoiceDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "rules.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "rules.choose", NULL);
}

static void
mw_rule_choice_dialog_init (MwRuleChoiceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choice_rows = g_ptr_array_new ();
}

static MwRuleChoiceDialog *
make_dialog (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *record)
{
  MwRuleChoiceDialog *self = g_object_new (MW_TYPE_RULE_CHOICE_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  adw_window_title_set_subtitle (self->title, mw_record_get_title (record));
  mw_record_form_set_workspace (self->form, workspace);
  mw_record_form_set_wide (self->form, TRUE);
  return self;
}

static void
present (MwRuleChoiceDialog *self)
{
  edited_cb (self);
  mw_record_form_focus_first (self->form);
  gtk_window_present (GTK_WINDOW (self));
}

/* Returns: (transfer none): it is shown, and destroys itself */
MwRuleChoiceDialog *
mw_rule_choice_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *category)
{
  MwRuleChoiceDialog *self = make_dialog (parent, workspace, category);

  self->category = mw_record_copy (category);
  list_choices (self);
  show_category (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  present (self);
  return self;
}

/* For a contract that shall not follow its category. Returns: (transfer none): it is shown, and destroys itself */
MwRuleChoiceDialog *
mw_rule_choice_dialog_present_for_contract (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *contract)
{
  MwRuleChoiceDialog *self = make_dialog (parent, workspace, contract);

  self->contract = mw_record_copy (contract);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  show_contract (self);
  present (self);
  return self;
}
