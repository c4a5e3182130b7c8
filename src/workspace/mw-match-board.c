/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-match-board.h"

#include <string.h>

#include "mw-contract-query.h"
#include "mw-contract.h"
#include "mw-duty-basis.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-target-group.h"

/*
 * Both sides of the matchmaking table at one moment: supply with its free places, demand with its open
 * places, and the links between them. It does not change once loaded; after an act a new one is made.
 */

struct _MwMatchBoard
{
  GObject parent_instance;

  GPtrArray *supplies;      /* MwSupply */
  GPtrArray *demands;       /* MwDemand */
  GPtrArray *past_supplies; /* that ended, but are still linked */
  GPtrArray *past_demands;  /* that are not open any more, likewise */
  GPtrArray *matches;       /* MwRecord */
  GHashTable *names;        /* id of an organisation or contract → name */
  GHashTable *groups;       /* id of a target group → MwRecord */
  GHashTable *wider;        /* code → code */
  MwFitContext context;
};

G_DEFINE_FINAL_TYPE (MwMatchBoard, mw_match_board, G_TYPE_OBJECT)

static GHashTable *
id_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
mw_match_board_finalize (GObject *object)
{
  MwMatchBoard *self = MW_MATCH_BOARD (object);

  g_ptr_array_unref (self->supplies);
  g_ptr_array_unref (self->demands);
  g_ptr_array_unref (self->past_supplies);
  g_ptr_array_unref (self->past_demands);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->wider);

  G_OBJECT_CLASS (mw_match_board_parent_class)->finalize (object);
}

static void
mw_match_board_class_init (MwMatchBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_match_board_finalize;
}

static void
mw_match_board_init (MwMatchBoard *self)
{
  self->supplies = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_supply_free);
  self->demands = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_demand_free);
  self->past_supplies = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_supply_free);
  self->past_demands = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_demand_free);
  self->names = id_table (g_free);
  self->groups = id_table (g_object_unref);
  self->wider = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
load_groups (MwMatchBoard *self, MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) groups = mw_record_store_list (connection, &mw_target_group_table, NULL, 0, error);

  if (groups == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      MwRecord *group = g_ptr_array_index (groups, i);
      gint64 id = mw_record_get_id (group);
      g_hash_table_insert (self->groups, g_memdup2 (&id, sizeof id), g_object_ref (group));
    }
  for (guint i = 0; i < groups->len; i++)
    {
      MwRecord *group = g_ptr_array_index (groups, i);
      gint64 wider_id = mw_record_get_reference (group, MW_TARGET_GROUP_WIDER);
      MwRecord *wider = g_hash_table_lookup (self->groups, &wider_id);
      if (wider != NULL)
        g_hash_table_insert (self->wider, g_strdup (mw_record_get_text (group, MW_TARGET_GROUP_CODE)), g_strdup (mw_record_get_text (wider, MW_TARGET_GROUP_CODE)));
    }
  return TRUE;
}

static void
add_name (MwMatchBoard *self, const MwRecord *record)
{
  gint64 id = mw_record_get_id (record);

  g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), g_strdup (mw_record_get_title (record)));
}

/* Only organisations that appear on the board; a file may hold thousands of others. */
static gboolean
load_organisations (MwMatchBoard *self, MwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) organisations = mw_record_store_list (connection, &mw_organisation_table, "t.id IN (SELECT supplier_id FROM initiative) OR t.id IN (SELECT organisation_id FROM nomination)", 0, error);

  if (organisations == NULL)
    return FALSE;
  for (guint i = 0; i < organisations->len; i++)
    add_name (self, g_ptr_array_index (organisations, i));
  return TRUE;
}

/* @field: of the match, the side that is counted */
static gint64
taken_places (MwMatchBoard *self, guint field, gint64 id)
{
  gint64 taken = 0;

  for (guint i = 0; i < self->matches->len; i++)
    {
      MwRecord *match = g_ptr_array_index (self->matches, i);
      gint64 places = 0;
      if (mw_record_get_reference (match, field) == id && mw_match_status_takes_places (mw_record_get_text (match, MW_MATCH_STATUS)) && mw_record_get_integer (match, MW_MATCH_PLACES, &places))
        taken += CLAMP (places, 0, MW_MAX_PLACES);
    }
  return taken;
}

/* An initiative belongs to the category of its contract; without one, to those where its supplier has any. */
static gboolean
find_contract (MwConnection *connection, const MwDutyRules *rules, const MwRecord *initiative, gint64 category_id, MwRecord **contract, gboolean *within, GError **error)
{
  gint64 contract_id = mw_record_get_reference (initiative, MW_INITIATIVE_CONTRACT);
  g_autoptr (GPtrArray) others = NULL;

  *contract = NULL;
  *within = category_id == MW_CATEGORY_ALL;
  if (contract_id != 0)
    {
      *contract = mw_record_store_get (connection, &mw_contract_table, contract_id, error);
      if (*contract == NULL)
        return FALSE;
      *within = mw_duty_rules_is_in_scope (rules, mw_record_get_reference (*contract, MW_CONTRACT_CATEGORY), category_id);
      return TRUE;
    }
  if (*within)
    return TRUE;
  others = mw_record_store_list (connection, &mw_contract_table, "t.supplier_id = ?1", mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER), error);
  for (guint i = 0; others != NULL && i < others->len && !*within; i++)
    *within = mw_duty_rules_is_in_scope (rules, mw_record_get_reference (g_ptr_array_index (others, i), MW_CONTRACT_CATEGORY), category_id);
  return others != NULL;
}

/* Returns: (transfer full) (nullable): what the duty of the contract is, and how far it is */
static MwContractFacts *
read_facts (MwConnection *connection, const MwDutyBasis *basis, MwRecord *contract, GError **error)
{
  gint64 supplier_id = mw_record_get_reference (contract, MW_CONTRACT_SUPPLIER);
  g_autoptr (MwRecord) supplier = supplier_id != 0 ? mw_record_store_get (connection, &mw_organisation_table, supplier_id, error) : NULL;
  MwContractFacts *facts;

  if (supplier_id != 0 && supplier == NULL)
    return NULL;
  facts = g_new0 (MwContractFacts, 1);
  facts->contract = g_object_ref (contract);
  mw_duty_basis_complete (basis, facts, supplier != NULL ? mw_record_get_text (supplier, MW_ORGANISATION_PSO_RUNG) : NULL);
  return facts;
}

/* What was done was often planned first, so the larger of both counts and not their sum. */
static int
find_open_share (const MwContractFacts *facts)
{
  MwMoney covered = { MAX (facts->progress.planned.cents, facts->progress.realised.cents) };
  gint64 share = facts->duty.amount_known ? mw_money_get_ratio (covered, facts->duty.amount) : -1;

  return share < 0 ? -1 : (int) (MAX (10000 - share, 0) / 10);
}

static void
set_duty (MwSupply *supply, const MwContractFacts *facts)
{
  guint missing = MW_CONTRACT_RULE_SET;

  if (facts->duty.applies == MW_UNKNOWN)
    mw_duty_count_missing (&facts->duty, &missing);
  else if (!facts->duty.amount_known)
    missing = facts->duty.amount_missing;
  mw_supply_set_duty (supply, facts->duty.applies, find_open_share (facts), missing);
}

static gboolean
add_supply (MwMatchBoard *self, MwConnection *connection, const MwDutyBasis *basis, MwRecord *initiative, gint64 category_id, const GDate *today, GError **error)
{
  const MwDutyRules *rules = mw_duty_basis_get_rules (basis);
  g_autoptr (MwRecord) contract = NULL;
  g_autoptr (MwContractFacts) facts = NULL;
  gboolean is_past = g_strcmp0 (mw_record_get_text (initiative, MW_INITIATIVE_STATUS), "ended") == 0;
  gboolean within;
  MwSupply *supply;

  if (!find_contract (connection, rules, initiative, category_id, &contract, &within, error))
    return FALSE;
  if (!within)
    return TRUE;
  if (contract != NULL)
    {
      add_name (self, contract);
      facts = read_facts (connection, basis, contract, error);
      if (facts == NULL)
        return FALSE;
    }
  supply = mw_supply_new (initiative, contract, facts != NULL ? facts->rule_set : NULL, taken_places (self, MW_MATCH_INITIATIVE, mw_record_get_id (initiative)));
  mw_supply_set_today (supply, today);
  if (facts != NULL)
    set_duty (supply, facts);
  g_ptr_array_add (is_past ? self->past_supplies : self->supplies, supply);
  return TRUE;
}

static gboolean
load_supplies (MwMatchBoard *self, MwConnection *connection, gint64 category_id, const GDate *today, GError **error)
{
  g_autoptr (MwDutyBasis) basis = mw_duty_basis_load (connection, today, NULL, error);
  g_autoptr (GPtrArray) initiatives = NULL;

  if (basis == NULL)
    return FALSE;
  initiatives = mw_record_store_list (connection, &mw_initiative_table, "t.status <> 'ended' OR t.id IN (SELECT initiative_id FROM \"match\")", 0, error);
  if (initiatives == NULL)
    return FALSE;
  for (guint i = 0; i < initiatives->len; i++)
    {
      if (!add_supply (self, connection, basis, g_ptr_array_index (initiatives, i), category_id, today, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_demands (MwMatchBoard *self, MwConnection *connection, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) nominations = mw_record_store_list (connection, &mw_nomination_table, "t.status IN ('open', 'paused') OR t.id IN (SELECT nomination_id FROM \"match\")", 0, error);

  if (nominations == NULL)
    return FALSE;
  for (guint i = 0; i < nominations->len; i++)
    {
      MwRecord *nomination = g_ptr_array_index (nominations, i);
      gint64 group_id = mw_record_get_reference (nomination, MW_NOMINATION_TARGET_GROUP);
      MwRecord *group = g_hash_table_lookup (self->groups, &group_id);
      const char *status = mw_record_get_text (nomination, MW_NOMINATION_STATUS);
      gboolean is_past = g_strcmp0 (status, "open") != 0 && g_strcmp0 (status, "paused") != 0;
      MwDemand *demand = mw_demand_new (nomination, group != NULL ? mw_record_get_text (group, MW_TARGET_GROUP_CODE) : NULL, taken_places (self, MW_MATCH_NOMINATION, mw_record_get_id (nomination)));
      mw_demand_set_today (demand, today);
      g_ptr_array_add (is_past ? self->past_demands : self->demands, demand);
    }
  return TRUE;
}

/**
 * mw_match_board_load:
 * @regions: must live as long as the board
 * @today: up to when what was done counts; what was over before it is not open any more
 * @category_id: whose initiatives to show, or %MW_CATEGORY_ALL; what is asked for is not bound to a category
 *
 * Returns: (transfer full) (nullable)
 */
MwMatchBoard *
mw_match_board_load (MwConnection *connection, const MwRegions *regions, gint64 category_id, const GDate *today, GError **error)
{
  g_autoptr (MwMatchBoard) self = g_object_new (MW_TYPE_MATCH_BOARD, NULL);
  gboolean loaded;

  self->context.regions = regions;
  self->context.wider_groups = self->wider;
  mw_fit_context_init_weights (&self->context);
  if (!mw_connection_begin_reading (connection, error))
    return NULL;
  self->matches = mw_record_store_list (connection, &mw_match_table, NULL, 0, error);
  loaded = self->matches != NULL && load_groups (self, connection, error) && load_organisations (self, connection, error) && load_supplies (self, connection, category_id, today, error) && load_demands (self, connection, today, error);
  mw_connection_rollback (connection);
  return loaded ? g_steal_pointer (&self) : NULL;
}

/* Returns: (transfer none) (element-type MwSupply) */
GPtrArray *
mw_match_board_get_supplies (MwMatchBoard *self)
{
  return self->supplies;
}

/* Returns: (transfer none) (element-type MwDemand) */
GPtrArray *
mw_match_board_get_demands (MwMatchBoard *self)
{
  return self->demands;
}

/* Returns: (transfer none) (element-type MwRecord): all links, of other categories too */
GPtrArray *
mw_match_board_get_matches (MwMatchBoard *self)
{
  return self->matches;
}

static const MwSupply *
find_supply (const GPtrArray *supplies, gint64 initiative_id)
{
  for (guint i = 0; i < supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (supplies, i);
      if (mw_record_get_id (mw_supply_get_initiative (supply)) == initiative_id)
        return supply;
    }
  return NULL;
}

static const MwDemand *
find_demand (const GPtrArray *demands, gint64 nomination_id)
{
  for (guint i = 0; i < demands->len; i++)
    {
      const MwDemand *demand = g_ptr_array_index (demands, i);
      if (mw_record_get_id (mw_demand_get_nomination (demand)) == nomination_id)
        return demand;
    }
  return NULL;
}

const MwSupply *
mw_match_board_find_supply (MwMatchBoard *self, gint64 initiative_id)
{
  return find_supply (self->supplies, initiative_id);
}

const MwDemand *
mw_match_board_find_demand (MwMatchBoard *self, gint64 nomination_id)
{
  return find_demand (self->demands, nomination_id);
}

/* One that ended by now too, for what was linked before. */
const MwSupply *
mw_match_board_find_linked_supply (MwMatchBoard *self, gint64 initiative_id)
{
  const MwSupply *supply = find_supply (self->supplies, initiative_id);

  return supply != NULL ? supply : find_supply (self->past_supplies, initiative_id);
}

/* One that was withdrawn or fulfilled by now too. */
const MwDemand *
mw_match_board_find_linked_demand (MwMatchBoard *self, gint64 nomination_id)
{
  const MwDemand *demand = find_demand (self->demands, nomination_id);

  return demand != NULL ? demand : find_demand (self->past_demands, nomination_id);
}

static gboolean
is_of_pair (const MwRecord *match, gint64 initiative_id, gint64 nomination_id)
{
  return mw_record_get_reference (match, MW_MATCH_INITIATIVE) == initiative_id && mw_record_get_reference (match, MW_MATCH_NOMINATION) == nomination_id;
}

/**
 * mw_match_board_find_link:
 *
 * The one rule for all who link: what was agreed is left alone, and a new link comes beside it.
 *
 * Returns: (transfer none) (nullable): the link of the pair that can get other places: one that nobody agreed to yet, or
 *   else, where none takes places, one that was rejected
 */
MwRecord *
mw_match_board_find_link (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id)
{
  MwRecord *rejected = NULL;
  gboolean agreed = FALSE;

  for (guint i = 0; i < self->matches->len; i++)
    {
      MwRecord *match = g_ptr_array_index (self->matches, i);
      const char *status = mw_record_get_text (match, MW_MATCH_STATUS);
      if (!is_of_pair (match, initiative_id, nomination_id))
        continue;
      if (!mw_match_status_takes_places (status))
        rejected = match;
      else if (!mw_match_status_is_agreed (status))
        return match;
      else
        agreed = TRUE;
    }
  return agreed ? NULL : rejected;
}

/* Whether a link of the pair takes places. */
gboolean
mw_match_board_is_linked (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      const MwRecord *match = g_ptr_array_index (self->matches, i);
      if (is_of_pair (match, initiative_id, nomination_id) && mw_match_status_takes_places (mw_record_get_text (match, MW_MATCH_STATUS)))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer none) (nullable): the row that keeps the pair apart, if a person wants that */
MwRecord *
mw_match_board_find_ban (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      MwRecord *match = g_ptr_array_index (self->matches, i);
      if (mw_match_is_forbidden (match) && is_of_pair (match, initiative_id, nomination_id))
        return match;
    }
  return NULL;
}

/**
 * mw_match_board_find_rejected:
 *
 * Ids follow time. What is kept apart by hand is not among these: that blocks the fit.
 *
 * Returns: (transfer none) (nullable): the row with which a person rejected the pair, if nobody linked it since
 */
MwRecord *
mw_match_board_find_rejected (MwMatchBoard *self, gint64 initiative_id, gint64 nomination_id)
{
  MwRecord *rejected = NULL;
  gint64 linked = 0;

  for (guint i = 0; i < self->matches->len; i++)
    {
      MwRecord *match = g_ptr_array_index (self->matches, i);
      const char *status = mw_record_get_text (match, MW_MATCH_STATUS);
      if (!is_of_pair (match, initiative_id, nomination_id))
        continue;
      if (mw_match_is_forbidden (match) || (mw_match_status_takes_places (status) && !mw_match_status_is_agreed (status)))
        return NULL;
      if (mw_match_status_is_agreed (status))
        linked = MAX (linked, mw_record_get_id (match));
      else if (rejected == NULL || mw_record_get_id (rejected) < mw_record_get_id (match))
        rejected = match;
    }
  return rejected != NULL && mw_record_get_id (rejected) > linked ? rejected : NULL;
}

/* Returns: the name of an organisation or contract on the board, "" where it is not there */
const char *
mw_match_board_get_name (MwMatchBoard *self, gint64 record_id)
{
  const char *name = g_hash_table_lookup (self->names, &record_id);

  return name != NULL ? name : "";
}

const char *
mw_match_board_get_group_name (MwMatchBoard *self, gint64 target_group_id)
{
  MwRecord *group = g_hash_table_lookup (self->groups, &target_group_id);

  return group != NULL ? mw_record_get_title (group) : "";
}

/**
 * mw_match_board_set_weights:
 * @weights: one for each #MwFitPartKind, of zero or more
 *
 * To be called before anything is ranked.
 */
void
mw_match_board_set_weights (MwMatchBoard *self, const int *weights)
{
  memcpy (self->context.weights, weights, sizeof self->context.weights);
}

void
mw_match_board_fit (MwMatchBoard *self, const MwSupply *supply, const MwDemand *demand, MwFit *fit)
{
  mw_fit_compute (&self->context, supply, demand, fit);
  if (mw_match_board_find_ban (self, mw_record_get_id (mw_supply_get_initiative (supply)), mw_record_get_id (mw_demand_get_nomination (demand))) != NULL)
    mw_fit_forbid (fit);
}

const MwFitContext *
mw_match_board_get_context (MwMatchBoard *self)
{
  return &self->context;
}

static void
add_pair (MwMatchBoard *self, GArray *pairs, const MwSupply *supply, const MwDemand *demand)
{
  MwPair pair = { supply, demand, { 0 } };

  mw_match_board_fit (self, supply, demand, &pair.fit);
  g_array_append_val (pairs, pair);
}

static int
compare_ids (const MwRecord *a, const MwRecord *b)
{
  return mw_record_get_id (a) < mw_record_get_id (b) ? -1 : mw_record_get_id (a) > mw_record_get_id (b);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const MwPair *first = a;
  const MwPair *second = b;
  int order = mw_fit_compare (&first->fit, &second->fit);

  if (order == 0)
    order = compare_ids (mw_supply_get_initiative (first->supply), mw_supply_get_initiative (second->supply));
  return order != 0 ? order : compare_ids (mw_demand_get_nomination (first->demand), mw_demand_get_nomination (second->demand));
}

/**
 * mw_match_board_rank:
 * @supply: (nullable): only pairs with this one
 * @demand: (nullable): only pairs with this one
 *
 * Returns: (transfer full) (element-type MwPair): the best first; those that do not fit are last
 */
GArray *
mw_match_board_rank (MwMatchBoard *self, const MwSupply *supply, const MwDemand *demand)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (MwPair));

  for (guint i = 0; i < self->supplies->len; i++)
    {
      const MwSupply *candidate = g_ptr_array_index (self->supplies, i);
      if (supply != NULL && supply != candidate)
        continue;
      for (guint k = 0; k < self->demands->len; k++)
        {
          const MwDemand *other = g_ptr_array_index (self->demands, k);
          if (demand == NULL || demand == other)
            add_pair (self, pairs, candidate, other);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}
