/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-bench.h"

#include <stdlib.h>

/* What the benchmarks share: a register of many contracts, and how a figure and the least it can be are told. */

/* MAATWERK_BENCHMARK_ROWS sets the number of contracts. */
guint
mw_bench_get_rows (void)
{
  const char *rows = g_getenv ("MAATWERK_BENCHMARK_ROWS");

  return rows != NULL ? (guint) atoi (rows) : 100000;
}

double
mw_bench_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

void
mw_bench_print (const char *what, double own, const char *beside, double least, const char *unit)
{
  g_print ("# %-42s %9.1f %s   %-46s %9.1f %s   x %.2f\n", what, own, unit, beside, least, unit, own / least);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return *first < *second ? -1 : *first > *second;
}

/* What @percent of 100 stay under; sorts @values. */
double
mw_bench_take_percentile (GArray *values, guint percent)
{
  g_array_sort (values, compare_values);
  return g_array_index (values, double, values->len *percent / 100);
}

/* Returns: (transfer full): the path of a register as CSV */
char *
mw_bench_write_register (MwFixture *fixture, guint n_rows)
{
  g_autoptr (GString) text = g_string_new ("Contractnummer;Titel;Leverancier;Ministerie;Categorie;Soort;Ingangsdatum;Einddatum;Contractwaarde;Loonsom;SROI %;Contractmanager;Opzegdatum;Max. einddatum;Opmerkingen\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "C-%06u;Coördinatie %u van dienst %u;Leverancier %u B.V.;Min%u;Inkoopadvies;Diensten;%02u-01-2025;01-01-20%u;%u,%02u;;5%%;Team %u;;;\n", i, i * 7919 % n_rows, i % 97, i % 4000, i % 12, 1 + i % 28, 27 + i % 5, i * 37 % 9000000, i % 100, i % 30);
  return mw_fixture_write (fixture, "register.csv", text->str, (gssize) text->len);
}
