/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-changeset-filter.h"
#include "mw-contact.h"
#include "mw-conversation.h"
#include "mw-database.h"
#include "mw-error.h"
#include "mw-history-forget.h"
#include "mw-history.h"
#include "mw-organisation.h"
#include "mw-record-store.h"
#include "mw-test.h"

#define NAME "Wilhelmina van Vergeten"

static gboolean
save (MwConnection *connection, MwAct *act, gpointer data, GError **error)
{
  MwRecord *record = data;
  gboolean is_new = mw_record_get_id (record) == 0;

  act->table = mw_record_get_table (record);
  act->subject = g_strdup (mw_record_get_title (record));
  if (!(is_new ? mw_record_store_insert (connection, record, error) : mw_record_store_update (connection, record, error)))
    return FALSE;
  act->record_id = mw_record_get_id (record);
  return TRUE;
}

static void
act_save (MwConnection *connection, MwRecord *record)
{
  g_autoptr (MwAct) act = mw_act_new ("edit");
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_history_run (connection, act, save, record, &error));
  g_assert_no_error (error);
}

/* A supplier, a contact that was changed twice, and a talk with it, each as an act. */
static gint64
make_history (MwConnection *connection)
{
  g_autoptr (MwRecord) supplier = mw_record_new (&mw_organisation_table);
  g_autoptr (MwRecord) contact = mw_record_new (&mw_contact_table);
  g_autoptr (MwRecord) talk = mw_record_new (&mw_conversation_table);
  g_autofree char *ids = NULL;

  mw_record_set_text (supplier, MW_ORGANISATION_NAME, "Leverancier");
  mw_record_set_text (supplier, MW_ORGANISATION_KIND, "supplier");
  act_save (connection, supplier);
  mw_record_set_reference (contact, MW_CONTACT_ORGANISATION, mw_record_get_id (supplier));
  mw_record_set_text (contact, MW_CONTACT_NAME, "Eerst anders geschreven");
  act_save (connection, contact);
  mw_record_set_text (contact, MW_CONTACT_NAME, NAME);
  act_save (connection, contact);
  mw_record_set_text (contact, MW_CONTACT_MAIL, "w.van.vergeten@leverancier.example");
  act_save (connection, contact);
  ids = g_strdup_printf ("%" G_GINT64_FORMAT, mw_record_get_id (contact));
  mw_record_set_reference (talk, MW_CONVERSATION_SUPPLIER, mw_record_get_id (supplier));
  mw_record_set_text (talk, MW_CONVERSATION_SUBJECT, "Kennismaking");
  mw_record_set_text (talk, MW_CONVERSATION_STATUS, "planned");
  mw_record_set_integer (talk, MW_CONVERSATION_SEQUENCE, 0);
  mw_record_set_text (talk, MW_CONVERSATION_CONTACTS, ids);
  act_save (connection, talk);
  return mw_record_get_id (contact);
}

static gboolean
file_holds (const char *path, const char *text)
{
  g_autofree char *data = NULL;
  gsize size;

  return g_file_get_contents (path, &data, &size, NULL) && memmem (data, size, text, strlen (text)) != NULL;
}

/* No byte of the name is left, in the file nor in the log beside it; the rest of the history still works. */
static void
test_gone (MwFixture *fixture, gconstpointer unused)
{
  static const char *const traces[] = { NAME, "Eerst anders", "w.van.vergeten@" };
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 contacts;
  gint64 contact;
  guint undone = 0;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  contact = make_history (connection);
  g_assert_true (file_holds (fixture->path, NAME) || file_holds (log, NAME));
  g_assert_true (mw_history_forget (connection, &mw_contact_table, contact, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (traces); i++)
    {
      g_test_message ("%s", traces[i]);
      g_assert_false (file_holds (fixture->path, traces[i]));
      g_assert_false (file_holds (log, traces[i]));
    }
  for (;;)
    {
      g_autoptr (MwAct) act = mw_history_undo (connection, NULL);
      if (act == NULL)
        break;
      undone++;
    }
  /* That of the supplier and of the talk; those of the contact do nothing any more, and are not offered. */
  g_assert_cmpuint (undone, ==, 2);
  g_assert_true (mw_connection_get_integer (connection, "SELECT count (*) FROM conversation", &contacts, NULL));
  g_assert_cmpint (contacts, ==, 0);
  while (TRUE)
    {
      g_autoptr (MwAct) act = mw_history_redo (connection, &error);
      if (act == NULL)
        break;
    }
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_assert_true (mw_connection_get_integer (connection, "SELECT count (*) FROM contact", &contacts, NULL));
  g_assert_cmpint (contacts, ==, 0);
  g_assert_true (mw_connection_get_integer (connection, "SELECT count (*) FROM conversation", &contacts, NULL));
  g_assert_cmpint (contacts, ==, 1);
}

/* Other records and their history stay as they are, byte for byte. */
static void
test_others_stay (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwRecord) other = mw_record_new (&mw_contact_table);
  gint64 before;
  gint64 after;
  gint64 contact;
  g_autofree char *sql = NULL;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  contact = make_history (connection);
  mw_record_set_reference (other, MW_CONTACT_ORGANISATION, 1);
  g_assert_true (mw_connection_get_integer (connection, "SELECT min (id) FROM organisation", &before, NULL));
  mw_record_set_reference (other, MW_CONTACT_ORGANISATION, before);
  mw_record_set_text (other, MW_CONTACT_NAME, "Iemand die blijft");
  act_save (connection, other);
  sql = g_strdup ("SELECT sum (length (changeset)) FROM act_part WHERE act_id = (SELECT max (id) FROM act)");
  g_assert_true (mw_connection_get_integer (connection, sql, &before, NULL));
  g_assert_true (mw_history_forget (connection, &mw_contact_table, contact, NULL));
  g_assert_true (mw_connection_get_integer (connection, sql, &after, NULL));
  g_assert_cmpint (after, ==, before);
  g_assert_true (mw_connection_get_integer (connection, "SELECT count (*) FROM contact", &after, NULL));
  g_assert_cmpint (after, ==, 1);
}

static gboolean
leave_all (const char *table, const gint64 *integers, guint n_columns, gpointer data)
{
  return FALSE;
}

/* Whatever bytes there are, they are walked to their end or refused, and never past it. */
static void
test_damaged (MwFixture *fixture, gconstpointer unused)
{
  g_autoptr (MwConnection) connection = NULL;
  g_autoptr (MwStatement) read = NULL;
  gboolean has_row;
  gsize size;
  const guint8 *whole;

  g_assert_true (mw_database_create_file (fixture->path, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  make_history (connection);
  read = mw_connection_prepare (connection, "SELECT changeset FROM act_part ORDER BY length (changeset) DESC", NULL);
  g_assert_true (mw_statement_step (read, &has_row, NULL) && has_row);
  whole = mw_statement_get_blob (read, 0, &size);
  for (guint i = 0; i < 4000; i++)
    {
      gsize cut = (gsize) g_test_rand_int_range (0, (int) size + 1);
      g_autofree guint8 *bytes = g_memdup2 (whole, MAX (cut, 1));
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GBytes) result = NULL;
      g_autoptr (GError) error = NULL;
      for (int k = g_test_rand_int_range (0, 4); k > 0 && cut > 0; k--)
        bytes[g_test_rand_int_range (0, (int) cut)] = (guint8) g_test_rand_int_range (0, 256);
      damaged = g_bytes_new (bytes, cut);
      result = mw_changeset_filter (damaged, leave_all, NULL, &error);
      if (result == NULL)
        g_assert_error (error, MW_ERROR, MW_ERROR_CORRUPT);
      else
        g_assert_cmpuint (g_bytes_get_size (result), <=, cut);
    }
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  mw_test_add ("/history-forget/gone", test_gone);
  mw_test_add ("/history-forget/others-stay", test_others_stay);
  mw_test_add ("/history-forget/damaged", test_damaged);
  return g_test_run ();
}
