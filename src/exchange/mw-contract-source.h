/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-header-names.h"
#include "mw-table-file.h"
#include "mw-value-reader.h"

G_BEGIN_DECLS

/**
 * MwColumnDoubt:
 * @MW_COLUMN_SURE: nothing speaks for another use than the column has
 * @MW_COLUMN_OTHER_SCALE: an amount, but in thousands, per year or the like
 * @MW_COLUMN_ALIKE: another column is as good
 * @MW_COLUMN_MOSTLY_EMPTY: what every contract has is not in most of its rows
 *
 * Why a column is kept aside, though its name is known.
 */
typedef enum
{
  MW_COLUMN_SURE,
  MW_COLUMN_OTHER_SCALE,
  MW_COLUMN_ALIKE,
  MW_COLUMN_MOSTLY_EMPTY,
} MwColumnDoubt;

/**
 * MwSourceColumn:
 * @header: as it stands in the file; "B" and so on where it has none
 * @target: (nullable): what the column is for: the name of a contract column, or "supplier", "supplier_kvk",
 *   "client" or "category"; %NULL keeps it aside
 * @doubt: why it is kept aside
 * @maybe: (nullable): what it may be for all the same
 * @names: what is known of registers
 * @form: how its values are written
 * @as_money, @as_date, @as_share: what they have taught, for each type of value that @form depends on
 * @currency: (nullable): the column that tells in which currency amounts are, nearest to this one
 * @samples: the first few values as they stand in the file, in a row of their own
 */
typedef struct _MwSourceColumn
{
  guint index;
  char *header;
  char *target;
  MwColumnDoubt doubt;
  const char *maybe;
  const MwHeaderNames *names;
  MwColumnForm form;
  MwColumnForm as_money;
  MwColumnForm as_date;
  MwColumnForm as_share;
  MwRow *samples;
  const struct _MwSourceColumn *currency;
} MwSourceColumn;

/* One cell that has a value that could not be taken over. */
typedef struct
{
  const MwSourceColumn *column;
  char *text;
  MwReading reading;
} MwSourceProblem;

/**
 * MwSkip:
 * @MW_SKIP_NOT: it is taken
 * @MW_SKIP_NO_NUMBER: it may be a contract, but has no number
 * @MW_SKIP_NO_TITLE: it may be a contract, but has no title
 * @MW_SKIP_DIGITS_LOST: its number was written by Excel with fewer digits than it has
 * @MW_SKIP_OTHER_TABLE: it stands below other column names than those of this table
 * @MW_SKIP_TOTALS: it sums others up
 * @MW_SKIP_HEADER: it holds column names
 *
 * Why a row is not taken as a contract.
 */
typedef enum
{
  MW_SKIP_NOT,
  MW_SKIP_NO_NUMBER,
  MW_SKIP_NO_TITLE,
  MW_SKIP_DIGITS_LOST,
  MW_SKIP_OTHER_TABLE,
  MW_SKIP_TOTALS,
  MW_SKIP_HEADER,
} MwSkip;

/**
 * MwSourceRow:
 * @contract: what the row says; fields that it does not mention are unknown
 * @category_header: (nullable): the column in which the category stands
 */
typedef struct
{
  guint number;
  MwRecord *contract;
  char *supplier;
  char *supplier_kvk;
  char *client;
  char *category;
  const char *category_header;
  MwSkip skip;
  GPtrArray *problems;
} MwSourceRow;

#define MW_TYPE_CONTRACT_SOURCE (mw_contract_source_get_type ())
G_DECLARE_FINAL_TYPE (MwContractSource, mw_contract_source, MW, CONTRACT_SOURCE, GObject)

MwContractSource *mw_contract_source_open (const char *path, const char *sheet, const MwHeaderNames *names, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_contract_source_get_path (MwContractSource *self);
const char *const *mw_contract_source_get_sheets (MwContractSource *self);
const char *mw_contract_source_get_sheet (MwContractSource *self);
char *mw_contract_source_describe (MwContractSource *self) G_GNUC_WARN_UNUSED_RESULT;
guint mw_contract_source_get_header_row (MwContractSource *self);
GPtrArray *mw_contract_source_get_columns (MwContractSource *self);
gboolean mw_contract_source_map (MwContractSource *self, const char *assignment, GError **error);
void mw_contract_source_set_target (MwContractSource *self, guint column, const char *target);
void mw_contract_source_shift_months (MwContractSource *self, int months);
const char *const *mw_contract_source_get_targets (void);
const char *mw_contract_source_get_target_label (const char *target);
gboolean mw_contract_source_target_type (const char *target, MwFieldType *type);

gboolean mw_contract_source_start (MwContractSource *self, GError **error);
gboolean mw_contract_source_next (MwContractSource *self, MwSourceRow **row, GError **error);
double mw_contract_source_get_progress (MwContractSource *self);
char *mw_source_row_describe_skip (const MwSourceRow *row) G_GNUC_WARN_UNUSED_RESULT;
void mw_source_row_free (MwSourceRow *row);
void mw_source_row_keep_aside (MwSourceRow *row, const char *header, const char *text);
gboolean mw_source_columns_merge (MwRecord *contract, const MwRecord *row);
char *mw_source_column_describe_doubt (const MwSourceColumn *column) G_GNUC_WARN_UNUSED_RESULT;
char *mw_source_column_read_sample (const MwSourceColumn *column, guint sample, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSourceRow, mw_source_row_free)

G_END_DECLS
