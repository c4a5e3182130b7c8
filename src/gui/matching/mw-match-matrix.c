/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-match-matrix"

#include "config.h"
#include "mw-match-matrix.h"

#include <glib/gi18n.h>

#include "mw-initiative.h"
#include "mw-nomination.h"

/*
 * All initiatives against all requests: a score in each cell, with a shade for who looks from afar, and a cross where
 * something blocks. It draws only the cells that are seen, keeps its headers in sight, and has one cell that the
 * keyboard is on; of that cell it tells everything, to a screen reader too.
 */

#define PADDING 8
/* Of names in the headers, in widths of a cell. */
#define ROW_HEADER_CELLS 7
#define COLUMN_HEADER_CELLS 5

struct _MwMatchMatrix
{
  GtkWidget parent_instance;

  /* Owned */
  MwMatchBoard *board;
  GArray *pairs; /* MwPair, rows of initiatives */
  GtkAdjustment *adjustments[2];

  /* State */
  int cell_width; /* these follow the size of the text */
  int cell_height;
  int left; /* how much the headers take */
  int top;
  int n_rows;
  int n_columns;
  int row; /* where the keyboard is */
  int column;
};

static void mw_match_matrix_scrollable_init (GtkScrollableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwMatchMatrix, mw_match_matrix, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, mw_match_matrix_scrollable_init))

enum
{
  MOVED,
  ACTIVATED,
  LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static void
mw_match_matrix_scrollable_init (GtkScrollableInterface *interface)
{
}

static const MwPair *
pair_at (MwMatchMatrix *self, int row, int column)
{
  return &g_array_index (self->pairs, MwPair, row * self->n_columns + column);
}

static double
offset (MwMatchMatrix *self, int axis)
{
  return self->adjustments[axis] != NULL ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

static int
length_of (MwMatchMatrix *self, int axis)
{
  return axis == 0 ? self->n_columns * self->cell_width : self->n_rows * self->cell_height;
}

static int
room_of (MwMatchMatrix *self, int axis)
{
  return axis == 0 ? MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->left, 1) : MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->top, 1);
}

static void
configure (MwMatchMatrix *self)
{
  for (int axis = 0; axis < 2; axis++)
    {
      int room = room_of (self, axis);
      int step = axis == 0 ? self->cell_width : self->cell_height;
      if (self->adjustments[axis] != NULL)
        gtk_adjustment_configure (self->adjustments[axis], offset (self, axis), 0, MAX (length_of (self, axis), room), step, room, room);
    }
}

static void
set_adjustment (MwMatchMatrix *self, int axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  if (!g_set_object (&self->adjustments[axis], adjustment) || adjustment == NULL)
    return;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  configure (self);
}

static void
mw_match_matrix_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  MwMatchMatrix *self = MW_MATCH_MATRIX (object);

  if (property == PROP_HADJUSTMENT)
    set_adjustment (self, 0, g_value_get_object (value));
  else if (property == PROP_VADJUSTMENT)
    set_adjustment (self, 1, g_value_get_object (value));
}

static void
mw_match_matrix_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  MwMatchMatrix *self = MW_MATCH_MATRIX (object);

  if (property == PROP_HADJUSTMENT || property == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[property == PROP_VADJUSTMENT ? 1 : 0]);
  else
    g_value_set_enum (value, GTK_SCROLL_NATURAL);
}

/* The widest that a cell can say, and some air. */
static void
measure_text (MwMatchMatrix *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "100?");

  pango_layout_get_pixel_size (layout, &self->cell_width, &self->cell_height);
  self->cell_width += PADDING;
  self->cell_height += PADDING;
  self->left = ROW_HEADER_CELLS * self->cell_width;
  self->top = COLUMN_HEADER_CELLS * self->cell_width;
}

static void
mw_match_matrix_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  MwMatchMatrix *self = MW_MATCH_MATRIX (widget);

  measure_text (self);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? self->left + self->cell_width : self->top + self->cell_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->left + length_of (self, 0) : self->top + length_of (self, 1);
  *natural = MAX (*natural, *minimum);
}

static void
mw_match_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  configure (MW_MATCH_MATRIX (widget));
}

static PangoLayout *
make_layout (MwMatchMatrix *self, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -1);
  return layout;
}

static gboolean
is_rejected (MwMatchMatrix *self, const MwPair *pair)
{
  return mw_match_board_find_rejected (self->board, mw_record_get_id (mw_supply_get_initiative (pair->supply)), mw_record_get_id (mw_demand_get_nomination (pair->demand))) != NULL;
}

/* A cell in words as short as can be; the shade only repeats the number. */
static char *
cell_text (MwMatchMatrix *self, const MwPair *pair)
{
  if (is_rejected (self, pair))
    return g_strdup ("⊘");
  switch (pair->fit.band)
    {
    case MW_FIT_FITS:
      return g_strdup_printf ("%d", pair->fit.low);
    case MW_FIT_UNKNOWN:
      return g_strdup_printf ("%d?", pair->fit.low);
    case MW_FIT_BLOCKED:
    default:
      return g_strdup ("✕");
    }
}

static gboolean
is_linked (MwMatchMatrix *self, const MwPair *pair)
{
  return mw_match_board_is_linked (self->board, mw_record_get_id (mw_supply_get_initiative (pair->supply)), mw_record_get_id (mw_demand_get_nomination (pair->demand)));
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static graphene_rect_t
make_area (double x, double y, double width, double height)
{
  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static void
draw_frame (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *color, float width)
{
  GskRoundedRect outline;
  float widths[4] = { width, width, width, width };
  GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline, area, 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
draw_cell (MwMatchMatrix *self, GtkSnapshot *snapshot, int row, int column, double x, double y)
{
  const MwPair *pair = pair_at (self, row, column);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autofree char *text = cell_text (self, pair);
  g_autoptr (PangoLayout) layout = make_layout (self, text, self->cell_width);
  graphene_rect_t area = make_area (x + 1, y + 1, self->cell_width - 2, self->cell_height - 2);
  GdkRGBA color;
  GdkRGBA shade;
  int height;

  gtk_style_context_get_color (style, &color);
  shade = color;
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &shade))
    shade = color;
  shade.alpha = pair->fit.band == MW_FIT_FITS && !is_rejected (self, pair) ? 0.05f + 0.45f * (float) pair->fit.low / 100 : 0;
  gtk_snapshot_append_color (snapshot, &shade, &area);
  if (is_linked (self, pair))
    draw_frame (snapshot, &area, &color, 1);
  if (row == self->row && column == self->column && gtk_widget_has_focus (GTK_WIDGET (self)))
    draw_frame (snapshot, &area, &color, 3);
  if (pair->fit.band == MW_FIT_BLOCKED)
    color.alpha *= 0.45f;
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_text (snapshot, layout, x, y + (self->cell_height - height) / 2.0, &color);
}

static void
draw_row_header (MwMatchMatrix *self, GtkSnapshot *snapshot, int row, double y)
{
  g_autoptr (PangoLayout) layout = make_layout (self, mw_record_get_title (mw_supply_get_initiative (pair_at (self, row, 0)->supply)), self->left - 2 * PADDING);
  GdkRGBA color;
  int height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_text (snapshot, layout, PADDING, y + (self->cell_height - height) / 2.0, &color);
}

/* Upright, so that forty requests go beside each other; the line below the matrix tells the one that is chosen. */
static void
draw_column_header (MwMatchMatrix *self, GtkSnapshot *snapshot, int column, double x)
{
  g_autoptr (PangoLayout) layout = make_layout (self, mw_record_get_title (mw_demand_get_nomination (pair_at (self, 0, column)->demand)), self->top - 2 * PADDING);
  GdkRGBA color;
  int height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + (self->cell_width - height) / 2.0), (float) (self->top - PADDING)));
  gtk_snapshot_rotate (snapshot, -90);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The first and last of a kind that can be seen. */
static void
find_seen (MwMatchMatrix *self, int axis, int *first, int *last)
{
  int size = axis == 0 ? self->cell_width : self->cell_height;
  int count = axis == 0 ? self->n_columns : self->n_rows;

  *first = CLAMP ((int) (offset (self, axis) / size), 0, MAX (count - 1, 0));
  *last = CLAMP ((int) ((offset (self, axis) + room_of (self, axis)) / size), 0, count - 1);
}

static void
draw_cells (MwMatchMatrix *self, GtkSnapshot *snapshot)
{
  graphene_rect_t cells = make_area (self->left, self->top, room_of (self, 0), room_of (self, 1));
  graphene_rect_t left = make_area (0, self->top, self->left, room_of (self, 1));
  graphene_rect_t top = make_area (self->left, 0, room_of (self, 0), self->top);
  int first_row, last_row, first_column, last_column;

  find_seen (self, 1, &first_row, &last_row);
  find_seen (self, 0, &first_column, &last_column);
  gtk_snapshot_push_clip (snapshot, &cells);
  for (int row = first_row; row <= last_row; row++)
    {
      for (int column = first_column; column <= last_column; column++)
        draw_cell (self, snapshot, row, column, self->left + column * self->cell_width - offset (self, 0), self->top + row * self->cell_height - offset (self, 1));
    }
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &left);
  for (int row = first_row; row <= last_row; row++)
    draw_row_header (self, snapshot, row, self->top + row * self->cell_height - offset (self, 1));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &top);
  for (int column = first_column; column <= last_column; column++)
    draw_column_header (self, snapshot, column, self->left + column * self->cell_width - offset (self, 0));
  gtk_snapshot_pop (snapshot);
}

static void
mw_match_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MwMatchMatrix *self = MW_MATCH_MATRIX (widget);

  if (self->n_rows > 0 && self->n_columns > 0)
    draw_cells (self, snapshot);
}

/* Brings the cell that the keyboard is on into sight. */
static void
scroll_to_cell (MwMatchMatrix *self)
{
  if (self->adjustments[0] != NULL)
    gtk_adjustment_clamp_page (self->adjustments[0], self->column * self->cell_width, (self->column + 1) * self->cell_width);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_clamp_page (self->adjustments[1], self->row * self->cell_height, (self->row + 1) * self->cell_height);
}

static void
tell (MwMatchMatrix *self)
{
  g_autofree char *text = mw_match_matrix_describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

/* Puts the keyboard on a cell, the nearest there is. */
void
mw_match_matrix_move_to (MwMatchMatrix *self, int row, int column)
{
  self->row = CLAMP (row, 0, MAX (self->n_rows - 1, 0));
  self->column = CLAMP (column, 0, MAX (self->n_columns - 1, 0));
  scroll_to_cell (self);
  tell (self);
}

static gint64
id_of_row (MwMatchMatrix *self, int row)
{
  return mw_record_get_id (mw_supply_get_initiative (pair_at (self, row, 0)->supply));
}

static gint64
id_of_column (MwMatchMatrix *self, int column)
{
  return mw_record_get_id (mw_demand_get_nomination (pair_at (self, 0, column)->demand));
}

/* The row or column of an id stays where the keyboard is when there is none such. */
void
mw_match_matrix_move_to_pair (MwMatchMatrix *self, gint64 initiative_id, gint64 nomination_id)
{
  int row = self->row;
  int column = self->column;

  if (self->n_rows == 0 || self->n_columns == 0)
    return;
  for (int i = 0; i < self->n_rows; i++)
    row = id_of_row (self, i) == initiative_id ? i : row;
  for (int i = 0; i < self->n_columns; i++)
    column = id_of_column (self, i) == nomination_id ? i : column;
  mw_match_matrix_move_to (self, row, column);
}

static gboolean
is_link_key (guint key, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  return (held == GDK_CONTROL_MASK && (key == GDK_KEY_l || key == GDK_KEY_L)) || (held == 0 && key == GDK_KEY_Menu);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MwMatchMatrix *self)
{
  static const struct
  {
    guint key;
    int rows;
    int columns;
  } moves[] = {
    { GDK_KEY_Up, -1, 0 },
    { GDK_KEY_Down, 1, 0 },
    { GDK_KEY_Left, 0, -1 },
    { GDK_KEY_Right, 0, 1 },
    { GDK_KEY_Page_Up, -10, 0 },
    { GDK_KEY_Page_Down, 10, 0 },
    { GDK_KEY_Home, 0, -G_MAXINT16 },
    { GDK_KEY_End, 0, G_MAXINT16 },
  };

  if (is_link_key (key, state))
    {
      g_signal_emit (self, signals[LINK], 0);
      return GDK_EVENT_STOP;
    }
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      g_signal_emit (self, signals[ACTIVATED], 0);
      return GDK_EVENT_STOP;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      if (moves[i].key != key)
        continue;
      mw_match_matrix_move_to (self, self->row + moves[i].rows, self->column + moves[i].columns);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
find_cell (MwMatchMatrix *self, double x, double y, int *row, int *column)
{
  if (x < self->left || y < self->top)
    return FALSE;
  *column = (int) ((x - self->left + offset (self, 0)) / self->cell_width);
  *row = (int) ((y - self->top + offset (self, 1)) / self->cell_height);
  return *row < self->n_rows && *column < self->n_columns;
}

/* One click chooses a cell, a second opens it. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MwMatchMatrix *self)
{
  int row;
  int column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_cell (self, x, y, &row, &column))
    return;
  mw_match_matrix_move_to (self, row, column);
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static char *
describe_pair (MwMatchMatrix *self, const MwPair *pair)
{
  MwFitPartState wanted = pair->fit.band == MW_FIT_BLOCKED ? MW_FIT_PART_BLOCKS : (pair->fit.band == MW_FIT_UNKNOWN ? MW_FIT_PART_DECIDES : MW_FIT_PART_SCORED);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s → %s: ", mw_record_get_title (mw_supply_get_initiative (pair->supply)), mw_record_get_title (mw_demand_get_nomination (pair->demand)));
  if (is_rejected (self, pair))
    g_string_append (text, _ ("rejected · "));
  if (pair->fit.band == MW_FIT_BLOCKED)
    g_string_append (text, _ ("does not fit"));
  else if (pair->fit.low == pair->fit.high)
    g_string_append_printf (text, _ ("fits, %d of 100"), pair->fit.low);
  else
    g_string_append_printf (text, pair->fit.band == MW_FIT_FITS ? _ ("fits, %d to %d of 100") : _ ("could fit, %d to %d of 100"), pair->fit.low, pair->fit.high);
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      g_autofree char *reason = NULL;
      if (pair->fit.parts[i].state != wanted || (!mw_fit_part_has_weight ((MwFitPartKind) i) && wanted == MW_FIT_PART_SCORED))
        continue;
      reason = mw_fit_describe_part (&pair->fit, (MwFitPartKind) i, pair->supply, pair->demand);
      g_string_append_printf (text, " · %s", reason);
    }
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): the whole name of a header, and whose it is: they are cut off */
static char *
describe_header (MwMatchMatrix *self, double x, double y)
{
  int row = (int) ((y - self->top + offset (self, 1)) / self->cell_height);
  int column = (int) ((x - self->left + offset (self, 0)) / self->cell_width);
  const MwRecord *record;
  const char *owner;

  if (x < self->left && y >= self->top && row < self->n_rows && self->n_columns > 0)
    {
      record = mw_supply_get_initiative (pair_at (self, row, 0)->supply);
      owner = mw_match_board_get_name (self->board, mw_record_get_reference (record, MW_INITIATIVE_SUPPLIER));
    }
  else if (y < self->top && x >= self->left && column < self->n_columns && self->n_rows > 0)
    {
      record = mw_demand_get_nomination (pair_at (self, 0, column)->demand);
      owner = mw_match_board_get_name (self->board, mw_record_get_reference (record, MW_NOMINATION_ORGANISATION));
    }
  else
    return NULL;
  return g_strdup_printf ("%s · %s", mw_record_get_title (record), owner);
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MwMatchMatrix *self = MW_MATCH_MATRIX (widget);
  g_autofree char *text = NULL;
  int row;
  int column;

  if (keyboard)
    return FALSE;
  text = find_cell (self, x, y, &row, &column) ? describe_pair (self, pair_at (self, row, column)) : describe_header (self, x, y);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
mw_match_matrix_dispose (GObject *object)
{
  MwMatchMatrix *self = MW_MATCH_MATRIX (object);

  for (int axis = 0; axis < 2; axis++)
    set_adjustment (self, axis, NULL);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_object (&self->board);

  G_OBJECT_CLASS (mw_match_matrix_parent_class)->dispose (object);
}

static void
mw_match_matrix_class_init (MwMatchMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_match_matrix_dispose;
  object_class->set_property = mw_match_matrix_set_property;
  object_class->get_property = mw_match_matrix_get_property;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  widget_class->measure = mw_match_matrix_measure;
  widget_class->size_allocate = mw_match_matrix_size_allocate;
  widget_class->snapshot = mw_match_matrix_snapshot;
  widget_class->query_tooltip = tooltip_cb;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  /**
   * MwMatchMatrix::moved:
   *
   * The keyboard is on another cell, or that cell says something else.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwMatchMatrix::activated:
   *
   * The user wants to see the pair of that cell.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MwMatchMatrix::link:
   *
   * The user wants to link the pair of that cell.
   */
  signals[LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_match_matrix_init (MwMatchMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->pairs = g_array_new (FALSE, FALSE, sizeof (MwPair));
  measure_text (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* The cell that the keyboard was on stays the same place. */
void
mw_match_matrix_set_board (MwMatchMatrix *self, MwMatchBoard *board)
{
  GPtrArray *supplies = mw_match_board_get_supplies (board);
  GPtrArray *demands = mw_match_board_get_demands (board);

  g_set_object (&self->board, board);
  g_array_set_size (self->pairs, 0);
  self->n_rows = (int) supplies->len;
  self->n_columns = (int) demands->len;
  for (guint row = 0; row < supplies->len; row++)
    {
      for (guint column = 0; column < demands->len; column++)
        {
          MwPair pair = { g_ptr_array_index (supplies, row), g_ptr_array_index (demands, column), { 0 } };
          mw_match_board_fit (board, pair.supply, pair.demand, &pair.fit);
          g_array_append_val (self->pairs, pair);
        }
    }
  configure (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  mw_match_matrix_move_to (self, self->row, self->column);
}

/* Returns: (transfer none) (nullable): the pair that the keyboard is on; %NULL where there are none */
const MwPair *
mw_match_matrix_get_pair (MwMatchMatrix *self)
{
  return self->n_rows > 0 && self->n_columns > 0 ? pair_at (self, self->row, self->column) : NULL;
}

/* Returns: (transfer full): the pair that the keyboard is on, with its reasons */
char *
mw_match_matrix_describe (MwMatchMatrix *self)
{
  const MwPair *pair = mw_match_matrix_get_pair (self);

  return pair != NULL ? describe_pair (self, pair) : g_strdup (_ ("There is nothing to set beside each other yet."));
}
