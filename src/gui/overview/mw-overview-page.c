/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-overview-page"

#include "config.h"
#include "mw-overview-page.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"
#include "mw-error.h"
#include "mw-loading.h"
#include "mw-missing-input.h"
#include "mw-overview-charts.h"
#include "mw-plain.h"

/*
 * The story that the report tells, as pictures. It is gathered on the read lane, and only while it is on the screen:
 * of a large register that takes a while.
 */

struct _MwOverviewPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkWidget *content;
  AdwStatusPage *failure;
  MwFigureTile *tile_contracts;
  MwFigureTile *tile_duty;
  MwFigureTile *tile_realised;
  MwFigureTile *tile_places;
  MwFigureTile *tile_late;
  MwChart *groups;
  MwChart *suppliers;
  MwChart *quarters;
  MwChart *stages;
  GtkListBox *decisions;
  GtkListBox *missing;
  GtkWidget *missing_part;

  /* Owned */
  MwWorkspace *workspace;
  MwReport *report;
  GCancellable *loading;

  /* State */
  gint64 category_id;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (MwOverviewPage, mw_overview_page, ADW_TYPE_BIN)

static GtkWindow *
window_of (MwOverviewPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
clear_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  mw_plain_row_set (row, title, subtitle);
  gtk_list_box_append (list, row);
  return row;
}

static void
show_decisions (MwOverviewPage *self)
{
  g_autoptr (GPtrArray) decisions = mw_report_list_decisions (self->report);

  clear_rows (self->decisions);
  for (guint i = 0; i < decisions->len; i++)
    add_row (self->decisions, g_ptr_array_index (decisions, i), "");
  if (decisions->len == 0)
    add_row (self->decisions, _ ("Nothing at this moment."), "");
}

static void
show_missing (MwOverviewPage *self)
{
  g_autoptr (GArray) inputs = mw_missing_inputs_list (&self->report->totals);

  clear_rows (self->missing);
  for (guint i = 0; i < inputs->len; i++)
    {
      const MwMissingInput *input = &g_array_index (inputs, MwMissingInput, i);
      g_autofree char *title = mw_missing_input_describe (input, self->report->notation);
      g_autofree char *effect = mw_missing_input_describe_effect (input, self->report->notation);
      GtkWidget *row = add_row (self->missing, title, effect);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "mw-missing-kind", GINT_TO_POINTER (input->kind));
    }
  gtk_widget_set_visible (self->missing_part, inputs->len > 0);
}

static void
show_report (MwOverviewPage *self)
{
  MwFigureTile *const tiles[] = { self->tile_contracts, self->tile_duty, self->tile_realised, self->tile_places, self->tile_late };
  gboolean empty = self->report->totals.count == 0 && self->report->groups->len == 0;

  mw_overview_show_tiles (tiles, self->report);
  mw_overview_show_groups (self->groups, self->report);
  mw_overview_show_suppliers (self->suppliers, self->report);
  mw_overview_show_quarters (self->quarters, self->report);
  mw_overview_show_stages (self->stages, self->report);
  show_decisions (self);
  show_missing (self);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "overview");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.save-picture", !empty);
}

/* While it was being made there was nothing here that keys could go to. */
static void
take_focus (MwOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_root_get_focus (root) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  MwReport *report = mw_workspace_load_report_finish (MW_WORKSPACE (object), result, &error);

  if (report == NULL && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL))
    return;
  if (report == NULL)
    {
      mw_plain_page_describe (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->report, mw_report_free);
  self->report = report;
  if (self->workspace == NULL)
    return;
  show_report (self);
  take_focus (self);
}

static void
load (MwOverviewPage *self)
{
  if (self->workspace == NULL || !self->stale)
    return;
  self->stale = FALSE;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  mw_workspace_load_report_async (self->workspace, self->category_id, self->loading, loaded_cb, g_object_ref (self));
}

static void
reload (MwOverviewPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
mw_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_overview_page_parent_class)->map (widget);
  load (MW_OVERVIEW_PAGE (widget));
}

static void
group_opened_cb (MwChart *chart, guint row, MwOverviewPage *self)
{
  mw_overview_open_group (window_of (self), self->workspace, self->report, row);
}

static void
supplier_opened_cb (MwChart *chart, guint row, MwOverviewPage *self)
{
  mw_overview_open_supplier (window_of (self), self->workspace, self->report, self->category_id, row);
}

static void
quarter_opened_cb (MwChart *chart, guint row, MwOverviewPage *self)
{
  mw_overview_open_quarter (window_of (self), self->workspace, self->report, self->category_id, row);
}

static void
stage_opened_cb (MwChart *chart, guint row, MwOverviewPage *self)
{
  mw_overview_open_stage (window_of (self), self->workspace, self->report, row);
}

static void
show_contracts (MwOverviewPage *self, MwContractFilter filter)
{
  MwContractList *list = mw_workspace_get_contracts (self->workspace);

  /* The figures count what has not ended. */
  mw_contract_list_set_hidden_states (list, MW_CONTRACT_STATE_BIT (MW_CONTRACT_ENDED));
  mw_contract_list_set_filter (list, filter);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "contracts");
}

static void
missing_activated_cb (GtkListBox *list, GtkListBoxRow *row, MwOverviewPage *self)
{
  MwMissingKind kind = (MwMissingKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "mw-missing-kind"));

  show_contracts (self, kind == MW_MISSING_AMOUNT ? MW_CONTRACT_FILTER_DUTY : MW_CONTRACT_FILTER_UNKNOWN);
}

static void
show_contracts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_contracts (MW_OVERVIEW_PAGE (widget), (MwContractFilter) g_variant_get_int32 (parameter));
}

/**
 * mw_overview_page_save_picture:
 * @path: that the user chose, and was asked about where something stands there
 *
 * What the page shows, all of it, also what lies outside the window.
 */
gboolean
mw_overview_page_save_picture (MwOverviewPage *self, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->content);
  double width = gdk_paintable_get_intrinsic_width (paintable);
  double height = gdk_paintable_get_intrinsic_height (paintable);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) picture = NULL;
  MwOutputTarget target = mw_workspace_get_target (self->workspace, path, TRUE);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = node != NULL && renderer != NULL ? gsk_renderer_render_texture (renderer, node, NULL) : NULL;
  if (texture != NULL)
    {
      picture = gdk_texture_save_to_png_bytes (texture);
      return mw_output_write (&target, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), FALSE, error);
    }
  g_set_error_literal (error, MW_ERROR, MW_ERROR_FAILED, _ ("The page could not be drawn."));
  return FALSE;
}

static void
picture_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mw_dialogs_file_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_error (&error);
  if (path != NULL && self->workspace != NULL && !mw_overview_page_save_picture (self, path, &error))
    mw_dialogs_show_failure (window_of (self), _ ("The picture was not saved"), error);
}

static void
save_picture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwOverviewPage *self = MW_OVERVIEW_PAGE (widget);

  mw_dialogs_save_file_async (window_of (self), _ ("Save as Picture"), MW_FILES_PICTURE, _ ("Overview.png"), picture_place_chosen_cb, g_object_ref (self));
}

static void
mw_overview_page_dispose (GObject *object)
{
  MwOverviewPage *self = MW_OVERVIEW_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_overview_page_parent_class)->dispose (object);
}

static void
mw_overview_page_finalize (GObject *object)
{
  g_clear_pointer (&MW_OVERVIEW_PAGE (object)->report, mw_report_free);

  G_OBJECT_CLASS (mw_overview_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, tile_contracts);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, tile_duty);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, tile_realised);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, tile_places);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, tile_late);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, groups);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, suppliers);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, quarters);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, stages);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, decisions);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, missing);
  gtk_widget_class_bind_template_child (widget_class, MwOverviewPage, missing_part);
}

static void
mw_overview_page_class_init (MwOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MW_TYPE_CHART);
  g_type_ensure (MW_TYPE_FIGURE_TILE);
  g_type_ensure (MW_TYPE_LOADING);
  G_OBJECT_CLASS (klass)->dispose = mw_overview_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_overview_page_finalize;
  widget_class->map = mw_overview_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-overview-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, group_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, supplier_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, quarter_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, missing_activated_cb);
  gtk_widget_class_install_action (widget_class, "overview.save-picture", NULL, save_picture_action);
  gtk_widget_class_install_action (widget_class, "overview.show-contracts", "i", show_contracts_action);
}

static void
mw_overview_page_init (MwOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.save-picture", FALSE);
}

void
mw_overview_page_set_workspace (MwOverviewPage *self, MwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

/* What the figures are about. */
void
mw_overview_page_set_category (MwOverviewPage *self, gint64 category_id)
{
  self->category_id = category_id;
  reload (self);
}
