/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-source.h"

G_BEGIN_DECLS

/**
 * MwFindingKind:
 * @MW_FINDING_OTHER_VALUES: left out: an earlier row has the same number and says something else
 * @MW_FINDING_SEVERAL_CONTRACTS: left out: the row does not tell which contract it means
 * @MW_FINDING_UNSOUND: left out: the contract cannot be so
 * @MW_FINDING_LOST: left out: a contract, as far as can be told
 * @MW_FINDING_VALUE_NOT_TAKEN: a cell of which the value was not understood
 * @MW_FINDING_COLUMN_IN_DOUBT: a column that is kept aside, though it may be for a field
 * @MW_FINDING_KVK_OF_ANOTHER: the name of the supplier was followed, not its number
 * @MW_FINDING_KVK_DIFFERS: two suppliers of one name
 * @MW_FINDING_KVK_UNKNOWN: the contract has no supplier
 * @MW_FINDING_VALUE_TO_CHECK: a value that was taken over, but not without doubt
 * @MW_FINDING_NAME_GARBLED: a supplier whose name was not read rightly
 * @MW_FINDING_BY_NUMBER_ALONE: the row names no supplier
 * @MW_FINDING_SUPPLIER_BY_KVK: the number of the supplier was followed, not its name
 * @MW_FINDING_NO_CATEGORY: a new contract that comes under no category
 * @MW_FINDING_NEARLY_THE_SAME: a new contract or supplier that may be one that was there
 * @MW_FINDING_TWICE: a number that stands in more than one row
 * @MW_FINDING_GONE: a contract that the register no longer has
 * @MW_FINDING_COLUMN_UNKNOWN: a column that is kept aside, as its name is not known
 * @MW_FINDING_NO_CONTRACT: left out: a line of totals and the like
 *
 * What there is to tell of a register; the gravest first.
 */
typedef enum
{
  MW_FINDING_OTHER_VALUES,
  MW_FINDING_SEVERAL_CONTRACTS,
  MW_FINDING_UNSOUND,
  MW_FINDING_LOST,
  MW_FINDING_VALUE_NOT_TAKEN,
  MW_FINDING_COLUMN_IN_DOUBT,
  MW_FINDING_KVK_OF_ANOTHER,
  MW_FINDING_KVK_DIFFERS,
  MW_FINDING_KVK_UNKNOWN,
  MW_FINDING_VALUE_TO_CHECK,
  MW_FINDING_NAME_GARBLED,
  MW_FINDING_BY_NUMBER_ALONE,
  MW_FINDING_SUPPLIER_BY_KVK,
  MW_FINDING_NO_CATEGORY,
  MW_FINDING_NEARLY_THE_SAME,
  MW_FINDING_TWICE,
  MW_FINDING_GONE,
  MW_FINDING_COLUMN_UNKNOWN,
  MW_FINDING_NO_CONTRACT,
} MwFindingKind;

/**
 * MwImportFinding:
 * @row: 0 where it is not about a row
 * @contract: (nullable): the number that the row has, or the contract
 *
 * Something about one row, column or contract that the user must know.
 */
typedef struct
{
  guint row;
  char *contract;
  char *text;
} MwImportFinding;

/**
 * MwImportGroup:
 * @name: a word for programs
 * @text: the sentence that holds for all of them
 * @findings: (element-type MwImportFinding): in the order of the register
 *
 * All findings of one kind; where they are about values of a column, about those of that column.
 */
typedef struct
{
  MwFindingKind kind;
  const char *name;
  gboolean left_out;
  char *text;
  GPtrArray *findings;
  MwSourceProblem *example; /* (nullable): of those about values, the first */
} MwImportGroup;

typedef struct _MwImportFindings MwImportFindings;

MwImportFindings *mw_import_findings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void mw_import_findings_free (MwImportFindings *self);
void mw_import_findings_add (MwImportFindings *self, MwFindingKind kind, const MwSourceRow *row, char *text);
void mw_import_findings_add_problem (MwImportFindings *self, const MwSourceRow *row, const MwSourceProblem *problem);
void mw_import_findings_add_whole (MwImportFindings *self, MwFindingKind kind, const char *name, char *text);
void mw_import_findings_set_text (MwImportFindings *self, MwFindingKind kind, char *text);
guint mw_import_findings_count (const MwImportFindings *self, gboolean left_out);
const GPtrArray *mw_import_findings_sort (MwImportFindings *self);
char *mw_import_group_list_rows (const MwImportGroup *group) G_GNUC_WARN_UNUSED_RESULT;
char *mw_import_finding_name_row (const MwImportFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwImportFindings, mw_import_findings_free)

G_END_DECLS
