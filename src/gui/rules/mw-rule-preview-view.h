/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_RULE_PREVIEW_VIEW (mw_rule_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (MwRulePreviewView, mw_rule_preview_view, MW, RULE_PREVIEW_VIEW, AdwBin)

void mw_rule_preview_view_show (MwRulePreviewView *self, const MwRulePreview *preview, MwNotation notation);

G_END_DECLS
