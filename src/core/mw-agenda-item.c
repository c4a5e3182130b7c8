/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-agenda-item.h"

#include <glib/gi18n-lib.h>

/* A point to talk about with a supplier: typed, or proposed from the data and then the user's to change. */

static const MwChoice kinds[] = {
  { "opening", N_ ("Opening question") },
  { "agreement", N_ ("Open agreement") },
  { "duty", N_ ("Duty and progress") },
  { "initiative", N_ ("Initiative") },
  { "link", N_ ("Link") },
  { "question", N_ ("Question") },
  { "idea", N_ ("Idea") },
  { "rules", N_ ("Room in the rules") },
  { "other", N_ ("Other") },
  { NULL },
};

static const MwField fields[] = {
  [MW_AGENDA_ITEM_SUPPLIER] = { "supplier_id", MW_FIELD_REFERENCE, N_ ("Supplier"), MW_FIELD_REQUIRED, .target = &mw_organisation_table },
  [MW_AGENDA_ITEM_CONVERSATION] = { "conversation_id", MW_FIELD_REFERENCE, N_ ("Talk"), MW_FIELD_HIDDEN | MW_FIELD_LOOSE, .target = &mw_conversation_table, .empty = N_ ("The next one") },
  [MW_AGENDA_ITEM_TOPIC] = { "topic", MW_FIELD_NOTE, N_ ("Point"), MW_FIELD_REQUIRED },
  [MW_AGENDA_ITEM_KIND] = { "kind", MW_FIELD_CHOICE, N_ ("Kind"), .choices = kinds },
  [MW_AGENDA_ITEM_POSITION] = { "position", MW_FIELD_INTEGER, N_ ("Place in the agenda"), MW_FIELD_HIDDEN },
  [MW_AGENDA_ITEM_CONTRACT] = { "contract_id", MW_FIELD_REFERENCE, N_ ("Contract"), MW_FIELD_LOOSE, .target = &mw_contract_table, .empty = N_ ("None") },
  [MW_AGENDA_ITEM_INITIATIVE] = { "initiative_id", MW_FIELD_REFERENCE, N_ ("Initiative"), MW_FIELD_LOOSE, .target = &mw_initiative_table, .empty = N_ ("None") },
  [MW_AGENDA_ITEM_NOMINATION] = { "nomination_id", MW_FIELD_REFERENCE, N_ ("Request"), MW_FIELD_LOOSE, .target = &mw_nomination_table, .empty = N_ ("None") },
  [MW_AGENDA_ITEM_ANSWER] = { "answer", MW_FIELD_NOTE, N_ ("What was said") },
};

const MwTable mw_agenda_item_table = {
  .name = "agenda_item",
  .label = N_ ("Point on the agenda"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_AGENDA_ITEM_TOPIC,
  .key_field = MW_AGENDA_ITEM_SUPPLIER,
};
