/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-rule-preview.h"

#include <stdlib.h>

/*
 * What would change if a category or a contract chose other rules: every contract is judged twice, with the rules as they are and
 * as they would be. Nothing is written.
 */

static void
change_free (gpointer data)
{
  MwRuleChange *change = data;

  g_clear_pointer (&change->facts, mw_contract_facts_free);
  g_free (change);
}

void
mw_rule_preview_free (MwRulePreview *preview)
{
  g_ptr_array_unref (preview->changes);
  g_free (preview);
}

static gboolean
is_other (const MwContractFigures *before, const MwContractFigures *after)
{
  if (before->applies != after->applies || before->duty_known != after->duty_known || before->plan_overdue != after->plan_overdue)
    return TRUE;
  if (before->behind != after->behind || before->planned_known != after->planned_known || before->planned.cents != after->planned.cents)
    return TRUE;
  return before->duty_known && before->duty.cents != after->duty.cents;
}

/* Between a known and an unknown duty the whole of it counts as the difference. */
static gint64
difference_of (const MwRuleChange *change)
{
  return ABS (change->after.duty.cents - change->before.duty.cents);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const MwRuleChange *first = *(const MwRuleChange *const *) a;
  const MwRuleChange *second = *(const MwRuleChange *const *) b;
  gint64 difference = difference_of (second) - difference_of (first);

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return mw_record_get_id (first->facts->contract) < mw_record_get_id (second->facts->contract) ? -1 : 1;
}

static void
add_change (MwRulePreview *preview, gint64 id, const MwContractFigures *before, const MwContractFigures *after)
{
  MwRuleChange *change = g_new0 (MwRuleChange, 1);

  change->facts = g_new0 (MwContractFacts, 1);
  change->facts->contract = mw_record_new (&mw_contract_table);
  mw_record_set_id (change->facts->contract, id);
  change->before = *before;
  change->after = *after;
  g_ptr_array_add (preview->changes, change);
}

static gboolean
is_meant (const MwRuleProposal *proposal, const MwContractIndex *index, guint row, guint32 today)
{
  if (proposal->contract_id != 0)
    return mw_contract_index_get_id (index, row) == proposal->contract_id;
  if (mw_contract_term_get_state (&mw_contract_index_get_figures (index, row)->term, today, today) == MW_CONTRACT_ENDED)
    return FALSE;
  return mw_duty_rules_is_within (mw_duty_basis_get_rules (mw_contract_index_get_basis (index)), mw_contract_index_get_category (index, row), proposal->category_id);
}

/* Both were read in one transaction, so that the rows of one are those of the other. As elsewhere, what has ended is left out. */
static gboolean
compare (MwRulePreview *preview, const MwContractIndex *before, const MwContractIndex *after, const MwRulePreviewJob *job, GError **error)
{
  for (guint row = 0; row < mw_contract_index_get_n_rows (before); row++)
    {
      const MwContractFigures *old = mw_contract_index_get_figures (before, row);
      const MwContractFigures *new = mw_contract_index_get_figures (after, row);
      if (!is_meant (&job->proposal, before, row, g_date_get_julian (&job->today)))
        continue;
      if (!mw_contract_totals_add (&preview->before, old, error) || !mw_contract_totals_add (&preview->after, new, error))
        return FALSE;
      if (is_other (old, new))
        add_change (preview, mw_contract_index_get_id (before, row), old, new);
    }
  return TRUE;
}

/* Fills in names and reasons of the contracts that are listed. */
static gboolean
load_changes (MwRulePreview *preview, MwConnection *connection, const MwDutyBasis *basis, GError **error)
{
  preview->n_changed = preview->changes->len;
  g_ptr_array_sort (preview->changes, compare_changes);
  if (preview->changes->len > MW_RULE_PREVIEW_ROWS)
    g_ptr_array_set_size (preview->changes, MW_RULE_PREVIEW_ROWS);
  for (guint i = 0; i < preview->changes->len; i++)
    {
      MwRuleChange *change = g_ptr_array_index (preview->changes, i);
      gint64 id = mw_record_get_id (change->facts->contract);
      g_autoptr (GPtrArray) loaded = mw_contract_query_load (connection, basis, &id, 1, error);
      if (loaded == NULL)
        return FALSE;
      mw_contract_facts_free (change->facts);
      change->facts = g_ptr_array_steal_index (loaded, 0);
    }
  return TRUE;
}

static gboolean
run (MwConnection *connection, const MwRulePreviewJob *job, MwRulePreview *preview, GError **error)
{
  g_autoptr (MwContractIndex) before = mw_contract_index_new ();
  g_autoptr (MwContractIndex) after = mw_contract_index_new ();

  return mw_contract_index_read_proposed (before, connection, &job->today, NULL, error) && mw_contract_index_read_proposed (after, connection, &job->today, &job->proposal, error) && compare (preview, before, after, job, error) && load_changes (preview, connection, mw_contract_index_get_basis (after), error);
}

/**
 * mw_rule_preview_run:
 * @job: (type MwRulePreviewJob)
 * @preview: (out) (transfer full) (type MwRulePreview)
 */
gboolean
mw_rule_preview_run (MwConnection *connection, gpointer job, gpointer *preview, GError **error)
{
  g_autoptr (MwRulePreview) made = g_new0 (MwRulePreview, 1);
  gboolean done;

  made->changes = g_ptr_array_new_with_free_func (change_free);
  done = mw_connection_begin_reading (connection, error) && run (connection, job, made, error);
  mw_connection_rollback (connection);
  if (done)
    *preview = g_steal_pointer (&made);
  return done;
}
