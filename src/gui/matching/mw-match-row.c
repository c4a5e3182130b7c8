/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-match-row.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-plain.h"
#include "mw-reject-dialog.h"

/* One link that was made: its places and status, which can be changed here, and a button to take it away. */

struct _MwMatchRow
{
  AdwActionRow parent_instance;

  /* Template children */
  GtkDropDown *status;

  /* Owned */
  MwWorkspace *workspace;
  MwRecord *match;
};

G_DEFINE_FINAL_TYPE (MwMatchRow, mw_match_row, ADW_TYPE_ACTION_ROW)

static const MwChoice *
status_choices (void)
{
  return mw_match_table.fields[MW_MATCH_STATUS].choices;
}

/* The model stays: a drop-down that gets another one while it tells that something was selected never comes to an
 * end. */
static void
show_status (MwMatchRow *self)
{
  const char *status = mw_record_get_text (self->match, MW_MATCH_STATUS);
  guint selected = 0;

  for (guint i = 0; status_choices ()[i].value != NULL; i++)
    {
      if (g_strcmp0 (status_choices ()[i].value, status) == 0)
        selected = i;
    }
  gtk_drop_down_set_selected (self->status, selected);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwMatchRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (act != NULL)
    return;
  show_status (self);
  mw_dialogs_show_failure (root != NULL ? GTK_WINDOW (root) : NULL, _ ("The link was not changed"), error);
}

/* A rejection has a reason, which is asked; until it is given the status stays. */
static void
ask_reason (MwMatchRow *self, const MwRecord *match)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  show_status (self);
  mw_reject_dialog_present (root != NULL ? GTK_WINDOW (root) : NULL, self->workspace, match);
}

static void
status_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, MwMatchRow *self)
{
  g_autoptr (MwRecord) changed = NULL;
  const char *chosen;

  if (self->match == NULL)
    return;
  chosen = status_choices ()[gtk_drop_down_get_selected (drop_down)].value;
  /* It is also told of what we show ourselves, sometimes later. */
  if (g_strcmp0 (mw_record_get_text (self->match, MW_MATCH_STATUS), chosen) == 0)
    return;
  changed = mw_record_copy (self->match);
  if (!mw_match_status_takes_places (chosen))
    {
      ask_reason (self, changed);
      return;
    }
  mw_record_set_text (changed, MW_MATCH_STATUS, chosen);
  mw_workspace_save_async (self->workspace, changed, saved_cb, g_object_ref (self));
}

static void
unlink_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwMatchRow *self = MW_MATCH_ROW (widget);

  mw_workspace_delete_async (self->workspace, &mw_match_table, mw_record_get_id (self->match), saved_cb, g_object_ref (self));
}

/* To the talk with its supplier, where the link is on the agenda by itself. */
static void
discuss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwMatchRow *self = MW_MATCH_ROW (widget);
  const MwRecord *initiative = mw_workspace_find_record (self->workspace, &mw_initiative_table, mw_record_get_reference (self->match, MW_MATCH_INITIATIVE));
  gint64 contract_id = mw_record_get_reference (self->match, MW_MATCH_CONTRACT);

  if (initiative == NULL)
    return;
  if (contract_id == 0)
    contract_id = mw_record_get_reference (initiative, MW_INITIATIVE_CONTRACT);
  gtk_widget_activate_action (widget, "win.discuss", "(xx)", mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER), contract_id);
}

static void
mw_match_row_dispose (GObject *object)
{
  MwMatchRow *self = MW_MATCH_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->match);

  G_OBJECT_CLASS (mw_match_row_parent_class)->dispose (object);
}

static void
mw_match_row_class_init (MwMatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_match_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-match-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwMatchRow, status);
  gtk_widget_class_bind_template_callback (widget_class, status_selected_cb);
  gtk_widget_class_install_action (widget_class, "match.unlink", NULL, unlink_action);
  gtk_widget_class_install_action (widget_class, "match.discuss", NULL, discuss_action);
}

static void
mw_match_row_init (MwMatchRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const MwChoice *choice = status_choices (); choice->value != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (labels));
  /* GTK 4.8 leaves the button inside without a name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->status))), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Status of the link"), -1);
}

/* @title: what is at the other end of the link */
GtkWidget *
mw_match_row_new (MwWorkspace *workspace, MwRecord *match, const char *title)
{
  MwMatchRow *self = g_object_new (MW_TYPE_MATCH_ROW, NULL);
  g_autofree char *since = mw_record_format_field (match, MW_MATCH_STATUS_DATE, mw_workspace_get_notation (workspace));
  g_autofree char *subtitle = NULL;
  gint64 places = 0;

  mw_record_get_integer (match, MW_MATCH_PLACES, &places);
  subtitle = g_strdup_printf (ngettext ("%d place · since %s", "%d places · since %s", (gulong) places), (int) places, *since != '\0' ? since : _ ("unknown"));
  self->workspace = g_object_ref (workspace);
  self->match = g_object_ref (match);
  mw_plain_row_set (GTK_WIDGET (self), title, subtitle);
  show_status (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !mw_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

MwRecord *
mw_match_row_get_match (MwMatchRow *self)
{
  return self->match;
}
