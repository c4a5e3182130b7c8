/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-column-row.h"

#include <glib/gi18n.h>

#include "mw-plain.h"

/*
 * One column of the register: what it is for and how its values are read, both of which can be changed,
 * with a few values as they are understood.
 */

struct _MwColumnRow
{
  AdwActionRow parent_instance;

  /* Template children */
  GtkImage *doubt;
  GtkDropDown *form;
  GtkDropDown *target;

  /* Owned */
  MwContractSource *source;

  /* State */
  guint column;
  MwNotation notation;
  const char *const *form_words; /* those that the drop-down has now */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MwColumnRow, mw_column_row, ADW_TYPE_ACTION_ROW)

enum
{
  REMAPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static MwSourceColumn *
column_of (MwColumnRow *self)
{
  return g_ptr_array_index (mw_contract_source_get_columns (self->source), self->column);
}

static void
target_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, MwColumnRow *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->filling)
    return;
  mw_contract_source_set_target (self->source, self->column, selected > 0 ? mw_contract_source_get_targets ()[selected - 1] : NULL);
  g_signal_emit (self, signals[REMAPPED], 0);
}

/* What its values are; text where it is kept aside. */
static MwFieldType
type_of (MwSourceColumn *column)
{
  MwFieldType type;

  return column->target != NULL && mw_contract_source_target_type (column->target, &type) ? type : MW_FIELD_TEXT;
}

static void
form_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, MwColumnRow *self)
{
  MwSourceColumn *column = column_of (self);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->filling)
    return;
  if (type_of (column) == MW_FIELD_DATE)
    {
      static const MwDateOrder orders[] = { MW_DATE_ORDER_UNKNOWN, MW_DATE_ORDER_DAY_FIRST, MW_DATE_ORDER_MONTH_FIRST };
      column->form.date_order = orders[MIN (selected, 2)];
    }
  else if (type_of (column) == MW_FIELD_PERCENTAGE)
    column->form.shares = (MwShares) MIN (selected, 2);
  else
    {
      column->form.separators = (MwSeparators) MIN (selected, 2);
      column->form.separators_chosen = selected > 0;
    }
  mw_column_row_refresh (self);
}

static void
mw_column_row_dispose (GObject *object)
{
  g_clear_object (&MW_COLUMN_ROW (object)->source);

  G_OBJECT_CLASS (mw_column_row_parent_class)->dispose (object);
}

static void
mw_column_row_class_init (MwColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_column_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwColumnRow, doubt);
  gtk_widget_class_bind_template_child (widget_class, MwColumnRow, form);
  gtk_widget_class_bind_template_child (widget_class, MwColumnRow, target);
  gtk_widget_class_bind_template_callback (widget_class, target_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_selected_cb);

  /**
   * MwColumnRow::remapped:
   *
   * The column is for something else now, which may have been taken from another column.
   */
  signals[REMAPPED] = g_signal_new ("remapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_column_row_init (MwColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_target (MwColumnRow *self)
{
  const char *const *targets = mw_contract_source_get_targets ();
  guint selected = 0;

  for (guint i = 0; targets[i] != NULL; i++)
    {
      if (g_strcmp0 (targets[i], column_of (self)->target) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (self->target, selected);
}

/* What can be said of how its values are written; the first is that nothing was said. */
static const char *const *
words_for (MwFieldType type)
{
  static const char *const amounts[] = { N_ ("Choose: 1.234 or 1,234?"), N_ ("1.234,56 (Dutch)"), N_ ("1,234.56 (English)"), NULL };
  static const char *const dates[] = { N_ ("Choose: day or month first?"), N_ ("Day first"), N_ ("Month first"), NULL };
  static const char *const shares[] = { N_ ("Choose: is 1 one percent?"), N_ ("5 is 5 %"), N_ ("0.05 is 5 %"), NULL };

  if (type == MW_FIELD_DATE)
    return dates;
  return type == MW_FIELD_PERCENTAGE ? shares : amounts;
}

/* A drop-down that gets another model while it tells that something was selected never comes to an end, so it keeps
 * the one that it has for as long as the same can be chosen. */
static void
offer_words (MwColumnRow *self, const char *const *words)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (words == self->form_words)
    return;
  self->form_words = words;
  for (; *words != NULL; words++)
    gtk_string_list_append (labels, _ (*words));
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (labels));
}

static guint
selected_form (MwSourceColumn *column)
{
  MwFieldType type = type_of (column);

  if (type == MW_FIELD_DATE)
    return (guint) column->form.date_order;
  return type == MW_FIELD_PERCENTAGE ? (guint) column->form.shares : (guint) column->form.separators;
}

static void
show_form (MwColumnRow *self)
{
  MwSourceColumn *column = column_of (self);
  gboolean doubtful = column->target != NULL && column->form.doubtful;
  guint selected = selected_form (column);

  gtk_widget_set_visible (GTK_WIDGET (self->form), doubtful);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), doubtful && selected == 0);
  offer_words (self, words_for (type_of (column)));
  gtk_drop_down_set_selected (self->form, selected);
}

/* Shows again what may have changed elsewhere. */
void
mw_column_row_refresh (MwColumnRow *self)
{
  GString *samples = g_string_new (NULL);

  self->filling = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *sample = mw_source_column_read_sample (column_of (self), i, self->notation);
      if (sample != NULL)
        g_string_append_printf (samples, "%s%s", samples->len > 0 ? "  ·  " : "", sample);
    }
  mw_plain_row_set (GTK_WIDGET (self), NULL, samples->len > 0 ? samples->str : _ ("no values"));
  g_string_free (samples, TRUE);
  show_target (self);
  show_form (self);
  self->filling = FALSE;
}

GtkWidget *
mw_column_row_new (MwContractSource *source, guint column, MwNotation notation)
{
  MwColumnRow *self = g_object_new (MW_TYPE_COLUMN_ROW, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *spoken = NULL;

  self->source = g_object_ref (source);
  self->column = column;
  self->notation = notation;
  gtk_string_list_append (labels, _ ("(keep aside)"));
  for (const char *const *target = mw_contract_source_get_targets (); *target != NULL; target++)
    gtk_string_list_append (labels, mw_contract_source_get_target_label (*target));
  spoken = g_strdup_printf (_ ("What column “%s” is for"), column_of (self)->header);
  mw_plain_row_set (GTK_WIDGET (self), column_of (self)->header, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->target), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* GTK 4.8 leaves the buttons inside without a name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->target))), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->form))), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How these values are written"), -1);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->target, G_LIST_MODEL (labels));
  self->filling = FALSE;
  mw_column_row_refresh (self);
  return GTK_WIDGET (self);
}
