/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-form-row.h"

#include <glib/gi18n.h>

/* Fields with a short, fixed list: choices, and yes or no. The first item stands for unknown. */

static guint
selected_of_record (MwFormRow *row)
{
  MwRecord *record = mw_record_form_get_record (row->form);
  const MwField *field = mw_form_row_get_field (row);
  const char *value;

  if (field->type == MW_FIELD_YES_NO)
    {
      MwTristate answer = mw_record_get_yes_no (record, row->field);
      return answer == MW_UNKNOWN ? 0 : answer == MW_YES ? 1
                                                         : 2;
    }
  value = mw_record_get_text (record, row->field);
  for (guint i = 0; value != NULL && field->choices[i].value != NULL; i++)
    {
      if (g_str_equal (field->choices[i].value, value))
        return i + 1;
    }
  return 0;
}

static void
show_choice (MwFormRow *row)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), selected_of_record (row));
}

static gboolean
commit_choice (MwFormRow *row)
{
  static const MwTristate answers[] = { MW_UNKNOWN, MW_YES, MW_NO };
  MwRecord *record = mw_record_form_get_record (row->form);
  const MwField *field = mw_form_row_get_field (row);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget));
  g_autoptr (GError) error = NULL;

  if (selected == selected_of_record (row))
    {
      if (mw_record_check_field (record, row->field, &error))
        return TRUE;
      mw_form_row_set_error (row, error->message);
      return FALSE;
    }
  if (field->type == MW_FIELD_YES_NO)
    mw_record_set_yes_no (record, row->field, answers[MIN (selected, 2)]);
  else
    mw_record_set_text (record, row->field, selected > 0 ? field->choices[selected - 1].value : NULL);
  if (!mw_record_check_field (record, row->field, &error))
    {
      mw_form_row_set_error (row, error->message);
      return FALSE;
    }
  mw_form_row_set_error (row, NULL);
  mw_record_form_field_edited (row->form, row->field);
  return TRUE;
}

static void
selected_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  mw_form_row_commit (user_data);
}

void
mw_form_row_init_choice (MwFormRow *row)
{
  const MwField *field = mw_form_row_get_field (row);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, mw_field_get_empty_label (field));
  if (field->type == MW_FIELD_YES_NO)
    {
      gtk_string_list_append (labels, _ ("Yes"));
      gtk_string_list_append (labels, _ ("No"));
    }
  for (const MwChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));

  row->widget = adw_combo_row_new ();
  row->show = show_choice;
  row->commit = commit_choice;
  adw_combo_row_set_model (ADW_COMBO_ROW (row->widget), G_LIST_MODEL (labels));
  g_signal_connect (row->widget, "notify::selected", G_CALLBACK (selected_cb), row);
}
