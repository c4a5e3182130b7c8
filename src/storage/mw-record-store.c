/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-record-store.h"

#include <glib/gi18n-lib.h>

#include "mw-error.h"

/*
 * Records of every kind to and from the file. The SQL follows from the description of the table, so a
 * new field needs a column and a line in its table, nothing here.
 */

static gboolean
is_column (const MwField *field)
{
  return field->type != MW_FIELD_CODES;
}

static char *
make_insert (const MwTable *table)
{
  GString *columns = g_string_new ("id");
  GString *marks = g_string_new ("?1");
  char *sql;

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (is_column (&table->fields[i]))
        {
          g_string_append_printf (columns, ", %s", table->fields[i].column);
          g_string_append_printf (marks, ", ?%u", i + 2);
        }
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table->name, columns->str, marks->str);
  g_string_free (columns, TRUE);
  g_string_free (marks, TRUE);
  return sql;
}

static char *
make_update (const MwTable *table)
{
  GString *sql = g_string_new (NULL);
  const char *comma = "";

  g_string_printf (sql, "UPDATE \"%s\" SET ", table->name);
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (is_column (&table->fields[i]))
        {
          g_string_append_printf (sql, "%s%s = ?%u", comma, table->fields[i].column, i + 2);
          comma = ", ";
        }
    }
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}

/* Columns: id, then one per field in the order of the table. */
static char *
make_select (const MwTable *table, const char *condition)
{
  GString *sql = g_string_new ("SELECT t.id");

  for (guint i = 0; i < table->n_fields; i++)
    {
      const MwField *field = &table->fields[i];
      if (is_column (field))
        g_string_append_printf (sql, ", t.%s", field->column);
      else
        g_string_append_printf (sql, ", (SELECT group_concat (code, ' ') FROM (SELECT %s AS code FROM %s WHERE %s_id = t.id ORDER BY 1))", field->link_column, field->link_table, table->name);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS t", table->name);
  if (condition != NULL)
    g_string_append_printf (sql, " WHERE %s", condition);
  g_string_append (sql, " ORDER BY t.id");
  return g_string_free (sql, FALSE);
}

typedef enum
{
  SQL_INSERT,
  SQL_UPDATE,
  SQL_SELECT_ONE,
  N_SQL,
} Sql;

static char *
make_sql (const MwTable *table, Sql kind)
{
  switch (kind)
    {
    case SQL_INSERT:
      return make_insert (table);
    case SQL_UPDATE:
      return make_update (table);
    case SQL_SELECT_ONE:
    case N_SQL:
    default:
      return make_select (table, "t.id = ?1");
    }
}

/* It stays the same as long as the program runs, and a register asks for it row by row. */
static const char *
get_sql (const MwTable *table, Sql kind)
{
  static GHashTable *known[N_SQL];
  G_LOCK_DEFINE_STATIC (known);
  const char *sql;

  G_LOCK (known);
  if (known[kind] == NULL)
    known[kind] = g_hash_table_new (g_direct_hash, g_direct_equal);
  sql = g_hash_table_lookup (known[kind], table);
  if (sql == NULL)
    {
      char *made = make_sql (table, kind);
      g_hash_table_insert (known[kind], (gpointer) table, made);
      sql = made;
    }
  G_UNLOCK (known);
  return sql;
}

static void
bind_field (MwStatement *statement, const MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];
  int parameter = (int) field + 2;
  gint64 integer;

  if (!is_column (description))
    return;
  if (mw_field_is_text (description))
    mw_statement_bind_text (statement, parameter, mw_record_get_text (record, field));
  else if (mw_record_get_integer (record, field, &integer))
    mw_statement_bind_integer (statement, parameter, integer);
  else
    mw_statement_bind_text (statement, parameter, NULL);
}

static gboolean
run_with_fields (MwConnection *connection, const char *sql, const MwRecord *record, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, mw_record_get_id (record));
  for (guint i = 0; i < mw_record_get_table (record)->n_fields; i++)
    bind_field (statement, record, i);
  return mw_statement_run (statement, error);
}

static gboolean
run_with_id (MwConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, id);
  return mw_statement_run (statement, error);
}

static gboolean
delete_codes (MwConnection *connection, const MwTable *table, const MwField *field, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s_id = ?1", field->link_table, table->name);

  return run_with_id (connection, sql, id, error);
}

static gboolean
insert_codes (MwConnection *connection, const MwRecord *record, guint index, GError **error)
{
  const MwTable *table = mw_record_get_table (record);
  const MwField *field = &table->fields[index];
  const char *text = mw_record_get_text (record, index);
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s_id, %s) VALUES (?1, ?2)", field->link_table, table->name, field->link_column);
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  mw_statement_bind_integer (statement, 1, mw_record_get_id (record));
  for (char **code = codes; *code != NULL; code++)
    {
      mw_statement_bind_text (statement, 2, *code);
      if (!mw_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_codes (MwConnection *connection, const MwRecord *record, GError **error)
{
  const MwTable *table = mw_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!is_column (&table->fields[i]) && (!delete_codes (connection, table, &table->fields[i], mw_record_get_id (record), error) || !insert_codes (connection, record, i, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_record_store_insert:
 *
 * Gives the record an id where it has none. The caller holds the transaction.
 *
 * Returns: %FALSE with %MW_ERROR_INVALID where a rule of core is broken
 */
gboolean
mw_record_store_insert (MwConnection *connection, MwRecord *record, GError **error)
{
  const char *sql = get_sql (mw_record_get_table (record), SQL_INSERT);

  if (!mw_record_check (record, NULL, error))
    return FALSE;
  if (mw_record_get_id (record) == 0)
    mw_record_set_id (record, mw_connection_next_id (connection));
  return run_with_fields (connection, sql, record, error) && write_codes (connection, record, error);
}

gboolean
mw_record_store_update (MwConnection *connection, const MwRecord *record, GError **error)
{
  const char *sql = get_sql (mw_record_get_table (record), SQL_UPDATE);

  return mw_record_check (record, NULL, error) && run_with_fields (connection, sql, record, error) && write_codes (connection, record, error);
}

static gboolean
delete_owned (MwConnection *connection, const MwTable *child, const MwField *field, gint64 id, GError **error)
{
  g_autofree char *condition = g_strdup_printf ("t.%s = ?1", field->column);
  g_autoptr (GPtrArray) records = mw_record_store_list (connection, child, condition, id, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      if (!mw_record_store_delete (connection, child, mw_record_get_id (g_ptr_array_index (records, i)), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
let_go (MwConnection *connection, const MwTable *child, const MwField *field, gint64 id, GError **error)
{
  g_autofree char *sql = is_column (field) ? g_strdup_printf ("UPDATE \"%s\" SET %s = NULL WHERE %s = ?1", child->name, field->column, field->column)
                                           : g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", field->link_table, field->link_column);

  return run_with_id (connection, sql, id, error);
}

/* Foreign keys do not cascade, so that each deleted row stands in the changeset by its own. */
static gboolean
clear_references (MwConnection *connection, const MwTable *table, gint64 id, GError **error)
{
  for (const MwTable *const *child = mw_tables_get_all (); *child != NULL; child++)
    {
      for (guint i = 0; i < (*child)->n_fields; i++)
        {
          const MwField *field = &(*child)->fields[i];
          if (field->target != table)
            continue;
          if ((field->flags & MW_FIELD_OWNED) && !delete_owned (connection, *child, field, id, error))
            return FALSE;
          if ((field->flags & MW_FIELD_LOOSE) && !let_go (connection, *child, field, id, error))
            return FALSE;
        }
    }
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!is_column (&table->fields[i]) && !delete_codes (connection, table, &table->fields[i], id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mw_record_store_delete:
 *
 * Takes along what the record owns; see #MwFieldFlags.
 *
 * Returns: %FALSE with %MW_ERROR_CONSTRAINT where another record still needs this one
 */
gboolean
mw_record_store_delete (MwConnection *connection, const MwTable *table, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table->name);
  g_autoptr (GError) local = NULL;

  if (!clear_references (connection, table, id, error))
    return FALSE;
  if (run_with_id (connection, sql, id, &local))
    return TRUE;

  if (g_error_matches (local, MW_ERROR, MW_ERROR_CONSTRAINT))
    g_set_error (error, MW_ERROR, MW_ERROR_CONSTRAINT, _ ("%s cannot be deleted: something else still refers to it."), _ (table->label));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Nobody typed so much; a label that has to show it would hold up the program. */
#define MAX_TEXT_BYTES (1024 * 1024)

static MwRecord *
read_record (MwStatement *statement, const MwTable *table, GError **error)
{
  g_autoptr (MwRecord) record = mw_record_new (table);

  mw_record_set_id (record, mw_statement_get_integer (statement, 0));
  for (guint i = 0; i < table->n_fields; i++)
    {
      int column = (int) i + 1;
      if (mw_statement_is_null (statement, column))
        continue;
      if (mw_statement_get_size (statement, column) > MAX_TEXT_BYTES)
        {
          g_set_error (error, MW_ERROR, MW_ERROR_CORRUPT, _ ("%s: “%s” holds more than any text can be. The file is damaged or was tampered with."), _ (table->label), mw_field_get_label (&table->fields[i]));
          return NULL;
        }
      if (mw_field_is_text (&table->fields[i]))
        mw_record_set_text (record, i, mw_statement_get_text (statement, column));
      else
        mw_record_set_integer (record, i, mw_statement_get_integer (statement, column));
    }
  return g_steal_pointer (&record);
}

/* Adds what the statement finds. */
static gboolean
read_records (MwStatement *statement, const MwTable *table, GPtrArray *records, GError **error)
{
  for (;;)
    {
      gboolean has_row = FALSE;
      MwRecord *record;
      if (!mw_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      record = read_record (statement, table, error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
}

/**
 * mw_record_store_list:
 * @condition: (nullable): SQL over the table as "t", with ?1 for @parameter
 *
 * Returns: (transfer full) (element-type MwRecord) (nullable): in the order in which they were made
 */
GPtrArray *
mw_record_store_list (MwConnection *connection, const MwTable *table, const char *condition, gint64 parameter, GError **error)
{
  g_autofree char *sql = make_select (table, condition);
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return NULL;
  if (condition != NULL)
    mw_statement_bind_integer (statement, 1, parameter);
  return read_records (statement, table, records, error) ? g_steal_pointer (&records) : NULL;
}

/**
 * mw_record_store_list_ids:
 * @condition: SQL over the table as "t"
 *
 * Returns: (transfer full) (element-type gint64) (nullable): for mw_record_store_load(), where the records would be too
 *   many to have in memory at once
 */
GArray *
mw_record_store_list_ids (MwConnection *connection, const MwTable *table, const char *condition, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id FROM \"%s\" AS t WHERE %s ORDER BY t.id", table->name, condition);
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gboolean has_row = TRUE; statement != NULL && has_row;)
    {
      gint64 id;
      if (!mw_statement_step (statement, &has_row, error))
        return NULL;
      id = has_row ? mw_statement_get_integer (statement, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  return statement != NULL ? g_steal_pointer (&ids) : NULL;
}

/**
 * mw_record_store_load:
 *
 * Returns: (transfer full) (element-type MwRecord) (nullable): one per id, in the same order; %NULL with
 *   %MW_ERROR_NOT_FOUND where one is not there
 */
GPtrArray *
mw_record_store_load (MwConnection *connection, const MwTable *table, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, get_sql (table, SQL_SELECT_ONE), error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      mw_statement_reset (statement);
      mw_statement_bind_integer (statement, 1, ids[i]);
      if (!read_records (statement, table, records, error))
        return NULL;
      if (records->len == i)
        {
          g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("This is no longer in the file."));
          return NULL;
        }
    }
  return g_steal_pointer (&records);
}

/**
 * mw_record_store_get:
 *
 * Returns: (transfer full) (nullable): %NULL with %MW_ERROR_NOT_FOUND where it is not there
 */
MwRecord *
mw_record_store_get (MwConnection *connection, const MwTable *table, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = mw_record_store_load (connection, table, &id, 1, error);

  return records != NULL ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

/**
 * mw_record_store_find:
 * @field: a text field
 *
 * Returns: the id of the first record of which the field is exactly @text; 0 where there is none, or on
 *   failure with @error set
 */
gint64
mw_record_store_find (MwConnection *connection, const MwTable *table, guint field, const char *text, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s = ?1 ORDER BY id LIMIT 1", table->name, table->fields[field].column);
  g_autoptr (MwStatement) statement = mw_connection_prepare (connection, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return 0;
  mw_statement_bind_text (statement, 1, text);
  if (!mw_statement_step (statement, &has_row, error) || !has_row)
    return 0;
  return mw_statement_get_integer (statement, 0);
}
