/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-test.h"
#include "mw-text.h"

static void
test_fold (void)
{
  g_autofree char *folded = mw_text_fold ("Coöperatie ÉÉN");
  g_autofree char *words = mw_text_fold_words ("  KvK-nummer (leverancier) ");
  g_autofree char *share = mw_text_fold_words ("SROI %");

  g_assert_cmpstr (folded, ==, "cooperatie een");
  g_assert_cmpstr (words, ==, "kvk nummer leverancier");
  g_assert_cmpstr (share, ==, "sroi %");
}

static void
test_clean (void)
{
  g_autofree char *clean = mw_text_clean ("\u00a0 a b \t\n");

  g_assert_cmpstr (clean, ==, "a b");
  g_assert_null (mw_text_clean (" \u00a0 "));
  g_assert_null (mw_text_clean (NULL));
}

static void
test_misdecoded (void)
{
  g_assert_true (mw_text_looks_misdecoded ("CoÃ¶peratie"));
  g_assert_true (mw_text_looks_misdecoded ("CoÃƒÂ¶peratie"));
  g_assert_false (mw_text_looks_misdecoded ("Coöperatie"));
  g_assert_false (mw_text_looks_misdecoded ("SÃO PAULO"));
}

/* By hand from the tables of XML 1.0 (2.2) and Unicode (noncharacters, 23.7). */
static void
test_portable (void)
{
  static const struct
  {
    const char *text;
    const char *portable;
  } cases[] = {
    { "Onderhoud \uffff gebouwen", "Onderhoud  gebouwen" },
    { "a\x1f"
      "b\x7f",
      "ab" },
    { "\ufffe\ufdd0\ufdef\U0001ffff", "" },
    { "De Heer\vPartners", "De Heer\nPartners" },
    { "een\rtwee\r\ndrie\n\rvier\fvijf", "een\ntwee\ndrie\n\nvier\nvijf" },
    { "a\xc2\x85"
      "b\u2028c\u2029",
      "a\nb\nc\n" },
    { "x\xed\xa0\xbdx", "x\ufffd\ufffd\ufffdx" },
  };
  static const char *const fit[] = { "", "Café\t🌳\n", "\ufeff\ufdcf\ufdf0\ufffd", "\xc2\x80" };
  char *made;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (mw_text_make_portable (cases[i].text, &made), ==, cases[i].portable);
      g_free (made);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fit); i++)
    {
      g_assert_true (mw_text_make_portable (fit[i], &made) == fit[i]);
      g_assert_null (made);
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/text/folds-case-accents-and-punctuation", test_fold);
  g_test_add_func ("/text/blank-is-unknown", test_clean);
  g_test_add_func ("/text/sees-misdecoded-names", test_misdecoded);
  g_test_add_func ("/text/portable", test_portable);
  return g_test_run ();
}
