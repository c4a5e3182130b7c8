/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-open-failure"

#include "config.h"
#include "mw-open-failure.h"

#include <glib/gi18n.h>

#include "mw-error.h"
#include "mw-plain.h"
#include "mw-rescue.h"

/* Says why a file could not be opened, and offers what can be done about that. */

struct _MwOpenFailure
{
  AdwBin parent_instance;

  /* Template children */
  AdwStatusPage *page;
  GtkButton *again;
  GtkButton *read_only;
  GtkButton *restore;

  /* Owned */
  GCancellable *search;
  char *path;
  char *reason;
};

G_DEFINE_FINAL_TYPE (MwOpenFailure, mw_open_failure, ADW_TYPE_BIN)

static void
mw_open_failure_dispose (GObject *object)
{
  MwOpenFailure *self = MW_OPEN_FAILURE (object);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->reason, g_free);

  G_OBJECT_CLASS (mw_open_failure_parent_class)->dispose (object);
}

static void
mw_open_failure_class_init (MwOpenFailureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_open_failure_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-open-failure.ui");
  gtk_widget_class_bind_template_child (widget_class, MwOpenFailure, page);
  gtk_widget_class_bind_template_child (widget_class, MwOpenFailure, again);
  gtk_widget_class_bind_template_child (widget_class, MwOpenFailure, read_only);
  gtk_widget_class_bind_template_child (widget_class, MwOpenFailure, restore);
}

static void
mw_open_failure_init (MwOpenFailure *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
backup_found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwOpenFailure) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwBackup) backup = mw_rescue_find_backup_finish (result, &error);
  g_autofree char *moment = NULL;
  g_autofree char *label = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (backup == NULL)
    {
      g_autofree char *more = g_strdup_printf ("%s\n%s", self->reason, _ ("There is no backup of it on this computer."));
      mw_plain_page_describe (self->page, more);
      return;
    }
  moment = g_date_time_format (backup->moment, "%d-%m-%Y %H:%M");
  label = g_strdup_printf (_ ("_Restore the Backup of %s"), moment);
  gtk_button_set_label (self->restore, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore), "(ss)", backup->path, self->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->restore), "app.restore");
  gtk_widget_set_visible (GTK_WIDGET (self->restore), TRUE);
}

/* A backup helps where the file itself is the trouble. */
static gboolean
needs_backup (const GError *error)
{
  return g_error_matches (error, MW_ERROR, MW_ERROR_CORRUPT) || g_error_matches (error, MW_ERROR, MW_ERROR_FOREIGN) || g_error_matches (error, MW_ERROR, MW_ERROR_NOT_FOUND) || g_error_matches (error, MW_ERROR, MW_ERROR_DISK);
}

void
mw_open_failure_show (MwOpenFailure *self, const char *path, const GError *error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_strdup_printf (_ ("“%s” Could Not Be Opened"), name);
  gboolean readable = g_error_matches (error, MW_ERROR, MW_ERROR_BUSY) || g_error_matches (error, MW_ERROR, MW_ERROR_READ_ONLY) || g_error_matches (error, MW_ERROR, MW_ERROR_NO_SPACE);

  g_free (self->path);
  self->path = g_strdup (path);
  g_free (self->reason);
  self->reason = g_strdup (error->message);
  adw_status_page_set_title (self->page, title);
  mw_plain_page_describe (self->page, error->message);
  /* An action that has no target yet would complain, so the names come last. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->again), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->again), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->read_only), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->read_only), "app.open-read-only");
  gtk_widget_set_visible (GTK_WIDGET (self->read_only), readable);
  if (!needs_backup (error))
    return;
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  mw_rescue_find_backup_async (path, self->search, backup_found_cb, g_object_ref (self));
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/**
 * mw_open_failure_present:
 *
 * The same in front of a window that has another file open, which stays as it is.
 *
 * Returns: (transfer none): the window in front
 */
GtkWindow *
mw_open_failure_present (GtkWindow *parent, const char *path, const GError *error)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW,
                                    "application",
                                    gtk_window_get_application (parent),
                                    "transient-for",
                                    parent,
                                    "modal",
                                    TRUE,
                                    "title",
                                    _ ("File Not Opened"),
                                    "default-width",
                                    560,
                                    "default-height",
                                    600,
                                    NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  MwOpenFailure *failure = g_object_new (MW_TYPE_OPEN_FAILURE, "vexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (failure));
  adw_window_set_content (ADW_WINDOW (window), box);
  add_escape (window);
  mw_open_failure_show (failure, path, error);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
