/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-organisation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-error.h"

/* Suppliers, public bodies (clients, directorates, HR) and partners such as social enterprises. */

static const MwChoice kinds[] = {
  { "supplier", N_ ("Supplier") },
  { "public_body", N_ ("Public body") },
  { "partner", N_ ("Partner") },
  { NULL },
};

/* Prestatieladder Socialer Ondernemen (domain: pso_certificate, rung). */
const MwChoice mw_pso_rungs[] = {
  { "aspirant", N_ ("Aspirant") },
  { "1", N_ ("Rung 1") },
  { "2", N_ ("Rung 2") },
  { "3", N_ ("Rung 3") },
  { "30plus", N_ ("PSO 30+") },
  { NULL },
};

static const MwField fields[] = {
  [MW_ORGANISATION_NAME] = { "name", MW_FIELD_TEXT, N_ ("Name"), MW_FIELD_REQUIRED },
  [MW_ORGANISATION_KIND] = { "kind", MW_FIELD_CHOICE, N_ ("Kind"), MW_FIELD_REQUIRED, .choices = kinds },
  [MW_ORGANISATION_ABBREVIATION] = { "abbreviation", MW_FIELD_TEXT, N_ ("Abbreviation") },
  [MW_ORGANISATION_KVK] = { "kvk", MW_FIELD_TEXT, N_ ("KvK number"), MW_FIELD_CODE, .explanation = N_ ("Eight digits, from the trade register") },
  [MW_ORGANISATION_PARENT] = { "parent_id", MW_FIELD_REFERENCE, N_ ("Part of"), .target = &mw_organisation_table },
  [MW_ORGANISATION_PSO_RUNG] = { "pso_rung", MW_FIELD_CHOICE, N_ ("PSO rung"), .choices = mw_pso_rungs },
  [MW_ORGANISATION_REGION] = { "region", MW_FIELD_TEXT, N_ ("Place or region") },
  [MW_ORGANISATION_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

static gboolean
check_organisation (const MwRecord *record, guint *field, GError **error)
{
  const char *kvk = mw_record_get_text (record, MW_ORGANISATION_KVK);

  if (kvk == NULL || (strlen (kvk) == 8 && strspn (kvk, "0123456789") == 8))
    return TRUE;

  *field = MW_ORGANISATION_KVK;
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("A KvK number has eight digits; “%s” has not."), kvk);
  return FALSE;
}

const MwTable mw_organisation_table = {
  .name = "organisation",
  .label = N_ ("Organisation"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_ORGANISATION_NAME,
  .key_field = MW_ORGANISATION_NAME,
  .check = check_organisation,
};
