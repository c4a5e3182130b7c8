/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-header-names.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "mw-error.h"
#include "mw-text.h"

/* The names that registers give to their columns, from data/reference/import-headers.json. */

/* In bytes. A cell that holds more is no name of a column, and comparing it with all names costs much. */
#define LONGEST_NAME 300

struct _MwHeaderNames
{
  GPtrArray *targets; /* char *, in the order of the file; ends with NULL */
  GHashTable *names;  /* target → GPtrArray of folded names */
  GHashTable *never;  /* target, or "amounts" → GPtrArray of folded words that rule a header out */
  GPtrArray *no_end;  /* dates or years in ISO form */
  GPtrArray *not_filled_in;
  char *sheet;
};

static GPtrArray *
read_names (JsonArray *array)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (names, mw_text_fold_words (json_array_get_string_element (array, i)));
  return names;
}

static void
read_targets (MwHeaderNames *self, JsonObject *targets)
{
  g_autoptr (GList) members = json_object_get_members (targets);

  for (GList *member = members; member != NULL; member = member->next)
    {
      char *target = g_strdup (member->data);
      g_ptr_array_add (self->targets, target);
      g_hash_table_insert (self->names, target, read_names (json_object_get_array_member (targets, target)));
    }
  g_ptr_array_add (self->targets, NULL);
}

static GPtrArray *
read_dates (JsonObject *root, const char *member)
{
  GPtrArray *dates = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = json_object_get_array_member (json_object_get_object_member (root, "placeholder_dates"), member);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (dates, g_strdup (json_array_get_string_element (array, i)));
  return dates;
}

static void
read_never (MwHeaderNames *self, JsonObject *never)
{
  g_autoptr (GList) members = never != NULL ? json_object_get_members (never) : NULL;

  for (GList *member = members; member != NULL; member = member->next)
    {
      if (!g_str_equal (member->data, "comment"))
        g_hash_table_insert (self->never, g_strdup (member->data), read_names (json_object_get_array_member (never, member->data)));
    }
}

static JsonObject *
find_preset (JsonObject *root, const char *preset, GError **error)
{
  JsonObject *presets = json_object_get_object_member (root, "presets");

  if (presets != NULL && json_object_has_member (presets, preset))
    return json_object_get_object_member (presets, preset);
  g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("There is no preset “%s”."), preset);
  return NULL;
}

/**
 * mw_header_names_load:
 * @preset: (nullable): a known source; its names are then the only ones
 *
 * Returns: (transfer full) (nullable): the names in the file at @path; %NULL with %MW_ERROR_NOT_FOUND where
 *   there is no such preset
 */
MwHeaderNames *
mw_header_names_load (const char *path, const char *preset, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MwHeaderNames) self = NULL;
  JsonObject *root;
  JsonObject *from;

  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  from = preset != NULL ? find_preset (root, preset, error) : root;
  if (from == NULL)
    return NULL;
  self = g_new0 (MwHeaderNames, 1);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->never = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->no_end = read_dates (root, "no_end");
  self->not_filled_in = read_dates (root, "not_filled_in");
  if (preset == NULL)
    read_never (self, json_object_get_object_member (from, "never"));
  self->sheet = g_strdup (json_object_get_string_member_with_default (from, "sheet", NULL));
  read_targets (self, json_object_get_object_member (from, "headers"));
  return g_steal_pointer (&self);
}

/* Returns: (nullable): the sheet that the preset means */
const char *
mw_header_names_get_sheet (const MwHeaderNames *self)
{
  return self->sheet;
}

void
mw_header_names_free (MwHeaderNames *self)
{
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->never);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->no_end);
  g_ptr_array_unref (self->not_filled_in);
  g_free (self->sheet);
  g_free (self);
}

const char *const *
mw_header_names_get_targets (const MwHeaderNames *self)
{
  return (const char *const *) self->targets->pdata;
}

/* Whether @header begins or ends with @name as whole words: "einddatum contract", "contract einddatum". */
static gboolean
has_at_an_end (const char *header, const char *name)
{
  gsize length = strlen (name);
  gsize whole = strlen (header);

  if (length < 4 || whole <= length)
    return FALSE;
  return (g_str_has_prefix (header, name) && header[length] == ' ') || (g_str_has_suffix (header, name) && header[whole - length - 1] == ' ');
}

/* "x1 000" as "x 1 000", with a space at both ends. */
static char *
part_digits (const char *folded)
{
  GString *parted = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (p > folded && g_ascii_isdigit (p[0]) != g_ascii_isdigit (p[-1]) && p[0] != ' ' && p[-1] != ' ')
        g_string_append_c (parted, ' ');
      g_string_append_c (parted, *p);
    }
  g_string_append_c (parted, ' ');
  return g_string_free (parted, FALSE);
}

/* @folded: the whole header, with what stands between brackets */
static gboolean
has_word_of (const MwHeaderNames *self, const char *key, const char *folded)
{
  const GPtrArray *words = g_hash_table_lookup (self->never, key);
  g_autofree char *padded = part_digits (folded);

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      g_autofree char *word = part_digits (g_ptr_array_index (words, i));
      if (strstr (padded, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "Contactpersoon leverancier" is no supplier, and an amount per year or in thousands not the amount. */
static gboolean
is_ruled_out (const MwHeaderNames *self, const char *target, const char *folded)
{
  return has_word_of (self, target, folded) || (g_str_has_suffix (target, "_cents") && has_word_of (self, "amounts", folded));
}

/* How well the header is the name of @target, whatever rules it out. */
static int
score_name (const MwHeaderNames *self, const char *header, const char *folded, const char *target)
{
  const GPtrArray *names = g_hash_table_lookup (self->names, target);
  g_auto (GStrv) parts = g_strsplit (header, "(", 2);
  g_autofree char *bare = mw_text_fold_words (parts[0] != NULL ? parts[0] : "");
  int best = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      int score = 0;
      if (g_str_equal (folded, name))
        return 1000 - (int) MIN (i, 99);
      else if (g_str_equal (bare, name))
        score = 800 - (int) MIN (i, 99);
      else if (has_at_an_end (bare, name))
        score = 100 + (int) strlen (name) + (strstr (bare, "contract") != NULL ? 20 : 0);
      best = MAX (best, score);
    }
  return best;
}

/**
 * mw_header_names_score:
 *
 * Returns: how sure it is that a column with this header is for @target; 0 is not at all. A header that is
 *   a known name beats one that only holds it, and the contract's own dates beat those of the publication.
 */
int
mw_header_names_score (const MwHeaderNames *self, const char *header, const char *target)
{
  g_autofree char *folded = mw_text_fold_words (header);
  int score = score_name (self, header, folded, target);

  return score > 0 && score < 1000 - 99 && is_ruled_out (self, target, folded) ? 0 : score;
}

/* Returns: (nullable): the amount that the header names, but in thousands, per year or the like */
const char *
mw_header_names_find_scaled (const MwHeaderNames *self, const char *header)
{
  g_autofree char *folded = mw_text_fold_words (header);

  for (guint t = 0; has_word_of (self, "amounts", folded) && t + 1 < self->targets->len; t++)
    {
      const char *target = g_ptr_array_index (self->targets, t);
      if (g_str_has_suffix (target, "_cents") && score_name (self, header, folded, target) > 0)
        return target;
    }
  return NULL;
}

/* Whether a text above the table, or below a column name, says that amounts are in thousands, per year or the like. */
gboolean
mw_header_names_tells_scale (const MwHeaderNames *self, const char *text)
{
  g_autofree char *folded = mw_text_fold_words (text);

  return has_word_of (self, "amounts_above", folded) && (has_word_of (self, "amounts_named", folded) || strstr (text, "€") != NULL);
}

static gboolean
is_among (const GPtrArray *dates, const char *date)
{
  for (guint i = 0; i < dates->len; i++)
    {
      if (g_str_has_prefix (date, g_ptr_array_index (dates, i)))
        return TRUE;
    }
  return FALSE;
}

/* @date: as ISO text */
MwPlaceholder
mw_header_names_find_placeholder (const MwHeaderNames *self, const char *date)
{
  if (is_among (self->no_end, date))
    return MW_PLACEHOLDER_NO_END;
  return is_among (self->not_filled_in, date) ? MW_PLACEHOLDER_NOT_FILLED_IN : MW_PLACEHOLDER_NONE;
}

/* How many cells of the row are known names, to tell a row of headers from a row of data. */
guint
mw_header_names_count_known (const MwHeaderNames *self, const MwRow *row)
{
  guint known = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const MwCell *cell = mw_row_get (row, i);
      gboolean is_short = cell->kind == MW_CELL_TEXT && strlen (cell->text) <= LONGEST_NAME;
      gboolean found = FALSE;
      for (guint t = 0; is_short && !found && t + 1 < self->targets->len; t++)
        found = mw_header_names_score (self, cell->text, g_ptr_array_index (self->targets, t)) >= MW_HEADER_SURE;
      known += found ? 1 : 0;
    }
  return known;
}
