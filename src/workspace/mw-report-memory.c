/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-memory.h"

#include <glib/gi18n-lib.h>

#include "mw-date.h"
#include "mw-record-store.h"
#include "mw-report-snapshot.h"

/*
 * What was reported, kept in the file, so that the next report can say what changed. Of a report with very many
 * contracts only the key figures are kept.
 */

#define MAX_LINES 20000

struct _MwReportMemory
{
  MwRecord *snapshot;
  GPtrArray *figures; /* MwRecord */
  GPtrArray *lines;   /* MwRecord */
  gboolean has_lines;
};

static char *
name_scope (gint64 category_id)
{
  if (category_id == MW_CATEGORY_ALL)
    return g_strdup ("all");
  return category_id == MW_CATEGORY_NONE ? g_strdup ("none") : g_strdup_printf ("%" G_GINT64_FORMAT, category_id);
}

static char *
join_titles (const GPtrArray *records)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", mw_record_get_title (g_ptr_array_index (records, i)));
  return g_string_free (titles, FALSE);
}

/* @report: with its key figures; copied */
MwReportMemory *
mw_report_memory_new (const MwReport *report, gint64 category_id)
{
  MwReportMemory *self = g_new0 (MwReportMemory, 1);
  g_autofree char *scope = name_scope (category_id);
  g_autofree char *rule_sets = join_titles (report->rule_sets);

  self->snapshot = mw_record_new (&mw_report_snapshot_table);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->has_lines = report->totals.count <= MAX_LINES;
  mw_record_set_text (self->snapshot, MW_REPORT_SNAPSHOT_TITLE, report->scope);
  mw_record_set_text (self->snapshot, MW_REPORT_SNAPSHOT_SCOPE, scope);
  mw_record_set_date (self->snapshot, MW_REPORT_SNAPSHOT_DATE, &report->today);
  if (g_date_valid (&report->from))
    mw_record_set_date (self->snapshot, MW_REPORT_SNAPSHOT_FROM_DATE, &report->from);
  mw_record_set_text (self->snapshot, MW_REPORT_SNAPSHOT_PROGRAM, PACKAGE_VERSION);
  mw_record_set_text (self->snapshot, MW_REPORT_SNAPSHOT_RULE_SETS, *rule_sets != '\0' ? rule_sets : NULL);
  for (guint i = 0; i < MW_N_FIGURES; i++)
    {
      MwRecord *figure = mw_record_new (&mw_report_figure_table);
      mw_record_set_text (figure, MW_REPORT_FIGURE_CODE, mw_figure_get_info ((MwFigureId) i)->code);
      if (report->figures[i].known)
        mw_record_set_integer (figure, MW_REPORT_FIGURE_VALUE, report->figures[i].value);
      mw_record_set_integer (figure, MW_REPORT_FIGURE_UNKNOWN, report->figures[i].unknown);
      g_ptr_array_add (self->figures, figure);
    }
  return self;
}

void
mw_report_memory_free (MwReportMemory *self)
{
  g_object_unref (self->snapshot);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* The figures of a contract that are remembered, in the order of their fields. */
static void
read_line (const MwContractFacts *facts, MwFigure line[MW_N_REPORT_LINE_FIELDS])
{
  const MwProgress *progress = &facts->progress;
  gboolean with_duty = facts->duty.applies == MW_YES;
  MwMoney value = { 0 };

  line[MW_REPORT_LINE_VALUE].known = mw_record_get_money (facts->contract, MW_CONTRACT_VALUE, &value);
  line[MW_REPORT_LINE_VALUE].value = value.cents;
  line[MW_REPORT_LINE_DUTY] = (MwFigure){ with_duty && facts->duty.amount_known, facts->duty.amount.cents, 0 };
  line[MW_REPORT_LINE_REALISED] = (MwFigure){ with_duty && !progress->nothing_recorded, progress->realised.cents, 0 };
  line[MW_REPORT_LINE_EXPECTED] = (MwFigure){ with_duty && progress->expected_known, progress->expected.cents, 0 };
}

/* What the report says of one contract; not kept where there are very many. */
void
mw_report_memory_add (MwReportMemory *self, const MwContractFacts *facts)
{
  MwRecord *line;
  MwFigure figures[MW_N_REPORT_LINE_FIELDS] = { { 0 } };

  if (!self->has_lines)
    return;
  line = mw_record_new (&mw_report_line_table);
  read_line (facts, figures);
  mw_record_set_integer (line, MW_REPORT_LINE_CONTRACT, mw_record_get_id (facts->contract));
  mw_record_set_text (line, MW_REPORT_LINE_NUMBER, mw_record_get_text (facts->contract, MW_CONTRACT_NUMBER));
  mw_record_set_text (line, MW_REPORT_LINE_TITLE, mw_record_get_title (facts->contract));
  for (guint i = MW_REPORT_LINE_VALUE; i < MW_N_REPORT_LINE_FIELDS; i++)
    {
      if (figures[i].known)
        mw_record_set_money (line, i, (MwMoney){ figures[i].value });
    }
  g_ptr_array_add (self->lines, line);
}

static gboolean
insert_children (MwConnection *connection, MwAct *act, GPtrArray *records, guint parent_field, gint64 parent, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      MwRecord *record = g_ptr_array_index (records, i);
      mw_record_set_reference (record, parent_field, parent);
      if (!mw_record_store_insert (connection, record, error) || (i % 1000 == 999 && !mw_history_cut (act, error)))
        return FALSE;
    }
  return TRUE;
}

/* A report that is made twice on a day is one: the later counts. */
static gboolean
delete_of_same_day (MwConnection *connection, const MwRecord *snapshot, GError **error)
{
  g_autoptr (GPtrArray) all = mw_record_store_list (connection, &mw_report_snapshot_table, NULL, 0, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      MwRecord *other = g_ptr_array_index (all, i);
      if (mw_record_field_equals (snapshot, other, MW_REPORT_SNAPSHOT_SCOPE) && mw_record_field_equals (snapshot, other, MW_REPORT_SNAPSHOT_DATE) && !mw_record_store_delete (connection, &mw_report_snapshot_table, mw_record_get_id (other), error))
        return FALSE;
    }
  return all != NULL;
}

/* The work of an act, for mw_history_run(). */
gboolean
mw_report_memory_store (MwConnection *connection, MwAct *act, gpointer memory, GError **error)
{
  MwReportMemory *self = memory;
  gint64 id;

  act->table = &mw_report_snapshot_table;
  act->subject = g_strdup (mw_record_get_title (self->snapshot));
  if (!delete_of_same_day (connection, self->snapshot, error) || !mw_record_store_insert (connection, self->snapshot, error))
    return FALSE;
  id = mw_record_get_id (self->snapshot);
  act->record_id = id;
  return insert_children (connection, act, self->figures, MW_REPORT_FIGURE_SNAPSHOT, id, error) && insert_children (connection, act, self->lines, MW_REPORT_LINE_SNAPSHOT, id, error);
}

/* Returns: (transfer full) (nullable): the latest report of the same scope before the day; %NULL without error for none */
static MwRecord *
find_previous (const MwReportSource *source, GError **error)
{
  g_autoptr (GPtrArray) all = mw_record_store_list (source->connection, &mw_report_snapshot_table, NULL, 0, error);
  g_autofree char *scope = name_scope (source->job->category_id);
  MwRecord *latest = NULL;
  GDate latest_date;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      MwRecord *snapshot = g_ptr_array_index (all, i);
      GDate date;
      if (g_strcmp0 (mw_record_get_text (snapshot, MW_REPORT_SNAPSHOT_SCOPE), scope) != 0 || !mw_record_get_date (snapshot, MW_REPORT_SNAPSHOT_DATE, &date) || g_date_compare (&date, &source->job->today) >= 0)
        continue;
      if (latest == NULL || g_date_compare (&date, &latest_date) > 0)
        {
          latest = snapshot;
          latest_date = date;
        }
    }
  return latest != NULL ? g_object_ref (latest) : NULL;
}

static gboolean
load_figures (const MwReportSource *source, MwReportPast *past, gint64 snapshot_id, GError **error)
{
  g_autoptr (GPtrArray) figures = mw_record_store_list (source->connection, &mw_report_figure_table, "t.report_snapshot_id = ?1", snapshot_id, error);

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      const MwRecord *record = g_ptr_array_index (figures, i);
      gint64 unknown = 0;
      MwFigureId id;
      if (!mw_figure_find (mw_record_get_text (record, MW_REPORT_FIGURE_CODE), &id))
        continue;
      mw_record_get_integer (record, MW_REPORT_FIGURE_UNKNOWN, &unknown);
      past->reported[id].known = mw_record_get_integer (record, MW_REPORT_FIGURE_VALUE, &past->reported[id].value);
      past->reported[id].unknown = (guint) unknown;
    }
  return figures != NULL;
}

/* Which field of a line is which key figure. */
static const struct
{
  guint field;
  MwFigureId figure;
} line_figures[] = {
  { MW_REPORT_LINE_VALUE, MW_FIGURE_VALUE },
  { MW_REPORT_LINE_DUTY, MW_FIGURE_DUTY },
  { MW_REPORT_LINE_REALISED, MW_FIGURE_REALISED },
  { MW_REPORT_LINE_EXPECTED, MW_FIGURE_EXPECTED },
};

static gboolean
differs (const MwFigure *a, const MwFigure *b)
{
  return a->known != b->known || (a->known && a->value != b->value);
}

static void
correct (MwReportPast *past, const MwRecord *line, gsize i, const MwFigure *now, const char *why)
{
  MwFigureId figure = line_figures[i].figure;
  MwMoney reported = { 0 };
  gboolean known = mw_record_get_money (line, line_figures[i].field, &reported);
  MwFigure before = { known, reported.cents, 0 };
  MwReportCorrection *correction;

  if (!differs (&before, now))
    return;
  past->now[figure].value += (now->known ? now->value : 0) - reported.cents;
  correction = g_new0 (MwReportCorrection, 1);
  correction->number = g_strdup (mw_record_get_text (line, MW_REPORT_LINE_NUMBER));
  correction->title = g_strdup (mw_record_get_title (line));
  correction->figure = figure;
  correction->reported_known = known;
  correction->reported = reported;
  correction->now_known = now->known;
  correction->now.cents = now->value;
  correction->why = g_strdup (why);
  g_ptr_array_add (past->corrections, correction);
}

static gboolean
is_changed (const MwRecord *line, const MwFigure *now)
{
  for (gsize i = 0; i < G_N_ELEMENTS (line_figures); i++)
    {
      MwMoney reported = { 0 };
      MwFigure before = { .known = mw_record_get_money (line, line_figures[i].field, &reported) };
      before.value = reported.cents;
      if (differs (&before, &now[line_figures[i].field]))
        return TRUE;
    }
  return FALSE;
}

/* @now: of the contract on the day of the report; all unknown where it is gone */
static gboolean
compare_line (const MwReportSource *source, MwReportPast *past, const MwRecord *line, gboolean gone, const MwFigure *now, gint64 snapshot_id, GError **error)
{
  gint64 contract_id = 0;
  g_autofree char *why = NULL;

  if (!is_changed (line, now))
    return TRUE;
  mw_record_get_integer (line, MW_REPORT_LINE_CONTRACT, &contract_id);
  why = gone ? g_strdup (_ ("the contract is no longer in the file")) : mw_report_memory_find_reason (source->connection, contract_id, snapshot_id, error);
  if (why == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (line_figures); i++)
    correct (past, line, i, &now[line_figures[i].field], why);
  return TRUE;
}

static gboolean
contract_exists (const MwReportSource *source, gint64 id, gboolean *exists, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (source->connection, "SELECT 1 FROM contract WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, id);
  return mw_statement_step (statement, exists, error);
}

static gboolean
compare_contract (const MwReportSource *source, const MwDutyBasis *basis, MwReportPast *past, const MwRecord *line, gint64 snapshot_id, GError **error)
{
  MwFigure now[MW_N_REPORT_LINE_FIELDS] = { { 0 } };
  gint64 contract_id = 0;
  gboolean exists = FALSE;

  mw_record_get_integer (line, MW_REPORT_LINE_CONTRACT, &contract_id);
  if (!contract_exists (source, contract_id, &exists, error))
    return FALSE;
  if (exists)
    {
      g_autoptr (GPtrArray) loaded = mw_contract_query_load (source->connection, basis, &contract_id, 1, error);
      if (loaded == NULL)
        return FALSE;
      read_line (g_ptr_array_index (loaded, 0), now);
    }
  return compare_line (source, past, line, !exists, now, snapshot_id, error);
}

/* Each contract as it was reported, beside what the data say now of that same day. */
static gboolean
compare_lines (const MwReportSource *source, MwReportPast *past, gint64 snapshot_id, GError **error)
{
  g_autoptr (GPtrArray) lines = mw_record_store_list (source->connection, &mw_report_line_table, "t.report_snapshot_id = ?1", snapshot_id, error);
  g_autoptr (MwDutyBasis) basis = lines != NULL ? mw_duty_basis_load (source->connection, &past->date, NULL, error) : NULL;

  if (basis == NULL)
    return FALSE;
  past->lines_kept = lines->len > 0 || past->reported[MW_FIGURE_CONTRACTS].value == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (line_figures) && past->lines_kept; i++)
    past->now[line_figures[i].figure] = past->reported[line_figures[i].figure];
  for (guint i = 0; i < lines->len; i++)
    {
      if (!compare_contract (source, basis, past, g_ptr_array_index (lines, i), snapshot_id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_report_memory_load_past:
 * @past: (out) (transfer full) (nullable): the report before the day of @source, %NULL where there is none
 */
gboolean
mw_report_memory_load_past (const MwReportSource *source, MwReportPast **past, GError **error)
{
  g_autoptr (MwReportPast) found = NULL;
  g_autoptr (MwRecord) snapshot = NULL;
  GError *failure = NULL;

  *past = NULL;
  snapshot = find_previous (source, &failure);
  if (snapshot == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL;
    }
  found = g_new0 (MwReportPast, 1);
  found->corrections = g_ptr_array_new_with_free_func (mw_report_correction_free);
  if (!mw_record_get_date (snapshot, MW_REPORT_SNAPSHOT_DATE, &found->date) || !load_figures (source, found, mw_record_get_id (snapshot), error) || !compare_lines (source, found, mw_record_get_id (snapshot), error))
    return FALSE;
  *past = g_steal_pointer (&found);
  return TRUE;
}
