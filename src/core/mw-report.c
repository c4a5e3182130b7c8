/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report.h"

#include <glib/gi18n-lib.h>

#include "mw-date.h"
#include "mw-match.h"

/*
 * What is told to directors, before it is put in a file or on the screen: sums per target group, supplier and quarter,
 * and the key figures. Who gathers it fills in the rows; what follows from them is worked out here.
 */

static void
link_free (gpointer data)
{
  MwReportLink *link = data;

  g_free (link->initiative);
  g_free (link->supplier);
  g_free (link->nomination);
  g_free (link->asked_by);
  g_free (link->target_group);
  g_free (link->contract);
  g_free (link->status);
  g_free (link->status_code);
  g_free (link);
}

static void
group_free (gpointer data)
{
  g_free (((MwReportGroup *) data)->name);
  g_free (data);
}

static void
realised_free (gpointer data)
{
  MwReportRealised *realised = data;

  g_free (realised->supplier);
  g_free (realised->target_group);
  g_free (realised->counted_by);
  g_free (realised);
}

static void
supplier_free (gpointer data)
{
  g_free (((MwReportSupplier *) data)->name);
  g_free (data);
}

static void
talk_free (gpointer data)
{
  MwReportTalk *talk = data;

  g_free (talk->supplier);
  g_free (talk->what);
  g_free (talk->phase);
  g_free (talk->status);
  g_free (talk->who);
  g_free (talk);
}

void
mw_report_correction_free (gpointer data)
{
  MwReportCorrection *correction = data;

  g_free (correction->number);
  g_free (correction->title);
  g_free (correction->why);
  g_free (correction);
}

void
mw_report_past_free (MwReportPast *past)
{
  g_ptr_array_unref (past->corrections);
  g_free (past);
}

/* Returns: (transfer full): with all parts, and nothing in them */
MwReport *
mw_report_new (void)
{
  MwReport *report = g_new0 (MwReport, 1);

  report->parts = MW_REPORT_ALL;
  g_date_clear (&report->from, 1);
  report->links = g_ptr_array_new_with_free_func (link_free);
  report->groups = g_ptr_array_new_with_free_func (group_free);
  report->realised = g_ptr_array_new_with_free_func (realised_free);
  report->suppliers = g_ptr_array_new_with_free_func (supplier_free);
  report->quarters = g_ptr_array_new_with_free_func (g_free);
  report->talks = g_ptr_array_new_with_free_func (talk_free);
  report->rule_sets = g_ptr_array_new_with_free_func (g_object_unref);
  report->value_tables = g_ptr_array_new_with_free_func (g_object_unref);
  report->registers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return report;
}

void
mw_report_free (MwReport *report)
{
  g_free (report->scope);
  g_ptr_array_unref (report->links);
  g_ptr_array_unref (report->groups);
  g_ptr_array_unref (report->realised);
  g_ptr_array_unref (report->suppliers);
  g_ptr_array_unref (report->quarters);
  g_ptr_array_unref (report->talks);
  g_ptr_array_unref (report->rule_sets);
  g_ptr_array_unref (report->value_tables);
  g_hash_table_unref (report->registers);
  g_clear_pointer (&report->past, mw_report_past_free);
  g_free (report);
}

/* Returns: (transfer none): the row of a target group, made where it is not there yet */
MwReportGroup *
mw_report_ensure_group (MwReport *report, gint64 id, const char *name)
{
  MwReportGroup *group;

  for (guint i = 0; i < report->groups->len; i++)
    {
      group = g_ptr_array_index (report->groups, i);
      if (group->id == id)
        return group;
    }
  group = g_new0 (MwReportGroup, 1);
  group->id = id;
  group->name = g_strdup (name);
  g_ptr_array_add (report->groups, group);
  return group;
}

/* Returns: (transfer none): one row for all contributions of a supplier to a group that the same party counts */
MwReportRealised *
mw_report_ensure_realised (MwReport *report, const char *supplier, gint64 group_id, const char *group, const char *counted_by)
{
  MwReportRealised *realised;

  for (guint i = 0; i < report->realised->len; i++)
    {
      realised = g_ptr_array_index (report->realised, i);
      if (realised->target_group_id == group_id && g_strcmp0 (realised->supplier, supplier) == 0 && g_strcmp0 (realised->counted_by, counted_by) == 0)
        return realised;
    }
  realised = g_new0 (MwReportRealised, 1);
  realised->supplier = g_strdup (supplier);
  realised->target_group_id = group_id;
  realised->target_group = g_strdup (group);
  realised->counted_by = g_strdup (counted_by);
  g_ptr_array_add (report->realised, realised);
  return realised;
}

void
mw_report_set_register (MwReport *report, gint64 group_id, MwRegister in_register)
{
  g_hash_table_insert (report->registers, g_memdup2 (&group_id, sizeof group_id), GINT_TO_POINTER (in_register));
}

/* Whether a group is in the target group register; of what names no group nobody knows. */
MwRegister
mw_report_get_register (const MwReport *report, gint64 group_id)
{
  return (MwRegister) GPOINTER_TO_INT (g_hash_table_lookup (report->registers, &group_id));
}

/* Returns: whether places of a link with that status are anywhere on the way */
gboolean
mw_report_stage_find (const char *status, MwReportStage *stage)
{
  static const struct
  {
    const char *status;
    MwReportStage stage;
  } stages[] = {
    { "shortlisted", MW_REPORT_STAGE_IDEA },
    { "proposed", MW_REPORT_STAGE_IDEA },
    { "agreed", MW_REPORT_STAGE_AGREED },
    { "running", MW_REPORT_STAGE_RUNNING },
    { "lasting", MW_REPORT_STAGE_REALISED },
    { "done", MW_REPORT_STAGE_REALISED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (g_strcmp0 (stages[i].status, status) == 0)
        {
          *stage = stages[i].stage;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * mw_report_add_link:
 * @link: (transfer full)
 *
 * A rejected link is told of, but holds no places.
 */
void
mw_report_add_link (MwReport *report, MwReportLink *link)
{
  MwReportStage stage;

  g_ptr_array_add (report->links, link);
  if (!mw_match_status_takes_places (link->status_code))
    return;
  mw_report_ensure_group (report, link->target_group_id, link->target_group)->linked += link->places;
  if (mw_report_stage_find (link->status_code, &stage))
    report->stages[stage] += link->places;
}

static void
go_to_quarter (GDate *date)
{
  int month = (int) g_date_get_month (date);

  g_date_set_month (date, (GDateMonth) ((month - 1) / 3 * 3 + 1));
  g_date_set_day (date, 1);
}

/* Makes the quarters from that of the report on. */
void
mw_report_add_quarters (MwReport *report, guint n_quarters)
{
  GDate start = report->today;

  /* The first, for the day may not be there in another month. */
  g_date_set_day (&start, 1);
  go_to_quarter (&start);
  for (guint i = 0; i < n_quarters; i++)
    {
      MwReportQuarter *quarter = g_new0 (MwReportQuarter, 1);
      quarter->start = start;
      g_ptr_array_add (report->quarters, quarter);
      mw_date_add_months (&start, 3);
    }
}

/* Counts a contract in the quarter in which it ends; one that ended earlier, or ends later, in none. */
gboolean
mw_report_add_end (MwReport *report, const GDate *end, const MwContractFigures *figures, GError **error)
{
  if (g_date_compare (end, &report->today) < 0)
    return TRUE;
  for (guint i = 0; i < report->quarters->len; i++)
    {
      MwReportQuarter *quarter = g_ptr_array_index (report->quarters, i);
      GDate next = quarter->start;
      mw_date_add_months (&next, 3);
      if (g_date_compare (end, &quarter->start) >= 0 && g_date_compare (end, &next) < 0)
        return mw_contract_totals_add (&quarter->totals, figures, error);
    }
  return TRUE;
}

static void
add_people (MwReport *report)
{
  for (guint i = 0; i < report->realised->len; i++)
    {
      const MwReportRealised *realised = g_ptr_array_index (report->realised, i);
      MwReportGroup *group = mw_report_ensure_group (report, realised->target_group_id, realised->target_group);
      mw_people_total_add_row (&group->people, &realised->people, report->below);
    }
  for (guint i = 0; i < report->groups->len; i++)
    mw_people_total_add_total (&report->people, &((MwReportGroup *) g_ptr_array_index (report->groups, i))->people, report->below);
}

/* The wider sum is made of the narrower one, so that by subtraction it gives away no more than its parts do. */
static void
add_registers (const MwReport *report, MwFigureInput *input)
{
  for (guint i = 0; i < report->groups->len; i++)
    {
      const MwReportGroup *group = g_ptr_array_index (report->groups, i);
      MwRegister in_register = mw_report_get_register (report, group->id);
      if (in_register == MW_REGISTER_YES)
        mw_people_total_add_total (&input->in_register, &group->people, report->below);
      else if (in_register == MW_REGISTER_UNKNOWN)
        input->register_unknown += mw_people_total_get (&group->people).contributions;
    }
  mw_people_total_add_total (&input->partly_in_register, &input->in_register, report->below);
  for (guint i = 0; i < report->groups->len; i++)
    {
      const MwReportGroup *group = g_ptr_array_index (report->groups, i);
      if (mw_report_get_register (report, group->id) == MW_REGISTER_PARTLY)
        mw_people_total_add_total (&input->partly_in_register, &group->people, report->below);
    }
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const MwReportGroup *first = *(const MwReportGroup *const *) a;
  const MwReportGroup *second = *(const MwReportGroup *const *) b;

  if (first->wanted != second->wanted)
    return first->wanted > second->wanted ? -1 : 1;
  if (first->linked != second->linked)
    return first->linked > second->linked ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

static int
compare_suppliers (gconstpointer a, gconstpointer b)
{
  const MwReportSupplier *first = *(const MwReportSupplier *const *) a;
  const MwReportSupplier *second = *(const MwReportSupplier *const *) b;

  if (first->totals.duty.amount.cents != second->totals.duty.amount.cents)
    return first->totals.duty.amount.cents > second->totals.duty.amount.cents ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/* Works out what follows from the rows: sums, their order, and the key figures. */
void
mw_report_complete (MwReport *report)
{
  MwFigureInput input = { .totals = &report->totals, .below = report->below, .job_minutes = report->job_minutes, .talks_held = report->talks_held, .agreements_overdue = report->agreements_overdue };

  add_people (report);
  for (guint i = 0; i < report->groups->len; i++)
    {
      const MwReportGroup *group = g_ptr_array_index (report->groups, i);
      input.places_wanted += group->wanted;
      input.places_unknown += group->wanted_unknown;
      input.places_linked += group->linked;
    }
  input.people = report->people;
  input.places_open = report->places_open;
  input.places_open_unknown = report->places_open_unknown;
  add_registers (report, &input);
  report->stages[MW_REPORT_STAGE_WANTED] = input.places_wanted;
  g_ptr_array_sort (report->groups, compare_groups);
  g_ptr_array_sort (report->suppliers, compare_suppliers);
  mw_figures_compute (&input, report->figures);
}

/* @part: one of them */
const char *
mw_report_part_get_label (MwReportPart part)
{
  switch (part)
    {
    case MW_REPORT_SUMMARY:
      return _ ("Summary");
    case MW_REPORT_CONTRACTS:
      return _ ("Contracts");
    case MW_REPORT_PROGRESS:
      return _ ("Duty and progress");
    case MW_REPORT_LINKS:
      return _ ("Links");
    case MW_REPORT_GROUPS:
      return _ ("Target groups and what was realised");
    case MW_REPORT_SUPPLIERS:
      return _ ("Suppliers");
    case MW_REPORT_TALKS:
      return _ ("Talks and agreements");
    case MW_REPORT_MISSING:
      return _ ("Missing data");
    case MW_REPORT_CORRECTIONS:
      return _ ("Changed since reported");
    case MW_REPORT_EXPLANATION:
      return _ ("Explanation");
    case MW_REPORT_ALL:
    default:
      return "";
    }
}

const char *
mw_report_stage_get_label (MwReportStage stage)
{
  static const char *const labels[MW_N_REPORT_STAGES] = {
    [MW_REPORT_STAGE_WANTED] = N_ ("Wanted, in all categories"),
    [MW_REPORT_STAGE_IDEA] = N_ ("Idea or proposal"),
    [MW_REPORT_STAGE_AGREED] = N_ ("Agreed"),
    [MW_REPORT_STAGE_RUNNING] = N_ ("Running"),
    [MW_REPORT_STAGE_REALISED] = N_ ("Lasting or done"),
  };

  g_return_val_if_fail (stage < MW_N_REPORT_STAGES, "");
  return _ (labels[stage]);
}

/* Returns: (transfer full): such as "2027-1" */
char *
mw_report_quarter_get_label (const MwReportQuarter *quarter)
{
  return g_strdup_printf ("%d-%d", g_date_get_year (&quarter->start), ((int) g_date_get_month (&quarter->start) + 2) / 3);
}

/* Returns: (transfer full): over which days talks and contributions are counted */
char *
mw_report_describe_period (const MwReport *report)
{
  g_autofree char *until = mw_date_format (&report->until, report->notation);
  g_autofree char *from = NULL;

  if (!g_date_valid (&report->from))
    return g_strdup_printf (_ ("up to %s"), until);
  from = mw_date_format (&report->from, report->notation);
  /* Translators: two dates. */
  return g_strdup_printf (_ ("from %s up to %s"), from, until);
}

/* Returns: (transfer full): which contracts are counted, and how many are not */
char *
mw_report_describe_contracts (const MwReport *report)
{
  guint n_ended = report->totals.states[MW_CONTRACT_ENDED];
  guint n_later = report->totals.states[MW_CONTRACT_NOT_BEGUN];
  gboolean in_period = g_date_valid (&report->from);
  g_autofree char *when = in_period ? mw_report_describe_period (report) : mw_date_format (&report->until, report->notation);
  GString *text = g_string_new (NULL);

  /* Translators: the first is a period, such as "from 01-01-2026 up to 31-12-2026", the second a date. */
  g_string_append_printf (text, in_period ? _ ("those that ran %s") : _ ("those that had not ended on %s"), when);
  if (n_ended > 0)
    g_string_append_printf (text, ngettext ("; %u that ended earlier is not counted", "; %u that ended earlier are not counted", n_ended), n_ended);
  if (in_period && n_later > 0)
    g_string_append_printf (text, ngettext ("; %u that begins later is not counted", "; %u that begin later are not counted", n_later), n_later);
  return g_string_free (text, FALSE);
}

static void
add_decision (GPtrArray *decisions, const MwReport *report, MwFigureId id, const char *singular, const char *plural)
{
  const MwFigure *figure = &report->figures[id];
  g_autofree char *number = mw_figure_format (id, figure, report->notation);
  const char *form = figure->value == 1 ? singular : plural;
  GString *text;

  if (!figure->known || figure->value == 0)
    return;
  text = g_string_new (form);
  g_string_replace (text, "%s", number, 1);
  g_ptr_array_add (decisions, g_string_free (text, FALSE));
}

/**
 * mw_report_list_decisions:
 *
 * Returns: (transfer full) (element-type utf8): what asks for a decision, in sentences
 */
GPtrArray *
mw_report_list_decisions (const MwReport *report)
{
  GPtrArray *decisions = g_ptr_array_new_with_free_func (g_free);

  add_decision (decisions, report, MW_FIGURE_PLAN_OVERDUE, _ ("1 action plan is overdue: who calls its supplier to account?"), _ ("%s action plans are overdue: who calls their suppliers to account?"));
  add_decision (decisions, report, MW_FIGURE_BEHIND, _ ("1 contract is behind: what is done about it?"), _ ("%s contracts are behind: what is done about them?"));
  add_decision (decisions, report, MW_FIGURE_EXPIRING, _ ("1 contract ends or must be given notice within six months: what is asked of the next one?"), _ ("%s contracts end or must be given notice within six months: what is asked of the next ones?"));
  add_decision (decisions, report, MW_FIGURE_DUTY_UNKNOWN, _ ("Of 1 contract it is unknown whether there is a duty: who finds out what is missing?"), _ ("Of %s contracts it is unknown whether there is a duty: who finds out what is missing?"));
  add_decision (decisions, report, MW_FIGURE_PLACES_OPEN, _ ("1 place is still open: which supplier is asked?"), _ ("%s places are still open: which supplier is asked?"));
  add_decision (decisions, report, MW_FIGURE_AGREEMENTS_OVERDUE, _ ("1 agreement is past its day: does it still stand?"), _ ("%s agreements are past their day: do they still stand?"));
  return decisions;
}
