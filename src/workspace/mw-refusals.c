/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-refusals.h"

#include <glib/gi18n-lib.h>

#include "mw-match.h"
#include "mw-nomination.h"

/* Counts what suppliers refused per target group, so that whoever asked for it sees why it is not taken. */

static const MwChoice *
list_reasons (void)
{
  return mw_match_table.fields[MW_MATCH_REFUSAL_REASON].choices;
}

/* Returns: (transfer container): id of a request → id of its target group */
static GHashTable *
map_groups (GListModel *nominations)
{
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (nominations); i++)
    {
      g_autoptr (MwRecord) nomination = g_list_model_get_item (nominations, i);
      gint64 id = mw_record_get_id (nomination);
      gint64 group = mw_record_get_reference (nomination, MW_NOMINATION_TARGET_GROUP);
      g_hash_table_insert (groups, g_memdup2 (&id, sizeof id), g_memdup2 (&group, sizeof group));
    }
  return groups;
}

static MwRefusals *
ensure_group (GArray *refusals, gint64 target_group_id)
{
  MwRefusals fresh = { .target_group_id = target_group_id };

  for (guint i = 0; i < refusals->len; i++)
    {
      MwRefusals *found = &g_array_index (refusals, MwRefusals, i);
      if (found->target_group_id == target_group_id)
        return found;
    }
  g_array_append_val (refusals, fresh);
  return &g_array_index (refusals, MwRefusals, refusals->len - 1);
}

static void
add_refusal (MwRefusals *refusals, const char *reason)
{
  const MwChoice *reasons = list_reasons ();

  refusals->total++;
  for (guint i = 0; i < MW_REFUSALS_MAX_REASONS && reasons[i].value != NULL; i++)
    {
      if (g_strcmp0 (reasons[i].value, reason) != 0)
        continue;
      refusals->by_reason[i]++;
      return;
    }
  refusals->without_reason++;
}

/* The most refused first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const MwRefusals *first = a;
  const MwRefusals *second = b;

  if (first->total != second->total)
    return first->total > second->total ? -1 : 1;
  return first->target_group_id < second->target_group_id ? -1 : first->target_group_id > second->target_group_id;
}

/* Whoever agreed after all did not refuse, even where an older file still holds the first answer. */
static gboolean
is_refused (const MwRecord *match)
{
  return g_strcmp0 (mw_record_get_text (match, MW_MATCH_SUPPLIER_ANSWER), "no") == 0 && !mw_match_status_is_agreed (mw_record_get_text (match, MW_MATCH_STATUS));
}

/**
 * mw_refusals_count:
 * @matches: (element-type MwRecord): all links of the file
 * @nominations: (element-type MwRecord): all requests of the file
 *
 * Returns: (transfer full) (element-type MwRefusals): of each group that was refused, the most refused first
 */
GArray *
mw_refusals_count (GListModel *matches, GListModel *nominations)
{
  GArray *refusals = g_array_new (FALSE, FALSE, sizeof (MwRefusals));
  g_autoptr (GHashTable) groups = map_groups (nominations);

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (MwRecord) match = g_list_model_get_item (matches, i);
      gint64 nomination = mw_record_get_reference (match, MW_MATCH_NOMINATION);
      const gint64 *group = g_hash_table_lookup (groups, &nomination);
      if (group != NULL && is_refused (match))
        add_refusal (ensure_group (refusals, *group), mw_record_get_text (match, MW_MATCH_REFUSAL_REASON));
    }
  g_array_sort (refusals, compare);
  return refusals;
}

/* Returns: (nullable): %NULL where nobody refused the group */
const MwRefusals *
mw_refusals_find (const GArray *refusals, gint64 target_group_id)
{
  for (guint i = 0; i < refusals->len; i++)
    {
      const MwRefusals *found = &g_array_index (refusals, MwRefusals, i);
      if (found->target_group_id == target_group_id)
        return found;
    }
  return NULL;
}

/* Returns: (transfer full): such as "No suitable work: 2", a line for each reason that was given */
GStrv
mw_refusals_describe (const MwRefusals *refusals)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const MwChoice *reasons = list_reasons ();

  for (guint i = 0; i < MW_REFUSALS_MAX_REASONS && reasons[i].value != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: %u", _ (reasons[i].label), refusals->by_reason[i]);
      if (refusals->by_reason[i] > 0)
        g_strv_builder_add (lines, line);
    }
  if (refusals->without_reason > 0)
    {
      g_autofree char *line = g_strdup_printf ("%s: %u", _ ("No reason given"), refusals->without_reason);
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}
