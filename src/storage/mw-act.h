/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-table.h"

G_BEGIN_DECLS

typedef struct _MwRecorder MwRecorder;

/**
 * MwAct:
 * @id: 0 where there is no such act
 * @verb: create, edit, delete, import, link, unlink or seed
 * @table: (nullable): kind of the record that it is about
 * @record_id: 0 where it is about several
 * @subject: (nullable): what the record was called
 * @detail: (nullable): names of the columns that changed, parted by spaces, or a count
 * @recorder: (nullable): what writes the act down while it runs; see mw_history_cut()
 *
 * What the user did, in data; words are made of it where it is shown.
 */
typedef struct
{
  gint64 id;
  char *verb;
  const MwTable *table;
  gint64 record_id;
  char *subject;
  char *detail;
  MwRecorder *recorder;
} MwAct;

MwAct *mw_act_new (const char *verb) G_GNUC_WARN_UNUSED_RESULT;
void mw_act_free (MwAct *act);
char *mw_act_describe (const MwAct *act) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwAct, mw_act_free)

G_END_DECLS
