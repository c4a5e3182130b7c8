/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwChangesetMatch:
 * @integers: the values of the row, old or else new; 0 for a column that holds no whole number or was not changed
 *
 * Returns: whether the change is to be left out
 */
typedef gboolean (*MwChangesetMatch) (const char *table, const gint64 *integers, guint n_columns, gpointer data);

GBytes *mw_changeset_filter (GBytes *changeset, MwChangesetMatch match, gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
