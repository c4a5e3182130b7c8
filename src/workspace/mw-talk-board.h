/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-contract-facts.h"
#include "mw-duty-rules.h"
#include "mw-room-calendar.h"
#include "mw-talk-agenda.h"

G_BEGIN_DECLS

#define MW_TYPE_TALK_BOARD (mw_talk_board_get_type ())
G_DECLARE_FINAL_TYPE (MwTalkBoard, mw_talk_board, MW, TALK_BOARD, GObject)

/**
 * MwTalkEntryKind:
 * @MW_TALK_ENTRY_PLAN: an action plan that is overdue
 * @MW_TALK_ENTRY_NEXT: a next talk that was agreed on, and is not planned yet
 * @MW_TALK_ENTRY_MOMENT: until then something in a contract can be changed
 * @MW_TALK_ENTRY_SILENT: a supplier with whom there was no talk for long
 */
typedef enum
{
  MW_TALK_ENTRY_TALK,
  MW_TALK_ENTRY_AGREEMENT,
  MW_TALK_ENTRY_PLAN,
  MW_TALK_ENTRY_NEXT,
  MW_TALK_ENTRY_MOMENT,
  MW_TALK_ENTRY_SILENT,
} MwTalkEntryKind;

/* Moments of contracts are on the agenda so long before; the room calendar has them all. */
#define MW_TALK_MOMENT_MONTHS 1

/**
 * MwTalkEntry:
 * @supplier_id: whom it is with
 * @record: (nullable): the talk, the agreement, the contract of a plan or moment, or the talk in which a next one was
 *   agreed on; %NULL for a silent supplier
 * @dated: whether @date holds the day of the talk or moment, that the agreement or plan is due, or of the last talk
 * @duty: of all running contracts of a silent supplier that carry the duty or may
 * @moment: which one
 *
 * One line of the agenda.
 */
typedef struct
{
  MwTalkSection section;
  MwTalkEntryKind kind;
  gint64 supplier_id;
  MwRecord *record;
  gboolean dated;
  GDate date;
  MwSum duty;
  MwRoomMoment moment;
} MwTalkEntry;

/**
 * MwTalkDue:
 * @this_week: after today
 *
 * How much is still to be done: talks, agreements, plans, and moments of contracts.
 */
typedef struct
{
  guint overdue;
  guint today;
  guint this_week;
} MwTalkDue;

MwTalkBoard *mw_talk_board_load (MwConnection *connection, gint64 category_id, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwTalkBoard *mw_talk_board_load_with_contracts (MwConnection *connection, gint64 category_id, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint mw_talk_board_get_n_entries (MwTalkBoard *self);
const MwTalkEntry *mw_talk_board_get_entry (MwTalkBoard *self, guint index);
MwTalkDue mw_talk_board_count_due (MwTalkBoard *self);
char *mw_talk_board_name_due (MwTalkBoard *self, guint most, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_talk_board_has_supplier (MwTalkBoard *self, gint64 supplier_id);
const char *mw_talk_board_get_supplier (MwTalkBoard *self, gint64 supplier_id);
gint64 mw_talk_board_find_only_contract (MwTalkBoard *self, gint64 supplier_id);
GPtrArray *mw_talk_board_get_contracts (MwTalkBoard *self);
GPtrArray *mw_talk_board_list_contracts (MwTalkBoard *self, gint64 supplier_id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_talk_board_list_talks (MwTalkBoard *self, gint64 supplier_id) G_GNUC_WARN_UNUSED_RESULT;
const MwRecord *mw_talk_board_find_next (MwTalkBoard *self, gint64 supplier_id);
const MwRecord *mw_talk_board_find_agreed (MwTalkBoard *self, gint64 supplier_id, GDate *date);
GPtrArray *mw_talk_board_get_extensions (MwTalkBoard *self, gint64 contract_id);
gboolean mw_talk_board_find_last (MwTalkBoard *self, gint64 supplier_id, GDate *date);

G_END_DECLS
