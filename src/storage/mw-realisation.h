/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-duty-rules.h"
#include "mw-progress.h"
#include "mw-value.h"

G_BEGIN_DECLS

typedef struct _MwRealisation MwRealisation;

MwRealisation *mw_realisation_load (MwConnection *connection, const MwDutyRules *rules, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_realisation_free (MwRealisation *self);
const MwProgressInput *mw_realisation_get_input (const MwRealisation *self, gint64 contract_id);
gint64 mw_realisation_get_discount (const MwRealisation *self, gint64 value_table_id, const char *pso_rung);
gint64 mw_realisation_get_job_minutes (const MwRealisation *self);
gint64 mw_realisation_get_protect_below (const MwRealisation *self);
void mw_realisation_value_contribution (const MwRealisation *self, const MwRecord *contribution, const GDate *today, MwValueInput *input, MwValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRealisation, mw_realisation_free)

G_END_DECLS
