/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-initiative.h"

#include <glib/gi18n-lib.h>

#include "mw-education-level.h"

/* The supply side: what a supplier does, or could do, for people. */

static const MwChoice kinds[] = {
  { "job", N_ ("Job") },
  { "learning_place", N_ ("Learning place") },
  { "internship", N_ ("Internship") },
  { "traineeship", N_ ("Traineeship") },
  { "social_purchasing", N_ ("Social purchasing") },
  { "coaching", N_ ("Coaching") },
  { "knowledge", N_ ("Knowledge") },
  { "other", N_ ("Other") },
  { NULL },
};

static const MwChoice statuses[] = {
  { "idea", N_ ("Idea") },
  { "offered", N_ ("Offered") },
  { "running", N_ ("Running") },
  { "ended", N_ ("Ended") },
  { NULL },
};

static const MwChoice novelties[] = {
  { "new", N_ ("New") },
  { "extended", N_ ("Extended") },
  { "existing", N_ ("Existing") },
  { NULL },
};

static const MwChoice relations[] = {
  { "direct", N_ ("In the contract itself") },
  { "indirect", N_ ("Comparable, elsewhere at the supplier") },
  { "none", N_ ("No relation") },
  { NULL },
};

/* Who may count the job for the banenafspraak. */
const MwChoice mw_counted_by[] = {
  { "hirer", N_ ("The hirer") },
  { "supplier", N_ ("The supplier") },
  { "nobody", N_ ("Nobody") },
  { NULL },
};

static const MwField fields[] = {
  [MW_INITIATIVE_TITLE] = { "title", MW_FIELD_TEXT, N_ ("Title"), MW_FIELD_REQUIRED, .section = N_ ("Initiative") },
  [MW_INITIATIVE_SUPPLIER] = { "supplier_id", MW_FIELD_REFERENCE, N_ ("Supplier"), MW_FIELD_REQUIRED, .target = &mw_organisation_table },
  [MW_INITIATIVE_CONTRACT] = { "contract_id", MW_FIELD_REFERENCE, N_ ("Contract"), MW_FIELD_LOOSE, .target = &mw_contract_table },
  [MW_INITIATIVE_KIND] = { "kind", MW_FIELD_CHOICE, N_ ("Kind"), .choices = kinds },
  [MW_INITIATIVE_STATUS] = { "status", MW_FIELD_CHOICE, N_ ("Status"), MW_FIELD_REQUIRED, .choices = statuses },
  [MW_INITIATIVE_PLACES] = { "places", MW_FIELD_INTEGER, N_ ("Places"), .maximum = MW_MAX_PLACES },
  [MW_INITIATIVE_HOURS_PER_WEEK] = { "hours_per_week", MW_FIELD_INTEGER, N_ ("Hours a week"), .maximum = 60 },
  [MW_INITIATIVE_TARGET_GROUPS] = { "target_groups", MW_FIELD_CODES, N_ ("Target groups"), .section = N_ ("For whom, where and when"), .link_table = "initiative_target_group", .link_column = "target_group" },
  [MW_INITIATIVE_LEVEL_MIN] = { "level_min", MW_FIELD_CHOICE, N_ ("Lowest education level"), .choices = mw_education_levels },
  [MW_INITIATIVE_LEVEL_MAX] = { "level_max", MW_FIELD_CHOICE, N_ ("Highest education level"), .choices = mw_education_levels },
  [MW_INITIATIVE_PLACE_BOUND] = { "place_bound", MW_FIELD_YES_NO, N_ ("Bound to a place"), .explanation = N_ ("Whether people must come to the regions below") },
  [MW_INITIATIVE_REGIONS] = { "regions", MW_FIELD_CODES, N_ ("Regions"), .link_table = "initiative_region", .link_column = "region" },
  [MW_INITIATIVE_START_DATE] = { "start_date", MW_FIELD_DATE, N_ ("From") },
  [MW_INITIATIVE_END_DATE] = { "end_date", MW_FIELD_DATE, N_ ("Until") },
  [MW_INITIATIVE_NOVELTY] = { "novelty", MW_FIELD_CHOICE, N_ ("New or existing"), .choices = novelties, .section = N_ ("How it counts") },
  [MW_INITIATIVE_RELATION] = { "relation_to_contract", MW_FIELD_CHOICE, N_ ("Relation to the contract"), .choices = relations },
  [MW_INITIATIVE_PARTNER] = { "partner_id", MW_FIELD_REFERENCE, N_ ("Partner"), .target = &mw_organisation_table },
  [MW_INITIATIVE_COUNTS_FOR] = { "counts_for", MW_FIELD_CHOICE, N_ ("Job is counted by"), .choices = mw_counted_by },
  [MW_INITIATIVE_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

static gboolean
check_initiative (const MwRecord *record, guint *field, GError **error)
{
  return mw_education_level_check_range (record, MW_INITIATIVE_LEVEL_MIN, MW_INITIATIVE_LEVEL_MAX, field, error) && mw_record_check_dates (record, MW_INITIATIVE_START_DATE, MW_INITIATIVE_END_DATE, field, error);
}

const MwTable mw_initiative_table = {
  .name = "initiative",
  .label = N_ ("Initiative"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_INITIATIVE_TITLE,
  .key_field = MW_INITIATIVE_TITLE,
  .check = check_initiative,
};
