/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_WEIGHTS_EDITOR (mw_weights_editor_get_type ())
G_DECLARE_FINAL_TYPE (MwWeightsEditor, mw_weights_editor, MW, WEIGHTS_EDITOR, AdwBin)

void mw_weights_editor_set_workspace (MwWeightsEditor *self, MwWorkspace *workspace, GSettings *settings);

G_END_DECLS
