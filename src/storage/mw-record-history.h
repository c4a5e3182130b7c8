/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-act.h"
#include "mw-connection.h"
#include "mw-record.h"

G_BEGIN_DECLS

/**
 * MwChangeKind:
 * @MW_CHANGE_ADDED: the record was made
 * @MW_CHANGE_EDITED: some of its fields got another value
 * @MW_CHANGE_DELETED: it was taken away
 */
typedef enum
{
  MW_CHANGE_ADDED,
  MW_CHANGE_EDITED,
  MW_CHANGE_DELETED,
} MwChangeKind;

/**
 * MwRecordChange:
 * @act: the act of which it is a part
 * @moment: when, local time
 * @fields: (array length=n_fields): which fields changed
 * @before: the values that the fields had; the others are unknown
 * @after: the values that they got
 */
typedef struct
{
  MwAct *act;
  GDateTime *moment;
  MwChangeKind kind;
  guint *fields;
  guint n_fields;
  MwRecord *before;
  MwRecord *after;
} MwRecordChange;

void mw_record_change_free (MwRecordChange *change);
GPtrArray *mw_record_history_list (MwConnection *connection, const MwTable *table, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_record_history_take_back (const MwRecord *now, const MwRecordChange *change, guint *conflict) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRecordChange, mw_record_change_free)

G_END_DECLS
