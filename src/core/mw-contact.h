/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a work contact of an organisation, in the order of its form. Never of a candidate. */
typedef enum
{
  MW_CONTACT_ORGANISATION,
  MW_CONTACT_NAME,
  MW_CONTACT_ROLE,
  MW_CONTACT_MAIL,
  MW_CONTACT_PHONE,
  MW_CONTACT_NOTE,
  MW_N_CONTACT_FIELDS,
} MwContactField;

G_END_DECLS
