/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-locale.h"

#include <locale.h>

/**
 * mw_locale_set_up:
 *
 * Makes the user's locale that of the process, but for numbers, which stay as in C. Libraries print numbers with
 * printf() into what machines read, such as the parts of a workbook, where a decimal comma makes the whole file
 * unreadable. What people read is written by #MwNotation, which follows the language of the messages.
 *
 * Who sets the locale after this undoes it: gtk_init() does, unless gtk_disable_setlocale() was called.
 */
void
mw_locale_set_up (void)
{
  /* Without the locale that is asked for, letters beyond ASCII are still to be printed as they are. */
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
}
