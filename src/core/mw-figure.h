/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-facts.h"
#include "mw-people.h"

G_BEGIN_DECLS

/**
 * MwFigureId:
 *
 * The key figures, in the order in which a report gives them. Each has one definition, wherever it is shown.
 */
typedef enum
{
  MW_FIGURE_CONTRACTS,
  MW_FIGURE_VALUE,
  MW_FIGURE_WITH_DUTY,
  MW_FIGURE_VALUE_WITH_DUTY,
  MW_FIGURE_WITHOUT_DUTY,
  MW_FIGURE_DUTY_UNKNOWN,
  MW_FIGURE_VALUE_DUTY_UNKNOWN,
  MW_FIGURE_DUTY,
  MW_FIGURE_PLANNED,
  MW_FIGURE_REALISED,
  MW_FIGURE_EXPECTED,
  MW_FIGURE_OF_DUTY,
  MW_FIGURE_OF_SPEND,
  MW_FIGURE_BEHIND,
  MW_FIGURE_PLAN_OVERDUE,
  MW_FIGURE_EXPIRING,
  MW_FIGURE_PLACES_WANTED,
  MW_FIGURE_PLACES_LINKED,
  MW_FIGURE_PLACES_OPEN,
  MW_FIGURE_PERSONS,
  MW_FIGURE_JOBS,
  MW_FIGURE_JOBS_PARTLY,
  MW_FIGURE_TALKS_HELD,
  MW_FIGURE_AGREEMENTS_OVERDUE,
  MW_N_FIGURES,
} MwFigureId;

/**
 * MwFigureUnit:
 * @MW_FIGURE_SHARE: in basis points
 * @MW_FIGURE_TENTHS: a number with one decimal, in tenths
 */
typedef enum
{
  MW_FIGURE_COUNT,
  MW_FIGURE_MONEY,
  MW_FIGURE_SHARE,
  MW_FIGURE_TENTHS,
} MwFigureUnit;

/**
 * MwFigureInfo:
 * @code: what it is called in the file
 * @label: msgid
 * @definition: msgid of how it is counted
 */
typedef struct
{
  const char *code;
  const char *label;
  MwFigureUnit unit;
  const char *definition;
} MwFigureInfo;

/**
 * MwFigure:
 * @known: whether @value holds anything; what is unknown stays blank and is never 0
 * @unknown: how many of what is counted are left out, being unknown
 *
 * One key figure at one moment.
 */
typedef struct
{
  gboolean known;
  gint64 value;
  guint unknown;
} MwFigure;

/**
 * MwFigureInput:
 * @in_register: the part of @people of groups that are in the target group register
 * @partly_in_register: the same with groups of which a part is
 * @register_unknown: contributions of which it is not known whether their group is
 * @below: smaller numbers of people are not told
 * @job_minutes: a week, of one job of the jobs agreement; 0 where unknown
 *
 * What the key figures follow from.
 */
typedef struct
{
  const MwContractTotals *totals;
  gint64 places_wanted;
  guint places_unknown;
  gint64 places_linked;
  gint64 places_open;
  guint places_open_unknown;
  MwPeopleTotal people;
  MwPeopleTotal in_register;
  MwPeopleTotal partly_in_register;
  guint register_unknown;
  gint64 below;
  gint64 job_minutes;
  guint talks_held;
  guint agreements_overdue;
} MwFigureInput;

MwFigure mw_figure_of_share (const MwSum *part, const MwSum *whole);
void mw_figures_compute (const MwFigureInput *input, MwFigure figures[MW_N_FIGURES]);
const MwFigureInfo *mw_figure_get_info (MwFigureId id);
gboolean mw_figure_find (const char *code, MwFigureId *id);
gboolean mw_figure_is_least (const MwFigure *figure);
char *mw_figure_format (MwFigureId id, const MwFigure *figure, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *mw_figure_format_short (MwFigureId id, const MwFigure *figure, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *mw_figure_format_difference (MwFigureId id, const MwFigure *now, const MwFigure *before, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *mw_figure_describe_unknown (MwFigureId id, const MwFigure *figure) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
