/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-form-row.h"

#include <glib/gi18n.h>

#include "mw-date.h"
#include "mw-entry-text.h"
#include "mw-month.h"

/* Fields that are typed: texts, numbers, amounts, percentages and dates, the last with a calendar. */

static void
show_entry (MwFormRow *row)
{
  MwNotation notation = mw_workspace_get_notation (mw_record_form_get_workspace (row->form));
  g_autofree char *text = mw_record_format_field (mw_record_form_get_record (row->form), row->field, notation);

  g_free (row->shown);
  row->shown = g_strdup (text);
  mw_entry_text_show (gtk_editable_get_delegate (GTK_EDITABLE (row->widget)), text);
  /* Setting the text counts as an edit for the row; hiding its button once takes that back. */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row->widget), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row->widget), TRUE);
}

static char *
dup_entry_text (MwFormRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->widget)));
}

static gboolean
commit_entry (MwFormRow *row)
{
  MwRecord *record = mw_record_form_get_record (row->form);
  MwNotation notation = mw_workspace_get_notation (mw_record_form_get_workspace (row->form));
  g_autoptr (MwRecord) before = mw_record_copy (record);
  g_autoptr (GError) error = NULL;

  /* What was only looked at is not saved again: it may have been undone meanwhile. */
  if (!mw_form_row_is_typed (row) && mw_record_check_field (record, row->field, NULL))
    {
      if (row->wrong)
        mw_form_row_set_error (row, NULL);
      return TRUE;
    }
  if (!mw_record_parse_field (record, row->field, gtk_editable_get_text (GTK_EDITABLE (row->widget)), notation, &error) || !mw_record_check_field (record, row->field, &error))
    {
      mw_record_copy_field (record, before, row->field);
      mw_form_row_set_error (row, error->message);
      return FALSE;
    }
  mw_form_row_set_error (row, NULL);
  /* Shown as it was understood, also where that is what it was before. */
  mw_form_row_show (row);
  if (!mw_record_field_equals (record, before, row->field))
    mw_record_form_field_edited (row->form, row->field);
  return TRUE;
}

static void
apply_cb (AdwEntryRow *entry, gpointer user_data)
{
  mw_form_row_commit (user_data);
}

/* What was typed counts when the user goes elsewhere, whether or not Enter was pressed. */
static void
leave_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  mw_form_row_commit (user_data);
}

static void
day_chosen_cb (MwMonth *month, const GDate *date, gpointer user_data)
{
  MwFormRow *row = user_data;
  g_autofree char *text = mw_date_format (date, mw_workspace_get_notation (mw_record_form_get_workspace (row->form)));

  gtk_editable_set_text (GTK_EDITABLE (row->widget), text);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (month), GTK_TYPE_POPOVER)));
  mw_form_row_commit (row);
}

/* The calendar opens at the date of the field, or else at today. */
static void
calendar_shown_cb (GtkWidget *popover, gpointer user_data)
{
  MwFormRow *row = user_data;
  GDate date;

  if (!mw_date_parse (gtk_editable_get_text (GTK_EDITABLE (row->widget)), &date, NULL))
    date = *mw_workspace_get_today (mw_record_form_get_workspace (row->form));
  mw_month_show (MW_MONTH (gtk_popover_get_child (GTK_POPOVER (popover))), &date);
}

static void
add_calendar (MwFormRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *month = mw_month_new ();
  g_autofree char *label = g_strdup_printf (_ ("Choose a day for “%s”"), mw_field_get_label (mw_form_row_get_field (row)));

  gtk_popover_set_child (GTK_POPOVER (popover), month);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (popover, "show", G_CALLBACK (calendar_shown_cb), row);
  g_signal_connect (month, "day-chosen", G_CALLBACK (day_chosen_cb), row);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row->widget), button);
}

void
mw_form_row_init_entry (MwFormRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEditable *text;

  row->widget = adw_entry_row_new ();
  row->show = show_entry;
  row->commit = commit_entry;
  row->dup_text = dup_entry_text;
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row->widget), TRUE);
  if (mw_form_row_get_field (row)->type == MW_FIELD_DATE)
    add_calendar (row);
  text = gtk_editable_get_delegate (GTK_EDITABLE (row->widget));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, mw_field_get_label (mw_form_row_get_field (row)), -1);
  g_signal_connect (row->widget, "apply", G_CALLBACK (apply_cb), row);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
  mw_form_row_let_escape_restore (row, GTK_WIDGET (text));
}
