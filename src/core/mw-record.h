/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

#include "mw-money.h"
#include "mw-table.h"

G_BEGIN_DECLS

/**
 * MwTristate:
 *
 * Yes, no, or not known. %MW_UNKNOWN is 0 so that a cleared struct claims nothing.
 */
typedef enum
{
  MW_UNKNOWN,
  MW_NO,
  MW_YES,
} MwTristate;

#define MW_TYPE_RECORD (mw_record_get_type ())
G_DECLARE_FINAL_TYPE (MwRecord, mw_record, MW, RECORD, GObject)

MwRecord *mw_record_new (const MwTable *table) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_record_copy (const MwRecord *self) G_GNUC_WARN_UNUSED_RESULT;

const MwTable *mw_record_get_table (const MwRecord *self);
gint64 mw_record_get_id (const MwRecord *self);
void mw_record_set_id (MwRecord *self, gint64 id);
const char *mw_record_get_title (const MwRecord *self);

gboolean mw_record_is_known (const MwRecord *self, guint field);
void mw_record_clear (MwRecord *self, guint field);
gboolean mw_record_field_equals (const MwRecord *self, const MwRecord *other, guint field);
void mw_record_copy_field (MwRecord *self, const MwRecord *other, guint field);

const char *mw_record_get_text (const MwRecord *self, guint field);
void mw_record_set_text (MwRecord *self, guint field, const char *text);
gboolean mw_record_get_integer (const MwRecord *self, guint field, gint64 *integer);
gint64 mw_record_get_reference (const MwRecord *self, guint field);
void mw_record_set_reference (MwRecord *self, guint field, gint64 id);
void mw_record_set_integer (MwRecord *self, guint field, gint64 integer);
gboolean mw_record_get_money (const MwRecord *self, guint field, MwMoney *money);
void mw_record_set_money (MwRecord *self, guint field, MwMoney money);
gboolean mw_record_get_date (const MwRecord *self, guint field, GDate *date);
void mw_record_set_date (MwRecord *self, guint field, const GDate *date);
MwTristate mw_record_get_yes_no (const MwRecord *self, guint field);
void mw_record_set_yes_no (MwRecord *self, guint field, MwTristate value);

char *mw_record_format_field (const MwRecord *self, guint field, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_record_parse_field (MwRecord *self, guint field, const char *text, MwNotation notation, GError **error);

gboolean mw_record_check_field (const MwRecord *self, guint field, GError **error);
gboolean mw_record_check_dates (const MwRecord *self, guint start, guint end, guint *field, GError **error);
gboolean mw_record_check (const MwRecord *self, guint *field, GError **error);

G_END_DECLS
