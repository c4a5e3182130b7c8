/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-source.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-test.h"

static MwHeaderNames *
load_names (const char *preset)
{
  g_autofree char *path = g_build_filename (g_getenv ("MAATWERK_DATADIR"), "reference", "import-headers.json", NULL);
  g_autoptr (GError) error = NULL;
  MwHeaderNames *names = mw_header_names_load (path, preset, &error);

  g_assert_no_error (error);
  return names;
}

static const char *
target_of (MwContractSource *source, const char *header)
{
  GPtrArray *columns = mw_contract_source_get_columns (source);

  for (guint i = 0; i < columns->len; i++)
    {
      const MwSourceColumn *column = g_ptr_array_index (columns, i);
      if (g_str_equal (column->header, header))
        return column->target;
    }
  g_assert_not_reached ();
}

static void
test_recognises_columns (MwFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *header;
    const char *target;
  } columns[] = {
    { "CONTRACTNR.", "number" },
    { "Naam contract", "title" },
    { "Opdrachtnemer", "supplier" },
    { "KvK-nummer", "supplier_kvk" },
    { "Ministerie", "client" },
    { "Inkooppakket", "category" },
    { "Ingangsdatum", "start_date" },
    { "Expiratiedatum", "end_date" },
    { "Max. einddatum", "max_end_date" },
    { "Contractwaarde (excl. btw)", "value_cents" },
    { "Loonsom", "wage_sum_cents" },
    { "SROI %", "percentage_bp" },
    { "Contractbeheerder", "contract_manager" },
    { "Bijzonderheden", "note" },
    { "Kleur", NULL },
  };
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autoptr (MwContractSource) source = NULL;
  g_autofree char *path = NULL;
  GString *data = g_string_new ("Register van ons\n\n");

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (data, "%s;", columns[i].header);
  g_string_append (data, "\n1;2;3\n");
  path = mw_fixture_write (fixture, "r.csv", data->str, -1);
  g_string_free (data, TRUE);
  source = mw_contract_source_open (path, NULL, names, NULL);
  g_assert_nonnull (source);
  g_assert_cmpuint (mw_contract_source_get_header_row (source), ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_test_message ("%s", columns[i].header);
      g_assert_cmpstr (target_of (source, columns[i].header), ==, columns[i].target);
    }
}

/* The contract's own dates win from those of the publication. */
static void
test_contract_dates_win (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autofree char *path = mw_fixture_write (fixture, "r.csv", "ID;Titel;Publicatie startdatum;Contract startdatum\n1;x;01-01-2020;31-01-2026\n", -1);
  g_autoptr (MwContractSource) source = mw_contract_source_open (path, NULL, names, NULL);

  g_assert_cmpstr (target_of (source, "Contract startdatum"), ==, "start_date");
  g_assert_null (target_of (source, "Publicatie startdatum"));
}

/* What is nearly a name, but says something else, is left to the user; so are two that are as near. */
static void
test_not_taken_for (MwFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *header;
    const char *target;
  } columns[] = {
    { "Nummer", "number" },
    { "Titel", "title" },
    { "Contactpersoon leverancier", NULL },
    { "Contractwaarde (x € 1.000)", NULL },
    { "Waarde per jaar (incl. btw)", NULL },
    { "Oorspronkelijke einddatum", NULL },
    { "Verlengde einddatum", "end_date" },
    { "Einddatum garantie", NULL },
    { "Eerste startdatum", NULL },
    { "Tweede startdatum", NULL },
  };
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autoptr (GString) data = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (MwContractSource) source = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (data, "%s;", columns[i].header);
  g_string_append (data, "\n1;2;3\n");
  path = mw_fixture_write (fixture, "r.csv", data->str, -1);
  source = mw_contract_source_open (path, NULL, names, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_test_message ("%s", columns[i].header);
      g_assert_cmpstr (target_of (source, columns[i].header), ==, columns[i].target);
    }
}

/* Commas in every title do not make a comma the delimiter: the names of the columns tell. */
static void
test_names_decide_delimiter (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autofree char *path = mw_fixture_write (fixture, "r.csv", "Nummer;Titel, lang, langer\n1;Advies, en meer, en nog meer\n2;Nog iets, met komma's, en zo\n3;a, b, c\n", -1);
  g_autofree char *plain = mw_fixture_write (fixture, "s.csv", "Nummer;Titel\n1;Advies, en meer, en nog meer\n2;Nog iets, met komma's, en zo\n3;a, b, c\n", -1);
  g_autoptr (MwContractSource) source = mw_contract_source_open (plain, NULL, names, NULL);
  g_autoptr (MwContractSource) odd = mw_contract_source_open (path, NULL, names, NULL);

  g_assert_cmpstr (target_of (source, "Nummer"), ==, "number");
  g_assert_cmpstr (target_of (source, "Titel"), ==, "title");
  g_assert_cmpstr (target_of (odd, "Nummer"), ==, "number");
}

/* One stray cell in the last column that Excel has must not cost more than a moment. */
static void
test_very_wide (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autoptr (GString) data = g_string_new ("Nummer;Titel\n1;A");
  g_autofree char *path = NULL;
  g_autoptr (MwContractSource) source = NULL;

  for (guint i = 0; i < 16000; i++)
    g_string_append_c (data, ';');
  g_string_append (data, "x\n");
  path = mw_fixture_write (fixture, "r.csv", data->str, -1);
  source = mw_contract_source_open (path, NULL, names, NULL);
  g_assert_cmpuint (mw_contract_source_get_columns (source)->len, >, 16000);
}

typedef struct
{
  guint number;
  MwSkip skip;
  const char *title;
  guint problems;
} Expected;

static void
test_ugly_rows (MwFixture *fixture, gconstpointer unused)
{
  static const char data[] = "Nummer;Titel;Leverancier;KvK;Waarde;Einddatum;Kleur\r\n"
                             "001;Advies;Zuid;1234567;1.234,56;31-12-2026;rood\r\n"
                             "\r\n"
                             ";;;;;;\r\n"
                             "Nummer;Titel;Leverancier;KvK;Waarde;Einddatum;Kleur\r\n"
                             "002;Meer;Zuid;abc;veel;31-02-2026;\r\n"
                             ";Zonder nummer;Zuid;;;;\r\n"
                             "003;;Zuid;;;;\r\n"
                             "Totaal;;;;99.999,00;;\r\n"
                             ";Totaal generaal;;;99.999,00;;\r\n"
                             "Totaal;2;;;99.999,00;;\r\n"
                             "Kenmerk;Onderwerp;Partij;;Bedrag;;\r\n"
                             "Bron:;Contractregister 2026;;;;;\r\n";
  static const Expected expected[] = {
    { 2, MW_SKIP_NOT, "Advies", 0 },
    { 5, MW_SKIP_HEADER, NULL, 0 },
    { 6, MW_SKIP_NOT, "Meer", 3 },
    { 7, MW_SKIP_NO_NUMBER, NULL, 0 },
    { 8, MW_SKIP_NO_TITLE, NULL, 0 },
    { 9, MW_SKIP_TOTALS, NULL, 0 },
    { 10, MW_SKIP_TOTALS, NULL, 0 },
    { 11, MW_SKIP_TOTALS, NULL, 0 },
    { 12, MW_SKIP_HEADER, NULL, 0 },
    { 13, MW_SKIP_NO_NUMBER, NULL, 0 },
  };
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autofree char *path = mw_fixture_write (fixture, "r.csv", data, -1);
  g_autoptr (MwContractSource) source = mw_contract_source_open (path, NULL, names, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_contract_source_start (source, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (MwSourceRow) row = NULL;
      g_assert_true (mw_contract_source_next (source, &row, &error));
      g_assert_cmpuint (row->number, ==, expected[i].number);
      g_assert_cmpint (row->skip, ==, expected[i].skip);
      if (row->skip != MW_SKIP_NOT)
        {
          g_autofree char *reason = mw_source_row_describe_skip (row);
          g_assert_cmpstr (reason, !=, "");
          continue;
        }
      g_assert_cmpstr (mw_record_get_title (row->contract), ==, expected[i].title);
      g_assert_cmpuint (row->problems->len, ==, expected[i].problems);
      if (i == 0)
        {
          g_assert_cmpstr (mw_record_get_text (row->contract, MW_CONTRACT_NUMBER), ==, "001");
          g_assert_cmpstr (row->supplier_kvk, ==, "01234567");
          g_assert_cmpstr (mw_record_get_text (row->contract, MW_CONTRACT_SOURCE_COLUMNS), ==, "{\"Kleur\":\"rood\"}");
        }
    }
  g_autoptr (MwSourceRow) end = NULL;
  g_assert_true (mw_contract_source_next (source, &end, &error));
  g_assert_null (end);
}

/* An amount that can be read in two ways waits for a choice, which --map can give. */
static void
test_ambiguity_waits (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autofree char *path = mw_fixture_write (fixture, "r.csv", "Nummer;Titel;Waarde\n1;x;1.234\n2;y;5.678\n", -1);
  g_autoptr (MwContractSource) source = mw_contract_source_open (path, NULL, names, NULL);
  MwMoney value = { 0 };

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (MwSourceRow) row = NULL;
      g_assert_true (mw_contract_source_start (source, NULL));
      g_assert_true (mw_contract_source_next (source, &row, NULL));
      g_assert_cmpint (mw_record_get_money (row->contract, MW_CONTRACT_VALUE, &value), ==, round == 1);
      g_assert_cmpuint (row->problems->len, ==, 1 - round);
      g_assert_true (mw_contract_source_map (source, "Waarde=value_cents:nl", NULL));
    }
  g_assert_cmpint (value.cents, ==, 123400);
}

static void
test_map_errors (MwFixture *fixture, gconstpointer unused)
{
  static const char *const wrong[] = { "Waarde", "Bestaat niet=title", "Waarde=niets", "Waarde=value_cents:fr", NULL };
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autofree char *path = mw_fixture_write (fixture, "r.csv", "Nummer;Titel;Waarde\n1;x;1\n", -1);
  g_autoptr (MwContractSource) source = mw_contract_source_open (path, NULL, names, NULL);

  for (guint i = 0; wrong[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (mw_contract_source_map (source, wrong[i], &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
    }
  g_autofree char *alike = mw_fixture_write (fixture, "alike.csv", "Nummer;Titel;Bedrag-;Bedrag*\n1;x;1;2\n", -1);
  g_autoptr (MwContractSource) two = mw_contract_source_open (alike, NULL, names, NULL);
  g_assert_false (mw_contract_source_map (two, "Bedrag=value_cents", NULL));
  g_assert_true (mw_contract_source_map (two, "Bedrag*=value_cents", NULL));
  g_assert_cmpstr (target_of (two, "Bedrag*"), ==, "value_cents");
  g_assert_null (target_of (two, "Bedrag-"));
  g_autoptr (GError) error = NULL;
  g_assert_true (mw_contract_source_map (source, "Titel=", NULL));
  g_assert_false (mw_contract_source_start (source, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

/* A preset knows only the names of its own source. */
static void
test_preset (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwHeaderNames) names = load_names ("tenderned");
  g_autofree char *path = mw_fixture_write (fixture, "r.csv", "ID publicatie;Titel;Naam aanbesteding;Kvknummer\n1;x;y;\n", -1);
  g_autoptr (MwContractSource) source = mw_contract_source_open (path, NULL, names, NULL);
  g_autofree char *file = g_build_filename (g_getenv ("MAATWERK_DATADIR"), "reference", "import-headers.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mw_header_names_get_sheet (names), ==, "OpenData sheet");
  g_assert_cmpstr (target_of (source, "ID publicatie"), ==, "number");
  g_assert_cmpstr (target_of (source, "Naam aanbesteding"), ==, "title");
  g_assert_null (target_of (source, "Titel"));
  g_assert_null (mw_header_names_load (file, "onbekend", &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_MISUSE);
}

static void
test_no_table (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwHeaderNames) names = load_names (NULL);
  g_autofree char *path = mw_fixture_write (fixture, "r.csv", "zomaar een brief\n", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (mw_contract_source_open (path, NULL, names, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/contract-source/recognises-columns", test_recognises_columns);
  mw_test_add ("/contract-source/contract-dates-win", test_contract_dates_win);
  mw_test_add ("/contract-source/not-taken-for", test_not_taken_for);
  mw_test_add ("/contract-source/names-decide-the-delimiter", test_names_decide_delimiter);
  mw_test_add ("/contract-source/very-wide", test_very_wide);
  mw_test_add ("/contract-source/ugly-rows", test_ugly_rows);
  mw_test_add ("/contract-source/ambiguity-waits-for-a-choice", test_ambiguity_waits);
  mw_test_add ("/contract-source/wrong-assignments-are-told", test_map_errors);
  mw_test_add ("/contract-source/preset-knows-its-own-names", test_preset);
  mw_test_add ("/contract-source/no-table", test_no_table);
  return g_test_run ();
}
