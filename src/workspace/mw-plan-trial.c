/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plan-trial.h"

/* A handful of choices, so that lists that are searched from the front serve. */

typedef struct
{
  gint64 initiative_id;
  gint64 nomination_id;
  MwPlanPairChoice choice;
  gint64 places;
} Pair;

typedef struct
{
  gint64 record_id;
  gint64 number;
} Entry;

struct _MwPlanTrial
{
  GArray *pairs;    /* Pair */
  GArray *left_out; /* Entry, whose number is not used */
  GArray *places;   /* Entry */
};

MwPlanTrial *
mw_plan_trial_new (void)
{
  MwPlanTrial *trial = g_new0 (MwPlanTrial, 1);

  trial->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  trial->left_out = g_array_new (FALSE, FALSE, sizeof (Entry));
  trial->places = g_array_new (FALSE, FALSE, sizeof (Entry));
  return trial;
}

MwPlanTrial *
mw_plan_trial_copy (const MwPlanTrial *trial)
{
  MwPlanTrial *copy = g_new0 (MwPlanTrial, 1);

  copy->pairs = g_array_copy (trial->pairs);
  copy->left_out = g_array_copy (trial->left_out);
  copy->places = g_array_copy (trial->places);
  return copy;
}

void
mw_plan_trial_free (MwPlanTrial *trial)
{
  g_array_unref (trial->pairs);
  g_array_unref (trial->left_out);
  g_array_unref (trial->places);
  g_free (trial);
}

void
mw_plan_trial_clear (MwPlanTrial *trial)
{
  g_array_set_size (trial->pairs, 0);
  g_array_set_size (trial->left_out, 0);
  g_array_set_size (trial->places, 0);
}

gboolean
mw_plan_trial_is_empty (const MwPlanTrial *trial)
{
  return trial->pairs->len + trial->left_out->len + trial->places->len == 0;
}

static int
find_pair (const MwPlanTrial *trial, gint64 initiative_id, gint64 nomination_id)
{
  for (guint i = 0; i < trial->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (trial->pairs, Pair, i);
      if (pair->initiative_id == initiative_id && pair->nomination_id == nomination_id)
        return (int) i;
    }
  return -1;
}

/* @places: that are kept; meaningless for another choice */
void
mw_plan_trial_set_pair (MwPlanTrial *trial, gint64 initiative_id, gint64 nomination_id, MwPlanPairChoice choice, gint64 places)
{
  Pair pair = { initiative_id, nomination_id, choice, places };
  int index = find_pair (trial, initiative_id, nomination_id);

  if (index >= 0)
    g_array_remove_index (trial->pairs, (guint) index);
  if (choice != MW_PLAN_PAIR_FREE)
    g_array_append_val (trial->pairs, pair);
}

/* @places: (out) (optional): set only where the pair is kept */
MwPlanPairChoice
mw_plan_trial_get_pair (const MwPlanTrial *trial, gint64 initiative_id, gint64 nomination_id, gint64 *places)
{
  int index = find_pair (trial, initiative_id, nomination_id);
  const Pair *pair = index >= 0 ? &g_array_index (trial->pairs, Pair, (guint) index) : NULL;

  if (pair == NULL)
    return MW_PLAN_PAIR_FREE;
  if (places != NULL && pair->choice == MW_PLAN_PAIR_KEEP)
    *places = pair->places;
  return pair->choice;
}

static int
find_entry (const GArray *entries, gint64 record_id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      if (g_array_index (entries, Entry, i).record_id == record_id)
        return (int) i;
    }
  return -1;
}

static void
remove_entry (GArray *entries, gint64 record_id)
{
  int index = find_entry (entries, record_id);

  if (index >= 0)
    g_array_remove_index (entries, (guint) index);
}

static void
set_entry (GArray *entries, gint64 record_id, gint64 number)
{
  Entry entry = { record_id, number };

  remove_entry (entries, record_id);
  g_array_append_val (entries, entry);
}

/* @record_id: of an initiative or a request */
void
mw_plan_trial_leave_out (MwPlanTrial *trial, gint64 record_id, gboolean leave_out)
{
  if (leave_out)
    set_entry (trial->left_out, record_id, 0);
  else
    remove_entry (trial->left_out, record_id);
}

gboolean
mw_plan_trial_is_left_out (const MwPlanTrial *trial, gint64 record_id)
{
  return find_entry (trial->left_out, record_id) >= 0;
}

/* @places: free ones of an initiative, or open ones of a request, whatever the file says */
void
mw_plan_trial_set_places (MwPlanTrial *trial, gint64 record_id, gint64 places)
{
  set_entry (trial->places, record_id, places);
}

void
mw_plan_trial_unset_places (MwPlanTrial *trial, gint64 record_id)
{
  remove_entry (trial->places, record_id);
}

gboolean
mw_plan_trial_get_places (const MwPlanTrial *trial, gint64 record_id, gint64 *places)
{
  int index = find_entry (trial->places, record_id);

  if (index < 0)
    return FALSE;
  *places = g_array_index (trial->places, Entry, (guint) index).number;
  return TRUE;
}
