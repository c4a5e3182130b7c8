/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-category-sidebar.h"

#include <glib/gi18n.h>

#include "mw-category.h"
#include "mw-list-focus.h"
#include "mw-record-dialog.h"
#include "mw-rule-choice-dialog.h"

/* The tree of categories, flattened with an indent, with how many contracts each holds. */

struct _MwCategorySidebar
{
  AdwBin parent_instance;

  /* Template children */
  GtkListBox *list;

  /* Owned */
  MwWorkspace *workspace;

  /* State */
  gint64 selected;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MwCategorySidebar, mw_category_sidebar, ADW_TYPE_BIN)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define CATEGORY_KEY "mw-category-id"

static gint64
category_of_row (GtkListBoxRow *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), CATEGORY_KEY);

  return id != NULL ? *id : MW_CATEGORY_ALL;
}

static void
add_row (MwCategorySidebar *self, gint64 id, const char *name, int depth)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  guint contracts = mw_workspace_count_contracts (self->workspace, id);
  g_autofree char *count = mw_count_format (contracts, mw_workspace_get_notation (self->workspace));
  GtkWidget *number = gtk_label_new (count);
  g_autofree char *spoken = g_strdup_printf (ngettext ("%s, %u contract", "%s, %u contracts", contracts), name, contracts);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, depth * 16);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), CATEGORY_KEY, g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
  if (id == self->selected)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
add_children (MwCategorySidebar *self, gint64 parent_id, int depth)
{
  GListModel *categories = mw_workspace_get_records (self->workspace, &mw_category_table);

  /* No tree of purchasing categories is this deep; a circle in a strange file would be. */
  for (guint i = 0; depth < 8 && i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (categories, i);
      if (mw_record_get_reference (category, MW_CATEGORY_PARENT) != parent_id)
        continue;
      add_row (self, mw_record_get_id (category), mw_record_get_title (category), depth);
      add_children (self, mw_record_get_id (category), depth + 1);
    }
}

static void
remove_rows (MwCategorySidebar *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static gboolean
is_known (MwCategorySidebar *self, gint64 id)
{
  return id == MW_CATEGORY_ALL || (id == MW_CATEGORY_NONE && mw_workspace_count_contracts (self->workspace, MW_CATEGORY_NONE) > 0) || (id > 0 && mw_workspace_find_record (self->workspace, &mw_category_table, id) != NULL);
}

static void
fill (MwCategorySidebar *self)
{
  self->filling = TRUE;
  if (!is_known (self, self->selected))
    self->selected = MW_CATEGORY_ALL;
  remove_rows (self);
  add_row (self, MW_CATEGORY_ALL, _ ("All categories"), 0);
  add_children (self, 0, 0);
  if (mw_workspace_count_contracts (self->workspace, MW_CATEGORY_NONE) > 0)
    add_row (self, MW_CATEGORY_NONE, _ ("Without a category"), 0);
  self->filling = FALSE;
}

static void
update_actions (MwCategorySidebar *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "category.edit", self->selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "category.choose-rules", self->selected > 0);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MwCategorySidebar *self)
{
  if (self->filling || row == NULL || category_of_row (row) == self->selected)
    return;
  self->selected = category_of_row (row);
  update_actions (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwCategorySidebar *self = MW_CATEGORY_SIDEBAR (widget);
  MwRecord *category = mw_workspace_find_record (self->workspace, &mw_category_table, self->selected);

  if (category != NULL)
    mw_record_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, category);
}

static void
choose_rules_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwCategorySidebar *self = MW_CATEGORY_SIDEBAR (widget);
  MwRecord *category = mw_workspace_find_record (self->workspace, &mw_category_table, self->selected);

  if (category != NULL)
    mw_rule_choice_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, category);
}

/* A new category stands below the one that is chosen. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwCategorySidebar *self = MW_CATEGORY_SIDEBAR (widget);
  g_autoptr (MwRecord) category = mw_record_new (&mw_category_table);

  if (self->selected > 0)
    mw_record_set_integer (category, MW_CATEGORY_PARENT, self->selected);
  mw_record_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, category);
}

static void
mw_category_sidebar_dispose (GObject *object)
{
  g_clear_object (&MW_CATEGORY_SIDEBAR (object)->workspace);

  G_OBJECT_CLASS (mw_category_sidebar_parent_class)->dispose (object);
}

static void
mw_category_sidebar_class_init (MwCategorySidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_category_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-category-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MwCategorySidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "category.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "category.choose-rules", NULL, choose_rules_action);
  gtk_widget_class_install_action (widget_class, "category.add", NULL, add_action);

  /**
   * MwCategorySidebar::selected:
   *
   * The user chose another category.
   */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_category_sidebar_init (MwCategorySidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_list_focus_let_tab_leave (GTK_WIDGET (self->list));
}

void
mw_category_sidebar_set_workspace (MwCategorySidebar *self, MwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/* @category_id: one that is not in the file selects all categories */
void
mw_category_sidebar_select (MwCategorySidebar *self, gint64 category_id)
{
  self->selected = category_id;
  fill (self);
  update_actions (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

gint64
mw_category_sidebar_get_selected (MwCategorySidebar *self)
{
  return self->selected;
}

/* Returns: (transfer full) */
char *
mw_category_sidebar_get_selected_name (MwCategorySidebar *self)
{
  MwRecord *category = self->selected > 0 ? mw_workspace_find_record (self->workspace, &mw_category_table, self->selected) : NULL;

  if (category != NULL)
    return g_strdup (mw_record_get_title (category));
  return g_strdup (self->selected == MW_CATEGORY_NONE ? _ ("Without a category") : _ ("All categories"));
}
