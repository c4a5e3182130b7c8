/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/**
 * MwPeople:
 * @persons: of all contributions whose number is known
 * @hours: a week, all together
 * @lasting: persons in lasting work
 *
 * How many people contributions reached. Counts only.
 */
typedef struct
{
  guint contributions;
  gint64 persons;
  guint persons_unknown;
  gint64 hours;
  guint hours_unknown;
  gint64 lasting;
} MwPeople;

/**
 * MwPeopleTotal:
 * @told: of the rows that may be told one by one
 * @hidden: of those that may not, being about few people
 *
 * A sum over rows each of which is told or not. It must not give away, by subtraction, what its rows keep back.
 */
typedef struct
{
  MwPeople told;
  MwPeople hidden;
  guint hidden_rows;
} MwPeopleTotal;

void mw_people_add_contribution (MwPeople *people, const MwRecord *contribution);
gboolean mw_people_is_protected (const MwPeople *people, gint64 below);
gboolean mw_people_may_tell_lasting (const MwPeople *people, gint64 below);

void mw_people_total_add_row (MwPeopleTotal *total, const MwPeople *row, gint64 below);
void mw_people_total_add_total (MwPeopleTotal *total, const MwPeopleTotal *part, gint64 below);
gboolean mw_people_total_may_tell (const MwPeopleTotal *total, gint64 below);
MwPeople mw_people_total_get (const MwPeopleTotal *total);
char *mw_people_total_format (const MwPeopleTotal *total, gint64 below, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
