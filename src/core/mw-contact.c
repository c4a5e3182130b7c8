/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-contact.h"

#include <glib/gi18n-lib.h>

/* A colleague or somebody at a supplier, with what is needed to reach them at work and nothing else. */

static const MwField fields[] = {
  [MW_CONTACT_ORGANISATION] = { "organisation_id", MW_FIELD_REFERENCE, N_ ("Organisation"), MW_FIELD_REQUIRED, .target = &mw_organisation_table, .explanation = N_ ("Only work contacts: never people who are to be placed") },
  [MW_CONTACT_NAME] = { "name", MW_FIELD_TEXT, N_ ("Name"), MW_FIELD_REQUIRED },
  [MW_CONTACT_ROLE] = { "role", MW_FIELD_TEXT, N_ ("Role") },
  [MW_CONTACT_MAIL] = { "mail", MW_FIELD_TEXT, N_ ("Work e-mail"), MW_FIELD_CODE },
  [MW_CONTACT_PHONE] = { "phone", MW_FIELD_TEXT, N_ ("Work phone"), MW_FIELD_CODE },
  [MW_CONTACT_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

const MwTable mw_contact_table = {
  .name = "contact",
  .label = N_ ("Contact"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_CONTACT_NAME,
  .key_field = MW_CONTACT_NAME,
};
