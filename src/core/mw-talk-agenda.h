/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-duty.h"

G_BEGIN_DECLS

/**
 * MwTalkSection:
 * @MW_TALK_OVERDUE: should have been done by now
 * @MW_TALK_THIS_WEEK: from today up to and including Sunday
 * @MW_TALK_NEXT_WEEK: Monday to Sunday
 * @MW_TALK_SILENT: a duty runs, and there was no talk for long
 * @MW_TALK_PAST: was held or cancelled
 *
 * The headings of the agenda, in their order.
 */
typedef enum
{
  MW_TALK_OVERDUE,
  MW_TALK_THIS_WEEK,
  MW_TALK_NEXT_WEEK,
  MW_TALK_LATER,
  MW_TALK_WITHOUT_DATE,
  MW_TALK_SILENT,
  MW_TALK_PAST,
  MW_N_TALK_SECTIONS,
} MwTalkSection;

/* No talk for so many months is long. */
#define MW_TALK_SILENT_MONTHS 6

/**
 * MwTalkReason:
 *
 * Why a date for a talk is proposed.
 */
typedef enum
{
  MW_TALK_REASON_PLAN_OVERDUE,
  MW_TALK_REASON_AGREED,
  MW_TALK_REASON_PLAN_DUE,
  MW_TALK_REASON_REPORT,
  MW_TALK_REASON_NOTICE,
  MW_TALK_REASON_NOTICE_UNKNOWN,
  MW_TALK_REASON_EXTENSION,
  MW_TALK_REASON_RETENDER,
  MW_TALK_REASON_END,
  MW_TALK_REASON_SILENT,
  MW_TALK_REASON_NEVER,
} MwTalkReason;

/**
 * MwTalkDate:
 * @date: a working day, today or later
 * @moment: what it comes before, or follows from; not a valid one for %MW_TALK_REASON_NEVER
 */
typedef struct
{
  GDate date;
  MwTalkReason reason;
  GDate moment;
} MwTalkDate;

MwTalkSection mw_talk_agenda_find_section (const GDate *date, const GDate *today);
const char *mw_talk_agenda_get_label (MwTalkSection section);
gboolean mw_talk_agenda_is_silent (const GDate *last, const GDate *today);
GArray *mw_talk_agenda_propose_dates (const MwRecord *contract, const MwDuty *duty, GPtrArray *extensions, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
GArray *mw_talk_agenda_propose_again (const GDate *last, const GDate *agreed, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
char *mw_talk_date_describe (const MwTalkDate *proposed, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
