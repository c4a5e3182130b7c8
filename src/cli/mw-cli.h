/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwExit:
 * @MW_EXIT_DONE: done
 * @MW_EXIT_FAILED: failed, one line says why, nothing changed
 * @MW_EXIT_USAGE: the command line was not understood
 * @MW_EXIT_LEFT_OUT: done, with rows left out, which are listed
 */
typedef enum
{
  MW_EXIT_DONE = 0,
  MW_EXIT_FAILED = 1,
  MW_EXIT_USAGE = 2,
  MW_EXIT_LEFT_OUT = 3,
} MwExit;

gboolean mw_cli_wants (int argc, char **argv);
int mw_cli_run (int argc, char **argv);

gboolean mw_cli_take_today (int *argc, char **argv, GDate *today);

G_END_DECLS
