/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-preference.h"

#include <glib/gi18n-lib.h>

/* What the users of a file have agreed on for all of it. One record; data/reference/preferences.json seeds it. */

static const MwField fields[] = {
  [MW_PREFERENCE_CODE] = { "code", MW_FIELD_TEXT, N_ ("Code"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_CODE },
  [MW_PREFERENCE_BEHIND] = { "behind_bp", MW_FIELD_PERCENTAGE, N_ ("Behind from"), .explanation = N_ ("A contract is behind when it has realised so much less than expected today"), .empty = N_ ("Never") },
  [MW_PREFERENCE_PROTECT_BELOW] = { "protect_below", MW_FIELD_INTEGER, N_ ("Hide numbers of people below"), .explanation = N_ ("In files that leave the program, smaller numbers stand as “< 5”"), .maximum = 100, .empty = N_ ("Never") },
  [MW_PREFERENCE_JOB_MINUTES] = { "job_minutes", MW_FIELD_INTEGER, N_ ("Hours a week of one job of the jobs agreement"), MW_FIELD_HIDDEN | MW_FIELD_HOURS, .maximum = 3600 },
  [MW_PREFERENCE_FTE_MINUTES] = { "fte_minutes", MW_FIELD_INTEGER, N_ ("Hours a week of a full-time job"), MW_FIELD_HOURS, .explanation = N_ ("For full-time jobs (fte) in reports"), .maximum = 3600 },
  [MW_PREFERENCE_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

const MwTable mw_preference_table = {
  .name = "preference",
  .label = N_ ("Preferences"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_PREFERENCE_CODE,
  .key_field = MW_PREFERENCE_CODE,
};
