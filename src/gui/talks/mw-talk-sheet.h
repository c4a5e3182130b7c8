/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

/* A4, in points. */
#define MW_TALK_SHEET_WIDTH 595.0
#define MW_TALK_SHEET_HEIGHT 842.0

/**
 * MwTalkSheet:
 *
 * The preparation of a talk, laid out on pages.
 */
typedef struct _MwTalkSheet MwTalkSheet;

MwTalkSheet *mw_talk_sheet_new (MwWorkspace *workspace, const MwRecord *talk) G_GNUC_WARN_UNUSED_RESULT;
void mw_talk_sheet_free (MwTalkSheet *self);
guint mw_talk_sheet_get_n_pages (const MwTalkSheet *self);
void mw_talk_sheet_draw (const MwTalkSheet *self, cairo_t *cairo, guint page);
gboolean mw_talk_sheet_save (const MwTalkSheet *self, const char *path, GError **error);
char *mw_talk_sheet_get_text (const MwTalkSheet *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwTalkSheet, mw_talk_sheet_free)

G_END_DECLS
