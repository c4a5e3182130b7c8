/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-loading.h"

/*
 * What stands where something is on its way; its accessible label says what. GTK 4.8 goes on turning a spinner on a page
 * of a stack that is not seen, and draws the window anew for it sixty times a second; this one turns only while it is
 * seen.
 */

struct _MwLoading
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (MwLoading, mw_loading, ADW_TYPE_BIN)

static void
set_spinning (MwLoading *self, gboolean spinning)
{
  gtk_spinner_set_spinning (GTK_SPINNER (adw_bin_get_child (ADW_BIN (self))), spinning);
}

static void
mw_loading_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_loading_parent_class)->map (widget);
  set_spinning (MW_LOADING (widget), TRUE);
}

static void
mw_loading_unmap (GtkWidget *widget)
{
  set_spinning (MW_LOADING (widget), FALSE);
  GTK_WIDGET_CLASS (mw_loading_parent_class)->unmap (widget);
}

static void
mw_loading_class_init (MwLoadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = mw_loading_map;
  widget_class->unmap = mw_loading_unmap;
  gtk_widget_class_set_css_name (widget_class, "mwloading");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
mw_loading_init (MwLoading *self)
{
  adw_bin_set_child (ADW_BIN (self), g_object_new (GTK_TYPE_SPINNER, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
}
