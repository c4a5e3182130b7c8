/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-room-dialog.h"

#include <glib/gi18n.h>

#include "mw-contract.h"
#include "mw-loading.h"
#include "mw-plain.h"
#include "mw-record-dialog.h"

/*
 * The room calendar: per contract the moments at which something can still be changed, what asks for attention first,
 * with the wishes that could ride on each.
 */

struct _MwRoomDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *more;
  AdwStatusPage *failure;

  /* Owned */
  MwWorkspace *workspace;
  GCancellable *loading;

  /* State */
  gint64 category_id;
};

G_DEFINE_FINAL_TYPE (MwRoomDialog, mw_room_dialog, ADW_TYPE_WINDOW)

/* Nobody reads on further, and as many rows are drawn in no time. */
#define MOST_ROWS 300

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MwRoomState state = (MwRoomState) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "mw-state"));
  GtkWidget *label;

  if (before != NULL && g_object_get_data (G_OBJECT (before), "mw-state") == GUINT_TO_POINTER (state))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (mw_room_state_get_label (state));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "list-bar");
  gtk_list_box_row_set_header (row, label);
}

static void
discuss_clicked_cb (GtkButton *button, MwRoomDialog *self)
{
  const MwRecord *contract = g_object_get_data (G_OBJECT (button), "mw-contract");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.discuss", "(xx)", mw_record_get_reference (contract, MW_CONTRACT_SUPPLIER), mw_record_get_id (contract));
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwRoomDialog *self)
{
  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, g_object_get_data (G_OBJECT (row), "mw-contract"));
}

static void
add_discuss_button (MwRoomDialog *self, GtkWidget *row, const MwRoomEntry *entry)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Plan a talk about “%s”"), mw_record_get_title (entry->contract));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (button, !mw_workspace_is_read_only (self->workspace) && mw_record_get_reference (entry->contract, MW_CONTRACT_SUPPLIER) != 0);
  g_object_set_data_full (G_OBJECT (button), "mw-contract", g_object_ref (entry->contract), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (discuss_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (MwRoomDialog *self, const MwRoomEntry *entry)
{
  MwNotation notation = mw_workspace_get_notation (self->workspace);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = mw_room_moment_describe (&entry->moment, notation);
  g_autofree char *date = mw_date_format (&entry->moment.date, notation);
  g_autofree char *titled = g_strdup_printf ("%s: %s", date, what);
  g_autofree char *wishes = *entry->wishes != '\0' ? g_strdup_printf (_ ("Could ride on it: %s"), entry->wishes) : NULL;
  g_autofree char *about = g_strdup_printf ("%s · %s%s%s", mw_record_get_title (entry->contract), entry->supplier, wishes != NULL ? "\n" : "", wishes != NULL ? wishes : "");

  mw_plain_row_set (row, titled, about);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "mw-state", GUINT_TO_POINTER (entry->moment.state));
  g_object_set_data_full (G_OBJECT (row), "mw-contract", g_object_ref (entry->contract), g_object_unref);
  if (entry->moment.state == MW_ROOM_MISSED)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  add_discuss_button (self, row, entry);
  gtk_list_box_append (self->list, row);
}

static void
show_entries (MwRoomDialog *self, const GArray *entries)
{
  GtkListBoxRow *row;
  g_autofree char *more = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < entries->len && i < MOST_ROWS; i++)
    add_row (self, &g_array_index (entries, MwRoomEntry, i));
  more = g_strdup_printf (_ ("The first %d of %u are shown. Choose a category to see fewer."), MOST_ROWS, entries->len);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), entries->len > MOST_ROWS);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwRoomDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = mw_workspace_load_room_finish (MW_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (entries != NULL)
    {
      show_entries (self, entries);
      return;
    }
  mw_plain_page_describe (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
reload (MwRoomDialog *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  mw_workspace_load_room_async (self->workspace, self->category_id, self->loading, loaded_cb, g_object_ref (self));
}

static void
mw_room_dialog_dispose (GObject *object)
{
  MwRoomDialog *self = MW_ROOM_DIALOG (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_room_dialog_parent_class)->dispose (object);
}

static void
mw_room_dialog_class_init (MwRoomDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_room_dialog_dispose;
  g_type_ensure (MW_TYPE_LOADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-room-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwRoomDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwRoomDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MwRoomDialog, more);
  gtk_widget_class_bind_template_child (widget_class, MwRoomDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_room_dialog_init (MwRoomDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

/* @category_id: whose contracts */
void
mw_room_dialog_present (GtkWindow *parent, MwWorkspace *workspace, gint64 category_id)
{
  MwRoomDialog *self = g_object_new (MW_TYPE_ROOM_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->category_id = category_id;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  gtk_window_present (GTK_WINDOW (self));
}
