/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_TALK_VIEW (mw_talk_view_get_type ())
G_DECLARE_FINAL_TYPE (MwTalkView, mw_talk_view, MW, TALK_VIEW, AdwBin)

void mw_talk_view_set_workspace (MwTalkView *self, MwWorkspace *workspace);
void mw_talk_view_show (MwTalkView *self, const MwRecord *talk);

G_END_DECLS
