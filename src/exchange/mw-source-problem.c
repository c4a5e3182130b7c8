/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-source-problem.h"

#include <glib/gi18n-lib.h>

#include "mw-contract-source.h"

/* What to tell of a cell that was not simply taken over: of one, and of all that have the same fault in a column. */

/* @column: borrowed */
MwSourceProblem *
mw_source_problem_new (const MwSourceColumn *column, const char *text, MwReading reading)
{
  MwSourceProblem *problem = g_new0 (MwSourceProblem, 1);

  problem->column = column;
  problem->text = g_strdup (text);
  problem->reading = reading;
  return problem;
}

void
mw_source_problem_free (MwSourceProblem *problem)
{
  g_free (problem->text);
  g_free (problem);
}

/* Returns: (transfer full): such as: Contractwaarde “1.234” can be read in two ways */
char *
mw_source_problem_describe (const MwSourceProblem *problem)
{
  const char *header = problem->column->header;
  const char *text = problem->text;

  switch (problem->reading)
    {
    case MW_READING_NEGATIVE:
      return g_strdup_printf (_ ("%s: “%s” is below zero, which %s cannot be"), header, text, mw_contract_source_get_target_label (problem->column->target));
    case MW_READING_INEXACT:
      return g_strdup_printf (_ ("%s: of “%s” Excel kept only fifteen digits; check the others"), header, text);
    case MW_READING_AMBIGUOUS:
      return g_strdup_printf (_ ("%s: “%s” can be read in two ways; say which at the column"), header, text);
    case MW_READING_GARBLED:
      return g_strdup_printf (_ ("%s: “%s” holds characters that are stored in another way than the rest; check them"), header, text);
    case MW_READING_CUT:
      return g_strdup_printf (_ ("%s: “%s” is longer than a cell can be; its end was left out"), header, text);
    case MW_READING_MERGED:
      return g_strdup_printf (_ ("%s: “%s” stands once for several rows; give each row its own amount"), header, text);
    case MW_READING_CURRENCY:
      return g_strdup_printf (_ ("%s: “%s” is not in euros; fill in the amount in euros"), header, text);
    case MW_READING_UNIT:
      return g_strdup_printf (_ ("%s: Excel shows “%s”; write the whole number, without words"), header, text);
    case MW_READING_NOT_CALCULATED:
      return g_strdup_printf (_ ("%s: a formula that was never worked out; open the workbook in Excel, save it and try again"), header);
    case MW_READING_DAMAGED:
      return g_strdup_printf (_ ("%s: the cell refers to a text that is not in the workbook; save it again in Excel and try once more"), header);
    case MW_READING_BECAME_DATE:
      return g_strdup_printf (_ ("%s: Excel made the date %s of it; type the text again, with an apostrophe before it"), header, text);
    case MW_READING_NO_END:
      return g_strdup_printf (_ ("%s: “%s” mostly stands for: no end date; it is left unknown"), header, text);
    case MW_READING_NOT_FILLED_IN:
      return g_strdup_printf (_ ("%s: “%s” mostly stands for: not filled in; it is left unknown"), header, text);
    case MW_READING_UNKNOWN:
    case MW_READING_VALUE:
    case MW_READING_FAILED:
    default:
      return g_strdup_printf (_ ("%s: “%s” was not understood as %s"), header, text, mw_contract_source_get_target_label (problem->column->target));
    }
}

/**
 * mw_source_problem_describe_all:
 * @example: the first of them
 * @count: how many cells of the column have this problem
 *
 * Returns: (transfer full): such as: Opzegtermijn: not understood as Notice date 31 times, such as “3 mnd”
 */
char *
mw_source_problem_describe_all (const MwSourceProblem *example, guint count)
{
  const char *header = example->column->header;
  const char *text = example->text;
  const char *field = mw_contract_source_get_target_label (example->column->target);
  g_autofree char *first = mw_source_problem_describe (example);

  if (count == 1)
    return g_steal_pointer (&first);
  if (example->reading == MW_READING_FAILED)
    return g_strdup_printf (ngettext ("%s: not understood as %s %u time, such as “%s”", "%s: not understood as %s %u times, such as “%s”", count), header, field, count, text);
  if (example->reading == MW_READING_AMBIGUOUS)
    return g_strdup_printf (ngettext ("%s: %u value can be read in two ways, such as “%s”; say which at the column", "%s: %u values can be read in two ways, such as “%s”; say which at the column", count), header, count, text);
  return g_strdup_printf (ngettext ("%s; and %u more like it", "%s; and %u more like it", count - 1), first, count - 1);
}
