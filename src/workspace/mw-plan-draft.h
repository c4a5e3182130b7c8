/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-broken-links.h"
#include "mw-match-board.h"
#include "mw-plan-trial.h"
#include "mw-plan.h"

G_BEGIN_DECLS

/**
 * MwPlanOptions:
 * @minimum_fit: a pair with a lower sure score stays open
 * @supplier_limit: places that one supplier gets at most in this plan, %MW_PLAN_NO_LIMIT for none
 * @trial: (nullable): what is tried, borrowed while the draft is made
 */
typedef struct
{
  MwPlanGoal goal;
  int minimum_fit;
  gint64 supplier_limit;
  const MwPlanTrial *trial;
} MwPlanOptions;

/**
 * MwPlanLink:
 * @match_id: the link that these places would be added to, 0 for a new one
 *
 * A link that the plan proposes.
 */
typedef struct
{
  const MwSupply *supply;
  const MwDemand *demand;
  MwFit fit;
  gint64 places;
  gint64 match_id;
} MwPlanLink;

/**
 * MwPlanHelpKind:
 * @MW_PLAN_HELP_LIMIT: a higher limit per supplier
 * @MW_PLAN_HELP_MINIMUM: a lower least fit
 * @MW_PLAN_HELP_PLACES: more places at an initiative that fits
 * @MW_PLAN_HELP_PART: the one thing that blocks, changed at the initiative or at the request
 * @MW_PLAN_HELP_QUESTION: the one thing that is not known
 * @MW_PLAN_HELP_CHOICE: a person rejected the pair, or keeps it apart
 */
typedef enum
{
  MW_PLAN_HELP_LIMIT,
  MW_PLAN_HELP_MINIMUM,
  MW_PLAN_HELP_PLACES,
  MW_PLAN_HELP_PART,
  MW_PLAN_HELP_QUESTION,
  MW_PLAN_HELP_CHOICE,
} MwPlanHelpKind;

/**
 * MwPlanHelp:
 * @supply: (nullable): the initiative; %NULL where the request or an option would change
 * @part: what would have to change or be known, of a part or a question
 * @table: (nullable): of the record to change
 * @field: the first of its fields to change
 * @changed: (nullable): that record as it would be then
 * @match: (nullable): of a choice in the file
 * @places: how many places more, the limit, or the least fit
 * @gain: how many places more the whole plan would fill then; computed by planning again
 */
typedef struct
{
  MwPlanHelpKind kind;
  const MwSupply *supply;
  const MwDemand *demand;
  MwFitPartKind part;
  const MwTable *table;
  guint field;
  MwRecord *changed;
  const MwRecord *match;
  gint64 places;
  gint64 gain;
} MwPlanHelp;

#define MW_PLAN_MAX_HELPS 6

/**
 * MwPlanOpen:
 * @places: that stay open
 * @blocked: by part: how many initiatives it keeps away
 * @taken: initiatives that fit, but whose places go elsewhere
 * @limited: initiatives that fit and have places, but whose supplier may give no more
 * @unknown: initiatives that could fit, if more were known
 * @without_number: initiatives that fit, but do not say how many places they have
 * @below_minimum: initiatives that fit less well than was asked
 * @rejected: initiatives that a person rejected for it, or keeps from it
 * @left_out: initiatives that are left out of this plan
 * @over: initiatives that nothing keeps away but that their period is over
 * @is_over: the period of the request is over, so that nothing else is looked at
 *
 * A request that the plan does not fill, why, and what would help most.
 */
typedef struct
{
  const MwDemand *demand;
  gint64 places;
  guint blocked[MW_N_FIT_PARTS];
  guint taken;
  guint limited;
  guint unknown;
  guint without_number;
  guint below_minimum;
  guint rejected;
  guint left_out;
  guint over;
  gboolean is_over;
  MwPlanHelp helps[MW_PLAN_MAX_HELPS];
  guint n_helps;
} MwPlanOpen;

typedef enum
{
  MW_PLAN_REASON_TAKEN,
  MW_PLAN_REASON_LIMIT,
  MW_PLAN_REASON_UNKNOWN,
  MW_PLAN_REASON_WITHOUT_NUMBER,
  MW_PLAN_REASON_MINIMUM,
  MW_PLAN_REASON_REJECTED,
  MW_PLAN_REASON_LEFT_OUT,
  MW_PLAN_REASON_OVER,
  MW_PLAN_REASON_REQUEST_OVER,
  MW_PLAN_REASON_BLOCKED,
} MwPlanReasonKind;

/* One of the reasons of an #MwPlanOpen; the part is meaningful only for what is blocked. */
typedef struct
{
  MwPlanReasonKind kind;
  MwFitPartKind part;
  guint count;
} MwPlanReason;

/**
 * MwPlanChoiceKind:
 * @MW_PLAN_CHOICE_KEPT: a pair that must be in this plan, or a link in the file that stays as it is
 * @MW_PLAN_CHOICE_FORBIDDEN: a pair that may not be in this plan; with a match in no plan
 * @MW_PLAN_CHOICE_LEFT_OUT: an initiative or request that is not in this plan
 * @MW_PLAN_CHOICE_REJECTED: a pair that was rejected, in the file
 * @MW_PLAN_CHOICE_LINKED: a link that nobody agreed to yet, in the file
 * @MW_PLAN_CHOICE_LIMIT: what one supplier gets at most
 * @MW_PLAN_CHOICE_MINIMUM: the least fit that was asked
 */
typedef enum
{
  MW_PLAN_CHOICE_KEPT,
  MW_PLAN_CHOICE_FORBIDDEN,
  MW_PLAN_CHOICE_LEFT_OUT,
  MW_PLAN_CHOICE_REJECTED,
  MW_PLAN_CHOICE_LINKED,
  MW_PLAN_CHOICE_LIMIT,
  MW_PLAN_CHOICE_MINIMUM,
} MwPlanChoiceKind;

/**
 * MwPlanChoice:
 * @supply: (nullable): %NULL where a request is left out, and for a limit or a least fit
 * @demand: (nullable): %NULL where an initiative is left out, likewise
 * @match: (nullable): of a choice in the file
 * @places: that the pair keeps, or the link holds; the limit, or the least fit
 * @wanted: places that were asked to be kept, of which there may not be so many
 * @cost: places that the plan would fill more without this choice
 */
typedef struct
{
  MwPlanChoiceKind kind;
  const MwSupply *supply;
  const MwDemand *demand;
  const MwRecord *match;
  gint64 places;
  gint64 wanted;
  gint64 cost;
} MwPlanChoice;

/**
 * MwPlanDraft:
 * @board: what everything in it is borrowed from
 * @wanted: open places: those that are still wanted, of requests that say how many
 * @free: places that can still be given, of initiatives that say how many
 * @other: the same problem with the other goal
 * @without_number: initiatives and requests that cannot be planned, for they do not say how many places
 *
 * A plan that nobody has accepted yet. Nothing in the file changed.
 */
typedef struct
{
  MwMatchBoard *board;
  MwPlanOptions options;
  gint64 wanted;
  gint64 free;
  MwPlan *plan;
  MwPlan *other;
  guint without_number;
  GArray *links;   /* MwPlanLink */
  GArray *open;    /* MwPlanOpen */
  GArray *broken;  /* MwBrokenLink */
  GArray *choices; /* MwPlanChoice */
} MwPlanDraft;

MwPlanDraft *mw_plan_draft_make (MwMatchBoard *board, const MwPlanOptions *options, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_plan_draft_free (MwPlanDraft *draft);
GStrv mw_plan_open_describe_blockers (const MwPlanOpen *open) G_GNUC_WARN_UNUSED_RESULT;
char *mw_plan_draft_describe_proof (const MwPlanDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
char *mw_plan_choice_describe_cost (const MwPlanChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
GArray *mw_plan_open_list_reasons (const MwPlanOpen *open) G_GNUC_WARN_UNUSED_RESULT;
char *mw_plan_reason_describe (const MwPlanReason *reason) G_GNUC_WARN_UNUSED_RESULT;
char *mw_plan_help_describe (const MwPlanDraft *draft, const MwPlanHelp *help, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwPlanDraft, mw_plan_draft_free)

G_END_DECLS
