/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-personal-data.h"
#include "mw-test.h"

/* 111222333 and 123456782 pass the eleven test: 9+8+7+12+10+8+9+6-3 = 66, and 9+16+21+24+25+24+21+16-2 = 154. */
static void
test_table (void)
{
  static const struct
  {
    const char *text;
    MwPersonalData found;
  } cases[] = {
    { NULL, MW_PERSONAL_DATA_NONE },
    { "", MW_PERSONAL_DATA_NONE },
    { "Vijf leerplekken bij de helpdesk", MW_PERSONAL_DATA_NONE },
    { "111222333", MW_PERSONAL_DATA_BSN },
    { "bsn 1234.56.782, gestart", MW_PERSONAL_DATA_BSN },
    { "BSN:123456782.", MW_PERSONAL_DATA_BSN },
    { "123 456 782", MW_PERSONAL_DATA_BSN },
    { "111222334", MW_PERSONAL_DATA_NONE },
    { "000000000", MW_PERSONAL_DATA_NONE },
    { "1112223330", MW_PERSONAL_DATA_NONE },
    { "€ 123.456.782", MW_PERSONAL_DATA_NONE },
    { "€ 111222333", MW_PERSONAL_DATA_NONE },
    { "111222333,50", MW_PERSONAL_DATA_NONE },
    { "gestart op 12-03-2026", MW_PERSONAL_DATA_NONE },
    { "14-02-1985", MW_PERSONAL_DATA_BIRTH_DATE },
    { "1985-02-14", MW_PERSONAL_DATA_BIRTH_DATE },
    { "14 februari 1985", MW_PERSONAL_DATA_BIRTH_DATE },
    { "14/2/2008", MW_PERSONAL_DATA_BIRTH_DATE },
    { "14/2/2009", MW_PERSONAL_DATA_NONE },
    { "1-1-1936", MW_PERSONAL_DATA_BIRTH_DATE },
    { "1-1-1935", MW_PERSONAL_DATA_NONE },
    { "geb. 3 mei 2012", MW_PERSONAL_DATA_BIRTH_DATE },
    { "geboren in 2010", MW_PERSONAL_DATA_BIRTH_DATE },
    { "Geboortedatum: 01-05-2011", MW_PERSONAL_DATA_BIRTH_DATE },
    { "opgeborgen in 2010", MW_PERSONAL_DATA_NONE },
    { "geb. 111222333", MW_PERSONAL_DATA_BSN },
    { "Participatiewet 2015, zaak 2024-0012", MW_PERSONAL_DATA_NONE },
  };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MwPersonalData found = mw_personal_data_find (cases[i].text, &today);
      if (found != cases[i].found)
        g_error ("“%s” gives %d", cases[i].text, found);
    }
}

static void
test_words (void)
{
  g_assert_null (mw_personal_data_describe (MW_PERSONAL_DATA_NONE));
  g_assert_nonnull (mw_personal_data_describe (MW_PERSONAL_DATA_BSN));
  g_assert_nonnull (mw_personal_data_describe (MW_PERSONAL_DATA_BIRTH_DATE));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/personal-data/table", test_table);
  g_test_add_func ("/personal-data/words", test_words);
  return g_test_run ();
}
