/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-file-test.h"

#include "mw-file-check.h"
#include "mw-record-store.h"

/* Every field of every record, one line each. */
char *
mw_test_dump_records (MwConnection *connection)
{
  GString *all = g_string_new (NULL);

  for (const MwTable *const *table = mw_tables_get_all (); *table != NULL; table++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = mw_record_store_list (connection, *table, NULL, 0, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < records->len; i++)
        {
          MwRecord *record = g_ptr_array_index (records, i);
          g_string_append_printf (all, "%s %" G_GINT64_FORMAT, (*table)->name, mw_record_get_id (record));
          for (guint field = 0; field < (*table)->n_fields; field++)
            {
              g_autofree char *value = mw_record_format_field (record, field, MW_NOTATION_ISO);
              g_string_append_printf (all, "|%s", value);
            }
          g_string_append_c (all, '\n');
        }
    }
  return g_string_free (all, FALSE);
}

char *
mw_test_dump_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_READ, &error);

  g_assert_no_error (error);
  return mw_test_dump_records (connection);
}

void
mw_test_assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwConnection) connection = mw_connection_open (path, MW_OPEN_READ, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = mw_file_check_run (connection, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Bytes for bytes; the file must not be open. */
void
mw_test_copy_file (const char *from, const char *to)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &data, &size, NULL));
  g_assert_true (g_file_set_contents (to, data, (gssize) size, NULL));
}
