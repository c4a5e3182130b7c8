/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>

#include "mw-agreement.h"
#include "mw-contract.h"
#include "mw-conversation.h"
#include "mw-date.h"
#include "mw-duty.h"
#include "mw-initiative.h"
#include "mw-json.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-record-store.h"

/* maatwerk list: as JSON for programs, or as lines with tabs for people. */

typedef struct
{
  const MwCliOptions *options;
  MwWorkspace *workspace;
  gint64 category_id;
  JsonBuilder *json; /* NULL where lines are wanted */
} Lister;

static void
add_text (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
add_tristate (JsonBuilder *json, const char *name, MwTristate value)
{
  json_builder_set_member_name (json, name);
  if (value == MW_UNKNOWN)
    json_builder_add_null_value (json);
  else
    json_builder_add_boolean_value (json, value == MW_YES);
}

static void
add_duty (Lister *lister, const MwContractFacts *facts)
{
  const MwDuty *duty = &facts->duty;
  const MwProgress *progress = &facts->progress;
  JsonBuilder *json = lister->json;
  guint conditions = facts->rule_set != NULL ? MW_N_DUTY_CONDITIONS : MW_DUTY_RULE_SET + 1;

  json_builder_set_member_name (json, "duty");
  json_builder_begin_object (json);
  add_text (json, "applies", mw_tristate_to_code (duty->applies));
  json_builder_set_member_name (json, "reasons");
  json_builder_begin_array (json);
  for (guint i = 0; i < conditions; i++)
    {
      g_autofree char *reason = mw_duty_describe_condition (duty, (MwDutyCondition) i, facts->contract, facts->rule_set, mw_workspace_get_notation (lister->workspace));
      if (*reason != '\0')
        json_builder_add_string_value (json, reason);
    }
  json_builder_end_array (json);
  mw_json_add_nullable_integer (json, "base_cents", duty->base_known, duty->base.cents);
  mw_json_add_nullable_integer (json, "percentage_bp", duty->percentage_known, duty->percentage_bp);
  mw_json_add_nullable_integer (json, "amount_cents", duty->amount_known, duty->amount.cents);
  mw_json_add_nullable_integer (json, "discount_bp", duty->discount_bp > 0, duty->discount_bp);
  /* A sum of which a part is not known is not given as the whole. */
  mw_json_add_nullable_integer (json, "planned_cents", progress->planned_known, progress->planned.cents);
  mw_json_add_nullable_integer (json, "realised_cents", progress->realised_known, progress->realised.cents);
  mw_json_add_nullable_integer (json, "expected_cents", progress->expected_known, progress->expected.cents);
  add_tristate (json, "behind", progress->behind);
  add_tristate (json, "plan_overdue", duty->plan_overdue);
  json_builder_end_object (json);
}

static void
print_contract (Lister *lister, const MwContractFacts *facts)
{
  MwNotation notation = mw_workspace_get_notation (lister->workspace);
  g_autofree char *end = mw_record_format_field (facts->contract, MW_CONTRACT_END_DATE, notation);
  g_autofree char *value = mw_record_format_field (facts->contract, MW_CONTRACT_VALUE, notation);
  const char *number = mw_record_get_text (facts->contract, MW_CONTRACT_NUMBER);

  g_print ("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", number != NULL ? number : "", facts->supplier != NULL ? facts->supplier : "", mw_record_get_title (facts->contract), end, value, mw_tristate_get_label (facts->duty.applies), mw_contract_state_get_label (facts->state));
}

static void
list_contract (Lister *lister, const MwContractFacts *facts)
{
  if (lister->json == NULL)
    {
      print_contract (lister, facts);
      return;
    }
  json_builder_begin_object (lister->json);
  mw_json_add_record (lister->json, facts->contract);
  add_text (lister->json, "supplier", facts->supplier);
  add_text (lister->json, "client", facts->client);
  add_text (lister->json, "category", facts->category);
  add_text (lister->json, "state", mw_contract_state_to_code (facts->state));
  add_duty (lister, facts);
  json_builder_end_object (lister->json);
}

static gboolean
list_contracts (Lister *lister, GError **error)
{
  MwContractQuery query = { .category_id = lister->category_id, .today = lister->options->today, .sort = MW_CONTRACT_SORT_SUPPLIER };
  MwConnection *connection = mw_database_get_view (mw_workspace_get_database (lister->workspace));
  g_autoptr (MwContractResult) result = mw_contract_query_run (connection, NULL, &query, error);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->ids->len; i++)
    {
      g_autoptr (GPtrArray) loaded = mw_contract_query_load (connection, result->basis, &g_array_index (result->ids, gint64, i), 1, error);
      if (loaded == NULL)
        return FALSE;
      list_contract (lister, g_ptr_array_index (loaded, 0));
    }
  return TRUE;
}

static MwMatchBoard *
load_board (Lister *lister, GError **error)
{
  return mw_match_board_load (mw_database_get_view (mw_workspace_get_database (lister->workspace)), mw_workspace_get_regions (lister->workspace), lister->category_id, mw_workspace_get_today (lister->workspace), error);
}

static void
list_side (Lister *lister, const MwRecord *record, const char *places_name, gboolean places_known, gint64 places)
{
  if (lister->json == NULL)
    {
      g_autofree char *count = places_known ? g_strdup_printf ("%" G_GINT64_FORMAT, places) : g_strdup ("?");
      g_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", mw_record_get_id (record), mw_record_get_title (record), count);
      return;
    }
  json_builder_begin_object (lister->json);
  mw_json_add_record (lister->json, record);
  mw_json_add_nullable_integer (lister->json, places_name, places_known, places);
  json_builder_end_object (lister->json);
}

static gboolean
list_initiatives (Lister *lister, GError **error)
{
  g_autoptr (MwMatchBoard) board = load_board (lister, error);
  GPtrArray *supplies = board != NULL ? mw_match_board_get_supplies (board) : NULL;

  for (guint i = 0; supplies != NULL && i < supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (supplies, i);
      gint64 places;
      gboolean known = mw_supply_get_free_places (supply, &places);
      list_side (lister, mw_supply_get_initiative (supply), "free_places", known, places);
    }
  return board != NULL;
}

static gboolean
list_nominations (Lister *lister, GError **error)
{
  g_autoptr (MwMatchBoard) board = load_board (lister, error);
  GPtrArray *demands = board != NULL ? mw_match_board_get_demands (board) : NULL;

  for (guint i = 0; demands != NULL && i < demands->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (demands, i);
      gint64 places;
      gboolean known = mw_demand_get_open_places (demand, &places);
      list_side (lister, mw_demand_get_nomination (demand), "open_places", known, places);
    }
  return board != NULL;
}

static void
list_pair (Lister *lister, const MwPair *pair)
{
  static const char *const bands[] = { [MW_FIT_FITS] = "fits", [MW_FIT_UNKNOWN] = "unknown", [MW_FIT_BLOCKED] = "blocked" };
  static const char *const labels[] = { [MW_FIT_FITS] = N_ ("fits"), [MW_FIT_UNKNOWN] = N_ ("unknown"), [MW_FIT_BLOCKED] = N_ ("does not fit") };
  const MwRecord *initiative = mw_supply_get_initiative (pair->supply);
  const MwRecord *nomination = mw_demand_get_nomination (pair->demand);
  gboolean blocked = pair->fit.band == MW_FIT_BLOCKED;
  JsonBuilder *json = lister->json;

  if (json == NULL)
    {
      g_print ("%s\t%d\t%d\t%s\t%s\n", _ (labels[pair->fit.band]), pair->fit.low, pair->fit.high, mw_record_get_title (initiative), mw_record_get_title (nomination));
      return;
    }
  json_builder_begin_object (json);
  mw_json_add_nullable_integer (json, "initiative_id", TRUE, mw_record_get_id (initiative));
  mw_json_add_nullable_integer (json, "nomination_id", TRUE, mw_record_get_id (nomination));
  add_text (json, "band", bands[pair->fit.band]);
  mw_json_add_nullable_integer (json, "fit", !blocked, pair->fit.low);
  mw_json_add_nullable_integer (json, "fit_max", !blocked, pair->fit.high);
  json_builder_set_member_name (json, "reasons");
  json_builder_begin_array (json);
  for (guint i = 0; i < MW_N_FIT_PARTS; i++)
    {
      g_autofree char *reason = NULL;
      if (i == MW_FIT_CHOICE && pair->fit.parts[i].state != MW_FIT_PART_BLOCKS)
        continue;
      reason = mw_fit_describe_part (&pair->fit, (MwFitPartKind) i, pair->supply, pair->demand);
      json_builder_add_string_value (json, reason);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static gboolean
list_pairs (Lister *lister, GError **error)
{
  g_autoptr (MwMatchBoard) board = load_board (lister, error);
  g_autoptr (GArray) pairs = board != NULL ? mw_match_board_rank (board, NULL, NULL) : NULL;

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    list_pair (lister, &g_array_index (pairs, MwPair, i));
  return board != NULL;
}

static gboolean
list_matches (Lister *lister, GError **error)
{
  g_autoptr (MwMatchBoard) board = load_board (lister, error);
  GPtrArray *matches = board != NULL ? mw_match_board_get_matches (board) : NULL;

  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const MwRecord *match = g_ptr_array_index (matches, i);
      const MwSupply *supply = mw_match_board_find_linked_supply (board, mw_record_get_reference (match, MW_MATCH_INITIATIVE));
      gint64 places = 0;
      if (supply == NULL)
        continue;
      if (lister->json != NULL)
        {
          json_builder_begin_object (lister->json);
          mw_json_add_record (lister->json, match);
          json_builder_end_object (lister->json);
        }
      else if (mw_record_get_integer (match, MW_MATCH_PLACES, &places))
        g_print ("%s\t%" G_GINT64_FORMAT "\t%s\n", mw_record_get_title (mw_supply_get_initiative (supply)), places, mw_record_get_title (match));
    }
  return board != NULL;
}

/* Of a talk or agreement what people look for: when, with whom, what, and how it stands. */
static void
list_talk_record (Lister *lister, MwTalkBoard *board, const MwRecord *record, guint date, guint state)
{
  MwNotation notation = mw_workspace_get_notation (lister->workspace);
  guint supplier_field;
  gint64 supplier_id;
  g_autofree char *when = mw_record_format_field (record, date, notation);
  g_autofree char *how = mw_record_format_field (record, state, notation);

  g_return_if_fail (mw_table_find_field (mw_record_get_table (record), "supplier_id", &supplier_field));
  supplier_id = mw_record_get_reference (record, supplier_field);
  if (!mw_talk_board_has_supplier (board, supplier_id))
    return;
  if (lister->json == NULL)
    {
      g_print ("%s\t%s\t%s\t%s\n", when, mw_talk_board_get_supplier (board, supplier_id), mw_record_get_title (record), how);
      return;
    }
  json_builder_begin_object (lister->json);
  mw_json_add_record (lister->json, record);
  json_builder_end_object (lister->json);
}

static gboolean
list_talk_records (Lister *lister, const MwTable *table, guint date, guint state, GError **error)
{
  MwConnection *connection = mw_database_get_view (mw_workspace_get_database (lister->workspace));
  g_autoptr (MwTalkBoard) board = mw_talk_board_load (connection, lister->category_id, mw_workspace_get_today (lister->workspace), error);
  g_autoptr (GPtrArray) all = board != NULL ? mw_record_store_list (connection, table, NULL, 0, error) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    list_talk_record (lister, board, g_ptr_array_index (all, i), date, state);
  return all != NULL;
}

static gboolean
list_conversations (Lister *lister, GError **error)
{
  return list_talk_records (lister, &mw_conversation_table, MW_CONVERSATION_DATE, MW_CONVERSATION_STATUS, error);
}

static gboolean
list_agreements (Lister *lister, GError **error)
{
  return list_talk_records (lister, &mw_agreement_table, MW_AGREEMENT_DUE_DATE, MW_AGREEMENT_DONE_DATE, error);
}

static const struct
{
  const char *name;
  gboolean (*list) (Lister *lister, GError **error);
} kinds[] = {
  { "contracts", list_contracts },
  { "initiatives", list_initiatives },
  { "nominations", list_nominations },
  { "pairs", list_pairs },
  { "matches", list_matches },
  { "conversations", list_conversations },
  { "agreements", list_agreements },
};

static void
print_json (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = mw_json_to_text (root, TRUE);

  g_print ("%s\n", text);
}

static gboolean
run_list (const MwCliOptions *options, MwWorkspace *workspace, guint kind, GError **error)
{
  Lister lister = { .options = options, .workspace = workspace };
  g_autoptr (JsonBuilder) json = options->json ? json_builder_new_immutable () : NULL;

  lister.json = json;
  if (!mw_cli_find_category (workspace, options->category, &lister.category_id, error))
    return FALSE;
  if (json != NULL)
    json_builder_begin_array (json);
  if (!kinds[kind].list (&lister, error))
    return FALSE;
  if (json != NULL)
    {
      json_builder_end_array (json);
      print_json (json);
    }
  return TRUE;
}

int
mw_cli_list (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwWorkspace) workspace = NULL;
  guint kind = 0;
  gboolean listed;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[kind].name, options->arguments[1]))
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return mw_cli_usage ("list");
  workspace = mw_cli_open (options, MW_ACCESS_READ, &error);
  if (workspace == NULL)
    return mw_cli_fail (error);
  listed = run_list (options, workspace, kind, &error);
  mw_workspace_close (workspace);
  return listed ? MW_EXIT_DONE : mw_cli_fail (error);
}
