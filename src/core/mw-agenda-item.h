/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a point on the agenda of a talk, in the order of its form. Without a talk it waits for the next one. */
typedef enum
{
  MW_AGENDA_ITEM_SUPPLIER,
  MW_AGENDA_ITEM_CONVERSATION,
  MW_AGENDA_ITEM_TOPIC,
  MW_AGENDA_ITEM_KIND,
  MW_AGENDA_ITEM_POSITION,
  MW_AGENDA_ITEM_CONTRACT,
  MW_AGENDA_ITEM_INITIATIVE,
  MW_AGENDA_ITEM_NOMINATION,
  MW_AGENDA_ITEM_ANSWER,
  MW_N_AGENDA_ITEM_FIELDS,
} MwAgendaItemField;

G_END_DECLS
