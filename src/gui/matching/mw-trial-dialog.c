/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-trial-dialog.h"

#include <glib/gi18n.h>

#include "mw-initiative.h"
#include "mw-nomination.h"
#include "mw-plain.h"

/*
 * What if: which initiatives and requests take part in the plan, and with how many places. It changes what is tried,
 * never the file; the plan behind it follows at once.
 */

struct _MwTrialDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template children */
  AdwPreferencesGroup *initiatives;
  AdwPreferencesGroup *nominations;

  /* Borrowed: the plan that it is tried for lives longer than this window */
  MwPlanTrial *trial;
};

G_DEFINE_FINAL_TYPE (MwTrialDialog, mw_trial_dialog, ADW_TYPE_PREFERENCES_WINDOW)

enum
{
  TRIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Places in a spin button that nobody knows. */
#define UNKNOWN (-1)

/* What the file says about one row. */
typedef struct
{
  gint64 record_id;
  gboolean known;
  gint64 places;
} Row;

static const Row *
row_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "mw-row");
}

static void
places_changed_cb (GtkSpinButton *spin, MwTrialDialog *self)
{
  const Row *row = row_of (spin);
  int places = gtk_spin_button_get_value_as_int (spin);

  if (places == (row->known ? row->places : UNKNOWN))
    mw_plan_trial_unset_places (self->trial, row->record_id);
  else
    mw_plan_trial_set_places (self->trial, row->record_id, places);
  g_signal_emit (self, signals[TRIED], 0);
}

static void
included_cb (GtkSwitch *toggle, GParamSpec *pspec, MwTrialDialog *self)
{
  mw_plan_trial_leave_out (self->trial, row_of (toggle)->record_id, !gtk_switch_get_active (toggle));
  g_signal_emit (self, signals[TRIED], 0);
}

static void
set_row (gpointer widget, const Row *row)
{
  g_object_set_data_full (G_OBJECT (widget), "mw-row", g_memdup2 (row, sizeof *row), g_free);
}

/* What the file does not know is no zero: that would be another plan. */
static gboolean
show_places_cb (GtkSpinButton *spin, gpointer unused)
{
  if (gtk_spin_button_get_value_as_int (spin) != UNKNOWN)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), _ ("unknown"));
  return TRUE;
}

static int
read_places_cb (GtkSpinButton *spin, double *value, gpointer unused)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), _ ("unknown")) != 0)
    return FALSE;
  *value = UNKNOWN;
  return TRUE;
}

static GtkWidget *
make_spin (MwTrialDialog *self, const Row *row, const char *title)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (row->known ? 0 : UNKNOWN, 9999, 1);
  g_autofree char *label = g_strdup_printf (_ ("Places of “%s”"), title);
  gint64 places = row->known ? MAX (row->places, 0) : UNKNOWN;

  mw_plan_trial_get_places (self->trial, row->record_id, &places);
  g_signal_connect (spin, "output", G_CALLBACK (show_places_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (read_places_cb), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) places);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  set_row (spin, row);
  g_signal_connect (spin, "value-changed", G_CALLBACK (places_changed_cb), self);
  return spin;
}

static GtkWidget *
make_switch (MwTrialDialog *self, const Row *row, const char *title)
{
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *label = g_strdup_printf (_ ("“%s” takes part"), title);

  gtk_switch_set_active (GTK_SWITCH (toggle), !mw_plan_trial_is_left_out (self->trial, row->record_id));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, _ ("Takes part in the plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  set_row (toggle, row);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (included_cb), self);
  return toggle;
}

static void
add_row (MwTrialDialog *self, AdwPreferencesGroup *group, const MwRecord *record, const char *name, const Row *row)
{
  GtkWidget *line = adw_action_row_new ();
  g_autofree char *left = row->known ? g_strdup_printf (ngettext ("%d place left", "%d places left", (gulong) row->places), (int) row->places) : g_strdup (_ ("number of places unknown"));
  g_autofree char *about = g_strdup_printf ("%s · %s", name, left);

  mw_plain_row_set (line, mw_record_get_title (record), about);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), make_spin (self, row, mw_record_get_title (record)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), make_switch (self, row, mw_record_get_title (record)));
  adw_preferences_group_add (group, line);
}

static void
add_initiatives (MwTrialDialog *self, MwMatchBoard *board)
{
  GPtrArray *supplies = mw_match_board_get_supplies (board);

  for (guint i = 0; i < supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (supplies, i);
      const MwRecord *initiative = mw_supply_get_initiative (supply);
      Row row = { .record_id = mw_record_get_id (initiative) };
      row.known = mw_supply_get_free_places (supply, &row.places);
      row.places = MAX (row.places, 0);
      add_row (self, self->initiatives, initiative, mw_match_board_get_name (board, mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER)), &row);
    }
}

static void
add_nominations (MwTrialDialog *self, MwMatchBoard *board)
{
  GPtrArray *demands = mw_match_board_get_demands (board);

  for (guint i = 0; i < demands->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (demands, i);
      const MwRecord *nomination = mw_demand_get_nomination (demand);
      Row row = { .record_id = mw_record_get_id (nomination) };
      if (g_strcmp0 (mw_record_get_text (nomination, MW_NOMINATION_STATUS), "open") != 0)
        continue;
      row.known = mw_demand_get_open_places (demand, &row.places);
      row.places = MAX (row.places, 0);
      add_row (self, self->nominations, nomination, mw_match_board_get_name (board, mw_record_get_reference (nomination, MW_NOMINATION_ORGANISATION)), &row);
    }
}

static void
mw_trial_dialog_class_init (MwTrialDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * MwTrialDialog::tried:
   *
   * Something else is tried from now on.
   */
  signals[TRIED] = g_signal_new ("tried", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-trial-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwTrialDialog, initiatives);
  gtk_widget_class_bind_template_child (widget_class, MwTrialDialog, nominations);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mw_trial_dialog_init (MwTrialDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mw_trial_dialog_present:
 * @board: as the file is
 * @trial: changed as the user tries; must live as long as @parent
 *
 * Returns: (transfer none): it is shown, and destroys itself
 */
MwTrialDialog *
mw_trial_dialog_present (GtkWindow *parent, MwMatchBoard *board, MwPlanTrial *trial)
{
  MwTrialDialog *self = g_object_new (MW_TYPE_TRIAL_DIALOG, "transient-for", parent, NULL);

  self->trial = trial;
  add_initiatives (self, board);
  add_nominations (self, board);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
