/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-match-board.h"
#include "mw-talk-board.h"

G_BEGIN_DECLS

GPtrArray *mw_talk_proposal_list (MwTalkBoard *board, MwMatchBoard *matching, const MwRecord *talk, GPtrArray *agreements, char **openings, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_talk_proposal_make_question (const MwFit *fit, const MwSupply *supply, const MwDemand *demand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
