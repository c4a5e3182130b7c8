/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-columns.h"

#include <glib/gi18n.h>

#include "mw-contract.h"

/*
 * The columns of the contract list. One table says what each shows; the cells are made once and filled
 * again when the list scrolls or the contract changes.
 */

typedef char *(*FormatCell) (const MwContractFacts *facts, MwNotation notation);

typedef struct
{
  const char *title;
  MwContractSort sort;
  FormatCell format;
  int min_chars;
  int chars; /* natural width */
  gboolean numeric;
  gboolean expand;
  MwColumnRoom room; /* the least that it needs */
} Column;

static char *
format_supplier (const MwContractFacts *facts, MwNotation notation)
{
  return g_strdup (facts->supplier != NULL ? facts->supplier : "–");
}

static char *
format_title (const MwContractFacts *facts, MwNotation notation)
{
  return g_strdup (mw_record_get_title (facts->contract));
}

static char *
format_client (const MwContractFacts *facts, MwNotation notation)
{
  return g_strdup (facts->client != NULL ? facts->client : "–");
}

static char *
format_end (const MwContractFacts *facts, MwNotation notation)
{
  char *text = mw_record_format_field (facts->contract, MW_CONTRACT_END_DATE, notation);

  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup (_ ("unknown"));
}

static char *
format_value (const MwContractFacts *facts, MwNotation notation)
{
  MwMoney value;

  return mw_record_get_money (facts->contract, MW_CONTRACT_VALUE, &value) ? mw_money_format_short (value, notation) : g_strdup (_ ("unknown"));
}

/* Returns: (transfer full): the amount, or in one word why there is none */
char *
mw_contract_columns_format_duty (const MwContractFacts *facts, MwNotation notation)
{
  if (facts->duty.applies == MW_NO)
    return g_strdup (_ ("none"));
  if (facts->duty.applies == MW_UNKNOWN)
    return g_strdup (_ ("unknown"));
  return facts->duty.amount_known ? mw_money_format_short (facts->duty.amount, notation) : g_strdup (_ ("yes, amount unknown"));
}

/* Returns: (transfer full): how much of the duty is realised, or in a word why that cannot be said */
static char *
format_progress (const MwContractFacts *facts, MwNotation notation)
{
  int percentage = mw_progress_get_percentage (&facts->progress, &facts->duty);

  if (facts->duty.applies != MW_YES)
    return g_strdup ("–");
  if (facts->progress.nothing_recorded)
    return g_strdup (_ ("nothing yet"));
  if (percentage < 0)
    return g_strdup (_ ("unknown"));
  /* Translators: a percentage; the second is for one of which a part is not known yet. */
  return g_strdup_printf (facts->progress.realised_known ? _ ("%d %%") : _ ("≥ %d %%"), percentage);
}

static const Column columns[] = {
  { N_ ("Supplier"), MW_CONTRACT_SORT_SUPPLIER, format_supplier, 8, 20, FALSE, FALSE, MW_COLUMN_ROOM_TIGHT },
  { N_ ("Contract"), MW_CONTRACT_SORT_TITLE, format_title, 14, 36, FALSE, TRUE, MW_COLUMN_ROOM_TIGHT },
  { N_ ("Client"), MW_CONTRACT_SORT_CLIENT, format_client, 6, 8, FALSE, FALSE, MW_COLUMN_ROOM_PLENTY },
  { N_ ("End date"), MW_CONTRACT_SORT_END, format_end, 10, 10, TRUE, FALSE, MW_COLUMN_ROOM_TIGHT },
  { N_ ("Value"), MW_CONTRACT_SORT_VALUE, format_value, 8, 10, TRUE, FALSE, MW_COLUMN_ROOM_NARROW },
  { N_ ("Duty"), MW_CONTRACT_SORT_DUTY, mw_contract_columns_format_duty, 9, 11, TRUE, FALSE, MW_COLUMN_ROOM_TIGHT },
  { N_ ("Progress"), MW_CONTRACT_SORT_PROGRESS, format_progress, 10, 11, TRUE, FALSE, MW_COLUMN_ROOM_NARROW },
};

/* How a contract stands, the most pressing first; whether it does not run is said in a word wherever that fits. */
typedef struct
{
  char *label;
  const char *icon;
  const char *css_class;
  gboolean needs_word; /* also where there is only room for the icon */
} State;

static State
find_state (const MwContractFacts *facts)
{
  const char *missing = mw_duty_missing_label (&facts->duty);

  if (facts->state == MW_CONTRACT_ENDED)
    return (State){ g_strdup (mw_contract_state_get_label (facts->state)), "media-playback-stop-symbolic", "state-none", TRUE };
  if (facts->duty.plan_overdue == MW_YES)
    return (State){ g_strdup (_ ("Plan overdue")), "dialog-warning-symbolic", "state-warning" };
  if (facts->progress.behind == MW_YES)
    return (State){ g_strdup (_ ("Behind")), "go-down-symbolic", "state-warning" };
  if (facts->state == MW_CONTRACT_NOT_BEGUN)
    return (State){ g_strdup (mw_contract_state_get_label (facts->state)), "media-playback-pause-symbolic", "state-none", TRUE };
  if (missing != NULL)
    /* Translators: %s is a field that is not filled in, such as "Wage sum". */
    return (State){ g_strdup_printf (_ ("%s missing"), missing), "dialog-question-symbolic", "state-unknown" };
  if (facts->state == MW_CONTRACT_STATE_UNKNOWN)
    return (State){ g_strdup (_ ("Term unknown")), "dialog-question-symbolic", "state-unknown" };
  if (facts->expiring)
    return (State){ g_strdup (_ ("Expiring")), "appointment-soon-symbolic", "state-attention" };
  if (facts->duty.applies == MW_YES)
    return (State){ g_strdup (_ ("Duty applies")), "object-select-symbolic", "state-fine" };
  return (State){ g_strdup (_ ("No duty")), "action-unavailable-symbolic", "state-none" };
}

#define STATE_KEY "mw-state"

/* Only when it is asked for: a tooltip that is set makes GTK ask the display where the pointer is, for each cell. */
static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer unused)
{
  const char *text = GTK_IS_INSCRIPTION (cell) ? gtk_inscription_get_text (GTK_INSCRIPTION (cell)) : g_object_get_data (G_OBJECT (cell), STATE_KEY);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
add_tooltip (GtkWidget *cell)
{
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

static void
fill_text (GtkWidget *cell, const MwContractFacts *facts)
{
  const Column *column = g_object_get_data (G_OBJECT (cell), "mw-column");
  MwNotation notation = (MwNotation) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "mw-notation"));
  g_autofree char *text = column->format (facts, notation);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
}

static void
fill_state (GtkWidget *cell, const MwContractFacts *facts)
{
  static const char *const classes[] = { "state-warning", "state-unknown", "state-attention", "state-fine", "state-none", NULL };
  GtkWidget *icon = gtk_widget_get_first_child (cell);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  State state = find_state (facts);
  const char *runs = mw_contract_state_get_label (facts->state);
  char *spoken = g_str_equal (state.label, runs) ? g_strdup (runs) : g_strdup_printf ("%s · %s", state.label, runs);

  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (cell, classes[i]);
  gtk_widget_add_css_class (cell, state.css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), state.icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_label_set_label (GTK_LABEL (label), state.label);
  gtk_widget_set_visible (label, state.needs_word || gtk_label_get_width_chars (GTK_LABEL (label)) > 0);
  g_object_set_data_full (G_OBJECT (cell), STATE_KEY, spoken, g_free);
  g_free (state.label);
}

/* A bar before the figure; none where there is no figure. */
static void
fill_bar (GtkWidget *cell, const MwContractFacts *facts)
{
  GtkWidget *bar = gtk_widget_get_first_child (cell);
  int percentage = mw_progress_get_percentage (&facts->progress, &facts->duty);

  gtk_widget_set_opacity (bar, percentage >= 0 ? 1 : 0);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), CLAMP (percentage, 0, 100));
  fill_text (gtk_widget_get_next_sibling (bar), facts);
}

static void
fill_cell (MwContractRow *row, GtkWidget *cell)
{
  if (GTK_IS_INSCRIPTION (cell))
    fill_text (cell, mw_contract_row_get_facts (row));
  else if (GTK_IS_LEVEL_BAR (gtk_widget_get_first_child (cell)))
    fill_bar (cell, mw_contract_row_get_facts (row));
  else
    fill_state (cell, mw_contract_row_get_facts (row));
}

static void
setup_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column *column = user_data;
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), (guint) column->min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), (guint) column->chars);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), column->numeric ? 1 : 0);
  if (column->numeric)
    gtk_widget_add_css_class (cell, "numeric");
  else
    add_tooltip (cell);
  g_object_set_data (G_OBJECT (cell), "mw-column", user_data);
  g_object_set_data (G_OBJECT (cell), "mw-notation", g_object_get_data (G_OBJECT (factory), "mw-notation"));
  gtk_list_item_set_child (item, cell);
}

static void
setup_bar_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  static const char *const offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH, GTK_LEVEL_BAR_OFFSET_FULL };
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = g_object_new (GTK_TYPE_LEVEL_BAR, "max-value", 100.0, "valign", GTK_ALIGN_CENTER, "width-request", 40, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autoptr (GtkWidget) text = NULL;

  /* Whether it is enough depends on the day, and stands under State: the bar itself judges nothing. */
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), offsets[i]);
  setup_text_cb (factory, item, user_data);
  text = g_object_ref (gtk_list_item_get_child (item));
  gtk_list_item_set_child (item, NULL);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (cell), bar);
  gtk_box_append (GTK_BOX (cell), text);
  gtk_list_item_set_child (item, cell);
}

/* The word has room of its own only in setup_state_cb(); else it stands there only where it is needed. */
static void
setup_state_icon_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (cell), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL));
  gtk_box_append (GTK_BOX (cell), g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 11, "xalign", 0.0f, NULL));
  gtk_widget_set_halign (cell, GTK_ALIGN_START);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell, "state-pill");
  add_tooltip (cell);
  gtk_list_item_set_child (item, cell);
}

static void
setup_state_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  setup_state_icon_cb (factory, item, NULL);
  g_object_set (gtk_widget_get_last_child (gtk_list_item_get_child (item)), "width-chars", 13, "max-width-chars", -1, NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  MwContractRow *row = gtk_list_item_get_item (item);

  fill_cell (row, cell);
  g_signal_connect_object (row, "changed", G_CALLBACK (fill_cell), cell, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), fill_cell, gtk_list_item_get_child (item));
}

#define SORT_KEY "mw-sort"
#define PROBE_KEY "mw-probe"

/* Never sorts anything: it makes the header clickable, and tells find_sort() which one is asked first. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GObject *view = g_object_get_data (G_OBJECT (user_data), "mw-view");

  if (g_object_get_data (view, PROBE_KEY) == NULL)
    g_object_set_data (view, PROBE_KEY, user_data);
  return GTK_ORDERING_SMALLER;
}

static GtkColumnViewColumn *
add_column (GtkColumnView *view, const char *title, GtkListItemFactory *factory)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_object_set_data (G_OBJECT (column), "mw-view", view);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
  return column;
}

static void
add_text_column (GtkColumnView *view, const Column *description, MwNotation notation)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;
  g_autoptr (GtkSorter) sorter = NULL;

  g_object_set_data (G_OBJECT (factory), "mw-notation", GINT_TO_POINTER (notation));
  g_signal_connect (factory, "setup", G_CALLBACK (description->sort == MW_CONTRACT_SORT_PROGRESS ? setup_bar_cb : setup_text_cb), (gpointer) description);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = add_column (view, _ (description->title), factory);
  gtk_column_view_column_set_expand (column, description->expand);
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  g_object_set_data (G_OBJECT (column), SORT_KEY, (gpointer) description);
}

#define ICON_KEY "mw-icon-only"

/* @icon_only: whether the state is shown without its word */
static void
add_state_column (GtkColumnView *view, gboolean icon_only)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (icon_only ? setup_state_icon_cb : setup_state_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = add_column (view, _ ("State"), factory);
  gtk_column_view_column_set_visible (column, !icon_only);
  g_object_set_data (G_OBJECT (column), ICON_KEY, GINT_TO_POINTER (icon_only));
}

/* Fills an empty column view. */
void
mw_contract_columns_add (GtkColumnView *view, MwNotation notation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    add_text_column (view, &columns[i], notation);
  add_state_column (view, FALSE);
  add_state_column (view, TRUE);
}

/* Shows the arrow in the header of the column by which the list is sorted. */
void
mw_contract_columns_show_sort (GtkColumnView *view, MwContractSort sort, gboolean descending)
{
  GListModel *all = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);
      const Column *description = g_object_get_data (G_OBJECT (column), SORT_KEY);
      if (description != NULL && description->sort == sort)
        gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

/**
 * mw_contract_columns_find_sort:
 *
 * Which header the user clicked: GTK 4.8 does not tell, but asks its sorter first when two things are
 * compared, and turns the answer round for descending order.
 *
 * Returns: %FALSE where no header is chosen
 */
gboolean
mw_contract_columns_find_sort (GtkColumnView *view, MwContractSort *sort, gboolean *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  GtkOrdering ordering;
  GObject *column;

  g_object_set_data (G_OBJECT (view), PROBE_KEY, NULL);
  ordering = gtk_sorter_compare (sorter, view, sorter);
  column = g_object_get_data (G_OBJECT (view), PROBE_KEY);
  g_object_set_data (G_OBJECT (view), PROBE_KEY, NULL);
  if (column == NULL)
    return FALSE;
  *sort = ((const Column *) g_object_get_data (column, SORT_KEY))->sort;
  *descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

/**
 * mw_contract_columns_set_room:
 *
 * Where there is less of it, the columns that stand in the details too are left out, and then the state
 * shows its icon without the word, which the tooltip and a screen reader still say.
 */
void
mw_contract_columns_set_room (GtkColumnView *view, MwColumnRoom room)
{
  GListModel *all = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);
      const Column *description = g_object_get_data (G_OBJECT (column), SORT_KEY);
      gboolean icon_only = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), ICON_KEY));
      gtk_column_view_column_set_visible (column, description != NULL ? room >= description->room : icon_only == (room < MW_COLUMN_ROOM_PLENTY));
    }
}
