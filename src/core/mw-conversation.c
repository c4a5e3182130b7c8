/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-conversation.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"

/* A talk with a supplier: before, during or after a contract. */

static const MwChoice statuses[] = {
  { "planned", N_ ("Planned") },
  { "held", N_ ("Held") },
  { "cancelled", N_ ("Cancelled") },
  { NULL },
};

static const MwChoice phases[] = {
  { "before", N_ ("Before the tender") },
  { "during", N_ ("During the contract") },
  { "after", N_ ("After the contract") },
  { NULL },
};

static const MwChoice forms[] = {
  { "ours", N_ ("At our office") },
  { "theirs", N_ ("At the supplier") },
  { "online", N_ ("Online") },
  { "phone", N_ ("By phone") },
  { NULL },
};

const MwChoice mw_conversation_roles[] = {
  { "procurement", N_ ("Procurement") },
  { "policy", N_ ("Policy directorate") },
  { "hr", N_ ("HR") },
  { "contract_manager", N_ ("Contract manager") },
  { "client", N_ ("Client") },
  { "supplier", N_ ("Supplier") },
  { "partner", N_ ("Partner") },
  { NULL },
};

static const MwField fields[] = {
  [MW_CONVERSATION_SUPPLIER] = { "supplier_id", MW_FIELD_REFERENCE, N_ ("Supplier"), MW_FIELD_REQUIRED, .target = &mw_organisation_table, .section = N_ ("Talk") },
  [MW_CONVERSATION_SUBJECT] = { "subject", MW_FIELD_TEXT, N_ ("Subject"), MW_FIELD_REQUIRED },
  [MW_CONVERSATION_STATUS] = { "status", MW_FIELD_CHOICE, N_ ("Status"), MW_FIELD_REQUIRED, .choices = statuses },
  [MW_CONVERSATION_PHASE] = { "phase", MW_FIELD_CHOICE, N_ ("Phase"), .choices = phases },
  [MW_CONVERSATION_DATE] = { "date", MW_FIELD_DATE, N_ ("Date"), .section = N_ ("When and where"), .empty = N_ ("Not planned yet") },
  [MW_CONVERSATION_START_TIME] = { "start_time", MW_FIELD_TEXT, N_ ("Time"), MW_FIELD_CODE, .explanation = N_ ("Hours and minutes, such as 14:30"), .empty = N_ ("Not agreed yet") },
  [MW_CONVERSATION_MINUTES] = { "minutes", MW_FIELD_INTEGER, N_ ("Minutes"), .maximum = 1440, .empty = N_ ("One hour") },
  [MW_CONVERSATION_FORM] = { "form", MW_FIELD_CHOICE, N_ ("Form"), .choices = forms },
  [MW_CONVERSATION_PLACE] = { "place", MW_FIELD_TEXT, N_ ("Place or link") },
  [MW_CONVERSATION_CONTRACTS] = { "contracts", MW_FIELD_CODES, N_ ("Contracts"), MW_FIELD_LOOSE, .section = N_ ("Who and what"), .target = &mw_contract_table, .link_table = "conversation_contract", .link_column = "contract", .empty = N_ ("None") },
  [MW_CONVERSATION_ROLES] = { "roles", MW_FIELD_CODES, N_ ("Who takes part"), .choices = mw_conversation_roles, .link_table = "conversation_role", .link_column = "role", .empty = N_ ("Not known yet") },
  [MW_CONVERSATION_CONTACTS] = { "contacts", MW_FIELD_CODES, N_ ("Contacts"), MW_FIELD_LOOSE, .target = &mw_contact_table, .link_table = "conversation_contact", .link_column = "contact", .empty = N_ ("None") },
  [MW_CONVERSATION_OUR_GOAL] = { "our_goal", MW_FIELD_NOTE, N_ ("Our goal"), .section = N_ ("Goals") },
  [MW_CONVERSATION_THEIR_GOAL] = { "their_goal", MW_FIELD_NOTE, N_ ("Their goal") },
  [MW_CONVERSATION_OUTCOME] = { "outcome", MW_FIELD_NOTE, N_ ("Outcome"), .section = N_ ("Outcome") },
  [MW_CONVERSATION_NEXT_DATE] = { "next_date", MW_FIELD_DATE, N_ ("Next talk on"), .empty = N_ ("Not agreed") },
  /* Calendars get the moment of the export instead (mw-calendar.c), which does not go back on undo. */
  [MW_CONVERSATION_SEQUENCE] = { "sequence", MW_FIELD_INTEGER, N_ ("Version in calendars"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN },
  [MW_CONVERSATION_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

/* As a clock shows it, for SQL and calendars read it so. */
static gboolean
is_time (const char *text)
{
  return g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]$", text, 0, 0);
}

static gboolean
check_conversation (const MwRecord *record, guint *field, GError **error)
{
  const char *time = mw_record_get_text (record, MW_CONVERSATION_START_TIME);
  gint64 minutes;

  if (time != NULL && !is_time (time))
    {
      *field = MW_CONVERSATION_START_TIME;
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("A time has two digits for hours and two for minutes, such as 09:30; “%s” has not."), time);
      return FALSE;
    }
  if (mw_record_get_integer (record, MW_CONVERSATION_MINUTES, &minutes) && minutes < 5)
    {
      *field = MW_CONVERSATION_MINUTES;
      g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("A talk takes at least five minutes."));
      return FALSE;
    }
  return TRUE;
}

const MwTable mw_conversation_table = {
  .name = "conversation",
  .label = N_ ("Talk"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_CONVERSATION_SUBJECT,
  .key_field = MW_CONVERSATION_SUBJECT,
  .check = check_conversation,
};

gboolean
mw_conversation_is (const MwRecord *talk, const char *status)
{
  return g_strcmp0 (mw_record_get_text (talk, MW_CONVERSATION_STATUS), status) == 0;
}

gint64
mw_conversation_get_minutes (const MwRecord *talk)
{
  gint64 minutes = MW_CONVERSATION_DEFAULT_MINUTES;

  mw_record_get_integer (talk, MW_CONVERSATION_MINUTES, &minutes);
  return minutes;
}
