/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-talk-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-agenda-item.h"
#include "mw-agreement.h"
#include "mw-conversation.h"
#include "mw-date.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-rule-set.h"

/*
 * What to talk about with a supplier, from the data: open agreements, how the duty stands, free places and what they
 * fit, questions that would settle a pair, ideas of who asks, and the room in the rules. Each is a point that the user
 * takes over, changes or leaves.
 */

/* Of the requests that an initiative fits, so many are named. */
#define MOST_FITS 2

typedef struct
{
  MwTalkBoard *board;
  MwMatchBoard *matching;
  const MwRecord *talk;
  gint64 supplier_id;
  MwNotation notation;
  GPtrArray *points;
} Work;

/* @topic: (transfer full) */
static MwRecord *
add_point (Work *work, const char *kind, char *topic)
{
  MwRecord *point = mw_record_new (&mw_agenda_item_table);

  mw_record_set_reference (point, MW_AGENDA_ITEM_SUPPLIER, work->supplier_id);
  mw_record_set_reference (point, MW_AGENDA_ITEM_CONVERSATION, mw_record_get_id (work->talk));
  mw_record_set_text (point, MW_AGENDA_ITEM_KIND, kind);
  mw_record_set_text (point, MW_AGENDA_ITEM_TOPIC, topic);
  g_ptr_array_add (work->points, point);
  g_free (topic);
  return point;
}

static void
add_agreements (Work *work, GPtrArray *agreements)
{
  for (guint i = 0; i < agreements->len; i++)
    {
      const MwRecord *agreement = g_ptr_array_index (agreements, i);
      g_autofree char *due = mw_record_format_field (agreement, MW_AGREEMENT_DUE_DATE, work->notation);
      g_autofree char *owner = mw_record_format_field (agreement, MW_AGREEMENT_OWNER, work->notation);
      if (mw_record_get_reference (agreement, MW_AGREEMENT_SUPPLIER) != work->supplier_id || mw_record_is_known (agreement, MW_AGREEMENT_DONE_DATE))
        continue;
      /* Translators: what was agreed, who does it, and before when. */
      add_point (work, "agreement", g_strdup_printf (_ ("Agreed: %s (%s, before %s)"), mw_record_get_title (agreement), *owner != '\0' ? owner : _ ("owner unknown"), *due != '\0' ? due : _ ("date unknown")));
    }
}

/* The contracts of the talk; where it names none, all that run. */
static gboolean
is_concerned (const MwRecord *talk, const MwContractFacts *facts)
{
  const char *contracts = mw_record_get_text (talk, MW_CONVERSATION_CONTRACTS);
  g_auto (GStrv) ids = g_strsplit (contracts != NULL ? contracts : "", " ", -1);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mw_record_get_id (facts->contract));

  return ids[0] == NULL || g_strv_contains ((const char *const *) ids, id);
}

/* Returns: (transfer full): what is realised of the duty, and what should have been */
static char *
describe_progress (Work *work, const MwContractFacts *facts)
{
  MwSum sum = mw_sum_of (facts->progress.realised, facts->progress.realised_known);
  g_autofree char *realised = mw_sum_format (&sum, work->notation);
  g_autofree char *duty = mw_money_format (facts->duty.amount, work->notation);
  g_autofree char *expected = mw_money_format (facts->progress.expected, work->notation);
  const char *title = mw_record_get_title (facts->contract);

  if (!facts->duty.amount_known)
    return g_strdup_printf (_ ("“%s” carries the duty; how much is not known yet"), title);
  if (facts->progress.nothing_recorded)
    return g_strdup_printf (_ ("“%s”: nothing recorded yet of %s"), title, duty);
  if (!facts->progress.expected_known)
    return g_strdup_printf (_ ("“%s”: %s of %s realised"), title, realised, duty);
  return g_strdup_printf (_ ("“%s”: %s of %s realised, %s expected by now"), title, realised, duty, expected);
}

static void
add_rules (Work *work, const MwContractFacts *facts)
{
  const MwRecord *rules = facts->rule_set;
  const char *source = rules != NULL ? mw_record_get_text (rules, MW_RULE_SET_SOURCE) : NULL;
  gboolean existing = rules != NULL && mw_record_get_yes_no (rules, MW_RULE_SET_EXISTING_COUNTS) == MW_YES;
  gboolean free_form = rules != NULL && mw_record_get_yes_no (rules, MW_RULE_SET_MUST_RELATE) == MW_NO;
  MwRecord *point;

  if (!existing && !free_form)
    return;
  point = add_point (work, "rules", g_strdup_printf (_ ("Room in the rules of “%s”: %s%s%s (%s)"), mw_record_get_title (facts->contract), existing ? _ ("existing initiatives count") : "", existing && free_form ? ", " : "", free_form ? _ ("it need not be in the contract itself") : "", source != NULL ? source : mw_record_get_title (rules)));
  mw_record_set_reference (point, MW_AGENDA_ITEM_CONTRACT, mw_record_get_id (facts->contract));
}

/* All about the duty of a contract is one point, so that it is told by its contract when the figures change. */
static void
add_contract (Work *work, const MwContractFacts *facts)
{
  const char *title = mw_record_get_title (facts->contract);
  g_autofree char *progress = NULL;
  MwRecord *point;

  if (facts->duty.applies == MW_NO)
    return;
  progress = facts->duty.applies == MW_YES ? describe_progress (work, facts) : NULL;
  if (progress == NULL)
    point = add_point (work, "question", g_strdup_printf (_ ("Does “%s” carry the duty? Not known: %s"), title, mw_duty_missing_label (&facts->duty)));
  else if (facts->duty.plan_overdue == MW_YES)
    point = add_point (work, "duty", g_strdup_printf (_ ("%s; the action plan is overdue"), progress));
  else
    point = add_point (work, "duty", g_steal_pointer (&progress));
  mw_record_set_reference (point, MW_AGENDA_ITEM_CONTRACT, mw_record_get_id (facts->contract));
}

static void
add_contracts (Work *work)
{
  g_autoptr (GPtrArray) contracts = mw_talk_board_list_contracts (work->board, work->supplier_id);

  for (guint i = 0; i < contracts->len; i++)
    {
      if (is_concerned (work->talk, g_ptr_array_index (contracts, i)))
        add_contract (work, g_ptr_array_index (contracts, i));
    }
}

static void
add_all_rules (Work *work)
{
  g_autoptr (GPtrArray) contracts = mw_talk_board_list_contracts (work->board, work->supplier_id);

  for (guint i = 0; i < contracts->len; i++)
    {
      if (is_concerned (work->talk, g_ptr_array_index (contracts, i)))
        add_rules (work, g_ptr_array_index (contracts, i));
    }
}

/* Returns: (transfer full): the first few that fit, as "“A” (87), “B” (64)", or "" */
char *
mw_talk_proposal_name_fits (const GArray *pairs)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0, named = 0; i < pairs->len && named < MOST_FITS; i++)
    {
      const MwPair *pair = &g_array_index (pairs, MwPair, i);
      if (pair->fit.band != MW_FIT_FITS)
        break;
      g_string_append_printf (names, "%s“%s” (%d)", named > 0 ? ", " : "", mw_record_get_title (mw_demand_get_nomination (pair->demand)), pair->fit.low);
      named++;
    }
  return g_string_free (names, FALSE);
}

static void
add_initiative (Work *work, const MwSupply *supply, const GArray *pairs)
{
  const MwRecord *initiative = mw_supply_get_initiative (supply);
  g_autofree char *fits = mw_talk_proposal_name_fits (pairs);
  gint64 places;
  gboolean known = mw_supply_get_free_places (supply, &places);
  MwRecord *point;

  if (known && places <= 0)
    return;
  if (!known)
    point = add_point (work, "question", g_strdup_printf (_ ("How many places does “%s” have?"), mw_record_get_title (initiative)));
  else if (*fits != '\0')
    point = add_point (work, "initiative", g_strdup_printf (ngettext ("“%s”: %d free place, fits %s", "“%s”: %d free places, fits %s", (gulong) places), mw_record_get_title (initiative), (int) places, fits));
  else
    point = add_point (work, "initiative", g_strdup_printf (ngettext ("“%s”: %d free place, which fits no request yet", "“%s”: %d free places, which fit no request yet", (gulong) places), mw_record_get_title (initiative), (int) places));
  mw_record_set_reference (point, MW_AGENDA_ITEM_INITIATIVE, mw_record_get_id (initiative));
}

/* One field that is empty may keep many pairs open: it is asked once. */
static gboolean
is_asked (Work *work, const char *topic)
{
  for (guint i = 0; i < work->points->len; i++)
    {
      if (g_strcmp0 (mw_record_get_text (g_ptr_array_index (work->points, i), MW_AGENDA_ITEM_TOPIC), topic) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Who asked a request knows what it asks, its supplier does not. */
static char *
make_topic (MwMatchBoard *board, const MwFitPart *part, const MwRecord *initiative, const MwRecord *nomination)
{
  const char *field = mw_field_get_label (&part->table->fields[part->field]);

  if (part->table == &mw_nomination_table)
    /* Translators: a directorate, the name of a request, and a field of it. */
    return g_strdup_printf (_ ("Question for %s: what does “%s” ask? Not filled in: %s"), mw_match_board_get_name (board, mw_record_get_reference (nomination, MW_NOMINATION_ORGANISATION)), mw_record_get_title (nomination), field);
  /* Translators: the name of an initiative, and of a field of it or its contract. */
  return g_strdup_printf (_ ("Ask about “%s”: %s"), mw_record_get_title (initiative), field);
}

static MwRecord *
make_question (MwMatchBoard *board, const MwFitPart *part, const MwSupply *supply, const MwDemand *demand)
{
  const MwRecord *initiative = mw_supply_get_initiative (supply);
  const MwRecord *nomination = mw_demand_get_nomination (demand);
  g_autofree char *topic = make_topic (board, part, initiative, nomination);
  MwRecord *question = mw_record_new (&mw_agenda_item_table);

  mw_record_set_reference (question, MW_AGENDA_ITEM_SUPPLIER, mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER));
  mw_record_set_text (question, MW_AGENDA_ITEM_KIND, "question");
  mw_record_set_text (question, MW_AGENDA_ITEM_TOPIC, topic);
  mw_record_set_reference (question, MW_AGENDA_ITEM_INITIATIVE, mw_record_get_id (initiative));
  mw_record_set_reference (question, MW_AGENDA_ITEM_NOMINATION, mw_record_get_id (nomination));
  return question;
}

/**
 * mw_talk_proposal_list_questions:
 * @pair: of @board
 *
 * Returns: (transfer full) (element-type MwRecord): a point for each field that decides a pair which could fit: for the
 *   supplier, or for us to ask whoever made the request; none where nothing decides
 */
GPtrArray *
mw_talk_proposal_list_questions (MwMatchBoard *board, const MwPair *pair)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; pair->fit.band == MW_FIT_UNKNOWN && i < MW_N_FIT_PARTS; i++)
    {
      if (pair->fit.parts[i].state == MW_FIT_PART_DECIDES)
        g_ptr_array_add (questions, make_question (board, &pair->fit.parts[i], pair->supply, pair->demand));
    }
  return questions;
}

static void
add_questions (Work *work, const GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      g_autoptr (GPtrArray) questions = mw_talk_proposal_list_questions (work->matching, &g_array_index (pairs, MwPair, i));
      for (guint k = 0; k < questions->len; k++)
        {
          MwRecord *question = g_ptr_array_index (questions, k);
          if (is_asked (work, mw_record_get_text (question, MW_AGENDA_ITEM_TOPIC)))
            continue;
          mw_record_set_reference (question, MW_AGENDA_ITEM_CONVERSATION, mw_record_get_id (work->talk));
          g_ptr_array_add (work->points, g_object_ref (question));
        }
    }
}

static void
add_ideas (Work *work, const GArray *pairs)
{
  for (guint i = 0; i < pairs->len && i < MOST_FITS; i++)
    {
      const MwPair *pair = &g_array_index (pairs, MwPair, i);
      const MwRecord *nomination = mw_demand_get_nomination (pair->demand);
      const char *idea = mw_record_get_text (nomination, MW_NOMINATION_IDEA);
      const char *from = mw_match_board_get_name (work->matching, mw_record_get_reference (nomination, MW_NOMINATION_ORGANISATION));
      g_autofree char *topic = idea != NULL ? g_strdup_printf (_ ("Idea of %s: %s"), from, idea) : NULL;
      if (pair->fit.band == MW_FIT_BLOCKED || topic == NULL || is_asked (work, topic))
        continue;
      mw_record_set_reference (add_point (work, "idea", g_steal_pointer (&topic)), MW_AGENDA_ITEM_NOMINATION, mw_record_get_id (nomination));
    }
}

static void
add_initiatives (Work *work)
{
  GPtrArray *supplies = mw_match_board_get_supplies (work->matching);

  for (guint i = 0; i < supplies->len; i++)
    {
      const MwSupply *supply = g_ptr_array_index (supplies, i);
      g_autoptr (GArray) pairs = NULL;
      if (mw_record_get_reference (mw_supply_get_initiative (supply), MW_INITIATIVE_SUPPLIER) != work->supplier_id)
        continue;
      pairs = mw_match_board_rank (work->matching, supply, NULL);
      add_initiative (work, supply, pairs);
      add_questions (work, pairs);
      add_ideas (work, pairs);
    }
}

/* Links that nobody has agreed to yet. */
static void
add_links (Work *work)
{
  GPtrArray *matches = mw_match_board_get_matches (work->matching);

  for (guint i = 0; i < matches->len; i++)
    {
      const MwRecord *match = g_ptr_array_index (matches, i);
      const char *status = mw_record_get_text (match, MW_MATCH_STATUS);
      const MwSupply *supply = mw_match_board_find_supply (work->matching, mw_record_get_reference (match, MW_MATCH_INITIATIVE));
      const MwDemand *demand = mw_match_board_find_demand (work->matching, mw_record_get_reference (match, MW_MATCH_NOMINATION));
      gint64 places = 0;
      MwRecord *point;
      if (supply == NULL || demand == NULL || mw_record_get_reference (mw_supply_get_initiative (supply), MW_INITIATIVE_SUPPLIER) != work->supplier_id)
        continue;
      if (mw_match_status_is_agreed (status) || !mw_match_status_takes_places (status))
        continue;
      mw_record_get_integer (match, MW_MATCH_PLACES, &places);
      point = add_point (work, "link", g_strdup_printf (ngettext ("%d place of “%s” for “%s”: agreed?", "%d places of “%s” for “%s”: agreed?", (gulong) places), (int) places, mw_record_get_title (mw_supply_get_initiative (supply)), mw_record_get_title (mw_demand_get_nomination (demand))));
      mw_record_set_reference (point, MW_AGENDA_ITEM_INITIATIVE, mw_record_get_id (mw_supply_get_initiative (supply)));
      mw_record_set_reference (point, MW_AGENDA_ITEM_NOMINATION, mw_record_get_id (mw_demand_get_nomination (demand)));
    }
}

/**
 * mw_talk_proposal_list:
 * @board: of mw_talk_board_load_with_contracts()
 * @matching: both sides of the table
 * @talk: a talk that is in the file
 * @agreements: (element-type MwRecord): all of them
 * @openings: questions to begin with
 *
 * Returns: (transfer full) (element-type MwRecord): points for the agenda that are not in the file
 */
GPtrArray *
mw_talk_proposal_list (MwTalkBoard *board, MwMatchBoard *matching, const MwRecord *talk, GPtrArray *agreements, char **openings, MwNotation notation)
{
  Work work = { board, matching, talk, mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER), notation, g_ptr_array_new_with_free_func (g_object_unref) };

  for (char **opening = openings; *opening != NULL; opening++)
    add_point (&work, "opening", g_strdup (*opening));
  add_agreements (&work, agreements);
  add_contracts (&work);
  add_links (&work);
  add_initiatives (&work);
  add_all_rules (&work);
  return work.points;
}

static void
clear_day (gpointer data)
{
  g_free (((MwTalkDay *) data)->contract);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const MwTalkDay *first = a;
  const MwTalkDay *second = b;
  int order = g_date_compare (&first->date.date, &second->date.date);

  return order != 0 ? order : g_utf8_collate (first->contract, second->contract);
}

/* @about: the name of a contract, or "" */
static void
add_days (GArray *days, const GArray *dates, const char *about)
{
  for (guint i = 0; i < dates->len; i++)
    {
      MwTalkDay day = { g_array_index (dates, MwTalkDate, i), g_strdup (about) };
      g_array_append_val (days, day);
    }
}

/**
 * mw_talk_proposal_list_days:
 * @board: of mw_talk_board_load_with_contracts()
 * @talk: with a supplier; it need not be in the file
 *
 * Returns: (transfer full) (element-type MwTalkDay): when to talk about the contracts of the talk, and why
 */
GArray *
mw_talk_proposal_list_days (MwTalkBoard *board, const MwRecord *talk, const GDate *today)
{
  gint64 supplier_id = mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER);
  g_autoptr (GPtrArray) contracts = mw_talk_board_list_contracts (board, supplier_id);
  g_autoptr (GArray) again = NULL;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (MwTalkDay));
  GDate last;
  GDate agreed;
  gboolean talked = mw_talk_board_find_last (board, supplier_id, &last);
  gboolean has_agreed = mw_talk_board_find_agreed (board, supplier_id, &agreed) != NULL;

  g_array_set_clear_func (days, clear_day);
  for (guint i = 0; i < contracts->len; i++)
    {
      const MwContractFacts *facts = g_ptr_array_index (contracts, i);
      g_autoptr (GArray) dates = NULL;
      if (!is_concerned (talk, facts))
        continue;
      dates = mw_talk_agenda_propose_dates (facts->contract, &facts->duty, mw_talk_board_get_extensions (board, mw_record_get_id (facts->contract)), today);
      add_days (days, dates, mw_record_get_title (facts->contract));
    }
  again = mw_talk_agenda_propose_again (talked ? &last : NULL, has_agreed ? &agreed : NULL, today);
  add_days (days, again, "");
  g_array_sort (days, compare_days);
  return days;
}

/* Returns: (transfer full): the first few days, each on a line with why and about which contract; "" where there are none */
char *
mw_talk_proposal_describe_days (const GArray *days, guint most, MwNotation notation)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len && i < most; i++)
    {
      const MwTalkDay *day = &g_array_index (days, MwTalkDay, i);
      g_autofree char *why = mw_talk_date_describe (&day->date, notation);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", why);
      if (*day->contract != '\0')
        g_string_append_printf (text, " (%s)", day->contract);
    }
  return g_string_free (text, FALSE);
}

/* What an agreement says of its owner and day stands at the end, between brackets. */
static gsize
get_lasting_length (const MwRecord *point)
{
  const char *topic = mw_record_get_text (point, MW_AGENDA_ITEM_TOPIC);
  const char *bracket = g_strcmp0 (mw_record_get_text (point, MW_AGENDA_ITEM_KIND), "agreement") == 0 ? g_strrstr (topic, " (") : NULL;

  return bracket != NULL ? (gsize) (bracket - topic) : strlen (topic);
}

static gboolean
has_same_topic (const MwRecord *point, const MwRecord *proposal)
{
  gsize length = get_lasting_length (point);

  return length == get_lasting_length (proposal) && strncmp (mw_record_get_text (point, MW_AGENDA_ITEM_TOPIC), mw_record_get_text (proposal, MW_AGENDA_ITEM_TOPIC), length) == 0;
}

static gboolean
is_about_same_records (const MwRecord *point, const MwRecord *proposal)
{
  static const guint references[] = { MW_AGENDA_ITEM_CONTRACT, MW_AGENDA_ITEM_INITIATIVE, MW_AGENDA_ITEM_NOMINATION };
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (!mw_record_field_equals (point, proposal, references[i]))
        return FALSE;
      any = any || mw_record_is_known (proposal, references[i]);
    }
  return any;
}

/* A question that was answered says nothing of the next about the same records. */
static gboolean
is_same (const MwRecord *point, const MwRecord *proposal)
{
  gboolean answered = g_strcmp0 (mw_record_get_text (proposal, MW_AGENDA_ITEM_KIND), "question") == 0 && mw_record_is_known (point, MW_AGENDA_ITEM_ANSWER);

  if (!mw_record_field_equals (point, proposal, MW_AGENDA_ITEM_KIND))
    return FALSE;
  return has_same_topic (point, proposal) || (!answered && is_about_same_records (point, proposal));
}

/**
 * mw_talk_proposal_is_on_agenda:
 * @points: (element-type MwRecord): what is on the agenda
 *
 * Told by its kind and by what it is about, for its words follow the figures, and the user may have changed them.
 */
gboolean
mw_talk_proposal_is_on_agenda (const MwRecord *proposal, GPtrArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      if (is_same (g_ptr_array_index (points, i), proposal))
        return TRUE;
    }
  return FALSE;
}

void
mw_talk_proposals_free (MwTalkProposals *proposals)
{
  g_clear_pointer (&proposals->points, g_ptr_array_unref);
  g_clear_pointer (&proposals->days, g_array_unref);
  g_free (proposals);
}
