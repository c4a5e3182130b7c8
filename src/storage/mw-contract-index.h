/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-contract-facts.h"
#include "mw-duty-basis.h"

G_BEGIN_DECLS

typedef enum
{
  MW_CONTRACT_SORT_SUPPLIER,
  MW_CONTRACT_SORT_TITLE,
  MW_CONTRACT_SORT_CLIENT,
  MW_CONTRACT_SORT_END,
  MW_CONTRACT_SORT_VALUE,
  MW_CONTRACT_SORT_DUTY,
  MW_CONTRACT_SORT_PROGRESS,
  MW_N_CONTRACT_SORTS,
} MwContractSort;

/**
 * MwContractOrder:
 * @rows: places of rows in the index, ascending; those without a value come after the others
 * @n_known: how many have a value
 */
typedef struct
{
  guint32 *rows;
  guint n_known;
} MwContractOrder;

typedef struct _MwContractIndex MwContractIndex;

/* Places that are linked under contract "c": by the link itself, or else by its initiative. */
#define MW_SQL_PLACES_LINKED                                                                                            \
  "(SELECT sum (min (m.places, " G_STRINGIFY (MW_MAX_PLACES) ")) FROM \"match\" AS m WHERE m.status <> 'rejected' AND " \
                                                             "(m.contract_id = c.id OR (m.contract_id IS NULL AND m.initiative_id IN (SELECT i.id FROM initiative AS i WHERE i.contract_id = c.id))))"

MwContractIndex *mw_contract_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
MwContractIndex *mw_contract_index_ref (MwContractIndex *self) G_GNUC_WARN_UNUSED_RESULT;
void mw_contract_index_unref (MwContractIndex *self);

gboolean mw_contract_index_refresh (MwContractIndex *self, MwConnection *connection, const GDate *today, GError **error);
gboolean mw_contract_index_read_proposed (MwContractIndex *self, MwConnection *connection, const GDate *today, const MwRuleProposal *proposal, GError **error);
guint mw_contract_index_get_n_rows (const MwContractIndex *self);
gint64 mw_contract_index_get_id (const MwContractIndex *self, guint row);
gint64 mw_contract_index_get_category (const MwContractIndex *self, guint row);
const MwContractFigures *mw_contract_index_get_figures (const MwContractIndex *self, guint row);
MwDutyBasis *mw_contract_index_get_basis (const MwContractIndex *self);
const MwContractOrder *mw_contract_index_get_order (MwContractIndex *self, MwContractSort sort);
void mw_contract_index_mark_word (const MwContractIndex *self, const char *word, guint8 round, guint8 *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwContractIndex, mw_contract_index_unref)

G_END_DECLS
