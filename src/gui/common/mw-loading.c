/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-loading.h"

/*
 * What stands where something is on its way. GTK 4.8 goes on turning a spinner on a page of a stack that is not
 * seen, and draws the window anew for it sixty times a second; this one turns only while it is seen.
 */

struct _MwLoading
{
  AdwBin parent_instance;

  GtkSpinner *spinner;
  char *label;
};

typedef enum
{
  PROP_LABEL = 1,
} MwLoadingProperty;

static GParamSpec *properties[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (MwLoading, mw_loading, ADW_TYPE_BIN)

static void
mw_loading_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_loading_parent_class)->map (widget);
  gtk_spinner_start (MW_LOADING (widget)->spinner);
}

static void
mw_loading_unmap (GtkWidget *widget)
{
  gtk_spinner_stop (MW_LOADING (widget)->spinner);
  GTK_WIDGET_CLASS (mw_loading_parent_class)->unmap (widget);
}

static void
set_label (MwLoading *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
}

static void
mw_loading_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((MwLoadingProperty) property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, MW_LOADING (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_loading_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((MwLoadingProperty) property_id)
    {
    case PROP_LABEL:
      set_label (MW_LOADING (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_loading_finalize (GObject *object)
{
  g_free (MW_LOADING (object)->label);

  G_OBJECT_CLASS (mw_loading_parent_class)->finalize (object);
}

static void
mw_loading_class_init (MwLoadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mw_loading_get_property;
  object_class->set_property = mw_loading_set_property;
  object_class->finalize = mw_loading_finalize;
  widget_class->map = mw_loading_map;
  widget_class->unmap = mw_loading_unmap;

  /* What a screen reader says of it. */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_loading_init (MwLoading *self)
{
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->spinner), 32, 32);
  gtk_widget_set_halign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->spinner));
}
