/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-backups-dialog"

#include "config.h"
#include "mw-backups-dialog.h"

#include <glib/gi18n.h>

#include "mw-plain.h"
#include "mw-rescue.h"

/* The backups of a file, each with a button that puts it back. */

struct _MwBackupsDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MwBackupsDialog, mw_backups_dialog, ADW_TYPE_WINDOW)

static void
add_backup (MwBackupsDialog *self, const MwBackup *backup, const char *path)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore"));
  g_autofree char *moment = g_date_time_format (backup->moment, "%d-%m-%Y %H:%M");
  g_autofree char *size = g_format_size ((guint64) backup->size);
  GtkWidget *row = mw_plain_row_new (moment, size);
  g_autofree char *spoken = g_strdup_printf (_ ("Restore the backup of %s"), moment);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", backup->path, path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.restore");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static void
mw_backups_dialog_class_init (MwBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwBackupsDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_backups_dialog_init (MwBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer none): it is shown, and destroys itself */
MwBackupsDialog *
mw_backups_dialog_present (GtkWindow *parent, const char *path)
{
  /* The buttons are actions of the application, so the window belongs to it. */
  MwBackupsDialog *self = g_object_new (MW_TYPE_BACKUPS_DIALOG, "transient-for", parent, "application", parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  g_autoptr (GPtrArray) backups = mw_backups_list (path);

  for (guint i = 0; i < backups->len; i++)
    add_backup (self, g_ptr_array_index (backups, i), path);
  gtk_stack_set_visible_child_name (self->stack, backups->len > 0 ? "list" : "empty");
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
