/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-record-history"
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "config.h"
#include "mw-record-history.h"

#include <sqlite3.h>
#include <string.h>

#include "mw-history.h"

/*
 * What happened to one record, read back from the changesets of the acts. Nothing is kept for it beside
 * them: a changeset names the columns by their place in the table, and places do not change.
 */

void
mw_record_change_free (MwRecordChange *change)
{
  mw_act_free (change->act);
  g_date_time_unref (change->moment);
  g_free (change->fields);
  g_object_unref (change->before);
  g_object_unref (change->after);
  g_free (change);
}

typedef struct
{
  const MwTable *table;
  gint64 id;
  GArray *columns; /* int per column of the table in the file: its field, -1 for none */
  MwRecordChange *change;
  guint64 touched; /* a bit per field */
} Search;

/* A bit for each; no table comes near. */
G_STATIC_ASSERT (sizeof (guint64) * 8 == 64);

static GArray *
list_columns (MwConnection *connection, const MwTable *table, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  mw_statement_bind_text (statement, 1, table->name);
  while (has_row)
    {
      guint field;
      int place = -1;
      if (!mw_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row && mw_table_find_field (table, mw_statement_get_text (statement, 0), &field))
        place = (int) field;
      if (has_row)
        g_array_append_val (columns, place);
    }
  return g_steal_pointer (&columns);
}

/* Returns: (transfer full): valid UTF-8, as mw_statement_get_text() gives it */
static char *
get_text (sqlite3_value *value)
{
  return g_utf8_make_valid ((const char *) sqlite3_value_text (value), -1);
}

static void
set_value (MwRecord *record, guint field, sqlite3_value *value)
{
  if (sqlite3_value_type (value) == SQLITE_NULL)
    mw_record_clear (record, field);
  else if (mw_field_is_text (&mw_record_get_table (record)->fields[field]))
    {
      g_autofree char *text = get_text (value);
      mw_record_set_text (record, field, text);
    }
  else
    mw_record_set_integer (record, field, sqlite3_value_int64 (value));
}

static gint64
row_id (sqlite3_changeset_iter *iterator, int operation)
{
  sqlite3_value *id = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iterator, 0, &id);
  else
    sqlite3changeset_old (iterator, 0, &id);
  return id != NULL && sqlite3_value_type (id) == SQLITE_INTEGER ? sqlite3_value_int64 (id) : 0;
}

/* Parts are read backwards, so what was seen already is later: it keeps its "after", we know the "before". */
static void
take_field (Search *search, guint field, sqlite3_value *before, sqlite3_value *after)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << field;

  if (before != NULL)
    set_value (search->change->before, field, before);
  if (after != NULL && !(search->touched & bit))
    set_value (search->change->after, field, after);
  search->touched |= bit;
}

static void
take_row (Search *search, sqlite3_changeset_iter *iterator, int operation, int n_columns)
{
  if (operation == SQLITE_INSERT)
    search->change->kind = MW_CHANGE_ADDED;
  else if (operation == SQLITE_DELETE)
    search->change->kind = MW_CHANGE_DELETED;
  for (int i = 1; i < n_columns && i < (int) search->columns->len; i++)
    {
      sqlite3_value *before = NULL;
      sqlite3_value *after = NULL;
      int field = g_array_index (search->columns, int, i);
      if (operation != SQLITE_INSERT)
        sqlite3changeset_old (iterator, i, &before);
      if (operation != SQLITE_DELETE)
        sqlite3changeset_new (iterator, i, &after);
      if (field >= 0 && (before != NULL || after != NULL))
        take_field (search, (guint) field, before, after);
    }
}

static void
add_code (MwRecord *record, guint field, const char *code)
{
  const char *codes = mw_record_get_text (record, field);
  g_autofree char *more = codes != NULL ? g_strconcat (codes, " ", code, NULL) : g_strdup (code);

  mw_record_set_text (record, field, more);
}

/* A code that was written again unchanged is in the changeset neither as gone nor as new. */
static void
take_code (Search *search, const char *link_table, sqlite3_changeset_iter *iterator, int operation)
{
  sqlite3_value *code = NULL;

  for (guint i = 0; i < search->table->n_fields; i++)
    {
      if (g_strcmp0 (search->table->fields[i].link_table, link_table) != 0)
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iterator, 1, &code);
      else
        sqlite3changeset_old (iterator, 1, &code);
      if (code != NULL)
        {
          g_autofree char *text = get_text (code);
          add_code (operation == SQLITE_INSERT ? search->change->after : search->change->before, i, text);
        }
      search->touched |= G_GUINT64_CONSTANT (1) << i;
    }
}

static void
look_at_row (Search *search, sqlite3_changeset_iter *iterator)
{
  const char *table;
  int columns;
  int operation;
  int indirect;

  sqlite3changeset_op (iterator, &table, &columns, &operation, &indirect);
  if (row_id (iterator, operation) != search->id)
    return;
  if (g_str_equal (table, search->table->name))
    take_row (search, iterator, operation, columns);
  else if (g_str_has_prefix (table, search->table->name))
    take_code (search, table, iterator, operation);
}

static gboolean
look_at_part (MwConnection *connection, Search *search, MwStatement *part, int column, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize size;
  gconstpointer data = mw_statement_get_blob (part, column, &size);
  int code = sqlite3changeset_start (&iterator, (int) size, (void *) data);

  if (!mw_connection_check_code (connection, code, error))
    return FALSE;
  while (sqlite3changeset_next (iterator) == SQLITE_ROW)
    look_at_row (search, iterator);
  return mw_connection_check_code (connection, sqlite3changeset_finalize (iterator), error);
}

enum
{
  COLUMN_ID,
  COLUMN_VERB,
  COLUMN_TABLE,
  COLUMN_RECORD,
  COLUMN_SUBJECT,
  COLUMN_DETAIL,
  COLUMN_MOMENT,
  COLUMN_CHANGESET,
};

static void
begin_change (Search *search, MwStatement *statement)
{
  const char *text = mw_statement_get_text (statement, COLUMN_MOMENT);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  MwAct *act = mw_act_new (mw_statement_get_text (statement, COLUMN_VERB));

  act->id = mw_statement_get_integer (statement, COLUMN_ID);
  act->table = mw_tables_find (mw_statement_get_text (statement, COLUMN_TABLE));
  act->record_id = mw_statement_get_integer (statement, COLUMN_RECORD);
  act->subject = g_strdup (mw_statement_get_text (statement, COLUMN_SUBJECT));
  act->detail = g_strdup (mw_statement_get_text (statement, COLUMN_DETAIL));
  search->change = g_new0 (MwRecordChange, 1);
  search->change->act = act;
  search->change->moment = moment != NULL ? g_date_time_to_local (moment) : g_date_time_new_from_unix_local (0);
  search->change->kind = MW_CHANGE_EDITED;
  search->change->before = mw_record_new (search->table);
  search->change->after = mw_record_new (search->table);
  search->touched = 0;
}

/* Hands over the change, unless the act did not touch the record. */
static void
end_change (Search *search, GPtrArray *changes)
{
  g_autoptr (MwRecordChange) change = g_steal_pointer (&search->change);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));

  if (change == NULL || (search->touched == 0 && change->kind == MW_CHANGE_EDITED))
    return;
  for (guint i = 0; i < search->table->n_fields; i++)
    {
      if ((search->touched & G_GUINT64_CONSTANT (1) << i) && !mw_record_field_equals (change->before, change->after, i))
        g_array_append_val (fields, i);
    }
  change->n_fields = fields->len;
  change->fields = (guint *) g_array_free (g_steal_pointer (&fields), FALSE);
  g_ptr_array_add (changes, g_steal_pointer (&change));
}

static gboolean
read_parts (MwConnection *connection, Search *search, GPtrArray *changes, GError **error)
{
  g_autoptr (MwStatement) parts = mw_connection_prepare (connection,
                                                         "SELECT a.id, a.verb, a.table_name, a.record_id, a.subject, a.detail, a.moment, p.changeset "
                                                         "FROM act AS a JOIN act_part AS p ON p.act_id = a.id WHERE a.state = 'done' ORDER BY a.id DESC, p.part DESC",
                                                         error);
  gboolean has_row = TRUE;

  while (parts != NULL && has_row)
    {
      if (!mw_statement_step (parts, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (search->change == NULL || search->change->act->id != mw_statement_get_integer (parts, COLUMN_ID))
        {
          end_change (search, changes);
          begin_change (search, parts);
        }
      if (!look_at_part (connection, search, parts, COLUMN_CHANGESET, error))
        return FALSE;
    }
  end_change (search, changes);
  return parts != NULL;
}

/**
 * mw_record_history_list:
 *
 * Returns: (transfer full) (element-type MwRecordChange) (nullable): what is done and was not taken back, the
 *   latest first
 */
GPtrArray *
mw_record_history_list (MwConnection *connection, const MwTable *table, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_record_change_free);
  g_autoptr (GArray) columns = list_columns (connection, table, error);
  Search search = { .table = table, .id = id, .columns = columns };
  gboolean read;

  if (columns == NULL)
    return NULL;
  read = read_parts (connection, &search, changes, error);
  g_clear_pointer (&search.change, mw_record_change_free);
  return read ? g_steal_pointer (&changes) : NULL;
}

/* Takes the codes that came away, and gives back those that went. */
static void
take_back_codes (MwRecord *record, const MwRecordChange *change, guint field)
{
  const char *now = mw_record_get_text (record, field);
  const char *added = mw_record_get_text (change->after, field);
  const char *removed = mw_record_get_text (change->before, field);
  g_auto (GStrv) codes = g_strsplit (now != NULL ? now : "", " ", -1);
  g_auto (GStrv) gone = g_strsplit (added != NULL ? added : "", " ", -1);
  GString *kept = g_string_new (removed);

  for (char **code = codes; *code != NULL; code++)
    {
      if (!g_strv_contains ((const char *const *) gone, *code))
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", *code);
    }
  mw_record_set_text (record, field, kept->str);
  g_string_free (kept, TRUE);
}

/**
 * mw_record_history_take_back:
 * @now: the record as it is
 * @change: of kind %MW_CHANGE_EDITED
 * @conflict: (out): on %NULL, the field that has changed again since
 *
 * Returns: (transfer full) (nullable): the record with the old values of the fields that the change touched
 */
MwRecord *
mw_record_history_take_back (const MwRecord *now, const MwRecordChange *change, guint *conflict)
{
  g_autoptr (MwRecord) back = mw_record_copy (now);
  const MwTable *table = mw_record_get_table (now);

  for (guint i = 0; i < change->n_fields; i++)
    {
      guint field = change->fields[i];
      if (table->fields[field].type == MW_FIELD_CODES)
        {
          take_back_codes (back, change, field);
          continue;
        }
      if (!mw_record_field_equals (now, change->after, field))
        {
          *conflict = field;
          return NULL;
        }
      mw_record_copy_field (back, change->before, field);
    }
  return g_steal_pointer (&back);
}
