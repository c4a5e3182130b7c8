/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-form-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-target-group.h"
#include "mw-text.h"
#include "mw-value-row.h"

/* Fields that hold a set: a row that unfolds into boxes to tick, and names what is ticked. */

#define CODE_KEY "mw-code"

/* From so many choices on there is a field to look for one. */
#define MANY_CHOICES 15

static gboolean
has_code (const char *codes, const char *code)
{
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", " ", -1);

  return g_strv_contains ((const char *const *) words, code);
}

static void
update_summary (MwFormRow *row)
{
  GString *names = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < row->choices->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (row->choices, i);
      if (gtk_check_button_get_active (check))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", (const char *) g_object_get_data (G_OBJECT (check), "mw-name"));
    }
  escaped = g_markup_escape_text (names->len > 0 ? names->str : mw_field_get_empty_label (mw_form_row_get_field (row)), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->widget), escaped);
  g_string_free (names, TRUE);
}

static void list_targets (MwFormRow *row);

static void
show_codes (MwFormRow *row)
{
  const char *codes = mw_record_get_text (mw_record_form_get_record (row->form), row->field);

  /* Which records there are to choose from may depend on another field. */
  if (mw_form_row_get_field (row)->target != NULL)
    list_targets (row);
  for (guint i = 0; i < row->choices->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (row->choices, i);
      gtk_check_button_set_active (check, has_code (codes, g_object_get_data (G_OBJECT (check), CODE_KEY)));
    }
  update_summary (row);
}

static gboolean
commit_codes (MwFormRow *row)
{
  MwRecord *record = mw_record_form_get_record (row->form);
  g_autoptr (MwRecord) before = mw_record_copy (record);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < row->choices->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (row->choices, i);
      if (gtk_check_button_get_active (check))
        g_string_append_printf (codes, "%s ", (const char *) g_object_get_data (G_OBJECT (check), CODE_KEY));
    }
  mw_record_set_text (record, row->field, codes->str);
  g_string_free (codes, TRUE);
  update_summary (row);
  if (!mw_record_field_equals (record, before, row->field))
    mw_record_form_field_edited (row->form, row->field);
  return TRUE;
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  mw_form_row_commit (user_data);
}

static void
add_choice (MwFormRow *row, const char *code, const char *name)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), escaped);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->widget), line);
  g_object_set_data_full (G_OBJECT (check), CODE_KEY, g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (check), "mw-name", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (check), "mw-line", line);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), row);
  g_ptr_array_add (row->choices, check);
}

/* What is ticked stays in sight, whatever is looked for. */
static void
search_changed_cb (GtkSearchEntry *search, gpointer user_data)
{
  MwFormRow *row = user_data;
  g_autofree char *wanted = mw_text_fold (gtk_editable_get_text (GTK_EDITABLE (search)));

  for (guint i = 0; i < row->choices->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (row->choices, i);
      g_autofree char *name = mw_text_fold (g_object_get_data (G_OBJECT (check), "mw-name"));
      gtk_widget_set_visible (g_object_get_data (G_OBJECT (check), "mw-line"), gtk_check_button_get_active (check) || strstr (name, wanted) != NULL);
    }
}

static void
add_search (MwFormRow *row)
{
  GtkWidget *line = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "placeholder-text", _ ("Search in these choices"), "margin-top", 6, "margin-bottom", 6, "margin-start", 12, "margin-end", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search in these choices"), -1);
  g_signal_connect (search, "search-changed", G_CALLBACK (search_changed_cb), row);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), search);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->widget), line);
}

static void
add_regions (MwFormRow *row)
{
  const GPtrArray *regions = mw_regions_get_all (mw_workspace_get_regions (mw_record_form_get_workspace (row->form)));

  if (regions->len > MANY_CHOICES)
    add_search (row);
  for (guint i = 0; i < regions->len; i++)
    {
      const MwRegion *region = g_ptr_array_index (regions, i);
      add_choice (row, region->code, region->name);
    }
}

static void
add_target_groups (MwFormRow *row)
{
  GListModel *groups = mw_workspace_get_records (mw_record_form_get_workspace (row->form), &mw_target_group_table);

  if (g_list_model_get_n_items (groups) > MANY_CHOICES)
    add_search (row);
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (MwRecord) group = g_list_model_get_item (groups, i);
      add_choice (row, mw_record_get_text (group, MW_TARGET_GROUP_CODE), mw_record_get_title (group));
    }
}

/* Kinds of contract, for a rule set; or the field's own. */
static void
add_choices (MwFormRow *row, const MwChoice *choice)
{
  for (; choice->value != NULL; choice++)
    add_choice (row, choice->value, _ (choice->label));
}

static void
list_targets (MwFormRow *row)
{
  MwWorkspace *workspace = mw_record_form_get_workspace (row->form);
  g_autoptr (GPtrArray) records = mw_workspace_list_choices (workspace, mw_record_form_get_record (row->form), row->field);

  for (guint i = 0; i < row->choices->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (row->widget), g_object_get_data (g_ptr_array_index (row->choices, i), "mw-line"));
  g_ptr_array_set_size (row->choices, 0);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, mw_record_get_id (g_ptr_array_index (records, i)));
      g_autofree char *name = mw_workspace_describe_choice (workspace, g_ptr_array_index (records, i));
      add_choice (row, code, name);
    }
}

/* The bonuses of the value table that holds. */
static void
add_bonuses (MwFormRow *row)
{
  g_autoptr (GPtrArray) bonuses = mw_workspace_list_value_rows (mw_record_form_get_workspace (row->form), mw_record_form_get_record (row->form), "bonus");

  for (guint i = 0; i < bonuses->len; i++)
    add_choice (row, mw_record_get_text (g_ptr_array_index (bonuses, i), MW_VALUE_ROW_CODE), mw_record_get_title (g_ptr_array_index (bonuses, i)));
}

void
mw_form_row_init_codes (MwFormRow *row)
{
  row->widget = adw_expander_row_new ();
  row->choices = g_ptr_array_new ();
  row->show = show_codes;
  row->commit = commit_codes;
  if (mw_form_row_get_field (row)->target != NULL)
    return;
  if (mw_form_row_get_field (row)->choices != NULL)
    add_choices (row, mw_form_row_get_field (row)->choices);
  else if (g_str_equal (mw_form_row_get_field (row)->link_column, "region"))
    add_regions (row);
  else if (g_str_equal (mw_form_row_get_field (row)->link_column, "value_row"))
    add_bonuses (row);
  else if (g_str_equal (mw_form_row_get_field (row)->link_column, "kind"))
    add_choices (row, mw_contract_table.fields[MW_CONTRACT_KIND].choices);
  else
    add_target_groups (row);
}
