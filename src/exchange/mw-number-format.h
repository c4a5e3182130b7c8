/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-table-reader.h"

G_BEGIN_DECLS

typedef struct _MwNumberFormat MwNumberFormat;

MwNumberFormat *mw_number_format_new (const char *code) G_GNUC_WARN_UNUSED_RESULT;
void mw_number_format_free (MwNumberFormat *self);
gboolean mw_number_format_is_date (const MwNumberFormat *self);
gboolean mw_number_format_is_percent (const MwNumberFormat *self);
MwCellDoubt mw_number_format_get_doubt (const MwNumberFormat *self);
char *mw_number_format_show (const MwNumberFormat *self, const char *number) G_GNUC_WARN_UNUSED_RESULT;

gboolean mw_currency_is_euro (const char *text);
gboolean mw_currency_has_foreign_mark (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwNumberFormat, mw_number_format_free)

G_END_DECLS
