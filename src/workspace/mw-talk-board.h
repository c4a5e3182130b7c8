/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-contract-facts.h"
#include "mw-duty-rules.h"
#include "mw-talk-agenda.h"

G_BEGIN_DECLS

#define MW_TYPE_TALK_BOARD (mw_talk_board_get_type ())
G_DECLARE_FINAL_TYPE (MwTalkBoard, mw_talk_board, MW, TALK_BOARD, GObject)

/**
 * MwTalkEntry:
 * @supplier_id: whom it is with
 * @record: (nullable): the talk, the agreement, or the contract whose plan is overdue; %NULL for a supplier with whom
 *   there was no talk for long
 * @dated: whether @date holds the day of the talk, that the agreement or plan is due, or of the last talk
 * @duty: of all running contracts of a silent supplier, as far as it is known
 *
 * One line of the agenda.
 */
typedef struct
{
  MwTalkSection section;
  gint64 supplier_id;
  MwRecord *record;
  gboolean dated;
  GDate date;
  MwMoney duty;
} MwTalkEntry;

/**
 * MwTalkDue:
 * @this_week: after today
 *
 * How much is still to be done: talks, agreements and plans.
 */
typedef struct
{
  guint overdue;
  guint today;
  guint this_week;
} MwTalkDue;

MwTalkBoard *mw_talk_board_load (MwConnection *connection, gint64 category_id, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint mw_talk_board_get_n_entries (MwTalkBoard *self);
const MwTalkEntry *mw_talk_board_get_entry (MwTalkBoard *self, guint index);
MwTalkDue mw_talk_board_count_due (MwTalkBoard *self);
const char *mw_talk_board_get_supplier (MwTalkBoard *self, gint64 supplier_id);
GPtrArray *mw_talk_board_get_contracts (MwTalkBoard *self);
GPtrArray *mw_talk_board_list_contracts (MwTalkBoard *self, gint64 supplier_id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_talk_board_list_talks (MwTalkBoard *self, gint64 supplier_id) G_GNUC_WARN_UNUSED_RESULT;
const MwRecord *mw_talk_board_find_next (MwTalkBoard *self, gint64 supplier_id);
gboolean mw_talk_board_find_last (MwTalkBoard *self, gint64 supplier_id, GDate *date);

G_END_DECLS
