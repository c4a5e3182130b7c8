/* SPDX-License-Identifier: EUPL-1.2 */
#include <locale.h>

#include "mw-xlsx-reader.h"

/*
 * Every cell that our reader finds in the first sheet that is shown of each workbook, one a line, for a
 * comparison with what another program reads: row, column, kind, doubt, text and what is shown.
 */

static char *
escape (const char *text)
{
  return text != NULL ? g_uri_escape_string (text, NULL, FALSE) : g_strdup ("-");
}

static void
dump_row (const MwRow *row)
{
  static const char kinds[] = { '.', 't', 'n', 'd', 'b', 'e' };

  for (guint i = 0; i < row->cells->len; i++)
    {
      const MwCell *cell = mw_row_get (row, i);
      g_autofree char *text = escape (cell->text);
      g_autofree char *shown = escape (cell->shown);
      if (cell->text != NULL || cell->doubt != MW_CELL_SURE)
        g_print ("%u\t%u\t%c\t%d\t=%s\t=%s\n", row->number, i + 1, kinds[cell->kind], cell->doubt, text, shown);
    }
}

static gboolean
dump_workbook (const char *path, GError **error)
{
  g_autoptr (MwTableReader) reader = mw_xlsx_reader_open (path, NULL, error);

  g_print ("# %s\n", path);
  while (reader != NULL)
    {
      g_autoptr (MwRow) row = NULL;
      if (!mw_table_reader_next (reader, &row, error))
        return FALSE;
      if (row == NULL)
        return TRUE;
      dump_row (row);
    }
  return FALSE;
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      if (!dump_workbook (argv[i], &error))
        {
          g_printerr ("%s: %s\n", argv[i], error->message);
          return 1;
        }
    }
  return 0;
}
