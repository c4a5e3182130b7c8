/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rows-dialog.h"

#include "mw-plain.h"
#include "mw-record-dialog.h"

/* The rows behind a figure or a bar; each opens its record. */

/* Nobody reads on further, and as many rows are drawn in no time. */
#define MOST_ROWS 300

struct _MwRowsDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkListBox *list;

  /* Owned */
  MwWorkspace *workspace;

  /* State */
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (MwRowsDialog, mw_rows_dialog, ADW_TYPE_WINDOW)

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwRowsDialog *self)
{
  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, g_object_get_data (G_OBJECT (row), "mw-record"));
}

static void
mw_rows_dialog_dispose (GObject *object)
{
  g_clear_object (&MW_ROWS_DIALOG (object)->workspace);

  G_OBJECT_CLASS (mw_rows_dialog_parent_class)->dispose (object);
}

static void
mw_rows_dialog_class_init (MwRowsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_rows_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-rows-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwRowsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MwRowsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwRowsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_rows_dialog_init (MwRowsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer none): to be filled, and then presented */
MwRowsDialog *
mw_rows_dialog_new (GtkWindow *parent, MwWorkspace *workspace, const char *title)
{
  MwRowsDialog *self = g_object_new (MW_TYPE_ROWS_DIALOG, "transient-for", parent, "title", title, NULL);

  self->workspace = g_object_ref (workspace);
  adw_window_title_set_title (self->title, title);
  return self;
}

void
mw_rows_dialog_add (MwRowsDialog *self, MwRecord *record, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  if (self->n_rows++ >= MOST_ROWS)
    {
      g_object_ref_sink (row);
      g_object_unref (row);
      return;
    }
  mw_plain_row_set (row, title, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "mw-record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (self->list, row);
}

void
mw_rows_dialog_present (MwRowsDialog *self)
{
  g_autofree char *number = self->n_rows > MOST_ROWS ? g_strdup_printf ("%d / %u", MOST_ROWS, self->n_rows) : g_strdup_printf ("%u", self->n_rows);

  adw_window_title_set_subtitle (self->title, number);
  gtk_stack_set_visible_child_name (self->stack, self->n_rows > 0 ? "list" : "empty");
  gtk_window_present (GTK_WINDOW (self));
}
