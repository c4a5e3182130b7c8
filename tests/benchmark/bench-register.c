/* SPDX-License-Identifier: EUPL-1.2 */
#include <sqlite3.h>
#include <xlsxwriter.h>

#include "mw-bench.h"
#include "mw-commands.h"
#include "mw-contract-query.h"
#include "mw-contract.h"
#include "mw-header-names.h"
#include "mw-locale.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-workspace.h"

/*
 * How long the program takes over a register of many contracts, beside the least that the same work can
 * cost on this machine in the same run. Nothing here fails: a machine that is slow or busy is no fault.
 */

#define ROUNDS 60

typedef struct
{
  MwFixture base;
  guint n_rows;
  char *csv;
} Bench;

/* Beside it: SQLite alone putting as many rows of as many fields in a table, in one transaction. */
static double
time_bare_insert (Bench *bench)
{
  g_autofree char *path = mw_fixture_get_path (&bench->base, "bare.db");
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *insert;
  sqlite3 *db;

  sqlite3_open (path, &db);
  sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o); BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO t (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) VALUES (?1, 'Coördinatie van dienst', 'Leverancier B.V.', 4, 5, 'services', '2025-01-01', '2027-01-01', 9, 10, 11, 'Team', NULL, NULL, NULL)", -1, &insert, NULL);
  for (guint i = 0; i < bench->n_rows; i++)
    {
      sqlite3_bind_int64 (insert, 1, i);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
  return mw_bench_since (start);
}

static void
bench_import (Bench *bench, MwConnection *connection)
{
  g_autoptr (MwHeaderNames) names = mw_reference_load_header_names (NULL, NULL);
  g_autoptr (MwContractSource) source = mw_contract_source_open (bench->csv, NULL, names, NULL);
  MwImportJob job = { .source = source };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MwImportSummary) summary = mw_import_job_run (connection, &job, NULL);
  double own = mw_bench_since (start);

  g_assert_cmpuint (summary->added, ==, bench->n_rows);
  mw_bench_print ("import of the register (csv)", own, "SQLite: as many rows in one transaction", time_bare_insert (bench), "ms");
}

static double
time_query (MwConnection *connection, MwContractIndex *index, MwContractQuery query)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MwContractResult) result = mw_contract_query_run (connection, index, &query, NULL);

  g_assert_nonnull (result);
  return mw_bench_since (start);
}

static double
time_bare_search (MwConnection *connection, const char *word)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM contract_search WHERE instr (title_key, '%s') OR instr (supplier_key, '%s') OR instr (rest_key, '%s')", word, word, word);
  gint64 start = g_get_monotonic_time ();
  gint64 count;

  g_assert_true (mw_connection_get_integer (connection, sql, &count, NULL));
  return mw_bench_since (start);
}

static void
bench_search (Bench *bench, MwConnection *connection, MwContractIndex *index)
{
  static const char *const words[] = { "c", "co", "coord", "99", "leverancier 12", "niets" };
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++)
    {
      const char *word = words[i % G_N_ELEMENTS (words)];
      double time = time_query (connection, index, (MwContractQuery){ .search = (char *) word, .today = bench->base.today });
      double least = time_bare_search (connection, word);
      g_array_append_val (own, time);
      g_array_append_val (bare, least);
    }
  mw_bench_print ("a key in the search field, 95th percentile", mw_bench_take_percentile (own, 95), "SQLite: instr() over the same texts", mw_bench_take_percentile (bare, 95), "ms");
}

static void
bench_sort (Bench *bench, MwConnection *connection)
{
  double slowest = 0;
  double index_time = 0;

  for (int sort = 0; sort < MW_N_CONTRACT_SORTS; sort++)
    {
      g_autoptr (MwContractIndex) index = mw_contract_index_new ();
      gint64 start = g_get_monotonic_time ();
      mw_connection_begin_reading (connection, NULL);
      g_assert_true (mw_contract_index_refresh (index, connection, &bench->base.today, NULL));
      mw_connection_rollback (connection);
      index_time = mw_bench_since (start);
      slowest = MAX (slowest, time_query (connection, index, (MwContractQuery){ .sort = (MwContractSort) sort, .today = bench->base.today }));
    }
  gint64 start = g_get_monotonic_time ();
  gint64 sum;
  g_assert_true (mw_connection_get_integer (connection, "SELECT count (title_key) FROM (SELECT title_key FROM contract_search ORDER BY title_key LIMIT -1 OFFSET 1)", &sum, NULL));
  mw_bench_print ("sort on the slowest column", slowest, "SQLite: ORDER BY one of the texts", mw_bench_since (start), "ms");
  start = g_get_monotonic_time ();
  g_assert_true (mw_connection_get_integer (connection, "SELECT sum (length (title) + value_cents) FROM contract", &sum, NULL));
  mw_bench_print ("reading the index after a change", index_time, "SQLite: a sum over all contracts", mw_bench_since (start), "ms");
}

static void
bench_act (Bench *bench, MwConnection *connection)
{
  g_autoptr (GPtrArray) contracts = mw_record_store_list (connection, &mw_contract_table, "t.id = (SELECT max (id) FROM contract)", 0, NULL);
  MwRecord *contract = g_ptr_array_index (contracts, 0);
  g_autoptr (MwStatement) update = mw_connection_prepare (connection, "UPDATE contract SET note = ?1 WHERE id = (SELECT max (id) FROM contract)", NULL);
  double own = 0;
  double bare = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *note = g_strdup_printf ("ronde %u", i);
      g_autofree char *other = g_strdup_printf ("kaal %u", i);
      gpointer act = NULL;
      gint64 start = g_get_monotonic_time ();
      mw_record_set_text (contract, MW_CONTRACT_NOTE, note);
      g_assert_true (mw_command_save (connection, contract, &act, NULL));
      own += mw_bench_since (start);
      mw_act_free (act);
      start = g_get_monotonic_time ();
      mw_connection_begin (connection, NULL);
      mw_statement_bind_text (update, 1, other);
      mw_statement_run (update, NULL);
      mw_connection_commit (connection, NULL);
      bare += mw_bench_since (start);
    }
  mw_bench_print ("an act: one field edited, committed", own / ROUNDS, "SQLite: the UPDATE alone, committed", bare / ROUNDS, "ms");
}

/* Texts that differ as much as titles do, so that packing them is as much work. */
static void
write_bare_row (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t texts, lxw_col_t numbers, lxw_format *format)
{
  char title[64];

  g_snprintf (title, sizeof title, "Coördinatie %u van dienst", row * 7919 % 100000);
  for (lxw_col_t column = 0; column < texts; column++)
    worksheet_write_string (sheet, row, column, column % 4 == 0 ? title : "Leverancier 12 B.V.", format);
  for (lxw_col_t column = 0; column < numbers; column++)
    worksheet_write_number (sheet, row, texts + column, row, format);
}

/* As many texts and numbers, with their formats, as the report has for a contract of which the duty is unknown. */
static double
time_bare_workbook (Bench *bench)
{
  g_autofree char *path = mw_fixture_get_path (&bench->base, "bare.xlsx");
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);
  lxw_worksheet *second = workbook_add_worksheet (workbook, NULL);
  lxw_worksheet *third = workbook_add_worksheet (workbook, NULL);
  lxw_format *format = workbook_add_format (workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  for (guint i = 0; i < bench->n_rows; i++)
    {
      write_bare_row (sheet, i, 9, 4, format);
      write_bare_row (second, i, 7, 1, format);
      write_bare_row (third, i, 5, 1, format);
    }
  workbook_close (workbook);
  return mw_bench_since (start);
}

static void
bench_report (Bench *bench, MwConnection *connection)
{
  MwReportJob job = { .path = mw_fixture_get_path (&bench->base, "report.xlsx"), .parts = MW_REPORT_ALL, .today = bench->base.today };
  gint64 start = g_get_monotonic_time ();
  double own;

  g_assert_true (mw_report_job_run (connection, &job, NULL, NULL));
  own = mw_bench_since (start);
  mw_bench_print ("director workbook", own, "libxlsxwriter: as many cells, constant memory", time_bare_workbook (bench), "ms");
  g_free (job.path);
}

static void
bench_all (Bench *bench)
{
  g_autoptr (MwContractIndex) index = mw_contract_index_new ();
  g_autoptr (MwConnection) connection = NULL;

  g_assert_true (mw_workspace_create_file (bench->base.path, FALSE, &bench->base.today, NULL));
  connection = mw_connection_open (bench->base.path, MW_OPEN_WRITE, NULL);
  g_assert_true (mw_connection_execute (connection, "PRAGMA synchronous = FULL", NULL));
  g_print ("# %u contracts\n", bench->n_rows);
  bench_import (bench, connection);
  time_query (connection, index, (MwContractQuery){ .today = bench->base.today });
  bench_search (bench, connection, index);
  bench_sort (bench, connection);
  bench_act (bench, connection);
  bench_report (bench, connection);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .n_rows = mw_bench_get_rows () };

  mw_locale_set_up ();
  mw_fixture_set_up (&bench.base, NULL);
  bench.csv = mw_bench_write_register (&bench.base, bench.n_rows);
  bench_all (&bench);
  g_free (bench.csv);
  mw_fixture_tear_down (&bench.base, NULL);
  return 0;
}
