/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-match.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"

/* A link between supply and demand, from first idea to people at work. Counts only, never persons. */

static const MwChoice statuses[] = {
  { "shortlisted", N_ ("Shortlisted") },
  { "proposed", N_ ("Proposed") },
  { "agreed", N_ ("Agreed") },
  { "running", N_ ("Running") },
  { "lasting", N_ ("Lasting") },
  { "done", N_ ("Done") },
  { "rejected", N_ ("Rejected") },
  { NULL },
};

static const MwChoice answers[] = {
  { "yes", N_ ("Yes") },
  { "considering", N_ ("Considering") },
  { "no", N_ ("No") },
  { NULL },
};

static const MwChoice refusals[] = {
  { "no_work", N_ ("No suitable work") },
  { "no_guidance", N_ ("Nobody to guide them") },
  { "no_candidates", N_ ("No candidates") },
  { "timing", N_ ("Not at this moment") },
  { "costs", N_ ("Costs") },
  { "other", N_ ("Other") },
  { NULL },
};

static const MwChoice plannings[] = {
  { "keep", N_ ("Keep") },
  { "forbid", N_ ("Forbid") },
  { NULL },
};

static const MwField fields[] = {
  [MW_MATCH_INITIATIVE] = { "initiative_id", MW_FIELD_REFERENCE, N_ ("Initiative"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_initiative_table },
  [MW_MATCH_NOMINATION] = { "nomination_id", MW_FIELD_REFERENCE, N_ ("Request"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_nomination_table },
  [MW_MATCH_CONTRACT] = { "contract_id", MW_FIELD_REFERENCE, N_ ("Contract"), MW_FIELD_LOOSE, .target = &mw_contract_table },
  [MW_MATCH_PLACES] = { "places", MW_FIELD_INTEGER, N_ ("Places"), MW_FIELD_REQUIRED, .maximum = MW_MAX_PLACES },
  [MW_MATCH_STATUS] = { "status", MW_FIELD_CHOICE, N_ ("Status"), MW_FIELD_REQUIRED, .choices = statuses },
  [MW_MATCH_STATUS_DATE] = { "status_date", MW_FIELD_DATE, N_ ("Since") },
  [MW_MATCH_STATUS_BY] = { "status_by", MW_FIELD_TEXT, N_ ("Decided by (role)") },
  [MW_MATCH_SUPPLIER_ANSWER] = { "supplier_answer", MW_FIELD_CHOICE, N_ ("Supplier's answer"), .choices = answers, .empty = N_ ("None yet") },
  [MW_MATCH_REFUSAL_REASON] = { "refusal_reason", MW_FIELD_CHOICE, N_ ("Reason of refusal"), .choices = refusals, .empty = N_ ("Not applicable") },
  [MW_MATCH_PLANNING] = { "planning", MW_FIELD_CHOICE, N_ ("In the plan"), .choices = plannings, .explanation = N_ ("Keep: the link stays, and the best plan tells what that costs. Forbid: the pair gets no places"), .empty = N_ ("The plan decides") },
  [MW_MATCH_VALUE_ROW] = { "value_row_id", MW_FIELD_REFERENCE, N_ ("Valued as"), MW_FIELD_LOOSE, .target = &mw_value_row_table, .explanation = N_ ("A row of the value table of the contract"), .empty = N_ ("By the target group") },
  [MW_MATCH_VALUE] = { "value_cents", MW_FIELD_MONEY, N_ ("Agreed value"), .explanation = N_ ("Overrules the table"), .empty = N_ ("By the table") },
  [MW_MATCH_NOTE] = { "note", MW_FIELD_NOTE, N_ ("Note") },
};

/* Only what both sides have agreed on counts as planned. */
gboolean
mw_match_status_is_agreed (const char *status)
{
  static const char *const agreed[] = { "agreed", "running", "lasting", "done", NULL };

  return status != NULL && g_strv_contains (agreed, status);
}

/* A rejected link gives its places back; all others hold them, those that are done too. */
gboolean
mw_match_status_takes_places (const char *status)
{
  return g_strcmp0 (status, "rejected") != 0;
}

/* What was said at a rejection does not hold for a link that is taken up again, unless it was said anew. */
static void
forget_refusal (MwRecord *match, const MwRecord *before)
{
  if (g_strcmp0 (mw_record_get_text (match, MW_MATCH_SUPPLIER_ANSWER), "no") == 0 && mw_record_field_equals (match, before, MW_MATCH_SUPPLIER_ANSWER))
    mw_record_clear (match, MW_MATCH_SUPPLIER_ANSWER);
  if (mw_record_field_equals (match, before, MW_MATCH_REFUSAL_REASON))
    mw_record_clear (match, MW_MATCH_REFUSAL_REASON);
}

/**
 * mw_match_follow_status:
 * @match: about to be saved
 * @before: (nullable): as it is in the file, %NULL for a new one
 * @today: since when another status holds
 *
 * The date and the role belong to the status: with another one they do not stay, unless they were given with it.
 */
void
mw_match_follow_status (MwRecord *match, const MwRecord *before, const GDate *today)
{
  if (before == NULL)
    {
      if (!mw_record_is_known (match, MW_MATCH_STATUS_DATE))
        mw_record_set_date (match, MW_MATCH_STATUS_DATE, today);
      return;
    }
  if (mw_record_field_equals (match, before, MW_MATCH_STATUS))
    return;
  if (mw_record_field_equals (match, before, MW_MATCH_STATUS_DATE))
    mw_record_set_date (match, MW_MATCH_STATUS_DATE, today);
  if (mw_record_field_equals (match, before, MW_MATCH_STATUS_BY))
    mw_record_clear (match, MW_MATCH_STATUS_BY);
  if (!mw_match_status_takes_places (mw_record_get_text (before, MW_MATCH_STATUS)))
    forget_refusal (match, before);
}

gboolean
mw_match_is_forbidden (const MwRecord *match)
{
  return g_strcmp0 (mw_record_get_text (match, MW_MATCH_PLANNING), "forbid") == 0;
}

/*
 * A pair that nobody linked has no row that could say that it is kept apart. It gets one that was rejected by us: that
 * takes no places and is not proposed again. This tells it from a rejection that somebody gave a reason for.
 */
gboolean
mw_match_is_only_forbidden (const MwRecord *match)
{
  static const guint said[] = { MW_MATCH_SUPPLIER_ANSWER, MW_MATCH_REFUSAL_REASON, MW_MATCH_STATUS_BY, MW_MATCH_NOTE };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      if (mw_record_is_known (match, said[i]))
        return FALSE;
    }
  return mw_match_is_forbidden (match) && !mw_match_status_takes_places (mw_record_get_text (match, MW_MATCH_STATUS));
}

static gboolean
check_match (const MwRecord *record, guint *field, GError **error)
{
  gint64 places;

  if (!mw_record_get_integer (record, MW_MATCH_PLACES, &places) || places > 0)
    return TRUE;

  *field = MW_MATCH_PLACES;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("A link is for at least one place."));
  return FALSE;
}

const MwTable mw_match_table = {
  .name = "match",
  .label = N_ ("Link"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_field = MW_MATCH_STATUS,
  .key_field = MW_MATCH_INITIATIVE,
  .check = check_match,
};
