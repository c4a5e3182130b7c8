/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-link-row.h"

#include <glib/gi18n.h>

#include "mw-initiative.h"
#include "mw-plain.h"
#include "mw-plan-trial.h"

/*
 * One link that the plan proposes: its reasons, how many places, and what a person can do with it: take it over, keep
 * it in the plan, keep it out, or reject the pair for good.
 */

struct _MwPlanLinkRow
{
  AdwExpanderRow parent_instance;

  /* Template children */
  GtkSpinButton *places;
  GtkButton *accept;
  GtkMenuButton *more;
  GtkImage *warning;

  /* Borrowed from the draft, which lives longer */
  const MwPlanLink *link;

  /* State */
  gboolean kept;
  guint next_part; /* whose reason has no line yet */
};

G_DEFINE_FINAL_TYPE (MwPlanLinkRow, mw_plan_link_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  PROP_KEPT = 1,
  N_PROPERTIES,
};

enum
{
  ACCEPT,
  PLACES_CHANGED,
  CHOOSE,
  REJECT,
  REASON_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
accept_clicked_cb (GtkButton *button, MwPlanLinkRow *self)
{
  g_signal_emit (self, signals[ACCEPT], 0);
}

static void
places_changed_cb (GtkSpinButton *spin, MwPlanLinkRow *self)
{
  /* The value that the row begins with is no change. */
  if (self->link != NULL)
    g_signal_emit (self, signals[PLACES_CHANGED], 0);
}

static void
forbid_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOOSE], 0, MW_PLAN_PAIR_FORBID);
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REJECT], 0);
}

static void
mw_plan_link_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KEPT)
    g_value_set_boolean (value, MW_PLAN_LINK_ROW (object)->kept);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mw_plan_link_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwPlanLinkRow *self = MW_PLAN_LINK_ROW (object);

  if (id != PROP_KEPT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->kept == g_value_get_boolean (value))
    return;
  self->kept = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
  g_signal_emit (self, signals[CHOOSE], 0, self->kept ? MW_PLAN_PAIR_KEEP : MW_PLAN_PAIR_FREE);
}

static void
install_signals (GtkWidgetClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  /**
   * MwPlanLinkRow::accept:
   *
   * The user takes this link over, with the places that stand here.
   */
  signals[ACCEPT] = g_signal_new ("accept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwPlanLinkRow::places-changed:
   *
   * Another number of places was entered.
   */
  signals[PLACES_CHANGED] = g_signal_new ("places-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwPlanLinkRow::choose:
   * @choice: an #MwPlanPairChoice
   *
   * The user wants the pair kept in this plan, or out of it.
   */
  signals[CHOOSE] = g_signal_new ("choose", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * MwPlanLinkRow::reject:
   *
   * The user wants the pair not proposed again.
   */
  signals[REJECT] = g_signal_new ("reject", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwPlanLinkRow::reason-activated:
   * @part: an #MwFitPartKind
   *
   * The user wants to see the field that this reason came from.
   */
  signals[REASON_ACTIVATED] = g_signal_new ("reason-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mw_plan_link_row_class_init (MwPlanLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_plan_link_row_get_property;
  object_class->set_property = mw_plan_link_row_set_property;

  /**
   * MwPlanLinkRow:kept:
   *
   * Whether the pair must be in the plan.
   */
  properties[PROP_KEPT] = g_param_spec_boolean ("kept", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_signals (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-plan-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPlanLinkRow, places);
  gtk_widget_class_bind_template_child (widget_class, MwPlanLinkRow, accept);
  gtk_widget_class_bind_template_child (widget_class, MwPlanLinkRow, more);
  gtk_widget_class_bind_template_child (widget_class, MwPlanLinkRow, warning);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, places_changed_cb);
  gtk_widget_class_install_property_action (widget_class, "link.keep", "kept");
  gtk_widget_class_install_action (widget_class, "link.forbid", NULL, forbid_action);
  gtk_widget_class_install_action (widget_class, "link.reject", NULL, reject_action);
}

static void
mw_plan_link_row_init (MwPlanLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
icon_of (const MwFitPart *part)
{
  if (part->state != MW_FIT_PART_SCORED)
    return "dialog-question-symbolic";
  return part->permille >= 600 ? "list-add-symbolic" : "list-remove-symbolic";
}

static GtkWidget *
add_line (MwPlanLinkRow *self, const char *icon, const char *text)
{
  GtkWidget *line = mw_plain_row_new (text, NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (line), image);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), line);
  return line;
}

static void
reason_line_activated_cb (AdwActionRow *line, MwPlanLinkRow *self)
{
  g_signal_emit (self, signals[REASON_ACTIVATED], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (line), "mw-part")));
}

static void
add_reason (MwPlanLinkRow *self, const MwPlanLink *link, MwFitPartKind part)
{
  g_autofree char *reason = mw_fit_describe_part (&link->fit, part, link->supply, link->demand);
  GtkWidget *line = add_line (self, icon_of (&link->fit.parts[part]), reason);

  g_object_set_data (G_OBJECT (line), "mw-part", GUINT_TO_POINTER (part));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
  gtk_widget_set_tooltip_text (line, _ ("Open the field that this comes from"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_signal_connect (line, "activated", G_CALLBACK (reason_line_activated_cb), self);
}

/* Seen, and heard, without opening the row. */
static void
show_warnings (MwPlanLinkRow *self, char **warnings)
{
  g_autofree char *text = g_strjoinv ("\n", warnings);

  gtk_widget_set_visible (GTK_WIDGET (self->warning), *warnings != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->warning), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
add_reasons (MwPlanLinkRow *self, guint most)
{
  for (; self->next_part < MW_N_FIT_PARTS && most > 0; self->next_part++)
    {
      if (!mw_fit_part_has_weight ((MwFitPartKind) self->next_part))
        continue;
      add_reason (self, self->link, (MwFitPartKind) self->next_part);
      most--;
    }
}

/* What speaks against the link stands before its reasons. A row needs one line to open at all; the others are made when
 * it does, for a plan has many rows and few are opened. */
static void
add_lines (MwPlanLinkRow *self)
{
  g_auto (GStrv) warnings = mw_fit_list_warnings (&self->link->fit, self->link->supply, self->link->demand);

  show_warnings (self, warnings);
  for (char **warning = warnings; *warning != NULL; warning++)
    add_line (self, "dialog-warning-symbolic", *warning);
  if (*warnings == NULL)
    add_reasons (self, 1);
}

static void
expanded_cb (MwPlanLinkRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    add_reasons (self, MW_N_FIT_PARTS);
}

/* No more than either side has: what the plan gives elsewhere is the person's to weigh. */
static void
set_places (MwPlanLinkRow *self, const MwPlanLink *link)
{
  gint64 free = link->places;
  gint64 open = link->places;
  g_autofree char *label = g_strdup_printf (_ ("Places of “%s”"), mw_record_get_title (mw_supply_get_initiative (link->supply)));

  mw_supply_get_free_places (link->supply, &free);
  mw_demand_get_open_places (link->demand, &open);
  gtk_spin_button_set_range (self->places, 1, (double) MAX (MIN (free, open), 1));
  gtk_spin_button_set_value (self->places, (double) link->places);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->places), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->places), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
name_buttons (MwPlanLinkRow *self, const char *initiative, const char *nomination)
{
  g_autofree char *accept = g_strdup_printf (_ ("Link “%s” with “%s”"), initiative, nomination);
  g_autofree char *more = g_strdup_printf (_ ("More for “%s” with “%s”"), initiative, nomination);
  GtkWidget *toggle = gtk_widget_get_first_child (GTK_WIDGET (self->more));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->accept), accept);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept), GTK_ACCESSIBLE_PROPERTY_LABEL, accept, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  /* GTK 4.8 leaves the button inside without a name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
}

/**
 * mw_plan_link_row_new:
 * @draft: must live as long as the row, with @link
 * @kept: whether a person wants it kept
 */
GtkWidget *
mw_plan_link_row_new (const MwPlanDraft *draft, const MwPlanLink *link, gboolean kept, gboolean read_only)
{
  MwPlanLinkRow *self = g_object_new (MW_TYPE_PLAN_LINK_ROW, NULL);
  const MwRecord *initiative = mw_supply_get_initiative (link->supply);
  const char *nomination = mw_record_get_title (mw_demand_get_nomination (link->demand));
  const char *supplier = mw_match_board_get_name (draft->board, mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER));
  g_autofree char *names = g_strdup_printf ("%s → %s", mw_record_get_title (initiative), nomination);
  g_autofree char *fit = g_strdup_printf (_ ("Fit %d · %s%s%s"), link->fit.low, supplier, link->match_id != 0 ? _ (" · added to the link that there is") : "", kept ? _ (" · kept") : "");

  set_places (self, link);
  self->kept = kept;
  self->link = link;
  mw_plain_row_set (GTK_WIDGET (self), names, fit);
  name_buttons (self, mw_record_get_title (initiative), nomination);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.reject", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.forbid", !read_only);
  add_lines (self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return GTK_WIDGET (self);
}

const MwPlanLink *
mw_plan_link_row_get_link (MwPlanLinkRow *self)
{
  return self->link;
}

gboolean
mw_plan_link_row_has_warnings (MwPlanLinkRow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->warning));
}

gint64
mw_plan_link_row_get_places (MwPlanLinkRow *self)
{
  return gtk_spin_button_get_value_as_int (self->places);
}
