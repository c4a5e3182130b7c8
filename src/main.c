/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "mw-application.h"
#include "mw-cli.h"
#include "mw-locale.h"
#include "mw-streams.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MwApplication) application = NULL;
  const char *localedir = g_getenv ("MAATWERK_LOCALEDIR");
  GDate today;

  mw_streams_set_up ();
  mw_locale_set_up ();
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("maatwerk");

  if (mw_cli_wants (argc, argv))
    return mw_cli_run (argc, argv);
  if (!mw_cli_take_today (&argc, argv, &today))
    {
      g_printerr ("maatwerk: ");
      g_printerr (_ ("--%s asks for a date like 2026-12-31."), "today");
      g_printerr ("\n");
      return MW_EXIT_USAGE;
    }

  gtk_disable_setlocale ();
  application = mw_application_new (&today);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
