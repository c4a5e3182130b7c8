/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-rules-dialog"

#include "config.h"
#include "mw-rules-dialog.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"
#include "mw-plain.h"
#include "mw-preference.h"
#include "mw-record-dialog.h"
#include "mw-record-form.h"
#include "mw-rule-choice-dialog.h"
#include "mw-rule-set.h"
#include "mw-rule-words.h"
#include "mw-value-row.h"
#include "mw-value-table.h"

/*
 * The rules of the file in one window: which hold for each category, the rule sets and value tables themselves, to
 * see, copy and edit, and the preferences. Rows are kept and only told their new words, so that focus and what is
 * unfolded stay.
 */

struct _MwRulesDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template children */
  AdwPreferencesGroup *rule_sets;
  AdwPreferencesGroup *categories;
  AdwPreferencesGroup *value_tables;
  AdwPreferencesGroup *preferences;
  MwRecordForm *form;

  /* Owned */
  MwWorkspace *workspace;
  GHashTable *rows; /* "table:id" → widget, borrowed */
};

G_DEFINE_FINAL_TYPE (MwRulesDialog, mw_rules_dialog, ADW_TYPE_PREFERENCES_WINDOW)

#define RECORD_KEY "mw-record"

static char *
make_key (const MwRecord *record)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, mw_record_get_table (record)->name, mw_record_get_id (record));
}

static GtkWidget *
find_row (MwRulesDialog *self, const MwRecord *record)
{
  g_autofree char *key = make_key (record);

  return g_hash_table_lookup (self->rows, key);
}

/* Returns: (transfer none) (nullable): as it is now; a button was given the record as it was when its row was made */
static MwRecord *
get_record (MwRulesDialog *self, GtkWidget *widget)
{
  const MwRecord *given = g_object_get_data (G_OBJECT (widget), RECORD_KEY);

  return mw_workspace_find_record (self->workspace, mw_record_get_table (given), mw_record_get_id (given));
}

static void
edit_cb (GtkWidget *widget, MwRulesDialog *self)
{
  MwRecord *record = get_record (self, widget);

  if (record != NULL)
    mw_record_dialog_present (GTK_WINDOW (self), self->workspace, record);
}

static void
choose_cb (GtkWidget *widget, MwRulesDialog *self)
{
  MwRecord *category = get_record (self, widget);

  if (category != NULL)
    mw_rule_choice_dialog_present (GTK_WINDOW (self), self->workspace, category);
}

/* The copy is not in the file before it is saved, so it can be given its own name and code first. */
static void
copy_rule_set_cb (GtkWidget *button, MwRulesDialog *self)
{
  const MwRecord *original = get_record (self, button);
  g_autoptr (MwRecord) copy = NULL;
  g_autofree char *name = NULL;

  if (original == NULL)
    return;
  copy = mw_record_copy (original);
  name = g_strdup_printf (_ ("%s (copy)"), mw_record_get_title (original));
  mw_record_set_id (copy, 0);
  mw_record_clear (copy, MW_RULE_SET_CODE);
  mw_record_set_text (copy, MW_RULE_SET_NAME, name);
  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, copy);
}

static void
table_copied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRulesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);
  MwRecord *copy;

  if (self->workspace == NULL)
    return;
  if (act == NULL)
    {
      mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The value table was not copied"), error);
      return;
    }
  copy = mw_workspace_find_record (self->workspace, &mw_value_table_table, act->record_id);
  if (copy != NULL)
    mw_record_dialog_present (GTK_WINDOW (self), self->workspace, copy);
}

static void
copy_value_table_cb (GtkWidget *button, MwRulesDialog *self)
{
  mw_workspace_copy_value_table_async (self->workspace, mw_record_get_id (g_object_get_data (G_OBJECT (button), RECORD_KEY)), table_copied_cb, g_object_ref (self));
}

static void
add_value_row_cb (GtkWidget *button, MwRulesDialog *self)
{
  const MwRecord *table = g_object_get_data (G_OBJECT (button), RECORD_KEY);
  g_autoptr (MwRecord) row = mw_record_new (&mw_value_row_table);

  mw_record_set_integer (row, MW_VALUE_ROW_TABLE, mw_record_get_id (table));
  mw_record_set_text (row, MW_VALUE_ROW_KIND, "block");
  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, row);
}

typedef void (*ClickedFunc) (GtkWidget *button, MwRulesDialog *self);

static GtkWidget *
make_button (MwRulesDialog *self, const char *icon, const char *label, MwRecord *record, ClickedFunc clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), RECORD_KEY, g_object_ref (record), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  return button;
}

static void
add_writing_button (MwRulesDialog *self, GtkWidget *row, const char *icon, const char *label, MwRecord *record, ClickedFunc clicked)
{
  GtkWidget *button;

  if (mw_workspace_is_read_only (self->workspace))
    return;
  button = make_button (self, icon, label, record, clicked);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_action_row (MwRulesDialog *self, ClickedFunc activated)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated), self);
  return row;
}

/* Comes last, after any button. */
static void
add_arrow (GtkWidget *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
}

static GtkWidget *
make_rule_set_row (MwRulesDialog *self, MwRecord *rule_set)
{
  GtkWidget *row = make_action_row (self, edit_cb);

  add_writing_button (self, row, "edit-copy-symbolic", _ ("Copy this rule set"), rule_set, copy_rule_set_cb);
  add_arrow (row);
  adw_preferences_group_add (self->rule_sets, row);
  return row;
}

static GtkWidget *
make_category_row (MwRulesDialog *self, MwRecord *category)
{
  GtkWidget *row = make_action_row (self, choose_cb);

  add_arrow (row);
  adw_preferences_group_add (self->categories, row);
  return row;
}

static GtkWidget *
make_table_row (MwRulesDialog *self, MwRecord *table)
{
  GtkWidget *row = adw_expander_row_new ();

  add_writing_button (self, row, "list-add-symbolic", _ ("Add a row to this table"), table, add_value_row_cb);
  add_writing_button (self, row, "edit-copy-symbolic", _ ("Copy this table with its rows"), table, copy_value_table_cb);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_button (self, "document-edit-symbolic", _ ("Name, source and validity of this table"), table, edit_cb));
  adw_preferences_group_add (self->value_tables, row);
  return row;
}

static GtkWidget *
find_table_row (MwRulesDialog *self, const MwRecord *value_row)
{
  const MwRecord *table = mw_workspace_find_record (self->workspace, &mw_value_table_table, mw_record_get_reference (value_row, MW_VALUE_ROW_TABLE));

  return table != NULL ? find_row (self, table) : NULL;
}

static GtkWidget *
make_value_row (MwRulesDialog *self, MwRecord *value_row)
{
  GtkWidget *expander = find_table_row (self, value_row);
  GtkWidget *row = make_action_row (self, edit_cb);

  add_arrow (row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  return row;
}

typedef struct
{
  const MwTable *table;
  GtkWidget *(*make) (MwRulesDialog *self, MwRecord *record);
  char *(*title) (MwWorkspace *workspace, const MwRecord *record);
  char *(*subtitle) (MwWorkspace *workspace, const MwRecord *record);
} RowKind;

/* Tables stand before their rows, which are put into them. */
static const RowKind kinds[] = {
  { &mw_rule_set_table, make_rule_set_row, mw_rule_words_name, mw_rule_words_rule_set },
  { &mw_category_table, make_category_row, mw_rule_words_category_path, mw_rule_words_category },
  { &mw_value_table_table, make_table_row, mw_rule_words_name, mw_rule_words_value_table },
  { &mw_value_row_table, make_value_row, mw_rule_words_name, mw_rule_words_value_row },
};

static void
show_record (MwRulesDialog *self, const RowKind *kind, MwRecord *record)
{
  g_autofree char *title = kind->title (self->workspace, record);
  g_autofree char *subtitle = kind->subtitle (self->workspace, record);
  GtkWidget *row = find_row (self, record);

  if (row == NULL)
    {
      row = kind->make (self, record);
      g_hash_table_insert (self->rows, make_key (record), row);
    }
  g_object_set_data_full (G_OBJECT (row), RECORD_KEY, g_object_ref (record), g_object_unref);
  mw_plain_row_set (row, title, subtitle);
}

static void
remove_row (MwRulesDialog *self, GtkWidget *row, const MwRecord *record)
{
  const MwTable *table = mw_record_get_table (record);
  GtkWidget *expander = gtk_widget_get_ancestor (gtk_widget_get_parent (row), ADW_TYPE_EXPANDER_ROW);

  if (table == &mw_value_row_table && expander != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (expander), row);
  else if (table == &mw_rule_set_table)
    adw_preferences_group_remove (self->rule_sets, row);
  else if (table == &mw_category_table)
    adw_preferences_group_remove (self->categories, row);
  else
    adw_preferences_group_remove (self->value_tables, row);
}

static gboolean
is_gone (MwRulesDialog *self, const MwRecord *record)
{
  return mw_workspace_find_record (self->workspace, mw_record_get_table (record), mw_record_get_id (record)) == NULL;
}

/* Rows go before the tables that they stand in. */
static void
remove_gone (MwRulesDialog *self)
{
  for (gsize i = G_N_ELEMENTS (kinds); i-- > 0;)
    {
      GHashTableIter iterator;
      gpointer row;
      g_hash_table_iter_init (&iterator, self->rows);
      while (g_hash_table_iter_next (&iterator, NULL, &row))
        {
          g_autoptr (MwRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), RECORD_KEY));
          if (mw_record_get_table (record) != kinds[i].table || !is_gone (self, record))
            continue;
          g_hash_table_iter_remove (&iterator);
          remove_row (self, row, record);
        }
    }
}

static void
show_preferences (MwRulesDialog *self)
{
  GListModel *preferences = mw_workspace_get_records (self->workspace, &mw_preference_table);
  g_autoptr (MwRecord) first = g_list_model_get_item (preferences, 0);

  gtk_widget_set_visible (GTK_WIDGET (self->preferences), first != NULL);
  if (first != NULL)
    mw_record_form_set_record (self->form, first);
}

static void
fill (MwRulesDialog *self)
{
  remove_gone (self);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GListModel *records = mw_workspace_get_records (self->workspace, kinds[i].table);
      for (guint k = 0; k < g_list_model_get_n_items (records); k++)
        {
          g_autoptr (MwRecord) record = g_list_model_get_item (records, k);
          show_record (self, &kinds[i], record);
        }
    }
  show_preferences (self);
}

static void
preference_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRulesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act != NULL || self->workspace == NULL)
    return;
  mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This was not saved"), error);
  show_preferences (self);
}

/* A preference holds as soon as it is chosen. */
static void
preference_edited_cb (MwRulesDialog *self)
{
  mw_workspace_save_async (self->workspace, mw_record_form_get_record (self->form), preference_saved_cb, g_object_ref (self));
}

static gboolean
mw_rules_dialog_close_request (GtkWindow *window)
{
  /* A field that is being edited loses the focus now, which saves it. */
  gtk_window_set_focus (window, NULL);
  return GTK_WINDOW_CLASS (mw_rules_dialog_parent_class)->close_request (window);
}

static void
mw_rules_dialog_dispose (GObject *object)
{
  MwRulesDialog *self = MW_RULES_DIALOG (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_rules_dialog_parent_class)->dispose (object);
}

static void
mw_rules_dialog_class_init (MwRulesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_RECORD_FORM);
  G_OBJECT_CLASS (klass)->dispose = mw_rules_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mw_rules_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-rules-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwRulesDialog, rule_sets);
  gtk_widget_class_bind_template_child (widget_class, MwRulesDialog, categories);
  gtk_widget_class_bind_template_child (widget_class, MwRulesDialog, value_tables);
  gtk_widget_class_bind_template_child (widget_class, MwRulesDialog, preferences);
  gtk_widget_class_bind_template_child (widget_class, MwRulesDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, preference_edited_cb);
}

/* libadwaita 1.2 leaves its search button and field without a name for who cannot see them. */
static void
name_search (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget) || (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-find-symbolic") == 0))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search rules and tables"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_search (child);
}

static void
mw_rules_dialog_init (MwRulesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_search (GTK_WIDGET (self));
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Returns: (transfer none): it is shown, and destroys itself */
MwRulesDialog *
mw_rules_dialog_present (GtkWindow *parent, MwWorkspace *workspace)
{
  MwRulesDialog *self = g_object_new (MW_TYPE_RULES_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  mw_record_form_set_workspace (self->form, workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preferences), !mw_workspace_is_read_only (workspace));
  fill (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
