/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "mw-contract-source.h"
#include "mw-json.h"
#include "mw-reference.h"

/* maatwerk import */

static void
progress_cb (double fraction, gpointer data)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r%3d %%", (int) (fraction * 100));
}

static void
clear_progress (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r     \r");
}

static void
print_findings (const char *title, const GPtrArray *groups, gboolean left_out)
{
  gboolean first = TRUE;

  for (guint i = 0; i < groups->len; i++)
    {
      const MwImportGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *rows = NULL;
      if (group->left_out != left_out)
        continue;
      if (first)
        g_print ("\n%s\n", title);
      first = FALSE;
      rows = mw_import_group_list_rows (group);
      g_print ("  %s%s%s%s\n", group->text, *rows != '\0' ? " (" : "", rows, *rows != '\0' ? ")" : "");
    }
}

static void
print_columns (MwContractSource *source)
{
  GPtrArray *columns = mw_contract_source_get_columns (source);
  g_autofree char *how = mw_contract_source_describe (source);

  g_print ("%s\n", how);
  for (guint i = 0; i < columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *sample = mw_source_column_read_sample (column, 0, mw_notation_of_messages ());
      g_print ("  %s → %s", column->header, column->target != NULL ? mw_contract_source_get_target_label (column->target) : _ ("(kept aside)"));
      g_print ("%s%s\n", sample != NULL ? ": " : "", sample != NULL ? sample : "");
    }
  g_print ("\n");
}

static void
print_summary (const MwCliOptions *options, const MwImportSummary *summary)
{
  if (options->dry_run)
    g_print ("%s\n", _ ("Dry run: nothing was changed. This would happen:"));
  g_print (ngettext ("%u row: %u new, %u changed, %u the same, %u left out\n", "%u rows: %u new, %u changed, %u the same, %u left out\n", summary->rows), summary->rows, summary->added, summary->changed, summary->same, summary->left_out);
  g_print (ngettext ("%u new supplier", "%u new suppliers", summary->new_suppliers), summary->new_suppliers);
  g_print (", ");
  g_print (ngettext ("%u new client", "%u new clients", summary->new_clients), summary->new_clients);
  g_print ("\n");
  for (guint i = 0; i < summary->unknown_categories->len; i++)
    g_print (_ ("The category “%s” is not in the file.\n"), (const char *) g_ptr_array_index (summary->unknown_categories, i));
  print_findings (_ ("Left out:"), summary->groups, TRUE);
  print_findings (_ ("Not taken over, or to be checked:"), summary->groups, FALSE);
}

static void
add_count (JsonBuilder *builder, const char *name, guint count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_rows (JsonBuilder *builder, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MwImportFinding *finding = g_ptr_array_index (findings, i);
      json_builder_begin_object (builder);
      add_count (builder, "row", finding->row);
      add_text (builder, "number", finding->contract);
      add_text (builder, "reason", finding->text);
      json_builder_end_object (builder);
    }
}

/* Row by row, without their kinds. */
static void
add_findings (JsonBuilder *builder, const char *name, const GPtrArray *groups, gboolean left_out)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const MwImportGroup *group = g_ptr_array_index (groups, i);
      if (group->left_out == left_out)
        add_rows (builder, group->findings);
    }
  json_builder_end_array (builder);
}

static void
add_groups (JsonBuilder *builder, const GPtrArray *groups)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const MwImportGroup *group = g_ptr_array_index (groups, i);
      json_builder_begin_object (builder);
      add_text (builder, "kind", group->name);
      add_text (builder, "text", group->text);
      add_count (builder, "count", group->findings->len);
      json_builder_set_member_name (builder, "rows");
      json_builder_begin_array (builder);
      add_rows (builder, group->findings);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* How each column was understood, so that a wrong guess can be seen here too. */
static void
add_columns (JsonBuilder *builder, MwContractSource *source)
{
  GPtrArray *columns = mw_contract_source_get_columns (source);

  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (columns, i);
      json_builder_begin_object (builder);
      add_text (builder, "header", column->header);
      add_text (builder, "field", column->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const MwCliOptions *options, MwContractSource *source, const MwImportSummary *summary)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, options->dry_run);
  add_count (builder, "rows", summary->rows);
  add_count (builder, "new", summary->added);
  add_count (builder, "changed", summary->changed);
  add_count (builder, "same", summary->same);
  add_count (builder, "new_suppliers", summary->new_suppliers);
  add_count (builder, "new_clients", summary->new_clients);
  add_columns (builder, source);
  add_groups (builder, summary->groups);
  add_findings (builder, "left_out", summary->groups, TRUE);
  add_findings (builder, "doubts", summary->groups, FALSE);
  json_builder_set_member_name (builder, "unknown_categories");
  json_builder_begin_array (builder);
  for (guint i = 0; i < summary->unknown_categories->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (summary->unknown_categories, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = mw_json_to_text (root, TRUE);
  g_print ("%s\n", text);
}

/* @names: must live as long as the source */
static MwContractSource *
open_source (const MwCliOptions *options, const MwHeaderNames *names, GError **error)
{
  const char *sheet = options->sheet != NULL ? options->sheet : mw_header_names_get_sheet (names);
  g_autoptr (MwContractSource) source = mw_contract_source_open (options->arguments[1], sheet, names, error);

  for (char **assignment = options->map; source != NULL && assignment != NULL && *assignment != NULL; assignment++)
    {
      if (!mw_contract_source_map (source, *assignment, error))
        return NULL;
    }
  return g_steal_pointer (&source);
}

/* What was read and what became of it is printed while the source is there. */
static MwImportSummary *
run_import (const MwCliOptions *options, MwWorkspace *workspace, GError **error)
{
  MwImportJob job = { .dry_run = options->dry_run, .progress = progress_cb };
  g_autoptr (MwHeaderNames) names = mw_reference_load_header_names (options->preset, error);
  g_autoptr (MwContractSource) source = NULL;
  gpointer summary = NULL;

  if (names == NULL || !mw_cli_find_category (workspace, options->category, &job.category_id, error))
    return NULL;
  source = open_source (options, names, error);
  if (source == NULL)
    return NULL;
  if (!options->json)
    print_columns (source);
  job.source = source;
  if (!mw_database_run (mw_workspace_get_database (workspace), MW_LANE_WRITE, mw_command_import, &job, NULL, &summary, error))
    summary = NULL;
  clear_progress ();
  if (summary != NULL && options->json)
    print_json (options, source, summary);
  else if (summary != NULL)
    print_summary (options, summary);
  return summary;
}

int
mw_cli_import (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwWorkspace) workspace = mw_cli_open (options, MW_ACCESS_WRITE, &error);
  g_autoptr (MwImportSummary) summary = NULL;

  if (workspace == NULL)
    return mw_cli_fail (error);
  summary = run_import (options, workspace, &error);
  mw_workspace_close (workspace);
  if (summary == NULL)
    return mw_cli_fail (error);
  return summary->left_out > 0 ? MW_EXIT_LEFT_OUT : MW_EXIT_DONE;
}
