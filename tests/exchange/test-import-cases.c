/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract-source.h"
#include "mw-contract.h"
#include "mw-test.h"

/*
 * Registers as people make them, of which a value could be taken in wrong without a word. Each is a file
 * in fixtures/import; what is right stands here, a line per row: number|title|supplier|KvK|value|end, then
 * what is told, as column:reading, and whether the row is left out.
 */

static const char *const readings[] = {
  [MW_READING_UNKNOWN] = "unknown",
  [MW_READING_VALUE] = "value",
  [MW_READING_FAILED] = "failed",
  [MW_READING_AMBIGUOUS] = "ambiguous",
  [MW_READING_NEGATIVE] = "negative",
  [MW_READING_INEXACT] = "inexact",
  [MW_READING_GARBLED] = "garbled",
  [MW_READING_CUT] = "cut",
  [MW_READING_MERGED] = "merged",
  [MW_READING_CURRENCY] = "currency",
  [MW_READING_UNIT] = "unit",
  [MW_READING_NOT_CALCULATED] = "not-calculated",
  [MW_READING_DAMAGED] = "damaged",
  [MW_READING_BECAME_DATE] = "became-date",
  [MW_READING_NO_END] = "no-end",
  [MW_READING_NOT_FILLED_IN] = "not-filled-in",
};

static const struct
{
  const char *file;
  const char *expected;
} cases[] = {
  { "tab-quote.csv", "2 C-1|Groen|Jansen B.V.||1000.00|\n"
                     "3 C-2|\"Groot\" onderhoud|Pieters B.V.||2000.00|\n"
                     "4 C-3|Schoonmaak|De Vries B.V.||3000.00|\n"
                     "5 C-4|Catering|Bakker B.V.||4000.00|\n"
                     "6 C-5|Post; pakket|Smit B.V.||5000.00|\n"
                     "7 C-6|Drukwerk|Mulder B.V.||6000.00|\n" },
  { "space-quote.csv", "2 C-1|Groen|\"Esdoorn\" Jansen B.V.|||\n" },
  { "byte-81.csv", "2 C-1|Beheer r\xEF\xBF\xBDimte|Jansen B.V.||| Naam contract:garbled\n"
                   "3 C-2|Café|Pieters B.V.|||\n" },
  { "xlsx-amount-merged-over-three.xlsx", "2 RO-1a|Raamovereenkomst catering|Tafel Twee B.V.||| Contractwaarde:merged Loonsom:merged\n"
                                          "3 RO-1b|Raamovereenkomst catering|Poort Negen B.V.||| Contractwaarde:merged Loonsom:merged\n"
                                          "4 RO-1c|Raamovereenkomst catering|Helder Glas B.V.||| Contractwaarde:merged Loonsom:merged\n" },
  { "xlsx-v-with-decimal-comma.xlsx", "2 C-1|Catering|||1234567.89|\n" },
  { "xlsx-amount-format-k-and-mln.xlsx", "2 C-1|250 als #,##0\" k\"|||| Contractwaarde:unit\n"
                                         "3 C-2|1.2 als 0.0\" mln\"|||| Contractwaarde:unit\n"
                                         "4 C-3|1.2 als \"€ \"0.0\" mln\"|||| Contractwaarde:unit\n"
                                         "5 C-4|250 als \"€ \"#,##0\"K\"|||| Contractwaarde:unit\n"
                                         "6 C-5|1250000 als #,##0,,.0\" mln\"|||1250000.00|\n"
                                         "7 C-6|250000 als #,##0,\"K\"|||250000.00|\n"
                                         "8 C-7|5 als 0\" %\"|||| Contractwaarde:unit\n"
                                         "9 C-8|250 als #,##0\" x € 1.000\"|||| Contractwaarde:unit\n" },
  { "xlsx-amount-format-dollar.xlsx", "2 C-1|Onderhoud schepen|||| Contractwaarde:currency\n" },
  { "xlsx-currency-column.xlsx", "2 C-1|Onderhoud schepen|Overzee Support Inc.||| Contractwaarde:currency\n"
                                 "3 C-2|Catering|Tafel Twee B.V.||100000.00|\n" },
  { "xlsx-formula-never-calculated.xlsx", "2 C-1|Catering|||| Contractwaarde:not-calculated\n"
                                          "3 C-2|Bewaking|||75000.00|\n" },
  { "xlsx-contract-number-became-date.xlsx", "2 |Catering|||| Contractnummer:became-date (left out)\n" },
  { "xlsx-contract-number-format-000000.xlsx", "2 000123|Catering||||\n" },
  { "xlsx-kvk-format-00000000.xlsx", "2 C-1|Catering|Tafel Twee B.V.|00123456||\n" },
  { "inline-and-v.xlsx", "2 C-17|Groenonderhoud|Van den Berg Groen B.V.|||\n" },
  { "surrogate.xlsx", "2 C-1|Groen 🌳 onderhoud|Jansen B.V.|||\n" },
  { "cr-only.xlsx", "2 C-1|Groenonderhoud\nperceel 2|Jansen B.V.|||\n" },
  { "target-dot.xlsx", "2 C-1|Groenonderhoud|Jansen B.V.|||\n" },
  { "big-number.xlsx", "2 1e+40|Groenonderhoud|Jansen B.V.||| Contractwaarde:failed\n" },
  { "row-without-r.xlsx", "5 C-1|Groenonderhoud||||\n" },
  { "tenderned-2019-sheet.xlsx", "2 1001|Groen 2019|Jansen B.V.|01234567|125000.50|2023-03-31\n"
                                 "3 1001|Groen 2019|Pieters B.V.|01234568||2023-03-31\n"
                                 "4 1002|Software|Acme Inc.|||2023-03-05 Kvknummer:failed Waarde - bedrag:currency\n" },
};

static MwContractSource *
open_case (const char *name)
{
  static MwHeaderNames *names;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);
  g_autofree char *headers = g_build_filename (g_getenv ("MAATWERK_DATADIR"), "reference", "import-headers.json", NULL);
  g_autoptr (GError) error = NULL;
  MwContractSource *source;

  if (names == NULL)
    names = mw_header_names_load (headers, NULL, &error);
  g_assert_no_error (error);
  source = mw_contract_source_open (path, NULL, names, &error);
  g_assert_no_error (error);
  g_assert_true (mw_contract_source_start (source, &error));
  g_assert_no_error (error);
  return source;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
describe_row (const MwSourceRow *row, GString *all)
{
  g_autofree char *value = mw_record_format_field (row->contract, MW_CONTRACT_VALUE, MW_NOTATION_ISO);
  g_autofree char *end = mw_record_format_field (row->contract, MW_CONTRACT_END_DATE, MW_NOTATION_ISO);

  g_string_append_printf (all, "%u %s|%s|%s|%s|%s|%s", row->number, or_empty (mw_record_get_text (row->contract, MW_CONTRACT_NUMBER)), or_empty (mw_record_get_text (row->contract, MW_CONTRACT_TITLE)), or_empty (row->supplier), or_empty (row->supplier_kvk), value, end);
  for (guint i = 0; i < row->problems->len; i++)
    {
      const MwSourceProblem *problem = g_ptr_array_index (row->problems, i);
      g_string_append_printf (all, " %s:%s", problem->column->header, readings[problem->reading]);
    }
  g_string_append (all, row->skip != MW_SKIP_NOT ? " (left out)\n" : "\n");
}

static char *
read_case (const char *name)
{
  g_autoptr (MwContractSource) source = open_case (name);
  GString *all = g_string_new (NULL);

  for (;;)
    {
      g_autoptr (MwSourceRow) row = NULL;
      g_assert_true (mw_contract_source_next (source, &row, NULL));
      if (row == NULL)
        return g_string_free (all, FALSE);
      describe_row (row, all);
    }
}

static void
test_case (gconstpointer data)
{
  const char *const *expected = data;
  g_autofree char *all = read_case (expected[0]);

  g_assert_cmpstr (all, ==, expected[1]);
}

/* 59 rows of UTF-8 and one byte of another encoding: only that row is in doubt, and no accent of the others is lost. */
static void
test_one_bad_byte (void)
{
  g_autofree char *all = read_case ("one-bad-byte.csv");
  g_auto (GStrv) garbled = g_strsplit (all, ":garbled", -1);

  g_assert_cmpuint (g_strv_length (garbled), ==, 2);
  g_assert_nonnull (strstr (all, "Coöperatie Zon 1|"));
  g_assert_nonnull (strstr (all, "Onderhoud café"));
  g_assert_null (strstr (all, "Ã"));
}

/* The other order stands beyond the first thousand rows: what can be read in two ways is in doubt all the same. */
static void
test_late_date_order (void)
{
  g_autofree char *all = read_case ("late-date-order.xlsx");
  g_auto (GStrv) ambiguous = g_strsplit (all, ":ambiguous", -1);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  guint n = g_strv_length (lines);

  g_assert_cmpuint (g_strv_length (ambiguous), ==, 3);
  g_assert_cmpuint (n, >, 1000);
  g_assert_true (g_str_has_suffix (lines[0], "2027-02-13"));
}

/* One text of 1 MB in a thousand cells: each is cut and told, and a finding does not repeat it. */
static void
test_one_long_text (void)
{
  g_autoptr (MwContractSource) source = open_case ("one-long-text.xlsx");
  guint cut = 0;

  for (;;)
    {
      g_autoptr (MwSourceRow) row = NULL;
      g_assert_true (mw_contract_source_next (source, &row, NULL));
      if (row == NULL)
        break;
      for (guint i = 0; i < row->problems->len; i++)
        {
          const MwSourceProblem *problem = g_ptr_array_index (row->problems, i);
          g_assert_cmpint (problem->reading, ==, MW_READING_CUT);
          g_assert_cmpuint (strlen (problem->text), <, 500);
          cut++;
        }
    }
  g_assert_cmpuint (cut, >=, 1000);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import-cases/", cases[i].file, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/import-cases/one-bad-byte.csv", test_one_bad_byte);
  g_test_add_func ("/import-cases/late-date-order.xlsx", test_late_date_order);
  g_test_add_func ("/import-cases/one-long-text.xlsx", test_one_long_text);
  return g_test_run ();
}
