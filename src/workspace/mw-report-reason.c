/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-memory.h"

#include <glib/gi18n-lib.h>

#include "mw-contract.h"
#include "mw-date.h"
#include "mw-record-history.h"
#include "mw-reference.h"

/* Why a contract is told of otherwise than in an earlier report: what its history says since. */

static void
append (GString *reasons, const char *reason)
{
  g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "; " : "", reason);
}

static char *
format_moment (GDateTime *moment, MwNotation notation)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (moment), (GDateMonth) g_date_time_get_month (moment), (GDateYear) g_date_time_get_year (moment));
  return mw_date_format (&date, notation);
}

static void
append_change (GString *reasons, const MwRecordChange *change, MwNotation notation)
{
  g_autofree char *day = format_moment (change->moment, notation);

  for (guint i = 0; i < change->n_fields; i++)
    {
      guint field = change->fields[i];
      g_autofree char *before = mw_record_is_known (change->before, field) ? mw_record_format_field (change->before, field, notation) : g_strdup (_ ("unknown"));
      g_autofree char *after = mw_record_is_known (change->after, field) ? mw_record_format_field (change->after, field, notation) : g_strdup (_ ("unknown"));
      /* Translators: a field, its old and its new value, and the date of the change. */
      g_autofree char *reason = g_strdup_printf (_ ("%s from %s to %s (%s)"), mw_field_get_label (&mw_contract_table.fields[field]), before, after, day);
      append (reasons, reason);
    }
}

static gboolean
append_contract_changes (MwConnection *connection, gint64 contract_id, gint64 since, GString *reasons, GError **error)
{
  g_autoptr (GPtrArray) changes = mw_record_history_list (connection, &mw_contract_table, contract_id, error);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const MwRecordChange *change = g_ptr_array_index (changes, i);
      if (change->act->id > since && change->kind == MW_CHANGE_EDITED)
        append_change (reasons, change, mw_notation_of_messages ());
    }
  return changes != NULL;
}

#define COUNT_CONTRIBUTIONS "SELECT count (*) FROM act WHERE table_name = 'contribution' AND state = 'done' AND id > ?1 AND record_id IN (SELECT id FROM contribution WHERE contract_id = ?2)"

static gboolean
append_contributions (MwConnection *connection, gint64 contract_id, gint64 since, GString *reasons, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, COUNT_CONTRIBUTIONS, error);
  gboolean has_row = FALSE;
  guint n;

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, since);
  mw_statement_bind_integer (statement, 2, contract_id);
  if (!mw_statement_step (statement, &has_row, error))
    return FALSE;
  n = has_row ? (guint) mw_statement_get_integer (statement, 0) : 0;
  if (n > 0)
    {
      g_autofree char *reason = g_strdup_printf (ngettext ("%u contribution was added or changed", "contributions were added or changed %u times", n), n);
      append (reasons, reason);
    }
  return TRUE;
}

/**
 * mw_report_memory_find_reason:
 * @since: id of the report; what happened later has a higher one
 *
 * Returns: (transfer full) (nullable): what changed at the contract, or what else it must be
 */
char *
mw_report_memory_find_reason (MwConnection *connection, gint64 contract_id, gint64 since, GError **error)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  if (!append_contract_changes (connection, contract_id, since, reasons, error) || !append_contributions (connection, contract_id, since, reasons, error))
    return NULL;
  if (reasons->len == 0)
    append (reasons, _ ("the rules, the value table or contributions that are no longer in the file"));
  return g_strdup (reasons->str);
}
