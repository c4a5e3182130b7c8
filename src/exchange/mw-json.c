/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-date.h"
#include "mw-error.h"

/*
 * Records in JSON. Keys are the names of the columns; unknown is null. Files that ship with the program
 * name other records by their key, and may give dates as a distance from today, such as "-3m" or "+1w4".
 */

static void
loose_record_free (gpointer data)
{
  MwLooseRecord *loose = data;

  g_object_unref (loose->record);
  g_hash_table_unref (loose->references);
  g_free (loose);
}

static JsonNode *
load_file (JsonParser *parser, const char *path, GError **error)
{
  if (json_parser_load_from_file (parser, path, error) && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return json_parser_get_root (parser);

  g_prefix_error (error, "%s: ", path);
  return NULL;
}

/* The day of the week, 1 for Monday, that is so many weeks from @today or further: talks are on working days. */
static gboolean
find_weekday (const char *weekday, gint64 weeks, const GDate *today, GDate *date)
{
  int wanted = weekday[0] - '0';

  if (wanted < G_DATE_MONDAY || wanted > G_DATE_SUNDAY || weekday[1] != '\0')
    return FALSE;
  *date = *today;
  if (weeks >= 0)
    g_date_add_days (date, (guint) weeks * 7);
  else
    g_date_subtract_days (date, (guint) -weeks * 7);
  while ((int) g_date_get_weekday (date) != wanted)
    {
      if (weeks >= 0)
        g_date_add_days (date, 1);
      else
        g_date_subtract_days (date, 1);
    }
  return TRUE;
}

/* "+14d", "-3m" or "+1w4" (Thursday, a week ahead or later) from @today, else an ISO date. */
static gboolean
read_date (const char *text, const GDate *today, GDate *date)
{
  char *unit;
  gint64 distance;

  if (text[0] != '+' && text[0] != '-')
    return mw_date_from_iso (text, date);
  distance = g_ascii_strtoll (text, &unit, 10);
  if (unit[0] == 'w')
    return find_weekday (unit + 1, distance, today, date);
  *date = *today;
  if (g_str_equal (unit, "m"))
    mw_date_add_months (date, (int) distance);
  else if (distance >= 0)
    g_date_add_days (date, (guint) distance);
  else
    g_date_subtract_days (date, (guint) -distance);
  return TRUE;
}

static char *
read_codes (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (codes, "%s ", json_array_get_string_element (array, i));
  return g_string_free (codes, FALSE);
}

static gboolean
read_member (MwLooseRecord *loose, guint field, JsonNode *node, const GDate *today)
{
  const MwField *description = &mw_record_get_table (loose->record)->fields[field];
  GDate date;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  switch (description->type)
    {
    case MW_FIELD_REFERENCE:
      return g_hash_table_insert (loose->references, GUINT_TO_POINTER (field), g_strdup (json_node_get_string (node)));
    case MW_FIELD_CODES:
      {
        g_autofree char *codes = read_codes (node);
        mw_record_set_text (loose->record, field, codes);
        return TRUE;
      }
    case MW_FIELD_DATE:
      if (!read_date (json_node_get_string (node), today, &date))
        return FALSE;
      mw_record_set_date (loose->record, field, &date);
      return TRUE;
    case MW_FIELD_YES_NO:
      mw_record_set_yes_no (loose->record, field, json_node_get_boolean (node) ? MW_YES : MW_NO);
      return TRUE;
    case MW_FIELD_INTEGER:
    case MW_FIELD_MONEY:
    case MW_FIELD_PERCENTAGE:
      mw_record_set_integer (loose->record, field, json_node_get_int (node));
      return TRUE;
    case MW_FIELD_TEXT:
    case MW_FIELD_NOTE:
    case MW_FIELD_CHOICE:
    default:
      mw_record_set_text (loose->record, field, json_node_get_string (node));
      return TRUE;
    }
}

static MwLooseRecord *
read_record (JsonObject *object, const MwTable *table, const GDate *today, GError **error)
{
  MwLooseRecord *loose = g_new0 (MwLooseRecord, 1);
  g_autoptr (GList) members = json_object_get_members (object);

  loose->record = mw_record_new (table);
  loose->references = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (GList *member = members; member != NULL; member = member->next)
    {
      guint field;
      if (!mw_table_find_field (table, member->data, &field) || !read_member (loose, field, json_object_get_member (object, member->data), today))
        {
          g_set_error (error, MW_ERROR, MW_ERROR_INVALID, "%s.%s", table->name, (const char *) member->data);
          loose_record_free (loose);
          return NULL;
        }
    }
  return loose;
}

/**
 * mw_json_load_records:
 * @today: what relative dates count from
 *
 * Reads the array that has the name of the table, in a file of the program itself. A member that the
 * table does not know is an error, so that a typing error cannot hide.
 *
 * Returns: (transfer full) (element-type MwLooseRecord) (nullable)
 */
GPtrArray *
mw_json_load_records (const char *path, const MwTable *table, const GDate *today, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = load_file (parser, path, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (loose_record_free);
  JsonArray *array;

  if (root == NULL)
    return NULL;
  if (!json_object_has_member (json_node_get_object (root), table->name))
    return g_steal_pointer (&records);
  array = json_object_get_array_member (json_node_get_object (root), table->name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      MwLooseRecord *loose = read_record (json_array_get_object_element (array, i), table, today, error);
      if (loose == NULL)
        {
          g_prefix_error (error, "%s: ", path);
          return NULL;
        }
      g_ptr_array_add (records, loose);
    }
  return g_steal_pointer (&records);
}

static GStrv
read_strings (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return g_strv_builder_end (builder);
}

/* Returns: (transfer full) (nullable): the regions and their neighbours in the file at @path */
MwRegions *
mw_json_load_regions (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = load_file (parser, path, error);
  MwRegions *regions;
  JsonArray *array;

  if (root == NULL)
    return NULL;
  regions = mw_regions_new ();
  array = json_object_get_array_member (json_node_get_object (root), "region");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_auto (GStrv) within = read_strings (json_object_has_member (object, "within") ? json_object_get_array_member (object, "within") : NULL);
      g_auto (GStrv) neighbours = read_strings (json_object_get_array_member (object, "neighbours"));
      mw_regions_add (regions, json_object_get_string_member (object, "code"), json_object_get_string_member (object, "name"), json_object_get_boolean_member_with_default (object, "anywhere", FALSE), (const char *const *) within, (const char *const *) neighbours);
    }
  return regions;
}

/* Returns: (transfer full) (nullable): the texts of a list in the file at @path */
GStrv
mw_json_load_strings (const char *path, const char *member, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = load_file (parser, path, error);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;

  return object != NULL ? read_strings (json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL) : NULL;
}

gboolean
mw_json_load_date (const char *path, const char *member, GDate *date, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = load_file (parser, path, error);

  if (root == NULL)
    return FALSE;
  if (mw_date_from_iso (json_object_get_string_member_with_default (json_node_get_object (root), member, ""), date))
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, "%s: %s", path, member);
  return FALSE;
}

void
mw_json_add_nullable_integer (JsonBuilder *builder, const char *name, gboolean known, gint64 value)
{
  json_builder_set_member_name (builder, name);
  if (known)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_codes (JsonBuilder *builder, const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", " ", -1);

  json_builder_begin_array (builder);
  for (char **word = words; *word != NULL; word++)
    json_builder_add_string_value (builder, *word);
  json_builder_end_array (builder);
}

static void
add_value (JsonBuilder *builder, const MwRecord *record, guint field)
{
  const MwField *description = &mw_record_get_table (record)->fields[field];
  gint64 integer;

  if (description->type == MW_FIELD_CODES)
    add_codes (builder, mw_record_get_text (record, field));
  else if (!mw_record_is_known (record, field))
    json_builder_add_null_value (builder);
  else if (mw_field_is_text (description))
    json_builder_add_string_value (builder, mw_record_get_text (record, field));
  else if (mw_record_get_integer (record, field, &integer))
    {
      if (description->type == MW_FIELD_YES_NO)
        json_builder_add_boolean_value (builder, integer != 0);
      else
        json_builder_add_int_value (builder, integer);
    }
}

/* Adds the id and all fields to the object that is being built. */
void
mw_json_add_record (JsonBuilder *builder, const MwRecord *record)
{
  const MwTable *table = mw_record_get_table (record);

  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, mw_record_get_id (record));
  for (guint i = 0; i < table->n_fields; i++)
    {
      json_builder_set_member_name (builder, table->fields[i].column);
      add_value (builder, record, i);
    }
}

/**
 * mw_json_to_text:
 * @indented: for a person to read
 *
 * json-glib escapes control characters up to the last but one. Nowhere else than in a string can that byte stand.
 *
 * Returns: (transfer full)
 */
char *
mw_json_to_text (JsonNode *root, gboolean indented)
{
  g_autofree char *text = json_to_string (root, indented);
  g_auto (GStrv) parts = NULL;

  if (strchr (text, '\x1f') == NULL)
    return g_steal_pointer (&text);
  parts = g_strsplit (text, "\x1f", -1);
  return g_strjoinv ("\\u001f", parts);
}
