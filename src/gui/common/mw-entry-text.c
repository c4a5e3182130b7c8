/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-entry-text.h"

#include <string.h>

/**
 * mw_entry_text_show:
 *
 * Puts text in a field that nobody typed there. The field forgets what was done in it before, so that Ctrl+Z takes back
 * what is typed from now on and nothing else.
 */
void
mw_entry_text_show (GtkEditable *entry, const char *text)
{
  gtk_editable_set_enable_undo (entry, FALSE);
  /* The cursor stays where it is, unless there is something to show. */
  if (strcmp (gtk_editable_get_text (entry), text) != 0)
    gtk_editable_set_text (entry, text);
  gtk_editable_set_enable_undo (entry, TRUE);
}
