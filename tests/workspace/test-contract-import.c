/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-category.h"
#include "mw-contract-import.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-history.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-reference.h"
#include "mw-test.h"
#include "mw-workspace.h"

typedef struct
{
  MwFixture base;
  MwConnection *connection;
  MwHeaderNames *names;
} Register;

static void
set_up (Register *self, gconstpointer unused)
{
  mw_fixture_set_up (&self->base, NULL);
  g_assert_true (mw_workspace_create_file (self->base.path, FALSE, &self->base.today, NULL));
  self->connection = mw_connection_open (self->base.path, MW_OPEN_WRITE, NULL);
  self->names = mw_reference_load_header_names (NULL, NULL);
}

static void
tear_down (Register *self, gconstpointer unused)
{
  mw_connection_free (self->connection);
  mw_header_names_free (self->names);
  mw_fixture_tear_down (&self->base, NULL);
}

static const MwImportGroup *
find_group (const MwImportSummary *summary, MwFindingKind kind)
{
  for (guint i = 0; i < summary->groups->len; i++)
    {
      const MwImportGroup *group = g_ptr_array_index (summary->groups, i);
      if (group->kind == kind)
        return group;
    }
  return NULL;
}

/* Returns: (transfer none): the rows of a kind of findings, "none" where there are none; until it is asked again */
static const char *
rows_of (const MwImportSummary *summary, MwFindingKind kind)
{
  static char rows[200];
  const MwImportGroup *group = find_group (summary, kind);
  g_autofree char *list = group != NULL ? mw_import_group_list_rows (group) : NULL;

  g_strlcpy (rows, list != NULL ? list : "none", sizeof rows);
  return rows;
}

static guint
count_doubts (const MwImportSummary *summary)
{
  const MwImportGroup *no_category = find_group (summary, MW_FINDING_NO_CATEGORY);

  return mw_import_findings_count (summary->findings, FALSE) - (no_category != NULL ? no_category->findings->len : 0);
}

static MwImportSummary *
import (Register *self, const char *data, MwImportJob job, GError **error)
{
  g_autofree char *path = mw_fixture_write (&self->base, "register.csv", data, -1);
  g_autoptr (MwContractSource) source = mw_contract_source_open (path, NULL, self->names, error);

  g_assert_nonnull (source);
  job.source = source;
  return mw_import_job_run (self->connection, &job, error);
}

static gint64
count (Register *self, const char *sql)
{
  gint64 value = -1;

  g_assert_true (mw_connection_get_integer (self->connection, sql, &value, NULL));
  return value;
}

#define HEADER "Nummer;Titel;Leverancier;KvK;Opdrachtgever;Categorie;Waarde;Einddatum;Opmerking\n"

static void
test_new_changed_same (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) first = import (self,
                                              HEADER "1;Advies;Zuid;01234567;SZW;Inhuur Professionals;100,50;31-12-2026;goed\n"
                                                     "2;Meer;Noord;;BZK;Inkoopadvies;;;\n",
                                              (MwImportJob){ 0 },
                                              NULL);
  g_autoptr (MwImportSummary) second = NULL;
  g_autoptr (MwRecord) contract = NULL;
  MwMoney value;

  g_assert_cmpuint (first->added, ==, 2);
  g_assert_cmpuint (first->new_suppliers, ==, 2);
  g_assert_cmpuint (first->left_out, ==, 0);

  /* One changes, one says the same; the empty cells wipe nothing. */
  second = import (self,
                   HEADER "1;Advies;ZUID;;SZW;;200,50;;\n"
                          "2;Meer;Noord;;BZK;Inkoopadvies;;;\n",
                   (MwImportJob){ 0 },
                   NULL);
  g_assert_cmpuint (second->added, ==, 0);
  g_assert_cmpuint (second->changed, ==, 1);
  g_assert_cmpuint (second->same, ==, 1);
  g_assert_cmpuint (second->new_suppliers, ==, 0);
  contract = mw_record_store_get (self->connection, &mw_contract_table, mw_record_store_find (self->connection, &mw_contract_table, MW_CONTRACT_NUMBER, "1", NULL), NULL);
  g_assert_true (mw_record_get_money (contract, MW_CONTRACT_VALUE, &value));
  g_assert_cmpint (value.cents, ==, 20050);
  g_assert_cmpstr (mw_record_get_text (contract, MW_CONTRACT_END_DATE), ==, "2026-12-31");
  g_assert_cmpstr (mw_record_get_text (contract, MW_CONTRACT_NOTE), ==, "goed");
}

/* A framework agreement has one number for several suppliers: each is a contract of its own. */
static void
test_number_and_supplier (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self, HEADER "1;Mantel;Zuid;;;;;;\n1;Mantel;Noord;;;;;;\n1;Mantel;Zuid;;;;;;\n1;Anders;Zuid;;;;;;\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpuint (summary->added, ==, 2);
  g_assert_cmpuint (summary->same, ==, 1);
  g_assert_cmpuint (summary->left_out, ==, 1);
  g_assert_cmpstr (rows_of (summary, MW_FINDING_OTHER_VALUES), ==, "row 5");
}

static void
test_left_out_with_reason (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self,
                                                "Nummer;Titel;Startdatum;Einddatum\n1;Omgekeerd;31-12-2026;01-01-2026\n;Zonder;;\nTotaal;;;\n2;Goed;01-01-2026;31-12-2026\n",
                                                (MwImportJob){ 0 },
                                                NULL);

  g_assert_cmpuint (summary->added, ==, 1);
  g_assert_cmpuint (summary->left_out, ==, 3);
  g_assert_nonnull (find_group (summary, MW_FINDING_UNSOUND));
  g_assert_nonnull (find_group (summary, MW_FINDING_LOST));
  g_assert_nonnull (find_group (summary, MW_FINDING_NO_CONTRACT));
}

/* Registers as people and programs make them, each a file in fixtures/import: what of them ends in the file, and what
 * is told of the rest, the gravest first. */
static const struct
{
  const char *file;
  const char *map;   /* (nullable) */
  const char *query; /* what the file then has */
  gint64 expected;
  const char *told[4];
} registers[] = {
  { "csv-header-x1.000.csv", NULL, "SELECT count (*) FROM contract WHERE value_cents IS NULL", 1, { "Contractwaarde x1.000: seems to be Contract value in thousands" } },
  { "amounts-per-year.csv", NULL, "SELECT count (*) FROM contract WHERE value_cents IS NULL AND wage_sum_cents IS NULL", 1, { "Contractwaarde p.j.: seems", "Loonsom (K€): seems" } },
  { "xlsx-thousands-told-above-header.xlsx", NULL, "SELECT count (*) FROM contract WHERE value_cents IS NULL", 2, { "Contractwaarde: seems to be Contract value in thousands" } },
  { "xlsx-thousands-told-above-header.xlsx", "Contractwaarde=value_cents", "SELECT sum (value_cents) FROM contract", 210000, { NULL } },
  { "unit-below-header.csv", NULL, "SELECT wage_sum_cents FROM contract WHERE value_cents IS NULL", 85000, { "no contract number", "Contractwaarde: seems" } },
  { "csv-second-table-amounts-swapped.csv", NULL, "SELECT count (*) FROM contract WHERE value_cents = 10000050", 1, { "it stands below other column names", "the column names again" } },
  { "same-names-again.csv", NULL, "SELECT sum (value_cents) FROM contract", 20000150, { "2 rows: the column names again" } },
  { "dup-fold.csv", "Nr=number|Naam=title|Bedrag*=value_cents", "SELECT value_cents FROM contract", 999900, { "Bedrag: may be Contract value, but so may another column" } },
  { "parent-reference.csv", NULL, "SELECT count (*) FROM contract WHERE number IN ('N-1', 'N-2', 'N-3')", 3, { "1 column was not recognised" } },
  { "csv-utc-midnight.csv", NULL, "SELECT count (*) FROM contract WHERE start_date || end_date IN ('2026-01-012027-12-31', '2026-07-012027-06-30')", 2, { NULL } },
  { "csv-placeholder-dates.csv", NULL, "SELECT count (*) FROM contract WHERE start_date IS NULL OR end_date IS NULL", 2, { "Einddatum: “31-12-9999” mostly stands for: no end date", "Startdatum: “01-01-1900” mostly stands for: not filled in" } },
  { "csv-scientific-number.csv", NULL, "SELECT count (*) FROM contract", 0, { "2 rows: Excel wrote the number as a power of ten" } },
  { "csv-float-number.csv", NULL, "SELECT count (*) FROM contract WHERE number = '4500012345'", 1, { "no supplier has the KvK number 12345678" } },
  { "xlsx-currency-column.xlsx", NULL, "SELECT sum (value_cents) FROM contract", 10000000, { "Contractwaarde: “USD 100000” is not in euros" } },
  { "xlsx-duplicate-headers.xlsx", NULL, "SELECT count (*) FROM contract WHERE end_date IS NULL AND value_cents IS NULL", 2, { "Einddatum: may be End date, but so may", "Contractwaarde: may be", "Einddatum (F): may be", "Contractwaarde (G): may be" } },
};

static MwImportSummary *
import_fixture (Register *self, const char *file, const char *map)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwContractSource) source = mw_contract_source_open (path, NULL, self->names, &error);
  g_auto (GStrv) assignments = g_strsplit (map != NULL ? map : "", "|", -1);
  MwImportJob job = { .source = source, .category_id = count (self, "SELECT min (id) FROM category") };
  MwImportSummary *summary;

  g_assert_no_error (error);
  for (char **assignment = assignments; *assignment != NULL; assignment++)
    g_assert_true (mw_contract_source_map (source, *assignment, &error));
  summary = mw_import_job_run (self->connection, &job, &error);
  g_assert_no_error (error);
  return summary;
}

static void
test_registers (Register *self, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autoptr (MwImportSummary) summary = NULL;
      guint told = 0;

      g_test_message ("%s", registers[i].file);
      g_assert_true (mw_connection_execute (self->connection, "DELETE FROM contract; DELETE FROM organisation", NULL));
      summary = import_fixture (self, registers[i].file, registers[i].map);
      g_assert_cmpint (count (self, registers[i].query), ==, registers[i].expected);
      for (; told < G_N_ELEMENTS (registers[i].told) && registers[i].told[told] != NULL; told++)
        {
          g_assert_cmpuint (summary->groups->len, >, told);
          g_test_message ("%s", ((MwImportGroup *) g_ptr_array_index (summary->groups, told))->text);
          g_assert_true (g_str_has_prefix (((MwImportGroup *) g_ptr_array_index (summary->groups, told))->text, registers[i].told[told]));
        }
      g_assert_cmpuint (summary->groups->len, ==, told);
    }
}

/* The same register again, written a little otherwise: nothing is new, or it is told. */
static void
test_same_again (Register *self, gconstpointer unused)
{
  static const char *const twice[] = { "twice-number-nbsp", "twice-supplier-bv" };

  for (gsize i = 0; i < G_N_ELEMENTS (twice); i++)
    {
      g_autofree char *first_file = g_strconcat (twice[i], "-1.csv", NULL);
      g_autofree char *second_file = g_strconcat (twice[i], "-2.csv", NULL);
      g_autoptr (MwImportSummary) first = import_fixture (self, first_file, NULL);
      g_autoptr (MwImportSummary) second = import_fixture (self, second_file, NULL);
      g_assert_cmpuint (first->added, ==, 1);
      g_assert_cmpuint (second->added, ==, 0);
      g_assert_cmpuint (second->same, ==, 1);
      g_assert_cmpuint (second->new_suppliers, ==, 0);
    }
  g_autoptr (MwImportSummary) nearly = import (self, "Nummer;Titel;Leverancier\nink-2024-001;Catering;Tafel Twee B.V.\n0007;A;X\n7;A;X\n", (MwImportJob){ 0 }, NULL);
  g_assert_cmpuint (nearly->added, ==, 3);
  g_assert_cmpstr (rows_of (nearly, MW_FINDING_NEARLY_THE_SAME), ==, "rows 2, 4");
}

/* Where no category is chosen and the row names none, that is told; no rules can be chosen there. */
static void
test_no_category_is_told (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self, HEADER "1;A;;;;inkoopadvies;;;\n2;B;;;;;;;\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) again = import (self, HEADER "2;B;;;;;;;\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpstr (rows_of (summary, MW_FINDING_NO_CATEGORY), ==, "row 3");
  g_assert_null (find_group (again, MW_FINDING_NO_CATEGORY));
}

/* A number in two rows is told, and so is a contract that the register has no longer; neither takes anything away. */
static void
test_twice_and_gone (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) first = import (self, "Nummer;Titel;Leverancier\n1;A;Zuid\n1;A;Zuid\n1;A;Noord\n2;B;Zuid\n3;C;Zuid\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) second = import (self, "Nummer;Titel;Leverancier\n1;A;Zuid\n4;D;Zuid\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) other = import (self, "Nummer;Titel;Leverancier\n9;Z;Zuid\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpstr (rows_of (first, MW_FINDING_TWICE), ==, "rows 3, 4");
  g_assert_null (find_group (first, MW_FINDING_GONE));
  g_assert_cmpstr (rows_of (second, MW_FINDING_GONE), ==, "2, 3");
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract"), ==, 6);
  /* Another register, of which nothing was known, says nothing of these. */
  g_assert_null (find_group (other, MW_FINDING_GONE));
}

/* What is to be told stands once per kind, the gravest first, and each row can still be found. */
static void
test_findings_per_kind (Register *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "no contract number",
    "Opzegdatum: not understood as Notice date 7 times, such as “3 mnd”",
    "Einddatum: “ooit” was not understood as End date",
    "2 rows: a line of totals",
  };
  g_autoptr (MwImportSummary) summary = NULL;
  g_autofree char *rows = NULL;
  GString *data = g_string_new ("Nummer;Titel;Opzegdatum;Einddatum\nTotaal;;;\n");

  for (guint i = 1; i <= 7; i++)
    g_string_append_printf (data, "%u;A;%u mnd;%s\n", i, i + 2, i == 3 ? "ooit" : "");
  g_string_append (data, ";Zonder;;\nTotaal;;;\n");
  summary = import (self, data->str, (MwImportJob){ .category_id = count (self, "SELECT min (id) FROM category") }, NULL);
  g_string_free (data, TRUE);
  g_assert_cmpuint (summary->groups->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < summary->groups->len; i++)
    g_assert_cmpstr (((MwImportGroup *) g_ptr_array_index (summary->groups, i))->text, ==, expected[i]);
  rows = mw_import_group_list_rows (g_ptr_array_index (summary->groups, 1));
  g_assert_cmpstr (rows, ==, "rows 3, 4, 5, 6, 7 and 2 more");
  g_assert_cmpuint (summary->left_out, ==, 3);
}

/* Suppliers: a garbled name is told, a KvK number recognises, and two are never merged on a guess. */
static void
test_suppliers (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self,
                                                HEADER "1;A;Zuid;01234567;;;;;\n"
                                                       "2;B;Zuid B.V.;01234567;;;;;\n"
                                                       "3;C;CoÃ¶peratie;;;;;;\n"
                                                       "4;D;;01234567;;;;;\n",
                                                (MwImportJob){ 0 },
                                                NULL);

  g_assert_cmpuint (summary->added, ==, 4);
  g_assert_cmpuint (summary->new_suppliers, ==, 2);
  g_assert_cmpuint (count_doubts (summary), ==, 2);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract JOIN organisation AS o ON o.id = supplier_id WHERE o.name = 'Zuid'"), ==, 3);
}

/* One name, two KvK numbers: two firms. A number that was missing is filled in. Accents part names too. */
static void
test_suppliers_apart (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self,
                                                HEADER "1;A;Jansen;11111111;;;;;\n"
                                                       "2;B;Jansen;22222222;;;;;\n"
                                                       "3;C;JANSEN;22222222;;;;;\n"
                                                       "4;D;Later;;;;;;\n"
                                                       "5;E;Later;55555555;;;;;\n"
                                                       "6;F;Müller;;;;;;\n"
                                                       "7;G;Muller;;;;;;\n",
                                                (MwImportJob){ 0 },
                                                NULL);

  g_assert_cmpuint (summary->added, ==, 7);
  g_assert_cmpuint (summary->new_suppliers, ==, 5);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract JOIN organisation AS o ON o.id = supplier_id WHERE o.kvk = '22222222'"), ==, 2);
  g_assert_cmpint (count (self, "SELECT count (*) FROM organisation WHERE name = 'Later' AND kvk = '55555555'"), ==, 1);
  g_assert_cmpuint (count_doubts (summary), ==, 2);
}

/* A row without a supplier is about the only contract with that number, and where there are more, about none. */
static void
test_without_supplier (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) first = import (self, HEADER "1;A;Zuid;;;;100;;\n2;B;Zuid;;;;100;;\n2;B;Noord;;;;100;;\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) second = import (self, "Nummer;Titel;Waarde\n1;A;150\n2;B;999\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) third = import (self, HEADER "9;A;Jansen;;;;100;;\n9;A;;;;;999;;\n8;A;;;;;100;;\n8;A;Jansen;;;;999;;\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpuint (first->added, ==, 3);
  g_assert_cmpuint (second->changed, ==, 1);
  g_assert_cmpuint (count_doubts (second), ==, 1);
  g_assert_cmpuint (second->left_out, ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract WHERE value_cents = 99900"), ==, 0);
  g_assert_cmpuint (third->added, ==, 2);
  g_assert_cmpuint (third->left_out, ==, 2);
}

/* A row that is left out leaves nobody behind. */
/* Beside a contract of which the supplier is unknown the row's own contract is the one, whichever came first. */
static void
test_own_supplier_first (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) made = import (self, HEADER "7;Zonder;;;;;;;\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) changed = NULL;

  g_assert_cmpuint (made->added, ==, 1);
  g_assert_true (mw_connection_execute (self->connection,
                                        "INSERT INTO organisation (id, kind, name) VALUES (9223372036854775801, 'supplier', 'Zuid');"
                                        "INSERT INTO contract (id, number, title, supplier_id) VALUES (9223372036854775802, '7', 'Met', 9223372036854775801)",
                                        NULL));
  g_assert_cmpint (count (self, "SELECT id < 9223372036854775802 FROM contract WHERE supplier_id IS NULL"), ==, 1);
  changed = import (self, HEADER "7;Anders;Zuid;;;;;;\n", (MwImportJob){ 0 }, NULL);
  g_assert_cmpuint (changed->changed, ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract WHERE title = 'Anders' AND supplier_id = 9223372036854775801"), ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract WHERE title = 'Zonder' AND supplier_id IS NULL"), ==, 1);
}

static void
test_no_orphans (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self, "Nummer;Titel;Leverancier;Opdrachtgever;Startdatum;Einddatum\n1;A;Spook BV;Spookgemeente;31-12-2026;01-01-2026\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpuint (summary->left_out, ==, 1);
  g_assert_cmpuint (summary->new_suppliers, ==, 0);
  g_assert_cmpint (count (self, "SELECT count (*) FROM organisation"), ==, 0);
}

/* A KvK number that nobody has is no proof that the row is about somebody else's contract. */
static void
test_strange_kvk (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) first = import (self, HEADER "1;A;Zuid;11111111;;;100;;\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) second = import (self, "Nummer;Titel;KvK;Waarde\n1;A;22222222;999\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpuint (first->added, ==, 1);
  g_assert_cmpuint (second->added, ==, 1);
  g_assert_cmpuint (count_doubts (second), ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract WHERE value_cents = 10000 AND supplier_id IS NOT NULL"), ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract WHERE source_columns LIKE '%22222222%'"), ==, 1);
}

/* The category chosen for a whole import does not move a contract that has one. */
static void
test_default_category (Register *self, gconstpointer unused)
{
  gint64 catering = mw_record_store_find (self->connection, &mw_category_table, MW_CATEGORY_CODE, "CATERING", NULL);
  gint64 cleaning = mw_record_store_find (self->connection, &mw_category_table, MW_CATEGORY_CODE, "SCHOONMAAK", NULL);
  g_autoptr (MwImportSummary) first = import (self, HEADER "1;A;Zuid;;;;;;\n", (MwImportJob){ .category_id = catering }, NULL);
  g_autoptr (MwImportSummary) second = import (self, HEADER "1;A;Zuid;;;;;;\n", (MwImportJob){ .category_id = cleaning }, NULL);

  g_assert_cmpuint (first->added, ==, 1);
  g_assert_cmpuint (second->same, ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract JOIN category AS c ON c.id = category_id WHERE c.code = 'CATERING'"), ==, 1);
}

/* A row that was left out does not stand in the way of a good one. */
static void
test_good_after_bad (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self, "Nummer;Titel;Startdatum;Einddatum\n1;A;31-12-2026;01-01-2026\n1;A;01-01-2026;31-12-2026\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpuint (summary->added, ==, 1);
  g_assert_cmpuint (summary->left_out, ==, 1);
}

/* What no field takes is kept, and a later register does not wipe what an earlier one left. */
static void
test_kept_aside (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) first = import (self, "Nummer;Titel;KvK;Leverancier;Categorie;Extra\n1;A;12;Zuid;Ruimtevaart;bewaar mij\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwImportSummary) second = import (self, "Nummer;Titel;Leverancier;Anders\n1;A;Zuid;ook\n", (MwImportJob){ 0 }, NULL);

  g_assert_cmpuint (first->added, ==, 1);
  g_assert_cmpuint (second->changed, ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract WHERE source_columns ->> 'Extra' = 'bewaar mij' AND source_columns ->> 'Anders' = 'ook' "
                                "AND source_columns ->> 'KvK' = '12' AND source_columns ->> 'Categorie' = 'Ruimtevaart'"),
                   ==,
                   1);
}

/* More rows than a part of the act holds: undo takes all of them, and redo brings all of them back. */
static void
test_many_rows (Register *self, gconstpointer unused)
{
  g_autoptr (GString) data = g_string_new (HEADER);
  g_autoptr (MwImportSummary) summary = NULL;
  g_autoptr (MwAct) undone = NULL;
  g_autoptr (MwAct) redone = NULL;

  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (data, "%u;A;Firma %u;;SZW;;;;\n", i, i % 7);
  summary = import (self, data->str, (MwImportJob){ .category_id = count (self, "SELECT min (id) FROM category") }, NULL);
  g_assert_cmpuint (summary->added, ==, 2500);
  g_assert_cmpint (count (self, "SELECT count (*) FROM act_part WHERE act_id = (SELECT max (id) FROM act)"), ==, 3);
  undone = mw_history_undo (self->connection, NULL);
  g_assert_cmpint (count (self, "SELECT (SELECT count (*) FROM contract) + (SELECT count (*) FROM organisation) + (SELECT count (*) FROM contract_search)"), ==, 0);
  redone = mw_history_redo (self->connection, NULL);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract JOIN contract_search AS s ON s.contract_id = contract.id JOIN organisation AS o ON o.id = supplier_id"), ==, 2500);
}

static void
test_categories (Register *self, gconstpointer unused)
{
  gint64 fallback = mw_record_store_find (self->connection, &mw_category_table, MW_CATEGORY_CODE, "CATERING", NULL);
  g_autoptr (MwImportSummary) summary = import (self, HEADER "1;A;;;;inkoop ADVIES;;;\n2;B;;;;Inkoopadvies;;;\n3;C;;;;;;;\n", (MwImportJob){ .category_id = fallback }, NULL);

  g_assert_cmpuint (summary->unknown_categories->len, ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract JOIN category AS c ON c.id = category_id WHERE c.code = 'CATERING'"), ==, 2);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract JOIN category AS c ON c.id = category_id WHERE c.code = 'INHUUR-INK'"), ==, 1);
}

static void
test_dry_run (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self, HEADER "1;A;Zuid;;SZW;;;;\n", (MwImportJob){ .dry_run = TRUE }, NULL);
  g_autoptr (MwAct) undo = NULL;
  g_autoptr (MwAct) redo = NULL;

  g_assert_cmpuint (summary->added, ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract"), ==, 0);
  g_assert_cmpint (count (self, "SELECT count (*) FROM organisation"), ==, 0);
  g_assert_true (mw_history_peek (self->connection, &undo, &redo, NULL));
  g_assert_null (undo);
}

static void
test_one_act (Register *self, gconstpointer unused)
{
  g_autoptr (MwImportSummary) summary = import (self, HEADER "1;A;Zuid;;SZW;;;;\n2;B;Noord;;;;;;\n", (MwImportJob){ 0 }, NULL);
  g_autoptr (MwAct) act = mw_history_undo (self->connection, NULL);
  g_autofree char *words = mw_act_describe (act);

  g_assert_cmpuint (summary->added, ==, 2);
  g_assert_cmpstr (words, ==, "“register.csv” imported");
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract"), ==, 0);
  g_assert_cmpint (count (self, "SELECT count (*) FROM organisation"), ==, 0);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract_search"), ==, 0);
}

static void
cancel_cb (double fraction, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (Register *self, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GString *data = g_string_new (HEADER);

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (data, "%u;A;Zuid;;SZW;;;;\n", i);
  g_assert_null (import (self, data->str, (MwImportJob){ .cancellable = cancellable, .progress = cancel_cb, .progress_data = cancellable }, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (self, "SELECT count (*) FROM contract"), ==, 0);
  g_string_free (data, TRUE);
}

/* The demo registers themselves, in both formats, through the same importer. */
static void
test_demo (Register *self, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (&self->base, "demo.maatwerk");
  g_autoptr (MwConnection) demo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (mw_workspace_create_file (path, TRUE, &self->base.today, &error));
  g_assert_no_error (error);
  demo = mw_connection_open (path, MW_OPEN_READ, NULL);
  g_assert_true (mw_connection_get_integer (demo, "SELECT count (*) FROM contract", &value, NULL));
  g_assert_cmpint (value, >=, 60);
  g_assert_true (mw_connection_get_integer (demo, "SELECT count (*) FROM initiative", &value, NULL));
  g_assert_cmpint (value, >=, 15);
  g_assert_true (mw_connection_get_integer (demo, "SELECT count (*) FROM nomination", &value, NULL));
  g_assert_cmpint (value, >=, 10);
}

#define ADD(path, func) g_test_add (path, Register, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  ADD ("/contract-import/new-changed-same", test_new_changed_same);
  ADD ("/contract-import/known-by-number-and-supplier", test_number_and_supplier);
  ADD ("/contract-import/left-out-with-a-reason", test_left_out_with_reason);
  ADD ("/contract-import/findings-per-kind", test_findings_per_kind);
  ADD ("/contract-import/registers", test_registers);
  ADD ("/contract-import/same-again", test_same_again);
  ADD ("/contract-import/twice-and-gone", test_twice_and_gone);
  ADD ("/contract-import/no-category-is-told", test_no_category_is_told);
  ADD ("/contract-import/suppliers-are-never-guessed", test_suppliers);
  ADD ("/contract-import/suppliers-are-kept-apart", test_suppliers_apart);
  ADD ("/contract-import/rows-without-a-supplier", test_without_supplier);
  ADD ("/contract-import/own-supplier-first", test_own_supplier_first);
  ADD ("/contract-import/no-orphans", test_no_orphans);
  ADD ("/contract-import/strange-kvk", test_strange_kvk);
  ADD ("/contract-import/default-category", test_default_category);
  ADD ("/contract-import/good-after-bad", test_good_after_bad);
  ADD ("/contract-import/kept-aside", test_kept_aside);
  ADD ("/contract-import/many-rows-are-one-act", test_many_rows);
  ADD ("/contract-import/categories", test_categories);
  ADD ("/contract-import/dry-run-changes-nothing", test_dry_run);
  ADD ("/contract-import/is-one-act", test_one_act);
  ADD ("/contract-import/cancelled-leaves-no-trace", test_cancel);
  ADD ("/contract-import/demo-comes-in-by-the-importer", test_demo);
  return g_test_run ();
}
