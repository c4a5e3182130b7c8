/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-reject-dialog.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"

/*
 * Asks who said no to a pair, and why. A pair that was rejected is not proposed again; what a supplier refused is
 * counted for the target group.
 */

struct _MwRejectDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkLabel *pair;
  AdwComboRow *decided_by;
  AdwComboRow *reason;
  AdwEntryRow *note;

  /* Owned */
  MwWorkspace *workspace;
  MwRecord *match;
};

G_DEFINE_FINAL_TYPE (MwRejectDialog, mw_reject_dialog, ADW_TYPE_WINDOW)

/* In the order of the choices in the window. */
enum
{
  DECIDED_BY_SUPPLIER,
  DECIDED_BY_US,
};

static const MwChoice *
list_reasons (void)
{
  return mw_match_table.fields[MW_MATCH_REFUSAL_REASON].choices;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (parent, _ ("The pair was not rejected"), error);
}

/* Who said no is not guessed. */
static void
decided_by_changed_cb (AdwComboRow *row, GParamSpec *pspec, MwRejectDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.reject", adw_combo_row_get_selected (row) != GTK_INVALID_LIST_POSITION);
}

/* The first reason of the list is that none was given. When we say no, what the supplier said before stays. */
static void
fill_in (MwRejectDialog *self)
{
  guint reason = adw_combo_row_get_selected (self->reason);
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));

  mw_record_set_text (self->match, MW_MATCH_STATUS, "rejected");
  if (adw_combo_row_get_selected (self->decided_by) == DECIDED_BY_SUPPLIER)
    mw_record_set_text (self->match, MW_MATCH_SUPPLIER_ANSWER, "no");
  mw_record_set_text (self->match, MW_MATCH_REFUSAL_REASON, reason > 0 ? list_reasons ()[reason - 1].value : NULL);
  if (*note != '\0')
    mw_record_set_text (self->match, MW_MATCH_NOTE, note);
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwRejectDialog *self = MW_REJECT_DIALOG (widget);

  fill_in (self);
  mw_workspace_save_async (self->workspace, self->match, saved_cb, g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self))));
  mw_dialogs_finish (GTK_WINDOW (self));
}

static void
fill_reasons (MwRejectDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("No reason given"));
  for (const MwChoice *reason = list_reasons (); reason->value != NULL; reason++)
    gtk_string_list_append (labels, _ (reason->label));
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (labels));
}

static void
mw_reject_dialog_dispose (GObject *object)
{
  MwRejectDialog *self = MW_REJECT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->match);

  G_OBJECT_CLASS (mw_reject_dialog_parent_class)->dispose (object);
}

static void
mw_reject_dialog_class_init (MwRejectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_reject_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-reject-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwRejectDialog, pair);
  gtk_widget_class_bind_template_child (widget_class, MwRejectDialog, decided_by);
  gtk_widget_class_bind_template_child (widget_class, MwRejectDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, MwRejectDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, decided_by_changed_cb);
  gtk_widget_class_install_action (widget_class, "pair.reject", NULL, reject_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "pair.reject", NULL);
}

static void
mw_reject_dialog_init (MwRejectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_reasons (self);
  adw_combo_row_set_selected (self->decided_by, GTK_INVALID_LIST_POSITION);
}

/* A reason that was noted before is not lost. */
static void
show_reason (MwRejectDialog *self)
{
  const char *noted = mw_record_get_text (self->match, MW_MATCH_REFUSAL_REASON);

  for (guint i = 0; list_reasons ()[i].value != NULL; i++)
    {
      if (g_strcmp0 (list_reasons ()[i].value, noted) == 0)
        adw_combo_row_set_selected (self->reason, i + 1);
    }
}

static const char *
title_of (MwWorkspace *workspace, const MwTable *table, gint64 id)
{
  const MwRecord *record = mw_workspace_find_record (workspace, table, id);

  return record != NULL ? mw_record_get_title (record) : "";
}

/* @match: the link of the pair, or a new one */
void
mw_reject_dialog_present (GtkWindow *parent, MwWorkspace *workspace, const MwRecord *match)
{
  MwRejectDialog *self = g_object_new (MW_TYPE_REJECT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *text = NULL;

  self->workspace = g_object_ref (workspace);
  self->match = mw_record_copy (match);
  show_reason (self);
  text = g_strdup_printf (_ ("“%s” and “%s” will not be proposed together again. You can undo this."), title_of (workspace, &mw_initiative_table, mw_record_get_reference (match, MW_MATCH_INITIATIVE)), title_of (workspace, &mw_nomination_table, mw_record_get_reference (match, MW_MATCH_NOMINATION)));
  gtk_label_set_label (self->pair, text);
  gtk_window_present (GTK_WINDOW (self));
}
