/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-match-board.h"
#include "mw-room-calendar.h"

G_BEGIN_DECLS

/* What lies further ahead is no news yet. */
#define MW_ROOM_HORIZON_MONTHS 24

/**
 * MwRoomEntry:
 * @supplier: its name, "" where the contract names none
 * @wishes: requests that could ride on it, such as "“A” (87)", or ""
 */
typedef struct
{
  MwRoomMoment moment;
  MwRecord *contract;
  char *supplier;
  char *wishes;
} MwRoomEntry;

GArray *mw_room_list_load (MwConnection *connection, MwMatchBoard *matching, gint64 category_id, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
