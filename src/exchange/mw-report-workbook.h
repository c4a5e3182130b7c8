/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-contract-facts.h"

G_BEGIN_DECLS

/* One link between an initiative and a nomination, in words. */
typedef struct
{
  char *initiative;
  char *supplier;
  char *nomination;
  char *asked_by;
  char *target_group;
  char *contract;
  char *status;
  gint64 places;
  gboolean since_known;
  GDate since;
} MwReportLink;

/* What is asked for one target group, and what is linked to it. */
typedef struct
{
  char *name;
  gint64 wanted;
  guint wanted_unknown;
  gint64 linked;
} MwReportGroup;

/**
 * MwReportRealised:
 * @counted_by: (nullable): who counts the jobs
 * @hours: a week, all together
 * @lasting: persons in lasting work
 * @value: of all of it whose value is known
 * @incomplete: contributions of which persons, hours or value are not known
 *
 * What one supplier did for one target group, counted by one party.
 */
typedef struct
{
  char *supplier;
  char *target_group;
  char *counted_by;
  guint contributions;
  gint64 persons;
  guint persons_unknown;
  gint64 hours;
  guint hours_unknown;
  gint64 lasting;
  MwMoney value;
  guint value_unknown;
  guint incomplete;
} MwReportRealised;

/* Hands over the next contract, %NULL after the last. */
typedef gboolean (*MwReportNext) (gpointer data, MwContractFacts **facts, GError **error);

/**
 * MwReport:
 * @scope: what the report is about: the name of a category, or all
 * @totals: over the contracts that @next will give
 * @realised: (element-type MwReportRealised)
 * @job_minutes: a week, of one job of the jobs agreement; 0 where unknown
 * @protect_below: smaller numbers of people are not told; 0 for none
 * @rule_sets: (element-type MwRecord): those that hold for any of the contracts
 * @next: gives the contracts one by one
 */
typedef struct
{
  char *scope;
  GDate today;
  MwNotation notation;
  MwContractTotals totals;
  GPtrArray *links;
  GPtrArray *groups;
  GPtrArray *realised;
  gint64 job_minutes;
  gint64 protect_below;
  GPtrArray *rule_sets;
  MwReportNext next;
  gpointer next_data;
} MwReport;

void mw_report_link_free (MwReportLink *link);
void mw_report_group_free (MwReportGroup *group);
void mw_report_realised_free (MwReportRealised *realised);
gboolean mw_report_workbook_write (const MwReport *report, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
