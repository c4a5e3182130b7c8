/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-talk-sheet-dialog.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"
#include "mw-talk-sheet.h"

/* The preparation of a talk as it will be on paper, to print it or to save it as PDF. */

struct _MwTalkSheetDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkBox *pages;

  /* Owned */
  MwTalkSheet *sheet;
  char *name;
};

G_DEFINE_FINAL_TYPE (MwTalkSheetDialog, mw_talk_sheet_dialog, ADW_TYPE_WINDOW)

/* Paper is white and letters are black, in the dark too. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer user_data)
{
  MwTalkSheetDialog *self = user_data;
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "mw-page"));

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, width / MW_TALK_SHEET_WIDTH, height / MW_TALK_SHEET_HEIGHT);
  mw_talk_sheet_draw (self->sheet, cairo, page);
}

static void
add_page (MwTalkSheetDialog *self, guint page)
{
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *text = mw_talk_sheet_get_text (self->sheet);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) MW_TALK_SHEET_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) MW_TALK_SHEET_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (area), "mw-page", GUINT_TO_POINTER (page));
  gtk_box_append (self->pages, area);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, MwTalkSheetDialog *self)
{
  gtk_print_operation_set_n_pages (operation, (int) mw_talk_sheet_get_n_pages (self->sheet));
}

/* The sheet is laid out for A4; another paper gets it smaller or larger. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, MwTalkSheetDialog *self)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double factor = MIN (gtk_print_context_get_width (context) / MW_TALK_SHEET_WIDTH, gtk_print_context_get_height (context) / MW_TALK_SHEET_HEIGHT);

  cairo_scale (cairo, factor, factor);
  mw_talk_sheet_draw (self->sheet, cairo, (guint) page);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkSheetDialog *self = MW_TALK_SHEET_DIALOG (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, self->name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("This was not printed"), error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTalkSheetDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  if (mw_talk_sheet_save (self->sheet, path, &error))
    mw_dialogs_tell_saved (GTK_WINDOW (self), path, NULL);
  else
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The sheet was not saved"), error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwTalkSheetDialog *self = MW_TALK_SHEET_DIALOG (widget);
  g_autofree char *proposed = g_strconcat (self->name, ".pdf", NULL);

  g_strdelimit (proposed, "/\\", '-');
  mw_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save as PDF"), MW_FILES_PDF, proposed, place_chosen_cb, g_object_ref (self));
}

static void
mw_talk_sheet_dialog_dispose (GObject *object)
{
  MwTalkSheetDialog *self = MW_TALK_SHEET_DIALOG (object);
  GtkWidget *page;

  /* They draw what goes. */
  while (self->pages != NULL && (page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_box_remove (self->pages, page);
  g_clear_pointer (&self->sheet, mw_talk_sheet_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (mw_talk_sheet_dialog_parent_class)->dispose (object);
}

static void
mw_talk_sheet_dialog_class_init (MwTalkSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_talk_sheet_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-talk-sheet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwTalkSheetDialog, pages);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "sheet.save", NULL);
}

static void
mw_talk_sheet_dialog_init (MwTalkSheetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_talk_sheet_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *talk)
{
  MwTalkSheetDialog *self = g_object_new (MW_TYPE_TALK_SHEET_DIALOG, "transient-for", parent, NULL);

  self->sheet = mw_talk_sheet_new (workspace, talk);
  self->name = g_strdup (mw_record_get_title (talk));
  for (guint i = 0; i < mw_talk_sheet_get_n_pages (self->sheet); i++)
    add_page (self, i);
  gtk_window_present (GTK_WINDOW (self));
}
