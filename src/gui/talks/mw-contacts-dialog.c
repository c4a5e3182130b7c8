/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contacts-dialog.h"

#include <glib/gi18n.h>

#include "mw-contact.h"
#include "mw-dialogs.h"
#include "mw-plain.h"
#include "mw-record-dialog.h"

/*
 * Work contacts at suppliers and colleagues, by organisation. A contact is not deleted but forgotten: also the history
 * is left without the name.
 */

struct _MwContactsDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template children */
  AdwPreferencesPage *page;
  AdwPreferencesGroup *head;

  /* Owned */
  MwWorkspace *workspace;
  GPtrArray *groups; /* widgets of the page, borrowed */

  /* State */
  gint64 to_forget;
};

G_DEFINE_FINAL_TYPE (MwContactsDialog, mw_contacts_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static void
forgotten_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwContactsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (GTK_WINDOW (self), _ ("The contact was not forgotten"), error);
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwContactsDialog) self = user_data;

  if (mw_dialogs_ask_finish (result) && self->workspace != NULL)
    mw_workspace_forget_contact_async (self->workspace, self->to_forget, forgotten_cb, g_object_ref (self));
}

/* This one asks, for it cannot be undone. */
static void
forget_clicked_cb (GtkButton *button, MwContactsDialog *self)
{
  const MwRecord *contact = g_object_get_data (G_OBJECT (button), "mw-contact");
  g_autofree char *heading = g_strdup_printf (_ ("Forget “%s”?"), mw_record_get_title (contact));

  self->to_forget = mw_record_get_id (contact);
  mw_dialogs_ask_async (GTK_WINDOW (self), heading, _ ("The name goes from the file and from its history. This cannot be undone. Backups that were made before, and copies, still hold it."), _ ("_Forget"), asked_cb, g_object_ref (self));
}

static void
contact_activated_cb (AdwActionRow *row, MwContactsDialog *self)
{
  mw_record_dialog_present (GTK_WINDOW (self), self->workspace, g_object_get_data (G_OBJECT (row), "mw-contact"));
}

static void
add_forget_button (MwContactsDialog *self, GtkWidget *row, MwRecord *contact)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Forget…"));
  g_autofree char *label = g_strdup_printf (_ ("Forget “%s”"), mw_record_get_title (contact));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !mw_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "mw-contact", g_object_ref (contact), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (forget_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
append (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static GtkWidget *
make_row (MwContactsDialog *self, MwRecord *contact)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) about = g_string_new (NULL);

  append (about, mw_record_get_text (contact, MW_CONTACT_ROLE));
  append (about, mw_record_get_text (contact, MW_CONTACT_MAIL));
  append (about, mw_record_get_text (contact, MW_CONTACT_PHONE));
  mw_plain_row_set (row, mw_record_get_title (contact), about->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "mw-contact", g_object_ref (contact), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (contact_activated_cb), self);
  add_forget_button (self, row, contact);
  return row;
}

static AdwPreferencesGroup *
ensure_group (MwContactsDialog *self, const char *organisation)
{
  AdwPreferencesGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    {
      group = g_ptr_array_index (self->groups, i);
      if (g_strcmp0 (g_object_get_data (G_OBJECT (group), "mw-organisation"), organisation) == 0)
        return group;
    }
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  mw_plain_group_set (group, organisation, NULL);
  g_object_set_data_full (G_OBJECT (group), "mw-organisation", g_strdup (organisation), g_free);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
show_contacts (MwContactsDialog *self)
{
  GListModel *all = mw_workspace_get_records (self->workspace, &mw_contact_table);

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) contact = g_list_model_get_item (all, i);
      const MwRecord *organisation = mw_workspace_find_record (self->workspace, &mw_organisation_table, mw_record_get_reference (contact, MW_CONTACT_ORGANISATION));
      adw_preferences_group_add (ensure_group (self, organisation != NULL ? mw_record_get_title (organisation) : ""), make_row (self, contact));
    }
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (MwRecord) contact = mw_record_new (&mw_contact_table);

  mw_record_dialog_present (GTK_WINDOW (widget), MW_CONTACTS_DIALOG (widget)->workspace, contact);
}

static void
mw_contacts_dialog_dispose (GObject *object)
{
  MwContactsDialog *self = MW_CONTACTS_DIALOG (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_contacts_dialog_parent_class)->dispose (object);
}

static void
mw_contacts_dialog_class_init (MwContactsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_contacts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-contacts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwContactsDialog, page);
  gtk_widget_class_bind_template_child (widget_class, MwContactsDialog, head);
  gtk_widget_class_install_action (widget_class, "contacts.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "contacts.add", NULL);
}

static void
mw_contacts_dialog_init (MwContactsDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_contacts_dialog_present (GtkWindow *parent, MwWorkspace *workspace)
{
  MwContactsDialog *self = g_object_new (MW_TYPE_CONTACTS_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contacts.add", !mw_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show_contacts), self, G_CONNECT_SWAPPED);
  show_contacts (self);
  gtk_window_present (GTK_WINDOW (self));
}
