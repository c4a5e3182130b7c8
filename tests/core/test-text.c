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

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/text/folds-case-accents-and-punctuation", test_fold);
  g_test_add_func ("/text/blank-is-unknown", test_clean);
  g_test_add_func ("/text/sees-misdecoded-names", test_misdecoded);
  return g_test_run ();
}
