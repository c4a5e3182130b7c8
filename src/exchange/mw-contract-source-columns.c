/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contract-source-private.h"

#include <glib/gi18n-lib.h>

/*
 * What the columns of a register are for, as far as their names tell. A column that may be for something, but not
 * surely, is kept aside and says why: the user decides.
 */

/* Below a column name there may be a line that says in what its amounts are. */
#define UNIT_ROWS 2

static MwSourceColumn *
get_column (const MwContractSource *self, guint index)
{
  return g_ptr_array_index (self->columns, index);
}

/* The name as it stands in the file, without what tells two of the same apart. */
static const char *
name_of (const MwContractSource *self, guint index)
{
  const MwCell *cell = mw_row_get (self->header, index);

  return cell->text != NULL ? cell->text : "";
}

/* Every contract has a number and a title. */
static gboolean
is_mostly_empty (const MwContractSource *self, guint column)
{
  guint rows = 0;
  guint filled = 0;

  for (guint i = 0; i < self->sample_rows->len; i++)
    {
      const MwRow *row = g_ptr_array_index (self->sample_rows, i);
      rows += mw_row_is_empty (row) ? 0 : 1;
      filled += mw_cell_is_unknown (mw_row_get (row, column)) ? 0 : 1;
    }
  return 2 * filled < rows;
}

/* How sure it is that each column is for each target, a row per column. */
static GArray *
score_columns (MwContractSource *self, guint n_targets)
{
  const char *const *targets = mw_contract_source_get_targets ();
  GArray *scores = g_array_sized_new (FALSE, TRUE, sizeof (int), self->columns->len * n_targets);

  for (guint i = 0; i < self->columns->len; i++)
    {
      for (guint t = 0; t < n_targets; t++)
        {
          int score = mw_header_names_score (self->names, name_of (self, i), targets[t]);
          if (score > 0 && (g_str_equal (targets[t], "number") || g_str_equal (targets[t], "title")) && is_mostly_empty (self, i))
            {
              get_column (self, i)->doubt = MW_COLUMN_MOSTLY_EMPTY;
              get_column (self, i)->maybe = targets[t];
              score = 0;
            }
          g_array_append_val (scores, score);
        }
    }
  return scores;
}

/* Columns of which the names tell as well that they are for @target do not tell which of them is meant. */
static gboolean
is_tie (MwContractSource *self, const GArray *scores, guint n_targets, guint column, guint target)
{
  int own = g_array_index (scores, int, column *n_targets + target);
  gboolean tie = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i != column && get_column (self, i)->target == NULL && g_array_index (scores, int, i *n_targets + target) == own)
        {
          get_column (self, i)->doubt = MW_COLUMN_ALIKE;
          get_column (self, i)->maybe = mw_contract_source_get_targets ()[target];
          tie = TRUE;
        }
    }
  return tie;
}

/* The best pair of a column and a target that are both free; 0 where there is none */
static int
find_best (MwContractSource *self, const GArray *scores, const gboolean *taken, guint n_targets, guint *column, guint *target)
{
  int best = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      for (guint t = 0; get_column (self, i)->target == NULL && t < n_targets; t++)
        {
          int score = g_array_index (scores, int, i *n_targets + t);
          if (!taken[t] && score > best)
            {
              best = score;
              *column = i;
              *target = t;
            }
        }
    }
  return best;
}

/* Returns: (transfer none): the same target, for as long as the program lives */
static const char *
find_target (const char *target)
{
  const char *const *targets = mw_contract_source_get_targets ();

  while (*targets != NULL && !g_str_equal (*targets, target))
    targets++;
  return *targets;
}

static void
keep_aside (MwSourceColumn *column, MwColumnDoubt doubt, const char *maybe)
{
  g_clear_pointer (&column->target, g_free);
  column->doubt = doubt;
  column->maybe = maybe;
}

/* A line with units below the column names. */
static gboolean
has_unit_below (MwContractSource *self, guint column)
{
  for (guint i = 0; i < MIN (UNIT_ROWS, self->sample_rows->len); i++)
    {
      const MwCell *cell = mw_row_get (g_ptr_array_index (self->sample_rows, i), column);
      if (cell->kind == MW_CELL_TEXT && mw_header_names_tells_scale (self->names, cell->text))
        return TRUE;
    }
  return FALSE;
}

/* An amount in thousands, or per year, is another amount. */
static void
doubt_amounts (MwContractSource *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MwSourceColumn *column = get_column (self, i);
      const char *scaled = mw_header_names_find_scaled (self->names, name_of (self, i));
      MwFieldType type;
      if (column->target == NULL && scaled != NULL)
        keep_aside (column, MW_COLUMN_OTHER_SCALE, scaled);
      else if (column->target != NULL && mw_contract_source_target_type (column->target, &type) && type == MW_FIELD_MONEY && (self->scaled || has_unit_below (self, i)))
        keep_aside (column, MW_COLUMN_OTHER_SCALE, find_target (column->target));
    }
}

/* A column that is mostly empty needs no choice where another one is what it may be. */
static void
settle_doubts (MwContractSource *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MwSourceColumn *column = get_column (self, i);
      for (guint other = 0; column->doubt == MW_COLUMN_MOSTLY_EMPTY && other < self->columns->len; other++)
        {
          if (g_strcmp0 (get_column (self, other)->target, column->maybe) == 0)
            column->doubt = MW_COLUMN_SURE;
        }
    }
}

/* Gives each target the column that is surest, and each column one target: best pairs first. */
void
mw_contract_source_recognise (MwContractSource *self)
{
  const char *const *targets = mw_contract_source_get_targets ();
  guint n_targets = g_strv_length ((GStrv) targets);
  g_autoptr (GArray) scores = score_columns (self, n_targets);
  g_autofree gboolean *taken = g_new0 (gboolean, n_targets);
  guint column = 0;
  guint target = 0;

  while (find_best (self, scores, taken, n_targets, &column, &target) > 0)
    {
      taken[target] = TRUE;
      if (is_tie (self, scores, n_targets, column, target))
        keep_aside (get_column (self, column), MW_COLUMN_ALIKE, targets[target]);
      else
        get_column (self, column)->target = g_strdup (targets[target]);
    }
  doubt_amounts (self);
  settle_doubts (self);
}

/* Returns: (transfer full): why the column is kept aside, and what to do */
char *
mw_source_column_describe_doubt (const MwSourceColumn *column)
{
  const char *field = column->maybe != NULL ? mw_contract_source_get_target_label (column->maybe) : "";

  switch (column->doubt)
    {
    case MW_COLUMN_OTHER_SCALE:
      return g_strdup_printf (_ ("%s: seems to be %s in thousands, per year or the like, and is kept aside; choose at the column if it is not"), column->header, field);
    case MW_COLUMN_ALIKE:
      return g_strdup_printf (_ ("%s: may be %s, but so may another column; choose at the column"), column->header, field);
    case MW_COLUMN_MOSTLY_EMPTY:
      return g_strdup_printf (_ ("%s: may be %s, but most rows have nothing there; choose at the column"), column->header, field);
    case MW_COLUMN_SURE:
    default:
      return g_strdup (column->header);
    }
}
