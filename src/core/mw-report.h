/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-figure.h"
#include "mw-target-group.h"

G_BEGIN_DECLS

/* Parts of the report, each of which can be left out; bits of a mask. */
typedef enum
{
  MW_REPORT_SUMMARY = 1 << 0,
  MW_REPORT_CONTRACTS = 1 << 1,
  MW_REPORT_PROGRESS = 1 << 2,
  MW_REPORT_LINKS = 1 << 3,
  MW_REPORT_GROUPS = 1 << 4,
  MW_REPORT_SUPPLIERS = 1 << 5,
  MW_REPORT_TALKS = 1 << 6,
  MW_REPORT_MISSING = 1 << 7,
  MW_REPORT_CORRECTIONS = 1 << 8,
  MW_REPORT_EXPLANATION = 1 << 9,
  MW_REPORT_ALL = (1 << 10) - 1,
} MwReportPart;

/**
 * MwReportLink:
 *
 * One link between an initiative and a nomination, in words.
 */
typedef struct
{
  char *initiative;
  char *supplier;
  char *nomination;
  char *asked_by;
  char *target_group;
  char *contract;
  char *status;
  char *status_code;
  gint64 id;
  gint64 target_group_id;
  gint64 places;
  gboolean since_known;
  GDate since;
} MwReportLink;

/**
 * MwReportGroup:
 * @name: (nullable): %NULL for contributions that name no group
 * @wanted_unknown: requests that name no number of places
 * @linked: places in links that were not rejected
 * @people: whom contributions reached
 */
typedef struct
{
  gint64 id;
  char *name;
  gint64 wanted;
  guint wanted_unknown;
  gint64 linked;
  MwPeopleTotal people;
} MwReportGroup;

/**
 * MwReportRealised:
 * @counted_by: (nullable): who counts the jobs
 * @value: within the period
 * @incomplete: contributions of which persons, hours or value are not known
 *
 * What one supplier did for one target group, counted by one party.
 */
typedef struct
{
  char *supplier;
  gint64 target_group_id;
  char *target_group;
  char *counted_by;
  MwPeople people;
  MwSum value;
  guint incomplete;
} MwReportRealised;

/**
 * MwReportSupplier:
 * @totals: over its contracts
 * @last_known: whether @last_talk holds the day of the last talk that was held
 * @next_known: whether @next_talk holds the day of the next talk that is planned
 * @agreements_open: agreements that are not done
 */
typedef struct
{
  gint64 id;
  char *name;
  MwContractTotals totals;
  gboolean last_known;
  GDate last_talk;
  gboolean next_known;
  GDate next_talk;
  guint agreements_open;
  guint agreements_overdue;
} MwReportSupplier;

/**
 * MwReportQuarter:
 * @start: its first day
 *
 * What ends in a quarter of a year.
 */
typedef struct
{
  GDate start;
  MwContractTotals totals;
} MwReportQuarter;

/**
 * MwReportTalk:
 * @is_agreement: an agreement, else a talk
 * @date: that it is planned, was held, or is due
 * @late: it is past its day and not done
 */
typedef struct
{
  gboolean is_agreement;
  char *supplier;
  char *what;
  char *phase;
  char *status;
  char *who;
  gboolean dated;
  GDate date;
  gboolean done_known;
  GDate done;
  gboolean late;
} MwReportTalk;

/**
 * MwReportStage:
 *
 * How far places are, from a request to people at work.
 */
typedef enum
{
  MW_REPORT_STAGE_WANTED,
  MW_REPORT_STAGE_IDEA,
  MW_REPORT_STAGE_AGREED,
  MW_REPORT_STAGE_RUNNING,
  MW_REPORT_STAGE_REALISED,
  MW_N_REPORT_STAGES,
} MwReportStage;

/**
 * MwReportCorrection:
 * @figure: which of the earlier report
 * @reported: what it said of the contract
 * @now: what the data say now of the contract on that day
 * @why: what changed since
 *
 * One figure of one contract that was reported, and that the data tell otherwise by now.
 */
typedef struct
{
  char *number;
  char *title;
  MwFigureId figure;
  gboolean reported_known;
  MwMoney reported;
  gboolean now_known;
  MwMoney now;
  char *why;
} MwReportCorrection;

/**
 * MwReportPast:
 * @date: of the earlier report
 * @reported: what it said
 * @now: what the data say now of that day
 * @corrections: (element-type MwReportCorrection)
 * @lines_kept: whether it is remembered per contract, so that @corrections can be told
 */
typedef struct
{
  GDate date;
  MwFigure reported[MW_N_FIGURES];
  MwFigure now[MW_N_FIGURES];
  GPtrArray *corrections;
  gboolean lines_kept;
} MwReportPast;

/* Hands over the next contract, %NULL after the last, however often it is asked. */
typedef gboolean (*MwReportNext) (gpointer data, MwContractFacts **facts, GError **error);

/**
 * MwReport:
 * @parts: #MwReportPart bits
 * @scope: what the report is about: the name of a category, or all
 * @from: (nullable date): the first day of the period, not valid for from the beginning
 * @until: the last day of the period, not later than @today
 * @totals: over the contracts that @next will give
 * @links: (element-type MwReportLink)
 * @groups: (element-type MwReportGroup)
 * @realised: (element-type MwReportRealised)
 * @suppliers: (element-type MwReportSupplier): the one with the largest duty first
 * @quarters: (element-type MwReportQuarter): from the present one on
 * @talks: (element-type MwReportTalk)
 * @stages: places, by #MwReportStage
 * @figures: the key figures
 * @past: (nullable): the report before this one
 * @places_open: of requests that are open, of all categories
 * @places_open_unknown: open requests that name no number of places
 * @registers: (element-type gint64 MwRegister): which target groups are in the register
 * @people: over all of @realised
 * @job_minutes: a week, of one job of the jobs agreement; 0 where unknown
 * @fte_minutes: a week, of a full-time job; 0 where unknown
 * @below: smaller numbers of people are not told; 0 for none
 * @rule_sets: (element-type MwRecord): those that hold for any of the contracts
 * @value_tables: (element-type MwRecord): those that hold for any of the contracts
 * @next: gives the contracts one by one
 *
 * What is told to directors, gathered once for the window, the workbook and the page.
 */
typedef struct
{
  guint parts;
  char *scope;
  GDate today;
  GDate from;
  GDate until;
  MwNotation notation;
  MwContractTotals totals;
  GPtrArray *links;
  GPtrArray *groups;
  GPtrArray *realised;
  GPtrArray *suppliers;
  GPtrArray *quarters;
  GPtrArray *talks;
  gint64 stages[MW_N_REPORT_STAGES];
  MwFigure figures[MW_N_FIGURES];
  MwReportPast *past;
  gint64 places_open;
  guint places_open_unknown;
  GHashTable *registers;
  MwPeopleTotal people;
  gint64 job_minutes;
  gint64 fte_minutes;
  gint64 below;
  guint talks_held;
  guint agreements_overdue;
  GPtrArray *rule_sets;
  GPtrArray *value_tables;
  MwReportNext next;
  gpointer next_data;
} MwReport;

MwReport *mw_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
void mw_report_free (MwReport *report);
void mw_report_correction_free (gpointer correction);
void mw_report_past_free (MwReportPast *past);
MwReportGroup *mw_report_ensure_group (MwReport *report, gint64 id, const char *name);
MwReportRealised *mw_report_ensure_realised (MwReport *report, const char *supplier, gint64 group_id, const char *group, const char *counted_by);
void mw_report_set_register (MwReport *report, gint64 group_id, MwRegister in_register);
MwRegister mw_report_get_register (const MwReport *report, gint64 group_id);
void mw_report_add_link (MwReport *report, MwReportLink *link);
void mw_report_add_quarters (MwReport *report, guint n_quarters);
gboolean mw_report_add_end (MwReport *report, const GDate *end, const MwContractFigures *figures, GError **error);
void mw_report_complete (MwReport *report);

const char *mw_report_part_get_label (MwReportPart part);
gboolean mw_report_stage_find (const char *status, MwReportStage *stage);
const char *mw_report_stage_get_label (MwReportStage stage);
char *mw_report_quarter_get_label (const MwReportQuarter *quarter) G_GNUC_WARN_UNUSED_RESULT;
char *mw_report_describe_period (const MwReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *mw_report_describe_contracts (const MwReport *report) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_report_list_decisions (const MwReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwReport, mw_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwReportPast, mw_report_past_free)

G_END_DECLS
