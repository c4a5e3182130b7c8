/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"
#include "mw-table-reader.h"

G_BEGIN_DECLS

char *mw_odd_value_mend (MwFieldType type, const char *target, const MwCell *cell) G_GNUC_WARN_UNUSED_RESULT;
char *mw_odd_value_drop_decimal (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_odd_value_lost_digits (const char *text);

G_END_DECLS
