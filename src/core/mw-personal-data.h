/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a text seems to tell of one person, though the program keeps nothing of persons. */
typedef enum
{
  MW_PERSONAL_DATA_NONE,
  MW_PERSONAL_DATA_BSN,
  MW_PERSONAL_DATA_BIRTH_DATE,
} MwPersonalData;

MwPersonalData mw_personal_data_find (const char *text, const GDate *today);
const char *mw_personal_data_describe (MwPersonalData found);

G_END_DECLS
