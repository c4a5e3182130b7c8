/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>

#include "mw-json.h"
#include "mw-plan-draft.h"

/* maatwerk plan: the best plan of links, what stays open and why. Nothing is written. */

static void
add_lines (JsonBuilder *json, const char *name, char **lines)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (; *lines != NULL; lines++)
    json_builder_add_string_value (json, *lines);
  json_builder_end_array (json);
}

static GStrv
list_helps (const MwPlanDraft *draft, const MwPlanOpen *open)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < open->n_helps; i++)
    {
      g_autofree char *line = mw_plan_help_describe (draft, &open->helps[i], MW_NOTATION_ISO);
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static void
add_links (JsonBuilder *json, const MwPlanDraft *draft)
{
  json_builder_set_member_name (json, "links");
  json_builder_begin_array (json);
  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      json_builder_begin_object (json);
      mw_json_add_nullable_integer (json, "initiative_id", TRUE, mw_record_get_id (mw_supply_get_initiative (link->supply)));
      mw_json_add_nullable_integer (json, "nomination_id", TRUE, mw_record_get_id (mw_demand_get_nomination (link->demand)));
      mw_json_add_nullable_integer (json, "places", TRUE, link->places);
      mw_json_add_nullable_integer (json, "fit", TRUE, link->fit.low);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_open (JsonBuilder *json, const MwPlanDraft *draft)
{
  json_builder_set_member_name (json, "open");
  json_builder_begin_array (json);
  for (guint i = 0; i < draft->open->len; i++)
    {
      const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
      g_auto (GStrv) blockers = mw_plan_open_describe_blockers (open);
      g_auto (GStrv) helps = list_helps (draft, open);
      json_builder_begin_object (json);
      mw_json_add_nullable_integer (json, "nomination_id", TRUE, mw_record_get_id (mw_demand_get_nomination (open->demand)));
      mw_json_add_nullable_integer (json, "places", TRUE, open->places);
      add_lines (json, "blockers", blockers);
      add_lines (json, "would_help", helps);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_broken (JsonBuilder *json, const MwPlanDraft *draft)
{
  json_builder_set_member_name (json, "broken");
  json_builder_begin_array (json);
  for (guint i = 0; i < draft->broken->len; i++)
    {
      const MwBrokenLink *broken = &g_array_index (draft->broken, MwBrokenLink, i);
      g_auto (GStrv) reasons = mw_broken_link_list_reasons (broken);
      json_builder_begin_object (json);
      mw_json_add_nullable_integer (json, "match_id", TRUE, mw_record_get_id (broken->match));
      mw_json_add_nullable_integer (json, "initiative_id", TRUE, mw_record_get_id (mw_supply_get_initiative (broken->supply)));
      mw_json_add_nullable_integer (json, "nomination_id", TRUE, mw_record_get_id (mw_demand_get_nomination (broken->demand)));
      add_lines (json, "reasons", reasons);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_as_json (const MwPlanDraft *draft)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  mw_json_add_nullable_integer (json, "wanted", TRUE, draft->wanted);
  mw_json_add_nullable_integer (json, "free", TRUE, draft->free);
  mw_json_add_nullable_integer (json, "filled", TRUE, draft->plan->filled);
  mw_json_add_nullable_integer (json, "fit_total", TRUE, draft->plan->score);
  mw_json_add_nullable_integer (json, "value", TRUE, draft->plan->value);
  mw_json_add_nullable_integer (json, "bound", TRUE, draft->plan->bound);
  add_links (json, draft);
  add_open (json, draft);
  add_broken (json, draft);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = mw_json_to_text (root, TRUE);
  g_print ("%s\n", text);
}

static void
print_lines (const char *mark, char **lines)
{
  for (; *lines != NULL; lines++)
    g_print ("    %s %s\n", mark, *lines);
}

static void
print_as_lines (const MwPlanDraft *draft)
{
  g_autofree char *proof = mw_plan_draft_describe_proof (draft);

  g_print (_ ("Open %d, free %d, filled %d.\n"), (int) draft->wanted, (int) draft->free, (int) draft->plan->filled);
  g_print ("%s\n", proof);
  for (guint i = 0; i < draft->links->len; i++)
    {
      const MwPlanLink *link = &g_array_index (draft->links, MwPlanLink, i);
      g_print ("%d\t%d\t%s\t%s\n", (int) link->places, link->fit.low, mw_record_get_title (mw_supply_get_initiative (link->supply)), mw_record_get_title (mw_demand_get_nomination (link->demand)));
    }
  for (guint i = 0; i < draft->open->len; i++)
    {
      const MwPlanOpen *open = &g_array_index (draft->open, MwPlanOpen, i);
      g_auto (GStrv) blockers = mw_plan_open_describe_blockers (open);
      g_auto (GStrv) helps = list_helps (draft, open);
      g_print (_ ("Stays open: %d\t%s\n"), (int) open->places, mw_record_get_title (mw_demand_get_nomination (open->demand)));
      print_lines ("-", blockers);
      print_lines ("+", helps);
    }
}

static void
print_broken (const MwPlanDraft *draft)
{
  for (guint i = 0; i < draft->broken->len; i++)
    {
      const MwBrokenLink *broken = &g_array_index (draft->broken, MwBrokenLink, i);
      g_autofree char *reasons = mw_broken_link_describe (broken);
      g_print (_ ("Linked, but fits no longer: %s → %s: %s\n"), mw_record_get_title (mw_supply_get_initiative (broken->supply)), mw_record_get_title (mw_demand_get_nomination (broken->demand)), reasons);
    }
}

static MwPlanDraft *
make_draft (const MwCliOptions *options, MwWorkspace *workspace, GError **error)
{
  MwPlanOptions wanted = { .goal = MW_PLAN_MOST_PLACES, .supplier_limit = MW_PLAN_NO_LIMIT };
  g_autoptr (MwMatchBoard) board = NULL;
  gint64 category_id;

  if (!mw_cli_find_category (workspace, options->category, &category_id, error))
    return NULL;
  board = mw_match_board_load (mw_database_get_view (mw_workspace_get_database (workspace)), mw_workspace_get_regions (workspace), category_id, mw_workspace_get_today (workspace), error);
  return board != NULL ? mw_plan_draft_make (board, &wanted, NULL, error) : NULL;
}

int
mw_cli_plan (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwWorkspace) workspace = mw_cli_open (options, MW_ACCESS_READ, &error);
  g_autoptr (MwPlanDraft) draft = NULL;

  if (workspace == NULL)
    return mw_cli_fail (error);
  draft = make_draft (options, workspace, &error);
  if (draft != NULL && options->json)
    print_as_json (draft);
  else if (draft != NULL)
    {
      print_as_lines (draft);
      print_broken (draft);
    }
  mw_workspace_close (workspace);
  return draft != NULL ? MW_EXIT_DONE : mw_cli_fail (error);
}
