/* SPDX-License-Identifier: EUPL-1.2 */
#include <locale.h>

#include "mw-locale.h"
#include "mw-test.h"

static gboolean
is_in (const char *language)
{
  const char *locale = g_getenv ("LC_ALL");

  return locale != NULL && g_str_has_prefix (locale, language);
}

/* The tests that run in a Dutch or Turkish locale would prove nothing where it has a decimal point. */
static void
test_locale_has_decimal_comma (void)
{
  g_autofree char *number = NULL;

  g_assert_nonnull (setlocale (LC_ALL, ""));
  number = g_strdup_printf ("%.1f", 48.5);
  g_assert_cmpstr (localeconv ()->decimal_point, ==, is_in ("nl_NL") || is_in ("tr_TR") ? "," : ".");
  g_assert_cmpstr (number, ==, is_in ("nl_NL") || is_in ("tr_TR") ? "48,5" : "48.5");
  mw_locale_set_up ();
}

static void
test_numbers_are_for_machines (void)
{
  g_autofree char *number = g_strdup_printf ("%.1f", 48.5);

  g_assert_cmpstr (number, ==, "48.5");
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ".");
  g_assert_cmpstr (localeconv ()->thousands_sep, ==, "");
}

static void
test_the_rest_is_the_users (void)
{
  const char *locale = g_getenv ("LC_ALL");

  if (locale == NULL)
    {
      g_test_skip ("no locale is asked for");
      return;
    }
  g_assert_cmpstr (setlocale (LC_CTYPE, NULL), ==, locale);
  g_assert_cmpstr (setlocale (LC_TIME, NULL), ==, locale);
  g_assert_true (g_get_charset (NULL));
}

static void
test_unknown_locale_keeps_letters (void)
{
  g_autofree char *asked = g_strdup (g_getenv ("LC_ALL"));

  g_setenv ("LC_ALL", "xx_XX.UTF-8", TRUE);
  mw_locale_set_up ();
  g_assert_cmpstr (setlocale (LC_CTYPE, NULL), ==, "C.UTF-8");
  if (asked != NULL)
    g_setenv ("LC_ALL", asked, TRUE);
  else
    g_unsetenv ("LC_ALL");
  mw_locale_set_up ();
}

int
main (int argc, char **argv)
{
  mw_test_init (&argc, &argv);
  g_test_add_func ("/locale/has-decimal-comma", test_locale_has_decimal_comma);
  g_test_add_func ("/locale/numbers-are-for-machines", test_numbers_are_for_machines);
  g_test_add_func ("/locale/the-rest-is-the-users", test_the_rest_is_the_users);
  g_test_add_func ("/locale/unknown-keeps-letters", test_unknown_locale_keeps_letters);
  return g_test_run ();
}
