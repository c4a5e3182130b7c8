/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-commands.h"
#include "mw-contract-list.h"
#include "mw-match-board.h"
#include "mw-output.h"
#include "mw-plan-draft.h"
#include "mw-record.h"
#include "mw-report-job.h"
#include "mw-report-memory.h"
#include "mw-room-list.h"
#include "mw-rule-preview.h"
#include "mw-talk-proposal.h"

G_BEGIN_DECLS

#define MW_TYPE_WORKSPACE (mw_workspace_get_type ())
G_DECLARE_FINAL_TYPE (MwWorkspace, mw_workspace, MW, WORKSPACE, GObject)

void mw_workspace_read_clock (GDate *today);
gboolean mw_workspace_create_file (const char *path, gboolean demo, const GDate *today, GError **error);
MwWorkspace *mw_workspace_open (const char *path, MwAccess access, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_take_over (MwWorkspace *self);
void mw_workspace_open_async (const char *path, MwAccess access, gboolean may_create, const GDate *today, GAsyncReadyCallback callback, gpointer user_data);
MwWorkspace *mw_workspace_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_close (MwWorkspace *self);

const char *mw_workspace_get_path (MwWorkspace *self);
MwOutputTarget mw_workspace_get_target (MwWorkspace *self, const char *path, gboolean asked);
gboolean mw_workspace_is_read_only (MwWorkspace *self);
gboolean mw_workspace_is_remote (MwWorkspace *self);
const GDate *mw_workspace_get_today (MwWorkspace *self);
void mw_workspace_set_today (MwWorkspace *self, const GDate *today);
MwNotation mw_workspace_get_notation (MwWorkspace *self);
const MwRegions *mw_workspace_get_regions (MwWorkspace *self);
const MwHeaderNames *mw_workspace_get_header_names (MwWorkspace *self);
MwDatabase *mw_workspace_get_database (MwWorkspace *self);
MwContractList *mw_workspace_get_contracts (MwWorkspace *self);
GListModel *mw_workspace_get_records (MwWorkspace *self, const MwTable *table);
MwRecord *mw_workspace_find_record (MwWorkspace *self, const MwTable *table, gint64 id);
guint mw_workspace_count_contracts (MwWorkspace *self, gint64 category_id);
gboolean mw_workspace_has_rules (MwWorkspace *self, gint64 category_id);
char *mw_workspace_get_undo_label (MwWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;
char *mw_workspace_get_redo_label (MwWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

void mw_workspace_save_async (MwWorkspace *self, const MwRecord *record, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_delete_async (MwWorkspace *self, const MwTable *table, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_forget_contact_async (MwWorkspace *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_undo_async (MwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_redo_async (MwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_take_back_async (MwWorkspace *self, const MwChangeKey *key, GAsyncReadyCallback callback, gpointer user_data);
MwAct *mw_workspace_act_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void mw_workspace_import_async (MwWorkspace *self, const MwImportJob *job, GAsyncReadyCallback callback, gpointer user_data);
MwImportSummary *mw_workspace_import_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_report_async (MwWorkspace *self, const MwReportJob *job, GAsyncReadyCallback callback, gpointer user_data);
MwReportMemory *mw_workspace_report_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_remember_report_async (MwWorkspace *self, MwReportMemory *memory, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_load_report_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_save_list_async (MwWorkspace *self, const char *path, gboolean asked, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mw_workspace_save_list_finish (MwWorkspace *self, GAsyncResult *result, GError **error);
GPtrArray *mw_workspace_list_contracts_of (MwWorkspace *self, gint64 category_id, gint64 supplier_id, const GDate *quarter) G_GNUC_WARN_UNUSED_RESULT;
MwReport *mw_workspace_load_report_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_list_changes_async (MwWorkspace *self, const MwTable *table, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mw_workspace_list_changes_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_save_copy_async (MwWorkspace *self, const char *path, GAsyncReadyCallback callback, gpointer user_data);
gboolean mw_workspace_save_copy_finish (MwWorkspace *self, GAsyncResult *result, GError **error);
void mw_workspace_check_async (MwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean mw_workspace_check_finish (MwWorkspace *self, GAsyncResult *result, GError **error);
void mw_workspace_load_board_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MwMatchBoard *mw_workspace_load_board_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_make_plan_async (MwWorkspace *self, gint64 category_id, const MwPlanOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MwPlanDraft *mw_workspace_make_plan_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_workspace_make_link (MwWorkspace *self, const MwPlanLink *link, gint64 places) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_workspace_make_planning (MwWorkspace *self, gint64 initiative_id, gint64 nomination_id, const char *planning) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_set_planning_async (MwWorkspace *self, gint64 initiative_id, gint64 nomination_id, const char *planning, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_accept_plan_async (MwWorkspace *self, GPtrArray *links, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_load_talks_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MwTalkBoard *mw_workspace_load_talks_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_load_room_async (MwWorkspace *self, gint64 category_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray *mw_workspace_load_room_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_propose_talk_async (MwWorkspace *self, const MwRecord *talk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MwTalkProposals *mw_workspace_propose_talk_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_propose_days_async (MwWorkspace *self, const MwRecord *talk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray *mw_workspace_propose_days_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_save_points_async (MwWorkspace *self, GPtrArray *points, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mw_workspace_list_points (MwWorkspace *self, const MwRecord *talk) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_workspace_list_agreements (MwWorkspace *self, gint64 supplier_id) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_workspace_find_next_talk (MwWorkspace *self, gint64 supplier_id);
MwRecord *mw_workspace_make_talk (MwWorkspace *self, gint64 supplier_id, gint64 contract_id) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_workspace_make_talk_for (MwWorkspace *self, MwTalkBoard *board, const MwTalkEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_workspace_add_contract_to_talk_async (MwWorkspace *self, const MwRecord *talk, gint64 contract_id, GAsyncReadyCallback callback, gpointer user_data);
gboolean mw_workspace_export_talk (MwWorkspace *self, const MwRecord *talk, const MwOutputTarget *target, GDateTime *moment, GError **error);
gboolean mw_workspace_export_agenda (MwWorkspace *self, MwTalkBoard *board, const MwOutputTarget *target, GDateTime *moment, GPtrArray **undated, GError **error);
gboolean mw_workspace_is_asked (MwWorkspace *self, const MwRecord *question);
void mw_workspace_ask_async (MwWorkspace *self, const MwRecord *question, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_preview_rules_async (MwWorkspace *self, const MwRuleProposal *proposal, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MwRulePreview *mw_workspace_preview_rules_finish (MwWorkspace *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mw_workspace_choose_rules_async (MwWorkspace *self, const MwRuleProposal *proposal, GAsyncReadyCallback callback, gpointer user_data);
void mw_workspace_copy_value_table_async (MwWorkspace *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mw_workspace_list_rule_choices (MwWorkspace *self, gint64 category_id) G_GNUC_WARN_UNUSED_RESULT;
guint mw_workspace_count_users (MwWorkspace *self, const MwRecord *rules);
const int *mw_workspace_get_weights (MwWorkspace *self);
void mw_workspace_set_weights (MwWorkspace *self, const int *weights);
GPtrArray *mw_workspace_list_value_rows (MwWorkspace *self, const MwRecord *record, const char *kind) G_GNUC_WARN_UNUSED_RESULT;
char *mw_workspace_value_contribution (MwWorkspace *self, const MwRecord *contribution, MwValue *value) G_GNUC_WARN_UNUSED_RESULT;
char *mw_workspace_describe_link (MwWorkspace *self, const MwRecord *match) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_workspace_list_choices (MwWorkspace *self, const MwRecord *record, guint field) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *mw_workspace_list_extensions (MwWorkspace *self, gint64 contract_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *mw_workspace_describe_choice (MwWorkspace *self, const MwRecord *choice) G_GNUC_WARN_UNUSED_RESULT;
MwRecord *mw_workspace_read_contract (MwWorkspace *self, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
