/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-output.h"
#include "mw-record.h"

G_BEGIN_DECLS

/**
 * MwCalendar:
 *
 * An iCalendar file that is being put together (RFC 5545).
 */
typedef struct _MwCalendar MwCalendar;

MwCalendar *mw_calendar_new (GDateTime *moment, gboolean cancels) G_GNUC_WARN_UNUSED_RESULT;
void mw_calendar_free (MwCalendar *self);
gboolean mw_calendar_add_talk (MwCalendar *self, const MwRecord *talk, const char *supplier, GPtrArray *points);
char *mw_calendar_to_text (MwCalendar *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_calendar_save (MwCalendar *self, const MwOutputTarget *target, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwCalendar, mw_calendar_free)

G_END_DECLS
