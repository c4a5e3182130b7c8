/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-pair-row.h"

#include <glib/gi18n.h>

#include "mw-initiative.h"
#include "mw-nomination.h"

/* One pair in the middle of the matchmaking panel: its score, and each reason, which opens the field it came from. */

struct _MwPairRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkLabel *score;
  GtkImage *band_icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkBox *reasons;
  GtkLabel *difference;
  GtkButton *link_button;
  GtkButton *reject_button;
  GtkButton *ask_button;

  /* Owned */
  MwMatchBoard *board; /* keeps the pair's sides alive */
  MwPair pair;
};

G_DEFINE_FINAL_TYPE (MwPairRow, mw_pair_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  LINK,
  REJECT,
  ASK,
  REASON_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
link_clicked_cb (GtkButton *button, MwPairRow *self)
{
  g_signal_emit (self, signals[LINK], 0);
}

static void
reject_clicked_cb (GtkButton *button, MwPairRow *self)
{
  g_signal_emit (self, signals[REJECT], 0);
}

static void
ask_clicked_cb (GtkButton *button, MwPairRow *self)
{
  g_signal_emit (self, signals[ASK], 0);
}

static void
reason_clicked_cb (GtkButton *button, MwPairRow *self)
{
  g_signal_emit (self, signals[REASON_ACTIVATED], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mw-part")));
}

static void
mw_pair_row_dispose (GObject *object)
{
  g_clear_object (&MW_PAIR_ROW (object)->board);

  G_OBJECT_CLASS (mw_pair_row_parent_class)->dispose (object);
}

static void
mw_pair_row_class_init (MwPairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_pair_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-pair-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, score);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, band_icon);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, title);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, difference);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, link_button);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, reject_button);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, MwPairRow, ask_button);
  gtk_widget_class_bind_template_callback (widget_class, reject_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_clicked_cb);

  /**
   * MwPairRow::link:
   *
   * The user wants to link this pair.
   */
  signals[LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwPairRow::reject:
   *
   * The user wants this pair not proposed again.
   */
  signals[REJECT] = g_signal_new ("reject", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwPairRow::ask:
   *
   * The user wants what decides this pair asked in the next talk with the supplier.
   */
  signals[ASK] = g_signal_new ("ask", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwPairRow::reason-activated:
   * @part: an #MwFitPartKind
   *
   * The user wants to see the field that this reason came from.
   */
  signals[REASON_ACTIVATED] = g_signal_new ("reason-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mw_pair_row_init (MwPairRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A part that gives most of its points speaks for the pair, any other against it. */
static const char *
mark_of (const MwFitPart *part, const char **css_class)
{
  *css_class = "dim-label";
  switch (part->state)
    {
    case MW_FIT_PART_SCORED:
      *css_class = part->permille >= 600 ? "fit-plus" : "fit-minus";
      return part->permille >= 600 ? "+" : "−";
    case MW_FIT_PART_BLOCKS:
      *css_class = "fit-minus";
      return "✕";
    case MW_FIT_PART_UNKNOWN:
    case MW_FIT_PART_DECIDES:
    default:
      return "?";
    }
}

static void
add_reason (MwPairRow *self, MwFitPartKind part)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, NULL);
  const char *css_class;
  GtkWidget *mark = gtk_label_new (mark_of (&self->pair.fit.parts[part], &css_class));
  g_autofree char *text = mw_fit_describe_part (&self->pair.fit, part, self->pair.supply, self->pair.demand);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *spoken = g_strdup_printf ("%s %s", gtk_label_get_label (GTK_LABEL (mark)), text);

  gtk_widget_add_css_class (mark, css_class);
  gtk_label_set_width_chars (GTK_LABEL (mark), 2);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (grid), mark, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), label, 1, 0, 1, 1);
  gtk_button_set_child (GTK_BUTTON (button), grid);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reason");
  gtk_widget_set_tooltip_text (button, _ ("Open the field that this comes from"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "mw-part", GUINT_TO_POINTER (part));
  g_signal_connect (button, "clicked", G_CALLBACK (reason_clicked_cb), self);
  gtk_box_append (self->reasons, button);
}

/* What decides is shown first and alone: blockers of a pair that does not fit, questions of one that could. */
static gboolean
is_shown (const MwFit *fit, MwFitPartKind part)
{
  MwFitPartState state = fit->parts[part].state;

  if (!mw_fit_part_has_weight (part) && state == MW_FIT_PART_SCORED)
    return FALSE;
  return fit->band != MW_FIT_BLOCKED || state == MW_FIT_PART_BLOCKS;
}

static void
add_reasons (MwPairRow *self)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < MW_N_FIT_PARTS; i++)
        {
          gboolean decides = self->pair.fit.parts[i].state == MW_FIT_PART_DECIDES;
          if (is_shown (&self->pair.fit, (MwFitPartKind) i) && decides == (pass == 0))
            add_reason (self, (MwFitPartKind) i);
        }
    }
}

/* Where the pair fits but goes against the rules of the contract. What blocks it stands among the reasons. */
static void
add_warnings (MwPairRow *self)
{
  g_auto (GStrv) warnings = mw_fit_list_warnings (&self->pair.fit, self->pair.supply, self->pair.demand);

  for (char **warning = warnings; self->pair.fit.band != MW_FIT_BLOCKED && *warning != NULL; warning++)
    {
      g_autofree char *text = g_strdup_printf (_ ("Note: %s"), *warning);
      GtkWidget *label = gtk_label_new (text);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "warning");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (self->reasons, label);
    }
}

static void
show_score (MwPairRow *self)
{
  const MwFit *fit = &self->pair.fit;
  g_autofree char *text = fit->low == fit->high ? g_strdup_printf ("%d", fit->low) : g_strdup_printf ("%d–%d", fit->low, fit->high);
  g_autofree char *spoken = g_strdup_printf (_ ("Fit %s of 100"), text);

  gtk_widget_set_visible (GTK_WIDGET (self->score), fit->band != MW_FIT_BLOCKED);
  gtk_widget_set_visible (GTK_WIDGET (self->band_icon), fit->band == MW_FIT_BLOCKED);
  gtk_label_set_label (self->score, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->score), spoken);
}

/* @best: (nullable): the pair that leads, which this one is compared with */
static void
show_difference (MwPairRow *self, const MwPair *best)
{
  g_autofree char *gap = NULL;

  if (best == NULL || self->pair.fit.band == MW_FIT_BLOCKED)
    return;
  gap = mw_fit_describe_gap (mw_match_board_get_context (self->board), &best->fit, &self->pair.fit);
  gtk_label_set_label (self->difference, gap);
  gtk_widget_set_visible (GTK_WIDGET (self->difference), *gap != '\0');
}

static char *
describe_nomination (MwPairRow *self)
{
  const MwRecord *nomination = mw_demand_get_nomination (self->pair.demand);
  gint64 open;
  gboolean known = mw_demand_get_open_places (self->pair.demand, &open);
  g_autofree char *places = known ? g_strdup_printf (ngettext ("%d open place", "%d open places", (gulong) MAX (open, 0)), (int) open)
                                  : g_strdup (_ ("number of places unknown"));

  return g_strdup_printf ("%s · %s · %s", mw_match_board_get_name (self->board, mw_record_get_reference (nomination, MW_NOMINATION_ORGANISATION)), mw_match_board_get_group_name (self->board, mw_record_get_reference (nomination, MW_NOMINATION_TARGET_GROUP)), places);
}

static char *
describe_initiative (MwPairRow *self)
{
  const MwRecord *initiative = mw_supply_get_initiative (self->pair.supply);
  gint64 free_places;
  gboolean known = mw_supply_get_free_places (self->pair.supply, &free_places);
  g_autofree char *places = known ? g_strdup_printf (ngettext ("%d free place", "%d free places", (gulong) MAX (free_places, 0)), (int) free_places)
                                  : g_strdup (_ ("number of places unknown"));

  return g_strdup_printf ("%s · %s", mw_match_board_get_name (self->board, mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER)), places);
}

/**
 * mw_pair_row_new:
 * @best: (nullable): the pair that leads the list
 * @about_demand: whether to name the nomination, because the initiative was chosen
 */
GtkWidget *
mw_pair_row_new (MwMatchBoard *board, const MwPair *pair, const MwPair *best, gboolean about_demand)
{
  MwPairRow *self = g_object_new (MW_TYPE_PAIR_ROW, NULL);
  const MwRecord *shown = about_demand ? mw_demand_get_nomination (pair->demand) : mw_supply_get_initiative (pair->supply);
  g_autofree char *subtitle = NULL;
  g_autofree char *link_label = g_strdup_printf (_ ("Link with “%s”"), mw_record_get_title (shown));
  g_autofree char *reject_label = g_strdup_printf (_ ("Reject “%s”"), mw_record_get_title (shown));

  self->board = g_object_ref (board);
  self->pair = *pair;
  subtitle = about_demand ? describe_nomination (self) : describe_initiative (self);
  gtk_label_set_label (self->title, mw_record_get_title (shown));
  gtk_label_set_label (self->subtitle, subtitle);
  show_score (self);
  add_reasons (self);
  show_difference (self, best);
  add_warnings (self);
  /* What blocks a pair warns, but only where there is a place to link can somebody know better. */
  gtk_widget_set_visible (GTK_WIDGET (self->link_button), pair->fit.parts[MW_FIT_PLACES].state != MW_FIT_PART_BLOCKS);
  if (pair->fit.band == MW_FIT_BLOCKED)
    gtk_button_set_label (self->link_button, _ ("Link Anyway…"));
  gtk_widget_set_visible (GTK_WIDGET (self->reject_button), pair->fit.band != MW_FIT_BLOCKED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_button), GTK_ACCESSIBLE_PROPERTY_LABEL, link_label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->ask_button), pair->fit.band == MW_FIT_UNKNOWN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reject_button), GTK_ACCESSIBLE_PROPERTY_LABEL, reject_label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, mw_record_get_title (shown), -1);
  return GTK_WIDGET (self);
}

/* Where nothing can be changed, nothing can be linked. */
void
mw_pair_row_set_linkable (MwPairRow *self, gboolean linkable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->link_button), linkable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reject_button), linkable);
}

/* @asked: whether the question is on an agenda already */
void
mw_pair_row_set_asked (MwPairRow *self, gboolean asked)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->ask_button), !asked && gtk_widget_get_sensitive (GTK_WIDGET (self->link_button)));
  if (asked)
    gtk_button_set_label (self->ask_button, _ ("On the agenda"));
}

gboolean
mw_pair_row_is_linkable (MwPairRow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->link_button)) && gtk_widget_is_sensitive (GTK_WIDGET (self->link_button));
}

const MwPair *
mw_pair_row_get_pair (MwPairRow *self)
{
  return &self->pair;
}
