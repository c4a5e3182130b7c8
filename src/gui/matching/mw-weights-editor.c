/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-weights-editor"

#include "config.h"
#include "mw-weights-editor.h"

#include <glib/gi18n.h>
#include <string.h>

/* What matters in a fit: a slider for each part. Every view follows at once; the choice is kept in the settings. */

struct _MwWeightsEditor
{
  AdwBin parent_instance;

  /* Template children */
  GtkGrid *grid;

  /* Owned */
  MwWorkspace *workspace;
  GSettings *settings;

  /* Borrowed */
  GtkRange *scales[MW_N_FIT_PARTS]; /* NULL for a part without a weight */

  /* State */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MwWeightsEditor, mw_weights_editor, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
read_weights (MwWeightsEditor *self, int *weights)
{
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    weights[i] = self->scales[i] != NULL ? (int) gtk_range_get_value (self->scales[i]) : 0;
}

static void
show_weights (MwWeightsEditor *self, const int *weights)
{
  self->showing = TRUE;
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      if (self->scales[i] != NULL)
        gtk_range_set_value (self->scales[i], weights[i]);
    }
  self->showing = FALSE;
}

static gboolean
is_proposed (const int *weights)
{
  MwFitContext proposed;

  mw_fit_context_init_weights (&proposed);
  return memcmp (weights, proposed.weights, sizeof proposed.weights) == 0;
}

static void
use_weights (MwWeightsEditor *self, const int *weights)
{
  mw_workspace_set_weights (self->workspace, weights);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "weights.reset", !is_proposed (weights));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
moved_cb (GtkRange *scale, MwWeightsEditor *self)
{
  int weights[MW_N_FIT_PARTS];

  if (self->showing || self->workspace == NULL)
    return;
  read_weights (self, weights);
  g_settings_set_value (self->settings, "fit-weights", g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, weights, MW_N_FIT_PARTS, sizeof weights[0]));
  use_weights (self, weights);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWeightsEditor *self = MW_WEIGHTS_EDITOR (widget);
  MwFitContext proposed;

  mw_fit_context_init_weights (&proposed);
  g_settings_reset (self->settings, "fit-weights");
  show_weights (self, proposed.weights);
  use_weights (self, proposed.weights);
}

static void
add_part (MwWeightsEditor *self, MwFitPartKind part)
{
  GtkWidget *label = gtk_label_new (mw_fit_part_get_label (part));
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, MW_FIT_MAX_WEIGHT, 5);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scale_set_draw_value (GTK_SCALE (scale), TRUE);
  gtk_scale_set_value_pos (GTK_SCALE (scale), GTK_POS_RIGHT);
  gtk_scale_set_digits (GTK_SCALE (scale), 0);
  gtk_widget_set_size_request (scale, 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, mw_fit_part_get_label (part), -1);
  g_signal_connect (scale, "value-changed", G_CALLBACK (moved_cb), self);
  gtk_grid_attach (self->grid, label, 0, (int) part, 1, 1);
  gtk_grid_attach (self->grid, scale, 1, (int) part, 1, 1);
  self->scales[part] = GTK_RANGE (scale);
}

static void
mw_weights_editor_dispose (GObject *object)
{
  MwWeightsEditor *self = MW_WEIGHTS_EDITOR (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mw_weights_editor_parent_class)->dispose (object);
}

static void
mw_weights_editor_class_init (MwWeightsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_weights_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-weights-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MwWeightsEditor, grid);
  gtk_widget_class_install_action (widget_class, "weights.reset", NULL, reset_action);

  /**
   * MwWeightsEditor::changed:
   *
   * The workspace has other weights than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_weights_editor_init (MwWeightsEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      if (mw_fit_part_has_weight ((MwFitPartKind) i))
        add_part (self, (MwFitPartKind) i);
    }
}

/* What was chosen before holds again; settings that were written by hand may hold anything. */
void
mw_weights_editor_set_workspace (MwWeightsEditor *self, MwWorkspace *workspace, GSettings *settings)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, "fit-weights");
  gsize n_kept;
  const gint32 *values = g_variant_get_fixed_array (kept, &n_kept, sizeof (gint32));
  int weights[MW_N_FIT_PARTS];

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->settings, settings);
  memcpy (weights, mw_workspace_get_weights (workspace), sizeof weights);
  for (gsize i = 0; n_kept > MW_FIT_RELATION && mw_fit_part_has_weight ((MwFitPartKind) i); i++)
    weights[i] = CLAMP (values[i], 0, MW_FIT_MAX_WEIGHT);
  show_weights (self, weights);
  mw_workspace_set_weights (workspace, weights);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "weights.reset", !is_proposed (weights));
}
