/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a match: places of an initiative that are meant for a nomination, in the order of its form. */
typedef enum
{
  MW_MATCH_INITIATIVE,
  MW_MATCH_NOMINATION,
  MW_MATCH_CONTRACT,
  MW_MATCH_PLACES,
  MW_MATCH_STATUS,
  MW_MATCH_STATUS_DATE,
  MW_MATCH_STATUS_BY,
  MW_MATCH_SUPPLIER_ANSWER,
  MW_MATCH_REFUSAL_REASON,
  MW_MATCH_PLANNING,
  MW_MATCH_VALUE_ROW,
  MW_MATCH_VALUE,
  MW_MATCH_NOTE,
  MW_N_MATCH_FIELDS,
} MwMatchField;

gboolean mw_match_status_is_agreed (const char *status);
gboolean mw_match_status_takes_places (const char *status);
gboolean mw_match_is_forbidden (const MwRecord *match);
gboolean mw_match_is_only_forbidden (const MwRecord *match);
void mw_match_follow_status (MwRecord *match, const MwRecord *before, const GDate *today);

G_END_DECLS
