/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-open-row.h"

#include <glib/gi18n.h>

#include "mw-contract.h"
#include "mw-fit-field.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-plain.h"

/*
 * A request that the plan leaves open: each thing that would help, and each reason, opens what it came from. What one
 * plan says goes with the row, so that a line keeps only what it opens.
 */

typedef struct
{
  MwWorkspace *workspace;
  MwRecord *record;        /* (nullable) */
  gboolean of_contract;    /* the field is one of the contract of the record */
  guint field;             /* of the record */
  const char *action_name; /* (nullable): in place of a record */
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_clear_object (&target->workspace);
  g_clear_object (&target->record);
  g_free (target);
}

static void
activated_cb (GtkWidget *line, const Target *target)
{
  if (target->action_name != NULL && target->record != NULL)
    gtk_widget_activate_action (line, target->action_name, "x", mw_record_get_id (target->record));
  else if (target->action_name != NULL)
    gtk_widget_activate_action (line, target->action_name, NULL);
  else if (target->of_contract)
    mw_fit_field_present_contract (line, target->workspace, target->record, target->field);
  else
    mw_fit_field_present_record (line, target->workspace, target->record, target->field);
}

static void
add_line (AdwExpanderRow *row, MwWorkspace *workspace, const char *icon, const char *text, const Target *opens)
{
  GtkWidget *line = mw_plain_row_new (text, NULL);
  Target *target = g_memdup2 (opens, sizeof *opens);

  target->workspace = g_object_ref (workspace);
  if (target->record != NULL)
    g_object_ref (target->record);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_object_set_data_full (G_OBJECT (line), "mw-target", target, target_free);
  if (target->record != NULL || target->action_name != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      gtk_widget_set_tooltip_text (line, _ ("Open the field that this comes from"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      g_signal_connect (line, "activated", G_CALLBACK (activated_cb), target);
    }
  adw_expander_row_add_row (row, line);
}

static Target
find_target_of_help (const MwPlanHelp *help)
{
  Target target = { .field = help->field };

  if (help->kind == MW_PLAN_HELP_LIMIT)
    target.action_name = "plan.show-limit";
  else if (help->kind == MW_PLAN_HELP_MINIMUM)
    target.action_name = "plan.show-minimum";
  else if (help->kind == MW_PLAN_HELP_CHOICE)
    target = (Target){ .record = (MwRecord *) help->match, .field = MW_MATCH_PLANNING };
  else if (help->supply == NULL)
    target.record = (MwRecord *) mw_demand_get_nomination (help->demand);
  else
    target.record = (MwRecord *) mw_supply_get_initiative (help->supply);
  target.of_contract = help->table == &mw_contract_table;
  return target;
}

/* The request's own field for what keeps initiatives away; where it has none the list shows each of them. */
static Target
find_target_of_reason (const MwPlanReason *reason, const MwDemand *demand)
{
  static const guint fields[MW_N_FIT_PARTS] = {
    [MW_FIT_GROUP] = MW_NOMINATION_TARGET_GROUP,
    [MW_FIT_LEVEL] = MW_NOMINATION_LEVEL_MIN,
    [MW_FIT_REGION] = MW_NOMINATION_REGIONS,
    [MW_FIT_PERIOD] = MW_NOMINATION_START_DATE,
  };
  Target target = { .record = (MwRecord *) mw_demand_get_nomination (demand) };

  if (reason->kind == MW_PLAN_REASON_LIMIT)
    target = (Target){ .action_name = "plan.show-limit" };
  else if (reason->kind == MW_PLAN_REASON_MINIMUM)
    target = (Target){ .action_name = "plan.show-minimum" };
  else if (reason->kind == MW_PLAN_REASON_BLOCKED && fields[reason->part] != 0)
    target.field = fields[reason->part];
  else
    target.action_name = "pairs.show-request";
  return target;
}

/* What a row has to tell; all but the row itself belongs to the plan, which lives as long. */
typedef struct
{
  AdwExpanderRow *row;
  MwWorkspace *workspace;
  const MwPlanDraft *draft;
  const MwPlanOpen *open;
  guint n_lines; /* that were made */
} Story;

static void
story_free (gpointer data, GClosure *unused)
{
  Story *story = data;

  g_object_unref (story->workspace);
  g_free (story);
}

static void
add_help (const Story *story, const MwPlanHelp *help)
{
  g_autofree char *text = mw_plan_help_describe (story->draft, help, mw_workspace_get_notation (story->workspace));
  Target target = find_target_of_help (help);

  add_line (story->row, story->workspace, "list-add-symbolic", text, &target);
}

static void
add_reason (const Story *story, const MwPlanReason *reason)
{
  g_autofree char *text = mw_plan_reason_describe (reason);
  Target target = find_target_of_reason (reason, story->open->demand);

  add_line (story->row, story->workspace, "action-unavailable-symbolic", text, &target);
}

/* First what would help, then what keeps the places open. */
static void
add_lines (Story *story, guint most)
{
  g_autoptr (GArray) reasons = mw_plan_open_list_reasons (story->open);

  for (; story->n_lines < story->open->n_helps + reasons->len && most > 0; most--)
    {
      guint next = story->n_lines++;
      if (next < story->open->n_helps)
        add_help (story, &story->open->helps[next]);
      else
        add_reason (story, &g_array_index (reasons, MwPlanReason, next - story->open->n_helps));
    }
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, Story *story)
{
  if (adw_expander_row_get_expanded (row))
    add_lines (story, G_MAXUINT);
}

/* @draft: must live as long as the row, with @open */
GtkWidget *
mw_plan_open_row_new (MwWorkspace *workspace, const MwPlanDraft *draft, const MwPlanOpen *open)
{
  GtkWidget *row = adw_expander_row_new ();
  Story *story = g_new0 (Story, 1);
  g_autofree char *best = open->n_helps > 0 ? mw_plan_help_describe (draft, &open->helps[0], mw_workspace_get_notation (workspace)) : g_strdup (_ ("no single change would help"));
  g_autofree char *places = g_strdup_printf (ngettext ("%d place stays open · %s", "%d places stay open · %s", (gulong) open->places), (int) open->places, best);

  mw_plain_row_set (row, mw_record_get_title (mw_demand_get_nomination (open->demand)), places);
  story->row = ADW_EXPANDER_ROW (row);
  story->workspace = g_object_ref (workspace);
  story->draft = draft;
  story->open = open;
  /* A row needs one line to open at all; the others are made when it does. */
  add_lines (story, 1);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb), story, story_free, 0);
  return row;
}
