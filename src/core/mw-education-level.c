/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-education-level.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"

/* The ordered scale of education levels. */

const MwChoice mw_education_levels[] = {
  { "vso_pro", N_ ("VSO or practical education") },
  { "mbo_1", N_ ("mbo 1") },
  { "mbo_2", N_ ("mbo 2") },
  { "mbo_3", N_ ("mbo 3") },
  { "mbo_4", N_ ("mbo 4") },
  { "hbo", N_ ("hbo") },
  { "wo", N_ ("wo") },
  { NULL },
};

/**
 * mw_education_level_rank:
 * @level: (nullable): a value of mw_education_levels
 *
 * Returns: its place on the scale from 0, or -1 where it is unknown
 */
int
mw_education_level_rank (const char *level)
{
  for (int rank = 0; level != NULL && mw_education_levels[rank].value != NULL; rank++)
    {
      if (g_str_equal (mw_education_levels[rank].value, level))
        return rank;
    }
  return -1;
}

/* Whether the levels in two fields of @record stand in the right order, as far as they are known. */
gboolean
mw_education_level_check_range (const MwRecord *record, guint lowest, guint highest, guint *field, GError **error)
{
  int low = mw_education_level_rank (mw_record_get_text (record, lowest));
  int high = mw_education_level_rank (mw_record_get_text (record, highest));

  if (low < 0 || high < 0 || low <= high)
    return TRUE;

  *field = highest;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("The highest level lies below the lowest."));
  return FALSE;
}
