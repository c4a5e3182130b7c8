/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-test.h"
#include "mw-value-reader.h"

typedef struct
{
  guint field;
  const char *column[6]; /* what the column holds, to learn from */
  MwCell cell;
  MwReading reading;
  const char *value; /* in ISO notation */
} Case;

#define CELL(cell_kind, cell_text, cell_doubt, cell_shown)                                               \
  {                                                                                                      \
    .kind = cell_kind, .doubt = cell_doubt, .text = (char *) (cell_text), .shown = (char *) (cell_shown) \
  }
#define TEXT(text) CELL (MW_CELL_TEXT, text, MW_CELL_SURE, NULL)
#define NUMBER(text) CELL (MW_CELL_NUMBER, text, MW_CELL_SURE, NULL)

static const Case cases[] = {
  /* The column decides what 1.234 is. */
  { MW_CONTRACT_VALUE, { "1.234,56", "1.234" }, TEXT ("1.234"), MW_READING_VALUE, "1234.00" },
  { MW_CONTRACT_VALUE, { "1,234.56", "1.234" }, TEXT ("1.234"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_VALUE, { "1,234.56", "1,234" }, TEXT ("1,234"), MW_READING_VALUE, "1234.00" },
  { MW_CONTRACT_VALUE, { "1.234", "5.678" }, TEXT ("1.234"), MW_READING_AMBIGUOUS, NULL },
  /* One number with two decimals does not make decimals of what may be thousands. */
  { MW_CONTRACT_VALUE, { "125.000", "12.500", "2500.00", "75.000" }, TEXT ("125.000"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_VALUE, { "2500.00" }, TEXT ("125.000"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_VALUE, { "2500,00" }, TEXT ("125,000"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_VALUE, { "2500.00" }, TEXT ("2500.00"), MW_READING_VALUE, "2500.00" },
  /* Two numbers are not one. */
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("100000\n200000"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("2024 2025"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("€ 100 € 200"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("1 234 567"), MW_READING_VALUE, "1234567.00" },
  { MW_CONTRACT_VALUE, { NULL }, NUMBER ("nan"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_VALUE, { "262105", "125.453", "6234,5" }, TEXT ("125.453"), MW_READING_VALUE, "125453.00" },
  { MW_CONTRACT_VALUE, { "1.234.567" }, TEXT ("€ 1.234.567,-"), MW_READING_VALUE, "1234567.00" },
  { MW_CONTRACT_VALUE, { NULL }, NUMBER ("1234.5"), MW_READING_VALUE, "1234.50" },
  { MW_CONTRACT_VALUE, { NULL }, NUMBER ("0.125"), MW_READING_VALUE, "0.13" },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("-5"), MW_READING_NEGATIVE, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("n.v.t."), MW_READING_UNKNOWN, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("Onbekend"), MW_READING_UNKNOWN, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("#N/B"), MW_READING_UNKNOWN, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT (" - "), MW_READING_UNKNOWN, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("(Niet bekend!)"), MW_READING_UNKNOWN, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("N.V.T. 2026"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_VALUE, { NULL }, TEXT ("30%"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_END_DATE, { "31-12-2026", "01-02-2026" }, TEXT ("01-02-2026"), MW_READING_VALUE, "2026-02-01" },
  { MW_CONTRACT_END_DATE, { "12/31/2026" }, TEXT ("01/02/2026"), MW_READING_VALUE, "2026-01-02" },
  { MW_CONTRACT_END_DATE, { "01-02-2026", "03-04-2026" }, TEXT ("01-02-2026"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_END_DATE, { "31-12-2026", "12/31/2026" }, TEXT ("01-02-2026"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("46022"), MW_READING_VALUE, "2025-12-31" },
  { MW_CONTRACT_END_DATE, { NULL }, NUMBER ("46022"), MW_READING_VALUE, "2025-12-31" },
  { MW_CONTRACT_END_DATE, { NULL }, NUMBER ("36"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("3 Jaren"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_PERCENTAGE, { "0,05", "0,04" }, TEXT ("0,05"), MW_READING_VALUE, "5 %" },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("1-1-2025 t/m 31-12-2028"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("31-12-2026 of 31-12-2028"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("2026-12-31Tonzin"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("2026-12-31T23:59:00Z"), MW_READING_VALUE, "2026-12-31" },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("31-12-2026 0:00"), MW_READING_VALUE, "2026-12-31" },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("3 maanden 2026"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_END_DATE, { NULL }, TEXT ("1 maand 15 dagen"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_PERCENTAGE, { "0,05", "5" }, TEXT ("0,05"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_PERCENTAGE, { "0,05", "5" }, TEXT ("5"), MW_READING_VALUE, "5 %" },
  { MW_CONTRACT_PERCENTAGE, { "1", "1", "0,5" }, TEXT ("1"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_PERCENTAGE, { "0,05", "1/20" }, TEXT ("0,05"), MW_READING_AMBIGUOUS, NULL },
  { MW_CONTRACT_PERCENTAGE, { "0" }, TEXT ("0"), MW_READING_VALUE, "0 %" },
  { MW_CONTRACT_PERCENTAGE, { "0,5 %" }, TEXT ("0,5 %"), MW_READING_VALUE, "0.5 %" },
  { MW_CONTRACT_PERCENTAGE, { NULL }, NUMBER ("nan"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_PERCENTAGE, { "5%" }, TEXT ("5%"), MW_READING_VALUE, "5 %" },
  { MW_CONTRACT_PERCENTAGE, { "5", "2,5" }, TEXT ("2,5"), MW_READING_VALUE, "2.5 %" },
  { MW_CONTRACT_PERCENTAGE, { "5" }, TEXT ("120"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_SUITABLE, { NULL }, TEXT ("WAAR"), MW_READING_VALUE, "Yes" },
  { MW_CONTRACT_SUITABLE, { NULL }, TEXT ("Nee"), MW_READING_VALUE, "No" },
  { MW_CONTRACT_SUITABLE, { NULL }, TEXT ("misschien"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_KIND, { NULL }, TEXT ("Leveringen"), MW_READING_VALUE, "Supplies" },
  { MW_CONTRACT_KIND, { NULL }, TEXT ("DIENST"), MW_READING_VALUE, "Services" },
  { MW_CONTRACT_KIND, { NULL }, TEXT ("Werkplekdiensten"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_KIND, { NULL }, TEXT ("Leveringen en diensten"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_KIND, { NULL }, TEXT ("Dienst (juridisch)"), MW_READING_VALUE, "Services" },
  { MW_CONTRACT_NUMBER, { NULL }, TEXT ("#1234"), MW_READING_VALUE, "#1234" },
  { MW_CONTRACT_NUMBER, { NULL }, NUMBER ("12345678901234567168"), MW_READING_INEXACT, "12345678901234567168" },
  { MW_CONTRACT_KIND, { NULL }, TEXT ("gemengd"), MW_READING_FAILED, NULL },
  { MW_CONTRACT_NUMBER, { NULL }, NUMBER ("4500012345"), MW_READING_VALUE, "4500012345" },
  { MW_CONTRACT_NUMBER, { NULL }, TEXT ("00042"), MW_READING_VALUE, "00042" },
  /* What the format shows is the text; an amount is only what stands for euros. */
  { MW_CONTRACT_NUMBER, { NULL }, CELL (MW_CELL_NUMBER, "123", MW_CELL_SURE, "000123"), MW_READING_VALUE, "000123" },
  { MW_CONTRACT_NUMBER, { NULL }, CELL (MW_CELL_NUMBER, "12", MW_CELL_UNIT, "C-0012"), MW_READING_VALUE, "C-0012" },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_NUMBER, "123", MW_CELL_SURE, "000123"), MW_READING_VALUE, "123.00" },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_NUMBER, "250", MW_CELL_UNIT, "250 k"), MW_READING_UNIT, NULL },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_NUMBER, "250", MW_CELL_CURRENCY, "$ 250"), MW_READING_CURRENCY, NULL },
  { MW_CONTRACT_REPORT_EVERY_MONTHS, { NULL }, CELL (MW_CELL_NUMBER, "1", MW_CELL_UNIT, "1 jaar"), MW_READING_UNIT, NULL },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_NUMBER, "250", MW_CELL_MERGED, NULL), MW_READING_MERGED, NULL },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_TEXT, "€ 250", MW_CELL_MERGED, NULL), MW_READING_MERGED, NULL },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_TEXT, "n.v.t.", MW_CELL_MERGED, NULL), MW_READING_UNKNOWN, NULL },
  { MW_CONTRACT_TITLE, { NULL }, CELL (MW_CELL_TEXT, "Glas", MW_CELL_MERGED, NULL), MW_READING_VALUE, "Glas" },
  { MW_CONTRACT_END_DATE, { NULL }, CELL (MW_CELL_DATE, "2026-12-31", MW_CELL_MERGED, NULL), MW_READING_VALUE, "2026-12-31" },
  /* Without a value there still is something to tell. */
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_EMPTY, NULL, MW_CELL_NOT_CALCULATED, NULL), MW_READING_NOT_CALCULATED, NULL },
  { MW_CONTRACT_TITLE, { NULL }, CELL (MW_CELL_EMPTY, NULL, MW_CELL_DAMAGED, NULL), MW_READING_DAMAGED, NULL },
  { MW_CONTRACT_END_DATE, { NULL }, CELL (MW_CELL_NUMBER, "0", MW_CELL_NOT_CALCULATED, NULL), MW_READING_NOT_CALCULATED, NULL },
  /* Texts are taken over with a word about them; a number that became a date is not what was typed. */
  { MW_CONTRACT_TITLE, { NULL }, CELL (MW_CELL_TEXT, "Caf\u00e9", MW_CELL_GARBLED, NULL), MW_READING_GARBLED, "Caf\u00e9" },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_TEXT, "€ 250", MW_CELL_GARBLED, NULL), MW_READING_VALUE, "250.00" },
  { MW_CONTRACT_TITLE, { NULL }, CELL (MW_CELL_TEXT, "Lang", MW_CELL_CUT, NULL), MW_READING_CUT, "Lang" },
  { MW_CONTRACT_VALUE, { NULL }, CELL (MW_CELL_TEXT, "250", MW_CELL_CUT, NULL), MW_READING_FAILED, NULL },
  { MW_CONTRACT_NUMBER, { NULL }, CELL (MW_CELL_DATE, "2024-03-01", MW_CELL_SURE, NULL), MW_READING_BECAME_DATE, NULL },
  { MW_CONTRACT_NOTE, { NULL }, CELL (MW_CELL_DATE, "2024-03-01", MW_CELL_SURE, NULL), MW_READING_VALUE, "2024-03-01" },
};

static void
test_cells (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
      g_autofree char *value = NULL;
      MwColumnForm form = { 0 };
      for (guint k = 0; cases[i].column[k] != NULL; k++)
        {
          MwCell cell = TEXT (cases[i].column[k]);
          mw_column_form_learn (&form, mw_contract_table.fields[cases[i].field].type, &cell);
        }
      mw_column_form_decide (&form);
      g_test_message ("case %u: %s", (guint) i, cases[i].cell.text);
      g_assert_cmpint (mw_cell_read (&cases[i].cell, &form, contract, cases[i].field), ==, cases[i].reading);
      value = mw_record_format_field (contract, cases[i].field, MW_NOTATION_ISO);
      g_assert_cmpstr (value, ==, cases[i].value != NULL ? cases[i].value : "");
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/value-reader/cells-in-their-column", test_cells);
  return g_test_run ();
}
