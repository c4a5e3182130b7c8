/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-match-board.h"
#include "mw-talk-board.h"

G_BEGIN_DECLS

/**
 * MwTalkDay:
 * @contract: (owned): the name of the contract that it is about, or "" where it is about the supplier
 *
 * A day on which the talk would be well timed.
 */
typedef struct
{
  MwTalkDate date;
  char *contract;
} MwTalkDay;

/**
 * MwTalkProposals:
 * @points: (element-type MwRecord): for the agenda; none of them is in the file
 * @days: (element-type MwTalkDay): the first one first
 */
typedef struct
{
  GPtrArray *points;
  GArray *days;
} MwTalkProposals;

void mw_talk_proposals_free (MwTalkProposals *proposals);
GArray *mw_talk_proposal_list_days (MwTalkBoard *board, const MwRecord *talk, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
char *mw_talk_proposal_describe_days (const GArray *days, guint most, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_talk_proposal_list (MwTalkBoard *board, MwMatchBoard *matching, const MwRecord *talk, GPtrArray *agreements, char **openings, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_talk_proposal_is_on_agenda (const MwRecord *proposal, GPtrArray *points);
char *mw_talk_proposal_name_fits (const GArray *pairs) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_talk_proposal_list_questions (MwMatchBoard *board, const MwPair *pair) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwTalkProposals, mw_talk_proposals_free)

G_END_DECLS
