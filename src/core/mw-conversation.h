/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"

G_BEGIN_DECLS

/* The fields of a talk with a supplier, in the order of its form. */
typedef enum
{
  MW_CONVERSATION_SUPPLIER,
  MW_CONVERSATION_SUBJECT,
  MW_CONVERSATION_STATUS,
  MW_CONVERSATION_PHASE,
  MW_CONVERSATION_DATE,
  MW_CONVERSATION_START_TIME,
  MW_CONVERSATION_MINUTES,
  MW_CONVERSATION_FORM,
  MW_CONVERSATION_PLACE,
  MW_CONVERSATION_CONTRACTS,
  MW_CONVERSATION_ROLES,
  MW_CONVERSATION_CONTACTS,
  MW_CONVERSATION_OUR_GOAL,
  MW_CONVERSATION_THEIR_GOAL,
  MW_CONVERSATION_OUTCOME,
  MW_CONVERSATION_NEXT_DATE,
  MW_CONVERSATION_SEQUENCE,
  MW_CONVERSATION_NOTE,
  MW_N_CONVERSATION_FIELDS,
} MwConversationField;

/* How long a talk takes where nothing was filled in. */
#define MW_CONVERSATION_DEFAULT_MINUTES 60

extern const MwChoice mw_conversation_roles[];

gboolean mw_conversation_is (const MwRecord *talk, const char *status);
gint64 mw_conversation_get_minutes (const MwRecord *talk);

G_END_DECLS
