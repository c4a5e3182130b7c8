/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-record.h"

G_BEGIN_DECLS

#define MW_REFUSALS_MAX_REASONS 16

/**
 * MwRefusals:
 * @target_group_id: that was refused
 * @total: links to which a supplier said no
 * @by_reason: in the order of the choices of the match's reason, as many as there are
 * @without_reason: no reason was noted
 *
 * How often suppliers said no to one target group, and why.
 */
typedef struct
{
  gint64 target_group_id;
  guint total;
  guint by_reason[MW_REFUSALS_MAX_REASONS];
  guint without_reason;
} MwRefusals;

GArray *mw_refusals_count (GListModel *matches, GListModel *nominations) G_GNUC_WARN_UNUSED_RESULT;
const MwRefusals *mw_refusals_find (const GArray *refusals, gint64 target_group_id);
GStrv mw_refusals_describe (const MwRefusals *refusals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
