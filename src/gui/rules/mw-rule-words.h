/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-workspace.h"

G_BEGIN_DECLS

char *mw_rule_words_name (MwWorkspace *workspace, const MwRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *mw_rule_words_rule_set (MwWorkspace *workspace, const MwRecord *rule_set) G_GNUC_WARN_UNUSED_RESULT;
char *mw_rule_words_category_path (MwWorkspace *workspace, const MwRecord *category) G_GNUC_WARN_UNUSED_RESULT;
char *mw_rule_words_category (MwWorkspace *workspace, const MwRecord *category) G_GNUC_WARN_UNUSED_RESULT;
char *mw_rule_words_value_table (MwWorkspace *workspace, const MwRecord *value_table) G_GNUC_WARN_UNUSED_RESULT;
char *mw_rule_words_value_row (MwWorkspace *workspace, const MwRecord *value_row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
