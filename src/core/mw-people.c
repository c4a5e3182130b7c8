/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-people.h"

#include <glib/gi18n-lib.h>

#include "mw-contribution.h"

/*
 * Numbers of people, and which of them may leave the program. A number below the limit of the preferences is not told;
 * neither is a sum from which it would follow.
 */

void
mw_people_add_contribution (MwPeople *people, const MwRecord *contribution)
{
  gint64 count;

  people->contributions++;
  if (mw_record_get_integer (contribution, MW_CONTRIBUTION_PERSONS, &count))
    people->persons += count;
  else
    people->persons_unknown++;
  if (mw_record_get_yes_no (contribution, MW_CONTRIBUTION_LASTING) == MW_YES && mw_record_get_integer (contribution, MW_CONTRIBUTION_PERSONS, &count))
    people->lasting += count;
  if (mw_record_get_integer (contribution, MW_CONTRIBUTION_HOURS_PER_WEEK, &count))
    people->hours += count;
  else
    people->hours_unknown++;
}

static gboolean
is_small (gint64 persons, gint64 below)
{
  return persons > 0 && persons < below;
}

/* Where a number is not known it may be a small one, which hours and jobs would betray. */
gboolean
mw_people_is_protected (const MwPeople *people, gint64 below)
{
  return people->persons < below && (people->persons > 0 || people->persons_unknown > 0);
}

/* Of ten people nine in lasting work tells of the one who is not. */
gboolean
mw_people_may_tell_lasting (const MwPeople *people, gint64 below)
{
  return people->lasting > 0 && !mw_people_is_protected (people, below) && !is_small (people->lasting, below) && !is_small (people->persons - people->lasting, below);
}

static void
add (MwPeople *sum, const MwPeople *part)
{
  sum->contributions += part->contributions;
  sum->persons += part->persons;
  sum->persons_unknown += part->persons_unknown;
  sum->hours += part->hours;
  sum->hours_unknown += part->hours_unknown;
  sum->lasting += part->lasting;
}

void
mw_people_total_add_row (MwPeopleTotal *total, const MwPeople *row, gint64 below)
{
  gboolean hidden = mw_people_is_protected (row, below);

  add (hidden ? &total->hidden : &total->told, row);
  total->hidden_rows += hidden ? 1 : 0;
}

/* A part that is told as a whole hides nothing any more: whoever reads it can subtract it. */
void
mw_people_total_add_total (MwPeopleTotal *total, const MwPeopleTotal *part, gint64 below)
{
  MwPeople whole = mw_people_total_get (part);

  if (mw_people_total_may_tell (part, below))
    {
      add (&total->told, &whole);
      return;
    }
  add (&total->told, &part->told);
  add (&total->hidden, &part->hidden);
  total->hidden_rows += part->hidden_rows;
}

/**
 * mw_people_total_may_tell:
 *
 * What is hidden in a sum may be told when it is of more rows than one and not small itself: then no row follows from it.
 */
gboolean
mw_people_total_may_tell (const MwPeopleTotal *total, gint64 below)
{
  if (total->hidden_rows == 0)
    return TRUE;
  return total->hidden_rows > 1 && total->hidden.persons >= below && total->hidden.persons_unknown == 0;
}

/* The whole of it, told or not. */
MwPeople
mw_people_total_get (const MwPeopleTotal *total)
{
  MwPeople whole = total->told;

  add (&whole, &total->hidden);
  return whole;
}

/* What stands for the number that is not told. */
static char *
format_hidden (const MwPeopleTotal *total, gint64 below)
{
  if (total->hidden.persons_unknown > 0)
    return g_strdup (_ ("unknown"));
  return g_strdup_printf ("< %d", (int) below);
}

/* Returns: (transfer full): such as "12", "8 + < 5", "< 5", or "" where nobody has counted */
char *
mw_people_total_format (const MwPeopleTotal *total, gint64 below, MwNotation notation)
{
  MwPeople whole = mw_people_total_get (total);
  g_autofree char *told = NULL;
  g_autofree char *hidden = NULL;

  if (mw_people_total_may_tell (total, below))
    return whole.persons == 0 && whole.persons_unknown == whole.contributions ? g_strdup ("") : mw_count_format (whole.persons, notation);
  hidden = format_hidden (total, below);
  if (total->told.persons == 0)
    return g_steal_pointer (&hidden);
  told = mw_count_format (total->told.persons, notation);
  return g_strdup_printf ("%s + %s", told, hidden);
}
