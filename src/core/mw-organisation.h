/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a organisation, in the order of the table in the file. */
typedef enum
{
  MW_ORGANISATION_NAME,
  MW_ORGANISATION_KIND,
  MW_ORGANISATION_ABBREVIATION,
  MW_ORGANISATION_KVK,
  MW_ORGANISATION_PARENT,
  MW_ORGANISATION_PSO_RUNG,
  MW_ORGANISATION_REGION,
  MW_ORGANISATION_NOTE,
  MW_N_ORGANISATION_FIELDS,
} MwOrganisationField;

extern const MwChoice mw_pso_rungs[];

G_END_DECLS
