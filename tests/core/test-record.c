/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-initiative.h"
#include "mw-organisation.h"
#include "mw-record.h"
#include "mw-test.h"

static void
test_starts_unknown (void)
{
  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      g_autoptr (MwRecord) record = mw_record_new (*table);
      for (guint i = 0; i < (*table)->n_fields; i++)
        g_assert_false (mw_record_is_known (record, i));
      g_assert_cmpint (mw_record_get_id (record), ==, 0);
    }
}

static void
test_blank_is_unknown (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GError) error = NULL;
  MwMoney value = { 5 };

  mw_record_set_text (contract, MW_CONTRACT_NOTE, "  ");
  g_assert_false (mw_record_is_known (contract, MW_CONTRACT_NOTE));
  g_assert_true (mw_record_parse_field (contract, MW_CONTRACT_VALUE, "€ 0", MW_NOTATION_DUTCH, &error));
  g_assert_true (mw_record_get_money (contract, MW_CONTRACT_VALUE, &value));
  g_assert_cmpint (value.cents, ==, 0);
  g_assert_true (mw_record_parse_field (contract, MW_CONTRACT_VALUE, " ", MW_NOTATION_DUTCH, &error));
  g_assert_false (mw_record_get_money (contract, MW_CONTRACT_VALUE, &value));
  g_assert_cmpint (mw_record_get_yes_no (contract, MW_CONTRACT_SUITABLE), ==, MW_UNKNOWN);
}

static void
test_refuses (void)
{
  static const struct
  {
    guint field;
    const char *text;
  } cases[] = {
    { MW_CONTRACT_VALUE, "veel" },
    { MW_CONTRACT_END_DATE, "31-02-2026" },
    { MW_CONTRACT_PERCENTAGE, "120" },
    { MW_CONTRACT_REPORT_EVERY_MONTHS, "-3" },
    { MW_CONTRACT_REPORT_EVERY_MONTHS, "3,5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
      g_autoptr (GError) error = NULL;
      g_assert_false (mw_record_parse_field (contract, cases[i].field, cases[i].text, MW_NOTATION_DUTCH, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
      g_assert_false (mw_record_is_known (contract, cases[i].field));
    }
}

static void
test_check (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (GError) error = NULL;
  guint field = G_MAXUINT;

  g_assert_false (mw_record_check (contract, &field, &error));
  g_assert_cmpuint (field, ==, MW_CONTRACT_TITLE);
  g_clear_error (&error);
  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Advies");
  g_assert_true (mw_record_check (contract, &field, &error));
  mw_record_set_text (contract, MW_CONTRACT_START_DATE, "2026-05-01");
  mw_record_set_text (contract, MW_CONTRACT_END_DATE, "2026-04-30");
  g_assert_false (mw_record_check (contract, &field, &error));
  g_assert_cmpuint (field, ==, MW_CONTRACT_END_DATE);
  g_clear_error (&error);
  mw_record_clear (contract, MW_CONTRACT_END_DATE);
  mw_record_set_text (contract, MW_CONTRACT_KIND, "iets anders");
  g_assert_false (mw_record_check (contract, &field, &error));
  g_assert_cmpuint (field, ==, MW_CONTRACT_KIND);
}

static void
test_kvk (void)
{
  g_autoptr (MwRecord) organisation = mw_record_new (&mw_organisation_table);

  mw_record_set_text (organisation, MW_ORGANISATION_NAME, "Voorbeeld");
  mw_record_set_text (organisation, MW_ORGANISATION_KIND, "supplier");
  mw_record_set_text (organisation, MW_ORGANISATION_KVK, "01234567");
  g_assert_true (mw_record_check (organisation, NULL, NULL));
  mw_record_set_text (organisation, MW_ORGANISATION_KVK, "1234567");
  g_assert_false (mw_record_check (organisation, NULL, NULL));
}

/* Equal sets are equal texts, in whatever order they were given. */
static void
test_codes (void)
{
  g_autoptr (MwRecord) initiative = mw_record_new (&mw_initiative_table);

  mw_record_set_text (initiative, MW_INITIATIVE_REGIONS, "ZH, UT ZH  GE");
  g_assert_cmpstr (mw_record_get_text (initiative, MW_INITIATIVE_REGIONS), ==, "GE UT ZH");
}

static void
test_copy (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwRecord) copy = NULL;

  mw_record_set_id (contract, 12);
  mw_record_set_text (contract, MW_CONTRACT_TITLE, "Advies");
  mw_record_set_yes_no (contract, MW_CONTRACT_SUITABLE, MW_NO);
  copy = mw_record_copy (contract);
  g_assert_cmpint (mw_record_get_id (copy), ==, 12);
  for (guint i = 0; i < mw_contract_table.n_fields; i++)
    g_assert_true (mw_record_field_equals (contract, copy, i));
  mw_record_set_yes_no (copy, MW_CONTRACT_SUITABLE, MW_UNKNOWN);
  g_assert_false (mw_record_field_equals (contract, copy, MW_CONTRACT_SUITABLE));
}

/* One slip of the keyboard may not make a sum over a whole register run over. */
static void
test_limits (void)
{
  g_autoptr (MwRecord) contract = mw_record_new (&mw_contract_table);
  g_autoptr (MwRecord) initiative = mw_record_new (&mw_initiative_table);
  g_autoptr (GError) error = NULL;

  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ G_GINT64_CONSTANT (100000000000000) });
  g_assert_true (mw_record_check_field (contract, MW_CONTRACT_VALUE, NULL));
  mw_record_set_money (contract, MW_CONTRACT_VALUE, (MwMoney){ G_GINT64_CONSTANT (100000000000001) });
  g_assert_false (mw_record_check_field (contract, MW_CONTRACT_VALUE, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_true (mw_record_parse_field (initiative, MW_INITIATIVE_PLACES, "99999999999999999999", MW_NOTATION_ISO, NULL));
  g_assert_false (mw_record_check_field (initiative, MW_INITIATIVE_PLACES, NULL));
  mw_record_set_integer (initiative, MW_INITIATIVE_PLACES, 100000);
  g_assert_true (mw_record_check_field (initiative, MW_INITIATIVE_PLACES, NULL));
  mw_record_set_integer (initiative, MW_INITIATIVE_PLACES, 100001);
  g_assert_false (mw_record_check_field (initiative, MW_INITIATIVE_PLACES, NULL));
  mw_record_set_integer (initiative, MW_INITIATIVE_HOURS_PER_WEEK, 60);
  g_assert_true (mw_record_check_field (initiative, MW_INITIATIVE_HOURS_PER_WEEK, NULL));
  mw_record_set_integer (initiative, MW_INITIATIVE_HOURS_PER_WEEK, 61);
  g_assert_false (mw_record_check_field (initiative, MW_INITIATIVE_HOURS_PER_WEEK, NULL));
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/record/starts-unknown", test_starts_unknown);
  g_test_add_func ("/record/blank-is-unknown-not-zero", test_blank_is_unknown);
  g_test_add_func ("/record/refuses-what-it-does-not-understand", test_refuses);
  g_test_add_func ("/record/names-the-field-to-mend", test_check);
  g_test_add_func ("/record/kvk-has-eight-digits", test_kvk);
  g_test_add_func ("/record/sets-have-one-spelling", test_codes);
  g_test_add_func ("/record/copies-are-equal", test_copy);
  g_test_add_func ("/record/limits", test_limits);
  return g_test_run ();
}
