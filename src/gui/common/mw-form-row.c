/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-form-row"

#include "config.h"
#include "mw-form-row.h"

#include <glib/gi18n.h>

#include "mw-personal-data.h"

/* What all rows of a form share; each type of row is in a file of its own. */

const MwField *
mw_form_row_get_field (MwFormRow *row)
{
  return &mw_record_get_table (mw_record_form_get_record (row->form))->fields[row->field];
}

static void
init_by_type (MwFormRow *row)
{
  switch (mw_form_row_get_field (row)->type)
    {
    case MW_FIELD_NOTE:
      mw_form_row_init_note (row);
      break;
    case MW_FIELD_YES_NO:
    case MW_FIELD_CHOICE:
      mw_form_row_init_choice (row);
      break;
    case MW_FIELD_REFERENCE:
      mw_form_row_init_reference (row);
      break;
    case MW_FIELD_CODES:
      mw_form_row_init_codes (row);
      break;
    case MW_FIELD_TEXT:
    case MW_FIELD_INTEGER:
    case MW_FIELD_MONEY:
    case MW_FIELD_PERCENTAGE:
    case MW_FIELD_DATE:
    default:
      mw_form_row_init_entry (row);
      break;
    }
}

/* @form: must have a record; the row shows its value at once */
MwFormRow *
mw_form_row_new (MwRecordForm *form, guint field)
{
  MwFormRow *row = g_new0 (MwFormRow, 1);
  const MwField *description;

  row->form = form;
  row->field = field;
  description = mw_form_row_get_field (row);
  init_by_type (row);
  if (description->explanation != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (description->explanation), -1);
  mw_form_row_show (row);
  return row;
}

void
mw_form_row_free (MwFormRow *row)
{
  g_clear_pointer (&row->choices, g_ptr_array_unref);
  g_free (row->shown);
  g_free (row);
}

/* @message: (nullable): a sentence that stands in place of the name of the field */
static void
set_message (MwFormRow *row, const char *message, const char *style)
{
  const MwField *field = mw_form_row_get_field (row);
  const char *label = mw_field_get_label (field);
  const char *explanation = field->explanation != NULL ? _ (field->explanation) : NULL;
  g_autofree char *escaped = g_markup_escape_text (message != NULL ? message : label, -1);

  /* The line is short; the whole sentence is in the tooltip too. */
  gtk_widget_set_tooltip_text (row->widget, message != NULL ? message : explanation);
  if (row->caption != NULL)
    gtk_label_set_label (GTK_LABEL (row->caption), message != NULL ? message : label);
  else if (ADW_IS_PREFERENCES_ROW (row->widget))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), escaped);
  if (message != NULL)
    gtk_widget_add_css_class (row->widget, style);
  else
    gtk_widget_remove_css_class (row->widget, style);
}

/* Only numbers of people belong in the file; what looks like more is told, and not forbidden. */
void
mw_form_row_look_for_persons (MwFormRow *row)
{
  const MwField *field = mw_form_row_get_field (row);
  const GDate *today = mw_workspace_get_today (mw_record_form_get_workspace (row->form));
  MwPersonalData found;

  if (row->wrong || (field->type != MW_FIELD_TEXT && field->type != MW_FIELD_NOTE) || (field->flags & MW_FIELD_CODE))
    return;
  found = mw_personal_data_find (mw_record_get_text (mw_record_form_get_record (row->form), row->field), today);
  set_message (row, mw_personal_data_describe (found), "warning");
}

/* While a value is put on the screen, the change is not the user's. */
void
mw_form_row_show (MwFormRow *row)
{
  row->showing = TRUE;
  mw_form_row_set_error (row, NULL);
  row->show (row);
  row->showing = FALSE;
  mw_form_row_look_for_persons (row);
}

/* Whether the field holds something that the user typed and that is not in the record. */
gboolean
mw_form_row_is_typed (MwFormRow *row)
{
  return row->shown != NULL && !g_str_equal (row->shown, gtk_editable_get_text (GTK_EDITABLE (row->widget)));
}

gboolean
mw_form_row_commit (MwFormRow *row)
{
  return row->showing || row->commit (row);
}

/* @message: (nullable): stands in place of the name of the field until it is mended */
void
mw_form_row_set_error (MwFormRow *row, const char *message)
{
  row->wrong = message != NULL;
  gtk_widget_remove_css_class (row->widget, "warning");
  set_message (row, message, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_STATE_INVALID, message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
