/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-talk-board.h"

G_BEGIN_DECLS

#define MW_TYPE_DUE_BAR (mw_due_bar_get_type ())
G_DECLARE_FINAL_TYPE (MwDueBar, mw_due_bar, MW, DUE_BAR, AdwBin)

void mw_due_bar_show (MwDueBar *self, MwTalkBoard *board, MwNotation notation);
void mw_due_bar_dismiss (MwDueBar *self);

G_END_DECLS
