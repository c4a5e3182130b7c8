/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-target-group.h"

#include <glib/gi18n-lib.h>

/* The groups of people that social return is for; data/reference/target-groups.json seeds them. */

static const MwChoice in_register[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "partly", N_ ("Partly") },
  { NULL },
};

static const MwField fields[] = {
  [MW_TARGET_GROUP_CODE] = { "code", MW_FIELD_TEXT, N_ ("Code"), MW_FIELD_REQUIRED | MW_FIELD_CODE },
  [MW_TARGET_GROUP_NAME] = { "name", MW_FIELD_TEXT, N_ ("Name"), MW_FIELD_REQUIRED },
  [MW_TARGET_GROUP_EXPLANATION] = { "explanation", MW_FIELD_TEXT, N_ ("Explanation") },
  [MW_TARGET_GROUP_LEGAL_GROUND] = { "legal_ground", MW_FIELD_TEXT, N_ ("Legal ground") },
  [MW_TARGET_GROUP_IN_REGISTER] = { "in_register", MW_FIELD_CHOICE, N_ ("In the target group register"), .choices = in_register },
  [MW_TARGET_GROUP_WIDER] = { "wider_id", MW_FIELD_REFERENCE, N_ ("Within the wider group"), .target = &mw_target_group_table },
  [MW_TARGET_GROUP_SOURCE] = { "source", MW_FIELD_TEXT, N_ ("Source") },
};

/* @code: (nullable): as the file keeps it */
MwRegister
mw_target_group_read_register (const char *code)
{
  static const char *const codes[] = { [MW_REGISTER_NO] = "no", [MW_REGISTER_PARTLY] = "partly", [MW_REGISTER_YES] = "yes" };

  for (guint i = MW_REGISTER_NO; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_strcmp0 (codes[i], code) == 0)
        return (MwRegister) i;
    }
  return MW_REGISTER_UNKNOWN;
}

const MwTable mw_target_group_table = {
  .name = "target_group",
  .label = N_ ("Target group"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_TARGET_GROUP_NAME,
  .key_field = MW_TARGET_GROUP_CODE,
};
