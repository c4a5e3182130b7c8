/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

gboolean mw_pair_question_is_asked (MwWorkspace *workspace, MwMatchBoard *board, const MwPair *pair);
void mw_pair_question_ask (GtkWindow *parent, MwWorkspace *workspace, MwMatchBoard *board, const MwPair *pair);

G_END_DECLS
