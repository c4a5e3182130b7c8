/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-duty.h"

G_BEGIN_DECLS

/**
 * MwRoomKind:
 * @MW_ROOM_PLAN_DUE: the action plan must be there
 * @MW_ROOM_NOTICE: the last day to give notice
 * @MW_ROOM_RENEWAL: the last day before the contract renews by itself
 * @MW_ROOM_RENEWAL_UNKNOWN: it renews by itself, and until when that can be stopped is not known
 * @MW_ROOM_EXTENSION: the last day to decide on an extension
 * @MW_ROOM_RETENDER: the next tender must begin
 * @MW_ROOM_END: nothing can be agreed under the contract any more
 *
 * Moments at which something can still be changed.
 */
typedef enum
{
  MW_ROOM_PLAN_DUE,
  MW_ROOM_NOTICE,
  MW_ROOM_RENEWAL,
  MW_ROOM_RENEWAL_UNKNOWN,
  MW_ROOM_EXTENSION,
  MW_ROOM_RETENDER,
  MW_ROOM_END,
} MwRoomKind;

/**
 * MwRoomState:
 * @MW_ROOM_SOON: within three months, or something is to be found out within six
 * @MW_ROOM_MISSED: it has been, and nothing tells that what should happen then did
 * @MW_ROOM_TENDER_LATE: the next tender should have begun, and the contract still runs
 *
 * In the order in which they ask for attention: first what can still be done, then what went wrong. When a tender
 * begins is an assumption, so it hides nothing of the rest.
 */
typedef enum
{
  MW_ROOM_SOON,
  MW_ROOM_MISSED,
  MW_ROOM_AHEAD,
  MW_ROOM_TENDER_LATE,
  MW_N_ROOM_STATES,
} MwRoomState;

/* How long before the latest end a new tender begins: an assumption of this program, for no source names a term. */
#define MW_ROOM_RETENDER_MONTHS 12
#define MW_ROOM_SOON_MONTHS 3
#define MW_ROOM_LOOK_UP_MONTHS 6

/* What the day of an extension follows from where nobody noted until when to decide. */
typedef enum
{
  MW_ROOM_BASIS_DATE,
  MW_ROOM_BASIS_NOTICE,
  MW_ROOM_BASIS_END,
} MwRoomBasis;

/**
 * MwRoomMoment:
 * @basis: where @date is from
 * @date: the last day on which it can be done
 * @end: of a renewal, the day on which the contract would end
 */
typedef struct
{
  MwRoomKind kind;
  MwRoomState state;
  MwRoomBasis basis;
  GDate date;
  gboolean end_known;
  GDate end;
} MwRoomMoment;

GArray *mw_room_calendar_list (const MwRecord *contract, const MwDuty *duty, GPtrArray *extensions, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
char *mw_room_moment_describe (const MwRoomMoment *moment, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_room_state_get_label (MwRoomState state);

G_END_DECLS
