/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-test.h"
#include "mw-value-row.h"
#include "mw-value.h"

typedef struct
{
  const char *what;
  /* The row */
  gint64 euro;
  const char *unit;
  MwTristate pro_rata;
  gint64 full_time;
  gint64 counts_months;
  gint64 min_hours;
  gint64 share_bp;
  /* What was done; -1 or NULL where unknown */
  gint64 persons;
  gint64 hours;
  gint64 quantity;
  gint64 invoice_euro;
  const char *from;
  const char *to;
  /* By hand */
  MwValueGap gap;
  gint64 cents;
} Case;

#define YEAR "2026-01-01", "2026-12-31"
#define HALF "2026-01-01", "2026-06-30"

/* Amounts of the tables A (Utrecht), B (Haaglanden), D (Oost) and F (Harlingen), worked out by hand. */
static const Case cases[] = {
  { "PW Utrecht: 40.000 for one person, full year", 40000, "year", MW_YES, 36, 0, 0, 0, 1, 36, -1, -1, YEAR, MW_VALUE_GAP_NONE, 4000000 },
  { "24 of 36 hours, half a year: 40.000 × 2/3 × 1/2", 40000, "year", MW_YES, 36, 0, 0, 0, 1, 24, -1, -1, HALF, MW_VALUE_GAP_NONE, 1333333 },
  { "two persons, 48 hours together, half a year", 40000, "year", MW_YES, 36, 0, 0, 0, 2, 48, -1, -1, HALF, MW_VALUE_GAP_NONE, 2666667 },
  { "40 hours is not more than one full-time job of 36", 40000, "year", MW_YES, 36, 0, 0, 0, 1, 40, -1, -1, YEAR, MW_VALUE_GAP_NONE, 4000000 },
  { "hours say enough where the persons are not known", 40000, "year", MW_YES, 36, 0, 0, 0, -1, 18, -1, -1, YEAR, MW_VALUE_GAP_NONE, 2000000 },
  { "hours not known", 40000, "year", MW_YES, 36, 0, 0, 0, 1, -1, -1, -1, YEAR, MW_VALUE_GAP_HOURS, 0 },
  { "no period", 40000, "year", MW_YES, 36, 0, 0, 0, 1, 36, -1, -1, NULL, NULL, MW_VALUE_GAP_PERIOD, 0 },
  { "begins after the end of what counts", 40000, "year", MW_YES, 36, 0, 0, 0, 1, 36, -1, -1, "2026-06-01", "2026-05-31", MW_VALUE_GAP_NONE, 0 },
  { "WW Haaglanden counts 12 months of 24: 20.000", 20000, "year", MW_YES, 36, 12, 0, 0, 1, 36, -1, -1, "2025-01-01", "2026-12-31", MW_VALUE_GAP_NONE, 2000000 },
  { "PW Haaglanden counts 24 months: 80.000", 40000, "year", MW_YES, 36, 24, 0, 0, 1, 36, -1, -1, "2024-01-01", "2026-12-31", MW_VALUE_GAP_NONE, 8000000 },
  { "one month and 15 of 30 days: 36.000 × 1,5/12", 36000, "year", MW_YES, 36, 0, 0, 0, 1, 36, -1, -1, "2026-03-01", "2026-04-15", MW_VALUE_GAP_NONE, 450000 },
  { "Oost: work experience, 750 a month, three months", 750, "month", MW_YES, 36, 0, 0, 0, 1, 36, -1, -1, "2026-01-01", "2026-03-31", MW_VALUE_GAP_NONE, 225000 },
  { "a month at 18 hours: half", 750, "month", MW_YES, 36, 0, 0, 0, 1, 18, -1, -1, "2026-01-01", "2026-01-31", MW_VALUE_GAP_NONE, 37500 },
  { "not pro rata: per person, whatever the period", 10000, "year", MW_NO, 36, 0, 0, 0, 3, -1, -1, -1, NULL, NULL, MW_VALUE_GAP_NONE, 3000000 },
  { "the table does not say whether it is pro rata", 10000, "year", MW_UNKNOWN, 36, 0, 0, 0, 3, 36, -1, -1, YEAR, MW_VALUE_GAP_TABLE, 0 },
  { "pro rata without a full week: by persons and time", 12000, "year", MW_YES, 0, 0, 0, 0, 2, -1, -1, -1, HALF, MW_VALUE_GAP_NONE, 1200000 },
  { "once: two interns at 7.500", 7500, "once", MW_UNKNOWN, 0, 0, 0, 0, 2, -1, -1, -1, NULL, NULL, MW_VALUE_GAP_NONE, 1500000 },
  { "once, persons not known", 7500, "once", MW_UNKNOWN, 0, 0, 0, 0, -1, -1, -1, -1, NULL, NULL, MW_VALUE_GAP_PERSONS, 0 },
  { "knowledge: 30 hours at 100", 100, "hour", MW_UNKNOWN, 0, 0, 0, 0, -1, -1, 30, -1, NULL, NULL, MW_VALUE_GAP_NONE, 300000 },
  { "knowledge, hours not counted", 100, "hour", MW_UNKNOWN, 0, 0, 0, 0, 4, -1, -1, -1, NULL, NULL, MW_VALUE_GAP_QUANTITY, 0 },
  { "Leiden: two days of social activity", 1000, "day", MW_UNKNOWN, 0, 0, 0, 0, -1, -1, 2, -1, NULL, NULL, MW_VALUE_GAP_NONE, 200000 },
  { "Oost: 20 % of an invoice at PSO rung 2", 0, "invoice", MW_UNKNOWN, 0, 0, 0, 2000, -1, -1, -1, 12345, NULL, NULL, MW_VALUE_GAP_NONE, 246900 },
  { "the invoice is not known", 0, "invoice", MW_UNKNOWN, 0, 0, 0, 10000, -1, -1, -1, -1, NULL, NULL, MW_VALUE_GAP_INVOICE, 0 },
  { "Rijnvicus: 1.000 per what the source does not say", 1000, NULL, MW_UNKNOWN, 0, 0, 0, 0, 1, 36, 1, -1, YEAR, MW_VALUE_GAP_TABLE, 0 },
  { "Harlingen: below 12 hours a week nothing counts", 35000, "year", MW_YES, 36, 0, 12, 0, 2, 23, -1, -1, YEAR, MW_VALUE_GAP_NONE, 0 },
  { "Harlingen: 12 hours each is enough: 35.000 × 24/36", 35000, "year", MW_YES, 36, 0, 12, 0, 2, 24, -1, -1, YEAR, MW_VALUE_GAP_NONE, 2333333 },
  { "Harlingen: whether it is enough needs the persons", 35000, "year", MW_YES, 36, 0, 12, 0, -1, 24, -1, -1, YEAR, MW_VALUE_GAP_PERSONS, 0 },
  { "nobody is nothing, and known", 40000, "year", MW_YES, 36, 0, 0, 0, 0, 0, -1, -1, YEAR, MW_VALUE_GAP_NONE, 0 },
};

static MwRecord *
make_row (const Case *this)
{
  MwRecord *row = mw_record_new (&mw_value_row_table);

  mw_record_set_text (row, MW_VALUE_ROW_NAME, "Blok");
  mw_record_set_text (row, MW_VALUE_ROW_UNIT, this->unit);
  mw_record_set_yes_no (row, MW_VALUE_ROW_PRO_RATA, this->pro_rata);
  if (this->euro > 0)
    mw_record_set_money (row, MW_VALUE_ROW_AMOUNT, (MwMoney){ this->euro * 100 });
  if (this->full_time > 0)
    mw_record_set_integer (row, MW_VALUE_ROW_FULL_TIME_HOURS, this->full_time);
  if (this->counts_months > 0)
    mw_record_set_integer (row, MW_VALUE_ROW_COUNTS_MONTHS, this->counts_months);
  if (this->min_hours > 0)
    mw_record_set_integer (row, MW_VALUE_ROW_MIN_HOURS, this->min_hours);
  if (this->share_bp > 0)
    mw_record_set_integer (row, MW_VALUE_ROW_SHARE, this->share_bp);
  return row;
}

static MwValueInput
make_input (const Case *this, const MwRecord *row)
{
  MwValueInput input = { .row = row, .persons = this->persons, .hours_per_week = this->hours, .quantity = this->quantity };

  input.invoice_known = this->invoice_euro >= 0;
  input.invoice.cents = this->invoice_euro * 100;
  input.period_known = this->from != NULL && mw_date_from_iso (this->from, &input.from) && mw_date_from_iso (this->to, &input.to);
  return input;
}

static void
test_by_hand (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MwRecord) row = make_row (&cases[i]);
      MwValueInput input = make_input (&cases[i], row);
      MwValue value;
      g_test_message ("%s", cases[i].what);
      mw_value_compute (&input, &value);
      g_assert_cmpint (value.gap, ==, cases[i].gap);
      if (value.gap == MW_VALUE_GAP_NONE)
        g_assert_cmpint (value.amount.cents, ==, cases[i].cents);
      g_assert_true ((mw_value_gap_label (value.gap) == NULL) == (value.gap == MW_VALUE_GAP_NONE));
    }
}

/* Utrecht: Participatiewet at 18 hours for half a year, 10.000, with bonuses for 50+ and a lasting contract, 2.500 each. */
static void
test_bonuses (void)
{
  const Case block = { "", 40000, "year", MW_YES, 36, 0, 0, 0, 1, 18, -1, -1, HALF, MW_VALUE_GAP_NONE, 0 };
  const Case extra = { "", 10000, "year", MW_YES, 36, 0, 0, 0, 1, 18, -1, -1, HALF, MW_VALUE_GAP_NONE, 0 };
  g_autoptr (MwRecord) row = make_row (&block);
  g_autoptr (MwRecord) bonus = make_row (&extra);
  g_autoptr (GPtrArray) bonuses = g_ptr_array_new ();
  g_autofree char *line = NULL;
  MwValueInput input = make_input (&block, row);
  MwValue value;

  g_ptr_array_add (bonuses, bonus);
  g_ptr_array_add (bonuses, bonus);
  input.bonuses = bonuses;
  mw_value_compute (&input, &value);
  g_assert_cmpint (value.gap, ==, MW_VALUE_GAP_NONE);
  g_assert_cmpint (value.amount.cents, ==, 1000000 + 2 * 250000);
  g_assert_cmpuint (value.n_parts, ==, 3);
  line = mw_value_describe_part (&value.parts[0], &input, MW_NOTATION_DUTCH);
  g_assert_cmpstr (line, ==, "Blok: €\302\24040.000 × 18/36 hours × 6/12 months = €\302\24010.000");
}

/* The parts of the sum always add up to the sum, and more hours are never worth less. */
static void
test_properties (void)
{
  for (int round = 0; round < 500; round++)
    {
      Case any = { "", g_test_rand_int_range (1, 60000), "year", MW_YES, 36, g_test_rand_int_range (0, 30), 0, 0, g_test_rand_int_range (1, 9), 0, -1, -1, "2025-02-11", "2026-09-07", MW_VALUE_GAP_NONE, 0 };
      g_autoptr (MwRecord) row = make_row (&any);
      gint64 last = 0;
      for (any.hours = 0; any.hours < 400; any.hours += 50)
        {
          MwValueInput input = make_input (&any, row);
          MwValue value;
          mw_value_compute (&input, &value);
          g_assert_cmpint (value.gap, ==, MW_VALUE_GAP_NONE);
          g_assert_cmpint (value.amount.cents, ==, value.parts[0].amount.cents);
          g_assert_cmpint (value.amount.cents, >=, last);
          last = value.amount.cents;
        }
    }
}

static void
test_too_large (void)
{
  const Case huge = { "", 99999999999, "hour", MW_UNKNOWN, 0, 0, 0, 0, -1, -1, 1000000, -1, NULL, NULL, MW_VALUE_GAP_TABLE, 0 };
  g_autoptr (MwRecord) row = make_row (&huge);
  MwValueInput input = make_input (&huge, row);
  MwValue value;

  input.quantity = G_MAXINT64;
  mw_value_compute (&input, &value);
  g_assert_cmpint (value.gap, ==, MW_VALUE_GAP_TABLE);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/value/by-hand", test_by_hand);
  g_test_add_func ("/value/bonuses", test_bonuses);
  g_test_add_func ("/value/properties", test_properties);
  g_test_add_func ("/value/too-large", test_too_large);
  return g_test_run ();
}
