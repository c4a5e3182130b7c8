/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-duty-rules.h"
#include "mw-progress.h"
#include "mw-value.h"

G_BEGIN_DECLS

typedef struct _MwRealisation MwRealisation;

/**
 * MwLinkTerms:
 * @contract: that the places count for
 * @value_row_id: that was chosen, 0 for the one of the target group
 * @group: (nullable): code of the target group that is asked for
 * @hours_per_week: of one place, -1 where unknown
 * @period_known: whether @from and @to hold the time that both the initiative and the contract run
 *
 * What the value of a link follows from.
 */
typedef struct
{
  gint64 contract_id;
  gint64 category_id;
  gint64 value_table_id;
  gint64 value_row_id;
  const char *group;
  gint64 places;
  gint64 hours_per_week;
  gboolean period_known;
  GDate from;
  GDate to;
} MwLinkTerms;

MwRealisation *mw_realisation_load (MwConnection *connection, const MwDutyRules *rules, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_realisation_free (MwRealisation *self);
const MwProgressInput *mw_realisation_get_input (const MwRealisation *self, gint64 contract_id);
gint64 mw_realisation_get_discount (const MwRealisation *self, gint64 value_table_id, const char *pso_rung);
gint64 mw_realisation_get_job_minutes (const MwRealisation *self);
gint64 mw_realisation_get_fte_minutes (const MwRealisation *self);
gint64 mw_realisation_get_protect_below (const MwRealisation *self);
void mw_realisation_value_contribution (const MwRealisation *self, const MwRecord *contribution, const GDate *today, MwValueInput *input, MwValue *value);
void mw_realisation_value_link (const MwRealisation *self, const MwLinkTerms *terms, MwValueInput *input, MwValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRealisation, mw_realisation_free)

G_END_DECLS
