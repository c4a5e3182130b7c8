/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-import-findings.h"

#include <glib/gi18n-lib.h>

#include "mw-contract.h"
#include "mw-source-problem.h"

/*
 * What an import has to tell, by kind: a register of which one column was misread has one finding of a thousand
 * cells, not a thousand findings. Each cell can still be found.
 */

/* So many rows of a group are named; who wants them all asks for the details. */
#define SHOWN_ROWS 5

struct _MwImportFindings
{
  GPtrArray *groups; /* MwImportGroup */
  GHashTable *by_key;
};

static const struct
{
  const char *name;
  gboolean left_out;
} kinds[] = {
  [MW_FINDING_OTHER_VALUES] = { "other_values", TRUE },
  [MW_FINDING_SEVERAL_CONTRACTS] = { "several_contracts", TRUE },
  [MW_FINDING_UNSOUND] = { "unsound", TRUE },
  [MW_FINDING_LOST] = { "lost", TRUE },
  [MW_FINDING_VALUE_NOT_TAKEN] = { "value_not_taken", FALSE },
  [MW_FINDING_COLUMN_IN_DOUBT] = { "column_in_doubt", FALSE },
  [MW_FINDING_KVK_OF_ANOTHER] = { "kvk_of_another", FALSE },
  [MW_FINDING_KVK_DIFFERS] = { "kvk_differs", FALSE },
  [MW_FINDING_KVK_UNKNOWN] = { "kvk_unknown", FALSE },
  [MW_FINDING_VALUE_TO_CHECK] = { "value_to_check", FALSE },
  [MW_FINDING_NAME_GARBLED] = { "name_garbled", FALSE },
  [MW_FINDING_BY_NUMBER_ALONE] = { "by_number_alone", FALSE },
  [MW_FINDING_SUPPLIER_BY_KVK] = { "supplier_by_kvk", FALSE },
  [MW_FINDING_NO_CATEGORY] = { "no_category", FALSE },
  [MW_FINDING_NEARLY_THE_SAME] = { "nearly_the_same", FALSE },
  [MW_FINDING_TWICE] = { "twice", FALSE },
  [MW_FINDING_GONE] = { "gone", FALSE },
  [MW_FINDING_COLUMN_UNKNOWN] = { "column_unknown", FALSE },
  [MW_FINDING_NO_CONTRACT] = { "no_contract", TRUE },
};

static void
finding_free (gpointer data)
{
  MwImportFinding *finding = data;

  g_free (finding->contract);
  g_free (finding->text);
  g_free (finding);
}

static void
group_free (gpointer data)
{
  MwImportGroup *group = data;

  g_free (group->text);
  g_ptr_array_unref (group->findings);
  g_clear_pointer (&group->example, mw_source_problem_free);
  g_free (group);
}

MwImportFindings *
mw_import_findings_new (void)
{
  MwImportFindings *self = g_new0 (MwImportFindings, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mw_import_findings_free (MwImportFindings *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* @key: (transfer full): what parts groups of the same kind */
static MwImportGroup *
find_group (MwImportFindings *self, MwFindingKind kind, char *key)
{
  g_autofree char *whole = g_strdup_printf ("%d %s", (int) kind, key);
  MwImportGroup *group = g_hash_table_lookup (self->by_key, whole);

  g_free (key);
  if (group != NULL)
    return group;
  group = g_new0 (MwImportGroup, 1);
  group->kind = kind;
  group->name = kinds[kind].name;
  group->left_out = kinds[kind].left_out;
  group->findings = g_ptr_array_new_with_free_func (finding_free);
  g_ptr_array_add (self->groups, group);
  g_hash_table_insert (self->by_key, g_steal_pointer (&whole), group);
  return group;
}

/* @text: (transfer full) */
static void
add_to_group (MwImportGroup *group, guint row, const char *contract, char *text)
{
  MwImportFinding *finding = g_new0 (MwImportFinding, 1);

  finding->row = row;
  finding->contract = g_strdup (contract);
  finding->text = text;
  g_ptr_array_add (group->findings, finding);
}

static const char *
number_of (const MwSourceRow *row)
{
  return mw_record_get_text (row->contract, MW_CONTRACT_NUMBER);
}

/**
 * mw_import_findings_add:
 * @kind: not one of those about values
 * @text: (transfer full): a clause about this row
 */
void
mw_import_findings_add (MwImportFindings *self, MwFindingKind kind, const MwSourceRow *row, char *text)
{
  gboolean by_text = kind == MW_FINDING_UNSOUND || kind == MW_FINDING_LOST || kind == MW_FINDING_NO_CONTRACT;

  add_to_group (find_group (self, kind, g_strdup (by_text ? text : "")), row->number, number_of (row), text);
}

/* The value of a cell: one group for all of a column with the same fault. */
void
mw_import_findings_add_problem (MwImportFindings *self, const MwSourceRow *row, const MwSourceProblem *problem)
{
  MwFindingKind kind = mw_reading_is_taken (problem->reading) ? MW_FINDING_VALUE_TO_CHECK : MW_FINDING_VALUE_NOT_TAKEN;
  MwImportGroup *group = find_group (self, kind, g_strdup_printf ("%d %u", (int) problem->reading, problem->column->index));

  if (group->example == NULL)
    group->example = mw_source_problem_new (problem->column, problem->text, problem->reading);
  add_to_group (group, row->number, number_of (row), mw_source_problem_describe (problem));
}

/**
 * mw_import_findings_add_whole:
 * @name: of a column, or the number of a contract that has no row
 * @text: (transfer full)
 */
void
mw_import_findings_add_whole (MwImportFindings *self, MwFindingKind kind, const char *name, char *text)
{
  gboolean by_name = kind == MW_FINDING_COLUMN_IN_DOUBT;

  add_to_group (find_group (self, kind, g_strdup (by_name ? name : "")), 0, name, text);
}

/* @text: (transfer full): what is told of all findings of a kind, if there are any */
void
mw_import_findings_set_text (MwImportFindings *self, MwFindingKind kind, char *text)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      MwImportGroup *group = g_ptr_array_index (self->groups, i);
      if (group->kind == kind)
        {
          g_free (group->text);
          group->text = g_strdup (text);
        }
    }
  g_free (text);
}

guint
mw_import_findings_count (const MwImportFindings *self, gboolean left_out)
{
  guint count = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const MwImportGroup *group = g_ptr_array_index (self->groups, i);
      count += group->left_out == left_out ? group->findings->len : 0;
    }
  return count;
}

static gboolean
says_the_same (const MwImportGroup *group)
{
  const MwImportFinding *first = g_ptr_array_index (group->findings, 0);

  for (guint i = 1; i < group->findings->len; i++)
    {
      if (!g_str_equal (((MwImportFinding *) g_ptr_array_index (group->findings, i))->text, first->text))
        return FALSE;
    }
  return TRUE;
}

static char *
describe_group (const MwImportGroup *group)
{
  const MwImportFinding *first = g_ptr_array_index (group->findings, 0);
  guint count = group->findings->len;

  if (group->example != NULL)
    return mw_source_problem_describe_all (group->example, count);
  if (count == 1)
    return g_strdup (first->text);
  if (says_the_same (group))
    return g_strdup_printf (ngettext ("%u row: %s", "%u rows: %s", count), count, first->text);
  return g_strdup_printf (ngettext ("%s; and %u more like it", "%s; and %u more like it", count - 1), first->text, count - 1);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const MwImportGroup *first = *(MwImportGroup *const *) a;
  const MwImportGroup *second = *(MwImportGroup *const *) b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return first->findings->len > second->findings->len ? -1 : first->findings->len < second->findings->len;
}

/**
 * mw_import_findings_sort:
 *
 * To be asked once all is known, while the register is still open.
 *
 * Returns: (transfer none) (element-type MwImportGroup): the gravest first, and of the same kind the most frequent
 */
const GPtrArray *
mw_import_findings_sort (MwImportFindings *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      MwImportGroup *group = g_ptr_array_index (self->groups, i);
      if (group->text == NULL)
        group->text = describe_group (group);
    }
  g_ptr_array_sort (self->groups, compare_groups);
  return self->groups;
}

/* Returns: (transfer full): where the finding is, such as “Row 12, INK-2024-001” */
char *
mw_import_finding_name_row (const MwImportFinding *finding)
{
  if (finding->row == 0)
    return g_strdup (finding->contract);
  return finding->contract != NULL ? g_strdup_printf (_ ("Row %u, %s"), finding->row, finding->contract)
                                   : g_strdup_printf (_ ("Row %u"), finding->row);
}

/* Returns: (transfer full): the rows of the group, or what else it is about; the first few. "" where its text says it */
char *
mw_import_group_list_rows (const MwImportGroup *group)
{
  guint shown = group->kind != MW_FINDING_COLUMN_IN_DOUBT ? MIN (group->findings->len, SHOWN_ROWS) : 0;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < shown; i++)
    {
      const MwImportFinding *finding = g_ptr_array_index (group->findings, i);
      if (list->len > 0)
        g_string_append (list, ", ");
      if (finding->row > 0)
        g_string_append_printf (list, "%u", finding->row);
      else
        g_string_append (list, finding->contract);
    }
  if (shown > 0 && group->findings->len > shown)
    g_string_append_printf (list, _ (" and %u more"), group->findings->len - shown);
  if (shown > 0 && ((MwImportFinding *) g_ptr_array_index (group->findings, 0))->row > 0)
    g_string_prepend (list, group->findings->len == 1 ? _ ("row ") : _ ("rows "));
  return g_string_free (list, FALSE);
}
